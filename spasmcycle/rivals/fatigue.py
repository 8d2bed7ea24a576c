"""A published fatigue model: the three-compartment controller, beside measured endurance times.

Muscle is at rest, active or fatigued, as shares of the whole. A controller calls up rested muscle
to meet a load; active muscle tires at rate F, tired muscle recovers at rate R (Xia and Frey Law
2008; rates for each joint from Frey-Law and others 2012). The measured curve is a power law pooled
from 194 papers (Frey Law and Avin 2010). Loads are shares of maximal voluntary contraction, time
is in seconds. None of it was tested for involuntary guarding or in people with pain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from spasmcycle.model.allowed import listed, named, number
from spasmcycle.model.parameters import Parameter

REFERENCES = ("xia2008", "freylaw2012", "freylawavin2010")
TRACKING = 10.0  # per second: how fast the controller calls up muscle; any large value will do
STEP = 0.02  # seconds


@dataclass(frozen=True)
class Region:
    """Rates of tiring and recovery (1/s), and the measured curve: `b0`·load^`b1` seconds."""

    F: float
    R: float
    b0: float
    b1: float


REGIONS: dict[str, Region] = {
    "trunk": Region(0.00755, 0.00075, 22.69, -2.27),
    "ankle": Region(0.00589, 0.00058, 34.71, -2.06),
    "knee": Region(0.01500, 0.00149, 19.38, -1.88),
    "shoulder": Region(0.01820, 0.00168, 14.86, -1.83),
    "elbow": Region(0.00912, 0.00094, 17.98, -2.21),
    "hand": Region(0.00980, 0.00064, 33.55, -1.61),
    "general": Region(0.00970, 0.00091, 21.92, -1.98),
}


def _trunk(name: str, symbol: str, unit: str, meaning: str, *origin: str) -> Parameter:
    """A number of the trunk; its range is from the lowest to the highest of all regions."""
    all_of_them = [getattr(region, name) for region in REGIONS.values()]
    value = getattr(REGIONS["trunk"], name)
    return Parameter(
        name, symbol, value, unit, min(all_of_them), max(all_of_them), meaning, *origin
    )  # fmt: skip


_MODEL = ("order of magnitude", "freylaw2012")
_CURVE = ("measured", "freylawavin2010")
# For the model card. The trunk's numbers are set beside those of the other regions.
PUBLISHED: dict[str, Parameter] = {
    p.name: p
    for p in (
        _trunk("F", "F", "1/s", "how fast active muscle tires", *_MODEL),
        _trunk("R", "R", "1/s", "how fast tired muscle recovers", *_MODEL),
        _trunk("b0", "b_0", "s", "seconds held at full strength, by the curve", *_CURVE),
        _trunk("b1", "b_1", "1", "power with which endurance falls with load", *_CURVE),
        Parameter(
            "TRACKING", "L", TRACKING, "1/s", TRACKING, TRACKING,
            "how fast muscle is called up; any large value will do",
            "order of magnitude", "xia2008",
        ),
    )
}  # fmt: skip


class Held(NamedTuple):
    """A load held: seconds, and shares resting, active and fatigued at each; when it failed."""

    seconds: list[float]
    resting: list[float]
    active: list[float]
    fatigued: list[float]
    failed: float | None


def _asked(region: str, load: float) -> tuple[Region, float]:
    return named("region", region, REGIONS), number("load", load, 0, 1, above=True, below=True)


def sustainable(region: str) -> float:
    """The share of maximum that the model can hold for ever, R/(F + R).

    Raises
    ------
    ValueError, TypeError
        For a name that is not in `REGIONS`.
    """
    r = named("region", region, REGIONS)
    return r.R / (r.F + r.R)


def endurance(region: str, load: float) -> float:
    """Seconds for which the model holds `load`, in closed form; infinite where it never fails.

    Parameters and errors as for `hold`.
    """
    r, load = _asked(region, load)
    if load <= sustainable(region):
        return math.inf
    return -math.log(1 - r.R * (1 - load) / (r.F * load)) / r.R


def measured(region: str, load: float) -> float:
    """Seconds for which people held `load`, on average: the pooled power law.

    Parameters and errors as for `hold`.
    """
    r, load = _asked(region, load)
    return r.b0 * load**r.b1


def hold(region: str, load: float, seconds: float = 7200.0, every: float = 1.0) -> Held:
    """Hold a load until it fails, or for `seconds`.

    Classical Runge-Kutta steps of `STEP` seconds; the moment of failure is found inside its step.

    Parameters
    ----------
    region : str
        A name in `REGIONS`.
    load : float
        Share of maximum, above 0 and below 1.
    seconds : float
        Longest time, 0.02 to 36,000.
    every : float
        Seconds between stored points, 0.02 to `seconds`.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    r, load = _asked(region, load)
    seconds = number("seconds", seconds, STEP, 36000)
    every = number("every", every, STEP, seconds)

    def rates(rest: float, active: float) -> tuple[float, float]:
        call = TRACKING * (load - active)
        if active < load and rest <= load - active:
            call = TRACKING * rest
        return -call + r.R * (1 - rest - active), call - r.F * active

    h, rest, active = STEP, 1.0, 0.0
    stored = Held([0.0], [1.0], [0.0], [0.0], None)
    for i in range(round(seconds / h)):
        a1, b1 = rates(rest, active)
        a2, b2 = rates(rest + h / 2 * a1, active + h / 2 * b1)
        a3, b3 = rates(rest + h / 2 * a2, active + h / 2 * b2)
        a4, b4 = rates(rest + h * a3, active + h * b3)
        spare = rest + active - load
        rest += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4)
        active += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4)
        t = (i + 1) * h
        left = rest + active - load
        if (i + 1) % round(every / h) == 0 or left < 0:
            for column, value in zip(stored, (t, rest, active, 1 - rest - active), strict=False):
                column.append(value)
        if left < 0:
            return stored._replace(failed=t - h + h * spare / (spare - left))
    return stored


def comparison(region: str, loads: list[float]) -> list[dict[str, float]]:
    """Model against measured endurance, one row a load: seconds, and how far the model is off.

    `off_percent` is positive where the model holds longer than people did. Parameters and errors
    as for `hold`.
    """
    rows = []
    for load in listed("loads", loads, "[0.2, 0.5]"):
        model, people = endurance(region, load), measured(region, load)
        rows.append(
            {
                "load": load,
                "model": model,
                "measured": people,
                "off_percent": 100 * (model / people - 1),
            }
        )
    return rows
