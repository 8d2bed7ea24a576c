"""Blood flow that a contraction leaves, by two published rules, and what becomes of the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.evidence.findings import called
from spasmcycle.figures import style
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
LOOKS = {
    "xia": {"color": style.MUSCLE},
    "dideriksen": {"color": style.INK, "linewidth": 1.8, "dashes": (4, 2.5)},
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


def draw(board: Board, r: dict) -> Figure:
    """Flow above, the largest gain of the loop below; the strip is healthy people standing."""
    figure = board.open(400, 412)
    dot = {"linestyle": "none", "marker": "o", "markersize": 8, "zorder": 5, "clip_on": False}
    panels = (
        ("left", 254, LEFT, 1.0, 1 - Loop().phi),
        ("gain", 84, GAINS, MOST_GAIN, TOY_GAIN),
    )
    for key, bottom, values, top, toy in panels:
        axes = board.axes(36, bottom, 354, 130)
        axes.set(xlim=(0, MOST), ylim=(0, top), xticks=range(0, MOST + 1, 10), yticks=(0, 1))
        axes.axvspan(*flow.HEALTHY_PERCENT, facecolor=style.TREATMENT, alpha=0.3, linewidth=0)
        axes.axhline(toy, color=style.PAIN, linewidth=1.6, dashes=(1, 2))
        axes.tick_params(labelbottom=key == "gain")
        axes.text(59.5, toy + 0.03 * top, board.words["draw.toy"], ha="right")
        axes.text(0, 1.08, board.words[f"draw.{key}"], transform=axes.transAxes, weight="bold")
        for rule, look in LOOKS.items():
            axes.plot(STRENGTHS, values[rule], **look)
            board.dot(axes, f"{key}-{rule}", "full", f"{key}_{rule}", color=look["color"], **dot)
        if key == "gain":
            axes.axhline(1, color=style.INK, linewidth=1)
            axes.text(59.5, 0.8, board.words["draw.two"], ha="right")
    figure.text(390 / 400, 46 / 412, board.words["draw.full"], ha="right")
    figure.text(4 / 400, 23 / 412, board.words["draw.lines"])
    figure.text(4 / 400, 6 / 412, board.words["draw.strip"])
    return figure


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
    limits=W.fill("limits", oxygen=called("mcgill2000"), pressure=called("mueller1998")),
)
