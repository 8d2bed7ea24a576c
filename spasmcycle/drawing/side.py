"""The lumbar spine from the side, L3 to the sacrum: in the midline and 18 mm beside it.

L5 and the sacrum stand still. What belongs to L4 turns about one pivot as the spine bends; what
lies between follows by its share, so that discs and ligaments deform without a tear. Displaced
material goes through keyframes (`STAGES`), and the muscles through two (at rest, tight).

Anatomical: bodies, discs and their layers, canal, sac with its roots, joints, exits, muscles of an
average adult, in millimetres. Drawing choices: the slope of the sacrum, the roots as a fan in one
cut, the bulge of tight muscle, how far material moves at each stage.
"""

from __future__ import annotations

from dataclasses import replace
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
    Label,
    draw_labels,
    grain,
    ink,
    label_columns,
    paint,
    still,
)
from spasmcycle.portable import cos, sin, sqrt
from spasmcycle.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

STAGES = ("rest", "bulge", "protrusion", "extrusion", "sequestration")
"""The keyframes of displaced material, in order; stage 1.5 lies between the second and third."""

_MID, _BESIDE = load("side"), load("beside")
ENGLISH = Words("segment").english()
_PIVOT: tuple[float, float] = tuple(_MID["pivot"])
_TURN: float = _MID["turn"]
_SHELL, _SHELL_AT = 1.2, 0.7  # mm: how thick the shell is, how deep its middle lies
_SHADES = {"mid": 0.74, "core": 0.46}


def share(x: float, y: float) -> float:
    """How much of the movement of L4 a place between the bones follows, 0 to 1."""
    middle = -0.4 * max(0.0, x - 33)
    half = 3.5 + 4.5 * min(1.0, max(0.0, (x - 19) / 17))
    t = min(1.0, max(0.0, (y - middle + half) / (2 * half)))
    return t * t * (3 - 2 * t)


def _shares(points: list[float]) -> list[float]:
    places = zip(points[::2], points[1::2], strict=True)
    return [round(share(x, y), 2) for x, y in places]


def standing(points: list[float]) -> list[float]:
    """Places of the outlines turned as in standing: the sacrum sloping, the disc tilted."""
    c, s = _cos(radians(_TURN)), _sin(radians(_TURN))
    return [
        round(n, 2)
        for x, y in zip(points[::2], points[1::2], strict=True)
        for n in (x * c - y * s, x * s + y * c)
    ]


TURNS_AT: tuple[float, float] = tuple(standing(list(_PIVOT)))
"""Where L4 turns on L5, in the drawing, mm."""


def _edges(points: list[float]) -> list[list[float]]:
    """The upper and the lower edge of a disc, one after the other, without their ends."""
    places = list(zip(points[::2], points[1::2], strict=True))
    turns = [i for i in range(len(places)) if places[i] == places[i - 1]]
    upper, lower = places[turns[0] : turns[1]], places[turns[2] : turns[3]]
    found = []
    for edge in (upper, lower):
        reach = 0.1 * (edge[-1][0] - edge[0][0])
        line = [
            p for p in edge if min(abs(p[0] - end[0]) for end in (edge[0], edge[-1])) > reach / 2
        ]
        found.append([n for p in (line or edge) for n in p])
    return found


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
BONES = {
    "mid": (
        *("body_L2", "body_L3", "body_L4", "body_L5", "sacrum_S1", "sacrum_S2"),
        *("spinous_L2", "spinous_L3", "spinous_L4", "spinous_L5", "sacral_crest"),
    ),
    "beside": ("vertebra_L2", "vertebra_L3", "sacrum", "vertebra_L5", "vertebra_L4"),
}
"""The bones of each view, in the order they are painted."""

WIDE: dict[str, float] = {}
"""How thick the parts are that are kept as the line along their middle, mm."""

FRAMES: dict[str, list[list[float]]] = {}
"""Every keyframed outline: its shape at each stage of `STAGES`, or at rest and tight."""

FIBRES: dict[str, list[float]] = {}
"""Fibres of muscle: strokes that grow thicker as it tightens."""

SOLID: dict[str, tuple[str, list[float]]] = {}
"""The true outline of each bone and disc; a bone is drawn by the line along its shell."""


def _inset(points: list[float], by: float) -> list[float]:
    return [round(n, 1) for n in inset(points, by)]


def _gather() -> None:
    """Fill what is above from the outlines."""
    for view, data, states in (("mid", _MID, STAGES), ("beside", _BESIDE, ("rest", "tight"))):
        for name, one in data["keyframes"].items():
            FRAMES[f"{view}_{name}"] = [one["frames"][state] for state in states]
            SIZES[f"{view}_{name}"] = one.get("size", 0)
        for name, one in {**data["outlines"], **data["keyframes"]}.items():
            if "wide" in one:
                WIDE[f"{view}_{name}"] = one["wide"]
        for name in BONES[view]:
            SOLID[f"{view}_{name}"] = OUTLINES[f"{view}_{name}"]
            moves, points = OUTLINES[f"{view}_{name}"]
            OUTLINES[f"{view}_{name}"] = (moves, _inset(points, _SHELL_AT))
    for name in _DISCS:
        if name != "L4_L5":
            SOLID[f"mid_disc_{name}"] = OUTLINES[f"mid_disc_{name}"]


def _strokes(name: str, moves: str, points: list[float], size: int) -> None:
    """Add strokes to those of the same kind that move alike: one mark for all of them."""
    key = f"{name}_{moves}"
    OUTLINES[key] = (moves, OUTLINES.get(key, (moves, []))[1] + points)
    SIZES[key] = size


def _texture() -> None:
    """Layers and end plates of the discs, spongy bone, fibres of ligament and of muscle."""
    for name, moves in _DISCS.items():
        lines = _MID["strokes"][f"lamellae_{name}"]
        _strokes("mid_layers", moves, lines["points"], lines["size"])
        disc = FRAMES["mid_disc_L4_L5"][0] if name == "L4_L5" else OUTLINES[f"mid_disc_{name}"][1]
        for line in _edges(disc):
            steps = [round(i * (len(line) / 2 - 1) / 4) for i in range(5)]
            _strokes("mid_plates", moves, [n for i in steps for n in line[2 * i : 2 * i + 2]], 5)
    for view, names in BONES.items():
        for name in names:
            moves, points = SOLID[f"{view}_{name}"]
            step = 8.4 if view == "beside" else 7.6
            _strokes(f"{view}_spongy", moves, _seen(grain(points, step, 2.4, 88, 14, 2.2)), 2)
    for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
        moves, points = OUTLINES[f"mid_lig_interspinous_{level}"]
        _strokes("mid_ligament", moves, _seen(grain(points, 4.6, 5, 62, 6, 0.3)), 2)
        moves, points = OUTLINES[f"mid_flavum_{level}"]
        _strokes("mid_flavum", moves, _seen(grain(points, 2.6, 2.6, 99, 6, 0.3)), 2)
    for name, angle, step in (("multifidus", 118, 5.6), ("erector_spinae", 97, 6.2)):
        points = FRAMES[f"beside_{name}"][0]
        FIBRES[f"beside_{name}_fibres"] = _seen(grain(points, step, 11, angle, 5, 0.9))


def _seen(strokes: list[float]) -> list[float]:
    """The strokes that lie in the window of the pictures."""
    return [
        n for i in range(0, len(strokes), 4) if -70 < strokes[i + 1] < 86
        for n in strokes[i : i + 4]
    ]  # fmt: skip


_gather()
_texture()

_LABELS = {
    # its words in `words/en/segment.json`, layer, landscape?, phone?, place, side
    "mid": (
        ("front_ligament", "disc", True, False, -12.4, 61, "left"),
        ("front_ligament_near", "disc", False, True, -15.3, 18, "left"),
        ("spongy_bone", "bone", True, False, -6, 30, "left"),
        ("bony_shell", "bone", True, False, -14.6, 22, "left"),
        ("cartilage_endplate", "bone", True, False, 5, 6.6, "left"),
        ("soft_centre", "disc", True, True, 3, 1, "left"),
        ("fibre_ring", "disc", True, True, -15.8, -1.2, "left"),
        ("vein_of_the_body", "bone", True, False, 13, -16.7, "left"),
        ("disc_l5_s1", "disc", True, True, 1, -38, "left"),
        ("promontory", "bone", True, False, -10.6, -48.6, "left"),
        ("roots", "nerve", True, False, 33, 52, "right"),
        ("roots_near", "nerve", False, True, 29.5, 30, "right"),
        ("supraspinous_ligament", "disc", True, False, 72.2, 31, "right"),
        ("interspinous_ligament", "disc", True, False, 54, 27, "right"),
        ("spinous_process", "bone", True, False, 60, 7, "right"),
        ("process_l4", "bone", False, True, 44, 10, "right"),
        ("yellow_ligament", "disc", True, True, 35, 2, "right"),
        ("epidural_fat", "nerve", True, False, 32.2, -4.5, "right"),
        ("dural_sac", "nerve", True, True, 22.4, -11.4, "right"),
        ("back_ligament", "disc", True, True, 20.7, -32, "right"),
        ("back_fascia", "muscle", True, False, 60.8, -34.7, "right"),
        ("fat", "skin", True, False, 70, -40, "right"),
        ("skin", "skin", True, False, 79.3, -37, "right"),
    ),
    "beside": (
        ("front_ligament", "disc", True, False, -14.9, -20, "left"),
        ("exit_l3_l4", "nerve", True, True, 22.6, 37.4, "left"),
        ("pedicle_l4", "bone", True, True, 25, 22, "left"),
        ("nerve_knot_l4", "nerve", True, True, 22.4, 10, "left"),
        ("disc_l4_l5", "disc", True, True, 3, 0, "left"),
        ("nerve_knot_l5", "nerve", True, True, 23, -24.4, "left"),
        ("disc_l5_s1", "disc", True, False, 1, -38, "left"),
        ("root_s1", "nerve", True, False, 30, -58.6, "left"),
        ("joint_l3_l4", "bone", True, True, 33.1, 35, "right"),
        ("multifidus", "muscle", True, True, 52, 14, "right"),
        ("erector_spinae", "muscle", True, True, 77, 40, "right"),
        ("lower_joint_process_l4", "bone", True, False, 38, 2, "right"),
        ("joint_l4_l5", "bone", True, True, 31.6, -3, "right"),
        ("upper_joint_process_l5", "bone", True, False, 27.8, -1, "right"),
        ("back_fascia", "muscle", True, False, 73.2, -37.0, "right"),
        ("fat", "skin", True, False, 79.4, -31, "right"),
        ("skin", "skin", True, False, 84.9, -26, "right"),
    ),
}
LAYERS = ("bone", "disc", "nerve", "muscle", "skin")
"""What can be shown without the rest."""

_LAYER_OF = (
    ("nerve", ("canal_fat", "dural_sac", "root", "strands", "ganglion", "foramen")),
    ("muscle", ("fascia", "multifidus", "erector", "psoas", "quadratus")),
    ("skin", ("skin", "bed", "vein_", "artery_")),
    ("disc", ("disc", "nucleus", "layers", "rings", "lig", "flavum", "herniation", "fissure")),
)


def layer_of(name: str) -> str:
    """The layer of `LAYERS` that an outline belongs to."""
    return next((layer for layer, parts in _LAYER_OF for p in parts if p in name), "bone")


_INSIDE = {
    "mid": (("L3", 6, 58), ("L4", 1, 20), ("L5", 1, -20), ("S1", 9, -54)),
    "beside": (("L3", 4, 58), ("L4", 1, 20), ("L5", -3, -14), ("S1", 22, -70)),
}

_SEEN = {
    "mid_landscape": (-36.0, -78.0, 2.72, 340.0),
    "mid_phone": (-27.0, -58.0, 2.3, 163.0),
    "beside_landscape": (-36.0, -80.0, 2.55, 356.0),
    "beside_phone": (-22.0, -76.0, 1.7, 165.0),
}
"""Of each view and cut: left and bottom (mm, as standing), points a millimetre, points across."""


def window(view: str, cut: Cut) -> tuple[float, float, float, float]:
    """What a cut shows of a view: left, bottom, right, top, in mm."""
    left, bottom, scale, wide = _SEEN[f"{view}_{cut.name}"]
    return left, bottom, left + wide / scale, bottom + cut.height / scale


def _rows(view: str, cut: Cut) -> list[tuple]:
    """The labels of a view that a cut shows: words (by their key), layer, place, side."""
    return [
        (worded(f"{view}.{name}", cut), layer, x, y, side)
        for name, layer, landscape, phone, x, y, side in _LABELS[view]
        if (landscape if cut.name == "landscape" else phone)
    ]


def worded(key: str, cut: Cut) -> str:
    """The key of a label's words in a cut: a phone may have shorter ones."""
    phone = f"{key}.phone"
    return phone if cut.name == "phone" and phone in ENGLISH else key


def _columns(view: str, cut: Cut) -> list[Label]:
    """The labels of a view in a cut, with upright spine."""
    rows = _rows(view, cut)
    labels = label_columns(
        [tuple(standing([x, y])) for _, _, x, y, _ in rows],
        [ENGLISH[key] for key, *_ in rows],
        window(view, cut),
        1.22 * cut.words / _SEEN[f"{view}_{cut.name}"][2],
        [row[-1] for row in rows],
    )
    return [
        replace(label, key=row[0], layer=row[1]) for label, row in zip(labels, rows, strict=True)
    ]


LABELS = {f"{view}_{cut.name}": _columns(view, cut) for view in _LABELS for cut in CUTS.values()}
"""The columns of labels of each view and cut, for the upright spine, as long as in English."""


def _leader_facts() -> dict[str, dict[str, list]]:
    facts = {}
    for view in _LABELS:
        for cut in CUTS.values():
            places = [float(n) for row in _rows(view, cut) for n in row[2:4]]
            labels = LABELS[f"{view}_{cut.name}"]
            facts[f"{view}_{cut.name}"] = {
                "ports": [round(n, 1) for one in labels for n in one.leader[:4]],
                "at": places,
                "shares": _shares(places),
                "layers": [one.layer for one in labels],
            }
    return facts


def _steps(frames: list[list[float]]) -> list[list[float]]:
    """The first keyframe, and how far each of them is from it: mostly zeros, which pack well."""
    rest = frames[0]
    return [rest] + [
        [round(n - first, 3) for n, first in zip(one, rest, strict=True)] for one in frames
    ]


_HALF_SAC = len(FRAMES["mid_dural_sac"][0]) // 2
_SAC = [  # first place of its front beside the disc, the last, and the same for its back
    i
    for ahead in (True, False)
    for i in (lambda found: (min(found), max(found)))(
        [
            i
            for i in range(0, 2 * _HALF_SAC, 2)
            if (i < 36) == ahead and abs(FRAMES["mid_dural_sac"][0][i + 1]) < 30
        ]
    )
]


def facts(view: str) -> dict[str, Any]:
    """What the portable functions read for one view, "mid" or "beside"; lengths in mm."""
    own = {n: v for n, v in OUTLINES.items() if n.startswith(view)}
    frames = {n: v for n, v in FRAMES.items() if n.startswith(view)}
    if view == "beside":  # the discs and the front ligament are those of the midline
        shared = ("disc_L", "nucleus_L", "layers_", "plates_", "lig_anterior")
        starts = tuple(f"mid_{s}" for s in shared)
        own |= {n: v for n, v in OUTLINES.items() if n.startswith(starts)}
        for name in ("mid_disc_L4_L5", "mid_nucleus_L4_L5"):
            own[name] = ("between", FRAMES[name][0])
    upper = {n: points for n, (moves, points) in own.items() if moves == "upper"}
    between = {n: points for n, (moves, points) in own.items() if moves == "between"}
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
        "frames": {n: _steps(v) for n, v in frames.items()},
        "frame_shares": {n: _steps([_shares(p) for p in v]) for n, v in frames.items()},
        "tightens": view == "beside",
        "nuclei": [n for n in (*upper, *between, *frames) if "nucleus" in n],
        "sac": _SAC,
        "leader_names": [f"{view}_{cut}" for cut in CUTS],
        "leaders": {n: v for n, v in _leader_facts().items() if n.startswith(view)},
    }


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
    """The numbers at a stage: 0 is the first keyframe, 1.5 lies between the second and third.

    `frames` holds the first keyframe, and then for each of them its distance from the first.
    """
    i = 1
    while i + 2 < len(frames) and i <= stage:
        i += 1
    rest = stage - (i - 1)
    out = []
    for k in range(len(frames[0])):
        step = frames[i][k]
        out.append(frames[0][k] + step + rest * (frames[i + 1][k] - step))
    return out


def slivers_of(points, half):
    """Fibres: thin outlines of four places, so wide in the middle, round strokes of two."""
    out = []
    for i in range(0, len(points) - 3, 4):
        dx = points[i + 2] - points[i]
        dy = points[i + 3] - points[i + 1]
        long = sqrt(dx * dx + dy * dy) / half
        mx = (points[i] + points[i + 2]) / 2
        my = (points[i + 1] + points[i + 3]) / 2
        for n in [points[i], points[i + 1], mx - dy / long, my + dx / long]:
            out.append(n)
        for n in [points[i + 2], points[i + 3], mx + dy / long, my - dx / long]:
            out.append(n)
    return out


def shared(frames, stage, by):
    """As `mixed`, only so much of the way from rest: a smaller or larger piece of that kind."""
    out = mixed(frames, stage)
    if by != 1:
        for k in range(len(out)):
            out[k] = frames[0][k] + by * (out[k] - frames[0][k])
    return out


def grown(points, stage, by):
    """Displaced material so many times as far out as its keyframe, and no higher than that."""
    high = min(1, 0.25 + 0.75 * by)
    x = 19.4 if stage > 3 else 17.2
    y = -13 if stage > 3 else 0
    out = []
    for i in range(0, len(points), 2):
        wide = by if points[i] > x else min(1, by)
        out.append(x + wide * (points[i] - x))
        out.append(y + high * (points[i + 1] - y))
    return out


def sac_depth(points, facts):
    """The least depth of an upright sac beside the disc, mm."""
    at = facts["sac"]
    least = 100
    i = at[0]
    while i <= at[1]:
        k = at[2]
        while k <= at[3]:
            dx = points[i] - points[k]
            dy = points[i + 1] - points[k + 1]
            least = min(least, sqrt(dx * dx + dy * dy))
            k += 2
        i += 2
    return least


def depth_left(state, facts):
    """The least depth of the sac beside the disc, as a share of that at rest."""
    frames = facts["frames"]["mid_dural_sac"]
    now = shared(frames, state["stage"], state["by"])
    return sac_depth(now, facts) / sac_depth(frames[0], facts)


def gap(ends, first, state, facts):
    """The distance of two places given as x, y, x, y from `first` on: one of L4, one of L5."""
    upper = bent(ends[first], ends[first + 1], 1, state, facts)
    lower = bent(ends[first + 2], ends[first + 3], 0, state, facts)
    dx = upper[0] - lower[0]
    dy = upper[1] - lower[1]
    return sqrt(dx * dx + dy * dy)


def shapes(state, facts):
    """Every outline of one view that can move, x, y, x, y … in mm, as in standing.

    Parameters
    ----------
    state : dict
        `flexion` in degrees (forward positive, -5 to 12), `lost` height of the disc in mm,
        `stage` of displaced material (0 to 4, see `STAGES`), `by` (times as far out as in its
        keyframe), `tight` (0 to 1). From 3 to 4 the piece comes off at the middle: mixing them
        would drag it through bone.
    facts : dict
        `facts(view)`.
    """
    r = {}
    stage = state["stage"]
    by = state["by"]
    if stage > 3:
        stage = 4 if stage > 3.5 else 3
    if facts["tightens"]:
        stage = state["tight"]
        by = 1
    for name in facts["upper_names"]:
        points = facts["upper"][name]
        out = []
        i = 0
        while i < len(points):
            for n in bent(points[i], points[i + 1], 1, state, facts):
                out.append(n)
            i += 2
        r[name] = out
    for name in facts["between_names"]:
        r[name] = bent_outline(facts["between"][name], facts["shares"][name], state, facts)
    for name in facts["frame_names"]:
        whole = name == "mid_herniation"
        points = shared(facts["frames"][name], stage, 1 if whole else by)
        if whole:
            points = grown(points, stage, by)
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
        ends = []
        for i in range(len(one["shares"])):
            if one["layers"][i] in state["hidden"]:
                continue
            for k in range(4):
                lines.append(one["ports"][4 * i + k])
            for n in bent(one["at"][2 * i], one["at"][2 * i + 1], one["shares"][i], state, facts):
                lines.append(n)
                ends.append(n)
        r["leaders_" + name] = lines
        r["ends_" + name] = ends
    return r


def beside_shapes(state, facts):
    """As `shapes`, with the fibres of the muscles, for the view beside the midline."""
    r = shapes(state, facts)
    for name in facts["fibre_names"]:
        half = 0.17 + 0.25 * state["tight"]
        points = bent_outline(facts["fibres"][name], facts["fibre_shares"][name], state, facts)
        r[name] = slivers_of(points, half)
    return r


def placed(view: str, **state: float) -> dict[str, list[float]]:
    """The outlines of a view in a state (see `shapes`); what is not given is as in `REST`."""
    compute = beside_shapes if view == "beside" else shapes
    return compute({**REST, **state}, facts(view))


def _meets(points: list[float], box: tuple[float, float, float, float]) -> bool:
    """Whether an outline may come to lie in a window; as a spine bends, parts move by 15 mm."""
    xs, ys = points[::2], points[1::2]
    far = 15
    return not xs or (
        min(xs) < box[2] + far
        and max(xs) > box[0] - far
        and min(ys) < box[3] + far
        and max(ys) > box[1] - far
    )


REST: dict[str, Any] = {
    "flexion": 0.0, "lost": 0.0, "stage": 0.0, "by": 1.0, "tight": 0.0, "hidden": []
}  # fmt: skip
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
    texts: Mapping[str, str] | None = None,
) -> None:
    """One view, "mid" or "beside".

    What the read-outs hold moves with them; the rest stands still. With `shown`, read-outs of that
    name and each of `LAYERS` (`mid_bone`) say which parts are seen, and which names (see
    `system.draw_labels`, also for `texts`). `made` is what `shapes` gives.
    """

    scale = _SEEN[f"{view}_{cut.name}"][2]

    def drawn(name: str, key: str = "", **keys: Any) -> None:
        rest = FRAMES[name][0] if name in FRAMES else OUTLINES.get(name, ("", []))[1]
        points = made[name] if name in made else standing(OUTLINES[name][1])
        # as it lies at rest, so that each state has the same parts
        if not _meets(standing(rest), window(view, cut)):
            return
        size = 4 if name in FIBRES else SIZES.get(name, 0)
        keys = {"size": size, "joinstyle": "round", **keys}
        seen = f"{shown}_{layer_of(name)}" if shown else ""
        if name in board.readouts:
            board.shape(axes, f"{view}-{key or name}", name, shown=seen, **keys)
        elif shown:
            board.fixed(axes, f"{view}-{key or name}", points, shown=seen, **keys)
        else:
            still(axes, points, **keys)

    def twice(name: str, under: dict[str, Any], over: dict[str, Any]) -> None:
        """The same path twice: where it repeats, it hardly weighs anything."""
        drawn(name, f"{name}-edge", **under)
        drawn(name, **over)

    def bone(name: str) -> None:
        edge = 2 * (_SHELL_AT * scale + CONTOUR / 2)
        shell = {"edgecolor": LIGHT["bone-shell"], "linewidth": _SHELL * scale}
        twice(
            name,
            {"facecolor": LIGHT["bone-edge"], "edgecolor": LIGHT["bone-edge"], "linewidth": edge},
            {"facecolor": LIGHT["bone"], **shell},
        )

    def band(name: str, tissue: str) -> None:
        wide = WIDE[name] * scale
        line = {"closed": False, "capstyle": "butt"}
        edge = LIGHT[f"{tissue}-edge"]
        twice(
            name,
            {**line, "edgecolor": edge, "linewidth": wide + INNER},
            {**line, "edgecolor": LIGHT[tissue], "linewidth": max(1.0, wide - INNER)},
        )

    def strokes(name: str, **keys: Any) -> None:
        for moves in ("upper", "between", "lower"):
            if f"{name}_{moves}" in OUTLINES:
                drawn(f"{name}_{moves}", **{"closed": False, "smooth": False, **keys})

    def discs() -> None:
        for name in _DISCS:
            drawn(f"mid_disc_{name}", **paint("ring", CONTOUR))
        for moves in ("upper", "between", "lower")[cut.name == "phone" :]:
            band = ink("ring-layer", 0.75 * scale, capstyle="butt")
            twice(f"mid_layers_{moves}", band, ink("ring-edge", HAIR))
        for name in _DISCS:
            key = f"mid_nucleus_{name}"
            drawn(key, **paint("nucleus", INNER))
            for shade, by in list(_SHADES.items())[cut.name == "phone" :]:
                if f"{key}_{shade}" not in made:
                    made[f"{key}_{shade}"] = scaled(standing(OUTLINES[key][1]), by)
                drawn(f"{key}_{shade}", facecolor=LIGHT[f"nucleus-{shade}"], linewidth=0)

    drawn(f"{view}_bed", smooth=False, facecolor=LIGHT["fat"], linewidth=0)
    band(f"{view}_skin", "skin")
    if view == "mid":
        drawn("mid_canal_fat", facecolor=LIGHT["fat"], linewidth=0)
        drawn("mid_dural_sac", **paint("sac", CONTOUR))
        twice("mid_roots", ink("nerve-edge", 2.0), ink("nerve", 1.1))
        for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
            drawn(f"mid_lig_interspinous_{level}", **paint("ligament", HAIR))
        drawn("mid_lig_supraspinous", **paint("ligament", INNER))
        band("mid_thoracolumbar_fascia", "fascia")
        for level in ("L2_L3", "L3_L4", "L4_L5", "L5_S1"):
            drawn(f"mid_flavum_{level}", **paint("flavum", INNER))
        if cut.name == "landscape":  # too fine for a phone
            strokes("mid_ligament", **ink("ligament-grain", HAIR))
            strokes("mid_flavum", **ink("flavum-grain", HAIR))
        discs()
        drawn("mid_disc_S1_S2", **paint("ring", INNER))
    else:
        drawn("beside_foramen_fat", facecolor=LIGHT["fat"], linewidth=0)
        for name in ("multifidus", "erector_spinae"):
            drawn(f"beside_{name}", **paint("muscle", CONTOUR))
            fill = {"facecolor": LIGHT["muscle-deep"], "linewidth": 0}
            drawn(f"beside_{name}_fibres", smooth=False, **fill)
        band("beside_thoracolumbar_fascia", "fascia")
        discs()
    for name in BONES[view]:
        bone(f"{view}_{name}")
    for moves in ("upper", "between", "lower"):
        twice(f"mid_plates_{moves}", ink("cartilage-edge", 2.3), ink("cartilage", 1.3))
    if cut.name == "landscape":
        strokes(f"{view}_spongy", **ink("bone-grain", HAIR))
    if view == "mid":
        for level in ("L3", "L4", "L5"):
            drawn(f"mid_basivertebral_{level}", **paint("vein", INNER))
        dark = LIGHT["nucleus-edge"]
        edge = {"facecolor": dark, "edgecolor": dark, "linewidth": 2 * INNER}
        for name in ("fissure", "herniation"):
            drawn(f"mid_{name}", f"{name}-edge", **edge)
        for name in ("fissure", "herniation"):
            drawn(f"mid_{name}", facecolor=LIGHT["herniation"], linewidth=0)
        band("mid_lig_posterior_longitudinal", "ligament")
    else:
        drawn("beside_sacral_foramen", **paint("fat", INNER))
        for level in ("L3_L4", "L4_L5", "L5_S1"):
            drawn(f"beside_capsule_flavum_{level}", **paint("flavum", INNER))
            name = f"beside_facet_joint_{level}"
            twice(name, ink("cartilage-edge", 4.2), ink("cartilage", 3))
            drawn(name, f"{name}-slit", **ink("cartilage-edge", HAIR))
        for level in ("L3", "L4", "L5", "S1"):
            drawn(f"beside_ganglion_{level}", **paint("nerve", INNER))
    band("mid_lig_anterior_longitudinal", "ligament")
    if not names:
        return
    for text, x, y in _INSIDE[view]:
        place = standing([x, y])
        bottom, top = window(view, cut)[1::2]
        if bottom + 3 < place[1] < top - 3:
            look = {"fontsize": cut.words, "weight": "bold", "ha": "center", "va": "center"}
            shown_text = axes.text(*place, text, color=LIGHT["bone-ink"], **look)
            if shown:
                board.follow(shown_text, f"{view}-name-{text}", shown=f"{shown}_bone_names")
    key = f"{view}_{cut.name}"
    moving = key if f"leaders_{key}" in board.readouts else ""
    draw_labels(board, axes, LABELS[key], cut.words, moving, shown, texts)
