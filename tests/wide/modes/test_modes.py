"""The colours, sizes and directions that a system, a browser or a translation can bring.

In each of them a picture keeps its ink on its ground and its words in their places, and every
icon can be seen. What is measured is what the browser paints.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from ink import SCALE, contrast, luminance, measure, pale, photograph
from sweep import Findings, access, pass_gates, settle, too_wide, visit

ROOT = Path(__file__).parents[3]
LESSONS = sorted(f"notebooks/{path.stem}.html" for path in ROOT.glob("notebooks/*.ipynb"))
PICTURES = ".sc-picture:visible svg"
SIZE = {"width": 1280, "height": 900}

DARK_PAGE = "document.documentElement.dataset.theme = 'dark'"
LIGHT_PAGE = "document.documentElement.dataset.theme = 'light'"
INVERT = "document.documentElement.style.cssText = 'filter: invert(1); background: #fff'"

# Name: what the context is given, and what is done to the page.
MODES: dict[str, tuple[dict[str, Any], str]] = {
    "light": ({"color_scheme": "light"}, ""),
    "dark": ({"color_scheme": "dark"}, ""),
    "dark page on a light system": ({"color_scheme": "light"}, DARK_PAGE),
    "light page on a dark system": ({"color_scheme": "dark"}, LIGHT_PAGE),
    "contrast theme, light": ({"color_scheme": "light", "forced_colors": "active"}, ""),
    "contrast theme, dark": ({"color_scheme": "dark", "forced_colors": "active"}, ""),
    "contrast theme, dark, on a light page": (
        {"color_scheme": "dark", "forced_colors": "active"},
        LIGHT_PAGE,
    ),
    "more contrast": ({"color_scheme": "light", "contrast": "more"}, ""),
    "more contrast, dark": ({"color_scheme": "dark", "contrast": "more"}, ""),
    "inverted": ({"color_scheme": "light"}, INVERT),
}


def opened(page: Any, change: str) -> None:
    """Let a page come to rest in its mode, every picture shown."""
    pass_gates(page)
    if change:
        page.evaluate(change)
    settle(page)
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((a) => a.finished))")
    page.add_style_tag(content=".bd-header-article, .bd-header { position: static !important; }")


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[tuple[str, str], float]]:
    """What was measured of each picture as photographed: many modes paint the same."""
    return {}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_picture_keeps_its_ink_on_its_ground(browser, site, measured, lesson, mode):
    given, change = MODES[mode]
    found, wrong, parts = Findings(), {}, 0
    options = {"viewport": SIZE, "device_scale_factor": SCALE, **given}
    with visit(browser, site + lesson, found, **options) as page:
        opened(page, change)
        for svg in page.query_selector_all(PICTURES):
            name = svg.evaluate("(n) => n.closest('sc-figure').dataset.figure")
            key = name + hashlib.sha256(photograph(svg).tobytes()).hexdigest()
            if key not in measured:
                measured[key] = measure(svg)
            parts += len(measured[key])
            if pale(measured[key]):
                wrong[name] = pale(measured[key])
    assert parts > 10
    assert wrong == {}
    assert found.errors == []


@pytest.mark.parametrize("mode", MODES)
def test_every_icon_can_be_seen(browser, site, mode):
    given, change = MODES[mode]
    options = {"viewport": SIZE, "device_scale_factor": SCALE, **given}
    seen, pale_ones = 0, []
    with visit(browser, site + LESSONS[0], Findings(), **options) as page:
        opened(page, change)
        for icon in page.query_selector_all(".fa-solid, .fas"):
            button = icon.evaluate_handle("(n) => n.closest('button, a, label') || n").as_element()
            if not icon.is_visible() or not button.is_visible():
                continue
            shown = photograph(button)
            icon.evaluate("(n) => (n.style.opacity = 0)")
            ratio = contrast(shown, photograph(button))
            icon.evaluate("(n) => (n.style.opacity = '')")
            seen += 1
            if ratio is None or ratio < 3:
                pale_ones.append((icon.get_attribute("class"), ratio))
    assert seen >= 4
    assert pale_ones == []


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode.startswith("more contrast")])
def test_words_beside_the_pictures_keep_their_contrast(browser, site, mode):
    given, change = MODES[mode]
    with visit(browser, site + "notebooks/03_red_flags.html", Findings(), **given) as page:
        opened(page, change)
        pale_words = [v for v in access(page, "03", mode) if v["rule"] == "color-contrast"]
    assert pale_words == []


BESIDE = "sc-quiz .sc-buttons button, .sc-item legend, .sc-toolbar button, figcaption strong"


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode.startswith("contrast theme")])
def test_words_beside_the_pictures_can_be_read_in_a_contrast_theme(browser, site, mode):
    """Photographed: what axe reads of a style is not what the system paints."""
    given, change = MODES[mode]
    options = {"viewport": SIZE, "device_scale_factor": SCALE, **given}
    read, pale_words = 0, []
    with visit(browser, site + "notebooks/03_red_flags.html", Findings(), **options) as page:
        opened(page, change)
        for part in [one for one in page.query_selector_all(BESIDE) if one.is_visible()][:16]:
            inside = luminance(photograph(part)[8:-8, 8:-8])
            read += 1
            if (inside.max() + 0.05) / (inside.min() + 0.05) < 4.5:
                pale_words.append(part.inner_text())
    assert read > 5
    assert pale_words == []


def test_on_paper_the_pictures_are_those_of_the_light_page(browser, site):
    """Paper has a light ground, whatever the screen had; controls are not printed."""
    for scheme in ("light", "dark"):
        options = {"viewport": SIZE, "device_scale_factor": SCALE, "color_scheme": scheme}
        with visit(browser, site + LESSONS[1], Findings(), **options) as page:
            opened(page, "")
            page.emulate_media(media="print")
            settle(page)
            for svg in page.query_selector_all(PICTURES):
                assert pale(measure(svg)) == []
                assert photograph(svg)[0, 0].min() > 240


MOTION = """() => {
  const styles = [...document.querySelectorAll("html, main *")].map((n) => getComputedStyle(n));
  const seconds = (text) => Math.max(...text.split(",").map(Number.parseFloat));
  return {
    running: document.getAnimations().filter((a) => a.playState === "running").length,
    smooth: styles.filter((s) => s.scrollBehavior === "smooth").length,
    moving: styles.filter((s) => seconds(s.animationDuration) > 0.01
      && s.animationIterationCount === "infinite").length,
  };
}"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_with_reduced_motion_nothing_moves_by_itself(browser, site, lesson):
    with visit(browser, site + lesson, Findings(), reduced_motion="reduce") as page:
        opened(page, "")
        for control in page.query_selector_all("sc-figure input[type=range]")[:3]:
            if control.is_visible():
                control.focus()
                page.keyboard.press("ArrowRight")
        settle(page)
        assert page.evaluate(MOTION) == {"running": 0, "smooth": 0, "moving": 0}


# Where each word of each picture stands, in the picture's own measure.
WORDS = """() => [...document.querySelectorAll(".sc-picture svg")]
  .filter((svg) => svg.checkVisibility()).map((svg) => {
  const frame = svg.getBoundingClientRect();
  const size = svg.viewBox.baseVal.width / frame.width;
  return [...svg.querySelectorAll("text")].filter((n) => n.checkVisibility()).map((n) => {
    const b = n.getBoundingClientRect();
    return [n.textContent, ...[b.left - frame.left, b.right - frame.left, b.top - frame.top]
      .map((side) => Math.round(side * size))];
  });
})"""
TURN = "document.documentElement.dir = 'rtl'"
STARTS = """() => [...document.querySelectorAll(
    "sc-figure figcaption, .sc-sentence, .sc-item legend, .sc-item p, .sc-limits p, .sc-safety li")]
  .filter((n) => n.checkVisibility() && getComputedStyle(n).textAlign === "left")
  .map((n) => n.outerHTML.slice(0, 100))"""
CUT = """() => [...document.querySelectorAll("main :is(button, input, select, summary, legend)")]
  .filter((n) => n.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((n) => !n.closest(".sc-scroll, .sc-tally-scroll, .sc-only-read, dialog"))
  .filter((n) => { const b = n.getBoundingClientRect();
    return b.width && (b.left < -1 || b.right > document.documentElement.clientWidth + 1); })
  .map((n) => n.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("lesson", LESSONS)
def test_written_from_right_to_left_pictures_keep_their_words_in_place(
    browser, site, lesson, width
):
    size = {"width": width, "height": 800}
    with visit(browser, site + lesson, Findings(), viewport=size) as page:
        opened(page, "")
        before = page.evaluate(WORDS)
        page.evaluate(TURN)
        settle(page)
        assert page.evaluate(WORDS) == before and any(before)
        assert page.evaluate(STARTS) == []
        assert too_wide(page) == []
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_at_four_times_the_size_nothing_is_cut_and_every_control_can_be_reached(
    browser, site, lesson
):
    """A screen of 1280 × 1024 at 400 %."""
    still = {"viewport": {"width": 320, "height": 256}, "reduced_motion": "reduce"}
    with visit(browser, site + lesson, Findings(), **still) as page:
        pass_gates(page)
        settle(page)
        assert too_wide(page) == []
        assert page.evaluate(CUT) == []
        assert page.evaluate(COVERED) == []


# A focused control is in sight, not behind a bar that stays on the screen.
COVERED = """() => [...document.querySelectorAll("sc-figure :is(button, input, select, summary)")]
  .filter((n) => n.checkVisibility({ visibilityProperty: true }) && !n.disabled)
  .filter((n) => {
    n.focus();
    const b = n.getBoundingClientRect();
    const there = document.elementFromPoint(b.x + b.width / 2, b.y + Math.min(b.height / 2, 20));
    return !(there && (n.contains(there) || n.labels?.[0]?.contains(there) || there.contains(n)));
  }).map((n) => n.outerHTML.slice(0, 120))"""
