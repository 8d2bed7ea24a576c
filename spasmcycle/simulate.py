"""Runs of the model: one case in, every stock and read-out over time out.

Days at every interface, hours inside. The solving itself is in `model.integrate`, which the
browser runs too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spasmcycle.model import parameters
from spasmcycle.model.causes import cause_named
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve, stored_hours
from spasmcycle.model.postures import load_of
from spasmcycle.model.treatments import LONGEST, Course, laid_over

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Course", "OutsideRange", "Run", "case", "simulate", "solved"]


class OutsideRange(ArithmeticError):
    """The solution left the range in which the model means anything."""


@dataclass(frozen=True)
class Run:
    """One solved case. `run["pain_shown"]` is a NumPy array over `run.days`."""

    columns: dict[str, list[float]]

    @property
    def days(self) -> np.ndarray:
        """Days at which the run is stored."""
        return self["days"]

    def __getitem__(self, name: str) -> np.ndarray:
        import numpy

        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are: {', '.join(self.columns)}")
        return numpy.asarray(self.columns[name])

    def last_day_above(self, name: str, level: float) -> float | None:
        """The last stored day on which a column is above `level`; None where it never is."""
        above = [
            d for d, v in zip(self.columns["days"], self.columns[name], strict=True) if v > level
        ]
        return above[-1] if above else None


def case(
    grade: str = "extrusion",
    days: int = 84,
    changes: Sequence[tuple[float, dict[str, float]]] = (),
    *,
    cause: str = "none",
    courses: Sequence[Course] = (),
    **settings: float | str,
) -> dict:
    """What `simulate` solves, as a case for `model.integrate.solve`: every parameter is named.

    Parameters and errors as for `simulate`.
    """
    size = parameters.grade_named(grade)
    known = cause_named(cause)
    if isinstance(days, bool) or not (isinstance(days, int) and 1 <= days <= LONGEST):
        raise ValueError(f"days: {days!r} is not a whole number from 1 to {LONGEST}")
    for name, day in [("a change", day) for day, _ in changes] + [
        (f"a course of {c.treatment}", c.start) for c in courses if isinstance(c, Course)
    ]:
        if not 0 <= day <= days:
            raise ValueError(f"day {day!r} of {name} is outside the run, 0 to {days}")
    held = parameters.settings(**_named({"tau_H": size.tau_H, **known.settings, **settings}))
    segments = [{"day": 0.0, "settings": held}]
    for day, change in sorted(changes, key=lambda item: item[0]):
        checked = {n: parameters.checked(n, value) for n, value in _named(change).items()}
        held = held | checked
        segments.append({"day": float(day), "settings": held})
    start = {"I": size.H0, "H": size.H0}
    for name, value in known.start.items():
        start[name] = start.get(name, 0.0) + value
    return {"segments": laid_over(segments, courses), "start": start}


def _named(settings: dict[str, float | str]) -> dict[str, float]:
    """Settings with the name of a posture turned into its load."""
    return settings | {n: load_of(v) for n, v in settings.items() if n == "posture"}


def simulate(
    grade: str = "extrusion",
    days: int = 84,
    changes: Sequence[tuple[float, dict[str, float]]] = (),
    *,
    cause: str = "none",
    courses: Sequence[Course] = (),
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
    **settings : float or str
        Parameters of the model; see `spasmcycle.model.parameters`. They win over those of the
        cause. `posture` may be a name in `spasmcycle.model.postures.POSTURES`.

    Returns
    -------
    Run

    Raises
    ------
    ValueError
        For an unknown name, or a value outside its range.
    TypeError
        For a setting that is no number, or a course that is no `Course`.
    OutsideRange
        When the solution leaves the range in which the model means anything.
    """
    one = case(grade, days, changes, cause=cause, courses=courses, **settings)
    return Run(solved(one, stored_hours(days)))


def solved(one: dict, hours: list[float]) -> dict[str, list[float]]:
    """The columns of a case at these hours.

    Raises
    ------
    OutsideRange
        When the solution leaves the range in which the model means anything.
    """
    columns = solve(full, parameters.settings(), one, hours, TOLERANCE)
    if not columns["fine"]:
        raise OutsideRange("outside the model's range: try settings closer to the defaults")
    return columns
