"""Two groups of a hundred made-up people, with and without a treatment: what an average hides.

The people are those of the cohort (`spasmcycle.cohort`): drawn from a seed and run in the reader's
browser, one by one. Settled is the first of seven days in a row with pain at or below 1 of 10, as
in `cohort.person`. The second group is other people, as in a trial, or the same people once more,
which only a model can do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.cohort.person import (
    SETTLED_DAYS,
    SETTLED_LEVEL,
    drawn,
    facts_of,
    segments_of,
    start_of,
    states_of,
)
from spasmcycle.controls import Choice, Slider
from spasmcycle.controls.seed import Seed
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model import treatments
from spasmcycle.model.integrate import daily_hours
from spasmcycle.model.treatments import treated
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("two-groups")
PEOPLE = 100
ROW = 10
DAYS = 56
"""The last day on which somebody can be found settled."""
GIVEN = {
    "none": None,
    "half": ("anti_inflammatory", 0.5),
    "full": ("anti_inflammatory", 1.0),
}
"""What the second group gets in its first week: a treatment and its strength."""
HALF = {"sore": 0.4, "settled": 0.17}
"""Half the side of a square."""


def cases(v, facts):
    """The first group without treatment, then the second group with it; everyone's own chance."""
    states = states_of(v["seed"], 2 * facts["people"])
    found = []
    for i in range(facts["people"]):
        found.append({"name": "person", "group": "crowd", "state": states[i], "given": "none"})
    for i in range(facts["people"]):
        one = {"name": "person", "group": "crowd", "state": states[i], "given": v["given"]}
        if v["who"] == "others":
            one["state"] = states[i + facts["people"]]
        found.append(one)
    return found


def complete(case, facts):
    """Who somebody is, and what they are given."""
    one = drawn(case["state"], facts["who"])
    segments = segments_of(one, facts["who"])
    if case["given"] != "none":
        segments = treated(segments, [facts["courses"][case["given"]]], facts["acts"])
    whole = {"name": "person", "group": "crowd", "columns": ["pain_shown"]}
    whole["hours"] = facts["hours"]
    whole["start"] = start_of(one, facts["who"])
    whole["segments"] = segments
    return whole


def settles(pain, facts):
    """The first of so many days in a row at or below the level; −1 where there is none."""
    calm = 0
    for day in range(len(pain)):
        calm = calm + 1 if pain[day] <= facts["level"] else 0
        if calm == facts["stay"]:
            return day - facts["stay"] + 1
    return -1


def readouts(v, runs, facts):
    """Both groups as squares, and how many have settled by the day looked at."""
    crowd = runs["crowd"]
    say = facts["say"]
    count = facts["people"]
    r = {
        "fine": True,
        "say": say,
        "day": v["day"],
        "ready": len(crowd) == 2 * count,
        "useless": v["given"] == "none",
        "same": v["who"] == "same",
        "group": [say["without"], say["with"]],
        "settled": [],
        "sore": [],
    }
    sides = ["without", "with"]
    for s in range(2):
        for kind in ["sore", "settled"]:
            r[kind + "_from_" + sides[s]] = []
            r[kind + "_to_" + sides[s]] = []
            r[kind + "_at_" + sides[s]] = []
        number = 0
        seen = 0
        for i in range(count):
            place = s * count + i
            if place < len(crowd):
                seen = seen + 1
                if not crowd[place]["fine"]:
                    r["fine"] = False
                day = settles(crowd[place]["pain_shown"], facts)
                kind = "settled" if day >= 0 and day <= v["day"] else "sore"
                if kind == "settled":
                    number = number + 1
                half = facts["half"][kind]
                x = i % facts["row"]
                r[kind + "_from_" + sides[s]].append(x - half)
                r[kind + "_to_" + sides[s]].append(x + half)
                r[kind + "_at_" + sides[s]].append((i - x) / facts["row"])
        r["settled"].append(number)
        r["sore"].append(seen - number)
    r["first"] = r["settled"][0]
    r["second"] = r["settled"][1]
    r["more"] = r["second"] - r["first"]
    r["fewer"] = -r["more"]
    r["text_without"] = fill(say["count"], {"n": r["first"]})
    r["text_with"] = fill(say["count"], {"n": r["second"]})
    r["truth"] = facts["truth"]
    return r


def describe(r):
    """How many of each hundred have settled, and the difference."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    if not r["ready"]:
        return say["wait"]
    told = say["equal"]
    if r["more"] > 0:
        told = say["more"]
    if r["more"] < 0:
        told = say["fewer"]
    said = fill(say["both"], r) + " " + fill(told, r)
    if r["useless"] and not r["same"]:
        return said + " " + say["chance"]
    return said


def draw(board: Board, r: dict) -> Figure:
    """A square a person: large while sore, small once settled; a group a block."""
    cut = chart.opened(board)
    size = cut.words
    cell = (cut.width - 1.6 * size) / (2 * ROW + 1.0)
    bottom = 2.2 * size + (cut.height - ROW * cell - 5.4 * size) / 2
    gap = cut.width - 2 * ROW * cell - 4
    for s, side in enumerate(("without", "with")):
        left = 2 + s * (ROW * cell + gap)
        axes = board.axes(left, bottom, ROW * cell, ROW * cell)
        axes.set(xlim=(-0.5, ROW - 0.5), ylim=(ROW - 0.5, -0.5))
        axes.axis("off")
        for kind, colour in (("sore", style.PAIN), ("settled", style.INK)):
            names = (f"{kind}_{end}_{side}" for end in ("from", "to", "at"))
            board.spans(axes, f"{kind}-{side}", *names, HALF[kind], facecolor=colour)
        over = board.canvas(left, bottom + ROW * cell, ROW * cell, 3 * size)
        look = {"fontsize": size}
        board.text(over, f"count-{side}", 0, 0.5 * size, f"text_{side}", weight="bold", **look)
        over.text(0, 1.8 * size, board.words[f"say.{side}"], parse_math=False, **look)
    x = 2.0
    for kind, colour in (("sore", style.PAIN), ("settled", style.INK)):
        half = HALF[kind] * 0.9 * size
        key = board.canvas(x, 0, 2 * half, 1.6 * size)
        key.fill_between([0, 2 * half], 0.85 * size - half, 0.85 * size + half, color=colour, lw=0)
        chart.say(board, x + 2 * half + 5, 0.5 * size, board.words[f"draw.{kind}"])
        x += 2 * half + (0.58 * len(board.words[f"draw.{kind}"]) + 1.6) * size
    return board.figure


ANSWERS = {"ten": 10, "forty": 40, "seventy": 70, "all": 95}
"""What the prediction offers, of 100 made-up people, by day 28 without treatment."""
TRUTH = "forty"
"""The answer nearest to what the people of the cohort do; a test follows them."""
SEED = 2012
ASKED = 28


def _courses() -> dict[str, dict]:
    visit = facts_of()["first_seen"]
    return {
        name: {"treatment": given[0], "start": float(visit), "length": 7.0, "strength": given[1]}
        for name, given in GIVEN.items()
        if given is not None
    }


PICTURE = Picture(
    name="two-groups",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("given", W["control.given"], W.keys_of("option.given.", GIVEN), "half"),
        Choice("who", W["control.who"], W.keys_of("option.who.", ("others", "same")), "others",
               help=W["control.who.help"]),
        Seed("seed", W["control.seed"], SEED),
        Slider("day", W["control.day"], 1, DAYS, 1, ASKED, W["unit.days"], whole=True),
    ),
    presets={
        "lesson": (W["preset.lesson"], {}),
        "useless": (W["preset.useless"], {"given": "none"}),
        "same": (W["preset.same"], {"who": "same"}),
    },
    prediction="by-day-28",
    guess={
        "options": W.keys_of("guess.", ANSWERS),
        "shown": W.keys_of("shown.", ("lesson",)),
    },
    answers=("lesson",),
    veiled=tuple(
        f"{mark}-{side}"
        for mark in ("sore", "settled", "count")
        for side in ("without", "with")
    ),
    goals=(
        Goal(
            "useless",
            W["goal.useless"],
            ("and", ("useless", "is", True), ("same", "is", False), ("more", ">", 4)),
            {"given": "none", "seed": 2},
            W["goal.useless.how"],
            kept=("day",),
        ),
    ),
    cases=cases,
    complete=complete,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.group"], "group"),
            Column(W["column.settled"], "settled", 0),
            Column(W["column.sore"], "sore", 0),
        ),
    ),
    facts={
        "people": PEOPLE,
        "row": ROW,
        "level": SETTLED_LEVEL,
        "stay": SETTLED_DAYS,
        "half": HALF,
        "hours": daily_hours(facts_of()["first_seen"], DAYS + SETTLED_DAYS),
        "who": facts_of(),
        "courses": _courses(),
        "acts": treatments.facts_of("anti_inflammatory"),
        "truth": TRUTH,
    },
    limits=W["limits"],
    days=DAYS,
    cuts=chart.CUTS,
)  # fmt: skip
