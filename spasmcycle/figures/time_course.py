"""The time course: twelve weeks of the model with the loop closed, beside the loop left open.

"Open" means that irritants add nothing to pain (k = 0). All else is the same in both runs. A line
in each panel is the day looked at; what lies after it is faint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import at_day, between, direction, last_above, until
from spasmcycle.model.nights import EIGHT, NIGHT, nightly
from spasmcycle.model.parameters import GRADES, PARAMETERS
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("time-course", {f"option.grade.{g.name}": g.label for g in GRADES.values()})
PANELS = (
    ("pain", 10.0, style.PAIN),
    ("guarding", 1.0, style.MUSCLE),
    ("irritants", 2.5, style.IRRITATION),
    ("disc", 1.0, style.INK),
)
COLUMNS = {"pain": "pain_shown", "guarding": "M", "irritants": "W", "disc": "H"}
DAYS = 84
MOMENTS = {"first": 1.0, "later": 10.0, "end": float(DAYS)}
NIGHTS = {"standing": 0.0, "lying": EIGHT}


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
        "day": v["day"],
        "day_x": [v["day"], v["day"]],
        "after": [v["day"]],
        "end": [final],
        "middle": [0.0],
        "grip": facts["tops"][facts["rows"][0]],
        "pain_now": between(days, closed["pain_shown"], v["day"]),
        "pain_now_open": between(days, opened["pain_shown"], v["day"]),
        "truth": {},
        "say": facts["say"],
    }
    for row in facts["rows"]:
        column = facts["columns"][row]
        r[row] = closed[column]
        r[row + "_open"] = opened[column]
        r["line_" + row] = [0.0, facts["tops"][row]]
        r["now_" + row] = between(days, closed[column], v["day"])
        r["now_" + row + "_open"] = between(days, opened[column], v["day"])
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
    """How long guarding lasts with and without the loop, and pain on the day looked at."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    return fill(
        say["last"] if r["day"] >= r["final"] else say["now"],
        {
            "closed": until(r["last_closed"], r["final"], say),
            "open": until(r["last_open"], r["final"], say),
            "day": r["day"],
            "pain": r["pain_now"],
            "pain_open": r["pain_now_open"],
        },
    )


def draw(board: Board, r: dict) -> Figure:
    """Four panels over one day axis; solid is the closed loop, dashed the open one.

    The line of the day stands in all panels, with a grip on top; dots on the curves say what
    holds there.
    """
    figure = board.open(400, 488)
    for i, (row, top, colour) in enumerate(PANELS):
        axes = board.axes(34, 44 + (3 - i) * 110, 356, 80)
        axes.set(xlim=(0, 84), ylim=(0, top * 1.04), xticks=range(0, 85, 14))
        axes.set_yticks((0, top), ("0", board.words.number(top)))
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
        board.spans(
            axes,
            f"after-{row}",
            "after",
            "end",
            "middle",
            top * 1.04,
            facecolor=style.PAPER,
            alpha=0.6,
            zorder=2.5,
        )
        board.curve(
            axes,
            f"today-{row}",
            "day_x",
            f"line_{row}",
            color=style.INK,
            linewidth=1.4,
            clip_on=False,
            zorder=2.5,
        )
        board.grab(f"today-{row}", "day")
        for name, colour_of in ((f"{row}_open", style.QUIET), (row, colour)):
            board.dot(
                axes,
                f"now-{name}",
                "day",
                f"now_{name}",
                marker="o",
                markersize=8,
                markerfacecolor=colour_of,
                markeredgecolor=style.PAPER,
                clip_on=False,
                zorder=2.6,
            )
        if i == 0:
            board.dot(
                axes,
                "grip",
                "day",
                "grip",
                marker="v",
                markersize=11,
                color=style.INK,
                clip_on=False,
                zorder=2.6,
            )
            board.grab("grip", "day")
        axes.text(0, 1.1, board.words[f"draw.{row}"], transform=axes.transAxes, weight="bold")
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
    figure.text(34 / 400, 8 / 488, board.words["draw.days"])
    return figure


PICTURE = Picture(
    name="time-course",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
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
            "grade",
            W["control.grade"],
            W.keys_of("option.grade.", GRADES),
            "extrusion",
        ),
        Slider("stress", W["control.stress"], 0, 1, 0.05, 0.0, help=W["control.stress.help"]),
        Slider("day", W["control.day"], 0, DAYS, 1, DAYS, unit=W["control.day.unit"]),
        Choice(
            "nights",
            W["control.nights"],
            W.keys_of("option.nights.", NIGHTS),
            "standing",
            help=W["control.nights.help"],
            more=True,
        ),
    ),
    presets={
        "lesson": (W["preset.lesson"], {}),
        "open": (W["preset.open"], {"k": 0.0}),
        "weak": (W["preset.weak"], {"k": 0.2}),
        "stress": (W["preset.stress"], {"stress": 0.4}),
    },
    goals=(
        Goal(
            "early",
            W["goal.early"],
            ("last_closed", "<", 5),
            {"k": 0.2},
            W["goal.early.how"],
            kept=("grade",),
        ),
        Goal(
            "stays",
            W["goal.stays"],
            ("last_closed", ">", 80),
            {"k": 0.36},
            W["goal.stays.how"],
            kept=("grade", "stress", "nights"),
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
            Column(W["column.pain_open"], "pain_open", 2),
            Column(W["column.guarding"], "guarding", 2),
            Column(W["column.guarding_open"], "guarding_open", 2),
            Column(W["column.irritants"], "irritants", 2),
            Column(W["column.irritants_open"], "irritants_open", 2),
            Column(W["column.disc"], "disc", 2),
        ),
        (0, 1, 3, 7, 10, 14, 21, 28, 42, 56, 70, 84),
    ),
    facts={
        "grades": {g.name: {"H0": g.H0, "tau_H": g.tau_H} for g in GRADES.values()},
        "rows": [row for row, *_ in PANELS],
        "order": list(MOMENTS),
        "moments": MOMENTS,
        "columns": COLUMNS,
        "tops": {row: top for row, top, _ in PANELS},
        "days": DAYS,
        "hours": NIGHTS,
        "night": NIGHT,
    },
    says="live.model",
    prediction="closing",
    guess={
        "rows": W.keys_of("guess.", [row for row, *_ in PANELS]),
        "columns": W.keys_of("guess.", MOMENTS),
    },
    answers=("lesson",),
    veiled=tuple(mark for row, *_ in PANELS for mark in (f"{row}-closed", f"now-{row}")),
    plays="day",
    limits=W["limits"],
)
