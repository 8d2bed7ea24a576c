"""What the views share: outlines read from their files, and rules that make and move points.

Lengths are millimetres. An outline is a flat list x, y, x, y …; a point given twice is a corner.
The functions below `drawn` are portable (see `spasmcycle.portable`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import pi
from typing import Any

from spasmcycle.portable import copy_of, cos, sin, sqrt

Points = list[float]
Places = list[list[float]]
DEGREE = pi / 180
ROOM = files("spasmcycle").joinpath("anatomy", "outlines")
VIEWS = ("side", "axial", "leg")


def outlines(view: str, room: Traversable = ROOM) -> dict[str, Any]:
    """What stands in the file of a view; `faults` says what is wrong with it."""
    return json.loads(room.joinpath(f"{view}.json").read_text(encoding="utf-8"))


def faults(room: Traversable = ROOM) -> list[str]:
    """Everything that is wrong with the files of outlines, with file and place; empty if sound.

    Needs `jsonschema`.
    """
    return [fault for view in VIEWS for fault in _faults_of(view, room)]


def _faults_of(view: str, room: Traversable) -> Iterator[str]:
    import jsonschema

    try:
        found = outlines(view, room)
    except json.JSONDecodeError as error:
        yield f"{view}.json: line {error.lineno}: {error.msg}"
        return
    schema = json.loads(ROOM.joinpath("outlines.schema.json").read_text(encoding="utf-8"))
    judge = jsonschema.Draft202012Validator(schema | {"$ref": f"#/$defs/{view}"})
    for error in judge.iter_errors(found):
        where = ": ".join(str(part) for part in error.absolute_path)
        yield f"{view}.json: {where or 'file'}: {_said(error)}"
    for name, part in found.get("parts", {}).items():
        walls = [*part.get("body", {}).values(), *part.get("disc", {}).values()]
        for wall in walls:
            if isinstance(wall, str) and wall not in found.get("endplates", {}):
                yield f"{view}.json: parts: {name}: {wall!r} is no endplate"


def _said(error: Any) -> str:  # noqa: ANN401
    """A fault of the schema in plain words, where the words of the schema are hard to read."""
    needed = error.schema.get("description")
    return f"{error.instance!r} is not {needed}" if needed else error.message


def flat(*places: tuple[float, float] | list[float]) -> Points:
    """The places one after the other, to a hundredth of a millimetre: what a page must carry."""
    return [round(float(n), 2) for place in places for n in place]


def plate(front: tuple[float, float], back: tuple[float, float], hollow: float) -> list:
    """An endplate from front to back, corners included; its deepest point lies a little behind."""
    middle = []
    for s in (0.15, 0.32, 0.5, 0.66, 0.82):
        depth = hollow * sin(pi * s**1.25) ** 2
        x = front[0] + (back[0] - front[0]) * s
        middle.append((x, front[1] + (back[1] - front[1]) * s + depth))
    return [front, *middle, back]


def between(places: list[tuple[float, float]], y: float) -> float:
    """The x of a line at height y; its places run downwards."""
    for (x0, y0), (x1, y1) in zip(places, places[1:], strict=False):
        if y0 >= y >= y1:
            return round(x0 + (x1 - x0) * (y0 - y) / (y0 - y1), 2)
    return places[-1][0]


def ellipse(x: float, y: float, wide: float, high: float, tilt: float = 0.0) -> Points:
    """Twelve points of an ellipse; `tilt` in degrees."""
    turn = tilt * pi / 180
    places = []
    for i in range(12):
        a, b = wide / 2 * cos(i * pi / 6), high / 2 * sin(i * pi / 6)
        places.append((x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)))
    return flat(*places)


def lens(x: float, y: float, wide: float, high: float) -> Points:
    """A rounded lens, fuller than an ellipse."""
    places = []
    for i in range(12):
        c, s = cos(i * pi / 6), sin(i * pi / 6)
        full = [abs(n) ** 0.72 * (1 if n > 0 else -1) if abs(n) > 1e-9 else 0.0 for n in (c, s)]
        places.append((x + wide / 2 * full[0], y + high / 2 * full[1]))
    return flat(*places)


def joined(upper: list, lower: list, ahead: float, behind: float) -> Points:
    """A disc between two endplates (front to back): its sides are curved out by so much."""
    sides = []
    for top, bottom, by in ((upper[0], lower[0], -ahead), (lower[-1], upper[-1], behind)):
        dx, dy = bottom[0] - top[0], bottom[1] - top[1]
        across = abs(dy) / (dx * dx + dy * dy) ** 0.5
        for t in (0.25, 0.5, 0.75):
            out = by * across * (1 - (2 * t - 1) ** 2)
            sides.append((top[0] + dx * t + out, top[1] + dy * t))
    return flat(*reversed(upper), *sides[:3], *lower, *sides[3:])


def body(top: list, back: list, low: list, front: list) -> Points:
    """A vertebral body: four walls that meet in corners."""
    return flat(
        top[0], *top, top[-1], *back, low[-1], *reversed(low), low[0], *front
    )  # the corners stand twice


def mirrored(*half: tuple[float, float]) -> Points:
    """A closed outline from its half with x ≥ 0, first and last point on the axis."""
    back = [(-x, y) for x, y in reversed(half) if x > 0]
    return flat(*half, *back)


def across(*half: tuple[float, float]) -> Points:
    """A line from side to side, from its half with x ≥ 0, which starts on the axis."""
    return flat(*((-x, y) for x, y in reversed(half) if x > 0), *half)


def pair(*places: tuple[float, float] | list[float]) -> Points:
    """An outline and its mirror image, one after the other."""
    return flat(*places, *((-x, y) for x, y in places))


_MAKERS: dict[str, Callable[..., Points]] = {
    "points": lambda places: flat(*places),
    "mirrored": lambda half: mirrored(*half),
    "across": lambda half: across(*half),
    "pair": lambda places: pair(*places),
    "ellipse": lambda e: ellipse(*e["centre"], e["wide"], e["high"], e.get("tilt", 0.0)),
}


def drawn(part: Mapping[str, Any], plates: Mapping[str, Places] | None = None) -> Points:
    """The outline of a part, by how it is given: points, half of them, an ellipse, walls.

    `plates` are endplates by name, for what has them as walls.
    """
    if "disc" in part:
        d = part["disc"]
        return joined(plates[d["above"]], plates[d["below"]], d["ahead"], d["behind"])
    if "body" in part:
        walls = part["body"].values()
        return body(*(plates[wall] if isinstance(wall, str) else wall for wall in walls))
    return next(make(part[way]) for way, make in _MAKERS.items() if way in part)


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


def moved(points, by):
    """Points moved along x."""
    out = copy_of(points)
    for i in range(0, len(out), 2):
        out[i] += by
    return out


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


def thickened(points, border, deep, edge, wide):
    """Outlines on both sides, `deep` times as deep behind y = border, stretched from ±edge."""
    out = []
    for i in range(0, len(points), 2):
        side = 1 if points[i] > 0 else -1
        out.append(side * (edge + (side * points[i] - edge) * wide))
        out.append(border + (points[i + 1] - border) * deep)
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


def area_of(points):
    """The area inside an outline x, y, x, y …"""
    area = 0
    for i in range(0, len(points), 2):
        k = i + 2 if i + 2 < len(points) else 0
        area += points[i] * points[k + 1] - points[k] * points[i + 1]
    return abs(area) / 2
