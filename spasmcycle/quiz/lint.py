"""The writing rules for questions that a machine can check.

`python -m spasmcycle.quiz.lint` reads every question file and prints what is against a rule; it
exits with 1 when something is. `quiz.schema.json` says what a file may hold, this says how it
should be written. Needs the project's test tools.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from spasmcycle.quiz.markup import displayed
from spasmcycle.quiz.questions import LESSONS, option_lists, read

Item = dict[str, Any]

LONGEST_FEEDBACK = 60
SHORTEST_FEEDBACK = 6
LENGTH_BAND = 0.3
HIGHEST_GRADE = 10
HIGHEST_SAFETY_GRADE = 8
LONGEST_STORY = 80
HIGHER_SHARE = 0.7
HIGHER = {"apply", "analyse", "evaluate", "create"}
WORLD_IN_WORDS = {"model": "in the model", "people": "in people"}
_ABOVE = re.compile(r"\b(all|none|both|neither) of (the above|these)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(always|never)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{5,}")
# Numbers beside 0 and 1, which stand in formulas, and whatever is filled in.
_TYPED = re.compile(r"\{[^}]*\}|\b[01]\b(?!\.\d)|(\d+(?:\.\d+)?)")


def lint(path: Path) -> list[str]:
    """What in the question file at `path` is against a rule, each naming file, item and field.

    Raises ValueError where the file cannot be used at all.
    """
    questions = read(path)
    raw = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for item, typed in zip(questions["items"], raw["items"], strict=True):
        for rule in _ITEM_RULES:
            found += [f"item “{item['id']}”: {fault}" for fault in rule(item)]
        found += [f"item “{item['id']}”: {fault}" for fault in _typed_numbers(typed)]
    for case in questions.get("cases", []):
        for rule in _CASE_RULES:
            found += [f"case “{case['id']}”: {fault}" for fault in rule(case)]
    for rule in _FILE_RULES:
        found += rule(questions)
    return [f"{path.name}: {fault}" for fault in found]


def _feedbacks(part: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every feedback of an item with its field."""
    if isinstance(part, list):
        for number, one in enumerate(part, start=1):
            yield from _feedbacks(one, f"{field}[{number}]")
    elif isinstance(part, dict):
        for name, one in part.items():
            where = f"{field}.{name}" if field else name
            if name in ("feedback", "other"):
                yield where, one
            else:
                yield from _feedbacks(one, where)


def _texts(part: Any) -> Iterator[str]:
    """Every text of an item that a reader reads."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, dict):
        hidden = {"id", "use", "lo", "bloom", "mc", "world", "type", "numbers", "source"}
        hidden |= {"reviewed", "state", "value", "tolerance", "unit", "urgency", "checked"}
        hidden |= {"certainty", "signs", "story"}
        for name, one in part.items():
            if name not in hidden:
                yield from _texts(one)
        for sentence in part.get("story", []):
            yield _sentence(sentence)
            yield from (one["note"] for one in sentence["parts"] if one["note"])


def _sentence(sentence: dict[str, Any]) -> str:
    """A sentence of a story, as it is read."""
    return "".join(one["text"] for one in sentence["parts"])


def _feedback_length(item: Item) -> Iterator[str]:
    for field, text in _feedbacks(item):
        words = len(text.split())
        if not SHORTEST_FEEDBACK <= words <= LONGEST_FEEDBACK:
            yield f"{field}: {words} words; allowed {SHORTEST_FEEDBACK} to {LONGEST_FEEDBACK}."


def _option_length(item: Item) -> Iterator[str]:
    for field, options in option_lists(item):
        middle = mean(len(option["text"]) for option in options)
        for number, option in enumerate(options, start=1):
            if abs(len(option["text"]) - middle) > LENGTH_BAND * middle:
                yield (
                    f"{field}[{number}].text: {len(option['text'])} characters; allowed "
                    f"{(1 - LENGTH_BAND) * middle:.0f} to {(1 + LENGTH_BAND) * middle:.0f}."
                )


def _option_words(item: Item) -> Iterator[str]:
    for field, options in option_lists(item):
        for number, option in enumerate(options, start=1):
            for pattern in (_ABOVE, _ABSOLUTE):
                if hit := pattern.search(option["text"]):
                    yield f"{field}[{number}].text: has “{hit[0]}”."


def _wording(item: Item) -> Iterator[str]:
    from spasmcycle.evidence.lint import AVOID

    for text in _texts(item):
        for word in AVOID:
            if re.search(rf"\b{word}", text.lower()):
                yield f"the words “{word}…” in “{text[:40]}…” are to be avoided."


def _clue(item: Item) -> Iterator[str]:
    """A word that the stem shares with the right option only gives the answer away."""
    for field, options in option_lists(item):
        stem = item["reason"]["stem"] if field.startswith("reason") else item["stem"]
        shared = set(_WORD.findall(stem.lower()))
        for option in options:
            words = set(_WORD.findall(option["text"].lower()))
            shared = shared & words if option["correct"] else shared - words
        if shared:
            yield f"{field}: “{', '.join(sorted(shared))}” stands in the stem and the key only."


def _tags(item: Item) -> Iterator[str]:
    if item["type"] not in ("single", "two-tier", "number"):
        return
    wrong = [option for _, options in option_lists(item) for option in options]
    used = {one["mc"] for one in wrong + item.get("slips", [])} - {None}
    if used != set(item["mc"]) or not used:
        listed = ", ".join(sorted(used)) or "none"
        yield f"mc: must list what its wrong answers are tagged with ({listed}), at least one."
    for field, options in option_lists(item):
        if any(option["correct"] and option["mc"] for option in options):
            yield f"{field}: the right option carries a misconception."


def _world(item: Item) -> Iterator[str]:
    wanted = WORLD_IN_WORDS[item["world"]]
    if wanted not in item["stem"].lower():
        yield f"stem: must say “{wanted}”."


def _grade(item: Item) -> Iterator[str]:
    from spasmcycle.evidence.lint import glossary_terms, reading_grade

    grade = reading_grade("\n\n".join(_texts(item)), glossary_terms())
    highest = HIGHEST_SAFETY_GRADE if "story" in item else HIGHEST_GRADE
    if grade > highest:
        yield f"reading grade {grade:.1f}; allowed {highest}."


def _story(case: Item) -> Iterator[str]:
    words = sum(len(_sentence(one).split()) for one in case["story"])
    if words > LONGEST_STORY:
        yield f"story: {words} words; allowed {LONGEST_STORY}."
    said = {name: case.get(name, "") for name in ("action", "why", "under", "over", "remember")}
    for sentence in case["story"]:
        said |= {f"notes.{one['value']}": one["note"] or "" for one in sentence["parts"]}
    for field, text in said.items():
        if len(text.split()) > LONGEST_FEEDBACK:
            yield f"{field}: {len(text.split())} words; allowed {LONGEST_FEEDBACK}."


def _sources(item: Item) -> Iterator[str]:
    from spasmcycle.evidence.references import CITABLE, load

    if item.get("world") == "people" and not item["source"]:
        yield "source: is empty; an item about people needs one."
    for key in item["source"]:
        work = load().get(key)
        if work is None:
            yield f"source: “{key}” is not in references.bib."
        elif not work.citable:
            allowed = ", ".join(sorted(CITABLE))
            yield f"source: “{key}” has status {work.status}; allowed {allowed}."
        elif work.short == key:
            yield f"source: “{key}” has no name to print: neither author and year nor shorttitle."


def _see_it(item: Item) -> Iterator[str]:
    """The state to open must be one that a live figure of the course can take."""
    from spasmcycle.figures.address import values_of

    if "seeIt" not in item:
        return
    try:
        values_of(item["seeIt"]["state"])
    except (TypeError, ValueError) as error:
        yield f"seeIt.state: {error}"


def _typed_numbers(item: Item) -> Iterator[str]:
    """Numbers about the model are worked out, so none may stand in the file as digits."""
    if item["world"] != "model":
        return
    for text in _texts(item):
        for hit in _TYPED.finditer(text):
            if hit[1]:
                yield f"“{hit[1]}” is typed in “{text[:40]}…”; use numbers and {{name}}."


def _higher_share(questions: dict[str, Any]) -> Iterator[str]:
    items = _for_the_end(questions)
    higher = sum(item["bloom"] in HIGHER for item in items)
    if items and higher < HIGHER_SHARE * len(items):
        yield f"{higher} of {len(items)} quiz items ask to apply or more; allowed from 70 %."


def _key_position(questions: dict[str, Any]) -> Iterator[str]:
    places = [
        [part[one]["correct"] for one in displayed(questions, item, field)].index(True) + 1
        for item in _for_the_end(questions)
        for field, part in option_lists(item)
    ]
    most = (len(places) + 1) // 2
    for place, count in Counter(places).items():
        if len(places) > 2 and count > most:
            yield (
                f"the right option stands at place {place} in {count} of {len(places)} lists; "
                f"allowed {most}. Another seed shuffles anew."
            )


def _objectives_used(questions: dict[str, Any]) -> Iterator[str]:
    used = {item["lo"] for item in questions["items"] + questions.get("cases", [])}
    for unused in set(questions["objectives"]) - used:
        yield f"objectives: no item asks for “{unused}”."


def _for_the_end(questions: dict[str, Any]) -> list[Item]:
    return [item for item in questions["items"] if item.get("use", "quiz") == "quiz"]


_ITEM_RULES: tuple[Callable[[Item], Iterator[str]], ...] = (
    _feedback_length,
    _option_length,
    _option_words,
    _wording,
    _clue,
    _tags,
    _world,
    _grade,
    _sources,
    _see_it,
)
_CASE_RULES: tuple[Callable[[Item], Iterator[str]], ...] = (_story, _wording, _grade, _sources)
_FILE_RULES = (_higher_share, _key_position, _objectives_used)


def main() -> int:
    """Check every question file; print what is against a rule."""
    found = []
    for path in sorted(LESSONS.glob("*.json")):
        try:
            found += lint(path)
        except ValueError as error:
            found.append(str(error))
    print("\n".join(found) or "Every question follows the rules.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
