"""The trunk from behind, with the muscles that guard: from rest to tight.

Anatomical: the spine with its processes, pelvis, sacrum and ribs in place, the erector spinae over
the deep multifidus, the crests at L4. Drawing choices: one build, muscle seen through the skin, the
bulge of up to 15 %, fibres as strokes that lie closer and grow thicker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.outlines import ellipse, load, mirrored
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.side import slivers_of
from spasmcycle.drawing.system import (
    CONTOUR,
    CUTS,
    HAIR,
    INNER,
    Cut,
    draw_labels,
    ink,
    label_columns,
    paint,
    still,
    within,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

_DATA = load("trunk")
_SCALE = 1700 / 1100
_FLOOR = 494.0


def _mm(points: list[float]) -> list[float]:
    """Places in mm, y up from the gluteal fold, of a person 1.70 m tall."""
    return [
        round(n * _SCALE if i % 2 == 0 else (_FLOOR - n) * _SCALE, 1) for i, n in enumerate(points)
    ]


OUTLINES: dict[str, list[float]] = {n: _mm(o["points"]) for n, o in _DATA["outlines"].items()}
"""What stands still: the right half (+x) of each part, in mm."""

RIBS: list[float] = _mm(_DATA["strokes"]["ribs"]["points"])
SORE = (_DATA["sore"][0] * _SCALE, (_FLOOR - _DATA["sore"][1]) * _SCALE, 8.0)
"""Where the sore disc is marked: x, y and radius, mm."""

_MOVING = ("erector", "multifidus", "aponeurosis")


def _steps(name: str) -> list[list[float]]:
    frames = _DATA["keyframes"][name]["frames"]
    rest, tight = _mm(frames["rest"]), _mm(frames["tight"])
    return [rest, [round(b - a, 2) for a, b in zip(rest, tight, strict=True)]]


def _fibres() -> list[list[float]]:
    """Each fibre as two strokes, from its first to its second and on to its third place."""
    found = []
    for points in _steps("fibres"):
        strokes = []
        for i in range(0, len(points), 6):
            strokes += points[i : i + 2] + points[i + 4 : i + 6]
        found.append(strokes)
    return found


FACTS: dict[str, Any] = {
    "names": list(_MOVING),
    "steps": {name: _steps(name) for name in _MOVING},
    "fibres": _fibres(),
}
"""What the portable functions read: the shape at rest, and its way to tight; mm, right half."""

_LABELS = (
    ("Shoulder blade", None, -80, 125, "left"),
    ("Back muscle\n(erector spinae)", "Outer\nmuscle", -36, 270, "left"),
    ("Deep muscle\n(multifidus)", "Deep\nmuscle", -14, 330, "left"),
    ("Pelvis rim", "Pelvis", -58, 326, "left"),
    ("Sacrum", None, -6, 400, "left"),
    ("Spine", "Spine", 6, 212, "right"),
    ("Ribs", None, 60, 200, "right"),
    ("Fascia", None, 28, 362, "right"),
)
_SEEN = {"landscape": (0.537, 272.0, -12.0), "phone": (0.62, 165.0, 60.0)}


def window(cut: Cut) -> tuple[float, float, float, float]:
    """What a cut shows: left, bottom, right, top, in mm."""
    scale, wide, bottom = _SEEN[cut.name]
    return -wide / scale / 2, bottom, wide / scale / 2, bottom + cut.height / scale


def _columns(cut: Cut) -> list[Any]:
    rows = [
        (text if cut.name == "landscape" else short, tuple(_mm([x, y])), side)
        for text, short, x, y, side in _LABELS
        if (text if cut.name == "landscape" else short)
    ]
    line = 1.22 * cut.words / _SEEN[cut.name][0]
    places = [place for _, place, _ in rows]
    return label_columns(
        places, [text for text, _, _ in rows], window(cut), line, [side for *_, side in rows]
    )


LABELS = {cut.name: _columns(cut) for cut in CUTS.values()}
"""The columns of labels of each cut."""


def part_way(steps, share):
    """The outline a share (0 to 1) of the way from rest to tight."""
    out = []
    for i in range(len(steps[0])):
        out.append(steps[0][i] + share * steps[1][i])
    return out


def other_side(points):
    """The mirror image of an outline on the other side of the midline."""
    out = []
    for i in range(0, len(points), 2):
        out.append(-points[i])
        out.append(points[i + 1])
    return out


def shapes(right, left, facts):
    """The muscles of the trunk, x, y, x, y … in mm: x to the right, y up.

    Parameters
    ----------
    right, left : float
        How tight each side is, 0 to 1.
    facts : dict
        `FACTS`.
    """
    r = {}
    for name in facts["names"]:
        r["trunk_" + name] = part_way(facts["steps"][name], right)
        for n in other_side(part_way(facts["steps"][name], left)):
            r["trunk_" + name].append(n)
    one = part_way(facts["fibres"], right)
    r["trunk_fibres"] = slivers_of(one, 0.5 + 1.1 * right)
    for n in slivers_of(other_side(part_way(facts["fibres"], left)), 0.5 + 1.1 * left):
        r["trunk_fibres"].append(n)
    return r


def placed(right: float = 0.0, left: float | None = None) -> dict[str, list[float]]:
    """The muscles at a tightness, both sides alike unless said otherwise."""
    return shapes(right, right if left is None else left, FACTS)


def spots(count: int) -> list[float]:
    """Places for dots in both muscles, mm, x, y, x, y …: nearest to the sore disc first."""
    outline = placed(0.0)["trunk_erector"]
    right = outline[: len(outline) // 2]
    if sum(right[::2]) < 0:
        right = mirrored(right)
    low, high = 150.0, 470.0
    found = []
    n = 0
    while len(found) < count:  # evenly scattered, the same each time
        n += 1
        x = 22 + 66 * (n * 0.7548776662 % 1)
        y = low + (high - low) * (n * 0.5698402910 % 1)
        if within(right, x - 5, y) and within(right, x + 5, y):
            found.append((x if n % 2 else -x, y))
    found.sort(key=lambda place: abs(place[1] - SORE[1]))
    return [round(n, 1) for place in found for n in place]


def dots(share, places):
    """Those of the dots' places that are drawn at this share of all, 0 to 1."""
    found = []
    count = len(places) / 2
    for i in range(len(places)):
        if i - i % 2 < 2 * share * count - 1:
            found.append(places[i])
    return found


def axes_for(board: Board, cut: Cut) -> Axes:
    """Axes in mm between the columns of labels of a cut."""
    left, bottom, right, top = window(cut)
    wide = _SEEN[cut.name][1]
    axes = board.axes((cut.width - wide) / 2, 0, wide, cut.height)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.axis("off")
    return axes


def _skin() -> list[float]:
    """The whole skin as one closed outline, arms cut below the elbow."""
    shoulder, inside, side = (OUTLINES[n] for n in ("neck_shoulder_arm", "arm_inside", "side"))
    arm = [*shoulder, *inside[:-2], *side[4:]]
    return [*arm, *mirrored(arm)]


def draw(
    board: Board, axes: Axes, cut: Cut, made: dict[str, list[float]], names: bool = True,
    sore: bool = True,
) -> None:  # fmt: skip
    """The trunk. What the read-outs hold moves with them; the rest stands still."""

    def both(name: str, closed: bool = True, **keys: Any) -> None:
        points = OUTLINES[name]
        still(axes, points, closed=closed, **keys)
        still(axes, [n * (-1 if i % 2 == 0 else 1) for i, n in enumerate(points)], closed=closed,
              **keys)  # fmt: skip

    def drawn(name: str, size: int, **keys: Any) -> None:
        key = f"trunk_{name}"
        if key in board.readouts:
            board.shape(axes, key, key, size=size, **keys)
        else:
            still(axes, made[key], size=size, **keys)

    def halves(name: str) -> int:
        return len(made[f"trunk_{name}"]) // 4

    still(axes, _skin(), facecolor=LIGHT["body"], linewidth=0)
    outline = ink("body-edge", CONTOUR)
    for name in ("neck_shoulder_arm", "arm_inside", "side"):
        both(name, **outline)
    both("scapula", **paint("bone", HAIR, alpha=0.6))
    both("ilium", **paint("bone", HAIR, alpha=0.75))
    half = len(RIBS) // 2 // 8
    for points in (RIBS, [n * (-1 if i % 2 == 0 else 1) for i, n in enumerate(RIBS)]):
        still(axes, points, size=half, **ink("bone-edge", HAIR, alpha=0.6))
    sacrum = OUTLINES["sacrum_half"]
    still(axes, [*sacrum, *mirrored(sacrum)], smooth=False, **paint("bone", INNER))
    top, low = _mm([0, 20])[1], _mm([0, 346])[1]
    column = [-9, top, 9, top, 17, _mm([0, 240])[1], 21, low, -21, low, -17, _mm([0, 240])[1]]
    still(axes, column, smooth=False, **paint("ring", HAIR))
    drawn("erector", halves("erector"), **paint("muscle", CONTOUR))
    fill = {"smooth": False, "facecolor": LIGHT["muscle-edge"], "linewidth": 0}
    drawn("fibres", 4, **fill)
    drawn("multifidus", halves("multifidus"), **paint("muscle-deep", HAIR))
    drawn("aponeurosis", halves("aponeurosis"), **paint("fascia", HAIR, alpha=0.85))
    both("crest", **ink("bone-edge", CONTOUR))
    for name, points in OUTLINES.items():
        if name[0] in "LTC" and name[1:].isdigit():
            whole = [*points, *mirrored(points)]
            still(axes, whole, smooth=False, **paint("bone", INNER))
    cleft = [0, _mm([0, 430])[1], 0, -10]
    still(axes, cleft, smooth=False, **ink("body-edge", INNER))
    for side in (1, -1):
        fold = [side * n if i % 2 == 0 else n for i, n in
                enumerate(_mm([22, 470, 45, 484, 70, 484, 98, 464]))]  # fmt: skip
        still(axes, fold, **ink("body-edge", INNER))
    if sore:
        from spasmcycle.figures import style

        x, y, far = SORE
        for times, keys in (
            (2.6, {"edgecolor": style.PAIN, "linewidth": HAIR}),
            (1.8, {"edgecolor": style.PAIN, "linewidth": INNER}),
            (1.0, {"facecolor": style.PAIN, "edgecolor": style.PAPER, "linewidth": INNER}),
        ):
            still(axes, ellipse(x, y, far * times, far * times), **keys)
    if names:
        draw_labels(board, axes, LABELS[cut.name], cut.words)
