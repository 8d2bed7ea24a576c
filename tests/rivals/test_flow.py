"""Published flow rules, and what is left of the loop when they replace the toy's."""

import pytest

from spasmcycle.evidence.findings import finding
from spasmcycle.evidence.references import load
from spasmcycle.rivals import flow
from spasmcycle.study.reduced_loop import Loop

HEALTHY = (2.0, 4.0, 6.0)


@pytest.mark.parametrize(
    ("percent", "left"), [(0, 1), (6, 1), (10, 1), (20, 0.75), (30, 0.5), (50, 0), (80, 0)]
)
def test_the_straight_line_rule(percent, left):
    assert flow.open_share("xia", percent) == pytest.approx(left)


def test_the_pressure_rule():
    assert flow.pressure(20) == pytest.approx(28.25)
    assert flow.pressure(6) == pytest.approx(15.93)
    assert flow.open_share("dideriksen", 6) == pytest.approx(0.999, abs=1e-3)
    assert flow.open_share("dideriksen", 22) == pytest.approx(0.5, abs=0.01)
    assert flow.open_share("dideriksen", 35) < 0.01


@pytest.mark.parametrize("rule", ["xia", "dideriksen"])
@pytest.mark.parametrize("full", HEALTHY)
def test_at_the_strength_of_healthy_standing_no_second_state_is_left(rule, full):
    assert flow.open_share(rule, full) > 0.999
    assert flow.washout(rule, 1.0, full) > 0.999
    assert flow.largest_gain(rule, full) == pytest.approx(flow.largest_gain("none", full), rel=1e-3)
    assert flow.largest_gain(rule, full) < 1 < flow.largest_gain("toy", full)


@pytest.mark.parametrize("full", HEALTHY)
def test_the_toys_own_rule_gives_the_toys_own_gain(full):
    loop = Loop()
    assert flow.largest_gain("toy", full) == pytest.approx(loop.folds()["gain"], abs=1e-5)
    for state in loop.equilibria(0.25):
        assert flow.gain("toy", state["M"], full) == pytest.approx(state["gain"], rel=1e-9)
    assert flow.washout("toy", 1.0, full) == pytest.approx(1 - loop.phi)


def test_the_pressure_of_a_stooping_back_would_shut_the_second_rule():
    """What argues against it: the pressure of full effort already does, and stooping has more."""
    assert flow.pressure(100) < 120
    assert flow.open_share("dideriksen", 100) < 1e-12


def test_the_strip_is_what_was_measured_in_healthy_people():
    found = finding("cholewicki1997-standing")
    assert found.about == "healthy"
    assert all(f"{percent}" in found.says for percent in flow.HEALTHY_PERCENT)


def test_without_occlusion_the_gain_is_that_of_phi_nought():
    assert flow.largest_gain("none", 6.0) == pytest.approx(Loop(phi=0.0).folds()["gain"], abs=1e-5)


@pytest.mark.parametrize("rule", ["xia", "dideriksen"])
def test_by_the_rules_the_loop_needs_far_more_than_healthy_people_use(rule):
    assert flow.largest_gain(rule, 3 * max(flow.HEALTHY_PERCENT)) < 1
    assert flow.largest_gain(rule, 20) < 1 <= flow.largest_gain(rule, 30)


def test_a_slope_is_the_change_of_the_flow():
    for rule in flow.RULES:
        for M in (0.2, 0.5, 0.9):
            full = 30.0
            step = 1e-6
            up, down = ((M + s) / flow.washout(rule, M + s, full) for s in (step, -step))
            steeper = (up - down) / (2 * step)
            whole = flow.gain(rule, M, full) / flow.gain("none", M, full)
            assert whole == pytest.approx(steeper, rel=1e-5)


def test_the_sources_were_read():
    works = load()
    keys = [key for _, key in flow.RULES.values() if key] + [flow.HEALTHY_REFERENCE]
    assert len(keys) == 3 and all(works[key].citable for key in keys)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: flow.open_share("valve", 5), ValueError, "unknown rule 'valve'; known: toy"),
        (lambda: flow.open_share("xia", 101), ValueError, "percent: 101 is outside its range"),
        (lambda: flow.open_share("xia", "5"), TypeError, "percent: '5' is not a number"),
        (lambda: flow.gain("xia", 1.0, 6), ValueError, "M: 1.0 is outside its range"),
        (lambda: flow.washout("xia", -0.1, 6), ValueError, "M: -0.1 is outside its range"),
        (
            lambda: flow.open_share("toy", 7, full=6),
            ValueError,
            "percent: 7 is outside its range 0 to 6",
        ),
        (lambda: flow.open_share("toy", 3, full=0), ValueError, "full: 0 is outside its range abo"),
        (lambda: flow.open_share("toy", 3, phi=2), ValueError, "phi: 2 is outside its range"),
        (lambda: flow.gain("valve", 0.5, 6), ValueError, "unknown rule 'valve'"),
        (lambda: flow.gain("xia", 0.5, float("nan")), ValueError, "full: nan is outside"),
        (lambda: flow.gain("xia", 0.5, 6, kk=1), ValueError, "unknown parameter 'kk'; known: k, g"),
        (lambda: flow.largest_gain("xia", 6, k=-1), ValueError, "k: -1 is outside its range"),
        (lambda: flow.largest_gain("xia", 6, g=0), ValueError, "g: 0.* is outside its range above"),
        (lambda: flow.largest_gain(3, 6), TypeError, "rule: 3 is not a name; known: toy"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, error, words):
    with pytest.raises(error, match=words):
        call()
