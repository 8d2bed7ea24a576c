"""Runs of the model: right to the solver's tolerance, and behaving as the course promises."""

import numpy as np
import pytest
from exact import lsoda

from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, integrate, stored_hours
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings
from spasmcycle.simulate import OutsideRange, Run, simulate

K = PARAMETERS["k"].value


def exact(run: Run, grade: str, changes=(), **values) -> np.ndarray:
    """The same run by LSODA at tight tolerance, its case put together here."""
    size = GRADES[grade]
    held = {"tau_H": size.tau_H, **values}
    segments = [{"day": 0.0, "settings": held}]
    for day, changed in changes:
        held = held | changed
        segments.append({"day": day, "settings": held})
    one = {"start": {"I": size.H0, "H": size.H0}, "segments": segments}
    return lsoda(one, 24 * run.days)


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("stress", [0.0, 0.3, 0.5])
def test_every_stored_point_agrees_with_lsoda(grade, stress):
    run = simulate(grade, stress=stress)
    found = np.column_stack([run[name] for name in full.stocks])
    assert np.abs(found - exact(run, grade, stress=stress)).max() < 1e-4


def test_no_step_straddles_a_change_of_settings():
    changes = [(14.1, {"unloading": 0.6}), (21.3, {"unloading": 0.0})]
    run = simulate("extrusion", stress=0.4, changes=changes)
    found = np.column_stack([run[name] for name in full.stocks])
    assert np.abs(found - exact(run, "extrusion", changes, stress=0.4)).max() < 1e-4


@pytest.mark.parametrize("factor", [0.98, 1.0, 1.02])
def test_each_size_behaves_in_its_kind_near_the_set(factor):
    """Bulge never, protrusion days, extrusion and sequestration weeks; all let go."""
    last = {g: simulate(g, k=K * factor).last_day_above("M", 0.5) for g in GRADES}
    assert last["bulge"] is None
    assert 3 < last["protrusion"] < 14
    assert 10 < last["extrusion"] < 42
    assert last["extrusion"] < last["sequestration"] < 42


@pytest.mark.parametrize("factor", [0.98, 1.0, 1.02])
@pytest.mark.parametrize("grade", ["extrusion", "sequestration"])
def test_stress_makes_a_self_limiting_loop_stuck(grade, factor):
    run = simulate(grade, days=365, stress=0.5, k=K * factor)
    assert run.last_day_above("M", 0.5) == 365
    assert run["H"][-1] < 0.02, "stuck although the disc material is gone"


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("weak", [{"k": 0.0}, *({"g": 0.3, "k": K * f} for f in (0.98, 1, 1.02))])
def test_with_a_weak_loop_nothing_sticks(grade, weak):
    run = simulate(grade, stress=0.5, **weak)
    assert (run.last_day_above("M", 0.5) or 0) < 7


def test_same_settings_same_run():
    assert np.array_equal(simulate("extrusion")["M"], simulate("extrusion")["M"])


def test_order_of_the_method_is_four():
    """Halving the tolerance's step scale shrinks the error as order 4 does, down to rounding."""
    q_values = list(settings(tau_H=80.0).values())
    start = [0, 0, 0.75, 0, 0, 0.75]
    times = stored_hours(21)

    def at(tolerance: float) -> np.ndarray:
        solved = integrate(full, start, [{"start": 0.0, "p": q_values}], times, tolerance)
        return np.array(solved["y"])

    best = at(1e-11)
    errors = [np.abs(at(t) - best).max() for t in (1e-5, 1e-7, 1e-9)]
    assert errors[0] > 20 * errors[1] > 400 * errors[2]
    assert np.abs(at(TOLERANCE) - best).max() < 1e-4


def test_a_solution_that_leaves_the_range_is_reported_not_printed():
    wild = [{"start": 0.0, "p": list(settings().values())}]
    solved = integrate(full, [0, 5e5, 0, 0, 0, 0], wild, stored_hours(1), TOLERANCE)
    assert solved["fine"] is False
    assert np.isfinite(solved["y"]).all()


def test_simulate_says_outside_the_range(monkeypatch):
    monkeypatch.setattr("spasmcycle.simulate.TOLERANCE", 1e-30)
    with pytest.raises(OutsideRange, match="outside the model's range"):
        simulate("extrusion")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"grade": "rupture"}, "unknown grade 'rupture'; known: none, bulge"),
        ({"days": 0}, "days: 0 is outside its range 1 to 730"),
        ({"stress": -1.0}, "stress: -1.0 is outside its range"),
        ({"changes": [(99, {"heat": 0.5})]}, "changes: day: 99 is outside its range 0 to 84"),
        ({"changes": [(7,)]}, r"changes: \(7,\) is not a day and its settings"),
        ({"changes": [(9, {"warmth": 0.5})]}, "unknown parameter 'warmth'"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, words):
    with pytest.raises(ValueError, match=words):
        simulate(**call)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"grade": 3}, "grade: 3 is not a name; known: none, bulge"),
        ({"cause": None}, "cause: None is not a name; known: none, stenosis"),
        ({"days": 1.5}, "days: 1.5 is not a whole number; allowed: 1 to 730"),
        ({"stress": "much"}, "stress: 'much' is not a number; allowed: 0 to 1"),
        ({"posture": [2]}, r"posture: \[2\] is not a number; allowed: 0.2 to 5"),
        ({"changes": 7}, r"changes: 7 is not a list, such as \[\(7, "),
        ({"changes": [7]}, "changes: 7 is not a list"),
        ({"changes": [(7, 0.5)]}, "changes: settings: 0.5 is not a Mapping, such as"),
        ({"changes": [("7", {"heat": 0.5})]}, "changes: day: '7' is not a number"),
        ({"courses": "heat"}, r"courses: 'heat' is not a list, such as \[Course"),
    ],
)
def test_what_is_of_no_kind_names_the_field_too(call, words):
    with pytest.raises(TypeError, match=words):
        simulate(**call)


def test_numbers_of_numpy_are_numbers():
    same = simulate("bulge", 3, [(np.int64(1), {"heat": np.float32(0.5)})], stress=np.float64(0.25))
    assert simulate("bulge", np.int64(3), [(1, {"heat": 0.5})], stress=0.25).columns == same.columns


@pytest.mark.parametrize("name", ["spasm", 3, None, []])
def test_an_unknown_column_is_named(name):
    run = simulate("bulge", days=2)
    for read in (run.__getitem__, lambda n: run.last_day_above(n, 0.5)):
        with pytest.raises(KeyError, match="no column "):
            read(name)
    with pytest.raises(ValueError, match="level: nan is outside its range"):
        run.last_day_above("M", float("nan"))
