"""Outlines as they are drawn: smooth curves as polygons, and what lies inside them."""

import numpy as np
from matplotlib.path import Path

from spasmcycle.figures.board import traced


def drawn(points: list[float], closed: bool = True, smooth: bool = True) -> np.ndarray:
    """The places (n, 2) along an outline as it is drawn, a few tenths of a millimetre apart."""
    if not points:
        return np.zeros((0, 2))
    curve = traced(points, 0, closed, smooth)
    found, at = [], None
    steps = np.linspace(0, 1, 17)[:, None]
    for place, code in curve.iter_segments(curves=True, simplify=False):
        place = place.reshape(-1, 2)
        if code == Path.CURVE4:
            a, b, c = place
            t = steps
            found.append(
                (1 - t) ** 3 * at + 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t**2 * b + t**3 * c
            )
        elif code == Path.LINETO:
            found.append(at + (place[0] - at) * steps)
        if code != Path.CLOSEPOLY:
            at = place[-1]
    return np.concatenate(found)


def inside(outline: np.ndarray, places: np.ndarray, by: float = 0.0) -> np.ndarray:
    """Which of the places lie inside the outline, by more than so many mm."""
    if not len(outline) or not len(places):
        return np.zeros(len(places), bool)
    within = Path(outline).contains_points(places)
    return within & (distance(outline, places) > by)


def distance(outline: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How far each place is from the line of an outline."""
    gaps = np.linalg.norm(places[:, None, :] - outline[None, :, :], axis=2)
    return gaps.min(axis=1)


def length(places: np.ndarray) -> float:
    """The length of a line of places."""
    return float(np.linalg.norm(np.diff(places, axis=0), axis=1).sum())
