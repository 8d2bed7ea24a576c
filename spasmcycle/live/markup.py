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
from spasmcycle.quiz.markup import predict_markup
from spasmcycle.quiz.questions import find_prediction


def markup(picture: Picture, values: Mapping[str, Value], drawn: Mapping[str, Drawing]) -> str:
    """The `<sc-figure>` element of a picture at these values, with its drawing in each cut."""
    w = words()
    readouts = next(iter(drawn.values())).readouts
    idle = readouts.get("idle", [])
    shown = []
    play = ""
    for c in picture.controls:
        off = c.name in idle
        below = ""
        if c.name == picture.plays and c.more:
            weeks = w["live.playWeeks"].format(count=f"{(c.high - c.low) / 7:.0f}")
            play = button("play", weeks, off)
        elif c.name == picture.plays:
            below = _player(off)
        shown.append((c, row(c, values[c.name], off, below)))
    main = "".join(text for c, text in shown if not c.more)
    more = "".join(text for c, text in shown if c.more)
    if more:
        more = (
            f'<details class="sc-more"><summary>{w["live.more"]}</summary>'
            f'<div class="sc-grid">{more}</div></details>'
        )
    cuts = "".join(
        f'<div class="sc-picture" data-cut="{cut}">{one.svg}</div>' for cut, one in drawn.items()
    )
    shape = " sc-two-cuts" * (len(drawn) > 1) + " sc-below" * (picture.layout == "below")
    goals = _goals(picture)
    # With its controls below, a picture opens a page; elsewhere it stands under a heading of text.
    head = "h2" if picture.layout == "below" else "h3"
    caption = (
        f'<figcaption><{head} tabindex="-1">{escape(picture.title)}</{head}> '
        f"{escape(picture.purpose)} "
        f'<span class="sc-toy">{w[picture.note]}</span></figcaption>'
    )
    # With its controls below, a picture comes first and all that is said of it after them.
    above, under = ("", caption) if picture.layout == "below" else (caption, "")
    buttons = _buttons(picture, play)
    below = goals + buttons + more if under else more + buttons
    parts = [
        f'<sc-figure class="sc-figure{shape}" data-figure="{picture.name}"><figure>',
        above,
        f'<div class="sc-stage"><p class="sc-return" hidden>{button("back", w["live.back"])}</p>',
        "" if under else goals,
        _prediction(picture),
        f'<div class="sc-view">{cuts}',
        f'<p class="sc-wait" hidden>{w["live.wait"]}</p>' if picture.prediction else "",
        f'<p class="sc-sentence" role="status">{escape(picture.describe(readouts))}</p></div>',
        f'<fieldset class="sc-controls" disabled><legend>{w["live.controls"]}</legend>'
        f'<div class="sc-grid">{main}</div>{_presets(picture, values)}'
        f"{below}{_hint(drawn)}"
        '<p class="sc-message" role="alert"></p></fieldset></div>',
        under,
        '<div class="sc-guesses" hidden></div>' if picture.prediction else "",
        _table(picture.table, readouts),
        _description(picture),
        f'<script type="application/json" class="sc-spec">{_spec(picture, values, drawn)}</script>',
        "</figure></sc-figure>",
    ]
    return "".join(parts)


def _prediction(picture: Picture) -> str:
    """What is asked before the answer shows; it stands where the controls will be."""
    if not picture.prediction:
        return ""
    asked = find_prediction(picture.prediction)["predictions"][picture.prediction]
    return predict_markup(picture.prediction, asked, staged=True)


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


def _presets(picture: Picture, values: Mapping[str, Value]) -> str:
    """One button for each named setting; the one that holds now is pressed."""
    if not picture.presets:
        return ""
    w = words()
    chips = "".join(
        f'<button type="button" data-preset="{key}" '
        f'aria-pressed="{str({**values, **changes} == dict(values)).lower()}">{escape(label)}'
        "</button>"
        for key, (label, changes) in picture.presets.items()
    )
    return (
        f'<div class="sc-presets" role="group" aria-label="{w["live.presets"]}">'
        f'<span aria-hidden="true">{w["live.presets"]}</span>{chips}</div>'
    )


ICONS = {
    "back": "M20 12H5M11 6l-6 6 6 6",
    "ping": "M3 12h4l3 7 4-14 3 7h4",
    "earlier": "M18 6l-8 6 8 6zM6 6v12",
    "play": "M7 5l12 7-12 7z",
    "later": "M6 6l8 6-8 6zM18 6v12",
    "reset": "M4 5v6h6M4.6 11a8 8 0 1 1 1 6",
    "link": (
        "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
    ),
}
"""The signs of the buttons, as strokes in a square of 24."""


def button(name: str, text: str, idle: bool = False) -> str:
    """A button with its sign and its name; the script finds it by `data-do`."""
    return (
        f'<button type="button" data-do="{name}"{" disabled" * idle}>'
        '<svg class="sc-icon" viewBox="0 0 24 24" aria-hidden="true">'
        f'<path d="{ICONS[name]}"/></svg><span>{escape(text)}</span>'
        "</button>"
    )


def _player(idle: bool) -> str:
    """Play the days of the picture, and go a stride along them."""
    w = words()
    names = ("earlier", "play", "later")
    buttons = "".join(button(name, w[f"live.{name}"], idle) for name in names)
    return f'<div class="sc-play" role="group" aria-label="{w["live.player"]}">{buttons}</div>'


def _hint(drawn: Mapping[str, Drawing]) -> str:
    """What is said once where something in the picture can be dragged."""
    if not any("grab" in mark for one in drawn.values() for mark in one.marks):
        return ""
    return f'<p class="sc-hint" hidden>{words()["live.grab"]}</p>'


def _buttons(picture: Picture, first: str = "") -> str:
    w = words()
    names = ("ping", "reset", "link") if picture.ping else ("reset", "link")
    buttons = "".join(button(name, w[f"live.{name}"]) for name in names)
    said = '<span class="sc-said" role="status"></span>'
    return f'<div class="sc-toolbar">{first}{buttons}{said}</div>'


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


def _spec(picture: Picture, values: Mapping[str, Value], drawn: Mapping[str, Drawing]) -> str:
    controls = {c.name: c.whole_spec for c in picture.controls}
    spec = {
        "name": picture.name,
        "says": words()[picture.says],
        "values": dict(values),
        "controls": controls,
        "presets": {key: changes for key, (_, changes) in picture.presets.items()},
        "cuts": {
            cut: {
                "axes": [{k: [round(n, 6) for n in p] for k, p in a.items()} for a in one.axes],
                "marks": one.marks,
            }
            for cut, one in drawn.items()
        },
        "chart": picture.chart,
        "table": {
            "columns": [[c.heading, c.readout, c.digits] for c in picture.table.columns],
            "days": picture.table.days,
        },
        "prediction": picture.prediction,
        "guess": picture.guess,
        "answers": picture.answers,
        "ping": picture.ping,
        "pulse": picture.pulse,
        "sizes": picture.sizes,
        "plays": picture.plays,
        "goals": [[g.id, picture.test_of(g), g.how, g.mark] for g in picture.goals],
    }
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
