"""Virtual people: who they are, drawn from a spread of settings with a seed, as arrays.

The same draws as `cohort.person` makes one by one, to the last bit, and their settings over time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

import numpy as np

from spasmcycle.cohort import draws
from spasmcycle.cohort.person import MOST_PEOPLE, facts_of
from spasmcycle.cohort.spread import Spread, fitted
from spasmcycle.model.allowed import instance, whole
from spasmcycle.model.generated import full
from spasmcycle.model.nights import NIGHT, checked_nights
from spasmcycle.model.parameters import GRADES, settings
from spasmcycle.model.treatments import FACTS, Course, checked_courses, treated
from spasmcycle.random_streams import checked_seed

HOURS_A_DAY = 24


@dataclass(frozen=True)
class People:
    """Arrays with one entry a person, all of shape (people,).

    Attributes
    ----------
    grade : array of int
        Place of the trigger's size in `GRADES`.
    k, zeta, tau_I, stress : array of float
        Parameters of the model; `tau_I` in days.
    quiet : array of float
        Day after the first visit on which the quiet week begins; infinite where there is none.
    """

    grade: np.ndarray
    k: np.ndarray
    zeta: np.ndarray
    tau_I: np.ndarray
    stress: np.ndarray
    quiet: np.ndarray

    def __len__(self) -> int:
        return len(self.grade)

    def __getitem__(self, which: slice | np.ndarray) -> People:
        return People(**{f.name: getattr(self, f.name)[which] for f in fields(self)})

    @property
    def grade_names(self) -> np.ndarray:
        """Name of each person's size, shape (people,)."""
        return np.array(list(GRADES))[self.grade]


def draw(people: int, seed: int, spread: Spread | None = None) -> People:
    """Draw people: person i is the same in a crowd of any size, here and in the browser.

    Parameters
    ----------
    people : int
        1 to 1,000,000.
    seed : int
        0 to 999,999. The same seed gives the same people.
    spread : Spread, optional
        The fitted one, if not given.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    people = whole("people", people, 1, MOST_PEOPLE)
    seed = checked_seed(seed)
    facts = facts_of(fitted() if spread is None else instance(Spread, "spread", spread, "fitted()"))
    states = draws.substreams(seed, people)

    def around(of: dict[str, float]) -> np.ndarray:
        drawn = of["value"] * draws.exponential(of["spread"] * draws.normal(states))
        return np.clip(drawn, of["low"], of["high"])

    size = np.searchsorted(facts["edges"], draws.uniform(states), "right")
    k, zeta, tau_I = around(facts["k"]), around(facts["zeta"]), around(facts["tau_I"])
    stress = facts["stress_high"] * draws.uniform(states)
    has_quiet = draws.uniform(states) < facts["quiet_share"]
    quiet = facts["quiet_first"] + facts["quiet_wait"] * draws.wait(states)
    return People(size, k, zeta, tau_I, stress, np.where(has_quiet, quiet, math.inf))


@dataclass(frozen=True)
class Segments:
    """What `solve.everybody` needs to know of each person: arrays, people first."""

    y0: np.ndarray
    starts: np.ndarray
    settings: np.ndarray
    shares: np.ndarray


def segments(
    people: People,
    spread: Spread,
    days: int,
    courses: Sequence[Course] = (),
    nights: float = 0.0,
) -> Segments:
    """Settings of each person over time, in hours from the trigger.

    Parameters
    ----------
    people : People
    spread : Spread
        For the quiet week and the day of the first visit.
    days : int
        Days after the first visit.
    courses : sequence of Course
        Treatments that everyone gets, their days counted from the first visit.
    nights : float
        Hours lying in each 24, 0 to 24; the first visit is at noon.

    Raises
    ------
    ValueError, TypeError
        For a course that starts outside `days`, something that is no course, or hours that are
        not in a day.
    """
    nights = checked_nights(nights)
    plain = [
        asdict(course) | {"start": course.start + spread.first_seen}
        for course in checked_courses(courses, days)
    ]
    sizes = list(GRADES.values())
    at = {name: i for i, name in enumerate(full.parameters)}
    values = np.tile(list(settings().values()), (len(people), 3, 1))
    for name in ("k", "zeta", "tau_I", "stress"):
        values[:, :, at[name]] = getattr(people, name)[:, None]
    values[:, :, at["tau_H"]] = np.array([size.tau_H for size in sizes])[people.grade][:, None]
    values[:, 1, at["g"]] *= spread.quiet_drive
    y0 = np.zeros((len(people), full.n))
    for stock in ("I", "H"):
        y0[:, full.stocks.index(stock)] = np.array([size.H0 for size in sizes])[people.grade]
    never = spread.first_seen + days + 1
    begin = np.minimum(spread.first_seen + people.quiet, never)
    edges = np.stack([np.zeros(len(people)), begin, begin + spread.quiet_days], axis=1)
    if plain:
        crowd = _treated(y0, edges, values, plain)
    else:
        crowd = Segments(y0, HOURS_A_DAY * edges, values, np.ones((*edges.shape, full.n)))
    return _nightly(crowd, nights, spread.first_seen, days) if nights else crowd


def _nightly(crowd: Segments, nights: float, first_seen: float, days: int) -> Segments:
    """Nights laid over everyone's segments, as `model.nights.nightly` does for one person."""
    wait = math.ceil(first_seen)
    noons = (first_seen - wait) + np.arange(wait + days + 1)[:, None]
    edges = HOURS_A_DAY * (noons + np.array([24 - nights, 24 + nights]) / 48).ravel()
    people, parts = crowd.starts.shape
    inside = np.where(edges > crowd.starts[:, :1], edges, np.inf)
    when = np.concatenate([crowd.starts, inside], axis=1)
    own = np.full(when.shape, -1)
    own[:, :parts] = np.arange(parts)
    order = np.argsort(when, axis=1, kind="stable")
    when, own = np.take_along_axis(when, order, 1), np.take_along_axis(own, order, 1)
    lies = np.searchsorted(edges, when, side="right") % 2 == 1
    person, part = np.arange(people)[:, None], np.maximum.accumulate(own, axis=1)
    settings = crowd.settings[person, part]
    load = settings[:, :, full.parameters.index("posture")]
    np.minimum(load, NIGHT["lying"], out=load, where=lies)
    shares = np.where((own >= 0)[:, :, None], crowd.shares[person, part], 1.0)
    return Segments(crowd.y0, when, settings, shares)


def _treated(
    y0: np.ndarray, edges: np.ndarray, values: np.ndarray, courses: list[dict]
) -> Segments:
    """Courses laid over each person's own segments; the shorter lists end in idle segments."""
    everyone = []
    for days, rows in zip(edges.tolist(), values.tolist(), strict=True):
        plain = [
            {"day": day, "settings": dict(zip(full.parameters, row, strict=True))}
            for day, row in zip(days, rows, strict=True)
        ]
        everyone.append(treated(plain, courses, FACTS))
    most = max(map(len, everyone))
    starts = np.full((len(everyone), most), np.inf)
    padded = np.repeat(values[:, -1:, :], most, axis=1)
    shares = np.ones((len(everyone), most, full.n))
    for i, made in enumerate(everyone):
        for j, segment in enumerate(made):
            starts[i, j] = HOURS_A_DAY * segment["day"]
            padded[i, j] = [segment["settings"][name] for name in full.parameters]
            shares[i, j] = [segment.get("keep", {}).get(name, 1.0) for name in full.stocks]
    return Segments(y0, starts, padded, shares)
