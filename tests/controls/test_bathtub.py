"""A new picture is one short file: a bathtub from outside the package, with words and a goal."""

from pathlib import Path

import bathtub
import pytest
from bathtub import PICTURE
from playwright.sync_api import expect

MOST_LINES = 140


def test_a_picture_with_a_model_words_and_a_goal_is_one_short_file():
    text = Path(bathtub.__file__).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert PICTURE.goals and PICTURE.limits and PICTURE.presets


@pytest.mark.parametrize(("tap", "drain"), [(30, 0.5), (40, 0.2), (10, 1.0)])
def test_the_level_comes_to_rest_where_both_flows_are_equal(tap, drain):
    tub = PICTURE.run(PICTURE.values(tap=tap, drain=drain))["tub"]
    away = [tap / drain - level for level in tub["L"]]
    assert away == sorted(away, reverse=True)
    share = away[-1] / away[0]
    assert share == pytest.approx(2.718281828459045 ** (-drain * bathtub.DAYS), abs=1e-4)


def test_the_start_meets_no_goal_and_the_way_does():
    goal = PICTURE.goals[0]
    assert PICTURE.met(PICTURE.values()) == []
    assert PICTURE.met(PICTURE.values(**goal.way)) == [goal.id]


def test_it_works_in_the_page_by_keyboard_up_to_its_goal(page_of):
    page = page_of(PICTURE)
    level = page.locator('[data-mark="level"] path').first
    flows = page.locator('[data-mark="flows"] path').first
    reached = page.locator("[data-goal=rest] [role=status]")
    before = level.get_attribute("d"), flows.get_attribute("d")
    drain = page.get_by_role("slider", name="Drain")
    for _ in range(4):
        drain.press("ArrowLeft")
    values = PICTURE.values(drain=0.3)
    sentence = page.locator(".sc-sentence")
    expect(sentence).to_have_text(PICTURE.describe(PICTURE.read(values)))
    assert level.get_attribute("d") != before[0] and flows.get_attribute("d") != before[1]
    expect(reached).to_be_empty()
    page.get_by_role("slider", name="Day looked at").press("End")
    expect(reached).to_have_text("Reached. 99 litres: as much runs out as runs in.")
    values = PICTURE.values(**PICTURE.goals[0].way)
    expect(sentence).to_have_text(PICTURE.describe(PICTURE.read(values)))
