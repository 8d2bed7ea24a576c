"""The motion segment from the side: bend it, dry it, open its layers, let material move out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.anatomy.axial import NARROW_DEPTH
from spasmcycle.anatomy.labels import SHOWS
from spasmcycle.anatomy.side import SHAPES, SIDE_FACTS, TRACE, muscle_signal, side_view
from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.segment import TAG, draw_labels, draw_side, draw_signal, side_axes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

BENT = ("l4", "arch4", "pedicle4", "facet4")
"""What can be taken hold of to bend the segment."""
TURNS_AT = (5.5, -4.5)
"""Where L4 turns, as in `shapes.posed`, in millimetres."""
KIND_WORDS = {
    "none": "nothing displaced",
    "bulge": "a bulge",
    "protrusion": "a protrusion",
    "extrusion": "an extrusion",
    "sequestration": "a loose piece (sequestration)",
}


def cases(v, facts):
    """No run of the model: this picture is anatomy alone."""
    return []


def readouts(v, runs, facts):
    """The drawing, and what it shows in numbers."""
    state = {
        "flexion": v["flexion"],
        "lost": v["lost"] / 100,
        "fissure": v["fissure"],
        "shape": v["shape"],
        "size": v["size"],
        "force": 0,
        "arrows": 0,
        "activity": v["activity"],
        "show": v["show"],
        "slice": v["slice"],
        "names": v["names"],
    }
    r = side_view(state, facts["side"])
    r["fine"] = True
    for kind in facts["kinds"]:
        r["is_" + kind] = r["kind"] == kind and r["mid_disc"]
    r["words"] = facts["words"][r["kind"]]
    r["flexion"] = v["flexion"]
    bend = f"bent forward {v['flexion']:.0f}°"
    if v["flexion"] < 0:
        bend = f"bent back {-v['flexion']:.0f}°"
    if v["flexion"] == 0:
        bend = "upright"
    r["bend"] = bend
    r["line_one"] = f"Disc height: front {r['front_height']:.1f} mm, back {r['back_height']:.1f} mm"
    r["line_two"] = f"Open layers of the ring: {r['layers_open']:.0f} of 6"
    r["narrow"] = r["sac_depth"] <= facts["narrow"]
    if r["narrow"]:
        r["line_two"] = "Narrow sac: see When to get help"
    r["line_three"] = f"Behind the disc: {r['words']}"
    r["active"] = v["activity"]
    r["activity_text"] = f"Muscle {v['activity']:.2f}"
    r["trace"] = muscle_signal(v["activity"], facts["trace"], 80, 0.9, 34, 5)
    r["part"] = ["Bending", "Disc height, front", "Disc height, back", "Height of the foramen"]
    r["part"].append("Open layers of the ring")
    r["part"].append("Displaced material")
    r["part"].append("Dural sac")
    r["part"].append("Muscle activity (0 to 1)")
    r["value"] = [bend, f"{r['front_height']:.1f} mm", f"{r['back_height']:.1f} mm"]
    r["value"].append(f"{r['foramen']:.1f} mm")
    r["value"].append(f"{r['layers_open']:.0f} of 6")
    r["value"].append(f"{r['words']}, {r['size']:.1f} mm" if r["size"] > 0 else r["words"])
    room = f"{100 * r['sac_depth']:.0f} % of its depth at rest"
    r["value"].append("narrow: see When to get help" if r["narrow"] else room)
    r["value"].append(f"{v['activity']:.2f}")
    r["idle"] = ["size"] if v["shape"] == "none" else []
    if len(r["piece"]) > 0:
        r["idle"].append("fissure")
    return r


def describe(r):
    """Posture, height, layers and displaced material, in words."""
    text = f"L4 on L5, {r['bend']}: the disc is {r['front_height']:.1f} mm high in front and "
    text = text + f"{r['back_height']:.1f} mm at the back. "
    text = text + f"{r['layers_open']:.0f} of 6 drawn layers are open; {r['words']}."
    if r["narrow"]:
        return text + f" {r['line_two']}."
    if r["side_muscle"]:
        text = text + f" Back muscle at work: {r['active']:.2f} of 1."
    return text


def draw(board: Board, r: dict) -> Figure:
    """The side view over three lines of read-outs."""
    figure = board.open(400, 312)
    axes = side_axes(board, 62)
    draw_side(board, axes)
    for name in BENT:
        board.grab(name, "flexion", around=TURNS_AT)
    draw_labels(board, axes)
    axes.text(-62, 44, "Front", weight="bold")
    axes.text(78, 44, "Back", weight="bold")
    draw_signal(board, axes)
    board.text(axes, "activity", 78, 22, "activity_text")
    foot = board.canvas(0, 0, 400, 60)
    for name, y in (("line_one", 44), ("line_two", 26), ("line_three", 8)):
        board.text(foot, name, 4, y, name)
    figure.text(4 / 400, 297 / 312, TAG, color=style.QUIET)
    return figure


PICTURE = Picture(
    name="side-view",
    title="The motion segment from the side",
    purpose="Two bones, the disc between them, and what lies behind it.",
    chart=(
        "Drawing of the vertebrae L4 and L5 and their disc from the side, front on the left. "
        "Behind the disc lie the dural sac with several nerve roots (no spinal cord), bone and "
        "muscle."
    ),
    controls=(
        Choice(
            "slice",
            "Slice",
            {"mid": "In the midline", "side": "20 mm beside it"},
            "mid",
            help="The midline shows the canal; beside it lie joints, exits and muscle.",
        ),
        Slider("flexion", "Bend forward", -5, 12, 1, 0, "degrees", "Below 0: bent back."),
        Choice("names", "Labels", {"shown": "Names", "hidden": "Numbers: test yourself"}, "shown"),
        Choice("show", "Show", SHOWS, "all"),
        Slider("lost", "Disc height lost", 0, 40, 1, 0, "%", more=True, whole=True),
        Slider("fissure", "Open layers of the ring", 0, 6, 1, 0, "of 6", more=True, whole=True),
        Choice("shape", "Shape of displaced material", SHAPES, "none", more=True),
        Slider("size", "Its size", 0, 10, 0.5, 5, "mm", more=True),
        Slider(
            "activity",
            "Muscle activity",
            0,
            1,
            0.05,
            0.1,
            help="0 is silent, 1 is full effort. Seen beside the midline; dashed: at rest.",
            more=True,
        ),
    ),
    presets={
        "upright": ("Upright", {}),
        "bent": ("Bent forward", {"flexion": 12}),
        "beside": ("Beside the midline, muscle at work", {"slice": "side", "activity": 0.8}),
        "loose": ("A loose piece", {"shape": "sequestration", "size": 9.5}),
    },
    goals=(
        Goal(
            "bend",
            "Bend forward until the disc is less than 8 mm high in front.",
            ("front_height", "<", 8),
            {"flexion": 8},
            "Front {front_height:.1f} mm, back {back_height:.1f} mm: one closes, the other opens.",
            kept=("lost",),
        ),
        Goal(
            "numbers",
            "Swap the names for numbers, and name every part.",
            ("v.names", "is", "hidden"),
            {"names": "hidden"},
            "The numbers are on. Name each part, then go back to the names to check.",
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table("The drawing in numbers", (Column("Part", "part"), Column("Now", "value"))),
    facts={
        "side": SIDE_FACTS,
        "narrow": NARROW_DEPTH,
        "kinds": ["protrusion", "extrusion", "sequestration"],
        "words": KIND_WORDS,
        "trace": TRACE,
    },
    note="live.schematic",
    limits=(
        "An average adult as a schematic, with no person measured. The rules of movement, and how "
        "deep a bulge or a protrusion is drawn, are drawing choices. Real slices differ, and no "
        "radiologist has reviewed this drawing."
    ),
)
