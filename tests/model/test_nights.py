"""Nights: hours lying in each 24, alone and with courses, causes and changes; off unless asked."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from exact import lsoda
from touching import as_arrays

from spasmcycle.cohort import compare, draw, fitted, follow, lockstep
from spasmcycle.cohort.people import segments
from spasmcycle.cohort.solve import everybody
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve
from spasmcycle.model.nights import EIGHT, NIGHT, nightly
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings
from spasmcycle.model.postures import POSTURES
from spasmcycle.simulate import Course, case, simulate

LYING = POSTURES["lying_prone"].ratio
HOURS = 24.0 * np.arange(85)


def loads(one: dict, day: float) -> float:
    """The load of the posture that holds on a day, in a case."""
    return [s["settings"]["posture"] for s in one["segments"] if s["day"] <= day][-1]


def lying_hours(one: dict, from_day: int, to_day: int) -> float:
    """Hours with the load of lying, between two days of a case."""
    days = [s["day"] for s in one["segments"]] + [float("inf")]
    total = 0.0
    for segment, (begin, end) in zip(one["segments"], pairwise(days), strict=True):
        if segment["settings"]["posture"] <= LYING:
            total += 24 * max(0.0, min(end, to_day) - max(begin, from_day))
    return total


# What nights do


@pytest.mark.parametrize(
    ("grade", "stress", "standing", "lying"),
    [
        ("protrusion", 0.0, 10.0, 9.0),
        ("extrusion", 0.0, 16.5, 14.5),
        ("sequestration", 0.0, 22.5, 19.5),
        ("extrusion", 0.4, None, 25.25),
        ("sequestration", 0.4, None, 41.0),
        ("extrusion", 0.5, None, None),
        ("sequestration", 0.5, None, None),
    ],
)
def test_eight_hours_lying_let_a_loop_go_sooner_or_not_at_all(grade, stress, standing, lying):
    """Days found with nights laid by other code; None is stuck for a year."""
    for hours, day in ((0.0, standing), (EIGHT, lying)):
        last = simulate(grade, 365, stress=stress, nights=hours).last_day_above("M", 0.5)
        assert last == pytest.approx(365 if day is None else day, abs=0.25)


def test_without_nights_nothing_changes_and_the_toy_stands():
    assert simulate("extrusion").columns == simulate("extrusion", nights=0).columns
    assert all(s["settings"]["posture"] == 1.0 for s in case("extrusion")["segments"])


@pytest.mark.parametrize("hours", [0.5, 7.3, 8, 12, 23.9])
def test_each_day_has_so_many_hours_lying_and_noon_is_not_among_them(hours):
    one = case("extrusion", 30, nights=hours)
    for day in range(29):
        assert lying_hours(one, day, day + 1) == pytest.approx(hours)
        assert loads(one, day) == loads(one, day + 1 / 500) == 1.0
        assert loads(one, day + 0.5) == LYING
    assert all(np.diff([s["day"] for s in one["segments"]]) > 0)


def test_a_whole_day_lying_is_the_posture_of_lying():
    lain = simulate("extrusion", nights=24)
    same = simulate("extrusion", posture="lying_prone")
    assert np.abs(lain["pain"] - same["pain"]).max() < 1e-4


# With all else that moves settings


def test_a_night_takes_the_load_of_any_day_and_no_night_lies_twice():
    assert loads(case(cause="posture", nights=8), 0.1) == POSTURES["bent_forward"].ratio
    assert loads(case(cause="posture", nights=8), 0.5) == LYING
    assert loads(case(posture=LYING, nights=8), 0.5) == LYING
    rests = case(nights=8, courses=[Course("bed_rest", 3)])
    assert [loads(rests, day) for day in (2.9, 3.0, 3.5, 4.9, 5.0, 5.5)] == [
        1.0, LYING, LYING, LYING, 1.0, LYING,
    ]  # fmt: skip
    assert max(s["settings"]["stress"] for s in rests["segments"] if 3 <= s["day"] < 5) == 0.1


def test_changes_courses_and_jumps_hold_through_the_nights():
    one = case(
        changes=[(5.5, {"posture": 2.2}), (9.4, {"posture": 1.0})],
        courses=[Course("heat", 2.1, 3), Course("surgery", 7.5)],
        nights=8,
    )
    assert [loads(one, day) for day in (5.0, 5.6, 6.0, 6.5, 9.35, 9.5, 10.0)] == [
        1.0, LYING, 2.2, LYING, LYING, LYING, 1.0,
    ]  # fmt: skip
    kept = {s["day"]: s["keep"]["H"] for s in one["segments"] if "keep" in s and s["keep"]["H"] < 1}
    assert kept == {7.5: 0.0}
    held = [s for s in one["segments"] if s["day"] <= 3.5][-1]["settings"]
    assert held["heat"] == pytest.approx(0.5) and held["posture"] == LYING
    assert simulate(courses=[Course("surgery", 7.5)], nights=8)["H"][-1] == 0


def test_nights_agree_with_lsoda():
    one = case("sequestration", 21, stress=0.4, nights=7.3, courses=[Course("bed_rest", 6.1)])
    hours = np.arange(0.0, 24 * 21 + 1, 6)
    ours = solve(full, settings(), one, hours.tolist(), TOLERANCE)
    exact = lsoda(one, hours)
    assert np.abs(np.column_stack([ours[name] for name in full.stocks]) - exact).max() < 1e-4


def test_all_copies_of_the_solver_agree_on_nights_to_the_last_bit():
    made = [
        case(grade, 84, stress=stress, nights=hours, courses=[Course("exercise", 3.3, 30)])
        for grade, stress, hours in (("extrusion", 0.4, 8), ("bulge", 0.0, 6.1), ("none", 1.0, 24))
    ]
    found = [everybody(*as_arrays(made), HOURS, compiled=compiled) for compiled in (True, False)]
    for i, one in enumerate(made):
        columns = solve(full, settings(), one, HOURS.tolist(), TOLERANCE)
        assert columns["fine"]
        for pain, steps in found:
            assert columns["pain_shown"] == pain[i].tolist() and columns["steps"] == steps[i]


def test_with_nights_too_every_setting_that_the_model_accepts_stays_in_its_range():
    rng = np.random.default_rng(24)
    made = []
    for i in range(300):
        chosen = {
            p.name: p.low + (p.high - p.low) * min(1.0, max(0.0, rng.uniform(-0.2, 1.2)))
            for p in PARAMETERS.values()
            if rng.random() < 0.6
        }
        grade = ["none", *GRADES][i % 5]
        made.append(case(grade, 28, nights=float(rng.choice([8, rng.uniform(0, 24)])), **chosen))
    arrays, hours = as_arrays(made), np.array([0.0, 1.0, 12.0, 24.0, 36.0, 24 * 28])
    pain, stocks = np.zeros((300, len(hours))), np.zeros((300, len(hours), full.n))
    steps = np.zeros(300, dtype=int)
    lockstep.everybody(*arrays, hours, TOLERANCE, pain, steps, stocks)
    assert (steps > 0).all() and np.isfinite(stocks).all()
    assert (stocks > -1e-5).all() and ((pain > -1e-4) & (pain <= 10)).all()
    shares = [full.stocks.index(name) for name in ("M", "F", "Z", "H")]
    assert (stocks[:, :, shares] < 1 + 1e-5).all()


# Many people


def test_a_person_of_a_crowd_with_nights_is_the_run_that_simulate_shows():
    courses = (Course("heat", 3, 7), Course("bed_rest", 10))
    crowd = follow(6, 60, 9, nights=7.3, courses=courses, progress=False)
    who, spread = draw(6, 9), fitted()
    from_trigger = (Course("heat", 4, 7), Course("bed_rest", 11))
    for i in range(6):
        begin = spread.first_seen + float(who.quiet[i])
        quiet = [(begin, {"g": spread.quiet_drive}), (begin + spread.quiet_days, {"g": 1.0})]
        run = simulate(
            list(GRADES)[who.grade[i]], 61, [c for c in quiet if c[0] <= 61], nights=7.3,
            courses=from_trigger, k=float(who.k[i]), zeta=float(who.zeta[i]),
            tau_I=float(who.tau_I[i]), stress=float(who.stress[i]),
        )  # fmt: skip
        on_days = np.isin(run.days, np.arange(1, 62))
        assert run["pain_shown"][on_days].tolist() == crowd.pain[i].tolist()


def test_a_crowd_with_nights_is_the_same_however_it_is_shared_out_and_hurts_less():
    whole = follow(230, 120, 4, nights=8, progress=False)
    pieces = follow(230, 120, 4, nights=8, chunk=37, progress=False)
    assert np.array_equal(whole.pain, pieces.pain) and whole.nights == 8
    stands = follow(230, 120, 4, progress=False)
    assert np.array_equal(follow(230, 120, 4, nights=0, progress=False).pain, stands.pain)
    assert whole.mean()[14:].mean() < stands.mean()[14:].mean()
    with pytest.raises(ValueError, match="nights: 8 and 0 hours; allowed: the same in both"):
        compare(whole, stands)


@pytest.mark.parametrize("first_seen", [0.0, 0.5, 1.0, 3.7])
def test_a_crowd_is_read_at_noon_whenever_it_is_first_seen(first_seen):
    """Pain is lower lying down, so a reading must not fall into a night by accident."""
    crowd = segments(draw(5, 2), replace(fitted(), first_seen=first_seen), 30, nights=8)
    loads_of_all = crowd.settings[:, :, full.parameters.index("posture")]
    for day in range(31):
        for later, load in ((0.0, 1.0), (0.5, LYING)):
            held = (crowd.starts <= 24 * (first_seen + day + later)).sum(axis=1) - 1
            assert (loads_of_all[np.arange(5), held] == load).all()
    run = simulate("extrusion", nights=8, k=0.0)
    assert run["pain_shown"][run.days == 20.0] > run["pain_shown"][run.days == 20.5] + 0.4


# Bad input


@pytest.mark.parametrize(
    ("nights", "error", "words"),
    [
        (-1, ValueError, "nights: -1 is outside its range 0 to 24"),
        (25, ValueError, "nights: 25 is outside its range 0 to 24"),
        (float("nan"), ValueError, "nights: nan is outside its range 0 to 24"),
        ("eight", TypeError, "nights: 'eight' is not a number; allowed: 0 to 24"),
        (None, TypeError, "nights: None is not a number"),
        (True, TypeError, "nights: True is not a number"),
    ],
)
def test_a_wrong_number_of_hours_is_named(nights, error, words):
    for call in (
        lambda: simulate(nights=nights),
        lambda: case(nights=nights),
        lambda: follow(3, 5, nights=nights, progress=False),
    ):
        with pytest.raises(error, match=words):
            call()


def test_the_load_of_a_night_is_measured_not_typed():
    assert {"lying": POSTURES["lying_prone"].ratio, "standing": settings()["posture"]} == NIGHT
    alone = [{"day": 0.0, "settings": {}}]
    assert nightly(alone, 0, 0.0, 9, NIGHT) is alone
