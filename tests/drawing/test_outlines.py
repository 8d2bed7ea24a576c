"""The files of outlines: sound as they are, and each slip of an editor named in plain words."""

import json
from pathlib import Path

import pytest

from spasmcycle.anatomy import shapes


def edited(tmp_path: Path, view: str, change) -> list[str]:
    """What is said of the outlines after a change to one of their files."""
    for name in shapes.VIEWS:
        found = shapes.outlines(name)
        if name == view:
            change(found)
        (tmp_path / f"{name}.json").write_text(json.dumps(found), encoding="utf-8")
    return shapes.faults(tmp_path)


def test_the_outlines_are_sound():
    assert shapes.faults() == []


@pytest.mark.parametrize(
    ("view", "change", "words"),
    [
        (
            "leg",
            lambda o: o["outline"].insert(2, [1]),
            "leg.json: outline: 2: [1] is not a place: two numbers, [x, y]",
        ),
        ("leg", lambda o: o.pop("strips"), "leg.json: file: 'strips' is a required"),
        ("leg", lambda o: o.update(unit="mm"), "leg.json: unit: 'cm' was expected"),
    ],
)
def test_a_slip_is_named_with_file_and_place(tmp_path, view, change, words):
    (fault,) = edited(tmp_path, view, change)
    assert fault.startswith(words)


def test_a_broken_file_is_named_with_its_line(tmp_path):
    for view in shapes.VIEWS:
        (tmp_path / f"{view}.json").write_text('{\n "unit": mm\n}', encoding="utf-8")
    assert shapes.faults(tmp_path)[0] == "leg.json: line 2: Expecting value"
