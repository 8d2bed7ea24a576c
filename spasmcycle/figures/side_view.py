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
from spasmcycle.figures.segment import (
    SEGMENT,
    draw_labels,
    draw_side,
    draw_signal,
    labelled,
    side_axes,
)
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("side-view")

BENT = ("l4", "arch4", "pedicle4", "facet4")
"""What can be taken hold of to bend the segment."""
TURNS_AT = (5.5, -4.5)
"""Where L4 turns, as in `shapes.posed`, in millimetres."""


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
    say = facts["say"]
    r["say"] = say
    r["fine"] = True
    for kind in facts["kinds"]:
        r["is_" + kind] = r["kind"] == kind and r["mid_disc"]
    r["words"] = facts["words"][r["kind"]]
    r["flexion"] = v["flexion"]
    bend = fill(say["forward"], {"degrees": v["flexion"]})
    if v["flexion"] < 0:
        bend = fill(say["backward"], {"degrees": -v["flexion"]})
    if v["flexion"] == 0:
        bend = say["upright"]
    r["bend"] = bend
    r["line_one"] = fill(say["height"], r)
    r["layers"] = fill(say["of_six"], r)
    r["line_two"] = fill(say["layers"], r)
    r["narrow"] = r["sac_depth"] <= facts["narrow"]
    if r["narrow"]:
        r["line_two"] = say["narrow"]
    r["line_three"] = fill(say["behind"], r)
    r["active"] = v["activity"]
    r["activity_text"] = fill(say["muscle"], r)
    r["trace"] = muscle_signal(v["activity"], facts["trace"], 80, 0.9, 34, 5)
    r["part"] = facts["rows"]
    r["value"] = [bend]
    for height in [r["front_height"], r["back_height"], r["foramen"]]:
        r["value"].append(fill(say["mm"], {"mm": height}))
    r["value"].append(r["layers"])
    r["value"].append(fill(say["sized"], r) if r["size"] > 0 else r["words"])
    room = fill(say["room"], {"percent": 100 * r["sac_depth"]})
    r["value"].append(say["room_narrow"] if r["narrow"] else room)
    r["value"].append(fill(say["activity"], r))
    r["idle"] = ["size"] if v["shape"] == "none" else []
    if len(r["piece"]) > 0:
        r["idle"].append("fissure")
    return r


def describe(r):
    """Posture, height, layers and displaced material, in words."""
    say = r["say"]
    template = say["now"]
    if r["narrow"]:
        template = say["now_narrow"]
    elif r["side_muscle"]:
        template = say["now_muscle"]
    return fill(template, r)


def draw(board: Board, r: dict) -> Figure:
    """The side view over three lines of read-outs."""
    figure = board.open(400, 312)
    axes = side_axes(board, 62)
    draw_side(board, axes)
    for name in BENT:
        board.grab(name, "flexion", around=TURNS_AT)
    draw_labels(board, axes)
    axes.text(-62, 44, SEGMENT["draw.front"], weight="bold")
    axes.text(78, 44, SEGMENT["draw.back"], weight="bold")
    draw_signal(board, axes)
    board.text(axes, "activity", 78, 22, "activity_text")
    foot = board.canvas(0, 0, 400, 60)
    for name, y in (("line_one", 44), ("line_two", 26), ("line_three", 8)):
        board.text(foot, name, 4, y, name)
    figure.text(4 / 400, 297 / 312, SEGMENT["draw.tag"], color=style.QUIET)
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
    table=Table(W["table"], (Column(W["column.part"], "part"), Column(W["column.value"], "value"))),
    facts={
        "side": labelled(SIDE_FACTS, "side."),
        "narrow": NARROW_DEPTH,
        "kinds": ["protrusion", "extrusion", "sequestration"],
        "words": SEGMENT.keys_of("kind.", SHAPES),
        "rows": list(W.under("row.").values()),
        "trace": TRACE,
    },
    note="live.schematic",
    limits=W["limits"],
)
