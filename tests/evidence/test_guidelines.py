"""Guidelines side by side: sound, and read as they stand in the store."""

import copy
import json

import pytest

from spasmcycle.evidence import guidelines

STORED = json.loads(guidelines.ROOM.joinpath("guidelines.json").read_text(encoding="utf-8"))


def advice(item):
    return {line.body.id: line.advice for line in guidelines.lines(item)}


def test_the_lines_are_sound():
    assert guidelines.faults() == []


def test_guidelines_disagree_openly():
    needling = advice("acupuncture")
    assert needling["nice-back"] == needling["dk-back"] == "advised against"
    assert needling["acp-acute"] == needling["acp-chronic"] == "recommended"
    assert needling["who-chronic"] == "considered"
    assert advice("relaxants")["acp-acute"] == "recommended"
    assert advice("relaxants")["who-chronic"] == "advised against"
    assert advice("nsaid")["acp-acute"] == "recommended"
    assert advice("nsaid")["dk-back"] == "advised against"


def test_what_was_not_read_has_no_line():
    assert "acp-acute" not in advice("stay-active")
    assert "who-chronic" not in advice("gabapentinoids")
    assert all(
        line.status in ("V", "V2") for i in guidelines.items() for line in guidelines.lines(i)
    )


def test_no_guideline_recommends_traction_or_belts():
    for item in ("traction", "belts", "tens"):
        assert set(advice(item).values()) == {"advised against"}


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (("items", "heat", "lines", "acp-acute", "advice"), "do it", "do it"),
        (("items", "heat", "lines", "acp-acute", "status"), "M", "M"),
        (("items", "heat", "lines"), {}, "heat: lines"),
        (("bodies", "nice-back", "work"), "nobody2020", "nobody2020"),
        (("items", "heat", "lines", "nowhere"), {"advice": "silent", "status": "V"}, "nowhere"),
    ],
)
def test_a_faulty_line_is_named(place, value, named):
    changed = copy.deepcopy(STORED)
    part = changed
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert any(named in fault for fault in guidelines.faults(changed))


def test_an_unknown_item_is_refused_with_those_that_are_known():
    with pytest.raises(ValueError, match="leeches.*heat"):
        guidelines.lines("leeches")
