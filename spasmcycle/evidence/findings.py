"""What was found about people, once: the findings, how certain each is, and the works behind it.

One JSON file a subject in the folder `findings`, one entry a finding, its id the key. Treatments,
theories, causes, circuit, cases and claims name a finding by its id; nothing that was found is
typed a second time. `findings.schema.json` says what an entry holds. `faults` lists what is wrong
with the store, and the build of the book stops at the first.

Reading needs the standard library only, so that a lesson can show a finding; `faults` needs the
project's tools.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from spasmcycle.evidence import checks

ROOM = files("spasmcycle").joinpath("evidence")


@dataclass(frozen=True)
class Pain:
    """A change of pain against a comparison group, in points of 100; negative is less pain.

    `day` counts from the start of treatment. `low` and `high` are the 95 % interval, None where it
    was not given.
    """

    day: int
    change: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Muscle:
    """Which way the activity of one muscle moved in some parts of a bend, against no pain.

    `muscle` is "S", "D" or "A" of the task model, `direction` is "up", "down" or "same".
    """

    muscle: str
    parts: tuple[str, ...]
    direction: str


@dataclass(frozen=True)
class Wire:
    """A test of one wire of a theory; `speaks` is "for" or "against" it."""

    wire: str
    speaks: str


@dataclass(frozen=True)
class Finding:
    """What was found.

    Attributes
    ----------
    id : str
    says : str
        The finding in a sentence or two of our own; every number that is quoted stands here.
    short : str
        The same for a picture with little room; `says` where none is given.
    works : tuple of str
        Keys of the references, at least one.
    about : str
        Whom or what was studied: "patients", "healthy", "animals", "specimens", "calculation",
        "guidance", "theory" or "anatomy".
    status : str
        How far it was checked: V, V2 or D (see `references`).
    certainty, because : str
        How sure it makes us, in the words of the schema, and why; "not graded" is one study, which
        nobody has graded.
    pain, muscle, wire
        The finding as numbers or signs, where it is one.
    scale : str
        What an effect was measured in, where that is not pain of 100; "" where it was, or where no
        number was given.
    counts_with : str
        Id of another finding that is the same observation again, or "": a count takes one of them.
    numbers : dict
        {name: value} of numbers that other places use; a name has one value in the whole store.
    claims : tuple of str
        Claims of the source articles that it bears on, such as "S0-21".
    """

    id: str
    says: str
    works: tuple[str, ...]
    about: str
    status: str
    certainty: str
    because: str
    short: str = ""
    pain: Pain | None = None
    scale: str = ""
    muscle: Muscle | None = None
    wire: Wire | None = None
    counts_with: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Its works in short, as "Li 2019, Neblett 2013"."""
        return ", ".join(called(key) for key in self.works)

    @property
    def sure(self) -> str:
        """How certain, and why, as "low: no comparison group"."""
        return f"{self.certainty}: {self.because}" if self.because else self.certainty


@cache
def names() -> dict[str, str]:
    """What the works are called, by key: made from the references, nothing to parse in a lesson."""
    return json.loads(ROOM.joinpath("short_names.json").read_text(encoding="utf-8"))


def called(key: str) -> str:
    """What a work is called, as "Cashin 2021".

    Raises
    ------
    ValueError
        For a key that is no work on which a fact may rest.
    """
    if key not in names():
        raise ValueError(f"work: {key!r} is not in the references, or no fact may rest on it")
    return names()[key]


def cited_html(keys: Iterable[str], page: str = "../book/references.html") -> str:
    """Links to works for a lesson or a question, as HTML."""
    return ", ".join(f'<a href="{page}#{key}">{escape(called(key))}</a>' for key in keys)


def cited_markdown(keys: Iterable[str], page: str = "references.md") -> str:
    """Links to works for a page of the book, as Markdown."""
    return ", ".join(f"[{called(key)}]({page}#{key})" for key in keys)


def sourced_markdown(words: str, keys: Sequence[str], page: str = "references.md") -> str:
    """A sentence with links to its works in front of the full stop; as it is without works."""
    return f"{words.rstrip('.')} ({cited_markdown(keys, page)})." if keys else words


def subjects(room: Traversable = ROOM) -> dict[str, dict[str, Any]]:
    """The files of the store as they stand, by name, in alphabetical order."""
    folder = room.joinpath("findings")
    found = {f.name: f for f in folder.iterdir() if f.name.endswith(".json")}
    return {name: json.loads(found[name].read_text(encoding="utf-8")) for name in sorted(found)}


@cache
def findings() -> dict[str, Finding]:
    """Every finding by id."""
    return {
        name: _finding(name, entry)
        for entries in subjects().values()
        for name, entry in entries.items()
    }


def finding(name: str) -> Finding:
    """One finding by its id.

    Raises
    ------
    ValueError
        For an unknown id, with ids that begin alike.
    """
    if name not in findings():
        stem = str(name).partition("-")[0]
        near = ", ".join(one for one in findings() if one.startswith(stem)) or "none"
        raise ValueError(f"finding: {name!r} is not in the store; ids that begin alike: {near}")
    return findings()[name]


def number(name: str) -> float:
    """A number of the store by its name.

    Raises
    ------
    ValueError
        For an unknown name.
    """
    known = {key: value for one in findings().values() for key, value in one.numbers.items()}
    if name not in known:
        raise ValueError(f"number: {name!r} is not in the store; known: {', '.join(sorted(known))}")
    return known[name]


def _finding(name: str, entry: Mapping[str, Any]) -> Finding:
    known = dict(entry)
    for part, kind in (("pain", Pain), ("wire", Wire)):
        if part in known:
            known[part] = kind(**known[part])
    if "muscle" in known:
        moved = known["muscle"]
        known["muscle"] = Muscle(moved["muscle"], tuple(moved["parts"]), moved["direction"])
    for part in ("works", "claims"):
        known[part] = tuple(known.get(part, ()))
    known.setdefault("because", "")
    return Finding(id=name, **known)


def faults(room: Traversable = ROOM) -> list[str]:
    """Everything that is wrong with the store, each with file, id and field; empty if sound.

    Needs `jsonschema` and `pybtex`.
    """
    stored = subjects(room)
    found = [
        f"{file}: {fault}"
        for file, entries in stored.items()
        for fault in checks.misshapen(entries, "findings")
    ]
    return found or [*_repeated(stored), *_unfounded(stored)]


def _repeated(stored: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Ids used twice, and names of numbers with two values."""
    home: dict[str, str] = {}
    values: dict[str, tuple[str, float]] = {}
    for file, entries in stored.items():
        for name, entry in entries.items():
            if name in home:
                yield f"{file}: {name}: stands in {home[name]} too"
            home[name] = file
            for number_name, value in entry.get("numbers", {}).items():
                other, before = values.setdefault(number_name, (name, value))
                if before != value:
                    yield (
                        f"{file}: {name}: numbers: {number_name} is {value:g}, "
                        f"but {before:g} in {other}: one thing has one number"
                    )


def _unfounded(stored: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Works that are unknown or may not stand behind a fact, statuses above those of the works,
    and ids that lead nowhere."""
    from spasmcycle.evidence.references import load

    works = load()
    ids = {name for entries in stored.values() for name in entries}
    for file, entries in stored.items():
        for name, entry in entries.items():
            for fault in checks.unfounded(entry["works"]):
                yield f"{file}: {name}: works: {fault}"
            read = [works[key] for key in entry["works"] if key in works]
            statuses = [work.status for work in read if work.citable]
            if entry["status"] == "V" and statuses and "V" not in statuses:
                yield f"{file}: {name}: status: V, but every work of it was read second-hand only"
            if entry.get("counts_with", name) not in ids:
                yield f"{file}: {name}: counts_with: {entry['counts_with']!r} is no finding"
