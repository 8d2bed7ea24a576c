"""The files that live figures are shown from.

For each picture its element at the defaults (`NAME.html`) and its translated functions
(`NAME.js`), and the table of switches on the instructors' page.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spasmcycle import translate
from spasmcycle.derive.files import BOOK, filled
from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.picture import Picture
from spasmcycle.live.markup import markup
from spasmcycle.live.paths import shortened
from spasmcycle.live.svg import drawings
from spasmcycle.model.allowed import named
from spasmcycle.model.models import Model
from spasmcycle.translate.kinds import REAL, Items, Kind, Record, Text, any_of, of
from spasmcycle.words import ENGLISH, language, languages, speak

HERE = Path(__file__).parent / "generated"
PARTS = ("cases", "readouts", "describe")


def use(shown: Picture) -> translate.Use:
    """How a browser uses the portable functions of a picture: what goes in, and what comes next."""
    chance = random.Random(0)
    values = translate.like(
        {c.name: any_of(*map(c.checked, [c.value, *c.samples(chance)])) for c in shown.controls}
    )
    facts, runs = translate.like(dict(shown.facts)), Record()
    ran: dict[tuple[str, ...], Kind] = {}
    usual = next(iter(shown.models))
    lists: dict[Text, Kind] = {}

    def calls(call: translate.Call) -> None:
        for cases in call(shown.cases, values, facts).of(Items):
            each = cases.each
            if shown.complete:
                each = call(shown.complete, each, facts)
            for case in each.of(Record):
                models = [name for name, _ in case.under(("model", False)).texts] or [usual]
                run = any_of(*(_run(shown.models[name], case, ran) for name in models))
                runs.fields |= dict.fromkeys(case.under(("name", False)).texts, run)
                groups = case.under(("group", False)).texts
                runs.fields |= {g: lists.setdefault(g, of(Items(run))) for g in groups}
        call(shown.describe, call(shown.readouts, values, of(runs), facts))

    return calls


def _run(model: Model, case: Record, known: dict[tuple[str, ...], Kind]) -> Kind:
    """What comes back of a case: all columns of its model, or those that it asks for."""
    every = (*model.routines.stocks, *model.routines.observables)
    asked = {text for kept in case.under(("columns", False)).of(Items) for text in kept.each.texts}
    for name, more in asked:
        if not more:
            named("column", name, dict.fromkeys(every))
    if asked and not any(more for _, more in asked):
        every = tuple(name for name in every if (name, False) in asked)
    if every not in known:
        columns = dict.fromkeys(("days", *every), of(Items(REAL, doubles=True)))
        known[every] = translate.like({**columns, "fine": True, "steps": 1, "taken": [0.5]})
    return known[every]


def javascript(shown: Picture) -> str:
    """Cases, read-outs and sentence of one picture, and models of its own, for the browser."""
    body = "\n".join(translate.javascript(use(shown)))
    facts = json.dumps(_short(shown.facts), ensure_ascii=False, separators=(",", ":"))
    parts = (*PARTS, "complete") if shown.complete else PARTS
    called = {part: getattr(shown, part).__name__ for part in parts}
    names = ", ".join(p if p == name else f"{p}: {name}" for p, name in called.items())
    usual = next(iter(shown.models))
    models = "".join(model.javascript for model in shown.models.values())
    return (
        "// Made by live/generate.py.\n(function (SC) {\n"
        '  "use strict";\n'
        f"  SC.figures = SC.figures || {{}};\n{models}"
        f'  SC.figures["{shown.name}"] = (() => {{\n{body}\n'
        f'    return {{ model: "{usual}", days: {shown.days}, facts: {facts}, {names} }};\n'
        "  })();\n"
        "})((globalThis.SpasmCycle = globalThis.SpasmCycle || {}));\n"
    )


def _short(value: Any) -> Any:
    """The same with whole numbers in place of floats such as 2.0: all one to a browser."""
    if isinstance(value, Mapping):
        return {key: _short(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_short(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def switches() -> dict[Path, str]:
    """The instructors' page with the names that each figure's links and switches know."""
    page = BOOK / "instructors.md"
    if not page.exists():
        return {}
    rows = ["| Figure | Names for `start` | Names for `lock` |", "|---|---|---|"]
    for name in PICTURES:
        shown = find(name)
        known = (shown.presets, (c.name for c in shown.controls))
        cells = [", ".join(f"`{n}`" for n in names) or "–" for names in known]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return {page: filled(page.read_text(encoding="utf-8"), "switches", "\n".join(rows))}


def made(file: str) -> str:
    """A generated file's text, by its name, in the language of the course."""
    name, _, kind = file.rpartition(".")
    shown = find(name)
    if kind == "js":
        return javascript(shown)
    values = shown.values()
    return shortened(markup(shown, values, drawings(shown, values))) + "\n"


def outputs() -> dict[Path, str]:
    """Every generated file and its text; those of other languages in a folder each."""
    found, now = switches(), language()
    for spoken in languages():
        speak(spoken)
        folder = HERE if spoken == ENGLISH else HERE / spoken
        for name in PICTURES:
            for kind in ("js", "html"):
                found[folder / f"{name}.{kind}"] = made(f"{name}.{kind}")
    speak(now)
    return found
