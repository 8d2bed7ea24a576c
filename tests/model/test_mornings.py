"""Treatment that is decided each morning: by what was felt then, and by nothing else."""

import pytest

from spasmcycle.figures import find
from spasmcycle.model.integrate import TOLERANCE, daily_hours, day_of, stored_hours
from spasmcycle.model.models import MODELS
from spasmcycle.model.parameters import GRADES
from spasmcycle.model.treatments import FACTS, Course, treated
from spasmcycle.simulate import simulate

SIZE = GRADES["extrusion"]
BASE = [{"day": 0.0, "settings": {"tau_H": SIZE.tau_H, "stress": 0.5}}]
START = {"I": SIZE.H0, "H": SIZE.H0}
RELIEF = {"treatment": "positional_relief", "start": 0.0, "length": 84.0, "strength": 1.0}


def run(above=None, courses=(RELIEF,), hours=None):
    case = {"name": "one", "start": START, "segments": treated(BASE, list(courses), FACTS)}
    if above is not None:
        case |= {"segments": BASE, "taken": case["segments"], "asked": "pain_shown"}
        case["above"] = above
    return MODELS["full"].solve(case, hours or stored_hours(84), TOLERANCE)


def test_each_morning_is_decided_by_the_pain_of_that_morning():
    found = run(above=6.0, hours=daily_hours(0, 84))
    for day in range(1, 84):  # the first day has no morning before it
        assert (day in found["taken"]) == (found["pain_shown"][day] > 6.0), day
    assert 0 < len(found["taken"]) < 83 and 0 not in found["taken"]


def test_always_and_never_are_the_runs_that_they_should_be():
    never, bare = run(above=10.5), run(courses=())
    assert never["taken"] == [] and never["M"] == pytest.approx(bare["M"], abs=1e-9)
    always = run(above=-1.0)
    later = run(courses=({**RELIEF, "start": 1.0},))
    assert always["taken"] == [float(day) for day in range(1, 84)]
    # Both lie down from day 1; one comes in by a ramp.
    assert always["pain_shown"][-200:] == pytest.approx(later["pain_shown"][-200:], abs=0.02)


def test_a_jump_is_made_once_on_the_day_it_falls_on():
    surgery = {"treatment": "surgery", "start": 10.0, "length": 1.0, "strength": 1.0}
    found = run(above=-1.0, courses=(surgery,), hours=daily_hours(0, 20))
    assert found["H"][10] > 0.1 and max(found["H"][11:]) < 1e-9


def test_a_day_holds_what_begins_on_it_and_what_had_begun():
    parts = [{"start": hour, "p": [hour], "keep": [0.5]} for hour in (0.0, 30.0, 48.5)]
    day = day_of(parts, 1.0, True)
    assert [(one["start"], one["p"]) for one in day] == [(24.0, [0.0]), (30.0, [30.0])]
    assert [one["keep"] for one in day] == [[1.0], [0.5]]  # the first jump was made on its day
    assert [one["start"] for one in day_of(parts, 1.0, False)] == [30.0]


def test_a_case_that_asks_nothing_says_nothing_of_mornings():
    assert "taken" not in run()


def test_a_plan_of_the_picture_runs_again_as_data():
    plan = find("treatment-plan")
    courses = [{**RELIEF, "start": 21.0, "length": 7.0}, {**RELIEF, "treatment": "heat"}]
    values = plan.values(plan=courses, stress=0.4)
    again = simulate("extrusion", courses=[Course(**one) for one in values["plan"]], stress=0.4)
    assert plan.read(values)["pain"] == pytest.approx(list(again["pain_shown"]), abs=1e-9)
