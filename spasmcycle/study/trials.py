"""What a course of treatment does in the toy, beside what trials found in people.

A trial's mean is held against a crowd of made-up people, read in every way the trial may be read
(`judged`); the crowd itself is followed by `cohort.arms`, and what came out is kept.
`compare_with_trials` shows two made-up people, or any other, and judges nothing.
`treatment_window` and `shortest_course` say when, and how long, a course must be given to free the
toy's loop, and `after_surgery` how long guarding outlasts the disc. They are about the toy alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from spasmcycle.evidence.findings import Finding, Pain
from spasmcycle.model.allowed import listed, named, whole
from spasmcycle.model.integrate import stored_hours
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.treatments import LONGEST, TREATMENTS, WORTH_HAVING, Course
from spasmcycle.simulate import case, solved

Verdict = Literal[
    "failed prediction of the toy",
    "inside the trial's interval",
    "less than in the trial",
    "more harm than in the trial",
    "set to agree, no prediction",
    "on the edge",
    "another scale",
    "no number given",
]
FAILED, INSIDE, LESS, WORSE, SET, EDGE, SCALE, NONE = Verdict.__args__
ENOUGH = 0.8
"""Share of the crowds that must agree before a reading has a verdict."""

YEAR = 365
HELD = 0.5


@dataclass(frozen=True)
class Comparison:
    """The effect of one course on one made-up person, beside one finding in people.

    `model` is the change of pain in points of 100 (pain shown × 10), treated less untreated, on
    the day after the start on which the finding was measured, or on the last day of the course
    where that is not known. Negative is less pain. One person is no trial: see `judged`.
    """

    course: Course
    finding: Finding
    model: float


def verdict_of(points: float, pain: Pain) -> Verdict:
    """How a mean change of pain in a crowd, in points of 100, stands to a finding.

    The prediction fails where the toy does better than the whole interval of the trial. A trial
    of little or no effect without an interval is taken to exclude 10 points of 100.
    """
    low = pain.change - WORTH_HAVING if pain.low is None else pain.low
    high = pain.change + WORTH_HAVING if pain.high is None else pain.high
    if points < low:
        return FAILED
    if points > high:
        return WORSE if pain.change > 0 else LESS
    return INSIDE


@dataclass(frozen=True)
class Reading:
    """A trial, read in one way, and given to ten crowds of made-up people.

    Attributes
    ----------
    start : int
        Day after the first visit on which the course begins.
    length : float
        Its days.
    who : str
        Who is let in: "everyone", or those "in pain" on that day.
    points : tuple of float
        Mean change of pain in each crowd, points of 100; negative is less pain.
    verdicts : tuple of Verdict
        One a crowd; empty where there is nothing to compare with.
    """

    start: int
    length: float
    who: str
    points: tuple[float, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def mean(self) -> float:
        """Mean of the crowds."""
        return sum(self.points) / len(self.points)

    @property
    def agree(self) -> int:
        """How many crowds share the most common verdict; 0 where there is none."""
        return max(Counter(self.verdicts).values(), default=0)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that at least eight of ten crowds share, "on the edge" where none is."""
        if not self.verdicts:
            return None
        ((most, count),) = Counter(self.verdicts).most_common(1)
        return most if count >= ENOUGH * len(self.verdicts) else EDGE


@dataclass(frozen=True)
class Judgement:
    """One finding about a treatment, beside every reading of its trial in the crowd.

    `day` is the day after the start on which pain is read; `readings` is empty for no treatment.
    """

    treatment: str
    finding: Finding
    day: int
    readings: tuple[Reading, ...]

    @property
    def counts(self) -> dict[Verdict, int]:
        """In how many readings each verdict is reached, the most common first."""
        found = Counter(r.verdict for r in self.readings if r.verdict)
        return dict(found.most_common())

    @property
    def verdict(self) -> str:
        """One verdict where all readings agree, else what it depends on, in words.

        A number that was set so that the crowd agrees with this finding gets no verdict.
        """
        if self.finding.pain is None:
            return SCALE if self.finding.scale else NONE
        if self.finding.id == TREATMENTS[self.treatment].set_to:
            return SET
        if len(self.counts) == 1:
            return next(iter(self.counts))
        return f"depends on how the trial is read: {self.tally}"

    @property
    def tally(self) -> str:
        """Each verdict with the number of readings, as "less than in the trial in 1 of 4"."""
        (first, count), *more = self.counts.items()
        return ", ".join(
            [
                f"{first} in {count} of {len(self.readings)} readings",
                *(f"{v} in {n}" for v, n in more),
            ]
        )

    @property
    def failed(self) -> int:
        """The number of readings in which the toy does better than the whole trial."""
        return self.counts.get(FAILED, 0)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest mean change of pain among the readings, points of 100."""
        means = [r.mean for r in self.readings] or [0.0]
        return min(means), max(means)


def judged(treatment: str) -> list[Judgement]:
    """A treatment in ten crowds of made-up people, beside each finding about it.

    Treated and untreated arms are the same people. A finding is compared in every reading of its
    trial: the course begins on day 0 or on day 7, everyone is let in or only those in pain, and a
    medicine lasts its usual course or until the day that was looked at. What the crowds did is
    kept by `python -m spasmcycle.cohort.arms`; nothing is run here.

    Parameters
    ----------
    treatment : str
        A name in `TREATMENTS`.

    Returns
    -------
    list of Judgement
        One a finding, in the order of `Treatment.evidence`.

    Raises
    ------
    ValueError, TypeError
        For an unknown treatment.
    """
    known = named("treatment", treatment, TREATMENTS)
    made = []
    for finding in known.findings:
        pain = finding.pain
        day = pain.day if pain else round(known.length)
        readings = []
        for kept in _kept()["treatments"].get(treatment, []):
            if kept["day"] != day or (pain is None and kept["length"] != known.length):
                continue
            points = tuple(kept["points"])
            verdicts = tuple(verdict_of(p, pain) for p in points) if pain else ()
            readings.append(Reading(kept["start"], kept["length"], kept["who"], points, verdicts))
        made.append(Judgement(treatment, finding, day, tuple(readings)))
    return made


def kept_crowds() -> dict[str, float | list[int]]:
    """Which crowds were followed: `people` in each, `seeds`, and `entry`, the pain of those in
    pain (more than this, of 10)."""
    return _kept()["asked"]


@cache
def _kept() -> dict:
    room = files("spasmcycle").joinpath("cohort", "arms.json")
    return json.loads(room.read_text(encoding="utf-8"))


def compare_with_trials(
    treatment: str,
    grade: str = "extrusion",
    *,
    start: float = 14.0,
    length: float | None = None,
    strength: float = 1.0,
    cause: str = "none",
    **settings: float | str,
) -> list[Comparison]:
    """One course in one made-up person, beside each finding about the treatment.

    Parameters
    ----------
    treatment : str
        A name in `TREATMENTS`.
    grade, cause, **settings
        As for `simulate`.
    start, length, strength : float
        As for `Course`.

    Returns
    -------
    list of Comparison
        One a finding, in the order of `Treatment.evidence`.

    Raises
    ------
    ValueError, TypeError
        As for `Course` and `simulate`.
    """
    course = Course(treatment, start, length, strength)
    findings = named("treatment", treatment, TREATMENTS).findings
    after = [course.start + (f.pain.day if f.pain else course.length) for f in findings]
    hours = sorted({24 * day for day in after})
    without = case(grade, LONGEST, cause=cause, **settings)
    given = case(grade, LONGEST, cause=cause, courses=(course,), **settings)
    shown = [
        dict(zip(hours, solved(one, hours)["pain_shown"], strict=True)) for one in (given, without)
    ]
    return [
        Comparison(course, finding, 10 * (shown[0][24 * day] - shown[1][24 * day]))
        for day, finding in zip(after, findings, strict=True)
    ]


def frees(grade: str, courses: Sequence[Course], **settings: float | str) -> bool:
    """Whether guarding is below half one year on, in the model.

    Arguments and errors as for `simulate`; a course starts within the year.
    """
    ended = solved(case(grade, YEAR, courses=courses, **settings), [24.0 * YEAR])
    return ended["M"][0] < HELD


@dataclass(frozen=True)
class Window:
    """When a course frees a stuck loop, at one loop strength and one stress.

    `stuck` is whether the loop holds for a year untreated. `freed` has one truth a start day; it
    is empty where nothing was stuck.
    """

    k: float
    stress: float
    starts: tuple[float, ...]
    stuck: bool
    freed: tuple[bool, ...]

    @property
    def days(self) -> tuple[float, ...]:
        """The start days on which the course frees the loop."""
        return tuple(s for s, free in zip(self.starts, self.freed, strict=False) if free)


def treatment_window(
    treatment: str = "positional_relief",
    grade: str = "extrusion",
    *,
    starts: Sequence[float] = (1, 7, 14, 21, 30, 45, 60, 90),
    length: float = 7.0,
    strength: float = 1.0,
    ks: Sequence[float] = (PARAMETERS["k"].value,),
    stresses: Sequence[float] = (0.4,),
    **settings: float | str,
) -> list[Window]:
    """Where the window of a course lies, and where it moves and closes with loop and stress.

    Parameters
    ----------
    treatment, grade, length, strength, **settings
        As for `Course` and `simulate`.
    starts : sequence of float
        First days tried, 0 to 365.
    ks, stresses : sequence of float
        Loop strengths and stresses.

    Returns
    -------
    list of Window
        One a pair, in the order of `stresses`, then `ks`.

    Raises
    ------
    ValueError, TypeError
        As for `Course` and `simulate`.
    """
    for name, many in (("k", "ks"), ("stress", "stresses")):
        if name in settings:
            raise TypeError(f"{name}: {settings[name]!r} is not allowed here; use {many}")
    courses = [
        Course(treatment, start, length, strength) for start in listed("starts", starts, "(7, 14)")
    ]
    made = []
    for stress in listed("stresses", stresses, "(0.3, 0.4)"):
        for k in listed("ks", ks, "(0.33, 0.34)"):
            fixed = {**settings, "k": k, "stress": stress}
            stuck = not frees(grade, (), **fixed)
            freed = tuple(frees(grade, (c,), **fixed) for c in courses) if stuck else ()
            made.append(Window(k, stress, tuple(c.start for c in courses), stuck, freed))
    return made


def shortest_course(
    treatment: str,
    grade: str = "extrusion",
    *,
    starts: Sequence[float] = (1, 7, 14, 21, 30, 45, 60, 90),
    longest: int = 28,
    strength: float = 1.0,
    **settings: float | str,
) -> dict[float, int | None]:
    """The fewest whole days of a treatment that free the loop, by start day.

    Parameters
    ----------
    treatment, grade, strength, **settings
        As for `Course` and `simulate`.
    starts : sequence of float
        First days tried, 0 to 365.
    longest : int
        Longest course tried, in days, 1 to 365.

    Returns
    -------
    dict
        {start: days}; 0 where the loop lets go untreated, None where no course up to `longest`
        frees it.

    Raises
    ------
    ValueError, TypeError
        As for `Course` and `simulate`.
    """
    longest = whole("longest", longest, 1, YEAR)
    courses = [
        Course(treatment, start, 1.0, strength) for start in listed("starts", starts, "(7, 14)")
    ]
    if frees(grade, (), **settings):
        return {course.start: 0 for course in courses}
    return {
        course.start: next(
            (
                days
                for days in range(1, longest + 1)
                if frees(grade, (Course(treatment, course.start, days, strength),), **settings)
            ),
            None,
        )
        for course in courses
    }


# A muscle that only follows its source: irritants add no pain, so nothing feeds back. The second
# one is driven harder, by touch most of all, so that it guards for weeks as the loop does.
MUSCLES: dict[str, dict[str, float]] = {
    "loop": {},
    "driven": {"k": 0.0},
    "driven harder": {"k": 0.0, "g": 2.0, "a_C": 1.0},
    "stuck loop": {},
}


def after_surgery(
    days: Sequence[float] = (7, 30, 60, 120), stress: float = 0.4, grade: str = "extrusion"
) -> list[dict[str, str | float | None]]:
    """How many days after surgery guarding lets go: a loop, a driven muscle, a stuck loop.

    Parameters
    ----------
    days : sequence of float
        Days of surgery, 0 to 365.
    stress : float
        Stress of the stuck loop, 0 to 1; the others have none.
    grade : str
        As for `simulate`.

    Returns
    -------
    list of dict
        One a muscle in `MUSCLES`: `muscle`, its name; `untreated`, the last day of guarding above
        half without surgery, 0 where it never is; and for each day of surgery, under "day 7" and
        the like, how many days after it that last day comes, to a quarter of a day. Less than 0:
        guarding had let go before surgery. None: it holds on for the year.

    Raises
    ------
    ValueError, TypeError
        As for `Course` and `simulate`.
    """
    given = [Course("surgery", day) for day in listed("days", days, "(7, 30)")]
    rows = []
    for muscle, settings in MUSCLES.items():
        tense = stress if muscle == "stuck loop" else 0.0
        row: dict[str, str | float | None] = {
            "muscle": muscle,
            "untreated": _lets_go(grade, (), stress=tense, **settings),
        }
        for course in given:
            last = _lets_go(grade, (course,), stress=tense, **settings)
            row[f"day {course.start:g}"] = None if last is None else last - course.start
        rows.append(row)
    return rows


def _lets_go(grade: str, courses: Sequence[Course], **settings: float) -> float | None:
    """The last day of a year on which guarding is above half; 0 if it never is, None if always."""
    found = solved(case(grade, YEAR, courses=courses, **settings), stored_hours(YEAR))
    held = [day for day, m in zip(found["days"], found["M"], strict=True) if m >= HELD]
    if not held:
        return 0.0
    return None if held[-1] >= YEAR else held[-1]
