"""Effects in people and in a crowd of made-up people on one axis: a still picture of the book.

Shapes tell the kinds apart. The table beside it has the same numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spasmcycle.evidence.findings import Pain
from spasmcycle.figures import style
from spasmcycle.figures.board import Board
from spasmcycle.model.treatments import WORTH_HAVING
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

W = Words("trial-effects")
LOW, HIGH = -40.0, 20.0
TICKS = range(-40, 21, 10)
ROW = 76
LEGEND = 92
KINDS = {
    "people": {"marker": "o", "markersize": 9},
    "everyone": {"marker": "D", "markersize": 8, "fillstyle": "none"},
    "in pain": {"marker": "^", "markersize": 9, "fillstyle": "none"},
}
HEIGHTS = {"people": 0.56, "everyone": 0.72, "in pain": 0.88}


class Reach(NamedTuple):
    """Lowest, mean and highest change of pain among crowds and readings, in points of 100."""

    low: float
    mean: float
    high: float


class Row(NamedTuple):
    """A finding that has an effect, and the crowd's, for everyone and for those in pain."""

    label: str
    work: str
    people: Pain
    everyone: Reach
    in_pain: Reach


def draw(rows: list[Row]) -> Figure:
    """A row a finding: people with their interval, and the crowd; outside the axis, at its end."""
    board = Board({}, words=W)
    height = 52 + LEGEND + ROW * len(rows)
    figure = board.open(400, height)
    axes = board.axes(22, 44, 356, ROW * len(rows))
    axes.set(xlim=(LOW, HIGH), ylim=(len(rows), 0), xticks=TICKS, yticks=[])
    axes.set_xticklabels([f"{tick:+d}".replace("-", "−") if tick else "0" for tick in TICKS])
    axes.spines["left"].set_visible(False)
    for i, row in enumerate(rows):
        _draw_row(axes, row, i)
    figure.text(14 / 400, 8 / height, W["draw.axis"])
    legend = board.canvas(0, 52 + ROW * len(rows), 400, LEGEND)
    for i, (kind, look) in enumerate(KINDS.items()):
        legend.plot([22], [64 - 20 * i], color=style.INK, **look)
        legend.text(36, 64 - 20 * i, W[f"draw.{kind}"], va="center")
    return figure


def _draw_row(axes: Axes, row: Row, i: int) -> None:
    axes.text(LOW, i + 0.22, row.label, weight="bold")
    axes.text(LOW, i + 0.41, row.work)
    reach = (i + 0.49, i + 0.95)
    axes.vlines(0, *reach, color=style.LINE, linewidth=1.2)
    axes.vlines(-WORTH_HAVING, *reach, color=style.LINE, linewidth=1, linestyle=(0, (4, 3)))
    people = row.people
    effects = {
        "people": (people.low, people.change, people.high),
        "everyone": row.everyone,
        "in pain": row.in_pain,
    }
    for kind, (low, middle, high) in effects.items():
        y = i + HEIGHTS[kind]
        if low is not None and high is not None:
            axes.plot(
                [_inside(low), _inside(high)],
                [y, y],
                color=style.INK,
                linewidth=2,
                label=f"{kind} reach {i}",
            )
        axes.plot(
            [_inside(middle)],
            [y],
            color=style.INK,
            clip_on=False,
            label=f"{kind} {i}",
            **KINDS[kind],
        )


def _inside(value: float) -> float:
    return min(HIGH, max(LOW, value))


def describe(rows: list[Row]) -> str:
    """The drawing in words."""

    def reach(values: list[float]) -> str:
        return W.fill("reach", low=_told(min(values)), high=_told(max(values)))

    beyond = [row.label for row in rows if _beyond(row)]
    sentences = [
        W.fill(
            "described",
            rows=len(rows),
            people=reach([row.people.change for row in rows]),
            everyone=reach([row.everyone.mean for row in rows]),
            in_pain=reach([row.in_pain.mean for row in rows]),
        )
    ]
    if beyond:
        sentences.append(W.fill("beyond", findings="; ".join(beyond)))
    return " ".join([*sentences, W["table"]])


def _told(points: float) -> str:
    """Points as a number that can be read out."""
    whole = round(points)
    return W.fill("minus", points=-whole) if whole < 0 else str(whole)


def _beyond(row: Row) -> bool:
    """Whether both means of the crowd are less than all of a trial's interval."""
    low = row.people.change - WORTH_HAVING if row.people.low is None else row.people.low
    return max(row.everyone.mean, row.in_pain.mean) < low
