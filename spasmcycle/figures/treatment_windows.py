"""The map of windows: on which first day, and for how long, a course frees the toy's stuck loop.

Every square is a run of its own, in the reader's browser: the course begins on that day, lasts that
long, and guarding is read some weeks later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.controls.point import Point
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.integrate import daily_hours
from spasmcycle.model.parameters import GRADES, SIZES
from spasmcycle.model.treatments import facts_of, treated
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("treatment-windows", {f"option.grade.{g.name}": g.label for g in GRADES.values()})
TREATED = ("positional_relief", "anti_inflammatory", "relaxant", "bed_rest")
STARTS = [float(day) for day in range(1, 62, 5)]
LENGTHS = [float(days) for days in range(3, 22, 3)]
READ = 119
"""The day on which guarding is read: four weeks and more after the last course."""


def cases(v, facts):
    """One run without treatment, then one a square: lengths go first, then first days."""
    size = facts["grades"][v["grade"]]
    one = {"name": "untreated", "group": "grid", "day": 0.0, "long": 0.0}
    one["treatment"] = v["treatment"]
    one["strength"] = v["strength"]
    one["start"] = {"I": size["H0"], "H": size["H0"]}
    one["settings"] = {"tau_H": size["tau_H"], "stress": v["stress"]}
    found = [one]
    for start in facts["starts"]:
        for length in facts["lengths"]:
            found.append({**one, "name": "square", "day": start, "long": length})
    return found


def complete(case, facts):
    """The run of a square: one course laid over the person."""
    segments = [{"day": 0.0, "settings": case["settings"]}]
    whole = {"name": case["name"], "group": "grid", "columns": ["M"], "hours": facts["hours"]}
    whole["start"] = case["start"]
    whole["segments"] = segments
    if case["long"] > 0:
        course = {"treatment": case["treatment"], "start": case["day"]}
        course["length"] = case["long"]
        course["strength"] = case["strength"]
        whole["segments"] = treated(segments, [course], facts["acts"])
    return whole


def readouts(v, runs, facts):
    """Which squares are freed, as far as they have run, and what holds at the point."""
    grid = runs["grid"]
    rows = len(facts["lengths"])
    r = {
        "fine": True,
        "say": facts["say"],
        "stress": v["stress"],
        "from": [],
        "to": [],
        "at": [],
        "start": v["at"][0],
        "length": v["at"][1],
        "ready": len(grid) > rows * len(facts["starts"]),
        "stuck": grid[0]["M"][-1] > 0.5,
        "here": False,
        "days": facts["starts"],
        "shortest": [],
        "count": 0,
        "rest": v["treatment"] == "bed_rest",
        "hours": v["treatment"] == "relaxant",
    }
    for i in range(len(facts["starts"])):
        start = facts["starts"][i]
        shortest = 0.0
        for j in range(rows):
            place = 1 + i * rows + j
            if place < len(grid):
                if not grid[place]["fine"]:
                    r["fine"] = False
                length = facts["lengths"][j]
                if grid[place]["M"][-1] < 0.5:
                    r["from"].append(start - 2.1)
                    r["to"].append(start + 2.1)
                    r["at"].append(length)
                    r["count"] = r["count"] + 1
                    if shortest == 0:
                        shortest = length
                    if start == v["at"][0] and length == v["at"][1]:
                        r["here"] = True
        known = fill(facts["say"]["days"], {"n": shortest})
        r["shortest"].append(known if shortest > 0 else facts["say"]["none"])
    return r


def describe(r):
    """What the course at the point does, and how many squares are freed."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    if not r["stuck"]:
        return fill(say["loose"], r)
    if not r["ready"]:
        return say["wait"]
    said = fill(say["frees"] if r["here"] else say["fails"], r)
    if r["rest"]:
        return said + " " + say["rest"]
    if r["hours"]:
        return said + " " + say["hours"]
    return said


def draw(board: Board, r: dict) -> Figure:
    """First day across, length up; filled squares are courses that free the loop."""
    cut = chart.opened(board)
    size = cut.words
    side = 0 if board.phone else 9.6 * size
    box = (2.4 * size, 3.5 * size, cut.width - 3.2 * size - side, cut.height - 5.6 * size)
    ticks = (1, 21, 41, 61) if board.phone else (1, 11, 21, 31, 41, 51, 61)
    axes = chart.panel(
        board, box, board.words["draw.up"], (-2, 64), (1.2, 22.8), ticks, (3, 6, 9, 12, 15, 18, 21)
    )
    for day in STARTS:
        for length in LENGTHS:
            axes.plot(
                [day], [length], "s", color=style.PAPER, markersize=4 if board.phone else 6,
                markeredgecolor=style.LINE, markeredgewidth=0.8,
            )  # fmt: skip
    board.spans(axes, "frees", "from", "to", "at", 1.25, facecolor=style.TREATMENT, zorder=3)
    ring = {"marker": "o", "markersize": 13 if board.phone else 17, "markeredgewidth": 3}
    look = {"color": style.INK, "markerfacecolor": "none", "clip_on": False, "zorder": 5}
    board.dot(axes, "here", "start", "length", **ring, **look)
    chart.say(board, box[0] + box[2], 0.5 * size, board.words["draw.across"], ha="right")
    if not board.phone:
        x, y = box[0] + box[2] + 0.8 * size, box[1] + box[3] - size
        for name, mark in (("free", "s"), ("not", "s"), ("here", "o")):
            face = style.TREATMENT if name == "free" else style.PAPER
            _sample(board, x, y, mark, face, name)
            y -= 3.1 * size
    return board.figure


def _sample(board: Board, x: float, y: float, mark: str, face: str, name: str) -> None:
    """A square or the ring, and what it stands for."""
    from matplotlib.lines import Line2D

    size = chart.SIZES[board.cut]
    edge = {"free": style.TREATMENT, "not": style.LINE, "here": style.INK}[name]
    at = ([(x + 6) / size.width], [(y + 5) / size.height])
    look = {"marker": mark, "markersize": 11, "markerfacecolor": face, "markeredgecolor": edge}
    board.figure.add_artist(Line2D(*at, linestyle="none", markeredgewidth=2, **look))
    for i, text in enumerate(board.words[f"draw.{name}"].split("\n")):
        chart.say(board, x + 18, y - 1.15 * i * size.words, text)


PICTURE = Picture(
    name="treatment-windows",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("treatment", W["control.treatment"], W.keys_of("option.treatment.", TREATED),
               "positional_relief"),
        Point(
            "at",
            W["control.at"],
            Slider("start", W["control.at.start"], STARTS[0], STARTS[-1], 5, 6),
            Slider("length", W["control.at.length"], LENGTHS[0], LENGTHS[-1], 3, 6),
            [6.0, 6.0],
            "here",
        ),
        Slider("stress", W["control.stress"], 0.3, 1, 0.05, 0.5, help=W["control.stress.help"]),
        Slider("strength", W["control.strength"], 0.1, 1, 0.1, 1),
        Choice("grade", W["control.grade"], W.keys_of("option.grade.", GRADES), "extrusion",
               more=True),
    ),
    presets={
        "lesson": (W["preset.lesson"], {}),
        "pill": (W["preset.pill"], {"treatment": "anti_inflammatory"}),
        "dose": (W["preset.dose"], {"treatment": "relaxant", "strength": 0.2}),
        "bed": (W["preset.bed"], {"treatment": "bed_rest", "at": [21.0, 6.0]}),
        "tense": (W["preset.tense"], {"stress": 0.6}),
    },
    goals=(
        Goal(
            "window",
            W["goal.window"],
            ("and", ("here", "is", True), ("length", "<", 6.5)),
            {"at": [21.0, 6.0]},
            W["goal.window.how"],
            kept=("treatment", "stress", "strength", "grade"),
        ),
    ),
    cases=cases,
    complete=complete,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"], (Column(W["column.days"], "days", 0), Column(W["column.shortest"], "shortest"))
    ),
    facts={
        "starts": STARTS,
        "lengths": LENGTHS,
        "hours": daily_hours(READ, 0),
        "acts": facts_of(*TREATED),
        "grades": SIZES,
    },
    limits=W["limits"],
    days=READ,
    cuts=chart.CUTS,
)  # fmt: skip
