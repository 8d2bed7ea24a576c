"""What chance does to a trial: two groups drawn from a crowd of made-up people, many times."""

from __future__ import annotations

import numpy as np

from spasmcycle.cohort.result import Cohort
from spasmcycle.model.allowed import whole

TRIALS = 4000


def differences(
    untreated: Cohort,
    treated: Cohort,
    size: int = 100,
    day: int = 28,
    trials: int = TRIALS,
    seed: int = 1,
) -> np.ndarray:
    """How many more of 100 settle in the second group, trial by trial.

    In each trial one group is drawn from `untreated` and another from `treated`, so that nobody
    is in both groups. The same cohort twice is a treatment that does nothing.

    Parameters
    ----------
    untreated, treated : Cohort
        Of the same people, at least twice as many as `size`.
    size : int
        People in each group.
    day : int
        By which they have settled, as in `Cohort.settled_of_100`.
    trials : int
        1 to 100,000.
    seed : int
        The same seed gives the same trials.

    Returns
    -------
    array of float, shape (trials,)
        Settled of 100 with treatment, less those without; more than 0 looks like help.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    people = min(len(untreated), len(treated))
    size = whole("size", size, 1, people // 2)
    trials = whole("trials", trials, 1, 100_000)
    without, with_ = (one.days_to_settle() <= day for one in (untreated, treated))
    chance = np.random.default_rng(seed)
    found = np.empty(trials)
    for i in range(trials):
        drawn = chance.permutation(people)[: 2 * size]
        found[i] = 100 * (with_[drawn[size:]].mean() - without[drawn[:size]].mean())
    return found
