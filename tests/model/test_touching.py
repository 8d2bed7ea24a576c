"""Courses that touch are solved, however short the gap that rounding leaves between them."""

import shutil
from dataclasses import asdict

import numpy as np
import pytest
from exact import lsoda
from touching import A_GAP, as_arrays, cases, narrowest

from bench.cohort import in_c
from spasmcycle.cohort import lockstep
from spasmcycle.cohort.people import Segments
from spasmcycle.cohort.solve import everybody
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, integrate, solve
from spasmcycle.model.parameters import PARAMETERS, settings
from spasmcycle.model.treatments import Course
from spasmcycle.simulate import simulate

PLANS = 1000
HOURS = np.arange(0.0, 24 * 84 + 1, 12)
DEFAULTS = list(settings(tau_H=80.0).values())
START = [0.0, 0.0, 0.75, 0.0, 0.0, 0.75]


@pytest.fixture(scope="module")
def plans() -> list[dict]:
    return cases(PLANS, seed=84)


@pytest.fixture(scope="module")
def solved(plans) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Stocks, displayed pain and steps of every plan, by NumPy."""
    pain = np.zeros((PLANS, len(HOURS)))
    stocks = np.zeros((PLANS, len(HOURS), full.n))
    steps = np.zeros(PLANS, dtype=int)
    lockstep.everybody(*as_arrays(plans), HOURS, TOLERANCE, pain, steps, stocks)
    return stocks, pain, steps


def test_the_plans_are_of_the_kind_that_was_refused(plans):
    """Without gaps that only rounding makes, the tests below would say nothing."""
    assert sum(narrowest(one) < A_GAP / 5 for one in plans) > PLANS / 20
    assert sum(narrowest(one) > A_GAP for one in plans) > PLANS / 20


def test_every_plan_is_solved_and_the_copies_of_the_solver_agree_to_the_last_bit(plans, solved):
    stocks, pain, steps = solved
    assert (steps > 0).all()
    by_numba, steps_by_numba = everybody(*as_arrays(plans), HOURS, compiled=True)
    assert np.array_equal(by_numba, pain) and np.array_equal(steps_by_numba, steps)
    closest = sorted(range(PLANS), key=lambda i: narrowest(plans[i]))
    for i in (*closest[:40], *range(40)):
        columns = solve(full, settings(), plans[i], HOURS.tolist(), TOLERANCE)
        assert columns["fine"] and columns["steps"] == steps[i]
        assert columns["pain_shown"] == pain[i].tolist()
        found = np.column_stack([columns[name] for name in full.stocks])
        assert np.array_equal(found, stocks[i])


def test_a_sample_of_the_plans_agrees_with_lsoda(plans, solved):
    closest = sorted(range(PLANS), key=lambda i: narrowest(plans[i]))
    for i in (*closest[:25], *range(25)):
        assert np.abs(lsoda(plans[i], HOURS) - solved[0][i]).max() < 1e-4


@pytest.mark.skipif(shutil.which("gcc") is None, reason="the yardstick of the bench is C")
def test_the_yardstick_of_the_bench_solves_them_too(tmp_path):
    """It knows no jumps, so plans without surgery."""
    made = [one for one in cases(300, 7) if all(s["keep"]["H"] == 1 for s in one["segments"])]
    assert sum(narrowest(one) < A_GAP / 5 for one in made) > 10
    crowd = Segments(*as_arrays(made))
    pain, steps = in_c(shutil.which("gcc"), tmp_path)(crowd, HOURS)
    ours, our_steps = everybody(*asdict(crowd).values(), HOURS)
    assert steps == our_steps.sum()
    assert np.abs(pain - ours).max() < 1e-9


@pytest.mark.parametrize("second", [20.3, 6.1 + 14.2])
def test_two_courses_that_touch_are_one_course(second):
    touching = [Course("positional_relief", 6.1, 14.2), Course("positional_relief", second, 5)]
    both = simulate("extrusion", courses=touching, stress=0.4)
    once = simulate("extrusion", courses=[Course("positional_relief", 6.1, 19.2)], stress=0.4)
    assert np.abs(both["pain"] - once["pain"]).max() < 1e-4


def in_copies(gaps: list[float], times: np.ndarray, y0: list[float] = START) -> list[tuple]:
    """Rows of displayed pain and steps of one person, from each copy, with these segments."""
    starts = np.cumsum([0.0, *gaps])
    segments = [{"start": float(start), "p": DEFAULTS} for start in starts]
    found = integrate(full, y0, segments, times.tolist(), TOLERANCE)
    shown = full.observables.index("pain_shown")
    made = [(found["o"][shown :: full.observed], found["steps"] if found["fine"] else -1)]
    rows = np.tile(DEFAULTS, (1, len(starts), 1))
    for compiled in (True, False):
        pain, steps = everybody(
            np.array([y0]), starts[None], rows, np.ones((1, len(starts), full.n)), times,
            compiled=compiled,
        )  # fmt: skip
        made.append((pain[0].tolist(), int(steps[0])))
    return made


@pytest.mark.parametrize(
    "gaps",
    [
        [10.0, 0.0, 5.0],
        [10.0, 1e-13, 1e-12, 1e-10, 1e-7, 1.9e-7, 2.1e-7, 9e-7, 1.1e-6, 1e-4],
        [5e-324, 1e-300, 1e-200],
        [48.0 - 1e-7, 1e-7],
        [48.0 - 1e-7],
        [48.0 - 1e-12],
        [0.05 + 1e-7] * 20,
    ],
    ids=["none", "tiny", "all but nothing", "before the end", "last", "hair", "after a step"],
)
def test_a_short_segment_changes_nothing_when_its_settings_do_not(gaps):
    """Zero, tiny, first, last: each copy takes the same steps, and ends where one segment does."""
    times = np.array([0.0, 24.0, 47.0, 48.0])
    (pain, steps), *others = in_copies(gaps, times)
    assert steps > 0 and all(other == (pain, steps) for other in others)
    (alone, _), *_ = in_copies([], times)
    assert np.abs(np.array(pain) - alone).max() < 1e-4


def test_the_step_after_a_tiny_segment_is_the_first_step_of_any():
    """A short segment must not make the one after it begin with short steps."""
    times = np.array([0.0, 480.0])
    with_gap, without = (in_copies(gaps, times)[0][1] for gaps in ([240.0, 1e-9], [240.0]))
    assert with_gap == without + 1


def test_what_leaves_the_range_is_still_given_up_and_later_segments_do_not_hide_it():
    """Too short steps, or too many: in each copy, and with nothing stored after it."""
    wild = [0.0, 5e5, 0.0, 0.0, 0.0, 0.0]
    times = np.array([24.0, 48.0])
    for gaps in ([], [24.0], [1.0, 1.0], [1e-7, 24.0]):
        made = in_copies(gaps, times, wild)
        assert all(steps == -1 for _, steps in made)
        assert all(not any(pain) for pain, _ in made)


def test_many_segments_need_not_share_one_ration_of_steps():
    """The limit of steps is for one segment, so a long plan is not refused for its length."""
    starts = np.arange(0.0, 8000, 1.0)
    rows = np.tile(DEFAULTS, (1, len(starts), 1))
    rows[0, ::2, list(PARAMETERS).index("posture")] = 2.2
    shares = np.ones((1, len(starts), full.n))
    hours = np.array([0.0, 8000.0])
    _, steps = everybody(np.array([START]), starts[None], rows, shares, hours, compiled=True)
    assert steps[0] > 20_000
    segments = [{"start": float(s), "p": p.tolist()} for s, p in zip(starts, rows[0], strict=True)]
    found = integrate(full, START, segments, hours.tolist(), TOLERANCE)
    assert found["fine"] and found["steps"] == steps[0]
