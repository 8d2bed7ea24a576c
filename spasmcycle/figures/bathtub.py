"""A bathtub: one level, what runs in and what runs out. Why a level peaks after its inflow.

The tap opens for two days and closes slowly until day 12, as in a flare. The drain lets out a share
of what is in the tub, as irritants are washed out in the toy, or always the same. The level is
solved here in small steps (Runge and Kutta, order 4); it is no part of the course's model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import between
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("bathtub")
DAYS = 20
STEPS = 8
"""Steps a day."""
OPEN, SHUT = 2.0, 12.0
"""The days on which the tap is widest, and shut again."""
STEADY = 1.5
"""What a drain of the other kind lets out a day, litres."""
LN2 = 0.6931471805599453
BRIM, MOST = 25.0, 6.0
"""The upper edges of the level's and the flows' panels: litres, and litres a day."""


def cases(v, facts):
    """No runs: the tub is solved in `readouts`."""
    return []


def tap_at(day, peak, facts):
    """What runs in a day on this day: up in a line, down in a line."""
    if day < facts["open"]:
        return peak * day / facts["open"]
    return max(0.0, peak * (facts["shut"] - day) / (facts["shut"] - facts["open"]))


def drain_at(level, v, facts):
    """What runs out a day at this level."""
    if v["drain"] == "share":
        return level * facts["ln2"] / v["half"]
    return min(facts["steady"], max(0.0, level * 20))


def gain(day, level, v, facts):
    """How fast the level rises."""
    return tap_at(day, v["peak"], facts) - drain_at(level, v, facts)


def readouts(v, runs, facts):
    """Level and flows over the days, when each is highest, and what holds on the day looked at."""
    h = 1 / facts["steps"]
    level = 0.0
    r = {"fine": True, "say": facts["say"], "days": [], "level": [], "inflow": [], "outflow": []}
    highest = 0.0
    top_day = 0.0
    for i in range(facts["days"] * facts["steps"] + 1):
        day = i / facts["steps"]
        out = drain_at(level, v, facts)
        r["days"].append(day)
        r["level"].append(level)
        r["inflow"].append(tap_at(day, v["peak"], facts))
        r["outflow"].append(out)
        if level > highest:
            highest = level
            top_day = day
        a = gain(day, level, v, facts)
        b = gain(day + h / 2, level + a * h / 2, v, facts)
        c = gain(day + h / 2, level + b * h / 2, v, facts)
        d = gain(day + h, level + c * h, v, facts)
        level = max(0.0, level + h * (a + 2 * b + 2 * c + d) / 6)
    r["day"] = v["day"]
    r["day_x"] = [v["day"], v["day"]]
    r["flows_y"] = [0.0, facts["most"]]
    r["level_y"] = [0.0, facts["brim"]]
    r["top"] = facts["most"]
    r["now"] = between(r["days"], r["level"], v["day"])
    r["in_now"] = between(r["days"], r["inflow"], v["day"])
    r["out_now"] = between(r["days"], r["outflow"], v["day"])
    r["peak_day"] = top_day
    r["peak_level"] = highest
    r["open_day"] = facts["open"]
    r["falls"] = r["out_now"] > r["in_now"] + 0.05 and r["in_now"] > 0.2
    r["truth"] = "equal"
    high = min(1.0, r["now"] / facts["brim"])
    r["water"] = [-1.0, 0.0, 1.0, 0.0, 1.0, 2 * high, -1.0, 2 * high]
    wide = 0.05 * r["in_now"]
    r["stream"] = [-wide, 2 * high, wide, 2 * high, wide, 2.45, -wide, 2.45]
    wide = 0.05 * r["out_now"]
    r["leak"] = [-wide, -0.62, wide, -0.62, wide, -0.08, -wide, -0.08]
    r["text_in"] = fill(facts["say"]["in"], r)
    r["text_out"] = fill(facts["say"]["out"], r)
    r["text_level"] = fill(facts["say"]["litres"], r)
    r["idle"] = [] if v["drain"] == "share" else ["half"]
    return r


def describe(r):
    """Level and flows on the day looked at, which way the level goes, and when it was highest."""
    say = r["say"]
    way = say["rises"]
    if r["out_now"] > r["in_now"]:
        way = say["falls"]
    if abs(r["out_now"] - r["in_now"]) < 0.05:
        way = say["turns"] if r["in_now"] > 0.1 else say["rests"]
    return fill(say["now"], r) + " " + way + " " + fill(say["peak"], r)


def draw(board: Board, r: dict) -> Figure:
    """The tub at the left; flows and level over one axis of days at the right."""
    cut = chart.opened(board)
    size = cut.words
    side = (8.2 if board.phone else 10.5) * size
    tub = board.axes(0, 1.6 * size, side, cut.height - 3.2 * size)
    tub.set(xlim=(-1.35, 1.35), ylim=(-0.75, 2.9))
    tub.axis("off")
    water = {"smooth": False, "facecolor": style.IRRITATION, "linewidth": 0}
    board.shape(tub, "water", "water", alpha=0.75, **water)
    board.shape(tub, "stream", "stream", **water)
    board.shape(tub, "leak", "leak", **water)
    rim = {"color": style.INK, "linewidth": 3, "solid_capstyle": "round"}
    tub.plot([-1.12, -1, -1, 1, 1, 1.12], [2.1, 2.1, 0, 0, 2.1, 2.1], **rim)
    tub.plot([-0.55, -0.3, 0, 0], [2.62, 2.62, 2.62, 2.5], **{**rim, "linewidth": 7})
    tub.plot([-0.42, -0.18], [2.84, 2.84], **{**rim, "linewidth": 5})
    tub.plot([-0.3, -0.3], [2.62, 2.84], **{**rim, "linewidth": 3})
    look = {"fontsize": size, "va": "center"}
    board.text(tub, "text-in", 0.22, 2.42, "text_in", **look)
    board.text(tub, "text-out", 0.22, -0.4, "text_out", **look)
    board.text(tub, "text-level", -0.22, -0.4, "text_level", ha="right", **look)
    left = side + 2.2 * size
    wide, high = cut.width - left - 0.6 * size, (cut.height - 6.6 * size) / 2
    under = 2.8 * size
    panels = (
        ("flows", under + high + 2.1 * size, MOST, (0, 3, 6)),
        ("level", under, BRIM, (0, 10, 20)),
    )
    for name, bottom, top, ticks in panels:
        days = (0, 5, 10, 15, 20) if name == "level" else ()
        axes = chart.panel(
            board, (left, bottom, wide, high), board.words[f"draw.{name}"], (0, DAYS), (0, top),
            days, ticks, at=left - 1.2 * size, lift=0.55,
        )  # fmt: skip
        if name == "flows":
            board.curve(axes, "inflow", "days", "inflow", color=style.INK, linewidth=2.4)
            look = {"color": style.IRRITATION, "linewidth": 2.2, "dashes": chart.DASHED}
            board.curve(axes, "outflow", "days", "outflow", **look)
        else:
            board.curve(axes, "level", "days", "level", color=style.IRRITATION, linewidth=2.8)
            dot = {"marker": "o", "color": style.IRRITATION, "clip_on": False, "zorder": 6}
            board.dot(axes, "top", "peak_day", "peak_level", markersize=8, **dot)
        chart.today(board, axes, f"today-{name}", f"{name}_y")
        if name == "flows":
            chart.grip(board, axes)
    chart.say(board, left + wide, 0.4 * size, board.words["draw.days"], ha="right")
    y = cut.height - 1.15 * size
    x = left + wide - (8.2 if board.phone else 9.0) * size
    x = chart.sample(board, x, y, color=style.INK, linewidth=2.4)
    chart.say(board, x, y, board.words["draw.in"])
    x = chart.sample(
        board, x + 1.8 * size, y, color=style.IRRITATION, linewidth=2.2, dashes=chart.DASHED
    )
    chart.say(board, x, y, board.words["draw.out"])
    return board.figure


PICTURE = Picture(
    name="bathtub",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Slider("half", W["control.half"], 0.5, 8, 0.5, 3, W["unit.days"], W["control.half.help"]),
        Slider("peak", W["control.peak"], 1, 6, 0.5, 4, W["unit.flow"]),
        Slider("day", W["control.day"], 0, DAYS, 0.5, 2, W["unit.days"]),
        Choice("drain", W["control.drain"], W.keys_of("option.drain.", ("share", "steady")),
               "share", help=W["control.drain.help"]),
    ),
    presets={
        "lesson": (W["preset.lesson"], {}),
        "end": (W["preset.end"], {"day": 6.5}),
        "slow": (W["preset.slow"], {"half": 8}),
        "steady": (W["preset.steady"], {"drain": "steady"}),
    },
    prediction="highest",
    guess={
        "options": W.keys_of("guess.", ("widest", "equal", "shut")),
        "shown": W.keys_of("shown.", ("end",)),
    },
    answers=("end",),
    veiled=("level", "top", "outflow", "water", "leak", "text-level", "text-out"),
    goals=(
        Goal(
            "late",
            W["goal.late"],
            ("peak_day", ">", 7),
            {"half": 8},
            W["goal.late.how"],
            kept=("peak", "drain"),
        ),
        Goal(
            "falls",
            W["goal.falls"],
            ("falls", "is", True),
            {"day": 9},
            W["goal.falls.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.days"], "days", 1),
            Column(W["column.inflow"], "inflow", 2),
            Column(W["column.outflow"], "outflow", 2),
            Column(W["column.level"], "level", 2),
        ),
        (0.0, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 12.0, 15.0, 20.0),
    ),
    facts={
        "days": DAYS,
        "steps": STEPS,
        "open": OPEN,
        "shut": SHUT,
        "steady": STEADY,
        "ln2": LN2,
        "brim": BRIM,
        "most": MOST,
    },
    limits=W["limits"],
    plays="day",
    days=DAYS,
    cuts=chart.CUTS,
)  # fmt: skip
