"""The twelve cases and the counting exercise, done with real keys in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_of_questions import START, write_page
from playwright.sync_api import Page, expect

from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js
from spasmcycle.quiz import load, predict, triage

LESSON = "03_red_flags"
PICTURE = "hundred-people"
CASES = {case["id"]: case for case in load(LESSON)["cases"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A page with the interactive parts of the lesson, and a start page."""
    made = tmp_path_factory.mktemp("lesson")
    made.joinpath("course.js").write_text(script(PICTURE) + bundle_js(), encoding="utf-8")
    parts = [predict("absent").markup, live(PICTURE).markup, triage(LESSON).markup]
    for name, body in ((LESSON, "".join(parts)), ("start", START)):
        write_page(made, name, bundle_css(), body)
    return made


def case(page: Page, name: str):
    return page.locator(f"#quiz-{LESSON}-{name}")


def needed(section) -> int:
    return int(section.get_attribute("data-urgency"))


def deciding(name: str) -> list[int]:
    return [n for n, one in enumerate(CASES[name]["story"]) if one.get("decides")]


def choose(section, urgency: int, finding: int) -> None:
    section.locator("[name=urgency]").nth(urgency).check()
    section.locator("[name=finding]").nth(finding).check()
    section.get_by_role("button", name="Check").click()


def choose_all(page: Page, urgency: Callable[[int], int] = lambda needs: needs) -> None:
    for name in CASES:
        section = case(page, name)
        choose(section, urgency(needed(section)), deciding(name)[0])


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent")


def test_the_keyboard_alone_completes_the_twelve_cases(visit):
    page = visit()
    first = page.locator("[data-item] [name=urgency]").first
    first.focus()
    sections = page.locator("sc-triage [data-item]").all()
    assert len(sections) == 12
    for place, section in enumerate(sections):
        name = section.get_attribute("data-item")
        if place:
            # On from the feedback: its links, "Try again", "Answer and reasons", the next case.
            for _ in range(12):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.name") == "urgency":
                    break
        page.keyboard.press("Space")
        for _ in range(needed(section)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(deciding(name)[0]):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(section.get_by_role("status")).to_have_text("Settled.")
        assert focused(page) == "What to do"
        assert page.evaluate("document.activeElement.closest('[data-item]').dataset.item") == name
    expect(page.get_by_role("table", name="What was needed, and what you chose")).to_be_visible()
    expect(page.locator(".sc-tally")).to_contain_text("In no case")


def test_the_keyboard_alone_reaches_the_goal_of_the_exercise(visit):
    page = visit()
    expect(page.locator("[data-mark=share-absent]")).to_be_hidden()
    guess = page.get_by_role("radio", name="None: without the sign, it is ruled out")
    guess.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("sc-predict .sc-recorded")).to_contain_text("Prediction recorded.")
    sentence = page.locator(".sc-sentence")
    expect(sentence).to_contain_text("Without the sign: 13 in 100 still have it.")
    expect(page.locator(".sc-guesses")).to_have_text(
        "Your prediction: you said “about 2 in 100”, the answer is “about 13 in 100”."
    )
    slider = page.get_by_role("slider", name="Of 100 who have it, how many show the sign")
    slider.focus()
    page.keyboard.press("End")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("95")
    expect(sentence).to_contain_text("Without the sign: 1 in 100 still have it.")
    assert page.locator("[data-mark=share-absent]").text_content().strip() == "1 in 100"


def test_later_than_needed_is_told_what_to_do_first_and_comes_back(visit):
    page = visit()
    rosa = case(page, "rosa")
    choose(rosa, 2, 1)
    expect(rosa.get_by_role("status")).to_have_text("To revisit. The reasons are below.")
    assert focused(page) == "What to do"
    told = rosa.locator(".sc-feedback p").all_inner_texts()
    starts = ["Emergency now.", "Why:", "Later than needed:", "Not this one:", "What decides it:"]
    assert [text[: len(start)] for text, start in zip(told, starts, strict=False)] == starts
    assert "Safe but costly" not in rosa.locator(".sc-feedback").inner_text()
    start = visit("start")
    expect(start.locator("sc-due")).to_contain_text("1 more on")


@pytest.mark.parametrize(
    ("late", "other", "words"),
    [(False, True, "How soon is right."), (True, False, "The finding is right.")],
)
def test_a_half_right_case_says_which_half_and_comes_back(visit, late, other, words):
    page = visit()
    rosa = case(page, "rosa")
    decides = deciding("rosa")
    wrong = next(n for n in range(len(CASES["rosa"]["story"])) if n not in decides)
    choose(rosa, needed(rosa) + late, wrong if other else decides[0])
    expect(rosa.get_by_role("status")).to_contain_text(words)
    expect(rosa.get_by_role("status")).to_contain_text("To revisit")


def test_sooner_than_needed_is_called_safe(visit):
    page = visit()
    maya = case(page, "maya")
    choose(maya, 0, 2)
    told = maya.locator(".sc-feedback").inner_text()
    assert told.index("Self-care and routine review.") < told.index("Safe but costly:")
    assert "Later than needed" not in told


@pytest.mark.parametrize("finding", [2, 3, 4])
def test_each_finding_that_decides_is_taken(visit, finding):
    rosa = case(visit(), "rosa")
    choose(rosa, 0, finding)
    expect(rosa.get_by_role("status")).to_have_text("Settled.")


def test_half_an_answer_is_asked_for_and_what_is_there_stays(visit):
    page = visit()
    choose(case(page, "tom"), 0, 1)
    lena = case(page, "lena")
    check = lena.get_by_role("button", name="Check")
    check.click()
    expect(lena.get_by_role("status")).to_contain_text("Choose how soon help is needed.")
    lena.get_by_label("Seen today or tomorrow").check()
    check.click()
    expect(lena.get_by_role("status")).to_contain_text("Choose the finding that decided it.")
    expect(lena.get_by_label("Lena has had pain down her right leg")).to_be_focused()
    expect(lena.get_by_label("Seen today or tomorrow")).to_be_checked()
    expect(page.locator(".sc-tally")).to_contain_text("1 of 12 cases answered.")
    page.reload()
    expect(lena.get_by_label("Seen today or tomorrow")).to_be_checked()
    expect(check).to_be_visible()
    expect(case(page, "tom").locator("h4")).to_have_text("What to do")
    expect(page.locator(".sc-tally")).to_contain_text("1 of 12 cases answered.")
    assert "".join(page.get_by_role("status").all_inner_texts()).count("Choose") == 0


def test_the_table_says_in_words_what_was_needed_and_chosen(visit):
    page = visit()
    choose_all(page, lambda needs: min(needs + 1, 3))
    table = page.get_by_role("table", name="What was needed, and what you chose")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.get_by_role("rowheader")).to_have_count(4)
    row = table.get_by_role("row").nth(1)
    expect(row.get_by_role("cell").nth(0)).to_have_text("no case")
    expect(row.get_by_role("cell").nth(1)).to_contain_text("Later than needed:")
    expect(row.get_by_role("cell").nth(1)).to_contain_text("Rosa, 44")
    last = table.get_by_role("row").nth(4)
    expect(last.get_by_role("cell").nth(3)).to_contain_text("As needed:")
    first = page.locator(".sc-tally p").first
    expect(first).to_contain_text("Read these first.")
    expect(first).to_contain_text("Tom, 61")
    expect(first).not_to_contain_text("Maya")
    page.reload()
    expect(table).to_be_visible()
    page.evaluate("SpasmCycle.store.clear()")
    expect(page.locator(".sc-tally")).to_contain_text("0 of 12 cases answered.")


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        "[]",
        '{"answers": {"urgency": "9", "finding": "a"}, "tries": 1, "done": true}',
        '{"answers": {"urgency": "0"}, "tries": 1, "done": false}',
    ],
)
def test_a_broken_record_does_no_harm(visit, broken):
    page = visit()
    name = f"spasmcycle.v1.quiz/{LESSON}/rosa"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [name, broken])
    page.reload()
    choose(case(page, "rosa"), 0, 3)
    expect(case(page, "rosa").get_by_role("status")).to_have_text("Settled.")


def test_without_scripts_each_case_and_its_reasons_can_be_read(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(folder.joinpath(f"{LESSON}.html").as_uri())
    for control in page.locator("sc-triage :is(input, button)").all():
        expect(control).to_be_hidden()
    for name, one in CASES.items():
        section = case(page, name)
        story = " ".join(part["text"] for part in one["story"])
        expect(section.get_by_text(story, exact=True)).to_be_visible()
        expect(section.get_by_text("Clinician within days", exact=True)).to_be_visible()
        section.get_by_text("Answer and reasons").click()
        expect(section.get_by_text(one["action"])).to_be_visible()
        expect(section.get_by_text("Not yet reviewed by a clinician.")).to_be_visible()
    expect(page.locator(".sc-tally")).to_contain_text("When scripts are on")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_before_during_or_after(visit, theme):
    page = visit()
    page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
    assert Axe().run(page).response["violations"] == []
    choose(case(page, "rosa"), 3, 0)
    case(page, "tom").get_by_role("button", name="Check").click()
    assert Axe().run(page).response["violations"] == []
    page.reload()
    page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
    case(page, "rosa").get_by_role("button", name="Try again").click()
    choose_all(page)
    assert Axe().run(page).response["violations"] == []


def test_a_narrow_screen_never_scrolls_sideways(visit):
    page = visit()
    choose_all(page)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            page.locator("[data-item] *, .sc-after > *").evaluate_all(
                "all => all.filter((n) => n.getBoundingClientRect().right > innerWidth)"
                ".map((n) => n.outerHTML.slice(0, 80))"
            )
            == []
        )
    small = page.locator("sc-triage :is(button, summary, label)").evaluate_all(
        "all => all.filter((n) => n.checkVisibility() && n.getBoundingClientRect().height < 44)"
        ".map((n) => n.outerHTML.slice(0, 80))"
    )
    assert small == []
