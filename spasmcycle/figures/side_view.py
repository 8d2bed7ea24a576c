"""The motion segment from the side: bend it, dry it, open its layers, let material move out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing import side
from spasmcycle.drawing.displaced import DRAWN, NARROW_DEPTH, SHAPES, STAGE, drawn_size, kind_of
from spasmcycle.drawing.side import bent_outline, beside_shapes, depth_left, gap, shapes
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.segment import (
    SEEN,
    SEGMENT,
    SHOWS,
    TRACE,
    cut_of,
    draw_signal,
    hidden_layers,
    label_words,
    muscle_signal,
    show_layers,
)
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("side-view")
MID, BESIDE = side.facts("mid"), side.facts("beside")
REST = {view: side.placed(view) for view in ("mid", "beside")}
MOVING = {view: list(REST[view]) for view in REST}
"""What moves in each slice."""

HEIGHTS = [*(-17.5, 5.5, -17.5, -5.5), *(17.5, 3.5, 17.5, -3.5), *(22.5, 31.8, 26.3, 9.5)]
"""Ends of three distances at rest, the upper of each on L4: the front and the back of the disc,
and the exit between the pedicles."""

BENT = {
    "mid": ("body_L3", "body_L4", "spinous_L3", "spinous_L4"),
    "beside": ("vertebra_L3", "vertebra_L4"),
}
"""What can be taken hold of to bend the segment."""


def cases(v, facts):
    """No run of the model: this picture is anatomy alone."""
    return []


def readouts(v, runs, facts):
    """The drawing, and what it shows in numbers."""
    lost = 0.09 * v["lost"]
    kind = kind_of(v["shape"], v["size"])
    size = drawn_size(kind, v["size"], 7 - lost)
    mid = v["slice"] == "mid"
    state = {
        "flexion": v["flexion"],
        "lost": lost,
        "stage": facts["stage"][kind],
        "by": max(0.01, size / facts["drawn"][kind]),
        "tight": v["activity"],
        "hidden": hidden_layers(v["show"], facts["seen"]),
    }
    r = shapes(state, facts["mid"]) if mid else beside_shapes(state, facts["beside"])
    for name in facts["only_beside"] if mid else facts["only_mid"]:
        r[name] = []
    layers = v["fissure"]
    if mid:
        if kind == "none" or kind == "bulge":
            r["mid_herniation"] = []
            r["mid_fissure"] = torn(layers, state, facts)
        else:
            layers = 6
    room = 1
    if kind != "none":
        room = depth_left(state, facts["mid"])
    show_layers(r, "mid", mid, v, facts["seen"])
    show_layers(r, "beside", not mid, v, facts["seen"])
    say = facts["say"]
    r["say"] = say
    r["fine"] = True
    r["kind"] = kind
    r["size"] = size
    r["layers_open"] = layers
    r["words"] = facts["words"][kind]
    r["flexion"] = v["flexion"]
    bend = fill(say["forward"], {"degrees": v["flexion"]})
    if v["flexion"] < 0:
        bend = fill(say["backward"], {"degrees": -v["flexion"]})
    if v["flexion"] == 0:
        bend = say["upright"]
    r["bend"] = bend
    ends = facts["heights"]
    r["front_height"] = gap(ends, 0, state, facts["mid"])
    r["back_height"] = gap(ends, 4, state, facts["mid"])
    r["foramen"] = gap(ends, 8, state, facts["mid"])
    r["layers"] = fill(say["of_six"], r)
    r["narrow"] = room <= facts["narrow"]
    r["front_text"] = fill(say["front"], r)
    r["back_text"] = fill(say["back"], r)
    r["narrow_text"] = " "
    r["line_one"] = r["front_text"]
    r["line_two"] = r["back_text"]
    if r["narrow"]:
        r["line_one"] = say["narrow_one"]
        r["line_two"] = say["narrow_two"]
        r["narrow_text"] = fill(say["narrow"], r)
    r["active"] = v["activity"]
    r["muscle_text"] = fill(say["muscle"], r) if r["see_beside_muscle"] else " "
    r["trace"] = muscle_signal(v["activity"], facts["trace"])
    r["resting"] = []
    if r["see_beside_muscle"] and v["activity"] > 0.25:
        r["resting"] = at_rest(state, facts["beside"])
    r["part"] = facts["rows"]
    r["value"] = [bend]
    for height in [r["front_height"], r["back_height"], r["foramen"]]:
        r["value"].append(fill(say["mm"], {"mm": height}))
    r["value"].append(r["layers"])
    r["value"].append(fill(say["sized"], r) if size > 0 else r["words"])
    free = fill(say["room"], {"percent": 100 * room})
    r["value"].append(say["room_narrow"] if r["narrow"] else free)
    r["value"].append(fill(say["activity"], r))
    r["idle"] = ["size"] if v["shape"] == "none" else []
    if len(r["mid_herniation"]) > 0:
        r["idle"].append("fissure")
    return r


def torn(layers, state, facts):
    """The gap through so many of the six drawn layers of the ring, from the soft centre out."""
    if layers < 0.5:
        return []
    end = 11.4 + layers
    points = [10.4, 0.7, 11.2, 0.9, end - 0.5, 0.5, end, 0, end - 0.6, -0.6, 11, -0.8]
    parts = []
    for i in range(0, len(points), 2):
        parts.append(0.5 + 0.2 * points[i + 1])
    return bent_outline(points, parts, state, facts["mid"])


def at_rest(state, facts):
    """Where the back of the outer muscle lies at rest, as the spine is bent now."""
    name = "beside_erector_spinae"
    points = facts["frames"][name][0]
    return bent_outline(points, facts["frame_shares"][name][0], state, facts)


def describe(r):
    """Posture, height, layers and displaced material, in words."""
    say = r["say"]
    template = say["now"]
    if r["narrow"]:
        template = say["now_narrow"]
    elif r["see_beside_muscle"]:
        template = say["now_muscle"]
    return fill(template, r)


def draw(board: Board, r: dict) -> Figure:
    """Both slices in one place, one of them seen; heights of the disc below its two edges."""
    cut = cut_of(board)
    figure = board.open(cut.width, cut.height)
    for view in ("mid", "beside"):
        axes = side.axes_for(board, view, cut)
        made = {name: r[name] or REST[view][name] for name in MOVING[view]}
        texts = label_words(side.LABELS[f"{view}_{cut.name}"])
        side.draw(board, axes, view, cut, made, f"see_{view}", texts=texts)
        for name in BENT[view]:
            board.grab(f"{view}-{view}_{name}", "flexion", around=side.TURNS_AT)
        if view == "beside":
            board.shape(
                axes, "resting", "resting", 0, shown="see_beside_muscle", edgecolor=style.INK,
                linewidth=1.2, linestyle=(0, (3, 2.4)), capstyle="butt",
            )  # fmt: skip
    words = board.canvas(0, 0, cut.width, cut.height)
    size, right = cut.words, cut.width - 2
    top = {"y": cut.height - 1.1 * size, "weight": "bold", "fontsize": size}
    words.text(2, s=SEGMENT["draw.front"], **top)
    words.text(right, s=SEGMENT["draw.back"], ha="right", **top)
    if not board.phone:
        for i, line in enumerate(SEGMENT["draw.tag"].split("\n")):
            look = {"ha": "right", "fontsize": size, "color": style.QUIET}
            words.text(right, (3.4 - 1.2 * i) * size, line, **look)
    for name, row in (("line_one", 2.2), ("line_two", 0.8)):
        board.text(words, name, 2, row * size, name, fontsize=size)
    draw_signal(board, words, cut, "see_beside_muscle")
    return figure


PICTURE = Picture(
    name="side-view",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice(
            "slice",
            W["control.slice"],
            W.keys_of("option.slice.", ("mid", "side")),
            "mid",
            help=W["control.slice.help"],
        ),
        Slider(
            "flexion",
            W["control.flexion"],
            -5,
            12,
            1,
            0,
            W["control.flexion.unit"],
            W["control.flexion.help"],
        ),
        Choice("names", SEGMENT["names"], SEGMENT.keys_of("names.", ("shown", "hidden")), "shown"),
        Choice("show", W["control.show"], SEGMENT.keys_of("show.", SHOWS), "all"),
        Slider("lost", W["control.lost"], 0, 40, 1, 0, "%", more=True, whole=True),
        Slider(
            "fissure",
            W["control.fissure"],
            0,
            6,
            1,
            0,
            W["control.fissure.unit"],
            more=True,
            whole=True,
        ),
        Choice("shape", W["control.shape"], SEGMENT.keys_of("shape.", SHAPES), "none", more=True),
        Slider("size", W["control.size"], 0, 10, 0.5, 5, "mm", more=True),
        Slider(
            "activity",
            W["control.activity"],
            0,
            1,
            0.05,
            0.1,
            help=W["control.activity.help"],
            more=True,
        ),
    ),
    presets={
        "upright": (W["preset.upright"], {}),
        "bent": (W["preset.bent"], {"flexion": 12}),
        "beside": (W["preset.beside"], {"slice": "side", "activity": 0.8}),
        "loose": (W["preset.loose"], {"shape": "sequestration", "size": 9.5}),
    },
    goals=(
        Goal(
            "bend",
            W["goal.bend"],
            ("front_height", "<", 8),
            {"flexion": 8},
            W["goal.bend.how"],
            kept=("lost",),
        ),
        Goal(
            "numbers",
            W["goal.numbers"],
            ("v.names", "is", "hidden"),
            {"names": "hidden"},
            W["goal.numbers.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    cuts=("landscape", "phone"),
    table=Table(W["table"], (Column(W["column.part"], "part"), Column(W["column.value"], "value"))),
    facts={
        "mid": MID,
        "beside": BESIDE,
        "only_mid": [name for name in MOVING["mid"] if name not in MOVING["beside"]],
        "only_beside": [name for name in MOVING["beside"] if name not in MOVING["mid"]],
        "heights": HEIGHTS,
        "stage": STAGE,
        "drawn": DRAWN,
        "seen": SEEN,
        "narrow": NARROW_DEPTH,
        "words": SEGMENT.keys_of("kind.", SHAPES),
        "rows": list(W.under("row.").values()),
        "trace": TRACE,
    },
    note="live.schematic",
    limits=W["limits"],
)
