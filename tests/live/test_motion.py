"""Play, glides, drags in the picture and the pulse, with real pointers, fingers and keys."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js
from workshop.hosting import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Motion</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script></head>
<body style="background: var(--sc-paper)"><main><h1>Motion</h1>{body}
<p style="height: 2000px">Below</p></main></body></html>"""
NAMES = ("time-course", "loop-diagram", "side-view")
# Counts how often the line of pain is written, with what, and whether dots or lights were seen.
WATCH = """() => {
  globalThis.seen = { lines: [], dots: 0, lit: 0 };
  new MutationObserver((changes) => {
    for (const { target, attributeName, addedNodes } of changes) {
      if (attributeName === "d" && target.closest('[data-mark="pain-closed"]')) {
        seen.lines.push(target.getAttribute("d"));
      }
      if (attributeName === "class" && target.classList.contains("sc-lit")) seen.lit++;
      for (const node of addedNodes) if (node.classList?.contains("sc-dot")) seen.dots++;
    }
  }).observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true });
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """One page a figure."""
    folder = tmp_path_factory.mktemp("motion")
    (folder / "s.js").write_text("".join(map(script, NAMES)) + bundle_js(), encoding="utf-8")
    (folder / "s.css").write_text(bundle_css(), encoding="utf-8")
    bodies = {name: live(name).markup for name in NAMES}
    for name, body in bodies.items():
        (folder / f"{name}.html").write_text(PAGE.format(body=body), encoding="utf-8")
    with serve(folder) as base:
        yield base


@pytest.fixture
def shown(browser, address):
    """Open one of the pages, its question passed over; an error of a script fails the test."""
    errors, contexts = [], []

    def show(name, still=False, asked=False, **keys):
        motion = "reduce" if still else "no-preference"
        size = {"width": 1000, "height": 800}
        context = browser.new_context(**{"viewport": size, "reduced_motion": motion, **keys})
        contexts.append(context)
        if not asked:
            context.add_init_script(
                "localStorage['spasmcycle.v1.prediction/closing'] ||= '{\"skipped\": true}'"
            )
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}{name}.html")
        page.wait_for_selector("sc-figure[data-live]")
        page.evaluate(WATCH)
        return page

    yield show
    for context in contexts:
        context.close()
    assert errors == []


def day(page):
    return page.get_by_role("spinbutton", name="Day looked at")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def rested(page):
    """Nothing waits to be drawn, and nothing glides."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    expect(page.locator("sc-figure[data-moving]")).to_have_count(0)


def marked(page, mark):
    """A mark of the cut that is seen."""
    return page.locator(f'.sc-picture:visible [data-mark="{mark}"]')


def picture(page):
    """What is drawn in the cut that is seen, without what is said about it."""
    drawing = page.locator(".sc-picture:visible svg").evaluate("(svg) => svg.innerHTML")
    return drawing.replace(' class=""', "")


def drawn_at(shown, name, values):
    """The picture that a link to these values draws at once."""
    page = shown(name)
    page.goto(re.sub("#.*", "", page.url) + f"#live:{name}:{values}")
    page.wait_for_timeout(100)
    rested(page)
    return picture(page)


# ---- play
def test_play_runs_to_the_last_day_and_says_what_holds_there(shown):
    page = shown("time-course")
    day(page).fill("60")
    day(page).press("Tab")
    expect(page.locator(".sc-sentence")).to_contain_text("on day 60")
    button(page, "Play").click()
    expect(button(page, "Pause")).to_be_visible()
    expect(day(page)).to_have_value("84", timeout=20000)
    expect(button(page, "Play")).to_be_visible()
    expect(page.locator(".sc-sentence")).to_contain_text("on the last day")
    assert picture(page) == picture(shown("time-course"))
    button(page, "Play").click()  # from the last day it begins anew
    expect(day(page)).not_to_have_value("84")
    button(page, "Pause").click()
    stopped = day(page).input_value()
    page.wait_for_timeout(300)
    assert day(page).input_value() == stopped
    rested(page)
    assert picture(page) == drawn_at(shown, "time-course", f"day={stopped}")


@pytest.mark.parametrize("other", ["key", "preset", "link", "scroll", "resize"])
def test_play_ends_with_any_other_change_and_stays_whole_when_turned(shown, other):
    page = shown("time-course")
    button(page, "Play").click()
    expect(day(page)).not_to_have_value(re.compile("^(0|84)$"))
    if other == "key":
        page.get_by_role("slider", name="Stress").press("ArrowRight")
    elif other == "preset":
        button(page, "Weak loop").click()
    elif other == "link":
        page.evaluate("location.hash = '#live:time-course:day=30'")
    elif other == "scroll":
        page.mouse.wheel(0, 1900)
    else:
        page.set_viewport_size({"width": 390, "height": 664})
        expect(day(page)).to_have_value("84", timeout=20000)
        rested(page)
        small = {"width": 390, "height": 664}
        assert picture(page) == picture(shown("time-course", viewport=small))
        return
    expect(button(page, "Play")).to_have_count(1)
    expect(page.locator('[data-do="play"]')).to_have_text("Play")
    stopped = day(page).input_value()
    page.wait_for_timeout(300)
    assert day(page).input_value() == stopped


def test_earlier_and_later_go_a_week_and_keys_a_day(shown):
    page = shown("time-course")
    button(page, "Earlier").click()
    expect(day(page)).to_have_value("77")
    button(page, "Later").click()
    button(page, "Later").click()
    expect(day(page)).to_have_value("84")
    page.get_by_role("slider", name="Day looked at").press("ArrowLeft")
    expect(day(page)).to_have_value("83")


def test_without_motion_play_goes_week_by_week(shown):
    page = shown("time-course", still=True)
    page.evaluate(
        """() => { globalThis.days = [];
          const box = document.querySelector('[data-control=day] input[type=range]');
          const line = document.querySelector('[data-mark=today-pain] path');
          new MutationObserver(() => days.push(box.value)).observe(line, { attributes: true }); }"""
    )
    day(page).fill("63")
    day(page).press("Tab")
    button(page, "Play").click()
    expect(day(page)).to_have_value("84", timeout=15000)
    assert page.evaluate("[...new Set(days)]") == ["63", "70", "77", "84"]


def test_a_locked_day_is_not_played_or_dragged(shown, address):
    page = shown("time-course")
    page.goto(f"{address}time-course.html?lock=day")
    page.wait_for_selector("sc-figure[data-live]")
    rested(page)
    expect(button(page, "Play")).to_be_disabled()
    with dragging(page, "today-guarding") as move:
        move(-200, 0)
    assert day(page).input_value() == "84"


# ---- glides
def test_a_preset_glides_and_ends_where_a_link_leads_at_once(shown):
    page = shown("time-course")
    button(page, "Loop open").click()
    expect(page.locator("sc-figure[data-moving]")).to_have_count(0)
    rested(page)
    lines = page.evaluate("seen.lines")
    assert len(set(lines)) > 1, "no state between"
    still = shown("time-course", still=True)
    button(still, "Loop open").click()
    rested(still)
    assert still.evaluate("seen.lines") == lines[-1:]


def test_a_choice_glides_and_a_slider_is_followed_at_once(shown):
    page = shown("time-course")
    page.get_by_role("slider", name="Stress").fill("0.3")
    rested(page)
    assert len(page.evaluate("seen.lines")) == 1
    page.get_by_role("radio", name="Bulge").check(force=True)
    rested(page)
    assert len(page.evaluate("seen.lines")) > 2


def test_a_new_choice_on_the_way_ends_at_the_newest(shown):
    page = shown("time-course")
    for name in ("Loop open", "Weak loop", "Tipping point: stress 0.4"):
        button(page, name).click()
    rested(page)
    once = shown("time-course", still=True)
    button(once, "Tipping point: stress 0.4").click()
    rested(once)
    assert page.evaluate("seen.lines.at(-1)") == once.evaluate("seen.lines.at(-1)")


# ---- drags
@contextmanager
def dragging(page, mark, along=0.5):
    """A mouse drag that begins on a mark; gives a function that moves it by pixels."""
    box = marked(page, mark).locator("path").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * along
    page.mouse.move(x, y)
    page.mouse.down()
    yield lambda dx, dy: page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def test_the_day_is_dragged_by_its_line_and_stays_in_range(shown):
    page = shown("time-course")
    line = marked(page, "today-guarding")
    assert line.evaluate("(node) => getComputedStyle(node).cursor") == "grab"
    with dragging(page, "today-guarding") as move:
        move(-100, 40)
        expect(day(page)).not_to_have_value("84")
        assert line.evaluate("(node) => getComputedStyle(node).cursor") == "grabbing"
        asked = float(day(page).input_value())
        assert asked == int(asked)
        move(-5000, 0)
        expect(day(page)).to_have_value("0")
        move(5000, -3000)
        expect(day(page)).to_have_value("84")
        move(-100, 0)
        expect(day(page)).to_have_value(f"{asked:g}")
    rested(page)
    assert picture(page) == drawn_at(shown, "time-course", f"day={asked:g}")


@pytest.mark.parametrize("how", ["escape", "blur"])
def test_a_drag_that_is_broken_off_changes_nothing(shown, how):
    page = shown("time-course")
    with dragging(page, "today-pain", 0.8) as move:
        move(-150, 0)
        expect(day(page)).not_to_have_value("84")
        if how == "escape":
            page.keyboard.press("Escape")
        else:
            page.evaluate("dispatchEvent(new Event('blur'))")
        expect(day(page)).to_have_value("84")
        move(-50, 0)
    assert day(page).input_value() == "84"


def test_the_segment_is_bent_by_its_upper_bone(shown):
    page = shown("side-view")
    bend = page.get_by_role("spinbutton", name="Bend forward")
    with dragging(page, "mid-mid_body_L4") as move:
        move(-30, 0)  # the front is on the left
    assert float(bend.input_value()) > 3
    with dragging(page, "mid-mid_body_L4") as move:
        move(600, 0)
    assert bend.input_value() == "-5"


def test_the_hint_is_said_once(shown):
    page = shown("time-course")
    hint = page.locator(".sc-hint")
    expect(hint).to_be_visible()
    with dragging(page, "today-pain", 0.8) as move:
        move(-50, 0)
    expect(hint).to_be_hidden()
    page.reload()
    page.wait_for_selector("sc-figure[data-live]")
    expect(hint).to_be_hidden()


def test_a_veiled_picture_is_not_dragged_or_played(shown):
    page = shown("time-course", asked=True)
    rested(page)
    expect(marked(page, "now-pain")).to_be_hidden()
    expect(page.locator('[data-do="play"]')).to_be_hidden()
    with dragging(page, "today-guarding") as move:
        move(-200, 0)
    assert page.locator('[data-control="day"] input[type=number]').input_value() == "84"


# ---- fingers
class Finger:
    """Fingers on a phone, by the browser's own input."""

    def __init__(self, page):
        self.tools = page.context.new_cdp_session(page)

    def send(self, kind, *points):
        places = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        self.tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    def swipe(self, start, by, steps=12, lift=True):
        """Move one finger from `start` by (x, y)."""
        self.send("touchStart", start)
        for i in range(1, steps + 1):
            self.send("touchMove", (start[0] + by[0] * i / steps, start[1] + by[1] * i / steps))
        if lift:
            self.send("touchEnd")


@pytest.fixture
def phone(shown):
    """The time course on a phone, and a finger."""
    page = shown(
        "time-course", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    return page, Finger(page)


def middle(page, css, along=0.5):
    page.locator(css).first.evaluate("(n) => n.scrollIntoView({ block: 'center' })")
    box = page.locator(css).first.bounding_box()
    return box["x"] + box["width"] * along, box["y"] + box["height"] / 2


TRACK = '[data-control="k"] input[type=range]'
LINE = '.sc-picture:visible [data-mark="today-guarding"] path'


def places(page):
    return [page.evaluate("scrollY"), page.locator(TRACK).input_value(), day(page).input_value()]


@pytest.mark.parametrize("css", [TRACK, LINE])
def test_a_swipe_that_scrolls_changes_nothing(phone, css):
    page, finger = phone
    x, y = middle(page, css, 0.2)
    page.locator(".sc-picture:visible svg").evaluate(
        """(svg) => { globalThis.drawn = 0;
          const all = { attributes: true, subtree: true };
          new MutationObserver(() => drawn++).observe(svg, all); }"""
    )
    begun = page.evaluate("scrollY")
    finger.swipe((x, y), (6, -250))
    page.wait_for_timeout(300)
    rested(page)
    scrolled, *values = places(page)
    assert scrolled > begun + 100
    assert values == ["0.335", "84"]
    assert page.evaluate("drawn") == 0, "the picture moved on the way"


def test_a_finger_slides_and_taps_the_track(phone):
    page, finger = phone
    x, y = middle(page, TRACK, 0.67)
    begun = page.evaluate("scrollY")
    finger.swipe((x, y), (-120, 8))
    expect(page.locator(TRACK)).not_to_have_value("0.335")
    slid = page.locator(TRACK).input_value()
    assert float(slid) < 0.3
    expect(page.get_by_role("spinbutton", name="Loop strength")).to_have_value(slid)
    x, y = middle(page, TRACK, 0.9)
    page.touchscreen.tap(x, y)
    expect(page.locator(TRACK)).not_to_have_value(slid)
    assert float(page.locator(TRACK).input_value()) > 0.4
    assert page.evaluate("scrollY") == begun


def test_a_finger_drags_the_line(phone):
    page, finger = phone
    place = middle(page, LINE)
    begun = page.evaluate("scrollY")
    finger.swipe(place, (-100, 30))
    expect(day(page)).not_to_have_value("84")
    assert page.evaluate("scrollY") == begun


@pytest.mark.parametrize("css", [TRACK, LINE])
def test_a_second_finger_brings_back_what_was(phone, css):
    page, finger = phone
    x, y = middle(page, css, 0.67)
    finger.swipe((x, y), (-80, 0), lift=False)
    rested(page)
    assert places(page)[1:] != ["0.335", "84"]
    finger.send("touchStart", (x - 80, y), (x - 80, y + 120))
    expect(page.locator(TRACK)).to_have_value("0.335")
    expect(day(page)).to_have_value("84")
    finger.send("touchMove", (x - 90, y), (x - 60, y + 140))
    finger.send("touchEnd")
    rested(page)
    assert places(page)[1:] == ["0.335", "84"]


# ---- the pulse
def ping(page):
    page.locator('[data-do="ping"]').click()


def test_a_pulse_runs_along_the_arrows_and_is_gone_after(shown):
    page = shown("loop-diagram")
    button(page, "All four loops").click()
    ping(page)
    page.wait_for_function("() => seen.dots > 4 && seen.lit > 2", timeout=20000)
    page.get_by_role("slider", name="Day looked at").press("ArrowRight")
    expect(page.locator(".sc-dot, .sc-lit")).to_have_count(0)


def test_nothing_runs_on_behind_a_cut_link(shown):
    """Guarding makes no irritants: the arrow behind it gets no dot."""
    page = shown("loop-diagram")
    page.get_by_role("radio", name="1: irritants").check(force=True)
    page.get_by_role("combobox", name="Cut one link").select_option("M_W")
    rested(page)
    page.evaluate("seen.dots = 0")
    ping(page)
    page.wait_for_function("() => seen.dots > 0", timeout=20000)
    page.wait_for_timeout(500)
    assert page.evaluate("seen.dots") == 1
    page.get_by_role("slider", name="Day looked at").press("ArrowRight")


def test_without_motion_arrows_and_boxes_light_up_in_turn(shown):
    page = shown("loop-diagram", still=True)
    ping(page)
    expect(page.locator('[data-mark="shaft-pain_M"].sc-lit')).to_have_count(1)
    expect(page.locator('[data-mark="shaft-M_W"].sc-lit')).to_have_count(1)
    expect(page.locator('[data-mark="shaft-pain_M"].sc-lit')).to_have_count(0)
    expect(page.locator(".sc-lit")).to_have_count(0, timeout=10000)
    assert page.evaluate("seen.dots") == 0
