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


def _flat(*places: tuple[float, float]) -> Points:
    return [float(n) for place in places for n in place]


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
            return x0 + (x1 - x0) * (y0 - y) / (y0 - y1)
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
    *((22.6, 62), (21.6, 50), (20.6, 36), (19.8, 24), (19.6, 12), (19.4, 4), (19.3, -3)),
    *((19.9, -14), (21.2, -28), (24.2, -40), (28.5, -54), (29.6, -58)),
]
_BACK_OF_SAC = [
    *((39.6, 62), (36.4, 50), (33.4, 33), (32.4, 20), (31.4, 8), (31, 0), (31.2, -8)),
    *((32.5, -18), (33.6, -30), (35.8, -42), (38.6, -54), (39.6, -58)),
]
_FRONT_LIGAMENT = [
    *(
        (21.2, 62),
        (20.8, 50),
        (20.4, 40),
        (19.3, 33),
        (18.9, 24),
        (18.7, 14),
        (18.2, 4),
        (18.2, -4),
    ),
    *((18.7, -14), (19.3, -26), (19.8, -31), (21, -37), (24, -48), (28, -58)),
]
HEIGHTS = (56, 36, 24, 17, 12, 8, 5, 2, -1, -4, -7, -10, -13, -16, -19, -24, -32, -44, -57)
STRANDS = (0.62, 0.70, 0.78, 0.86, 0.93)

# name: (slice, layer, what it moves with, points). "4" and "5": rigid with that vertebra; "B":
# blended between them; "M": a muscle.
SIDE: dict[str, tuple[str, str, str, Points]] = {
    "disc34": (
        "both",
        "disc",
        "4",
        _flat((-15.8, 33.4), (19.1, 30.4), (20.2, 39.5), (-14.8, 44.8)),
    ),
    "disc51": ("both", "disc", "5", _flat((-15.8, -34), (19, -28), (20, -36), (-13.7, -48.4))),
    "l3": ("both", "bone", "4", _flat((-14.8, 44.2), (20.2, 38.9), (20.8, 60), (-12, 60))),
    "s1": (
        "both",
        "bone",
        "5",
        _flat((-13.7, -47.9), (20, -35.6), (24.5, -46), (29, -60), (-6, -60)),
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
            *((-13, 62), (-16.3, 44), (-17, 35), (-16.4, 27), (-16.6, 13), (-18.6, 5.5)),
            *((-18.9, 0), (-18.6, -5.5), (-16.8, -13), (-16.3, -26), (-17, -36), (-15, -48)),
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

SIDE_FACTS = {
    "parts": [
        {"name": name, "moves": moves, "points": points}
        for name, (_, _, moves, points) in SIDE.items()
    ],
    "heights": list(HEIGHTS),
    "sac_front": [_between(_FRONT_OF_SAC, y) for y in HEIGHTS],
    "sac_back": [_between(_BACK_OF_SAC, y) for y in HEIGHTS],
    "ligament": [_between(_FRONT_LIGAMENT, y) for y in HEIGHTS],
    "strands": list(STRANDS),
    "disc": _flat(
        *reversed(_L4_LOW),
        *((-18.6, 2.5), (-18.9, 0), (-18.6, -2.5)),
        *_L5_TOP,
        *((18, -1.6), (18.1, 0), (18, 1.6)),
    ),  # fmt: skip
    "push": [0.0] * 7 + [-0.8, -1.0, -0.8] + [0.0] * 7 + [0.8, 1.0, 0.8],
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
        *(place for k in range(7) for place in ((57.2, 48 - 15 * k), (42.7, 26 - 15 * k)))
    ),
    "grain_erector": _flat(
        *(
            place
            for x in (60.3, 62.1, 63.9)
            for place in ((x + 1.5, 48), (x + 0.7, -5), (x - 1.5, -56))
        )
    ),
    "protrusion": _flat(
        *((16.8, 3), (18.6, 2.6), (21, 1.2), (22, -0.3), (21, -1.8), (18.6, -3), (16.8, -3.3))
    ),
    "extrusion": _flat(
        *((16.8, 2), (19, 2.2), (22.6, 3.2), (24.6, 1), (25, -3.5), (23.8, -8.5)),
        *((21.4, -10.5), (19.4, -8.5), (19.6, -4.5), (18.8, -2.4), (16.8, -2.2)),
    ),
    "sequestration": _flat(
        *((19.4, -9), (22.2, -8.6), (23.8, -12), (23.2, -16.5), (21, -18), (19.4, -15))
    ),
    "arrows": _flat(*((cos(i * pi / 3), sin(i * pi / 3)) for i in (1.5, 4.5, 0, 3, 0.8, 3.8))),
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

# key, words, slice, layer, place of the words, what they point at (at rest), how that moves
SIDE_LABELS = (
    ("l4", "L4 bone", "both", "bone", (-24, 24), (-9, 21), "4"),
    ("ring", "Fibre ring", "both", "disc", (-24, 9), (-15.5, 1.5), "B"),
    ("centre", "Soft centre", "both", "disc", (-24, -7), (-5, -1), "B"),
    ("l5", "L5 bone", "both", "bone", (-24, -22), (-9, -20), "5"),
    ("process", "Process of L4", "mid", "bone", (78, 12), (63, 6), "4"),
    ("flavum", "Flavum", "mid", "disc", (78, -6), (35.2, -8), "B"),
    ("ligament", "Back ligament", "mid", "disc", (78, -30), (19.6, -30), "B"),
    ("sac", "Dural sac", "mid", "nerve", (78, -39), (25.6, -38), "5"),
    ("cauda", "Cauda equina", "mid", "nerve", (78, -48), (34.8, -48), "5"),
    ("erector", "Erector spinae", "side", "muscle", (78, 12), (64, 8), "B"),
    ("multifidus", "Multifidus", "side", "muscle", (78, 0), (50, -4), "B"),
    ("facet", "Facet joint", "side", "bone", (78, -12), (31.6, -6), "B"),
    ("root4", "L4 root", "side", "nerve", (78, -26), (22.6, 10.2), "4"),
    ("root5", "L5 root", "side", "nerve", (78, -40), (23.6, -25.5), "5"),
)
SIDE_FACTS["labels"] = [
    {
        "key": key,
        "words": words,
        "slice": part,
        "layer": layer,
        "place": list(place),
        "target": list(map(float, target)),
        "moves": moves,
    }
    for key, words, part, layer, place, target, moves in SIDE_LABELS
]
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
    i = 0
    while i < len(points):
        x = points[i] - 5.5
        y = points[i + 1] + 4.5
        w = weight_at(points[i + 1])
        if moves == "4":
            w = 1
        if moves == "5" or (moves == "A" and i % 4 == 0):
            w = 0
        if moves == "A" and i % 4 > 0:
            w = 1
        turn = angle * w * 0.017453292519943295
        out.append(5.5 + x * cos(turn) - y * sin(turn))
        out.append(-4.5 + x * sin(turn) + y * cos(turn) - drop * w)
        i += 2
    return out


def kind_of(size):
    """The name radiology gives to displaced material of this drawn size (mm)."""
    if size < 0.5:
        return "none"
    if size < 3:
        return "bulge"
    if size < 5.5:
        return "protrusion"
    if size < 8.5:
        return "extrusion"
    return "sequestration"


def displaced_side(size, facts):
    """The displaced material in the midline slice, at rest; a bulge has no piece of its own."""
    kind = kind_of(size)
    if kind == "protrusion":
        points = copy_of(facts["protrusion"])
        stretch = size / 4.5
    elif kind == "extrusion":
        points = copy_of(facts["extrusion"])
        stretch = size / 7
    elif kind == "sequestration":
        return copy_of(facts["sequestration"])
    else:
        return []
    i = 0
    while i < len(points):
        points[i] = 17.5 + (points[i] - 17.5) * stretch
        i += 2
    return points


def wall_behind(rest, y, piece, gap):
    """Where a wall behind the disc lies at height y: at rest, or draped over the piece."""
    x = rest
    i = 0
    while i < len(piece):
        away = y - piece[i + 1]
        x = max(x, piece[i] + gap - 0.16 * away * away)
        i += 2
    return x


def side_view(state, facts):
    """Everything that the side view draws, from its state.

    The state: `flexion` in degrees, `lost` (share of disc height), `fissure` (layers, 0 to 6),
    `size` (displaced, mm), `force` (N, bulges the rim), `arrows` (0 to 6) and `activity` (0 to 1).
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
    swell = state["activity"]
    thin = 1 - 0.015 * max(0, angle)
    r["multifidus"] = widened(r["multifidus"], 40.0, (1 + 0.2 * swell) * thin)
    r["grain_multifidus"] = widened(
        posed(facts["grain_multifidus"], "B", 0.35 * angle, drop), 40.0, (1 + 0.2 * swell) * thin
    )
    shift = 18.5 * ((1 + 0.2 * swell) * thin - 1)
    r["erector"] = moved(widened(r["erector"], 59.0, (1 + 0.12 * swell) * thin), shift)
    r["grain_erector"] = moved(posed(facts["grain_erector"], "B", 0.35 * angle, drop), shift)
    kind = kind_of(state["size"])
    bulge = min(state["size"], 3) if kind == "bulge" else min(state["size"], 1)
    behind = 0.25 * drop + 0.6 * state["force"] / 1000 + 0.08 * max(0, angle) + bulge
    ahead = 0.25 * drop + 0.08 * max(0, -angle) + 0.05 * max(0, angle)
    disc = posed(facts["disc"], "B", angle, drop)
    for i in range(len(facts["push"])):
        push = facts["push"][i]
        disc[2 * i] += push * behind if push > 0 else push * ahead
    r["disc"] = disc
    piece = displaced_side(state["size"], facts)
    r["piece"] = posed(piece, "B", angle, drop)
    ligament = []
    front = []
    back = []
    bulged = 18.1 + behind - 1
    for i in range(len(facts["heights"])):
        y = facts["heights"][i]
        rim = bulged - 0.06 * y * y
        ligament.append(max(rim + 0.4, wall_behind(facts["ligament"][i], y, piece, 0.4)))
        ligament.append(y)
        x = max(rim + 1.4, wall_behind(facts["sac_front"][i], y, piece, 1.5))
        front.append(min(x, facts["sac_back"][i] - 2.5))
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
    for k in range(n):
        i = n - 1 - k
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
    shrunk = 1 - 0.018 * state["size"]
    shift = clip(0.12 * angle, -1.5, 1.5)
    nucleus = []
    i = 0
    while i < len(facts["nucleus"]):
        nucleus.append(0.85 + (facts["nucleus"][i] - 0.85) * shrunk + shift)
        nucleus.append(facts["nucleus"][i + 1])
        i += 2
    r["nucleus"] = posed(nucleus, "B", angle, drop)
    r["layers_front"] = posed(facts["layers_front"], "B", angle, drop)
    r["layers_back"] = posed(facts["layers_back"], "B", angle, drop)
    layers = state["fissure"]
    if kind == "protrusion" or kind == "extrusion" or kind == "sequestration":
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
    return r


def height_at(disc, upper, lower):
    """The distance of two rim points of the disc, given by their places in the outline."""
    dx = disc[2 * upper] - disc[2 * lower]
    dy = disc[2 * upper + 1] - disc[2 * lower + 1]
    return sqrt(dx * dx + dy * dy)


def widened(points, border, factor):
    """Points moved away from a border x by a factor."""
    out = copy_of(points)
    i = 0
    while i < len(out):
        out[i] = border + (out[i] - border) * factor
        i += 2
    return out


def moved(points, by):
    """Points moved along x."""
    out = copy_of(points)
    i = 0
    while i < len(out):
        out[i] += by
        i += 2
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
