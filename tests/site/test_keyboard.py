"""Each lesson done from its first question to its last by Tab, arrows, Space and Enter alone.

A reader who uses no mouse goes down the page: answers the questions, records the prediction,
reaches the goal of each picture, unfolds what is folded. What stands on the page decides what is
done; only the goals of the pictures are known here, from the lessons' own words. Letters are typed
only where the page asks for words or a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ElementHandle, Page
from sweep import Findings, visit

LESSONS = sorted(path.stem for path in Path(__file__).parents[2].glob("notebooks/[0-9]*.ipynb"))
ELEMENTS = "sc-quiz, sc-triage, sc-predict, sc-figure"
TASKS = f"main :is({ELEMENTS}), main article details:not(:is({ELEMENTS}) *) > summary"
MOST_KEYS = 60  # more than between any two tasks of a page

# Where the focus is: in `part`, or before or after it. In `part` it must be seen as focus, and
# nothing may lie over it.
FOCUS = """(part) => {
  const now = document.activeElement;
  if (!part.contains(now)) {
    const after = part.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
    return { way: after && now !== document.body ? "Shift+Tab" : "Tab" };
  }
  const drawn = getComputedStyle(now).opacity === "0" ? now.labels[0] : now;  // words to mark
  const box = drawn.getClientRects()[0];
  const style = getComputedStyle(drawn);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const middle = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
  const top = document.elementFromPoint(...middle);
  const free = top && (now.contains(top) || top.contains(now) || now.labels?.[0]?.contains(top));
  return { way: "", shown: Boolean(free && (ring || style.boxShadow !== "none")) };
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
        self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))
        assert group.evaluate(CHOSEN) == before + steps

    def pick(self, chooser: ElementHandle, value: str) -> None:
        """Pick `value` in a list."""
        self.go_to(chooser)
        steps = chooser.evaluate(STEPS, value)
        self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))
        assert chooser.input_value() == value

    def move(self, slider: ElementHandle, value: float) -> None:
        """Move a slider to `value`."""
        self.go_to(slider)
        steps = round((value - float(slider.input_value())) / float(slider.get_attribute("step")))
        self.press("ArrowRight" if steps > 0 else "ArrowLeft", abs(steps))
        assert float(slider.input_value()) == pytest.approx(value)


CHOSEN = "(group) => [...group.querySelectorAll('[type=radio]')].findIndex((one) => one.checked)"
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
    """Give the second answer to each part and record it."""
    for group in asked.query_selector_all("fieldset"):
        reader.choose(group, 1)
    reader.push(asked.query_selector("[type=submit]"))
    assert "Prediction recorded." in asked.query_selector(".sc-recorded").inner_text()


# ---- pictures


class Picture:
    """A live picture in the hands of a reader."""

    def __init__(self, reader: Reader, shown: ElementHandle) -> None:
        self.reader = reader
        self.shown = shown

    def set(self, **values: float | str) -> None:
        """Set sliders and lists by the names of the controls."""
        for name, value in values.items():
            row = self.shown.query_selector(f'[data-control="{name}"]')
            if isinstance(value, str):
                self.reader.pick(row.query_selector("select"), value)
            else:
                self.reader.move(row.query_selector("[type=range]"), value)

    def unfold(self, part: str) -> None:
        self.reader.push(self.shown.query_selector(f"{part} > summary"))

    def says(self, *words: str) -> str:
        """Wait until the sentence holds all these words; return it."""
        sentence = self.shown.query_selector(".sc-sentence")
        self.reader.page.wait_for_function(
            "([node, words]) => words.every((some) => node.textContent.includes(some))",
            arg=[sentence, words],
        )
        return sentence.inner_text()

    def number(self, before: str, *words: str) -> float:
        """Wait for all these words; return the number that follows `before`."""
        return float(re.search(rf"{before} (\d+(\.\d+)?)", self.says(before, *words))[1])


def hide_and_show_the_names(picture: Picture) -> None:
    picture.set(slice="side", flexion=12)
    picture.says("bent forward 12°")
    for labels in ("hidden", "shown"):
        picture.set(names=labels)
        picture.reader.page.wait_for_function(
            "([shown, seen]) => [...shown.querySelectorAll('svg text')].some((text) =>"
            " /multifidus/i.test(text.textContent) && text.checkVisibility("
            "{ visibilityProperty: true })) === seen",
            arg=[picture.shown, labels == "shown"],
        )


def halve_a_load_in_two_ways(picture: Picture) -> None:
    picture.set(posture="lifting_round_back")
    much = picture.number("Lifting 20 kg with a round back:")
    picture.set(posture="holding_close")
    assert picture.number("Holding 20 kg close to the body:") <= much / 2
    far = picture.number("load the disc with", "held 40 cm")
    picture.set(distance=10)
    assert picture.number("load the disc with", "held 10 cm") <= far / 2
    picture.set(panel="sitting")


def make_one_signal_in_three_ways(picture: Picture) -> None:
    picture.set(shape="extrusion", direction="foramen", size=6.5)
    picture.says("Touches the L4 root")
    picture.set(direction="side")
    signals = [picture.number("Signal", "Touches the L5 root", "dots: 0 of")]
    picture.set(shape="none", irritants=0.6)
    signals.append(picture.number("Signal", "Touches no root", "dots: 14 of"))
    picture.unfold(".sc-more")
    picture.set(sensitivity=1.2, shape="protrusion", size=3, irritants=0.4)
    signals.append(picture.number("Signal", "3.0 mm", "dots: 10 of"))
    assert [round(signal) for signal in signals] == [3, 3, 3]
    picture.set(width=95)
    picture.set(shape="extrusion", direction="central", size=9)
    picture.says("see When to get help")


def look_at_each_root(picture: Picture) -> None:
    for root in ("L4", "L5", "S1"):
        picture.set(root=root)
        picture.says(f"Root {root}")


def leave_fewer_than_two_in_a_hundred(picture: Picture) -> None:
    picture.set(found=95)
    assert picture.number("Without the sign:", "65 in 100") < 2


def do_more_standing_and_less_coming_up(picture: Picture) -> None:
    picture.set(theory="protection")
    for part, words, change in (("stand", "standing", "more"), ("back", "coming up", "less")):
        picture.set(part=part)
        said = picture.says(f"protection, {words}")
        assert re.search(rf"superficial extensor \d+ % \({change}\)", said)


def find_what_was_as_usual_and_what_was_not(picture: Picture) -> None:
    picture.set(way="reflex", step=4)
    picture.says("Reflex, step 4", "normal in 20 people")
    picture.set(way="command", step=1)
    picture.says("Command, step 1")
    picture.set(way="habit", step=4)
    picture.says("Habit, step 4", "still started late")


def let_go_before_day_five(picture: Picture) -> None:
    picture.shown.wait_for_selector(".sc-guesses li:nth-child(12)")
    guesses = picture.shown.query_selector_all(".sc-guesses li")
    assert all("you said ↓" in one.inner_text() for one in guesses)
    picture.set(k=0.2)
    assert picture.number("until day", "above half until day 3") < 5


def ping_then_cut_one_link(picture: Picture) -> None:
    picture.reader.page.emulate_media(reduced_motion="reduce")
    picture.set(stage="4", day=9)
    assert picture.number("until day", "Day 9:") > 5
    picture.set(cut="W_pain")
    picture.says("above half at no time")
    picture.reader.push(picture.shown.query_selector("[data-do=ping]"))
    picture.unfold(".sc-more")
    picture.set(rounds=5)


# What the lesson asks the reader to reach with each picture.
GOALS: dict[str, Callable[[Picture], None]] = {
    "side-view": hide_and_show_the_names,
    "posture": halve_a_load_in_two_ways,
    "disc-root": make_one_signal_in_three_ways,
    "leg-map": look_at_each_root,
    "hundred-people": leave_fewer_than_two_in_a_hundred,
    "guarding": do_more_standing_and_less_coming_up,
    "circuit": find_what_was_as_usual_and_what_was_not,
    "time-course": let_go_before_day_five,
    "loop-diagram": ping_then_cut_one_link,
}


def do_picture(reader: Reader, shown: ElementHandle) -> None:
    """Reach the picture's goal, open a ready-made setting, put all back, read the table."""
    picture = Picture(reader, shown)
    before = shown.query_selector(".sc-sentence").inner_text()
    name = shown.get_attribute("data-figure")
    if name in GOALS:
        GOALS[name](picture)
    ready_made = shown.query_selector(".sc-presets select")
    if ready_made:
        last = ready_made.query_selector("option:last-child")
        reader.pick(ready_made, last.get_attribute("value"))
    reader.push(shown.query_selector("[data-do=reset]"))
    picture.says(before)
    picture.unfold(".sc-table")
    assert shown.query_selector(".sc-table tbody tr").is_visible()


def unfold(reader: Reader, summary: ElementHandle) -> None:
    reader.push(summary)
    assert summary.evaluate("(summary) => summary.parentElement.open")


DO: dict[str, Callable[[Reader, ElementHandle], None]] = {
    "sc-quiz": do_questions,
    "sc-triage": do_cases,
    "sc-predict": do_prediction,
    "sc-figure": do_picture,
    "summary": unfold,
}


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_keyboard_alone_completes_a_lesson(browser, site, lesson):
    found = Findings()
    screen = {"width": 1280, "height": 900}
    with visit(browser, f"{site}notebooks/{lesson}.html", found, viewport=screen) as page:
        reader = Reader(page)
        reader.push(page.query_selector("#pst-skip-link"))
        done = []
        for task in page.query_selector_all(TASKS):
            done.append(task.evaluate("(task) => task.localName"))
            DO[done[-1]](reader, task)
        assert {"sc-quiz", "sc-predict", "sc-figure", "summary"} <= set(done)
        fresh = "sc-quiz [data-item]:has(.sc-feedback[hidden])"
        assert page.query_selector_all(fresh) == []
    assert (found.errors, found.broken, found.elsewhere) == ([], [], [])
