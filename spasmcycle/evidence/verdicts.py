"""What is judged of a claim, once: the verdict, how certain it is, and the reason.

One JSON file, `verdicts.json`, one entry a claim or a few that say the same, its id the key.
Causes, pages and lessons name a verdict by its id; none is typed a second time.
`verdicts.schema.json` says what an entry holds. `faults` lists what is wrong with the store.

Reading needs the standard library only, so that a lesson can show a verdict; `faults` needs the
project's tools.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from spasmcycle.evidence import checks
from spasmcycle.evidence.findings import ROOM, Finding, finding, findings

LONGEST_REASON = 40
"""Words that a reason may have."""


@dataclass(frozen=True)
class Verdict:
    """What is judged of a claim.

    Attributes
    ----------
    id : str
    claim : str
        What is claimed, in our own words.
    verdict : str
        One of "supported", "supported in part", "mixed", "contested", "not supported", "too vague
        to test" and "opinion or advertising".
    certainty : str
        How sure we are of the verdict: "high", "moderate", "low", "very low" or "none".
    reason : str
        Why, in at most 40 words.
    works : tuple of str
        Keys of the references that decide; none where there is nothing to test.
    findings : tuple of str
        Ids of the findings that decide, as far as they are in the store.
    told_by : tuple of str
        Kinds of source that tell it: "clinic blog", "device seller", "general explainer".
    would_change : str
        What would change the verdict.
    persuades : tuple of str
        Why it persuades, in the words of the schema.
    lives : str
        Path of the lesson or page that treats it.
    model : str
        Terms of the model that stand for it, or "not modelled, because …".
    claims : tuple of str
        Claims of the source articles that it judges, such as "S3-09".
    """

    id: str
    claim: str
    verdict: str
    certainty: str
    reason: str
    works: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    would_change: str = ""
    persuades: tuple[str, ...] = ()
    lives: str = ""
    model: str = ""
    claims: tuple[str, ...] = ()

    @property
    def seen(self) -> tuple[Finding, ...]:
        """The findings that decide."""
        return tuple(finding(name) for name in self.findings)


def stored(room: Traversable = ROOM) -> dict[str, dict[str, Any]]:
    """The store as it stands, by id."""
    return json.loads(room.joinpath("verdicts.json").read_text(encoding="utf-8"))


@cache
def verdicts() -> dict[str, Verdict]:
    """Every verdict by id."""
    return {name: _verdict(name, entry) for name, entry in stored().items()}


def verdict(name: str) -> Verdict:
    """One verdict by its id.

    Raises
    ------
    ValueError
        For an unknown id, with those that are known.
    """
    if name not in verdicts():
        known = ", ".join(verdicts())
        raise ValueError(f"verdict: {name!r} is not in the store; known: {known}")
    return verdicts()[name]


def _verdict(name: str, entry: Mapping[str, Any]) -> Verdict:
    known = {field: tuple(v) if isinstance(v, list) else v for field, v in entry.items()}
    return Verdict(id=name, **known)


def faults(room: Traversable = ROOM) -> list[str]:
    """Everything that is wrong with the store, each with id and field; empty if sound.

    Needs `jsonschema` and `pybtex`.
    """
    entries = stored(room)
    found = list(checks.misshapen(entries, "verdicts"))
    return found or [*_wordy(entries), *_judged_twice(entries), *_unfounded(entries)]


def _wordy(entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, entry in entries.items():
        words = len(entry["reason"].split())
        if words > LONGEST_REASON:
            yield f"{name}: reason: {words} words; allowed {LONGEST_REASON}"


def _judged_twice(entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    home: dict[str, str] = {}
    for name, entry in entries.items():
        for claim in entry["claims"]:
            if claim in home:
                yield f"{name}: claims: {claim} is judged in {home[claim]} too"
            home[claim] = name


def _unfounded(entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Works that are unknown or may not stand behind a verdict, and findings that are not there or
    rest on none of the works."""
    for name, entry in entries.items():
        for fault in checks.unfounded(entry["works"]):
            yield f"{name}: works: {fault}"
        for one in entry.get("findings", ()):
            if one not in findings():
                yield f"{name}: findings: {one!r} is not in the store"
            elif not set(findings()[one].works) & set(entry["works"]):
                yield f"{name}: findings: {one!r} rests on none of the works of the verdict"
