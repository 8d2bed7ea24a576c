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
STORIES = Path(__file__).parents[1] / "quiz" / "lessons"

KINDS = ("highest", "weak", "together", "count", "habit", "without-pain", "unseen")
"""The kinds of rules that decide. Each stands in the list once."""

MARKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
"""A phrase of a story that a reader can choose: ``[a foot drags](foot-drop)``."""

NAMED = re.compile(r"\{(\w+)\}")
"""A work inside a text: ``({dionne2019})``; the page prints a link to it."""

NAMED_AS_WRONG = re.compile(
    r"<!-- generated:corrections -->.*?<!-- /generated -->|\bWe do not write [^.]*\.", re.DOTALL
)

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


def _unseen(data: Data, held: list[_Held], given: frozenset[str], rule: Data) -> list[_Held]:
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


def faults(data: Data | None = None, cases: Iterable[Data] | None = None) -> list[str]:
    """Every reason why the list, or a case that it must answer, may not be published.

    Parameters
    ----------
    data : mapping, optional
        A list to check; left out, the course's own.
    cases : iterable of mapping, optional
        Cases as they stand in a question file; left out, those beside the package.

    Returns
    -------
    list of str
        Each names the sign, rule, line or case, and what is wrong with it. Empty where all is well.
    """
    data = data or load()
    found = list(_shape_faults(data))
    if found:
        return found
    cases = list(_cases() if cases is None else cases)
    found += _level_faults(data)
    for sign in data["signs"]:
        found += [f"sign “{sign['id']}”: {fault}" for fault in _sign_faults(data, sign)]
    for rule in data["rules"]:
        found += [f"rule “{rule['id']}”: {fault}" for fault in _rule_faults(data, rule)]
    for fault in _name_faults(data):
        found.append(fault)
    for key in _cited_elsewhere(data):
        found += [f"card, differs or questions: {fault}" for fault in _work_faults(key, None)]
    if not found:
        found += _line_faults(data)
        found += _case_faults(data, cases)
        found += _avoided_here(data, cases)
    return found


def avoided(text: str, data: Data | None = None, phrases: Iterable[str] | None = None) -> list[str]:
    """Which phrases that must not be printed stand in a text, each at the start of a word.

    Two places may name them: a sentence that begins "We do not write", and the log of corrections.

    `phrases` are those to look for; left out, those that the list forbids everywhere.
    """
    data = data or load()
    if phrases is None:
        phrases = [one for part in (*data["signs"], *data["rules"]) for one in part["avoid"]]
    plain = " ".join(re.sub(r"[*_]", "", NAMED_AS_WRONG.sub(" ", text)).lower().split())
    return [one for one in phrases if re.search(rf"\b{re.escape(one.lower())}", plain)]


def texts(part: Any) -> Iterator[str]:
    """Every text inside a part of a question file, the marks of its phrases taken off."""
    if isinstance(part, str):
        yield MARKED.sub(r"\1", part)
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from texts(one)
    elif isinstance(part, list):
        for one in part:
            yield from texts(one)


def content(text: str) -> set[str]:
    """The stems of the words of a text that carry a sign."""
    return {_stem(word) for word in re.findall(r"[a-z]+", text.lower()) if word not in EMPTY}


def _stem(word: str) -> str:
    for ending in ("ness", "ing", "est", "ed", "er", "es", "ly", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _cases() -> Iterator[dict[str, Any]]:
    for path in sorted(STORIES.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8")).get("cases", [])


def _shape_faults(data: Data) -> Iterator[str]:
    """What is not as ``signs.schema.json`` says, with the sign or rule named."""
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
    for error in sorted(errors, key=lambda one: [str(part) for part in one.absolute_path]):
        path = list(error.absolute_path)
        where = ""
        if path[:1] in (["signs"], ["rules"]) and len(path) > 1:
            part = data[path[0]][path[1]]
            name = part.get("id") if isinstance(part, Mapping) else None
            where = f"{path[0].removesuffix('s')} {f'“{name}”' if name else path[1] + 1}: "
            path = path[2:]
        field = "".join(f"{part}: " if isinstance(part, str) else f"{part + 1}: " for part in path)
        if error.validator == "required":
            missing = error.message.split("'")[1]
            yield f"{where}{field}{missing}: is missing."
        else:
            yield f"{where}{field}{error.message}."


def _level_faults(data: Data) -> Iterator[str]:
    kinds = [rule["decides"]["kind"] for rule in data["rules"] if "decides" in rule]
    for kind in KINDS:
        if kinds.count(kind) != 1:
            yield f"rules: {kinds.count(kind)} are of kind {kind}. Allowed: exactly one."
    for place in ("signs", "rules", "questions"):
        ids = [one["id"] for one in data[place]]
        for name in dict.fromkeys(name for name in ids if ids.count(name) > 1):
            yield f"{place}: “{name}” is there twice."
    if kinds.count("highest") == 1 and set(_rule(data, "highest")["order"]) != set(
        data["urgencies"]
    ):
        yield "rule of kind highest: order: must name every urgency once."


def _sign_faults(data: Data, sign: Data) -> Iterator[str]:
    levels = [("urgency", sign["urgency"])]
    levels += [("raised", part["urgency"]) for part in sign.get("raised", ())]
    for field, urgency in levels:
        if urgency not in data["urgencies"]:
            yield f"{field}: “{urgency}” is unknown. Allowed: {', '.join(data['urgencies'])}."
    letters = dict(zip(data["urgencies"], "AETDS", strict=False))
    if letters.get(sign["urgency"], sign["id"][0]) != sign["id"][0]:
        yield f"urgency: is {sign['urgency']}, which the id does not say."
    for place in sign["show"]:
        if place not in data["places"]:
            yield f"show: “{place}” is unknown. Allowed: {', '.join(data['places'])}."
    if not sign["sources"]:
        yield "sources: there are none. Allowed: at least one work that was read."
    for one in sign["sources"]:
        yield from _work_faults(one["work"], one["status"])
    yield from _named_faults(sign, ("note", "ours"))
    for needs in (*sign["needs"], *(part["needs"] for part in sign.get("raised", ()))):
        yield from _unknown(data, needs, "needs")


def _rule_faults(data: Data, rule: Data) -> Iterator[str]:
    for one in rule["sources"]:
        yield from _work_faults(one["work"], one["status"])
    yield from _named_faults(rule, ("words", "ours"))
    if not rule["sources"] and not rule["ours"]:
        yield "ours: is empty, and there is no source. Say what is our own."
    wanted = rule.get("decides", {})
    known = {sign["id"] for sign in data["signs"]}
    listed = wanted.get("signs", []) if wanted.get("kind") == "weak" else []
    listed = wanted["of"] if wanted.get("kind") == "without-pain" else listed
    for name in listed:
        if name not in known:
            yield f"decides: there is no sign “{name}”."
    levels = [wanted.get("gives"), *(part["gives"] for part in wanted.get("sets", ()))]
    if wanted.get("kind") in ("count", "unseen"):
        levels.append(wanted["of"])
    for urgency in filter(None, levels):
        if urgency not in data["urgencies"]:
            yield f"decides: “{urgency}” is unknown. Allowed: {', '.join(data['urgencies'])}."
    names = [name for part in wanted.get("sets", ()) for name in part["needs"]]
    yield from _unknown(data, names, "decides")
    plain = [wanted["observation"]] if "observation" in wanted else []
    for part in wanted.get("unless", ()):
        plain += [part["unchanged"], *part["counts_as"], *part["counts_as"].values()]
    yield from _unknown({**data, "groups": {}}, plain, "decides")


def _unknown(data: Data, names: Iterable[str], field: str) -> Iterator[str]:
    for name in names:
        if name not in data["observations"] and name not in data["groups"]:
            yield f"{field}: “{name}” is no observation of the list."


def _name_faults(data: Data) -> Iterator[str]:
    """Faults of the vocabulary itself: its groups and what implies what."""
    for name in set(data["groups"]) & set(data["observations"]):
        yield f"groups: “{name}” is the name of an observation too."
    for name, members in data["groups"].items():
        yield from _unknown({**data, "groups": {}}, members, f"groups: {name}")
    for name, implied in data["implies"].items():
        yield from _unknown({**data, "groups": {}}, [name, *implied], "implies")


def _cited_elsewhere(data: Data) -> Iterator[str]:
    for field in ("after_sources", "way_sources", "end_sources"):
        yield from data["card"][field]
    for point in data["differs"]:
        yield from (*point["gentler_sources"], *point["stricter_sources"], *point["ours_sources"])
    for question in data["questions"]:
        yield from question.get("sources", ())


def _work_faults(key: str, status: str | None) -> Iterator[str]:
    """Why no sign may rest on a work; `status` is what the list says of it, if it does."""
    from spasmcycle.evidence.references import CITABLE
    from spasmcycle.evidence.references import load as works

    work = works().get(key)
    if work is None:
        yield f"sources: “{key}” is not in references.bib."
    elif not work.citable:
        allowed = ", ".join(sorted(CITABLE))
        yield f"sources: “{key}” has status {work.status}. Allowed: {allowed}."
    elif status not in (None, work.status):
        yield f"sources: “{key}”: status is {status} here and {work.status} in references.bib."


def _named_faults(part: Data, fields: Iterable[str]) -> Iterator[str]:
    """Works named as {key} inside a text must be among the sources of the sign or rule."""
    known = {one["work"] for one in part["sources"]}
    for field in fields:
        for key in NAMED.findall(part[field] or ""):
            if key not in known:
                yield f"{field}: “{key}” is not among its sources."


def _line_faults(data: Data) -> Iterator[str]:
    """A short line may say less than its signs, and nothing else; each sign has its line."""
    signs = {sign["id"]: sign for sign in data["signs"]}
    for place in ("strip", "card"):
        lines = data[place]["lines"]
        covered = [name for line in lines for name in line["signs"]]
        for name, sign in signs.items():
            count, wanted = covered.count(name), int(place in sign["show"])
            if count != wanted:
                yield f"sign “{name}”: has {count} lines on the {place}, not {wanted}."
        for line in lines:
            yield from (f"{place}: {fault}" for fault in _one_line(line, signs))
    yield from (f"short: {fault}" for fault in _one_line(data["short"], signs))


def _one_line(line: Data, signs: Mapping[str, Data]) -> Iterator[str]:
    unknown = [name for name in line["signs"] if name not in signs]
    if unknown:
        yield f"“{line['words']}”: there is no sign {', '.join(unknown)}."
        return
    own = [signs[name] for name in line["signs"]]
    if len({sign["urgency"] for sign in own}) > 1:
        yield f"“{line['words']}”: its signs are not of one urgency."
    new = content(line["words"]) - content(" ".join(sign["words"] for sign in own))
    if new:
        yield f"“{line['words']}”: “{', '.join(sorted(new))}” stands in none of its signs."
    full = re.findall(r"\d+", " ".join(sign["words"] for sign in own))
    for number in re.findall(r"\d+", line["words"]):
        if number not in full:
            yield f"“{line['words']}”: {number} stands in none of its signs."


def _case_faults(data: Data, cases: Iterable[Data]) -> Iterator[str]:
    for case in cases:
        try:
            decide(observed(case["story"]), data)
        except ValueError as error:
            yield f"case “{case['id']}”: {error}"


def _avoided_here(data: Data, cases: Iterable[Data]) -> Iterator[str]:
    """Phrases that the list forbids, in its own words, its lines and the cases that it decides."""
    said = [(f"sign “{sign['id']}”", [sign["id"]], _printed(sign)) for sign in data["signs"]]
    said += [(f"rule “{rule['id']}”", [], rule["words"]) for rule in data["rules"]]
    for place in ("strip", "card"):
        said += [(place, line["signs"], line["words"]) for line in data[place]["lines"]]
    said.append(("short", data["short"]["signs"], data["short"]["words"]))
    for case in cases:
        try:
            own = decide(observed(case["story"]), data).signs
        except ValueError:
            own = ()
        said.append((f"case “{case['id']}”", own, " ".join(texts(case))))
    here = {sign["id"]: sign["avoid_here"] for sign in data["signs"]}
    for name, own, text in said:
        near = [phrase for one in own for phrase in here.get(one, ())]
        for phrase in (*avoided(text, data), *avoided(text, data, near)):
            yield f"{name}: “{phrase}” must not be printed here."


def _printed(sign: Data) -> str:
    return " ".join(sign[field] or "" for field in ("words", "risk", "note", "ours"))
