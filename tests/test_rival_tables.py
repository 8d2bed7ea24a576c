"""The tables of rival theories show what the model predicts and what the studies found."""

import re

from spasmcycle import rival_tables, rivals
from spasmcycle.evidence.references import load
from spasmcycle.model.task_parameters import TASKS


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
    found = rows(rival_tables.predictions())
    for muscle, label in rivals.MUSCLES.items():
        assert len(found[label]) == 3
        for theory_label, *cells in found[label]:
            theory = next(t.name for t in rivals.THEORIES.values() if t.label == theory_label)
            predicted = rivals.predictions(theory)[muscle]
            assert [cell[0] for cell in cells] == [rivals.ARROWS[predicted[p]] for p in TASKS]


def test_a_changed_theory_changes_both_tables(monkeypatch):
    before = rival_tables.predictions().data, rival_tables.findings().data
    old = rivals.THEORIES["adaptation"]
    stronger = rivals.Theory(old.name, old.label, old.says, {"reflex": 0.5}, old.references)
    monkeypatch.setitem(rivals.THEORIES, "adaptation", stronger)
    assert rival_tables.predictions().data != before[0]
    assert rival_tables.findings().data != before[1]


def test_every_finding_and_wire_has_a_source_and_a_certainty():
    entries = (*rivals.FINDINGS, *rivals.WIRE_TESTS)
    assert all(entry.certainty and entry.because for entry in entries)
    assert {test.wire.wire for test in rivals.WIRE_TESTS} == set(rival_tables.WIRES)
    shown = rival_tables.findings().data + rival_tables.wires().data
    for entry in entries:
        assert all(load()[key].citable for key in entry.works)
        assert all(f"references.html#{key}" in shown for key in entry.works)
    assert sum(map(len, rows(rival_tables.findings()).values())) == len(rivals.FINDINGS) + 1
    assert sum(map(len, rows(rival_tables.wires()).values())) == len(rivals.WIRE_TESTS)


def test_what_the_order_hangs_on_is_shown_way_by_way():
    shown = rows(rival_tables.ranking())[""]
    counts = rivals.ways_of_counting()
    assert len(shown) == len(counts)
    for (way, *cells, first), count in zip(shown, counts, strict=True):
        assert way == count.way
        assert cells == [f"{fits} of {count.of}" for fits in count.fits.values()]
        assert first == ", ".join(rivals.THEORIES[name].label for name in count.first)
