"""Displaced disc material: its kinds by shape, how large it is drawn, and what gives way to it.

The names follow shape, as in Fardon 2014: a bulge goes over more than a quarter of the rim, a
protrusion is widest at its base, an extrusion has a neck narrower than its head, a loose piece has
no link to the disc. From the side the drawing goes through keyframes (`side.STAGES`). In the
cross-section it goes three ways, into the sac, to its side and into the exit, so there it is made
by rule on the outlines of `axial.py`; how deep it is drawn is a choice of the drawing.
"""

from __future__ import annotations

from math import cos as _cos
from math import sin as _sin

from spasmcycle.drawing import axial
from spasmcycle.drawing.outlines import load
from spasmcycle.portable import copy_of, sqrt

SHAPES = {
    "none": "Nothing displaced",
    "bulge": "Bulge",
    "protrusion": "Protrusion",
    "extrusion": "Extrusion",
    "sequestration": "Loose piece (sequestration)",
}

STAGE = {"none": 0, "bulge": 1, "protrusion": 2, "extrusion": 3, "sequestration": 4}
DRAWN = {"none": 1.0, "bulge": 1.7, "protrusion": 4.6, "extrusion": 7.7, "sequestration": 6.6}
"""How far out (mm) each kind is in its keyframe from the side."""

NARROW = 0.75
NARROW_DEPTH = 0.5
"""The drawn sac counts as narrowed at this share of its undisturbed area (seen from below) or
depth (from the side), or less. A choice of this drawing, on the careful side; roots for bladder
and bowel run in the sac."""


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


def clip(value, low, high):
    """`value`, kept between `low` and `high`."""
    return max(low, min(high, value))


def area_of(points):
    """The area inside an outline x, y, x, y …"""
    area = 0
    for i in range(0, len(points), 2):
        k = i + 2 if i + 2 < len(points) else 0
        area += points[i] * points[k + 1] - points[k] * points[i + 1]
    return abs(area) / 2


# the cross-section

_DATA = load("axial")["displaced"]
_DISC = axial.FRAMES["axial_disc"][0]


def _on_curve(points: list[float], parts: int) -> list[tuple[float, float]]:
    """Places on the smooth closed outline (Catmull-Rom): so many for each of its own."""
    places = list(zip(points[::2], points[1::2], strict=True))
    found = []
    for i in range(len(places)):
        four = [places[(i + k) % len(places)] for k in (-1, 0, 1, 2)]
        for t in (k / parts for k in range(parts)):
            shares = (
                (-t + 2 * t**2 - t**3) / 2,
                (2 - 5 * t**2 + 3 * t**3) / 2,
                (t + 4 * t**2 - 3 * t**3) / 2,
                (t**3 - t**2) / 2,
            )
            found.append(
                tuple(sum(s * p[k] for s, p in zip(shares, four, strict=True)) for k in (0, 1))
            )
    return found


def _more(points: list[float], parts: int) -> list[float]:
    return [round(n, 2) for place in _on_curve(points, parts) for n in place]


ANCHORS = {name: [*one["edge"], *one["out"], one["deep"]] for name, one in _DATA["anchors"].items()}
"""Direction: where on the edge of the disc, which way is out, how far in the soft centre begins."""


def _rim(anchor: list[float]) -> list[float]:
    """How far out the edge of the disc lies, every 2 mm along it from the anchor, -10 to 10 mm."""
    seen = []
    for x, y in _on_curve(_DISC, 12):
        dx, dy = x - anchor[0], y - anchor[1]
        out = dx * anchor[2] + dy * anchor[3]
        if out > -9:  # not the front of the disc
            seen.append((dy * anchor[2] - dx * anchor[3], out))
    return [round(min(seen, key=lambda p: abs(p[0] - 2 * k))[1], 2) for k in range(-5, 6)]


_ROOT = {
    name: (sum(points[::2]) * 2 / len(points), sum(points[1::2]) * 2 / len(points))
    for name, points in (
        ("l5", axial.FRAMES["axial_root_L5_left"][0]),
        ("l4", axial.OUTLINES["axial_root_L4_left"]),
    )
}


def _about(points: list[float], at: tuple[float, float]) -> list[float]:
    return [round(n - at[i % 2], 2) for i, n in enumerate(points)]


FACTS = {
    "bulged": [round(b - a, 2) for a, b in zip(_DISC, axial.FRAMES["axial_disc"][1], strict=True)],
    "disc": [float(n) for n in _DISC],
    "sac": _more(axial.FRAMES["axial_dural_sac"][0], 2),
    "strands": [float(n) for n in axial.FRAMES["axial_strands"][0]],
    "ligament": [float(n) for n in axial.FRAMES["axial_lig_posterior_longitudinal"][0]],
    "flavum": [float(n) for n in axial.OUTLINES["axial_flavum"]],
    "places": {name: [round(n, 2) for n in at] for name, at in _ROOT.items()},
    "root5": _about(axial.FRAMES["axial_root_L5_left"][0], _ROOT["l5"]),
    "root4": _about(axial.OUTLINES["axial_root_L4_left"], _ROOT["l4"]),
    "anchor": ANCHORS,
    "rim": {direction: _rim(anchor) for direction, anchor in ANCHORS.items()},
    "pieces": {kind: [float(n) for n in points] for kind, points in _DATA["pieces"].items()},
    # kind: half its width for each mm of size, and besides; the same for the stretch of the sac
    # that gives way; the gap between it and the disc
    "widths": {kind: [float(n) for n in one] for kind, one in _DATA["widths"].items()},
    "ring": [
        round((4.0 + 1.1 * (i % 3)) * turn(i * 2.4), 2) for i in range(24) for turn in (_cos, _sin)
    ],
}
"""What the portable functions below read; lengths in mm."""
FACTS["narrow"] = round(NARROW * area_of(FACTS["sac"]) + 0.05, 1)


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


def lifted(points, anchor, reach, half):
    """The ligament behind the disc, lifted by such a dome and as thick as before."""
    out = []
    for i in range(0, len(points), 2):
        u = (points[i] - anchor[0]) * -anchor[3] + (points[i + 1] - anchor[1]) * anchor[2]
        by = max(0, reach * (1 - u * u / (half * half)))
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


def displaced(kind, size, direction, facts):
    """The displaced material in the cross-section; a bulge has no piece of its own."""
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


def nudged(root, centre, by):
    """A root moved away from a centre."""
    dx = root[0] - centre[0]
    dy = root[1] - centre[1]
    far = sqrt(dx * dx + dy * dy)
    return [root[0] + dx / far * by, root[1] + dy / far * by]


def at_place(points, at, flat, way):
    """An outline moved to a place, its height times `flat`; on the other side if `way` is -1."""
    out = []
    for i in range(0, len(points), 2):
        out.append(way * points[i] + at[0])
        out.append(points[i + 1] * flat + at[1])
    return out


def material(state, facts):
    """What displaced material, the width of the canal and irritants move in the cross-section.

    The state: `kind` of displaced material, its `size` now (mm), `direction`, `width` of the canal
    (1 is usual) and `irritants` (0 to 1). A bulge has no direction of its own: it lies along the
    back, so its direction is "central".
    """
    r = {}
    kind = state["kind"]
    size = state["size"]
    anchor = facts["anchor"][state["direction"]]
    disc = copy_of(facts["disc"])
    if kind == "bulge":
        for i in range(len(disc)):
            disc[i] += size / 1.6 * facts["bulged"][i]
    r["axial_disc"] = disc
    piece = displaced(kind, size, state["direction"], facts)
    r["axial_herniation"] = piece
    crack = []
    if len(piece) > 0:
        end = -1.2 if kind == "sequestration" else 0.1 * size
        half = min(1.6, 0.25 * size)
        if kind == "sequestration":
            half = 0.3
        deep = -anchor[4]
        for pair in [
            [-0.9, deep],
            [-1.3, 0.72 * deep],
            [-0.4 - 0.4 * half, 0.4 * deep],
            [-half, end],
            [half, end],
            [0.6 + 0.4 * half, 0.45 * deep],
            [0.4, 0.7 * deep],
            [1.2, 0.96 * deep],
        ]:
            for n in outwards(anchor, pair[0], pair[1]):
                crack.append(n)
    r["axial_fissure"] = crack
    wide = facts["widths"][kind]
    reach = size + wide[4] if size > 0 and state["direction"] != "foramen" else 0
    half = wide[2] * size + wide[3]
    r["axial_lig_posterior_longitudinal"] = lifted(facts["ligament"], anchor, reach, half)
    near = narrowed(facts["flavum"], state["width"])
    r["axial_flavum"] = copy_of(facts["flavum"])
    for i in range(0, len(near), 2):
        if near[i + 1] > -32 and abs(near[i]) < 11:
            r["axial_flavum"][i + 1] = near[i + 1]
    r["axial_dural_sac"] = crowded(facts["sac"], state, 0.8, facts)
    r["axial_strands"] = crowded(facts["strands"], state, 2, facts)
    outline = piece if len(piece) > 0 else disc
    room = 2.5 * (state["width"] - 0.6)
    l5 = facts["places"]["l5"]
    l4 = facts["places"]["l4"]
    right5 = [-l5[0], l5[1]]
    five = pressed(outline, l5, 2)
    four = pressed(outline, l4, 4)
    other = pressed(outline, right5, 2)
    if kind == "bulge":
        five = max(five, other)
        other = five
    r["contact5"] = clip((five - 0.4 * room) / 4, 0, 1)
    r["contact4"] = clip((four - 0.4 * room) / 5, 0, 1)
    r["contact_other"] = clip((other - 0.4 * room) / 4, 0, 1)
    edge = outwards(anchor, 0, -1)
    at5 = nudged(l5, edge, min(five, 1 + room))
    at4 = nudged(l4, edge, min(four, 3))
    away = nudged(right5, edge, min(other, 1 + room))
    r["axial_root_L5_left"] = at_place(facts["root5"], at5, 1 - 0.35 * r["contact5"], 1)
    r["axial_root_L5_right"] = at_place(facts["root5"], away, 1 - 0.35 * r["contact_other"], -1)
    r["axial_root_L4_left"] = at_place(facts["root4"], at4, 1, 1)
    near = at4 if state["direction"] == "foramen" else at5
    r["irritant_dots"] = []
    count = 0
    for i in range(24):
        if i + 0.5 < 24 * state["irritants"]:
            count += 1
            r["irritant_dots"].append(near[0] + facts["ring"][2 * i])
            r["irritant_dots"].append(near[1] + facts["ring"][2 * i + 1])
    r["dot_count"] = count
    r["sac_area"] = area_of(r["axial_dural_sac"])
    return r
