"""Whatever the controls are set to, every stock stays finite and in its range for 84 days."""

import numpy as np
import pytest

from spasmcycle.cohort import lockstep
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE
from spasmcycle.model.parameters import GRADES, PARAMETERS
from spasmcycle.model.treatments import STRONGEST, TREATMENTS, Course
from spasmcycle.simulate import case, simulate

SETTINGS = 10_000
SEED = 84
DAYS = 84
HOURS = np.array([0.0, 1.0, 6.0, *(24.0 * day for day in (1, 2, 3, *range(7, DAYS + 1, 7)))])
SLACK = 1e-5
MOST_COURSES = 2


def drawn(rng: np.random.Generator) -> dict:
    """One setting of all controls, as `simulate` takes it. Ends of ranges are drawn often."""

    def between(low: float, high: float) -> float:
        place = min(1.0, max(0.0, rng.uniform(-0.2, 1.2)))
        return low + (high - low) * place

    def some(share: float) -> dict[str, float]:
        chosen = rng.random(len(PARAMETERS)) < share
        return {
            p.name: between(p.low, p.high)
            for p, here in zip(PARAMETERS.values(), chosen, strict=True)
            if here
        }

    # What is not set keeps its default, or what the cause or the size of the disc makes it.
    changes = [(between(0, DAYS), some(0.3)) for _ in range(rng.integers(2))]
    courses = [
        Course(
            str(rng.choice(list(TREATMENTS))),
            between(0, DAYS),
            between(0.01, DAYS),
            between(0, STRONGEST),
        )
        for _ in range(rng.integers(MOST_COURSES + 1))
    ]
    return {
        "grade": str(rng.choice(["none", *GRADES])),
        "cause": str(rng.choice(["none", *CAUSES])),
        "changes": changes,
        "courses": courses,
        **some(0.8),
    }


@pytest.fixture(scope="module")
def settings() -> list[dict]:
    rng = np.random.default_rng(SEED)
    return [drawn(rng) for _ in range(SETTINGS)]


def solved(cases: list[dict]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Stocks (people, points, stocks), pain shown (people, points) and steps of every case."""
    most = max(len(one["segments"]) for one in cases)
    starts = np.full((len(cases), most), np.inf)
    values = np.zeros((len(cases), most, len(full.parameters)))
    shares = np.ones((len(cases), most, full.n))
    y0 = np.array([[one["start"].get(name, 0.0) for name in full.stocks] for one in cases])
    for i, one in enumerate(cases):
        for j, segment in enumerate(one["segments"]):
            starts[i, j] = 24 * segment["day"]
            values[i, j:] = [segment["settings"][name] for name in full.parameters]
            kept = segment.get("keep", {})
            shares[i, j] = [kept.get(name, 1.0) for name in full.stocks]
    pain = np.full((len(cases), len(HOURS)), np.nan)
    stocks = np.full((len(cases), len(HOURS), full.n), np.nan)
    steps = np.zeros(len(cases), dtype=int)
    lockstep.everybody(y0, starts, values, shares, HOURS, TOLERANCE, pain, steps, stocks)
    return stocks, pain, steps


def highest(one: dict) -> list[float]:
    """The largest value that each stock of a case can have, in the order of `full.stocks`."""
    held = [segment["settings"] for segment in one["segments"]]
    irritants = [p["release"] / (p["washout"] * (1 + p["heat"]) * (1 - p["phi"])) for p in held]
    inflamed = [p["k_H"] / (1 + p["anti_inflammatory"]) * one["start"]["H"] ** 2 for p in held]
    first = one["start"]
    top = {
        "M": 1.0,
        "W": max(first.get("W", 0.0), *irritants),
        "I": max(first["I"], *inflamed),
        "F": 1.0,
        "Z": 1.0,
        "H": first["H"],
    }
    return [top[name] for name in full.stocks]


def test_every_state_is_finite_and_in_range_for_84_days(settings):
    cases = [case(days=DAYS, **one) for one in settings]
    stocks, pain, steps = solved(cases)
    top = np.array([highest(one) for one in cases])[:, None, :]
    columns = np.concatenate([stocks, pain[:, :, None]], axis=2)
    tops = np.concatenate([top, np.full((len(cases), 1, 1), 10.0)], axis=2)
    inside = (columns >= -SLACK) & (columns <= tops + SLACK)  # not-a-number is never inside
    wrong = np.argwhere(~inside | (steps < 0)[:, None, None])
    if len(wrong):
        i, point, column = wrong[0]
        name = [*full.stocks, "pain_shown"][column]
        asked = ", ".join(f"{key}={value!r}" for key, value in settings[i].items())
        pytest.fail(
            f"{len({row[0] for row in wrong})} of {SETTINGS} settings leave their range; the first "
            f"is setting {i} of seed {SEED}: {name} is {columns[i, point, column]!r} (allowed 0 "
            f"to {tops[i, 0, column]:g}) at hour {HOURS[point]:g} in {steps[i]} steps of\n"
            f"simulate(days={DAYS}, {asked})"
        )


def test_all_controls_are_drawn_to_both_ends_and_by_every_name(settings):
    for p in PARAMETERS.values():
        asked = [one[p.name] for one in settings if p.name in one]
        assert min(asked) == p.low and max(asked) == p.high
        assert SETTINGS / 10 < len(asked) < SETTINGS, "set in most, left alone in some"
    assert {one["grade"] for one in settings} == {"none", *GRADES}
    assert {one["cause"] for one in settings} == {"none", *CAUSES}
    courses = [course for one in settings for course in one["courses"]]
    assert {course.treatment for course in courses} == set(TREATMENTS)
    assert {0.0, STRONGEST} <= {course.strength for course in courses}
    assert min(c.start for c in courses) == 0 and max(c.start for c in courses) == DAYS
    assert {len(one["changes"]) for one in settings} == {0, 1}


def test_what_is_checked_is_what_simulate_gives(settings):
    some = settings[:20]
    stocks, pain, _ = solved([case(days=DAYS, **one) for one in some])
    for i, one in enumerate(some):
        run = simulate(days=DAYS, **one)
        at = np.isin(24 * run.days, HOURS)
        assert at.sum() == len(HOURS)
        for j, name in enumerate(full.stocks):
            assert np.abs(run[name][at] - stocks[i, :, j]).max() <= 1e-9
        assert np.abs(run["pain_shown"][at] - pain[i]).max() <= 1e-9
