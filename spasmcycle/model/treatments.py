"""Treatments as courses over time, and what trials found, side by side.

A treatment moves some parameters while it lasts; surgery takes disc material away at once. Which
term it acts on, and how strongly, is an assumption of this course. Only `evidence` is about
people. `treated` is portable: the browser turns courses into settings with a translation of it.

How courses combine. Each has a level that rises to 1 over its onset, holds, and falls to 0 over
its offset after the last day; a ramp is four equal steps, each with the ramp's value at its
middle. What a treatment leaves behind sets in when the course is over and fades in such a ramp.
Two courses of the same treatment do not add: at each moment the stronger counts, and so it is
with what they leave behind, and with two operations on one day. Different treatments do: shares
act on what is left (0.6 and 0.5 take off 0.8), and amounts that are added are summed.

The order on one parameter is that of `KINDS`, whatever the order in which courses are listed:
first a limit ("most"), then shares ("share"), then cuts ("cut"), and what is added ("add") comes
last, on top. So exercise and staying active cut the stress that a person has, and the stress that
bed rest adds is not cut. Only the result is held inside the parameter's range, not what is on
the way there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from spasmcycle.evidence.findings import Finding, finding
from spasmcycle.model.allowed import instance, listed, named, number
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.postures import POSTURES
from spasmcycle.portable import pick

LONGEST = 730
STRONGEST = 2.0
RAMP_STEPS = 4
KINDS = ("most", "share", "cut", "add")


@dataclass(frozen=True)
class Effect:
    """One parameter that a treatment moves.

    `kind` is "most" (the parameter comes down to `amount`, if it is higher), "share" (of what is
    left, `amount` more is taken off), "cut" (the parameter falls by the share `amount`) or "add"
    (`amount` is added). A strength s between 0 and 1 goes that share of the way down; all else
    is `amount` times s.
    """

    parameter: str
    kind: Literal["most", "share", "cut", "add"]
    amount: float


@dataclass(frozen=True)
class Treatment:
    """A treatment as a setting of the model. The mapping is an assumption of this course.

    Attributes
    ----------
    acts_on : str
        The term it acts on, in words.
    effects : tuple of Effect
        At strength 1.
    onset, offset : float
        Hours until it acts in full, and until it is gone after the last day.
    length : float
        Usual course in days, where none is asked for.
    timing, timing_reference : str
        Where onset, offset and length come from; a key of the references page or "".
    removes : float
        Share of the disc material that is taken away on the first day, at strength 1.
    after : tuple of Effect
        What it leaves behind, at strength 1 and after a course of the usual length. A course of
        another length leaves less or more in proportion, at most twice as much (`STRONGEST`).
    fades : float
        Days in which that fades, from the end of the offset.
    set_to : str
        Id of the finding that a number of this mapping was set to agree with, or "": agreement with
        it is then no prediction.
    evidence : tuple of str
        What was found in people: ids of the evidence store, the first the one to set beside the
        model.
    """

    name: str
    label: str
    acts_on: str
    effects: tuple[Effect, ...]
    evidence: tuple[str, ...]
    length: float = 7.0
    onset: float = 0.0
    offset: float = 0.0
    timing: str = "chosen for teaching"
    timing_reference: str = ""
    removes: float = 0.0
    after: tuple[Effect, ...] = ()
    fades: float = 0.0
    set_to: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in people, from the evidence store."""
        return tuple(finding(name) for name in self.evidence)


@dataclass(frozen=True)
class Course:
    """One course of a treatment.

    Parameters
    ----------
    treatment : str
        A name in `TREATMENTS`.
    start : float
        First day, 0 to 730.
    length : float, optional
        Days, more than 0 and at most 730; the treatment's usual course if not given.
    strength : float
        0 to 2; 1 is the effect that this course assumes.

    Raises
    ------
    ValueError, TypeError
        Naming the field, the value and what is allowed.
    """

    treatment: str
    start: float = 0.0
    length: float | None = None
    strength: float = 1.0

    def __post_init__(self) -> None:
        known = named("treatment", self.treatment, TREATMENTS)
        if self.length is None:
            object.__setattr__(self, "length", known.length)
        for name, most in (("start", LONGEST), ("length", LONGEST), ("strength", STRONGEST)):
            field, value = f"{self.treatment}: {name}", getattr(self, name)
            object.__setattr__(self, name, number(field, value, 0, most, above=name == "length"))


def levels(course: dict, given: dict, steps: int) -> list:
    """When the level of a course changes, and to what: [{"day", "level"}] in time order."""
    start = course["start"]
    stop = start + course["length"]
    onset = given["onset"] / 24
    offset = given["offset"] / 24
    found = []
    reached = 1.0
    if onset > 0:
        reached = min(1.0, course["length"] / onset)
        for i in range(steps):
            day = start + onset * i / steps
            if day < stop:
                found.append({"day": day, "level": (2 * i + 1) / (2 * steps)})
    if start + onset < stop:
        found.append({"day": start + onset, "level": 1.0})
    if offset > 0:
        for i in range(steps):
            share = (2 * steps - 2 * i - 1) / (2 * steps)
            found.append({"day": stop + offset * i / steps, "level": reached * share})
    found.append({"day": stop + offset, "level": 0.0})
    return found


def aftermath(course: dict, given: dict, steps: int, strongest: float) -> list:
    """The same for what a course leaves behind, once it is over: from its most down to 0."""
    gone = course["start"] + course["length"] + given["offset"] / 24
    most = min(strongest, course["length"] / given["length"])
    found = []
    for i in range(steps):
        share = (2 * steps - 2 * i - 1) / (2 * steps)
        found.append({"day": gone + given["fades"] * i / steps, "level": most * share})
    found.append({"day": gone + given["fades"], "level": 0.0})
    return found


def moved(value: float, effect: dict, strength: float) -> float:
    """A parameter's value after one effect at this strength."""
    amount = strength * effect["amount"]
    if effect["kind"] == "most":
        lowest = min(value, effect["amount"])
        return lowest + (value - lowest) * (1 - min(1.0, strength))
    if effect["kind"] == "share":
        return 1 - (1 - value) * (1 - min(1.0, amount))
    if effect["kind"] == "cut":
        return value * (1 - min(1.0, amount))
    return value + amount


def combined(settings: dict, strengths: dict, facts: dict) -> dict:
    """The settings with all that acts at its strength now, each parameter inside its range.

    `strengths` has the names of `facts["order"]`: treatments, and what they leave behind.
    """
    values = {**settings}
    for kind in facts["kinds"]:
        for name in facts["order"]:
            now = pick(strengths, name, 0.0)
            if now > 0:
                for effect in facts["effects"][name]:
                    if effect["kind"] == kind:
                        parameter = effect["parameter"]
                        value = pick(values, parameter, facts["defaults"][parameter])
                        values[parameter] = moved(value, effect, now)
    for name in facts["order"]:
        if pick(strengths, name, 0.0) > 0:
            for effect in facts["effects"][name]:
                parameter = effect["parameter"]
                limits = facts["ranges"][parameter]
                values[parameter] = max(limits[0], min(limits[1], values[parameter]))
    return values


def treated(segments: list, courses: list, facts: dict) -> list:
    """The segments of a case (see `integrate.solve`) with courses of treatment laid over them.

    Parameters
    ----------
    segments : list of {"day", "settings"}
        The case without treatment, in time order.
    courses : list of {"treatment", "start", "length", "strength"}
        Days, and strength as in `Course`.
    facts : dict
        From `facts_of`.

    Returns
    -------
    list of {"day", "settings", "keep"}
    """
    ramps = []
    days = []
    for segment in segments:
        days.append(segment["day"])
    for course in courses:
        name = course["treatment"]
        given = facts["treatments"][name]
        edges = levels(course, given, facts["ramp_steps"])
        ramps.append({"acts": name, "strength": course["strength"], "edges": edges})
        if given["fades"] > 0:
            edges = aftermath(course, given, facts["ramp_steps"], facts["strongest"])
            ramps.append({"acts": given["after"], "strength": course["strength"], "edges": edges})
    for ramp in ramps:
        for edge in ramp["edges"]:
            days.append(edge["day"])
    made = []
    day = segments[0]["day"]
    more = True
    while more:
        settings = {}
        for segment in segments:
            if segment["day"] <= day:
                settings = segment["settings"]
        strengths = {}
        kept = 1.0
        for ramp in ramps:
            level = 0.0
            for edge in ramp["edges"]:
                if edge["day"] <= day:
                    level = edge["level"]
            now = level * ramp["strength"]
            if now > pick(strengths, ramp["acts"], 0.0):
                strengths[ramp["acts"]] = now
        for course in courses:
            if course["start"] == day:
                taken = facts["treatments"][course["treatment"]]["removes"] * course["strength"]
                kept = min(kept, 1 - min(1.0, taken))
        made.append(
            {"day": day, "settings": combined(settings, strengths, facts), "keep": {"H": kept}}
        )
        more = False
        following = day
        for other in days:
            if other > day and (not more or other < following):
                following = other
                more = True
        day = following
    return made


def laid_over(segments: list[dict], courses: Iterable[Course]) -> list[dict]:
    """`treated` for courses as objects; errors as for `checked_courses`."""
    plain = [asdict(course) for course in checked_courses(courses)]
    return treated(segments, plain, FACTS) if plain else segments


def checked_courses(courses: Iterable[Course], days: float = LONGEST) -> list[Course]:
    """`courses` as a list, if each is a `Course` that starts within `days`.

    Raises
    ------
    TypeError
        For something that is no list, or holds something that is no `Course`.
    ValueError
        For a course that starts after `days`.
    """
    found = [
        instance(Course, "courses", course, "Course('heat', start=7)")
        for course in listed("courses", courses, "[Course('heat', start=7)]")
    ]
    for course in found:
        number(f"{course.treatment}: start", course.start, 0, days)
    return found


# Smallest change in points of 100 that is usually called worth having (vandergaag2020).
WORTH_HAVING = 10.0
# A relief scale of 0 to 5 in points of 100.

TREATMENTS: dict[str, Treatment] = {
    t.name: t
    for t in (
        Treatment(
            "nothing", "Doing nothing", "nothing", (), ("menezescosta2012-six-weeks",),
            timing="none",
        ),
        Treatment(
            "anti_inflammatory", "Anti-inflammatory medicine",
            "inflammation",
            (Effect("anti_inflammatory", "add", 1.0),),
            ("vandergaag2020-pain", "rasmussenbarr2017-sciatica"),
            onset=1.0, offset=6.0,
            timing="ibuprofen: peak at 1 to 2 hours, pain relief for 4 to 6 hours or more (read in "
            "secondary pharmacology pages); taken regularly, ups and downs left out",
        ),
        Treatment(
            "relaxant", "Muscle relaxant",
            "the link from pain to guarding",
            (Effect("relaxant", "share", 0.35),),
            ("cashin2021-two-weeks", "broetz2010-diazepam"),
            onset=1.0, offset=6.0,
            timing="cyclobenzaprine: effect for 4 to 6 hours (read in secondary pharmacology "
            "pages); taken regularly, ups and downs left out; onset chosen for teaching",
        ),
        Treatment(
            "heat", "Heat wrap",
            "the link from guarding to irritants",
            (Effect("heat", "add", 0.5),),
            ("french2006-heat",),
            length=5.0, onset=0.5, offset=0.5,
            timing="a wrap is at 40 °C within 30 minutes; worn all day here; offset chosen for "
            "teaching",
            timing_reference="nadler2002",
        ),
        Treatment(
            "cold", "Cold pack",
            "pain kept from driving guarding, and slower washout",
            (Effect("analgesia", "share", 0.2), Effect("washout", "cut", 0.2)),
            ("french2006-cold",),
            length=5.0,
        ),
        Treatment(
            "traction", "Traction or decompression",
            "load on the disc, while it pulls",
            (Effect("traction", "share", 0.5),),
            ("wegner2013-traction", "schimmel2009-decompression"),
            length=28.0,
            timing="acts only while loaded; as if it pulled all day, which is generous",
        ),
        Treatment(
            "positional_relief", "Positional relief",
            "load",
            (Effect("unloading", "share", 0.6),),
            ("almeida2023-mckenzie",),
            timing="as if held all day, which is generous",
        ),
        Treatment(
            "bed_rest", "Rest in bed",
            "load, as in lying on the front, and fear: a little stress; afterwards weaker muscles, "
            "and the fear stays for a while",
            (
                Effect("posture", "most", POSTURES["lying_prone"].ratio),
                Effect("stress", "add", 0.1),
            ),
            ("malmivaara1995-bed", "dahm2010-sciatica"),
            length=2.0,
            timing="two days, as in a trial; what it leaves behind was set so that a crowd of "
            "made-up people agrees with that trial, so that its agreement is no prediction",
            timing_reference="malmivaara1995",
            # Set by hand: two days in bed from the first visit give about 3 more points of 100
            # on day 84 than none, in the crowd of `cohort.follow` (tests/cohort/test_bed_rest.py).
            after=(Effect("weakness", "add", 0.2), Effect("stress", "add", 0.1)),
            fades=112.0,
            set_to="malmivaara1995-bed",
        ),
        Treatment(
            "massage", "Manual release or massage",
            "pain kept from driving guarding; not washout",
            (Effect("analgesia", "share", 0.3),),
            ("furlan2015-massage",),
            offset=24.0,
        ),
        Treatment(
            "exercise", "Guided exercise",
            "sensitisation's hold on pain, and stress",
            (Effect("zeta", "cut", 0.5), Effect("stress", "cut", 0.5)),
            ("hayden2021-exercise",),
            length=84.0, onset=28 * 24.0, offset=7 * 24.0,
        ),
        Treatment(
            "stay_active", "Staying active",
            "stress, and washout a little",
            (Effect("stress", "cut", 0.3), Effect("washout", "add", 0.1)),
            ("dahm2010-back",),
            length=84.0, onset=2 * 24.0, offset=2 * 24.0,
        ),
        Treatment(
            "surgery", "Surgery (discectomy)",
            "the disc material itself, at once",
            (),
            ("liu2023-six-weeks", "liu2023-three-months", "liu2023-year"),
            length=1.0, removes=1.0,
            timing="a jump on the first day",
        ),
    )
}  # fmt: skip


def facts_of(*names: str) -> dict[str, Any]:
    """What `treated` and `combined` need to know of these treatments, as plain values that a
    picture can carry to the browser."""
    chosen = [named("treatment", name, TREATMENTS) for name in names]
    effects = {t.name: t.effects for t in chosen}
    effects |= {_left_by(t): t.after for t in chosen if t.after}
    parameters = sorted({effect.parameter for acting in effects.values() for effect in acting})
    return {
        "order": list(effects),
        "kinds": list(KINDS),
        "ramp_steps": RAMP_STEPS,
        "strongest": STRONGEST,
        "treatments": {
            t.name: {
                "onset": t.onset,
                "offset": t.offset,
                "length": t.length,
                "removes": t.removes,
                "after": _left_by(t),
                "fades": t.fades if t.after else 0.0,
            }
            for t in chosen
        },
        "effects": {name: [asdict(e) for e in acting] for name, acting in effects.items()},
        "defaults": {name: PARAMETERS[name].value for name in parameters},
        "ranges": {name: [PARAMETERS[name].low, PARAMETERS[name].high] for name in parameters},
    }


def _left_by(treatment: Treatment) -> str:
    """What the effects that outlast a treatment are called among those that act."""
    return f"after {treatment.name}"


FACTS = facts_of(*TREATMENTS)
