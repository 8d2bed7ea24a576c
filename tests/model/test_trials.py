"""The toy beside the trials, and the windows in which a course frees it."""

import pytest

from spasmcycle.evidence.findings import Finding, Pain
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.treatments import TREATMENTS, Course
from spasmcycle.simulate import simulate
from spasmcycle.trials import compare, frees, shortest_course, treatment_window, verdict_of

K = PARAMETERS["k"].value


@pytest.mark.parametrize("factor", [0.99, 1.0, 1.01])
def test_a_week_of_unloading_fails_early_works_and_fails_late(factor):
    """The window for positional relief 0.6 on a stuck extrusion, stress 0.4, at k ± 1 %."""
    (found,) = treatment_window(ks=(factor * K,))
    assert found.stuck
    assert not found.freed[0], "too early"
    assert found.freed[found.starts.index(21)], "in time"
    assert not found.freed[-1], "too late"


def test_the_window_moves_and_closes_with_loop_strength_and_stress():
    rows = treatment_window(ks=(0.98 * K, K, 1.02 * K), stresses=(0.4, 0.5))
    mild, middle, strong, *more = rows
    assert not mild.stuck and mild.freed == () and mild.days == ()
    assert middle.days == (14, 21, 30)
    assert strong.stuck and strong.days == ()
    assert len(more[0].days) >= 1 and more[2].days == ()


def test_the_windows_of_other_treatments_are_those_of_the_toy():
    """Relaxant and heat free a stuck sequestration nearly always: the toy's failed prediction."""
    for name in ("relaxant", "heat"):
        (found,) = treatment_window(name, "sequestration")
        assert found.days == (7, 14, 21, 30, 45, 60, 90)
    (medicine,) = treatment_window("anti_inflammatory")
    assert medicine.days == (1, 7, 14, 21)


def test_the_shortest_course_frees_and_one_day_less_does_not():
    found = shortest_course("positional_relief", starts=(1, 14, 60), longest=10, stress=0.4)
    assert found[1] is None and found[60] is None
    days = found[14]
    assert 2 <= days <= 7
    assert frees("extrusion", [Course("positional_relief", 14, days)], stress=0.4)
    assert not frees("extrusion", [Course("positional_relief", 14, days - 1)], stress=0.4)


def test_what_lets_go_by_itself_needs_no_course():
    assert shortest_course("heat", starts=(1, 30)) == {1: 0, 30: 0}


def test_the_effect_is_treated_less_untreated_on_the_day_of_the_trial():
    (first, _) = compare("relaxant", start=7, stress=0.4)
    with_it = simulate("extrusion", days=21, stress=0.4, courses=[Course("relaxant", 7)])
    without = simulate("extrusion", days=21, stress=0.4)
    expected = 10 * (with_it["pain_shown"][-1] - without["pain_shown"][-1])
    assert first.finding.pain.day == 14
    assert first.model == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("name", ["relaxant", "traction"])
def test_where_the_toy_does_more_than_the_trials_it_says_so(name):
    first = compare(name, stress=0.4)[0]
    assert first.verdict == "failed prediction of the toy"
    assert first.model < (first.finding.pain.low or -10)


@pytest.mark.parametrize("name", TREATMENTS)
def test_every_treatment_can_be_set_beside_its_findings(name):
    rows = compare(name, stress=0.4)
    assert [row.finding for row in rows] == list(TREATMENTS[name].findings)
    for row in rows:
        assert -100 <= row.model <= 100
        assert (row.verdict == "not measured on this scale") == (row.finding.pain is None)


def _finding(pain):
    return Finding("x", "x", ("cashin2021",), "patients", "V", "low", "x", pain=pain)


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (-13.0, "failed prediction of the toy"),
        (-8.0, "inside the trial's interval"),
        (-1.0, "less than in the trial"),
    ],
)
def test_the_verdict_goes_by_the_interval(model, words):
    finding = _finding(Pain(14, -7.7, -12.1, -3.3))
    assert verdict_of(model, finding) == words
    little = _finding(Pain(28, 0.0))
    assert verdict_of(model, little) == (
        "failed prediction of the toy" if model < -10 else "inside the trial's interval"
    )


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: compare("leeches"), "unknown treatment 'leeches'"),
        (lambda: compare("heat", start=-1), "heat: start: -1 is outside"),
        (lambda: compare("heat", "tear"), "unknown grade 'tear'"),
        (
            lambda: treatment_window("heat", starts=(400,)),
            "heat: start: 400.0 is outside its range 0 to 365",
        ),
        (lambda: treatment_window("heat", ks=(7,)), "k: 7 is outside its range"),
        (lambda: shortest_course("heat", longest=0), "longest: 0 is outside its range 1 to 365"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: treatment_window("heat", starts=7), "starts: 7 is not a list"),
        (lambda: treatment_window("heat", ks=0.3), "ks: 0.3 is not a list"),
        (lambda: treatment_window("heat", k=0.3), "k: 0.3 is not allowed here; use ks"),
        (lambda: treatment_window("heat", stress=0.3), "stress: 0.3 is not .* use stresses"),
        (lambda: shortest_course("heat", longest=2.5), "longest: 2.5 is not a whole number"),
        (lambda: frees("extrusion", ["heat"]), "courses: 'heat' is not a Course"),
    ],
)
def test_what_is_of_no_kind_names_the_field_too(call, words):
    with pytest.raises(TypeError, match=words):
        call()
