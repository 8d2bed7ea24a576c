"""Rival theories of pain and muscle, as wirings of one small model, beside what studies found.

The model (`spasmcycle.model.task`) bends forward and comes back with three muscles. A theory says
which wires pain acts through. What it then predicts is computed: each muscle in each part of the
movement, against the same movement without pain. Findings are data with their source; which theory
fits which finding is computed too. A count of fits is no verdict: studies differ in whom and how
they measured, and a theory with many wires fits easily.

Turning a theory, written in words, into wires is an assumption of this course. So are the
strengths of the wires; only the signs of what follows are used.
"""

from __future__ import annotations

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
MARGIN = 0.02  # a smaller change of activity, as a share of maximum, counts as none
PAIN = 0.5


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

WIRE_TESTS: tuple[Finding, ...] = tuple(f for f in findings().values() if f.wire)
"""Studies that tested one wire itself."""


def settings(theory: str, part: str, pain: float = PAIN, **changes: float) -> dict[str, float]:
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


def change_of(now: float, before: float, margin: float) -> str:
    """Portable. "up", "down" or "same": `now` against `before`, within `margin`."""
    if now > before + margin:
        return "up"
    if now < before - margin:
        return "down"
    return "same"


def activity(theory: str, part: str, pain: float = PAIN) -> dict[str, float]:
    """Settled activity of each muscle (share of maximum), and pain, in one part of the movement.

    Parameters and errors as for `settings`.
    """
    return task_at_rest(settings(theory, part, pain))


def predictions(theory: str, pain: float = PAIN) -> dict[str, dict[str, str]]:
    """What a theory predicts against no pain: {muscle: {part: "up", "down" or "same"}}.

    Parameters and errors as for `settings`.
    """
    found: dict[str, dict[str, str]] = {muscle: {} for muscle in MUSCLES}
    for part in TASKS:
        with_pain, without = activity(theory, part, pain), activity("pain_free", part)
        for muscle in MUSCLES:
            found[muscle][part] = change_of(with_pain[muscle], without[muscle], MARGIN)
    return found


def fits(theory: str, finding: Finding, pain: float = PAIN) -> bool:
    """Whether a theory predicts a finding, in every part of the movement that it covers.

    Parameters and errors as for `settings`.
    """
    found = instance(Finding, "finding", finding, "one of FINDINGS").muscle
    if found is None:
        raise ValueError(f"finding: {finding.id!r} names no muscle; allowed: one of FINDINGS")
    predicted = predictions(theory, pain)[found.muscle]
    return all(predicted[part] == found.direction for part in found.parts)


def found_in(finding: Finding, muscle: str, part: str) -> bool:
    """Whether a finding is about this muscle in this part of the movement."""
    found = finding.muscle
    return found is not None and found.muscle == muscle and part in found.parts


def comparison(pain: float = PAIN) -> list[dict]:
    """Every muscle and part of the movement: what each theory predicts and what studies found.

    Returns
    -------
    list of dict
        `muscle`, `part`, `predicted` ({theory: direction}) and `found` (findings; may be empty).

    Raises
    ------
    ValueError, TypeError
        For a pain that is not a number from 0 to 1.
    """
    predicted = {name: predictions(name, pain) for name in THEORIES}
    return [
        {
            "muscle": muscle,
            "part": part,
            "predicted": {name: table[muscle][part] for name, table in predicted.items()},
            "found": [f for f in FINDINGS if found_in(f, muscle, part)],
        }
        for muscle in MUSCLES
        for part in TASKS
    ]


def scores(pain: float = PAIN) -> dict[str, dict[str, int]]:
    """For each theory: findings it fits, findings in all, and wires it needs for that.

    Returns {theory: {"fits", "of", "wires"}}. Errors as for `settings`.
    """
    return {
        name: {
            "fits": sum(fits(name, finding, pain) for finding in FINDINGS),
            "of": len(FINDINGS),
            "wires": len(theory.wires),
        }
        for name, theory in THEORIES.items()
    }


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
        As for `settings`.
    """
    seconds = number("seconds", seconds, 1, 30)
    parts = [*TASKS, "stand"]
    segments = []
    for i, part in enumerate(parts):
        p = settings(theory, part, pain)
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
