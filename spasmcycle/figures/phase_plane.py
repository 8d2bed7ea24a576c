"""The phase plane of the reduced loop: where a start leads, and the border between two ends.

Guarding goes across, irritants up. On one line guarding stands still, on the other irritants do;
where they cross, the loop rests. A start above the border ends high, one below it ends low. The
same start can be followed with Euler's method, whose steps may be too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.controls.point import Point
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.generated.balance import speeds
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.portable import fill, sqrt
from spasmcycle.study.reduced_loop import equilibria, nullclines, separatrix
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("phase-plane")
SET = ("g", "phi", "theta", "release", "washout", "tau_M", "tau_W")
TALL = 2.5
"""Irritants at the upper edge: full guarding holds a little less."""
DAYS = 4
LEVELS = [0.002, 0.005, 0.01, 0.02, *(round(0.04 * i, 2) for i in range(1, 25)), 0.98, 0.99, 0.995]
FIELD = [(0.1 * i + 0.05, 0.25 * j + 0.125) for i in range(10) for j in range(10)]
ARROW = 0.035
"""Half of an arrow's length, as a share of the map."""
EULER = 400
"""Steps of Euler's method at most."""


def cases(v, facts):
    """One run of the reduced loop from the point."""
    settings = {"root": v["root"], "k": v["k"]}
    begin = {"M": v["begin"][0], "W": v["begin"][1]}
    run = {"name": "run", "model": "reduced", "start": begin}
    run["segments"] = [{"day": 0.0, "settings": settings}]
    run["hours"] = facts["hours"]
    return [run]


def within(W, facts):
    """Irritants, or a place just off the map's upper edge."""
    return min(facts["tall"] * 1.02, max(-0.05, W))


def field(p, facts):
    """An arrow at each place of a grid: from, to, and the two ends of its head."""
    points = []
    for place in facts["field"]:
        s = speeds(place[0], place[1], p)
        dM = s["M"]
        dW = s["W"] / facts["tall"]
        size = sqrt(dM * dM + dW * dW) + 0.000001
        dM = facts["arrow"] * dM / size
        dW = facts["arrow"] * dW / size
        ends = [[-dM, -dW], [dM, dW]]
        ends.append([0.2 * dM - 0.5 * dW, 0.2 * dW + 0.5 * dM])
        ends.append([dM, dW])
        ends.append([0.2 * dM + 0.5 * dW, 0.2 * dW - 0.5 * dM])
        for end in ends:
            points.append(place[0] + end[0])
            points.append(place[1] + facts["tall"] * end[1])
    return points


def stepped(M, W, step, p, facts):
    """Euler's method: places M, W … with steps of so many hours, until one is off the map."""
    points = [M, W]
    for _ in range(facts["euler"]):
        s = speeds(M, W, p)
        M = M + step * s["M"]
        W = W + step * s["W"]
        points.append(min(1.2, max(-0.2, M)))
        points.append(min(1.2 * facts["tall"], max(-0.3, W)))
        if points[-2] != M or points[-1] != W:
            return points
    return points


def readouts(v, runs, facts):
    """The path, both lines, the border, the ends of both basins, and what holds there."""
    run = runs["run"]
    say = facts["say"]
    p = {**facts["set"], "root": v["root"], "k": v["k"]}
    states = equilibria(v["root"], p)
    several = len(states) > 1
    lines = nullclines(facts["levels"], v["root"], p)
    border = separatrix(v["root"], facts["tall"], p)
    M = run["M"][-1]
    up = several and states[1]["M"] < M
    r = {
        "fine": run["fine"],
        "say": say,
        "root": v["root"],
        "k": v["k"],
        "M0": v["begin"][0],
        "W0": v["begin"][1],
        "days": run["days"],
        "M": run["M"],
        "W": [within(n, facts) for n in run["W"]],
        "levels": facts["levels"],
        "irritants_rest": [within(n, facts) for n in lines["irritants"]],
        "guarding_rests": [within(n, facts) for n in lines["guarding"]],
        "border": border,
        "basin": [],
        "field": field(p, facts),
        "euler": [],
        "end": M,
        "end_W": within(run["W"][-1], facts),
        "several": several,
        "ends_high": up,
        "low": states[0]["M"],
        "low_W": states[0]["W"],
        "tip": states[1]["M"] if several else states[0]["M"],
        "tip_W": states[1]["W"] if several else states[0]["W"],
        "high": states[-1]["M"],
        "high_W": within(states[-1]["W"], facts),
        "step": v["step"],
        "went": say["nowhere"],
        "idle": [],
    }
    if several and len(border) > 2:
        for n in border:
            r["basin"].append(n)
        right = border[-2]
        corners = [right, 0.0, 1.0, 0.0] if right < 0.98 else [1.0, border[-1]]
        corners.append(1.0)
        corners.append(facts["tall"])
        corners.append(0.0)
        corners.append(facts["tall"])
        for n in corners:
            r["basin"].append(n)
    if v["step"] > 0:
        r["euler"] = stepped(v["begin"][0], v["begin"][1], v["step"], p, facts)
        there = r["euler"][-2]
        off = len(r["euler"]) < 2 * facts["euler"] + 2
        wrong = off or (there - M) * (there - M) > 0.0004
        r["went"] = fill(say["strays"] if wrong else say["same"], r)
    r["lost"] = v["step"] > 0 and r["went"] == fill(say["strays"], r)
    r["what"] = [say["start"], say["end"], say["low"], say["tip"], say["high"]]
    r["at_M"] = [fill(say["number"], {"n": n}) for n in [r["M0"], M, r["low"], r["tip"], r["high"]]]
    heights = [r["W0"], r["end_W"], r["low_W"], r["tip_W"], r["high_W"]]
    r["at_W"] = [fill(say["number"], {"n": n}) for n in heights]
    if not several:
        r["at_M"][3] = say["none"]
        r["at_W"][3] = say["none"]
        r["at_M"][4] = say["none"]
        r["at_W"][4] = say["none"]
    return r


def describe(r):
    """Where the start is, where it ends, and which ends there are."""
    say = r["say"]
    ends = say["one"]
    if r["several"]:
        ends = say["ends_high"] if r["ends_high"] else say["ends_low"]
    said = fill(say["from"], r) + " " + fill(ends, r)
    if r["step"] > 0:
        said = said + " " + r["went"]
    return said


def draw(board: Board, r: dict) -> Figure:
    """The map, with the names of its lines beside it."""
    cut = chart.opened(board)
    bottom = 3.6 * cut.words
    side = 9.8 * cut.words
    wide = cut.width - 2.4 * cut.words - side
    box = (2.2 * cut.words, bottom, wide, cut.height - bottom - 2.0 * cut.words)
    name = board.words["draw.up"]
    axes = chart.panel(board, box, name, (0, 1), (0, TALL), (0, 0.5, 1), (0, 1, 2))
    line = {"closed": False, "smooth": False}
    board.shape(axes, "basin", "basin", smooth=False, facecolor=style.FLUID, linewidth=0)
    thin = {"edgecolor": style.LINE, "linewidth": 0.8}
    board.shape(axes, "field", "field", 5, **line, **thin)
    board.curve(axes, "irritants-rest", "levels", "irritants_rest", color=style.IRRITATION)
    board.curve(
        axes, "guarding-rests", "levels", "guarding_rests", color=style.MUSCLE, dashes=chart.DASHED
    )
    board.shape(axes, "border", "border", edgecolor=style.INK, linewidth=1.4,
                linestyle=(0, (1.5, 2)), **line)  # fmt: skip
    board.shape(axes, "euler", "euler", edgecolor=style.TREATMENT, linewidth=1.6, **line)
    board.curve(axes, "path", "M", "W", color=style.INK, linewidth=2.4)
    _states(board, axes)
    chart.say(board, box[0] + wide, 0.4 * cut.words, board.words["draw.across"], ha="right")
    _key(board, box[0] + wide + 0.8 * cut.words, box[1] + box[3] - 0.8 * cut.words)
    return board.figure


def _states(board: Board, axes: Axes) -> None:
    """Filled: stable. Open: tipping. The large ring: where the run begins."""
    look = {"linestyle": "none", "marker": "o", "clip_on": False, "zorder": 5, "color": style.INK}
    small = 6 if board.phone else 8
    size = {"markersize": small, "markeredgewidth": 1.6}
    for name in ("tip", "low", "high"):
        face = {"markerfacecolor": style.PAPER} if name == "tip" else {}
        shown = "" if name == "low" else "several"
        board.dot(axes, name, name, f"{name}_W", shown=shown, **look, **face, **size)
    ring = {"markersize": 2 * small, "markeredgewidth": 2.4, "markerfacecolor": style.PAPER}
    board.dot(axes, "begin", "M0", "W0", **{**look, "color": style.PAIN}, **ring)


def _key(board: Board, x: float, y: float) -> None:
    """What each line is, beside the map; the dotted border and shade need no name on a phone."""
    size = chart.SIZES[board.cut].words
    lines = {
        "path": {"color": style.INK, "linewidth": 2.4},
        "guarding": {"color": style.MUSCLE, "dashes": chart.DASHED, "linewidth": 2},
        "irritants": {"color": style.IRRITATION, "linewidth": 2},
        "border": {"color": style.INK, "linewidth": 1.4, "dashes": (1.5, 2)},
        "euler": {"color": style.TREATMENT, "linewidth": 1.6},
    }
    for name, look in lines.items():
        at = chart.sample(board, x, y, **look)
        for i, text in enumerate(board.words[f"draw.{name}"].split("\n")):
            chart.say(board, at, y - 0.35 * size - 1.15 * i * size, text)
        y -= 2.9 * size
    for i, text in enumerate(board.words["draw.marks"].split("\n")):
        chart.say(board, x, y - 0.35 * size - 1.15 * i * size, text)


PICTURE = Picture(
    name="phase-plane",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Point(
            "begin",
            W["control.begin"],
            Slider("M", W["control.begin.M"], 0, 1, 0.02, 0.5),
            Slider("W", W["control.begin.W"], 0, TALL, 0.05, 0.5),
            [0.9, 0.1],
            "begin",
            W["control.begin.help"],
        ),
        Slider("root", W["control.root"], 0, 0.5, 0.005, 0.25, help=W["control.root.help"]),
        Slider("k", W["control.k"], 0.05, 0.5, 0.005, PARAMETERS["k"].value),
        Slider(
            "step",
            W["control.step"],
            0,
            1.2,
            0.05,
            0,
            W["control.step.unit"],
            W["control.step.help"],
            more=True,
        ),
    ),  # fmt: skip
    presets={
        "tense": (W["preset.tense"], {}),
        "slack": (W["preset.slack"], {"begin": [0.1, 1.5]}),
        "one": (W["preset.one"], {"begin": [0.1, 1.5], "k": 0.24}),
    },
    goals=(
        Goal(
            "lock",
            W["goal.lock"],
            ("and", ("M0", "<", 0.3), ("ends_high", "is", True)),
            {"begin": [0.1, 1.5]},
            W["goal.lock.how"],
            kept=("root", "k"),
        ),
        Goal(
            "stray",
            W["goal.stray"],
            ("lost", "is", True),
            {"begin": [0.5, 1.0], "step": 1.05},
            W["goal.stray.how"],
            kept=("root", "k"),
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
            Column(W["column.at_M"], "at_M"),
            Column(W["column.at_W"], "at_W"),
        ),
    ),
    facts={
        "set": {name: PARAMETERS[name].value for name in SET},
        "hours": [0.25 * i for i in range(4 * 24)]
        + [24.0 + 2 * i for i in range(12 * (DAYS - 1) + 1)],
        "tall": TALL,
        "levels": LEVELS,
        "field": [list(place) for place in FIELD],
        "arrow": ARROW,
        "euler": EULER,
    },
    limits=W["limits"],
    days=DAYS,
    cuts=chart.CUTS,
)
