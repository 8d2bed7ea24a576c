"""The first picture of the course: a back, a sore disc, and one slider that closes the loop.

A reader moves the strength with which irritants of tight muscle add to pain. Up to some step the
toy lets go of itself; one step further it does not. Where that step lies is found by the runs: each
state is run beside the state one step weaker.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.drawing import trunk
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.system import CONTOUR, CUTS, INNER, Cut, still
from spasmcycle.drawing.trunk import dots, shapes
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import between, last_above
from spasmcycle.model.integrate import TOLERANCE, stored_hours
from spasmcycle.model.models import MODELS
from spasmcycle.model.parameters import GRADES
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("hero")
DAYS = 84
START, MOST, STEP = 0.3, 0.5, 0.005
HERNIATION = GRADES["extrusion"]
FULL = 2.4
"""Irritants that are drawn as all of the dots, a little more than the slider leads to."""


def cases(v, facts):
    """The herniation of the lessons at this strength, and at one step less."""
    tau = facts["tau_H"]
    start = {"I": facts["H0"], "H": facts["H0"]}
    columns = ["pain_shown", "M", "W"]
    before = max(0.0, v["k"] - facts["step"])
    return [
        {
            "name": "now",
            "columns": columns,
            "start": start,
            "segments": [{"day": 0, "settings": {"tau_H": tau, "k": v["k"]}}],
        },
        {
            "name": "before",
            "columns": columns,
            "start": start,
            "segments": [{"day": 0, "settings": {"tau_H": tau, "k": before}}],
        },
    ]


def readouts(v, runs, facts):
    """The curve, the day shown with its muscles and irritants, and whether the toy lets go."""
    run = runs["now"]
    days = run["days"]
    final = days[-1]
    tight = min(1.0, max(0.0, between(days, run["M"], v["day"])))
    last = last_above(days, run["M"], 0.5)
    last_before = last_above(days, runs["before"]["M"], 0.5)
    r = shapes(tight, tight, facts["trunk"])
    r["fine"] = run["fine"] and runs["before"]["fine"]
    r["days"] = days
    r["pain"] = run["pain_shown"]
    r["tightness"] = run["M"]
    r["irritants"] = run["W"]
    r["day"] = v["day"]
    r["pain_now"] = between(days, run["pain_shown"], v["day"])
    r["tight"] = tight
    r["past_days"] = []
    r["past"] = []
    for i in range(len(days)):
        if days[i] < v["day"]:
            r["past_days"].append(days[i])
            r["past"].append(run["pain_shown"][i])
    r["past_days"].append(v["day"])
    r["past"].append(r["pain_now"])
    r["dots"] = dots(between(days, run["W"], v["day"]) / facts["full"], facts["spots"])
    r["last"] = last
    r["before"] = max(0.0, v["k"] - facts["step"])
    r["last_before"] = last_before
    r["sticks"] = last >= final
    r["edge"] = last >= final and last_before < final
    r["say"] = facts["say"]
    return r


def describe(r):
    """When the toy lets go, and what holds on the day shown."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    return fill(say["sticks"] if r["sticks"] else say["goes"], r)


@cache
def _pain(k: float) -> tuple[list[float], list[float], bool]:
    """Days, pain, and whether it sticks at a strength."""
    one = cases({"k": k}, FACTS)[0]
    run = next(iter(MODELS.values())).solve(one, stored_hours(DAYS), TOLERANCE)
    return run["days"], run["pain_shown"], last_above(run["days"], run["M"], 0.5) >= DAYS


@cache
def cliff() -> float:
    """The first step of the slider at which the toy no longer lets go, found by running it."""
    low, high = round(START / STEP), round(MOST / STEP)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _pain(round(middle * STEP, 10))[2] else (middle, high)
    return round(high * STEP, 10)


_ROOM = {
    # the trunk: left, width, points a millimetre, the lowest millimetre; the chart; the key
    "landscape": ((6, 262, 0.75, 22.0), (312, 178, 346, 188), (312, 126, 30)),
    "phone": ((0, 124, 0.5, 60.0), (156, 112, 180, 132), (136, 76, 20)),
}
_HEIGHT = {"landscape": 400, "phone": 270}


def draw(board: Board, r: dict) -> Figure:
    """The trunk on the left, the curve on the right, and under it what the colours stand for.

    Two curves and their words are seen only where no script runs: there nothing can be moved.
    """
    cut = CUTS[board.cut]
    figure = board.open(cut.width, _HEIGHT[cut.name])
    (left, wide, scale, low), chart, (x, y, line) = _ROOM[cut.name]
    body = board.axes(left, 0, wide, _HEIGHT[cut.name])
    half = wide / scale / 2
    body.set(xlim=(-half, half), ylim=(low, low + _HEIGHT[cut.name] / scale))
    body.axis("off")
    trunk.draw(board, body, cut, trunk.placed(0.0), names=False)
    dot = {"size": 1, "closed": False, "smooth": False, "snap": False}
    far = 7.0 if cut.name == "landscape" else 4.6
    board.shape(body, "dots-halo", "dots", edgecolor=style.PAPER, linewidth=far + 2.4, **dot)
    board.shape(body, "dots", "dots", edgecolor=style.IRRITATION, linewidth=far, **dot)
    axes = board.axes(*chart)
    axes.set(xlim=(0, DAYS), ylim=(0, 10), yticks=(0, 5, 10))
    axes.set_xticks(range(0, DAYS + 1, 28), [str(n // 7) for n in range(0, DAYS + 1, 28)])
    axes.tick_params(labelsize=cut.words)
    axes.text(
        0, 1.06, board.words["draw.pain"], transform=axes.transAxes, weight="bold",
        fontsize=cut.words,
    )  # fmt: skip
    _without_scripts(board, axes, cut.words)
    board.curve(axes, "pain", "days", "pain", color=style.PAIN, linewidth=2.4, alpha=0.45)
    board.curve(axes, "past", "past_days", "past", color=style.PAIN, linewidth=3.2)
    board.dot(
        axes, "today", "day", "pain_now", marker="o", markersize=11, color=style.PAIN,
        markeredgecolor=style.PAPER, markeredgewidth=2, clip_on=False, zorder=6,
    )  # fmt: skip
    board.grab("today", "day")
    _key(board, cut, x, y, line)
    figure.text(
        1 - 6 / cut.width, 8 / _HEIGHT[cut.name], board.words["draw.toy"], ha="right",
        fontsize=cut.words, color=style.QUIET,
    )  # fmt: skip
    return figure


def _without_scripts(board: Board, axes: Axes, words: float) -> None:
    """The curve just beyond the edge, and what both curves are: for paper and pages at rest."""
    days, pain, _ = _pain(cliff())
    (stuck,) = axes.plot(days, pain, color=style.QUIET, linewidth=2.2, dashes=(4, 2.5))
    board.follow(stuck, "still-stuck")
    for name, key, k, at in (("sticks", "stuck", cliff(), 7.5), ("lets-go", "start", START, 1.4)):
        text = fill(board.words[f"draw.{key}"], {"k": k})
        said = axes.text(DAYS, at, text, ha="right", fontsize=words, parse_math=False)
        board.follow(said, f"still-{name}")


def _key(board: Board, cut: Cut, x: float, y: float, line: float) -> None:
    """What the colours stand for, a line each."""
    axes = board.canvas(0, 0, cut.width, _HEIGHT[cut.name])
    mark = {"size": 1, "closed": False, "smooth": False, "snap": False}
    side = 0.62 * cut.words
    muscle = "draw.muscle" if cut.name == "landscape" else "draw.muscle_short"
    for name in ("draw.sore", muscle, "draw.irritants"):
        if name == muscle:
            box = [x, y - side / 2, x + side, y - side / 2, x + side, y + side / 2, x, y + side / 2]
            still(axes, box, smooth=False, facecolor=LIGHT["muscle"],
                  edgecolor=LIGHT["muscle-edge"], linewidth=CONTOUR)  # fmt: skip
        else:
            colour = style.PAIN if name == "draw.sore" else style.IRRITATION
            still(axes, [x + side / 2, y], edgecolor=colour, linewidth=side + INNER, **mark)
        axes.text(
            x + 1.6 * side, y, board.words[name], fontsize=cut.words, va="center", parse_math=False
        )
        y -= line


_COUNT = 36
FACTS = {
    "trunk": trunk.FACTS,
    "spots": trunk.spots(_COUNT),
    "full": FULL,
    "step": STEP,
    "H0": HERNIATION.H0,
    "tau_H": HERNIATION.tau_H,
}

PICTURE = Picture(
    name="hero",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Slider("k", W["control.k"], 0, MOST, STEP, START),
        Slider("day", W["control.day"], 0, DAYS, 1, DAYS, more=True),
    ),
    goals=(
        Goal(
            "sticks",
            W["goal.sticks"],
            ("sticks", "is", True),
            {"k": 0.4},
            W["goal.sticks.how"],
            mark="k",
        ),
        Goal(
            "edge",
            W["goal.edge"],
            ("edge", "is", True),
            {"k": 0.355},
            W["goal.edge.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    cuts=("landscape", "phone"),
    layout="below",
    plays="day",
    table=Table(
        W["table"],
        (
            Column(W["column.days"], "days", 0),
            Column(W["column.pain"], "pain", 2),
            Column(W["column.tightness"], "tightness", 2),
            Column(W["column.irritants"], "irritants", 2),
        ),
        (0, 1, 3, 7, 10, 14, 21, 28, 42, 56, 70, 84),
    ),
    facts=FACTS,
    days=DAYS,
    limits=W["limits"],
)
