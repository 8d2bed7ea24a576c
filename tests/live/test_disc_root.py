"""Lesson 2's picture in the browser: shape and size apart, links old and new, help for the sac."""

import json

import pytest
from playwright.sync_api import expect

from spasmcycle.live import live
from spasmcycle.quiz.questions import LESSONS

QUESTIONS = LESSONS / "02_disc_to_root.json"
HELP = "Roots for bladder and bowel run here: see When to get help"
# what each question of the lesson lets the reader see
SEEN = {
    "Ben's root": ("a protrusion, 3.0 mm", "Touches the L5 root", "22 of 24"),
    "a piece in the exit": ("an extrusion, 6.0 mm", "Touches the L4 root"),
    "disc and nerves only": ("a protrusion, 6.0 mm", "Touches the L5 root"),
    "a loose piece after three months": ("a loose piece (sequestration), 1.2 mm", "no root"),
}


@pytest.fixture
def page(opened):
    with opened("disc-root", live("disc-root").markup) as view:
        yield view


def follow(page, state: str) -> None:
    page.evaluate("(state) => { location.hash = state; }", state)


def test_what_the_questions_let_one_see_still_opens_and_means_the_same(page):
    items = json.loads(QUESTIONS.read_text(encoding="utf-8"))["items"]
    links = {i["seeIt"]["label"]: i["seeIt"]["state"] for i in items if "seeIt" in i}
    assert links.keys() == SEEN.keys()
    sentence = page.locator(".sc-sentence")
    for label, state in links.items():
        follow(page, state)
        for words in SEEN[label]:
            expect(sentence).to_contain_text(words)
        page.locator("[data-do=reset]").click()
        expect(sentence).to_contain_text("To the side of the canal: a protrusion, 6.0 mm")


def test_a_link_with_a_size_alone_opens_with_the_shape_that_is_drawn(page):
    """Such links are from before shape was a control of its own."""
    follow(page, "#live:disc-root:size=9,direction=side")
    expect(page.locator(".sc-sentence")).to_contain_text("a protrusion, 6.0 mm, the most drawn")
    expect(page.get_by_role("slider", name="Size")).to_have_value("9")


def choose(group, value):
    group.locator(f'[value="{value}"]').check()


def marked(page, mark):
    """A mark of the cut that is seen."""
    return page.locator(f'.sc-picture:visible [data-mark="{mark}"]')


def test_a_bulge_has_no_direction_and_nothing_displaced_has_no_size(page):
    page.get_by_role("button", name="Skip").click()
    direction = page.get_by_role("radio", name="To the side of the canal")
    size = page.get_by_role("slider", name="Size")
    direction.check(force=True)
    page.get_by_role("radio", name="Bulge").check(force=True)
    expect(direction).to_be_disabled()
    expect(page.locator(".sc-sentence")).to_contain_text("Along the back of the rim: a bulge")
    page.get_by_role("radio", name="Nothing displaced").check(force=True)
    expect(direction).to_be_enabled()
    expect(size).to_be_disabled()
    page.get_by_role("radio", name="Extrusion").check(force=True)
    expect(size).to_be_enabled()
    expect(page.locator(".sc-sentence")).to_contain_text("To the side of the canal: an extrusion")


def test_help_stands_where_the_signal_stood_and_time_does_not_take_it_away(page):
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("radio", name="Extrusion").check(force=True)
    page.get_by_role("radio", name="Straight back").check(force=True)
    page.get_by_role("slider", name="Size").press("End")
    sentence = page.locator(".sc-sentence")
    expect(sentence).to_contain_text(HELP)
    for mark in ("dial-touch", "dial-hand", "scale-ring", "scale-line-L5"):
        expect(marked(page, mark)).to_be_hidden()
    expect(marked(page, "help-box")).to_be_visible()
    expect(marked(page, "help_two")).to_have_text("see When to get help")
    page.get_by_role("slider", name="Let time pass").press("End")
    expect(sentence).to_contain_text("The sac was narrow")
    expect(sentence).to_contain_text(HELP)
    expect(marked(page, "level_text")).not_to_contain_text("silent")
    page.locator("[data-do=reset]").click()
    expect(marked(page, "scale-ring")).to_be_visible()
    expect(sentence).to_contain_text("Signal")
