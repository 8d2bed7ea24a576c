"""The motion segment L4–L5 from below: one slice at the disc, and rules for moving it.

As scans are shown: +y is front, +x is the person's left. An average adult, drawn as a schematic:
sizes lie inside published ranges, the rules of movement are choices of this drawing. The points
stand in `outlines/axial.json`.
"""

from __future__ import annotations

from spasmcycle.anatomy.labels import LAYERS, add_labels, label_facts
from spasmcycle.anatomy.shapes import (
    Points,
    area_of,
    clip,
    drawn,
    ellipse,
    flat,
    mirrored,
    nudged,
    pair,
    placed,
    thickened,
)
from spasmcycle.anatomy.shapes import outlines as stored
from spasmcycle.portable import copy_of, cos, sin, sqrt

NARROW = 0.75
NARROW_DEPTH = 0.5
"""The drawn sac counts as narrowed at this share of its undisturbed area (seen from below) or
depth (from the side), or less. A choice of this drawing, on the careful side; roots for bladder
and bowel run in the sac."""

_STORED = stored("axial")
# One half of what lies on both sides, by name; the canal, and what borders on it, answers.
_HALF = {
    name: next(part[way] for way in ("mirrored", "across", "pair") if way in part)
    for name, part in {**_STORED["canal"], **_STORED["parts"]}.items()
}

AXIAL_MOVES = ("multifidus_below", "erector_below", "fascia_below")
# name: (layer, points in one outline, 0 for all, points)
AXIAL: dict[str, tuple[str, int, Points]] = {
    name: (part["layer"], len(part.get("pair", ())), drawn(part))
    for name, part in _STORED["parts"].items()
}


def on_curve(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
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
    name: [*anchor["edge"], *anchor["out"], anchor["deep"]]
    for name, anchor in _STORED["anchors"].items()
}


def _rim(anchor: list[float]) -> list[float]:
    """How far out the disc's drawn edge lies, every 2 mm along the anchor's edge, -10 to 10 mm."""
    full = [*_HALF["disc"], *((-x, y) for x, y in reversed(_HALF["disc"]) if x > 0)]
    seen = []
    for x, y in on_curve(full):
        dx, dy = x - anchor[0], y - anchor[1]
        out = dx * anchor[2] + dy * anchor[3]
        if out > -9:  # not the front of the disc
            seen.append((dy * anchor[2] - dx * anchor[3], out))
    return [round(min(seen, key=lambda p: abs(p[0] - 2 * k))[1], 2) for k in range(-5, 6)]


# Displaced material seen from below: (share of half its width, share of its size). What stands on
# the edge of the disc has its first and last points there, each twice: corners.
PIECES_BELOW = {kind: drawn(piece) for kind, piece in _STORED["pieces"].items()}
# kind: half its width for each mm of size, and besides; the same for the stretch of the sac that
# gives way; the gap between it and the disc
WIDTHS = {
    "none": [0.0, 1.0, 0.0, 1.0, 0.0],
    "bulge": [0.0, 1.0, 0.0, 24.0, 0.0],
    "protrusion": [0.8, 1.2, 0.96, 1.7, 0.0],
    "extrusion": [0.62, 0.0, 0.87, 0.5, 0.0],
    "sequestration": [0.42, 0.0, 0.63, 0.5, 0.4],
}
AXIAL_FACTS = {
    "disc": mirrored(*_HALF["disc"]),
    "push": flat(
        *_STORED["push"],
        *(
            (-dx, dy)
            for (x, _), (dx, dy) in zip(
                reversed(_HALF["disc"]), reversed(_STORED["push"]), strict=True
            )
            if x > 0
        ),
    ),
    "nucleus": ellipse(0, -0.85, 31, 22.4),
    "sac": mirrored(*_HALF["sac"]),
    "flavum": mirrored(*_HALF["flavum"]),
    "flavum_front": [n in _HALF["flavum"][:4] for n in _HALF["flavum"] for _ in "xy"]
    + [n in _HALF["flavum"][:4] for n in reversed(_HALF["flavum"]) if n[0] > 0 for _ in "xy"],
    "dots": pair(*_HALF["dots"]),
    "root5": ellipse(0, 0, 4, 4),
    "root4": ellipse(0, 0, 5.6, 8.2, 38),
    "places": _STORED["roots"],
    "anchor": ANCHORS,
    "rim": {direction: _rim(anchor) for direction, anchor in ANCHORS.items()},
    "pieces": PIECES_BELOW,
    "widths": WIDTHS,
    "ring": flat(
        *(
            ((4.0 + 1.1 * (i % 3)) * cos(i * 2.4), (4.0 + 1.1 * (i % 3)) * sin(i * 2.4))
            for i in range(24)
        )
    ),
    "labels": label_facts(_STORED["labels"]),
    "layers_shown": {layer: list(shows) for layer, shows in LAYERS.items()},
    "muscle": {name: AXIAL[name][2] for name in AXIAL_MOVES},
    "resting": pair(*_HALF["multifidus_below"][7:11], *_HALF["erector_below"][6:10]),
    "narrow": round(NARROW * area_of(mirrored(*_HALF["sac"])) + 0.05, 1),  # mm²; NARROW counts
}
AXIAL_LABELS = tuple(tuple(label.values()) for label in AXIAL_FACTS["labels"])


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
    for i in range(0, len(shape), 2):
        u = shape[i] * (wide[0] * size + wide[1])
        share = shape[i + 1]
        v = share * size + (1 - share) * rim_at(facts["rim"][direction], u)
        if share == 0:
            v -= 0.4
        for n in outwards(facts["anchor"][direction], u, v + wide[4]):
            points.append(n)
    return points


def narrowed(points, width):
    """Points in the canal, drawn in to its width (1 is usual)."""
    out = copy_of(points)
    for i in range(1, len(out), 2):
        out[i] = -19.2 + (out[i] + 19.2) * width
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
    for i in range(0, len(outline), 2):
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
    return max(0, own + nearest if inside else own - nearest)


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
    for i in range(0, len(r["fascia_below"]), 2):
        share = min(1, abs(r["fascia_below"][i]) / 12)
        r["fascia_below"][i + 1] += 0.12 * active * share * (r["fascia_below"][i + 1] + 38)
    r["nucleus"] = facts["nucleus"]
    r["disc"] = copy_of(facts["disc"])
    if kind == "bulge":
        for i in range(len(r["disc"])):
            r["disc"][i] += size * facts["push"][i]
    r["layers"] = []
    for share in [0.16, 0.32, 0.48, 0.64, 0.8]:
        for i in range(0, len(r["disc"]), 2):
            x = r["disc"][i] / 15.5
            y = (r["disc"][i + 1] + 0.85) / 11.2
            left = 1 - share + share / sqrt(x * x + y * y)
            r["layers"].append(15.5 * x * left)
            r["layers"].append(11.2 * y * left - 0.85)
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
    right5 = [-facts["places"]["l5"][0], facts["places"]["l5"][1]]
    other = pressed(outline, right5, 2)
    r["contact5"] = clip((five - 0.4 * room) / 4, 0, 1)
    r["contact4"] = clip((four - 0.4 * room) / 5, 0, 1)
    r["contact_other"] = clip((other - 0.4 * room) / 4, 0, 1)
    edge = outwards(anchor, 0, -1)
    at5 = nudged(facts["places"]["l5"], edge, min(five, 1 + room))
    at4 = nudged(facts["places"]["l4"], edge, min(four, 3))
    away = nudged(right5, edge, min(other, 1 + room))
    r["root5"] = placed(facts["root5"], at5, 1 - 0.35 * r["contact5"])
    for n in placed(facts["root5"], away, 1 - 0.35 * r["contact_other"]):
        r["root5"].append(n)
    r["root4"] = placed(facts["root4"], at4, 1)
    for i in range(0, len(facts["root4"]), 2):
        r["root4"].append(-facts["places"]["l4"][0] - facts["root4"][i])
        r["root4"].append(facts["places"]["l4"][1] + facts["root4"][i + 1])
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
