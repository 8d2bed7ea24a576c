"""Holds quoted numbers against the store: `python -m spasmcycle.evidence.quoted`.

A sentence, or a row of a table, that links to works quotes them. Each number in it must stand in
what one of the linked works' findings says (`findings`), so that a second, different copy of a
number is found, and a number that nobody entered too. A row without a link of its own leans on the
head of its table, or on the paragraph before it. Years, names such as L4 or lesson 4, and formulas
do not count. In questions, what is said to be so is held against the item's list of sources.

The list of urgent signs is held against the store as data, because its pages print the sources of
a line apart from its words. A limit that is our own must be called so in the sign's ``ours``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from spasmcycle.evidence import signs
from spasmcycle.evidence.clinical import MADE_UP
from spasmcycle.evidence.findings import findings
from spasmcycle.evidence.lint import ROOT, pages, question_files, said, source
from spasmcycle.evidence.sentences import FORMULA, SENTENCE_END, quoting

NUMBER = re.compile(r"(?<![\w.,])(?<!\w-)\d+(?:[ ,]\d{3})*(?:\.\d+)?(?![\w]|\.\d)")
YEAR = re.compile(r"(?:19|20)\d\d$")
LESSON = re.compile(r"\blesson(?: \d+|s \d+(?:(?:,| and| to) \d+)*)\b", re.IGNORECASE)
GENERATED = re.compile(r"<!-- generated:\w+ -->.*?<!-- /generated -->", re.DOTALL)


def numbers(text: str) -> list[str]:
    """The numbers of a text as they are compared: "1,172" is "1172", "4.0" is "4"; no years and no
    lessons."""
    text = LESSON.sub("", text)
    found = [hit[0].replace(",", "").replace(" ", "") for hit in NUMBER.finditer(text)]
    return [f"{float(one):g}" for one in found if not YEAR.match(one)]


@cache
def stored() -> dict[str, frozenset[str]]:
    """For each work, every number that its findings say."""
    known: dict[str, set[str]] = {}
    for finding in findings().values():
        said_here = [*numbers(finding.says), *(f"{abs(n):g}" for n in finding.numbers.values())]
        for key in finding.works:
            known.setdefault(key, set()).update(said_here)
    return {key: frozenset(found) for key, found in known.items()}


def strangers(text: str, works: Iterable[str]) -> list[str]:
    """The numbers of a text that stand in no finding of these works."""
    known = frozenset().union(*(stored().get(key, frozenset()) for key in works))
    return [one for one in numbers(text) if one not in known]


def own_limits(part: Mapping[str, Any]) -> frozenset[str]:
    """The numbers that a sign or a rule of the list calls our own: those in the sentences of its
    ``ours`` that name no work."""
    said_here = SENTENCE_END.split(part["ours"] or "")
    return frozenset(n for one in said_here if not signs.NAMED.search(one) for n in numbers(one))


def faults(path: Path) -> Iterator[str]:
    """Every number of a page, a question file or the list of urgent signs that is quoted but not
    in the store."""
    if path == signs.FILE:
        yield from list_faults(signs.load())
        return
    read = _questions(path) if path.suffix == ".json" else _page(path)
    for text, works in read:
        for one in strangers(text, works):
            yield f"{path.name}: {one} is in no finding of {', '.join(works)}: {text!r}"


def list_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """The same for a list of urgent signs: signs, rules, and where guidance differs."""
    for part in (*data["signs"], *data["rules"]):
        works, own = [one["work"] for one in part["sources"]], own_limits(part)
        for field in ("words", "risk", "note", "ours"):
            for sentence in SENTENCE_END.split(part.get(field) or ""):
                named = signs.NAMED.findall(sentence)
                for one in strangers(signs.NAMED.sub("", sentence), named or works):
                    if (works and one not in own) or named:
                        yield f"{part['id']}: {one} is in no finding of {', '.join(named or works)}"
    for point in data["differs"]:
        for side in ("gentler", "stricter", "ours"):
            works = point[f"{side}_sources"]
            for one in strangers(point[side], works):
                yield f"{point['point']}: {one} is in no finding of {', '.join(works) or 'no work'}"


def _page(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    text = FORMULA.sub("", GENERATED.sub("", source(path)))
    for words, works in quoting(text):
        if works and not MADE_UP.search(words):
            yield words, works


def _questions(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    questions = json.loads(path.read_text(encoding="utf-8"))
    for item in [*questions["items"], *questions.get("cases", [])]:
        if item.get("world") == "model" or item.get("numbers") or not item["source"]:
            continue
        for text in said(item):
            for sentence in SENTENCE_END.split(text):
                if not MADE_UP.search(sentence):
                    yield sentence, tuple(item["source"])


def main() -> int:
    """Prints every fault; returns 1 where there is one."""
    read = (*pages(ROOT), *question_files(ROOT), signs.FILE)
    found = [fault for path in read for fault in faults(path)]
    print("\n".join(found) or "every number that is quoted is in the store")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
