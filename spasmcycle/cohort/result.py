"""What a cohort's course can tell: means, quantiles, who settles when, in words and numbers.

Everything here is about virtual people. A sentence says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from spasmcycle.cohort import draws
from spasmcycle.cohort.people import People
from spasmcycle.cohort.person import OWN_DRAWS, SETTLED_DAYS, SETTLED_LEVEL
from spasmcycle.cohort.spread import Spread
from spasmcycle.model.allowed import instance, listed, number, whole
from spasmcycle.model.treatments import Course

# Day-to-day ups and downs of a written pain score, chosen for teaching; the toy has none.
RATING_NOISE = 1.0


@dataclass(frozen=True)
class Cohort:
    """Virtual people and their pain, day by day.

    Attributes
    ----------
    pain : array of float, shape (people, days + 1)
        Displayed pain, 0 to 10, from the first visit (day 0) on.
    people : People
        Who they are: one array a quantity, shape (people,).
    seed : int
    spread : Spread
    courses : tuple of Course
        What everyone was treated with.
    nights : float
        Hours that everyone lies in each 24.
    """

    pain: np.ndarray
    people: People
    seed: int
    spread: Spread
    courses: tuple[Course, ...] = ()
    nights: float = 0.0

    def __len__(self) -> int:
        return len(self.pain)

    @property
    def days(self) -> np.ndarray:
        """Days after the first visit, shape (days + 1,)."""
        return np.arange(self.pain.shape[1])

    def mean(self) -> np.ndarray:
        """Mean displayed pain of each day, 0 to 10, shape (days + 1,)."""
        return self.pain.mean(axis=0)

    def interval(self) -> tuple[np.ndarray, np.ndarray]:
        """The 95 % confidence interval of each day's mean: two arrays, shape (days + 1,).

        Not a number for a cohort of one: one person has no spread.
        """
        if len(self) == 1:
            none = np.full(self.pain.shape[1], math.nan)
            return none, none
        half = 1.96 * self.pain.std(axis=0, ddof=1) / math.sqrt(len(self))
        return self.mean() - half, self.mean() + half

    def quantiles(self, shares: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 0.9)) -> np.ndarray:
        """Displayed pain below which a share of people is, shape (shares, days + 1).

        Raises
        ------
        ValueError, TypeError
            For a share outside 0 to 1.
        """
        asked = [number("shares", share, 0, 1) for share in listed("shares", shares, "[0.5]")]
        return np.quantile(self.pain, asked, axis=0)

    def days_to_settle(self, level: float = SETTLED_LEVEL, stay: int = SETTLED_DAYS) -> np.ndarray:
        """First day of `stay` days in a row at or below `level`; infinite where there are none.

        Parameters
        ----------
        level : float
            Displayed pain, 0 to 10. The default is recovery as `williams2014` defined it.
        stay : int
            1 to the number of days stored.

        Returns
        -------
        array of float, shape (people,)

        Raises
        ------
        ValueError, TypeError
            Naming the field, its value and what is allowed.
        """
        level = number("level", level, 0, 10)
        stay = whole("stay", stay, 1, self.pain.shape[1])
        calm = np.lib.stride_tricks.sliding_window_view(self.pain <= level, stay, axis=1).all(-1)
        return np.where(calm.any(axis=1), calm.argmax(axis=1), math.inf)

    def settled_of_100(
        self, day: int, level: float = SETTLED_LEVEL, stay: int = SETTLED_DAYS
    ) -> int:
        """How many of 100 had settled by a day, rounded.

        Parameters
        ----------
        day : int
            0 to the last day stored.
        level, stay
            As for `days_to_settle`.

        Raises
        ------
        ValueError, TypeError
            Naming the field, its value and what is allowed.
        """
        day = self._day(day)
        return round(100 * float((self.days_to_settle(level, stay) <= day).mean()))

    def improved_of_100(self, day: int, share: float = 0.5) -> int:
        """How many of 100 have lost at least this share of their first day's pain on a day.

        `day` is from 0 to the last day stored, `share` from 0 to 1; else ValueError or TypeError.
        """
        day, share = self._day(day), number("share", share, 0, 1)
        better = self.pain[:, day] <= (1 - share) * self.pain[:, 0]
        return round(100 * float(better.mean()))

    def sentence(self, day: int = 28) -> str:
        """Who had settled by a day, in natural frequencies; `day` as for `settled_of_100`."""
        count = self.settled_of_100(day)
        return f"{count} of 100 virtual people had settled by day {day}."

    def ratings(self, day: int, noise: float = RATING_NOISE) -> np.ndarray:
        """What people write down on a day: displayed pain with that day's ups and downs.

        The toy has no good and bad days. They are laid on top, so that picking those who hurt
        most today also picks those who have a bad day (regression to the mean).

        Parameters
        ----------
        day : int
        noise : float
            Standard deviation in points of 10, 0 to 5; chosen for teaching.

        Returns
        -------
        array of float, shape (people,)
            0 to 10. The same cohort and day give the same numbers.

        Raises
        ------
        ValueError, TypeError
            Naming the field, its value and what is allowed.
        """
        day, noise = self._day(day), number("noise", noise, 0, 5)
        states = draws.skipped(draws.substreams(self.seed, len(self)), OWN_DRAWS + day)
        moved = self.pain[:, day] + noise * draws.normal(states)
        return np.clip(moved, 0.0, 10.0)

    def worst(self, count: int = 20, day: int = 0, noise: float = RATING_NOISE) -> np.ndarray:
        """Places of the people who rate their pain highest on a day, highest first.

        Parameters
        ----------
        count : int
            1 to the number of people.
        day, noise
            As for `ratings`.

        Returns
        -------
        array of int, shape (count,)

        Raises
        ------
        ValueError, TypeError
            Naming the field, its value and what is allowed.
        """
        count = whole("count", count, 1, len(self))
        return np.argsort(-self.ratings(day, noise), kind="stable")[:count]

    def _day(self, day: int) -> int:
        return whole("day", day, 0, self.pain.shape[1] - 1)


def compare(untreated: Cohort, treated: Cohort, day: int = 28) -> str:
    """Both arms in natural frequencies, and the difference of the two numbers shown.

    Raises
    ------
    ValueError, TypeError
        When the arms are not the same people or their nights differ, or something is no `Cohort`.
    """
    instance(Cohort, "untreated", untreated, "follow(1000)")
    instance(Cohort, "treated", treated, "follow(1000)")
    same = untreated.seed == treated.seed and untreated.spread == treated.spread
    if not (same and len(untreated) == len(treated)):
        raise ValueError("the two arms are different people: use the same seed, number and spread")
    if untreated.nights != treated.nights:
        raise ValueError(
            f"nights: {untreated.nights:g} and {treated.nights:g} hours; allowed: the same in both"
        )
    without, with_ = untreated.settled_of_100(day), treated.settled_of_100(day)
    more = with_ - without
    told = f"{abs(more)} {'more' if more > 0 else 'fewer'}" if more else "no difference"
    return (
        f"Of 100 virtual people, {without} had settled by day {day} untreated; "
        f"{with_} with treatment; {told}."
    )
