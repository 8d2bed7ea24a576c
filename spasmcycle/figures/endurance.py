"""How long a load can be held: a published fatigue model beside what people held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.figures import chart, style
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
LOOKS = {
    "model": {"color": style.MUSCLE},
    "people": {"color": style.INK, "linewidth": 1.8, "dashes": chart.DASHED},
}


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
    r["truth"] = facts["truth"]
    return r


def describe(r):
    """Model and people at this load, and the difference."""
    return fill(r["say"]["longer"] if r["off"] > 0 else r["say"]["shorter"], r)


def draw(board: Board, r: dict) -> Figure:
    """Seconds above, the difference in per cent below; values beside a sample of each line."""
    cut = chart.opened(board)
    left, wide, high = (32, 304, 104) if board.phone else (42, 548, 184)
    low = 72 if board.phone else 104
    bottom = cut.height - high - 1.8 * cut.words
    ticks = range(20, 91, 10)
    words = board.words
    times = chart.panel(
        board,
        (left, bottom, wide, high),
        words["draw.seconds"],
        (20, 90),
        (0, 900),
        ticks,
        (0, 300, 600, 900),
    )
    times.tick_params(labelbottom=False)
    percent = [100 * load for load in LOADS]
    dot = {"linestyle": "none", "marker": "o", "markersize": 8, "zorder": 5, "clip_on": False}
    if board.phone:
        dot["markersize"] = 6
    for i, (name, row) in enumerate({"model": "model", "people": "measured"}.items()):
        look = LOOKS[name]
        (drawn,) = times.plot(percent, [one[row] for one in ROWS], **look)
        board.follow(drawn, f"curve-{name}")
        board.dot(times, name, "load", name, color=look["color"], **dot)
        y = bottom + high - (1.2 + 1.7 * i) * cut.words
        x = chart.sample(board, left + 0.52 * wide, y, **look) - left
        place = {"transform": times.transAxes, "fontsize": cut.words}
        board.text(times, f"text-{name}", x / wide, (y - bottom) / high, f"text_{name}", **place)
    under = 2.7 * cut.words
    off = chart.panel(
        board,
        (left, under, wide, low),
        words["draw.off"],
        (20, 90),
        (-60, 40),
        ticks,
        (-50, 0, 25),
    )
    off.axhline(0, color=style.INK, linewidth=1, dashes=chart.DASHED)
    (drawn,) = off.plot(percent, [row["off_percent"] for row in ROWS], **LOOKS["model"])
    board.follow(drawn, "curve-off")
    board.dot(off, "off", "load", "off", color=style.MUSCLE, **dot)
    place = {"transform": off.transAxes, "fontsize": cut.words, "ha": "right"}
    board.text(off, "text-off", 1, 1 + 0.75 * cut.words / low, "text_off", **place)
    chart.say(board, left + wide, 0.4 * cut.words, words["draw.load"], ha="right")
    if not board.phone:
        chart.say(board, 2, 0.4 * cut.words, words["draw.pooled"], color=style.QUIET)
    return board.figure


GUESSES = {"short": 20.0, "middle": 110.0, "long": 600.0}
"""What the prediction offers, in seconds, for half of full strength."""


def _nearest_guess() -> str:
    """The guess that comes nearest to what people held, by ratio."""
    (held,) = (row["measured"] for row in ROWS if round(100 * row["load"]) == 50)
    return min(GUESSES, key=lambda name: max(GUESSES[name] / held, held / GUESSES[name]))


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
        "truth": _nearest_guess(),
        "sustainable": round(100 * fatigue.sustainable("trunk"), 1),
        "row_load": [round(100 * row["load"]) for row in _TABLE],
        "row_model": [round(row["model"], 1) for row in _TABLE],
        "row_people": [round(row["measured"], 1) for row in _TABLE],
        "row_off": [round(row["off_percent"], 2) for row in _TABLE],
    },
    limits=W["limits"],
    prediction="hold-half",
    guess={
        "options": W.keys_of("guess.", GUESSES),
        "shown": W.keys_of("shown.", ("half",)),
    },
    presets={"half": (W["preset.half"], {})},
    answers=("half",),
    veiled=(
        "curve-people", "curve-model", "curve-off", "people", "model", "off",
        "text-people", "text-model", "text-off",
    ),
    cuts=chart.CUTS,
)  # fmt: skip
