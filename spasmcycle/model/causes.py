"""The causes that the articles name, each as a setting of the one model.

A cause is a few parameters, or values at the start. That a cause acts on just these is an
assumption of this course; what is known about people is judged in the store of claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from spasmcycle.evidence.claims import Claim, claim
from spasmcycle.model.allowed import named
from spasmcycle.model.postures import POSTURES

Alone = Literal["guarding", "pain", "nothing"]


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
    claim : str
        Id of the claim that it causes spasm (`spasmcycle.evidence.claims`).
    """

    name: str
    label: str
    alone: Alone
    acts: str
    claim: str
    settings: Mapping[str, float] = field(default_factory=dict)
    start: Mapping[str, float] = field(default_factory=dict)

    @property
    def judged(self) -> Claim:
        """What is known of the claim that it causes spasm.

        Raises
        ------
        ValueError
            For "none", of which nothing is claimed.
        """
        return claim(self.claim)


CAUSES: dict[str, Cause] = {
    c.name: c
    for c in (
        Cause(
            "stenosis",
            "Stenosis",
            "pain",
            "a signal from elsewhere; less room, so contact comes sooner",
            "cause-stenosis",
            {"r0": 0.2, "p50": 0.8},
        ),
        Cause(
            "spondylolisthesis",
            "Spondylolisthesis",
            "guarding",
            "a strong signal from elsewhere",
            "cause-spondylolisthesis",
            {"r0": 0.3},
        ),
        Cause(
            "facet_arthritis",
            "Facet joint arthritis",
            "pain",
            "a signal from elsewhere",
            "cause-facet-arthritis",
            {"r0": 0.2},
        ),
        Cause(
            "degeneration",
            "Ageing of the disc",
            "nothing",
            "a softer disc: contact comes sooner, and guarding and tiredness load it more",
            "cause-degeneration",
            {"p50": 0.8, "c_M": 0.39, "c_F": 0.45},
        ),
        Cause(
            "posture",
            "Heavy or bent posture",
            "pain",
            "load, as if one stood bent forward all day",
            "cause-posture",
            {"posture": POSTURES["bent_forward"].ratio},
        ),
        Cause(
            "weak_core",
            "Weak trunk muscles",
            "pain",
            "the same posture strains more",
            "cause-weak-core",
            {"weakness": 1.8},
        ),
        Cause(
            "overuse",
            "Overuse",
            "pain",
            "fatigue and irritants at the start",
            "cause-overuse",
            start={"F": 0.8, "W": 0.9},
        ),
        Cause(
            "strain",
            "Muscle strain",
            "guarding",
            "irritants and some inflammation at the start",
            "cause-strain",
            start={"W": 1.5, "I": 0.3},
        ),
        Cause(
            "trauma",
            "Injury",
            "guarding",
            "much inflammation and irritants at the start",
            "cause-trauma",
            start={"W": 1.0, "I": 0.75},
        ),
        Cause(
            "stress",
            "Stress",
            "nothing",
            "drive to guard, added to that of pain",
            "cause-stress",
            {"stress": 0.4},
        ),
        Cause(
            "dehydration",
            "Dehydration",
            "nothing",
            "slower washout",
            "cause-dehydration",
            {"washout": 0.8},
        ),
    )
}
NO_CAUSE = Cause("none", "No other cause", "nothing", "nothing", "")


def cause_named(name: str) -> Cause:
    """A cause by name; "none" adds nothing.

    Raises
    ------
    ValueError, TypeError
        For an unknown name, or something that is no name.
    """
    return named("cause", name, {"none": NO_CAUSE} | CAUSES)
