"""Every page of the built site, visited and used in a real browser: nothing is wrong with it."""

import gzip
import re
from datetime import date, timedelta

import allowed
import pytest
from accessible import THEMES
from sweep import (
    PHONE,
    Findings,
    access,
    pages_of,
    pages_of_contents,
    settle,
    too_wide,
    visit,
)


def test_every_page_that_was_built_is_swept(built):
    assert sorted(pages_of_contents()) == pages_of(built)


def test_no_request_leaves_the_host(found):
    assert found.elsewhere == []


def test_no_request_fails(found):
    assert found.broken == []


def test_no_error_in_scripts_console_or_content_policy(found):
    assert found.errors == []


def test_nothing_on_screen_that_no_reader_should_meet(found):
    assert found.words == []


def test_every_control_moves_its_picture_by_keyboard(found, built, path):
    assert found.dead == []
    figures = "<sc-figure" in (built / path).read_text("utf-8")
    assert (found.controls > 0) == figures


def test_it_does_not_scroll_sideways_on_a_narrow_screen(found):
    assert found.wide == []


def test_the_words_in_pictures_can_be_read_on_a_phone(found):
    assert found.small == []


def test_headings_safety_strip_limits_and_footer(found):
    assert found.furniture == []


def test_every_picture_has_a_real_description(found):
    assert found.pictures == []


OWN = re.compile(r"""(?:src|href)="([^"]*/(?:spasmcycle|part-[\w-]+)\.(?:js|css))[?"]""")


def test_own_script_and_style_are_light(built, path):
    """What all pages share, and what some load beside it; a picture's script has its own limit."""
    page = built / path
    own = {(page.parent / name).resolve() for name in OWN.findall(page.read_text("utf-8"))}
    weights = {file.name: len(gzip.compress(file.read_bytes())) for file in own}
    assert weights.pop("spasmcycle.js") + weights.pop("spasmcycle.css") <= 40_000
    assert sum(weights.values()) <= 3_000


def test_accessible_in_both_themes_before_and_after_use(found):
    assert allowed.remaining(found.access, allowed.faults()) == []


def test_the_list_of_faults_let_pass_is_short_mild_and_in_date():
    assert allowed.problems(allowed.faults(), date.today()) == []


ENTRY = {
    "rule": "region",
    "impact": "moderate",
    "element": ".bd-toc",
    "upstream": "https://example.org/1",
    "since": date(2026, 1, 1),
    "until": date(2026, 3, 1),
}


def test_an_entry_out_of_date_too_long_or_serious_is_refused():
    assert allowed.problems([ENTRY], date(2026, 3, 1)) == []
    assert "until 2026-03-01 only" in allowed.problems([ENTRY], date(2026, 3, 2))[0]
    long = {**ENTRY, "until": ENTRY["since"] + timedelta(days=91)}
    assert "more than 90 days" in allowed.problems([long], date(2026, 1, 2))[0]
    serious = {**ENTRY, "impact": "serious"}
    assert "never let pass" in allowed.problems([serious], date(2026, 1, 2))[0]
    assert "at most 5" in allowed.problems([ENTRY] * 6, date(2026, 1, 2))[0]


def test_an_entry_covers_its_own_elements_only():
    found = {"rule": "region", "impact": "moderate", "elements": ["nav.bd-toc", "sc-quiz"]}
    assert allowed.remaining([found], [ENTRY]) == [{**found, "elements": ["sc-quiz"]}]
    worse = {**found, "impact": "serious"}
    assert allowed.remaining([worse], [ENTRY]) == [worse]


@pytest.mark.parametrize(
    ("opener", "dialog"),
    [
        (".primary-toggle", "#pst-primary-sidebar-modal"),
        (".search-button", "#pst-search-dialog"),
        (".secondary-toggle", "#pst-secondary-sidebar-modal"),
    ],
)
def test_on_a_phone_each_panel_opens_accessibly_and_gives_the_focus_back(
    browser, site, opener, dialog
):
    found = Findings()
    with visit(browser, site + "book/safety.html", found, viewport=PHONE) as page:
        page.focus(f"main {opener}")
        page.keyboard.press("Enter")
        page.wait_for_selector(dialog)
        violations = access(page, "book/safety.html", f"{dialog} open")
        assert allowed.remaining(violations, allowed.faults()) == []
        assert too_wide(page) == []
        page.keyboard.press("Escape")
        page.wait_for_selector(dialog, state="hidden")
        settle(page)
        assert page.evaluate(f"document.activeElement.matches('{opener}')")
    assert found.errors == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_link_may_ask_for_colours_for_this_visit_only(browser, site, theme):
    found = Findings()
    other = {"color_scheme": THEMES[1 - THEMES.index(theme)]}
    address = f"{site}notebooks/06_closing_the_loop.html"
    with visit(browser, f"{address}?theme={theme}", found, **other) as page:
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        page.goto(address)
        assert page.evaluate("document.documentElement.dataset.theme") == other["color_scheme"]
    assert found.errors == []
