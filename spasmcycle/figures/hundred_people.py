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
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("hundred-people")
ACROSS = 10
CELLS = 100
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
    for s in range(2):
        full = whole(r["has"][s] / square)
        ends = full + whole(r["has_not"][s] / square)
        for kind in ["has", "not"]:
            half = 0.42 if kind == "has" else 0.16
            low = []
            high = []
            for i in range(facts["cells"]):
                row = facts["rows"][i]
                inside = i < full if kind == "has" else i >= full and i < ends
                low.append(row - half)
                high.append(row + half if inside else row - half)
            r["low_" + kind + "_" + sides[s]] = low
            r["high_" + kind + "_" + sides[s]] = high
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


def _panel(board: Board, side: str, bottom: float) -> None:
    axes: Axes = board.canvas(10, bottom, 200, 200)
    axes.set(xlim=(-0.5, ACROSS - 0.5), ylim=(-0.5, ACROSS - 0.5))
    looks = (("has", 0.42, style.PAIN), ("not", 0.16, style.QUIET))
    for kind, half, colour in looks:
        places = [(i % ACROSS - half, i % ACROSS + half) for i in range(CELLS)]
        low, high = f"low_{kind}_{side}", f"high_{kind}_{side}"
        board.bars(axes, f"{kind}-{side}", low, high, places, facecolor=colour)
    words = board.canvas(222, bottom, 170, 200)
    words.text(0, 176, board.words[f"say.{side}"], fontsize=14, weight="bold")
    board.text(words, f"count-{side}", 0, 148, f"text_{side}")
    board.text(words, f"share-{side}", 0, 118, f"text_share_{side}", fontsize=15, weight="bold")


def draw(board: Board, r: dict) -> Figure:
    """People with the sign above, people without it below; who has it comes first."""
    from matplotlib.patches import Rectangle

    figure = board.open(400, 476)
    _panel(board, "sign", 262)
    _panel(board, "absent", 46)
    axes = board.canvas(10, 0, 380, 36)
    for x, size, colour, label in ((6, 17, style.PAIN, "has"), (90, 6, style.QUIET, "not")):
        axes.add_patch(Rectangle((x, 18 - size / 2), size, size, facecolor=colour, linewidth=0))
        axes.text(x + size + 6, 18, board.words[f"draw.{label}"], va="center")
    board.text(axes, "key", 374, 18, "key", ha="right", va="center")
    return figure


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
        "rows": [ACROSS - 1 - i // ACROSS for i in range(CELLS)],
        "truth": _nearest_answer(),
    },
    prediction="absent",
    guess={"options": W.keys_of("guess.", ANSWERS)},
    answers=("suspected",),
    veiled=("has-absent", "not-absent", "count-absent", "share-absent"),
    note="live.counted",
    limits=W["limits"],
)
