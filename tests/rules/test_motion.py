"""What lies between two states of a picture, and what a drag asks for, without any page."""

import math

import pytest
from engine import given
from hypothesis import strategies as st

numbers = st.floats(-1e6, 1e6)
DAY = {"low": 0, "high": 84, "step": 1}
ALONG = {"control": "day", "along": "x", "scale": 1}


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6), st.floats(0, 1))
def test_numbers_and_lists_lie_between_their_ends(scripts, pairs, share):
    before, after = ([pair[i] for pair in pairs] for i in (0, 1))
    ends = {"n": before[0], "list": before}, {"n": after[0], "list": after}
    found = scripts.call("between", *ends, share)
    for a, b, one in zip(before, after, found["list"], strict=True):
        assert min(a, b) - 1e-6 <= one <= max(a, b) + 1e-6
    assert found["n"] == found["list"][0]


@pytest.mark.parametrize(
    ("before", "after"),
    [("up", "down"), (1, "none"), ([1, 2], [1, 2, 3]), (["R"], ["B"]), (False, True), (None, 2)],
)
def test_all_else_is_the_new_state_at_once(scripts, before, after):
    assert scripts.call("between", {"x": before}, {"x": after}, 0.1) == {"x": after}


def test_what_is_new_or_gone_follows_the_new_state(scripts):
    assert scripts.call("between", {"gone": 1}, {"new": 2}, 0.5) == {"new": 2}


@given(st.floats(0, 84), st.floats(-1e4, 1e4))
def test_a_drag_keeps_to_range_and_steps(scripts, value, to):
    day = scripts.call("dragged", ALONG, DAY, value, [0, 0], [to, 3], {})
    assert 0 <= day <= 84
    assert day == int(day)
    assert abs(day - min(84, max(0, value + to))) <= 0.5


@pytest.mark.parametrize(
    ("grab", "to", "value"),
    [
        ({"along": "y", "scale": -2}, [9, 3], 14),
        ({"along": [3, 4], "scale": 1}, [3, 4], 25),
        ({"along": "x", "scale": 0.5}, [10, 0], 25),
        ({"along": "x", "scale": 1, "around": ["cx", 0]}, [0, 1], 65),
        ({"along": "x", "scale": 1, "stops": [[0, 0], [21, 21], [35, 84]]}, [3, 0], 30),
        ({"along": "x", "scale": 1, "stops": [[0, 0], [21, 21], [35, 84]]}, [-5, 0], 15),
    ],
)
def test_a_drag_goes_along_or_around(scripts, grab, to, value):
    start = [1, 0] if "around" in grab else [0, 0]
    if "around" in grab:
        to = [math.cos(math.pi / 4), math.sin(math.pi / 4)]
    found = scripts.call("dragged", {"control": "day", **grab}, DAY, 20, start, to, {"cx": 0})
    assert found == value


def test_a_turn_past_half_a_circle_does_not_jump(scripts):
    """From just above the left to just below it is a small turn, not almost a whole one."""
    grab = {"control": "day", "along": "x", "scale": 1, "around": [0, 0]}
    assert scripts.call("dragged", grab, DAY, 20, [-1, 0.02], [-1, -0.02], {}) == 22
