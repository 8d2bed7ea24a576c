"""The tipping point: what one round of the loop gives back, and guarding there and back.

Above, pain now against the pain that one round of the reduced loop returns: where the curve crosses
the line the loop rests, and where it is steeper than the line it tips. Below, the resting states
over the root signal; between the two tipping points the loop remembers where it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
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


def _round(board: Board) -> None:
    axes = board.axes(50, 278, 336, 172)
    ticks = (0, 0.5, 1, 1.5)
    axes.set(xlim=(0, MOST_PAIN), ylim=(0, MOST_PAIN), yticks=ticks[1:])
    axes.set_xticks(ticks, [board.words.number(x) for x in ticks])
    axes.plot((0, MOST_PAIN), (0, MOST_PAIN), color=style.QUIET, dashes=(4, 2.5), linewidth=1.6)
    board.curve(axes, "back", "pains", "back", color=style.PAIN)
    _states(board, axes, "round", "low_pain", "tip_pain", "high_pain", "now_pain", same=True)
    axes.text(0, 1.06, board.words["draw.later"], transform=axes.transAxes, weight="bold")
    axes.text(0.04, 1.5, board.words["draw.grows"], color=style.QUIET)
    axes.text(1.76, 0.12, board.words["draw.settles"], color=style.QUIET, ha="right")
    board.text(axes, "gain-now", 1.76, 0.36, "text_now", ha="right", weight="bold")
    board.figure.text(390 / 400, 244 / 480, board.words["draw.pain"], ha="right")


def _states(
    board: Board, axes: Axes, key: str, low: str, tip: str, high: str, now: str, same: bool
) -> None:
    """Filled: stable. Open: tipping. Ringed: where the loop is now."""
    look = {"linestyle": "none", "marker": "o", "clip_on": False, "zorder": 5}
    for name, value in (("tip", tip), ("low", low), ("high", high)):
        open_face = {"markerfacecolor": style.PAPER} if name == "tip" else {}
        board.dot(
            axes,
            f"{key}-{name}",
            value if same else "root",
            value,
            color=style.INK,
            markersize=8,
            markeredgewidth=1.6,
            **look,
            **open_face,
        )
    board.dot(
        axes,
        f"{key}-now",
        now if same else "root",
        now,
        color=style.TREATMENT,
        markersize=15,
        markerfacecolor="none",
        markeredgewidth=2,
        **look,
    )


def _there_and_back(board: Board) -> None:
    axes = board.axes(50, 54, 336, 148)
    ticks = (0, 0.1, 0.2, 0.3, 0.4, 0.5)
    axes.set(xlim=(0, MOST_ROOT), ylim=(0, 1), yticks=(0, 1))
    axes.set_xticks(ticks, [board.words.number(x) for x in ticks])
    line = {"edgecolor": style.MUSCLE, "closed": False, "smooth": False}
    board.shape(axes, "branch-low", "branch_low", linewidth=2.4, **line)
    board.shape(axes, "branch-high", "branch_high", linewidth=2.4, **line)
    board.shape(axes, "branch-tip", "branch_tip", linewidth=1.6, linestyle=(0, (2, 2)), **line)
    thin = {"color": style.INK, "linewidth": 1.1, "dashes": (4, 2)}
    board.curve(axes, "jump-up", "up_x", "up_y", **thin)
    board.curve(axes, "jump-down", "down_x", "down_y", **thin)
    board.curve(axes, "root-now", "root_x", "root_y", color=style.LINE, linewidth=1)
    _states(board, axes, "back", "low", "tip", "high", "now", same=False)
    axes.text(0, 1.07, board.words["draw.guarding"], transform=axes.transAxes, weight="bold")
    board.text(axes, "tips-up", 0.495, 0.36, "text_up", ha="right")
    board.text(axes, "lets-go", 0.495, 0.2, "text_down", ha="right")
    words = board.figure.text
    words(390 / 400, 12 / 480, board.words["draw.root"], ha="right")
    words(4 / 400, 12 / 480, board.words["draw.marks"])


def draw(board: Board, r: dict) -> Figure:
    """The balance plot above, there and back below."""
    figure = board.open(400, 480)
    _round(board)
    _there_and_back(board)
    return figure


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
        "after": (W["preset.after"], {"start": "high"}),
        "weak": (W["preset.weak"], {"k": 0.2}),
        "strong": (W["preset.strong"], {"k": 0.5, "start": "high", "root": 0.0}),
        "open": (W["preset.open"], {"phi": 0.0}),
    },
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
)
