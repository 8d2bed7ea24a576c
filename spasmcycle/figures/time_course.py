"""The time course: twelve weeks of the model with the loop closed, beside the loop left open.

"Open" means that irritants add nothing to pain (k = 0). All else is the same in both runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import at_day, direction, last_above, until
from spasmcycle.model.nights import EIGHT, NIGHT, nightly
from spasmcycle.model.parameters import GRADES, PARAMETERS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

PANELS = (
    ("pain", "Pain shown (0–10)", 10.0, style.PAIN),
    ("guarding", "Guarding (0–1)", 1.0, style.MUSCLE),
    ("irritants", "Irritants in the muscle", 2.5, style.IRRITATION),
    ("disc", "Displaced disc material (0–1)", 1.0, style.INK),
)
COLUMNS = {"pain": "pain_shown", "guarding": "M", "irritants": "W", "disc": "H"}
DAYS = 84
MOMENTS = {"first": 1.0, "later": 10.0, "end": float(DAYS)}
NIGHTS = {
    "standing": ("Standing day and night", 0.0),
    "lying": ("Eight hours lying each night", EIGHT),
}


def cases(v, facts):
    """The same herniation twice: with the loop closed and with it open."""
    size = facts["grades"][v["grade"]]
    common = {"tau_H": size["tau_H"], "stress": v["stress"]}
    start = {"I": size["H0"], "H": size["H0"]}
    hours = facts["hours"][v["nights"]]
    closed = [{"day": 0, "settings": {**common, "k": v["k"]}}]
    opened = [{"day": 0, "settings": {**common, "k": 0}}]
    return [
        {
            "name": "closed",
            "start": start,
            "segments": nightly(closed, hours, 0, facts["days"], facts["night"]),
        },
        {
            "name": "open",
            "start": start,
            "segments": nightly(opened, hours, 0, facts["days"], facts["night"]),
        },
    ]


def readouts(v, runs, facts):
    """Curves of both runs, how long guarding lasts, and which way each quantity moved."""
    closed = runs["closed"]
    opened = runs["open"]
    days = closed["days"]
    final = days[-1]
    r = {
        "days": days,
        "final": final,
        "fine": closed["fine"] and opened["fine"],
        "last_closed": last_above(days, closed["M"], 0.5),
        "last_open": last_above(days, opened["M"], 0.5),
        "pain_end": closed["pain_shown"][-1],
        "pain_end_open": opened["pain_shown"][-1],
        "truth": {},
    }
    for row in facts["rows"]:
        column = facts["columns"][row]
        r[row] = closed[column]
        r[row + "_open"] = opened[column]
        for moment in facts["order"]:
            day = facts["moments"][moment]
            r["truth"][row + "." + moment] = direction(
                at_day(days, closed[column], day),
                at_day(days, opened[column], day),
                0.03 * facts["tops"][row],
            )
            r["guess_" + row + "_" + moment] = ""
    return r


def describe(r):
    """How long guarding lasts with and without the loop, and where pain ends."""
    if not r["fine"]:
        return "Outside the model's range."
    closed = until(r["last_closed"], r["final"])
    opened = until(r["last_open"], r["final"])
    guarding = f"Guarding is above half {closed} with the loop closed, {opened} with it open. "
    pain = f"Pain on the last day: {r['pain_end']:.1f} closed, {r['pain_end_open']:.1f} open."
    return guarding + pain


def draw(board: Board, r: dict) -> Figure:
    """Four panels over one day axis; solid is the closed loop, dashed the open one."""
    figure = board.open(400, 488)
    for i, (row, label, top, colour) in enumerate(PANELS):
        axes = board.axes(34, 44 + (3 - i) * 110, 356, 80)
        axes.set(xlim=(0, 84), ylim=(0, top * 1.04), xticks=range(0, 85, 14))
        axes.set_yticks((0, top), ("0", f"{top:g}"))
        axes.tick_params(labelbottom=i == 3)
        for day in MOMENTS.values():
            axes.axvline(day, color=style.LINE, linewidth=0.8, dashes=(1, 3))
        board.curve(
            axes,
            f"{row}-open",
            "days",
            f"{row}_open",
            color=style.QUIET,
            linewidth=1.8,
            dashes=(4, 2.5),
        )
        board.curve(axes, f"{row}-closed", "days", row, color=colour, linewidth=2.4)
        axes.text(0, 1.1, label, transform=axes.transAxes, weight="bold")
        for moment, place in zip(MOMENTS, (4, 13, 80), strict=True):
            board.text(
                axes,
                f"guess-{row}-{moment}",
                place,
                top * 0.62,
                f"guess_{row}_{moment}",
                color=style.TREATMENT,
                fontsize=17,
                weight="bold",
                ha="center",
            )
    figure.text(34 / 400, 8 / 488, "Days.   Solid: loop closed.   Dashed: loop open.")
    return figure


PICTURE = Picture(
    name="time-course",
    title="Twelve weeks, loop closed and loop open",
    purpose="See what changes when irritants from guarding add to pain, and what does not.",
    chart=(
        "Line charts of pain, guarding, irritants and displaced disc material over 84 days, each "
        "with the loop closed (solid) and open (dashed)."
    ),
    controls=(
        Slider(
            "k",
            "Loop strength",
            0,
            0.5,
            0.005,
            PARAMETERS["k"].value,
            help="Pain added by one unit of irritants. At 0 the loop is open.",
        ),
        Choice(
            "grade",
            "Type of herniation",
            {g.name: g.label for g in GRADES.values()},
            "extrusion",
        ),
        Slider("stress", "Stress", 0, 1, 0.05, 0.0, help="Adds to the drive for guarding."),
        Choice(
            "nights",
            "Day and night",
            {name: label for name, (label, _) in NIGHTS.items()},
            "standing",
            help="Lying down takes load off the disc. Each day begins at noon.",
            more=True,
        ),
    ),
    presets={
        "lesson": ("As in the lesson", {}),
        "open": ("Loop open", {"k": 0.0}),
        "weak": ("Weak loop", {"k": 0.2}),
        "stress": ("Tipping point: stress 0.4", {"stress": 0.4}),
    },
    goals=(
        Goal(
            "early",
            "Leave the herniation as it is. Make guarding let go before day 5.",
            ("last_closed", "<", 5),
            {"k": 0.2},
            "A loop strength of {v.k:.3f} is weak enough.",
            kept=("grade",),
        ),
        Goal(
            "stays",
            "Find a loop strength at which guarding stays past day 80.",
            ("last_closed", ">", 80),
            {"k": 0.36},
            "A loop strength of {v.k:.3f} holds it to day {last_closed:.0f}.",
            kept=("grade", "stress", "nights"),
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "Twelve weeks of the model, loop closed and loop open",
        (
            Column("Day", "days", 0),
            Column("Pain, closed", "pain", 2),
            Column("Pain, open", "pain_open", 2),
            Column("Guarding, closed", "guarding", 2),
            Column("Guarding, open", "guarding_open", 2),
            Column("Irritants, closed", "irritants", 2),
            Column("Irritants, open", "irritants_open", 2),
            Column("Disc material", "disc", 2),
        ),
        (0, 1, 3, 7, 10, 14, 21, 28, 42, 56, 70, 84),
    ),
    facts={
        "grades": {g.name: {"H0": g.H0, "tau_H": g.tau_H} for g in GRADES.values()},
        "rows": [row for row, *_ in PANELS],
        "order": list(MOMENTS),
        "moments": MOMENTS,
        "columns": COLUMNS,
        "tops": {row: top for row, _, top, _ in PANELS},
        "days": DAYS,
        "hours": {name: hours for name, (_, hours) in NIGHTS.items()},
        "night": NIGHT,
    },
    says="live.model",
    prediction="closing",
    guess={
        "rows": {
            "pain": "Pain",
            "guarding": "Guarding",
            "irritants": "Irritants",
            "disc": "Disc material",
        },
        "columns": {"first": "day 1", "later": "day 10", "end": "day 84"},
    },
    answers=("lesson",),
    veiled=tuple(f"{row}-closed" for row, *_ in PANELS),
    limits=(
        "One toy person, no movement, no sleep, no mood, no treatment. It stands day and night, "
        "unless more controls let it lie down at night. Open and closed differ in one number "
        "only. That people have such a loop at all is a hypothesis."
    ),
)
