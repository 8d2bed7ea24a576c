"""A thousand virtual people in the page, against the same people in C and with numba.

The page draws them from a seed and solves them in slices through `live/compute.js`, as a live
picture of a crowd does; C and numba get them ready drawn. All are timed in the same run, in turns.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page

from bench.cohort import in_c
from spasmcycle.cohort import draw, fitted
from spasmcycle.cohort.people import segments
from spasmcycle.cohort.person import crowd, facts_of, segments_of, start_of
from spasmcycle.cohort.solve import everybody
from spasmcycle.controls.seed import Seed
from spasmcycle.figures.picture import Picture, Table
from spasmcycle.live.generate import javascript
from spasmcycle.model.integrate import daily_hours
from spasmcycle.page import bundle_js

PEOPLE = 1000
DAYS = 84
ROUNDS = 5
SEED = 2012
FIRST = 100
THROTTLE = 4


def cases(v: dict, facts: dict) -> list[dict]:
    """Everyone, with displayed pain once a day."""
    hours = daily_hours(facts["first_seen"], facts["days"])
    made = []
    for one in crowd(v["seed"], facts["people"], facts):
        made.append(
            {
                "name": "person",
                "group": "crowd",
                "hours": hours,
                "columns": ["pain_shown"],
                "segments": segments_of(one, facts),
                "start": start_of(one, facts),
            }
        )
    return made


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


def longest_task(browser: Browser, page: Page) -> float:
    """The longest task of the page's main thread while the crowd is solved, milliseconds."""
    browser.start_tracing(page=page, categories=["devtools.timeline", "toplevel"])
    page.evaluate(RUN, [SEED, FIRST])
    events = json.loads(browser.stop_tracing())["traceEvents"]
    names = {
        (e["pid"], e["tid"]): e["args"]["name"] for e in events if e.get("name") == "thread_name"
    }
    tasks = [
        e.get("tdur", e["dur"]) / 1000
        for e in events
        if e.get("name", "").endswith("RunTask")
        and e.get("ph") == "X"
        and names.get((e["pid"], e["tid"])) == "CrRendererMain"
    ]
    return max(tasks)


def report(browser: Browser) -> list[tuple[str, str]]:
    """Rows for the bench: the page, C and numba on the same people, frames and longest task."""
    people = segments(draw(PEOPLE, SEED), fitted(), DAYS)
    hours = 24.0 * (fitted().first_seen + np.arange(DAYS + 1))
    arrays = (people.y0, people.starts, people.settings, people.shares, hours)
    everybody(*arrays)  # compile
    page, found = opened(browser), {"page": [], "C": [], "numba": []}
    frames = []
    gcc = shutil.which("gcc")
    with tempfile.TemporaryDirectory() as scratch:
        native = in_c(gcc, Path(scratch)) if gcc else None
        for _ in range(ROUNDS):
            ours = page.evaluate(RUN, [SEED, FIRST])
            found["page"].append(ours["ms"])
            frames.append(ours["shown"])
            for name, work in (
                ("C", native and (lambda: native(people, hours))),
                ("numba", lambda: everybody(*arrays)),
            ):
                if work:
                    begun = time.perf_counter()
                    pain, _ = work()
                    found[name].append(1000 * (time.perf_counter() - begun))
    page.close()
    page = opened(browser)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    longest = longest_task(browser, page)
    page.close()
    rows = [("the page, from seed to the last person", f"{np.median(found['page']):.0f} ms")]
    for name, label in (("C", "C, gcc -O3, one thread"), ("numba", "numba, one thread")):
        if found[name]:
            ratio = np.median(np.divide(found["page"], found[name]))
            rows.append(
                (label, f"{np.median(found[name]):.0f} ms; the page takes {ratio:.2f} times")
            )
    apart = np.abs(np.array(ours["pain"]) - pain[:, -1]).max()
    return [
        *rows,
        ("largest difference of pain", f"{apart:.1e} of 10"),
        (f"frames until {FIRST} stand", f"first visit {frames[0]}, then {max(frames[1:])} at most"),
        (f"longest task, {THROTTLE}x throttle, fresh page", f"{longest:.0f} ms"),
    ]
