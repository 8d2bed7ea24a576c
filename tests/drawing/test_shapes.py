"""The names of displaced material follow the drawn shape, as in Fardon 2014, at every size.

A bulge goes over more than a quarter of the rim. A protrusion stands on less than a quarter, and
nothing of it is wider than its base. An extrusion has a neck that is narrower than its head. A
loose piece (sequestration) has no link to the disc.
"""

import itertools

import numpy as np
import pytest
from outlines import distance, drawn, inside, length

from spasmcycle.drawing import axial, side
from spasmcycle.drawing.displaced import SHAPES
from spasmcycle.drawing.outlines import mirrored
from spasmcycle.figures import find

FOCAL = ("protrusion", "extrusion", "sequestration")
NAMES = {
    "none": "nothing displaced",
    "bulge": "a bulge",
    "protrusion": "a protrusion",
    "extrusion": "an extrusion",
    "sequestration": "a loose piece (sequestration)",
}
SIZES = (0, 0.5, 1, 2, 3, 4.5, 6, 8, 10)
DIRECTIONS = ("central", "side", "foramen")
L5 = find("disc-root").facts["material"]["places"]["l5"]


def read(name: str, **changes: float | str) -> dict:
    picture = find(name)
    return picture.read(picture.values(**changes))


def below(shape: str, size: float, direction: str, **changes: float) -> dict:
    return read("disc-root", shape=shape, size=size, direction=direction, **changes)


def across(piece: np.ndarray, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places along and out of the edge of the disc, from the ends of the base (2, 2)."""
    along = (base[1] - base[0]) / np.linalg.norm(base[1] - base[0])
    out = np.array([-along[1], along[0]])
    middle = base.mean(axis=0)
    if ((piece - middle) @ out).mean() < 0:
        out = -out
    return (piece - middle) @ along, (piece - middle) @ out


def feet(points: list[float]) -> np.ndarray:
    """The two ends of what stands on the disc: its first and its last point."""
    return np.array([points[:2], points[-2:]])


@pytest.mark.parametrize("shape", SHAPES)
def test_every_combination_is_named_by_its_shape(shape: str):
    assert NAMES.keys() == SHAPES.keys()
    for size, direction, months in itertools.product(SIZES, DIRECTIONS, (0, 1, 12)):
        r = below(shape, size, direction, months=months)
        name = NAMES[shape if size > 0 else "none"]
        where = (shape, size, direction, months)
        assert r["size_text"].startswith(name), where
        assert name in find("disc-root").describe(r), where
        assert name in r["value"][0], where
    for size, flexion, lost in itertools.product(SIZES, (-5, 0, 12), (0, 40)):
        r = read("side-view", shape=shape, size=size, flexion=flexion, lost=lost)
        assert r["words"] == NAMES[shape if size > 0 else "none"]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("size", [s for s in SIZES if s > 0])
def test_a_bulge_goes_over_more_than_a_quarter_of_the_rim_and_to_no_side(size, direction):
    rest, r = (drawn(below(s, size, direction)["axial_disc"]) for s in ("none", "bulge"))
    moved = np.linalg.norm(r - rest, axis=1)
    pieces = np.linalg.norm(np.diff(rest, axis=0, append=rest[:1]), axis=1)
    assert 0.4 <= moved.max() <= 3.3, "a bulge is shallow"
    assert pieces[moved > moved.max() / 2].sum() > 0.25 * pieces.sum()
    state = below("bulge", size, direction)
    assert state["axial_herniation"] == [] and state["place"] == "Along the back of the rim"
    assert "direction" in state["idle"]
    straight = below("bulge", size, "central")
    assert {k: v for k, v in state.items() if k != "idle"} == {
        k: v for k, v in straight.items() if k != "idle"
    }, "a direction changes nothing"
    assert state["contact5"] == pytest.approx(state["contact_other"])


@pytest.mark.parametrize("shape", FOCAL)
def test_what_is_focal_takes_less_than_a_quarter_and_leaves_the_rim_as_it_is(shape: str):
    rest = below("none", 0, "central")
    rim = drawn(rest["axial_disc"])
    for size, direction in itertools.product(SIZES[1:], DIRECTIONS):
        r = below(shape, size, direction)
        assert r["axial_disc"] == rest["axial_disc"], "the rim beside it does not bulge"
        piece = drawn(r["axial_herniation"])
        assert inside(piece, rim).mean() < 0.25, (shape, size, direction)
        if shape != "sequestration":
            assert length(drawn(r["axial_herniation"], False)[[0, -1]]) < 0.25 * length(rim)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("size", SIZES[1:])
def test_a_protrusion_is_widest_at_its_base(size: float, direction: str):
    r = below("protrusion", size, direction)
    base = feet(r["axial_herniation"])
    wide = np.linalg.norm(base[1] - base[0])
    piece = drawn(r["axial_herniation"])
    beyond = piece[~inside(drawn(r["axial_disc"]), piece)]
    assert len(beyond)
    widest = np.linalg.norm(beyond[:, None] - beyond[None], axis=2).max()
    assert widest <= wide + 0.05, "nothing beyond the base is as wide, in any direction"
    assert inside(drawn(r["axial_disc"]), base).all(), "it stands in the disc"


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("size", SIZES[1:])
def test_an_extrusion_has_a_neck_narrower_than_its_head(size: float, direction: str):
    r = below("extrusion", size, direction)
    base = feet(r["axial_herniation"])
    u, v = across(drawn(r["axial_herniation"]), base)
    neck = np.ptp(u[(v > 0.3) & (v < 0.4 + 0.1 * size)])
    head = np.ptp(u[v > 0.4 + 0.3 * size])
    assert head > 1.4 * neck and head > 1.4 * np.linalg.norm(base[1] - base[0])
    assert inside(drawn(r["axial_disc"]), base).all(), "it hangs together with the disc"


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_loose_piece_has_no_link_to_the_disc(direction: str):
    for size, months in itertools.product(SIZES[1:], (0, 1, 6, 12)):
        r = below("sequestration", size, direction, months=months)
        piece = drawn(r["axial_herniation"])
        for part in ("axial_disc", "axial_fissure"):
            assert not inside(drawn(r[part]), piece).any(), (part, size, months)
            assert not inside(piece, drawn(r[part])).any(), (part, size, months)
        assert distance(drawn(r["axial_disc"]), piece).min() > 0.15 * r["size"]


@pytest.mark.parametrize("shape", FOCAL)
def test_nothing_displaced_is_drawn_in_bone_and_the_sac_gives_way(shape: str):
    for size, direction in itertools.product(SIZES[1:], DIRECTIONS):
        r = below(shape, size, direction)
        piece = drawn(r["axial_herniation"])
        facet = axial.OUTLINES["axial_facet_L5_superior_left"]
        for bone in (facet, mirrored(facet), axial.OUTLINES["axial_vertebra_L4_arch"]):
            assert not inside(drawn(bone), piece, 0.3).any(), (size, direction)
        assert not inside(drawn(r["axial_dural_sac"]), piece, 0.5).any(), (size, direction)


def test_touch_in_words_is_touch_in_the_drawing():
    """Where a root is said to be touched, the outline meets it, and only that root."""
    for shape, size, direction in itertools.product(SHAPES, SIZES, DIRECTIONS):
        r = below(shape, size, direction)
        outline = drawn(r["axial_herniation"] or r["axial_disc"])
        for root, place, said in (
            ("L5", L5, "L5" in r["touched"]),
            ("L5 right", [-L5[0], L5[1]], "both L5" in r["touched"]),
        ):
            at = np.array([place])
            gap = distance(outline, at)[0] * (-1 if inside(outline, at)[0] else 1) - 2
            assert said == (gap < -0.4) or abs(gap + 0.4) < 0.25, (root, shape, size, direction)
        ellipse = drawn(r["axial_root_L4_left"])
        met = inside(ellipse, outline, 0.5).any() or inside(outline, ellipse, 0.5).any()
        assert "L4" in r["touched"] or not met, (shape, size, direction)


@pytest.mark.parametrize("flexion", [-5, 0, 5, 12])
@pytest.mark.parametrize("lost", [0, 20, 40])
def test_from_the_side_the_shapes_hold_however_the_segment_bends(flexion: float, lost: float):
    """A protrusion is widest at the edge of the disc, an extrusion beyond it, a piece apart."""
    for size in SIZES[1:]:
        state = {"size": size, "flexion": flexion, "lost": lost}
        wide = {}
        for shape in ("protrusion", "extrusion"):
            r = read("side-view", shape=shape, **state)
            piece, disc = drawn(r["mid_herniation"]), drawn(side_disc(r))
            assert inside(disc, piece).any(), "it hangs together with the disc"
            wide[shape] = levels(r, 0.09 * lost)
        base, beyond = wide["protrusion"]
        assert beyond <= base + 0.3, state  # less than the line round it
        neck, head = wide["extrusion"]
        assert size < 2 or head > 1.4 * neck, state  # smaller, it is no more than a line
        r = read("side-view", shape="sequestration", **state)
        piece = drawn(r["mid_herniation"])
        for part in (drawn(side_disc(r)), drawn(r["mid_fissure"])):
            assert not inside(part, piece).any(), state
        for shape in FOCAL:
            piece = drawn(read("side-view", shape=shape, **state)["mid_herniation"])
            for bone in ("mid_body_L4", "mid_body_L5"):
                found = drawn(solid(bone, flexion, 0.09 * lost))
                assert not inside(found, piece, 0.9).any(), (bone, shape, state)


def solid(name: str, flexion: float, lost: float) -> list[float]:
    """The true outline of a bone, bent."""
    moves, points = side.SOLID[name]
    state = {**side.REST, "flexion": flexion, "lost": lost}
    part = [1.0 if moves == "upper" else 0.0] * (len(points) // 2)
    return side.bent_outline(points, part, state, side.facts("mid"))


def side_disc(r: dict) -> list[float]:
    return r["mid_disc_L4_L5"]


def levels(r: dict, lost: float) -> tuple[float, float]:
    """How high displaced material is at the edge of the disc, and the most beyond it, in mm."""
    state = {**side.REST, "flexion": r["flexion"], "lost": lost}
    ends = [side.bent(x, 0, 0.5, state, side.facts("mid")) for x in (17.2, 18.2)]
    out = np.array(ends[1]) - ends[0]
    piece = drawn(r["mid_herniation"]) - ends[0]
    u, v = piece @ np.array([-out[1], out[0]]), piece @ out
    near, far = u[np.abs(v) < 0.05 + 0.06 * r["size"]], u[v > 0.2 * r["size"]]
    return float(np.ptp(near)), float(np.ptp(far))


def test_shape_and_size_are_two_controls():
    """Each shape is drawn small and large, and a size alone never changes the name."""
    for name in ("disc-root", "side-view"):
        controls = {c.name: c for c in find(name).controls}
        assert list(controls["shape"].options) == list(SHAPES)
    left = find("disc-root").facts["left"]
    for shape in SHAPES:
        sizes = [below(shape, 2, "side", months=m)["size"] for m in (0, 1, 2)]
        assert sizes == pytest.approx([sizes[0] * left[shape] ** m for m in (0, 1, 2)])


def test_a_link_with_a_size_alone_opens_with_the_shape_of_the_start():
    """Links from before there were two controls still open; their name is then the drawn shape."""
    r = read("disc-root", size=9, direction="side")
    assert r["size_text"] == "a protrusion, 6.0 mm, the most drawn"
    assert read("disc-root", size=0)["size_text"] == "nothing displaced"
    assert read("side-view", size=9)["words"] == "nothing displaced"
