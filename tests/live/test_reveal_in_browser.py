"""The prediction in the stage, the reveal on the reader's guess, and the way there by a link."""

import re

import pytest
from playwright.sync_api import expect

from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.goal import told
from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js
from spasmcycle.quiz.questions import find_prediction
from workshop.hosting import serve

ASKING = [name for name in PICTURES if find(name).prediction]
FAR = '<div style="height: 1500px"></div>'
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One figure</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script></head>
<body><main><h1>One</h1><h2>Try it</h2>{figure}{far}
<p><a href="#live:{name}?{state}">See it</a></p>{far}</main></body></html>"""
STATE = {"time-course": "k=0.2", "posture": "distance=15", "guarding": "pain=0.6"}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A page for each figure that asks, with a link to it far below."""
    folder = tmp_path_factory.mktemp("reveal")
    (folder / "s.js").write_text("".join(map(script, ASKING)) + bundle_js(), encoding="utf-8")
    (folder / "s.css").write_text(bundle_css(), encoding="utf-8")
    for name in ASKING:
        page = PAGE.format(figure=live(name).markup, far=FAR, name=name, state=STATE.get(name, ""))
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    with serve(folder) as base:
        yield base


@pytest.fixture
def visit(browser):
    """Open a page as a fresh reader; any error of a script fails the test."""
    contexts, errors = [], []

    def open_page(address, width=1280, height=720, **more):
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        expect(page.locator("sc-figure")).to_have_attribute("data-live", "yes")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def asked(page):
    return page.locator("sc-figure sc-predict")


def record(page, **answers):
    """Choose what is given, by the name of the field, and record it."""
    for name, value in answers.items():
        field = name.replace("__", ".")
        asked(page).locator(f'[name="{field}"][value="{value}"]').check()
    asked(page).get_by_role("button", name="Record").click()


CLOSING = {"pain__first": "up", "guarding__later": "up", "pain__end": "up", "disc__end": "same"}


def inside(page, locator) -> bool:
    """Whether all of it is on the screen."""
    box, size = locator.bounding_box(), page.viewport_size
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


# ---- the question


@pytest.mark.parametrize("name", ASKING)
def test_the_presets_that_answer_are_known_and_show_what_was_asked(name):
    picture = find(name)
    table = find_prediction(picture.prediction)["predictions"][picture.prediction]
    assert picture.answers and set(picture.answers) <= set(picture.presets)
    states = [picture.values(**picture.presets[key][1]) for key in picture.answers]
    seen = [picture.read(values) for values in states]
    if "options" in table:
        ids = [one["id"] for one in table["options"]]
        assert {one["truth"] for one in seen} <= set(ids) == set(picture.guess["options"])
    else:
        cells = {f"{r['id']}.{c['id']}" for r in table["rows"] for c in table["columns"]}
        assert set(table.get("ask", cells)) <= cells == set(seen[-1]["truth"])
    shown = picture.guess.get("shown", {})
    assert list(shown) in ([], list(picture.answers))
    assert all("{" not in told(how, one) for how, one in zip(shown.values(), seen, strict=False))


def test_the_states_that_answer_show_what_was_asked():
    """No pain for the bend without pain; for the two scans the calm one and the irritated one."""
    bend = find("guarding")
    (free,) = bend.answers
    r = bend.read(bend.values(**bend.presets[free][1]))
    assert r["sore_S"] == r["free_S"] and r["kept"]
    scans = find("disc-root")
    ana, ben = (scans.read(scans.values(**scans.presets[key][1])) for key in scans.answers)
    assert ana["signal"] < ben["signal"] and ana["contact"] > ben["contact"]
    people = find("hundred-people")
    assert people.values(**people.presets[people.answers[0]][1]) == people.values()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ASKING)
def test_until_the_prediction_it_stands_where_the_controls_will_be(visit, address, name, width):
    page = visit(f"{address}{name}.html", width)
    view, controls = page.locator(".sc-view"), page.locator(".sc-controls")
    expect(controls).to_be_hidden()
    question, picture = asked(page).bounding_box(), view.bounding_box()
    if width > 1000:
        assert question["x"] > picture["x"] + picture["width"] - 1
    else:
        assert question["y"] > picture["y"] + picture["height"] - 1
    for mark in find(name).veiled:
        expect(page.locator(f'.sc-picture:visible [data-mark="{mark}"]:visible')).to_have_count(0)
    expect(page.get_by_text("Then the answer appears here.")).to_be_visible()
    asked(page).get_by_role("button", name="Skip").click()
    expect(controls).to_be_visible()
    expect(asked(page).locator("form")).to_be_hidden()
    expect(asked(page).get_by_role("button", name="Predict now")).to_be_focused()
    place = controls.bounding_box()
    assert abs(place["x"] - question["x"]) < 2


def test_no_control_of_a_veiled_figure_is_a_tab_stop(visit, address):
    page = visit(address + "time-course.html")
    asked(page).get_by_role("button", name="Skip").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Description and limits")).to_be_focused()


def test_more_controls_that_are_all_locked_are_no_tab_stop(visit, address):
    page = visit(address + "time-course.html?lock=k,grade,stress,nights")
    asked(page).get_by_role("button", name="Skip").click()
    summary = page.locator(".sc-more > summary")
    expect(summary).to_be_visible()
    summary.focus()
    expect(summary).not_to_be_focused()
    page.goto(address + "time-course.html?lock=k")
    summary.focus()
    expect(summary).to_be_focused()


@pytest.mark.parametrize("name", ASKING)
def test_the_title_is_a_heading(visit, address, name):
    page = visit(f"{address}{name}.html")
    heading = page.get_by_role("heading", name=find(name).title, exact=True, level=3)
    expect(heading).to_be_visible()


def test_without_scripts_and_on_paper_the_question_comes_before_the_picture(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "time-course.html")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        question, picture = page.locator("sc-predict caption"), page.locator(".sc-view")
        expect(question).to_contain_text("what happens to each?")
        expect(page.get_by_text("Choose for yourself before you read on")).to_be_visible()
        assert question.bounding_box()["y"] < picture.bounding_box()["y"]
        expect(page.locator(".sc-sentence")).to_be_visible()
        expect(page.locator(".sc-fold")).to_be_hidden()
    context.close()


def test_on_paper_the_question_stays_though_it_was_answered(visit, address):
    page = visit(address + "time-course.html", reduced_motion="reduce")
    record(page, **CLOSING)
    page.emulate_media(media="print")
    expect(page.locator("sc-predict caption")).to_be_visible()
    expect(page.locator(".sc-verdict")).to_be_visible()
    expect(page.locator(".sc-fold")).to_be_hidden()


# ---- the reveal


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_recording_draws_the_answer_and_says_how_many_fit(visit, address, motion):
    page = visit(address + "time-course.html", reduced_motion=motion)
    assert asked(page).locator(".sc-cell").count() == 4
    page.evaluate(
        """() => { globalThis.drawn = [];
          const own = Element.prototype.animate;
          Element.prototype.animate = function (steps, how) {
            drawn.push([this.closest("[data-mark]").dataset.mark, Object.keys(steps[0])[0]]);
            return own.call(this, steps, how); }; }"""
    )
    record(page, **CLOSING)
    verdict = asked(page).locator(".sc-verdict")
    expect(verdict).to_have_text("3 of 4 fit. The surprise: pain, day 84.")
    assert verdict.get_attribute("role") == "status"
    expect(page.locator('.sc-picture:visible [data-mark="pain-closed"]')).to_be_visible()
    drawn = page.evaluate("drawn")
    assert (["pain-closed", "clipPath"] in drawn) == (motion == "no-preference")
    assert bool(drawn) == (motion == "no-preference")
    signs = {"pain-first": "↑✓", "guarding-later": "↑✓", "pain-end": "↑=", "disc-end": "=✓"}
    for place, both in signs.items():
        expect(page.locator(f'.sc-picture:visible [data-mark="guess-{place}"]')).to_have_text(both)
    assert inside(page, verdict)
    expect(page.locator(".sc-guesses li")).to_have_count(4)
    page.reload()
    expect(verdict).to_have_text("3 of 4 fit. The surprise: pain, day 84.")
    expect(page.locator('.sc-picture:visible [data-mark="guess-pain-end"]')).to_have_text("↑=")


def test_what_does_not_show_what_was_asked_gets_no_sign(visit, address):
    page = visit(address + "time-course.html", reduced_motion="reduce")
    record(page, **CLOSING)
    expect(page.locator('.sc-picture:visible [data-mark="guess-pain-first"]')).to_have_text("↑✓")
    page.get_by_role("button", name="Loop open").click()
    expect(page.locator('.sc-picture:visible [data-mark="guess-pain-first"]')).to_have_text("↑")
    expect(page.locator('.sc-picture:visible [data-mark="guess-pain-end"]')).to_have_text("↑=")
    expect(asked(page).locator(".sc-verdict")).to_contain_text("3 of 4 fit")


@pytest.mark.parametrize(
    ("name", "choice", "pressed", "said"),
    [
        ("guarding", "up", "No pain", "You said “It works hardest there”. The surprise"),
        ("guarding", "down", "No pain", "It fits: Almost silent."),
        ("hundred-people", "thirteen", "Suspected in hospital", "It fits: about 13 in 100."),
        ("disc-root", "ana", "Ben", "The surprise: the answer is “the scans cannot tell”. Ana: a"),
    ],
)
def test_the_picture_opens_on_the_state_that_answers(visit, address, name, choice, pressed, said):
    page = visit(f"{address}{name}.html", reduced_motion="reduce")
    record(page, choice=choice)
    chips = page.locator('.sc-presets [aria-pressed="true"]').all_inner_texts()
    assert any(chip.startswith(pressed) for chip in chips)
    expect(asked(page).locator(".sc-verdict")).to_contain_text(said)
    if name == "guarding":
        mark = page.locator(f'.sc-picture:visible [data-mark="guess-{choice}"]')
        expect(mark).to_have_text("you✓" if choice == "down" else "you✗")
        right = "you✓" if choice == "down" else "answer"
        expect(page.locator('.sc-picture:visible [data-mark="guess-down"]')).to_have_text(right)


def test_two_states_are_shown_in_turn_and_the_reader_can_cut_in(visit, address):
    page = visit(address + "disc-root.html")
    record(page, choice="ben")
    held = page.locator('.sc-presets [aria-pressed="true"]')
    expect(held).to_contain_text("Ana")
    expect(held).to_contain_text("Ben")
    expect(asked(page).locator(".sc-verdict")).to_contain_text("You said")
    asked(page).get_by_role("button", name="Start over").click()
    record(page, choice="ben")
    page.get_by_role("button", name="Into the exit").click()
    expect(asked(page).locator(".sc-verdict")).to_contain_text("You said")
    expect(held).to_have_text("Into the exit")


def test_a_prediction_can_be_changed_and_begun_again(visit, address):
    page = visit(address + "posture.html", reduced_motion="reduce")
    rows = ("side", "slouched", "sitting", "holding")
    record(page, **{f"{row}__pressure": "up" for row in rows})
    verdict = asked(page).locator(".sc-verdict")
    expect(verdict).to_have_text(re.compile(r"^1 of 4 fit\. The surprises: lying on the side; "))
    asked(page).get_by_role("button", name="Change").click()
    expect(page.locator(".sc-controls")).to_be_visible()
    record(page, side__pressure="down", slouched__pressure="down", sitting__pressure="same")
    expect(verdict).to_have_text("4 of 4 fit. No surprise this time.")
    asked(page).get_by_role("button", name="Start over").click()
    expect(page.locator(".sc-controls")).to_be_hidden()
    expect(verdict).to_be_empty()
    assert asked(page).locator(":checked").count() == 0


def test_the_keyboard_alone_predicts_sees_and_goes_on(visit, address):
    page = visit(address + "guarding.html", reduced_motion="reduce")
    asked(page).get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    for key in ("Tab", "Space", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(asked(page).locator(".sc-verdict")).to_have_text("It fits: Almost silent.")
    expect(asked(page).get_by_role("button", name="Change")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-control]').dataset.control")


def test_an_old_answer_to_more_cells_is_still_read(visit, address):
    page = visit(address + "time-course.html")
    page.evaluate(
        """() => { const cells = {};
          for (const row of ["pain", "guarding", "irritants", "disc"])
            for (const moment of ["first", "later", "end"]) cells[`${row}.${moment}`] = "up";
          SpasmCycle.store.set("prediction/closing", { cells, skipped: false }); }"""
    )
    page.reload()
    expect(asked(page).locator(".sc-verdict")).to_contain_text("6 of 12 fit.")
    expect(page.locator(".sc-guesses li")).to_have_count(12)


def test_a_stored_prediction_of_another_kind_is_passed_over(visit, address):
    page = visit(address + "time-course.html")
    page.evaluate("SpasmCycle.store.set('prediction/closing', { choice: 5 })")
    page.reload()
    expect(page.get_by_role("slider", name="Stress")).to_be_enabled()
    expect(page.locator(".sc-guesses")).to_be_hidden()


def test_skipping_shows_the_answer_and_no_guess(visit, address):
    page = visit(address + "time-course.html")
    asked(page).get_by_role("button", name="Skip").click()
    expect(page.locator('.sc-picture:visible [data-mark="pain-closed"]')).to_be_visible()
    expect(asked(page).locator(".sc-verdict")).to_be_empty()
    expect(page.locator(".sc-guesses")).to_be_hidden()
    expect(page.locator(".sc-sign")).to_have_count(0)


def test_goals_wait_for_the_prediction_and_then_stand_beside_the_controls(visit, address):
    page = visit(address + "time-course.html")
    expect(page.locator(".sc-goals")).to_be_hidden()
    asked(page).get_by_role("button", name="Skip").click()
    page.locator(".sc-stage").evaluate("(stage) => stage.scrollIntoView()")
    page.get_by_role("slider", name="Loop strength").focus()
    assert inside(page, page.locator(".sc-goals"))


# ---- links


def test_a_copied_link_opens_the_figure_unveiled_and_offers_to_predict(visit, address):
    page = visit(address + "time-course.html#live:time-course?k=0.2")
    expect(page.locator('.sc-picture:visible [data-mark="pain-closed"]')).to_be_visible()
    expect(asked(page)).to_contain_text("the prediction is passed over")
    expect(page.locator("[data-goal=early]")).to_contain_text("Reached. A loop strength")
    expect(page.get_by_role("button", name="Back to the question")).to_be_hidden()
    assert page.evaluate("SpasmCycle.store.get('prediction/closing')") is None
    asked(page).get_by_role("button", name="Predict first").click()
    expect(page.locator('.sc-picture:visible [data-mark="pain-closed"]')).to_be_hidden()
    expect(asked(page).get_by_role("radio").first).to_be_focused()
    assert page.evaluate("history.length") == 2, "a blank page and this one"


@pytest.mark.parametrize("back", ["button", "browser"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_leads_to_the_stage_and_back_to_the_question(visit, address, width, back):
    page = visit(address + "time-course.html", width)
    link = page.get_by_role("link", name="See it")
    link.scroll_into_view_if_needed()
    before = link.bounding_box()["y"]
    for _ in range(2):
        length = page.evaluate("history.length")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=3)).to_be_focused()
        assert page.url.endswith("#live:time-course?k=0.2")
        expect(page.locator(".sc-number input").first).to_have_value("0.2")
        assert inside(page, page.locator(".sc-picture:visible"))
        assert page.evaluate("history.length") == max(length, 3)
        expect(page.locator('.sc-picture:visible [data-mark="pain-closed"]')).to_be_visible()
        returning = page.get_by_role("button", name="Back to the question")
        assert inside(page, returning)
        if back == "button":
            returning.click()
        else:
            page.go_back()
        expect(link).to_be_focused()
        page.wait_for_function(
            "([node, y]) => Math.abs(node.getBoundingClientRect().y - y) < 3",
            arg=[link.element_handle(), before],
        )
        expect(returning).to_be_hidden()
        assert "#live" not in page.url
