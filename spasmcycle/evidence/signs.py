"""The one list of urgent signs: what decides how soon, and whether the list itself is sound.

``signs.json`` holds it as data, and ``signs.schema.json`` its shape: signs, rules, the lines of
the strip and the card, where guidance differs, what a clinician should check, and every safety
word that was ever corrected. `decide` answers from it how soon someone should be seen; the strip,
the card and the safety page are made from it (``urgent_pages.py``); the cases of lesson 3 get
their answers from it. Nobody types an answer twice.

A *sign* holds when all observations of one of its ``needs`` are there. A name in ``needs`` may be
a group; then one of its observations is enough. An observation may imply others. Nothing here
needs more than the standard library until `faults` is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

Data = Mapping[str, Any]

FILE = Path(__file__).with_name("signs.json")
SCHEMA = Path(__file__).with_name("signs.schema.json")
STORIES = Path(__file__).parents[2] / "notebooks" / "quizzes"

KINDS = ("highest", "weak", "together", "count", "habit", "without-pain", "unseen")
"""The kinds of rules that decide. Each stands in the list once."""

MARKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
"""A phrase of a story that a reader can choose: ``[a foot drags](foot-drop)``."""

EMPTY = frozenset(
    """a about also an and any are as at back be because been before being but by call can cannot
    do does done else even ever for from further gets go goes had has have having help here how if
    in into is it its itself know known lately least less like likely many may might mind more most
    much must no nor not now of off often on once one only or other our out over own said same say
    says see seem should since so some still such than that the their them then there these they
    this those though to too under until up upon us use very was were what when where which while
    who why will with without you your yourself""".split()
)
"""Words that carry no sign. All others of a short line must stand in the full words too."""


@dataclass(frozen=True)
class Decision:
    """How soon, and because of what; every tuple in the order of the list.

    ``urgency`` is a name of ``urgencies``. ``signs`` are the ids of the signs that ask for it and
    ``rules`` those of the rules that raised something to it. ``deciding`` are the observations, as
    they were given, without which this would not be so.
    """

    urgency: str
    signs: tuple[str, ...]
    rules: tuple[str, ...]
    deciding: tuple[str, ...]


@dataclass(frozen=True)
class _Held:
    urgency: str
    signs: frozenset[str]
    rules: frozenset[str]
    deciding: frozenset[str]


@cache
def load() -> dict[str, Any]:
    """The list as it stands in ``signs.json``; see ``signs.schema.json`` for its shape."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def phrases(sentence: str) -> list[tuple[str, str | None]]:
    """A sentence of a story in pieces: its text, and the observation of a marked phrase or None."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for hit in MARKED.finditer(sentence):
        pieces.append((sentence[end : hit.start()], None))
        pieces.append((hit[1], hit[2]))
        end = hit.end()
    pieces.append((sentence[end:], None))
    return [(text, name) for text, name in pieces if text]


def observed(story: Iterable[str]) -> list[str]:
    """The observations marked in the sentences of a story, in order."""
    return [name for sentence in story for _, name in phrases(sentence) if name is not None]


def decide(observations: Iterable[str], data: Data | None = None) -> Decision:
    """How soon someone should be seen who shows these observations.

    Parameters
    ----------
    observations : iterable of str
        Names of the vocabulary, in any order; neutral ones do no harm. They mean a person with
        back or leg pain, now or lately.
    data : mapping, optional
        Another list of the same shape; left out, the course's own.

    Raises
    ------
    ValueError
        When there is none, when one is unknown, or when no sign and no rule decides.
    """
    data = data or load()
    if isinstance(observations, str):
        raise ValueError(f"observations: give a list of names, not the text “{observations}”.")
    given = list(observations)
    if not given:
        raise ValueError("observations: there are none. Give at least one.")
    for name in given:
        if name not in data["observations"]:
            near = get_close_matches(str(name), data["observations"], n=3)
            hint = f" Near it: {', '.join(near)}." if near else ""
            raise ValueError(f"observation “{name}” is not in signs.json.{hint}")
    held = _held(data, frozenset(given))
    if not held:
        raise ValueError(f"no sign and no rule decides for: {', '.join(given)}.")
    order = _rule(data, "highest")["order"]
    top = min((one.urgency for one in held), key=order.index)
    most = [one for one in held if one.urgency == top]
    signs, rules, deciding = (
        frozenset().union(*(getattr(one, field) for one in most))
        for field in ("signs", "rules", "deciding")
    )
    return Decision(
        top,
        tuple(sign["id"] for sign in data["signs"] if sign["id"] in signs),
        tuple(rule["id"] for rule in data["rules"] if rule["id"] in rules),
        tuple(name for name in data["observations"] if name in deciding),
    )


def _held(data: Data, given: frozenset[str]) -> list[_Held]:
    """All signs that hold and all rules that apply, each with its urgency."""
    origins, by_habit = _origins(data, given)
    rules = {rule["decides"]["kind"]: rule for rule in data["rules"] if "decides" in rule}
    weak = set(rules["weak"]["decides"]["signs"])
    held, held_weak = [], []
    for sign in data["signs"]:
        one = _sign(data, sign, origins, given, rules, by_habit)
        (held_weak if sign["id"] in weak else held).extend(one)
    for part in rules["together"]["decides"]["sets"]:
        deciding = _match(data, part["needs"], origins)
        if deciding:
            name = frozenset({rules["together"]["id"]})
            held.append(_Held(part["gives"], frozenset(), name, deciding))
    held += _counted(held, rules["count"])
    held = _unseen(data, held, given, rules["unseen"])
    # A weak sign decides only where nothing else does.
    return held or held_weak


def _origins(data: Data, given: frozenset[str]) -> tuple[dict[str, set[str]], set[str]]:
    """Each observation that holds, with those given that it comes from; and the habits that count
    as new, because nobody said that they are unchanged."""
    origins = {name: {name} for name in given}
    habits: set[str] = set()
    for part in _rule(data, "habit")["unless"]:
        if part["unchanged"] not in given:
            for habit, new in part["counts_as"].items():
                if habit in given:
                    origins.setdefault(new, set()).add(habit)
                    habits.add(habit)
    waiting = list(origins)
    while waiting:
        name = waiting.pop()
        for implied in data["implies"].get(name, ()):
            known = origins.setdefault(implied, set())
            if not origins[name] <= known:
                known |= origins[name]
                waiting.append(implied)
    return origins, habits


def _match(
    data: Data, needs: Iterable[str], origins: Mapping[str, set[str]]
) -> frozenset[str] | None:
    """The given observations that fill `needs`; None where something is missing."""
    found: set[str] = set()
    for name in needs:
        here = [one for one in data["groups"].get(name, (name,)) if one in origins]
        if not here:
            return None
        found.update(*(origins[one] for one in here))
    return frozenset(found)


def _sign(
    data: Data,
    sign: Data,
    origins: Mapping[str, set[str]],
    given: frozenset[str],
    rules: Mapping[str, Data],
    habits: Collection[str],
) -> Iterator[_Held]:
    matches = [_match(data, needs, origins) for needs in sign["needs"]]
    deciding = frozenset().union(*filter(None, matches))
    urgency, by = sign["urgency"], set()
    if deciding & set(habits):
        by.add(rules["habit"]["id"])
    without = rules["without-pain"]["decides"]
    if without["observation"] in given and sign["id"] in without["of"]:
        urgency = without["gives"]
        by.add(rules["without-pain"]["id"])
        deciding = deciding and deciding | {without["observation"]}
    if deciding:
        yield _Held(urgency, frozenset({sign["id"]}), frozenset(by), deciding)
    for part in sign.get("raised", ()):
        raised = _match(data, part["needs"], origins)
        if raised:
            yield _Held(part["urgency"], frozenset({sign["id"]}), frozenset(), raised)


def _counted(held: Iterable[_Held], rule: Data) -> Iterator[_Held]:
    wanted = rule["decides"]
    same = [one for one in held if one.urgency == wanted["of"] and one.signs]
    signs = frozenset().union(*(one.signs for one in same))
    if len(signs) >= wanted["count"]:
        deciding = frozenset().union(*(one.deciding for one in same))
        yield _Held(wanted["gives"], signs, frozenset({rule["id"]}), deciding)


def _unseen(
    data: Data, held: list[_Held], given: frozenset[str], rule: Data
) -> list[_Held]:
    """What is raised because nobody can see the person in time."""
    wanted = rule["decides"]
    order = _rule(data, "highest")["order"]
    if not held or wanted["observation"] not in given:
        return held
    if min((one.urgency for one in held), key=order.index) != wanted["of"]:
        return held
    return [
        _Held(
            wanted["gives"],
            one.signs,
            one.rules | {rule["id"]},
            one.deciding | {wanted["observation"]},
        )
        if one.urgency == wanted["of"]
        else one
        for one in held
    ]


def _rule(data: Data, kind: str) -> dict[str, Any]:
    """The parameters of the one rule of a kind."""
    return next(
        rule["decides"] for rule in data["rules"] if rule.get("decides", {}).get("kind") == kind
    )
