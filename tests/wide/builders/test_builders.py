"""Under every builder that Jupyter Book offers: the whole course, or a stop that says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from press import ROOT, STRICT, press, write
from reader import ELEMENTS, dead_links, held, use

from workshop.hosting import serve


@pytest.fixture(scope="module")
def pretty(tmp_path_factory) -> Path:
    """The course with addresses that have no ending."""
    done = press(ROOT, *STRICT, builder="dirhtml", out=tmp_path_factory.mktemp("pretty"))
    assert done.code == 0, done.said[-4000:]
    return done.pages


@pytest.fixture(scope="module")
def address(pretty):
    with serve(pretty) as root:
        yield root


def folder_of(page: str) -> str:
    return page.removesuffix(".html") + "/"


def pages(built: Path) -> list[str]:
    return [
        f"{p.parent.name}/{p.name}" for f in ("book", "notebooks") for p in built.glob(f"{f}/*")
    ]


def test_pretty_addresses_hold_the_same_pages_and_elements(built, pretty):
    for page in pages(built):
        assert held(pretty / folder_of(page) / "index.html") == held(built / page), page
    every = [held(built / page) for page in pages(built)]
    seen = {name for name in ELEMENTS for one in every if one[name]}
    assert seen >= {"sc-figure", "sc-quiz", "sc-triage", "sc-predict", "math"}


def test_pretty_addresses_have_no_dead_link(pretty):
    assert dead_links(pretty) == []


def test_figures_and_questions_live_below_pretty_addresses(browser, built, address):
    wrong = {}
    for page in pages(built):
        found = use(browser, address + folder_of(page))
        if found:
            wrong[page] = found
    assert wrong == {}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_list_of_what_is_due_leads_to_its_questions(browser, site, address, builder):
    root, start = (site, "book/start.html") if builder == "html" else (address, "book/start/")
    page = browser.new_context().new_page()
    page.goto(root + start)
    page.wait_for_selector(".sc-due-list")
    page.evaluate(
        "SpasmCycle.store.set('quiz/04_guarding/flow', "
        "{answers: {}, tries: 2, redo: {due: '2020-01-01', step: 0}, title: 'Flow'})"
    )
    page.wait_for_selector(".sc-due-list a")
    with page.expect_navigation() as gone:
        page.click(".sc-due-list a")
    assert gone.value.status == 200
    assert page.locator("#quiz-04_guarding-flow").is_visible()
    page.context.close()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_host_that_leaves_out_underscores_is_told_to_keep_them(built, pretty, builder):
    assert ((built if builder == "html" else pretty) / ".nojekyll").is_file()


@pytest.mark.parametrize("builder", ["singlehtml", "pdfhtml", "latex", "pdflatex"])
def test_a_builder_without_figures_stops_and_says_what_to_do(tmp_path, builder):
    done = press(write(tmp_path / "book"), builder=builder)
    name = {"pdfhtml": "singlehtml", "pdflatex": "latex"}.get(builder, builder)
    assert done.code != 0
    said = " ".join(done.said.split())
    assert f"The builder “{name}” cannot hold the course" in said
    assert "Use “html”, or “dirhtml”" in said and "print the pages" in said


@pytest.mark.parametrize("builder", ["epub", "text", "man"])
def test_so_does_a_builder_that_a_publisher_brings(tmp_path, builder):
    done = press(write(tmp_path / "book"), "--custom-builder", builder, builder="custom")
    assert done.code != 0
    assert f"The builder “{builder}” cannot hold the course" in " ".join(done.said.split())


def test_links_can_be_checked_without_making_a_book(tmp_path):
    offline = {"sphinx": {"config": {"linkcheck_ignore": ["https?://.*"]}}}
    done = press(write(tmp_path / "book", offline), builder="linkcheck")
    assert done.code == 0, done.said[-3000:]


def test_a_saved_page_wakes_up_again(browser, built, tmp_path):
    """As a browser saves it: the document as it stands, with its scripts, elsewhere."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    page = browser.new_context().new_page()
    for name in ("notebooks/02_disc_to_root.html", "notebooks/04_guarding.html"):
        page.goto((copy / name).as_uri())
        page.wait_for_function(
            "() => document.querySelector('sc-quiz [data-item]').dataset.live === 'yes'"
        )
        kept = "<!DOCTYPE html>" + page.evaluate("document.documentElement.outerHTML")
        saved = copy / name.replace(".html", "-saved.html")
        saved.write_text(kept, "utf-8")
        assert use(browser, saved.as_uri()) == []
    page.context.close()
