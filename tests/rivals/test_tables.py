"""The tables of rival theories show what the model predicts and what the studies found."""

import re

from spasmcycle.evidence.references import load
from spasmcycle.model.task_parameters import TASKS
from spasmcycle.rivals import tables, theories


def rows(shown) -> dict[str, list[list[str]]]:
    """The cells of a table as text, {group: rows}."""
    groups = {}
    for body in re.findall(r"<tbody>(.*?)</tbody>", shown.data):
        title = re.search(r'scope="rowgroup"[^>]*>(.*?)</th>', body)
        groups[title[1] if title else ""] = [
            [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr>(.*?)</tr>", body)[1 if title else 0 :]
        ]
    return groups


def test_every_prediction_is_the_models():
    found = rows(tables.prediction_table())
    for muscle, label in theories.MUSCLES.items():
        assert len(found[label]) == 3
        for theory_label, *cells in found[label]:
            theory = next(t.name for t in theories.THEORIES.values() if t.label == theory_label)
            predicted = theories.predictions(theory)[muscle]
            assert [cell[0] for cell in cells] == [theories.ARROWS[predicted[p]] for p in TASKS]


def test_a_changed_theory_changes_both_tables(monkeypatch):
    before = tables.prediction_table().data, tables.finding_table().data
    old = theories.THEORIES["adaptation"]
    stronger = theories.Theory(old.name, old.label, old.says, {"reflex": 0.5}, old.references)
    monkeypatch.setitem(theories.THEORIES, "adaptation", stronger)
    assert tables.prediction_table().data != before[0]
    assert tables.finding_table().data != before[1]


def test_every_finding_and_wire_has_a_source_and_a_certainty():
    entries = (*theories.FINDINGS, *theories.WIRE_TESTS)
    assert all(entry.certainty and entry.because for entry in entries)
    assert {test.wire.wire for test in theories.WIRE_TESTS} == set(tables.WIRES)
    shown = tables.finding_table().data + tables.wire_table().data
    for entry in entries:
        assert all(load()[key].citable for key in entry.works)
        assert all(f"references.html#{key}" in shown for key in entry.works)
    assert sum(map(len, rows(tables.finding_table()).values())) == len(theories.FINDINGS) + 1
    assert sum(map(len, rows(tables.wire_table()).values())) == len(theories.WIRE_TESTS)


def test_what_the_order_hangs_on_is_shown_way_by_way():
    shown = rows(tables.ranking_table())[""]
    counts = theories.ways_of_counting()
    assert len(shown) == len(counts)
    for (way, *cells, first), count in zip(shown, counts, strict=True):
        assert way == count.way
        assert cells == [f"{fits} of {count.of}" for fits in count.fits.values()]
        assert first == ", ".join(theories.THEORIES[name].label for name in count.first)
