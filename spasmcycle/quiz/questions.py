"""Reading question files: where they are, whether they are usable, and the numbers in their texts.

A file that cannot be used raises one ValueError that lists every fault: the file, the item, the
field and the allowed values.
"""

from __future__ import annotations

import ast
import json
import operator
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from spasmcycle.evidence import signs

FEWEST_PHRASES, MOST_PHRASES = 3, 7

LESSONS = Path(__file__).with_name("lessons")
"""Where the question files are, one a lesson."""

_OPERATORS: dict[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


class _Shown(float):
    """A number that prints without needless zeros unless a text asks for a format."""

    def __format__(self, spec: str) -> str:
        return float.__format__(self, spec or ".4g")


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of a question file."""
    text = files("spasmcycle").joinpath("quiz", "quiz.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


def load(name: str, numbers: Mapping[str, float] | None = None) -> dict[str, Any]:
    """The checked questions of lesson `name`, with every {name} in a text filled in.

    `numbers` are the model's numbers by name; left out, those of `study.numbers` are taken.
    Raises ValueError with every fault found.
    """
    path = LESSONS / f"{name}.json"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in LESSONS.glob("*.json"))) or "none"
        raise ValueError(f"There is no question file “{name}”. Known: {known}.")
    return read(path, numbers)


def read(path: Path, numbers: Mapping[str, float] | None = None) -> dict[str, Any]:
    """Like `load`, for the file at `path`.

    A case is read as its story asks, from the list of urgent signs: beside its own texts it has
    `urgency` (a name), `signs` (ids) and `story`, a list of sentences, each
    ``{"parts": [{"text", "value", "decides", "note"}, …]}``. `value` is the observation of a phrase
    that a reader can choose, and None for the text between; `note` says why it does not decide, or
    is None.
    """
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name}: line {error.lineno} is not JSON: {error.msg}.") from error
    found = list(faults(questions, path.stem))
    if not found:
        for item in questions["items"]:
            found.extend(_fill(item, numbers))
    if found:
        raise ValueError("\n".join(f"{path.name}: {fault}" for fault in found))
    if "cases" in questions:
        questions["cases"] = [_decided(case) for case in questions["cases"]]
    return questions


def default_cases(questions: Mapping[str, Any], count: int = 8) -> list[dict[str, Any]]:
    """`count` of the read cases, every urgency among them, in the order the file's seed gives.

    The same for every reader. Raises ValueError where `count` is less than there are urgencies,
    or more than there are cases.
    """
    cases = list(questions["cases"])
    random.Random(f"{questions['seed']}/cases").shuffle(cases)
    first = {case["urgency"]: case["id"] for case in reversed(cases)}
    if not len(first) <= count <= len(cases):
        raise ValueError(
            f"{questions['lesson']}.json: count: is {count}. Allowed: {len(first)} to {len(cases)}."
        )
    chosen = set(first.values())
    for case in cases:
        if len(chosen) < count:
            chosen.add(case["id"])
    return [case for case in cases if case["id"] in chosen]


def pick(questions: dict[str, Any], item: str | Sequence[str] | None) -> list[dict[str, Any]]:
    """The items named, in the order asked; without a name, those for the end of the lesson."""
    by_id = {one["id"]: one for one in questions["items"]}
    if item is None:
        return [one for one in by_id.values() if one.get("use", "quiz") == "quiz"]
    asked = [item] if isinstance(item, str) else list(item)
    unknown = [one for one in asked if one not in by_id]
    if unknown or not asked:
        raise ValueError(
            f"{questions['lesson']}.json: no item “{', '.join(unknown)}”. "
            f"Known: {', '.join(by_id)}."
        )
    return [by_id[one] for one in asked]


def find_prediction(name: str) -> dict[str, Any]:
    """The questions of the lesson whose file defines the prediction `name`."""
    known = []
    for path in sorted(LESSONS.glob("*.json")):
        try:
            names = list(json.loads(path.read_text(encoding="utf-8"))["predictions"])
        except (ValueError, TypeError, KeyError):
            continue
        if name in names:
            return read(path)
        known += names
    raise ValueError(f"There is no prediction “{name}”. Known: {', '.join(known) or 'none'}.")


def faults(questions: Any, stem: str) -> Iterator[str]:
    """Every reason why `questions`, read from the file `stem`, cannot be shown."""
    import jsonschema

    errors = list(jsonschema.Draft202012Validator(schema()).iter_errors(questions))
    for error in sorted(errors, key=lambda e: [str(part) for part in e.absolute_path]):
        yield _in_words(error, questions)
    if errors:
        return
    if questions["lesson"] != stem:
        yield f"lesson: is “{questions['lesson']}”, but the file is named “{stem}”."
    seen: set[str] = set()
    for item in questions["items"] + questions.get("cases", []):
        where = f"{'case' if 'story' in item else 'item'} “{item['id']}”"
        if item["id"] in seen:
            yield f"{where}: id: is used twice."
        seen.add(item["id"])
        if item["lo"] not in questions["objectives"]:
            allowed = ", ".join(questions["objectives"])
            yield f"{where}: lo: “{item['lo']}” is no objective. Allowed: {allowed}."
        for field, options in option_lists(item):
            right = sum(option["correct"] for option in options)
            if right != 1:
                count = "no option is" if right == 0 else f"{right} options are"
                yield f"{where}: {field}: {count} marked correct. Allowed: exactly one."
        if "story" in item:
            yield from (f"{where}: {fault}" for fault in _case_faults(item))
    for name, table in questions.get("predictions", {}).items():
        for field in ("rows", "columns", "options"):
            ids = [one["id"] for one in table.get(field, [])]
            if len(set(ids)) < len(ids):
                yield f"prediction “{name}”: {field}: an id is used twice."
        rows, columns = (table.get(field, []) for field in ("rows", "columns"))
        cells = {f"{row['id']}.{column['id']}" for row in rows for column in columns}
        for unknown in [one for one in table.get("ask", []) if one not in cells]:
            yield f"prediction “{name}”: ask: {unknown} is no row and column of it."


def _case_faults(case: Mapping[str, Any]) -> Iterator[str]:
    """What keeps a case from being answered by the list of urgent signs, or from being told."""
    if any(bracket in text for text in _between(case) for bracket in "[]"):
        yield "story: a bracket is left over. A phrase is marked as [phrase](observation)."
    seen = signs.observed(case["story"])
    if not FEWEST_PHRASES <= len(seen) <= MOST_PHRASES:
        allowed = f"{FEWEST_PHRASES} to {MOST_PHRASES}"
        yield f"story: {len(seen)} phrases are marked. Allowed: {allowed}."
    for name in dict.fromkeys(name for name in seen if seen.count(name) > 1):
        yield f"story: “{name}” is marked twice."
    try:
        decision = signs.decide(seen)
    except ValueError as error:
        yield f"story: {error}"
        return
    notes = case.get("notes", {})
    for name in notes:
        if name not in seen:
            yield f"notes: “{name}” is not marked in the story."
        elif name in decision.deciding:
            yield f"notes: “{name}” decides, so it needs no note."
    if not notes:
        yield "notes: are missing. At least one phrase must not decide, and its note says why."
    for field, spared in (("under", "self-care"), ("over", "ambulance")):
        if (field in case) == (decision.urgency == spared):
            fault = "is missing" if field not in case else f"has no place where it is {spared}"
            yield f"{field}: {fault}."


def _between(case: Mapping[str, Any]) -> Iterator[str]:
    """The text of a story, phrases and what is between them."""
    return (text for sentence in case["story"] for text, _ in signs.phrases(sentence))


def _decided(case: Mapping[str, Any]) -> dict[str, Any]:
    """A sound case with its answer, and its story in pieces."""
    decision, notes = signs.decide(signs.observed(case["story"])), case["notes"]
    story = [
        {
            "parts": [
                {
                    "text": text,
                    "value": name,
                    "decides": name in decision.deciding,
                    "note": notes.get(name),
                }
                for text, name in signs.phrases(sentence)
            ]
        }
        for sentence in case["story"]
    ]
    kept = {field: value for field, value in case.items() if field != "notes"}
    return kept | {"urgency": decision.urgency, "signs": list(decision.signs), "story": story}


def option_lists(item: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lists of options of an item, each with the field's name; a case has none."""
    kind = item.get("type")
    if kind in ("single", "two-tier"):
        yield "options", item["options"]
    if kind == "two-tier":
        yield "reason.options", item["reason"]["options"]


def _in_words(error: Any, questions: Any) -> str:
    """One schema error as a sentence that names the place and what is allowed there."""
    path = list(error.absolute_path)
    if path[:1] in (["items"], ["cases"]) and len(path) > 1:
        item, kind = questions[path[0]][path[1]], path[0].removesuffix("s")
        known = isinstance(item, dict) and isinstance(item.get("id"), str)
        where, path = f"{kind} “{item['id']}”: " if known else f"{kind} {path[1] + 1}: ", path[2:]
    elif path[:1] == ["predictions"] and len(path) > 1:
        where, path = f"prediction “{path[1]}”: ", path[2:]
    else:
        where = ""
    field = ""
    for part in path:
        field += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if field else part
    rule, wanted, got = error.validator, error.validator_value, error.instance
    if rule == "required":
        missing = error.message.split("'")[1]
        return f"{where}{field + '.' if field else ''}{missing}: is missing."
    if rule == "additionalProperties":
        allowed = error.schema.get("properties", {})
        unknown = ", ".join(sorted(set(got) - set(allowed)))
        return f"{where}{field or 'fields'}: unknown “{unknown}”. Allowed: {', '.join(allowed)}."
    choices = wanted if rule == "enum" else _choices(error.schema)
    if choices:
        return f"{where}{field}: “{got}” is unknown. Allowed: {', '.join(map(str, choices))}."
    if rule == "oneOf" and "rows" in str(wanted):
        return f"{where}needs either rows and columns, or options."
    if field == "source" and not got:
        return f"{where}{field}: is empty. Allowed: keys of references.bib, at least one."
    if rule in ("minItems", "maxItems"):
        bound = "at least" if rule == "minItems" else "at most"
        return f"{where}{field}: has {len(got)} entries. Allowed: {bound} {wanted}."
    if rule in ("minLength", "pattern") and not str(got).strip():
        return f"{where}{field}: is empty."
    return f"{where}{field}: {error.message}."


def _choices(part: Mapping[str, Any]) -> list[Any]:
    """The values an `anyOf` of tags and null allows; empty for any other rule."""
    if {"$ref": "#/$defs/tag"} in part.get("anyOf", []):
        return [*schema()["$defs"]["tag"]["enum"], "null"]
    return []


def _fill(item: dict[str, Any], model: Mapping[str, float] | None) -> Iterator[str]:
    """Work out the item's numbers in place, put them into its texts, and yield what failed."""
    where = f"item “{item['id']}”"
    known: dict[str, float] = {}

    def value(formula: str) -> _Shown:
        return _Shown(evaluate(formula, known, model))

    try:
        for name, formula in item.get("numbers", {}).items():
            field = f"numbers.{name}"
            known[name] = value(formula)
        if item["type"] == "number":
            for field in ("value", "tolerance"):
                item["answer"][field] = value(item["answer"][field])
            field = "slips"
            for slip in item["slips"]:
                slip["value"] = value(slip["value"])
    except ValueError as error:
        yield f"{where}: {field}: {error}"
        return
    try:
        for field in set(item) - {"numbers"}:
            item[field] = _filled(item[field], known)
    except (KeyError, IndexError, ValueError) as error:
        allowed = ", ".join(known) or "none"
        yield f"{where}: {field}: cannot fill in {{{error}}}. Known numbers: {allowed}."


def _filled(part: Any, known: Mapping[str, float]) -> Any:
    if isinstance(part, str):
        return part.format_map(known)
    if isinstance(part, list):
        return [_filled(one, known) for one in part]
    if isinstance(part, dict):
        return {name: _filled(one, known) for name, one in part.items()}
    return part


def evaluate(
    formula: str, known: Mapping[str, float], model: Mapping[str, float] | None = None
) -> float:
    """The value of plain arithmetic over names; `model`, or the model's own numbers, come last.

    Raises ValueError for anything but numbers, names, + - * / ** and brackets.
    """

    def walk(node: ast.AST) -> float:
        match node:
            case ast.Constant(value=int() | float() as number):
                return float(number)
            case ast.Name(id=name):
                return known[name] if name in known else _of_model(name, model)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
                return _OPERATORS[type(op)](walk(left), walk(right))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -walk(operand)
        raise ValueError(f"“{formula}” is not plain arithmetic over numbers and names.")

    try:
        return walk(ast.parse(formula, mode="eval").body)
    except SyntaxError as error:
        raise ValueError(f"“{formula}” cannot be read as a formula.") from error
    except (ZeroDivisionError, OverflowError) as error:
        raise ValueError(f"“{formula}” has no finite value.") from error


def _of_model(name: str, model: Mapping[str, float] | None) -> float:
    if model is None:
        from spasmcycle.model.parameters import settings

        model = settings()
        if name not in model:
            from spasmcycle.study.numbers import numbers

            model = numbers()
    if name not in model:
        raise ValueError(f"there is no number “{name}”. Allowed: {', '.join(model) or 'none'}.")
    return model[name]
