"""Rival theories against findings, as tables for a lesson: the same in JupyterLab and the book.

Predictions and fits come from `theories.py`, findings and how certain they are from the
evidence store; nothing about them is typed here.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spasmcycle.evidence.findings import cited_html
from spasmcycle.model.task_parameters import TASKS
from spasmcycle.rivals import theories

if TYPE_CHECKING:
    from IPython.display import HTML

WORDS = {"up": "more", "down": "less", "same": "the same"}
WIRES = {
    "reflex": "Pain drives muscle by reflex",
    "feed": "Muscle work adds to pain",
    "shift": "Pain takes work off the deep muscle",
}
_RIVALS = [name for name in theories.THEORIES if name != "pain_free"]


def _table(caption: str, head: list[str], groups: dict[str, list[list[str]]]) -> HTML:
    """A table in groups with a heading each, or one group named ""; cells are HTML already."""
    from IPython.display import HTML

    top = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = ""
    for group, rows in groups.items():
        body += "<tbody>"
        if group:
            body += f'<tr><th scope="rowgroup" colspan="{len(head)}">{escape(group)}</th></tr>'
        for first, *rest in rows:
            cells = "".join(f"<td>{cell}</td>" for cell in rest)
            body += f'<tr><th scope="row">{first}</th>{cells}</tr>'
        body += "</tbody>"
    return HTML(
        f'<div class="sc-scroll sc-worded" tabindex="0" role="region" '
        f'aria-label="{escape(caption)}"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead>{body}</table></div>"
    )


def _arrow(direction: str) -> str:
    return f"{theories.ARROWS[direction]} {WORDS[direction]}"


def prediction_table() -> HTML:
    """What each theory predicts for each muscle in each part of the movement."""
    groups = {}
    for muscle, label in theories.MUSCLES.items():
        groups[label] = []
        for name in _RIVALS:
            predicted = theories.predictions(name)[muscle]
            cells = [_arrow(predicted[part]) for part in TASKS]
            groups[label].append([escape(theories.THEORIES[name].label), *cells])
    head = ["Theory", *(task.label for task in TASKS.values())]
    return _table("What each theory predicts, against no pain", head, groups)


def finding_table() -> HTML:
    """Every finding, how certain it is, and which theory predicts it."""
    groups: dict[str, list[list[str]]] = {}
    for found in theories.FINDINGS:
        seen = found.muscle
        parts = " and ".join(TASKS[part].label.lower() for part in seen.parts)
        fits = ["✓ fits" if theories.fits(name, found) else "✗ not" for name in _RIVALS]
        groups.setdefault(f"{theories.MUSCLES[seen.muscle]}, {parts}", []).append(
            [
                f"{escape(found.short or found.says)} {cited_html(found.works)}",
                _arrow(seen.direction),
                escape(found.sure),
                *fits,
            ]
        )
    scores = theories.scores()
    sums = [f"{scores[name]['fits']} of {scores[name]['of']}" for name in _RIVALS]
    groups["All together"] = [
        ["Fits, each thing seen counted once: a count, not a verdict", "", "", *sums]
    ]
    head = ["Study", "Found", "Certainty (our reading)"]
    head += [theories.THEORIES[name].label for name in _RIVALS]
    return _table("What studies found, and which theory predicts it", head, groups)


def ranking_table() -> HTML:
    """What the order of the theories hangs on: how many findings each fits, by way of counting."""
    rows = [
        [
            escape(count.way),
            *(f"{count.fits[name]} of {count.of}" for name in _RIVALS),
            escape(", ".join(theories.THEORIES[name].label for name in count.first)),
        ]
        for count in theories.ways_of_counting()
    ]
    head = ["Way of counting", *(theories.THEORIES[name].label for name in _RIVALS), "Fits most"]
    return _table("What the order of the theories hangs on", head, {"": rows})


def wire_table() -> HTML:
    """Studies that tested one wire of a theory by itself."""
    groups: dict[str, list[list[str]]] = {}
    for test in theories.WIRE_TESTS:
        groups.setdefault(WIRES[test.wire.wire], []).append(
            [
                f"{escape(test.short or test.says)} {cited_html(test.works)}",
                escape(test.wire.speaks),
                escape(test.sure),
            ]
        )
    head = ["Study", "Speaks", "Certainty (our reading)"]
    return _table("Tests of single wires", head, groups)
