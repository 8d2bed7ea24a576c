"""Effects in people and in the toy on one axis of pain: a still picture of the book.

Shapes tell the kinds apart. The table beside it has the same numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spasmcycle.evidence.findings import Pain
from spasmcycle.figures import style
from spasmcycle.figures.board import Board
from spasmcycle.model.treatments import WORTH_HAVING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LOW, HIGH = -80.0, 20.0
TICKS = range(-80, 21, 20)
ROW = 56
KINDS = {
    "people": ("people, with 95 % interval", {"marker": "o", "markersize": 9}),
    "settling": ("toy, loop that settles", {"marker": "D", "markersize": 9, "fillstyle": "none"}),
    "stuck": ("toy, stuck loop", {"marker": "^", "markersize": 10, "fillstyle": "none"}),
}


class Row(NamedTuple):
    """A finding that has an effect, and the toy's own: changes of pain in points of 100."""

    label: str
    work: str
    people: Pain
    settling: float
    stuck: float


def draw(rows: list[Row]) -> Figure:
    """A row a finding: people with their interval, and the toy; outside the axis, at its end."""
    board = Board({})
    figure = board.open(400, 112 + ROW * len(rows))
    axes = board.axes(14, 44, 372, ROW * len(rows))
    axes.set(xlim=(LOW, HIGH), ylim=(len(rows), 0), xticks=TICKS, yticks=[])
    axes.set_xticklabels([f"{tick:+d}".replace("-", "−") if tick else "0" for tick in TICKS])
    axes.spines["left"].set_visible(False)
    for i, row in enumerate(rows):
        _draw_row(axes, row, i)
    words = "Change of pain, points of 100. Dashed: 10 points less."
    figure.text(14 / 400, 8 / (112 + ROW * len(rows)), words)
    legend = board.canvas(0, 52 + ROW * len(rows), 400, 60)
    for i, (words, look) in enumerate(KINDS.values()):
        legend.plot([22], [50 - 20 * i], color=style.INK, **look)
        legend.text(36, 50 - 20 * i, words, va="center")
    return figure


def _draw_row(axes: Axes, row: Row, i: int) -> None:
    axes.text(LOW, i + 0.28, row.label, weight="bold")
    axes.text(LOW, i + 0.54, row.work)
    y, reach = i + 0.78, (i + 0.6, i + 0.96)
    axes.vlines(0, *reach, color=style.LINE, linewidth=1.2)
    axes.vlines(-WORTH_HAVING, *reach, color=style.LINE, linewidth=1, linestyle=(0, (4, 3)))
    if row.people.low is not None and row.people.high is not None:
        axes.plot([row.people.low, row.people.high], [y, y], color=style.INK, linewidth=2)
    effects = {"people": row.people.change, "settling": row.settling, "stuck": row.stuck}
    for kind, effect in effects.items():
        inside = min(HIGH, max(LOW, effect))
        axes.plot(
            [inside], [y], color=style.INK, clip_on=False, label=f"{kind} {i}", **KINDS[kind][1]
        )


def describe(rows: list[Row]) -> str:
    """The drawing in words."""

    def reach(values: list[float]) -> str:
        return f"{round(min(values))} to {round(max(values))}".replace("-", "minus ")

    return (
        f"Dot chart with {len(rows)} rows, one a finding. Change of pain in points of 100; less "
        "than zero is less pain. In people, with 95 percent interval: "
        f"{reach([row.people.change for row in rows])}. In a toy that settles: "
        f"{reach([row.settling for row in rows])}. In a stuck toy: "
        f"{reach([row.stuck for row in rows])}. The table has every number."
    )
