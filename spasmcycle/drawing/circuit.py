"""Head, cord, lumbar spine and back muscle in one cut, with the ways of reflex, command, habit.

The picture alone is here; which way is lit, and the pulse on it, belong to the figure that uses it
(`WAYS`, `STOPS`). It looks to the left.

Anatomical: brain, brain stem, cerebellum, a cord that ends at L1, the cell body in the ganglion
beside the disc, discs L4-L5 and L5-S1 as in `side.py`. Drawing choices: the chest left out, the
cord about twice as wide as life, ganglion and roots in the midline cut, one muscle for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.outlines import load
from spasmcycle.drawing.palette import LIGHT
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
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

_DATA = load("circuit")
_WIDTH, _HEIGHT = 960.0, 720.0


def _seen(points: list[float]) -> list[float]:
    """Places of the drawing, looking to the left, y up."""
    return [round(_WIDTH - n if i % 2 == 0 else _HEIGHT - n, 1) for i, n in enumerate(points)]


OUTLINES: dict[str, list[float]] = {n: _seen(o["points"]) for n, o in _DATA["outlines"].items()}
WIRES: dict[str, list[float]] = {name: _seen(points) for name, points in _DATA["wires"].items()}
"""Each wire as places along it."""

WAYS: dict[str, list[str]] = _DATA["ways"]
"""The wires of each way, in order."""

STOPS: dict[str, list[float]] = {name: _seen(points) for name, points in _DATA["stops"].items()}
"""The four places of each way, where something happens."""

NODES: dict[str, tuple[float, float]] = {
    name: tuple(_seen(place)) for name, place in _DATA["nodes"].items()
}
COLOURS = {"reflex": "root-L5", "command": "root-L4", "habit": "root-S1"}
DASHES = {"reflex": "solid", "command": (0, (5, 2)), "habit": (0, (0.1, 2.2))}
_OWN = {"sense": "reflex", "reflex": "reflex", "motor": "reflex", "up": "command",
        "command": "command", "habit": "habit"}  # fmt: skip

_LABELS = (
    ("Brain", "Brain", 455, 70, "left"),
    ("Brain stem", None, 451, 158, "left"),
    ("Motor nerve cell", "Motor cell", 471, 372, "left"),
    ("Sore disc L4–L5", "Sore disc", 524, 556, "left"),
    ("Nerve knot\nof the root", "Nerve knot", 466, 561, "left"),
    ("Cerebellum", None, 372, 163, "right"),
    ("Spinal cord", "Cord", 408, 243, "right"),
    ("Back muscle", "Back\nmuscle", 345, 450, "right"),
    ("Tendon", None, 375, 650, "right"),
)
_SEEN = {"landscape": (0.585, 330.0, 0.0), "phone": (0.372, 176.0, 0.0)}
_MIDDLE = 525.0


def window(cut: Cut) -> tuple[float, float, float, float]:
    """What a cut shows: left, bottom, right, top, in units of the drawing."""
    scale, wide, bottom = _SEEN[cut.name]
    half = wide / scale / 2
    return _MIDDLE - half, bottom, _MIDDLE + half, bottom + cut.height / scale


def _columns(cut: Cut) -> list[Any]:
    rows = [
        (text if cut.name == "landscape" else short, tuple(_seen([x, y])), side)
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


def axes_for(board: Board, cut: Cut) -> Axes:
    """Axes in units of the drawing between the columns of labels of a cut."""
    left, bottom, right, top = window(cut)
    wide = _SEEN[cut.name][1]
    axes = board.axes((cut.width - wide) / 2, 0, wide, cut.height)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.axis("off")
    return axes


def draw(axes: Axes, *, wires: bool = True) -> None:
    """The body of the picture: head, cord, spine, muscle; with the wires of all ways at rest."""
    from spasmcycle.figures import style

    def drawn(name: str, **keys: Any) -> None:
        still(axes, OUTLINES[name], **{"closed": _DATA["outlines"][name]["closed"], **keys})

    back = OUTLINES["back"]
    cut_at = _seen([0, 305])[1]
    nape = _seen([348, 306, 358, 272, 366, 242, 367, 215])
    throat = _seen([484, 262, 480, 282, 476, 306])
    head = [*nape, *OUTLINES["head"], *throat]
    still(axes, head, facecolor=LIGHT["body"], linewidth=0)
    inner = _seen([470, 712, 470, 712, 515, 615, 540, 530, 530, 440, 510, 318])  # behind the bodies
    still(axes, [*back, *inner], facecolor=LIGHT["body"], linewidth=0)
    still(axes, head, **ink("body-edge", CONTOUR))
    still(axes, back, **ink("body-edge", CONTOUR))
    eye = _seen([548, 143, 541, 146, 534, 143])
    still(axes, eye, **ink("body-edge", HAIR))
    drawn("cerebrum", **paint("brain", INNER))
    drawn("cerebellum", **paint("brain", INNER))
    for points in _DATA["strokes"]["sulci"]:
        still(axes, _seen(points), **ink("brain-edge", HAIR))
    _neck(axes)
    drawn("sacrum", **paint("bone", INNER))
    for name in sorted(OUTLINES):
        if name.startswith("spinous_"):
            drawn(name, **paint("bone", INNER))
    _tail(axes)
    for name in OUTLINES:
        if name.startswith("disc_"):
            drawn(name, **paint("ring", INNER))
    for name in ("T12", "L1", "L2", "L3", "L4", "L5", "S1"):
        drawn(name, **paint("bone", INNER))
    still(axes, OUTLINES["stem_and_cord"], facecolor=LIGHT["nerve"], linewidth=0, alpha=0.35)
    drawn("stem_and_cord", edgecolor=LIGHT["nerve-edge"], linewidth=INNER)
    drawn("tendon", **paint("fascia", INNER))
    drawn("muscle", **paint("muscle", CONTOUR))
    _fibres(axes)
    waves = [n for i in range(17) for n in (400 + 16 * i, cut_at + (5 if i % 2 else -5))]
    still(axes, waves, closed=False, edgecolor=style.PAPER, linewidth=12)
    for shift in (9, -9):
        line = [n + shift * (i % 2) for i, n in enumerate(waves)]
        still(axes, line, **ink("body-edge", INNER))
    if wires:
        draw_wires(axes)


def draw_wires(axes: Axes, weight: float = CONTOUR) -> None:
    """The wires of all ways, each with the dash of its own, over the nerves they run in."""
    for name in ("sense", "motor"):
        still(axes, WIRES[name], **ink("nerve-edge", 5.4))
        still(axes, WIRES[name], **ink("nerve", 3.8))
    knot = _round(NODES["ganglion"], 17, 11)
    still(axes, knot, **paint("nerve", INNER))
    for name, points in WIRES.items():
        way = _OWN[name]
        look = ink(COLOURS[way], weight * (1.3 if way == "habit" else 1))
        still(axes, points, **{**look, "linestyle": DASHES[way]})
    cell = _round(NODES["motor"], 9, 9)
    still(axes, cell, smooth=False, **paint("nerve", INNER))


def draw_names(board: Board, axes: Axes, cut: Cut) -> None:
    """The labels in their columns."""
    draw_labels(board, axes, LABELS[cut.name], cut.words)


def _round(place: tuple[float, float], across: float, high: float) -> list[float]:
    from spasmcycle.drawing.outlines import ellipse

    return ellipse(*place, across, high)


def _neck(axes: Axes) -> None:
    """Seven vertebrae of the neck on both sides of the cord."""
    for i in range(7):
        y = 196 + 14.3 * i
        lean = (0, 1, 1.5, 0, -2, -5, -9)[i]
        x = 432 + lean
        body = [x, y, x + 25, y - 1, x + 26, y + 10, x + 1, y + 10]
        still(axes, _seen([n for k in range(0, 8, 2) for n in body[k : k + 2]]),
              **paint("bone", INNER))  # fmt: skip
        far = 404 + lean
        process = [far, y + 5, far - 12, y + 9, far - 23, y + 13, far - 20, y + 18, far - 8, y + 14]
        still(axes, _seen(process), **paint("bone", INNER))


def _tail(axes: Axes) -> None:
    """The roots below the end of the cord."""
    for k in range(6):
        share = k / 5
        line = [458 + 14 * share, 404, 448 + 26 * share, 470, 450 + 22 * share, 540,
                436 + 14 * share, 640]  # fmt: skip
        still(axes, _seen(line), **ink("nerve-edge", HAIR, alpha=0.7))


def _fibres(axes: Axes) -> None:
    """Fibres along the muscle."""
    for k in range(1, 6):
        bow = (k - 3) / 3
        line = [363 + 9 * bow, 350, 362 + 30 * bow, 430, 358 + 32 * bow, 500, 356 + 14 * bow, 605]
        still(axes, _seen(line), **ink("muscle-edge", HAIR))
