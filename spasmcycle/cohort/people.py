"""Virtual people: who they are, drawn from a spread of settings with a seed.

The spread was fitted by `python -m spasmcycle.cohort.fit` so that the crowd's mean pain follows
the pooled course of people with new back pain. The sizes are weights of a trigger, not rates of
herniation, and the quiet week is nobody's treatment. That a toy can be made to follow a mean is
no proof of the toy: many others could be made to.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from spasmcycle.model.allowed import instance, number, whole
from spasmcycle.model.generated import full
from spasmcycle.model.nights import NIGHT, checked_nights
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings
from spasmcycle.model.treatments import FACTS, Course, checked_courses, treated

FITTED = Path(__file__).with_name("spread.json")
HOURS_A_DAY = 24
MOST_PEOPLE = 1_000_000
LARGEST_SEED = 2**64 - 1


class Field(NamedTuple):
    """Range, unit ("1" where there is none) and meaning of one number of a `Spread`."""

    low: float
    high: float
    unit: str
    meaning: str


FIELDS: dict[str, Field] = {
    "bulge": Field(0, 1, "1", "weight of a trigger of the size of a bulge"),
    "protrusion": Field(0, 1, "1", "weight of one of the size of a protrusion"),
    "extrusion": Field(0, 1, "1", "weight of one of the size of an extrusion"),
    "sequestration": Field(0, 1, "1", "weight of one of the size of a sequestration"),
    "log_k": Field(0, 1, "1", "spread of k: standard deviation of its logarithm"),
    "log_zeta": Field(0, 1, "1", "the same for zeta"),
    "log_tau_I": Field(0, 1, "1", "the same for tau_I"),
    "stress_high": Field(0, 1, "1", "stress is uniform from 0 to this"),
    "quiet_share": Field(0, 1, "1", "share of people who get one unnamed quiet week"),
    "quiet_first": Field(0, 365, "d", "shortest wait for it, from the first visit"),
    "quiet_wait": Field(1, 730, "d", "mean of what is added to that wait (exponential)"),
    "quiet_drive": Field(0, 1, "1", "what the drive of guarding is multiplied by in it"),
    "quiet_days": Field(1, 90, "d", "its length"),
    "first_seen": Field(0, 42, "d", "from the trigger to the first visit, day 0 of the cohort"),
}


@dataclass(frozen=True)
class Spread:
    """How virtual people differ; `FIELDS` has the range, unit and meaning of each number.

    Of the weights only the ratios count. Parameters lie around the model's own values.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and its range.
    """

    bulge: float
    protrusion: float
    extrusion: float
    sequestration: float
    log_k: float
    log_zeta: float
    log_tau_I: float
    stress_high: float
    quiet_share: float
    quiet_first: float
    quiet_wait: float
    quiet_drive: float = 0.65
    quiet_days: float = 7.0
    first_seen: float = 1.0

    def __post_init__(self) -> None:
        for name, field in FIELDS.items():
            value = number(name, getattr(self, name), field.low, field.high)
            object.__setattr__(self, name, value)
        if not sum(self.weights):
            raise ValueError(f"{', '.join(GRADES)}: all weights are 0; at least one is above 0")

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights of the sizes, in the order of `GRADES`."""
        return tuple(getattr(self, name) for name in GRADES)


@cache
def fitted() -> Spread:
    """The spread that `python -m spasmcycle.cohort.fit` found."""
    return Spread(**json.loads(FITTED.read_text(encoding="utf-8"))["spread"])


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
    """Draw people. Each quantity has a stream of its own, so person 7 is person 7 in any crowd.

    Parameters
    ----------
    people : int
        1 to 1,000,000.
    seed : int
        0 to 2⁶⁴ − 1. The same seed gives the same people.
    spread : Spread, optional
        The fitted one, if not given.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    people = whole("people", people, 1, MOST_PEOPLE)
    seed = whole("seed", seed, 0, LARGEST_SEED)
    s = fitted() if spread is None else instance(Spread, "spread", spread, "fitted()")
    streams = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(7)]
    grade, k, zeta, tau_I, stress, has_quiet, wait = streams
    edges = np.cumsum(s.weights) / sum(s.weights)

    def around(name: str, spread: float, stream: np.random.Generator) -> np.ndarray:
        p = PARAMETERS[name]
        drawn = p.value * np.exp(spread * stream.standard_normal(people))
        return np.clip(drawn, p.low, p.high)

    quiet = s.quiet_first + s.quiet_wait * wait.standard_exponential(people)
    return People(
        grade=np.minimum(np.searchsorted(edges, grade.random(people), "right"), len(edges) - 1),
        k=around("k", s.log_k, k),
        zeta=around("zeta", s.log_zeta, zeta),
        tau_I=around("tau_I", s.log_tau_I, tau_I),
        stress=s.stress_high * stress.random(people),
        quiet=np.where(has_quiet.random(people) < s.quiet_share, quiet, math.inf),
    )


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
