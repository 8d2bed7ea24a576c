"""The craft of the charts: their two sizes, panels with a name, samples of lines, a broken axis.

Every chart of the course names its curves beside them, begins its names at one left edge, and has
words of one size, which is the smallest that can be read where the cut is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.system import Cut
from spasmcycle.figures import style
from spasmcycle.figures.reading import place_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

CUTS = ("landscape", "phone")
SIZES = {"landscape": Cut("landscape", 600, 412, 15), "phone": Cut("phone", 343, 268, 12)}
"""Shown 566 and 343 pixels wide, their words come to 14 and 12 pixels."""
DASHED = (4, 2.5)
LAST = 84
"""The last day of a time axis."""
STOPS = [[place_of(day), day] for day in (0, 21, LAST)]
"""Between which places a pointer moves days evenly: see `Board.grab`."""
WEEKS = {"landscape": (0, 7, 14, 21, 42, 63, 84), "phone": (0, 7, 14, 21, 42, 84)}


def opened(board: Board, height: float = 0.0) -> Cut:
    """Open the figure of this board's cut, of another height if given; its size and its words."""
    cut = SIZES[board.cut]
    cut = Cut(cut.name, cut.width, height or cut.height, cut.words)
    board.open(cut.width, cut.height)
    return cut


def panel(
    board: Board,
    box: tuple[float, float, float, float],
    name: str,
    across: tuple[float, float],
    up: tuple[float, float],
    xticks: Sequence[float] = (),
    yticks: Sequence[float] = (),
    at: float = 2.0,
    lift: float = 0.75,
) -> Axes:
    """Axes at this box (left, bottom, width, height, in points) with their name above.

    The name begins at `at`, in points, the left edge of the picture if not given, so that the
    names of panels above each other begin there; it stands `lift` heights of a word above them.
    """
    cut = SIZES[board.cut]
    axes = board.axes(*box)
    axes.set(xlim=across, ylim=up)
    number = board.words.number
    axes.set_xticks(xticks, [number(x) for x in xticks])
    axes.set_yticks(yticks, [number(y) for y in yticks])
    axes.tick_params(labelsize=cut.words, pad=2.5)
    say(board, at, box[1] + box[3] + lift * cut.words, name, weight="bold")
    return axes


def say(board: Board, x: float, y: float, text: str, **look: Any) -> Any:
    """Words that stand still, at a place in points from the lower left corner."""
    cut = SIZES[board.cut]
    keys = {"fontsize": cut.words, "parse_math": False, **look}
    return board.figure.text(x / cut.width, y / _height(board), text, **keys)


def _height(board: Board) -> float:
    return float(board.figure.get_size_inches()[1]) * 72


def sample(board: Board, x: float, y: float, **line: Any) -> float:
    """A piece of a line, as a key to it, in points; gives where the words behind it begin."""
    from matplotlib.lines import Line2D

    cut = SIZES[board.cut]
    far = 1.7 * cut.words
    level = (y + 0.36 * cut.words) / _height(board)
    ends = ([x / cut.width, (x + far) / cut.width], [level, level])
    board.figure.add_artist(Line2D(*ends, **{"linewidth": 2.2, **line}))
    return x + far + 0.35 * cut.words


def named(board: Board, x: float, y: float, lines: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Names of lines in a row from this place on, each behind a sample of its line."""
    size = SIZES[board.cut].words
    for name, look in lines:
        x = sample(board, x, y, **look)
        say(board, x, y, name)
        x += (0.6 * len(name) + 0.5) * size


_LINE = {"color": style.INK, "clip_on": False, "zorder": 6}


def today(board: Board, axes: Axes, name: str, reach: str) -> None:
    """The line of the day at the read-out `day_x`, over the read-out `reach`; it can be dragged."""
    board.curve(axes, name, "day_x", reach, linewidth=1.2, **_LINE)
    board.grab(name, "day")


def grip(board: Board, axes: Axes, size: float = 11) -> None:
    """The grip on top of that line, at the read-outs `day` and `top`."""
    board.dot(axes, "grip", "day", "top", marker="v", markersize=size, **_LINE)
    board.grab("grip", "day")


def days(board: Board, axes: Axes, numbered: bool = True, broken: bool = True) -> None:
    """A time axis of twelve weeks, of which the first three have six tenths of the width.

    What is drawn on it has its days turned into places by `reading.place_of`.
    """
    cut = SIZES[board.cut]
    ticks = WEEKS[board.cut]
    axes.set_xlim(0, place_of(LAST))
    axes.set_xticks([place_of(day) for day in ticks], [str(day) for day in ticks])
    axes.tick_params(axis="x", labelsize=cut.words, labelbottom=numbered, pad=2.5)
    if not broken:
        return
    # Two strokes across the axis, with paper between them: from here on days are closer together.
    at, high = place_of(21) + 0.35, axes.bbox.height
    wide = place_of(LAST) / axes.bbox.width
    for look in ({"color": style.PAPER, "linewidth": 5}, None):
        for shift in (0,) if look else (-2.6, 2.6):
            x = at + wide * shift
            axes.plot(
                [x - 2.5 * wide, x + 2.5 * wide],
                [-5 / high, 5 / high],
                transform=axes.get_xaxis_transform(),
                clip_on=False,
                zorder=4,
                **(look or {"color": style.LINE, "linewidth": 1}),
            )
