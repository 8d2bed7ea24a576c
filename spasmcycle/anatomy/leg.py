"""The right leg from the front and from behind, with strips of skin and muscle on it.

In centimetres from the groin down; in both, the front view's outer side is at −x and the back
view's at +x. The points stand in `outlines/leg.json`.
"""

from __future__ import annotations

from spasmcycle.anatomy.shapes import Places, Points, flat, outlines
from spasmcycle.portable import sqrt

LEG: Places = outlines("leg")["outline"]
STRIPS: dict[str, Places] = outlines("leg")["strips"]


def strip(line: Places, half: float) -> Points:
    """A band of that half width along a line."""
    left, right = [], []
    for i, (x, y) in enumerate(line):
        (x0, y0), (x1, y1) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        nx, ny = (y1 - y0) / length * half, -(x1 - x0) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    ends = [left[0], *left, left[-1], right[-1], *reversed(right), right[0]]
    return flat(*ends)


def ticks_along(line, count, half):
    """Evenly spaced strokes across a line of places (x, y, x, y …), `count` of them."""
    length = 0
    for i in range(2, len(line), 2):
        dx = line[i] - line[i - 2]
        dy = line[i + 1] - line[i - 1]
        length += sqrt(dx * dx + dy * dy)
    out = []
    for k in range(count):
        rest = (k + 0.5) / count * length
        for i in range(2, len(line), 2):
            dx = line[i] - line[i - 2]
            dy = line[i + 1] - line[i - 1]
            part = sqrt(dx * dx + dy * dy)
            if rest <= part:
                x = line[i - 2] + dx * rest / part
                y = line[i - 1] + dy * rest / part
                out.append(x + dy / part * half)
                out.append(y - dx / part * half)
                out.append(x - dy / part * half)
                out.append(y + dx / part * half)
                break
            rest -= part
    return out
