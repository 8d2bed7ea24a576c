"""Virtual people: the same toy, many settings, and what an average hides.

    from spasmcycle.cohort import follow
    cohort = follow(1000, seed=7)

Needs NumPy, which a lesson that shows a cohort asks for; with numba it is some seven times faster.
How people differ was fitted to a published course (`people`, `fit`); a fit is no proof.
"""

from spasmcycle.cohort.people import People, Spread, draw, fitted
from spasmcycle.cohort.result import Cohort, compare
from spasmcycle.cohort.run import CohortStopped, Partial, follow

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
