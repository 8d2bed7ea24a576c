"""Every lesson, opened and run in real JupyterLab as a reader would, and used there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
# The object whose view a cell shows, whether the lesson has named it or not.
SHOWN = "next(v for v in list(globals().values()) if getattr(v, 'model_id', 0) == '{}')"
WIDGET = "application/vnd.jupyter.widget-view+json"


class Element:
    """An element of the course in a lesson: what is on the screen, and its object in Python."""

    def __init__(self, shown: Locator, model: str) -> None:
        self.shown = shown
        self.name = SHOWN.format(model)


class Lesson:
    """A lesson that has run, and the elements that it shows."""

    def __init__(self, notebook: Any) -> None:
        self.notebook = notebook
        self.cells = notebook.saved()

    def outputs(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every output with the place of its cell."""
        for place, cell in enumerate(self.cells):
            for output in cell.get("outputs", []):
                yield place, output

    def elements(self, kind: str = "sc-") -> list[Element]:
        """What the lesson shows of one kind ("sc-figure"), in the order of the lesson."""
        found = []
        for place, output in self.outputs():
            data = output.get("data", {})
            markup = "".join(data.get("text/html", ""))
            if markup.startswith(f"<{kind}"):
                tag = markup[1:].split()[0].rstrip(">")
                shown = self.notebook.on_screen(place).locator(f".jp-OutputArea {tag}")
                found.append(Element(shown, data[WIDGET]["model_id"]))
        return found

    def predict(self) -> None:
        """Record every prediction that is still open, so that no figure waits."""
        for figure in self.elements("sc-figure"):
            for asked in figure.shown.locator("sc-predict").all():
                if asked.get_attribute("data-folded") is not None:
                    continue
                choose_first(asked)
                asked.locator("[type=submit]").click()
                expect(asked.locator(".sc-verdict")).not_to_be_empty()


def choose_first(form: Locator) -> None:
    """Answer all that is asked in `form`: the first choice or words, the number 1, a word."""
    for part in form.locator("fieldset.sc-ask").all():
        for radio in part.locator("input[type=radio]").all()[:1]:
            radio.check()
        for words in part.locator("input[name=words]").all()[:1]:
            words.check()
        for choice in part.locator("select").all():
            choice.select_option(index=1)
        for box in part.locator("input[type=text], textarea").all():
            box.fill("1")
    for radio in form.locator(".sc-sure input").all()[:1]:
        radio.check()


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request, copied: Path, open_notebook) -> Iterator[Lesson]:
    with open_notebook(copied / "notebooks" / request.param) as notebook:
        notebook.run_all()
        yield Lesson(notebook)


def test_there_are_lessons():
    assert "06_closing_the_loop.ipynb" in LESSONS


def test_every_cell_runs_and_none_complains(lesson):
    sources = [cell for cell in lesson.cells if cell["cell_type"] == "code" and cell["source"]]
    assert [cell["source"] for cell in sources if not cell["execution_count"]] == []
    faults = [
        output
        for _, output in lesson.outputs()
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]
    assert faults == []


def test_every_element_is_live(lesson):
    assert lesson.elements("sc-figure")
    for element in lesson.elements():
        expect(element.shown).to_have_count(1)
        kind = element.shown.evaluate("(node) => node.localName")
        asks = kind in ("sc-quiz", "sc-triage")
        alive = element.shown.locator("[data-item]") if asks else element.shown
        for part in alive.all():
            expect(part).to_have_attribute("data-live", "yes")
        expect(element.shown.locator(".sc-fault")).to_have_count(0)


def test_a_prediction_lifts_the_veil_and_is_drawn(lesson):
    for figure in lesson.elements("sc-figure"):
        for asked in figure.shown.locator("sc-predict").all():
            if asked.get_attribute("data-folded") is not None:
                asked.get_by_role("button", name="Start over").click()
            choose_first(asked)
            expect(figure.shown.locator(".sc-wait")).to_be_visible()
            expect(figure.shown.locator(".sc-controls")).to_be_hidden()
            chosen = asked.locator(".sc-cell input:checked").evaluate_all(
                "(radios) => radios.map((radio) => [radio.name, radio.value])"
            )
            asked.locator("[type=submit]").click()
            lesson.notebook.wait_for_python(f"{figure.name}.answer['skipped']", False)
            assert lesson.notebook.python(f"{figure.name}.answer['cells']") == dict(chosen)
            expect(figure.shown.locator(".sc-wait")).to_be_hidden()
            expect(figure.shown.locator("[data-control] input:visible").first).to_be_enabled()
            expect(asked.locator(".sc-verdict")).not_to_be_empty()
            for cell, _ in chosen:
                mark = f'[data-mark="guess-{cell.replace(".", "-")}"] text'
                drawn = figure.shown.locator(f".sc-picture:visible {mark}")
                expect(drawn.first).to_have_text("↑")
                expect(drawn.first).to_be_visible()


def test_a_control_moved_by_keyboard_moves_the_picture_and_the_value_in_python(lesson):
    """The first slider of each figure; its first list where it has no slider."""
    lesson.predict()
    for figure in lesson.elements("sc-figure"):
        rows = figure.shown.locator("[data-control]")
        able = "input[type=range]:enabled"  # one may rest until another control is set
        sliders = rows.filter(has=lesson.notebook.page.locator(able))
        slides = sliders.count() > 0
        row = (sliders if slides else rows).first
        name = row.get_attribute("data-control")
        control = row.locator("input[type=range], input:checked, select").first
        key = "ArrowRight" if slides else "ArrowDown"
        if slides and control.input_value() == control.get_attribute("max"):
            key = "ArrowLeft"
        with lesson.notebook.changes(figure.shown.locator(".sc-picture:visible svg")):
            control.press(key)  # after which another option of a group may be the checked one
        expect(control).to_be_focused()
        mine = float(control.input_value()) if slides else control.input_value()
        lesson.notebook.wait_for_python(f"{figure.name}.values['{name}']", mine)
        # The words under the picture come from the browser's model, these from Python's.
        sentence = lesson.notebook.python(f"{figure.name}.sentence")
        expect(figure.shown.locator(".sc-sentence")).to_have_text(sentence)


def test_an_answer_to_a_question_can_be_read_in_python(lesson):
    for quiz in lesson.elements("sc-quiz") + lesson.elements("sc-triage"):
        item = quiz.shown.locator(".sc-item").first
        choose_first(item)
        chosen = item.locator(".sc-sure input:checked").count()
        item.locator("[type=submit]").click()
        expect(item.locator(".sc-feedback")).to_be_visible()
        answer = f"{quiz.name}.answers['{item.get_attribute('data-item')}']"
        lesson.notebook.wait_for_python(f"{answer}['tries']", 1)
        assert lesson.notebook.python(f"{answer}['confidence']") == (1 if chosen else None)
        assert lesson.notebook.python(f"{answer}['answers']")


def test_cases_show_one_at_a_time_and_the_address_stays(lesson):
    for cases in lesson.elements("sc-triage"):
        address = lesson.notebook.page.url
        seen = cases.shown.locator("h3:visible")
        first = seen.inner_text()
        cases.shown.get_by_role("button", name="Next case").click()
        expect(seen).to_have_count(1)
        expect(seen).not_to_have_text(first)
        item = cases.shown.locator("[data-item]:visible")
        name, box = item.get_attribute("data-item"), item.locator("[name=words]").last
        box.press("Space")
        expect(box).to_be_checked()
        item.locator("[name=urgency]").first.check()
        item.locator("[type=submit]").click()
        given = f"{cases.name}.answers['{name}']['answers']"
        words = {"words": [box.get_attribute("value")], "urgency": "ambulance"}
        lesson.notebook.wait_for_python(given, words)
        cases.shown.get_by_role("button", name="Overview").click()
        expect(seen).to_have_text("Overview")
        cases.shown.locator(".sc-tally a").first.click()
        expect(seen).to_contain_text("Case ")
        assert lesson.notebook.page.url == address


def test_the_part_that_needs_a_kernel_draws_and_redraws(lesson):
    for place, cell in enumerate(lesson.cells):
        if "needs-kernel" not in cell["metadata"].get("tags", []):
            continue
        shown = lesson.notebook.on_screen(place)
        picture = shown.locator(".widget-interact .jp-OutputArea:has(img)")
        bar = shown.locator(".widget-interact .noUi-base").first
        bar.scroll_into_view_if_needed()
        expect(picture.locator("img")).to_be_visible()
        box = bar.bounding_box()
        with lesson.notebook.changes(picture):
            at = {"x": box["width"] * 0.8, "y": box["height"] / 2}
            bar.click(position=at, force=True)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_the_elements_can_be_read_in_either_theme(lesson, theme):
    lesson.predict()
    page = lesson.notebook.page
    page.evaluate(
        "(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme
    )
    light = "true" if theme.endswith("Light") else "false"
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", light)
    # JupyterLab skips what is off the screen; a reader scrolls there.
    page.add_style_tag(content=".jp-Cell { content-visibility: visible !important; }")
    found = Axe().run(
        page,
        context={"include": [["sc-figure"], ["sc-quiz"], ["sc-triage"], ["sc-predict"]]},
        options={"runOnly": ["color-contrast"]},
    )
    assert found.response["passes"], "axe saw nothing to judge"
    assert not found.violations_count, found.generate_report()
    assert page.evaluate(FAINT) == []


# Texts in pictures, which axe passes over: those with less than 4.5 to 1 against their ground.
FAINT = """() => {
    const light = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
        const [r, g, b] = parts.map(
            (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faint = [];
    for (const figure of document.querySelectorAll("sc-figure figure")) {
        const paper = light(getComputedStyle(figure).backgroundColor);
        for (const text of figure.querySelectorAll(".sc-picture svg text")) {
            const style = getComputedStyle(text);
            if (style.visibility === "hidden" || !text.textContent.trim()) continue;
            if (!text.checkVisibility()) continue;
            // What is painted under the middle of the words: the last shape before them, or paper.
            const box = text.getBBox();
            const at = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2)
                .matrixTransform(text.getCTM());
            let ground = paper;
            for (const path of text.ownerSVGElement.querySelectorAll("path, use")) {
                const behind = text.compareDocumentPosition(path)
                    & Node.DOCUMENT_POSITION_PRECEDING;
                const look = getComputedStyle(path);
                if (!behind || look.visibility === "hidden" || !/^rgb\\(/.test(look.fill)) continue;
                if (path.closest("defs")) continue;
                const there = at.matrixTransform(path.getCTM().inverse());
                const around = path.getBBox();
                const inside = path.isPointInFill ? path.isPointInFill(there)
                    : Math.abs(there.x - around.x - around.width / 2) < around.width / 2
                    && Math.abs(there.y - around.y - around.height / 2) < around.height / 2;
                if (inside) ground = light(look.fill);
            }
            const ink = light(style.fill);
            const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
            if (ratio < 4.5) faint.push(`${text.textContent}: ${ratio.toFixed(2)}`);
        }
    }
    return faint;
}"""
