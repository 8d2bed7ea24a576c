"""A live figure as a reader uses it: keyboard, number box, links, presets, files.

Its prediction and the reveal are tested in `test_reveal_in_browser.py`.
"""

import csv
import re

import pytest
from playwright.sync_api import expect

from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js
from workshop.hosting import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script></head>
<body style="background: var(--sc-paper)"><main><h1>Figures</h1>{body}</main></body></html>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A page with two figures, `open.html`."""
    folder = tmp_path_factory.mktemp("figures")
    own = script("time-course") + script("loop-diagram")
    (folder / "s.js").write_text(own + bundle_js(), encoding="utf-8")
    (folder / "s.css").write_text(bundle_css(), encoding="utf-8")
    figures = live("time-course").markup + live("loop-diagram").markup
    (folder / "open.html").write_text(PAGE.format(body=figures), encoding="utf-8")
    with serve(folder) as base:
        yield base


@pytest.fixture
def page(browser):
    """A reader who has passed over the prediction; any error of a script fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 800}, accept_downloads=True)
    context.add_init_script(
        "localStorage['spasmcycle.v1.prediction/closing'] ||= '{\"skipped\": true}'"
    )
    view = context.new_page()
    errors = []
    view.on("pageerror", lambda error: errors.append(str(error)))
    yield view
    context.close()
    assert errors == []


def course(page):
    return page.locator('sc-figure[data-figure="time-course"]')


def loop(page):
    return page.locator('sc-figure[data-figure="loop-diagram"]')


def curve(page, mark="pain-closed"):
    return marked(course(page), mark).locator("path").first.get_attribute("d")


def marked(figure, mark):
    """A mark of the cut that is seen."""
    return figure.locator(f'.sc-picture:visible [data-mark="{mark}"]')


def settled(page):
    """Wait until what moves has come to rest and is drawn."""
    expect(page.locator("sc-figure[data-moving]")).to_have_count(0)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def test_arrow_keys_move_the_picture_and_the_value_is_spoken_with_its_unit(page, address):
    page.goto(address + "open.html")
    before = curve(page)
    slider = course(page).get_by_role("slider", name="Loop strength")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert curve(page) != before
    assert slider.get_attribute("aria-valuetext") == "0.33"
    day = loop(page).get_by_role("slider", name="Day looked at")
    assert day.get_attribute("aria-valuetext") == "7 days"
    page.keyboard.press("Home")
    settled(page)
    assert curve(page) == curve(page, "pain-open")


def test_the_sentence_follows_once_and_late(page, address):
    """One polite region; it changes after the reader has stopped, not at every step."""
    page.goto(address + "open.html")
    sentence = course(page).locator(".sc-sentence")
    assert sentence.get_attribute("role") == "status"
    page.evaluate(
        """() => { globalThis.said = 0;
          new MutationObserver(() => said++).observe(
            document.querySelector(".sc-sentence"), { childList: true, characterData: true,
            subtree: true }); }"""
    )
    course(page).get_by_role("slider", name="Stress").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(sentence).to_contain_text("to the last day")
    assert page.evaluate("said") == 1
    label = course(page).get_by_role("img").get_attribute("aria-label")
    assert sentence.inner_text() in label


@pytest.mark.parametrize(
    ("typed", "words"),
    [("7", "Loop strength: 7 is out of range. Allowed: 0 to 0.5"), ("", "is not a number")],
)
def test_a_wrong_number_is_named_and_the_figure_stays_usable(page, address, typed, words):
    page.goto(address + "open.html")
    box = course(page).get_by_role("spinbutton", name="Loop strength")
    box.fill(typed)
    box.press("Tab")
    message = course(page).get_by_role("alert")
    expect(message).to_contain_text(words)
    assert box.input_value() == "0.335"
    before = curve(page)
    box.fill("0.1")
    box.press("Tab")
    settled(page)
    expect(message).to_be_empty()
    assert curve(page) != before


def test_buttons_step_stay_in_range_and_reset_restores_the_start(page, address):
    page.goto(address + "open.html")
    page.wait_for_selector("sc-figure[data-live]")
    before = page.evaluate("document.querySelector('sc-figure svg').outerHTML")
    figure = course(page)
    figure.get_by_role("button", name="Less: Stress").click()
    assert figure.get_by_role("spinbutton", name="Stress").input_value() == "0"
    figure.get_by_role("button", name="More: Stress").click()
    assert figure.get_by_role("spinbutton", name="Stress").input_value() == "0.05"
    figure.get_by_role("button", name="Reset").click()
    expect(figure.locator(".sc-sentence")).to_contain_text("until day 16.5")
    page.wait_for_function(
        "(before) => document.querySelector('sc-figure svg').outerHTML === before", arg=before
    )


def test_a_link_carries_the_state(page, address):
    page.goto(address + "open.html#live:time-course:k=0.2,grade=sequestration")
    expect(course(page).get_by_role("spinbutton", name="Loop strength")).to_have_value("0.2")
    chosen = course(page).get_by_role("radio", checked=True)
    expect(chosen).to_have_attribute("value", "sequestration")
    page.evaluate("navigator.clipboard.writeText = (text) => { globalThis.copied = text; }")
    course(page).get_by_role("button", name="Copy link").click()
    expect(course(page).get_by_text("Link copied.")).to_be_visible()
    copied = page.evaluate("copied")
    other = page.context.new_page()
    other.goto(copied)
    assert curve(other) == curve(page)


def test_a_link_that_cannot_be_copied_is_shown(page, address):
    page.goto(address + "open.html")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    course(page).get_by_role("button", name="Copy link").click()
    expect(course(page).locator(".sc-said")).to_contain_text("#live:time-course?k=0.335")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("k=9,stress=0.3", "Loop strength: 9 is out of range. Allowed: 0 to 0.5"),
        ("k=abc,stress=0.3", "“abc” is not a number"),
        ("grade=huge,stress=0.3", "Allowed: bulge, protrusion, extrusion, sequestration"),
        ("kk=1,stress=0.3", "“kk” is not known. Allowed: k, grade, stress"),
        ("stress=0.3,%E0%A4%A", "is not known"),
        ("toString=1,stress=0.3", "“toString” is not known. Allowed: k, grade, stress"),
        ("k,stress=0.3", "Loop strength: “” is not a number"),
        ("k==2,stress=0.3", "Loop strength: “=2” is not a number"),
    ],
)
def test_a_broken_link_names_the_field_and_the_rest_is_used(page, address, state, words):
    page.goto(address + "open.html#live:time-course:" + state)
    expect(course(page).get_by_role("alert")).to_contain_text(words)
    expect(course(page).get_by_role("spinbutton", name="Stress")).to_have_value("0.3")
    assert loop(page).get_by_role("alert").inner_text() == ""


def test_the_same_link_followed_twice_works_twice(page, address):
    page.goto(address + "open.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<p><a href=\"#live:time-course:k=0.1\">See it</a></p>')"
    )
    box = course(page).get_by_role("spinbutton", name="Loop strength")
    for _ in range(2):
        page.get_by_role("link", name="See it").click()
        expect(box).to_have_value("0.1")
        course(page).get_by_role("button", name="Reset").click()
        expect(box).to_have_value("0.335")


def test_presets_and_the_instructors_switches(page, address):
    page.goto(address + "open.html?start=stress&hide=values&lock=k,grade&theme=dark")
    figure = course(page)
    assert figure.get_by_role("slider", name="Stress").input_value() == "0.4"
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(figure.locator("input[type=number]").first).to_be_hidden()
    sentence = figure.locator(".sc-sentence")
    expect(sentence).to_have_text("Numbers are hidden by the link you opened.")
    assert "until day" not in figure.get_by_role("img").get_attribute("aria-label")
    assert figure.get_by_role("slider", name="Loop strength").is_disabled()
    assert figure.get_by_role("slider", name="Stress").is_enabled()
    chip = figure.get_by_role("group", name="Ready-made").get_by_role("button").nth(1)
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.press("Enter")
    expect(chip).to_have_attribute("aria-pressed", "true")
    settled(page)
    assert curve(page) == curve(page, "pain-open")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("?start=nonsense", "Setting “nonsense” is not known. Allowed: lesson, open"),
        ("?start=toString", "Setting “toString” is not known."),
        ("?lock=k,nonsense", "Control “nonsense” is not known. Allowed: k, grade"),
        ("?hide=nonsense", "What to hide, “nonsense” is not known. Allowed: values"),
        ("#live:nonsense:k=1", "Figure “nonsense” is not known. Allowed: time-course, loop"),
    ],
)
def test_an_unknown_name_in_the_address_is_named_once_with_the_known_ones(
    page, address, asked, words
):
    page.goto(address + "open.html" + asked)
    expect(course(page).get_by_role("alert")).to_contain_text(words)
    assert loop(page).get_by_role("alert").inner_text() == ""
    assert course(page).get_by_role("slider", name="Stress").is_enabled()


def test_a_link_that_hides_numbers_hides_those_of_a_goal(page, address):
    page.goto(address + "open.html?hide=values#live:time-course?k=0.2")
    expect(course(page).locator("[data-goal=early] [role=status]")).to_have_text("Reached.")


def test_ping_counts_the_echoes_and_motion_is_left_out_on_request(page, address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + "open.html")
    figure = loop(page)
    figure.get_by_text("More controls").click()
    rounds = figure.get_by_role("spinbutton", name="Echoes shown")
    rounds.fill("1")
    rounds.press("Tab")
    settled(page)
    expect(marked(figure, "echo-sum")).to_have_text("so far 1.00")
    figure.get_by_role("button", name="Ping:").click()
    expect(rounds).to_have_value("8")
    page.emulate_media(reduced_motion="no-preference")
    figure.get_by_role("button", name="Ping:").click()
    expect(rounds).to_have_value("0")
    expect(rounds).to_have_value("8", timeout=8000)


def test_table_and_file_hold_what_is_drawn(page, address, tmp_path):
    page.goto(address + "open.html")
    figure = course(page)
    figure.get_by_role("slider", name="Stress").fill("0.4")
    figure.get_by_text("Table of the data").click()
    settled(page)
    last = figure.locator("tbody tr").last
    shown = last.locator("td").first.inner_text()
    with page.expect_download() as saving:
        figure.get_by_role("link", name="Download all rows").click()
    path = tmp_path / "rows.csv"
    saving.value.save_as(path)
    rows = list(csv.reader(path.open(encoding="utf-8")))
    assert rows[0][:3] == ["Day", "Pain, closed", "Pain, open"]
    assert f"{float(rows[-1][1]):.2f}" == shown
    run = live("time-course", stress=0.4).run()["closed"]
    assert float(rows[-1][1]) == pytest.approx(run["pain_shown"][-1], abs=1e-9)
    assert len(rows) == len(run.days) + 1


def test_outside_the_models_range_is_said_and_nothing_broken_is_drawn(page, address):
    page.goto(address + "open.html")
    page.evaluate("SpasmCycle.models.full.defaults.tau_M = 1e-300")
    course(page).get_by_role("slider", name="Stress").fill("0.3")
    settled(page)
    expect(course(page).get_by_role("alert")).to_contain_text("Outside the model's range")
    assert "NaN" not in page.content()
    assert re.fullmatch(r"[MLml\d.\s-]+", curve(page))


def test_one_figure_that_fails_leaves_the_page_usable(page, address):
    page.route(
        "**/open.html",
        lambda route: route.fulfill(
            body=PAGE.format(
                body=live("time-course").markup.replace(
                    '"marks":[', '"marks":[{"mark":"gone","kind":"curve"},'
                )
                + live("loop-diagram").markup
            ),
            content_type="text/html",
        ),
    )
    page.on("console", lambda message: None)
    page.goto(address + "open.html")
    expect(course(page).get_by_role("alert").first).to_contain_text("could not start")
    expect(loop(page)).to_have_attribute("data-live", "yes")


def test_nothing_moves_by_itself(page, address):
    page.clock.install()
    page.goto(address + "open.html")
    page.clock.run_for(1000)  # the figures start when the page is idle
    page.wait_for_selector('sc-figure[data-figure="loop-diagram"][data-live]')
    before = page.evaluate("document.querySelector('main').innerHTML")
    page.clock.run_for(60_000)
    assert page.evaluate("document.querySelector('main').innerHTML") == before
