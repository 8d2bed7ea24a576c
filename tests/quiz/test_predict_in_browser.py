"""Predictions: recorded whole or skipped, kept for the figure to draw, never scored."""

import pytest
from playwright.sync_api import expect

CELLS = ("Pain, day 1", "Pain, day 84", "Guarding, day 10", "Displaced disc material, day 84")


def cell(page, name):
    return page.get_by_role("group", name=name, exact=True)


def fill(page, sign="higher"):
    for name in CELLS:
        cell(page, name).get_by_role("radio", name=sign, exact=True).check()


def record(page):
    page.locator("sc-predict").get_by_role("button", name="Record").click()


def kept(page, name="closing"):
    return page.evaluate("(name) => SpasmCycle.store.get('prediction/' + name)", name)


@pytest.fixture
def page(visit):
    return visit()


@pytest.fixture
def say(page):
    return page.locator("sc-predict").get_by_role("status")


def test_the_table_has_headers_and_named_groups(page):
    table = page.get_by_role("table")
    expect(table.get_by_role("rowheader")).to_have_text(list(CELLS))
    for name in CELLS:
        expect(cell(page, name).get_by_role("radio")).to_have_count(3)


def test_one_tap_on_a_sign_chooses_it(page):
    cell(page, "Pain, day 84").scroll_into_view_if_needed()
    sign = cell(page, "Pain, day 84").get_by_text("=", exact=True).bounding_box()
    page.mouse.click(sign["x"] + sign["width"] / 2, sign["y"] + sign["height"] / 2)
    chosen = cell(page, "Pain, day 84").get_by_role("radio", name="about the same")
    expect(chosen).to_be_checked()
    box = chosen.bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44


def test_a_whole_prediction_is_kept_and_told_and_there_after_a_reload(page, say):
    fill(page)
    cell(page, "Pain, day 1").get_by_label("about the same").check()
    cell(page, "Guarding, day 10").get_by_label("lower").check()
    page.locator("sc-predict").get_by_label("Sure", exact=True).check()
    assert kept(page) is None
    record(page)
    expect(say).to_contain_text("Prediction recorded.")
    answer = kept(page)
    assert answer["cells"]["pain.first"] == "same"
    assert answer["cells"]["guarding.later"] == "down"
    assert answer["cells"]["disc.end"] == "up"
    assert len(answer["cells"]) == 4
    assert answer["confidence"] == 3
    assert answer["skipped"] is False
    assert answer["at"].startswith("20")
    page.reload()
    expect(cell(page, "Guarding, day 10").get_by_label("lower")).to_be_checked()
    expect(page.locator(".sc-recorded")).to_contain_text("Prediction recorded.")
    expect(say).to_have_text("")


def test_a_half_filled_table_names_the_open_cells_and_loses_nothing(page, say):
    fill(page)
    page.evaluate(
        'document.querySelectorAll(\'[name="guarding.later"], [name="disc.end"]\')'
        ".forEach((radio) => (radio.checked = false))"
    )
    record(page)
    expect(say).to_have_text(
        "Nothing is lost. Still open: Guarding, day 10; Displaced disc material, day 84."
    )
    expect(cell(page, "Guarding, day 10").get_by_label("higher")).to_be_focused()
    expect(cell(page, "Pain, day 1").get_by_label("higher")).to_be_checked()
    assert kept(page) is None


def test_skipping_takes_one_press_and_predicting_later_stays_open(page, say):
    page.get_by_role("button", name="Skip, just show me").click()
    assert kept(page)["skipped"] is True
    assert kept(page)["confidence"] is None
    expect(say).to_have_text("Skipped. You can still predict.")
    fill(page, "lower")
    record(page)
    assert kept(page)["skipped"] is False
    assert set(kept(page)["cells"].values()) == {"down"}


def test_a_recorded_prediction_can_be_changed_until_it_is_cleared(page, say):
    fill(page)
    record(page)
    cell(page, "Pain, day 1").get_by_label("lower").check()
    page.get_by_role("button", name="Record the change").click()
    assert kept(page)["cells"]["pain.first"] == "down"
    page.get_by_role("button", name="Clear my prediction").click()
    expect(say).to_have_text("Your prediction is cleared.")
    assert kept(page) is None
    assert page.locator("sc-predict :checked").count() == 0
    expect(page.get_by_role("button", name="Record my prediction")).to_be_visible()


def test_the_keyboard_alone_predicts(page, say):
    cell(page, "Pain, day 1").get_by_label("higher").focus()
    for _ in range(4):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    assert kept(page) is None
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(say).to_contain_text("Prediction recorded.")
    assert set(kept(page)["cells"].values()) == {"same"}


def test_whoever_listens_hears_a_prediction_at_once(page):
    page.evaluate(
        "() => { globalThis.heard = [];"
        " SpasmCycle.store.listen((key) => globalThis.heard.push(key)); }"
    )
    fill(page)
    record(page)
    assert page.evaluate("globalThis.heard") == ["prediction/closing"]


def test_deleting_my_data_empties_the_table(page):
    fill(page)
    record(page)
    page.evaluate("SpasmCycle.store.clear()")
    assert page.locator("sc-predict :checked").count() == 0


def test_one_of_several_can_be_predicted(visit):
    page = visit("kinds")
    record(page)
    expect(page.locator("sc-predict").get_by_role("status")).to_have_text("Choose an answer first.")
    page.get_by_label("rising").check()
    record(page)
    assert kept(page, "curve")["choice"] == "up"
    page.reload()
    expect(page.get_by_label("rising")).to_be_checked()
