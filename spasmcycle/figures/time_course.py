"""The time course: twelve weeks of the model with the loop closed, beside the loop left open.

"Open" means that irritants add nothing to pain (k = 0). All else is the same in both runs. A line
in each panel is the day looked at; what lies after it is faint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import at_day, between, direction, last_above, place_of, until
from spasmcycle.model.nights import EIGHT, NIGHT, nightly
from spasmcycle.model.parameters import GRADES, PARAMETERS, SIZES
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.drawing.system import Cut
    from spasmcycle.figures.board import Board

W = Words("time-course", {f"option.grade.{g.name}": g.label for g in GRADES.values()})
PANELS = (
    ("pain", 10.0, style.PAIN),
    ("guarding", 1.0, style.MUSCLE),
    ("irritants", 2.5, style.IRRITATION),
    ("disc", 1.0, LIGHT["nucleus-edge"]),
)
LINES = {
    "closed": {"color": style.INK, "linewidth": 2.4},
    "open": {"color": style.QUIET, "linewidth": 1.8, "dashes": chart.DASHED},
}
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
        "at": [place_of(day) for day in days],
        "final": final,
        "fine": closed["fine"] and opened["fine"],
        "last_closed": last_above(days, closed["M"], 0.5),
        "last_open": last_above(days, opened["M"], 0.5),
        "day": v["day"],
        "place": place_of(v["day"]),
        "place_x": [place_of(v["day"]), place_of(v["day"])],
        "after": [place_of(v["day"])],
        "end": [place_of(final)],
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
    """A panel each over one axis of days; solid is the closed loop, dashed the open one.

    The line of the day stands in all panels, with a grip on top; dots on the curves say what
    holds there.
    The phone cut leaves the irritants, which the prediction does not ask for, to the table.
    """
    cut = chart.opened(board)
    panels = [one for one in PANELS if not (board.phone and one[0] == "irritants")]
    words, size = board.words, cut.words
    left, wide = 2.2 * size, cut.width - 2.9 * size
    under, row_high = 2.8 * size, (cut.height - 4.0 * size) / len(panels)
    high = row_high - 2.1 * size
    for i, (row, top, colour) in enumerate(panels):
        last = i == len(panels) - 1
        box = (left, under + (len(panels) - 1 - i) * row_high, wide, high)
        name = words[f"draw.{row}"]
        axes = chart.panel(board, box, name, (0, 1), (0, top * 1.04), (), (0, top), lift=0.55)
        chart.days(board, axes, numbered=last)
        for day in MOMENTS.values():
            x = place_of(day)
            axes.axvline(x, color=style.LINE, linewidth=0.8, dashes=(1, 3), clip_on=False)
        board.curve(axes, f"{row}-open", "at", f"{row}_open", zorder=5, **LINES["open"])
        board.curve(axes, f"{row}-closed", "at", row, color=colour, linewidth=2.4, zorder=5)
        _today(board, axes, row, top, colour, grip=i == 0)
        for moment, day in MOMENTS.items():
            beside = -0.8 if moment == "end" else 0.8
            look = {"color": style.TREATMENT, "fontsize": 1.15 * size, "weight": "bold"}
            look |= {"ha": "center", "va": "center"}
            guess = f"guess_{row}_{moment}"
            x = place_of(day) + beside
            board.text(axes, f"guess-{row}-{moment}", x, top * 0.68, guess, **look)
    _named(board, cut, left, wide)
    return board.figure


def _today(board: Board, axes: Axes, row: str, top: float, colour: str, grip: bool) -> None:
    """The line of the day with a dot on each curve; what lies after it is faint."""
    above = {"clip_on": False, "zorder": 5.5}
    veil = {"facecolor": style.PAPER, "alpha": 0.6, "zorder": 5.2}
    board.spans(axes, f"after-{row}", "after", "end", "middle", top * 1.04, **veil)
    line = {"color": style.INK, "linewidth": 1.4, **above}
    board.curve(axes, f"today-{row}", "place_x", f"line_{row}", **line)
    board.grab(f"today-{row}", "day", stops=chart.STOPS)
    small = 6 if board.phone else 8
    for name, fill_of in ((f"{row}_open", style.QUIET), (row, colour)):
        dot = {"marker": "o", "markersize": small, "markeredgecolor": style.PAPER, **above}
        board.dot(axes, f"now-{name}", "place", f"now_{name}", markerfacecolor=fill_of, **dot)
    if grip:
        dot = {"marker": "v", "markersize": 1.4 * small, "color": style.INK, **above}
        board.dot(axes, "grip", "place", "grip", **dot)
        board.grab("grip", "day", stops=chart.STOPS)


def _named(board: Board, cut: Cut, left: float, wide: float) -> None:
    """What stands over and under the panels: the days, the lines, the two parts of the axis."""
    words, size = board.words, cut.words
    y = cut.height - 0.9 * size
    unit = wide / place_of(DAYS)
    for moment, day in MOMENTS.items():
        if moment == "end" and board.phone:
            continue  # the room is for the lines; the axis names that day
        side = "right" if moment == "end" else "center"
        x = left + unit * place_of(day)
        chart.say(board, x, y, words[f"guess.{moment}"], ha=side, color=style.QUIET)
    x = left + 13.5 * unit
    chart.named(board, x, y, ((words[f"draw.{line}"], look) for line, look in LINES.items()))
    chart.say(board, left, 0.35 * size, words["draw.first"], color=style.QUIET)
    x = left + unit * place_of(21.5)
    rest = words["draw.rest_short" if board.phone else "draw.rest"]
    chart.say(board, x, 0.35 * size, rest, color=style.QUIET)


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
        "grades": SIZES,
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
    cuts=chart.CUTS,
)
