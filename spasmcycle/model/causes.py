"""The causes that the articles name, each as a setting of the one model.

A cause is a few parameters, or values at the start. That a cause acts on just these is an
assumption of this course; `rating`, `note` and `references` say what is known about people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from spasmcycle.model.allowed import named
from spasmcycle.model.postures import POSTURES

Alone = Literal["guarding", "pain", "nothing"]
Rating = Literal["plausible", "contested", "contradicted"]


@dataclass(frozen=True)
class Cause:
    """A cause as a setting of the model.

    Attributes
    ----------
    settings : dict
        Parameters that hold throughout, {parameter: value}.
    start : dict
        What is added to a stock at the start, {stock: value}.
    alone : str
        What it does in the model with no herniation, standing: "guarding" (guarding rises above
        half), "pain" (pain shown rises above 1 of 10, guarding stays below half) or "nothing"
        (it needs a herniation, which it makes worse).
    acts : str
        Which terms it moves, in words.
    rating, note, references
        What the evidence says of the claim that it causes spasm; keys of the references page.
    """

    name: str
    label: str
    alone: Alone
    acts: str
    rating: Rating
    note: str
    references: tuple[str, ...] = ()
    settings: Mapping[str, float] = field(default_factory=dict)
    start: Mapping[str, float] = field(default_factory=dict)


CAUSES: dict[str, Cause] = {
    c.name: c
    for c in (
        Cause(
            "stenosis",
            "Stenosis",
            "pain",
            "a signal from elsewhere; less room, so contact comes sooner",
            "contested",
            "Leg cramps went with it in one study and not in another. Back spasm was not studied.",
            ("matsumoto2009", "handa2022"),
            {"r0": 0.2, "p50": 0.8},
        ),
        Cause(
            "spondylolisthesis",
            "Spondylolisthesis",
            "guarding",
            "a strong signal from elsewhere",
            "plausible",
            "Scans show it in some adults without any pain.",
            ("brinjikji2015a",),
            {"r0": 0.3},
        ),
        Cause(
            "facet_arthritis",
            "Facet joint arthritis",
            "pain",
            "a signal from elsewhere",
            "plausible",
            "Scans show changed facet joints in many adults without any pain.",
            ("brinjikji2015a",),
            {"r0": 0.2},
        ),
        Cause(
            "degeneration",
            "Ageing of the disc",
            "nothing",
            "a softer disc: contact comes sooner, and guarding and tiredness load it more",
            "plausible",
            "Scans show it in most adults without any pain, and more often with age.",
            ("brinjikji2015a",),
            {"p50": 0.8, "c_M": 0.39, "c_F": 0.45},
        ),
        Cause(
            "posture",
            "Heavy or bent posture",
            "pain",
            "load, as if one stood bent forward all day",
            "contested",
            "Over 41 reviews there was no agreement that posture causes back pain.",
            ("swain2020",),
            {"posture": POSTURES["bent_forward"].ratio},
        ),
        Cause(
            "weak_core",
            "Weak trunk muscles",
            "pain",
            "the same posture strains more",
            "contested",
            "In pigs the weakness followed the injury. No single trunk muscle proved critical.",
            ("hodges2006", "cholewicki2002"),
            {"weakness": 1.8},
        ),
        Cause(
            "overuse",
            "Overuse",
            "pain",
            "fatigue and irritants at the start",
            "plausible",
            "An hour of light effort tired a muscle with its blood flow intact. Spasm was not "
            "shown.",
            ("sjogaard1986",),
            start={"F": 0.8, "W": 0.9},
        ),
        Cause(
            "strain",
            "Muscle strain",
            "guarding",
            "irritants and some inflammation at the start",
            "plausible",
            "Guarding after an injury is likely. Direct evidence is thin.",
            start={"W": 1.5, "I": 0.3},
        ),
        Cause(
            "trauma",
            "Injury",
            "guarding",
            "much inflammation and irritants at the start",
            "plausible",
            "Guarding after an injury is likely. Direct evidence is thin.",
            start={"W": 1.0, "I": 0.75},
        ),
        Cause(
            "stress",
            "Stress",
            "nothing",
            "drive to guard, added to that of pain",
            "plausible",
            "Some people, not all, tensed trunk muscles more under stress when they lifted. Spasm "
            "was not shown.",
            ("marras2000",),
            {"stress": 0.4},
        ),
        Cause(
            "dehydration",
            "Dehydration",
            "nothing",
            "slower washout",
            "contradicted",
            "Losing water did not change how easily a muscle cramps. Back spasm was not studied.",
            ("miller2010", "braulick2012"),
            {"washout": 0.8},
        ),
    )
}
NO_CAUSE = Cause("none", "No other cause", "nothing", "nothing", "plausible", "")


def cause_named(name: str) -> Cause:
    """A cause by name; "none" adds nothing.

    Raises
    ------
    ValueError, TypeError
        For an unknown name, or something that is no name.
    """
    return named("cause", name, {"none": NO_CAUSE} | CAUSES)
