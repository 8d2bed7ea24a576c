"""The engine knows no name of this course: a live picture of another model, made from outside.

Its picture has every kind of control, so here each is also used as a reader does.
"""

import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect
from prey import PICTURE
from scipy.integrate import solve_ivp


@pytest.fixture
def page(page_of):
    return page_of(PICTURE)


def says(page, words: str) -> None:
    expect(page.locator(".sc-sentence")).to_contain_text(words)


def test_the_run_is_what_an_independent_solver_gives():
    run = PICTURE.run(PICTURE.values(growth=1.2))["run"]
    exact = solve_ivp(
        lambda t, y: [1.2 * y[0] - y[0] * y[1], y[0] * y[1] - y[1]],
        (0, 20), [1.5, 1.0], "DOP853", rtol=1e-10, atol=1e-12,
    )  # fmt: skip
    assert run["U"][-1] == pytest.approx(exact.y[0, -1], abs=1e-4)
    assert run["both"][-1] == pytest.approx(exact.y[:, -1].sum(), abs=1e-4)


def test_it_follows_in_the_page_as_in_python(page):
    page.get_by_role("slider", name="Growth").press("End")
    values = PICTURE.values(growth=2)
    says(page, PICTURE.describe(PICTURE.read(values)))
    page.get_by_role("button", name="Reset").click()
    says(page, PICTURE.describe(PICTURE.read(PICTURE.values())))


def test_a_point_is_dragged_typed_and_moved_by_arrow_keys(page):
    dot = page.locator('[data-mark="begin"]')
    box = dot.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] - 40, steps=6)
    page.mouse.move(5000, -5000, steps=3)  # far outside the axes, and the window
    page.mouse.up()
    prey, predators = page.locator(".sc-pair input").all()
    assert (prey.input_value(), predators.input_value()) == ("3", "3")
    prey.fill("0.7")
    prey.press("Tab")
    predators.fill("99")
    predators.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("Predators: 99 is out of range")
    assert predators.input_value() == "3"
    pad = page.get_by_role("button", name="Where it begins")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        pad.press(key)
    values = PICTURE.values(begin=[0.8, 2.8])
    says(page, PICTURE.describe(PICTURE.read(values)))


def test_a_toggle_and_a_seed_are_set(page):
    page.get_by_role("checkbox", name="sated").check()
    says(page, PICTURE.describe(PICTURE.read(PICTURE.values(sated=True))))
    seed = page.get_by_role("spinbutton", name="Seed")
    seed.fill("12")
    seed.press("Tab")
    says(page, "draw 12.")
    page.get_by_role("button", name="Draw anew").click()
    expect(page.locator(".sc-sentence")).not_to_contain_text("draw 12.")


def test_courses_are_added_set_dragged_undone_and_taken_out(page):
    expect(page.get_by_text("No course yet.")).to_be_visible()
    page.get_by_role("button", name="Add a course").click()
    says(page, "1 hunts")
    expect(page.get_by_role("button", name="Add a course")).to_be_disabled()
    first = page.get_by_role("spinbutton", name="Course 1: First day")
    assert first.input_value() == "5"
    bar = page.locator('[data-mark="hunt-bars"]').bounding_box()
    page.mouse.move(bar["x"] + bar["width"] / 3, bar["y"] + bar["height"] / 2)
    page.mouse.down()
    page.mouse.move(bar["x"] + bar["width"] / 3 + 68, bar["y"], steps=5)
    page.mouse.up()
    assert float(first.input_value()) > 6
    length = page.get_by_role("spinbutton", name="Course 1: Days")
    assert length.input_value() == "2"
    bar = page.locator('[data-mark="hunt-bars"]').bounding_box()
    page.mouse.move(bar["x"] + bar["width"] - 2, bar["y"] + bar["height"] / 2)
    page.mouse.down()
    page.mouse.move(bar["x"] + bar["width"] + 30, bar["y"], steps=5)
    page.mouse.up()
    assert float(length.input_value()) > 2
    page.get_by_role("button", name="Undo").click()
    assert length.input_value() == "2"
    length.fill("77")
    length.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("Days: 77 is out of range")
    page.get_by_role("combobox", name="Course 1: Treatment").select_option("bow")
    page.get_by_role("button", name="Take out: Course 1").click()
    says(page, "0 hunts")
    page.get_by_role("button", name="Undo").click()
    says(page, "1 hunts")


def test_a_link_opens_it_with_its_lists_and_names_what_is_broken(page):
    page.goto(page.url.split("#")[0] + "#live:prey?begin=2~0.5&hunts=bow%3A7%3A1%3A0.5&sated=on")
    page.reload()
    values = PICTURE.values(
        begin=[2, 0.5],
        sated=True,
        hunts=[{"treatment": "bow", "start": 7, "length": 1, "strength": 0.5}],
    )
    says(page, PICTURE.describe(PICTURE.read(values)))
    page.goto(page.url.split("#")[0] + "#live:prey?begin=2&growth=1.5")
    expect(page.get_by_role("alert")).to_contain_text("Part of the link could not be used.")
    expect(page.get_by_role("alert")).to_contain_text("Where it begins")
    assert page.get_by_role("slider", name="Growth").input_value() == "1.5"


def test_the_shared_script_names_no_quantity_of_the_course_outside_its_model():
    """What is not generated from the model, or words, would serve any other course."""
    rooms = [files("spasmcycle").joinpath(room) for room in ("controls", "live")]
    scripts = [one for room in rooms for one in room.iterdir() if one.name.endswith(".js")]
    assert len(scripts) > 10
    for script in scripts:
        told = re.sub(r"//.*", "", script.read_text(encoding="utf-8"))
        for word in ("guarding", "irritants", "herniation", "models.full", "pain", "disc"):
            assert not re.search(rf"\b{word}\b", told), (script.name, word)
