"""The lumbar spine from the side, L3 to the sacrum: in the midline and 18 mm beside it.

L5 and the sacrum stand still. What belongs to L4 turns about one pivot as the spine bends; what
lies between follows by its share, so that discs and ligaments deform without a tear. Displaced
material goes through keyframes (`STAGES`), and the muscles through two (at rest, tight).

Anatomical: bodies, discs and their layers, canal, sac with its roots, joints, exits, muscles of an
average adult, in millimetres. Drawing choices: the slope of the sacrum, the roots as a fan in one
cut, the bulge of tight muscle, how far material moves at each stage.
"""

from __future__ import annotations

from math import cos as _cos
from math import radians
from math import sin as _sin
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
    grain,
    ink,
    label_columns,
    paint,
    part,
    still,
)
from spasmcycle.portable import cos, sin, sqrt

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

STAGES = ("rest", "bulge", "protrusion", "extrusion", "sequestration")
"""The keyframes of displaced material, in order; a stage of 1.5 lies between the second and third."""

_MID, _BESIDE = load("side"), load("beside")
_PIVOT: tuple[float, float] = tuple(_MID["pivot"])
_TURN: float = _MID["turn"]
_SHELL = 1.2
_SHADES = {"mid": 0.74, "core": 0.46}


def share(x: float, y: float) -> float:
    """How much of the movement of L4 a place between the bones follows, 0 to 1."""
    middle = -0.4 * max(0.0, x - 33)
    half = 3.5 + 4.5 * min(1.0, max(0.0, (x - 19) / 17))
    t = min(1.0, max(0.0, (y - middle + half) / (2 * half)))
    return t * t * (3 - 2 * t)


def _shares(points: list[float]) -> list[float]:
    places = zip(points[::2], points[1::2], strict=True)
    return [round(share(x, y), 3) for x, y in places]


def standing(points: list[float]) -> list[float]:
    """Places of the outlines turned as in standing: the sacrum sloping, the disc tilted."""
    c, s = _cos(radians(_TURN)), _sin(radians(_TURN))
    return [
        round(n, 2)
        for x, y in zip(points[::2], points[1::2], strict=True)
        for n in (x * c - y * s, x * s + y * c)
    ]


def _edges(points: list[float]) -> list[float]:
    """The upper and the lower edge of a disc, one after the other, without their ends."""
    places = list(zip(points[::2], points[1::2], strict=True))
    turns = [i for i in range(len(places)) if places[i] == places[i - 1]]
    upper, lower = places[turns[0] : turns[1]], places[turns[2] : turns[3]]
    found = []
    for edge in (upper, lower):
        (x0, y0), (x1, y1) = edge[0], edge[-1]
        line = [(x0 + 0.1 * (x1 - x0), None), *edge[1:-1], (x1 + 0.1 * (x0 - x1), None)]
        line = [p for p in line if p[1] is not None]
        found.append([n for p in line for n in p])
    return found


OUTLINES: dict[str, tuple[str, list[float]]] = {}
"""Every outline that has one shape: name -> (moves: "upper", "between" or "lower", points)."""

SIZES: dict[str, int] = {}
"""How many places one stroke of the strokes among them has."""

for _view, _data in (("mid", _MID), ("beside", _BESIDE)):
    for _name, _one in _data["outlines"].items():
        OUTLINES[f"{_view}_{_name}"] = (_one["moves"], _one["points"])

_CANAL = [24.0, 104, 14, 40, 12, 0, 13, -30, 24, -62, 64, -96]
for _view, _data in (("mid", _MID), ("beside", _BESIDE)):  # fat behind all else, up to the skin
    _skin = _data["outlines"]["skin"]["points"]
    _inner = _skin[: _skin.index(min(_skin[1::2])) + 1]
    _back = [n for i in range(len(_inner) - 2, -1, -2) for n in _inner[i : i + 2]]
    OUTLINES[f"{_view}_bed"] = ("between", _CANAL + _back)

_DISCS = {"L2_L3": "upper", "L3_L4": "upper", "L4_L5": "between", "L5_S1": "lower"}
for _name, _moves in _DISCS.items():
    _lines = _MID["strokes"][f"lamellae_{_name}"]
    OUTLINES[f"mid_layers_{_name}"] = (_moves, _lines["points"])
    SIZES[f"mid_layers_{_name}"] = _lines["size"]
    _size = 2 * _lines["size"]
    _rows = [_lines["points"][i : i + _size] for i in range(0, len(_lines["points"]), _size)]
    _bands = []
    for _a, _b in zip(_rows[::2], _rows[1::2], strict=False):
        if abs(_a[0] - _b[0]) < 4:
            _back = [n for i in range(_size - 2, -1, -2) for n in _b[i : i + 2]]
            _bands += _a + _back
    OUTLINES[f"mid_bands_{_name}"] = (_moves, _bands)
    SIZES[f"mid_bands_{_name}"] = _size


def _grained() -> None:
    """Texture: the spongy bone, the fibres of muscle and ligament."""
    bones = {
        "mid_body_L3": 5.2, "mid_body_L4": 5.2, "mid_body_L5": 5.2, "mid_sacrum_S1": 5.2,
        "mid_body_L2": 5.2, "mid_sacrum_S2": 5.6, "mid_spinous_L3": 5.2, "mid_spinous_L4": 5.2,
        "mid_spinous_L5": 5.2, "mid_sacral_crest": 6, "beside_vertebra_L3": 6.0,
        "beside_vertebra_L4": 6.0, "beside_vertebra_L5": 6.0, "beside_sacrum": 6.4,
        "beside_vertebra_L2": 6.4,
    }  # fmt: skip
    fibres = {
        "mid_lig_interspinous_L3_L4": (4.4, 5, 62),
        "mid_lig_interspinous_L4_L5": (4.4, 5, 62),
        "mid_lig_interspinous_L2_L3": (4.4, 5, 62),
        "mid_lig_interspinous_L5_S1": (4.4, 4, 62),
        "mid_flavum_L3_L4": (2.6, 2.6, 98),
        "mid_flavum_L4_L5": (2.6, 2.6, 98),
        "mid_flavum_L5_S1": (2.6, 2.4, 102),
    }
    frames = _BESIDE["keyframes"]
    for name, step in bones.items():
        moves, points = OUTLINES[name]
        strokes = grain(points, step, 2.4, 88, 14, 2.1)
        OUTLINES[f"{name}_grain"], SIZES[f"{name}_grain"] = (moves, strokes), 2
    for name, (step, long, angle) in fibres.items():
        moves, points = OUTLINES[name]
        strokes = grain(points, step, long, angle, 6, 0.3)
        OUTLINES[f"{name}_grain"], SIZES[f"{name}_grain"] = (moves, strokes), 2
    for name, angle, step in (("multifidus", 118, 4.8), ("erector_spinae", 97, 5.2)):
        points = frames[name]["frames"]["rest"]
        strokes = grain(points, step, 9, angle, 5, 0.9)
        kept = [  # the same window as the picture
            n for i in range(0, len(strokes), 4) if -66 < strokes[i + 1] < 88
            for n in strokes[i : i + 4]
        ]  # fmt: skip
        FIBRES[f"beside_{name}_fibres"] = kept


FIBRES: dict[str, list[float]] = {}
"""Fibres of muscle: strokes that grow thicker as it tightens."""
_grained()

FRAMES: dict[str, list[list[float]]] = {
    f"mid_{name}": [one["frames"][stage] for stage in STAGES]
    for name, one in _MID["keyframes"].items()
} | {
    f"beside_{name}": [one["frames"]["rest"], one["frames"]["tight"]]
    for name, one in _BESIDE["keyframes"].items()
}
"""Every keyframed outline: its shape at each stage of `STAGES`, or at rest and tight."""

_PLATES = {name: _edges(OUTLINES[f"mid_disc_{name}"][1]) for name in ("L2_L3", "L3_L4", "L5_S1")}
_PLATES["L4_L5"] = _edges(FRAMES["mid_disc_L4_L5"][0])
for _name, _moves in _DISCS.items():
    for _i, _line in enumerate(_PLATES[_name]):
        OUTLINES[f"mid_plate_{_name}_{_i}"] = (_moves, _line)

_LABELS = {
    # words, those on a phone (None: not there), place, side
    "mid": (
        ("Front ligament", None, -12.4, 61, "left"),
        (None, "Front\nligament", -15.3, 18, "left"),
        ("Spongy bone", None, -6, 30, "left"),
        ("Bony shell", None, -14.6, 22, "left"),
        ("Cartilage\nendplate", None, 5, 6.6, "left"),
        ("Soft centre", "Soft centre", 3, 1, "left"),
        ("Fibre ring", "Fibre ring", -15.8, -1.2, "left"),
        ("Vein of the body", None, 13, -16.7, "left"),
        ("Disc L5–S1", "Disc L5–S1", 1, -38, "left"),
        ("Promontory", None, -10.6, -48.6, "left"),
        ("Roots", None, 33, 52, "right"),
        (None, "Roots", 29.5, 30, "right"),
        ("Supraspinous\nligament", None, 72.2, 31, "right"),
        ("Interspinous\nligament", None, 54, 27, "right"),
        ("Spinous process", None, 60, 7, "right"),
        (None, "Process L4", 44, 10, "right"),
        ("Yellow ligament", "Yellow\nligament", 35, 2, "right"),
        ("Epidural fat", None, 32.2, -4.5, "right"),
        ("Dural sac", "Dural sac", 22.4, -11.4, "right"),
        ("Back ligament", "Back\nligament", 20.7, -32, "right"),
        ("Back fascia", None, 60.8, -34.7, "right"),
        ("Fat", None, 70, -40, "right"),
        ("Skin", None, 79.3, -37, "right"),
    ),
    "beside": (
        ("Front ligament", None, -12.4, 61, "left"),
        ("Exit L3–L4", "Exit L3–L4", 22.6, 37.4, "left"),
        ("Pedicle L4", "Pedicle L4", 25, 22, "left"),
        ("Nerve knot L4", "Nerve\nknot L4", 22.4, 10, "left"),
        ("Disc L4–L5", "Disc L4–L5", 3, 0, "left"),
        ("Nerve knot L5", "Nerve\nknot L5", 23, -24.4, "left"),
        ("Disc L5–S1", None, 1, -38, "left"),
        ("Root S1", None, 30, -58.6, "left"),
        ("Joint L3–L4", "Joint L3–L4", 33.1, 35, "right"),
        ("Multifidus", "Multifidus", 52, 27, "right"),
        ("Erector spinae", "Erector\nspinae", 72, 14, "right"),
        ("Lower joint\nprocess L4", None, 38, 2, "right"),
        ("Joint L4–L5", "Joint L4–L5", 31.6, -3, "right"),
        ("Upper joint\nprocess L5", None, 27.8, -1, "right"),
        ("Back fascia", None, 80.4, -1.8, "right"),
        ("Fat", None, 82.6, -12, "right"),
        ("Skin", None, 84.9, -26, "right"),
    ),
}
_INSIDE = {
    "mid": (("L3", 6, 58), ("L4", 1, 20), ("L5", 1, -20), ("S1", 9, -54)),
    "beside": (("L3", 4, 58), ("L4", 1, 20), ("L5", 1, -20), ("S1", 22, -70)),
}

_SEEN = {
    "mid_wide": (-36.0, -78.0, 2.72, 340.0),
    "mid_phone": (-27.0, -58.0, 2.3, 163.0),
    "beside_wide": (-36.0, -80.0, 2.55, 356.0),
    "beside_phone": (-22.0, -76.0, 1.7, 165.0),
}
"""Of each view and cut: the lower left corner (mm, as standing), points a millimetre, width in points."""


def window(view: str, cut: Cut) -> tuple[float, float, float, float]:
    """What a cut shows of a view: left, bottom, right, top, in mm."""
    left, bottom, scale, wide = _SEEN[f"{view}_{cut.name}"]
    return left, bottom, left + wide / scale, bottom + cut.height / scale


def _columns(view: str, cut: Cut) -> list[Any]:
    """The labels of a view in a cut, with upright spine."""
    scale = _SEEN[f"{view}_{cut.name}"][2]
    rows = [
        (text if cut.name == "wide" else short, standing([x, y]), side)
        for text, short, x, y, side in _LABELS[view]
        if (text if cut.name == "wide" else short)
    ]
    return label_columns(
        [tuple(place) for _, place, _ in rows],
        [text for text, _, _ in rows],
        window(view, cut),
        1.22 * cut.words / scale,
        [side for _, _, side in rows],
    )


LABELS = {f"{view}_{cut.name}": _columns(view, cut) for view in _LABELS for cut in CUTS.values()}
"""The columns of labels of each view and cut, for the upright spine."""


def _leader_facts() -> dict[str, dict[str, list[float]]]:
    facts = {}
    for view, rows in _LABELS.items():
        for cut in CUTS.values():
            kept = [row for row in rows if row[0 if cut.name == "wide" else 1]]
            places = [n for row in kept for n in row[2:4]]
            ports = [n for one in LABELS[f"{view}_{cut.name}"] for n in one.leader[:4]]
            facts[f"{view}_{cut.name}"] = {
                "ports": [round(n, 2) for n in ports],
                "at": [float(n) for n in places],
                "shares": _shares(places),
            }
    return facts


def facts(view: str) -> dict[str, Any]:
    """What the portable functions read for one view, "mid" or "beside"; lengths in mm."""
    own = {n: v for n, v in OUTLINES.items() if n.startswith(view) and v[1]}
    if view == "beside":  # the discs and the front ligament are those of the midline
        shared = ("disc_", "nucleus_", "layers_", "bands_", "plate_", "lig_anterior")
        own |= {n: v for n, v in OUTLINES.items() if n.startswith(tuple("mid_" + s for s in shared))}
    frames = {n: v for n, v in FRAMES.items() if n.startswith(view)}
    if view == "beside":
        rest = {n: FRAMES[n][0] for n in ("mid_disc_L4_L5", "mid_nucleus_L4_L5")}
        own |= {n: ("between", points) for n, points in rest.items()}
    upper = {n: points for n, (moves, points) in own.items() if moves == "upper"}
    between = {n: points for n, (moves, points) in own.items() if moves == "between"}
    bones = [n for n in upper if "grain" not in n and ("_body_" in n or "spinous_L" in n
             and "lig" not in n or "vertebra" in n)]  # fmt: skip
    fibres = {n: v for n, v in FIBRES.items() if n.startswith(view)}
    moving = {
        "fibre_names": list(fibres),
        "fibres": fibres,
        "fibre_shares": {n: _shares(points) for n, points in fibres.items()},
    }
    return (moving if fibres else {}) | {
        "pivot": [float(n) for n in _PIVOT],
        "turn": [_cos(radians(_TURN)), _sin(radians(_TURN))],
        "upper_names": list(upper),
        "upper": upper,
        "between_names": list(between),
        "between": between,
        "shares": {n: _shares(points) for n, points in between.items()},
        "frame_names": list(frames),
        "frames": frames,
        "frame_shares": {n: [_shares(p) for p in frames[n]] for n in frames},
        "tightens": view == "beside",
        "bones": bones,
        "nuclei": [n for n in (*upper, *between, *frames) if "nucleus" in n],
        "leader_names": [f"{view}_{cut}" for cut in CUTS],
        "leaders": {n: v for n, v in _leader_facts().items() if n.startswith(view)},
    }


def scaled(points, by):
    """An outline drawn smaller or larger about the middle of its places."""
    x = 0
    y = 0
    for i in range(0, len(points), 2):
        x += 2 * points[i] / len(points)
        y += 2 * points[i + 1] / len(points)
    out = []
    for i in range(0, len(points), 2):
        out.append(x + by * (points[i] - x))
        out.append(y + by * (points[i + 1] - y))
    return out


def inset(points, by):
    """A closed outline drawn in by so much; a place given twice stays a corner."""
    count = 0
    area = 0
    while count < len(points):
        k = count + 2 if count + 2 < len(points) else 0
        area += points[count] * points[k + 1] - points[k] * points[count + 1]
        count += 2
    way = by if area > 0 else -by
    px = points[-2]
    py = points[-1]
    last = [px, py]
    out = []
    i = 0
    while i < len(points):
        x = points[i]
        y = points[i + 1]
        if last[0] != x or last[1] != y:
            px = last[0]
            py = last[1]
        last = [x, y]
        after = i + 2 if i + 2 < len(points) else 0
        if points[after] == x and points[after + 1] == y:
            after = after + 2 if after + 2 < len(points) else 0
        ax = x - px
        ay = y - py
        bx = points[after] - x
        by_y = points[after + 1] - y
        la = max(0.001, sqrt(ax * ax + ay * ay))
        lb = max(0.001, sqrt(bx * bx + by_y * by_y))
        nx = -(ay / la + by_y / lb)
        ny = ax / la + bx / lb
        long = max(0.8, (nx * nx + ny * ny) / 2)
        out.append(x + way * nx / long)
        out.append(y + way * ny / long)
        i += 2
    return out


def bent(x, y, part, state, facts):
    """A place that follows the movement of L4 by its part (0 to 1), turned as in standing."""
    a = part * state["flexion"] * 0.017453292519943295
    pivot = facts["pivot"]
    dx = x - pivot[0]
    dy = y - part * state["lost"] - pivot[1]
    x = pivot[0] + dx * cos(a) - dy * sin(a)
    y = pivot[1] + dx * sin(a) + dy * cos(a)
    turn = facts["turn"]
    return [x * turn[0] - y * turn[1], x * turn[1] + y * turn[0]]


def bent_outline(points, parts, state, facts):
    """All places of an outline, each with its own part of the movement."""
    out = []
    for i in range(len(parts)):
        for n in bent(points[2 * i], points[2 * i + 1], parts[i], state, facts):
            out.append(n)
    return out


def mixed(frames, stage):
    """The numbers at a stage: 0 is the first keyframe, 1.5 lies between the second and third."""
    i = 0
    while i + 2 < len(frames) and i + 1 <= stage:
        i += 1
    rest = stage - i
    out = []
    for k in range(len(frames[i])):
        out.append(frames[i][k] + rest * (frames[i + 1][k] - frames[i][k]))
    return out


def slivers(points, parts, half, state, facts):
    """Fibres: thin outlines of four places, round strokes from place to place."""
    out = []
    for i in range(0, len(parts) - 1, 2):
        a = bent(points[2 * i], points[2 * i + 1], parts[i], state, facts)
        b = bent(points[2 * i + 2], points[2 * i + 3], parts[i + 1], state, facts)
        dx = b[0] - a[0]
        dy = b[1] - a[1]
        long = sqrt(dx * dx + dy * dy) / half
        mx = (a[0] + b[0]) / 2
        my = (a[1] + b[1]) / 2
        for n in [a[0], a[1], mx - dy / long, my + dx / long]:
            out.append(n)
        for n in [b[0], b[1], mx + dy / long, my - dx / long]:
            out.append(n)
    return out


def shapes(state, facts):
    """Every outline of one view that can move, x, y, x, y … in mm, as in standing.

    Parameters
    ----------
    state : dict
        `flexion` in degrees (forward positive, -5 to 10), `lost` height of the disc in mm,
        `stage` of displaced material (0 to 4, see `STAGES`), `tight` (0 to 1). From 3 to 4 the
        piece comes off at the middle: mixing them would drag it through bone.
    facts : dict
        `facts(view)`.
    """
    r = {}
    stage = state["stage"]
    if stage > 3:
        stage = 4 if stage > 3.5 else 3
    if facts["tightens"]:
        stage = state["tight"]
    for name in facts["upper_names"]:
        points = facts["upper"][name]
        out = []
        i = 0
        while i < len(points):
            for n in bent(points[i], points[i + 1], 1, state, facts):
                out.append(n)
            i += 2
        r[name] = out
    for name in facts["bones"]:
        r[name + "_inside"] = inset(r[name], 1.2)
    for name in facts["between_names"]:
        r[name] = bent_outline(facts["between"][name], facts["shares"][name], state, facts)
    for name in facts["frame_names"]:
        points = mixed(facts["frames"][name], stage)
        parts = mixed(facts["frame_shares"][name], stage)
        r[name] = bent_outline(points, parts, state, facts)
    for name in facts["nuclei"]:
        r[name + "_mid"] = scaled(r[name], 0.74)
        r[name + "_core"] = scaled(r[name], 0.46)
    if stage < 0.02 and not facts["tightens"]:
        r["mid_herniation"] = []
        r["mid_fissure"] = []
    for name in facts["leader_names"]:
        one = facts["leaders"][name]
        lines = []
        for i in range(len(one["shares"])):
            for k in range(4):
                lines.append(one["ports"][4 * i + k])
            for n in bent(one["at"][2 * i], one["at"][2 * i + 1], one["shares"][i], state, facts):
                lines.append(n)
        r["leaders_" + name] = lines
        ends = []
        i = 0
        while i + 5 < len(lines):
            ends.append(lines[i + 4])
            ends.append(lines[i + 5])
            i += 6
        r["ends_" + name] = ends
    return r


def beside_shapes(state, facts):
    """As `shapes`, with the fibres of the muscles, for the view beside the midline."""
    r = shapes(state, facts)
    for name in facts["fibre_names"]:
        half = 0.17 + 0.25 * state["tight"]
        r[name] = slivers(
            facts["fibres"][name], facts["fibre_shares"][name], half, state, facts
        )
    return r


def placed(view: str, **state: float) -> dict[str, list[float]]:
    """The outlines of a view in a state (see `shapes`); what is not given is as in `REST`."""
    compute = beside_shapes if view == "beside" else shapes
    return compute({**REST, **state}, facts(view))


REST = {"flexion": 0.0, "lost": 0.0, "stage": 0.0, "tight": 0.0}
"""The state of an upright spine with nothing displaced and slack muscles."""


def axes_for(board: Board, view: str, cut: Cut) -> Axes:
    """Axes in mm between the columns of labels of a view."""
    left, bottom, right, top = window(view, cut)
    wide = _SEEN[f"{view}_{cut.name}"][3]
    axes = board.axes((cut.width - wide) / 2, 0, wide, cut.height)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.axis("off")
    return axes


def draw(
    board: Board,
    axes: Axes,
    view: str,
    cut: Cut,
    made: dict[str, list[float]],
    shown: str = "",
    names: bool = True,
) -> None:
    """One view, "mid" or "beside".

    What the read-outs hold moves with them; the rest stands still. With `shown`, a read-out says
    whether this view is seen. `made` is what `shapes` gives.
    """

    def drawn(name: str, key: str = "", **keys: Any) -> None:
        key = key or name
        if name in made:
            points = made[name]
        else:
            points = standing(OUTLINES[name][1])
        size = SIZES.get(name, 0)
        if name in FIBRES:
            size = 4
        keys = {"size": size, **keys}
        if name in board.readouts:
            board.shape(axes, f"{view}-{key}", name, shown=shown, **keys)
        elif shown:
            board.fixed(axes, f"{view}-{key}", points, shown=shown, **keys)
        else:
            still(axes, points, **keys)

    def bone(name: str) -> None:
        drawn(name, facecolor=LIGHT["bone-shell"], edgecolor=LIGHT["bone-edge"], linewidth=CONTOUR)
        inside = f"{name}_inside"
        if inside in made:
            drawn(inside, facecolor=LIGHT["bone"], linewidth=0)
        else:
            keys = {"facecolor": LIGHT["bone"], "linewidth": 0}
            points = inset(standing(OUTLINES[name][1]), _SHELL)
            if shown:
                board.fixed(axes, f"{view}-{inside}", points, shown=shown, **keys)
            else:
                still(axes, points, **keys)
        if f"{name}_grain" in OUTLINES and cut.name == "wide":
            drawn(f"{name}_grain", smooth=False, **ink("bone-grain", HAIR))

    def fibrous(name: str, tissue: str, weight: float = INNER) -> None:
        drawn(name, **paint(tissue, weight))
        if f"{name}_grain" in OUTLINES and cut.name == "wide":
            drawn(f"{name}_grain", smooth=False, **ink(f"{tissue}-grain", HAIR))

    def disc(name: str) -> None:
        drawn(f"mid_disc_{name}", **paint("ring", CONTOUR))
        drawn(f"mid_bands_{name}", smooth=False, facecolor=LIGHT["ring-layer"], linewidth=0)
        drawn(f"mid_layers_{name}", **ink("ring-edge", HAIR))
        drawn(f"mid_nucleus_{name}", **paint("nucleus", INNER))
        for shade, by in _SHADES.items():
            key = f"mid_nucleus_{name}_{shade}"
            if key not in made:
                made[key] = scaled(standing(OUTLINES[f"mid_nucleus_{name}"][1]), by)
            drawn(key, facecolor=LIGHT[f"nucleus-{shade}"], linewidth=0)
        for i in range(2):
            drawn(f"mid_plate_{name}_{i}", f"plate_{name}_{i}-edge", **ink("cartilage-edge", 2.6))
            drawn(f"mid_plate_{name}_{i}", **ink("cartilage", 1.5))

    drawn(f"{view}_bed", smooth=False, facecolor=LIGHT["fat"], linewidth=0)
    drawn(f"{view}_skin", **paint("skin", CONTOUR))
    if view == "mid":
        drawn("mid_canal_fat", facecolor=LIGHT["fat"], linewidth=0)
        drawn("mid_dural_sac", **paint("sac", CONTOUR))
        for key, colour, weight in (("edge", "nerve-edge", 2.0), ("in", "nerve", 1.1)):
            for name in ("root_L3", *(n[4:] for n in FRAMES if "root" in n)):
                drawn(f"mid_{name}", f"{name}-{key}", **ink(colour, weight))
        for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
            fibrous(f"mid_lig_interspinous_{level}", "ligament", HAIR)
        fibrous("mid_lig_supraspinous", "ligament")
        fibrous("mid_thoracolumbar_fascia", "fascia")
        for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
            fibrous(f"mid_flavum_{level}", "flavum")
        for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
            disc(level)
        drawn("mid_disc_S1_S2", **paint("ring", INNER))
        for name in ("body_L2", "body_L3", "body_L4", "body_L5", "sacrum_S1", "sacrum_S2"):
            bone(f"mid_{name}")
        for name in ("spinous_L2", "spinous_L3", "spinous_L4", "spinous_L5", "sacral_crest"):
            bone(f"mid_{name}")
        for level in ("L3", "L4", "L5"):
            drawn(f"mid_basivertebral_{level}", **paint("vein", INNER))
        edge = {"edgecolor": LIGHT["nucleus-edge"], "linewidth": 2 * INNER}
        for name in ("fissure", "herniation"):
            drawn(f"mid_{name}", f"{name}-edge", **edge)
        for name in ("fissure", "herniation"):
            drawn(f"mid_{name}", facecolor=LIGHT["herniation"], linewidth=0)
        fibrous("mid_lig_posterior_longitudinal", "ligament")
    else:
        drawn("beside_foramen_fat", facecolor=LIGHT["fat"], linewidth=0)
        for name in ("multifidus", "erector_spinae"):
            drawn(f"beside_{name}", **paint("muscle", CONTOUR))
            drawn(f"beside_{name}_fibres", smooth=False, facecolor=LIGHT["muscle-deep"],
                  linewidth=0)  # fmt: skip
        drawn("beside_thoracolumbar_fascia", **paint("fascia"))
        for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
            disc(level)
        for name in ("vertebra_L2", "vertebra_L3", "sacrum", "vertebra_L5", "vertebra_L4"):
            bone(f"beside_{name}")
        drawn("beside_sacral_foramen", **paint("fat", INNER))
        for level in ("L3_L4", "L4_L5", "L5_S1"):
            drawn(f"beside_capsule_flavum_{level}", **paint("flavum"))
            name = f"beside_facet_joint_{level}"
            drawn(name, f"{name}-edge", **ink("cartilage-edge", 4.2))
            drawn(name, f"{name}-in", **ink("cartilage", 3))
            drawn(name, **ink("cartilage-edge", HAIR))
        for level in ("L3", "L4", "L5", "S1"):
            drawn(f"beside_ganglion_{level}", **paint("nerve", INNER))
    drawn("mid_lig_anterior_longitudinal", **paint("ligament", INNER))
    if not names:
        return
    for text, x, y in _INSIDE[view]:
        place = standing([x, y])
        bottom, top = window(view, cut)[1::2]
        if bottom + 3 < place[1] < top - 3:
            shown_text = axes.text(
                *place, text, fontsize=cut.words, weight="bold", ha="center", va="center"
            )
            if shown:
                board.follow(shown_text, f"{view}-name-{text}", shown=shown)
    key = f"{view}_{cut.name}"
    moving = key if f"leaders_{key}" in board.readouts else ""
    draw_labels(board, axes, LABELS[key], cut.words, moving, shown)
