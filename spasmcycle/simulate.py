"""Runs of the model: one case in, every stock and read-out over time out.

Days at every interface, hours inside. The solving itself is in `model.integrate`, which the
browser runs too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spasmcycle.model import parameters
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve, stored_hours

if TYPE_CHECKING:
    import numpy as np


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


def simulate(
    grade: str = "extrusion",
    days: int = 84,
    changes: Sequence[tuple[float, dict[str, float]]] = (),
    **settings: float,
) -> Run:
    """Run the full model for one herniation.

    Parameters
    ----------
    grade : str
        Bulge, protrusion, extrusion or sequestration, in lower case.
    days : int
        Length of the run, 1 to 730.
    changes : sequence of (day, {parameter: value})
        Settings that hold from that day on, on top of `settings`.
    **settings : float
        Parameters of the model; see `spasmcycle.model.parameters`.

    Returns
    -------
    Run

    Raises
    ------
    ValueError
        For an unknown grade or parameter, or a value outside its range.
    OutsideRange
        When the solution leaves the range in which the model means anything.
    """
    if grade not in parameters.GRADES:
        raise ValueError(f"unknown grade {grade!r}; known: {', '.join(parameters.GRADES)}")
    if not (isinstance(days, int) and 1 <= days <= 730):
        raise ValueError(f"days: {days!r} is not a whole number from 1 to 730")
    size = parameters.GRADES[grade]
    defaults = parameters.settings(**{"tau_H": size.tau_H, **settings})
    segments = [{"day": 0.0, "settings": {}}]
    held: dict[str, float] = {}
    for day, change in sorted(changes, key=lambda item: item[0]):
        if not 0 <= day <= days:
            raise ValueError(f"day {day!r} of a change is outside the run, 0 to {days}")
        held = held | {name: parameters.checked(name, value) for name, value in change.items()}
        segments.append({"day": float(day), "settings": held})
    case = {"segments": segments, "start": {"I": size.H0, "H": size.H0}}
    columns = solve(full, defaults, case, stored_hours(days), TOLERANCE)
    if not columns["fine"]:
        raise OutsideRange("outside the model's range: try settings closer to the defaults")
    return Run(columns)
