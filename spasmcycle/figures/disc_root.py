"""From displaced disc to nerve root: which root is touched, and what a toy makes of it."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from spasmcycle.anatomy import (
    AXIAL_FACTS,
    AXIAL_LABELS,
    LEG,
    SHOWS,
    STRIPS,
    TRACE,
    axial_view,
    kind_of,
    muscle_signal,
    strip,
    ticks_along,
)
from spasmcycle.figures import style
from spasmcycle.figures.picture import Choice, Column, Picture, Slider, Table
from spasmcycle.figures.segment import TAG, axial_axes, draw_axial, draw_labels, draw_signal
from spasmcycle.figures.side_view import KIND_WORDS
from spasmcycle.model.parameters import GRADES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

MONTH = 30.4
IRRITANTS_LEFT = 0.5


def cases(v, facts):
    """No run of the model: anatomy and a toy sum."""
    return []


def level_word(signal):
    """A signal from 0 to 10 in one word."""
    if signal < 0.5:
        return "silent"
    if signal < 2.5:
        return "low"
    if signal < 5:
        return "medium"
    return "high"


def readouts(v, runs, facts):
    """The drawing, which root is touched, and the toy's signal."""
    kind = kind_of(v["size"])
    size = v["size"]
    irritants = v["irritants"]
    month = 0
    while month < v["months"]:
        month += 1
        size = size * facts["left"][kind]
        irritants = irritants * facts["irritants_left"]
    state = {
        "kind": kind,
        "size": size,
        "direction": v["direction"],
        "width": v["width"] / 100,
        "irritants": irritants,
        "activity": v["activity"],
        "show": v["show"],
        "names": v["names"],
    }
    r = axial_view(state, facts["axial"])
    r["fine"] = True
    for name in ["protrusion", "extrusion", "sequestration"]:
        r["is_" + name] = kind == name and r["both_disc"]
    r["kind"] = facts["words"][kind]
    r["size"] = size
    r["active"] = v["activity"]
    r["trace"] = muscle_signal(v["activity"], facts["trace"], 290, 2.5, 197, 10)
    r["activity_text"] = f"Back muscle at work: {v['activity']:.2f}"
    contact = r["contact5"]
    root = "L5"
    if v["direction"] == "foramen":
        contact = r["contact4"]
        root = "L4"
    if v["direction"] == "central":
        contact = max(r["contact5"], r["contact_other"])
    r["root"] = root
    r["contact"] = 100 * contact
    touched = f"Touches the {root} root, {r['contact']:.0f} %"
    if v["direction"] == "central":
        touched = f"Touches both L5 roots, {r['contact']:.0f} %"
    if r["contact"] < 0.5:
        touched = "Touches no root"
        if v["direction"] == "central" and r["sac_area"] < 110:
            touched = "Indents the sac between the roots"
    r["touched"] = touched
    r["truth"] = "cannot"
    sensitivity = v["sensitivity"]
    mechanical = 5 * contact * sensitivity
    chemical = 5 * irritants * sensitivity
    total = min(10, mechanical + chemical)
    r["signal"] = total
    r["level"] = level_word(total)
    r["bar_low"] = [0.0]
    r["bar_touch"] = [min(10, mechanical)]
    r["bar_both"] = [total]
    r["signal_text"] = f"Signal {total:.1f} of 10: {r['level']}"
    r["touch_text"] = f"touch {mechanical:.1f}"
    r["chemistry_text"] = f"irritants {chemical:.1f}"
    r["irritants_now"] = irritants
    r["dots_text"] = f"Irritant dots: {r['dot_count']:.0f} of 24"
    r["place"] = facts["place"][v["direction"]]
    r["sac_text"] = f"Room in the sac: {r['sac_area']:.0f} mm²"
    r["size_text"] = f"{r['kind']}, {size:.1f} mm"
    if kind == "none":
        r["size_text"] = r["kind"]
    count = 0
    while count + 0.5 < 2 * total:
        count += 1
    r["ticks"] = ticks_along(facts["lines"][root], count, 1.6)
    awake = r["contact"] > 0.5 or r["dot_count"] > 0
    r["on_L4"] = root == "L4" and awake
    r["on_L5"] = root == "L5" and awake
    r["strip_text"] = facts["strip_words"][root]
    r["part"] = ["Displaced material", "Place", "Root at risk here", "Contact"]
    r["part"].append("Irritant dots")
    r["part"].append("Room in the dural sac")
    r["part"].append("Signal from touch (toy)")
    r["part"].append("Signal from irritants (toy)")
    r["part"].append("Signal (toy, 0 to 10)")
    r["part"].append("Back muscle activity (0 to 1)")
    r["part"].append("Depth of multifidus, as drawn")
    r["value"] = [r["size_text"], r["place"], root, f"{r['contact']:.0f} %"]
    r["value"].append(f"{r['dot_count']:.0f} of 24")
    r["value"].append(f"{r['sac_area']:.0f} mm²")
    r["value"].append(f"{mechanical:.1f}")
    r["value"].append(f"{chemical:.1f}")
    r["value"].append(f"{total:.1f}, {r['level']}")
    r["value"].append(f"{v['activity']:.2f}")
    r["value"].append(f"{100 + 20 * v['activity']:.0f} % of rest")
    r["idle"] = [] if awake else ["sensitivity"]
    return r


def describe(r):
    """Size and place, which root is touched and how far, irritants, signal."""
    text = f"{r['place']}: {r['size_text']}. {r['touched']}. "
    text = text + f"{r['dots_text']}. {r['signal_text']}."
    if r["active"] > 0:
        text = text + f" Back muscle at work: {r['active']:.2f} of 1, drawn thicker than at rest."
    return text


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
    figure.text(4 / 400, 516 / 532, TAG, color=style.QUIET)
    for x, words, side in ((4, "right", "left"), (200, "front, seen from below", "center")):
        figure.text(x / 400, 496 / 532, words, ha=side, color=style.QUIET)
    figure.text(396 / 400, 496 / 532, "left", ha="right", color=style.QUIET)
    _leg(board)
    foot = board.canvas(0, 0, 400, 212)
    draw_signal(board, foot)
    board.text(foot, "activity", 84, 192, "activity_text")
    lines = (("size_text", 170), ("touched", 151), ("dots_text", 132), ("sac_text", 113))
    for name, y in lines:
        weight = "bold" if name == "touched" else "normal"
        board.text(foot, name, 84, y, name, weight=weight)
    board.text(foot, "signal_text", 84, 90, "signal_text", weight="bold")
    bar = board.axes(84, 48, 300, 30)
    bar.set(xlim=(0, 10), ylim=(0, 1), yticks=[], xticks=range(0, 11, 2))
    dark = {"facecolor": style.QUIET, "edgecolor": style.INK}
    board.bars(bar, "bar-touch", "bar_low", "bar_touch", [(0.15, 0.85)], sideways=True, **dark)
    light = {"facecolor": style.NERVE, "edgecolor": style.INK, "hatch": "///", "linewidth": 0.8}
    board.bars(bar, "bar-both", "bar_touch", "bar_both", [(0.15, 0.85)], sideways=True, **light)
    board.text(foot, "touch_text", 84, 8, "touch_text")
    foot.text(174, 8, "+")
    board.text(foot, "chemistry_text", 192, 8, "chemistry_text")
    foot.text(304, 8, "(striped)")
    board.text(foot, "strip_text", 4, 8, "strip_text")
    return figure


PICTURE = Picture(
    name="disc-root",
    title="Displaced material and the nerve roots",
    purpose="Which root does it touch, and what else does a signal take?",
    chart=(
        "Cross-section through the disc L4–L5 seen from below, front at the top and the person's "
        "left on the right, with roots, dural sac and back muscle. Below, a leg strip and a bar of "
        "the toy's signal."
    ),
    controls=(
        Slider("size", "Displaced material", 0, 10, 0.5, 3.5, "mm"),
        Choice(
            "direction",
            "Direction",
            {
                "central": "Straight back (central)",
                "side": "To the side of the canal",
                "foramen": "Into the exit (foramen)",
            },
            "central",
        ),
        Slider("irritants", "Irritants round the root", 0, 1, 0.05, 0),
        Slider("months", "Let time pass", 0, 12, 1, 0, "months", "In the toy, pieces shrink."),
        Slider(
            "sensitivity",
            "Sensitivity of the root",
            0.2,
            2,
            0.1,
            1,
            help="Multiplies both parts of the signal.",
            more=True,
        ),
        Slider("width", "Width of the canal", 70, 120, 5, 100, "%", more=True),
        Slider(
            "activity",
            "Back muscle activity",
            0,
            1,
            0.05,
            0,
            help="0 is silent, 1 is full effort. Dashed: where the muscle lies at rest.",
            more=True,
        ),
        Choice(
            "names",
            "Labels",
            {"shown": "Names", "hidden": "Numbers: test yourself"},
            "shown",
            more=True,
        ),
        Choice("show", "Show", SHOWS, "all", more=True),
    ),
    presets={
        "quiet": ("A quiet protrusion", {}),
        "ana": ("Ana: large, touching, calm", {"size": 7, "direction": "side", "sensitivity": 0.2}),
        "ben": ("Ben: small, irritated", {"size": 3, "direction": "side", "irritants": 0.9}),
        "outlet": ("Into the exit", {"size": 6, "direction": "foramen", "irritants": 0.3}),
        "after": ("A loose piece after half a year", {"size": 9, "direction": "side", "months": 6}),
        "guarding": ("Back muscle at work", {"activity": 0.8}),
    },
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "The drawing and the toy in numbers", (Column("Part", "part"), Column("Now", "value"))
    ),
    facts={
        "axial": AXIAL_FACTS,
        "trace": TRACE,
        "words": KIND_WORDS,
        "left": {name: exp(-MONTH / g.tau_H) for name, g in GRADES.items()} | {"none": 1.0},
        "irritants_left": IRRITANTS_LEFT,
        "place": {
            "central": "Straight back",
            "side": "To the side of the canal",
            "foramen": "Into the exit",
        },
        "lines": {
            name: [float(n) for place in STRIPS[name] for n in place] for name in ("L4", "L5")
        },
        "strip_words": {"L4": "L4 strip", "L5": "L5 strip"},
    },
    prediction="two-scans",
    guess={
        "options": {
            "ana": "the one with the large displacement",
            "ben": "the one with the small displacement",
            "cannot": "the scans cannot tell",
        }
    },
    veiled=("bar-touch", "bar-both", "signal_text", "touch_text", "chemistry_text", "ticks"),
    limits=(
        "One flat slice at one level. The signal is a toy sum of touch and irritants times "
        "sensitivity; no such sum has been measured. Shrinking follows the toy's own times. Pain "
        "also depends on much that is not a root."
    ),
)
