"""Blood flow that a contraction leaves, by two published rules, and what becomes of the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.evidence.findings import called
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.portable import fill
from spasmcycle.rivals import flow
from spasmcycle.study.reduced_loop import Loop
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("flow-rules")
MOST = 60
STRENGTHS = list(range(1, MOST + 1))
MOST_GAIN = 2.0
LEFT = {rule: [flow.open_share(rule, s) for s in STRENGTHS] for rule in ("xia", "dideriksen")}
GAINS = {
    rule: [min(MOST_GAIN, flow.largest_gain(rule, s)) for s in STRENGTHS]
    for rule in ("xia", "dideriksen")
}
TOY_GAIN = Loop().folds()["gain"]
LINES = {
    "toy": {"color": style.PAIN, "linewidth": 1.6, "dashes": (1, 2)},
    "two": {"color": style.INK, "linewidth": 1},
}
LOOKS = {
    "xia": {"color": style.MUSCLE},
    "dideriksen": {"color": style.INK, "linewidth": 1.8, "dashes": chart.DASHED},
}


def cases(v, facts):
    """No runs: flow and gain follow from the strength."""
    return []


def readouts(v, runs, facts):
    """Flow left and the loop's largest gain when full guarding has this strength."""
    i = 0
    while facts["strengths"][i] < v["full"]:
        i += 1
    say = facts["say"]
    r = {"fine": True, "full": v["full"], "say": say, "rows": [], "row_flow": [], "row_gain": []}
    for rule in facts["rules"]:
        left = facts["left"][rule][i]
        gain = facts["gains"][rule][i]
        r["left_" + rule] = left
        r["gain_" + rule] = gain
        r["rows"].append(facts["labels"][rule])
        r["row_flow"].append(left)
        template = say["gain"] if gain < MOST_GAIN else say["above"]
        r["row_gain"].append(fill(template, {"gain": min(gain, MOST_GAIN)}))
    r["rows"].append(facts["labels"]["toy"])
    r["row_flow"].append(1 - facts["phi"])
    r["row_gain"].append(fill(say["gain"], {"gain": facts["toy"]}))
    several = 0
    for rule in facts["rules"]:
        if r["gain_" + rule] > 1:
            several += 1
    r["several"] = several
    return r


def describe(r):
    """Flow left at full guarding, and whether the loop can still have two states."""
    say = r["say"]
    template = say["both"]
    if r["several"] == 0:
        template = say["neither"]
    if r["several"] == 1:
        template = say["one"]
    return fill(
        template,
        {"full": r["full"], "xia": 100 * r["left_xia"], "other": 100 * r["left_dideriksen"]},
    )


NAMED = {
    "left": (("xia", 44, 0.27, "left"), ("dideriksen", 24.5, 0.2, "right")),
    "gain": (("xia", 40, 1.53, "left"), ("dideriksen", 22.5, 1.53, "right")),
}
"""Where each curve is named: beside it, where both are far apart."""


def draw(board: Board, r: dict) -> Figure:
    """Flow above, the largest gain of the loop below; the strip is healthy people standing."""
    cut = chart.opened(board)
    words = board.words
    left, wide = 1.6 * cut.words, cut.width - 8.8 * cut.words
    high = 83 if board.phone else 146
    dot = {"linestyle": "none", "marker": "o", "markersize": 6 if board.phone else 8}
    panels = (
        ("left", 6.2 * cut.words + high, LEFT, 1.0, {"toy": 1 - Loop().phi}),
        ("gain", 2.7 * cut.words, GAINS, MOST_GAIN, {"toy": TOY_GAIN, "two": 1.0}),
    )
    for key, bottom, values, top, lines in panels:
        box = (left, bottom, wide, high)
        ticks = range(0, MOST + 1, 10)
        axes = chart.panel(board, box, words[f"draw.{key}"], (0, MOST), (0, top), ticks, (0, 1))
        axes.tick_params(labelbottom=key == "gain")
        axes.axvspan(*flow.HEALTHY_PERCENT, facecolor=style.LINE, alpha=0.8, linewidth=0)
        for name, level in lines.items():
            axes.axhline(level, **LINES[name])
            y = bottom + high * level / top - 0.36 * cut.words
            chart.say(board, left + wide + 6, y, words[f"draw.{name}"])
        for rule, look in LOOKS.items():
            axes.plot(STRENGTHS, values[rule], **look)
            look = {**dot, "color": look["color"], "zorder": 5, "clip_on": False}
            board.dot(axes, f"{key}-{rule}", "full", f"{key}_{rule}", **look)
        for rule, x, y, side in NAMED[key]:
            look = {"color": LOOKS[rule]["color"], "ha": side, "va": "center"}
            axes.text(x, y, words[f"draw.{rule}"], fontsize=cut.words, **look)
    chart.say(board, left + wide, 0.4 * cut.words, words["draw.full"], ha="right")
    if not board.phone:
        y = panels[0][1] + high + 0.75 * cut.words
        chart.say(board, left + wide, y, words["draw.strip"], ha="right")
    return board.figure


PICTURE = Picture(
    name="flow-rules",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Slider(
            "full",
            W["control.full"],
            1,
            MOST,
            1,
            6,
            W["control.full.unit"],
            help=W["control.full.help"],
        ),
    ),
    presets={
        "standing": (W["preset.standing"], {"full": 2}),
        "most": (W["preset.most"], {"full": 6}),
        "strong": (W["preset.strong"], {"full": 30}),
    },
    goals=(
        Goal(
            "part",
            W["goal.part"],
            ("several", "is", 1),
            {"full": 25},
            W["goal.part.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.rule"], "rows"),
            Column(W["column.flow"], "row_flow", 2),
            Column(W["column.gain"], "row_gain"),
        ),
    ),
    facts={
        "rules": list(LEFT),
        "strengths": STRENGTHS,
        "left": {rule: [round(x, 4) for x in values] for rule, values in LEFT.items()},
        "gains": {rule: [round(x, 4) for x in values] for rule, values in GAINS.items()},
        "labels": W.keys_of("rule.", (*LEFT, "toy")),
        "phi": Loop().phi,
        "toy": round(TOY_GAIN, 4),
    },
    cuts=chart.CUTS,
    limits=W.fill("limits", oxygen=called("mcgill2000"), pressure=called("mueller1998")),
)
