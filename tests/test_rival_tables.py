"""The tables of rival theories show what the model predicts and what the studies found."""

import re

from spasmcycle import rival_tables, rivals
from spasmcycle.evidence.references import load
from spasmcycle.model.task_parameters import TASKS


def rows(shown) -> list[list[str]]:
    """The cells of a table's body, as text."""
    body = shown.data.split("<tbody>")[1]
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def test_every_prediction_is_the_models():
    found = rows(rival_tables.predictions())
    assert len(found) == 3 * len(rivals.MUSCLES)
    for row in found:
        muscle_label, theory_label = row[0].split(": ")
        muscle = next(m for m, label in rivals.MUSCLES.items() if label == muscle_label)
        theory = next(t.name for t in rivals.THEORIES.values() if t.label == theory_label)
        predicted = rivals.predictions(theory)[muscle]
        assert [cell[0] for cell in row[1:]] == [rivals.ARROWS[predicted[p]] for p in TASKS]


def test_a_changed_theory_changes_both_tables(monkeypatch):
    before = rival_tables.predictions().data, rival_tables.findings().data
    old = rivals.THEORIES["adaptation"]
    stronger = rivals.Theory(old.name, old.label, old.says, {"reflex": 0.5}, old.references)
    monkeypatch.setitem(rivals.THEORIES, "adaptation", stronger)
    assert rival_tables.predictions().data != before[0]
    assert rival_tables.findings().data != before[1]


def test_every_finding_and_wire_has_a_source_and_a_certainty():
    entries = (*rivals.FINDINGS, *rivals.WIRE_TESTS)
    assert {entry.reference for entry in entries} == set(rival_tables.CERTAINTY)
    assert {test.wire for test in rivals.WIRE_TESTS} == set(rival_tables.WIRES)
    shown = rival_tables.findings().data + rival_tables.wires().data
    for entry in entries:
        assert load()[entry.reference].citable
        assert f"references.html#{entry.reference}" in shown
    assert len(rows(rival_tables.findings())) == len(rivals.FINDINGS) + 1
