"""The motion segment L4–L5 as a drawing that moves: points at rest, and rules for moving them.

Two views. From the side (seen from the person's left: +x is back, +y is up) there are two slices,
one in the midline and one 20 mm beside it. From below (as scans are shown: +y is front, +x is the
person's left) there is one slice at the disc. Lengths are millimetres. An average adult, drawn as a
schematic: sizes lie inside published ranges, the rules of movement are choices of this drawing.

A point given twice is a corner. Functions are portable (see `spasmcycle.portable`).
"""

from __future__ import annotations

from math import pi

from spasmcycle.portable import copy_of, cos, sin, sqrt

Points = list[float]
DEGREE = pi / 180


def _flat(*places: tuple[float, float]) -> Points:
    """The places one after the other, to a hundredth of a millimetre: what a page must carry."""
    return [round(float(n), 2) for place in places for n in place]


def _plate(front: tuple[float, float], back: tuple[float, float], hollow: float) -> list:
    """An endplate from front to back, corners included; its deepest point lies a little behind."""
    middle = []
    for s in (0.15, 0.32, 0.5, 0.66, 0.82):
        depth = hollow * sin(pi * s**1.25) ** 2
        x = front[0] + (back[0] - front[0]) * s
        middle.append((x, front[1] + (back[1] - front[1]) * s + depth))
    return [front, *middle, back]


def _between(places: list[tuple[float, float]], y: float) -> float:
    """The x of a line at height y; its places run downwards."""
    for (x0, y0), (x1, y1) in zip(places, places[1:], strict=False):
        if y0 >= y >= y1:
            return round(x0 + (x1 - x0) * (y0 - y) / (y0 - y1), 2)
    return places[-1][0]


def _ellipse(x: float, y: float, wide: float, high: float, tilt: float = 0.0) -> Points:
    """Twelve points of an ellipse; `tilt` in degrees."""
    turn = tilt * pi / 180
    places = []
    for i in range(12):
        a, b = wide / 2 * cos(i * pi / 6), high / 2 * sin(i * pi / 6)
        places.append((x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)))
    return _flat(*places)


def _lens(x: float, y: float, wide: float, high: float) -> Points:
    """A rounded lens, fuller than an ellipse."""
    places = []
    for i in range(12):
        c, s = cos(i * pi / 6), sin(i * pi / 6)
        full = [abs(n) ** 0.72 * (1 if n > 0 else -1) if abs(n) > 1e-9 else 0.0 for n in (c, s)]
        places.append((x + wide / 2 * full[0], y + high / 2 * full[1]))
    return _flat(*places)


def _joined(upper: list, lower: list, ahead: float, behind: float) -> Points:
    """A disc between two endplates (front to back): its sides are curved out by so much."""
    sides = []
    for top, bottom, by in ((upper[0], lower[0], -ahead), (lower[-1], upper[-1], behind)):
        dx, dy = bottom[0] - top[0], bottom[1] - top[1]
        across = abs(dy) / (dx * dx + dy * dy) ** 0.5
        for t in (0.25, 0.5, 0.75):
            out = by * across * (1 - (2 * t - 1) ** 2)
            sides.append((top[0] + dx * t + out, top[1] + dy * t))
    return _flat(*reversed(upper), *sides[:3], *lower, *sides[3:])


_L3_LOW = _plate((-14.8, 44.2), (20.2, 38.9), 1.5)
_S1_TOP = _plate((-13.7, -47.9), (20, -35.6), -0.5)
_L4_LOW = _plate((-17.5, 5.5), (17.5, 3.5), 1.5)
_L4_TOP = _plate((-15.8, 34.9), (19.1, 31.9), -0.7)
_L5_TOP = _plate((-17.5, -5.5), (17.5, -3.5), -0.7)
_L5_LOW = _plate((-15.8, -35.7), (19.0, -29.7), 1.5)


def _body(top: list, back: list, low: list, front: list) -> Points:
    """A vertebral body: four walls that meet in corners."""
    return _flat(
        top[0], *top, top[-1], *back, low[-1], *reversed(low), low[0], *front
    )  # the corners stand twice


_FRONT_OF_SAC = [
    *((23, 62), (22.3, 50), (21.9, 42), (21.6, 36), (20.7, 30), (19.9, 24), (19.6, 12)),
    *((19.4, 4), (19.3, -3), (19.9, -14), (20.6, -24), (21.6, -31), (22.6, -36), (24.4, -43)),
    *((28.5, -54), (30, -58)),
]
_BACK_OF_SAC = [
    *((39.6, 62), (36.4, 50), (33.4, 33), (32.4, 20), (31.4, 8), (31, 0), (31.2, -8)),
    *((32.5, -18), (33.6, -30), (35.8, -42), (38.6, -54), (39.6, -58)),
]
_BACK_LIGAMENT = [
    *((21.8, 62), (21.3, 50), (20.9, 42), (20.7, 36), (19.9, 30), (18.9, 24), (18.7, 14)),
    *((18.2, 4), (18.2, -4), (18.7, -14), (19.3, -24), (20.4, -31), (21.2, -36), (23.2, -43)),
    *((27.8, -54), (29.4, -58)),
]
HEIGHTS = (
    *(56, 42, 36, 30, 24, 17, 12, 8, 5, 2, -1, -4, -7, -10, -13, -16, -19, -24, -31, -36),
    *(-43, -57),
)
STRANDS = (0.62, 0.70, 0.78, 0.86, 0.93)

# name: (slice, layer, what it moves with, points). "4": rigid with that vertebra; "5": with L5,
# which stays; "B": blended between them; "M": a muscle.
SIDE: dict[str, tuple[str, str, str, Points]] = {
    "disc34": ("both", "disc", "4", _joined(_L3_LOW, _L4_TOP, 1.3, 0.55)),
    "disc51": ("both", "disc", "5", _joined(_L5_LOW, _S1_TOP, 1.3, 0.55)),
    "l3": (
        "both",
        "bone",
        "4",
        _body(_L3_LOW, [(19.8, 46), (20.2, 54)], [(-12.6, 64), (20.8, 64)], [(-13.6, 50)]),
    ),
    "s1": (
        "both",
        "bone",
        "5",
        _body(_S1_TOP, [(22, -42), (26.6, -54)], [(-5, -62), (29.6, -62)], [(-9.6, -55)]),
    ),
    "l4": (
        "both",
        "bone",
        "4",
        _body(
            _L4_TOP,
            [(18, 28), (16.9, 18), (17, 9)],
            _L4_LOW,
            [(-15.4, 11), (-14.2, 20), (-14.9, 28)],
        ),
    ),
    "l5": (
        "both",
        "bone",
        "5",
        _body(
            _L5_TOP,
            [(17.3, -9), (17.2, -16), (18.2, -24)],
            _L5_LOW,
            [(-15, -29), (-14.3, -20), (-15.6, -11)],
        ),
    ),
    "front_ligament": (
        "both",
        "disc",
        "B",
        _flat(
            *((-14, 64), (-14.5, 54), (-15.4, 46), (-17, 39.5), (-16.5, 33), (-16, 24)),
            *((-16.6, 13), (-18.6, 5.5), (-19.6, 0), (-18.7, -5.5), (-16.8, -13), (-16.2, -26)),
            *((-16.6, -35), (-16.7, -42), (-14.6, -49), (-10.6, -57), (-8, -62)),
        ),
    ),
    "fat_pad": (
        "mid",
        "nerve",
        "B",
        _flat(
            *((32.2, 9.5), (33.3, 6.5), (33, 0), (33.1, -5.5), (32.7, -10), (31.4, -6)),
            (31.2, 2),
        ),
    ),
    "flavum": (
        "mid",
        "disc",
        "B",
        _flat(
            *((34.2, 14), (33.4, 7), (33.1, 0), (33.2, -6), (33.8, -11.5), (36.4, -12)),
            *((36.9, -6), (36.8, 0), (37, 5), (35.2, 13)),
        ),
    ),
    "fibres_between": (
        "mid",
        "disc",
        "A",
        _flat(
            *(
                place
                for k in (i / 6 for i in range(7))
                for place in ((40 + 13 * k, -12.3 - 3.6 * k), (46 + 15 * k, 3 - 4.5 * k))
            )
        ),
    ),
    "arch4": (
        "mid",
        "bone",
        "4",
        _flat(
            *((33.7, 22), (40, 20.3), (50, 17.5), (59.5, 14.5), (66, 11), (68.5, 4), (66, -2.5)),
            *((57, -1.5), (48, 1.5), (41, 4), (37, 4.2), (34.9, 10)),
        ),
    ),
    "arch5": (
        "mid",
        "bone",
        "5",
        _flat(
            *((33.9, -10.5), (41, -12.5), (50, -15.5), (56.5, -19), (59, -24), (57, -29.5)),
            *((49, -29), (42.5, -27.8), (37.6, -27.2), (35.4, -19)),
        ),
    ),
    "back_ligament": (
        "mid",
        "disc",
        "B",
        _flat((68.8, 30), (69.5, 12), (69, 0), (62, -14), (60.5, -24)),
    ),
    "multifidus": (
        "side",
        "muscle",
        "M",
        _flat(
            *((37.5, 66), (40, 25), (41.6, 5), (40.5, -14), (41.8, -35), (41, -62)),
            *((55, -62), (58, -35), (59, -5), (58.5, 25), (56.5, 66)),
        ),
    ),
    "erector": (
        "side",
        "muscle",
        "M",
        _flat(
            *((57, 66), (59, 25), (59.5, -5), (58.5, -35), (55.6, -62)),
            *((61, -62), (64.5, -35), (66.5, -5), (67, 25), (66.5, 66)),
        ),
    ),
    "pedicle4": (
        "side",
        "bone",
        "4",
        _flat((17.8, 30.3), (26.5, 30.6), (27.5, 24), (26.8, 16.2), (17.6, 16.4)),
    ),
    "pedicle5": (
        "side",
        "bone",
        "5",
        _flat((17.8, -6), (26, -6.5), (27.2, -12), (26.8, -18.8), (17.8, -18.6)),
    ),
    "inside4": (
        "side",
        "bone",
        "4",
        _flat((15, 29.6), (28, 29.8), (29, 24), (27.8, 17), (15, 17.2)),
    ),
    "inside5": (
        "side",
        "bone",
        "5",
        _flat((15, -6.9), (27, -7.2), (29, -12), (27.6, -18), (15, -17.8)),
    ),
    "facet4": (
        "side",
        "bone",
        "4",
        _flat(
            *((26, 30.5), (25.8, 36), (27.6, 42), (31, 41), (33.5, 34), (37.5, 27), (38.5, 19)),
            *((40, 10), (40.3, 0), (38.6, -8.5), (35.6, -13), (33, -11.5), (32.3, -4)),
            *((31.4, 3), (30.2, 8.5), (28.2, 12.5), (26.8, 17)),
        ),
    ),
    "facet5": (
        "side",
        "bone",
        "5",
        _flat(
            *((26, -6), (24.8, -1), (25, 5), (26.8, 10.2), (28.6, 9.6), (29.8, 4), (30.7, -3)),
            *((31.4, -11), (33.4, -15), (37.5, -17), (39.5, -24), (40.5, -34), (38.5, -43)),
            *((34.5, -45), (32.5, -38), (31, -30), (28.6, -22), (26.8, -18)),
        ),
    ),
    "joint": ("side", "bone", "B", _flat((29.4, 8.2), (30.7, 3), (31.5, -4), (32.2, -10.5))),
    "root4": ("side", "nerve", "4", _ellipse(22.6, 10.2, 6.0, 8.0, 12)),
    "root5": ("side", "nerve", "5", _ellipse(23.2, -25.5, 6.3, 8.4, 15)),
    "fascia": (
        "both",
        "muscle",
        "M",
        _flat((71.2, 62), (72, 10), (70.5, -10), (67, -30), (69, -57)),
    ),
}

# Displaced material in the midline: (share of its size behind the endplates' edge, height in mm).
PIECES_SIDE = {
    "none": [],
    "bulge": [],
    "protrusion": _flat(
        *((-0.1, 3.4), (-0.1, 3.4), (0.3, 2.6), (0.8, 1.3), (1, -0.1), (0.8, -1.5)),
        *((0.3, -2.7), (-0.1, -3.5), (-0.1, -3.5)),
    ),
    "extrusion": _flat(
        *((-0.1, 2), (0.2, 2.2), (0.68, 3.2), (0.95, 1), (1, -3.5), (0.84, -8.5)),
        *((0.52, -10.5), (0.25, -8.5), (0.28, -4.5), (0.17, -2.4), (-0.1, -2.2)),
    ),
    "sequestration": _flat(
        *((0.32, -9.2), (0.72, -8.6), (1, -12.3), (0.9, -16.6), (0.56, -18.2), (0.32, -15)),
    ),
}

SIDE_FACTS = {
    "parts": [
        {"name": name, "moves": moves, "points": points}
        for name, (_, _, moves, points) in SIDE.items()
        if moves != "5" and name != "front_ligament"
    ],
    "front_ligament": SIDE["front_ligament"][3],
    "heights": list(HEIGHTS),
    "sac_front": [_between(_FRONT_OF_SAC, y) for y in HEIGHTS],
    "sac_back": [_between(_BACK_OF_SAC, y) for y in HEIGHTS],
    "ligament": [_between(_BACK_LIGAMENT, y) for y in HEIGHTS],
    "strands": list(STRANDS),
    "disc": _flat(
        *reversed(_L4_LOW),
        *[(0, 0)] * 3,  # between the corners in front, and behind: as it curves out
        *_L5_TOP,
        *[(0, 0)] * 3,
    ),
    "layers_front": _flat(
        *(
            place
            for k in (i / 5 for i in range(6))
            for place in (
                (-17.0 + 7.0 * k, 5.2 + 0.9 * k),
                (-17.5 + 7.2 * k - 1.3 * (1 - k), 0.1),
                (-17.0 + 7.0 * k, -5.2 - 0.3 * k),
            )
        )
    ),
    "layers_back": _flat(
        *(
            place
            for k in (i / 5 for i in range(6))
            for place in (
                (17.1 - 5.2 * k, 3.6 + 1.0 * k),
                (17.5 - 5.5 * k + 0.6 * (1 - k), 0.0),
                (17.1 - 5.2 * k, -3.5 - 0.4 * k),
            )
        )
    ),
    "nucleus": _lens(0.85, 0.2, 22.4, 8.6),
    "grain_multifidus": _flat(
        *(place for k in range(-3, 10) for place in ((57.2, 48 - 15 * k), (42.7, 26 - 15 * k)))
    ),
    "grain_erector": _flat(
        *(
            place
            for x in (60.3, 62.1, 63.9)
            for place in ((x + 1.5, 48), (x + 0.7, -5), (x - 1.5, -56))
        )
    ),
    "pieces": PIECES_SIDE,
    "arrows": _flat(*((cos(i * pi / 3), sin(i * pi / 3)) for i in (1.5, 4.5, 0, 3, 0.8, 3.8))),
}


SHAPES = {
    "none": "Nothing displaced",
    "bulge": "Bulge",
    "protrusion": "Protrusion",
    "extrusion": "Extrusion",
    "sequestration": "Loose piece (sequestration)",
}
SHOWS = {
    "all": "Everything",
    "disc": "Bone and disc",
    "nerve": "Disc and nerve",
    "muscle": "Bone and muscle",
}
LAYERS = {"bone": ("all", "disc", "muscle"), "disc": ("all", "disc", "nerve")} | {
    "nerve": ("all", "nerve"),
    "muscle": ("all", "muscle"),
}

TRACE = [
    *(0.1, -0.5, 0.9, -1.0, 0.4, -0.2, 0.8, -0.7, 1.0, -0.9, 0.2, -0.4, 0.7, -1.0, 0.6),
    *(-0.1, 0.5, -0.8, 0.9, -0.6, 0.3, -1.0, 1.0, -0.3, 0.6, -0.9, 0.4, -0.5, 0.8, -0.7),
    *(0.2, -0.6, 1.0, -0.8, 0.5, -0.2, 0.7, -1.0, 0.3, 0.0),
]
"""A made-up muscle signal, -1 to 1; its height is drawn as the muscle's activity."""


def _label_facts(labels: tuple) -> list[dict]:
    return [
        {
            "key": key,
            "words": words,
            "slice": part,
            "layer": layer,
            "place": list(place),
            "target": list(map(float, target)),
            "moves": moves,
        }
        for key, words, part, layer, place, target, moves in labels
    ]


# key, words, slice, layer, place of the words, what they point at (at rest), how that moves
SIDE_LABELS = (
    ("l4", "L4 bone", "both", "bone", (-24, 24), (-9, 21), "4"),
    ("ring", "Fibre ring", "both", "disc", (-24, 9), (-15.5, 1.5), "B"),
    ("centre", "Soft centre", "both", "disc", (-24, -7), (-5, -1), "B"),
    ("l5", "L5 bone", "both", "bone", (-24, -22), (-9, -20), "5"),
    ("process", "Process of L4", "mid", "bone", (78, 12), (63, 6), "4"),
    ("flavum", "Flavum", "mid", "disc", (78, -6), (35.2, -8), "B"),
    ("ligament", "Back ligament", "mid", "disc", (78, -30), (20.25, -30), "B"),
    ("sac", "Dural sac", "mid", "nerve", (78, -39), (25.6, -38), "5"),
    ("cauda", "Cauda equina", "mid", "nerve", (78, -48), (34.8, -48), "5"),
    ("erector", "Erector spinae", "side", "muscle", (78, 12), (64, 8), "B"),
    ("multifidus", "Multifidus", "side", "muscle", (78, 0), (50, -4), "B"),
    ("facet", "Facet joint", "side", "bone", (78, -12), (31.6, -6), "B"),
    ("root4", "L4 root", "side", "nerve", (78, -26), (22.6, 10.2), "4"),
    ("root5", "L5 root", "side", "nerve", (78, -40), (23.6, -25.5), "5"),
)
SIDE_FACTS["labels"] = _label_facts(SIDE_LABELS)
SIDE_FACTS["layers"] = {layer: list(shows) for layer, shows in LAYERS.items()}


def clip(value, low, high):
    """`value`, kept between `low` and `high`."""
    return max(low, min(high, value))


def weight_at(y):
    """How far a point at rest height y follows L4: 1 above the disc, 0 below it."""
    t = clip((y + 3.5) / 7, 0, 1)
    return t * t * (3 - 2 * t)


def posed(points, moves, angle, drop):
    """Points after bending by `angle` degrees (+ is forward) and losing `drop` mm of height.

    L4 turns about a point in the back half of the disc, at the upper surface of L5. `moves` is as
    in `SIDE`; "A" is for strokes that run from L5 to L4.
    """
    out = []
    for i in range(0, len(points), 2):
        x = points[i] - 5.5
        y = points[i + 1] + 4.5
        w = weight_at(points[i + 1])
        if moves == "4":
            w = 1
        if moves == "5" or (moves == "A" and i % 4 == 0):
            w = 0
        if moves == "A" and i % 4 > 0:
            w = 1
        turn = angle * w * DEGREE
        out.append(5.5 + x * cos(turn) - y * sin(turn))
        out.append(-4.5 + x * sin(turn) + y * cos(turn) - drop * w)
    return out


def kind_of(shape, size):
    """The displaced material that is seen: its shape is chosen, and none is left below 0.5 mm."""
    return shape if size >= 0.5 else "none"


def drawn_size(kind, size, height):
    """How far out (mm) material is drawn, at an edge of the disc that is `height` mm high.

    A bulge stays shallow. A protrusion stays less deep than its base is high, since beyond its
    base nothing of it may be as wide as that.
    """
    if kind == "bulge":
        return min(size, 3)
    if kind == "protrusion":
        return min(size, 6, 0.86 * height)
    return size if kind != "none" else 0


def displaced_side(kind, size, facts):
    """The displaced material in the midline slice, at rest; a bulge has no piece of its own."""
    points = copy_of(facts["pieces"][kind])
    middle = -13.3 if kind == "sequestration" else 0
    high = 1 if kind == "protrusion" else min(1.1, 0.35 + 0.1 * size)
    i = 0
    while i < len(points):
        points[i] = 17.5 + points[i] * size
        points[i + 1] = middle + (points[i + 1] - middle) * high
        i += 2
    return points


def wall_behind(rest, y, piece, gap):
    """Where a wall behind the disc lies at height y: at rest, or draped over the piece."""
    x = rest
    for i in range(0, len(piece), 2):
        away = y - piece[i + 1]
        x = max(x, piece[i] + gap - 0.16 * away * away)
    return x


def side_view(state, facts):
    """Everything that the side view draws, from its state.

    The state: `flexion` in degrees, `lost` (share of disc height), `fissure` (layers, 0 to 6),
    `shape` and `size` (mm) of displaced material, `force` (N, bulges the rim), `arrows` (0 to 6)
    and `activity` (0 to 1).
    """
    angle = state["flexion"]
    drop = 9 * state["lost"]
    r = {}
    for part in facts["parts"]:
        moves = part["moves"]
        if moves == "M":
            moves = "B"
        r[part["name"]] = posed(
            part["points"], moves, 0.35 * angle if part["moves"] == "M" else angle, drop
        )
    active = state["activity"]
    thin = 1 - 0.015 * max(0, angle)
    deep = (1 + 0.15 * active) * thin
    outer = (1 + 0.12 * active) * thin
    grain = closer(posed(facts["grain_multifidus"], "B", 0.35 * angle, drop), active)
    r["grain_multifidus"] = widened(grain, 40.0, deep)
    resting = []
    if active > 0.25:
        resting = from_place(widened(r["multifidus"], 40.0, thin), 6)
        behind = moved(widened(r["erector"], 59.0, thin), 18.5 * (thin - 1))
        for n in from_place(behind, 5):
            resting.append(n)
    r["muscle_resting"] = resting
    r["multifidus"] = widened(r["multifidus"], 40.0, deep)
    shift = 18.5 * (deep - 1)
    r["erector"] = moved(widened(r["erector"], 59.0, outer), shift)
    r["grain_erector"] = moved(posed(facts["grain_erector"], "B", 0.35 * angle, drop), shift)
    if state["slice"] == "side":
        r["fascia"] = moved(r["fascia"], shift + 7.5 * (outer - 1))
    kind = kind_of(state["shape"], state["size"])
    disc = posed(facts["disc"], "B", angle, drop)
    size = drawn_size(kind, state["size"], height_at(disc, 0, 16))
    bulge = size if kind == "bulge" else 0
    behind = 0.25 * drop + 0.6 * state["force"] / 1000 + 0.08 * max(0, angle) + bulge
    ahead = 0.25 * drop + 0.08 * max(0, -angle) + 0.05 * max(0, angle)
    ligament = copy_of(facts["front_ligament"])
    i = 0
    while i < len(ligament):
        ligament[i] -= ahead * max(0, 1 - ligament[i + 1] * ligament[i + 1] / 110)
        i += 2
    r["front_ligament"] = posed(ligament, "B", angle, drop)
    for k in range(6):
        place = 7 + k if k < 3 else 14 + k
        above = 6 if k < 3 else 0
        below = 10 if k < 3 else 16
        t = 0.25 * (k % 3 + 1)
        out = (-1.4 - ahead if k < 3 else 0.6 + behind) * 4 * t * (1 - t)
        if k > 2:
            t = 1 - t
        disc[2 * place] = disc[2 * above] * (1 - t) + disc[2 * below] * t + out
        disc[2 * place + 1] = disc[2 * above + 1] * (1 - t) + disc[2 * below + 1] * t
    r["disc"] = disc
    piece = displaced_side(kind, size, facts)
    r["piece"] = posed(piece, "B", angle, drop)
    r["sac_depth"] = 1
    ligament = []
    front = []
    back = []
    bulged = 18.1 + behind
    slack = 0.4 + 0.08 * size
    for i in range(len(facts["heights"])):
        y = facts["heights"][i]
        rim = bulged - 0.06 * y * y
        ligament.append(max(rim + 0.4, wall_behind(facts["ligament"][i], y, piece, slack)))
        ligament.append(y)
        x = max(rim + 1.2, wall_behind(facts["sac_front"][i], y, piece, slack + 1))
        front.append(min(x, facts["sac_back"][i] - 2.5))
        deep = facts["sac_back"][i] - facts["sac_front"][i]
        r["sac_depth"] = min(r["sac_depth"], (facts["sac_back"][i] - front[i]) / deep)
        back.append(facts["sac_back"][i])
    r["ligament"] = posed(ligament, "B", angle, drop)
    sac = []
    fat = []
    n = len(front)
    for i in range(n):
        sac.append(front[i])
        sac.append(facts["heights"][i])
        fat.append(ligament[2 * i])
        fat.append(facts["heights"][i])
    for i in range(n - 1, -1, -1):
        sac.append(back[i])
        sac.append(facts["heights"][i])
        fat.append(back[i] + 3.2)
        fat.append(facts["heights"][i])
    r["sac"] = posed(sac, "B", angle, drop)
    r["canal"] = posed(fat, "B", angle, drop)
    strands = []
    for g in facts["strands"]:
        for i in range(n):
            y = facts["heights"][i]
            share = g - 0.1 * clip((-5 - y) / 50, 0, 1)
            strands.append(front[i] + (back[i] - front[i]) * share)
            strands.append(y)
    r["strands"] = posed(strands, "B", angle, drop)
    shrunk = 1 - 0.018 * size
    shift = clip(0.12 * angle, -1.5, 1.5)
    nucleus = []
    for i in range(0, len(facts["nucleus"]), 2):
        nucleus.append(0.85 + (facts["nucleus"][i] - 0.85) * shrunk + shift)
        nucleus.append(facts["nucleus"][i + 1])
    r["nucleus"] = posed(nucleus, "B", angle, drop)
    r["layers_front"] = posed(facts["layers_front"], "B", angle, drop)
    r["layers_back"] = posed(facts["layers_back"], "B", angle, drop)
    layers = state["fissure"]
    if len(piece) > 0:
        layers = 6
    end = 11.2 + 1.0 * layers + (behind if layers > 5.5 else 0)
    start = 9.5 + shift
    crack = [start, 1.3, start, 1.3, end, 0.8, end, -0.8, start, -1.3, start, -1.3]
    r["crack"] = posed(crack, "B", angle, drop) if layers > 0 else []
    r["layers_open"] = layers
    r["arrows"] = []
    middle = posed([0.85 + shift, 0.2], "B", angle, drop)
    high = 4.3 - 0.45 * drop
    for i in range(6):
        if i < state["arrows"]:
            ax = facts["arrows"][2 * i]
            ay = facts["arrows"][2 * i + 1]
            add_arrow(
                r["arrows"],
                middle[0] + 3.5 * ax,
                middle[1] + 0.25 * high * ay,
                5.5 * ax,
                0.55 * high * ay,
            )
    add_labels(r, state, facts, angle, drop)
    r["front_height"] = height_at(r["disc"], 6, 10)
    r["back_height"] = height_at(r["disc"], 0, 16)
    r["foramen"] = 22.5 - drop + 0.35 * angle
    r["kind"] = kind
    r["size"] = size
    return r


def height_at(disc, upper, lower):
    """The distance of two rim points of the disc, given by their places in the outline."""
    dx = disc[2 * upper] - disc[2 * lower]
    dy = disc[2 * upper + 1] - disc[2 * lower + 1]
    return sqrt(dx * dx + dy * dy)


def widened(points, border, factor):
    """Points moved away from a border x by a factor."""
    out = copy_of(points)
    for i in range(0, len(out), 2):
        out[i] = border + (out[i] - border) * factor
    return out


def from_place(points, place):
    """The points of an outline from that place on."""
    out = []
    for i in range(2 * place, len(points)):
        out.append(points[i])
    return out


def closer(strokes, active):
    """Strokes of two points drawn nearer to each other by a quarter at full activity."""
    out = copy_of(strokes)
    for i in range(0, len(out), 4):
        by = -0.25 * active * ((out[i + 1] + out[i + 3]) / 2 + 8)
        out[i + 1] += by
        out[i + 3] += by
    return out


def muscle_signal(activity, trace, left, step, middle, height):
    """A trace of muscle activity as a line: from `left` in steps, `height` high at activity 1."""
    out = []
    for i in range(len(trace)):
        out.append(left + step * i)
        out.append(middle + height * activity * trace[i])
    return out


def moved(points, by):
    """Points moved along x."""
    out = copy_of(points)
    for i in range(0, len(out), 2):
        out[i] += by
    return out


def add_arrow(strokes, x, y, dx, dy):
    """An arrow as one stroke of five points: shaft, tip, one barb, tip, other barb."""
    length = sqrt(dx * dx + dy * dy)
    ux = dx / length
    uy = dy / length
    tx = x + dx
    ty = y + dy
    for n in [x, y, tx, ty, tx - 1.6 * ux - 1.1 * uy, ty - 1.6 * uy + 1.1 * ux, tx, ty]:
        strokes.append(n)
    strokes.append(tx - 1.6 * ux + 1.1 * uy)
    strokes.append(ty - 1.6 * uy - 1.1 * ux)


def add_labels(r, state, facts, angle, drop):
    """Which slice and layers are seen, and the labels: names, or numbers to test oneself."""
    for layer in ["bone", "disc", "nerve", "muscle"]:
        seen = state["show"] in facts["layers"][layer]
        r["both_" + layer] = seen
        r["mid_" + layer] = seen and state["slice"] == "mid"
        r["side_" + layer] = seen and state["slice"] == "side"
    r["leaders"] = []
    r["ends"] = []
    number = 0
    for label in facts["labels"]:
        text = " "
        if r[label["slice"] + "_" + label["layer"]]:
            number += 1
            text = label["words"] if state["names"] == "shown" else f"{number:.0f}"
            end = posed(label["target"], label["moves"], angle, drop)
            r["leaders"].append(label["place"][0])
            r["leaders"].append(label["place"][1] + 1.2)
            for n in end:
                r["leaders"].append(n)
                r["ends"].append(n)
        r["label_" + label["key"]] = text


def _mirrored(*half: tuple[float, float]) -> Points:
    """A closed outline from its half with x ≥ 0, first and last point on the axis."""
    back = [(-x, y) for x, y in reversed(half) if x > 0]
    return _flat(*half, *back)


def _across(*half: tuple[float, float]) -> Points:
    """A line from side to side, from its half with x ≥ 0, which starts on the axis."""
    return _flat(*((-x, y) for x, y in reversed(half) if x > 0), *half)


def _pair(*places: tuple[float, float]) -> Points:
    """An outline and its mirror image, one after the other."""
    return _flat(*places, *((-x, y) for x, y in places))


NARROW = 0.75
NARROW_DEPTH = 0.5
"""The drawn sac counts as narrowed at this share of its undisturbed area (seen from below) or
depth (from the side), or less. A choice of this drawing, on the careful side; roots for bladder
and bowel run in the sac."""

_DISC_HALF = [
    *((0, 17.5), (10, 16.7), (18.5, 12.8), (24, 5.3), (25.5, -2.5), (22.5, -10.2)),
    *((15.5, -15.8), (8, -17.7), (0, -17.3)),
]
_PUSH_HALF = [(0, 0)] * 5 + [(0.4, -0.4), (0.15, -0.85), (0, -1), (0, -1)]
_SAC_HALF = [
    *((0, -19.2), (1.7, -19.2), (3.4, -19.2), (5, -19.3), (6.8, -20.2), (8.2, -21.6)),
    *((8.4, -25), (6, -29), (2.8, -30.9), (0, -31.2)),
]
_FLAVUM_HALF = [
    *((0, -34.6), (4.6, -31.9), (8.2, -28.6), (11, -25.6), (13.2, -26.9), (11.4, -29.8)),
    *((7.6, -34.2), (4, -37), (0, -38.6)),
]
_DOTS = [
    *((6.7, -23), (6.9, -25), (5.6, -27.2), (4.9, -28.6), (3.4, -29.2), (2.6, -30.2)),
    *((1.4, -29.4), (1, -30.5)),
]

_MULTIFIDUS_HALF = [
    *((4.6, -48.8), (9, -46.2), (14, -44.7), (19.5, -44.9), (25, -44.2), (28.5, -49.3)),
    *((29.5, -56.6), (27, -64), (19.5, -68.6), (11, -70.6), (5.6, -69.5), (4.4, -62.2)),
    (4.2, -54.8),
]
_ERECTOR_HALF = [
    *((29.5, -44.2), (37, -39.5), (47, -37), (57, -38.5), (64, -44.7), (66, -53)),
    *((61.5, -61.7), (51, -68.1), (39, -71.2), (28.5, -71.4), (22, -70.1)),
    *((28.8, -64.9), (31.6, -56.6), (30.6, -49.3)),
]

AXIAL_MOVES = ("multifidus_below", "erector_below", "fascia_below")
# name: (layer, points in one outline, 0 for all, points)
AXIAL: dict[str, tuple[str, int, Points]] = {
    "psoas": (
        "muscle",
        12,
        _pair(
            *((30, 17), (38, 24.5), (48, 25.5), (57, 19), (61, 7), (59, -6), (52, -16)),
            *((42, -20.5), (33, -17.5), (27.6, -9), (27.2, 2), (27.4, 10)),
        ),
    ),
    "erector_below": ("muscle", 14, _pair(*_ERECTOR_HALF)),
    "multifidus_below": ("muscle", 13, _pair(*_MULTIFIDUS_HALF)),
    "fascia_below": (
        "muscle",
        0,
        _across(
            *((0, -72.5), (12, -73.8), (26, -74.1), (40, -73.4), (53, -70.1), (63.5, -63.5)),
            *((69.5, -53.9), (70.5, -44.7), (74, -38)),
        ),
    ),
    "process": (
        "bone",
        0,
        _mirrored(
            (0, -38.6), (3.2, -41), (3, -51.1), (2.8, -58.5), (4, -64.9), (3.4, -69.1), (0, -70)
        ),
    ),
    "facet5_below": (
        "bone",
        10,
        _pair(
            *((12.4, -26.2), (14.2, -23.6), (18.5, -23.4), (23.2, -26.8), (25.6, -32)),
            *((25.2, -38), (22.8, -39.4), (21.2, -36.2), (18.8, -32.4), (15.4, -29)),
        ),
    ),
    "facet4_below": (
        "bone",
        13,
        _pair(
            *((11, -29), (13.8, -30), (17.2, -33), (19.6, -36.8), (21, -40.6)),
            *((18.6, -43.6), (13.6, -43), (8.6, -44.3), (5, -46.5), (3, -46.1)),
            *((2.6, -40.6), (6, -37.6), (9, -34)),
        ),
    ),
    "joint_below": (
        "bone",
        4,
        _pair((13.2, -28.6), (16.6, -31.2), (19.3, -34.6), (21.2, -38.2)),
    ),
}

_AXIAL_LABELS = (
    ("disc", "Fibre ring", "disc", (-36, 14), (-17.5, 11)),
    ("nucleus", "Soft centre", "disc", (36, 14), (9, 3)),
    ("sac", "Dural sac", "nerve", (-36, -25), (-5.5, -21.8)),
    ("facet", "Facet joint", "bone", (-36, -33), (-17, -31.6)),
    ("exit", "L4 root", "nerve", (36, -25), (25.4, -18)),
    ("cross", "L5 root", "nerve", (36, -33), (10.4, -21)),
    ("multifidus", "Multifidus", "muscle", (-36, -55), (-17, -54)),
    ("erector", "Erector", "muscle", (38, -54), (37, -53)),
)
AXIAL_LABELS = tuple(
    (key, words, "both", layer, place, target, "5")
    for key, words, layer, place, target in _AXIAL_LABELS
)


def _on_curve(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Many points of the smooth closed outline (Catmull-Rom) through the places."""
    found = []
    for i in range(len(places)):
        four = [places[(i + k) % len(places)] for k in (-1, 0, 1, 2)]
        for t in (k / 12 for k in range(12)):
            shares = (
                (-t + 2 * t**2 - t**3) / 2,
                (2 - 5 * t**2 + 3 * t**3) / 2,
                (t + 4 * t**2 - 3 * t**3) / 2,
                (t**3 - t**2) / 2,
            )
            x = sum(share * place[0] for share, place in zip(shares, four, strict=True))
            y = sum(share * place[1] for share, place in zip(shares, four, strict=True))
            found.append((x, y))
    return found


# direction: where on the disc's edge, which way is out, how far in the soft centre begins
ANCHORS = {
    "central": [0.0, -17.3, 0.0, -1.0, 6.5],
    "side": [7.0, -17.6, 0.0, -1.0, 7.0],
    "foramen": [18.6, -13.6, 0.62, -0.785, 9.5],
}


def _rim(anchor: list[float]) -> list[float]:
    """How far out the disc's drawn edge lies, every 2 mm along the anchor's edge, -10 to 10 mm."""
    full = [*_DISC_HALF, *((-x, y) for x, y in reversed(_DISC_HALF) if x > 0)]
    seen = []
    for x, y in _on_curve(full):
        dx, dy = x - anchor[0], y - anchor[1]
        out = dx * anchor[2] + dy * anchor[3]
        if out > -9:  # not the front of the disc
            seen.append((dy * anchor[2] - dx * anchor[3], out))
    return [round(min(seen, key=lambda p: abs(p[0] - 2 * k))[1], 2) for k in range(-5, 6)]


# Displaced material seen from below: (share of half its width, share of its size). What stands on
# the edge of the disc has its first and last points there, each twice: corners.
PIECES_BELOW = {
    "none": [],
    "bulge": [],
    "protrusion": _flat(
        *((-1, 0), (-1, 0), (-0.95, 0.3), (-0.8, 0.65), (-0.46, 0.92), (0, 1)),
        *((0.46, 0.92), (0.8, 0.65), (0.95, 0.3), (1, 0), (1, 0)),
    ),
    "extrusion": _flat(
        *((-0.52, 0), (-0.52, 0), (-0.54, 0.16), (-0.92, 0.34), (-0.98, 0.6), (-0.68, 0.9)),
        *((0, 1), (0.68, 0.9), (0.98, 0.6), (0.92, 0.34), (0.54, 0.16), (0.52, 0), (0.52, 0)),
    ),
    "sequestration": _ellipse(0, 0.66, 2, 0.68),
}
# kind: half its width for each mm of size, and besides; the same for the stretch of the sac that
# gives way; the gap between it and the disc
WIDTHS = {
    "none": [0.0, 1.0, 0.0, 1.0, 0.0],
    "bulge": [0.0, 1.0, 0.0, 24.0, 0.0],
    "protrusion": [0.8, 1.2, 0.96, 1.7, 0.0],
    "extrusion": [0.62, 0.0, 0.87, 0.5, 0.0],
    "sequestration": [0.42, 0.0, 0.63, 0.5, 0.4],
}


def area_of(points):
    """The area inside an outline x, y, x, y …"""
    area = 0
    i = 0
    while i < len(points):
        k = i + 2 if i + 2 < len(points) else 0
        area += points[i] * points[k + 1] - points[k] * points[i + 1]
        i += 2
    return abs(area) / 2


AXIAL_FACTS = {
    "disc": _mirrored(*_DISC_HALF),
    "push": _flat(
        *_PUSH_HALF,
        *(
            (-dx, dy)
            for (x, _), (dx, dy) in zip(reversed(_DISC_HALF), reversed(_PUSH_HALF), strict=True)
            if x > 0
        ),
    ),
    "nucleus": _ellipse(0, -0.85, 31, 22.4),
    "sac": _mirrored(*_SAC_HALF),
    "flavum": _mirrored(*_FLAVUM_HALF),
    "flavum_front": [n in _FLAVUM_HALF[:4] for n in _FLAVUM_HALF for _ in "xy"]
    + [n in _FLAVUM_HALF[:4] for n in reversed(_FLAVUM_HALF) if n[0] > 0 for _ in "xy"],
    "dots": _pair(*_DOTS),
    "root5": _ellipse(0, 0, 4, 4),
    "root4": _ellipse(0, 0, 5.6, 8.2, 38),
    "places": {"l5": [9.9, -20.6], "l4": [24.6, -17.2]},
    "anchor": ANCHORS,
    "rim": {direction: _rim(anchor) for direction, anchor in ANCHORS.items()},
    "pieces": PIECES_BELOW,
    "widths": WIDTHS,
    "ring": _flat(
        *(
            ((4.0 + 1.1 * (i % 3)) * cos(i * 2.4), (4.0 + 1.1 * (i % 3)) * sin(i * 2.4))
            for i in range(24)
        )
    ),
    "labels": _label_facts(AXIAL_LABELS),
    "layers_shown": SIDE_FACTS["layers"],
    "muscle": {name: AXIAL[name][2] for name in AXIAL_MOVES},
    "resting": _pair(*_MULTIFIDUS_HALF[7:11], *_ERECTOR_HALF[6:10]),
    "narrow": round(NARROW * area_of(_mirrored(*_SAC_HALF)) + 0.05, 1),  # mm²; NARROW counts
}


def thickened(points, border, deep, edge, wide):
    """Outlines on both sides, `deep` times as deep behind y = border, stretched from ±edge."""
    out = []
    for i in range(0, len(points), 2):
        side = 1 if points[i] > 0 else -1
        out.append(side * (edge + (side * points[i] - edge) * wide))
        out.append(border + (points[i + 1] - border) * deep)
    return out


def outwards(anchor, u, v):
    """A point `u` along the disc's edge and `v` out of it, seen from an anchor."""
    return [anchor[0] - anchor[3] * u + anchor[2] * v, anchor[1] + anchor[2] * u + anchor[3] * v]


def pushed(points, anchor, reach, half, gap):
    """Points kept clear of a dome on the disc's edge, `reach` high and `half` wide."""
    out = []
    for i in range(0, len(points), 2):
        x = points[i] - anchor[0]
        y = points[i + 1] - anchor[1]
        u = x * -anchor[3] + y * anchor[2]
        v = x * anchor[2] + y * anchor[3]
        top = reach * (1 - u * u / (half * half)) + gap
        by = 0
        if top > v and abs(u) < half and v > -3 and reach > 0:
            by = top - v
        out.append(points[i] + by * anchor[2])
        out.append(points[i + 1] + by * anchor[3])
    return out


def rim_at(rim, along):
    """How far out the disc's edge lies, so many mm along it from the anchor."""
    place = clip(along / 2 + 5, 0, 9.999)
    i = 0
    while i + 1 <= place:
        i += 1
    return rim[i] + (rim[i + 1] - rim[i]) * (place - i)


def displaced_below(kind, size, direction, facts):
    """The displaced material seen from below; a bulge has no piece of its own."""
    shape = facts["pieces"][kind]
    wide = facts["widths"][kind]
    points = []
    i = 0
    while i < len(shape):
        u = shape[i] * (wide[0] * size + wide[1])
        share = shape[i + 1]
        v = share * size + (1 - share) * rim_at(facts["rim"][direction], u)
        if share == 0:
            v -= 0.4
        for n in outwards(facts["anchor"][direction], u, v + wide[4]):
            points.append(n)
        i += 2
    return points


def narrowed(points, width):
    """Points in the canal, drawn in to its width (1 is usual)."""
    out = copy_of(points)
    i = 1
    while i < len(out):
        out[i] = -19.2 + (out[i] + 19.2) * width
        i += 2
    return out


def crowded(points, state, gap, facts):
    """Points of the sac, in a canal of that width and kept clear of what is displaced."""
    wide = facts["widths"][state["kind"]]
    half = wide[2] * state["size"] + wide[3]
    anchor = facts["anchor"][state["direction"]]
    reach = state["size"] + wide[4] if state["size"] > 0 else 0
    return pushed(narrowed(points, state["width"]), anchor, reach, half, gap)


def pressed(outline, root, own):
    """How far an outline reaches into a round root of radius `own` (mm, 0 where not)."""
    nearest = 1000
    inside = False
    i = 0
    while i < len(outline):
        k = i + 2 if i + 2 < len(outline) else 0
        x = outline[i] - root[0]
        y = outline[i + 1] - root[1]
        dx = outline[k] - outline[i]
        dy = outline[k + 1] - outline[i + 1]
        t = clip(-(x * dx + y * dy) / max(dx * dx + dy * dy, 0.000001), 0, 1)
        px = x + t * dx
        py = y + t * dy
        nearest = min(nearest, sqrt(px * px + py * py))
        if (y > 0) != (y + dy > 0) and x - y / dy * dx > 0:
            inside = not inside
        i += 2
    return max(0, own + nearest if inside else own - nearest)


def placed(points, at, flat):
    """An outline moved to a place, its height times `flat`."""
    out = []
    for i in range(0, len(points), 2):
        out.append(points[i] + at[0])
        out.append(points[i + 1] * flat + at[1])
    return out


def nudged(root, centre, by):
    """A root moved away from a centre."""
    dx = root[0] - centre[0]
    dy = root[1] - centre[1]
    far = sqrt(dx * dx + dy * dy)
    return [root[0] + dx / far * by, root[1] + dy / far * by]


def axial_view(state, facts):
    """Everything that the view from below draws, from its state.

    The state: `kind` of displaced material, its `size` now (mm), `direction`, `width` of the canal
    (1 is usual), `irritants` (0 to 1) and `activity` of the back muscles (0 to 1). A bulge has no
    direction of its own: it lies along the back, so its direction is "central".
    """
    r = {}
    kind = state["kind"]
    size = state["size"]
    anchor = facts["anchor"][state["direction"]]
    muscle = facts["muscle"]
    active = state["activity"]
    r["multifidus_below"] = thickened(
        muscle["multifidus_below"], -44.5, 1 + 0.15 * active, 4.4, 1 + 0.05 * active
    )
    r["erector_below"] = thickened(
        muscle["erector_below"], -37, 1 + 0.12 * active, 66, 1 - 0.02 * active
    )
    r["muscle_resting"] = facts["resting"] if active > 0.25 else []
    r["fascia_below"] = copy_of(muscle["fascia_below"])
    i = 0
    while i < len(r["fascia_below"]):
        share = min(1, abs(r["fascia_below"][i]) / 12)
        r["fascia_below"][i + 1] += 0.12 * active * share * (r["fascia_below"][i + 1] + 38)
        i += 2
    r["nucleus"] = facts["nucleus"]
    r["disc"] = copy_of(facts["disc"])
    if kind == "bulge":
        for i in range(len(r["disc"])):
            r["disc"][i] += size * facts["push"][i]
    r["layers"] = []
    for share in [0.16, 0.32, 0.48, 0.64, 0.8]:
        i = 0
        while i < len(r["disc"]):
            x = r["disc"][i] / 15.5
            y = (r["disc"][i + 1] + 0.85) / 11.2
            left = 1 - share + share / sqrt(x * x + y * y)
            r["layers"].append(15.5 * x * left)
            r["layers"].append(11.2 * y * left - 0.85)
            i += 2
    r["piece"] = displaced_below(kind, size, state["direction"], facts)
    r["crack"] = []
    if len(r["piece"]) > 0:
        end = -1.2 if kind == "sequestration" else 0.1 * size
        half = min(1.6, 0.25 * size)
        deep = -anchor[4]
        for pair in [[-2, deep], [-half, end], [-half, end], [half, end], [half, end], [2, deep]]:
            for n in outwards(anchor, pair[0], pair[1]):
                r["crack"].append(n)
    r["flavum"] = copy_of(facts["flavum"])
    near = narrowed(facts["flavum"], state["width"])
    for i in range(len(near)):
        if facts["flavum_front"][i]:
            r["flavum"][i] = near[i]
    r["sac"] = crowded(facts["sac"], state, 0.8, facts)
    r["strands"] = crowded(facts["dots"], state, 2, facts)
    outline = r["piece"] if len(r["piece"]) > 0 else r["disc"]
    room = 2.5 * (state["width"] - 0.6)
    five = pressed(outline, facts["places"]["l5"], 2)
    four = pressed(outline, facts["places"]["l4"], 4)
    other = pressed(outline, [-9.9, -20.6], 2)
    r["contact5"] = clip((five - 0.4 * room) / 4, 0, 1)
    r["contact4"] = clip((four - 0.4 * room) / 5, 0, 1)
    r["contact_other"] = clip((other - 0.4 * room) / 4, 0, 1)
    edge = outwards(anchor, 0, -1)
    at5 = nudged(facts["places"]["l5"], edge, min(five, 1 + room))
    at4 = nudged(facts["places"]["l4"], edge, min(four, 3))
    away = nudged([-9.9, -20.6], edge, min(other, 1 + room))
    r["root5"] = placed(facts["root5"], at5, 1 - 0.35 * r["contact5"])
    for n in placed(facts["root5"], away, 1 - 0.35 * r["contact_other"]):
        r["root5"].append(n)
    r["root4"] = placed(facts["root4"], at4, 1)
    for i in range(0, len(facts["root4"]), 2):
        r["root4"].append(-24.6 - facts["root4"][i])
        r["root4"].append(-17.2 + facts["root4"][i + 1])
    near = at4 if state["direction"] == "foramen" else at5
    r["irritant_dots"] = []
    count = 0
    for i in range(24):
        if i + 0.5 < 24 * state["irritants"]:
            count += 1
            r["irritant_dots"].append(near[0] + facts["ring"][2 * i])
            r["irritant_dots"].append(near[1] + facts["ring"][2 * i + 1])
    r["dot_count"] = count
    r["sac_area"] = area_of(r["sac"])
    add_labels(
        r,
        {"show": state["show"], "slice": "mid", "names": state["names"]},
        {"labels": facts["labels"], "layers": facts["layers_shown"]},
        0,
        0,
    )
    return r


# The right leg from the front and from behind, in centimetres from the groin down; in both, the
# front view's outer side is at −x and the back view's at +x.
LEG = [
    *((-9, 0), (-9.6, -10), (-8.6, -25), (-6.6, -38), (-6.2, -44), (-6.9, -52), (-5.9, -62)),
    *((-4.1, -74), (-3.9, -80), (-5.2, -86), (-4.8, -91), (-1.5, -93), (2.5, -93), (4, -89)),
    *((3.6, -81), (3.8, -74), (5.2, -62), (6.5, -52), (5.9, -44), (6.3, -38), (8.3, -25)),
    *((9.2, -10), (8.6, 0)),
]
STRIPS = {
    "L4": [(-4, -12), (-1.5, -26), (1.2, -38), (2.8, -46), (4, -58), (2.6, -74), (2.6, -83)],
    "L5": [
        *((-7.4, -14), (-6.4, -30), (-4.5, -46), (-3.8, -60), (-1.6, -74), (0.2, -82)),
        (2.2, -90),
    ],
    "S1_foot": [(-3.2, -77), (-3.9, -84), (-3.7, -90)],
    "S1": [(1, -3), (0.5, -20), (0, -42), (0.6, -58), (1.4, -74), (2.4, -84), (3.4, -90)],
}


def strip(line: list[tuple[float, float]], half: float) -> Points:
    """A band of that half width along a line."""
    left, right = [], []
    for i, (x, y) in enumerate(line):
        (x0, y0), (x1, y1) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        nx, ny = (y1 - y0) / length * half, -(x1 - x0) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    ends = [left[0], *left, left[-1], right[-1], *reversed(right), right[0]]
    return _flat(*ends)


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
