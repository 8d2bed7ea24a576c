"""The slow tank of the model: sensitisation fills while it hurts, and empties over months.

Pain above, sensitisation below, over one axis of days. A dot marks the day on which sensitisation
has come down to half of its peak, long after guarding has let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import between, last_above
from spasmcycle.model.parameters import GRADES, SIZES
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("slow-tank", {f"option.grade.{g.name}": g.label for g in GRADES.values()})
DAYS = 168
TOPS = {"pain": 10.0, "memory": 0.6}


def cases(v, facts):
    """One herniation, without treatment."""
    size = facts["grades"][v["grade"]]
    start = {"I": size["H0"], "H": size["H0"]}
    settings = {"tau_H": size["tau_H"], "stress": v["stress"]}
    one = {"name": "run", "start": start, "columns": ["pain_shown", "M", "Z"]}
    one["segments"] = [{"day": 0.0, "settings": settings}]
    return [one]


def readouts(v, runs, facts):
    """Both curves, the days of their peaks and of half of the slow one, and the day looked at."""
    run = runs["run"]
    days = run["days"]
    r = {"fine": run["fine"], "say": facts["say"], "days": days}
    r["pain"] = run["pain_shown"]
    r["memory"] = run["Z"]
    peak = 0.0
    r["peak_day"] = 0.0
    for i in range(len(days)):
        if run["Z"][i] > peak:
            peak = run["Z"][i]
            r["peak_day"] = days[i]
    r["half_day"] = last_above(days, run["Z"], peak / 2)
    r["half"] = peak / 2
    r["halved"] = r["half_day"] < days[-1]
    r["last"] = last_above(days, run["M"], 0.5)
    r["sticks"] = r["last"] >= days[-1]
    r["day"] = v["day"]
    r["day_x"] = [v["day"], v["day"]]
    r["pain_y"] = [0.0, facts["tops"]["pain"]]
    r["memory_y"] = [0.0, facts["tops"]["memory"]]
    r["top"] = facts["tops"]["pain"]
    r["pain_now"] = between(days, run["pain_shown"], v["day"])
    r["memory_now"] = between(days, run["Z"], v["day"])
    r["share"] = 100 * r["memory_now"] / max(peak, 0.000001)
    return r


def describe(r):
    """Pain and sensitisation on the day looked at, and when the slow one is down to half."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    ends = say["sticks"]
    if not r["sticks"]:
        ends = say["halved"] if r["halved"] else say["not_halved"]
    return fill(say["now"], r) + " " + fill(ends, r)


def draw(board: Board, r: dict) -> Figure:
    """Pain above, sensitisation below; the line of the day through both."""
    cut = chart.opened(board)
    size = cut.words
    left, under = 2.6 * size, 2.8 * size
    wide, high = cut.width - left - 1.3 * size, (cut.height - 6.8 * size) / 2
    dot = {"marker": "o", "clip_on": False, "zorder": 7, "markeredgecolor": style.PAPER}
    weeks = range(0, DAYS + 1, 28)
    panels = (
        ("pain", under + high + 2.2 * size, (0, 5, 10), style.PAIN),
        ("memory", under, (0, 0.3, 0.6), style.MUSCLE),
    )
    for name, bottom, ticks, colour in panels:
        axes = chart.panel(
            board, (left, bottom, wide, high), board.words[f"draw.{name}"], (0, DAYS),
            (0, TOPS[name]), weeks if name == "memory" else (), ticks, lift=0.55,
        )  # fmt: skip
        board.curve(axes, name, "days", name, color=colour, linewidth=2.6)
        chart.today(board, axes, f"today-{name}", f"{name}_y")
        if name == "pain":
            chart.grip(board, axes)
        board.dot(axes, f"now-{name}", "day", f"{name}_now", markersize=8, color=colour, **dot)
        if name == "memory":
            look = {**dot, "markeredgecolor": style.INK, "markeredgewidth": 1.6}
            look["markerfacecolor"] = style.PAPER
            board.dot(axes, "half", "half_day", "half", shown="halved", markersize=9, **look)
    chart.say(board, left + wide, 0.4 * size, board.words["draw.days"], ha="right")
    return board.figure


PICTURE = Picture(
    name="slow-tank",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("grade", W["control.grade"], W.keys_of("option.grade.", GRADES), "extrusion"),
        Slider("day", W["control.day"], 0, DAYS, 1, 7, W["unit.days"]),
        Slider("stress", W["control.stress"], 0, 1, 0.05, 0, help=W["control.stress.help"]),
    ),
    presets={
        "lesson": (W["preset.lesson"], {}),
        "stuck": (W["preset.stuck"], {"stress": 0.4}),
    },
    goals=(
        Goal(
            "gone",
            W["goal.gone"],
            ("and", ("pain_now", "<", 2), ("share", ">", 75)),
            {"day": 42},
            W["goal.gone.how"],
        ),
        Goal(
            "stuck",
            W["goal.stuck"],
            ("sticks", "is", True),
            {"stress": 0.5},
            W["goal.stuck.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.days"], "days", 0),
            Column(W["column.pain"], "pain", 2),
            Column(W["column.memory"], "memory", 3),
        ),
        (0, 1, 3, 7, 14, 21, 28, 42, 56, 84, 112, 140, 168),
    ),
    facts={"grades": SIZES,
           "tops": TOPS},
    limits=W["limits"],
    plays="day",
    days=DAYS,
    cuts=chart.CUTS,
)  # fmt: skip
