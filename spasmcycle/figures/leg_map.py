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

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

# root: usual disc, skin, muscles, reflex (Harrison's 19th edition, chapter on back and neck pain)
CHART = {
    "L4": ("L3–L4", "inner calf", "straighten the knee", "knee"),
    "L5": ("L4–L5", "outer calf, top of foot", "lift foot and big toe", "no sure one"),
    "S1": ("L5–S1", "sole, outer foot", "push the foot down", "ankle"),
}
MISSED = 64
S1_FOLLOWED = 65
PATTERNS = {"L4": "////", "L5": "-----", "S1": "xxxx"}


def cases(v, facts):
    """No run of the model: a chart."""
    return []


def readouts(v, runs, facts):
    """Which strip is picked out, and what the chart says of its root."""
    root = v["root"]
    r = {"fine": True, "root": root}
    r["missed"] = facts["missed"]
    r["followed"] = facts["followed"]
    for name in facts["order"]:
        r["on_" + name] = root == name or root == "all"
    r["words"] = "All three strips"
    r["disc"] = "Disc: see the table"
    r["skin"] = "Skin: see the table"
    r["muscle"] = "Muscle: see the table"
    r["reflex"] = "Reflex: see the table"
    if root != "all":
        row = facts["chart"][root]
        r["words"] = f"Root {root}"
        r["disc"] = f"Usual disc: {row[0]}"
        r["skin"] = f"Skin: {row[1]}"
        r["muscle"] = f"Muscle: {row[2]}"
        r["reflex"] = f"Reflex: {row[3]}"
    r["roots"] = facts["order"]
    for i in range(4):
        r["column" + str(i)] = [facts["chart"][name][i] for name in facts["order"]]
    return r


def describe(r):
    """The strip picked out, and that most people do not follow it."""
    text = f"{r['words']}. "
    if r["root"] != "all":
        text = text + f"{r['disc']}. {r['skin']}. {r['muscle']}. {r['reflex']}. "
    if r["root"] == "S1":
        return text + f"In one study, {r['followed']:.0f} of 100 painful S1 roots followed it."
    text = text + f"In one study, {r['missed']:.0f} of 100 painful low-back roots "
    return text + "did not follow their strip."


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
    for some, fill in ((places[:missed], "none"), (places[missed:], style.INK)):
        axes.plot(
            *zip(*some, strict=True), "o", markersize=5, color=style.INK, markerfacecolor=fill
        )


def draw(board: Board, r: dict) -> Figure:
    """The right leg from the front and from behind, with strips in three patterns."""
    figure = board.open(400, 354)
    front = board.axes(-16, 44, 136, 286)
    rear = board.axes(78, 44, 136, 286)
    _leg(board, front, {"L4": "L4", "L5": "L5", "S1_foot": "S1"}, back=False)
    _leg(board, rear, {"S1": "S1"}, back=True)
    for axes, label in ((front, "front"), (rear, "back")):
        axes.text(0, 1.5, label, ha="center")
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
    side.text(0, 158, "Painful roots, one study", weight="bold")
    side.text(0, 140, "All of the low back:")
    side.text(0, 122, f"{MISSED} of 100 off their strip", weight="bold")
    _hundred(side, 110, MISSED)
    side.text(0, 64, f"S1 alone: {S1_FOLLOWED} of 100 on it", weight="bold")
    _hundred(side, 52, 100 - S1_FOLLOWED)
    side.text(0, 6, "open: off it, full: on it")
    figure.text(4 / 400, 25 / 354, "Right leg. Typical pain strips; people differ.")
    figure.text(4 / 400, 7 / 354, "Both legs, or numb between? See When to get help.")
    return figure


PICTURE = Picture(
    name="leg-map",
    title="Strips on the leg",
    purpose="What charts say about each root, and how often people do not follow the chart.",
    chart=(
        "Outline of a right leg from the front and from behind, with pain strips of the roots L4, "
        "L5 and S1 in three patterns. A hundred dots for roots of the low back, and a hundred for "
        "S1 alone: how many follow their strip."
    ),
    controls=(
        Choice(
            "root",
            "Root",
            {"all": "All three"} | {name: f"Root {name}" for name in CHART},
            "all",
        ),
    ),
    presets={"chart": ("All three strips", {}), "fifth": ("Root L5", {"root": "L5"})},
    goals=(
        Goal(
            "push",
            "Find the root that helps to push the foot down.",
            ("v.root", "is", "S1"),
            {"root": "S1"},
            "{words}. {reflex}.",
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "What charts say about each root",
        (
            Column("Root", "roots"),
            Column("Usual disc", "column0"),
            Column("Skin", "column1"),
            Column("Muscle", "column2"),
            Column("Reflex", "column3"),
        ),
    ),
    facts={
        "order": list(CHART),
        "chart": {name: list(row) for name, row in CHART.items()},
        "missed": MISSED,
        "followed": S1_FOLLOWED,
    },
    note="live.schematic",
    limits=(
        "Strips are drawn sharp, but maps vary and overlap. A chart cannot tell which root hurts, "
        "and pain in a strip does not prove a root. Pain down both legs, or numb skin between "
        "them, is on no strip: see When to get help."
    ),
)
