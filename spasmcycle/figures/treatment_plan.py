"""A plan of treatments: courses laid over twelve weeks of one made-up person, beside no treatment.

A course moves the model's parameters as `model.treatments` says. It is taken by the calendar, or it
is decided each morning by the pain of that moment: then treatment follows pain, which follows
treatment, a balancing loop. Each lane ends with what trials found and what the crowd of made-up
people does, on one axis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.controls.courses import Courses
from spasmcycle.drawing import trunk
from spasmcycle.drawing.trunk import dots, shapes
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import at_day, between, direction, last_above, lasted
from spasmcycle.model.parameters import GRADES, SIZES
from spasmcycle.model.treatments import TREATMENTS, facts_of, treated
from spasmcycle.portable import fill
from spasmcycle.study.trials import judged
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.drawing.system import Cut
    from spasmcycle.figures.board import Board

W = Words("treatment-plan", {f"option.grade.{g.name}": g.label for g in GRADES.values()})
LANES = (
    "anti_inflammatory",
    "relaxant",
    "heat",
    "positional_relief",
    "bed_rest",
    "exercise",
    "stay_active",
)
HOURS_DO = ("relaxant", "heat")
"""What frees the toy within hours, because its muscle forgets within hours."""
DAYS = 84
HURTS = 6.0
"""Pain shown, of 10, above which a course is taken when it is decided each morning."""
MOMENTS = {"week": 7.0, "month": 28.0, "end": float(DAYS)}
FULL = 2.4
"""Irritants that are drawn as all of the dots."""
SPOTS = 24
RELIEF = {"treatment": "positional_relief", "start": 3.0, "length": 7.0, "strength": 1.0}
REACH = (-30.0, 10.0)
"""The axis of effects, points of 100; what lies beyond is drawn at its end."""


def cases(v, facts):
    """One person without treatment, and the same person with the plan."""
    size = facts["grades"][v["grade"]]
    start = {"I": size["H0"], "H": size["H0"]}
    columns = ["pain_shown", "M", "W"]
    base = [{"day": 0.0, "settings": {"tau_H": size["tau_H"], "stress": v["stress"], "k": v["k"]}}]
    laid = treated(base, v["plan"], facts["acts"])
    untreated = {"name": "untreated", "start": start, "segments": base, "columns": columns}
    plan = {"name": "plan", "start": start, "segments": laid, "columns": columns}
    if v["taken"] == "hurts":
        plan["segments"] = base
        plan["taken"] = laid
        plan["asked"] = "pain_shown"
        plan["above"] = facts["hurts"]
    return [untreated, plan]


def readouts(v, runs, facts):
    """Both curves, the bars of the plan, the day shown, and what freed the loop."""
    run = runs["plan"]
    bare = runs["untreated"]
    days = run["days"]
    final = days[-1]
    day = v["day"]
    tight = min(1.0, max(0.0, between(days, run["M"], day)))
    say = facts["say"]
    r = shapes(tight, tight, facts["trunk"])
    r["fine"] = run["fine"] and bare["fine"]
    r["say"] = say
    r["days"] = days
    r["pain"] = run["pain_shown"]
    r["pain_without"] = bare["pain_shown"]
    r["guarding"] = run["M"]
    r["guarding_without"] = bare["M"]
    r["final"] = final
    r["day"] = day
    r["day_x"] = [day, day]
    r["day_y"] = [0.0, 10.0]
    r["day_lanes"] = [-0.5, facts["lanes"] - 0.5]
    r["top"] = 10.0
    r["pain_now"] = between(days, run["pain_shown"], day)
    r["pain_now_without"] = between(days, bare["pain_shown"], day)
    r["tight"] = tight
    r["last"] = last_above(days, run["M"], 0.5)
    r["last_without"] = last_above(days, bare["M"], 0.5)
    r["until"] = lasted(r["last"], final, say)
    r["until_without"] = lasted(r["last_without"], final, say)
    freed = r["last"] < final and r["last_without"] >= final
    r["freed"] = freed
    r["count"] = len(v["plan"])
    r["from"] = []
    r["to"] = []
    r["row"] = []
    r["taken_from"] = []
    r["taken_to"] = []
    r["taken_row"] = []
    longest = 0.0
    rested = False
    hours = False
    relief = len(v["plan"]) > 0
    pair = len(v["plan"]) > 0
    beyond = False
    overlap = False
    taken_days = 0.0
    for course in v["plan"]:
        ends = course["start"] + course["length"]
        row = facts["rows"][course["treatment"]]
        stop = min(ends, final)
        r["from"].append(course["start"])
        r["to"].append(stop)
        r["row"].append(row)
        longest = max(longest, course["length"])
        # What lies on the day on which guarding lets go, or has just ended, is what freed it.
        acts = freed and course["start"] <= r["last"] + 0.25 and ends >= r["last"] - 1
        if course["treatment"] == "bed_rest" and acts:
            rested = True
        if course["treatment"] in facts["hours_do"] and acts:
            hours = True
        if course["treatment"] != "positional_relief":
            relief = False
            if course["treatment"] != "anti_inflammatory":
                pair = False
        if ends > final:
            beyond = True
        for i in range(len(r["row"]) - 1):
            if r["row"][i] == row and r["from"][i] < stop and course["start"] < r["to"][i]:
                overlap = True
        if v["taken"] == "hurts":
            for morning in run["taken"]:
                begin = max(morning, course["start"])
                end = min(morning + 1, stop)
                if end > begin:
                    taken_days = taken_days + end - begin
                    r["taken_from"].append(begin)
                    r["taken_to"].append(end)
                    r["taken_row"].append(row)
        else:
            taken_days = taken_days + stop - course["start"]
            r["taken_from"].append(course["start"])
            r["taken_to"].append(stop)
            r["taken_row"].append(row)
    r["longest"] = longest
    r["rested"] = rested
    r["hours"] = hours
    r["relief"] = relief
    r["pair"] = pair
    r["beyond"] = beyond
    r["overlap"] = overlap
    r["asked"] = v["taken"] == "hurts"
    r["hurts"] = facts["hurts"]
    r["taken_days"] = taken_days
    r["dots"] = dots(between(days, run["W"], day) / facts["full"], facts["spots"])
    r["truth"] = {}
    for moment in facts["order"]:
        at = facts["moments"][moment]
        with_plan = at_day(days, run["pain_shown"], at)
        r["truth"]["pain." + moment] = direction(
            with_plan, at_day(days, bare["pain_shown"], at), 0.3
        )
        r["guess_pain_" + moment] = ""
    return r


def describe(r):
    """How long guarding lasts with and without the plan, the day looked at, and what to doubt."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    if r["count"] < 1:
        return fill(say["empty"], r)
    said = fill(say["plan_asked"] if r["asked"] else say["plan"], r)
    if r["day"] < r["final"]:
        said = said + " " + fill(say["now"], r)
    if r["rested"]:
        return said + " " + say["rested"]
    if r["hours"]:
        return said + " " + say["hours"]
    if r["overlap"]:
        said = said + " " + say["overlap"]
    if r["beyond"]:
        said = said + " " + fill(say["beyond"], r)
    return said


_ROOM = {
    # left edge and width of the days; bottom and height of the lanes, bottom and height of the
    # pain; all in points
    "landscape": ((152, 268), (40, 7 * 24), (222, 176), 432),
    "phone": ((78, 258), (32, 7 * 15.5), (156, 96), 276),
}


def draw(board: Board, r: dict) -> Figure:
    """Pain above, a lane a treatment below, the trunk and what trials found at the right.

    The phone cut leaves the trunk to the sentence, and the effects to the text of the lesson.
    """
    (left, wide), (low, high), (up, tall), height = _ROOM[board.cut]
    cut = chart.opened(board, height)
    size = cut.words
    axes = chart.panel(
        board, (left, up, wide, tall), board.words["draw.pain"], (0, DAYS), (0, 10), (), (0, 5, 10),
        at=left - 1.6 * size, lift=0.55,
    )  # fmt: skip
    quiet = {"color": style.QUIET, "linewidth": 2, "dashes": chart.DASHED}
    board.curve(axes, "pain-without", "days", "pain_without", **quiet)
    board.curve(axes, "pain-plan", "days", "pain", color=style.PAIN, linewidth=2.6, zorder=5)
    for moment, day in MOMENTS.items():
        look = {"color": style.TREATMENT, "fontsize": 1.15 * size, "weight": "bold", "va": "center"}
        look["ha"] = "right" if moment == "end" else "center"
        board.text(axes, f"guess-pain-{moment}", day, 8.8, f"guess_pain_{moment}", **look)
    lanes = board.axes(left, low, wide, high)
    lanes.set(xlim=(0, DAYS), ylim=(len(LANES) - 0.5, -0.5), yticks=[])
    weeks = range(0, DAYS + 1, 14 if board.phone else 7)
    lanes.set_xticks(weeks, [str(day) for day in weeks])
    lanes.tick_params(labelsize=size, pad=2.5)
    for i in range(len(LANES) + 1):
        lanes.axhline(i - 0.5, color=style.LINE, linewidth=0.6, zorder=0.5)
    fit = {"facecolor": style.PAPER, "edgecolor": style.TREATMENT, "linewidth": 1.4, "zorder": 3}
    board.spans(lanes, "plan-bars", "from", "to", "row", 0.36, **fit)
    board.spans(
        lanes, "plan-taken", "taken_from", "taken_to", "taken_row", 0.36,
        facecolor=style.TREATMENT, zorder=4,
    )  # fmt: skip
    _today(board, axes, lanes)
    unit = high / len(LANES)
    for i, name in enumerate(LANES):
        y = low + high - (i + 0.5) * unit - 0.36 * size
        label = board.words[f"{'short' if board.phone else 'lane'}.{name}"]
        chart.say(board, left - 0.5 * size, y, label, ha="right")
    chart.say(board, left + wide, 0.35 * size, board.words["draw.days"], ha="right",
              color=style.QUIET)  # fmt: skip
    _named(board, left, wide, height, size)
    if not board.phone:
        _trunk(board, cut, height, low + high + 1.7 * size)
        _effects(board, (434, low, 86, high), size)
    return board.figure


def _named(board: Board, left: float, wide: float, height: float, size: float) -> None:
    """What the two lines are, above the panel at its right."""
    y = height - 1.15 * size
    texts = [board.words[f"draw.{name}"] for name in ("with", "without")]
    x = left + wide - sum((0.62 * len(text) + 2.6) * size for text in texts)
    looks = (
        {"color": style.PAIN, "linewidth": 2.6},
        {"color": style.QUIET, "linewidth": 2, "dashes": chart.DASHED},
    )
    chart.named(board, x, y, zip(texts, looks, strict=True))


def _today(board: Board, axes: Axes, lanes: Axes) -> None:
    """The line of the day through both panels, with a grip above and a dot on the curve."""
    chart.today(board, axes, "today", "day_y")
    chart.today(board, lanes, "today-lanes", "day_lanes")
    small = 6 if board.phone else 8
    chart.grip(board, axes, 1.4 * small)
    dot = {"marker": "o", "markersize": small, "markeredgecolor": style.PAPER, "clip_on": False}
    board.dot(axes, "now-without", "day", "pain_now_without", zorder=6, color=style.QUIET, **dot)
    board.dot(axes, "now-plan", "day", "pain_now", zorder=7, color=style.PAIN, **dot)


def _trunk(board: Board, cut: Cut, height: float, low: float) -> None:
    """The back on the day shown: its muscles as tight, its irritants as many."""
    wide, scale, bottom = 168, 0.4, 66.0
    body = board.axes(600 - wide, low, wide, height - low)
    half = wide / scale / 2
    body.set(xlim=(-half, half), ylim=(bottom, bottom + (height - low) / scale))
    body.axis("off")
    trunk.draw(board, body, cut, trunk.placed(0.0), names=False)
    dot = {"size": 1, "closed": False, "smooth": False, "snap": False}
    board.shape(body, "dots-halo", "dots", edgecolor=style.PAPER, linewidth=6.0, **dot)
    board.shape(body, "dots", "dots", edgecolor=style.IRRITATION, linewidth=4.2, **dot)


def _effects(board: Board, box: tuple[float, float, float, float], size: float) -> None:
    """What trials found, with its interval and certainty, and what the crowd does, a lane each."""
    axes = board.axes(*box)
    axes.set(xlim=REACH, ylim=(len(LANES) - 0.5, -0.5), yticks=[])
    axes.set_xticks((-20, 0), (board.words["draw.twenty"], "0"))
    axes.tick_params(labelsize=size, pad=2.5)
    axes.axvline(0, color=style.LINE, linewidth=1)
    for i, name in enumerate(LANES):
        judgement = next((j for j in judged(name) if j.finding.pain is not None), None)
        certainty = TREATMENTS[name].findings[0].certainty
        if judgement is not None:
            pain, certainty = judgement.finding.pain, judgement.finding.certainty
            if pain.low is not None and pain.high is not None:
                reach = [_inside(pain.low), _inside(pain.high)]
                axes.plot(reach, [i - 0.16] * 2, color=style.INK, linewidth=2)
            axes.plot([_inside(pain.change)], [i - 0.16], "o", color=style.INK, markersize=6)
            means = [one.mean for one in judgement.readings]
            reach = [_inside(min(means)), _inside(max(means))]
            axes.plot(reach, [i + 0.2] * 2, color=style.TREATMENT, linewidth=2)
            middle = _inside(sum(means) / len(means))
            look = {"color": style.TREATMENT, "markersize": 6, "markerfacecolor": style.PAPER}
            axes.plot([middle], [i + 0.2], "D", **look)
        x, y = box[0] + box[2] + 3, box[1] + box[3] * (1 - (i + 0.5) / len(LANES)) - 0.36 * size
        chart.say(board, x, y, board.words[f"sure.{certainty}"])
    y = box[1] + box[3] + 0.45 * size
    chart.say(board, box[0], y, board.words["draw.effect"], weight="bold")
    chart.say(board, 598, 0.35 * size, board.words["draw.points"], ha="right", color=style.QUIET)


def _inside(value: float) -> float:
    return min(REACH[1], max(REACH[0], value))


FACTS = {
    "trunk": trunk.FACTS,
    "spots": trunk.spots(SPOTS),
    "full": FULL,
    "acts": facts_of(*LANES),
    "grades": SIZES,
    "rows": {name: float(i) for i, name in enumerate(LANES)},
    "lanes": float(len(LANES)),
    "hours_do": list(HOURS_DO),
    "hurts": HURTS,
    "order": list(MOMENTS),
    "moments": MOMENTS,
}

PICTURE = Picture(
    name="treatment-plan",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Courses(
            "plan",
            W["control.plan"],
            W.keys_of("option.treatment.", LANES),
            Slider("start", W["control.plan.start"], 0, DAYS, 1, 21),
            Slider("length", W["control.plan.length"], 1, DAYS, 1, 7),
            Slider("strength", W["control.plan.strength"], 0.1, 1, 0.1, 1),
            value=[RELIEF],
            most=6,
            bars="plan-bars",
        ),
        Choice(
            "taken",
            W["control.taken"],
            W.keys_of("option.taken.", ("calendar", "hurts")),
            "calendar",
            help=W["control.taken.help"],
        ),
        Slider("stress", W["control.stress"], 0, 1, 0.05, 0.5, help=W["control.stress.help"]),
        Slider("day", W["control.day"], 0, DAYS, 1, DAYS, unit=W["unit.days"]),
        Choice(
            "grade", W["control.grade"], W.keys_of("option.grade.", GRADES), "extrusion", more=True
        ),
        Slider("k", W["control.k"], 0.2, 0.5, 0.005, 0.335, more=True),
    ),
    presets={
        "early": (W["preset.early"], {}),
        "middle": (W["preset.middle"], {"plan": [{**RELIEF, "start": 21.0}]}),
        "late": (W["preset.late"], {"plan": [{**RELIEF, "start": 42.0}]}),
        "two": (
            W["preset.two"],
            {
                "plan": [
                    {**RELIEF, "start": 14.0, "length": 5.0},
                    {**RELIEF, "treatment": "anti_inflammatory", "start": 14.0, "length": 4.0},
                ]
            },
        ),
        "rest": (
            W["preset.rest"],
            {"plan": [{**RELIEF, "treatment": "bed_rest", "start": 21.0}]},
        ),
        "none": (W["preset.none"], {"plan": []}),
    },
    goals=(
        Goal(
            "free",
            W["goal.free"],
            ("and", ("freed", "is", True), ("relief", "is", True), ("longest", "<", 7.5)),
            {"plan": [{**RELIEF, "start": 21.0}]},
            W["goal.free.how"],
            kept=("stress", "k", "grade"),
        ),
        Goal(
            "two",
            W["goal.two"],
            (
                "and",
                ("freed", "is", True),
                ("longest", "<", 4.5),
                ("pair", "is", True),
            ),
            {
                "plan": [
                    {**RELIEF, "start": 18.0, "length": 4.0},
                    {**RELIEF, "treatment": "anti_inflammatory", "start": 18.0, "length": 3.0},
                ]
            },
            W["goal.two.how"],
            kept=("stress", "k", "grade"),
        ),
        Goal(
            "morning",
            W["goal.morning"],
            (
                "and",
                ("freed", "is", True),
                ("asked", "is", True),
                ("rested", "is", False),
                ("hours", "is", False),
                ("taken_days", "<", 15.5),
            ),
            {
                "taken": "hurts",
                "plan": [
                    {
                        "treatment": "anti_inflammatory",
                        "start": 0.0,
                        "length": 84.0,
                        "strength": 1.0,
                    }
                ],
            },
            W["goal.morning.how"],
            kept=("stress", "k", "grade"),
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
            Column(W["column.pain_without"], "pain_without", 2),
            Column(W["column.guarding"], "guarding", 2),
            Column(W["column.guarding_without"], "guarding_without", 2),
        ),
        (0, 1, 3, 7, 10, 14, 21, 28, 42, 56, 70, 84),
    ),
    facts=FACTS,
    prediction="early-relief",
    guess={
        "rows": W.keys_of("guess.", ("pain",)),
        "columns": W.keys_of("guess.", MOMENTS),
    },
    answers=("early",),
    veiled=("pain-plan", "now-plan"),
    plays="day",
    days=DAYS,
    limits=W["limits"],
    cuts=chart.CUTS,
)
