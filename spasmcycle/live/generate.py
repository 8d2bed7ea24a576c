"""Makes the files that live figures are shown from: `python -m spasmcycle.live.generate`.

For each picture its element at the defaults (`NAME.html`) and its translated functions
(`NAME.js`), and the table of switches on the instructors' page. With `--check` nothing is
written; stale files are named and the exit code is 1.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from spasmcycle import translate
from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.picture import Picture, Slider
from spasmcycle.live.markup import markup
from spasmcycle.live.svg import drawing
from spasmcycle.model.generate import filled, settle
from spasmcycle.model.generated import full
from spasmcycle.translate.kinds import REAL, Items, Record, any_of, of

HERE = Path(__file__).parent / "generated"
PARTS = ("cases", "readouts", "describe")


def use(shown: Picture) -> translate.Use:
    """How a browser uses the portable functions of a picture: what goes in, and what comes next."""
    controls = {
        c.name: any_of(c.checked(c.value)) if isinstance(c, Slider) else any_of(*c.options)
        for c in shown.controls
    }
    columns = dict.fromkeys(
        ("days", *full.stocks, *full.observables), of(Items(REAL, doubles=True))
    )
    values, facts = translate.like(controls), translate.like(dict(shown.facts))
    run = translate.like({**columns, "fine": True, "steps": 1})
    runs = Record()

    def calls(call: translate.Call) -> None:
        for cases in call(shown.cases, values, facts).of(Items):
            for case in cases.each.of(Record):
                runs.fields |= dict.fromkeys(case.under(("name", False)).texts, run)
        call(shown.describe, call(shown.readouts, values, of(runs), facts))

    return calls


def javascript(name: str) -> str:
    """Cases, read-outs and sentence of one picture, for the browser."""
    shown = find(name)
    body = "\n    ".join(translate.javascript(use(shown)))
    facts = json.dumps(shown.facts, ensure_ascii=False, separators=(",", ":"))
    names = ", ".join(f"{part}: {getattr(shown, part).__name__}" for part in PARTS)
    return (
        "// Made by `python -m spasmcycle.live.generate`. Do not edit.\n(function (SC) {\n"
        '  "use strict";\n'
        "  SC.figures = SC.figures || {};\n"
        f'  SC.figures["{name}"] = (() => {{\n    {body}\n'
        f"    return {{ days: {shown.days}, facts: {facts}, {names} }};\n  }})();\n"
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
        found[HERE / f"{name}.js"] = javascript(name)
        shown = find(name)
        values = shown.values()
        found[HERE / f"{name}.html"] = markup(shown, values, drawing(shown, values)) + "\n"
    return found


if __name__ == "__main__":
    sys.exit(settle(outputs(), check="--check" in sys.argv))
