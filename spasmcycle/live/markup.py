"""The element around a picture: complete before any script runs, and what the runtime needs.

Figure, caption, sentence, controls, table, description. Labels come from `words/en/page.json`. The
controls are hidden where scripts are off; everything else can be read, and printed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from spasmcycle.controls import Value, row
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.live.svg import Drawing
from spasmcycle.page import words
from spasmcycle.page.words import fixed


def markup(picture: Picture, values: Mapping[str, Value], drawn: Drawing) -> str:
    """The `<sc-figure>` element of a picture at these values."""
    w = words()
    idle = drawn.readouts.get("idle", [])
    shown = [(c, row(c, values[c.name], c.name in idle)) for c in picture.controls]
    main = "".join(text for c, text in shown if not c.more)
    more = "".join(text for c, text in shown if c.more)
    if more:
        more = (
            f'<details class="sc-more"><summary>{w["live.more"]}</summary>'
            f'<div class="sc-grid">{more}</div></details>'
        )
    parts = [
        f'<sc-figure class="sc-figure" data-figure="{picture.name}"><figure>',
        f"<figcaption><strong>{escape(picture.title)}.</strong> {escape(picture.purpose)} "
        f'<span class="sc-toy">{w[picture.note]}</span></figcaption>',
        f'<p class="sc-wait" hidden>{w["live.wait"]}</p>' if picture.prediction else "",
        f'<div class="sc-picture">{drawn.svg}</div>',
        f'<p class="sc-sentence" role="status">{escape(picture.describe(drawn.readouts))}</p>',
        _goals(picture),
        f'<fieldset class="sc-controls" disabled><legend>{w["live.controls"]}</legend>'
        f'<div class="sc-grid">{main}</div>{more}{_presets(picture)}{_buttons(picture)}'
        '<p class="sc-message" role="alert"></p></fieldset>',
        '<div class="sc-guesses" hidden></div>' if picture.prediction else "",
        _table(picture.table, drawn.readouts),
        _description(picture),
        f'<script type="application/json" class="sc-spec">{_spec(picture, values, drawn)}</script>',
        "</figure></sc-figure>",
    ]
    return "".join(parts)


def _goals(picture: Picture) -> str:
    if not picture.goals:
        return ""
    w = words()
    items = "".join(
        f'<li data-goal="{goal.id}"><strong>{w["live.goal"]}</strong> {escape(goal.text)} '
        '<span class="sc-how" role="status"></span></li>'
        for goal in picture.goals
    )
    return f'<ul class="sc-goals" role="list" aria-label="{w["live.goals"]}">{items}</ul>'


def _presets(picture: Picture) -> str:
    if not picture.presets:
        return ""
    w = words()
    options = "".join(
        f'<option value="{key}">{escape(label)}</option>'
        for key, (label, _) in picture.presets.items()
    )
    return (
        f'<div class="sc-control sc-presets"><label><span>{w["live.presets"]}</span>'
        f'<select><option value="">{w["live.choose"]}</option>{options}</select></label></div>'
    )


def _buttons(picture: Picture) -> str:
    w = words()
    ping = f'<button type="button" data-do="ping">{w["live.ping"]}</button>' if picture.ping else ""
    return (
        f'<div class="sc-toolbar">{ping}'
        f'<button type="button" data-do="reset">{w["live.reset"]}</button>'
        f'<button type="button" data-do="link">{w["live.link"]}</button>'
        '<span class="sc-said" role="status"></span></div>'
    )


def table_rows(table: Table, readouts: Mapping[str, Any], every: bool = False) -> list[list[str]]:
    """The cells of the table twin; with `every`, all stored rows instead of the chosen days."""
    lists = [readouts[c.readout] for c in table.columns]
    rows = []
    days = readouts["days"] if table.days else None
    for i in range(len(lists[0])):
        if every or days is None or any(days[i] == day for day in table.days):
            rows.append(
                [
                    str(values[i]) if c.digits is None else fixed(values[i], c.digits)
                    for c, values in zip(table.columns, lists, strict=True)
                ]
            )
    return rows


def _cell(tag: str, column: Column, text: str) -> str:
    kind = ' class="sc-word"' if column.digits is None else ""  # numbers stand to the right
    return f"<{tag}{kind}>{escape(text)}</{tag.split()[0]}>"


def _table(table: Table, readouts: Mapping[str, Any]) -> str:
    w = words()
    head = "".join(_cell('th scope="col"', c, c.heading) for c in table.columns)
    tags = ['th scope="row"', *["td"] * (len(table.columns) - 1)]
    body = "".join(
        f"<tr>{''.join(map(_cell, tags, table.columns, row))}</tr>"
        for row in table_rows(table, readouts)
    )
    return (
        f'<details class="sc-table"><summary>{w["live.table"]}</summary>'
        f'<div class="sc-scroll" tabindex="0" role="region" aria-label="{escape(table.caption)}">'
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>"
        f'<tbody>{body}</tbody></table></div><a class="sc-csv" hidden href="#" '
        f'download="spasm-cycle.csv">{w["live.csv"]}</a></details>'
    )


def _description(picture: Picture) -> str:
    w = words()
    items = "".join(
        f"<li>{escape(c.label)}{': ' + escape(c.help) if c.help else ''}</li>"
        for c in picture.controls
    )
    sheets = dict.fromkeys(c.word("sheet") for c in picture.controls)
    hints = " ".join(escape(sheet) for sheet in sheets)
    return (
        f'<details class="sc-describe"><summary>{w["live.describe"]}</summary>'
        f"<p>{escape(picture.chart)}</p><p>{w['live.controlArea']}</p><ul>{items}</ul>"
        f"<p>{hints} {w['live.hint']}</p>"
        f"<p><strong>{w['live.limits']}</strong> {escape(picture.limits)}</p>"
        "</details>"
    )


def _spec(picture: Picture, values: Mapping[str, Value], drawn: Drawing) -> str:
    controls = {c.name: c.whole_spec for c in picture.controls}
    spec = {
        "name": picture.name,
        "says": words()[picture.says],
        "values": dict(values),
        "controls": controls,
        "presets": {key: changes for key, (_, changes) in picture.presets.items()},
        "axes": [{k: [round(n, 4) for n in pair] for k, pair in a.items()} for a in drawn.axes],
        "marks": drawn.marks,
        "chart": picture.chart,
        "table": {
            "columns": [[c.heading, c.readout, c.digits] for c in picture.table.columns],
            "days": picture.table.days,
        },
        "prediction": picture.prediction,
        "guess": picture.guess,
        "ping": picture.ping,
        "goals": [[g.id, picture.test_of(g), g.how] for g in picture.goals],
    }
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
