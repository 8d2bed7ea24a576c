"""From the side, every disc stays within bone and ligaments, but for what is displaced on purpose.

The drawing must not show a healthy neighbour that bulges further than the herniation.
"""

import itertools

import numpy as np
import pytest
from outlines import distance, drawn, inside

from spasmcycle.drawing import body, side
from spasmcycle.drawing.displaced import SHAPES
from spasmcycle.figures import find

FLEXIONS = range(-5, 13)
DISCS = ("L3_L4", "L4_L5", "L5_S1")
CURVED_OUT = {"front": 1.8, "back": 0.9}
"""How far (mm) a disc at rest may stand out from the line between its two bones."""


def read(**changes: float | str) -> dict:
    """The read-outs of the midline, with what stands still beside them."""
    picture = find("side-view")
    still = {n: side.standing(points) for n, (_, points) in side.OUTLINES.items()}
    return still | picture.read(picture.values(**changes))


def ligament(r: dict, name: str, ahead: bool) -> np.ndarray:
    """The edge of a ligament that looks towards the discs, as a line of places."""
    line = drawn(r[f"mid_{name}"], closed=False)
    steps = np.gradient(line, axis=0)
    out = np.stack([-steps[:, 1], steps[:, 0]], axis=1)
    long = np.linalg.norm(out, axis=1, keepdims=True)
    out = out / np.where(long > 0, long, 1)
    out *= np.where(out[:, :1] > 0, 1, -1) * (1 if ahead else -1)
    return line + out * side.WIDE[f"mid_{name}"] / 2


def beyond(r: dict, disc: str) -> dict[str, float]:
    """How far (mm) a disc reaches over the edge of the ligament in front and behind; below 0 no."""
    places = drawn(r[f"mid_disc_{disc}"])
    found = {}
    for where, name in (
        ("front", "lig_anterior_longitudinal"), ("back", "lig_posterior_longitudinal"),
    ):  # fmt: skip
        edge = ligament(r, name, where == "front")
        gaps = np.linalg.norm(places[:, None] - edge[None], axis=2)
        near = gaps.argmin(axis=1)
        over = places[:, 0] - edge[near, 0]
        over = -over if where == "front" else over
        found[where] = float(np.where(over > 0, gaps.min(axis=1), -gaps.min(axis=1)).max())
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_no_neighbour_crosses_a_ligament_however_the_spine_bends(shape: str):
    for flexion, size in itertools.product(FLEXIONS, (0, 10)):
        r = read(flexion=flexion, shape=shape, size=size)
        for disc in ("L3_L4", "L5_S1"):
            assert max(beyond(r, disc).values()) < THIN, (disc, flexion, size, beyond(r, disc))


THIN = 0.75
"""Half the ligament, mm: a disc may touch it and press into it, and never shows behind it."""


@pytest.mark.parametrize("lost", [0, 20, 40])
def test_at_rest_no_disc_crosses_a_ligament_in_no_posture(lost: float):
    """Nor with a bulge, over which the back ligament is lifted."""
    for flexion, shape, size in itertools.product(FLEXIONS, ("none", "bulge"), (1, 3)):
        r = read(flexion=flexion, shape=shape, size=size, lost=lost)
        found = beyond(r, "L4_L5")
        assert max(found.values()) < THIN, (flexion, shape, size, found)


@pytest.mark.parametrize("disc", DISCS)
def test_a_disc_at_rest_hardly_stands_out_from_its_bones(disc: str):
    r = read()
    points = np.array(r[f"mid_disc_{disc}"]).reshape(-1, 2)
    corners = [p for p, q in itertools.pairwise(points) if np.allclose(p, q)]
    back_top, front_top, front_low, back_low = corners
    places = drawn(r[f"mid_disc_{disc}"])
    for where, a, b in (("front", front_top, front_low), ("back", back_top, back_low)):
        along = (b - a) / np.linalg.norm(b - a)
        out = np.array([along[1], -along[0]])
        if (out @ (points.mean(axis=0) - a)) > 0:
            out = -out
        assert ((places - a) @ out).max() <= CURVED_OUT[where], (disc, where)


def test_what_is_displaced_reaches_further_than_any_disc_at_rest():
    rest = np.array(read()["mid_disc_L4_L5"]).reshape(-1, 2)
    for shape in ("bulge", "protrusion", "extrusion", "sequestration"):
        r = read(shape=shape, size=10)
        out = drawn(r["mid_herniation"] or r["mid_disc_L4_L5"])
        assert distance(
            drawn(list(rest.ravel())), out[~inside(drawn(list(rest.ravel())), out)]
        ).max() > (1.5 if shape == "bulge" else 3), shape


@pytest.mark.parametrize("shape", SHAPES)
def test_the_back_ligament_lies_behind_what_is_displaced(shape: str):
    for flexion, size in itertools.product((-5, 0, 12), (1, 3, 6, 10)):
        r = read(flexion=flexion, shape=shape, size=size)
        places = drawn(r["mid_herniation"])
        line = drawn(r["mid_lig_posterior_longitudinal"], closed=False)
        for place in places:
            near = line[np.linalg.norm(line - place, axis=1).argmin()]
            over = place[0] - near[0]
            assert over < 0.6 or np.linalg.norm(place - near) < 0.6, (flexion, size, place)


@pytest.mark.parametrize("name", body.POSTURES)
def test_in_no_posture_of_the_body_a_disc_leaves_the_spine(name: str):
    """The discs of the whole body lie between its vertebrae, in front of the back muscles."""
    shapes = body.posture(name)
    discs = np.array(shapes["body_discs"]).reshape(-1, 2)
    trunk = drawn(shapes["body_trunk"])
    assert inside(trunk, discs).all()
