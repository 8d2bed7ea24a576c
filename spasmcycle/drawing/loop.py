"""A loop round a small trunk: stations on a circle, arrows between them, a pulse that runs round.

Where stations, arrows and pulse lie is computed by portable functions, so that a page can move the
pulse and let an arrow grow. An arrow that is cut has a gap with two ticks, so that no colour is
needed to see it. The trunk in the middle is `trunk.py`, without its labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.drawing import trunk
from spasmcycle.drawing.system import CONTOUR, INNER, Cut, still
from spasmcycle.portable import cos, sin

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

_PLACES = {
    # middle of the circle, its radius in x and y, points
    "landscape": (336.0, 210.0, 190.0, 160.0),
    "phone": (171.5, 135.0, 122.0, 104.0),
}
_ROOM = {"landscape": 0.26, "phone": 0.31}
FACTS: dict[str, dict[str, float]] = {
    cut: {"x": x, "y": y, "across": across, "high": high}
    for cut, (x, y, across, high) in _PLACES.items()
}
"""Of each cut: the middle of the circle and its half axes, in points."""


def on_circle(turn, facts):
    """The place a share of the way round (0 at the top, clockwise), in points."""
    a = 6.283185307179586 * turn
    return [facts["x"] + facts["across"] * sin(a), facts["y"] + facts["high"] * cos(a)]


def beside_circle(turn, out, facts):
    """A place so many points outside the circle (less than 0: inside it)."""
    at = on_circle(turn, facts)
    x = (at[0] - facts["x"]) / facts["across"]
    y = (at[1] - facts["y"]) / facts["high"]
    return [at[0] + out * x, at[1] + out * y]


def stations(count, facts):
    """The middles of so many stations, x, y, x, y …, the first at the top."""
    out = []
    for i in range(count):
        for n in on_circle(i / count, facts):
            out.append(n)
    return out


def arrow(number, count, span, width, headed, facts):
    """The outline of the arrow from a station to the next one, x, y, x, y … in points.

    Parameters
    ----------
    number, count : int
        From which of how many stations.
    span : list of two float
        The shares of the way between both stations where it begins and ends.
    width : float
        How wide the arrow is, in points.
    headed : bool
        Whether it ends in a head. An arrow that is cut has two parts, the first without a head.
    facts : dict
        `FACTS[cut]`.
    """
    start = (number + span[0]) / count
    end = (number + span[1]) / count
    stop = end
    if headed:
        stop = end - min(0.7 * (end - start), 0.5 * width / facts["high"])
    out = []
    for k in range(9):
        for n in beside_circle(start + (stop - start) * k / 8, width / 2, facts):
            out.append(n)
    if headed:
        for n in beside_circle(stop, 1.2 * width, facts):
            out.append(n)
        for n in on_circle(end, facts):
            out.append(n)
        for n in beside_circle(stop, -1.2 * width, facts):
            out.append(n)
    for k in range(9):
        for n in beside_circle(stop - (stop - start) * k / 8, -width / 2, facts):
            out.append(n)
    return out


def ticks(number, count, width, facts):
    """Two strokes across the gap of a cut arrow, x, y, x, y …"""
    out = []
    for shift in [-0.06, 0.06]:
        for side in [1, -1]:
            turn = (number + 0.5 + shift) / count
            for n in beside_circle(turn, side * (width / 2 + 5), facts):
                out.append(n)
    return out


def pulse(turn, count, spread, facts):
    """The places of `count` dots that run round, the first at that share of the way."""
    out = []
    for i in range(count):
        for n in on_circle(turn - i * spread, facts):
            out.append(n)
    return out


def trunk_axes(board: Board, cut: Cut) -> Axes:
    """Axes in mm for the trunk in the middle of the circle."""
    one = FACTS[cut.name]
    half = one["high"] * 0.6
    axes = board.axes(one["x"] - half, one["y"] - half, 2 * half, 2 * half)
    axes.set(xlim=(-280, 280), ylim=(60, 620))
    axes.axis("off")
    return axes


def draw_trunk(board: Board, cut: Cut, made: dict[str, list[float]]) -> Axes:
    """The small trunk in the middle; what the read-outs hold moves (see `trunk.draw`)."""
    axes = trunk_axes(board, cut)
    trunk.draw(board, axes, cut, made, names=False)
    return axes


def draw(
    board: Board, cut: Cut, names: list[str], made: dict[str, list[float]], broken: int = -1,
    turn: float = 0.12,
) -> None:  # fmt: skip
    """The whole loop at rest: trunk, arrows, stations with their names, a pulse on its way.

    Parameters
    ----------
    names : list of str
        What stands at each station, from the top, clockwise.
    broken : int
        The arrow that is cut, or -1.
    """
    from spasmcycle.figures import style

    draw_trunk(board, cut, made)
    axes = board.canvas(0, 0, cut.width, cut.height)
    facts = FACTS[cut.name]
    count = len(names)
    for number in range(count):
        room = _ROOM[cut.name]
        spans = [([room, 1 - room], True)]
        if number == broken:
            spans = [([room, 0.44], False), ([0.56, 1 - room], True)]
        for span, headed in spans:
            points = arrow(number, count, span, 7.0, headed, facts)
            still(axes, points, smooth=False, facecolor=style.LINE, linewidth=0)
        if number == broken:
            strokes = ticks(number, count, 7.0, facts)
            still(axes, strokes, size=2, smooth=False, edgecolor=style.INK, linewidth=CONTOUR)
    dots = pulse(turn, 4, 0.018, facts)
    keys = {"size": 1, "closed": False, "smooth": False, "snap": False}
    still(axes, dots, edgecolor=style.PAPER, linewidth=9, **keys)
    still(axes, dots, edgecolor=style.PAIN, linewidth=6.5, **keys)
    places = stations(count, facts)
    for i, name in enumerate(names):
        x, y = places[2 * i : 2 * i + 2]
        wide = 0.34 * cut.words * max(len(line) for line in name.split("\n")) + 0.7 * cut.words
        high = 0.95 * cut.words * (0.4 + 0.6 * (name.count("\n") + 1))
        box = [x - wide, y - high, x + wide, y - high, x + wide, y + high, x - wide, y + high]
        corners = [n for k in range(0, 8, 2) for n in _eased(box, k)]
        still(axes, corners, facecolor=style.PAPER, edgecolor=style.INK, linewidth=INNER)
        axes.text(x, y, name, fontsize=cut.words, ha="center", va="center", linespacing=1.05)


def _eased(box: list[float], k: int) -> list[float]:
    """Two places near a corner of a box, so that a smooth line rounds it."""
    x, y = box[k], box[k + 1]
    px, py = box[k - 2], box[k - 1]
    nx, ny = box[(k + 2) % 8], box[(k + 3) % 8]
    found: list[float] = []
    for ox, oy in ((px, py), (nx, ny)):
        far = max(abs(ox - x), abs(oy - y))
        found += 2 * [x + (ox - x) * 6 / far, y + (oy - y) * 6 / far]
    return found


def example(board: Board, cut: Cut) -> None:
    """The loop of the course at rest, for the sheet of all drawings."""
    names = ["Irritants", "Pain", "Muscle\nguards", "Less\nblood flow"]
    draw(board, cut, names, trunk.placed(0.6), broken=2)
