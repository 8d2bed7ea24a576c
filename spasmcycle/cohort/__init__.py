"""Virtual people: the same toy, many settings, and what an average hides.

    from spasmcycle.cohort import follow
    cohort = follow(1000, seed=7)

Needs NumPy, which a lesson that shows a cohort asks for; with numba it is some seven times faster.
Who someone is needs no NumPy and is the same in the browser (`person`). How people differ was
fitted to a published course (`spread`, `fit`); a fit is no proof.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spasmcycle.cohort.people import People, draw
    from spasmcycle.cohort.result import Cohort, compare
    from spasmcycle.cohort.run import CohortStopped, Partial, follow
    from spasmcycle.cohort.spread import Spread, fitted

__all__ = [
    "Cohort",
    "CohortStopped",
    "Partial",
    "People",
    "Spread",
    "compare",
    "draw",
    "fitted",
    "follow",
]
_ROOMS = {
    "people": ("People", "draw"),
    "result": ("Cohort", "compare"),
    "run": ("CohortStopped", "Partial", "follow"),
    "spread": ("Spread", "fitted"),
}


def __getattr__(name: str) -> object:
    """What is imported from here is found when it is asked for: a picture needs no NumPy."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
