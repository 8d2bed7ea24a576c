"""The right leg from the front and from behind, with strips of skin and muscle on it.

In centimetres from the groin down; in both, the front view's outer side is at −x and the back
view's at +x. The points stand in `outlines/leg.json`.
"""

from __future__ import annotations

from spasmcycle.anatomy.shapes import Places, Points, flat, outlines

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
