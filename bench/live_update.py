"""How fast a live picture follows a real pointer in the real browser, and what it must beat.

The redraw is timed inside the page (solving the model and moving the marks, one animation frame
callback). The wait of the reader is timed from the pointer's own time stamp to the first task
after the frame in which the picture was drawn. The rival is the same picture by an ipywidgets
callback in a kernel: solve in Python, draw with matplotlib, encode as PNG.
"""

from __future__ import annotations

import io
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser

from spasmcycle.controls import Slider
from spasmcycle.figures import find
from spasmcycle.figures.style import course_style
from workshop.hosting import serve

MOVES = 160
WATCH = """() => {
  globalThis.bench = { draws: [], waits: [] };
  const frame = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => frame((now) => {
    const before = performance.now();
    callback(now);
    bench.draws.push(performance.now() - before);
  });
  let stamp = 0;
  addEventListener("pointermove", (event) => (stamp = event.timeStamp), true);
  addEventListener("input", () => {
    const begun = stamp;
    frame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => bench.waits.push(performance.now() - begun);
      port2.postMessage(0);
    });
  }, true);
}"""

# Notes the time of each frame in which the picture of a figure was changed.
MOVED = """(figure) => {
  globalThis.bench = { moved: [] };
  let changed = false;
  new MutationObserver(() => (changed = true)).observe(
    document.querySelector(`${figure} .sc-view`), { attributes: true, subtree: true });
  const look = (now) => {
    if (changed) bench.moved.push(now);
    changed = false;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def slider_of(figure: str) -> Slider | None:
    """The slider to drag: the loop's strength, where each move is a new run, or else the first."""
    sliders = {c.name: c for c in find(figure).controls if isinstance(c, Slider)}
    return sliders.get("k") or next(iter(sliders.values()), None)


def drag(browser: Browser, site: Path, page: str, figure: str, throttle: int) -> dict[str, float]:
    """Drag a slider of a figure to and fro with real pointer moves.

    Returns
    -------
    dict
        `draws`: updates seen; `draw_median`, `draw_p95`: model and redraw, milliseconds;
        `wait_median`, `wait_p95`: pointer to the end of the drawing frame, milliseconds.
    """
    with serve(site) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        view = context.new_page()
        view.goto(address + page)
        view.wait_for_selector(f'sc-figure[data-figure="{figure}"][data-live]', state="attached")
        for skip in view.get_by_role("button", name="Skip, just show me").all():
            skip.click()
        view.evaluate(WATCH)
        devtools = context.new_cdp_session(view)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
        chosen = slider_of(figure)
        row = f'sc-figure[data-figure="{figure}"] [data-control="{chosen.name}"]'
        # From end to end and back, in strides that each change the value.
        strides = min(10, round((chosen.high - chosen.low) / chosen.step))
        slider = view.locator(f"{row} input[type=range]")
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        middle = box["y"] + box["height"] / 2
        view.mouse.move(box["x"] + box["width"] / 2, middle)
        view.mouse.down()
        for i in range(MOVES // strides):
            share = 0.05 if i % 2 else 0.95
            view.mouse.move(box["x"] + box["width"] * share, middle, steps=strides)
        view.mouse.up()
        found = view.evaluate("() => bench")
        context.close()
    draws, waits = found["draws"], found["waits"]
    return {
        "draws": len(draws),
        "draw_median": statistics.median(draws),
        "draw_p95": percentile(draws, 0.95),
        "wait_median": statistics.median(waits),
        "wait_p95": percentile(waits, 0.95),
    }


def frames(browser: Browser, site: Path, page: str, figure: str, throttle: int) -> dict[str, float]:
    """Frames a second in which a picture moves, while it is played and while presets glide.

    Returns
    -------
    dict
        `play` where the picture can be played, `glide` where it has presets.
    """
    with serve(site) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        view = context.new_page()
        view.goto(address + page)
        shown = f'sc-figure[data-figure="{figure}"]'
        view.wait_for_selector(f"{shown}[data-live]", state="attached")
        for skip in view.get_by_role("button", name="Skip, just show me").all():
            skip.click()
        view.locator(f"{shown} .sc-view").scroll_into_view_if_needed()
        devtools = context.new_cdp_session(view)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
        view.evaluate(MOVED, shown)
        found = {}
        play = view.locator(f"{shown} [data-do=play]")
        if play.count():
            view.evaluate("bench.moved = []")
            play.click()
            view.wait_for_timeout(3000)
            play.click()
            found["play"] = _rate(view.evaluate("bench.moved"))
        chips = view.locator(f"{shown} [data-preset]")
        rates = []
        for i in range(1, chips.count() + 1):
            view.evaluate("bench.moved = []")
            chips.nth(i % chips.count()).click()
            view.wait_for_timeout(600)
            moved = view.evaluate("bench.moved")
            if len(moved) > 2:
                rates.append(_rate(moved))
        if rates:
            found["glide"] = statistics.median(rates)
        context.close()
    return found


def _rate(moments: list[float]) -> float:
    """Frames a second, of the moments in which something moved."""
    return 1000 * (len(moments) - 1) / (moments[-1] - moments[0]) if len(moments) > 1 else 0.0


def by_callback(figure: str, times: int = 12) -> float:
    """Median milliseconds of the same picture by a kernel callback: solve, draw, encode as PNG."""
    picture = find(figure)
    slider = slider_of(figure)
    spent = []
    for i in range(times):
        value = slider.low + (slider.high - slider.low) * (i + 1) / (times + 1)
        value = round(value) if slider.whole else value
        before = time.perf_counter()
        made = picture.figure(**{slider.name: value})
        with course_style():
            made.savefig(io.BytesIO(), format="png", dpi=100)
        spent.append(1000 * (time.perf_counter() - before))
    return statistics.median(spent[2:])
