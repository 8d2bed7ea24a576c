"""One virtual person, drawn and written down as a case: for Python and the reader's browser.

Person `i` of a seed has a substream of chance of their own (`spasmcycle.random_streams`), and so
is the same in a crowd of any size. All but `facts_of` is portable (see `spasmcycle.portable`), and
nothing here needs NumPy; `people.draw` makes many at once, with the same numbers.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from spasmcycle.cohort.spread import Spread, fitted
from spasmcycle.model.parameters import PARAMETERS, SIZES
from spasmcycle.portable import copy_of
from spasmcycle.random_streams import (
    Numbers,
    exponential,
    jumped,
    normal,
    stream,
    substream,
    substream_jump,
    uniform,
    wait,
)

MOST_PEOPLE = 1_000_000
SPREAD_OUT = ("k", "zeta", "tau_I")
# Recovery as a trial defined it: pain of 0 or 1 out of 10, seven days in a row (williams2014).
SETTLED_LEVEL = 1.0
SETTLED_DAYS = 7
OWN_DRAWS = 16
"""Numbers at the start of a substream that are kept for who someone is; more follow for days."""


def facts_of(spread: Spread | None = None) -> dict[str, Any]:
    """What the functions here need to know of a spread, the fitted one if none is given."""
    s = fitted() if spread is None else spread
    upto = list(accumulate(s.weights))
    # Only the edges between the sizes: whoever is above the last has the last size.
    facts: dict[str, Any] = {"edges": [weight / upto[-1] for weight in upto[:-1]]}
    facts["sizes"] = list(SIZES.values())
    for name in SPREAD_OUT:
        p = PARAMETERS[name]
        facts[name] = {"value": p.value, "low": p.low, "high": p.high}
        facts[name] = {n: float(v) for n, v in facts[name].items()}
        facts[name]["spread"] = getattr(s, f"log_{name}")
    for name in ("stress_high", "quiet_share", "quiet_first", "quiet_wait", "quiet_days"):
        facts[name] = getattr(s, name)
    facts["first_seen"] = s.first_seen
    facts["quiet_g"] = PARAMETERS["g"].value * s.quiet_drive
    return facts


def around(state: Numbers, of: dict[str, float]) -> float:
    """A number spread around a value by the factor e**(spread·normal), held in its range."""
    drawn = of["value"] * exponential(of["spread"] * normal(state))
    return min(max(drawn, of["low"]), of["high"])


def drawn(state: Numbers, facts: dict[str, Any]) -> dict[str, Any]:
    """A person from the start of a substream, which is left as it is.

    Returns
    -------
    dict
        `grade`, the place of the trigger's size in `GRADES`; `k`, `zeta`, `tau_I`, `stress`; the
        day after the first visit on which the quiet week begins, `quiet`, and `has_quiet`.
    """
    own = copy_of(state)
    size = uniform(own)
    grade = 0
    for edge in facts["edges"]:
        if size >= edge:
            grade += 1
    k = around(own, facts["k"])
    zeta = around(own, facts["zeta"])
    tau = around(own, facts["tau_I"])
    stress = facts["stress_high"] * uniform(own)
    has_quiet = uniform(own) < facts["quiet_share"]
    quiet = facts["quiet_first"] + facts["quiet_wait"] * wait(own)
    return {
        "grade": grade,
        "k": k,
        "zeta": zeta,
        "tau_I": tau,
        "stress": stress,
        "has_quiet": has_quiet,
        "quiet": quiet,
    }


def person(seed: int, i: int, facts: dict[str, Any]) -> dict[str, Any]:
    """Person `i`, from 0, of a seed (see `drawn`)."""
    return drawn(substream(seed, i), facts)


def states_of(seed: int, count: int) -> list[Numbers]:
    """The starts of the first `count` substreams of a seed, for `drawn`: one a person."""
    states = []
    state = stream(seed)
    jump = substream_jump()
    for _ in range(count):
        states.append(state)
        state = jumped(state, jump)
    return states


def crowd(seed: int, count: int, facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The first `count` people of a seed: the same as `person` draws, sooner."""
    return [drawn(state, facts) for state in states_of(seed, count)]


def segments_of(one: dict[str, Any], facts: dict[str, Any]) -> list[dict[str, Any]]:
    """A person's settings over time, untreated, in days from the trigger (see `integrate.solve`).

    Courses of treatment are laid over them by `model.treatments.treated`, their days counted from
    the trigger too: the first visit is on day `facts["first_seen"]`.
    """
    usual = {
        "k": one["k"],
        "zeta": one["zeta"],
        "tau_I": one["tau_I"],
        "stress": one["stress"],
        "tau_H": facts["sizes"][one["grade"]]["tau_H"],
    }
    segments = [{"day": 0.0, "settings": usual}]
    if one["has_quiet"]:
        begin = facts["first_seen"] + one["quiet"]
        segments.append({"day": begin, "settings": {**usual, "g": facts["quiet_g"]}})
        segments.append({"day": begin + facts["quiet_days"], "settings": usual})
    return segments


def start_of(one: dict[str, Any], facts: dict[str, Any]) -> dict[str, float]:
    """A person's stocks at the trigger (see `integrate.solve`)."""
    size = facts["sizes"][one["grade"]]["H0"]
    return {"I": size, "H": size}
