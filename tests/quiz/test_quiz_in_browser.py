"""What a reader meets: questions answered with real keys and clicks in a real browser."""

import gzip
import re
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx_book_theme
from accessible import violations
from playwright.sync_api import expect
from rcssmin import cssmin
from rjsmin import jsmin
from sweep import NARROW, too_wide

from spasmcycle.page import APART

ROOM = Path(__file__).parents[2] / "spasmcycle" / "quiz"
LESSON = "06_closing_the_loop"
KEY = f"quiz/{LESSON}/settles"
RIGHT, WRONG = "It settles at 16", "It keeps on rising"


def question(page, name):
    lesson = "kinds" if name in ("order", "single") else LESSON
    return page.locator(f"#quiz-{lesson}-{name}")


def answer(item, choice, sure="I think so"):
    item.get_by_role("radio", name=re.compile(f"^{re.escape(choice)}")).check()
    if item.get_by_label(sure, exact=True).is_visible():
        item.get_by_label(sure, exact=True).check()
    item.get_by_role("button", name=re.compile("^Check")).click()


def say(item):
    return item.get_by_role("status")


def kept(page, key=KEY):
    return page.evaluate("(key) => SpasmCycle.store.get(key)", key)


def due_in(page):
    return page.evaluate(
        """(key) => {
          const { redo } = SpasmCycle.store.get(key);
          const today = new Date(); today.setHours(12, 0, 0, 0);
          return redo && Math.round((new Date(redo.due + "T12:00") - today) / 864e5);
        }""",
        KEY,
    )


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_the_keyboard_alone_answers_and_arrows_submit_nothing(visit):
    page = visit()
    item = question(page, "settles")
    item.get_by_label("It settles at 4").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(item.get_by_label(RIGHT)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(item.get_by_label("I think so")).to_be_checked()
    assert say(item).inner_text() == ""
    assert kept(page) is None
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(say(item)).to_have_text("Settled.")
    assert focused(page) == "The reasons"
    page.keyboard.press("Tab")
    assert focused(page) == "See it: one loop, its gain and its echoes"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(item.get_by_label(RIGHT)).not_to_be_checked()
    expect(item.get_by_label("It settles at 4")).to_be_focused()


def test_what_is_missing_is_asked_for_and_nothing_is_counted(visit):
    page = visit()
    item = question(page, "settles")
    check = item.get_by_role("button", name="Check")
    check.click()
    expect(say(item)).to_have_text("Choose an answer first.")
    item.get_by_label(RIGHT).check()
    check.click()
    expect(say(item)).to_have_text("Say how sure you are. A guess is fine.")
    expect(item.get_by_label("A guess")).to_be_focused()
    assert kept(page) is None


def test_wrong_brings_a_hint_and_a_second_try_then_the_chosen_reason_first(visit):
    page = visit()
    item = question(page, "settles")
    answer(item, WRONG)
    expect(say(item)).to_have_text("Not that one yet. Read the hint, then try once more.")
    assert focused(page) == "Hint"
    expect(item.locator(".sc-feedback")).to_contain_text("what the first three rounds add")
    expect(item.locator(".sc-answers")).to_be_hidden()
    expect(item.get_by_label(WRONG)).to_be_enabled()
    answer(item, "It settles at 7")
    expect(say(item)).to_have_text("To revisit. The reasons are below.")
    paragraphs = item.locator(".sc-feedback p").all_inner_texts()
    assert paragraphs[0].startswith("Not this one: It settles at 7. You added one echo.")
    assert paragraphs[1].startswith("Right: It settles at 16.")
    expect(item.locator("label", has_text=RIGHT)).to_contain_text("Right answer")
    expect(item.locator("label", has_text="It settles at 7")).to_contain_text("Your answer")
    expect(item.locator("label", has_text=WRONG)).to_contain_text("Your first try")


@pytest.mark.parametrize(
    ("tries", "listed"),
    [
        ([(RIGHT, "I think so")], False),
        ([(RIGHT, "Sure")], False),
        ([(RIGHT, "A guess")], True),
        ([(WRONG, "I think so"), (RIGHT, None)], False),
        ([(WRONG, "Sure"), (RIGHT, None)], True),
        ([(WRONG, "A guess"), (WRONG, None)], True),
    ],
)
def test_what_was_shaky_comes_back_the_next_day(visit, tries, listed):
    page = visit()
    item = question(page, "settles")
    for choice, sure in tries:
        answer(item, choice, sure or "Sure")
    assert kept(page)["done"]
    assert due_in(page) == (1 if listed else None)


def test_a_question_comes_back_after_1_3_7_and_21_days_and_then_rests(visit):
    page = visit()
    page.clock.install(time="2025-03-01T20:00:00")
    page.reload()
    item = question(page, "settles")
    answer(item, RIGHT, "A guess")
    for days, following in ((1, 3), (3, 7), (7, 21), (21, None)):
        assert due_in(page) == days
        page.clock.fast_forward(days * 24 * 3600 * 1000)
        page.reload()
        expect(item).to_contain_text("This question is due again.")
        item.get_by_role("button", name="Try again").click()
        answer(item, RIGHT, "Sure")
        assert due_in(page) == following


def test_practice_before_the_day_changes_no_plan_and_a_miss_starts_over(visit):
    page = visit()
    page.clock.install(time="2025-03-01T20:00:00")
    page.reload()
    item = question(page, "settles")
    again = item.get_by_role("button", name="Try again")
    answer(item, RIGHT, "A guess")
    again.click()
    answer(item, RIGHT)
    assert due_in(page) == 1
    page.clock.fast_forward(24 * 3600 * 1000)
    again.click()
    answer(item, RIGHT)
    assert due_in(page) == 3
    again.click()
    answer(item, WRONG)
    answer(item, WRONG)
    assert due_in(page) == 1


def test_the_start_page_lists_what_is_due_with_a_link_to_it(visit):
    lesson = visit()
    start = visit("start")
    expect(start.locator("sc-due")).to_have_text("Nothing to revisit today.")
    answer(question(lesson, "settles"), RIGHT, "A guess")
    expect(start.locator("sc-due")).to_contain_text("1 more on")
    day_before = kept(lesson) | {"redo": {"step": 0, "due": "2020-02-29"}}
    lesson.evaluate("([key, value]) => SpasmCycle.store.set(key, value)", [KEY, day_before])
    start.get_by_role("link", name="Closing the loop: Three quarters come back").click()
    expect(question(start, "settles")).to_be_in_viewport()
    expect(question(start, "settles")).to_contain_text("This question is due again.")


def test_answers_are_there_after_a_reload_and_nothing_is_announced(visit):
    page = visit()
    answer(question(page, "settles"), RIGHT)
    answer(question(page, "toy"), "That pain in people comes from a loop like this")
    page.reload()
    done, trying = question(page, "settles"), question(page, "toy")
    expect(done.get_by_label(RIGHT)).to_be_checked()
    expect(done.locator("h4")).to_have_text("Your earlier answer and the reasons")
    expect(trying.locator("h4")).to_have_text("Hint")
    expect(trying.get_by_role("button", name="Check again")).to_be_visible()
    assert "".join(page.get_by_role("status").all_inner_texts()) == ""


def test_deleting_my_data_empties_the_questions_at_once(visit):
    page = visit()
    item = question(page, "settles")
    answer(item, RIGHT)
    page.evaluate("SpasmCycle.store.clear()")
    expect(item.get_by_label(RIGHT)).not_to_be_checked()
    expect(item.get_by_role("button", name="Check")).to_be_visible()
    expect(item.locator(".sc-feedback")).to_be_hidden()


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        "null",
        "7",
        '"text"',
        "[]",
        '{"answers": 3, "tries": 1, "done": true}',
        '{"answers": {"answer": "z"}, "tries": 2, "done": true, "confidence": 9}',
        '{"answers": {"answer": "c"}, "tries": "many", "first": [], "redo": {"step": 99}}',
        '{"answers": {"answer": null, "toString": {}}, "redo": {"step": 0, "due": "<b>soon"}}',
    ],
)
def test_a_broken_record_does_no_harm(visit, broken):
    page = visit()
    name = f"spasmcycle.v1.{KEY}"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [name, broken])
    page.evaluate("localStorage.setItem('spasmcycle.v1.prediction/closing', '{\"cells\": 4}')")
    page.reload()
    item = question(page, "settles")
    answer(item, RIGHT)
    expect(say(item)).to_have_text("Settled.")
    start = visit("start")
    expect(start.locator("sc-due")).to_have_text("Nothing to revisit today.")


def test_a_question_that_cannot_start_leaves_the_others_and_its_answers_usable(visit, folder):
    file = folder / f"{LESSON}.html"
    text = file.read_text(encoding="utf-8")
    start = text.index(f'id="quiz-{LESSON}-settles"')
    broken = text[:start] + text[start:].replace('class="sc-feedback"', "", 1)
    file.write_text(broken, encoding="utf-8")
    page = visit()
    item = question(page, "settles")
    expect(item).to_contain_text("This question could not start.")
    expect(item.get_by_label(RIGHT)).to_be_hidden()
    item.get_by_text("Answer and reasons").click()
    expect(item.get_by_text("Right: It settles at 16.")).to_be_visible()
    answer(question(page, "toy"), "What would follow if the loop ran as it is drawn")
    expect(say(question(page, "toy"))).to_have_text("Settled.")


def test_two_tiers_must_both_be_right(visit):
    item = question(visit(), "signs")
    item.get_by_label("plus, minus, minus, plus").check()
    answer(item, "Balancing, because the loop contains minus signs")
    expect(item.locator("h4")).to_have_text("Hint")
    answer(item, "Reinforcing, because two minus signs undo each other")
    expect(say(item)).to_have_text("Settled at the second try.")


@pytest.mark.parametrize("typed", ["", "many", "0.6.1"])
def test_what_is_no_number_is_no_try(visit, typed):
    item = question(visit(), "gain")
    item.get_by_label("Your number").fill(typed)
    item.get_by_role("button", name="Check").click()
    expect(say(item)).to_have_text("Type a number first, for example 2.5.")
    expect(item.get_by_label("Your number")).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "right"),
    [("0.6", True), ("0,6", True), (" .61 ", True), ("0.59", True), ("0.62", False), ("6", False)],
)
def test_a_number_counts_within_its_tolerance(visit, typed, right):
    item = question(visit(), "gain")
    item.get_by_label("Your number").fill(typed)
    item.get_by_label("Sure", exact=True).check()
    item.get_by_role("button", name="Check").click()
    expect(item.locator("h4")).to_have_text("The reasons" if right else "Hint")


def test_a_known_slip_gets_its_own_reason(visit):
    item = question(visit(), "gain")
    for typed, reason in (("2.5", "how many times larger"), ("9", "Start from the rule")):
        item.get_by_label("Your number").fill(typed)
        if item.get_by_label("Sure", exact=True).is_visible():
            item.get_by_label("Sure", exact=True).check()
            item.get_by_role("button", name="Check").click()
        item.get_by_label("Your number").fill(typed)
        item.get_by_role("button", name="Check again").click()
        expect(item.locator(".sc-feedback p").first).to_contain_text(reason)
        item.get_by_role("button", name="Try again").click()


def test_places_are_matched_by_selects(visit):
    item = question(visit(), "links")
    check = item.get_by_role("button", name="Check")
    item.get_by_label("Heat").select_option("the link from guarding to irritants")
    check.click()
    expect(say(item)).to_contain_text("Still open: Relaxant; Anti-inflammatory.")
    expect(item.get_by_label("Relaxant")).to_be_focused()
    item.get_by_label("Relaxant").select_option("the link from pain to guarding")
    wrong = item.get_by_label("Anti-inflammatory")
    wrong.select_option("the link from irritants to pain")
    item.get_by_label("Sure", exact=True).check()
    check.click()
    wrong.select_option("the root signal, which feeds the loop from outside")
    item.get_by_role("button", name="Check again").click()
    expect(say(item)).to_contain_text("kept to revisit")
    expect(item.locator(".sc-mark")).to_have_text([" Right answer"] * 3)


def test_a_place_matched_wrongly_is_marked(visit):
    item = question(visit(), "links")
    for label, place in (
        ("Heat", "the link from guarding to irritants"),
        ("Relaxant", "the link from pain to guarding"),
        ("Anti-inflammatory", "the link from irritants to pain"),
    ):
        item.get_by_label(label).select_option(place)
    item.get_by_label("Sure", exact=True).check()
    item.get_by_role("button", name="Check").click()
    item.get_by_role("button", name="Check again").click()
    marks = {mark.strip() for mark in item.locator(".sc-mark").all_text_contents()}
    assert marks == {"Right answer", "(not this one)"}


def test_steps_are_put_in_order(visit):
    item = question(visit("kinds"), "order")
    for place, step in enumerate(("first", "second", "third"), start=1):
        item.get_by_label(f"Place {place}").select_option(f"Step {step}")
    item.get_by_label("Sure", exact=True).check()
    item.get_by_role("button", name="Check").click()
    expect(say(item)).to_have_text("Settled.")
    expect(item.locator(".sc-feedback p").first).to_contain_text("Place 1: Step first.")


def test_a_short_text_is_kept_compared_and_checked_by_its_writer(visit):
    page = visit()
    item = question(page, "teach")
    compare = item.get_by_role("button", name="Compare with a model answer")
    compare.click()
    expect(say(item)).to_have_text("Write a sentence or two first.")
    item.get_by_label("Your answer").fill("Each round is smaller.")
    item.get_by_label("Your answer").blur()
    page.reload()
    expect(item.get_by_label("Your answer")).to_have_value("Each round is smaller.")
    compare.click()
    expect(item.locator(".sc-feedback")).to_contain_text("A model answer:")
    for point in (0, 1):
        item.get_by_role("checkbox").nth(point).check()
    item.get_by_role("button", name="Save my own check").click()
    expect(say(item)).to_have_text("Settled.")
    page.reload()
    expect(item.get_by_role("checkbox").nth(1)).to_be_checked()
    expect(item.get_by_role("checkbox").nth(2)).not_to_be_checked()


def test_the_link_to_the_decisive_state_shows_with_the_reasons(visit):
    page = visit("kinds")
    item = question(page, "single")
    link = item.get_by_role("link", name="See it: one push at gain one half")
    expect(link).to_be_hidden()
    answer(item, "half")
    link.click()
    assert page.url.endswith("kinds.html#gain=0.5")


def test_without_scripts_all_can_be_read_and_nothing_is_dead(browser, folder, lesson):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(folder.joinpath(f"{LESSON}.html").as_uri())
    for control in page.locator("input, select, textarea, button").all():
        expect(control).to_be_hidden()
    for item in lesson["items"]:
        section = question(page, item["id"])
        expect(section.get_by_text(item["stem"], exact=True)).to_be_visible()
        section.get_by_text("Answer and reasons").click()
        for option in item.get("options", []):
            expect(section.locator(".sc-options").get_by_text(option["text"])).to_be_visible()
            expect(section.locator(".sc-answers").get_by_text(option["feedback"])).to_be_visible()
    expect(page.get_by_role("rowheader", name="Displaced disc material")).to_be_visible()
    page.goto(folder.joinpath("start.html").as_uri())
    expect(page.get_by_text("Shown with scripts only.")).to_be_visible()
    context.close()


def test_on_paper_the_answers_are_open(visit):
    page = visit()
    page.emulate_media(media="print")
    shown = page.locator(".sc-answers li").evaluate_all(
        "all => all.map((one) => one.checkVisibility({contentVisibilityAuto: true}))"
    )
    assert len(shown) > 20
    assert all(shown)
    expect(page.get_by_role("button").first).to_be_hidden()


def test_axe_finds_nothing_before_or_after_use(visit):
    for name in (LESSON, "kinds"):
        assert violations(visit(name)) == []
    page = visit()
    answer(question(page, "toy"), "How many days a person like Sam needs to settle", "Sure")
    answer(question(page, "settles"), WRONG)
    answer(question(page, "settles"), WRONG)
    question(page, "settles").get_by_text("Answer and reasons").click()
    page.get_by_role("button", name="Record my prediction").click()
    page.get_by_role("button", name="Skip, just show me").click()
    assert violations(page) == []


def test_with_the_themes_style_no_kind_of_question_scrolls_a_narrow_screen_sideways(visit):
    """Real pages are swept for this (tests/site); no lesson has every kind."""
    page = visit("kinds")
    for sheet in (
        Path(pydata_sphinx_theme.__file__).parent.rglob("pydata-sphinx-theme.css"),
        Path(sphinx_book_theme.__file__).parent.rglob("sphinx-book-theme.css"),
    ):
        page.add_style_tag(path=next(sheet))
    page.evaluate("document.body.innerHTML = `<article>${document.body.innerHTML}</article>`")
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 740})
        assert too_wide(page) == []


@pytest.mark.parametrize("width", [1000, 360])
def test_targets_are_44_pixels(visit, width):
    page = visit()
    page.set_viewport_size({"width": width, "height": 740})
    answer(question(page, "settles"), RIGHT)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          "button, select, summary, textarea, input[type=text], label:has([type=radio])")]
          .filter((n) => n.checkVisibility())
          .map((n) => [n.getBoundingClientRect(), n.outerHTML.slice(0, 90)])
          .filter(([box]) => box.width < 44 || box.height < 44)
          .map(([box, html]) => `${box.width} x ${box.height} ${html}`)"""
    )
    assert small == []


def test_script_and_style_stay_light():
    """As a reader of a lesson loads them: without comments, compressed."""
    apart = {name for room, names, _ in APART.values() if room == "quiz" for name in names}
    own = [path for path in sorted(ROOM.glob("*.js")) if path.name not in apart]
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in own)
    style = ROOM.joinpath("quiz.css").read_text(encoding="utf-8")
    light = [gzip.compress(text.encode()) for text in (jsmin(scripts), cssmin(style))]
    assert sum(map(len, light)) <= 10_000
