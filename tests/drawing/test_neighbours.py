"""From the side, every disc stays within bone and ligaments, but for what is displaced on purpose.

The drawing must not show a healthy neighbour that bulges further than the herniation.
"""

import itertools

import numpy as np
import pytest
from outlines import drawn

from spasmcycle.anatomy.side import SHAPES, SIDE
from spasmcycle.figures import find

FLEXIONS = range(-5, 13)
CURVED_OUT = {"front": 1.6, "back": 0.9}
"""How far (mm) a disc at rest may stand out from the line between its two bones."""


def read(name: str, **changes: float | str) -> dict:
    picture = find(name)
    below = {name: points for name, (_, _, moves, points) in SIDE.items() if moves == "5"}
    return below | picture.read(picture.values(**changes))


def x_at(line: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Where a line that runs down or up lies at the heights y."""
    order = np.argsort(line[:, 1])
    return np.interp(y, line[order, 1], line[order, 0])


def within_ligaments(r: dict, disc: str) -> np.ndarray:
    """How far (mm) each place of a disc lies inside both ligaments; less than 0 is beyond."""
    places = drawn(r[disc], smooth=False)
    front = x_at(drawn(r["front_ligament"], closed=False), places[:, 1])
    back = x_at(drawn(r["ligament"], closed=False), places[:, 1])
    return np.minimum(places[:, 0] - front, back - places[:, 0])


def beyond_bone(r: dict, disc: str, corners: tuple[int, int, int, int]) -> dict[str, float]:
    """How far a disc stands out from the lines between the corners of its bones, in mm."""
    places = drawn(r[disc], smooth=False)
    points = np.array(r[disc]).reshape(-1, 2)
    found = {}
    for side, (i, j), sign in (("front", corners[:2], -1), ("back", corners[2:], 1)):
        a, b = points[i], points[j]
        along = (b - a) / np.linalg.norm(b - a)
        out = np.array([along[1], -along[0]])
        out = out * sign * (1 if out[0] > 0 else -1)
        found[side] = float(((places - a) @ out).max())
    return found


# places of the corners in the outline of a neighbour: front above and below, back below and above
CORNERS = (6, 10, 16, 0)


@pytest.mark.parametrize("shape", SHAPES)
def test_neighbours_stay_behind_bone_and_ligaments(shape: str):
    for flexion, size in itertools.product(FLEXIONS, (0, 10)):
        r = read("side-view", flexion=flexion, shape=shape, size=size)
        for disc in ("disc34", "disc51"):
            assert within_ligaments(r, disc).min() > 0.1, (disc, flexion, size)
            out = beyond_bone(r, disc, CORNERS)
            assert all(out[side] <= CURVED_OUT[side] for side in out), (disc, flexion, out)


@pytest.mark.parametrize("lost", [0, 20, 40])
def test_the_disc_between_stays_behind_the_ligaments_when_nothing_or_a_bulge_is_out(lost: float):
    for flexion, shape, size in itertools.product(FLEXIONS, ("none", "bulge"), (1, 3)):
        r = read("side-view", flexion=flexion, shape=shape, size=size, lost=lost)
        assert within_ligaments(r, "disc").min() > -0.02, (flexion, shape, size)


def test_what_is_displaced_reaches_further_than_any_disc_at_rest():
    """The largest displacement leaves the line of its bones; the neighbours never come near it."""
    rest = read("side-view")
    most = max(beyond_bone(rest, disc, CORNERS)["back"] for disc in ("disc34", "disc", "disc51"))
    for shape in ("bulge", "protrusion", "extrusion", "sequestration"):
        r = read("side-view", shape=shape, size=10)
        out = max(r["piece"][::2] or r["disc"][::2]) - 17.5
        assert out > 3 * most, shape


@pytest.mark.parametrize("shape", SHAPES)
def test_the_back_ligament_lies_behind_what_is_displaced(shape: str):
    for flexion, size in itertools.product((-5, 0, 12), (1, 3, 6, 10)):
        r = read("side-view", flexion=flexion, shape=shape, size=size)
        places = drawn(r["piece"])
        if len(places):
            back = x_at(drawn(r["ligament"], closed=False), places[:, 1])
            assert (back - places[:, 0]).min() > -0.6, (flexion, size)
