"""The same run of the model in C and in the browser: same equations, same steps, same output."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from spasmcycle.model.integrate import TOLERANCE, stored_hours
from spasmcycle.model.parameters import GRADES, settings
from spasmcycle.page import bundle_js

RUNS = 2000
GRADE = GRADES["extrusion"]
HERE = Path(__file__).parent
IN_BROWSER = """([runs, h0, tau, repeats]) => {
  const SC = SpasmCycle, model = SC.models.full, times = SC.storedHours(84);
  const values = model.parameters.map((n) => (n === "tau_H" ? tau : SC.defaults[n]));
  const start = Float64Array.from([0, 0, h0, 0, 0, h0]);
  const found = [];
  let solved;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const begun = performance.now();
    for (let i = 0; i < runs; i++) {
      values[0] += 1e-9;
      solved = SC.integrate(model, start, [{ start: 0, p: values }], times, SC.tolerance);
    }
    found.push((performance.now() - begun) / runs);
  }
  return { ms: Math.min(...found), steps: solved.steps };
}"""


def in_c() -> tuple[float, int] | None:
    """Milliseconds a run and its number of steps in C (gcc -O3); None where there is no gcc."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None
    times = stored_hours(84)
    values = list(settings(tau_H=GRADE.tau_H).values())
    start = [0, 0, GRADE.H0, 0, 0, GRADE.H0]
    numbers = [len(values), *values, *start, len(times), *times]
    with tempfile.TemporaryDirectory() as scratch:
        program = Path(scratch) / "run"
        equations = HERE.parent / "spasmcycle" / "model" / "generated" / "model.c"
        subprocess.run(
            [compiler, "-O3", "-include", equations, HERE / "run.c", "-o", program, "-lm"],
            check=True,
        )
        best = None
        for _ in range(5):
            text = " ".join(map(repr, numbers))
            said = subprocess.run(
                [program, repr(TOLERANCE), str(RUNS)],
                input=text,
                text=True,
                capture_output=True,
                check=True,
            ).stdout.split()
            best = min(best or 9e9, 1000 * float(said[2]))
            steps = int(said[1])
    return best, steps


def report(browser: Browser) -> list[tuple[str, str]]:
    """Rows for the bench: browser and C, with their ratio."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>Bench</title>")
    page.add_script_tag(content=bundle_js())
    ours = page.evaluate(IN_BROWSER, [RUNS, GRADE.H0, GRADE.tau_H, 5])
    page.close()
    rows = [("browser", f"{ours['ms']:.3f} ms, {ours['steps']} steps")]
    native = in_c()
    if native is None:
        return [*rows, ("C", "no gcc on this machine")]
    ratio = ours["ms"] / native[0]
    return [
        *rows,
        ("C, gcc -O3, one thread", f"{native[0]:.3f} ms, {native[1]} steps"),
        ("browser to C", f"{ratio:.2f} times"),
    ]
