"""The right leg from the front, the back and the outer side, and its sole, with three pain zones.

A zone is the line along its middle and half widths, drawn as nested bands that fade outwards,
because people differ; a dash, a full line or dots tell the roots apart without colour.

Anatomical: proportions, kneecap, Achilles tendon, ankles, toes. The zones follow the root chart of
the course: L4 outer front of the thigh, knee, inner calf; L5 outer thigh and calf, top of the foot,
big toe; S1 back of thigh and calf, heel, sole. Drawing choices: their widths and their soft edges.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.outlines import ellipse, load
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.system import CONTOUR, HAIR, INNER, Cut, ink, still, within
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

_DATA = load("leg")
_SCALE = 1700 / 1060
ROOTS = ("L4", "L5", "S1")
DASHES = {"L4": (0, (5, 2.6)), "L5": "solid", "S1": (0, (0.1, 2.4))}
VIEWS = ("front", "back", "side", "sole")


def _mm(points: list[float]) -> list[float]:
    """Places in mm, y up from the groin, of a person 1.70 m tall."""
    return [round((n if i % 2 == 0 else -n) * _SCALE, 1) for i, n in enumerate(points)]


OUTLINES: dict[str, list[float]] = {n: _mm(o["points"]) for n, o in _DATA["outlines"].items()}
"""The skin of each view, mm."""

ZONES: dict[str, dict[str, dict[str, list[float]]]] = {
    view: {
        root: {
            "points": _mm(zone["points"]),
            "half": [round(w * _SCALE, 1) for w in zone["half"]],
        }
        for root, zone in zones.items()
    }
    for view, zones in _DATA["zones"].items()
}
"""Each zone of each view: the line along its middle, and half its width at each place; mm."""


def skin(view: str) -> list[float]:
    """The closed outline of a view, mm."""
    if view != "front":
        return OUTLINES[view]
    outer, inner = OUTLINES["front_outer"], OUTLINES["front_inner"]
    return outer + inner


def zone_outline(view: str, root: str, share: float = 1.0) -> list[float]:
    """The closed outline of a zone, `share` of its whole width."""
    zone = ZONES[view][root]
    places = list(zip(zone["points"][::2], zone["points"][1::2], strict=True))
    left, right = [], []
    for i, ((x, y), half) in enumerate(zip(places, zone["half"], strict=True)):
        (x0, y0), (x1, y1) = places[max(0, i - 1)], places[min(len(places) - 1, i + 1)]
        far = hypot(x1 - x0, y1 - y0)
        nx, ny = (y1 - y0) / far * half * share, -(x1 - x0) / far * half * share
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return [round(n, 1) for place in [*left, *reversed(right)] for n in place]


# centre of each view in the drawing (mm) in each cut; the sole is drawn larger
_PLACES = {
    "landscape": {"front": (130, 0), "back": (450, 0), "side": (800, 0), "sole": (1180, -640)},
    "phone": {"front": (120, 0), "back": (430, 0), "side": (770, 0), "sole": (1130, -640)},
}
ROOM = {"landscape": (0.0, 44.0, 412.0, 376.0), "phone": (0.0, 34.0, 238.0, 236.0)}
"""Where the leg stands in each cut: left, bottom, width, height in points. The rest is free."""

_SEEN = {"landscape": (0.314, -925.0), "phone": (0.192, -935.0)}
_LARGER = 1.5  # the sole
# the name of a root: its view, which place along its zone, on which side
_NAMES = (
    ("L4", "front", 6, 1),
    ("S1", "back", 4, -1),
    ("L5", "side", 3, 1),
    ("S1", "sole", 2, -1),
)


def axes_for(board: Board, cut: Cut) -> Axes:
    """Axes in mm over the leg's room in a cut."""
    scale, bottom = _SEEN[cut.name]
    left, low, wide, high = ROOM[cut.name]
    axes = board.axes(left, low, wide, high)
    axes.set(xlim=(0, wide / scale), ylim=(bottom, bottom + high / scale))
    axes.axis("off")
    return axes


def _moved(points: list[float], place: tuple[float, float], times: float = 1.0) -> list[float]:
    return [n * times + place[i % 2] for i, n in enumerate(points)]


def draw(board: Board, axes: Axes, cut: Cut, lit: str = "", shown: dict[str, str] | None = None,
         names: bool = True) -> None:  # fmt: skip
    """The leg in four views.

    Parameters
    ----------
    lit : str
        The root whose zone is strong; the others are faint. Without one, all are.
    shown : dict, optional
        For each root, the read-out that says whether its zone is strong; a faint one stays below.
    """
    places = _PLACES[cut.name]
    for view in VIEWS:
        times = _LARGER if view == "sole" else 1.0
        outline = _moved(skin(view), places[view], times)
        still(axes, outline, facecolor=LIGHT["body"], linewidth=0)
        toes = _toes(view, places[view], times)
        ground = _ground(axes, [outline, *toes])
        for toe in toes:
            still(axes, toe, facecolor=LIGHT["body"], linewidth=0)
        for root, zone in ZONES[view].items():
            colour = LIGHT[f"root-{root}"]
            strong = not lit or lit == root
            for share, alpha in ((1.25, 0.16), (0.95, 0.22), (0.62, 0.3)):
                points = _moved(zone_outline(view, root, share), places[view], times)
                keys = {"facecolor": colour, "linewidth": 0}
                if shown is not None:
                    _clipped(axes, still(axes, points, **keys, alpha=alpha * 0.3), ground)
                    patch = still(axes, points, **keys, alpha=alpha)
                    board.follow(patch, f"zone-{view}-{root}-{share:g}", shown=shown[root])
                else:
                    patch = still(axes, points, **keys, alpha=alpha if strong else alpha * 0.3)
                _clipped(axes, patch, ground)
            line = {"edgecolor": colour, "linestyle": DASHES[root], "closed": False}
            line["linewidth"] = 2.4 if root == "S1" else CONTOUR
            core = _moved(zone["points"], places[view], times)
            patch = still(axes, core, **line, alpha=1 if strong else 0.45)
            if shown is not None:
                board.follow(patch, f"core-{view}-{root}", shown=shown[root])
            _clipped(axes, patch, ground)
        edge = ink("body-edge", CONTOUR)
        parts = ("front_outer", "front_inner") if view == "front" else (view,)
        for name in parts:
            still(axes, _moved(OUTLINES[name], places[view], times),
                  **{**edge, "closed": view == "sole"})  # fmt: skip
        for toe in toes:
            still(axes, toe, edgecolor=LIGHT["body-edge"], linewidth=INNER)
        for stroke in _STROKES[view]:
            still(axes, _moved(_mm(stroke), places[view], times), **ink("body-edge", HAIR))
    patella = _moved(OUTLINES["patella"], places["front"])
    still(axes, patella, edgecolor=LIGHT["body-edge"], linewidth=HAIR)
    if names:
        _draw_names(board, axes, cut)


def _draw_names(board: Board, axes: Axes, cut: Cut) -> None:
    """What each view is, and the name of each root beside its zone."""
    words = board.words or Words("leg-map")
    places = _PLACES[cut.name]
    em = cut.words / _SEEN[cut.name][0]
    for view in VIEWS:
        x, y = places[view]
        inside = skin(view)
        middle = (min(inside[::2]) + max(inside[::2])) / 2 if view != "sole" else 0
        top = max(inside[1::2]) if view != "sole" else 195 * _LARGER
        axes.text(
            x + middle, y + top + 0.5 * em, words[f"draw.view.{view}"], fontsize=cut.words,
            ha="center", weight="bold",
        )  # fmt: skip
    for root, view, at, side in _NAMES:
        times = _LARGER if view == "sole" else 1.0
        zone = ZONES[view][root]
        x, y = _moved(zone["points"][2 * at : 2 * at + 2], places[view], times)
        edge = x
        outline = _moved(skin(view), places[view], times)
        while within(outline, edge, y):
            edge += side * 4
        far = edge + side * 0.35 * em
        axes.plot([x, far], [y, y], color=LIGHT["body-edge"], linewidth=HAIR)
        axes.text(
            far + side * 0.15 * em, y, root, fontsize=cut.words, weight="bold",
            ha="left" if side > 0 else "right", va="center_baseline",
        )  # fmt: skip


def _ground(axes: Axes, outlines: list[list[float]]) -> Any:
    """All of the skin of a view as one path."""
    from matplotlib.path import Path

    from spasmcycle.figures.board import traced

    return Path.make_compound_path(*(traced(points, 0, True, True) for points in outlines))


def _clipped(axes: Axes, patch: Any, ground: Any) -> None:
    """Only the part of a patch on the leg is seen."""
    patch.set_clip_path(ground, transform=axes.transData)


def _toes(view: str, place: tuple[float, float], times: float) -> list[list[float]]:
    rows = _DATA["toes"].get(view, [])
    made = []
    for i in range(0, len(rows), 4):
        x, y, across, high = rows[i : i + 4]
        made.append(_moved(_mm(ellipse(x, y, across, high, 10)), place, times))
    return made


# small lines that make a leg readable: groin, shin, ankle bones, tendons, folds (drawing units)
_STROKES: dict[str, list[list[float]]] = {
    "front": [
        [14, 290, 16, 350, 18, 430],
        [-24, 470, -20, 478, -24, 486],
        [20, 468, 24, 476, 20, 484],
    ],
    "back": [
        [-26, 205, -8, 200, 12, 204],
        [-22, 212, -6, 208, 8, 211],
        [-10, 430, -6, 480, -8, 510],
        [12, 430, 8, 480, 10, 510],
        [-44, -10, -22, 4, 10, 2],
    ],
    "side": [[34, 196, 28, 206, 30, 222, 36, 230], [-18, 300, -14, 360, -22, 420, -26, 470]],
    "sole": [[-22, -34, 0, -46, 26, -36], [-12, 88, 0, 82, 12, 88], [26, -20, 20, 10, 24, 44]],
}
