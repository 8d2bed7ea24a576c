"""Live figures as widgets in real JupyterLab: what ipywidgets promises holds for them."""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, expect

from spasmcycle.figures import find

SETUP = "import ipywidgets\nfrom spasmcycle.live import live"
CONTROLS = Path(__file__).parents[1] / "controls"
START = find("time-course").values()


@pytest.fixture(scope="module")
def notebook(copied: Path, open_notebook) -> Iterator:
    """A notebook that has only imported things; every test adds its own figure."""
    path = copied / "notebooks" / "own_figures.ipynb"
    node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SETUP)])
    node.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(node, path)
    with open_notebook(path) as opened:
        opened.run_all()
        yield opened


@pytest.fixture
def figure(notebook) -> Locator:
    """The figure `lab`, shown at its defaults, its question passed over."""
    shown = notebook.show("lab = live('time-course')\nlab").locator("sc-figure[data-live=yes]")
    expect(shown).to_have_count(1)
    skip = shown.locator("sc-predict .sc-skip")
    if skip.is_visible():
        skip.click()
    return shown


def picture(figure: Locator) -> Locator:
    return figure.locator(".sc-picture:visible svg")


def drawn(figure: Locator) -> str:
    """What the picture shows; names of clips and patterns are each copy's own."""
    return re.sub(r"(sc-[a-z-]+-\d+)-\d+", r"\1", picture(figure).inner_html())


def slider(figure: Locator, name: str) -> Locator:
    return figure.locator(f'[data-control="{name}"] input[type=range]')


def chosen(figure: Locator, name: str) -> Locator:
    """The option that holds, of those side by side."""
    return figure.locator(f'[data-control="{name}"] input:checked')


def test_python_follows_every_kind_of_control(notebook, figure):
    """A slider, its buttons, the number box, an option, a preset and reset all reach Python."""
    row = figure.locator('[data-control="k"]')
    start = notebook.python("lab.values")
    with notebook.changes(picture(figure)):
        slider(figure, "k").press("ArrowRight")
    notebook.wait_for_python("lab.values", start | {"k": 0.34})
    with notebook.changes(picture(figure)):
        row.locator('[data-step="-1"]').press("Enter")
    notebook.wait_for_python("lab.k", 0.335)
    with notebook.changes(picture(figure)):
        row.locator("input[type=number]").select_text()
        notebook.page.keyboard.type("0.25\n")
    notebook.wait_for_python("lab.k", 0.25)
    with notebook.changes(picture(figure)):
        chosen(figure, "grade").press("ArrowUp")
    notebook.wait_for_python("lab.grade", "protrusion")
    with notebook.changes(picture(figure)):
        figure.locator('[data-preset="stress"]').press("Enter")
    notebook.wait_for_python("lab.values", start | {"stress": 0.4})
    with notebook.changes(picture(figure)):
        figure.locator('[data-do="reset"]').click()
    notebook.wait_for_python("lab.values", start)


def test_arrow_keys_stay_with_the_figure(notebook, figure):
    """JupyterLab has arrow keys of its own, to go from cell to cell."""
    for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"):
        before = slider(figure, "stress").input_value()
        slider(figure, "stress").press(key)
        expect(slider(figure, "stress")).to_be_focused()
        expect(slider(figure, "stress")).not_to_have_value(before)


def test_python_moves_the_slider_and_the_picture(notebook, figure):
    with notebook.changes(picture(figure)):
        notebook.python("lab.k = 0.2")
    expect(slider(figure, "k")).to_have_value("0.2")
    expect(figure.locator('[data-control="k"] input[type=number]')).to_have_value("0.2")
    with notebook.changes(picture(figure)):
        notebook.python("lab.grade = 'bulge'")
    expect(chosen(figure, "grade")).to_have_value("bulge")
    # Both sides say the same about the picture as it is now.
    expect(figure.locator(".sc-sentence")).to_have_text(notebook.python("lab.sentence"))


@pytest.mark.parametrize(
    ("order", "named"),
    [
        ("lab.k = 99", ["k: 99", "allowed: 0 to 0.5"]),
        ("lab.k = -1", ["k: -1", "allowed: 0 to 0.5"]),
        ("lab.k = float('nan')", ["k: nan", "allowed: 0 to 0.5"]),
        ("lab.k = 'strong'", ["k: 'strong' is not a number", "allowed: 0 to 0.5"]),
        ("lab.grade = 'huge'", ["grade: 'huge'", "allowed: bulge", "sequestration"]),
    ],
)
def test_a_value_out_of_range_is_refused_and_the_figure_stays(notebook, figure, order, named):
    with pytest.raises(Exception, match="^TraitError") as refused:
        notebook.python(order)
    assert [word for word in named if word not in str(refused.value)] == []
    expect(slider(figure, "k")).to_have_value("0.335")
    with notebook.changes(picture(figure)):
        slider(figure, "k").press("ArrowLeft")
    notebook.wait_for_python("lab.values", START | {"k": 0.33})


def test_observe_hears_the_reader(notebook, figure):
    notebook.python("heard = []\nlab.observe(lambda change: heard.append(change.new), 'stress')")
    slider(figure, "stress").press("ArrowRight")
    notebook.wait_for_python("heard", [0.05])


def test_jslink_ties_a_control_to_another_widget(notebook, figure):
    beside = notebook.show(
        "beside = ipywidgets.FloatSlider(min=0, max=0.5, step=0.005)\n"
        "link = ipywidgets.jslink((lab, 'k'), (beside, 'value'))\nbeside"
    )
    handle = beside.locator(".noUi-handle")
    with notebook.changes(picture(figure)):
        slider(figure, "k").press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuetext", "0.33")
    bar = beside.locator(".noUi-base")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    with notebook.changes(picture(figure)):
        at = {"x": box["width"] * 0.2, "y": box["height"] / 2}
        bar.click(position=at, force=True)
    expect(slider(figure, "k")).to_have_value(handle.get_attribute("aria-valuetext"))
    notebook.wait_for_python("lab.k == beside.value", True)


def test_a_figure_works_inside_a_layout(notebook):
    box = notebook.show(
        "inner = live('time-course', k=0.2)\nipywidgets.VBox([ipywidgets.Label('Above'), inner])"
    )
    inside = box.locator(".widget-vbox sc-figure[data-live=yes]")
    expect(slider(inside, "k")).to_have_value("0.2")
    with notebook.changes(picture(inside)):
        slider(inside, "k").press("ArrowRight")
    notebook.wait_for_python("inner.k", 0.205)


def test_two_views_stay_in_step(notebook, figure):
    second = notebook.show("lab").locator("sc-figure[data-live=yes]")
    with notebook.changes(picture(figure)):
        slider(second, "k").press("ArrowLeft")
    expect(slider(figure, "k")).to_have_value("0.33")
    with notebook.changes(picture(second)):
        slider(figure, "stress").press("ArrowRight")
    expect(slider(second, "stress")).to_have_value("0.05")
    assert drawn(figure) == drawn(second)
    notebook.wait_for_python("lab.values", START | {"k": 0.33, "stress": 0.05})


def test_two_figures_of_one_kind_keep_to_themselves(notebook, figure):
    other = notebook.show("other = live('time-course')\nother").locator("sc-figure[data-live=yes]")
    before = picture(figure).inner_html()
    with notebook.changes(picture(other)):
        slider(other, "k").press("Home")
    notebook.wait_for_python("(lab.k, other.k)", (0.335, 0.0))
    assert picture(figure).inner_html() == before


def test_a_goal_that_the_reader_reaches_is_known_in_python_and_stays(notebook, figure):
    early = figure.locator("[data-goal=early] [role=status]")
    with notebook.changes(picture(figure)):
        notebook.python("lab.k = 0.2")
    expect(early).to_have_text("Reached. A loop strength of 0.200 is weak enough.")
    notebook.wait_for_python("lab.reached", ["early"])
    assert notebook.python("lab.met") == ["early"]
    with notebook.changes(picture(figure)):
        slider(figure, "k").press("End")
    notebook.wait_for_python("lab.reached", ["early", "stays"])
    assert notebook.python("lab.met") == ["stays"]
    second = notebook.show("lab").locator("sc-figure[data-live=yes]")
    expect(second.locator(".sc-met")).to_have_count(2)


def test_a_model_from_outside_the_course_lives_here_too(notebook):
    """Predator and prey of `tests/controls/prey.py`, each kind of control moved by the reader."""
    notebook.python(f"import sys; sys.path.insert(0, {str(CONTROLS)!r}); from prey import PICTURE")
    shown = notebook.show("wild = live(PICTURE)\nwild").locator("sc-figure[data-live=yes]")
    expect(shown).to_have_count(1)
    start = notebook.python("wild.values")
    orbit = shown.locator('.sc-picture:visible [data-mark="orbit"] path').first

    with notebook.changes(orbit.locator("..")):
        slider(shown, "growth").press("End")
    notebook.wait_for_python("wild.values", start | {"growth": 2.0})
    expect(shown.locator(".sc-sentence")).to_have_text(notebook.python("wild.sentence"))
    notebook.wait_for_python("wild.reached", ["prey"])

    with notebook.changes(orbit.locator("..")):
        shown.locator('[data-control="begin"] input').first.select_text()
        notebook.page.keyboard.type("0.5\n")
    notebook.wait_for_python("wild.begin", [0.5, 1.0])
    with notebook.changes(orbit.locator("..")):
        shown.get_by_role("checkbox", name="sated").press("Space")
    notebook.wait_for_python("wild.sated", True)
    shown.get_by_role("spinbutton", name="Seed").select_text()
    notebook.page.keyboard.type("12\n")
    notebook.wait_for_python("wild.seed", 12)
    with notebook.changes(orbit.locator("..")):
        shown.get_by_role("button", name="Add a course").press("Enter")
    hunt = {"treatment": "spear", "start": 5, "length": 2, "strength": 1}
    notebook.wait_for_python("wild.hunts", [hunt])
    with notebook.changes(shown.locator('.sc-picture:visible [data-mark="hunt-bars"]')):
        shown.get_by_role("spinbutton", name="Course 1: Days").select_text()
        notebook.page.keyboard.type("3.5\n")
    notebook.wait_for_python("wild.hunts", [hunt | {"length": 3.5}])
    expect(shown.locator(".sc-sentence")).to_have_text(notebook.python("wild.sentence"))

    with notebook.changes(orbit.locator("..")):
        notebook.python("wild.begin = [2, 2]")
    assert shown.locator('[data-control="begin"] input').first.input_value() == "2"
    run = notebook.python("float(wild.run()['run']['U'][-1])")
    expect(shown.locator(".sc-sentence")).to_contain_text(f"{run:.2f} prey")


def test_a_reload_shows_the_figure_as_the_reader_left_it(notebook):
    """The kernel still has the values. This one is last because it opens the page anew."""
    notebook.show("left = live('time-course')\nleft")
    notebook.python("left.k = 0.1")
    place = len(notebook.saved()) - 1
    notebook.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    notebook.open()
    again = notebook.on_screen(place).locator("sc-figure[data-live=yes]")
    expect(slider(again, "k")).to_have_value("0.1")
    with notebook.changes(picture(again)):
        slider(again, "k").press("ArrowRight")
    notebook.wait_for_python("left.k", 0.105)


def test_python_follows_play_and_a_drag_in_the_picture(notebook, figure):
    """The day that is played reaches Python on the way and at rest; so does a dragged one."""
    notebook.python("lab.played = []; lab.observe(lambda c: lab.played.append(c.new), 'day')")
    play = figure.locator('[data-do="play"]')
    play.click()
    expect(play).to_have_text("Play", timeout=20_000)
    notebook.wait_for_python("lab.day", 84.0)
    assert notebook.python("0 < min(lab.played[1:]) < 84")
    line = figure.locator('.sc-picture:visible [data-mark="today-guarding"] path').first
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    mouse = notebook.page.mouse
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 100, y, steps=5)
    mouse.up()
    dragged = float(slider(figure, "day").input_value())
    assert dragged < 84
    notebook.wait_for_python("lab.day", dragged)
