"""The tipping point: what one round of the loop gives back, and guarding there and back.

On the left, pain now against the pain that one round of the reduced loop returns: where the curve
crosses the line the loop rests, and where it is steeper than the line it tips. On the right, the
resting states over the root signal; between the two tipping points the loop remembers where it
came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.generated.balance import reduced_held as hold
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.portable import fill
from spasmcycle.study.reduced_loop import equilibria, folds
from spasmcycle.study.reduced_loop import returned_pains as pain_back
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("tipping-point")
MOST_PAIN = 1.8
MOST_ROOT = 0.5
BEYOND_PAIN, BEYOND_ROOT = 0.03, 0.01  # where what lies beyond the edge is drawn: just off it
PAINS = 61  # points of the curve of one round
SET = ("g", "theta", "release", "washout")


def cases(v, facts):
    """No runs: everything here follows from the equations at rest."""
    return []


def inside(root):
    """The root signal, or a place just off the picture's edge."""
    return min(MOST_ROOT + BEYOND_ROOT, max(-BEYOND_ROOT, root))


def branch(first, last, p):
    """Points root, M … of the resting states from guarding `first` to `last`, even along root."""
    points = []
    for i in range(25):
        w = i / 24
        # Root goes as the fourth root of M near 0, and of 1 − M near 1.
        if last > first and first < 0.000001:
            M = last * (0.02 + 0.98 * w) * (0.02 + 0.98 * w)
            M = M * (0.02 + 0.98 * w) * (0.02 + 0.98 * w)
        elif last > 0.99:
            M = 1 - (1 - first) * (1 - 0.7 * w) * (1 - 0.7 * w) * (1 - 0.7 * w) * (1 - 0.7 * w)
        else:
            M = first + (last - first) * w
        points.append(inside(hold(M, p)["root"]))
        points.append(M)
    return points


def readouts(v, runs, facts):
    """States at this root, both tipping points, the curve of one round, and the branches."""
    p = {**facts["set"], "root": v["root"], "k": v["k"], "phi": v["phi"]}
    f = folds(p)
    states = equilibria(v["root"], p)
    several = len(states) > 1
    low = states[0]
    tip = states[1] if several else states[0]
    high = states[-1]
    now = high if v["start"] == "high" else low
    pains = [MOST_PAIN * i / (PAINS - 1) for i in range(PAINS)]
    at_up = equilibria(f["up"] + 0.000001, p)
    at_down = equilibria(max(0, f["down"] - 0.000001), p)
    say = facts["say"]
    r = {
        "fine": True,
        "say": say,
        "root": v["root"],
        "k": v["k"],
        "start": v["start"],
        "several": several,
        "two": f["two"],
        "gain": f["gain"],
        "up": f["up"],
        "down": f["down"],
        "low": low["M"],
        "tip": tip["M"],
        "high": high["M"],
        "now": now["M"],
        "low_pain": low["pain"],
        "tip_pain": tip["pain"],
        "high_pain": high["pain"],
        "now_pain": now["pain"],
        "pains": pains,
        "back": [min(back, MOST_PAIN + BEYOND_PAIN) for back in pain_back(pains, p)],
        "branch_low": branch(0, f["M_up"], p),
        "branch_tip": branch(f["M_up"], f["M_down"], p),
        "branch_high": branch(f["M_down"], 1, p),
        "root_x": [v["root"], v["root"]],
        "root_y": [0.0, 1.0],
        "up_x": [inside(f["up"]), inside(f["up"])],
        "up_y": [f["M_up"], at_up[-1]["M"]],
        "down_x": [inside(f["down"]), inside(f["down"])],
        "down_y": [f["M_down"], at_down[0]["M"] if f["down"] > 0 else f["M_down"]],
        "what": [say["low"], say["tip"], say["high"], say["up"], say["down"]],
        "at_root": [],
        "at_M": [],
        "at_pain": [],
        "at_gain": [],
    }
    # The root signal stands where the loop has tipped up already, or between both tipping points.
    r["truth"] = "back"
    if f["two"] and v["root"] > f["down"]:
        r["truth"] = "stays"
    r["text_up"] = fill(say["text_up"], {"root": f["up"]}) if f["two"] else ""
    r["text_down"] = ""
    if f["two"]:
        r["text_down"] = fill(say["text_down"], {"root": f["down"]})
        if f["down"] <= 0:
            r["text_down"] = say["text_never"]
    r["text_now"] = fill(say["text_gain"], {"gain": now["gain"]})
    for i in range(5):
        there = i == 1 or i == 2
        shown = several if there else (f["two"] if i > 2 else True)
        M = low["M"]
        if i == 1:
            M = tip["M"]
        if i == 2:
            M = high["M"]
        if i == 3:
            M = f["M_up"]
        if i == 4:
            M = f["M_down"]
        held = hold(M, p)
        r["at_root"].append(fill(say["root"], {"n": held["root"]}) if shown else say["none"])
        r["at_M"].append(fill(say["number"], {"n": M}) if shown else say["none"])
        r["at_pain"].append(fill(say["number"], {"n": held["pain"]}) if shown else say["none"])
        r["at_gain"].append(fill(say["number"], {"n": held["gain"]}) if shown else say["none"])
    return r


def describe(r):
    """How many resting states there are, which one the loop is in, and where it tips."""
    say = r["say"]
    states = say["one_state"]
    if r["several"]:
        states = say["in_high"] if r["start"] == "high" else say["in_low"]
    tips = say["weak"]
    if r["two"]:
        tips = say["tips"] if r["down"] > 0 else say["tips_up"]
    return fill(say["at"], r) + " " + fill(states, r) + " " + fill(tips, r)


def _round(board: Board, box: tuple[float, float, float, float]) -> None:
    words = board.words
    ticks = (0, 0.5, 1, 1.5)
    span = (0, MOST_PAIN)
    axes = chart.panel(board, box, words["draw.later"], span, span, ticks, ticks[1:], lift=2.2)
    axes.plot(span, span, color=style.QUIET, dashes=chart.DASHED, linewidth=1.6)
    board.curve(axes, "back", "pains", "back", color=style.PAIN)
    _states(board, axes, "round", "low_pain", "tip_pain", "high_pain", "now_pain", same=True)
    size = chart.SIZES[board.cut].words
    grows, settles = ("up", "down") if board.phone else ("grows", "settles")
    axes.text(0.06, 1.55, words[f"draw.{grows}"], fontsize=size)
    axes.text(1.78, 0.14, words[f"draw.{settles}"], fontsize=size, ha="right")
    over = board.canvas(0, box[1] + box[3], box[0] + box[2], 2 * size)
    board.text(over, "gain-now", 2, 0.75 * size, "text_now", fontsize=size)
    chart.say(board, box[0] + box[2], box[1] - 2.4 * size, words["draw.pain"], ha="right")


def _states(
    board: Board, axes: Axes, key: str, low: str, tip: str, high: str, now: str, same: bool
) -> None:
    """Filled: stable. Open: tipping. Ringed: where the loop is now."""
    look = {"linestyle": "none", "marker": "o", "clip_on": False, "zorder": 5, "color": style.INK}
    small = 6 if board.phone else 8
    for name, value in (("tip", tip), ("low", low), ("high", high)):
        face = {"markerfacecolor": style.PAPER} if name == "tip" else {}
        x = value if same else "root"
        size = {"markersize": small, "markeredgewidth": 1.6}
        board.dot(axes, f"{key}-{name}", x, value, **look, **face, **size)
    size = {"markersize": 2 * small, "markeredgewidth": 2, "markerfacecolor": "none"}
    board.dot(axes, f"{key}-now", now if same else "root", now, **look, **size)


def _there_and_back(board: Board, box: tuple[float, float, float, float], at: float) -> None:
    words = board.words
    size = chart.SIZES[board.cut].words
    name = words["draw.short" if board.phone else "draw.guarding"]
    ticks = (0, 0.2, 0.4) if board.phone else (0, 0.1, 0.2, 0.3, 0.4, 0.5)
    span = (0, MOST_ROOT)
    axes = chart.panel(board, box, name, span, (0, 1), ticks, (0, 1), at=at, lift=2.2)
    line = {"edgecolor": style.MUSCLE, "closed": False, "smooth": False}
    board.shape(axes, "branch-low", "branch_low", linewidth=2.4, **line)
    board.shape(axes, "branch-high", "branch_high", linewidth=2.4, **line)
    board.shape(axes, "branch-tip", "branch_tip", linewidth=1.6, linestyle=(0, (2, 2)), **line)
    thin = {"color": style.INK, "linewidth": 1.1, "dashes": chart.DASHED}
    board.curve(axes, "jump-up", "up_x", "up_y", **thin)
    board.curve(axes, "jump-down", "down_x", "down_y", **thin)
    board.curve(axes, "root-now", "root_x", "root_y", color=style.LINE, linewidth=1)
    _states(board, axes, "back", "low", "tip", "high", "now", same=False)
    right = box[0] + box[2]
    if not board.phone:
        over = board.canvas(at, box[1] + box[3], right - at, 2 * size)
        board.text(over, "tips-up", 0, 0.75 * size, "text_up", fontsize=size)
        board.text(over, "lets-go", right - at, 0.75 * size, "text_down", ha="right", fontsize=size)
    chart.say(board, right, box[1] - 2.4 * size, words["draw.root"], ha="right")


def draw(board: Board, r: dict) -> Figure:
    """The balance plot on the left, there and back on the right."""
    cut = chart.opened(board)
    bottom = 4.1 * cut.words
    high = cut.height - bottom - 3.4 * cut.words
    second = cut.width / 2 + 0.6 * cut.words
    wide = second - 4.2 * cut.words
    _round(board, (2.1 * cut.words, bottom, wide, high))
    left = second + 1.5 * cut.words
    _there_and_back(board, (left, bottom, cut.width - left - 1.0 * cut.words, high), second)
    chart.say(board, 2, 0.35 * cut.words, board.words["draw.marks"])
    return board.figure


PICTURE = Picture(
    name="tipping-point",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Slider(
            "root",
            W["control.root"],
            0,
            MOST_ROOT,
            0.005,
            0.25,
            help=W["control.root.help"],
        ),
        Slider(
            "k",
            W["control.k"],
            0,
            0.5,
            0.005,
            PARAMETERS["k"].value,
            help=W["control.k.help"],
        ),
        Choice(
            "start",
            W["control.start"],
            W.keys_of("option.start.", ("low", "high")),
            "low",
        ),
        Slider(
            "phi",
            W["control.phi"],
            0,
            0.6,
            0.02,
            PARAMETERS["phi"].value,
            help=W["control.phi.help"],
            more=True,
        ),
    ),
    presets={
        "lesson": (W["preset.lesson"], {}),
        "after": (W["preset.after"], {"start": "high", "root": 0.28}),
        "weak": (W["preset.weak"], {"k": 0.2}),
        "strong": (W["preset.strong"], {"k": 0.5, "start": "high", "root": 0.0}),
        "open": (W["preset.open"], {"phi": 0.0}),
    },
    prediction="there-and-back",
    guess={
        "options": W.keys_of("guess.", ("back", "stays", "half")),
        "shown": W.keys_of("shown.", ("after",)),
    },
    answers=("after",),
    veiled=(
        "branch-high",
        "branch-tip",
        "jump-down",
        "lets-go",
        "back-high",
        "back-tip",
        "back-now",
    ),
    goals=(
        Goal(
            "up",
            W["goal.up"],
            ("and", ("v.start", "is", "low"), ("now", ">", 0.5)),
            {"root": 0.285},
            W["goal.up.how"],
            kept=("k", "phi"),
        ),
        Goal(
            "down",
            W["goal.down"],
            ("and", ("v.start", "is", "high"), ("now", "<", 0.5)),
            {"start": "high", "root": 0.205},
            W["goal.down.how"],
            kept=("k", "phi"),
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.what"], "what"),
            Column(W["column.at_root"], "at_root"),
            Column(W["column.at_M"], "at_M"),
            Column(W["column.at_pain"], "at_pain"),
            Column(W["column.at_gain"], "at_gain"),
        ),
    ),
    facts={"set": {name: PARAMETERS[name].value for name in SET}},
    limits=W["limits"],
    cuts=chart.CUTS,
)
