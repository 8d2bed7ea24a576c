"""Lesson 4's circuit: one step stands out at a time, and each step names a work that was read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from spasmcycle.evidence.lint import source
from spasmcycle.evidence.references import load
from spasmcycle.figures import find
from spasmcycle.figures.circuit import GROUPS, WAYS, emg_rows
from spasmcycle.live import live, script
from spasmcycle.live.svg import drawing
from spasmcycle.page import bundle_css, bundle_js
from spasmcycle.rivals import ARROWS, FINDINGS
from workshop.hosting import serve

LESSON = Path(__file__).parents[2] / "notebooks" / "04_guarding.ipynb"
SALT_WATER = {"zedka1999"}  # in healthy people, who are in neither group
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Circuit</title>
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script></head>
<body><main><h1>Circuit</h1>{body}</main></body></html>"""
WIDEST = """() => {
    const paths = [...document.querySelectorAll("[data-mark^=path-]")];
    const wide = (path) => parseFloat(path.firstElementChild.style.strokeWidth);
    const most = Math.max(...paths.map(wide));
    return paths.filter((path) => wide(path) === most).map((path) => path.dataset.mark);
}"""


@pytest.fixture
def page(browser, tmp_path):
    (tmp_path / "s.js").write_text(script("circuit") + bundle_js(), encoding="utf-8")
    (tmp_path / "s.css").write_text(bundle_css(), encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format(body=live("circuit").markup), encoding="utf-8")
    context = browser.new_context()
    view = context.new_page()
    errors = []
    view.on("pageerror", lambda error: errors.append(str(error)))
    with serve(tmp_path) as base:
        view.goto(base + "index.html")
        yield view
    context.close()
    assert errors == []


def test_by_keyboard_one_step_after_the_other_stands_out(page):
    way, slider = page.get_by_role("combobox", name="Way"), page.get_by_role("slider", name="Step")
    page.get_by_text("Table of the data").click()
    for name, steps in WAYS.items():
        way.select_option(name)
        slider.press("Home")
        for i, (does, _, cited, _) in enumerate(steps):
            expect(page.locator('[data-mark="heading"]')).to_contain_text(f"step {i + 1} of 4")
            assert page.evaluate(WIDEST) == [f"path-{name}_{i + 1}"]
            expect(page.locator("tbody tr").filter(has_text="◀")).to_contain_text(does)
            expect(page.locator(".sc-sentence")).to_contain_text(cited)
            slider.press("ArrowRight")


def test_all_three_ways_are_equally_wide_and_have_no_step(page):
    page.get_by_role("combobox", name="Way").select_option("all")
    expect(page.get_by_role("slider", name="Step")).to_be_disabled()
    expect(page.locator('[data-mark="number-reflex_1"]')).to_be_hidden()
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
    for _, key, name, _ in WAYS[way]:
        work = load()[key]
        assert work.citable
        assert work.fields["year"] in name
        assert name.split()[0] in work.authors[0]
        assert f"references.md#{key})" in source(LESSON)


def test_the_strips_show_what_the_findings_say():
    outer = [f for f in FINDINGS if f.muscle == "S" and f.reference not in SALT_WATER]
    groups = {key: group for group, (_, works) in GROUPS.items() for key in works}
    assert {f.reference for f in outer} == set(groups)
    for row in emg_rows():
        found = {
            f.direction
            for f in outer
            if groups[f.reference] == row["group"] and row["part"] in f.tasks
        }
        shown = {ARROWS[direction] for direction in found} or {"?"}
        assert set(row["arrows"].split(" or ")) == shown
        assert ("differ" in row["sure"]) == (len(found) > 1)
    for key in groups:
        assert load()[key].citable
        assert f"references.md#{key})" in source(LESSON)
