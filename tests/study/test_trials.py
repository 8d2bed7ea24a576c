"""The toy beside the trials, and the windows in which a course frees it."""

import pytest

from spasmcycle.cohort import follow
from spasmcycle.evidence.findings import Finding, Pain
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.treatments import TREATMENTS, Course
from spasmcycle.simulate import simulate
from spasmcycle.study.trials import (
    EDGE,
    FAILED,
    INSIDE,
    LESS,
    NONE,
    SCALE,
    SET,
    WORSE,
    Judgement,
    Reading,
    after_surgery,
    compare_with_trials,
    frees,
    judged,
    kept_crowds,
    shortest_course,
    treatment_window,
    verdict_of,
)

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
    (first, _) = compare_with_trials("relaxant", start=7, stress=0.4)
    with_it = simulate("extrusion", days=21, stress=0.4, courses=[Course("relaxant", 7)])
    without = simulate("extrusion", days=21, stress=0.4)
    expected = 10 * (with_it["pain_shown"][-1] - without["pain_shown"][-1])
    assert first.finding.pain.day == 14
    assert first.model == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("name", TREATMENTS)
def test_every_treatment_can_be_set_beside_its_findings(name):
    rows = compare_with_trials(name, stress=0.4)
    assert [row.finding for row in rows] == list(TREATMENTS[name].findings)
    assert all(-100 <= row.model <= 100 for row in rows)


# ---- verdicts come from crowds


def _finding(pain=None, scale=""):
    return Finding("x", "x", ("cashin2021",), "patients", "V", "low", "x", pain=pain, scale=scale)


@pytest.mark.parametrize(
    ("points", "words"),
    [(-12.2, FAILED), (-12.1, INSIDE), (-8.0, INSIDE), (-3.3, INSIDE), (-3.2, LESS), (4.0, LESS)],
)
def test_the_verdict_goes_by_the_interval(points, words):
    assert verdict_of(points, Pain(14, -7.7, -12.1, -3.3)) == words


@pytest.mark.parametrize(("points", "words"), [(-10.1, FAILED), (-9.9, INSIDE), (10.1, LESS)])
def test_without_an_interval_ten_points_either_way_are_inside(points, words):
    assert verdict_of(points, Pain(28, 0.0)) == words


@pytest.mark.parametrize(("points", "words"), [(0.0, FAILED), (3.0, INSIDE), (15.0, WORSE)])
def test_more_harm_than_in_the_trial_is_not_called_less(points, words):
    assert verdict_of(points, Pain(84, 7.0, 0.3, 14.0)) == words


def test_what_was_set_to_agree_is_no_prediction():
    first, second = judged("bed_rest")
    assert {r.verdict for r in first.readings} == {INSIDE}
    assert first.verdict == SET and second.verdict != SET
    assert sum(bool(t.set_to) for t in TREATMENTS.values()) == 1
    assert all(t.set_to in ("", *t.evidence) for t in TREATMENTS.values())


def _reading(points, pain, start=0):
    return Reading(start, 7.0, "everyone", points, tuple(verdict_of(p, pain) for p in points))


@pytest.mark.parametrize(
    ("outside", "words"), [(0, INSIDE), (2, INSIDE), (3, EDGE), (7, EDGE), (8, FAILED)]
)
def test_a_reading_has_a_verdict_where_eight_of_ten_crowds_agree(outside, words):
    pain = Pain(14, -7.7, -12.1, -3.3)
    found = _reading((-20.0,) * outside + (-5.0,) * (10 - outside), pain)
    assert found.verdict == words
    assert found.agree == max(outside, 10 - outside)


def test_there_is_one_verdict_only_where_all_readings_agree():
    pain = Pain(14, -7.7, -12.1, -3.3)
    fails, inside = _reading((-20.0,) * 10, pain), _reading((-5.0,) * 10, pain)
    one = Judgement("relaxant", _finding(pain), 14, (fails, fails, fails))
    assert one.verdict == FAILED and one.failed == 3
    more = Judgement("relaxant", _finding(pain), 14, (inside, fails, fails))
    assert more.failed == 2
    assert more.verdict == (
        "depends on how the trial is read: failed prediction of the toy in 2 of 3 readings, "
        "inside the trial's interval in 1"
    )
    assert more.spread == (pytest.approx(-20), pytest.approx(-5))


def test_what_was_not_measured_as_pain_has_no_verdict():
    assert Judgement("heat", _finding(scale="relief"), 5, ()).verdict == SCALE
    assert Judgement("cold", _finding(), 5, ()).verdict == NONE
    (heat,) = judged("heat")
    assert heat.verdict == SCALE and heat.readings and not heat.counts
    assert heat.spread[1] < 0, "its effect in the crowd is still told"


@pytest.mark.parametrize("name", [t.name for t in TREATMENTS.values() if t.effects or t.removes])
def test_every_finding_is_read_in_several_ways_by_ten_crowds(name):
    for j in judged(name):
        assert {(r.start, r.who) for r in j.readings} == {
            (start, who) for start in (0, 7) for who in ("everyone", "in pain")
        }
        assert all(len(r.points) == 10 for r in j.readings)
        assert bool(j.counts) == (j.finding.pain is not None)
        assert sum(j.counts.values()) in (0, len(j.readings))


def test_a_medicine_is_read_over_its_usual_course_and_until_the_day_that_was_looked_at():
    assert {r.length for r in judged("relaxant")[0].readings} == {7, 14}
    assert {r.length for r in judged("anti_inflammatory")[0].readings} == {7, 21}
    assert {r.length for r in judged("bed_rest")[0].readings} == {2}


def test_nothing_given_is_nothing_to_judge():
    (none,) = judged("nothing")
    assert none.readings == () and none.verdict == NONE and none.spread == (0, 0)


def test_a_kept_effect_is_what_the_two_arms_of_a_crowd_do():
    """By `follow` itself: the second crowd, a week of relaxant from day 7, day 14 after that."""
    people, seed = kept_crowds()["people"], kept_crowds()["seeds"][1]
    plain = follow(people, 21, seed, progress=False)
    given = follow(people, 21, seed, courses=[Course("relaxant", 7)], progress=False)
    change = 10 * (given.pain[:, 21] - plain.pain[:, 21])
    hurts = plain.pain[:, 7] > kept_crowds()["entry"]
    asked = [r for r in judged("relaxant")[0].readings if (r.start, r.length) == (7, 7)]
    kept = {r.who: r.points[1] for r in asked}
    assert kept["everyone"] == pytest.approx(change.mean(), abs=0.006)
    assert kept["in pain"] == pytest.approx(change[hurts].mean(), abs=0.006)


def test_what_the_pages_say_of_the_crowd_holds():
    """However its trials are read, the relaxant does too much; traction is within ten."""
    relaxant = judged("relaxant")[0]
    assert relaxant.failed == len(relaxant.readings)
    assert judged("traction")[0].verdict == INSIDE


# ---- how long guarding outlasts the disc


def test_after_surgery_a_loop_and_a_driven_muscle_both_let_go():
    loop, driven, harder, stuck = after_surgery()
    assert 16 < loop["untreated"] < 17, "the closed loop lets go by itself"
    assert 0 < loop["day 7"] < 5 and loop["day 30"] < 0
    assert driven["untreated"] < 1
    assert 28 < harder["untreated"] < 84 and 0 <= harder["day 7"] < 1
    assert stuck["untreated"] is None
    assert all(0 <= stuck[f"day {day}"] < 5 for day in (7, 30, 60))
    assert stuck["day 120"] is None


def test_after_surgery_says_when_guarding_falls_below_half():
    (_, _, _, stuck) = after_surgery(days=(30,), stress=0.5)
    run = simulate("extrusion", 365, stress=0.5, courses=[Course("surgery", 30)])
    assert stuck["day 30"] == pytest.approx(run.last_day_above("M", 0.5) - 30, abs=0.26)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: compare_with_trials("leeches"), "unknown treatment 'leeches'"),
        (lambda: compare_with_trials("heat", start=-1), "heat: start: -1 is outside"),
        (lambda: compare_with_trials("heat", "tear"), "unknown grade 'tear'"),
        (
            lambda: treatment_window("heat", starts=(400,)),
            "heat: start: 400.0 is outside its range 0 to 365",
        ),
        (lambda: treatment_window("heat", ks=(7,)), "k: 7 is outside its range"),
        (lambda: shortest_course("heat", longest=0), "longest: 0 is outside its range 1 to 365"),
        (lambda: judged("leeches"), "unknown treatment 'leeches'"),
        (lambda: after_surgery((-1,)), "surgery: start: -1 is outside"),
        (lambda: after_surgery((400,)), "surgery: start: 400.0 is outside its range 0 to 365"),
        (lambda: after_surgery(stress=2), "stress: 2 is outside its range"),
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
        (lambda: after_surgery(7), "days: 7 is not a list"),
    ],
)
def test_what_is_of_no_kind_names_the_field_too(call, words):
    with pytest.raises(TypeError, match=words):
        call()
