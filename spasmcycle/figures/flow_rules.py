"""Blood flow that a contraction leaves, by two published rules, and what becomes of the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Slider
from spasmcycle.evidence.findings import called
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.rivals import flow
from spasmcycle.study.reduced_loop import Loop

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

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
    r = {"fine": True, "full": v["full"], "rows": [], "row_flow": [], "row_gain": []}
    for rule in facts["rules"]:
        left = facts["left"][rule][i]
        gain = facts["gains"][rule][i]
        r["left_" + rule] = left
        r["gain_" + rule] = gain
        r["rows"].append(facts["labels"][rule])
        r["row_flow"].append(left)
        r["row_gain"].append(f"{gain:.2f}" if gain < MOST_GAIN else f"above {MOST_GAIN:.0f}")
    r["rows"].append(facts["labels"]["toy"])
    r["row_flow"].append(1 - facts["phi"])
    r["row_gain"].append(f"{facts['toy']:.2f}")
    several = 0
    for rule in facts["rules"]:
        if r["gain_" + rule] > 1:
            several += 1
    r["several"] = several
    return r


def describe(r):
    """Flow left at full guarding, and whether the loop can still have two states."""
    text = f"Full guarding at {r['full']:.0f} percent of maximum leaves "
    text = text + f"{100 * r['left_xia']:.0f} percent of flow by one rule, "
    text = text + f"{100 * r['left_dideriksen']:.0f} by the other. "
    if r["several"] == 0:
        return text + "By neither can the loop have two states."
    if r["several"] == 1:
        return text + "By one of them the loop can have two states."
    return text + "By both the loop can have two states."


def draw(board: Board, r: dict) -> Figure:
    """Flow above, the largest gain of the loop below; the strip is healthy people standing."""
    figure = board.open(400, 412)
    dot = {"linestyle": "none", "marker": "o", "markersize": 8, "zorder": 5, "clip_on": False}
    panels = (
        ("left", "Share of blood flow left", 254, LEFT, 1.0, 1 - Loop().phi),
        ("gain", "Largest gain of the loop", 84, GAINS, MOST_GAIN, TOY_GAIN),
    )
    for key, title, bottom, values, top, toy in panels:
        axes = board.axes(36, bottom, 354, 130)
        axes.set(xlim=(0, MOST), ylim=(0, top), xticks=range(0, MOST + 1, 10), yticks=(0, 1))
        axes.axvspan(*flow.HEALTHY_PERCENT, facecolor=style.TREATMENT, alpha=0.3, linewidth=0)
        axes.axhline(toy, color=style.PAIN, linewidth=1.6, dashes=(1, 2))
        axes.tick_params(labelbottom=key == "gain")
        axes.text(59.5, toy + 0.03 * top, "the toy", ha="right")
        axes.text(0, 1.08, title, transform=axes.transAxes, weight="bold")
        for rule, look in LOOKS.items():
            axes.plot(STRENGTHS, values[rule], **look)
            board.dot(axes, f"{key}-{rule}", "full", f"{key}_{rule}", color=look["color"], **dot)
        if key == "gain":
            axes.axhline(1, color=style.INK, linewidth=1)
            axes.text(59.5, 0.8, "above 1: two states", ha="right")
    figure.text(390 / 400, 46 / 412, "Full guarding, % of maximum", ha="right")
    figure.text(4 / 400, 23 / 412, "Solid: Xia's rule.  Dashed: Dideriksen's.")
    figure.text(4 / 400, 6 / 412, "Strip: from healthy people standing to a model.")
    return figure


PICTURE = Picture(
    name="flow-rules",
    title="Reality check: guarding and blood flow",
    purpose="Set how strong full guarding is. See what is left of the flow, and of the loop.",
    chart=(
        "Line charts over the strength of full guarding: the share of blood flow left by two "
        "published rules, and the largest gain that the loop can then have."
    ),
    controls=(
        Slider(
            "full",
            "Full guarding",
            1,
            MOST,
            1,
            6,
            "% of maximum",
            help="Not known in a herniation. Healthy people standing: 1.7; a model: up to 5.5.",
        ),
    ),
    presets={
        "standing": ("Healthy people standing, about 2 %", {"full": 2}),
        "most": ("The most in a model of them, 6 %", {"full": 6}),
        "strong": ("A strong effort, 30 %", {"full": 30}),
    },
    goals=(
        Goal(
            "part",
            "Find a strength at which the loop can have two states by one rule, not by the other.",
            ("several", "is", 1),
            {"full": 25},
            "At {full:.0f} percent the two rules disagree.",
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "Flow and largest gain at full guarding",
        (
            Column("Rule", "rows"),
            Column("Share of flow left", "row_flow", 2),
            Column("Largest loop gain", "row_gain"),
        ),
    ),
    facts={
        "rules": list(LEFT),
        "strengths": STRENGTHS,
        "left": {rule: [round(x, 4) for x in values] for rule, values in LEFT.items()},
        "gains": {rule: [round(x, 4) for x in values] for rule, values in GAINS.items()},
        "labels": {"xia": "Xia 2015", "dideriksen": "Dideriksen 2010", "toy": "The toy"},
        "phi": Loop().phi,
        "toy": round(TOY_GAIN, 4),
    },
    limits=(
        "Loop strength is the toy's. That irritants add to pain however weak the contraction is an "
        "assumption. How strong guarding is in a new herniation is not known. Two measurements "
        f"argue against both rules: {called('mcgill2000')} found less oxygen in back muscle from "
        f"2 % on, {called('mueller1998')} a high pressure in it from stooping alone."
    ),
)
