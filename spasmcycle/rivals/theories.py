"""Rival theories of pain and muscle, as wirings of one small model, beside what studies found.

The model (`spasmcycle.model.task`) bends forward and comes back with three muscles. A theory says
which wires pain acts through. What it then predicts is computed: each muscle in each part of the
movement, against the same movement without pain. Findings are data with their source; which theory
fits which finding is computed too. A count of fits is no verdict: studies differ in whom and how
they measured, a theory with many wires fits easily, and the order of the theories turns on what is
counted (`ways_of_counting`).

Choices of this course: how a theory, written in words, becomes wires; how strong the wires are, of
which only the signs of what follows are used; how small a change counts as none (`margin`); and
that the extensors do the task in every part of the movement. While the trunk bends forward they
brake it, so one may as well call the abdominals the ones that move it (`BRAKING` says what then
turns round).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spasmcycle.evidence.findings import Finding, findings
from spasmcycle.model import parameters
from spasmcycle.model.allowed import instance, named, number
from spasmcycle.model.generated import task
from spasmcycle.model.generated.balance import task_at_rest
from spasmcycle.model.integrate import TOLERANCE, integrate
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS

MUSCLES = {"S": "Superficial extensor", "D": "Deep multifidus", "A": "Abdominal antagonist"}
ARROWS = {"up": "↑", "down": "↓", "same": "="}
# A change counts when it is more than this share of the activity without pain, and more than
# this much of maximum (the second keeps a muscle that hardly works from counting).
SHARE = 0.05
LEAST = 0.002
PAIN = 0.5
# Read so that the extensors brake the bend, pain adaptation turns round what it says of it.
BRAKING = {"adaptation": ("bend",)}
_TURNED = {"up": "down", "down": "up", "same": "same"}


@dataclass(frozen=True)
class Theory:
    """A wiring. `wires` are strengths of wires; those not named are cut."""

    name: str
    label: str
    says: str
    wires: dict[str, float]
    references: tuple[str, ...]


THEORIES: dict[str, Theory] = {
    t.name: t
    for t in (
        Theory("pain_free", "No pain", "Muscles do what the task asks.", {}, ()),
        Theory(
            "vicious_cycle",
            "Vicious cycle",
            "Pain drives the sore muscles by reflex, and their work adds to pain.",
            {"reflex": 0.2, "feed": 0.8},
            ("roland1986", "johansson1991"),
        ),
        Theory(
            "adaptation",
            "Pain adaptation",
            "Pain turns down the muscles that do the task and turns up those that oppose it.",
            {"inhibit": 0.5, "oppose": 0.3},
            ("lund1991",),
        ),
        Theory(
            "protection",
            "Redistribution and protection",
            "Pain shifts work between muscles and stiffens the trunk. "
            "This is one of many patterns that the theory allows.",
            {"level": 0.8, "shift": 0.5, "splint": 0.1},
            ("hodgestucker2011", "vandieen2003"),
        ),
    )
}


FINDINGS: tuple[Finding, ...] = tuple(f for f in findings().values() if f.muscle)
"""What studies found for one muscle in some parts of the movement, from the evidence store."""

HERNIATED = ("li2019frp", "ldhemg2021")
"""Works that measured people with a herniated disc."""

UNNAMED = ("ldhemg2021",)
"""Works of which only a copy of the abstract was found, without authors or journal."""

SHARES = (0.1, 0.2)
LEASTS = (0.01, 0.02, 0.03, 0.05)
"""Other margins: shares of the activity without pain, and of maximum."""

WIRE_TESTS: tuple[Finding, ...] = tuple(f for f in findings().values() if f.wire)
"""Studies that tested one wire itself."""


def task_settings(theory: str, part: str, pain: float = PAIN, **changes: float) -> dict[str, float]:
    """All parameters of the second model for one theory in one part of the movement.

    Parameters
    ----------
    theory : str
        A name in `THEORIES`. Without pain the wires stay but carry nothing.
    part : str
        A name in `TASKS`.
    pain : float
        Pain from elsewhere, 0 to 1.
    **changes : float
        Parameters to set otherwise.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    wires = named("theory", theory, THEORIES).wires
    asked = named("part", part, TASKS).settings
    pain = number("pain", pain, 0, 1)
    chosen = {**wires, **asked, "hurt": 0.0 if theory == "pain_free" else pain, **changes}
    return {n: p.value for n, p in TASK_PARAMETERS.items()} | {
        n: parameters.checked(n, v, TASK_PARAMETERS) for n, v in chosen.items()
    }


def change_of(now: float, before: float, share: float, least: float) -> str:
    """Portable. "up", "down" or "same": `now` against `before`, both shares of maximum.

    It is the same within `share` of what was before, or within `least`, whichever is more.
    """
    margin = max(share * before, least)
    if now > before + margin:
        return "up"
    if now < before - margin:
        return "down"
    return "same"


def direction(now: float, before: float) -> str:
    """`change_of` with the margin of this course: a twentieth of what was before."""
    return change_of(now, before, SHARE, LEAST)


def activity(theory: str, part: str, pain: float = PAIN) -> dict[str, float]:
    """Settled activity of each muscle (share of maximum), and pain, in one part of the movement.

    Parameters and errors as for `task_settings`.
    """
    return task_at_rest(task_settings(theory, part, pain))


def predictions(
    theory: str,
    pain: float = PAIN,
    *,
    share: float = SHARE,
    least: float = LEAST,
    braking: bool = False,
) -> dict[str, dict[str, str]]:
    """What a theory predicts against no pain: {muscle: {part: "up", "down" or "same"}}.

    Parameters
    ----------
    theory, pain
        As for `task_settings`.
    share, least : float
        How small a change counts as none, 0 to 1 each (see `change_of`).
    braking : bool
        Read so that the extensors brake the bend instead of doing it.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    share, least = number("share", share, 0, 1), number("least", least, 0, 1)
    found: dict[str, dict[str, str]] = {muscle: {} for muscle in MUSCLES}
    for part in TASKS:
        with_pain, without = activity(theory, part, pain), activity("pain_free", part)
        turned = braking and part in BRAKING.get(theory, ())
        for muscle in MUSCLES:
            change = change_of(with_pain[muscle], without[muscle], share, least)
            found[muscle][part] = _TURNED[change] if turned else change
    return found


def fits(theory: str, finding: Finding, pain: float = PAIN, **reading: float | bool) -> bool:
    """Whether a theory predicts a finding, in every part of the movement that it covers.

    Parameters and errors as for `predictions`; `reading` are its keywords.
    """
    found = instance(Finding, "finding", finding, "one of FINDINGS").muscle
    if found is None:
        raise ValueError(f"finding: {finding.id!r} names no muscle; allowed: one of FINDINGS")
    predicted = predictions(theory, pain, **reading)[found.muscle]
    return all(predicted[part] == found.direction for part in found.parts)


def observations(rows: Iterable[Finding] | None = None) -> list[tuple[Finding, ...]]:
    """Findings that are one observation again, together; all of `FINDINGS`, if none are given.

    Four studies that saw the silence lost at full flexion saw one thing four times. Which belong
    together stands in the store, as `counts_with`.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in FINDINGS if rows is None else rows:
        groups.setdefault(finding.counts_with or finding.id, []).append(finding)
    return [tuple(group) for group in groups.values()]


def found_in(finding: Finding, muscle: str, part: str) -> bool:
    """Whether a finding is about this muscle in this part of the movement."""
    found = finding.muscle
    return found is not None and found.muscle == muscle and part in found.parts


def scores(pain: float = PAIN) -> dict[str, dict[str, int]]:
    """For each theory: observations it fits, observations in all, and wires it needs for that.

    An observation that was made more than once counts once (`observations`).
    Returns {theory: {"fits", "of", "wires"}}. Errors as for `task_settings`.
    """
    seen = observations()
    return {
        name: {
            "fits": sum(all(fits(name, f, pain) for f in group) for group in seen),
            "of": len(seen),
            "wires": len(theory.wires),
        }
        for name, theory in THEORIES.items()
    }


@dataclass(frozen=True)
class Count:
    """One way of counting: how many of `of` things each theory fits, {theory: fits}."""

    way: str
    fits: dict[str, int]
    of: int

    @property
    def first(self) -> tuple[str, ...]:
        """The theories that fit most; more than one where they are level."""
        most = max(self.fits.values())
        return tuple(name for name, count in self.fits.items() if count == most)


def ways_of_counting(pain: float = PAIN) -> list[Count]:
    """What the order of the theories hangs on: the same theories, counted in other ways.

    The first is that of `scores`. The no-pain theory is left out. Errors as for `task_settings`.
    """
    patients = [f for f in FINDINGS if f.about == "patients"]
    herniated = [f for f in FINDINGS if set(f.works) <= set(HERNIATED)]
    known = [f for f in FINDINGS if not set(f.works) & set(UNNAMED)]
    ways: list[tuple[str, list[tuple[Finding, ...]], dict]] = []
    for which, rows in (("", FINDINGS), (", without the work of unseen authors", known)):
        ways += [
            (f"Each thing seen, once{which}", observations(rows), {}),
            (f"Each thing seen, once a work{which}", [(f,) for f in rows], {}),
            (f"Each work, if all of it fits{which}", _whole(rows), {}),
        ]
    once = observations()
    ways += [
        ("Only lasting pain, not salt water", observations(patients), {}),
        ("Only herniated discs", observations(herniated), {}),
        ("Extensors brake the bend, and do not do it", once, {"braking": True}),
    ]
    ways += [
        (f"Changes count from {100 * share:.0f} % of no pain", once, {"share": share})
        for share in SHARES
    ]
    ways += [
        (f"Changes count from {_points(least)} of maximum", once, {"share": 0, "least": least})
        for least in LEASTS
    ]
    rivals = [name for name in THEORIES if name != "pain_free"]
    return [
        Count(
            way,
            {n: sum(all(fits(n, f, pain, **how) for f in group) for group in seen) for n in rivals},
            len(seen),
        )
        for way, seen, how in ways
    ]


def _points(least: float) -> str:
    count = round(100 * least)
    return "1 point" if count == 1 else f"{count} points"


def _whole(rows: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings by the work that they come from."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in rows:
        groups.setdefault(finding.works, []).append(finding)
    return [tuple(group) for group in groups.values()]


def movement(theory: str, pain: float = PAIN, seconds: float = 3.0) -> dict[str, list[float]]:
    """The whole movement over time: stand, bend, full flexion, back, stand again.

    Parameters
    ----------
    theory : str
    pain : float
    seconds : float
        Length of each part, 1 to 30.

    Returns
    -------
    dict
        `seconds`, `S`, `D`, `A` (activity, share of maximum), `X` (bend, 0 to 1) and `pain`, every
        twentieth of a second.

    Raises
    ------
    ValueError, TypeError
        As for `task_settings`.
    """
    seconds = number("seconds", seconds, 1, 30)
    parts = [*TASKS, "stand"]
    segments = []
    for i, part in enumerate(parts):
        p = task_settings(theory, part, pain)
        segments.append({"start": i * seconds, "p": [p[name] for name in task.parameters]})
    first = activity(theory, parts[0], pain)
    start = [first.get(name, 0.0) for name in task.stocks]
    count = int(20 * seconds * len(parts)) + 1
    times = [i / 20 for i in range(count)]
    solved = integrate(task, start, segments, times, TOLERANCE)
    found = {"seconds": times}
    for j, name in enumerate(task.stocks):
        found[name] = [solved["y"][i * task.n + j] for i in range(count)]
    place = task.observables.index("pain")
    found["pain"] = [solved["o"][i * task.observed + place] for i in range(count)]
    return found
