"""Where pain from each root is drawn on charts: strips of the leg, and how often they fail.

The shares are those of Murphy 2009: 64.1 % of painful roots of the low back did not
follow their strip; of the S1 roots 64.9 % did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.anatomy.leg import LEG, STRIPS, strip
from spasmcycle.controls import Choice
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("leg-map")
ROOTS = ("L4", "L5", "S1")
# usual disc, skin, muscles, reflex (Harrison's 19th edition, chapter on back and neck pain)
CHART = ("disc", "skin", "muscle", "reflex")
MISSED = 64
S1_FOLLOWED = 65
PATTERNS = {"L4": "////", "L5": "-----", "S1": "xxxx"}


def cases(v, facts):
    """No run of the model: a chart."""
    return []


def readouts(v, runs, facts):
    """Which strip is picked out, and what the chart says of its root."""
    root = v["root"]
    say = facts["say"]
    r = {"fine": True, "root": root, "say": say}
    r["missed"] = facts["missed"]
    r["followed"] = facts["followed"]
    for name in facts["order"]:
        r["on_" + name] = root == name or root == "all"
    r["words"] = say["all"]
    if root != "all":
        r["words"] = fill(say["root"], {"root": root})
    for line in facts["lines"]:
        r[line] = say[line + "_see"]
        if root != "all":
            r[line] = fill(say[line], {"what": facts["chart"][root][line]})
        r["column_" + line] = [facts["chart"][name][line] for name in facts["order"]]
    r["roots"] = facts["order"]
    return r


def describe(r):
    """The strip picked out, and that most people do not follow it."""
    template = r["say"]["now"]
    if r["root"] == "all":
        template = r["say"]["now_all"]
    if r["root"] == "S1":
        template = r["say"]["now_S1"]
    return fill(template, r)


def _leg(board: Board, axes: Axes, names: dict[str, str], back: bool) -> None:
    axes.set(xlim=(-22, 22), ylim=(-94, 1))
    axes.axis("off")
    turn = -1 if back else 1
    axes.fill(
        [turn * x for x, _ in LEG],
        [y for _, y in LEG],
        facecolor=style.PAPER,
        edgecolor=style.LINE,
        linewidth=1.2,
    )
    for key, root in names.items():
        points = strip(STRIPS[key], 1.7)
        place = (points[::2], points[1::2])
        axes.fill(*place, facecolor="none", edgecolor=style.LINE, linewidth=0.7)
        bold = axes.fill(
            *place, facecolor=style.NERVE, edgecolor=style.INK, hatch=PATTERNS[root], linewidth=1.3
        )[0]
        board.follow(bold, f"strip-{key}", shown=f"on_{root}")


def _hundred(axes: Axes, top: float, missed: int) -> None:
    """A hundred dots in four rows: first those who did not follow, open, then those who did."""
    places = [(4 + 7.6 * (i % 25), top - 8.5 * (i // 25)) for i in range(100)]
    for some, face in ((places[:missed], "none"), (places[missed:], style.INK)):
        axes.plot(
            *zip(*some, strict=True), "o", markersize=5, color=style.INK, markerfacecolor=face
        )


def draw(board: Board, r: dict) -> Figure:
    """The right leg from the front and from behind, with strips in three patterns."""
    figure = board.open(400, 354)
    front = board.axes(-16, 44, 136, 286)
    rear = board.axes(78, 44, 136, 286)
    _leg(board, front, {"L4": "L4", "L5": "L5", "S1_foot": "S1"}, back=False)
    _leg(board, rear, {"S1": "S1"}, back=True)
    for axes, label in ((front, "draw.front"), (rear, "draw.back")):
        axes.text(0, 1.5, board.words[label], ha="center")
    for axes, label, x, y in (
        (front, "L4", 10.5, -60),
        (front, "L5", -13, -60),
        (front, "S1", -11, -86),
        (rear, "S1", 9.5, -60),
    ):
        axes.text(x, y, label, ha="center", weight="bold")
    side = board.canvas(202, 44, 198, 290)
    lines = (("words", 272), ("disc", 251), ("skin", 230), ("muscle", 209), ("reflex", 188))
    for name, y in lines:
        board.text(side, name, 0, y, name, weight="bold" if name == "words" else "normal")
    w = board.words
    side.text(0, 158, w["draw.study"], weight="bold")
    side.text(0, 140, w["draw.low_back"])
    side.text(0, 122, w.fill("draw.missed", count=MISSED), weight="bold")
    _hundred(side, 110, MISSED)
    side.text(0, 64, w.fill("draw.followed", count=S1_FOLLOWED), weight="bold")
    _hundred(side, 52, 100 - S1_FOLLOWED)
    side.text(0, 6, w["draw.dots"])
    figure.text(4 / 400, 25 / 354, w["draw.leg"])
    figure.text(4 / 400, 7 / 354, w["draw.help"])
    return figure


PICTURE = Picture(
    name="leg-map",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice(
            "root",
            W["control.root"],
            {"all": W["option.root.all"]} | {n: W.fill("option.root", root=n) for n in ROOTS},
            "all",
        ),
    ),
    presets={
        "chart": (W["preset.chart"], {}),
        "fifth": (W["preset.fifth"], {"root": "L5"}),
    },
    goals=(
        Goal(
            "push",
            W["goal.push"],
            ("v.root", "is", "S1"),
            {"root": "S1"},
            W["goal.push.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.root"], "roots"),
            *(Column(W[f"column.{line}"], f"column_{line}") for line in CHART),
        ),
    ),
    facts={
        "order": list(ROOTS),
        "lines": list(CHART),
        "chart": {root: W.keys_of(f"chart.{root}.", CHART) for root in ROOTS},
        "missed": MISSED,
        "followed": S1_FOLLOWED,
    },
    note="live.schematic",
    limits=W["limits"],
)
