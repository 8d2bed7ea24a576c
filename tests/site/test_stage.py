"""The stage: on every usual screen the picture stays in sight while its controls are in use.

Measured on the built pages, in a real browser. A control gets the focus by keyboard; the browser
scrolls as it does. What is too small or out of sight is named by figure and size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ElementHandle, Page, TimeoutError
from sweep import Findings, settle, visit

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    f"{path.parent.name}/{path.stem}.html"
    for place in ("notebooks/*.ipynb", "book/*.ipynb", "book/*.md")
    for path in ROOT.glob(place)
)
LESSONS = [path for path in PAGES if path.startswith("notebooks/")]

WIDE = {"high": 360, "track": 280, "words": 14}
SMALL = {"high": 240, "track": 280, "words": 12}
PHONE = {"high": 240, "track": 300, "words": 12}
SCREENS = {
    (1280, 720): WIDE,
    (1366, 650): WIDE,
    (1920, 1080): WIDE,
    (768, 1024): WIDE,
    (390, 664): PHONE,
    (844, 390): SMALL,  # a phone on its side: its tracks stand beside the picture
}
SEEN = 97  # per cent of the picture
STEP = 2.5  # px of a track for each step that a pointer moves
ROUNDING = 0.1  # px, of what a browser says of a size

# What of the seen picture shows below the header, in per cent, and whether the sentence does.
SIGHT = """(figure) => {
  const bar = document.querySelector(".bd-header-article").getBoundingClientRect();
  const top = Math.max(0, bar.bottom);
  const svg = [...figure.querySelectorAll(".sc-picture svg")].find((one) => one.checkVisibility());
  const box = svg.getBoundingClientRect();
  const high = Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, top));
  const wide = Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0));
  const said = figure.querySelector(".sc-sentence").getBoundingClientRect();
  return {
    picture: Math.round((100 * high * wide) / (box.width * box.height)),
    sentence: said.top >= top - 1 && said.bottom <= innerHeight + 1,
  };
}"""
# A focused part is seen where it is: nothing that stays on the screen lies over it.
COVERED = """(part) => {
  const box = part.getBoundingClientRect();
  const at = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
  const top = document.elementFromPoint(...at);
  const free = top && (part.contains(top) || top.contains(part) || part.labels?.[0]?.contains(top));
  return free ? "" : part.outerHTML.slice(0, 100);
}"""
SIZES = """(figure) => {
  const svg = [...figure.querySelectorAll(".sc-picture svg")].find((one) => one.checkVisibility());
  const words = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
  const tracks = [...figure.querySelectorAll("[type=range]")].filter((one) =>
    one.checkVisibility() && !one.closest("details"));
  const { a, b } = svg.getScreenCTM();
  const view = svg.viewBox.baseVal;
  return {
    high: Math.min(svg.getBoundingClientRect().height, view.height * Math.hypot(a, b)),
    words: Math.min(...words.map((text) => {
      const drawn = text.getScreenCTM();
      return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(drawn.a, drawn.b);
    })),
    track: Math.min(...tracks.map((one) => one.getBoundingClientRect().width), 1e6),
    step: Math.min(...tracks.map((one) => {
      const width = one.getBoundingClientRect().width;
      const spec = { low: Number(one.min), high: Number(one.max), step: Number(one.step) };
      const steps = (spec.high - spec.low) / spec.step / SpasmCycle.stride(spec, width);
      return (width - 16) / steps;
    }), 1e6),
  };
}"""
# One part that can take the focus for each control that is not folded away.
PARTS = """(figure) => [...figure.querySelectorAll(".sc-controls [data-control]")]
  .filter((row) => !row.closest("details"))
  .map((row) => [...row.querySelectorAll("input, select, button")]
    .find((part) => !part.disabled && part.checkVisibility()))
  .filter(Boolean)"""


def figures(page: Page) -> Iterator[tuple[str, ElementHandle]]:
    """Every live figure of a page with its name."""
    for figure in page.query_selector_all("sc-figure"):
        yield figure.get_attribute("data-figure"), figure


def parts_of(figure: ElementHandle) -> list[ElementHandle]:
    """One part of each main control."""
    found = figure.evaluate_handle(PARTS)
    return [one.as_element() for one in found.get_properties().values()]


def uncovered(page: Page, part: ElementHandle) -> bool:
    """Whether a part lies on top, once the list of headings has made room."""
    try:
        page.wait_for_function(f"(part) => ({COVERED})(part) === ''", arg=part, timeout=1500)
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("path", PAGES)
def test_the_picture_stays_in_sight_whatever_control_has_the_focus(browser, site, path, size):
    faults = []
    with opened(browser, site + path, size) as page:
        for name, figure in figures(page):
            parts = parts_of(figure)
            for part in [*parts, *reversed(parts)]:  # down the stage, and up again
                page.keyboard.press("Shift")  # so that the focus comes by keyboard
                part.focus()
                settle(page)
                seen = figure.evaluate(SIGHT)
                where = f"{name}: {part.evaluate(NAMED)}"
                if seen["picture"] < SEEN:
                    faults.append(f"{where}: {seen['picture']} % of the picture")
                if not seen["sentence"]:
                    faults.append(f"{where}: not the sentence")
                if not uncovered(page, part):
                    faults.append(f"{where}: something lies over it")
    assert faults == []


NAMED = "(part) => part.closest('[data-control]').dataset.control"


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("path", PAGES)
def test_pictures_tracks_and_their_words_are_large_enough(browser, site, path, size):
    least = {**SCREENS[size], "step": STEP}
    faults = []
    with opened(browser, site + path, size) as page:
        for name, figure in figures(page):
            figure.scroll_into_view_if_needed()
            sizes = figure.evaluate(SIZES)
            faults += [
                f"{name}: {what} {sizes[what]:.1f} px"
                for what in least
                if sizes[what] < least[what] - ROUNDING
            ]
    assert faults == []


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """A page on a screen of this size, every picture shown, nothing folded open or gliding."""
    screen = {"width": size[0], "height": size[1]}
    with visit(browser, address, Findings(), viewport=screen, reduced_motion="reduce") as page:
        for button in page.query_selector_all("sc-predict .sc-skip"):
            if button.is_visible():
                button.click()
        settle(page)
        yield page
