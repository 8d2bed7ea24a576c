"""How virtual people differ: a spread of settings around the toy's own.

The spread was fitted by `python -m spasmcycle.cohort.fit` so that the crowd's mean pain follows
the pooled course of people with new back pain. The sizes are weights of a trigger, not rates of
herniation, and the quiet week is nobody's treatment. That a toy can be made to follow a mean is
no proof of the toy: many others could be made to.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spasmcycle.model.allowed import number
from spasmcycle.model.parameters import GRADES

FITTED = Path(__file__).with_name("spread.json")


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
