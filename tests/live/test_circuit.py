"""Lesson 4's circuit: one step stands out at a time, and each step names a work that was read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from spasmcycle.evidence.findings import finding
from spasmcycle.evidence.lint import source
from spasmcycle.evidence.references import load
from spasmcycle.figures import find
from spasmcycle.figures.circuit import GROUPS, WAYS, W, emg_rows
from spasmcycle.live import live
from spasmcycle.live.svg import drawing
from spasmcycle.rivals import ARROWS, FINDINGS, HERNIATED

LESSON = Path(__file__).parents[2] / "notebooks" / "04_guarding.ipynb"
SALT_WATER = {"zedka1999"}  # in healthy people, who are in neither group
WIDEST = """() => {
    const seen = [...document.querySelectorAll(".sc-picture")].find((cut) => cut.checkVisibility());
    const paths = [...seen.querySelectorAll("[data-mark^=path-]")];
    const wide = (path) => parseFloat(path.firstElementChild.style.strokeWidth);
    const most = Math.max(...paths.map(wide));
    return paths.filter((path) => wide(path) === most).map((path) => path.dataset.mark);
}"""


@pytest.fixture
def page(opened):
    with opened("circuit", live("circuit").markup) as view:
        yield view


def marked(page, mark):
    """A mark of the cut that is seen."""
    return page.locator(f'.sc-picture:visible [data-mark="{mark}"]')


def choose(page, way):
    """Go to one of the ways by arrow keys."""
    group = page.get_by_role("group", name="Way")
    group.locator("input:checked").focus()
    for _ in range(group.get_by_role("radio").count()):
        if group.locator("input:checked").get_attribute("value") == way:
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"the arrow keys do not lead to {way}")


def test_by_keyboard_one_step_after_the_other_stands_out(page):
    slider = page.get_by_role("slider", name="Step")
    page.get_by_text("Table of the data").click()
    for name, steps in WAYS.items():
        choose(page, name)
        slider.press("Home")
        for i, found in enumerate(steps):
            expect(marked(page, "heading")).to_contain_text(f"step {i + 1} of 4")
            assert page.evaluate(WIDEST) == [f"path-{name}_{i + 1}"]
            expect(page.locator("tbody tr").filter(has_text="◀")).to_contain_text(
                W[f"does.{name}.{i + 1}"]
            )
            expect(page.locator(".sc-sentence")).to_contain_text(finding(found).called)
            slider.press("ArrowRight")


def test_all_three_ways_are_equally_wide_and_have_no_step(page):
    choose(page, "all")
    expect(page.get_by_role("slider", name="Step")).to_be_disabled()
    expect(marked(page, "number-reflex_1")).to_be_hidden()
    assert len(page.evaluate(WIDEST)) == 12


def test_the_ways_differ_in_their_dashes_too():
    picture = find("circuit")
    svg = drawing(picture, picture.values()).svg
    looks = {
        way: {
            "".join(re.findall(r"stroke-dasharray:[\d,]+", mark))
            for mark in re.findall(rf'data-mark="path-{way}_\d"><path [^>]*', svg)
        }
        for way in WAYS
    }
    assert all(len(dashes) == 1 for dashes in looks.values())
    assert len(set.union(*looks.values())) == len(WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_each_step_rests_on_a_work_that_was_read_and_that_the_lesson_links(way):
    for found in WAYS[way]:
        for key in finding(found).works:
            assert load()[key].citable
            assert f"references.md#{key})" in source(LESSON)


def test_people_with_a_herniation_are_all_in_their_strip():
    works = {key for group, keys in GROUPS.items() for key in keys if group == "disc"}
    assert works == set(HERNIATED) and {"li2019frp", "ldhemg2021"} <= works
    limits = find("circuit").limits
    for key in works:
        people = re.match(r"\d+", next(f.says for f in FINDINGS if key in f.works))[0]
        assert people in limits


def test_the_strips_show_what_the_findings_say():
    outer = [
        (f.works[0], f.muscle)
        for f in FINDINGS
        if f.muscle.muscle == "S" and f.works[0] not in SALT_WATER
    ]
    groups = {key: group for group, works in GROUPS.items() for key in works}
    assert {key for key, _ in outer} == set(groups)
    for row in emg_rows():
        found = {
            seen.direction
            for key, seen in outer
            if groups[key] == row["group"] and row["part"] in seen.parts
        }
        shown = {ARROWS[direction] for direction in found} or {"?"}
        assert set(row["arrows"].split(" or ")) == shown
        assert ("differ" in row["sure"]) == (len(found) > 1)
    for key in groups:
        assert load()[key].citable
        assert f"references.md#{key})" in source(LESSON)
