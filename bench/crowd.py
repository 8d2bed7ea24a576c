"""A thousand virtual people in the page, against the same people in C and with numba.

The page draws them from a seed and solves them in slices through `live/compute.js`, as a live
picture of a crowd does; C and numba get them ready drawn. All are timed in the same run, in turns.
What is compared is processor time: of the page's main thread, and of this process. Times by the
clock are longer on a machine that does much else. This part alone: `python -m bench.crowd`.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from bench.cohort import in_c, timed
from spasmcycle.cohort import draw, fitted
from spasmcycle.cohort.people import segments
from spasmcycle.cohort.person import drawn, facts_of, segments_of, start_of, states_of
from spasmcycle.cohort.solve import everybody
from spasmcycle.controls.seed import Seed
from spasmcycle.figures.picture import Picture, Table
from spasmcycle.live.generate import javascript
from spasmcycle.model.integrate import daily_hours
from spasmcycle.page import bundle_js
from workshop.browser import launch

PEOPLE = 1000
DAYS = 84
ROUNDS = 5
SEED = 2012
FIRST = 100
THROTTLE = 4


def cases(v: dict, facts: dict) -> list[dict]:
    """Everyone: whose draws are theirs, and displayed pain once a day."""
    hours = daily_hours(facts["first_seen"], facts["days"])
    made = []
    for state in states_of(v["seed"], facts["people"]):
        made.append(
            {
                "name": "person",
                "group": "crowd",
                "hours": hours,
                "columns": ["pain_shown"],
                "state": state,
            }
        )
    return made


def complete(case: dict, facts: dict) -> dict:
    """Who someone is, as settings over time."""
    one = drawn(case["state"], facts)
    return {**case, "segments": segments_of(one, facts), "start": start_of(one, facts)}


def readouts(v: dict, runs: dict, facts: dict) -> dict:
    """How many are there, and their mean pain on the last day."""
    total = 0.0
    for run in runs["crowd"]:
        total += run["pain_shown"][facts["days"]]
    return {"fine": True, "count": len(runs["crowd"]), "mean": total / len(runs["crowd"])}


def describe(r: dict) -> str:
    """The mean in words."""
    return f"{r['count']:.0f} people, mean pain {r['mean']:.1f}."


PICTURE = Picture(
    name="crowd",
    title="A crowd",
    purpose="A thousand virtual people.",
    chart="Nothing is drawn.",
    controls=(Seed("seed", "Seed", SEED),),
    cases=cases,
    complete=complete,
    readouts=readouts,
    describe=describe,
    draw=lambda board, r: board.open(1, 1),
    table=Table("Nothing", ()),
    facts=facts_of() | {"people": PEOPLE, "days": DAYS},
)
# The picture follows at most once a frame, as `live/figure.js` does it.
RUN = """([seed, first]) => new Promise((finished) => {
  const SC = SpasmCycle, figure = SC.figures.crowd, solver = SC.solver(figure);
  const values = { seed };
  let frames = 0, shown = 0, waiting = false, over = false, latest;
  const begun = performance.now();
  const paint = () => {
    waiting = false;
    const r = figure.readouts(values, latest, figure.facts);
    if (!shown && r.count >= first) shown = frames;
    return figure.describe(r);
  };
  requestAnimationFrame(function frame() {
    frames++;
    if (waiting) paint();
    if (!over || !shown) requestAnimationFrame(frame);
  });
  solver.solve(values, {
    progress(runs) { latest = runs; waiting = true; },
    done(runs) {
      const ms = performance.now() - begun;
      latest = runs;
      waiting = over = true;
      requestAnimationFrame(() => requestAnimationFrame(() => finished({
        ms, shown, frames, pain: runs.crowd.map((run) => run.pain_shown[run.days.length - 1]),
      })));
    },
  });
})"""


def opened(browser: Browser) -> Page:
    """An empty page with the shared script and the picture of the crowd."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>Bench</title>")
    page.add_script_tag(content=javascript(PICTURE) + bundle_js())
    return page


class MainThread:
    """The processor time of a page's main thread, from `Performance.getMetrics`."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def milliseconds(self) -> float:
        """So far."""
        found = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(m["value"] for m in found if m["name"] == "ThreadTime")


def longest_task(browser: Browser, page: Page) -> tuple[float, float]:
    """The longest task of the page's main thread while the crowd is solved.

    Milliseconds by the clock, and the longest by processor time, which may be another task. The
    browser throttles by the clock: on a busy machine it makes a page slower than it says.
    """
    browser.start_tracing(page=page, categories=["devtools.timeline", "toplevel"])
    page.evaluate(RUN, [SEED, FIRST])
    events = json.loads(browser.stop_tracing())["traceEvents"]
    names = {
        (e["pid"], e["tid"]): e["args"]["name"] for e in events if e.get("name") == "thread_name"
    }
    tasks = [
        e
        for e in events
        if e.get("name", "").endswith("RunTask")
        and e.get("ph") == "X"
        and names.get((e["pid"], e["tid"])) == "CrRendererMain"
    ]
    clock, processor = (max(e.get(by, 0) for e in tasks) / 1000 for by in ("dur", "tdur"))
    return clock, processor


def report(browser: Browser) -> list[tuple[str, str]]:
    """Rows for the bench: the page, C and numba on the same people, frames and longest task."""
    people = segments(draw(PEOPLE, SEED), fitted(), DAYS)
    hours = 24.0 * (fitted().first_seen + np.arange(DAYS + 1))
    arrays = (people.y0, people.starts, people.settings, people.shares, hours)
    everybody(*arrays)  # compile
    page = opened(browser)
    thread = MainThread(page)
    found: dict[str, list[float]] = {"clock": [], "page": [], "C": [], "numba": []}
    frames = []
    gcc = shutil.which("gcc")
    with tempfile.TemporaryDirectory() as scratch:
        native = in_c(gcc, Path(scratch)) if gcc else None
        for _ in range(ROUNDS):
            before = thread.milliseconds()
            ours = page.evaluate(RUN, [SEED, FIRST])
            found["page"].append(thread.milliseconds() - before)
            found["clock"].append(ours["ms"])
            frames.append(ours["shown"])
            if native:
                found["C"].append(1000 * timed(lambda: native(people, hours))[0])
            seconds, (pain, _) = timed(lambda: everybody(*arrays))
            found["numba"].append(1000 * seconds)
    page.close()
    tasks = []
    for throttle in (1, THROTTLE):
        for _ in range(ROUNDS):
            page = opened(browser)
            throttled = page.context.new_cdp_session(page)
            throttled.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
            tasks.append(longest_task(browser, page))
            page.close()
    plain, slow = (np.median(some, axis=0) for some in (tasks[:ROUNDS], tasks[ROUNDS:]))
    middle = {name: np.median(times) for name, times in found.items() if times}
    rows = [
        (
            "the page, from seed to the last person",
            f"{middle['page']:.0f} ms ({middle['clock']:.0f} ms by the clock)",
        )
    ]
    for name, label in (("C", "C, gcc -O3, one thread"), ("numba", "numba, one thread")):
        if found[name]:
            ratio = np.median(np.divide(found["page"], found[name]))
            rows.append((label, f"{middle[name]:.0f} ms; the page takes {ratio:.2f} times"))
    apart = np.abs(np.array(ours["pain"]) - pain[:, -1]).max()
    return [
        *rows,
        ("largest difference of pain", f"{apart:.1e} of 10"),
        (f"frames until {FIRST} stand", f"first visit {frames[0]}, then {max(frames[1:])} at most"),
        ("longest task, fresh page", f"{plain[1]:.0f} ms ({plain[0]:.0f} ms by the clock)"),
        (
            f"longest task, {THROTTLE}x throttle, fresh page",
            f"{slow[1]:.0f} ms ({slow[0]:.0f} ms by the clock)",
        ),
    ]


if __name__ == "__main__":
    with sync_playwright() as playwright:
        for name, value in report(launch(playwright)):
            print(f"{name:45} {value}")
