"""From displaced disc to nerve root: which root is touched, and what a toy makes of it."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from spasmcycle.anatomy.axial import AXIAL_FACTS, AXIAL_LABELS, NARROW, axial_view, crowded
from spasmcycle.anatomy.labels import SHOWS
from spasmcycle.anatomy.leg import LEG, STRIPS, strip, ticks_along
from spasmcycle.anatomy.shapes import area_of
from spasmcycle.anatomy.side import SHAPES, TRACE, drawn_size, kind_of, muscle_signal
from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.segment import (
    SEGMENT,
    axial_axes,
    draw_axial,
    draw_labels,
    draw_signal,
    labelled,
)
from spasmcycle.model.parameters import GRADES
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("disc-root")
MONTH = 30.4
IRRITANTS_LEFT = 0.5


def cases(v, facts):
    """No run of the model: anatomy and a toy sum."""
    return []


def level_word(signal, say):
    """A signal from 0 to 10 in one word."""
    if signal < 0.5:
        return say["silent"]
    if signal < 2.5:
        return say["low"]
    if signal < 5:
        return say["medium"]
    return say["high"]


def readouts(v, runs, facts):
    """The drawing, which root is touched, and the toy's signal.

    Where the sac is narrowed, or was before time passed, there is no signal: words that lead to
    help stand in its place, since no toy may call that picture quiet.
    """
    kind = kind_of(v["shape"], v["size"])
    size = drawn_size(kind, v["size"], 7)
    direction = v["direction"] if kind != "bulge" else "central"
    state = {
        "kind": kind,
        "size": size,
        "direction": direction,
        "width": v["width"] / 100,
        "activity": v["activity"],
        "show": v["show"],
        "names": v["names"],
    }
    least = facts["axial"]["narrow"]
    narrow = area_of(crowded(facts["axial"]["sac"], state, 0.8, facts["axial"])) < least
    irritants = v["irritants"]
    for month in range(12):
        if month < v["months"]:
            state["size"] = state["size"] * facts["left"][kind]
            irritants = irritants * facts["irritants_left"]
    state["irritants"] = irritants
    r = axial_view(state, facts["axial"])
    say = facts["say"]
    r["say"] = say
    r["fine"] = True
    for name in ["protrusion", "extrusion", "sequestration"]:
        r["is_" + name] = kind == name and r["both_disc"]
    r["narrow"] = narrow
    r["clear"] = not narrow
    r["kind"] = facts["words"][kind]
    r["size"] = state["size"]
    template = say["size"]
    if size < v["size"] and v["months"] == 0:
        template = say["most"]
    if r["size"] < 0.5:
        template = say["least"]
    r["size_text"] = fill(template, r)
    if kind == "none":
        r["size_text"] = r["kind"]
    r["place"] = say[direction if kind != "bulge" else kind]
    r["active"] = v["activity"]
    r["trace"] = muscle_signal(v["activity"], facts["trace"], 290, 2.5, 197, 10)
    r["activity_text"] = fill(say["work"], r)
    both = direction == "central"
    root = "L4" if direction == "foramen" else "L5"
    contact = r["contact4"] if direction == "foramen" else r["contact5"]
    r["root"] = root
    r["contact"] = 100 * contact
    touches = r["contact"] >= 0.5
    r["share"] = fill(say["percent"], r)
    r["touched"] = fill(say["both"] if both else say["touches"], r)
    area = say["area"]
    if not touches:
        r["touched"] = say["no_root"]
        if both and kind != "none" and r["sac_area"] < 1.2 * least:
            r["touched"] = say["indents"]
    if narrow:
        now = r["sac_area"] < least
        area = say["narrowed"] if now else say["narrowed_before"]
        r["room"] = say["narrow"] if now else say["narrow_before"]
        if not touches:
            r["share"] = say["the_sac"]
            r["touched"] = r["room"]
    r["truth"] = "cannot"
    mechanical = 5 * contact * v["sensitivity"]
    chemical = 5 * irritants * v["sensitivity"]
    total = min(10, mechanical + chemical)
    r["signal"] = total
    r["level"] = level_word(total, say)
    r["signal_text"] = fill(say["signal"], r)
    r["parts_text"] = fill(say["parts"], {"touch": mechanical, "irritants": chemical})
    r["help_one"] = " "
    r["help_two"] = " "
    values = [fill(say["one"], {"n": n}) for n in [mechanical, chemical]]
    values.append(fill(say["sum"], r))
    r["risk"] = say["risk_" + root]
    if narrow:
        r["risk"] = fill(say["risks"], r)
        mechanical = 0
        total = 0
        r["level"] = say["help_two"]
        values = [say["help_two"] for one in values]
        r["signal_text"] = " "
        r["parts_text"] = " "
        r["help_one"] = say["help_one"]
        r["help_two"] = say["help_two"]
    r["bar_low"] = [0.0]
    r["bar_touch"] = [min(10, mechanical)]
    r["bar_both"] = [total]
    r["irritants_now"] = irritants
    r["dots"] = fill(say["of_dots"], r)
    r["dots_text"] = fill(say["dots"], r)
    count = 0
    while count + 0.5 < 2 * total:
        count += 1
    r["ticks"] = ticks_along(facts["lines"][root], count, 1.6)
    awake = touches or r["dot_count"] > 0
    r["on_L4"] = root == "L4" and awake
    r["on_L5"] = root == "L5" and awake
    r["strip_text"] = fill(say["strip"], r)
    r["area"] = fill(area, r)
    r["sac_text"] = fill(say["room"], r)
    r["part"] = facts["rows"]
    r["value"] = [r["size_text"], r["place"], r["risk"], r["share"], r["dots"], r["area"]]
    for text in values:
        r["value"].append(text)
    r["value"].append(fill(say["activity"], r))
    r["value"].append(fill(say["rest"], {"n": 100 + 20 * v["activity"]}))
    r["idle"] = [] if awake and not narrow else ["sensitivity"]
    if v["shape"] == "none":
        r["idle"].append("size")
    if kind == "bulge":
        r["idle"].append("direction")
    return r


def describe(r):
    """Shape, size and place, which root is touched and how far, irritants, signal or help."""
    say = r["say"]
    template = say["now"]
    if r["narrow"]:
        template = say["now_room"] if r["contact"] >= 0.5 else say["now_narrow"]
    if r["active"] > 0:
        return fill(template, r) + " " + fill(say["works"], r)
    return fill(template, r)


def _leg(board: Board) -> None:
    axes = board.axes(10, 30, 60, 148)
    axes.set(xlim=(-19, 19), ylim=(-94, 1))
    axes.axis("off")
    outline = [n for place in LEG for n in place]
    axes.fill(outline[::2], outline[1::2], facecolor=style.PAPER, edgecolor=style.LINE)
    for name in ("L4", "L5"):
        points = strip(STRIPS[name], 1.7)
        axes.fill(points[::2], points[1::2], facecolor=style.BONE, edgecolor=style.LINE, lw=0.6)
        bold = axes.fill(points[::2], points[1::2], facecolor=style.NERVE, edgecolor=style.INK)[0]
        board.follow(bold, f"strip-{name}", shown=f"on_{name}")
    board.shape(
        axes, "ticks", "ticks", 2, closed=False, smooth=False, edgecolor=style.INK, linewidth=1.2
    )


def draw(board: Board, r: dict) -> Figure:
    """The view from below, over a leg with its strip and the two parts of the signal."""
    figure = board.open(400, 532)
    axes = axial_axes(board, 212)
    draw_axial(board, axes)
    draw_labels(board, axes, AXIAL_LABELS)
    figure.text(4 / 400, 516 / 532, SEGMENT["draw.tag"], color=style.QUIET)
    for x, words, side in ((4, "right", "left"), (200, "front", "center"), (396, "left", "right")):
        figure.text(x / 400, 496 / 532, board.words[f"draw.{words}"], ha=side, color=style.QUIET)
    _leg(board)
    foot = board.canvas(0, 0, 400, 212)
    draw_signal(board, foot)
    board.text(foot, "activity", 84, 192, "activity_text")
    lines = (("size_text", 170), ("touched", 151), ("dots_text", 132), ("sac_text", 113))
    for name, y in lines:
        weight = "bold" if name == "touched" else "normal"
        board.text(foot, name, 84, y, name, weight=weight)
    board.text(foot, "signal_text", 84, 90, "signal_text", weight="bold")
    board.text(foot, "help_one", 84, 84, "help_one", weight="bold")
    board.text(foot, "help_two", 84, 65, "help_two", weight="bold")
    bar = board.axes(84, 48, 300, 30)
    bar.set(xlim=(0, 10), ylim=(0, 1))
    bar.axis("off")
    lying = {"places": [(0.15, 0.85)], "sideways": True, "shown": "clear", "edgecolor": style.INK}
    board.bars(bar, "bar-touch", "bar_low", "bar_touch", facecolor=style.QUIET, **lying)
    striped = {"facecolor": style.NERVE, "hatch": "///", "linewidth": 0.8}
    board.bars(bar, "bar-both", "bar_touch", "bar_both", **striped, **lying)
    scale = bar.plot((0, 2, 4, 6, 8, 10), [0] * 6, "-|", color=style.QUIET, lw=1, clip_on=False)
    scale += [bar.text(x, -0.5, f"{x}", ha="center") for x in (0, 5, 10)]
    for i, artist in enumerate(scale):
        board.follow(artist, f"scale-{i}", shown="clear")
    board.text(foot, "parts_text", 84, 8, "parts_text")
    board.text(foot, "strip_text", 4, 8, "strip_text")
    return figure


ABOUT_THREE = (("signal", ">=", 2.5), ("signal", "<", 3.5))

PICTURE = Picture(
    name="disc-root",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("shape", W["control.shape"], SEGMENT.keys_of("shape.", SHAPES), "protrusion"),
        Slider("size", W["control.size"], 0, 10, 0.5, 3.5, "mm", W["control.size.help"]),
        Choice(
            "direction",
            W["control.direction"],
            W.keys_of("option.direction.", ("central", "side", "foramen")),
            "central",
        ),
        Slider("irritants", W["control.irritants"], 0, 1, 0.05, 0),
        Slider(
            "months",
            W["control.months"],
            0,
            12,
            1,
            0,
            W["control.months.unit"],
            W["control.months.help"],
            whole=True,
        ),
        Slider(
            "sensitivity",
            W["control.sensitivity"],
            0.2,
            2,
            0.1,
            1,
            help=W["control.sensitivity.help"],
            more=True,
        ),
        Slider("width", W["control.width"], 70, 120, 5, 100, "%", more=True),
        Slider(
            "activity",
            W["control.activity"],
            0,
            1,
            0.05,
            0,
            help=W["control.activity.help"],
            more=True,
        ),
        Choice(
            "names",
            SEGMENT["names"],
            SEGMENT.keys_of("names.", ("shown", "hidden")),
            "shown",
            more=True,
        ),
        Choice("show", W["control.show"], SEGMENT.keys_of("show.", SHOWS), "all", more=True),
    ),
    presets={
        "quiet": (W["preset.quiet"], {}),
        "ana": (
            W["preset.ana"],
            {"shape": "extrusion", "size": 7, "direction": "side", "sensitivity": 0.2},
        ),
        "ben": (W["preset.ben"], {"size": 3, "direction": "side", "irritants": 0.9}),
        "outlet": (
            W["preset.outlet"],
            {"shape": "extrusion", "size": 6, "direction": "foramen", "irritants": 0.3},
        ),
        "after": (
            W["preset.after"],
            {"shape": "sequestration", "size": 9, "direction": "side", "months": 6},
        ),
        "guarding": (W["preset.guarding"], {"activity": 0.8}),
    },
    goals=(
        Goal(
            "touch",
            W["goal.touch"],
            ("and", *ABOUT_THREE, ("contact", ">", 0), ("irritants_now", "is", 0)),
            {"shape": "extrusion", "direction": "side", "size": 6.5},
            W["goal.touch.how"],
        ),
        Goal(
            "irritants",
            W["goal.irritants"],
            ("and", *ABOUT_THREE, ("contact", "is", 0)),
            {"shape": "none", "irritants": 0.6},
            W["goal.irritants.how"],
        ),
        Goal(
            "both",
            W["goal.both"],
            ("and", *ABOUT_THREE, ("contact", ">", 0), ("irritants_now", ">", 0)),
            {"direction": "side", "size": 3, "irritants": 0.4},
            W["goal.both.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(W["table"], (Column(W["column.part"], "part"), Column(W["column.value"], "value"))),
    facts={
        "axial": labelled(AXIAL_FACTS, "below."),
        "trace": TRACE,
        "words": SEGMENT.keys_of("kind.", SHAPES),
        "left": {name: round(exp(-MONTH / g.tau_H), 5) for name, g in GRADES.items()}
        | {"none": 1.0},
        "irritants_left": IRRITANTS_LEFT,
        "rows": list(W.under("row.").values()),
        "lines": {
            name: [float(n) for place in STRIPS[name] for n in place] for name in ("L4", "L5")
        },
    },
    prediction="two-scans",
    guess={
        "options": W.keys_of("guess.", ("ana", "ben", "cannot")),
        "shown": W.keys_of("shown.", ("ana", "ben")),
    },
    answers=("ana", "ben"),
    veiled=("bar-touch", "bar-both", "signal_text", "parts_text", "ticks"),
    limits=W.fill("limits", percent=100 * NARROW),
)
