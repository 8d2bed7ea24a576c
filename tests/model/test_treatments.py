"""Courses of treatment: levels over time, how they combine, the jump of surgery, bad input."""

from dataclasses import asdict, replace
from itertools import permutations

import numpy as np
import pytest
from exact import lsoda

from spasmcycle.model.generated import full
from spasmcycle.model.parameters import PARAMETERS, settings
from spasmcycle.model.postures import POSTURES
from spasmcycle.model.treatments import (
    FACTS,
    RAMP_STEPS,
    TREATMENTS,
    Course,
    Effect,
    combined,
    facts_of,
    laid_over,
    levels,
    treated,
)
from spasmcycle.simulate import case, simulate

DEFAULTS = settings()
ALONE = [{"day": 0.0, "settings": {}}]


def at(segments: list[dict], day: float, parameter: str) -> float:
    """The value of a parameter that holds on a day."""
    held = [s["settings"] for s in segments if s["day"] <= day][-1]
    return held.get(parameter, DEFAULTS[parameter])


@pytest.mark.parametrize("treatment", TREATMENTS.values(), ids=TREATMENTS)
def test_a_treatment_says_what_it_acts_on_and_what_trials_found(treatment):
    assert treatment.acts_on and treatment.timing and treatment.evidence
    assert all(e.parameter in PARAMETERS for e in (*treatment.effects, *treatment.after))
    assert bool(treatment.after) == (treatment.fades > 0)
    for finding in treatment.findings:
        assert finding.status in {"V", "V2", "D"} and finding.certainty and finding.says
        pain = finding.pain
        if pain is not None and pain.low is not None:
            assert pain.low < pain.change < pain.high
        assert pain is None or pain.day > 0


@pytest.mark.parametrize("name", [n for n, t in TREATMENTS.items() if t.effects])
def test_a_course_moves_its_parameters_while_it_lasts_and_then_puts_them_back(name):
    course = Course(name, start=10, length=60)
    segments = laid_over(ALONE, [course])
    for effect in TREATMENTS[name].effects:
        value, limits = DEFAULTS[effect.parameter], PARAMETERS[effect.parameter]
        assert at(segments, 9.99, effect.parameter) == value
        assert at(segments, 200, effect.parameter) == value
        assert limits.low <= at(segments, 69.9, effect.parameter) <= limits.high
        moved = at(segments, 69.9, effect.parameter) != value
        assert moved or (effect.kind == "cut" and value == 0)


def test_a_ramp_is_equal_steps_at_its_middles_and_keeps_its_area():
    given = FACTS["treatments"]["exercise"]
    onset, offset = given["onset"] / 24, given["offset"] / 24
    course = {"start": 3.0, "length": 84.0, "strength": 1.0}
    edges = levels(course, given, RAMP_STEPS)
    assert [e["level"] for e in edges] == [
        1 / 8,
        3 / 8,
        5 / 8,
        7 / 8,
        1,
        7 / 8,
        5 / 8,
        3 / 8,
        1 / 8,
        0,
    ]
    area = sum(
        a["level"] * (b["day"] - a["day"]) for a, b in zip(edges[:-1], edges[1:], strict=True)
    )
    assert area == pytest.approx(84 - onset / 2 + offset / 2)


def test_a_course_that_ends_during_its_onset_falls_from_what_it_had_reached():
    given = FACTS["treatments"]["exercise"]
    edges = levels({"start": 0.0, "length": 14.0}, given, RAMP_STEPS)
    assert max(e["level"] for e in edges) < 0.5
    days = [e["day"] for e in edges]
    assert days == sorted(days) and edges[-1]["level"] == 0


def test_different_treatments_act_on_what_the_others_leave():
    both = laid_over(ALONE, [Course("cold", 0), Course("massage", 0)])
    assert at(both, 3, "analgesia") == pytest.approx(1 - (1 - 0.2) * (1 - 0.3))
    mild = laid_over(ALONE, [Course("cold", 0, 7, 0.5), Course("massage", 0, 7, 0.5)])
    assert at(mild, 3, "analgesia") == pytest.approx(1 - (1 - 0.1) * (1 - 0.15))
    for own, left in ((0.5, 1 - 0.5 * 0.4), (0.8, PARAMETERS["unloading"].high)):  # not 0.92
        held = laid_over(
            [{"day": 0.0, "settings": {"unloading": own}}], [Course("positional_relief")]
        )
        assert at(held, 3, "unloading") == pytest.approx(left)


def test_who_lies_already_does_not_lie_twice():
    """Bed rest brings the load down to that of lying, from wherever it is, and no further."""
    lying = POSTURES["lying_prone"].ratio
    for own in (POSTURES["bent_forward"].ratio, 1.0, 0.6, lying):
        before = [{"day": 0.0, "settings": {"posture": own}}]
        assert at(laid_over(before, [Course("bed_rest", 0)]), 1, "posture") == lying
        half = laid_over(before, [Course("bed_rest", 0, strength=0.5)])
        assert at(half, 1, "posture") == pytest.approx((own + lying) / 2)
    relieved = laid_over(ALONE, [Course("positional_relief", 0), Course("bed_rest", 0)])
    assert (at(relieved, 1, "posture"), at(relieved, 1, "unloading")) == (lying, 0.6)


def test_amounts_add_and_stay_in_range():
    washed = laid_over(ALONE, [Course("cold", 0), Course("stay_active", 0, 60)])
    assert at(washed, 3, "washout") == pytest.approx(1 * 0.8 + 0.1)
    hot = laid_over([{"day": 0.0, "settings": {"heat": 1.8}}], [Course("heat", 0)])
    assert at(hot, 3, "heat") == PARAMETERS["heat"].high


MET = {
    "stress": (
        {"stress": 0.4},
        [Course("bed_rest", 0, 7), Course("exercise", 0, 84), Course("stay_active", 0)],
        40,  # exercise and staying active in full, and half of what seven days in bed left
        0.4 * (1 - 0.5) * (1 - 0.3) + 2.0 * 5 / 8 * 0.1,
    ),
    "washout": (
        {"washout": 0.3},
        [Course("stay_active", 0), Course("cold", 0)],
        3,
        0.3 * (1 - 0.2) + 0.1,  # held inside the range at the end, not at 0.3 on the way
    ),
    "posture": (
        {"posture": 2.2},
        [Course("bed_rest", 0), Course("bed_rest", 0, 1), Course("heat", 0)],
        0.5,
        POSTURES["lying_prone"].ratio,
    ),
    "unloading": (
        {"unloading": 0.1},
        [Course("positional_relief", 0), Course("bed_rest", 0, 7), Course("traction", 0)],
        3,
        1 - (1 - 0.1) * (1 - 0.6),
    ),
}


@pytest.mark.parametrize("parameter", MET)
def test_cuts_come_before_what_is_added_whatever_the_order_of_the_courses(parameter):
    settings, courses, day, value = MET[parameter]
    before = [{"day": 0.0, "settings": settings}]
    found = [laid_over(before, list(order)) for order in permutations(courses)]
    assert at(found[0], day, parameter) == pytest.approx(value)
    assert all(other == found[0] for other in found), "to the last bit"
    # Nor does it hang on the order of the table of treatments.
    plain = [asdict(course) for course in courses]
    turned = FACTS | {"order": FACTS["order"][::-1]}
    assert at(treated(before, plain, turned), day, parameter) == pytest.approx(value)


def test_a_limit_comes_before_a_share_a_share_before_a_cut_and_what_is_added_last():
    """On one made-up parameter, in any order of the effects."""
    steps = [("most", 0.6), ("share", 0.5), ("cut", 0.25), ("add", 0.1)]
    value = (1 - (1 - 0.6) * (1 - 0.5)) * (1 - 0.25) + 0.1
    for order in permutations(steps):
        effects = {f"t{i}": [asdict(Effect("heat", *step))] for i, step in enumerate(order)}
        facts = FACTS | {"order": list(effects), "effects": effects}
        found = combined({"heat": 1.5}, dict.fromkeys(effects, 1.0), facts)
        assert found["heat"] == pytest.approx(value)


def test_what_bed_rest_leaves_behind_outlasts_it_and_fades():
    rest = TREATMENTS["bed_rest"]
    weaker = next(e.amount for e in rest.after if e.parameter == "weakness")
    ends = 10 + rest.length
    segments = laid_over(ALONE, [Course("bed_rest", 10)])
    assert at(segments, 9, "weakness") == at(segments, ends - 0.01, "weakness") == 1.0
    assert at(segments, ends - 0.01, "posture") < at(segments, ends, "posture") == 1.0
    days = [ends + rest.fades * (i + 0.5) / RAMP_STEPS for i in range(RAMP_STEPS)]
    left = [(at(segments, day, "weakness") - 1) / weaker for day in days]
    assert left == pytest.approx([7 / 8, 5 / 8, 3 / 8, 1 / 8])
    assert at(segments, ends + rest.fades, "weakness") == 1.0
    assert at(segments, ends + rest.fades, "stress") == 0.0


@pytest.mark.parametrize(("length", "share"), [(0.5, 0.25), (2.0, 1.0), (3.0, 1.5), (21.0, 2.0)])
def test_a_shorter_rest_leaves_less_and_a_longer_one_more_up_to_twice(length, share):
    def left(*courses: Course) -> float:
        return at(laid_over(ALONE, courses), 5 + length + 1, "weakness") - 1

    usual = left(Course("bed_rest", 3 + length))
    assert left(Course("bed_rest", 5, length)) == pytest.approx(share * usual)
    assert left(Course("bed_rest", 5, length, 0.5)) == pytest.approx(share * usual / 2)
    twice = left(Course("bed_rest", 5, length), Course("bed_rest", 5, length))
    assert twice == left(Course("bed_rest", 5, length)), "the stronger counts, they do not add"


def test_any_treatment_can_leave_something_behind(monkeypatch):
    """After its offset, in proportion to its usual length, and laid over whatever else acts."""
    after = replace(TREATMENTS["massage"], after=(Effect("washout", "cut", 0.4),), fades=8.0)
    monkeypatch.setitem(TREATMENTS, "massage", after)
    courses = [asdict(c) for c in (Course("massage", 1, 7), Course("stay_active", 0, 84))]
    segments = treated(ALONE, courses, facts_of("massage", "stay_active"))
    assert at(segments, 8.9, "washout") == pytest.approx(1 + 0.1)
    assert at(segments, 9.0, "washout") == pytest.approx(1 - 0.4 * 7 / 8 + 0.1)
    assert at(segments, 16.9, "washout") == pytest.approx(1 - 0.4 / 8 + 0.1)
    assert at(segments, 17.0, "washout") == pytest.approx(1 + 0.1)
    assert facts_of("stay_active")["order"] == ["stay_active"]


def test_order_does_not_matter_and_the_same_treatment_does_not_add():
    courses = [Course("heat", 2, 10), Course("cold", 4, 10), Course("stay_active", 1, 30)]
    assert laid_over(ALONE, courses) == laid_over(ALONE, courses[::-1])
    twice = laid_over(ALONE, [Course("relaxant", 0, 14), Course("relaxant", 7, 14, 2.0)])
    assert at(twice, 5, "relaxant") == pytest.approx(0.35)
    assert at(twice, 10, "relaxant") == pytest.approx(0.70)
    one = laid_over(ALONE, [Course("relaxant", 0, 14)])
    same = laid_over(ALONE, [Course("relaxant", 0, 14), Course("relaxant", 0, 14)])
    assert [s["settings"] for s in same] == [s["settings"] for s in one]


def test_two_operations_on_one_day_are_one_and_later_ones_take_from_what_is_left():
    once = laid_over(ALONE, [Course("surgery", 5, strength=0.6)])
    twice = [Course("surgery", 5, strength=0.6), Course("surgery", 5, strength=0.3)]
    assert [s["keep"] for s in laid_over(ALONE, twice)] == [s["keep"] for s in once]
    later = laid_over(ALONE, [Course("surgery", 5, strength=0.5), Course("surgery", 9)])
    assert {s["day"]: s["keep"]["H"] for s in later if s["keep"]["H"] < 1} == {5: 0.5, 9: 0}


def test_courses_lie_over_changes_of_settings():
    changes = [(5, {"stress": 0.4}), (20, {"stress": 0.8})]
    one = case("extrusion", changes=changes, courses=[Course("exercise", 0, 60)])
    assert at(one["segments"], 4, "stress") == 0
    assert at(one["segments"], 19, "stress") < 0.4
    assert at(one["segments"], 30, "stress") == pytest.approx(0.4)
    assert at(one["segments"], 84, "stress") == pytest.approx(0.8)


def test_surgery_takes_the_disc_material_at_once():
    run = simulate("extrusion", courses=[Course("surgery", 10)])
    before, after = run["H"][run.days <= 10], run["H"][run.days > 10]
    assert before[-1] == pytest.approx(0.75 * np.exp(-10 / 80), abs=1e-5)
    assert (after == 0).all()
    half = simulate("extrusion", courses=[Course("surgery", 10, strength=0.5)])
    ratio = half["H"][half.days > 10] / simulate("extrusion")["H"][half.days > 10]
    assert ratio == pytest.approx(0.5, abs=1e-4)
    assert run["I"][run.days > 10][0] > 0.1, "inflammation fades, it does not jump"


@pytest.mark.parametrize(
    ("grade", "courses"),
    [
        ("extrusion", [Course("surgery", 10.3)]),
        ("extrusion", [Course("exercise", 3.2, 20), Course("anti_inflammatory", 0, 6.7)]),
        ("sequestration", [Course("heat", 2.05, 3.3), Course("relaxant", 2.9, 9, 1.7)]),
        ("none", [Course("massage", 0, 0.3), Course("surgery", 5)]),
        ("extrusion", [Course("bed_rest", 4.5, 3), Course("bed_rest", 30), Course("cold", 7)]),
        ("bulge", [Course("surgery", 0, 1, 0.7), Course("surgery", 20, 1, 0.4)]),
        ("protrusion", [Course(name, i, 5 + i) for i, name in enumerate(TREATMENTS)]),
    ],
)
def test_courses_with_ramps_and_jumps_agree_with_lsoda(grade, courses):
    setting = {"stress": 0.4, "cause": "trauma" if grade == "none" else "none"}
    run = simulate(grade, courses=courses, **setting)
    exact = lsoda(case(grade, courses=courses, **setting), 24 * run.days)
    found = np.column_stack([run[name] for name in full.stocks])
    assert np.abs(found - exact).max() < 1e-4


def test_doing_nothing_changes_nothing():
    run = simulate("extrusion", courses=[Course("nothing", 5)])
    assert np.abs(run["pain"] - simulate("extrusion")["pain"]).max() < 1e-4


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("leeches",), ValueError, "unknown treatment 'leeches'; known: nothing, anti_infl"),
        (("heat", -1), ValueError, "heat: start: -1 is outside its range 0 to 730"),
        (("heat", 0, -3), ValueError, "heat: length: -3 is outside its range above 0 to 730"),
        (("heat", 0, 0), ValueError, "heat: length: 0 is outside its range above 0 to 730"),
        (("heat", [3]), TypeError, r"heat: start: \[3\] is not a number"),
        ((None,), TypeError, "treatment: None is not a name; known: nothing"),
        (("heat", 0, float("nan")), ValueError, "heat: length: nan is outside its range"),
        (("heat", 0, 7, 3), ValueError, "heat: strength: 3 is outside its range 0 to 2"),
        (("heat", float("inf")), ValueError, "heat: start: inf is outside its range"),
        (("heat", "soon"), TypeError, "heat: start: 'soon' is not a number; allowed: 0 to 730"),
        (("heat", True), TypeError, "heat: start: True is not a number"),
    ],
)
def test_a_wrong_course_names_field_value_and_range(arguments, error, words):
    with pytest.raises(error, match=words):
        Course(*arguments)


def test_a_course_outside_the_run_or_of_no_kind_is_refused():
    with pytest.raises(ValueError, match="heat: start: 99.0 is outside its range 0 to 84"):
        simulate("extrusion", courses=[Course("heat", 99)])
    with pytest.raises(TypeError, match="courses: 'heat' is not a Course"):
        simulate("extrusion", courses=["heat"])
