"""What a course of treatment does in the toy, beside what trials found in people.

`compare` puts both on one axis of pain, so that a strong effect in the toy never reads as a strong
effect in people. `treatment_window` and `shortest_course` say when, and how long, a course must
be given to free the toy's loop. They are about the toy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spasmcycle.evidence.findings import Finding
from spasmcycle.model.allowed import listed, named, whole
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.treatments import LONGEST, TREATMENTS, WORTH_HAVING, Course
from spasmcycle.simulate import case, solved

Verdict = Literal[
    "failed prediction of the toy",
    "inside the trial's interval",
    "less than in the trial",
    "not measured on this scale",
]
YEAR = 365
HELD = 0.5


@dataclass(frozen=True)
class Comparison:
    """The effect of one course in the model and one finding in people.

    `model` is the change of pain in points of 100 (pain shown × 10), treated less untreated, on
    the day after the start on which the finding was measured, or on the last day of the course
    where that is not known. Negative is less pain.
    """

    course: Course
    finding: Finding
    model: float
    verdict: Verdict


def verdict_of(model: float, finding: Finding) -> Verdict:
    """How an effect in the model stands to a finding.

    The prediction fails where the toy does better than the whole interval of the trial. A trial
    of little or no effect without an interval is taken to exclude 10 points of 100.
    """
    pain = finding.pain
    if pain is None:
        return "not measured on this scale"
    low = pain.change - WORTH_HAVING if pain.low is None else pain.low
    high = pain.change + WORTH_HAVING if pain.high is None else pain.high
    if model < low:
        return "failed prediction of the toy"
    return "less than in the trial" if model > high else "inside the trial's interval"


def compare(
    treatment: str,
    grade: str = "extrusion",
    *,
    start: float = 14.0,
    length: float | None = None,
    strength: float = 1.0,
    cause: str = "none",
    **settings: float | str,
) -> list[Comparison]:
    """One course in the model, beside each finding about the treatment.

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
    made = []
    for day, finding in zip(after, findings, strict=True):
        effect = 10 * (shown[0][24 * day] - shown[1][24 * day])
        made.append(Comparison(course, finding, effect, verdict_of(effect, finding)))
    return made


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
