"""Makes the files that live figures are shown from: `python -m spasmcycle.live.generate`.

For each picture its element at the defaults (`NAME.html`) and its translated functions
(`NAME.js`), and the table of switches on the instructors' page. With `--check` nothing is
written; stale files are named and the exit code is 1.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from spasmcycle import translate
from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.picture import Picture
from spasmcycle.live.markup import markup
from spasmcycle.live.paths import shortened
from spasmcycle.live.svg import drawing
from spasmcycle.model.generate import filled, settle
from spasmcycle.model.models import Model
from spasmcycle.translate.kinds import REAL, Items, Kind, Record, Text, any_of, of

HERE = Path(__file__).parent / "generated"
PARTS = ("cases", "readouts", "describe")


def use(shown: Picture) -> translate.Use:
    """How a browser uses the portable functions of a picture: what goes in, and what comes next."""
    chance = random.Random(0)
    values = translate.like(
        {c.name: any_of(*map(c.checked, [c.value, *c.samples(chance)])) for c in shown.controls}
    )
    facts, runs = translate.like(dict(shown.facts)), Record()
    ran = {name: _run(model) for name, model in shown.models.items()}
    usual = next(iter(ran))
    lists: dict[Text, Kind] = {}

    def calls(call: translate.Call) -> None:
        for cases in call(shown.cases, values, facts).of(Items):
            for case in cases.each.of(Record):
                models = [name for name, _ in case.under(("model", False)).texts] or [usual]
                run = any_of(*(ran[name] for name in models))
                runs.fields |= dict.fromkeys(case.under(("name", False)).texts, run)
                groups = case.under(("group", False)).texts
                runs.fields |= {g: lists.setdefault(g, of(Items(run))) for g in groups}
        call(shown.describe, call(shown.readouts, values, of(runs), facts))

    return calls


def _run(model: Model) -> Kind:
    names = ("days", *model.routines.stocks, *model.routines.observables)
    columns = dict.fromkeys(names, of(Items(REAL, doubles=True)))
    return translate.like({**columns, "fine": True, "steps": 1})


def javascript(shown: Picture) -> str:
    """Cases, read-outs and sentence of one picture, and models of its own, for the browser."""
    body = "\n".join(translate.javascript(use(shown)))
    facts = json.dumps(shown.facts, ensure_ascii=False, separators=(",", ":"))
    called = {part: getattr(shown, part).__name__ for part in PARTS}
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


def switches() -> dict[Path, str]:
    """The instructors' page with the names that each figure's links and switches know."""
    page = HERE.parents[2] / "book" / "instructors.md"
    if not page.exists():
        return {}
    rows = ["| Figure | Names for `start` | Names for `lock` |", "|---|---|---|"]
    for name in PICTURES:
        shown = find(name)
        known = (shown.presets, (c.name for c in shown.controls))
        cells = [", ".join(f"`{n}`" for n in names) or "–" for names in known]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return {page: filled(page.read_text(encoding="utf-8"), "switches", "\n".join(rows))}


def outputs() -> dict[Path, str]:
    """Every generated file and its text."""
    found = switches()
    for name in PICTURES:
        shown = find(name)
        found[HERE / f"{name}.js"] = javascript(shown)
        values = shown.values()
        text = markup(shown, values, drawing(shown, values))
        found[HERE / f"{name}.html"] = shortened(text) + "\n"
    return found


if __name__ == "__main__":
    sys.exit(settle(outputs(), check="--check" in sys.argv))
