"""How long a load can be held: a published fatigue model beside what people held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.rivals import fatigue

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

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
    r["text_model"] = f"model {r['model']:.0f} s"
    r["text_people"] = f"people {r['people']:.0f} s"
    r["text_off"] = f"model off by {r['off']:.0f} %"
    return r


def describe(r):
    """Model and people at this load, and the difference."""
    side = "longer" if r["off"] > 0 else "shorter"
    text = f"Trunk at {r['load']:.0f} percent of maximum: model {r['model']:.0f} seconds, "
    text = text + f"people {r['people']:.0f}. The model's time is {abs(r['off']):.0f} percent "
    return text + f"{side}. It could hold {r['sustainable']:.0f} percent for ever."


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
    times.text(0, 1.08, "Seconds held", transform=times.transAxes, weight="bold")
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
    off.text(0, 1.1, "Model against people, %", transform=off.transAxes, weight="bold")
    figure.text(390 / 400, 28 / 404, "Load, % of maximum", ha="right")
    figure.text(4 / 400, 7 / 404, "Solid: model.   Dashed: people, pooled from 194 papers.")
    return figure


_TABLE = [row for row in ROWS if round(100 * row["load"]) % 10 == 0]

PICTURE = Picture(
    name="endurance",
    title="A fatigue model beside people",
    purpose="See where a published model of fatigue fits what people held, and where not.",
    chart=(
        "Line charts over the load: how long the trunk can hold it, in a fatigue model (solid) and "
        "in people (dashed), and the difference in percent."
    ),
    controls=(Slider("load", "Load", 20, 90, 1, 50, "% of maximum"),),
    goals=(
        Goal(
            "agree",
            "Find a load at which model and people differ by less than 5 percent.",
            ("and", ("off", ">", -5), ("off", "<", 5)),
            {"load": 30},
            "At {load:.0f} percent of maximum: {text_model}, {text_people}.",
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "Seconds held by model and people",
        (
            Column("Load, % of maximum", "row_load", 0),
            Column("Model, s", "row_model", 0),
            Column("People, s", "row_people", 0),
            Column("Model off by, %", "row_off", 0),
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
    limits=(
        "Voluntary holding by people without pain. Nothing here was tested for guarding. People "
        "differ widely; the pooled curve is thin at light loads."
    ),
)
