"""The card of red flags: on the site, on one sheet of paper, a click away from the lesson."""

import re

from playwright.sync_api import Browser, expect

from spasmcycle.evidence.signs import load

CARD = "book/red-flag-card.html"
LESSON = "notebooks/03_red_flags.html"
EDGE = "12mm"


def test_the_card_prints_on_one_a4_sheet(browser: Browser, site: str):
    page = browser.new_page()
    page.goto(site + CARD)
    edges = dict.fromkeys(("top", "bottom", "left", "right"), EDGE)
    sheet = page.pdf(format="A4", margin=edges)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    page.emulate_media(media="print")
    for line in load()["card"]["lines"]:
        expect(page.get_by_text(line["words"]).first).to_be_visible()
    expect(page.get_by_text("No clinician has reviewed this card.")).to_be_visible()
    page.close()


def test_what_a_line_rests_on_is_shown_on_the_screen_and_left_out_on_paper(
    browser: Browser, site: str
):
    page = browser.new_page()
    page.goto(site + CARD)
    sources = page.locator("article .sc-cites").first
    expect(sources.get_by_role("link").first).to_be_visible()
    page.emulate_media(media="print")
    expect(sources).to_be_hidden()
    page.close()


def test_the_box_of_a_page_leads_to_the_card(browser: Browser, site: str):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for start in (LESSON, "book/safety.html"):
        page.goto(site + start)
        page.locator(".sc-safety summary").click()
        expect(page.locator(".sc-safety li").first).to_be_visible()
        page.locator(".sc-safety").get_by_role("link", name="More signs").click()
        expect(page).to_have_url(site + CARD)
    page.close()


def test_the_count_of_sheets_can_fail(browser: Browser, site: str):
    page = browser.new_page()
    page.goto(site + LESSON)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) > 1
    page.close()


def test_the_lesson_leads_to_the_card_at_once(browser: Browser, site: str):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site + LESSON)
    link = page.get_by_role("link", name="the one-page card").first
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(site + CARD)
    page.close()
