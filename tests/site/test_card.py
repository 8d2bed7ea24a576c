"""The card of red flags: on the site, on one sheet of paper, a click away from the lesson."""

import re

from playwright.sync_api import Browser, expect

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
    expect(page.get_by_text("You cannot pee, or cannot feel yourself pee.")).to_be_visible()
    expect(page.get_by_text("No clinician has reviewed this card.")).to_be_visible()
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
