"""The guidelines in a lesson are those of the store, side by side; blank where none was read."""

import pytest

from spasmcycle.evidence import claims as store
from spasmcycle.evidence.guidelines import items, lines
from spasmcycle.evidence.show import ADVICE, KINDS, claim_rows, claims, guideline_rows, guidelines


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_that_was_read_stands_in_its_place_and_no_other(kind):
    head, rows = guideline_rows(kind)
    assert len(head) == 1 + len(KINDS[kind])
    shown = {row[0]: row[1:] for row in rows}
    for item, label in items().items():
        said = {line.body.id: line for line in lines(item)}
        cells = [ADVICE[said[b].advice] if b in said else "" for b in KINDS[kind]]
        if any(cells):
            assert [cell.partition(" (")[0] for cell in shown[label]] == cells
        else:
            assert label not in shown


def test_a_table_is_markdown_with_a_link_to_each_work():
    text = guidelines("sciatica").data
    assert text.count("../book/references.md#") == 2
    assert len({line.count("|") for line in text.splitlines()}) == 1


def test_an_unknown_kind_is_refused_by_name():
    with pytest.raises(ValueError, match="unknown kind 'old'; known: new, sciatica, lasting"):
        guidelines("old")


@pytest.mark.parametrize("lesson", ["05_levels_and_delays", "08_treatments_over_time"])
def test_a_lesson_shows_each_claim_that_lives_there_with_the_verdict_of_the_store(lesson):
    living = [one for one in store.claims().values() if one.lives == lesson]
    rows = claim_rows(lesson)
    assert [row[0] for row in rows] == [one.claim for one in living] and living
    for row, one in zip(rows, living, strict=True):
        assert one.verdict.capitalize() in row[1] and one.reason.rstrip(".") in row[2]
        assert one.certainty == "none" or one.certainty in row[1]
        assert row[2].count("](../book/references.md#") == len(one.works)
    text = claims(lesson).data
    assert len({line.count("|") for line in text.splitlines()}) == 1


def test_a_lesson_without_claims_is_refused_by_name():
    with pytest.raises(ValueError, match="no claim lives in 'nowhere'; known: 0"):
        claim_rows("nowhere")
