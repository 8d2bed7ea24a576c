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
    r["fine"] = True
    for name in ["protrusion", "extrusion", "sequestration"]:
        r["is_" + name] = kind == name and r["both_disc"]
    r["narrow"] = narrow
    r["clear"] = not narrow
    r["kind"] = facts["words"][kind]
    r["size"] = state["size"]
    most = ""
    if size < v["size"] and v["months"] == 0:
        most = ", the most drawn"
    r["size_text"] = f"{r['kind']}, {state['size']:.1f} mm{most}"
    if state["size"] < 0.5:
        r["size_text"] = f"{r['kind']}, under 0.5 mm"
    if kind == "none":
        r["size_text"] = r["kind"]
    r["place"] = facts["place"][direction if kind != "bulge" else kind]
    r["active"] = v["activity"]
    r["trace"] = muscle_signal(v["activity"], facts["trace"], 290, 2.5, 197, 10)
    r["activity_text"] = f"Back muscle at work: {v['activity']:.2f}"
    both = direction == "central"
    root = "L4" if direction == "foramen" else "L5"
    contact = r["contact4"] if direction == "foramen" else r["contact5"]
    r["root"] = root
    r["contact"] = 100 * contact
    touches = r["contact"] >= 0.5
    share = f"{r['contact']:.0f} %"
    r["touched"] = f"Touches the {root} root, {share}"
    if both:
        r["touched"] = f"Touches both {root} roots, {share}"
    narrowed = ""
    if not touches:
        r["touched"] = "Touches no root"
        if both and kind != "none" and r["sac_area"] < 1.2 * least:
            r["touched"] = "Indents the sac, touches no root"
    if narrow:
        now = r["sac_area"] < least
        narrowed = ", narrowed" if now else ", narrowed before"
        r["room"] = "The sac is narrow" if now else "The sac was narrow"
        if not touches:
            share = "the sac"
            r["touched"] = r["room"]
    r["truth"] = "cannot"
    mechanical = 5 * contact * v["sensitivity"]
    chemical = 5 * irritants * v["sensitivity"]
    total = min(10, mechanical + chemical)
    r["signal"] = total
    r["level"] = level_word(total)
    r["signal_text"] = f"Signal {total:.1f} of 10: {r['level']}"
    r["parts_text"] = f"touch {mechanical:.1f}  +  irritants {chemical:.1f} (striped)"
    r["help_one"] = " "
    r["help_two"] = " "
    values = [f"{mechanical:.1f}", f"{chemical:.1f}", f"{total:.1f}, {r['level']}"]
    at_risk = facts["roots"][root]
    if narrow:
        at_risk += ", and those in the sac"
        mechanical = 0
        total = 0
        r["level"] = facts["help"][1]
        values = [facts["help"][1] for one in values]
        r["signal_text"] = " "
        r["parts_text"] = " "
        r["help_one"] = facts["help"][0]
        r["help_two"] = facts["help"][1]
    r["bar_low"] = [0.0]
    r["bar_touch"] = [min(10, mechanical)]
    r["bar_both"] = [total]
    r["irritants_now"] = irritants
    r["dots_text"] = f"Irritant dots: {r['dot_count']:.0f} of 24"
    count = 0
    while count + 0.5 < 2 * total:
        count += 1
    r["ticks"] = ticks_along(facts["lines"][root], count, 1.6)
    awake = touches or r["dot_count"] > 0
    r["on_L4"] = root == "L4" and awake
    r["on_L5"] = root == "L5" and awake
    r["strip_text"] = f"{root} strip"
    r["sac_text"] = f"Room in the sac: {r['sac_area']:.0f} mm²{narrowed}"
    r["part"] = facts["rows"]
    r["value"] = [r["size_text"], r["place"], at_risk, share]
    r["value"].append(f"{r['dot_count']:.0f} of 24")
    r["value"].append(f"{r['sac_area']:.0f} mm²{narrowed}")
    for text in values:
        r["value"].append(text)
    r["value"].append(f"{v['activity']:.2f}")
    r["value"].append(f"{100 + 20 * v['activity']:.0f} % of rest")
    r["idle"] = [] if awake and not narrow else ["sensitivity"]
    if v["shape"] == "none":
        r["idle"].append("size")
    if kind == "bulge":
        r["idle"].append("direction")
    return r


def describe(r):
    """Shape, size and place, which root is touched and how far, irritants, signal or help."""
    text = f"{r['place']}: {r['size_text']}. {r['touched']}. "
    if r["narrow"]:
        if r["contact"] >= 0.5:
            text = text + f"{r['room']}. "
        text = text + f"{r['help_one']} {r['help_two']}."
    else:
        text = text + f"{r['dots_text']}. {r['signal_text']}."
    if r["active"] > 0:
        text = text + f" Back muscle at work: {r['active']:.2f}."
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
    title="Displaced material and the nerve roots",
    purpose="Which root does it touch, and what else does a signal take?",
    chart=(
        "Cross-section through the disc L4–L5 seen from below, front at the top and the person's "
        "left on the right, with roots, dural sac and back muscle. Below, a leg strip and a bar of "
        "the toy's signal, or words that lead to help where the sac is narrow."
    ),
    controls=(
        Choice("shape", "Shape", SHAPES, "protrusion"),
        Slider("size", "Size", 0, 10, 0.5, 3.5, "mm", "How far out. The shape sets the name."),
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
        Slider(
            "months",
            "Let time pass",
            0,
            12,
            1,
            0,
            "months",
            "In the toy, pieces shrink.",
            whole=True,
        ),
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
        "ana": (
            "Ana: large, touching, calm",
            {"shape": "extrusion", "size": 7, "direction": "side", "sensitivity": 0.2},
        ),
        "ben": ("Ben: small, irritated", {"size": 3, "direction": "side", "irritants": 0.9}),
        "outlet": (
            "Into the exit",
            {"shape": "extrusion", "size": 6, "direction": "foramen", "irritants": 0.3},
        ),
        "after": (
            "A loose piece after half a year",
            {"shape": "sequestration", "size": 9, "direction": "side", "months": 6},
        ),
        "guarding": ("Back muscle at work", {"activity": 0.8}),
    },
    goals=(
        Goal(
            "touch",
            "Make a signal of about 3 by touch alone.",
            ("and", *ABOUT_THREE, ("contact", ">", 0), ("irritants_now", "is", 0)),
            {"shape": "extrusion", "direction": "side", "size": 6.5},
            "Signal {signal:.1f}. {touched}, and no irritants.",
        ),
        Goal(
            "irritants",
            "Make a signal of about 3 by irritants alone.",
            ("and", *ABOUT_THREE, ("contact", "is", 0)),
            {"shape": "none", "irritants": 0.6},
            "Signal {signal:.1f}. {touched}.",
        ),
        Goal(
            "both",
            "Make a signal of about 3 by both at once.",
            ("and", *ABOUT_THREE, ("contact", ">", 0), ("irritants_now", ">", 0)),
            {"direction": "side", "size": 3, "irritants": 0.4},
            "Signal {signal:.1f}. {touched}, and irritants round it.",
        ),
    ),
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
        "left": {name: round(exp(-MONTH / g.tau_H), 5) for name, g in GRADES.items()}
        | {"none": 1.0},
        "irritants_left": IRRITANTS_LEFT,
        "place": {
            "central": "Straight back",
            "side": "To the side of the canal",
            "foramen": "Into the exit",
            "bulge": "Along the back of the rim",
        },
        "roots": {"L4": "L4, the exiting root", "L5": "L5, the traversing root"},
        "help": ["Roots for bladder and bowel run here:", "see When to get help"],
        "rows": [
            *("Displaced material", "Place", "Root at risk here", "Contact", "Irritant dots"),
            *("Room in the dural sac", "Signal from touch (toy)"),
            *("Signal from irritants (toy)", "Signal (toy, 0 to 10)"),
            *("Back muscle activity (0 to 1)", "Depth of multifidus, as drawn"),
        ],
        "lines": {
            name: [float(n) for place in STRIPS[name] for n in place] for name in ("L4", "L5")
        },
    },
    prediction="two-scans",
    guess={
        "options": {
            "ana": "the one with the large displacement",
            "ben": "the one with the small displacement",
            "cannot": "the scans cannot tell",
        },
        "shown": {
            "ana": "Ana: a signal of {signal:.1f} in the toy.",
            "ben": "Ben: {signal:.1f}.",
        },
    },
    answers=("ana", "ben"),
    veiled=("bar-touch", "bar-both", "signal_text", "parts_text", "ticks"),
    limits=(
        "One flat slice at one level. The names follow shape; how deep a bulge or a protrusion is "
        f"drawn has a limit. At {100 * NARROW:.0f} % of its room or less the sac is narrow: a "
        "choice of ours, and no picture can say that a sac is safe. The signal is a toy sum of "
        "touch and irritants times sensitivity; no such sum has been measured. Shrinking follows "
        "the toy's own times. Pain also depends on much that is not a root."
    ),
)
