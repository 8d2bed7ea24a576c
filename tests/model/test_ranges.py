"""Whatever the controls are set to, every stock stays finite and in its range."""

import math

from hypothesis import HealthCheck, given
from hypothesis import settings as examined
from hypothesis import strategies as st

from spasmcycle.model.causes import CAUSES
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings
from spasmcycle.model.treatments import STRONGEST, TREATMENTS, Course
from spasmcycle.simulate import case

PEOPLE = 10_000
DAYS = 7
HOURS = [0.0, 1.0, 6.0, 24.0, 72.0, 168.0]
SLACK = 1e-4
DEFAULTS = settings()
CHOICES = (["none", *GRADES], ["none", *CAUSES], list(TREATMENTS), list(TREATMENTS))
AMOUNTS = (0.0, DAYS), (0.01, DAYS), (0.0, STRONGEST)
CONTROLS = len(PARAMETERS) + len(CHOICES) + 2 * len(AMOUNTS)


def chosen(places: list[float]) -> dict:
    """Every control at its place, 0 (its low end) to 1 (its high end), as a case to solve."""
    left = iter(places)

    def between(low: float, high: float) -> float:
        return low + (high - low) * next(left)

    values = {p.name: between(p.low, p.high) for p in PARAMETERS.values()}
    grade, cause, *given_ = [c[min(len(c) - 1, int(next(left) * len(c)))] for c in CHOICES]
    courses = [Course(name, *(between(*ends) for ends in AMOUNTS)) for name in given_]
    return case(grade, DAYS, cause=cause, courses=courses, **values)


# Two bytes a control: hypothesis draws them quickly, and likes the ends.
@examined(
    max_examples=PEOPLE,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(st.binary(min_size=2 * CONTROLS, max_size=2 * CONTROLS))
def test_every_state_is_finite_and_in_range(drawn):
    pairs = zip(drawn[::2], drawn[1::2], strict=True)
    one = chosen([(256 * a + b) / 65535 for a, b in pairs])
    run = solve(full, DEFAULTS, one, HOURS, TOLERANCE)
    assert run["fine"]
    first, start = one["segments"][0]["settings"], one["start"]
    slowest = PARAMETERS["washout"].low * (1 - first["phi"])
    top = {
        "M": 1.0,
        "W": max(start.get("W", 0.0), first["release"] / slowest),
        "I": max(start["I"], first["k_H"]),
        "F": 1.0,
        "Z": 1.0,
        "H": start["H"],
        "pain_shown": 10.0,
    }
    for name, most in top.items():
        for value in run[name]:
            assert math.isfinite(value) and -SLACK <= value <= most + SLACK, name


def test_the_ends_of_every_control_can_be_reached():
    for place in (0.0, 1.0):
        one = chosen([place] * CONTROLS)
        settled = one["segments"][0]["settings"]
        assert settled == {p.name: p.high if place else p.low for p in PARAMETERS.values()}
