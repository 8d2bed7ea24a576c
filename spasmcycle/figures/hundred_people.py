"""One hundred people: what a sign tells when it is there, and when it is absent.

The people are counted, not drawn at random: so many have the condition, so many of them show the
sign, and so many show it without the condition. No model runs here. The numbers at the start are
for cauda equina syndrome among people in whom it was suspected: 19 of 100 have it (Hoeritzauer
2020); the highest sensitivity and the highest specificity of a sign, pooled over seven studies, are
0.43 and 0.88 (Dionne 2019). Put together they belong to no real sign. One ready-made setting is a
test that does better: 200 ml left in the bladder on a scan, pooled, 0.82 and 0.65 (Boktor 2023).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("hundred-people")
CELLS = 100
DEEP = 8
ACROSS = 15
"""Rows and columns of squares: two groups of together about 100 take 14 columns, and a gap."""
HALF = {"has": 0.42, "not": 0.16}
"""Half the side of the square of one who has it, and of one who does not."""
START = {"prior": 19, "found": 43, "cleared": 88}
# What the prediction offers: how many in 100 without the sign have it.
ANSWERS = {"none": 0, "two": 2, "thirteen": 13, "forty": 40}


def cases(v, facts):
    """Nothing runs: the picture only counts."""
    return []


def whole(x):
    """The nearest whole number; halves go up."""
    return x + 0.5 - (x + 0.5) % 1


def in_hundred(share, say):
    """A share in words that never round a few people away."""
    return say["few"] if share < 0.5 else fill(say["share"], {"share": share})


def readouts(v, runs, facts):
    """Four groups of people, as counts and as squares, and the share who have it on each side."""
    people = facts["people"][v["people"]]
    ill = whole(people * v["prior"] / 100)
    sign_ill = whole(ill * v["found"] / 100)
    sign_well = whole((people - ill) * (100 - v["cleared"]) / 100)
    absent_ill = ill - sign_ill
    absent_well = people - ill - sign_well
    odds = v["prior"] * v["found"]
    false_odds = (100 - v["prior"]) * (100 - v["cleared"])
    missed = v["prior"] * (100 - v["found"])
    clear = (100 - v["prior"]) * v["cleared"]
    say = facts["say"]
    r = {
        "fine": True,
        "say": say,
        "people": people,
        "prior": v["prior"],
        "ill": ill,
        "missed": absent_ill,
        "share_sign": 100 * odds / (odds + false_odds),
        "share_absent": 100 * missed / (missed + clear),
        "group": [say["sign"], say["absent"], say["all"]],
        "has": [sign_ill, absent_ill, ill],
        "has_not": [sign_well, absent_well, people - ill],
        "all": [sign_ill + sign_well, absent_ill + absent_well, people],
    }
    r["truth"] = facts["truth"]
    r["share"] = [r["share_sign"], r["share_absent"], v["prior"]]
    r["text_sign"] = fill(say["count"], {"people": r["all"][0], "ill": sign_ill})
    r["text_absent"] = fill(say["count"], {"people": r["all"][1], "ill": absent_ill})
    r["text_share_sign"] = in_hundred(r["share_sign"], say)
    r["text_share_absent"] = in_hundred(r["share_absent"], say)
    r["key"] = fill(say["square"], {"people": people / facts["cells"]})
    if people == facts["cells"]:
        r["key"] = say["square_one"]
    square = people / facts["cells"]
    sides = ["sign", "absent"]
    deep = facts["deep"]
    for s in range(2):
        full = whole(r["has"][s] / square)
        ends = full + whole(r["has_not"][s] / square)
        wide = (ends + deep - 1 - (ends + deep - 1) % deep) / deep
        left = 0.0 if s == 0 else facts["across"] - wide
        for kind in ["has", "not"]:
            r[kind + "_from_" + sides[s]] = []
            r[kind + "_to_" + sides[s]] = []
            r[kind + "_at_" + sides[s]] = []
        for i in range(facts["cells"] + 2):  # both counts may have been rounded up
            if i < ends:
                kind = "has" if i < full else "not"
                half = facts["half"][kind]
                x = left + (i - i % deep) / deep
                r[kind + "_from_" + sides[s]].append(x - half)
                r[kind + "_to_" + sides[s]].append(x + half)
                r[kind + "_at_" + sides[s]].append(deep - 1 - i % deep)
        r["over_from_" + sides[s]] = [left - 0.5]
        r["over_to_" + sides[s]] = [left + wide - 0.5]
    r["over"] = [0.0]
    return r


def describe(r):
    """How many have it with the sign, how many without, and what absence does to the odds."""
    say = r["say"]
    less = say["as_before"]
    if r["share_absent"] < r["prior"] - 0.5:
        less = say["lower"]
    if r["share_absent"] > r["prior"] + 0.5:
        less = say["higher"]
    if r["share_absent"] < 0.5:
        less = say["rare"]
    return fill(say["now"], r) + " " + fill(less, r)


def draw(board: Board, r: dict) -> Figure:
    """People with the sign on the left, those without it on the right; who has it comes first."""
    from matplotlib.patches import Rectangle

    cut = chart.SIZES[board.cut]
    cell = (cut.width - 4) / ACROSS
    cut = chart.opened(board, DEEP * cell + 7.2 * cut.words)
    bottom = 2.0 * cut.words
    axes = board.axes(2, bottom, ACROSS * cell, DEEP * cell)
    axes.set(xlim=(-0.5, ACROSS - 0.5), ylim=(-0.5, DEEP - 0.5))
    axes.axis("off")
    above = bottom + DEEP * cell + 0.3 * cut.words
    bars = board.axes(2, above, ACROSS * cell, 4)
    bars.set(xlim=(-0.5, ACROSS - 0.5), ylim=(-1, 1))
    bars.axis("off")
    words = board.canvas(0, above, cut.width, cut.height - above)
    for side, x, align in (("sign", 2, "left"), ("absent", cut.width - 2, "right")):
        for kind, colour in (("has", style.INK), ("not", style.QUIET)):
            names = (f"{kind}_{end}_{side}" for end in ("from", "to", "at"))
            board.spans(axes, f"{kind}-{side}", *names, HALF[kind], facecolor=colour)
        ends = (f"over_from_{side}", f"over_to_{side}", "over")
        board.spans(bars, f"over-{side}", *ends, 1, facecolor=style.INK, clip_on=False)
        look = {"ha": align, "fontsize": cut.words}
        y = 0.9 * cut.words
        board.text(words, f"count-{side}", x, y, f"text_{side}", **look)
        look["weight"] = "bold"
        board.text(words, f"share-{side}", x, y + 1.4 * cut.words, f"text_share_{side}", **look)
        words.text(x, y + 2.8 * cut.words, board.words[f"say.{side}"], **look)
    y, x = 0.85 * cut.words, 2.0
    for kind, colour in (("has", style.INK), ("not", style.QUIET)):
        size = 2 * HALF[kind] * 1.1 * cut.words
        place = (x / cut.width, (y - size / 2) / cut.height)
        patch = Rectangle(place, size / cut.width, size / cut.height, facecolor=colour, linewidth=0)
        board.figure.add_artist(patch)
        chart.say(board, x + size + 5, y, board.words[f"draw.{kind}"], va="center")
        x += size + 5 * cut.words
    line = board.canvas(0, 0, cut.width, 2 * y)
    board.text(line, "key", cut.width - 2, y, "key", ha="right", va="center", fontsize=cut.words)
    return board.figure


def _nearest_answer() -> str:
    """The answer that comes nearest to the share at the start."""
    missed = START["prior"] * (100 - START["found"])
    share = 100 * missed / (missed + (100 - START["prior"]) * START["cleared"])
    return min(ANSWERS, key=lambda name: abs(ANSWERS[name] - share))


PICTURE = Picture(
    name="hundred-people",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Slider("prior", W["control.prior"], 1, 50, 1, START["prior"], whole=True),
        Slider(
            "found",
            W["control.found"],
            1,
            99,
            1,
            START["found"],
            whole=True,
        ),
        Slider(
            "cleared",
            W["control.cleared"],
            1,
            99,
            1,
            START["cleared"],
            whole=True,
        ),
        Choice("people", W["control.people"], {"100": "100", "1000": "1000"}, "1000"),
    ),
    presets={
        "suspected": (W["preset.suspected"], {}),
        "scan": (W["preset.scan"], {"found": 82, "cleared": 65}),
        "sharp": (W["preset.sharp"], {"found": 95}),
    },
    goals=(
        Goal(
            "absent",
            W["goal.absent"],
            ("share_absent", "<", 2),
            {"found": 94},
            W["goal.absent.how"],
            kept=("prior", "cleared"),
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.group"], "group"),
            Column(W["column.has"], "has", 0),
            Column(W["column.has_not"], "has_not", 0),
            Column(W["column.all"], "all", 0),
            Column(W["column.share"], "share", 0),
        ),
    ),
    facts={
        "people": {"100": 100, "1000": 1000},
        "cells": CELLS,
        "deep": DEEP,
        "across": ACROSS,
        "half": HALF,
        "truth": _nearest_answer(),
    },
    prediction="absent",
    guess={"options": W.keys_of("guess.", ANSWERS)},
    answers=("suspected",),
    veiled=("has-absent", "not-absent", "over-absent", "count-absent", "share-absent"),
    note="live.counted",
    limits=W["limits"],
    cuts=chart.CUTS,
)
