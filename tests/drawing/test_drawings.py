"""The drawings: outlines that keep to their schema, bodies that stay whole, colours that differ.

What is asserted of shapes is asserted of the smooth curves that a reader sees (`outlines.drawn`).
"""

import copy
import gzip
import itertools
import json
import re

import numpy as np
import pytest
from outlines import drawn, inside

from spasmcycle import translate
from spasmcycle.drawing import axial, body, loop, outlines, palette, render, side, trunk
from spasmcycle.drawing.system import CUTS, TISSUES, paint
from spasmcycle.figures import find, style
from spasmcycle.figures.board import Board
from spasmcycle.live.paths import short, shortened
from spasmcycle.live.svg import as_svg
from spasmcycle.model.postures import POSTURES
from spasmcycle.page import bundle_css


@pytest.mark.parametrize("name", outlines.NAMES)
def test_outlines_keep_to_their_schema(name: str):
    assert outlines.faults(outlines.load(name)) == []


def test_a_fault_of_an_outline_is_named():
    document = copy.deepcopy(outlines.load("side"))
    document["outlines"]["skin"]["tissue"] = "leather"
    assert "outlines.skin.tissue: 'leather'" in outlines.faults(document)[0]
    document = copy.deepcopy(outlines.load("side"))
    document["keyframes"]["fissure"]["frames"]["bulge"].append(1.0)
    assert outlines.faults(document) == [
        "keyframes.fissure: the states differ in length, or an x lacks its y"
    ]


# the body


def places(points: list[float]) -> np.ndarray:
    return np.array(points).reshape(-1, 2)


def lengths(points: list[float]) -> np.ndarray:
    """The distances between all places of an outline."""
    p = places(points)
    return np.linalg.norm(p[:, None] - p[None], axis=2)


BONES = ("femur", "tibia", "foot", "pelvis", "sacrum")
PAIRS = list(itertools.pairwise([*body.POSTURES, "face_down"]))


def mix(one: str, other: str, share: float) -> dict[str, list[float]]:
    known = body.FACTS["postures"]
    angles = body.grounded(known[one]["angles"], known[other]["angles"], share, body.FACTS)
    return body.pose(angles, 0.0, [], body.FACTS)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_bone_changes_its_shape_from_posture_to_posture(one: str, other: str):
    rest = body.posture("standing")
    for share in (0.0, 0.35, 1.0):
        shapes = mix(one, other, share)
        for name in BONES:
            gap = np.abs(lengths(shapes[f"body_{name}"]) - lengths(rest[f"body_{name}"])).max()
            assert gap < 1e-6, (name, share)


@pytest.mark.parametrize("name", body.POSTURES)
def test_the_spine_keeps_its_length(name: str):
    line = body.spine_line(body.FACTS["postures"][name]["angles"], body.FACTS)
    steps = np.diff(np.array([line["x"], line["y"]]), axis=1)
    assert np.allclose(np.linalg.norm(steps, axis=0), 1)


@pytest.mark.parametrize("tight", [0.0, 1.0])
@pytest.mark.parametrize("name", body.POSTURES)
def test_the_muscles_of_the_back_stay_inside_the_skin(name: str, tight: float):
    shapes = body.posture(name, tight)
    skin = drawn(shapes["body_trunk"])
    limb = drawn(shapes["body_leg"])
    for muscle in ("erector_spinae", "multifidus", "abdominal_wall"):
        found = drawn(shapes[f"body_{muscle}"])
        kept = inside(skin, found) | inside(limb, found)
        assert kept.all(), (muscle, found[~kept][:3])


@pytest.mark.parametrize("name", body.POSTURES)
def test_vertebrae_never_overlap(name: str):
    corners = places(body.posture(name)["body_vertebrae"]).reshape(-1, 4, 2)
    assert len(corners) == 24
    for low, high in itertools.pairwise(corners):
        assert not inside(drawn([*high.ravel()], smooth=False), low[2:]).any()
        assert not inside(drawn([*low.ravel()], smooth=False), high[:2]).any()


@pytest.mark.parametrize("name", [n for n, p in body.POSTURES.items() if "ground" in p["things"]])
def test_feet_stand_on_the_ground(name: str):
    shapes = body.posture(name)
    lowest = min(drawn(shapes[f"body_{leg}"])[:, 1].min() for leg in ("leg", "far_leg"))
    assert abs(lowest) < 12


def test_on_the_way_between_two_standing_postures_the_feet_stay_on_the_ground():
    for share in np.linspace(0, 1, 9):
        low = min(mix("standing", "lifting_knees", float(share))["body_leg"][1::2])
        assert abs(low) < 12


@pytest.mark.parametrize("name", [n for n, p in body.POSTURES.items() if p["box"]])
def test_the_hand_holds_the_load(name: str):
    shapes = body.posture(name)
    box = drawn(shapes["body_load"], smooth=False)
    assert inside(box, drawn(shapes["body_arm"])).any()


def test_every_posture_of_the_pressure_study_has_a_body():
    assert set(body.OF_MODEL) == set(find("posture").facts["label"]) <= set(POSTURES)
    assert set(body.OF_MODEL.values()) <= set(body.POSTURES)


def test_bending_forward_opens_the_lumbar_curve():
    def curve(name: str) -> float:
        line = body.spine_line(body.FACTS["postures"][name]["angles"], body.FACTS)
        return line["lean"][0] - line["lean"][112]

    assert curve("standing") > curve("bent") > curve("lifting_round")
    assert np.degrees(curve("standing")) == pytest.approx(54, abs=1)


def test_a_tight_muscle_is_thicker_by_up_to_a_quarter():
    slack, tight = (
        places(body.posture("standing", t)["body_erector_spinae"]).reshape(2, -1, 2)
        for t in (0.0, 1.0)
    )
    thick = [np.linalg.norm(one[0] - one[1][::-1], axis=1) for one in (slack, tight)]
    grown = thick[1] / thick[0]
    assert grown.min() == pytest.approx(1)
    assert 1.2 < grown.max() <= 1.25


# the spine from the side

COVERED = 0.8
"""How far (mm) a disc may reach under a bone: less than the shell that is painted over it."""
FLEXIONS = (-5.0, 0.0, 4.0, 10.0)


def solid(name: str, flexion: float) -> np.ndarray:
    """A bone or disc as drawn, bent: its true outline, not the line along its shell."""
    moves, points = side.SOLID[name]
    part = {"upper": 1.0, "lower": 0.0}[moves]
    state = {**side.REST, "flexion": flexion}
    facts = {"pivot": side._PIVOT, "turn": side.facts("mid")["turn"]}
    parts = [part] * (len(points) // 2)
    return drawn(side.bent_outline(points, parts, state, facts))


@pytest.mark.parametrize("flexion", FLEXIONS)
@pytest.mark.parametrize("stage", [0.0, 1.0])
def test_vertebrae_never_overlap_their_discs(flexion: float, stage: float):
    disc = drawn(side.placed("mid", flexion=flexion, stage=stage)["mid_disc_L4_L5"])
    for bone in ("mid_body_L4", "mid_body_L5"):
        found = solid(bone, flexion)
        assert not inside(disc, found, COVERED).any(), bone
        assert not inside(found, disc, COVERED).any(), bone
    for bones, name in (
        (("mid_body_L3", "mid_body_L4"), "mid_disc_L3_L4"),
        (("mid_body_L5", "mid_sacrum_S1"), "mid_disc_L5_S1"),
    ):
        for bone in bones:
            assert not inside(solid(bone, flexion), solid(name, flexion), COVERED).any(), bone


@pytest.mark.parametrize("flexion", FLEXIONS)
def test_arches_never_overlap(flexion: float):
    for one, other in (("spinous_L4", "spinous_L5"), ("spinous_L3", "spinous_L4")):
        assert not inside(solid(f"mid_{one}", flexion), solid(f"mid_{other}", flexion)).any()


def test_bending_narrows_the_disc_in_front_and_opens_it_behind():
    def heights(flexion: float) -> tuple[float, float]:
        disc = places(side.placed("mid", flexion=flexion)["mid_disc_L4_L5"])
        corners = [p for p, q in itertools.pairwise(disc) if np.allclose(p, q)]
        back_top, front_top, front_low, back_low = corners
        front = np.linalg.norm(front_top - front_low)
        return float(front), float(np.linalg.norm(back_top - back_low))

    upright, bent = heights(0.0), heights(10.0)
    assert upright == pytest.approx((11.0, 7.0), abs=0.6)
    assert bent[0] < upright[0] - 3
    assert bent[1] > upright[1] + 1


def test_displaced_material_dents_the_sac_and_moves_the_root():
    rest = axial.placed()
    areas = [axial.sac_area(axial.placed(stage=float(s))) for s in range(5)]
    assert areas[0] > areas[1] > areas[2] > areas[3]
    assert areas[0] == pytest.approx(169, abs=8)
    assert axial.root_moved(rest) == 0
    assert axial.root_moved(axial.placed(stage=2.0)) > 2
    assert rest["axial_herniation"] == []


@pytest.mark.parametrize("stage", [0.0, 1.0, 2.0, 3.0, 4.0])
def test_displaced_material_and_the_sac_do_not_overlap(stage: float):
    cross = axial.placed(stage=stage)
    sac, lobe = drawn(cross["axial_dural_sac"]), drawn(cross["axial_herniation"])
    assert not inside(sac, lobe, 0.5).any()
    long = side.placed("mid", stage=stage)
    sac, lobe = drawn(long["mid_dural_sac"]), drawn(long["mid_herniation"])
    assert not inside(sac, lobe, 0.5).any()


def area(points: np.ndarray) -> float:
    x, y = points.T
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


def test_tight_muscles_are_larger_in_every_view():
    for slack, tight, name in (
        (side.placed("beside"), side.placed("beside", tight=1.0), "beside_multifidus"),
        (axial.placed(), axial.placed(tight=1.0), "axial_multifidus_left"),
        (trunk.placed(0.0), trunk.placed(1.0), "trunk_erector"),
    ):
        half = len(slack[name]) // 2 if not name.startswith("beside") else len(slack[name])
        before, after = area(drawn(slack[name][:half])), area(drawn(tight[name][:half]))
        assert 1.03 < after / before < 1.2, name


def test_one_side_of_the_trunk_can_guard_alone():
    made = trunk.shapes(1.0, 0.0, trunk.FACTS)
    rest = trunk.placed(0.0)
    for name in ("erector", "multifidus"):
        both, slack = places(made[f"trunk_{name}"]), places(rest[f"trunk_{name}"])
        count = len(both) // 2
        assert np.allclose(both[count:], slack[count:])
        assert not np.allclose(both[:count], slack[:count])


# the system


def test_every_colour_reaches_the_page_in_both_themes():
    css = bundle_css()
    for name, (light, dark) in palette.COLOURS.items():
        assert css.count(f"--sc-t-{name}:{light}") == 1
        assert css.count(f"--sc-t-{name}:{dark}") == 1
    assert len(palette.VARIABLES) == len(palette.COLOURS)
    assert not set(palette.VARIABLES) & {style.INK, style.QUIET, style.PAPER, style.LINE}


@pytest.mark.parametrize("theme", [0, 1])
def test_neighbours_can_be_told_apart(theme: int):
    neighbours = (
        *("bone ring", "bone fat", "bone sac", "bone ligament", "bone flavum", "bone muscle"),
        *("ring nucleus", "ring herniation", "ring ligament", "sac fat", "sac nerve", "fat nerve"),
        *("muscle fat", "muscle fascia", "skin fat", "herniation sac", "herniation nerve"),
        *("vein fat", "artery fat", "bone vein", "cartilage bone", "brain body", "bone body"),
    )
    for pair in neighbours:
        one, other = pair.split()
        fills = [palette.COLOURS[name][theme] for name in (one, other)]
        edges = [
            palette.COLOURS[palette.VARIABLES[paint(name)["edgecolor"]][2:]][theme]
            for name in (one, other)
        ]
        by_edge = max(min(palette.contrast(edge, fill) for fill in fills) for edge in edges)
        assert palette.contrast(*fills) >= 1.5 or by_edge >= 3, (pair, by_edge)


def test_the_key_has_a_word_for_each_tissue_and_its_colour():
    words = list(TISSUES.values())
    assert len(set(words)) == len(words)
    assert set(TISSUES) <= set(palette.COLOURS)
    fills = [palette.COLOURS[name][0] for name in TISSUES]
    assert len(set(fills)) == len(fills)


def weigh(texts: list[str]) -> int:
    return len(gzip.compress("".join(texts).encode()))


def published(draw, readouts: dict) -> list[str]:
    """Both cuts of a drawing as a page gets them, with what moves them."""
    found = []
    for cut in CUTS.values():
        with style.course_style():
            board = Board(readouts, live=True)
            board.open(cut.width, cut.height)
            draw(board, cut)
            svg = as_svg(board.figure, "x", "A drawing.")
            found += [shortened(svg), json.dumps(board.scales())]
    return found


def script(*calls: tuple) -> list[str]:
    used = [json.dumps(call[-1], separators=(",", ":")) for call in calls]
    return translate.javascript(translate.given(*calls)) + used


def _body(board: Board, cut) -> None:
    axes = board.axes(0, 0, cut.width, cut.height)
    axes.axis("off")
    axes.set(xlim=(-1300, 1300), ylim=(0, 1800))
    body.draw(board, axes, body.posture("standing"))


ANGLES = body.FACTS["postures"]["standing"]["angles"]
SIDE_STATE = {**side.REST, "hidden": ["bone"]}
LIVE = {
    "body": (_body, body.posture("holding"),
             [(body.pose, ANGLES, 0.5, [1.0, 2.0], body.FACTS)]),
    "side": (lambda board, cut: side.draw(board, side.axes_for(board, "mid", cut), "mid", cut,
                                          side.placed("mid")),
             side.placed("mid"), [(side.shapes, SIDE_STATE, side.facts("mid"))]),
    "beside": (lambda board, cut: side.draw(board, side.axes_for(board, "beside", cut), "beside",
                                            cut, side.placed("beside")),
               side.placed("beside"), [
                   (side.beside_shapes, SIDE_STATE, side.facts("beside"))]),
    "axial": (lambda board, cut: axial.draw(board, axial.axes_for(board, cut), cut,
                                            axial.placed()),
              axial.placed(), [(axial.shapes, axial.REST, axial.FACTS)]),
    "trunk": (lambda board, cut: trunk.draw(board, trunk.axes_for(board, cut), cut,
                                            trunk.placed()),
              trunk.placed(), [(trunk.shapes, 0.5, 0.5, trunk.FACTS)]),
}  # fmt: skip


@pytest.mark.parametrize("name", LIVE)
def test_a_live_drawing_with_both_cuts_and_its_script_is_light(name: str):
    draw, readouts, calls = LIVE[name]
    assert weigh(published(draw, readouts) + script(*calls)) <= 26 * 1024


@pytest.mark.parametrize("name", ["leg", "circuit", "loop"])
def test_a_still_drawing_is_light(name: str):
    def draw(board: Board, cut) -> None:
        render.DRAWINGS[name](board, cut)

    assert weigh(published(draw, {})) <= 26 * 1024


STATES = {
    "body": [[{**ANGLES, "lumbar": 20.5, "near_knee": 33.3}, 0.7, [100.0, 50.0], body.FACTS]],
    "side": [
        [
            {"flexion": f, "lost": 2.0, "stage": s, "by": 0.8, "tight": 0.0, "hidden": ["bone"]},
            side.facts("mid"),
        ]
        for f, s in ((-5.0, 0.0), (7.5, 1.5), (10.0, 3.2), (0.0, 4.0))
    ],
    "beside": [
        [
            {"flexion": f, "lost": 1.0, "stage": 0.0, "by": 1.0, "tight": t, "hidden": ["skin"]},
            side.facts("beside"),
        ]
        for f, t in ((-5.0, 0.0), (7.5, 0.45), (10.0, 1.0))
    ],
    "axial": [[{"stage": s, "tight": 0.3}, axial.FACTS] for s in (0.0, 0.7, 2.5, 3.8)],
    "trunk": [[0.2, 0.9, trunk.FACTS], [1.0, 0.0, trunk.FACTS]],
    "loop": [[2, 4, [0.3, 0.7], 6.5, True, loop.FACTS["phone"]]],
    "pulse": [[0.3, 3, 0.02, loop.FACTS["landscape"]]],
    "grounded": [[ANGLES, body.FACTS["postures"]["bent"]["angles"], 0.4, body.FACTS]],
}
FUNCTIONS = {
    "body": body.pose, "side": side.shapes, "beside": side.beside_shapes, "axial": axial.shapes,
    "trunk": trunk.shapes, "loop": loop.arrow, "pulse": loop.pulse, "grounded": body.grounded,
}  # fmt: skip


def flat(found: object) -> list[float]:
    if isinstance(found, dict):
        return [n for key in sorted(found) for n in flat(found[key])]
    if isinstance(found, list):
        return [n for one in found for n in flat(one)]
    return [found]


@pytest.mark.parametrize("name", STATES)
def test_a_browser_computes_the_same_shapes(browser, name: str):
    function = FUNCTIONS[name]
    source = "".join(translate.javascript(translate.given((function, *STATES[name][0]))))
    page = browser.new_page()
    page.set_content("<!doctype html><title>Drawings</title>")
    words = translate.WORDS_JS
    for arguments in STATES[name]:
        found = page.evaluate(
            f"() => {{ const SC = globalThis.SpasmCycle = globalThis.SpasmCycle || {{}}; {words};"
            f"{source}; const found = {function.__name__}(...{json.dumps(arguments)});"
            " return JSON.parse(JSON.stringify(found, (_, v) => ArrayBuffer.isView(v)"
            " ? Array.from(v) : v)); }"
        )
        ours = function(*copy.deepcopy(arguments))
        assert np.allclose(flat(found), flat(ours), rtol=0, atol=1e-9)
    page.close()


# short paths


def absolute(d: str) -> list[tuple[str, list[float]]]:
    """Path data with steps as places: a second reading of what `short` writes."""
    found, at, start, control = [], np.zeros(2), np.zeros(2), None
    tokens = re.findall(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)", d)
    letter, i = "", 0
    while i < len(tokens):
        if tokens[i].isalpha():
            letter = tokens[i]
            i += 1
        if letter == "z":
            found.append(("Z", []))
            at, control = start, None
            continue
        count = {"m": 2, "l": 2, "c": 6, "s": 4, "q": 4}[letter]
        steps = [at + np.array([float(n) for n in tokens[i + k : i + k + 2]])
                 for k in range(0, count, 2)]  # fmt: skip
        i += count
        if letter == "s":
            steps = [at if control is None else 2 * at - control, *steps]
        found.append(({"m": "M", "l": "L", "q": "Q"}.get(letter, "C"),
                      [float(n) for step in steps for n in step]))  # fmt: skip
        control = steps[1] if letter in "cs" else None
        at = steps[-1]
        start = at if letter == "m" else start
    return found


@pytest.mark.parametrize("name", ["side", "axial", "leg", "body-lifting-round"])
def test_a_short_path_is_the_same_path(name: str):
    with style.course_style():
        svg = as_svg(render.figure(name, CUTS["landscape"]), "x", "A drawing.")
    checked = 0
    for d in re.findall(r' d="([-MLCQZz\d. ]+)"', svg):
        ours = [float(n) for command, numbers in absolute(short(d)) for n in numbers[-2:]]
        whole = re.findall(r"[MLCQ]((?:\s*-?[\d.]+)+)", d)
        theirs = [float(n) for numbers in whole for n in numbers.split()[-2:]]
        kept = [theirs[0:2]] if theirs else []
        for i in range(2, len(theirs), 2):
            if theirs[i : i + 2] != kept[-1]:
                kept.append(theirs[i : i + 2])
        again = [ours[0:2]] if ours else []
        for i in range(2, len(ours), 2):
            if np.abs(np.array(ours[i : i + 2]) - again[-1]).max() > 1e-6:
                again.append(ours[i : i + 2])
        assert np.allclose(again, kept, atol=0.051), d[:80]
        assert len(short(d)) <= len(d)
        checked += 1
    assert checked > 30
