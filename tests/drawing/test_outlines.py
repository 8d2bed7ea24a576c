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
            "side",
            lambda o: o["parts"]["arch4"]["points"].insert(2, [1]),
            "side.json: parts: arch4: points: 2: [1] is not a place: two numbers, [x, y]",
        ),
        (
            "side",
            lambda o: o["parts"]["l4"].update(moves="up"),
            "side.json: parts: l4: moves: 'up' is not a way to move: 4 (with L4)",
        ),
        (
            "side",
            lambda o: o["parts"]["l4"]["body"].update(top="l4_tip"),
            "side.json: parts: l4: 'l4_tip' is no endplate",
        ),
        (
            "side",
            lambda o: o["endplates"]["l4_low"].update(hollow="deep"),
            "side.json: endplates: l4_low: hollow: 'deep' is not a number",
        ),
        (
            "axial",
            lambda o: o["parts"]["psoas"].update(layer="skin"),
            "axial.json: parts: psoas: layer: 'skin' is not a layer: bone, disc, nerve or muscle",
        ),
        ("axial", lambda o: o["canal"].pop("sac"), "axial.json: canal: 'sac' is a required"),
        ("leg", lambda o: o.update(unit="mm"), "leg.json: unit: 'cm' was expected"),
    ],
)
def test_a_slip_is_named_with_file_and_place(tmp_path, view, change, words):
    (fault,) = edited(tmp_path, view, change)
    assert fault.startswith(words)


def test_a_broken_file_is_named_with_its_line(tmp_path):
    for view in shapes.VIEWS:
        (tmp_path / f"{view}.json").write_text('{\n "unit": mm\n}', encoding="utf-8")
    assert shapes.faults(tmp_path)[0] == "side.json: line 2: Expecting value"
