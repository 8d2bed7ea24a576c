"""Rival theories against findings, as tables for a lesson: the same in JupyterLab and the book.

Predictions and fits come from `spasmcycle.rivals`; nothing about them is typed here. How certain a
finding is, is the reading of this course, with its reason.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spasmcycle import rivals
from spasmcycle.evidence.references import load
from spasmcycle.model.task_parameters import TASKS

if TYPE_CHECKING:
    from IPython.display import HTML

REFERENCES = "../book/references.html"
WORDS = {"up": "more", "down": "less", "same": "the same"}
# How certain, and why; by reference.
CERTAINTY: dict[str, tuple[str, str]] = {
    "bmc2021emg": ("low", "few people, an exercise"),
    "birznieks2008": ("moderate", "leg muscle, short pain, healthy people"),
    "decarvalho2024": ("moderate", "pooled, but studies differ"),
    "geisser2005": ("moderate", "pooled, but studies differ"),
    "hodges2006": ("low", "pigs"),
    "indahl1997": ("low", "pigs"),
    "li2019frp": ("low", "no comparison group"),
    "miller1985": ("low", "few people"),
    "nouwen1984": ("low", "old studies, not pooled"),
    "pollak2014": ("low", "few people, a thumb"),
    "roland1986": ("low", "large faults in methods, the author says"),
    "smith2019": ("low", "few sensors, healthy legs"),
    "zedka1999": ("moderate", "short pain, healthy people"),
}
WIRES = {
    "reflex": "Pain drives muscle by reflex",
    "feed": "Muscle work adds to pain",
    "shift": "Pain takes work off the deep muscle",
}
_RIVALS = [name for name in rivals.THEORIES if name != "pain_free"]


def cited(key: str) -> str:
    """A link to a work, such as "Geisser 2005", as HTML."""
    work = load()[key]
    first = work.authors[0].rsplit(" ", 1)[0] if work.authors else "authors not seen"
    text = f"{first} {work.fields.get('year', '')}".strip()
    return f'<a href="{REFERENCES}#{key}">{escape(text)}</a>'


def certainty(key: str) -> str:
    """How certain a finding is, and why."""
    word, reason = CERTAINTY[key]
    return f"{word}: {reason}"


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
    return f"{rivals.ARROWS[direction]} {WORDS[direction]}"


def predictions() -> HTML:
    """What each theory predicts for each muscle in each part of the movement."""
    groups = {}
    for muscle, label in rivals.MUSCLES.items():
        groups[label] = []
        for name in _RIVALS:
            predicted = rivals.predictions(name)[muscle]
            cells = [_arrow(predicted[part]) for part in TASKS]
            groups[label].append([escape(rivals.THEORIES[name].label), *cells])
    head = ["Theory", *(task.label for task in TASKS.values())]
    return _table("What each theory predicts, against no pain", head, groups)


def findings() -> HTML:
    """Every finding, how certain it is, and which theory predicts it."""
    groups: dict[str, list[list[str]]] = {}
    for found in rivals.FINDINGS:
        parts = " and ".join(TASKS[part].label.lower() for part in found.tasks)
        fits = ["✓ fits" if rivals.fits(name, found) else "✗ not" for name in _RIVALS]
        groups.setdefault(f"{rivals.MUSCLES[found.muscle]}, {parts}", []).append(
            [
                f"{escape(found.text)} {cited(found.reference)}",
                _arrow(found.direction),
                escape(certainty(found.reference)),
                *fits,
            ]
        )
    scores = rivals.scores()
    sums = [f"{scores[name]['fits']} of {scores[name]['of']}" for name in _RIVALS]
    groups["All together"] = [["Findings that fit: a count, not a verdict", "", "", *sums]]
    head = ["Study", "Found", "Certainty (our reading)"]
    head += [rivals.THEORIES[name].label for name in _RIVALS]
    return _table("What studies found, and which theory predicts it", head, groups)


def wires() -> HTML:
    """Studies that tested one wire of a theory by itself."""
    groups: dict[str, list[list[str]]] = {}
    for test in rivals.WIRE_TESTS:
        groups.setdefault(WIRES[test.wire], []).append(
            [
                f"{escape(test.text)} {cited(test.reference)}",
                escape(test.verdict),
                escape(certainty(test.reference)),
            ]
        )
    head = ["Study", "Speaks", "Certainty (our reading)"]
    return _table("Tests of single wires", head, groups)
