"""Each lesson done from its first question to its last by Tab, arrows, Space and Enter alone.

A reader who uses no mouse goes down the page: answers the questions, records the prediction,
reaches the goals of each picture, unfolds what is folded. What stands on the page decides what is
done, and each picture says how its goals are reached. Letters are typed only where the page asks
for words or a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ElementHandle, Page
from sweep import Findings, visit

from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.goal import Goal, told

ROOT = Path(__file__).parents[2]
# How a notebook and a plain page name the picture that they show.
SHOWN = re.compile(r"""live\(\\"([\w-]+)\\"|data-live="([\w-]+)\"""")
PICTURES_OF = {
    f"{path.parent.name}/{path.stem}": {one for pair in found for one in pair if one}
    for place in ("notebooks/[0-9]*.ipynb", "book/*.ipynb", "book/*.md")
    for path in sorted(ROOT.glob(place))
    if (found := SHOWN.findall(path.read_text("utf-8"))) or path.parent.name == "notebooks"
}
PAGES = list(PICTURES_OF)
ELEMENTS = "sc-quiz, sc-triage, sc-predict, sc-figure"
APART = f"main article details:not(:is({ELEMENTS}) *) > summary"
TASKS = f"main :is({ELEMENTS}):not(sc-figure *), {APART}"
MOST_KEYS = 160  # more than between any two tasks of a page: a table of claims has many links

# Where the focus is: in `part`, or before or after it. In `part` it must be seen as focus, and
# nothing may lie over it.
FOCUS = """(part) => {
  const now = document.activeElement;
  if (!part.contains(now)) {
    const after = part.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
    return { way: after && now !== document.body ? "Shift+Tab" : "Tab" };
  }
  // Words to mark, and options side by side: the label, or what is in it, shows the focus.
  const unseen = getComputedStyle(now).opacity === "0";
  const drawn = unseen ? [now.labels[0], ...now.labels[0].children] : [now];
  const box = drawn[0].getClientRects()[0];
  const styles = drawn.map((one) => getComputedStyle(one));
  const ring = styles.some((style) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const glow = styles.some((style) => style.boxShadow !== "none");
  const middle = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
  const top = document.elementFromPoint(...middle);
  const free = top && (now.contains(top) || top.contains(now) || now.labels?.[0]?.contains(top));
  return { way: "", shown: Boolean(free && (ring || glow)) };
}"""


class Reader:
    """Someone at the keyboard of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def go_to(self, part: ElementHandle) -> None:
        """Press Tab, or Shift+Tab, until the focus is inside `part`, and visible there."""
        focus = start = part.evaluate(FOCUS)
        for _ in range(MOST_KEYS):
            if focus["way"] != start["way"] or not start["way"]:
                break
            self.press(start["way"])
            focus = part.evaluate(FOCUS)
        assert not focus["way"], f"{start['way']} does not lead to {part.inner_text()[:80]!r}"
        if not focus["shown"]:  # it may still be sliding in
            self.page.wait_for_function(f"(part) => ({FOCUS})(part).shown", arg=part)

    def push(self, button: ElementHandle) -> None:
        self.go_to(button)
        self.press("Enter")

    def choose(self, group: ElementHandle, place: int) -> None:
        """Choose the radio at `place` in a group that has none chosen."""
        self.go_to(group)
        self.press("Space")
        self.move_choice(group, place)

    def move_choice(self, group: ElementHandle, steps: int) -> None:
        """Move the choice in a group by arrow keys; the focus is in it."""
        before = group.evaluate(CHOSEN)
        if not steps:
            return
        self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))
        assert group.evaluate(CHOSEN) == before + steps

    def pick(self, chooser: ElementHandle, value: str) -> None:
        """Pick `value` in a list, or in a group of options side by side."""
        self.go_to(chooser)
        if not chooser.evaluate("(chooser) => chooser.options"):
            place = chooser.evaluate(PLACE, value)
            self.move_choice(chooser, place - chooser.evaluate(CHOSEN))
            return
        steps = chooser.evaluate(STEPS, value)
        self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))
        assert chooser.input_value() == value

    def type(self, box: ElementHandle, number: float) -> None:
        """Type a number into a box that asks for one."""
        self.go_to(box)
        box.evaluate("(box) => box.select()")
        self.page.keyboard.type(f"{number:g}")
        self.page.keyboard.press("Enter")
        assert float(box.input_value()) == pytest.approx(number)

    def move(self, slider: ElementHandle, value: float) -> None:
        """Move a slider to `value`."""
        self.go_to(slider)
        steps = round((value - float(slider.input_value())) / float(slider.get_attribute("step")))
        self.press("ArrowRight" if steps > 0 else "ArrowLeft", abs(steps))
        assert float(slider.input_value()) == pytest.approx(value)


CHOSEN = "(group) => [...group.querySelectorAll('[type=radio]')].findIndex((one) => one.checked)"
PLACE = """(group, value) => [...group.querySelectorAll("[type=radio]")]
  .findIndex((one) => one.value === value)"""
RIGHT = "(group) => [...group.querySelectorAll('input')].findIndex((one) => one.dataset.right)"
STEPS = """(list, value) => [...list.options].findIndex((one) => one.value === value)
  - list.selectedIndex"""


# ---- questions, cases, predictions


def do_questions(reader: Reader, quiz: ElementHandle) -> None:
    """Answer every question, the first with one list of options only at the second try."""
    items = quiz.query_selector_all("[data-item]")
    single = [item for item in items if item.get_attribute("data-type") == "single"]
    for item in items:
        if item in single[:1]:
            try_twice(reader, item)
        elif item.get_attribute("data-type") == "short":
            explain(reader, item)
        else:
            answer(reader, item)


def answer(reader: Reader, item: ElementHandle) -> None:
    """Give the right answer, be sure of it, check it."""
    for box in item.query_selector_all("[type=checkbox][data-right]"):
        reader.go_to(box)
        reader.press("Space")
    for group in item.query_selector_all("fieldset:has([type=radio][data-right])"):
        reader.choose(group, group.evaluate(RIGHT))
    for chooser in item.query_selector_all("select"):
        right = chooser.query_selector("[data-right]")
        reader.pick(chooser, right.get_attribute("value"))
    for field in item.query_selector_all("input[data-value]"):
        reader.go_to(field)
        reader.page.keyboard.type(field.get_attribute("data-value"))
    sure = item.query_selector(".sc-sure")
    if sure:
        reader.choose(sure, 2)
    check(reader, item, "Settled.")


def try_twice(reader: Reader, item: ElementHandle) -> None:
    """Answer wrongly, as a guess; read the hint; answer rightly."""
    group, sure = item.query_selector("fieldset"), item.query_selector(".sc-sure")
    right = group.evaluate(RIGHT)
    wrong = 0 if right else 1
    reader.choose(group, wrong)
    reader.choose(sure, 0)
    check(reader, item, "Not that one yet.")
    reader.go_to(group)
    reader.move_choice(group, right - wrong)
    check(reader, item, "Settled at the second try.")


def explain(reader: Reader, item: ElementHandle) -> None:
    """Write an answer, compare it, tick two points."""
    reader.go_to(item.query_selector("textarea"))
    reader.page.keyboard.type("It settles.")
    check(reader, item, "")
    for box in item.query_selector_all("[type=checkbox]")[:2]:
        reader.go_to(box)
        reader.press("Space")
    check(reader, item, "Settled.")


def check(reader: Reader, item: ElementHandle, said: str) -> None:
    """Check the answer; hear `said`, and find the focus where the reasons begin."""
    reader.push(item.query_selector("[type=submit]"))
    assert item.query_selector(".sc-say").inner_text().startswith(said)
    heading = item.query_selector("h4")
    assert heading.evaluate("(heading) => heading === document.activeElement")
    assert heading.evaluate("(heading) => heading.nextElementSibling.innerText.trim()")


def do_cases(reader: Reader, cases: ElementHandle) -> None:
    """Sort the cases shown by default as needed, by all words that decide; look back at them."""
    for _ in range(int(cases.get_attribute("data-first"))):
        answer(reader, cases.query_selector("[data-item]:not([hidden])"))
        onward = cases.query_selector("[data-turn=next]:not([hidden])")
        reader.push(onward or cases.query_selector("[data-turn=overview]"))
    assert cases.query_selector(".sc-tally table").is_visible()


def do_prediction(reader: Reader, asked: ElementHandle) -> None:
    """Give the second answer to each part and record it; hear what came of it."""
    for group in asked.query_selector_all("fieldset"):
        reader.choose(group, 1)
    reader.push(asked.query_selector("[type=submit]"))
    asked.query_selector(".sc-fold").wait_for_element_state("visible")
    reader.page.wait_for_function(
        "(asked) => asked.querySelector('.sc-verdict').textContent", arg=asked
    )


# ---- pictures


class Shown:
    """A live picture in the hands of a reader."""

    def __init__(self, reader: Reader, shown: ElementHandle) -> None:
        self.reader = reader
        self.shown = shown
        self.picture = find(shown.get_attribute("data-figure"))

    def set(self, **values: float | str) -> None:
        """Set sliders and lists by the names of the controls, more controls unfolded if needed."""
        for name, value in values.items():
            row = self.shown.query_selector(f'[data-control="{name}"]')
            if not row.is_visible():
                self.unfold(".sc-more")
            row.query_selector("select, input, [data-add]").wait_for_element_state("enabled")
            part = row.query_selector("select, [type=range], .sc-segments")
            if row.query_selector("[data-add]"):
                self.plan(row, value)
            elif isinstance(value, list):
                for box, number in zip(row.query_selector_all("[type=number]"), value, strict=True):
                    self.reader.type(box, number)
            elif part is None:
                self.reader.type(row.query_selector("[type=number]"), value)
            elif isinstance(value, str):
                self.reader.pick(part, value)
            else:
                self.reader.move(part, value)

    def plan(self, row: ElementHandle, courses: list[dict]) -> None:
        """Take out every course of a list, then add these."""
        while row.query_selector("li button"):
            self.reader.push(row.query_selector("li button"))
        for course in courses:
            self.reader.push(row.query_selector("[data-add]"))
            form = row.query_selector_all("li")[-1]
            self.reader.pick(form.query_selector("select"), course["treatment"])
            numbers = (course[name] for name in ("start", "length", "strength"))
            for box, number in zip(form.query_selector_all("input"), numbers, strict=True):
                self.reader.type(box, number)

    def unfold(self, part: str) -> None:
        self.reader.push(self.shown.query_selector(f"{part} > summary"))

    def do(self, button: str) -> None:
        self.reader.push(self.shown.query_selector(f"[data-do={button}]"))

    def says(self, text: str, part: str = ".sc-sentence") -> None:
        """Wait until the sentence, or another part, holds this text."""
        self.reader.page.wait_for_function(
            "([node, text]) => node.textContent.includes(text)",
            arg=[self.shown.query_selector(part), text],
        )

    def reach(self, goal: Goal) -> None:
        """Go the goal's way; see it ticked, said, and still there when all is put back."""
        item = self.shown.query_selector(f'[data-goal="{goal.id}"]')
        assert goal.text in item.inner_text() and "Reached." not in item.inner_text()
        self.set(**goal.way)
        readouts = self.picture.read(values := self.picture.values(**goal.way))
        said = f"Reached. {told(goal.how, {**readouts, 'v': values})}"
        self.says(said, f'[data-goal="{goal.id}"] [role=status]')
        self.do("reset")
        self.says(self.picture.describe(self.picture.read(self.picture.values())))
        assert said in item.inner_text()


def do_picture(reader: Reader, shown: ElementHandle) -> None:
    """Reach each goal, press what can be pressed, put all back, read the table and the guess."""
    part = Shown(reader, shown)
    for asked in shown.query_selector_all("sc-predict"):
        do_prediction(reader, asked)
        part.do("reset")
        part.says(part.picture.describe(part.picture.read(part.picture.values())))
    before = shown.query_selector(".sc-sentence").inner_text()
    assert part.picture.goals
    for goal in part.picture.goals:
        part.reach(goal)
    if shown.query_selector("[data-do=ping]"):
        reader.page.emulate_media(reduced_motion="reduce")
        part.do("ping")
    ready_made = shown.query_selector_all("[data-preset]")
    if ready_made:
        reader.push(ready_made[-1])
        assert ready_made[-1].get_attribute("aria-pressed") == "true"
    part.do("reset")
    part.says(before)
    part.unfold(".sc-table")
    assert shown.query_selector(".sc-table tbody tr").is_visible()


def unfold(reader: Reader, summary: ElementHandle) -> None:
    reader.push(summary)
    assert summary.evaluate("(summary) => summary.parentElement.open")


DO: dict[str, Callable[[Reader, ElementHandle], None]] = {
    "sc-quiz": do_questions,
    "sc-triage": do_cases,
    "sc-figure": do_picture,
    "summary": unfold,
}


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_alone_completes_a_page(browser, site, path):
    found = Findings()
    screen = {"width": 1280, "height": 900}
    with visit(browser, f"{site}{path}.html", found, viewport=screen) as page:
        reader = Reader(page)
        reader.push(page.query_selector("#pst-skip-link"))
        done = []
        for task in page.query_selector_all(TASKS):
            done.append(task.evaluate("(task) => task.localName"))
            DO[done[-1]](reader, task)
        lesson = {"sc-quiz", "summary"} if path.startswith("notebooks/") else set()
        assert {"sc-figure", *lesson} <= set(done)
        fresh = "sc-quiz [data-item]:has(.sc-feedback[hidden])"
        assert page.query_selector_all(fresh) == []
    assert (found.errors, found.broken, found.elsewhere) == ([], [], [])


def test_every_picture_is_on_a_page_where_its_goals_are_reached():
    assert set(PICTURES) == set().union(*PICTURES_OF.values())
