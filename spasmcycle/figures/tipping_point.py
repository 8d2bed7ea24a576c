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
from spasmcycle.study.reduced_loop import equilibria, folds
from spasmcycle.study.reduced_loop import returned_pains as pain_back

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

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
    r = {
        "fine": True,
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
        "what": ["Low state", "Tipping state", "High state", "Tips up", "Lets go"],
        "at_root": [],
        "at_M": [],
        "at_pain": [],
        "at_gain": [],
    }
    r["text_up"] = f"tips up above {f['up']:.3f}" if f["two"] else ""
    r["text_down"] = ""
    if f["two"]:
        r["text_down"] = f"lets go below {f['down']:.3f}" if f["down"] > 0 else "never lets go"
    r["text_now"] = f"gain here {now['gain']:.2f}"
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
        r["at_root"].append(f"{held['root']:.3f}" if shown else "none")
        r["at_M"].append(f"{M:.2f}" if shown else "none")
        r["at_pain"].append(f"{held['pain']:.2f}" if shown else "none")
        r["at_gain"].append(f"{held['gain']:.2f}" if shown else "none")
    return r


def describe(r):
    """How many resting states there are, which one the loop is in, and where it tips."""
    head = f"Root signal {r['root']:.3f}, loop strength {r['k']:.3f}. "
    if not r["several"]:
        text = head + f"One resting state: guarding {r['now']:.2f}."
    else:
        kind = "high" if r["start"] == "high" else "low"
        text = head + f"Two resting states: guarding {r['low']:.2f} and {r['high']:.2f}. "
        text = text + f"The loop is in the {kind} one."
    if not r["two"]:
        return text + f" The loop is too weak to tip: gain at most {r['gain']:.2f}."
    text = text + f" Tips up above {r['up']:.3f}, "
    if r["down"] > 0:
        return text + f"lets go below {r['down']:.3f}."
    return text + "never lets go by itself."


def _round(board: Board) -> None:
    axes = board.axes(50, 278, 336, 172)
    ticks = (0, 0.5, 1, 1.5)
    axes.set(xlim=(0, MOST_PAIN), ylim=(0, MOST_PAIN), yticks=ticks[1:])
    axes.set_xticks(ticks, [f"{x:g}" for x in ticks])
    axes.plot((0, MOST_PAIN), (0, MOST_PAIN), color=style.QUIET, dashes=(4, 2.5), linewidth=1.6)
    board.curve(axes, "back", "pains", "back", color=style.PAIN)
    _states(board, axes, "round", "low_pain", "tip_pain", "high_pain", "now_pain", same=True)
    axes.text(0, 1.06, "Pain one round later", transform=axes.transAxes, weight="bold")
    axes.text(0.04, 1.5, "above the line: grows", color=style.QUIET)
    axes.text(1.76, 0.12, "below the line: settles", color=style.QUIET, ha="right")
    board.text(axes, "gain-now", 1.76, 0.36, "text_now", ha="right", weight="bold")
    board.figure.text(390 / 400, 244 / 480, "Pain now", ha="right")


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
    axes.set_xticks(ticks, [f"{x:g}" for x in ticks])
    line = {"edgecolor": style.MUSCLE, "closed": False, "smooth": False}
    board.shape(axes, "branch-low", "branch_low", linewidth=2.4, **line)
    board.shape(axes, "branch-high", "branch_high", linewidth=2.4, **line)
    board.shape(axes, "branch-tip", "branch_tip", linewidth=1.6, linestyle=(0, (2, 2)), **line)
    thin = {"color": style.INK, "linewidth": 1.1, "dashes": (4, 2)}
    board.curve(axes, "jump-up", "up_x", "up_y", **thin)
    board.curve(axes, "jump-down", "down_x", "down_y", **thin)
    board.curve(axes, "root-now", "root_x", "root_y", color=style.LINE, linewidth=1)
    _states(board, axes, "back", "low", "tip", "high", "now", same=False)
    axes.text(0, 1.07, "Guarding at rest (0–1)", transform=axes.transAxes, weight="bold")
    board.text(axes, "tips-up", 0.495, 0.36, "text_up", ha="right")
    board.text(axes, "lets-go", 0.495, 0.2, "text_down", ha="right")
    words = board.figure.text
    words(390 / 400, 12 / 480, "Root signal", ha="right")
    words(4 / 400, 12 / 480, "● stable, ○ tipping, ring: now")


def draw(board: Board, r: dict) -> Figure:
    """The balance plot above, there and back below."""
    figure = board.open(400, 480)
    _round(board)
    _there_and_back(board)
    return figure


PICTURE = Picture(
    name="tipping-point",
    title="Tipping points and a memory",
    purpose="Raise the root signal until guarding tips up. Then see how far down it must go.",
    chart=(
        "Two charts of the reduced loop. Above: pain now against pain one round later, with the "
        "line on which nothing changes. Below: guarding at rest against the root signal."
    ),
    controls=(
        Slider(
            "root",
            "Root signal",
            0,
            MOST_ROOT,
            0.005,
            0.25,
            help="Signal from the nerve root. It stands still here.",
        ),
        Slider(
            "k",
            "Loop strength",
            0,
            0.5,
            0.005,
            PARAMETERS["k"].value,
            help="Pain added by one unit of irritants.",
        ),
        Choice(
            "start",
            "Coming from",
            {"low": "A calm time (low state)", "high": "A flare (high state)"},
            "low",
        ),
        Slider(
            "phi",
            "Washout that guarding stops",
            0,
            0.6,
            0.02,
            PARAMETERS["phi"].value,
            help="Share of the washout that full guarding stops.",
            more=True,
        ),
    ),
    presets={
        "lesson": ("As in the lesson", {}),
        "after": ("After a flare", {"start": "high"}),
        "weak": ("A loop too weak to tip", {"k": 0.2}),
        "strong": ("A loop that never lets go", {"k": 0.5, "start": "high", "root": 0.0}),
        "open": ("Guarding leaves the flow alone", {"phi": 0.0}),
    },
    goals=(
        Goal(
            "up",
            "Coming from a calm time, raise the root signal until guarding tips up.",
            ("and", ("v.start", "is", "low"), ("now", ">", 0.5)),
            {"root": 0.285},
            "A root signal of {root:.3f} is enough.",
            kept=("k", "phi"),
        ),
        Goal(
            "down",
            "Coming from a flare, lower the root signal until guarding lets go.",
            ("and", ("v.start", "is", "high"), ("now", "<", 0.5)),
            {"start": "high", "root": 0.205},
            "It lets go at {root:.3f}, lower than where it tips up.",
            kept=("k", "phi"),
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "Resting states and tipping points",
        (
            Column("What", "what"),
            Column("Root signal", "at_root"),
            Column("Guarding", "at_M"),
            Column("Pain", "at_pain"),
            Column("Loop gain", "at_gain"),
        ),
    ),
    facts={"set": {name: PARAMETERS[name].value for name in SET}},
    limits=(
        "Only guarding and irritants move; inflammation, fatigue, sensitisation and the disc stand "
        "still. No study shows that people's pain has two such states."
    ),
)
