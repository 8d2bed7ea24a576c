"""Where pain from each root is drawn on charts: strips of the leg, and how often they fail.

It opens with L5 lit. The phone's cut leaves what the chart says of a root to the sentence.

The shares are those of Murphy 2009: 64.1 % of painful roots of the low back did not
follow their strip; of the S1 roots 64.9 % did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice
from spasmcycle.drawing import leg
from spasmcycle.drawing.system import CUTS
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
    r["one_S1"] = root == "S1"
    r["one_low"] = root != "S1"
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


def _hundred(
    board: Board, axes: Axes, place: tuple[float, float], missed: int, wide: int, shown: str = ""
) -> None:
    """A hundred dots, `wide` a row: first those who did not follow, open, then those who did."""
    step = 9.0 if wide > 10 else 9.6
    x, y = place
    places = [(x + step * (i % wide), y - step * (i // wide)) for i in range(100)]
    for name, some, face in (("off", places[:missed], "none"), ("on", places[missed:], style.INK)):
        (dots,) = axes.plot(
            *zip(*some, strict=True), "o", markersize=5, color=style.INK, markerfacecolor=face
        )
        if shown:
            board.follow(dots, f"dots-{name}-{shown}", shown=shown)


def _beside(board: Board, axes: Axes, high: float) -> None:
    """What the chart says of the root, then how often both studied groups followed it."""
    words, bold = {"fontsize": CUTS["landscape"].words}, {"weight": "bold"}
    for i, name in enumerate(("words", *CHART)):
        keys = bold if name == "words" else {}
        board.text(axes, name, 0, high - 17 - 21 * i, name, **words, **keys)
    w, y = board.words, high - 152

    def line(text: str, y: float, **keys: str) -> None:
        axes.text(0, y, text.replace("\n", " "), **words, **keys)

    line(w["draw.study"], y, **bold)
    line(w["draw.low_back"], y - 24)
    line(w.fill("draw.missed", count=MISSED), y - 44)
    _hundred(board, axes, (4, y - 59), MISSED, 25)
    line(w.fill("draw.followed", count=S1_FOLLOWED), y - 116)
    _hundred(board, axes, (4, y - 131), 100 - S1_FOLLOWED, 25)
    line(w["draw.dots"], y - 186, color=style.QUIET)


def _in_short(board: Board, axes: Axes, high: float) -> None:
    """The name of the root, and the one hundred that counts for it."""
    words = {"fontsize": CUTS["phone"].words}
    board.text(axes, "words", 0, high - 12, "words", **words, weight="bold")
    w = board.words
    for shown, lines, missed in (
        ("one_low", (w["draw.low_back"], w.fill("draw.missed", count=MISSED)), MISSED),
        ("one_S1", (w.fill("draw.followed", count=S1_FOLLOWED),), 100 - S1_FOLLOWED),
    ):
        for i, text in enumerate("\n".join(lines).split("\n")):
            told = axes.text(0, high - 38 - 15 * i, text, **words)
            board.follow(told, f"told-{shown}-{i}", shown=shown)
        _hundred(board, axes, (4, high - 106), missed, 10, shown)
    for i, text in enumerate(w["draw.dots"].split("\n")):
        axes.text(0, high - 214 - 15 * i, text, color=style.QUIET, **words)


def draw(board: Board, r: dict) -> Figure:
    """The right leg from four sides with its strips; beside it, what charts and a study say."""
    cut = CUTS[board.cut]
    figure = board.open(cut.width, cut.height)
    leg.draw(board, leg.axes_for(board, cut), cut, shown={root: f"on_{root}" for root in leg.ROOTS})
    foot = board.canvas(0, 0, cut.width, leg.ROOM[cut.name][1])
    helps = board.words["draw.help"]
    if board.phone:
        _in_short(board, board.canvas(239, 34, 104, 236), 236)
        lines = helps.split("\n")
    else:
        _beside(board, board.canvas(418, 44, 254, 376), 376)
        lines = [board.words["draw.leg"], helps.replace("\n", " ")]
    for i, text in enumerate(lines):
        foot.text(4, 5 + 1.25 * cut.words * (1 - i), text, fontsize=cut.words)
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
            "L5",
        ),
    ),
    cuts=tuple(CUTS),
    presets={
        "chart": (W["preset.chart"], {"root": "all"}),
        "fifth": (W["preset.fifth"], {}),
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
