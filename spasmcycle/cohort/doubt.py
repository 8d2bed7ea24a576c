"""What the fit of the crowd does not show: `python -m spasmcycle.cohort.doubt`.

Three questions, asked of the model itself and kept in doubt.json, because they take minutes. How
many spreads drawn at random meet the same four means? What is left of the fit without the quiet
week, which was put in by hand? And what does the crowd do where nothing was fitted, in those whose
pain has lasted? A sample is worked out first; where it agrees, nothing is done. With `--check`
nothing is written, and the exit code is 1 where it does not. `--all` does all anew.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files

import numpy as np

from spasmcycle.cohort.fit import DAYS, HIGH, LOW, MOVED, SEED, course, mean_pain
from spasmcycle.cohort.run import follow
from spasmcycle.cohort.spread import FITTED, Spread, fitted
from spasmcycle.random_streams import substream, uniform

KEPT = FITTED.with_name("doubt.json")
TRIED = 450
PEOPLE = 2000
"""Spreads drawn at random, and the people in each of their crowds."""

CROWD = 20_000
"""People in the crowd whose course is kept; its seed is the one after that of the fit."""

WEEKS = range(0, 53, 2)
SPREADS = SEED + 2
"""The seed of the spreads drawn at random: no crowd here has it."""

LASTED = 84
ENTRY = 3.0
"""Pain that has lasted: above 3 of 10 on day 84, after more than the 12 weeks of the studies."""


def at_random(place: int) -> Spread:
    """The spread at this place in the list: the six fitted numbers, each anywhere in its bounds."""
    state = substream(SPREADS, place)
    drawn = {
        name: round(low + (high - low) * uniform(state), 3)
        for name, (_, low, high) in MOVED.items()
    }
    return Spread(**(asdict(fitted()) | drawn))


def meets(means: np.ndarray) -> bool:
    """Whether four means of pain, in points of 100, all lie in their intervals."""
    return bool(((means >= LOW) & (means <= HIGH)).all())


def means_of(place: int) -> np.ndarray:
    """The four means of the spread at this place, each to a tenth of a point, shape (4,)."""
    return mean_pain(at_random(place), PEOPLE, SEED).round(1)


def without_quiet() -> Spread:
    """The fitted spread, and nobody has a quiet week."""
    return replace(fitted(), quiet_share=0.0)


def weekly(spread: Spread, people: int = CROWD) -> list[float]:
    """Mean pain of a crowd every second week, in points of 100."""
    mean = 10 * follow(people, 7 * WEEKS[-1], SEED + 1, spread=spread, progress=False).mean()
    return [round(float(mean[7 * week]), 1) for week in WEEKS]


def lasting(people: int = CROWD) -> list[float]:
    """Mean pain of those whose pain has lasted, on `DAYS` from then on, in points of 100."""
    pain = follow(people, LASTED + DAYS[-1], SEED + 1, progress=False).pain
    still = pain[pain[:, LASTED] > ENTRY]
    return [round(float(10 * still[:, LASTED + day].mean()), 1) for day in DAYS]


def document() -> dict:
    """What doubt.json holds."""
    fit_too = {place: found for place in range(TRIED) if meets(found := means_of(place))}
    numbers = [asdict(at_random(place)) for place in fit_too]
    return {
        "made_by": "python -m spasmcycle.cohort.doubt",
        "tried": TRIED,
        "people": PEOPLE,
        "seed": SEED,
        "fit_too": {str(place): found.tolist() for place, found in fit_too.items()},
        "reach": {n: [min(s[n] for s in numbers), max(s[n] for s in numbers)] for n in MOVED},
        "crowd": CROWD,
        "weeks": list(WEEKS),
        "with_quiet": weekly(fitted()),
        "without_quiet": weekly(without_quiet()),
        "lasting": lasting(),
    }


@cache
def kept() -> dict:
    """What was found, as it is stored (see `document`)."""
    room = files("spasmcycle").joinpath("cohort", KEPT.name)
    return json.loads(room.read_text(encoding="utf-8"))


def fresh(found: dict) -> bool:
    """Whether a sample of what is kept is what the model does now: some minutes become seconds."""
    fit_too = {int(place): means for place, means in found["fit_too"].items()}
    some = [*list(fit_too)[:2], next(place for place in range(TRIED) if place not in fit_too)]
    return (
        found["tried"] == TRIED
        and all(meets(means_of(place)) == (place in fit_too) for place in some)
        and all(means_of(place).tolist() == fit_too[place] for place in some[:2])
        and found["with_quiet"][0] == weekly(fitted())[0]
        and found["without_quiet"][-1] == weekly(without_quiet())[-1]
        and found["lasting"] == lasting()
    )


def fall(means: list[float]) -> float:
    """By how many points pain falls from week 6 to week 52 of a course kept every second week."""
    weeks = list(WEEKS)
    return means[weeks.index(6)] - means[weeks.index(52)]


def four(means: list[float]) -> list[float]:
    """The means on `DAYS` of a course kept every second week."""
    weeks = list(WEEKS)
    return [means[weeks.index(day // 7)] for day in DAYS]


def lasting_inside() -> list[bool]:
    """Whether those whose pain has lasted are inside the studies' interval, on each of `DAYS`."""
    _, low, high = course("lasting")
    return [a <= m <= b for a, m, b in zip(low, kept()["lasting"], high, strict=True)]


def main(check: bool, everything: bool) -> int:
    """Work it out anew where it is stale, or only say so; 1 where it is stale and not written."""
    stale = not KEPT.exists() or not fresh(kept())
    if check or not (stale or everything):
        print(f"stale: {KEPT.name}" if stale else f"fresh: {KEPT.name}")
        return int(stale)
    lines = [f" {json.dumps(name)}: {json.dumps(value)}" for name, value in document().items()]
    KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")
    print(f"wrote {KEPT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv, "--all" in sys.argv))
