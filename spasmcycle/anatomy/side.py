"""The motion segment L4–L5 from the side: points at rest, and rules for moving them.

Seen from the person's left: +x is back, +y is up. There are two slices, one in the midline and one
20 mm beside it. An average adult, drawn as a schematic: sizes lie inside published ranges, the
rules of movement are choices of this drawing. The points stand in `outlines/side.json`.
"""

from __future__ import annotations

from math import pi

from spasmcycle.anatomy.labels import LAYERS, add_labels, label_facts
from spasmcycle.anatomy.shapes import (
    Points,
    add_arrow,
    between,
    clip,
    closer,
    drawn,
    flat,
    from_place,
    lens,
    moved,
    outlines,
    plate,
    posed,
    widened,
)
from spasmcycle.portable import copy_of, cos, sin, sqrt

_STORED = outlines("side")
_PLATES = {
    name: plate(end["front"], end["back"], end["hollow"])
    for name, end in _STORED["endplates"].items()
}
_LINES = {name: line["points"] for name, line in _STORED["lines"].items()}
HEIGHTS = tuple(_STORED["heights"])

# name: (slice, layer, what it moves with, points). "4": rigid with that vertebra; "5": with L5,
# which stays; "B": blended between them; "A": strokes from L5 to L4; "M": a muscle.
SIDE: dict[str, tuple[str, str, str, Points]] = {
    name: (part["slice"], part["layer"], part["moves"], drawn(part, _PLATES))
    for name, part in _STORED["parts"].items()
}

# Displaced material in the midline: (share of its size behind the endplates' edge, height in mm).
PIECES_SIDE = {kind: drawn(piece) for kind, piece in _STORED["pieces"].items()}

SHAPES = {
    "none": "Nothing displaced",
    "bulge": "Bulge",
    "protrusion": "Protrusion",
    "extrusion": "Extrusion",
    "sequestration": "Loose piece (sequestration)",
}

TRACE = [
    *(0.1, -0.5, 0.9, -1.0, 0.4, -0.2, 0.8, -0.7, 1.0, -0.9, 0.2, -0.4, 0.7, -1.0, 0.6),
    *(-0.1, 0.5, -0.8, 0.9, -0.6, 0.3, -1.0, 1.0, -0.3, 0.6, -0.9, 0.4, -0.5, 0.8, -0.7),
    *(0.2, -0.6, 1.0, -0.8, 0.5, -0.2, 0.7, -1.0, 0.3, 0.0),
]
"""A made-up muscle signal, -1 to 1; its height is drawn as the muscle's activity."""

SIDE_FACTS = {
    "parts": [
        {"name": name, "moves": moves, "points": points}
        for name, (_, _, moves, points) in SIDE.items()
        if moves != "5" and name != "front_ligament"
    ],
    "front_ligament": SIDE["front_ligament"][3],
    "heights": list(HEIGHTS),
    "sac_front": [between(_LINES["sac_front"], y) for y in HEIGHTS],
    "sac_back": [between(_LINES["sac_back"], y) for y in HEIGHTS],
    "ligament": [between(_LINES["back_ligament"], y) for y in HEIGHTS],
    "strands": _STORED["strands"],
    "disc": flat(
        *reversed(_PLATES["l4_low"]),
        *[(0, 0)] * 3,  # between the corners in front, and behind: as it curves out
        *_PLATES["l5_top"],
        *[(0, 0)] * 3,
    ),
    "layers_front": flat(
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
    "layers_back": flat(
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
    "nucleus": lens(0.85, 0.2, 22.4, 8.6),
    "grain_multifidus": flat(
        *(place for k in range(-3, 10) for place in ((57.2, 48 - 15 * k), (42.7, 26 - 15 * k)))
    ),
    "grain_erector": flat(
        *(
            place
            for x in (60.3, 62.1, 63.9)
            for place in ((x + 1.5, 48), (x + 0.7, -5), (x - 1.5, -56))
        )
    ),
    "pieces": PIECES_SIDE,
    "arrows": flat(*((cos(i * pi / 3), sin(i * pi / 3)) for i in (1.5, 4.5, 0, 3, 0.8, 3.8))),
}
SIDE_FACTS["labels"] = label_facts(_STORED["labels"])
SIDE_LABELS = tuple(tuple(label.values()) for label in SIDE_FACTS["labels"])
SIDE_FACTS["layers"] = {layer: list(shows) for layer, shows in LAYERS.items()}


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
    for i in range(0, len(points), 2):
        points[i] = 17.5 + points[i] * size
        points[i + 1] = middle + (points[i + 1] - middle) * high
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
    for i in range(0, len(ligament), 2):
        ligament[i] -= ahead * max(0, 1 - ligament[i + 1] * ligament[i + 1] / 110)
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


def muscle_signal(activity, trace, left, step, middle, height):
    """A trace of muscle activity as a line: from `left` in steps, `height` high at activity 1."""
    out = []
    for i in range(len(trace)):
        out.append(left + step * i)
        out.append(middle + height * activity * trace[i])
    return out
