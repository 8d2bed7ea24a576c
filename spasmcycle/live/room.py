"""How much room each text of a drawing has: to the edges, and to the words beside it.

In English every text is placed by hand. In a longer language one that has no room is drawn in
narrower letters; the page's script does the same where a text changes (`marks.js`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

GAP = 3.0  # points kept free between two texts
BROWSER = 1.06  # a page's font may run wider than matplotlib's
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass
class _Line:
    """A text: its anchor, the share of its width before the anchor, its width, low and high."""

    text: Text
    anchor: float
    before: float
    width: float
    low: float
    high: float
    room: float
    hidden: bool


def rooms(figure: Figure, hidden: Collection[str] = ()) -> Iterator[tuple[Text, float, bool]]:
    """Every level text of a figure, the width that it may have, in points, and if it needs less.

    Marks that are hidden now stand in nobody's way but each other's.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    scale = 72 / figure.dpi
    edge = figure.get_size_inches()[0] * 72
    lines = []
    for text in figure.findobj(Text):
        follows = str(text.get_gid()).startswith("mark:")
        if text.get_rotation() or not (follows or text.get_text().strip() and text.get_visible()):
            continue
        box = text.get_window_extent(renderer)
        groups = (text, text.axes) if text.axes is not None else (text,)
        away = any(str(one.get_gid()).removeprefix("mark:") in hidden for one in groups)
        before = _BEFORE[text.get_horizontalalignment()]
        width = BROWSER * box.width * scale
        anchor = (box.x0 + before * box.width) * scale
        ends = [anchor / before] if before else []
        ends += [(edge - anchor) / (1 - before)] if before < 1 else []
        lines.append(
            _Line(text, anchor, before, width, box.y0 * scale, box.y1 * scale, min(ends), away)
        )
    for one in lines:
        one.width, need = min(one.width, one.room), one.width
        for other in lines:
            if _beside(one, other) and one.hidden == other.hidden:
                between = other.anchor - one.anchor - GAP
                after, ahead = (1 - one.before) * one.width, other.before * other.width
                if after + ahead > between > 0 and after:
                    one.room = min(one.room, one.width * between / (after + ahead))
                if after + ahead > between > 0 and ahead:
                    other.room = min(other.room, other.width * between / (after + ahead))
        one.width = need
    for one in lines:
        yield one.text, max(one.room, 1.0), one.width > one.room


def _beside(one: _Line, other: _Line) -> bool:
    """Whether another text stands on the same line, to the right."""
    shared = min(one.high, other.high) - max(one.low, other.low)
    return other.anchor > one.anchor and shared > 0.3 * min(
        one.high - one.low, other.high - other.low
    )
