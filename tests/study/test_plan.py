"""What the plan of treatments says of odd plans, and when it warns of what looks like a cure."""

import pytest

from spasmcycle.figures import find

PLAN = find("treatment-plan")
WINDOWS = find("treatment-windows")


def said(*courses, **settings):
    fields = ("treatment", "start", "length", "strength")
    plan = [dict(zip(fields, one, strict=True)) for one in courses]
    return PLAN.describe(PLAN.read(PLAN.values(plan=plan, **settings)))


def test_an_empty_plan_says_how_it_goes_untreated():
    assert said() == "No course yet. Untreated, guarding is above half to day 84, the last."


@pytest.mark.parametrize(
    ("courses", "words"),
    [
        ([("bed_rest", 21, 7, 1)], "Rest in bed frees it"),
        ([("heat", 21, 1, 1)], "Hours of heat or relaxant"),
        ([("relaxant", 21, 1, 1)], "Hours of heat or relaxant"),
        ([("exercise", 10, 10, 1), ("exercise", 15, 10, 1)], "overlap"),
        ([("exercise", 80, 10, 1)], "goes on after day 84"),
    ],
)
def test_what_must_not_look_like_a_cure_and_odd_plans_are_said(courses, words):
    assert words in said(*courses)


def test_what_freed_nothing_is_not_blamed():
    """Heat in the first days fails; relief in the fourth week then frees the loop."""
    text = said(("heat", 2, 5, 1), ("positional_relief", 21, 7, 1))
    assert "until day" in text and "Hours of" not in text
    freed = said(("bed_rest", 1, 1, 0.1), ("positional_relief", 21, 7, 1))
    assert "until day" in freed and "Rest in bed" not in freed


def test_courses_that_only_touch_do_not_overlap():
    assert "overlap" not in said(("exercise", 10, 5, 1), ("exercise", 15, 5, 1))


def test_the_map_agrees_with_the_plan():
    """Each square at the same person is what the plan finds for that course, where it can see."""
    read = WINDOWS.read(WINDOWS.values())
    freed = {(round(a + 2.1), length) for a, length in zip(read["from"], read["at"], strict=True)}
    for start, length in ((6.0, 6.0), (21.0, 6.0), (26.0, 9.0), (41.0, 21.0), (11.0, 12.0)):
        course = {
            "treatment": "positional_relief", "start": start, "length": length, "strength": 1.0
        }  # fmt: skip
        assert PLAN.read(PLAN.values(plan=[course]))["freed"] == ((start, length) in freed)


def test_a_loose_person_is_not_mapped():
    assert "by itself" in WINDOWS.describe(WINDOWS.read(WINDOWS.values(stress=0.3)))
