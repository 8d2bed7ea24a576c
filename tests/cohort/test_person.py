"""A virtual person depends on seed and place alone, and is the same in Python and the browser."""

import json
import math
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from spasmcycle import translate
from spasmcycle.cohort import draw, fitted, follow
from spasmcycle.cohort.person import crowd, facts_of, person, segments_of, start_of
from spasmcycle.model.integrate import TOLERANCE, daily_hours, solve, stored_hours
from spasmcycle.model.models import MODELS
from spasmcycle.model.parameters import GRADES
from spasmcycle.model.treatments import FACTS as TREATED
from spasmcycle.model.treatments import Course, treated
from spasmcycle.page import bundle_js
from spasmcycle.random_streams import LARGEST_SEED

FACTS = facts_of()
SEEDS = (0, 1, 2012, LARGEST_SEED)
PEOPLE = 400
NUMBERS = ("k", "zeta", "tau_I", "stress", "quiet")


@pytest.mark.parametrize("seed", SEEDS)
def test_one_by_one_they_are_the_crowd_that_is_drawn_at_once(seed):
    people = draw(PEOPLE, seed)
    for i, one in enumerate(crowd(seed, PEOPLE, FACTS)):
        assert one["grade"] == people.grade[i]
        for name in NUMBERS[:-1]:
            assert one[name] == getattr(people, name)[i]
        assert (one["quiet"] if one["has_quiet"] else math.inf) == people.quiet[i]
    for i in (0, 1, 63, PEOPLE - 1):
        assert person(seed, i, FACTS) == crowd(seed, PEOPLE, FACTS)[i]


def test_someone_far_down_the_list_is_found_without_the_others():
    assert person(3, 99_999, FACTS)["k"] == draw(100_000, 3).k[-1]


def test_another_spread_moves_the_same_people():
    wide = replace(fitted(), log_k=2 * fitted().log_k)
    near, far = draw(300, 5), draw(300, 5, wide)
    inside = (far.k > far.k.min()) & (far.k < far.k.max())
    moved = np.log(far.k / 0.335)[inside] / np.log(near.k / 0.335)[inside]
    assert moved == pytest.approx(2)
    assert np.array_equal(near.stress, far.stress) and np.array_equal(near.quiet, far.quiet)


@pytest.mark.parametrize("course", [None, Course("relaxant", 7, 14)])
def test_a_persons_case_runs_as_the_crowd_does(course):
    courses = [course] if course else []
    cohort = follow(40, 84, seed=9, courses=courses, progress=False)
    hours = daily_hours(FACTS["first_seen"], 84)
    plain = [{**vars(c), "start": c.start + FACTS["first_seen"]} for c in courses]
    for i, one in enumerate(crowd(9, 40, FACTS)):
        segments = segments_of(one, FACTS)
        case = {
            "segments": treated(segments, plain, TREATED) if plain else segments,
            "start": start_of(one, FACTS),
            "columns": ["pain_shown"],
        }
        run = MODELS["full"].solve(case, hours, TOLERANCE)
        assert np.abs(np.array(run["pain_shown"]) - cohort.pain[i]).max() < 1e-9
    assert len(run["pain_shown"]) == 85 and run["days"][0] == FACTS["first_seen"]


def test_all_sizes_and_people_with_and_without_a_quiet_week_are_there():
    people = crowd(2012, PEOPLE, FACTS)
    assert {one["grade"] for one in people} == set(range(len(GRADES)))
    assert {len(segments_of(one, FACTS)) for one in people} == {1, 3}


def test_the_browser_makes_the_same_people(browser):
    one = person(1, 1, FACTS)
    use = translate.given(
        (person, 1, 1, FACTS),
        (crowd, 1, 1, FACTS),
        (segments_of, one, FACTS),
        (start_of, one, FACTS),
    )
    page = browser.new_page()
    page.set_content("<!doctype html><title>People</title>")
    page.add_script_tag(content=bundle_js())
    theirs = page.evaluate(
        "([facts, seeds, count]) => { const SC = SpasmCycle; "
        + "".join(translate.javascript(use))
        + """ return seeds.map((seed) => {
          const people = crowd(seed, count, facts);
          return { people, far: person(seed, 99999, facts),
                   segments: people.map((one) => segments_of(one, facts)),
                   starts: people.map((one) => start_of(one, facts)) };
        }); }""",
        [FACTS, SEEDS, PEOPLE],
    )
    page.close()
    for seed, found in zip(SEEDS, theirs, strict=True):
        people = crowd(seed, PEOPLE, FACTS)
        ours = {
            "people": people,
            "far": person(seed, 99_999, FACTS),
            "segments": [segments_of(one, FACTS) for one in people],
            "starts": [start_of(one, FACTS) for one in people],
        }
        assert json.loads(json.dumps(ours)) == found, "not the same to the last bit"


def test_who_someone_is_needs_no_numpy():
    code = (
        "import sys; from spasmcycle.cohort.person import facts_of, person; "
        "person(1, 2, facts_of()); assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_only_columns_that_are_asked_for_are_kept_and_they_are_the_same():
    model, case = MODELS["full"], {"segments": segments_of(person(1, 0, FACTS), FACTS)}
    case["start"] = start_of(person(1, 0, FACTS), FACTS)
    everything = model.solve(case, stored_hours(14), TOLERANCE)
    few = model.solve({**case, "columns": ["pain_shown", "M"]}, stored_hours(14), TOLERANCE)
    assert few.keys() == {"days", "fine", "steps", "pain_shown", "M"}
    assert all(few[name] == everything[name] for name in few)
    none = model.solve({**case, "columns": []}, stored_hours(14), TOLERANCE)
    assert none.keys() == {"days", "fine", "steps"}
    assert solve(model.routines, model.defaults, case, stored_hours(14), TOLERANCE) == everything
    with pytest.raises(ValueError, match="unknown column 'pian'; known: M, W, I, "):
        model.solve({**case, "columns": ["M", "pian"]}, stored_hours(14), TOLERANCE)
