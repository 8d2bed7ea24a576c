"""Runs of the model: one case in, every stock and read-out over time out.

Days at every interface, hours inside. The solving itself is in `model.integrate`, which the
browser runs too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from spasmcycle.model import parameters
from spasmcycle.model.allowed import instance, listed, number, whole
from spasmcycle.model.causes import cause_named
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve, stored_hours
from spasmcycle.model.nights import NIGHT, checked_nights, nightly
from spasmcycle.model.postures import load_of
from spasmcycle.model.treatments import LONGEST, Course, checked_courses, laid_over

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Course", "OutsideRange", "Run", "case", "simulate", "solved"]


class OutsideRange(ArithmeticError):
    """The solution left the range in which the model means anything."""


@dataclass(frozen=True)
class Run:
    """One solved case. `run["pain_shown"]` is a NumPy array over `run.days`, shape (points,).

    There is a column for every stock, and for what can be read from the stocks: load, contact,
    strain, root, pain, drive, pain_shown (0 to 10), strengths of links and gains of loops. All
    are without unit; `days` holds days.
    """

    columns: dict[str, list[float]]

    @property
    def days(self) -> np.ndarray:
        """Days at which the run is stored, shape (points,)."""
        return self["days"]

    def __getitem__(self, name: str) -> np.ndarray:
        import numpy

        return numpy.asarray(self._column(name))

    def _column(self, name: str) -> list[float]:
        if not isinstance(name, str) or name not in self.columns:
            raise KeyError(f"no column {name!r}; there are: {', '.join(self.columns)}")
        return self.columns[name]

    def last_day_above(self, name: str, level: float) -> float | None:
        """The last stored day on which a column is above `level`; None where it never is.

        Raises
        ------
        KeyError
            For an unknown column.
        ValueError, TypeError
            For a level that is not a number.
        """
        level = number("level", level, -inf, inf)
        days, values = self.columns["days"], self._column(name)
        above = [day for day, value in zip(days, values, strict=True) if value > level]
        return above[-1] if above else None


def case(
    grade: str = "extrusion",
    days: int = 84,
    changes: Sequence[tuple[float, dict[str, float]]] = (),
    *,
    cause: str = "none",
    courses: Sequence[Course] = (),
    nights: float = 0.0,
    **settings: float | str,
) -> dict:
    """What `simulate` solves, as a case for `model.integrate.solve`: every parameter is named.

    Parameters and errors as for `simulate`.
    """
    nights = checked_nights(nights)
    size = parameters.grade_named(grade)
    known = cause_named(cause)
    days = whole("days", days, 1, LONGEST)
    courses = checked_courses(courses, days)
    held = parameters.settings(**_named({"tau_H": size.tau_H, **known.settings, **settings}))
    segments = [{"day": 0.0, "settings": held}]
    for day, change in sorted(_dated(changes, days), key=lambda item: item[0]):
        checked = {n: parameters.checked(n, value) for n, value in _named(change).items()}
        held = held | checked
        segments.append({"day": day, "settings": held})
    start = {"I": size.H0, "H": size.H0}
    for name, value in known.start.items():
        start[name] = start.get(name, 0.0) + value
    treated = laid_over(segments, courses)
    return {"segments": nightly(treated, nights, 0.0, days, NIGHT), "start": start}


def _dated(
    changes: Sequence[tuple[float, dict[str, float]]], days: int
) -> list[tuple[float, dict[str, float]]]:
    """The changes, if each is a day of the run and settings."""
    found = []
    for change in listed("changes", changes, "[(7, {'heat': 0.5})]"):
        pair = listed("changes", change, "(7, {'heat': 0.5}) for one")
        if len(pair) != 2:
            raise ValueError(f"changes: {change!r} is not a day and its settings")
        day = number("changes: day", pair[0], 0, days)
        found.append((day, instance(Mapping, "changes: settings", pair[1], "{'heat': 0.5}")))
    return found


def _named(settings: dict[str, float | str]) -> dict[str, float]:
    """Settings with the name of a posture turned into its load."""
    return {n: load_of(v) if n == "posture" else v for n, v in settings.items()}


def simulate(
    grade: str = "extrusion",
    days: int = 84,
    changes: Sequence[tuple[float, dict[str, float]]] = (),
    *,
    cause: str = "none",
    courses: Sequence[Course] = (),
    nights: float = 0.0,
    **settings: float | str,
) -> Run:
    """Run the full model for one herniation, one other cause, or both.

    Parameters
    ----------
    grade : str
        None, bulge, protrusion, extrusion or sequestration, in lower case.
    days : int
        Length of the run, 1 to 730.
    changes : sequence of (day, {parameter: value})
        Settings that hold from that day on, on top of `settings`.
    cause : str
        A name in `spasmcycle.model.causes.CAUSES`, or "none".
    courses : sequence of Course
        Treatments; see `spasmcycle.model.treatments` for how they combine.
    nights : float
        Hours lying in each 24, 0 to 24. With 0, as is usual here, the toy stands day and night;
        see `spasmcycle.model.nights`.
    **settings : float or str
        Parameters of the model; see `spasmcycle.model.parameters`. They win over those of the
        cause. `posture` may be a name in `spasmcycle.model.postures.POSTURES`.

    Returns
    -------
    Run
        Stored every hour for two days, then every six hours.

    Raises
    ------
    ValueError
        For an unknown name, or a value outside its range.
    TypeError
        For a setting that is no number, or a course that is no `Course`.
    OutsideRange
        When the solution leaves the range in which the model means anything.
    """
    one = case(grade, days, changes, cause=cause, courses=courses, nights=nights, **settings)
    return Run(solved(one, stored_hours(days)))


def solved(one: dict, hours: list[float]) -> dict[str, list[float]]:
    """The columns of a case at these hours, one number an hour each.

    Raises
    ------
    OutsideRange
        When the solution leaves the range in which the model means anything.
    """
    return in_range(solve(full, parameters.settings(), one, hours, TOLERANCE))


def in_range(columns: dict) -> dict:
    """The columns of `model.integrate.solve`, or `OutsideRange` where they mean nothing."""
    if not columns["fine"]:
        raise OutsideRange("outside the model's range: try settings closer to the defaults")
    return columns
