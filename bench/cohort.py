"""A large cohort over a year, against one thread of C and against a loop of `solve_ivp`.

All are timed in the same run, in turns, by the processor time of this process, so that ratios
hold on a busy machine too. C solves the same people with the same steps.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

from spasmcycle.cohort import draw, fitted, follow
from spasmcycle.cohort.people import Segments, segments
from spasmcycle.cohort.run import SEED
from spasmcycle.cohort.solve import everybody
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE

PEOPLE = 10_000
DAYS = 364
SAMPLE = 8
ROUNDS = 3
HERE = Path(__file__).parent
EQUATIONS = HERE.parent / "spasmcycle" / "model" / "generated" / "model.c"
EXACT = {"method": "LSODA", "rtol": 1e-11, "atol": 1e-13}
LOOPS = {
    "LSODA, as exact as ours": {"method": "LSODA", "rtol": 1e-9, "atol": 1e-11},
    "LSODA, within 1e-4": {"method": "LSODA", "rtol": 1e-8, "atol": 1e-10},
    "default settings": {},
}


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Processor seconds of this process, and what `work` returned."""
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


def in_c(
    gcc: str, folder: Path, *more: str
) -> Callable[[Segments, np.ndarray], tuple[np.ndarray, int]]:
    """The yardstick, compiled (gcc -O3 and `more`): crowd and hours in, pain and steps out."""
    made = folder / f"cohort{len(more)}.so"
    options = ["-O3", *more, "-shared", "-fPIC", f'-DMODEL="{EQUATIONS}"']
    subprocess.run(
        [gcc, *options, HERE / "cohort.c", "-o", made, "-lm"],
        check=True,
        capture_output=True,
    )
    function = ctypes.CDLL(str(made)).cohort
    function.restype = ctypes.c_long

    def run(crowd: Segments, hours: np.ndarray) -> tuple[np.ndarray, int]:
        people, parts = crowd.starts.shape
        pain = np.empty((people, len(hours)))
        arrays = (crowd.starts, crowd.settings, crowd.y0)
        given = [np.ascontiguousarray(a, dtype=float) for a in (*arrays, hours)]
        starts, settings, y0, times = (a.ctypes.data_as(ctypes.c_void_p) for a in given)
        steps = function(
            people, parts, starts, settings, y0, len(hours), times,
            ctypes.c_double(TOLERANCE), pain.ctypes.data_as(ctypes.c_void_p),
        )  # fmt: skip
        return pain, steps

    return run


def loop_of_solve_ivp(crowd: Segments, hours: np.ndarray, **settings: object) -> np.ndarray:
    """Pain of each person by `solve_ivp`, one after another, restarted at every change."""
    pain = np.empty((len(crowd.y0), len(hours)))
    row = [0.0] * full.observed
    for i, y in enumerate(crowd.y0):
        edges = np.append(crowd.starts[i], hours[-1]).clip(max=hours[-1])
        stored = 0
        for s in range(len(edges) - 1):
            if edges[s] >= edges[s + 1]:
                continue
            q = [0.0] * full.prepared
            full.prepare(crowd.settings[i, s].tolist(), q)

            def rates(_: float, y: np.ndarray, q: list[float] = q) -> list[float]:
                found = [0.0] * full.n
                full.rhs(y.tolist(), q, found)
                return found

            inside = hours[(hours > edges[s]) & (hours <= edges[s + 1])]
            wanted = np.union1d(inside, edges[s + 1])
            solved = solve_ivp(rates, edges[s : s + 2], y, t_eval=wanted, **settings)
            for state in solved.y.T[: len(inside)].tolist():
                full.observe(state, q, row)
                pain[i, stored] = row[full.observables.index("pain_shown")]
                stored += 1
            y = solved.y[:, -1]
    return pain


def measure() -> dict[str, float | int | str]:
    """Time everything side by side.

    Returns
    -------
    dict
        Seconds for 10,000 people over a year: "cohort" (with numba, everything from the seed to
        the result, one thread), "cohort, NumPy only", "C", "C, tuned to this processor", and
        "solve_ivp" in three settings, extrapolated from some people. Ratios: "cohort to C" (the
        median over the rounds) and so on. "error" is the largest difference of displayed pain
        (0 to 10) from LSODA at its tightest. Without gcc or numba, their entries say so.
    """
    spread = fitted()
    crowd = segments(draw(PEOPLE, SEED, spread), spread, DAYS)
    hours = 24.0 * (spread.first_seen + np.arange(DAYS + 1))
    arrays = (crowd.y0, crowd.starts, crowd.settings, crowd.shares, hours)
    follow(2, 1, progress=False)  # compile
    found: dict[str, float | int | str] = {"people": PEOPLE}
    if find_spec("numba") is None:
        found["numba"] = "not installed: the cohort runs on NumPy alone"
    ours, c, tuned = [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        gcc = shutil.which("gcc")
        if gcc:
            native = in_c(gcc, Path(scratch))
            native_tuned = in_c(gcc, Path(scratch), "-march=native")
        for _ in range(ROUNDS):
            seconds, cohort = timed(lambda: follow(PEOPLE, DAYS, progress=False))
            ours.append(seconds)
            if gcc:
                seconds, (pain, steps) = timed(lambda: native(crowd, hours))
                c.append(seconds)
                tuned.append(timed(lambda: native_tuned(crowd, hours))[0])
    plain, _ = timed(lambda: everybody(*arrays, compiled=False))
    found |= {"cohort": min(ours), "cohort, NumPy only": plain}
    if gcc:
        found |= {
            "C": min(c),
            "C, tuned to this processor": min(tuned),
            "cohort to C": float(np.median(np.divide(ours, c))),
            "cohort to tuned C": float(np.median(np.divide(ours, tuned))),
            "NumPy only to C": plain / float(np.median(c)),
            "steps a person": steps / PEOPLE,
            "difference from C": float(np.abs(cohort.pain - pain).max()),
        }
    else:
        found["C"] = "no gcc on this machine"
    few = Segments(*(a[:SAMPLE] for a in arrays[:4]))
    exact = loop_of_solve_ivp(few, hours, **EXACT)
    found["cohort, error"] = float(np.abs(cohort.pain[:SAMPLE] - exact).max())
    for name, settings in LOOPS.items():
        seconds, by_loop = timed(lambda s=settings: loop_of_solve_ivp(few, hours, **s))
        extrapolated = seconds * PEOPLE / SAMPLE
        found[f"solve_ivp, {name}"] = extrapolated
        found[f"solve_ivp, {name}: times the cohort"] = extrapolated / float(np.median(ours))
        found[f"solve_ivp, {name}: error"] = float(np.abs(by_loop - exact).max())
    return found


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:55} {value}")
