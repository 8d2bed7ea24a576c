"""How long a load can be held: a published fatigue model beside what people held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.portable import fill
from spasmcycle.rivals import fatigue
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("endurance")
LOADS = [i / 100 for i in range(20, 91)]
ROWS = fatigue.comparison("trunk", LOADS)


def cases(v, facts):
    """No runs: both curves are closed forms."""
    return []


def readouts(v, runs, facts):
    """Both times at this load, and how far the model is off."""
    i = 0
    while facts["loads"][i] < v["load"]:
        i += 1
    r = {
        "fine": True,
        "say": facts["say"],
        "load": v["load"],
        "model": facts["model"][i],
        "people": facts["people"][i],
        "off": facts["off"][i],
        "sustainable": facts["sustainable"],
        "row_load": facts["row_load"],
        "row_model": facts["row_model"],
        "row_people": facts["row_people"],
        "row_off": facts["row_off"],
    }
    say = facts["say"]
    r["text_model"] = fill(say["model"], r)
    r["text_people"] = fill(say["people"], r)
    r["text_off"] = fill(say["off"], r)
    r["much"] = abs(r["off"])
    return r


def describe(r):
    """Model and people at this load, and the difference."""
    return fill(r["say"]["longer"] if r["off"] > 0 else r["say"]["shorter"], r)


def draw(board: Board, r: dict) -> Figure:
    """Seconds above, the difference in per cent below."""
    figure = board.open(400, 404)
    times = board.axes(46, 220, 344, 150)
    times.set(xlim=(20, 90), ylim=(0, 900), xticks=range(20, 91, 10), yticks=(0, 300, 600, 900))
    times.tick_params(labelbottom=False)
    percent = [100 * load for load in LOADS]
    times.plot(percent, [row["model"] for row in ROWS], color=style.MUSCLE)
    times.plot(
        percent, [row["measured"] for row in ROWS], color=style.INK, linewidth=1.8, dashes=(4, 2.5)
    )
    times.text(0, 1.08, board.words["draw.seconds"], transform=times.transAxes, weight="bold")
    dot = {"linestyle": "none", "marker": "o", "markersize": 8, "zorder": 5}
    board.dot(times, "model", "load", "model", color=style.MUSCLE, **dot)
    board.dot(times, "people", "load", "people", color=style.INK, **dot)
    board.text(times, "text-model", 89, 740, "text_model", ha="right")
    board.text(times, "text-people", 89, 620, "text_people", ha="right")
    off = board.axes(46, 66, 344, 110)
    off.set(xlim=(20, 90), ylim=(-60, 40), xticks=range(20, 91, 10), yticks=(-50, 0, 25))
    off.axhline(0, color=style.INK, linewidth=1, dashes=(3, 2))
    off.plot(percent, [row["off_percent"] for row in ROWS], color=style.MUSCLE)
    board.dot(off, "off", "load", "off", color=style.MUSCLE, **dot)
    board.text(off, "text-off", 22, -50, "text_off")
    off.text(0, 1.1, board.words["draw.off"], transform=off.transAxes, weight="bold")
    figure.text(390 / 400, 28 / 404, board.words["draw.load"], ha="right")
    figure.text(4 / 400, 7 / 404, board.words["draw.lines"])
    return figure


_TABLE = [row for row in ROWS if round(100 * row["load"]) % 10 == 0]

PICTURE = Picture(
    name="endurance",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(Slider("load", W["control.load"], 20, 90, 1, 50, W["control.load.unit"]),),
    goals=(
        Goal(
            "agree",
            W["goal.agree"],
            ("and", ("off", ">", -5), ("off", "<", 5)),
            {"load": 30},
            W["goal.agree.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.load"], "row_load", 0),
            Column(W["column.model"], "row_model", 0),
            Column(W["column.people"], "row_people", 0),
            Column(W["column.off"], "row_off", 0),
        ),
    ),
    facts={
        "loads": [round(100 * load) for load in LOADS],
        "model": [round(row["model"], 1) for row in ROWS],
        "people": [round(row["measured"], 1) for row in ROWS],
        "off": [round(row["off_percent"], 2) for row in ROWS],
        "sustainable": round(100 * fatigue.sustainable("trunk"), 1),
        "row_load": [round(100 * row["load"]) for row in _TABLE],
        "row_model": [round(row["model"], 1) for row in _TABLE],
        "row_people": [round(row["measured"], 1) for row in _TABLE],
        "row_off": [round(row["off_percent"], 2) for row in _TABLE],
    },
    limits=W["limits"],
)
