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


@dataclass(frozen=True)
class Finding:
    """What a study found for one muscle in some parts of the movement.

    `direction` is "up", "down" or "same", against people or moments without pain.
    """

    muscle: str
    tasks: tuple[str, ...]
    direction: str
    text: str
    reference: str


FINDINGS: tuple[Finding, ...] = (
    Finding(
        "S", ("stand",), "up", "44 articles pooled: more activity when standing.", "geisser2005"
    ),
    Finding(
        "S",
        ("stand",),
        "same",
        "11 people with lasting back pain and 11 without: no difference when standing.",
        "miller1985",
    ),
    Finding(
        "S",
        ("stand",),
        "same",
        "Review: no steady sign of more activity in people with back pain.",
        "nouwen1984",
    ),
    Finding(
        "S", ("stand",), "up", "Review, lasting back pain: more activity at rest.", "roland1986"
    ),
    Finding(
        "S",
        ("bend", "back"),
        "down",
        "Review, lasting back pain: less activity in movement.",
        "roland1986",
    ),
    Finding(
        "S",
        ("bend", "back"),
        "down",
        "Salt water put into the muscle: less active when it should work.",
        "zedka1999",
    ),
    Finding(
        "S",
        ("back",),
        "up",
        "16 people with constant back pain, 21 without: more activity on raising the trunk in an "
        "exercise.",
        "bmc2021emg",
    ),
    Finding(
        "S",
        ("back",),
        "down",
        "30 people with a herniated disc: activity on coming up rose after the operation, "
        "so it was lower before.",
        "li2019frp",
    ),
    Finding(
        "S",
        ("full",),
        "up",
        "44 articles pooled: the silence at full flexion is lost (d = −1.71).",
        "geisser2005",
    ),
    Finding(
        "S",
        ("full",),
        "up",
        "Later pooled studies: the same, somewhat smaller (−1.21, −1.84 to −0.58).",
        "decarvalho2024",
    ),
    Finding(
        "S",
        ("full",),
        "up",
        "30 people with a herniated disc: silence in 7 % before the operation, 60 % after.",
        "li2019frp",
    ),
    Finding(
        "S",
        ("full",),
        "up",
        "Salt water put into the muscle: active when it should rest.",
        "zedka1999",
    ),
    Finding(
        "D",
        ("back",),
        "up",
        "16 people with constant back pain, 21 without: more multifidus activity on raising the "
        "trunk in an exercise.",
        "bmc2021emg",
    ),
)


@dataclass(frozen=True)
class WireTest:
    """A study that tested a wire itself. `verdict` is "against" or "for"."""

    wire: str
    verdict: str
    text: str
    reference: str


WIRE_TESTS: tuple[WireTest, ...] = (
    WireTest(
        "reflex",
        "against",
        "Muscle pain left the stretch reflex of back muscle unchanged.",
        "zedka1999",
    ),
    WireTest(
        "reflex",
        "against",
        "13 human muscle spindles in muscle pain: none fired more, on average 6.1 % less.",
        "birznieks2008",
    ),
    WireTest(
        "reflex",
        "against",
        "10 spindles of lightly working muscle, an hour of pain: no rise.",
        "smith2019",
    ),
    WireTest(
        "reflex",
        "for",
        "Pigs: current into the disc's edge made multifidus and longissimus fire.",
        "indahl1997",
    ),
    WireTest(
        "feed",
        "for",
        "Acid, lactate and ATP put into a thumb muscle together: tiredness and ache; alone, none.",
        "pollak2014",
    ),
    WireTest(
        "shift",
        "for",
        "Pigs: multifidus shrank within days of a disc cut; the authors suggest inhibition.",
        "hodges2006",
    ),
)


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
    instance(Finding, "finding", finding, "one of FINDINGS")
    predicted = predictions(theory, pain)[finding.muscle]
    return all(predicted[part] == finding.direction for part in finding.tasks)


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
            "found": [f for f in FINDINGS if f.muscle == muscle and part in f.tasks],
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
