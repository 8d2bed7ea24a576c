"""Head, cord, lumbar spine and back muscle in one cut, with the ways of reflex, command, habit.

The picture alone is here; which step is lit belongs to the figure that uses it (`STEPS`,
`NUMBERS`). It looks to the left, and leaves a band at the top free for words.

Anatomical: brain, brain stem, cerebellum, a cord that ends at L1, the cell body in the ganglion
beside the disc, discs L4-L5 and L5-S1 as in `side.py`. Drawing choices: the chest left out, the
cord about twice as wide as life, ganglion and roots in the midline cut, one muscle for all.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.outlines import load
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.system import (
    CONTOUR,
    CUTS,
    HAIR,
    INNER,
    Cut,
    Label,
    draw_labels,
    ink,
    label_columns,
    paint,
    still,
)
from spasmcycle.words import Words

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


def _part(wire: str, first: int, last: int | None = None) -> list[float]:
    """A wire from one of its places to another."""
    return WIRES[wire][2 * first : None if last is None else 2 * last + 2]


def _aside(points: list[float], far: float) -> list[float]:
    """A line so far beside another, to its right."""
    places = list(zip(points[::2], points[1::2], strict=True))
    found = []
    for i, (x, y) in enumerate(places):
        (x0, y0), (x1, y1) = places[max(0, i - 1)], places[min(len(places) - 1, i + 1)]
        long = hypot(x1 - x0, y1 - y0)
        found += [x + (y1 - y0) / long * far, y - (x1 - x0) / long * far]
    return [round(n, 1) for n in found]


STEPS: dict[str, list[list[float]]] = {
    "reflex": [_part("sense", 0, 2), _part("sense", 2), WIRES["reflex"], WIRES["motor"]],
    "command": [
        WIRES["sense"] + WIRES["up"][2:],
        _seen([424.8, 52.2, 430, 41, 444, 36, 458, 39, 464.4, 48.6]),
        WIRES["command"],
        _aside(WIRES["motor"], 7.5),
    ],
    "habit": [
        _part("habit", 0, 2), _part("habit", 2, 8), _part("habit", 8), _aside(WIRES["motor"], -7.5),
    ],
}  # fmt: skip
"""Where each step of each way runs."""

NUMBERS: dict[str, list[list[float]]] = {
    way: [_seen(place) for place in places]
    for way, places in {
        "reflex": [[478, 592], [446, 470], [453, 332], [361, 450]],
        "command": [[417, 258], [444, 66], [452, 112], [361, 450]],
        "habit": [[378, 156], [432, 258], [484, 346], [361, 450]],
    }.items()
}
"""Where the number of each step stands."""

_LABELS = (
    ("brain", 500, 82, "left", True),
    ("stem", 451, 158, "left", False),
    ("motor", 474, 374, "left", True),
    ("disc", 528, 556, "left", True),
    ("knot", 466, 561, "left", False),
    ("cerebellum", 366, 172, "right", False),
    ("cord", 408, 226, "right", True),
    ("muscle", 340, 500, "right", True),
    ("tendon", 375, 650, "right", False),
)
BAND = {"landscape": 46.0, "phone": 20.0}
"""How much of each cut is free at its top, in points."""

_SEEN = {"landscape": (0.525, 300.0, 0.0), "phone": (0.352, 166.0, 0.0)}
_MIDDLE = 525.0


def window(cut: Cut) -> tuple[float, float, float, float]:
    """What a cut shows below its band: left, bottom, right, top, in units of the drawing."""
    scale, wide, bottom = _SEEN[cut.name]
    half = wide / scale / 2
    return _MIDDLE - half, bottom, _MIDDLE + half, bottom + (cut.height - BAND[cut.name]) / scale


def labels(cut: Cut, words: Words) -> list[Label]:
    """The columns of labels of a cut; the phone's names only what its steps name."""
    rows = [row for row in _LABELS if row[-1] or cut.name == "landscape"]
    return label_columns(
        [tuple(_seen([x, y])) for _, x, y, _, _ in rows],
        [words[f"draw.name.{name}"] for name, *_ in rows],
        window(cut),
        1.22 * cut.words / _SEEN[cut.name][0],
        [side for *_, side, _ in rows],
    )


LABELS = {cut.name: labels(cut, Words("circuit")) for cut in CUTS.values()}
"""The columns of labels of each cut, in the course's language."""


def axes_for(board: Board, cut: Cut) -> Axes:
    """Axes in units of the drawing between the columns of labels of a cut."""
    left, bottom, right, top = window(cut)
    wide = _SEEN[cut.name][1]
    axes = board.axes((cut.width - wide) / 2, 0, wide, cut.height - BAND[cut.name])
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
    """The wires of all ways at rest, each with the dash of its own, in the nerves they run in."""
    draw_nerves(axes)
    for way, steps in STEPS.items():
        look = ink(COLOURS[way], weight * (1.3 if way == "habit" else 1))
        for points in steps:
            still(axes, points, **{**look, "linestyle": DASHES[way]})
    draw_cell(axes)


def draw_nerves(axes: Axes) -> None:
    """The nerves that the wires run in below the cord, with the knot of the root."""
    for name in ("sense", "motor"):
        still(axes, WIRES[name], **ink("nerve-edge", 8.6))
        still(axes, WIRES[name], **ink("nerve", 7.0))
    still(axes, _round(NODES["ganglion"], 17, 11), **paint("nerve", INNER))


def draw_cell(axes: Axes) -> None:
    """The motor nerve cell, over the wires that end at it."""
    still(axes, _round(NODES["motor"], 9, 9), smooth=False, **paint("nerve", INNER))


def draw_names(board: Board, axes: Axes, cut: Cut) -> None:
    """The labels in their columns."""
    draw_labels(board, axes, labels(cut, board.words or Words("circuit")), cut.words)


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
