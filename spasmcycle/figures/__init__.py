"""The pictures of the course: one matplotlib function a picture, with what it says in words.

A `Picture` turns the values of a few controls into runs of the model, the runs into read-outs,
and the read-outs into a drawing and a sentence. `find` gives one by name.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from spasmcycle.words import language, retold

if TYPE_CHECKING:
    from spasmcycle.figures.picture import Picture

PICTURES = {
    "hero": "hero",
    "time-course": "time_course",
    "loop-diagram": "loop_diagram",
    "hundred-people": "hundred_people",
    "endurance": "endurance",
    "bathtub": "bathtub",
    "slow-tank": "slow_tank",
    "flow-rules": "flow_rules",
    "side-view": "side_view",
    "leg-map": "leg_map",
    "disc-root": "disc_root",
    "guarding": "guarding",
    "circuit": "circuit",
    "posture": "posture",
    "tipping-point": "tipping_point",
    "phase-plane": "phase_plane",
    "treatment-plan": "treatment_plan",
    "treatment-windows": "treatment_windows",
    "two-groups": "two_groups",
}


def find(name: str) -> Picture:
    """The picture of that name, in the language of the course.

    Raises
    ------
    ValueError
        For an unknown name; the message lists the known ones.
    """
    if name not in PICTURES:
        raise ValueError(f"unknown picture {name!r}; known: {', '.join(PICTURES)}")
    return _told(name, language())


@cache
def _told(name: str, spoken: str) -> Picture:
    return retold(import_module(f"spasmcycle.figures.{PICTURES[name]}").PICTURE, spoken)
