"""The solvers for many people give what `simulate` gives, with numba and without."""

import numpy as np
import pytest

from spasmcycle.cohort import draw, fitted
from spasmcycle.cohort.people import Segments, segments
from spasmcycle.cohort.solve import everybody
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings
from spasmcycle.model.treatments import Course
from spasmcycle.simulate import simulate

HOURS = np.arange(0.0, 24 * 120 + 1, 24)


def arrays(crowd: Segments) -> tuple[np.ndarray, ...]:
    return crowd.y0, crowd.starts, crowd.settings, crowd.shares


def by_simulate(crowd: Segments, person: int) -> np.ndarray:
    """Displayed pain of one person by the solver that the lessons use."""
    parts = [
        {
            "day": float(start) / 24,
            "settings": dict(zip(full.parameters, row.tolist(), strict=True)),
            "keep": dict(zip(full.stocks, kept.tolist(), strict=True)),
        }
        for start, row, kept in zip(
            crowd.starts[person], crowd.settings[person], crowd.shares[person], strict=True
        )
        if start < HOURS[-1]
    ]
    begin = dict(zip(full.stocks, crowd.y0[person].tolist(), strict=True))
    case = {"segments": parts, "start": begin}
    columns = solve(full, settings(), case, HOURS.tolist(), TOLERANCE)
    assert columns["fine"]
    return np.array(columns["pain_shown"])


@pytest.mark.parametrize("compiled", [True, False])
def test_sixty_random_people_are_as_simulate_has_them(compiled):
    spread = fitted()
    crowd = segments(draw(60, 31, spread), spread, 120)
    pain, steps = everybody(*arrays(crowd), HOURS, compiled=compiled)
    assert (steps > 20).all()
    for person in range(60):
        assert np.abs(pain[person] - by_simulate(crowd, person)).max() <= 1e-9


@pytest.mark.parametrize("compiled", [True, False])
def test_random_settings_of_all_parameters_are_as_simulate_has_them(compiled):
    rng = np.random.default_rng(8)
    low = np.array([p.low for p in PARAMETERS.values()])
    high = np.array([p.high for p in PARAMETERS.values()])
    middle = np.array([p.value for p in PARAMETERS.values()])
    reach = rng.uniform(0, 0.3, (50, 4, 1))
    values = middle + reach * (rng.uniform(low, high, (50, 4, len(low))) - middle)
    starts = np.sort(rng.uniform(0, 2000, (50, 4)), axis=1)
    starts[:, 0] = 0
    shares = np.ones((50, 4, full.n))
    shares[:, 2, full.stocks.index("H")] = rng.uniform(0, 1, 50)
    y0 = rng.uniform(0, 1, (50, full.n))
    crowd = Segments(y0, starts, values, shares)
    pain, _ = everybody(*arrays(crowd), HOURS, compiled=compiled)
    for person in range(50):
        assert np.abs(pain[person] - by_simulate(crowd, person)).max() <= 1e-9


def test_with_numba_and_without_agree_to_the_last_bit():
    spread = fitted()
    crowd = segments(draw(40, 3, spread), spread, 120)
    fast, fast_steps = everybody(*arrays(crowd), HOURS, compiled=True)
    plain, plain_steps = everybody(*arrays(crowd), HOURS, compiled=False)
    assert np.array_equal(fast, plain)
    assert np.array_equal(fast_steps, plain_steps)


def test_a_person_of_the_cohort_is_the_run_that_simulate_shows():
    """Same disc, same settings, same week: the lesson's own function gives the same course."""
    spread = fitted()
    person = next(p for p in range(200) if np.isfinite(draw(200, 5, spread).quiet[p]))
    who = draw(200, 5, spread)[person : person + 1]
    begin = spread.first_seen + float(who.quiet[0])
    end = begin + spread.quiet_days
    changes = [(begin, {"g": spread.quiet_drive}), (end, {"g": 1.0})]
    run = simulate(
        list(GRADES)[who.grade[0]], 365, changes, k=float(who.k[0]), zeta=float(who.zeta[0]),
        tau_I=float(who.tau_I[0]), stress=float(who.stress[0]),
    )  # fmt: skip
    pain, _ = everybody(*arrays(segments(who, spread, 364)), 24.0 * np.arange(1, 366))
    on_days = np.isin(run.days, np.arange(1, 366))
    # Where points are stored does not touch the steps, so the same points are the same numbers.
    assert np.abs(run["pain_shown"][on_days] - pain[0]).max() <= 1e-9


def test_treatments_of_a_cohort_are_those_of_simulate():
    spread = fitted()
    who = draw(6, 9, spread)
    courses = [Course("heat", 3, 7), Course("surgery", 10)]
    pain, _ = everybody(*arrays(segments(who, spread, 60, courses)), 24.0 * np.arange(1, 62))
    from_trigger = [Course("heat", 4, 7), Course("surgery", 11)]
    for i in np.flatnonzero(~np.isfinite(who.quiet)):
        run = simulate(
            list(GRADES)[who.grade[i]], 61, courses=from_trigger, k=float(who.k[i]),
            zeta=float(who.zeta[i]), tau_I=float(who.tau_I[i]), stress=float(who.stress[i]),
        )  # fmt: skip
        on_days = np.isin(run.days, np.arange(1, 62))
        assert np.abs(run["pain_shown"][on_days] - pain[i]).max() <= 1e-9


@pytest.mark.parametrize("compiled", [True, False])
def test_someone_who_leaves_the_range_is_marked_and_the_others_are_not(compiled):
    spread = fitted()
    crowd = segments(draw(3, 1, spread), spread, 10)
    crowd.y0[1, 1] = 5e5
    pain, steps = everybody(*arrays(crowd), HOURS[:11], compiled=compiled)
    assert steps[1] == -1 and (steps[[0, 2]] > 0).all()
    assert np.isfinite(pain).all()
