"""Solves the full model for many people at once and keeps their displayed pain.

With numba (`pip install "spasmcycle[fast]"`) the generated equations run compiled, one person
after another; without it NumPy takes everyone's steps at once, some five times slower. Both give
the numbers of `model.integrate` to the last bit, so a crowd may be shared out in any way.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from types import ModuleType

import numpy as np

from spasmcycle.model.integrate import TOLERANCE


@cache
def solver(compiled: bool | None = None) -> ModuleType:
    """The module whose `everybody` solves: compiled where numba is installed, or as asked."""
    if compiled is None:
        compiled = find_spec("numba") is not None
    if compiled:
        from spasmcycle.model.generated import many

        return many
    from spasmcycle.cohort import lockstep

    return lockstep


def everybody(
    y0: np.ndarray,
    starts: np.ndarray,
    settings: np.ndarray,
    shares: np.ndarray,
    times: np.ndarray,
    tolerance: float = TOLERANCE,
    compiled: bool | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Solve everyone through their own segments of settings.

    Parameters
    ----------
    y0 : array, shape (people, stocks)
        Stocks at the start.
    starts : array, shape (people, segments)
        Hours from which each segment's settings hold, rising; one past the end is never reached.
    settings : array, shape (people, segments, parameters)
        Every parameter of the model, in the order of `full.parameters`.
    shares : array, shape (people, segments, stocks)
        Share of each stock that is left when the segment begins.
    times : array, shape (points,)
        Hours at which to store, rising, none before the first start.
    tolerance : float
        Largest estimated error of a stock in one step.
    compiled : bool, optional
        With numba or without; with it where it is installed, if not given.

    Returns
    -------
    pain : array, shape (people, points)
        Displayed pain, 0 to 10.
    steps : array of int, shape (people,)
        Steps taken; −1 where the solution left the range in which the model means anything.
    """
    pain = np.zeros((len(y0), len(times)))
    steps = np.zeros(len(y0), dtype=np.int64)
    arrays = [np.ascontiguousarray(a, dtype=float) for a in (y0, starts, settings, shares, times)]
    solver(compiled).everybody(*arrays, float(tolerance), pain, steps)
    return pain, steps
