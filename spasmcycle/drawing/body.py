"""The jointed body from the side: joint angles in, placed outlines out.

One set of outlines is bound to one chain: pelvis, a spine of constant length, head, arms and legs.
A posture is a record of angles (`ANGLES`), so two postures mix by mixing numbers, and bones keep
their length on the way. The figure looks to the left, like the drawing of the spine.

Anatomical: 7.5 heads, the heights of the joints, the lumbar and the chest curve, the number of
vertebrae, the iliac crest at L4. Drawing choices: muscle seen through the skin, the deep muscle
wider than in life, arm and thigh bones as hints, the load 36 by 28 cm.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.outlines import load
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.system import CONTOUR, HAIR, INNER, ink, paint, part, still
from spasmcycle.portable import cos, sin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

_DATA = load("body")
_SPINE = _DATA["spine"]
TALL = 1700.0
"""Height of the drawn person, mm."""

POSTURES: dict[str, dict[str, Any]] = _DATA["postures"]
"""The twelve postures: title, angles, what stands or lies below, where the load is."""

_LIFT = {"face_down": 180.0, "on_back": 197.0, "on_side": 400.0}
"""How high a lying body is drawn: a bed then stands on the ground, at 0."""

ANGLES: tuple[str, ...] = tuple(POSTURES["standing"]["angles"])
"""The names of all numbers of a posture: degrees, and places in thousandths of body height."""

OF_MODEL = {
    "lying_prone": "face_down",
    "lying_side": "on_side",
    "night_start": "on_back",
    "night_end": "on_back",
    "sitting_slouched": "slouched",
    "sitting_relaxed": "sitting",
    "standing": "standing",
    "sitting_flexed": "sitting_bent",
    "bent_forward": "bent",
    "holding_close": "holding",
    "lifting_bent_knees": "lifting_knees",
    "lifting_round_back": "lifting_round",
}
"""The drawn posture for each posture whose pressure was measured."""


def _columns(name: str) -> list[list[float]]:
    part = _DATA["parts"][name]
    width = {"leg": 6, "arm": 5, "band": 3}.get(part["bind"], 2)
    points = part["points"]
    return [points[i::width] for i in range(width)]


def _on_spine(s: list[float], d: list[float]) -> dict[str, list]:
    """Places along the spine: the whole step below each, the rest of the way, the distance."""
    at = [min(343, max(0, int(v // 1))) for v in s]
    bulge = [
        round(exp(-(((v - 40) / 55) ** 2)), 3) if w > 30 else 0.0 for v, w in zip(s, d, strict=True)
    ]
    rest = [round(v - a, 2) for v, a in zip(s, at, strict=True)]
    found = {"at": at, "rest": rest, "d": d}
    return found | ({"bulge": bulge} if any(bulge) else {})


def _band(name: str) -> dict[str, list]:
    s, inner, outer = _columns(name)
    both = _on_spine(s + s[::-1], inner + outer[::-1])
    ends = (s[0], s[-1])
    # how much of the thickening reaches here: all of it at the waist, none at the ends
    swell = [max(0.0, 1 - abs((v - 55) / (ends[1] - 55 if v > 55 else 55 - ends[0]))) for v in s]
    both["inner"] = inner + inner[::-1]
    both["swell"] = [0.0] * len(s) + [round(v, 3) for v in swell[::-1]]
    return both


def _vertebrae() -> dict[str, list]:
    s, d = [], []
    for _, low, high, half in _SPINE["vertebrae"]:
        s += [low, low, high, high]
        d += [-half, half, half, -half]
    return _on_spine(s, d)


def _processes() -> dict[str, list]:
    s, d = [], []
    for i, (_, low, high, half) in enumerate(_SPINE["vertebrae"]):
        middle = (low + high) / 2
        s += [middle, middle - (4 if i < 5 else 7)]
        d += [-half, -half - (10 if i < 5 else 8)]
    return _on_spine(s, d)


def _disc_line() -> dict[str, list]:
    s = [1.0, 44, 90, 140, 200, 260, 300, 341]
    half = [8.5, 8.2, 7.8, 7, 6.2, 5.6, 5, 4.6]
    return _on_spine(s + s[::-1], [-h for h in half] + half[::-1])


_BELLY = {n: _on_spine(*_columns(n)) for n in ("trunk_front", "ribs", "abdominal_wall")}
_SPINAL = {"trunk_back": _on_spine(*_columns("trunk_back"))}
_SPINAL |= {"vertebrae": _vertebrae(), "processes": _processes(), "discs": _disc_line()}


def _leg_columns(name: str) -> list[list[float]]:
    """The rows of a part of the leg, by column; the skin is closed by a line inside the pelvis."""
    columns = _columns(name)
    if name == "leg":
        for column, more in zip(columns[:2], _columns("leg_inside"), strict=True):
            column += more
        for column in columns[2:]:
            column += [0.0] * len(_columns("leg_inside")[0])
    return columns


LEG_PARTS = ("leg", "gluteus", "hamstrings", "quadriceps", "femur", "tibia", "patella", "foot")
ARM_PARTS = ("arm", "humerus", "forearm")
SPINAL_PARTS = ("vertebrae", "processes", "discs")
BELLY_PARTS = ("ribs", "abdominal_wall")
PELVIC_PARTS = ("pelvis", "foramen", "sacrum")
BANDS = ("erector_spinae", "multifidus")
HEAD_PARTS = ("hair", "ear", "eye", "mouth")

FACTS: dict[str, Any] = {
    "scale": TALL / 1000,
    "joints": {k: [float(n) for n in v] for k, v in _DATA["joints"].items()},
    "knots": {
        "s": [float(s) for s, _ in _SPINE["knots"]],
        "lean": [float(lean) for _, lean in _SPINE["knots"]],
    },
    "ramps": {k: [float(n) for n in v] for k, v in _SPINE["ramps"].items()},
    "shoulder": [240.0, 8.5],
    "spinal_parts": list(SPINAL_PARTS),
    "spinal": _SPINAL,
    "belly_parts": list(BELLY_PARTS),
    "belly": _BELLY,
    "bands": {name: _band(name) for name in BANDS},
    "band_names": list(BANDS),
    "pelvic": {n: _DATA["parts"][n]["points"] for n in (*PELVIC_PARTS, "trunk_hidden")},
    "pelvic_parts": list(PELVIC_PARTS),
    "head": {n: _DATA["parts"][n]["points"] for n in (*HEAD_PARTS, "head")},
    "head_parts": list(HEAD_PARTS),
    "legs": {n: dict(zip(["x", "y", "hip", "knee", "ankle", "toe"], _leg_columns(n), strict=True))
             for n in LEG_PARTS},
    "leg_parts": list(LEG_PARTS),
    "arms": {n: dict(zip(["x", "y", "elbow", "wrist", "finger"], _columns(n), strict=True))
             for n in ARM_PARTS},
    "arm_parts": list(ARM_PARTS),
    "angle_names": list(ANGLES),
    "postures": {
        name: {
            "angles": {k: float(v) for k, v in one["angles"].items()}
            | {"root_y": one["angles"]["root_y"] + _LIFT.get(name, 0.0)},
            "box": [float(n) for n in one["box"]],
        }
        for name, one in POSTURES.items()
    },
    "box": [float(n) for n in _DATA["box"]],
    "reach": [[float(n) for n in row] for row in _DATA["reach"]],
}  # fmt: skip
"""What the portable functions read. Lengths in thousandths of body height, angles in degrees."""


def turned(x, y, around, degrees):
    """A place turned about another, clockwise as seen with +x to the right."""
    a = degrees * 0.017453292519943295
    dx = x - around[0]
    dy = y - around[1]
    return [around[0] + dx * cos(a) + dy * sin(a), around[1] - dx * sin(a) + dy * cos(a)]


def between(one, other, share, facts):
    """The angles a share (0 to 1) of the way from one posture to the other."""
    r = {}
    for name in facts["angle_names"]:
        r[name] = one[name] + share * (other[name] - one[name])
    return r


def ramp(s, ends):
    """From 0 at the first end to 1 at the second, in a straight line."""
    return max(0, min(1, (s - ends[0]) / (ends[1] - ends[0])))


def spine_line(angles, facts):
    """The spine from the sacrum up, one place a step: x, y, lean (radians), change of lean."""
    hip = facts["joints"]["hip"]
    start = turned(facts["joints"]["s1"][0], facts["joints"]["s1"][1], hip, angles["pelvis"])
    x = start[0] + angles["root_x"] - hip[0]
    y = start[1] + angles["root_y"] - hip[1]
    knots = facts["knots"]
    ramps = facts["ramps"]
    line = {"x": [], "y": [], "lean": [], "change": []}
    k = 0
    for s in range(344):
        if s > knots["s"][k + 1]:
            k += 1
        share = (s - knots["s"][k]) / (knots["s"][k + 1] - knots["s"][k])
        change = angles["pelvis"] + angles["lumbar"] * ramp(s, ramps["lumbar"])
        change += angles["thoracic"] * ramp(s, ramps["thoracic"])
        change += angles["neck"] * ramp(s, ramps["neck"])
        rest = knots["lean"][k] + share * (knots["lean"][k + 1] - knots["lean"][k])
        lean = (rest + change) * 0.017453292519943295
        line["x"].append(x)
        line["y"].append(y)
        line["lean"].append(lean)
        line["change"].append(change)
        x += sin(lean)
        y += cos(lean)
    return line


def on_spine(line, at, rest, d):
    """The place at a step of the spine and so far beyond it, `d` in front of the line."""
    lean = line["lean"][at]
    return [
        line["x"][at] + rest * sin(lean) + d * cos(lean),
        line["y"][at] + rest * cos(lean) - d * sin(lean),
    ]


def along_spine(places, line):
    """All places of an outline that is bound to the spine."""
    out = []
    for i in range(len(places["at"])):
        for n in on_spine(line, places["at"][i], places["rest"][i], places["d"][i]):
            out.append(n)
    return out


def along_belly(places, line, belly):
    """All places of an outline in front of the spine, so much further out over the belly."""
    out = []
    for i in range(len(places["at"])):
        d = places["d"][i] * (1 + belly * places["bulge"][i])
        for n in on_spine(line, places["at"][i], places["rest"][i], d):
            out.append(n)
    return out


def banded(places, line, tight):
    """A muscle along the spine, so much thicker at the waist: its inner side stays."""
    out = []
    for i in range(len(places["at"])):
        inner = places["inner"][i]
        d = inner + (places["d"][i] - inner) * (1 + tight * places["swell"][i])
        for n in on_spine(line, places["at"][i], places["rest"][i], d):
            out.append(n)
    return out


def moved(points, around, degrees, to):
    """An outline turned about a place, which then lies at `to`."""
    out = []
    for i in range(0, len(points), 2):
        at = turned(points[i], points[i + 1], around, degrees)
        out.append(at[0] - around[0] + to[0])
        out.append(at[1] - around[1] + to[1])
    return out


def leg_place(x, y, weights, bend, facts):
    """A place of the leg, bent at ball, ankle, knee and hip by its share of each, then moved."""
    joints = facts["joints"]
    at = turned(x, y, joints["ball"], -weights[3] * bend["toe"])
    at = turned(at[0], at[1], joints["ankle"], -weights[2] * bend["ankle"])
    at = turned(at[0], at[1], joints["knee"], weights[1] * bend["knee"])
    at = turned(at[0], at[1], joints["hip"], -weights[0] * bend["hip"])
    at = turned(at[0], at[1], joints["hip"], bend["pelvis"])
    return [at[0] - joints["hip"][0] + bend["x"], at[1] - joints["hip"][1] + bend["y"]]


def leg_outline(rows, bend, facts):
    """All places of a part of the leg."""
    out = []
    for i in range(len(rows["x"])):
        weights = [rows["hip"][i], rows["knee"][i], rows["ankle"][i], rows["toe"][i]]
        for n in leg_place(rows["x"][i], rows["y"][i], weights, bend, facts):
            out.append(n)
    return out


def leg_bend(angles, side):
    """The angles of one leg, "near" or "far", with those of the pelvis."""
    return {
        "hip": angles[side + "_hip"],
        "knee": angles[side + "_knee"],
        "ankle": angles[side + "_ankle"],
        "toe": angles[side + "_toe"],
        "pelvis": angles["pelvis"],
        "x": angles["root_x"],
        "y": angles["root_y"],
    }


def arm_place(x, y, weights, bend, facts):
    """A place of the arm: shortened where it turns out of the page, bent, hung on the shoulder."""
    joints = facts["joints"]
    shoulder = joints["shoulder"]
    elbow = [joints["elbow"][0], shoulder[1] + (joints["elbow"][1] - shoulder[1]) * bend["upper"]]
    lower = (joints["wrist"][1] - joints["elbow"][1]) * bend["lower"]
    wrist = [joints["wrist"][0], elbow[1] + lower]
    knuckle = [joints["knuckle"][0], wrist[1] + joints["knuckle"][1] - joints["wrist"][1]]
    if y >= joints["elbow"][1]:
        y = shoulder[1] + (y - shoulder[1]) * bend["upper"]
    elif y >= joints["wrist"][1]:
        y = elbow[1] + (y - joints["elbow"][1]) * bend["lower"]
    else:
        y = wrist[1] + y - joints["wrist"][1]
    if weights[2] > 0:
        y = knuckle[1] + (y - knuckle[1]) * (1 - 0.62 * bend["grip"] * weights[2])
    at = turned(x, y, knuckle, -weights[2] * bend["finger"])
    at = turned(at[0], at[1], wrist, -weights[1] * bend["wrist"])
    at = turned(at[0], at[1], elbow, -weights[0] * bend["elbow"])
    at = turned(at[0], at[1], shoulder, bend["turn"])
    return [at[0] - shoulder[0] + bend["x"], at[1] - shoulder[1] + bend["y"]]


def arm_outline(rows, bend, facts):
    """All places of a part of the arm."""
    out = []
    for i in range(len(rows["x"])):
        weights = [rows["elbow"][i], rows["wrist"][i], rows["finger"][i]]
        for n in arm_place(rows["x"][i], rows["y"][i], weights, bend, facts):
            out.append(n)
    return out


def arm_bend(angles, side, line, facts):
    """The angles of one arm, "near" or "far", and where its shoulder is."""
    at = 240
    rest = facts["shoulder"][0] + angles["girdle_s"] - at
    place = on_spine(line, at, rest, facts["shoulder"][1] + angles["girdle_d"])
    return {
        "elbow": angles[side + "_elbow"],
        "wrist": angles[side + "_wrist"],
        "finger": angles[side + "_finger"],
        "grip": angles[side + "_grip"],
        "upper": angles[side + "_upper"],
        "lower": angles[side + "_lower"],
        "turn": line["change"][at] - angles[side + "_shoulder"],
        "x": place[0],
        "y": place[1],
    }


def seen(points, scale):
    """Places in millimetres, looking to the left."""
    out = []
    for i in range(0, len(points), 2):
        out.append(-scale * points[i])
        out.append(scale * points[i + 1])
    return out


def boxed(box, size):
    """The outline of the load whose middle is given, or nothing where there is none."""
    out = []
    if len(box) > 0:
        w = size[0] / 2
        h = size[1] / 2
        for pair in [[-w, -h], [w, -h], [w, h], [-w, h]]:
            out.append(box[0] + pair[0])
            out.append(box[1] + pair[1])
    return out


def reaching(angles, far, facts):
    """The same posture with both hands at a load that is `far` cm in front of the disc L4-L5."""
    reach = facts["reach"]
    i = 0
    while i + 2 < len(reach) and reach[i + 1][0] <= far:
        i += 1
    share = (far - reach[i][0]) / (reach[i + 1][0] - reach[i][0])
    mixed = between(angles, angles, 0, facts)
    mixed["near_shoulder"] = reach[i][1] + share * (reach[i + 1][1] - reach[i][1])
    mixed["near_elbow"] = reach[i][2] + share * (reach[i + 1][2] - reach[i][2])
    mixed["far_shoulder"] = mixed["near_shoulder"]
    mixed["far_elbow"] = mixed["near_elbow"]
    return mixed


def unladen(angles, tight, line, facts):
    """Every outline of the body but the load, along its `spine_line`; see `pose`."""
    scale = facts["scale"]
    hip = facts["joints"]["hip"]
    root = [angles["root_x"], angles["root_y"]]
    r = {}
    for name in facts["spinal_parts"]:
        r["body_" + name] = seen(along_spine(facts["spinal"][name], line), scale)
    for name in facts["belly_parts"]:
        r["body_" + name] = seen(along_belly(facts["belly"][name], line, angles["belly"]), scale)
    for name in facts["band_names"]:
        r["body_" + name] = seen(banded(facts["bands"][name], line, 0.25 * tight), scale)
    for name in facts["pelvic_parts"]:
        r["body_" + name] = seen(moved(facts["pelvic"][name], hip, angles["pelvis"], root), scale)
    top = [line["x"][343], line["y"][343]]
    nod = line["change"][343] + angles["nod"]
    for name in facts["head_parts"]:
        r["body_" + name] = seen(moved(facts["head"][name], [0, 0], nod, top), scale)
    outline = moved(facts["head"]["head"], [0, 0], nod, top)
    for n in along_belly(facts["belly"]["trunk_front"], line, angles["belly"]):
        outline.append(n)
    for n in moved(facts["pelvic"]["trunk_hidden"], hip, angles["pelvis"], root):
        outline.append(n)
    for n in along_spine(facts["spinal"]["trunk_back"], line):
        outline.append(n)
    r["body_trunk"] = seen(outline, scale)
    near = leg_bend(angles, "near")
    for name in facts["leg_parts"]:
        r["body_" + name] = seen(leg_outline(facts["legs"][name], near, facts), scale)
    far = leg_bend(angles, "far")
    r["body_far_leg"] = seen(leg_outline(facts["legs"]["leg"], far, facts), scale)
    reach = arm_bend(angles, "near", line, facts)
    for name in facts["arm_parts"]:
        r["body_" + name] = seen(arm_outline(facts["arms"][name], reach, facts), scale)
    other = arm_bend(angles, "far", line, facts)
    r["body_far_arm"] = seen(arm_outline(facts["arms"]["arm"], other, facts), scale)
    joints = facts["joints"]
    places = [[reach["x"], reach["y"]]]
    places.append(arm_place(joints["elbow"][0], joints["elbow"][1], [0, 0, 0], reach, facts))
    places.append(root)
    places.append(leg_place(joints["knee"][0], joints["knee"][1], [1, 0, 0, 0], near, facts))
    places.append(leg_place(joints["ankle"][0], joints["ankle"][1], [1, 1, 0, 0], near, facts))
    spots = []
    for at in places:
        spots.append(at[0])
        spots.append(at[1])
    r["body_joints"] = seen(spots, scale)
    disc = on_spine(line, 21, 0.5, 0)  # between L5 (ends at 18.5) and L4 (begins at 24)
    r["body_disc"] = seen(disc, scale)
    return r


def pose(angles, tight, box, facts):
    """Every outline of the body, x, y, x, y … in mm, the ground at 0.

    Parameters
    ----------
    angles : dict
        See `ANGLES`; `FACTS["postures"][name]["angles"]` has those of a posture.
    tight : float
        How tight the back muscles are, 0 to 1: they grow thicker by up to a quarter.
    box : list
        The middle of the load (thousandths of body height), or an empty list.
    facts : dict
        `FACTS`.
    """
    r = unladen(angles, tight, spine_line(angles, facts), facts)
    r["body_load"] = seen(boxed(box, facts["box"]), facts["scale"])
    return r


def lowest(angles, facts):
    """The height of the lowest place of both legs, in thousandths of body height."""
    found = 1000
    for side in ["near", "far"]:
        points = leg_outline(facts["legs"]["leg"], leg_bend(angles, side), facts)
        i = 1
        while i < len(points):
            found = min(found, points[i])
            i += 2
    return found


def grounded(one, other, share, facts):
    """As `between`, with the feet as high as the mix of both postures has them: none slides off."""
    mixed = between(one, other, share, facts)
    wanted = lowest(one, facts) * (1 - share) + lowest(other, facts) * share
    mixed["root_y"] += wanted - lowest(mixed, facts)
    return mixed


def _shown(board: Board) -> set[str]:
    return {name for name in board.readouts if name.startswith("body_")}


def draw(
    board: Board,
    axes: Axes,
    shapes: dict[str, list[float]],
    weight: float = 1.0,
    work: Mapping[str, str] | None = None,
) -> None:
    """The body: skin, bones, muscles of the trunk, load.

    Outlines that the read-outs hold move with them (see `system.part`); what `shapes` (from
    `pose`) holds and the read-outs do not, stands still. The axes are in millimetres.

    Parameters
    ----------
    weight : float
        Times the weights of line; less than 1 for a small figure.
    work : dict, optional
        For muscles of the trunk (`erector_spinae`, `multifidus`, `abdominal_wall`) the read-out
        that says how hard each works, above 0 and up to 1: pale at rest, dark at work.
    """
    w = weight

    def drawn(name: str, **keys: Any) -> None:
        part(board, axes, f"body_{name}", shapes[f"body_{name}"], **keys)

    def skin(names: tuple[str, ...], tissue: str = "body") -> None:
        """Skin: all edges first and the fills over them, so that inner crossings vanish."""
        line = {"facecolor": LIGHT["body-edge"], "edgecolor": LIGHT["body-edge"]}
        line["linewidth"] = 2 * CONTOUR * w
        for suffix, keys in (("-edge", line), ("", {"facecolor": LIGHT[tissue], "linewidth": 0})):
            for name in names:
                key = f"body_{name}"
                if key in board.readouts:
                    board.shape(axes, key + suffix, key, **keys)
                else:
                    still(axes, shapes[key], **keys)

    def muscle(name: str, tissue: str, weight: float) -> None:
        fade = (work or {}).get(name)
        drawn(name, **paint("muscle-light" if fade else tissue, weight * w))
        if fade:
            key = f"body_{name}"
            keys = {"facecolor": LIGHT["muscle-deep"], "linewidth": 0, "fade": fade}
            board.shape(axes, f"{key}-work", key, **keys)

    bone = paint("bone", INNER * w)
    skin(("far_arm",), "body-far")
    skin(("far_leg",), "body-far")
    skin(("trunk", "leg"))
    drawn("hair", **paint("hair", INNER * w))
    drawn("ear", **paint("body", HAIR * w))
    for name in ("eye", "mouth"):
        drawn(name, **ink("body-edge", INNER * w))
    drawn("ribs", **paint("bone", HAIR * w, alpha=0.45))
    for name in ("hamstrings", "quadriceps"):
        drawn(name, facecolor=LIGHT["muscle-light"], linewidth=0, alpha=0.5)
    for name in ("femur", "tibia", "patella", "foot"):
        drawn(name, **paint("bone", HAIR * w))
    muscle("abdominal_wall", "muscle-light", HAIR)
    muscle("erector_spinae", "muscle", INNER)
    drawn("processes", size=2, smooth=False, **ink("bone-edge", 1.6 * INNER * w))
    muscle("multifidus", "muscle-deep", HAIR)
    drawn("sacrum", **bone)
    drawn("discs", smooth=False, **paint("ring", HAIR * w))
    drawn("vertebrae", size=4, smooth=False, **paint("bone", HAIR * w))
    drawn("gluteus", **paint("muscle-light", HAIR * w, alpha=0.75))
    drawn("pelvis", **bone)
    drawn("foramen", facecolor=LIGHT["muscle-light"], edgecolor=LIGHT["bone-edge"],
          linewidth=HAIR * w)  # fmt: skip
    if "body_load" in shapes:
        drawn("load", smooth=False, **paint("thing", CONTOUR * w))
    skin(("arm",))
    for name in ("humerus", "forearm"):
        drawn(name, **paint("bone", HAIR * w))
    keys = {"size": 1, "smooth": False, "closed": False}
    drawn("joints", edgecolor=LIGHT["bone-edge"], linewidth=4.4 * w, **keys)
    keys |= {"edgecolor": LIGHT["body"], "linewidth": 2.6 * w}
    if "body_joints" in board.readouts:
        board.shape(axes, "body_joints-in", "body_joints", **keys)
    else:
        still(axes, shapes["body_joints"], **keys)


def _box(left: float, bottom: float, right: float, top: float) -> list[float]:
    corners = [left, bottom, right, bottom, right, top, left, top]
    return [n for i in range(0, 8, 2) for n in 2 * corners[i : i + 2]]


def _bed(left: float, right: float, top: float) -> list[tuple[str, list[float]]]:
    legs = [left + 40, top - 75, left + 40, top - 115, right - 40, top - 75, right - 40, top - 115]
    return [("thing", _box(left, top - 75, right, top)), ("strokes", legs)]


def _seat(left: float, right: float, top: float) -> list[tuple[str, list[float]]]:
    legs = [left + 30, top - 27, left + 30, 0, right - 30, top - 27, right - 30, 0]
    return [("strokes", legs), ("thing", _box(left, top - 27, right, top))]


# thousandths of body height, looking to the right; strokes are pairs of places
_THINGS: dict[str, list[tuple[str, list[float]]]] = {
    "ground": [("strokes", [-420, 0, 420, 0])],
    "on_side": [
        ("paper", _box(-565, -377, 562, 147)),
        ("paper", _box(305, -195, 495, 75)),
    ],
    "face_down": _bed(-630, 555, -65),
    "on_back": [
        *_bed(-520, 595, -82),
        ("thing", [-482, -85, -494, -40, -460, -34, -400, -40, -330, -60, -300, -74, -310, -84]),
        ("moon", [457, 227, 425, 205, 430, 165, 470, 148, 495, 165, 472, 170, 458, 192]),
        (
            "strokes",
            [342, 227, 342, 207, 332, 217, 352, 217, 277, 172, 277, 152, 267, 162, 287, 162],
        ),
        ("strokes", [382, 152, 382, 132, 372, 142, 392, 142]),
    ],
    "sitting": _seat(-245, 30, 241),
    "sitting_bent": _seat(-235, 40, 244),
    "slouched": [
        ("thing", [n for p in ((-304, 563), (-136, 220), (-156, 210), (-325, 553)) for n in 2 * p]),
        *_seat(-161, 90, 230),
    ],
}


THINGS = tuple(_THINGS)
"""What bodies stand, sit or lie on: the ground, and what belongs to one posture, by its name."""


def below(name: str) -> list[str]:
    """Which of `THINGS` a posture needs."""
    grounded = "ground" in POSTURES[name]["things"]
    return ["ground"] * grounded + [name] * (name in _THINGS)


def things(name: str) -> list[tuple[str, list[float]]]:
    """The outlines of one of `THINGS`, in mm: ("thing", "paper", "moon" or "strokes", points).

    Strokes are pairs of places; the rest are closed outlines.
    """
    lift = _LIFT.get(name, 0.0)
    return [
        (kind, seen([float(n) + lift * (i % 2) for i, n in enumerate(points)], TALL / 1000))
        for kind, points in _THINGS[name]
    ]


def draw_things(
    board: Board,
    axes: Axes,
    name: str,
    weight: float = 1.0,
    shown: str = "",
    times: float = 1.0,
) -> None:
    """Draw one of `THINGS`, so many times as large; with `shown`, while that read-out is true."""
    from spasmcycle.figures import style

    for i, (kind, points) in enumerate(things(name)):
        points = [times * n for n in points]
        keys = {"linewidth": INNER * weight, "edgecolor": LIGHT["body-edge"]}
        if kind == "strokes":
            keys |= {"size": 2, "closed": False, "smooth": False}
        else:
            fills = {"thing": LIGHT["body-far"], "paper": style.PAPER, "moon": LIGHT["thing"]}
            keys |= {"facecolor": fills[kind]}
        if shown:
            board.fixed(axes, f"{name}-thing-{i}", points, shown=shown, **keys)
        else:
            still(axes, points, **keys)


def posture(name: str, tight: float = 0.0) -> dict[str, list[float]]:
    """The outlines of a posture by its name (see `POSTURES`)."""
    one = FACTS["postures"][name]
    return pose(one["angles"], tight, one["box"], FACTS)


def extent(shapes: dict[str, list[float]]) -> tuple[float, float, float, float]:
    """The smallest box round all outlines: left, bottom, right, top."""
    xs = [x for points in shapes.values() for x in points[::2]]
    ys = [y for points in shapes.values() for y in points[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
