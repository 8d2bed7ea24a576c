"""The mark-up of questions, cases and predictions: whole and readable before any script runs.

Controls start disabled and out of sight; `item.js` wakes them. Every reason stands in the page,
inside `<details>`, and the script shows it at its time, so that nothing is said in two places.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from spasmcycle.evidence import signs
from spasmcycle.page import words
from spasmcycle.quiz.questions import default_cases

URGENCIES = tuple(signs.load()["urgencies"])
REFERENCES = "../book/references.html"
# JupyterLab gives keys pressed inside such an element to the element, not to its own shortcuts.
_KEYS_ARE_OURS = 'data-lm-suppress-shortcuts="true"'
_PLACE = '<span class="sc-place"></span>'  # "Case 2 of 8", where cases show one at a time


def quiz_markup(questions: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> str:
    """HTML of one `<sc-quiz>` with `items` of a checked question file."""
    sections = [
        _item(questions, item, f"{place}. " if len(items) > 1 else "")
        for place, item in enumerate(items, start=1)
    ]
    return (
        f'<sc-quiz data-lesson="{questions["lesson"]}" data-title="{_t(questions["title"])}" '
        f"{_KEYS_ARE_OURS}>{''.join(sections)}</sc-quiz>"
    )


def triage_markup(questions: Mapping[str, Any]) -> str:
    """HTML of one `<sc-triage>` with all cases of a checked question file and an overview of them.

    The cases shown by default come first; the script shows one at a time, and the others on
    request.
    """
    first = [case["id"] for case in default_cases(questions)]
    rest = [case["id"] for case in questions["cases"] if case["id"] not in first]
    random.Random(f"{questions['seed']}/cases").shuffle(rest)
    cases = {case["id"]: {**case, "type": "triage"} for case in questions["cases"]}
    sections = [
        _item(questions, cases[name], f'<span class="sc-still">{place}. </span>{_PLACE}')
        for place, name in enumerate([*first, *rest], start=1)
    ]
    more = (
        f'<p class="sc-buttons sc-rest" hidden><button type="button">'
        f"{_w('triage.rest', count=str(len(rest)))}</button></p>"
    )
    turn = "".join(
        f'<button type="button" class="sc-second" data-turn="{to}">{_w(f"triage.{to}")}</button>'
        for to in ("previous", "next", "overview")
    )
    return (
        f'<sc-triage data-lesson="{questions["lesson"]}" data-title="{_t(questions["title"])}" '
        f'data-first="{len(first)}" {_KEYS_ARE_OURS}>{"".join(sections)}'
        f'<section class="sc-item sc-after" id="quiz-{questions["lesson"]}--overview">'
        f'<h3>{_w("triage.after")}</h3><div class="sc-tally"><p>{_w("triage.still")}</p></div>'
        f"{more if rest else ''}</section>"
        f'<nav class="sc-buttons sc-turn" aria-label="{_w("triage.cases")}" hidden>{turn}</nav>'
        f"</sc-triage>"
    )


def displayed(questions: Mapping[str, Any], item: Mapping[str, Any], field: str) -> list[int]:
    """The order in which the entries of `field` ("options", "reason.options", "choices") appear.

    The same for every reader: it follows from the file's seed and the item's id.
    """
    if field == "choices":
        order = list(range(len(_choices(item))))
    else:
        part = item["reason"] if field == "reason.options" else item
        order = list(range(len(part["options"])))
    if not item.get("ordered"):
        random.Random(f"{questions['seed']}/{item['id']}/{field}").shuffle(order)
    return order


def predict_markup(name: str, table: Mapping[str, Any], staged: bool = False) -> str:
    """HTML of one `<sc-predict>`: a table of ↑ = ↓ or a choice between options.

    One that is `staged` stands in a figure: it folds to a line once it is recorded, and says
    there what came of it.
    """
    body = _prediction_table(table) if "rows" in table else _prediction_choice(table)
    return (
        f'<sc-predict data-name="{name}" {_KEYS_ARE_OURS}><form novalidate>{body}'
        f'<p class="sc-still">{_w("predict.still")}</p>'
        f"{_sure()}"
        f'<p class="sc-buttons sc-wake" hidden>'
        f'<button type="submit">{_w("predict.record")}</button>'
        f'<button type="button" class="sc-second sc-skip">{_w("predict.skip")}</button>'
        f'<button type="button" class="sc-second sc-again" hidden>{_w("predict.reset")}</button>'
        f'</p></form><p class="sc-recorded" hidden></p><p class="sc-say" role="status"></p>'
        f"{_fold() if staged else ''}</sc-predict>"
    )


def _fold() -> str:
    buttons = "".join(
        f'<button type="button" class="sc-second" data-fold="{name}">{_w(f"predict.{words}")}'
        "</button>"
        for name, words in (("open", "reopen"), ("again", "over"))
    )
    verdict = '<p class="sc-verdict" role="status"></p>'
    return f'{verdict}<p class="sc-buttons sc-fold" hidden>{buttons}</p>'


def _t(text: str) -> str:
    return escape(text, quote=True)


def _w(name: str, **values: str) -> str:
    return _t(words()[name].format(**values))


@cache
def _names() -> dict[str, str]:
    """What the works are called, by key."""
    file = files("spasmcycle").joinpath("evidence", "short_names.json")
    return json.loads(file.read_text(encoding="utf-8"))


def _link(key: str) -> str:
    return f'<a href="{REFERENCES}#{key}">{_t(_names().get(key, key))}</a>'


def _item(questions: Mapping[str, Any], item: Mapping[str, Any], number: str) -> str:
    ask, reasons = _PARTS[item["type"]](questions, item)
    short, case = item["type"] == "short", item["type"] == "triage"
    hint = see = explain = source = urgency = ""
    if case:
        urgency = f' data-urgency="{item["urgency"]}"'
    if "hint" in item:
        hint = (
            f'<details class="sc-hint"><summary>{_w("quiz.hint")}</summary>'
            f"<p>{_t(item['hint'])}</p></details>"
        )
    if "explain" in item:
        explain = f'<p class="sc-explain">{_t(item["explain"])}</p>'
    if "seeIt" in item:
        label = _w("quiz.see", what=item["seeIt"]["label"])
        see = f'<p class="sc-see" hidden><a href="{_t(item["seeIt"]["state"])}">{label}</a></p>'
    if item["source"]:
        links = ", ".join(_link(key) for key in item["source"])
        source = f'<p class="sc-source">{_w("quiz.source")} {links}{_checked(item)}</p>'
    check = _w("quiz.compare" if short else "quiz.check")
    return (
        f'<section class="sc-item" id="quiz-{questions["lesson"]}-{item["id"]}" '
        f'data-item="{item["id"]}" data-type="{item["type"]}" data-title="{_t(item["title"])}"'
        f"{urgency}>"
        f"<h3>{number}{_t(item['title'])}</h3><form novalidate>{ask}"
        f"{'' if short or case else _sure()}"
        f'<p class="sc-buttons sc-wake" hidden><button type="submit">{check}</button></p></form>'
        f'<p class="sc-say" role="status"></p>'
        f'<div class="sc-feedback" hidden><h4 tabindex="-1"></h4><div></div></div>{see}{hint}'
        f'<p class="sc-buttons" hidden><button type="button" class="sc-second sc-again">'
        f"{_w('quiz.again')}</button></p>"
        f'<details class="sc-answers"><summary>{_w("quiz.answers")}</summary>'
        f"<ul>{reasons}</ul>{explain}{source}</details></section>"
    )


def _radios(name: str, texts: Sequence[tuple[str, str, str]]) -> str:
    """A list of radios from (value, text, attributes)."""
    return "".join(
        f'<li><label><input type="radio" name="{name}" value="{value}"{more}>'
        f"<span>{_t(text)}</span></label></li>"
        for value, text, more in texts
    )


def _sure() -> str:
    levels = [(str(n), words()[f"quiz.sure{n}"], "") for n in (1, 2, 3)]
    return (
        f'<fieldset class="sc-sure sc-wake" disabled hidden>'
        f"<legend>{_w('quiz.sure')}</legend>"
        f"<ul>{_radios('confidence', levels)}</ul></fieldset>"
    )


def _reason(key: str, heading: str, feedback: str, right: bool, more: str = "") -> str:
    kind = ' data-right="yes"' if right else ""
    return f'<li data-for="{key}"{kind}{more}><strong>{heading}</strong> {_t(feedback)}</li>'


def _options(
    questions: Mapping[str, Any], item: Mapping[str, Any], field: str, name: str
) -> tuple[str, str]:
    part = item["reason"] if field == "reason.options" else item
    rows, reasons = [], []
    for place in displayed(questions, item, field):
        option, value = part["options"][place], "abcd"[place]
        right = option["correct"]
        rows.append((value, option["text"], ' data-right="yes"' if right else ""))
        mark = "quiz.rightOption" if right else "quiz.otherOption"
        heading = _w(mark, text=option["text"])
        reasons.append(_reason(f"{name}:{value}", heading, option["feedback"], right))
    ask = (
        f'<fieldset class="sc-ask" disabled><legend>{_t(part["stem"])}</legend>'
        f'<ol class="sc-options">{_radios(name, rows)}</ol></fieldset>'
    )
    return ask, "".join(reasons)


def _single(questions: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[str, str]:
    return _options(questions, item, "options", "answer")


def _two_tier(questions: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[str, str]:
    first = _options(questions, item, "options", "answer")
    second = _options(questions, item, "reason.options", "reason")
    return first[0] + second[0], first[1] + second[1]


def _number(questions: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[str, str]:
    answer = item["answer"]
    value, unit = answer["value"], answer.get("unit", "")
    ask = (
        f'<fieldset class="sc-ask" disabled><legend>{_t(item["stem"])}</legend>'
        f'<label class="sc-number"><span>{_w("quiz.number")}</span>'
        f'<input type="text" inputmode="decimal" name="number" autocomplete="off" '
        f'data-value="{value!r}" data-tolerance="{answer["tolerance"]!r}">'
        f"<span>{_t(unit)}</span></label></fieldset>"
    )
    shown = f"{value:.4g} {unit}".strip()
    heading = _w("quiz.rightOption", text=shown)
    reasons = _reason("right", heading, answer["feedback"], True)
    for place, slip in enumerate(item["slips"]):
        heading = _w("quiz.otherOption", text=f"{slip['value']:.4g} {unit}".strip())
        more = f' data-value="{slip["value"]!r}"'
        reasons += _reason(f"slip:{place}", heading, slip["feedback"], False, more)
    return ask, reasons + _reason("other", _w("quiz.otherNumber"), item["other"], False)


def _choices(item: Mapping[str, Any]) -> list[str]:
    if item["type"] == "order":
        return [step["text"] for step in item["steps"]]
    return list(dict.fromkeys([pair["choice"] for pair in item["pairs"]] + item.get("extra", [])))


def _selects(questions: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[str, str]:
    choices = _choices(item)
    order = displayed(questions, item, "choices")
    if item["type"] == "order":
        places = [
            (words()["quiz.place"].format(number=n), step["text"], step["feedback"])
            for n, step in enumerate(item["steps"], start=1)
        ]
    else:
        places = [(pair["text"], pair["choice"], pair["feedback"]) for pair in item["pairs"]]
    rows = reasons = ""
    for place, (label, right, feedback) in enumerate(places):
        options = "".join(
            f'<option value="{one}"{" data-right=yes" if choices[one] == right else ""}>'
            f"{_t(choices[one])}</option>"
            for one in order
        )
        rows += (
            f'<li><label><span>{_t(label)}</span><select name="place{place}">'
            f'<option value="">{_w("quiz.choose")}</option>{options}</select></label></li>'
        )
        heading = f"{_t(label)}: {_t(right)}."
        reasons += _reason(f"place{place}", heading, feedback, True)
    listed = "; ".join(choices[one] for one in order)
    ask = (
        f'<fieldset class="sc-ask" disabled><legend>{_t(item["stem"])}</legend>'
        f'<p class="sc-still">{_w("quiz.choices", list=listed)}</p>'
        f'<ul class="sc-places">{rows}</ul></fieldset>'
    )
    return ask, reasons


def _short(questions: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[str, str]:
    boxes = "".join(
        f'<li><label><input type="checkbox" name="point{n}" value="yes">'
        f"<span>{_t(point)}</span></label></li>"
        for n, point in enumerate(item["points"])
    )
    ask = (
        f'<fieldset class="sc-ask" disabled><legend>{_t(item["stem"])}</legend>'
        f'<label class="sc-text"><span>{_w("quiz.text")}</span>'
        f'<textarea name="text" rows="4"></textarea></label></fieldset>'
        f'<fieldset class="sc-points" disabled hidden><legend>{_w("quiz.points")}</legend>'
        f"<ul>{boxes}</ul></fieldset>"
    )
    points = "".join(f"<li>{_t(point)}</li>" for point in item["points"])
    example = f"<strong>{_w('quiz.example')}</strong> {_t(item['example'])}"
    return ask, f'<li data-for="example">{example}</li>{points}'


def _triage(questions: Mapping[str, Any], case: Mapping[str, Any]) -> tuple[str, str]:
    needed = URGENCIES.index(case["urgency"])
    urgencies = []
    for place, name in enumerate(URGENCIES):
        more = ' data-right="yes"' if place == needed else ""
        if place != needed:
            more = f' data-reason="{"over" if place < needed else "under"}"'
        urgencies.append((name, words()[f"triage.{name}"], more))
    story = " ".join(
        "".join(_phrase(part) for part in sentence["parts"]) for sentence in case["story"]
    )
    ask = (
        f'<fieldset class="sc-ask" disabled><legend class="sc-wake" hidden>{_w("triage.mark")}'
        f'</legend><p class="sc-story">{story}</p></fieldset>'
        f'<fieldset class="sc-ask" disabled><legend>{_w("triage.urgency")}</legend>'
        f'<ol class="sc-options">{_radios("urgency", urgencies)}</ol></fieldset>'
    )
    reasons = _reason("action", _w(f"triage.{case['urgency']}") + ".", case["action"], True)
    reasons += _reason("why", _w("triage.why"), case["why"], True)
    for side in ("under", "over"):
        if side in case:
            reasons += _reason(side, _w(f"triage.{side}"), case[side], False)
    parts = [part for sentence in case["story"] for part in sentence["parts"] if part["value"]]
    for part in parts:
        if part["note"] and not part["decides"]:
            heading = _w("triage.noDecision", text=_alone(part["text"]))
            reasons += _reason(f"words:{part['value']}", heading, part["note"], False)
    deciding = "; ".join(f"“{_alone(part['text'])}”" for part in parts if part["decides"])
    heading = _w("triage.decides", text=deciding)
    return ask, reasons + _reason("words", heading, case["remember"], True)


def _phrase(part: Mapping[str, Any]) -> str:
    """A part of a story: plain words, or words that can be marked."""
    if not part["value"]:
        return _t(part["text"])
    right = ' data-right="yes"' if part["decides"] else ""
    first, space, others = part["text"].partition(" ")
    return (
        f'<label class="sc-phrase"><span><input type="checkbox" name="words" '
        f'value="{part["value"]}"{right}>{_t(first)}</span>{space}{_t(others)}</label>'
    )


def _alone(text: str) -> str:
    """Words of a story as they are named outside it."""
    return text.strip().rstrip(".,;:")


def _checked(item: Mapping[str, Any]) -> str:
    """How sure a case is, when it was checked, and who reviewed it; empty for a question."""
    if "checked" not in item:
        return ""
    review = item["reviewed"]
    by = _w("triage.reviewed", **review) if review else _w("triage.notReviewed")
    day = date.fromisoformat(item["checked"])
    sure = _w("triage.certainty", level=item["certainty"])
    return f". {sure} {_w('triage.checked', date=f'{day.day} {day:%B %Y}')} {by}"


_PARTS = {
    "single": _single,
    "two-tier": _two_tier,
    "number": _number,
    "order": _selects,
    "match": _selects,
    "short": _short,
    "triage": _triage,
}


def _prediction_table(table: Mapping[str, Any]) -> str:
    head = "".join(f'<th scope="col">{_t(one["label"])}</th>' for one in table["columns"])
    head = f"<thead><tr><td></td>{head}</tr></thead>"
    rows = ""
    for row in table["rows"]:
        cells = "".join(_cell(row, column) for column in table["columns"])
        rows += f'<tr><th scope="row">{_t(row["label"])}</th>{cells}</tr>'
    if "ask" in table:
        head = rows = ""
        for row in table["rows"]:
            for column in table["columns"]:
                if f"{row['id']}.{column['id']}" in table["ask"]:
                    label = f"{_t(row['label'])}, {_t(column['label'])}"
                    rows += f'<tr><th scope="row">{label}</th>{_cell(row, column)}</tr>'
    return (
        f"<table><caption>{_t(table['prompt'])} <span>{_w('predict.key')}</span></caption>"
        f"{head}<tbody>{rows}</tbody></table>"
    )


def _cell(row: Mapping[str, str], column: Mapping[str, str]) -> str:
    name = f"{row['id']}.{column['id']}"
    signs = "".join(
        f'<label><input type="radio" name="{name}" value="{value}">'
        f'<span aria-hidden="true">{sign}</span>'
        f'<span class="sc-only-read">{_w("predict." + value)}</span></label>'
        for value, sign in (("up", "↑"), ("same", "="), ("down", "↓"))
    )
    return (
        f'<td><fieldset class="sc-ask sc-cell" disabled><legend class="sc-only-read">'
        f"{_t(row['label'])}, {_t(column['label'])}</legend>{signs}</fieldset></td>"
    )


def _prediction_choice(table: Mapping[str, Any]) -> str:
    options = [(one["id"], one["label"], "") for one in table["options"]]
    return (
        f'<fieldset class="sc-ask" disabled><legend>{_t(table["prompt"])}</legend>'
        f'<ol class="sc-options">{_radios("choice", options)}</ol></fieldset>'
    )
