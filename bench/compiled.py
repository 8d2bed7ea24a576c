"""The same run of the model in C and in the browser: same equations, same steps, same output."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser

from bench.cohort import in_c
from spasmcycle.cohort.people import Segments
from spasmcycle.model.integrate import stored_hours
from spasmcycle.model.parameters import GRADES, settings
from spasmcycle.page import bundle_js

RUNS = 2000
ROUNDS = 5
GRADE = GRADES["extrusion"]
IN_BROWSER = """([runs, h0, tau]) => {
  const SC = SpasmCycle, model = SC.models.full, times = SC.storedHours(84);
  const values = model.parameters.map((n) => (n === "tau_H" ? tau : model.defaults[n]));
  const start = Float64Array.from([0, 0, h0, 0, 0, h0]);
  let solved;
  const begun = performance.now();
  for (let i = 0; i < runs; i++) {
    values[0] += 1e-9;
    solved = SC.integrate(model, start, [{ start: 0, p: values }], times, SC.tolerance);
  }
  return { ms: (performance.now() - begun) / runs, steps: solved.steps };
}"""


def crowd() -> Segments:
    """`RUNS` runs that differ by a hair in the first parameter, as the browser's do."""
    values = np.tile(list(settings(tau_H=GRADE.tau_H).values()), (RUNS, 1, 1))
    values[:, 0, 0] += 1e-9 * np.arange(1, RUNS + 1)
    y0 = np.tile([0, 0, GRADE.H0, 0, 0, GRADE.H0], (RUNS, 1))
    return Segments(y0, np.zeros((RUNS, 1)), values, np.ones((RUNS, 1)))


def report(browser: Browser) -> list[tuple[str, str]]:
    """Rows for the bench: a run in the browser and in C (gcc -O3), in turns, and their ratio."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>Bench</title>")
    page.add_script_tag(content=bundle_js())
    hours = np.array(stored_hours(84))
    people, ours, theirs = crowd(), [], []
    gcc = shutil.which("gcc")
    with tempfile.TemporaryDirectory() as scratch:
        native = in_c(gcc, Path(scratch)) if gcc else None
        for _ in range(ROUNDS):
            found = page.evaluate(IN_BROWSER, [RUNS, GRADE.H0, GRADE.tau_H])
            ours.append(found["ms"])
            if native:
                begun = time.perf_counter()
                _, steps = native(people, hours)
                theirs.append(1000 * (time.perf_counter() - begun) / RUNS)
    page.close()
    rows = [("browser", f"{min(ours):.3f} ms, {found['steps']} steps")]
    if not native:
        return [*rows, ("C", "no gcc on this machine")]
    return [
        *rows,
        ("C, gcc -O3, one thread", f"{min(theirs):.3f} ms, {steps / RUNS:.0f} steps"),
        ("browser to C", f"{np.median(np.divide(ours, theirs)):.2f} times"),
    ]
