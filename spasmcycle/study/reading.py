"""A run, read: how strong each link and each loop is on a day."""

from __future__ import annotations

from spasmcycle.model.allowed import instance, number
from spasmcycle.model.generated import full
from spasmcycle.simulate import Run

LINKS = tuple(name for name in full.observables if "_to_" in name)
LOOPS = tuple(name.removeprefix("gain_") for name in full.observables if name.startswith("gain_"))


def strengths(run: Run, day: float) -> dict[str, float]:
    """Strength of every link and gain of every loop on the last stored day not after `day`.

    Keys are as in the run: `M_to_W`, …, `gain_irritants`, …. All are dimensionless.

    Raises
    ------
    ValueError, TypeError
        For a day outside the run, or something that is no `Run`.
    """
    instance(Run, "run", run, "simulate('extrusion')")
    day = number("day", day, 0, run.days[-1])
    place = int((run.days <= day).sum()) - 1
    names = (*LINKS, *(f"gain_{loop}" for loop in LOOPS))
    return {name: float(run[name][place]) for name in names}
