"""Each treatment given to a crowd of made-up people: `python -m spasmcycle.cohort.arms`.

A trial's mean is held against the mean of a crowd, not against one made-up person. Ten crowds are
followed twice each, without and with a course, and the difference of mean pain on the finding's
day is kept for every *reading* of the trial: on which day the course begins, whom it lets in, and
how long the course lasts. What was found is in the evidence store; `spasmcycle.study.trials` turns
both into verdicts.

That takes minutes, so the differences are kept in arms.json. A small sample of each is worked out
anew before anything is written; where it agrees, the treatment is left as it is. With `--check`
nothing is written, a stale treatment is named, and the exit code is 1. `--all` does all anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spasmcycle.cohort.result import Cohort
from spasmcycle.cohort.run import follow
from spasmcycle.model.treatments import TREATMENTS, Course

KEPT = Path(__file__).with_name("arms.json")
PEOPLE = 1000
SEEDS = tuple(range(1, 11))
STARTS = (0, 7)
ENTRY = 3.0
"""Displayed pain above which a made-up person is let in, where a trial wants people in pain."""

WHO = ("everyone", "in pain")
THROUGHOUT = ("anti_inflammatory", "relaxant")
"""Medicines, which people in the trials may have taken until the day that was looked at."""

SAMPLE = 25
GIVEN = tuple(name for name, t in TREATMENTS.items() if t.effects or t.removes)


class Arm(NamedTuple):
    """One course given to the crowd, and the day from its start on which pain is read."""

    treatment: str
    day: int
    start: int
    length: float


def arms(treatment: str) -> Iterator[Arm]:
    """Every course of a treatment that its findings ask for.

    A finding without a day is read on the last day of the usual course.
    """
    known = TREATMENTS[treatment]
    for finding in known.findings:
        day = finding.pain.day if finding.pain else round(known.length)
        lengths = {known.length}
        if treatment in THROUGHOUT and finding.pain:
            lengths.add(float(max(day, known.length)))
        for start in STARTS:
            for length in sorted(lengths):
                yield Arm(treatment, day, start, length)


def differences(arm: Arm, people: int, seed: int) -> dict[str, float]:
    """Mean pain with the course less mean pain without, in points of 100, for each of `WHO`.

    The same made-up people are in both arms, which no trial can have.
    """
    read = arm.start + arm.day
    plain = _untreated(people, seed)
    course = Course(arm.treatment, arm.start, arm.length)
    given = follow(people, max(read, 1), seed, courses=[course], progress=False)
    change = 10 * (given.pain[:, read] - plain.pain[:, read])
    let_in = plain.pain[:, arm.start] > ENTRY
    return {"everyone": float(change.mean()), "in pain": float(change[let_in].mean())}


@cache
def _untreated(people: int, seed: int) -> Cohort:
    last = max(arm.start + arm.day for name in GIVEN for arm in arms(name))
    return follow(people, last, seed, progress=False)


def document(treatment: str) -> list[dict]:
    """What is kept of one treatment: every reading, with one number a crowd, and its sample."""
    found = []
    for arm in dict.fromkeys(arms(treatment)):
        crowds = [differences(arm, PEOPLE, seed) for seed in SEEDS]
        sample = sampled(arm)
        for who in WHO:
            found.append(
                {
                    **{k: v for k, v in arm._asdict().items() if k != "treatment"},
                    "who": who,
                    "points": [round(crowd[who], 2) for crowd in crowds],
                    "sample": sample[who],
                }
            )
    return found


def sampled(arm: Arm) -> dict[str, float]:
    """The same for a few people of the first crowd: quick to work out, and moves with the model."""
    return {who: round(v, 2) for who, v in differences(arm, SAMPLE, SEEDS[0]).items()}


def fresh(treatment: str, kept: list[dict]) -> bool:
    """Whether what is kept of a treatment is of this model, these people and these findings."""
    asked = [(arm, who) for arm in dict.fromkeys(arms(treatment)) for who in WHO]
    if [(e["day"], e["start"], e["length"], e["who"]) for e in kept] != [
        (arm.day, arm.start, arm.length, who) for arm, who in asked
    ]:
        return False
    samples = {arm: sampled(arm) for arm, _ in asked}
    return all(
        len(entry["points"]) == len(SEEDS) and abs(entry["sample"] - samples[arm][who]) < 0.015
        for entry, (arm, who) in zip(kept, asked, strict=True)
    )


def main(check: bool, everything: bool) -> int:
    """Write anew what is stale, or only name it; 1 where something is stale and was not written."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    known = kept.get("treatments", {}) if kept.get("asked") == _asked() else {}
    made: dict[str, list[dict]] = {}
    stale = known.keys() != set(GIVEN)
    for name in GIVEN:
        if not everything and name in known and fresh(name, known[name]):
            made[name] = known[name]
            continue
        stale = True
        print(f"{'stale' if check else 'followed'}: {KEPT.name}: {name}", flush=True)
        if not check:
            made[name] = document(name)
    if stale and not check:
        KEPT.write_text(_text(made), encoding="utf-8", newline="\n")
    return int(stale and check)


def _asked() -> dict:
    return {"people": PEOPLE, "seeds": list(SEEDS), "entry": ENTRY}


def _text(made: dict[str, list[dict]]) -> str:
    """The file: one reading a line, so that a change is easy to see."""
    parts = [
        f'  "{name}": [\n' + ",\n".join(f"   {json.dumps(entry)}" for entry in entries) + "\n  ]"
        for name, entries in made.items()
    ]
    head = f' "made_by": "python -m spasmcycle.cohort.arms",\n "asked": {json.dumps(_asked())},\n'
    return "{\n" + head + ' "treatments": {\n' + ",\n".join(parts) + "\n }\n}\n"


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv, "--all" in sys.argv))
