"""What the source articles claim, and what is judged of each claim, once.

One JSON file a topic in the folder `claims`, one entry a claim, its id the key. An entry lists the
numbers of the claims that it stands for, such as "S3-09". Articles that say the same share an
entry, and each number stands in exactly one. Lessons, pages, causes and cards name a claim by its
id or a number; no verdict is typed a second time. `claims.schema.json` says what an
entry holds. `faults` lists what is wrong with the store, and the build of the book stops at the
first.

Reading needs the standard library only, so that a lesson can show a claim; `faults` needs the
project's tools.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from spasmcycle.evidence import checks
from spasmcycle.evidence.findings import ROOM, Finding, finding, findings

LONGEST_CLAIM, LONGEST_REASON = 30, 40
"""Words that a claim and a reason may have."""

ARTICLES = {
    "S0": ("general explainer", 38),
    "S1": ("clinic blog", 33),
    "S2": ("device seller", 35),
    "S3": ("clinic blog", 42),
    "S4": ("device seller", 45),
}
"""The source articles: what kind of source each is, and how many claims were found in it."""

NUMBERS = tuple(
    f"{article}-{n:02d}" for article, (_, count) in ARTICLES.items() for n in range(1, count + 1)
)
"""The number of every claim of the articles, in order."""

OWN_NAMES = frozenset({"ATP", "EMG", "Epsom", "TNF"})
"""Words with a capital that are no name of a company or person."""

_CAPITAL = re.compile(r"\w*[A-Z]\w*")
_LEVEL = re.compile(r"[LTS]\d")
_ADDRESS = re.compile(r"\b\w+\.(?:com|org|net)\b|[®™@]", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"(?:^|[.:?!])\s*$")

Stored = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Claim:
    """A claim, and what is judged of it.

    Attributes
    ----------
    id : str
    topic : str
        Name of its file, such as "causes".
    claim : str
        What is claimed, in our own words, at most 30 of them.
    told_by : tuple of str
        Kinds of source that tell it: "clinic blog", "device seller", "general explainer".
    verdict : str
        One of "supported", "supported in part", "mixed", "contested", "not supported", "too vague
        to test" and "opinion or advertising".
    certainty : str
        How sure we are of the verdict, in the words of the schema; "none" where nothing can be
        tested.
    reason : str
        Why, in at most 40 words.
    works : tuple of str
        Keys of the references that decide.
    would_change : str
        What would change the verdict, in one sentence.
    persuades : str
        Why it persuades, in the words of the schema. A claim that holds has such a reason too.
    lives : str
        File stem of the lesson or page that treats it, or "".
    numbers : tuple of str
        Claims of the source articles that say this, such as "S3-09".
    terms : tuple of str
        Terms of the model that stand for it: its parameters, its levels, what follows from them,
        its treatments.
    not_modelled : str
        Why there is no such term, as "because …"; "" where there is one.
    clashes : tuple of str
        Ids of the claims that it speaks against.
    findings : tuple of str
        Ids of the findings that decide, as far as they are in the store.
    """

    id: str
    topic: str
    claim: str
    told_by: tuple[str, ...]
    verdict: str
    certainty: str
    reason: str
    works: tuple[str, ...]
    would_change: str
    persuades: str
    lives: str
    numbers: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    not_modelled: str = ""
    clashes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def model(self) -> str:
        """Where it is in the model: "r0, p50", or "not modelled, because …"."""
        return ", ".join(self.terms) or f"not modelled, {self.not_modelled}"

    @property
    def seen(self) -> tuple[Finding, ...]:
        """The findings that decide."""
        return tuple(finding(name) for name in self.findings)


def topics(room: Traversable = ROOM) -> dict[str, dict[str, Any]]:
    """The files of the store as they stand, by name, in alphabetical order."""
    folder = room.joinpath("claims")
    found = {f.name: f for f in folder.iterdir() if f.name.endswith(".json")}
    return {name: json.loads(found[name].read_text(encoding="utf-8")) for name in sorted(found)}


@cache
def claims() -> dict[str, Claim]:
    """Every claim by id."""
    return {
        name: _claim(name, file.removesuffix(".json"), entry)
        for file, entries in topics().items()
        for name, entry in entries.items()
    }


@cache
def _homes() -> dict[str, str]:
    return {number: one.id for one in claims().values() for number in one.numbers}


def claim(name: str) -> Claim:
    """One claim by its id, or by a number of the source articles.

    Raises
    ------
    ValueError
        For an unknown number, or an unknown id, with ids that begin alike.
    """
    if name in claims():
        return claims()[name]
    if name in _homes():
        return claims()[_homes()[name]]
    stem = str(name).partition("-")[0]
    near = ", ".join(one for one in claims() if one.startswith(stem)) or "none"
    raise ValueError(f"claim: {name!r} is not in the store; ids that begin alike: {near}")


def _claim(name: str, topic: str, entry: Mapping[str, Any]) -> Claim:
    known = {field: tuple(v) if isinstance(v, list) else v for field, v in entry.items()}
    return Claim(id=name, topic=topic, **known)


def rows() -> list[tuple[str, Claim]]:
    """The claims of the articles one by one: number, and the entry that judges it."""
    return [(number, claim(number)) for number in NUMBERS]


HEAD = ("number", "told by", "claim", "verdict", "certainty", "lesson or page", "card", "model")
"""What stands in a row of `claims_table`."""


def claims_table() -> list[tuple[str, ...]]:
    """What the course does with each claim of the articles, one row a number, as `HEAD` says.

    The card is the id of the entry; "none yet" stands where no lesson or page treats the claim.
    """
    return [
        (
            number,
            ARTICLES[number.partition("-")[0]][0],
            one.claim,
            one.verdict,
            one.certainty,
            one.lives or "none yet",
            one.id,
            one.model,
        )
        for number, one in rows()
    ]


def faults(
    room: Traversable = ROOM, numbers: Collection[str] = NUMBERS, pages: Collection[str] = ()
) -> list[str]:
    """Everything that is wrong with the store, each with file, id and field; empty if sound.

    Needs the project's tools.

    Parameters
    ----------
    room : Traversable
        Folder that holds the folder `claims`.
    numbers : collection of str
        Numbers that must be held, each by one entry.
    pages : collection of str
        File stems of the lessons and pages that there are; left out, those of the checkout.
    """
    stored = topics(room)
    found = [
        f"{file}: {fault}"
        for file, entries in stored.items()
        for fault in checks.misshapen(entries, "claims")
    ]
    return found or [
        *_repeated(stored),
        *_miscounted(stored, numbers),
        *_wordy(stored),
        *_unfounded(stored),
        *_homeless(stored, pages or _stems()),
        *_strange(stored),
        *_one_sided(stored),
    ]


def _each(stored: Stored) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Where it stands as "file: id", id and entry, of all entries."""
    for file, entries in stored.items():
        for name, entry in entries.items():
            yield f"{file}: {name}", name, entry


def _repeated(stored: Stored) -> Iterator[str]:
    home: dict[str, str] = {}
    for where, name, _ in _each(stored):
        if name in home:
            yield f"{where}: stands in {home[name]} too"
        home[name] = where.partition(":")[0]


def _miscounted(stored: Stored, numbers: Collection[str]) -> Iterator[str]:
    """Numbers that are held twice, by no entry, or that no article has; and a kind of source that
    is not the one of the articles."""
    home: dict[str, str] = {}
    for where, _, entry in _each(stored):
        for number in entry["numbers"]:
            if number not in NUMBERS:
                yield f"{where}: numbers: {number} is no claim of the articles"
            elif number in home:
                yield f"{where}: numbers: {number} is held in {home[number]} too"
            home[number] = where
        kinds = {ARTICLES[number.partition("-")[0]][0] for number in entry["numbers"]}
        if kinds and kinds != set(entry["told_by"]):
            yield f"{where}: told_by: the articles of its numbers are {', '.join(sorted(kinds))}"
    for number in numbers:
        if number not in home:
            yield f"claims: numbers: {number} is held by no entry"


def _wordy(stored: Stored) -> Iterator[str]:
    """Texts that are too long, that frighten, that name a company, or a number of nobody."""
    from spasmcycle.evidence.lint import AVOID
    from spasmcycle.evidence.quoted import strangers

    for where, _, entry in _each(stored):
        for field, longest in (("claim", LONGEST_CLAIM), ("reason", LONGEST_REASON)):
            words = len(entry[field].split())
            if words > longest:
                yield f"{where}: {field}: {words} words; allowed {longest}"
        for field in ("claim", "reason", "would_change", "not_modelled"):
            text = entry.get(field, "")
            for word in AVOID:
                if re.search(rf"\b{word}", text.lower()):
                    yield f"{where}: {field}: the words {word!r}… are to be avoided"
            for word in names_in(text):
                yield f"{where}: {field}: {word!r} looks like a name of a company or person"
        for number in strangers(entry["reason"], entry["works"]):
            yield f"{where}: reason: {number} is in no finding of its works"


def names_in(text: str) -> list[str]:
    """Words that look like the name of a company or person: a capital inside a sentence or a word,
    an address, a mark of trade.

    A name of one word that opens a sentence cannot be told from any other word.
    """
    found = [hit[0] for hit in _ADDRESS.finditer(text)]
    for hit in _CAPITAL.finditer(text):
        word = hit[0]
        opens = _NEW_SENTENCE.search(text[: hit.start()]) and not re.search("[A-Z]", word[1:])
        if not (opens or word in OWN_NAMES or _LEVEL.fullmatch(word)):
            found.append(word)
    return found


def _unfounded(stored: Stored) -> Iterator[str]:
    """Works that are unknown or may not stand behind a verdict, and findings that are not there or
    rest on none of the works."""
    for where, _, entry in _each(stored):
        for fault in checks.unfounded(entry["works"]):
            yield f"{where}: works: {fault}"
        for one in entry.get("findings", ()):
            if one not in findings():
                yield f"{where}: findings: {one!r} is not in the store"
            elif not set(findings()[one].works) & set(entry["works"]):
                yield f"{where}: findings: {one!r} rests on none of the works of the verdict"


def _stems() -> set[str]:
    from spasmcycle.evidence.lint import pages

    return {page.stem for page in pages()}


def _homeless(stored: Stored, pages: Collection[str]) -> Iterator[str]:
    for where, _, entry in _each(stored):
        if entry["lives"] and entry["lives"] not in pages:
            yield f"{where}: lives: there is no lesson or page {entry['lives']!r}"


def terms() -> frozenset[str]:
    """What a claim may name as a term of the model: its parameters, its levels and what follows
    from them, and the treatments."""
    from spasmcycle.model.equations import full
    from spasmcycle.model.treatments import TREATMENTS

    system = full()
    return frozenset({*system.parameters, *system.stocks, *system.algebraic, *TREATMENTS})


def _strange(stored: Stored) -> Iterator[str]:
    known = terms()
    for where, _, entry in _each(stored):
        for term in entry.get("terms", ()):
            if term not in known:
                yield f"{where}: terms: the model has no {term!r}"


def _one_sided(stored: Stored) -> Iterator[str]:
    """Clashes with itself, with a claim that is not there, or that the other does not name."""
    entries = {name: entry for _, name, entry in _each(stored)}
    for where, name, entry in _each(stored):
        for other in entry["clashes"]:
            if other == name:
                yield f"{where}: clashes: with itself"
            elif other not in entries:
                yield f"{where}: clashes: {other!r} is not in the store"
            elif name not in entries[other]["clashes"]:
                yield f"{where}: clashes: {other!r} does not name it in turn"


def clashes() -> list[tuple[Claim, Claim]]:
    """Every two claims that speak against each other, once, in the order of the store."""
    order = list(claims())
    return [
        (one, claims()[other])
        for one in claims().values()
        for other in one.clashes
        if order.index(one.id) < order.index(other)
    ]
