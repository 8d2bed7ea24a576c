"""Every number of the model, with its unit, its range and where it comes from.

A parameter is *measured* (with its reference), an *order of magnitude* (with its reference) or
*chosen for teaching*. The table in the model card is made from this file. Nothing here needs
SymPy or NumPy, so lessons can read it cheaply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from spasmcycle.model.allowed import named, number

Provenance = Literal["measured", "order of magnitude", "chosen for teaching"]
CHOSEN: Provenance = "chosen for teaching"


@dataclass(frozen=True)
class Parameter:
    """One number of the model.

    `name` is used in code, `symbol` is LaTeX, `unit` is "1" where there is none, `low` and `high`
    bound the settings that the model accepts, `reference` is a key of the references page or "".
    """

    name: str
    symbol: str
    value: float
    unit: str
    low: float
    high: float
    meaning: str
    provenance: Provenance = CHOSEN
    reference: str = ""


# fmt: off
PARAMETERS: dict[str, Parameter] = {
    p.name: p
    for p in (
        Parameter("k", "k", 0.335, "1", 0.0, 1.0, "pain added by one unit of irritants"),
        Parameter("a_I", "a_I", 0.56, "1", 0.0, 1.0, "root signal from inflammation"),
        Parameter("a_C", "a_C", 0.21, "1", 0.0, 1.0, "root signal from contact with the disc"),
        Parameter("a_L", "a_L", 0.1, "1", 0.0, 1.0, "root signal from load beyond standing"),
        Parameter("r0", "r_0", 0.0, "1", 0.0, 0.6, "root signal from elsewhere, such as a joint"),
        Parameter("weakness", "w", 1.0, "1", 0.5, 3.0, "load felt for the same posture"),
        Parameter("tau_I", r"\tau_I", 7.5, "d", 1.0, 30.0, "time for inflammation to settle"),
        Parameter("zeta", r"\zeta", 0.53, "1", 0.0, 1.5, "pain added by full sensitisation"),
        Parameter("tau_Z", r"\tau_Z", 41.0, "d", 5.0, 200.0, "time for sensitisation to change"),
        Parameter("c_M", "c_M", 0.26, "1", 0.0, 1.0, "load added by full guarding"),
        Parameter("k_H", "k_H", 0.03, "1", 0.0, 0.3, "inflammation kept up by disc material"),
        Parameter("phi", r"\varphi", 0.58, "1", 0.0, 0.9, "share of washout that guarding stops"),
        Parameter("c_F", "c_F", 0.3, "1", 0.0, 1.0, "load added by full fatigue"),
        Parameter("p50", "p_{50}", 1.5, "1", 0.3, 5.0, "load that brings half into contact"),
        Parameter("theta", r"\theta", 0.5, "1", 0.2, 1.5, "drive at which guarding is half"),
        Parameter("tau_M", r"\tau_M", 0.5, "h", 0.1, 5.0, "time for guarding to follow its drive"),
        Parameter("tau_W", r"\tau_W", 2.0, "h", 0.2, 24.0, "time for irritants to wash out"),
        Parameter("tau_fatigue", r"\tau_f", 6.0, "h", 1.0, 48.0, "time to tire at full guarding"),
        Parameter("tau_recovery", r"\tau_r", 12.0, "h", 1.0, 96.0, "time to recover at rest"),
        Parameter("z50", "z_{50}", 0.5, "1", 0.1, 2.0, "pain that sensitises half-way"),
        Parameter("s", "s", 0.1, "1", 0.0, 0.5, "drive added by full stress"),
        Parameter("g", "g", 1.0, "1", 0.0, 2.0, "drive made from one unit of pain"),
        Parameter("release", r"\rho", 1.0, "1", 0.0, 2.0, "irritants made by full guarding"),
        Parameter("washout", r"\omega", 1.0, "1", 0.3, 3.0, "speed of washing irritants out"),
        Parameter("posture", "q", 1.0, "1", 0.2, 5.0, "disc load of the posture, standing = 1"),
        Parameter("pain_half", "p_{h}", 0.51, "1", 0.1, 2.0, "pain that is shown as 5 out of 10"),
        Parameter("tau_H", r"\tau_H", 80.0, "d", 5.0, 600.0, "time for the disc piece to shrink"),
        Parameter("stress", r"\sigma", 0.0, "1", 0.0, 1.0, "stress"),
        Parameter("unloading", "u", 0.0, "1", 0.0, 0.9, "share of the posture's load taken off"),
        Parameter("traction", "x", 0.0, "1", 0.0, 0.9, "disc load taken off by traction"),
        Parameter("relaxant", "m", 0.0, "1", 0.0, 0.9, "share of drive a relaxant removes"),
        Parameter("analgesia", "n", 0.0, "1", 0.0, 0.9, "share of pain kept from driving guarding"),
        Parameter("heat", "b", 0.0, "1", 0.0, 2.0, "washout added by heat"),
        Parameter("anti_inflammatory", "d", 0.0, "1", 0.0, 2.0, "settling added by a medicine"),
    )
}
# fmt: on


@dataclass(frozen=True)
class Grade:
    """A size of herniation: displaced material at the start and its resorption time in days.

    `shrank` is the percentage that shrank by themselves, pooled over nine studies (`reference`);
    the times are chosen so that their order is the same.
    """

    name: str
    label: str
    H0: float
    tau_H: float
    shrank: float | None = None
    reference: str = ""


GRADES: dict[str, Grade] = {
    g.name: g
    for g in (
        Grade("bulge", "Bulge", 0.25, 300.0, 13.0, "chiu2015"),
        Grade("protrusion", "Protrusion", 0.55, 150.0, 41.0, "chiu2015"),
        Grade("extrusion", "Extrusion", 0.75, 80.0, 70.0, "chiu2015"),
        Grade("sequestration", "Sequestration", 1.0, 45.0, 96.0, "chiu2015"),
    )
}
SIZES: dict[str, dict[str, float]] = {
    g.name: {"H0": g.H0, "tau_H": g.tau_H} for g in GRADES.values()
}
"""The grades as plain numbers, such as a picture carries to the browser."""
NO_HERNIATION = Grade("none", "No herniation", 0.0, PARAMETERS["tau_H"].value)


def grade_named(name: str) -> Grade:
    """A grade by name; "none" is no herniation.

    Raises
    ------
    ValueError, TypeError
        For an unknown name, or something that is no name.
    """
    return named("grade", name, {"none": NO_HERNIATION} | GRADES)


def defaults(names: Iterable[str]) -> dict[str, float]:
    """The values of these parameters; 0 for a quantity that is frozen in a smaller system."""
    return {n: PARAMETERS[n].value if n in PARAMETERS else 0.0 for n in names}


def settings(**changes: float) -> dict[str, float]:
    """All parameters at their values, with `changes` made.

    Raises
    ------
    ValueError
        For an unknown name, or a value outside its range.
    TypeError
        For a value that is not a number.
    """
    values = {name: p.value for name, p in PARAMETERS.items()}
    for name, value in changes.items():
        values[name] = checked(name, value)
    return values


def checked(name: str, value: float, known: Mapping[str, Parameter] = PARAMETERS) -> float:
    """`value` as a float, if parameter `name` of `known` may have it; errors as for `settings`."""
    p = named("parameter", name, known)
    return number(name, value, p.low, p.high)
