"""Postures as settings: pressure in one man's disc, relative to relaxed standing.

Wilke and colleagues measured the pressure inside one healthy disc (L4–5) of one man for a day.
The pressures stand here as they were reported. What the model uses, the load relative to
standing, is derived from them. One man is one man: other series disagree, on sitting above all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spasmcycle.model.allowed import named
from spasmcycle.model.parameters import checked

REFERENCE = "wilke1999"
PEOPLE = 1


@dataclass(frozen=True)
class Posture:
    """One row of the table: pressure in MPa, or its two ends where no single value was reported.

    `spread` is what was reported beside the value; `status` is how far the row was checked.
    """

    name: str
    label: str
    mpa: tuple[float, ...]
    status: Literal["V", "V2"] = "V"
    spread: tuple[float, float] | None = None

    @property
    def ratio(self) -> float:
        """Disc load relative to relaxed standing, the parameter `posture`. Of two ends, the mean
        is used."""
        return _mean(self.mpa) / _mean(POSTURES["standing"].mpa)


def _mean(values: tuple[float, ...]) -> float:
    return sum(values) / len(values)


POSTURES: dict[str, Posture] = {
    p.name: p
    for p in (
        Posture("standing", "Relaxed standing", (0.50,), spread=(0.48, 0.50)),
        Posture("lying_prone", "Lying on the front", (0.10,)),
        Posture("lying_side", "Lying on the side", (0.12,)),
        Posture("night_start", "Night rest, at the start", (0.10,)),
        Posture("night_end", "Night rest, after 7 hours", (0.24,)),
        Posture("sitting_slouched", "Slouched sitting", (0.30,)),
        Posture("sitting_relaxed", "Relaxed sitting, no backrest", (0.46,), spread=(0.45, 0.50)),
        Posture("sitting_flexed", "Sitting, bent fully forward", (0.83,)),
        Posture("walking", "Walking", (0.53, 0.65), "V2"),
        Posture("extension", "Standing, bent back 20°", (0.60,), "V2"),
        Posture("side_bend", "Standing, bent sideways 20°", (0.60,), "V2"),
        Posture("flexion", "Standing, bent forward 36°", (1.08,), "V2"),
        Posture("bent_forward", "Standing, bent forward", (1.10,)),
        Posture("holding_close", "Holding 20 kg close to the body", (1.10,)),
        Posture("lifting_bent_knees", "Lifting 20 kg with bent knees", (1.70,)),
        Posture("lifting_round_back", "Lifting 20 kg with a round back", (2.30,)),
    )
}


def load_of(posture: str | float) -> float:
    """The parameter `posture` of a named posture, or of a load relative to standing.

    Raises
    ------
    ValueError, TypeError
        For an unknown name, or a load that is not a number inside its range.
    """
    if isinstance(posture, str):
        return named("posture", posture, POSTURES).ratio
    return checked("posture", posture)
