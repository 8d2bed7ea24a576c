"""Nights: some hours of every day spent lying down, laid over a case. Without them, the toy stands.

A person who stands loads the disc all day; who lies down loads it less. With `nights` above 0, so
many hours in the middle of every 24 are spent lying on the front. Days are counted from noon to
noon, so that what is read on a whole day is read standing up. It is the load alone that a night
changes: sleep itself, and what it does to pain, is not in the model. `nightly` is portable.
"""

from __future__ import annotations

from spasmcycle.model.allowed import number
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.postures import POSTURES
from spasmcycle.portable import pick

EIGHT = 8.0
NIGHT = {
    "lying": POSTURES["lying_prone"].ratio,
    "standing": PARAMETERS["posture"].value,
}


def nightly(segments: list, hours: float, noon: float, days: int, night: dict) -> list:
    """The segments of a case (see `integrate.solve`) with nights laid over them.

    A load that is lower than that of lying stays as it is.

    Parameters
    ----------
    segments : list of {"day", "settings"}
        In time order; `keep` stays where it is.
    hours : float
        Hours lying in each 24, 0 to 24.
    noon : float
        A day on which it is noon: that of the first segment, or less than a day before it.
    days : int
        For how many days from noon there are nights.
    night : dict
        `NIGHT`.

    Returns
    -------
    list of {"day", "settings", "again"}
        `again` where the settings are those of the segment before the last.
    """
    if hours <= 0:
        return segments
    edges = []
    for i in range(days + 1):
        edges.append(noon + i + (24 - hours) / 48)
        edges.append(noon + i + (24 + hours) / 48)
    passed = 0
    made = []
    for i in range(len(segments)):
        awake = segments[i]["settings"]
        load = pick(awake, "posture", night["standing"])
        asleep = {**awake, "posture": min(load, night["lying"])}
        while passed < len(edges) and edges[passed] <= segments[i]["day"]:
            passed += 1
        made.append({**segments[i], "settings": asleep if passed % 2 == 1 else awake})
        turns = 0
        more = True
        while more:
            more = passed < len(edges)
            if more and i + 1 < len(segments):
                more = edges[passed] < segments[i + 1]["day"]
            if more:
                passed += 1
                turns += 1
                settings = asleep if passed % 2 == 1 else awake
                again = turns > 1
                made.append({"day": edges[passed - 1], "settings": settings, "again": again})
    return made


def checked_nights(hours: float) -> float:
    """`hours` as a float, if it is a number of hours that one can lie in each 24.

    Raises
    ------
    ValueError, TypeError
        Naming the value and what is allowed.
    """
    return number("nights", hours, 0, 24)
