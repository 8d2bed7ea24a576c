"""The published fatigue model: simulated against closed form, and against what people held."""

import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from spasmcycle.evidence.references import load
from spasmcycle.rivals import fatigue


@pytest.mark.parametrize("share", [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
def test_simulated_endurance_is_within_one_per_cent_of_the_closed_form(share):
    held = fatigue.hold("trunk", share)
    assert held.failed == pytest.approx(fatigue.endurance("trunk", share), rel=0.01)


def test_shares_add_up_and_the_load_is_met_until_it_fails():
    held = fatigue.hold("trunk", 0.4)
    total = np.add(np.add(held.resting, held.active), held.fatigued)
    assert total == pytest.approx(np.ones(len(total)))
    assert np.array(held.active[2:]) == pytest.approx(0.4, abs=2e-3)
    assert held.resting[-1] == pytest.approx(0, abs=1e-3)
    assert np.all(np.diff(held.seconds) > 0)


def test_the_simulation_agrees_with_lsoda():
    r = fatigue.REGIONS["trunk"]
    held = fatigue.hold("trunk", 0.3, seconds=300)

    def rates(_, y):
        call = fatigue.TRACKING * (0.3 - y[1])
        return [-call + r.R * (1 - y[0] - y[1]), call - r.F * y[1]]

    exact = solve_ivp(rates, (0, 300), [1, 0], "LSODA", held.seconds, rtol=1e-10, atol=1e-12)
    assert exact.y[0] == pytest.approx(held.resting, abs=1e-6)
    assert exact.y[1] == pytest.approx(held.active, abs=1e-6)


def test_below_the_sustainable_load_it_never_fails():
    edge = fatigue.sustainable("trunk")
    assert edge == pytest.approx(0.0904, abs=5e-5)
    assert fatigue.endurance("trunk", edge - 0.01) == math.inf
    assert math.isfinite(fatigue.endurance("trunk", edge + 0.01))
    held = fatigue.hold("trunk", edge - 0.01, seconds=4000, every=100)
    assert held.failed is None
    assert held.seconds[-1] == pytest.approx(4000)


def test_the_model_is_far_from_what_people_held():
    rows = fatigue.comparison("trunk", [i / 100 for i in range(20, 91)])
    off = [row["off_percent"] for row in rows]
    assert min(off) == pytest.approx(-49, abs=0.5)
    assert max(off) == pytest.approx(28, abs=0.5)


@pytest.mark.parametrize(
    ("percent", "model", "people"),
    [(10, 2993, 4225), (20, 675, 876), (30, 352, 349), (50, 140, 109), (90, 15, 29)],
)
def test_known_values_are_reproduced(percent, model, people):
    assert fatigue.endurance("trunk", percent / 100) == pytest.approx(model, abs=0.51)
    assert fatigue.measured("trunk", percent / 100) == pytest.approx(people, abs=0.51)


def test_the_sources_were_read():
    works = load()
    assert all(works[key].citable for key in fatigue.REFERENCES)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: fatigue.endurance("tail", 0.5), "unknown region 'tail'; known: trunk"),
        (
            lambda: fatigue.endurance("trunk", 0.0),
            "load: 0.0 is outside its range above 0 to below 1",
        ),
        (lambda: fatigue.measured("trunk", float("nan")), "load: nan"),
        (lambda: fatigue.hold("trunk", 1.0), "load: 1.0"),
        (lambda: fatigue.hold("trunk", 0.5, seconds=-1), "seconds: -1"),
        (lambda: fatigue.hold("trunk", 0.5, 9, 10), "every: 10 is outside its range 0.02 to 9"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: fatigue.sustainable(None), "region: None is not a name; known: trunk"),
        (lambda: fatigue.endurance("trunk", "half"), "load: 'half' is not a number"),
        (lambda: fatigue.comparison("trunk", 0.5), "loads: 0.5 is not a list"),
    ],
)
def test_what_is_of_no_kind_names_the_field_too(call, words):
    with pytest.raises(TypeError, match=words):
        call()
