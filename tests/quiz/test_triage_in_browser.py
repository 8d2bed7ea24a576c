"""The cases to sort and the counting exercise, done with real keys in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from accessible import violations
from page_of_questions import START, write_page
from playwright.sync_api import Locator, Page, expect

from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js, words
from spasmcycle.quiz import load, triage
from spasmcycle.quiz.markup import URGENCIES
from spasmcycle.quiz.questions import default_cases

LESSON = "03_red_flags"
PICTURE = "hundred-people"
QUESTIONS = load(LESSON)
CASES = {case["id"]: case for case in QUESTIONS["cases"]}
FIRST = [case["id"] for case in default_cases(QUESTIONS)]
REST = [name for name in CASES if name not in FIRST]
TABLE = "What was needed, and what you chose"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A page with the interactive parts of the lesson, and a start page."""
    made = tmp_path_factory.mktemp("lesson")
    made.joinpath("course.js").write_text(script(PICTURE) + bundle_js(), encoding="utf-8")
    parts = [live(PICTURE).markup, triage(LESSON).markup]
    for name, body in ((LESSON, "".join(parts)), ("start", START)):
        write_page(made, name, bundle_css(), body)
    return made


def phrases(name: str) -> list[dict]:
    parts = [part for sentence in CASES[name]["story"] for part in sentence["parts"]]
    return [part for part in parts if part["value"]]


def deciding(name: str) -> list[str]:
    return [part["value"] for part in phrases(name) if part["decides"]]


def others(name: str) -> list[str]:
    return [part["value"] for part in phrases(name) if not part["decides"]]


def story(name: str) -> str:
    sentences = CASES[name]["story"]
    return " ".join("".join(part["text"] for part in one["parts"]) for one in sentences)


def needed(name: str) -> str:
    return CASES[name]["urgency"]


def later(name: str) -> str:
    return URGENCIES[URGENCIES.index(needed(name)) + 1]


def case(page: Page, name: str) -> Locator:
    return page.locator(f"#quiz-{LESSON}-{name}")


def open_case(page: Page, name: str) -> Locator:
    """Follow the address of a case."""
    page.evaluate("(id) => { location.hash = id; }", f"quiz-{LESSON}-{name}")
    expect(case(page, name)).to_be_visible()
    return case(page, name)


def phrase(section: Locator, value: str) -> Locator:
    return section.locator(f'[name=words][value="{value}"]')


def label(section: Locator, value: str) -> Locator:
    return phrase(section, value).locator("xpath=ancestor::label")


def choose(section: Locator, urgency: str, values: list[str]) -> None:
    for value in values:
        phrase(section, value).check()
    section.locator(f'[name=urgency][value="{urgency}"]').check()
    section.get_by_role("button", name="Check").click()


def choose_all(page: Page, names: list[str], urgency: Callable[[str], str] = needed) -> None:
    for name in names:
        choose(open_case(page, name), urgency(name), deciding(name)[:1])


def turn(page: Page, to: str) -> Locator:
    return page.get_by_role("navigation", name="Cases").get_by_role("button", name=to)


def on_screen(page: Page) -> list[str]:
    """The headings of what the element shows now."""
    return page.locator("sc-triage h3:visible").all_inner_texts()


def said(section: Locator) -> Locator:
    return section.get_by_role("status")


def kept(page: Page, name: str) -> dict:
    return page.evaluate("(key) => SpasmCycle.store.get(key)", f"quiz/{LESSON}/{name}")


def keep(page: Page, name: str, value: dict) -> None:
    key = f"quiz/{LESSON}/{name}"
    page.evaluate("([key, value]) => SpasmCycle.store.set(key, value)", [key, value])


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent")


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on `wanted`, a selector."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


# ---- one at a time


def test_the_keyboard_alone_sorts_the_first_eight(visit):
    page = visit()
    page.locator("sc-figure summary").last.focus()
    assert len(FIRST) == 8
    for place, name in enumerate(FIRST, start=1):
        section = case(page, name)
        assert on_screen(page) == [f"Case {place} of 8: {CASES[name]['title']}"]
        for value in deciding(name):
            tab_to(page, f'[name=words][value="{value}"]')
            page.keyboard.press("Space")
        tab_to(page, "[name=urgency]")
        page.keyboard.press("Space")
        for _ in range(URGENCIES.index(needed(name))):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(said(section)).to_have_text("Settled.")
        assert focused(page) == "What to do"
        tab_to(page, "[data-turn=next]" if place < 8 else "[data-turn=overview]")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "h3"
    assert on_screen(page) == ["Overview"]
    expect(page.get_by_role("table", name=TABLE)).to_be_visible()
    expect(page.locator(".sc-tally")).to_contain_text("In no case")
    tab_to(page, ".sc-rest button")
    page.keyboard.press("Enter")
    (heading,) = on_screen(page)
    assert heading.startswith(f"Case 9 of {len(CASES)}: ")
    assert focused(page).endswith(heading)


def test_one_case_shows_at_a_time_and_the_rest_on_request(visit):
    page = visit()
    titles = [CASES[name]["title"] for name in FIRST]
    assert on_screen(page) == [f"Case 1 of 8: {titles[0]}"]
    expect(turn(page, "Previous case")).to_be_hidden()
    for place in range(2, 9):
        turn(page, "Next case").click()
        assert on_screen(page) == [f"Case {place} of 8: {titles[place - 1]}"]
        expect(case(page, FIRST[place - 1]).get_by_role("heading").first).to_be_focused()
    expect(turn(page, "Next case")).to_be_hidden()
    turn(page, "Previous case").click()
    assert on_screen(page) == [f"Case 7 of 8: {titles[6]}"]
    turn(page, "Overview").click()
    expect(page.locator(".sc-tally")).to_contain_text("0 of 8 cases answered.")
    page.get_by_role("button", name=f"{len(REST)} more stories").click()
    seen = set()
    for place in range(9, len(CASES) + 1):
        (heading,) = on_screen(page)
        start, _, title = heading.partition(": ")
        assert start == f"Case {place} of {len(CASES)}"
        seen.add(title)
        if place < len(CASES):
            turn(page, "Next case").click()
    assert seen == {CASES[name]["title"] for name in REST}


def test_the_first_eight_ask_for_every_answer():
    assert {needed(name) for name in FIRST} == set(URGENCIES)


def test_back_leads_to_the_case_before_and_then_off_the_page(visit):
    page = visit("start")
    page.goto(page.url.replace("start", LESSON))
    turn(page, "Next case").click()
    turn(page, "Next case").click()
    shown = on_screen(page)
    page.go_back()
    assert on_screen(page) == [f"Case 2 of 8: {CASES[FIRST[1]]['title']}"]
    page.go_forward()
    assert on_screen(page) == shown
    page.go_back()
    page.go_back()
    assert on_screen(page) == [f"Case 1 of 8: {CASES[FIRST[0]]['title']}"]
    page.go_back()
    assert "start" in page.url


@pytest.mark.parametrize("name", [FIRST[3], REST[2]])
def test_the_list_of_what_is_due_leads_to_a_case_and_back_leads_back(visit, name):
    page = visit("start")
    keep(page, name, {"title": CASES[name]["title"], "redo": {"step": 0, "due": "2020-02-29"}})
    page.get_by_role("link", name=CASES[name]["title"]).click()
    expect(case(page, name)).to_be_visible()
    expect(case(page, name).get_by_role("heading").first).to_be_in_viewport()
    assert [CASES[name]["title"] in heading for heading in on_screen(page)] == [True]
    page.go_back()
    expect(page.locator("sc-due")).to_be_visible()


def test_another_address_on_the_page_leaves_the_case_where_it_is(visit):
    page = visit()
    turn(page, "Next case").click()
    shown = on_screen(page)
    page.evaluate("location.hash = 'questions'")
    page.evaluate("location.hash = 'live:hundred-people:found=70'")
    assert on_screen(page) == shown


def test_a_later_visit_opens_at_the_first_case_that_is_open(visit):
    page = visit()
    choose(case(page, FIRST[0]), needed(FIRST[0]), deciding(FIRST[0]))
    page = visit()
    assert on_screen(page) == [f"Case 2 of 8: {CASES[FIRST[1]]['title']}"]
    turn(page, "Previous case").click()
    expect(case(page, FIRST[0]).locator("h4")).to_have_text("What to do")
    page.evaluate("SpasmCycle.store.clear()")
    expect(case(page, FIRST[0]).get_by_role("button", name="Check")).to_be_visible()


# ---- the words of a story


def test_the_words_to_mark_are_checkboxes_and_the_story_reads_in_order(visit):
    page = visit()
    for name in CASES:
        section = open_case(page, name)
        group = section.get_by_role("group", name=re.compile("^Mark the words that decide"))
        expect(group.get_by_role("checkbox")).to_have_count(len(phrases(name)))
        for part in phrases(name):
            box = group.get_by_role("checkbox", name=part["text"].strip(), exact=True)
            expect(box).to_have_count(1)
        assert section.locator(".sc-story").inner_text() == story(name)


def test_a_pointer_marks_words_and_takes_the_mark_away(visit):
    section = open_case(visit(), "rosa")
    words_of = section.locator(".sc-phrase").nth(1)
    box = words_of.get_by_role("checkbox")
    words_of.click(position={"x": 40, "y": 12})
    expect(box).to_be_checked()
    words_of.click(position={"x": 40, "y": 12})
    expect(box).not_to_be_checked()


@pytest.mark.parametrize("width", [1000, 360])
def test_words_that_wrap_can_be_hit_on_every_line(visit, width):
    page = visit()
    page.set_viewport_size({"width": width, "height": 740})
    wrapped = 0
    for name in CASES:
        section = open_case(page, name)
        sizes = section.locator(".sc-phrase").evaluate_all(
            "all => all.map((n) => [...n.getClientRects()].map((box) => [box.width, box.height]))"
        )
        for lines in sizes:
            assert min(height for _, height in lines) >= 24
            assert max(across for across, _ in lines) >= 24
            wrapped += len(lines) > 1
    assert wrapped > 10


# What tells a phrase apart besides its colour.
LOOK = """(label) => {
  const style = getComputedStyle(label);
  return [style.textDecorationStyle, style.textDecorationLine, style.borderTopWidth,
    style.fontWeight, label.innerText.includes("decide")].join(" ");
}"""


@pytest.mark.parametrize("forced", ["active", "none"])
def test_marked_and_deciding_words_are_told_apart_without_colour(visit, forced):
    page = visit()
    page.emulate_media(forced_colors=forced)
    section = open_case(page, "rosa")
    labels = {part["value"]: label(section, part["value"]) for part in phrases("rosa")}
    right, missed = deciding("rosa")[:2]
    wrong, left = others("rosa")[:2]
    plain = labels[right].evaluate(LOOK)
    assert plain.startswith("dotted underline 0px")
    phrase(section, right).check()
    assert labels[right].evaluate(LOOK).startswith("dotted underline 2px")
    choose(section, needed("rosa"), [wrong])
    looks = [labels[one].evaluate(LOOK) for one in (right, missed, wrong, left)]
    assert looks == [
        "solid underline 2px 600 true",
        "solid underline 0px 600 true",
        "solid none 2px 400 true",
        "solid none 0px 400 false",
    ]
    for one, tag in ((right, "decides"), (missed, "decides"), (wrong, "does not decide")):
        expect(labels[one].locator(".sc-mark")).to_have_text(f" {tag}")


def test_the_focus_is_seen_on_the_words(visit):
    page = visit()
    section = open_case(page, "rosa")
    for part in phrases("rosa"):
        tab_to(page, f'[name=words][value="{part["value"]}"]')
        outline = label(section, part["value"]).evaluate("(n) => getComputedStyle(n).outline")
        assert outline.endswith("solid 3px")


# ---- the counting exercise


def test_the_keyboard_alone_reaches_the_goal_of_the_exercise(visit):
    page = visit()
    expect(page.locator(".sc-picture:visible [data-mark=share-absent]")).to_be_hidden()
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
    expect(page.locator(".sc-verdict")).to_have_text(
        "You said “about 2 in 100”. The surprise: the answer is “about 13 in 100”."
    )
    slider = page.get_by_role("slider", name="Of 100 who have it, how many show the sign")
    slider.focus()
    page.keyboard.press("End")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("95")
    expect(sentence).to_contain_text("Without the sign: 1 in 100 still have it.")
    assert (
        page.locator(".sc-picture:visible [data-mark=share-absent]").text_content().strip()
        == "1 in 100"
    )


# ---- what an answer brings


def test_later_than_needed_is_told_what_to_do_first_and_comes_back(visit):
    page = visit()
    rosa = open_case(page, "rosa")
    wrong = next(part for part in phrases("rosa") if part["note"])
    choose(rosa, later("rosa"), [wrong["value"]])
    expect(said(rosa)).to_have_text("To revisit. The reasons are below.")
    assert focused(page) == "What to do"
    told = rosa.locator(".sc-feedback p").all_inner_texts()
    starts = [
        words()[f"triage.{needed('rosa')}"],
        "Why:",
        "Later than needed:",
        f"Does not decide: “{wrong['text'].strip()}”. {wrong['note']}",
        "What decides it:",
    ]
    assert [text[: len(start)] for text, start in zip(told, starts, strict=False)] == starts
    assert "Sooner than needed" not in rosa.locator(".sc-feedback").inner_text()
    assert CASES["rosa"]["action"] in told[0]
    start = visit("start")
    expect(start.locator("sc-due")).to_contain_text("1 more on")


def test_each_word_marked_wrongly_is_given_its_note_and_no_other(visit):
    name = next(n for n in CASES if sum(bool(part["note"]) for part in phrases(n)) > 2)
    notes = [part for part in phrases(name) if part["note"]]
    section = open_case(visit(), name)
    choose(section, needed(name), [part["value"] for part in notes[:2]])
    told = section.locator(".sc-feedback").inner_text()
    assert [part["note"] in told for part in notes[:3]] == [True, True, False]


@pytest.mark.parametrize(
    ("late", "marked", "heard"),
    [
        (False, "none that decides", "How soon is right. Other words decide it."),
        (False, "one of each", "How soon is right. Some words that you marked do not decide"),
        (True, "one that decides", "The words are right."),
        (True, "one of each", "To revisit. The reasons are below."),
    ],
)
def test_a_half_right_case_says_which_half_and_comes_back(visit, late, marked, heard):
    rosa = open_case(visit(), "rosa")
    values = {
        "none that decides": others("rosa")[:1],
        "one that decides": deciding("rosa")[:1],
        "one of each": deciding("rosa")[:1] + others("rosa")[:1],
    }[marked]
    choose(rosa, later("rosa") if late else needed("rosa"), values)
    expect(said(rosa)).to_contain_text(heard)
    expect(said(rosa)).to_contain_text("To revisit")


def test_sooner_than_needed_is_called_safe_and_nobody_is_blamed(visit):
    maya = open_case(visit(), "maya")
    choose(maya, URGENCIES[0], deciding("maya")[:1])
    told = maya.locator(".sc-feedback").inner_text()
    needs = words()[f"triage.{needed('maya')}"]
    assert told.index(f"{needs}.") < told.index("Sooner than needed, and safe:")
    assert "Later than needed" not in told


@pytest.mark.parametrize("values", [[value] for value in deciding("rosa")] + [deciding("rosa")])
def test_any_words_that_decide_are_enough(visit, values):
    rosa = open_case(visit(), "rosa")
    choose(rosa, needed("rosa"), values)
    expect(said(rosa)).to_have_text("Settled.")


def test_half_an_answer_is_asked_for_and_what_is_there_stays(visit):
    page = visit()
    one, two = FIRST[:2]
    choose(case(page, one), needed(one), deciding(one))
    turn(page, "Next case").click()
    section = case(page, two)
    check = section.get_by_role("button", name="Check")
    check.click()
    expect(said(section)).to_contain_text("Mark the words in the story that decide.")
    first = section.get_by_role("checkbox").first
    expect(first).to_be_focused()
    first.check()
    check.click()
    expect(said(section)).to_contain_text("Choose how soon help is needed.")
    expect(section.get_by_role("radio").first).to_be_focused()
    expect(first).to_be_checked()
    turn(page, "Overview").click()
    expect(page.locator(".sc-tally")).to_contain_text("1 of 8 cases answered.")
    page.reload()
    link = page.locator(".sc-tally").get_by_role("link", name=CASES[two]["title"])
    link.click()
    expect(section.get_by_role("checkbox").first).to_be_checked()
    expect(check).to_be_visible()
    turn(page, "Previous case").click()
    expect(case(page, one).locator("h4")).to_have_text("What to do")
    assert "".join(page.get_by_role("status").all_inner_texts()) == ""


# ---- what is kept


def test_a_record_has_the_name_of_the_answer_and_of_each_observation(visit):
    page = visit()
    choose(open_case(page, "rosa"), needed("rosa"), deciding("rosa"))
    assert kept(page, "rosa")["answers"] == {
        "words": deciding("rosa"),
        "urgency": needed("rosa"),
    }
    page.reload()
    for value in deciding("rosa"):
        expect(phrase(case(page, "rosa"), value)).to_be_checked()
    expect(case(page, "rosa").locator("h4")).to_have_text("What to do")


OLD = {"answers": {"urgency": "1", "finding": "c"}, "tries": 1, "done": True}


def test_an_answer_of_the_old_kind_is_not_shown_and_keeps_its_day(visit):
    page = visit()
    redo = {"step": 1, "due": "2020-02-29"}
    keep(page, "lena", OLD | {"redo": redo, "title": "Lena, 47"})
    page.reload()
    lena = open_case(page, "lena")
    expect(lena.get_by_role("button", name="Check")).to_be_visible()
    expect(lena.locator(".sc-feedback")).to_be_hidden()
    expect(lena.locator("input:checked")).to_have_count(0)
    expect(visit("start").get_by_role("link", name="Lena, 47")).to_be_visible()
    choose(lena, needed("lena"), deciding("lena"))
    redo = kept(page, "lena")["redo"]
    assert redo["step"] == 2 and redo["due"] > "2020-02-29"


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        "[]",
        '{"answers": {"urgency": "9", "finding": "a"}, "tries": 1, "done": true}',
        '{"answers": {"urgency": "0"}, "tries": 1, "done": false}',
        '{"answers": {"urgency": "URGENCY", "words": "WORD"}, "tries": 0}',
        '{"answers": {"urgency": "URGENCY", "words": []}, "tries": 1, "done": true}',
        '{"answers": {"urgency": "URGENCY", "words": [4, {}]}, "tries": 1, "done": true}',
        '{"answers": {"urgency": "URGENCY", "words": ["WORD", "gone"]}, "tries": 1, "done": true}',
    ],
)
def test_a_broken_record_does_no_harm(visit, broken):
    page = visit()
    text = broken.replace("URGENCY", needed("rosa")).replace("WORD", deciding("rosa")[0])
    name = f"spasmcycle.v1.quiz/{LESSON}/rosa"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [name, text])
    page.reload()
    rosa = open_case(page, "rosa")
    choose(rosa, needed("rosa"), deciding("rosa"))
    expect(said(rosa)).to_have_text("Settled.")


# ---- the overview


def test_the_table_says_in_words_what_was_early_right_and_late(visit):
    page = visit()
    names = {urgency: [n for n in FIRST if needed(n) == urgency] for urgency in URGENCIES}
    last = URGENCIES[-1]
    choose_all(page, FIRST, lambda name: last if needed(name) == last else later(name))
    turn(page, "Overview").click()
    table = page.get_by_role("table", name=TABLE)
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Later than needed", "As needed", "Sooner than needed, and safe"]
    expect(table.get_by_role("rowheader")).to_have_count(len(URGENCIES))
    for place, urgency in enumerate(URGENCIES[:-1], start=1):
        cells = table.get_by_role("row").nth(place).get_by_role("cell").all_inner_texts()
        chose = words()[f"triage.{URGENCIES[place]}"]
        for name in names[urgency]:
            assert f"{CASES[name]['title']} (you chose: {chose})" in cells[0]
        assert cells[1:] == ["no case", "no case"]
    cells = table.get_by_role("row").nth(len(URGENCIES)).get_by_role("cell").all_inner_texts()
    right = "; ".join(CASES[name]["title"] for name in names[last])
    assert cells == ["no case", right, "no case"]
    first = page.locator(".sc-tally p").first
    expect(first).to_contain_text("Read these first.")
    for name in FIRST:
        late = int(needed(name) != last)
        expect(first.get_by_role("link", name=CASES[name]["title"])).to_have_count(late)
    expect(page.locator(".sc-tally")).to_contain_text(
        "You marked the words that decide, and no others, in 8 of 8 cases."
    )
    page.reload()
    expect(table).to_be_visible()
    page.evaluate("SpasmCycle.store.clear()")
    expect(page.locator(".sc-tally")).to_contain_text("0 of 8 cases answered.")


def test_sooner_than_needed_stands_in_its_column(visit):
    page = visit()
    choose_all(page, FIRST, lambda name: URGENCIES[0])
    turn(page, "Overview").click()
    expect(page.locator(".sc-tally p").first).to_contain_text("In no case would help have come")
    row = page.get_by_role("table", name=TABLE).get_by_role("row").nth(len(URGENCIES))
    cells = row.get_by_role("cell").all_inner_texts()
    assert "(you chose: Call an ambulance)" in cells[2] and cells[:2] == ["no case", "no case"]


def test_right_words_are_counted_apart_from_how_soon(visit):
    page = visit()
    for name in FIRST:
        marked = deciding(name) if name in FIRST[:3] else deciding(name) + others(name)[:1]
        choose(open_case(page, name), needed(name), marked)
    turn(page, "Overview").click()
    tally = page.locator(".sc-tally")
    expect(tally).to_contain_text("and no others, in 3 of 8 cases.")
    expect(tally).to_contain_text("In no case would help have come later")
    missed = tally.locator("p", has_text="These come back on the start page")
    assert missed.get_by_role("link").all_inner_texts() == [CASES[n]["title"] for n in FIRST[3:]]
    missed.get_by_role("link").first.click()
    assert on_screen(page) == [f"Case 4 of 8: {CASES[FIRST[3]]['title']}"]


def test_with_the_rest_asked_for_the_table_counts_what_is_answered(visit):
    page = visit()
    choose_all(page, FIRST + REST[:1])
    turn(page, "Overview").click()
    tally = page.locator(".sc-tally")
    expect(tally).to_contain_text(f"9 of {len(CASES)} cases answered. Still open: ")
    expect(tally).to_contain_text("in 9 of 9 cases.")
    expect(tally.get_by_role("table")).to_contain_text(CASES[REST[0]]["title"])


# ---- without scripts, on paper, for everyone


def test_without_scripts_each_case_and_its_reasons_can_be_read(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(folder.joinpath(f"{LESSON}.html").as_uri())
    for control in page.locator("sc-triage :is(input, button)").all():
        expect(control).to_be_hidden()
    for name, one in CASES.items():
        section = case(page, name)
        expect(section.locator(".sc-story")).to_have_text(story(name))
        expect(section.locator(".sc-story")).to_be_visible()
        for urgency in URGENCIES:
            answer = section.get_by_text(words()[f"triage.{urgency}"], exact=True)
            expect(answer.first).to_be_visible()
        section.get_by_text("Answer and reasons").click()
        expect(section.get_by_text(one["action"])).to_be_visible()
        expect(section.get_by_text("Not yet reviewed by a clinician.")).to_be_visible()
    expect(page.locator(".sc-tally")).to_contain_text("When scripts are on")
    context.close()


def test_on_paper_all_cases_stand_with_their_answers(visit):
    page = visit()
    choose(case(page, FIRST[0]), needed(FIRST[0]), deciding(FIRST[0]))
    page.emulate_media(media="print")
    for place, name in enumerate([*FIRST, *REST], start=1):
        section = case(page, name)
        expect(section.locator(".sc-story")).to_be_visible()
        told = section.locator(".sc-answers").get_by_text(CASES[name]["remember"])
        expect(told).to_be_visible()
        if place <= len(FIRST):
            expect(section.locator("h3")).to_have_text(
                f"{place}. {CASES[name]['title']}", use_inner_text=True
            )
    for control in page.locator("sc-triage button").all():
        expect(control).to_be_hidden()


def test_axe_finds_nothing_before_during_or_after(visit):
    page = visit()

    def nothing_wrong() -> bool:
        return violations(page) == []

    assert nothing_wrong()
    rosa = open_case(page, "rosa")
    phrase(rosa, others("rosa")[0]).check()
    assert nothing_wrong()
    choose(rosa, later("rosa"), [])
    assert nothing_wrong()
    open_case(page, "tom").get_by_role("button", name="Check").click()
    turn(page, "Overview").click()
    assert nothing_wrong()
    open_case(page, "rosa").get_by_role("button", name="Try again").click()
    choose_all(page, list(CASES))
    turn(page, "Overview").click()
    assert nothing_wrong()


def test_a_narrow_screen_never_scrolls_sideways(visit):
    page = visit()

    def fits() -> None:
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 740})
            fits_in(width)

    def fits_in(width: int) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        past = page.locator("[data-item] *, .sc-after > *, .sc-turn *").evaluate_all(
            "all => all.filter((n) => n.getBoundingClientRect().right > innerWidth)"
            ".map((n) => n.outerHTML.slice(0, 80))"
        )
        assert past == []
        # Words inside a story may be lower; how low, another test says.
        small = page.locator("sc-triage :is(button, summary, label:not(.sc-phrase))").evaluate_all(
            "all => all.filter((n) => n.checkVisibility()"
            " && n.getBoundingClientRect().height < 44).map((n) => n.outerHTML.slice(0, 80))"
        )
        assert small == []

    for name in CASES:
        section = open_case(page, name)
        fits()
        choose(section, needed(name), [part["value"] for part in phrases(name)])
        fits()
    turn(page, "Overview").click()
    fits()
