"""The crowd's mean pain beside two published courses: a still picture of the book.

Above, new back pain, to which four means were fitted: the crowd with its quiet week and without.
Below, pain that has lasted, to which nothing was fitted. Dashes and shapes tell the lines apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spasmcycle.figures import style
from spasmcycle.figures.board import Board
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

W = Words("crowd-course")
SIZE = (400, 530)
TOP = 80
TIMES = (0, 6, 26, 52)
PEOPLE = {"marker": "o", "markersize": 7, "linestyle": "none", "color": style.INK}


class Published(NamedTuple):
    """A course in people at the weeks of `TIMES`: means and the ends of their 95 % intervals."""

    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


class Courses(NamedTuple):
    """What is drawn, all in points of 100: the crowd every second week, and at `TIMES`."""

    weeks: list[int]
    with_quiet: list[float]
    without_quiet: list[float]
    new: Published
    lasting: Published
    crowd_lasting: list[float]


def draw(courses: Courses) -> Figure:
    """Two panels: new pain, and pain that has lasted."""
    board = Board({}, words=W)
    figure = board.open(*SIZE)
    above = _panel(board, 320, W["draw.new"], courses.new)
    above.plot(courses.weeks, courses.with_quiet, color=style.PAIN, label="with")
    look = {"color": style.MUSCLE, "dashes": (5, 3), "label": "without"}
    above.plot(courses.weeks, courses.without_quiet, **look)
    above.text(52, courses.without_quiet[-1] + 4, W["draw.no_quiet"], ha="right")
    above.text(14, courses.with_quiet[7] - 10, W["draw.crowd"], ha="right")
    below = _panel(board, 78, W["draw.lasting"], courses.lasting)
    mark = {"marker": "D", "fillstyle": "none", "markersize": 7, "linestyle": ":"}
    below.plot(TIMES, courses.crowd_lasting, color=style.PAIN, label="crowd", **mark)
    below.text(9, courses.crowd_lasting[1] + 3, W["draw.crowd"])
    for i, line in enumerate(("draw.axes", "draw.dots")):
        figure.text(34 / 400, (28 - 18 * i) / SIZE[1], W[line])
    return figure


def _panel(board: Board, bottom: float, title: str, people: Published) -> Axes:
    axes = board.axes(34, bottom, 356, 180)
    axes.set(xlim=(-1, 53), ylim=(0, TOP), xticks=TIMES, yticks=range(0, TOP + 1, 20))
    axes.set_title(title, loc="left", weight="bold")
    for week, low, high in zip(TIMES, people.low, people.high, strict=True):
        axes.plot([week, week], [low, high], color=style.INK, linewidth=1.6, label="interval")
    axes.plot(TIMES, people.mean, label="people", zorder=3, clip_on=False, **PEOPLE)
    return axes


def describe(courses: Courses) -> str:
    """The drawing in words."""

    def told(means: list[float] | tuple[float, ...]) -> str:
        return W.fill(
            "means", **dict(zip(("start", "first", "second", "last"), means, strict=True))
        )

    def at_times(means: list[float]) -> list[float]:
        return [means[courses.weeks.index(week)] for week in TIMES]

    return W.fill(
        "described",
        people=told(courses.new.mean),
        quiet=told(at_times(courses.with_quiet)),
        without=told(at_times(courses.without_quiet)),
        lasting=told(courses.lasting.mean),
        crowd=told(courses.crowd_lasting),
    )
