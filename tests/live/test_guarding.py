"""Lesson 4's picture: a prediction by one choice opens it, and stands in it and beside it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from spasmcycle.evidence.lint import source
from spasmcycle.figures import find
from spasmcycle.live import live
from spasmcycle.model.task_parameters import TASKS
from spasmcycle.rivals import (
    ARROWS,
    FINDINGS,
    MUSCLES,
    THEORIES,
    activity,
    found_in,
    predictions,
)

LESSON = Path(__file__).parents[2] / "notebooks" / "04_guarding.ipynb"


@pytest.fixture
def page(opened):
    with opened("guarding", live("guarding").markup) as view:
        yield view


@pytest.mark.parametrize(("choice", "right"), [("up", False), ("down", True)])
def test_a_choice_opens_the_picture_and_stands_beside_the_answer(page, choice, right):
    curve = page.locator('.sc-picture:visible [data-mark="S-free"]')
    expect(curve).to_be_hidden()
    page.locator(f"sc-predict input[value={choice}]").check()
    page.locator("sc-predict [type=submit]").click()
    expect(curve).to_be_visible()
    mark = f'.sc-picture:visible [data-mark="guess-{choice}"]'
    expect(page.locator(mark)).to_contain_text("you")
    said = find("guarding").guess["options"][choice]
    heard = f"It fits: {said}." if right else f"You said “{said}”. The surprise: the answer is"
    expect(page.locator(".sc-verdict")).to_contain_text(heard)


def test_skipping_opens_the_picture_and_shows_no_prediction(page):
    page.locator("sc-predict .sc-skip").click()
    expect(page.locator('.sc-picture:visible [data-mark="S-free"]')).to_be_visible()
    expect(page.locator(".sc-guesses")).to_be_hidden()


@pytest.mark.parametrize("theory", THEORIES)
def test_the_picture_shows_what_the_theory_predicts(theory):
    picture = find("guarding")
    r = picture.read(picture.values(theory=theory))
    foretold = predictions(theory)
    places = [(muscle, part) for muscle in MUSCLES for part in TASKS]
    for i, (muscle, part) in enumerate(places):
        assert r[f"arrow_{muscle}_{part}"] == ARROWS[foretold[muscle][part]]
        assert r["rows_sore"][i] == pytest.approx(100 * activity(theory, part)[muscle])
        assert r["rows_free"][i] == pytest.approx(100 * activity("pain_free", part)[muscle])
        centre = r["x"].index(picture.facts["centres"][part])
        assert r[f"sore_{muscle}"][centre] == pytest.approx(r["rows_sore"][i])


@pytest.mark.parametrize("part", TASKS)
def test_the_lessons_table_of_the_outer_muscle_says_what_model_and_findings_say(part):
    """Each arrow stands beside the works that found it; the theories' are the model's."""
    (row,) = re.findall(rf"^\| {TASKS[part].label} \| (.+) \|$", source(LESSON), re.MULTILINE)
    studies, *theories = row.split(" | ")
    told = {
        sign: set(re.findall(r"references\.md#(\w+)", works))
        for sign, works in re.findall(r"([↑↓=]) \((.+?\))\)", studies)
    }
    found = {}
    for finding in FINDINGS:
        if found_in(finding, "S", part):
            found.setdefault(ARROWS[finding.muscle.direction], set()).update(finding.works)
    assert told == found
    rivals = [name for name in THEORIES if name != "pain_free"]
    assert theories == [ARROWS[predictions(name)["S"][part]] for name in rivals]
