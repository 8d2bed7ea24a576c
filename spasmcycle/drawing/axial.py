"""The cross-section at the disc L4-L5, as scans are shown: the person's left is on the right.

Displaced material to the left goes through the same stages as in `side.py`; the sac dents, the root
is moved and flattened. The muscles go from rest to tight.

Anatomical: the areas of the muscles, the disc with its layers, the sac with the roots at its back,
the facet joints at about 40 degrees. Drawing choices: arch, joints and the middle of the disc in
one slice, vessels as ovals, the piece that came off drawn in this slice.
"""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.outlines import load, mirrored
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.side import (
    ENGLISH,
    STAGES,
    layer_of,
    mixed,
    scaled,
    slivers_of,
    worded,
)
from spasmcycle.drawing.system import (
    CONTOUR,
    CUTS,
    HAIR,
    INNER,
    Cut,
    Label,
    draw_labels,
    grain,
    ink,
    label_columns,
    paint,
    still,
    within,
)
from spasmcycle.portable import sqrt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

_DATA = load("axial")
_SHELL, _SHELL_AT = 1.2, 0.7
TIGHTENED = ("multifidus_left", "erector_spinae_left")

OUTLINES: dict[str, list[float]] = {
    f"axial_{name}": one["points"] for name, one in _DATA["outlines"].items()
}
"""What stands still: name -> points."""

FRAMES: dict[str, list[list[float]]] = {
    f"axial_{name}": [one["frames"][stage] for stage in STAGES]
    for name, one in _DATA["keyframes"].items()
    if "bulge" in one["frames"]
}
"""What displaced material moves: its shape at each of `STAGES`."""

TIGHT: dict[str, list[list[float]]] = {
    f"axial_{name}": [one["frames"]["rest"], one["frames"]["tight"]]
    for name, one in _DATA["keyframes"].items()
    if "tight" in one["frames"]
}
"""What tightness moves: at rest, tight."""

WIDE = {
    f"axial_{name}": one["wide"]
    for part in ("outlines", "keyframes")
    for name, one in _DATA[part].items()
    if "wide" in one
}
SIZES = {"axial_strands": 1}
_DOTS = _DATA["widths"]

_ANGLES = {"multifidus": (58, 16), "erector_spinae": (104, 16), "psoas": (68, 18),
           "quadratus_lumborum": (24, 18)}  # fmt: skip


def _fibres() -> dict[str, list[float]]:
    found = {}
    for name, (angle, wild) in _ANGLES.items():
        key = f"axial_{name}_left"
        points = TIGHT[key][0] if key in TIGHT else OUTLINES[key]
        found[f"axial_{name}_fibres"] = grain(points, 6.8, 4.8, angle, wild, 0.9)
    return found


FIBRES = _fibres()
"""Fibres of the muscles of the left half: strokes, some of which grow thicker."""


def _ring_strokes() -> list[float]:
    """Slanted strokes in the rings of the disc, their slope flipping from layer to layer."""
    disc, nucleus = FRAMES["axial_disc"][0], FRAMES["axial_nucleus"][0]

    def out(points: list[float], x: float, y: float) -> float:
        """How far a ray from the middle through this direction goes before it leaves."""
        low, high = 0.0, 40.0
        while high - low > 0.05:
            half = (low + high) / 2
            low, high = (half, high) if within(points, x * half, y * half) else (low, half)
        return low

    from math import cos, pi, sin

    rings = [0.0, *_DATA["rings"], 1.0]
    found = []
    for i, (one, other) in enumerate(zip(rings[1:-2], rings[2:-1], strict=True)):
        count = 30 - 2 * i
        for k in range(count):
            ends = []
            for share, turn in ((one, 0.0), (other, 0.05 if i % 2 else -0.05)):
                a = 2 * pi * (k + 0.3 * (i % 3)) / count + turn
                x, y = cos(a), sin(a)
                far = out(disc, x, y) * (1 - share) + out(nucleus, x, y) * share
                ends += [round(x * far, 1), round(y * far, 1)]
            found += ends
    return found


STILL_STROKES = _ring_strokes()
"""The slope of the fibres in the layers of the ring; drawn while the disc keeps its shape."""

_LABELS = (
    # its words in `words/en/segment.json`, layer, on a phone?, place, side
    ("large_vessels", "skin", False, -19, 24, "left"),
    ("psoas", "muscle", False, -50, 14, "left"),
    ("soft_centre", "disc", True, -9, 3, "left"),
    ("fibre_ring", "disc", True, -20, -4.5, "left"),
    ("nerve_l4_outside", "nerve", True, -27, -16.6, "left"),
    ("root_l5_passing", "nerve", True, -10.9, -22.0, "left"),
    ("quadratus_lumborum", "muscle", False, -68, -29, "left"),
    ("facet_joint", "bone", True, -20.2, -36.0, "left"),
    ("spinous_process", "bone", True, -1, -54, "left"),
    ("multifidus", "muscle", True, -20, -61, "left"),
    ("fat", "skin", False, -56, -82, "left"),
    ("skin", "skin", False, -52, -94.6, "left"),
    ("front_ligament", "disc", False, -6, 18.7, "left"),
    ("back_ligament", "disc", True, -5, -17.8, "right"),
    ("dural_sac", "nerve", True, -2.5, -23.6, "right"),
    ("roots", "nerve", True, -3.1, -29.9, "right"),
    ("yellow_ligament", "disc", True, 3.2, -35.0, "right"),
    ("arch_of_l4", "bone", False, 12, -41.3, "right"),
    ("erector_spinae", "muscle", False, 54, -51, "right"),
    ("back_fascia", "muscle", False, 55, -70, "right"),
)
_SEEN = {"landscape": (3.05, 459.0), "phone": (2.7, 178.0)}
_FLOOR = {"landscape": -99.5, "phone": -68.0}


def window(cut: Cut) -> tuple[float, float, float, float]:
    """What a cut shows: left, bottom, right, top, in mm."""
    scale, wide = _SEEN[cut.name]
    bottom = _FLOOR[cut.name]
    return -wide / scale / 2, bottom, wide / scale / 2, bottom + cut.height / scale


def across(cut: Cut) -> float:
    """How wide a cut draws it, without its labels, in points."""
    return _SEEN[cut.name][1]


def _columns(cut: Cut) -> list[Label]:
    rows = [row for row in _LABELS if row[2] or cut.name == "landscape"]
    keys = [worded(f"below.{row[0]}", cut) for row in rows]
    labels = label_columns(
        [row[3:5] for row in rows],
        [ENGLISH[key] for key in keys],
        window(cut),
        1.22 * cut.words / _SEEN[cut.name][0],
        [row[5] for row in rows],
    )
    return [
        replace(label, key=key, layer=row[1])
        for label, key, row in zip(labels, keys, rows, strict=True)
    ]


LABELS = {cut.name: _columns(cut) for cut in CUTS.values()}
"""The columns of labels of each cut."""


def _steps(frames: list[list[float]]) -> list[list[float]]:
    rest = frames[0]
    return [rest] + [
        [round(n - first, 2) for n, first in zip(one, rest, strict=True)] for one in frames
    ]


FACTS: dict[str, Any] = {
    "frame_names": list(FRAMES),
    "frames": {name: _steps(frames) for name, frames in FRAMES.items()},
    "tight_names": [name for name in TIGHT if "left" in name],
    "tight": {name: _steps(frames) for name, frames in TIGHT.items()},
    "rings": [float(n) for n in _DATA["rings"]],
    "fibre_names": [f"axial_{n.removesuffix('_left')}_fibres" for n in TIGHTENED],
    "fibres": {
        f"axial_{n.removesuffix('_left')}_fibres": FIBRES[f"axial_{n.removesuffix('_left')}_fibres"]
        for n in TIGHTENED
    },
}
"""What the portable functions read; lengths in mm."""


def both_sides(points):
    """An outline and its mirror image, one after the other."""
    out = []
    for n in points:
        out.append(n)
    for i in range(0, len(points), 2):
        out.append(-points[i])
        out.append(points[i + 1])
    return out


def tightened(r, tight, facts):
    """Put the outlines of the muscles and their fascia into `r`, `tight` from 0 to 1."""
    for name in facts["tight_names"]:
        r[name] = both_sides(mixed(facts["tight"][name], tight))
    fascia = facts["tight"]["axial_fascia_posterior_layer"]
    r["axial_fascia_posterior_layer"] = mixed(fascia, tight)
    for name in facts["fibre_names"]:
        r[name] = slivers_of(both_sides(facts["fibres"][name]), 0.14 + 0.24 * tight)


def ringed(disc, facts):
    """The layers of a disc: outlines between its edge and its soft centre."""
    rings = []
    for share in facts["rings"]:
        for i in range(0, len(disc), 2):
            # the soft centre's edge, seen as an ellipse, in this direction from the middle
            x = disc[i] / 15.9
            y = disc[i + 1] / 10.6
            left = 1 - share + share / max(0.01, sqrt(x * x + y * y))
            rings.append(disc[i] * left)
            rings.append(disc[i + 1] * left)
    return rings


def shapes(state, facts):
    """Every outline that can move, x, y, x, y … in mm: +x the person's left, +y the front.

    Parameters
    ----------
    state : dict
        `stage` of displaced material (0 to 4, see `side.STAGES`) and `tight` (0 to 1).
    facts : dict
        `FACTS`.
    """
    r = {}
    stage = state["stage"]
    if stage > 3:
        stage = 4 if stage > 3.5 else 3
    for name in facts["frame_names"]:
        r[name] = mixed(facts["frames"][name], stage)
    if stage < 0.02:
        r["axial_herniation"] = []
        r["axial_fissure"] = []
    tightened(r, state["tight"], facts)
    r["axial_nucleus_mid"] = scaled(r["axial_nucleus"], 0.74)
    r["axial_nucleus_core"] = scaled(r["axial_nucleus"], 0.46)
    r["axial_rings"] = ringed(r["axial_disc"], facts)
    return r


REST = {"stage": 0.0, "tight": 0.0}
"""The state with nothing displaced and slack muscles."""


def placed(**state: float) -> dict[str, list[float]]:
    """The outlines in a state (see `shapes`); what is not given is as in `REST`."""
    return shapes({**REST, **state}, FACTS)


def axes_for(board: Board, cut: Cut) -> Axes:
    """Axes in mm between the columns of labels of a cut."""
    left, bottom, right, top = window(cut)
    wide = _SEEN[cut.name][1]
    axes = board.axes((cut.width - wide) / 2, 0, wide, cut.height)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.axis("off")
    return axes


def draw(
    board: Board,
    axes: Axes,
    cut: Cut,
    made: dict[str, list[float]],
    shown: str = "",
    names: bool = True,
    texts: Mapping[str, str] | None = None,
) -> None:
    """The cross-section. What the read-outs hold moves with them; the rest stands still.

    For `shown` and `texts` see `side.draw`.
    """
    scale = _SEEN[cut.name][0]
    ring_size = len(FRAMES["axial_disc"][0]) // 2

    count = 0

    def fixed(name: str, points: Sequence[float], **keys: Any) -> None:
        """What stands still, as part of the layer that its name tells."""
        nonlocal count
        if shown:
            keys = {"joinstyle": "round", **keys}
            board.fixed(axes, f"still-{count}", list(points), shown=seen(name), **keys)
            count += 1
        else:
            still(axes, points, **keys)

    def seen(name: str) -> str:
        return f"{shown}_{layer_of(name)}" if shown else ""

    def drawn(name: str, key: str = "", **keys: Any) -> None:
        full = f"axial_{name}"
        keys = {"joinstyle": "round", **keys}
        if full in board.readouts:
            board.shape(axes, f"axial-{key or name}", full, shown=seen(name), **keys)
        else:
            fixed(name, made.get(full) or OUTLINES.get(full, []), **keys)

    def pair(name: str, **keys: Any) -> None:
        """A part of the left half, and its mirror image."""
        key = f"axial_{name}_left"
        if key in made:
            drawn(f"{name}_left", size=len(made[key]) // 4, **keys)
        else:
            fixed(name, OUTLINES[key], **keys)
            fixed(name, mirrored(OUTLINES[key]), **keys)

    def bone(*outlines: list[float]) -> None:
        for points in outlines:
            edge = 2 * (_SHELL_AT * scale + CONTOUR / 2)
            fixed("bone", points, edgecolor=LIGHT["bone-edge"], linewidth=edge)
            shell = {"edgecolor": LIGHT["bone-shell"], "linewidth": _SHELL * scale}
            fixed("bone", points, facecolor=LIGHT["bone"], **shell)

    def band(name: str, tissue: str, both: bool = False) -> None:
        wide = WIDE[f"axial_{name}"] * scale
        line = {"closed": False, "capstyle": "butt"}
        edge = {**line, "edgecolor": LIGHT[f"{tissue}-edge"], "linewidth": wide + INNER}
        fill = {**line, "edgecolor": LIGHT[tissue], "linewidth": max(1.0, wide - INNER)}
        for key, keys in ((f"{name}-edge", edge), ("", fill)):
            drawn(name, key, **keys)
            if both:
                fixed(name, mirrored(OUTLINES[f"axial_{name}"]), **keys)

    left, bottom, right, top = window(cut)
    box = [left, bottom, right, bottom, right, top, left, top]
    skin = OUTLINES["axial_skin"]
    ground = [*skin, max(skin[::2]), top + 9, min(skin[::2]), top + 9]
    if skin[0] > skin[-2]:
        ground = [*skin, min(skin[::2]), top + 9, max(skin[::2]), top + 9]
    if cut.name == "phone":
        ground = box
    fixed("skin", ground, smooth=False, facecolor=LIGHT["fat"], linewidth=0)
    if cut.name == "landscape":
        band("skin", "skin")
        pair("quadratus_lumborum", **paint("muscle", CONTOUR))
    for name in ("vein", "artery"):
        for side in ("left", "right"):
            drawn(f"{name}_{side}", **paint(name, CONTOUR))
    pair("psoas", **paint("muscle", CONTOUR))
    pair("erector_spinae", **paint("muscle", CONTOUR))
    pair("multifidus", **paint("muscle", CONTOUR))
    fill = {"smooth": False, "facecolor": LIGHT["muscle-deep"], "linewidth": 0}
    if cut.name == "landscape":  # too fine for a phone
        for name in ("erector_spinae_fibres", "multifidus_fibres"):
            drawn(name, size=4, **fill)
        grain_of = ink("muscle-deep", 0.28 * scale)
        for name in ("psoas", "quadratus_lumborum"):
            strokes = both_sides(FIBRES[f"axial_{name}_fibres"])
            fixed(name, strokes, size=2, smooth=False, **grain_of)
    band("fascia_middle_layer_left", "fascia", both=True)
    band("fascia_posterior_layer", "fascia")
    band("lig_anterior_longitudinal", "ligament")
    drawn("disc", **paint("ring", CONTOUR))
    if cut.name == "landscape" and made["axial_disc"] == FRAMES["axial_disc"][0]:
        keys = ink("ring-layer", INNER)
        if "axial_disc" not in board.readouts:
            fixed("rings", STILL_STROKES, size=2, smooth=False, **keys)
    drawn("rings", size=ring_size, **{**ink("ring-edge", HAIR), "closed": True})
    drawn("nucleus", **paint("nucleus", INNER))
    for shade in ("mid", "core"):
        drawn(f"nucleus_{shade}", facecolor=LIGHT[f"nucleus-{shade}"], linewidth=0)
    facet = OUTLINES["axial_facet_L5_superior_left"]
    bone(facet, mirrored(facet))
    bone(OUTLINES["axial_vertebra_L4_arch"])
    if cut.name == "landscape":
        strokes = grain(OUTLINES["axial_vertebra_L4_arch"], 4.6, 2.2, 88, 14, 1.6)
        fixed("bone", strokes, size=2, smooth=False, **ink("bone-grain", HAIR))
    joint = OUTLINES["axial_facet_joint_left"]
    for keys in (ink("cartilage-edge", 1.9 * scale), ink("cartilage", 1.3 * scale),
                 ink("cartilage-edge", HAIR)):  # fmt: skip
        fixed("bone", joint, **keys)
        fixed("bone", mirrored(joint), **keys)
    drawn("flavum", **paint("flavum", INNER))
    if cut.name == "landscape":
        strokes = grain(OUTLINES["axial_flavum"], 2.2, 3.0, -38, 6, 0.5)
        kept = [n for i in range(0, len(strokes), 4) if strokes[i] < -1 for n in strokes[i : i + 4]]
        both = kept + [(-n if i % 2 == 0 else n) for i, n in enumerate(kept)]
        fixed("flavum", both, size=2, smooth=False, **ink("flavum-grain", HAIR))
    drawn("lig_supraspinous", **paint("ligament", INNER))
    dark = LIGHT["nucleus-edge"]
    edge = {"facecolor": dark, "edgecolor": dark, "linewidth": 2 * INNER}
    for name in ("fissure", "herniation"):
        drawn(name, f"{name}-edge", **edge)
    for name in ("fissure", "herniation"):
        drawn(name, facecolor=LIGHT["herniation"], linewidth=0)
    drawn("lig_posterior_longitudinal", **paint("ligament", HAIR))
    drawn("dural_sac", **paint("sac", CONTOUR))
    wide = 2 * scale * sum(_DOTS) / len(_DOTS) / 1.6
    dots = {"size": 1, "closed": False, "smooth": False, "snap": False}
    drawn("strands", "strands-edge", edgecolor=LIGHT["nerve-edge"], linewidth=wide + 1, **dots)
    drawn("strands", edgecolor=LIGHT["nerve"], linewidth=wide - 0.6, **dots)
    rest = {"L4": OUTLINES["axial_root_L4_left"], "L5": FRAMES["axial_root_L5_left"][0]}
    for root, points in rest.items():
        made[f"axial_root_{root}_right"] = mirrored(points)
        for side in ("left", "right"):
            drawn(f"root_{root}_{side}", **paint("nerve", INNER))
    if names:
        labels = LABELS[cut.name]
        moving = f"below_{cut.name}"
        moves = f"leaders_{moving}" in board.readouts
        draw_labels(board, axes, labels, cut.words, moving if moves else "", shown, texts)


def sac_area(made: dict[str, list[float]]) -> float:
    """The area of the drawn sac, mm²."""
    points = made["axial_dural_sac"]
    total = 0.0
    for i in range(0, len(points), 2):
        x, y = points[i], points[i + 1]
        total += x * points[(i + 3) % len(points)] - points[(i + 2) % len(points)] * y
    return abs(total) / 2


def root_moved(made: dict[str, list[float]]) -> float:
    """How far the left L5 root lies from its place at rest, mm."""
    now, rest = made["axial_root_L5_left"], FRAMES["axial_root_L5_left"][0]
    count = len(rest) / 2
    gaps = [(sum(now[i::2]) - sum(rest[i::2])) / count for i in (0, 1)]
    return hypot(*gaps)
