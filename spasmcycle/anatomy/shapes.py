"""What the views share: outlines read from their files, and rules that make and move points.

Lengths are millimetres. An outline is a flat list x, y, x, y …; a point given twice is a corner.
The functions below `drawn` are portable (see `spasmcycle.portable`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import pi
from typing import Any

Points = list[float]
Places = list[list[float]]
DEGREE = pi / 180
ROOM = files("spasmcycle").joinpath("anatomy", "outlines")
VIEWS = ("leg",)


def outlines(view: str, room: Traversable = ROOM) -> dict[str, Any]:
    """What stands in the file of a view; `faults` says what is wrong with it."""
    return json.loads(room.joinpath(f"{view}.json").read_text(encoding="utf-8"))


def faults(room: Traversable = ROOM) -> list[str]:
    """Everything that is wrong with the files of outlines, with file and place; empty if sound.

    Needs `jsonschema`.
    """
    return [fault for view in VIEWS for fault in _faults_of(view, room)]


def _faults_of(view: str, room: Traversable) -> Iterator[str]:
    import jsonschema

    try:
        found = outlines(view, room)
    except json.JSONDecodeError as error:
        yield f"{view}.json: line {error.lineno}: {error.msg}"
        return
    schema = json.loads(ROOM.joinpath("outlines.schema.json").read_text(encoding="utf-8"))
    judge = jsonschema.Draft202012Validator(schema | {"$ref": f"#/$defs/{view}"})
    for error in judge.iter_errors(found):
        where = ": ".join(str(part) for part in error.absolute_path)
        yield f"{view}.json: {where or 'file'}: {_said(error)}"


def _said(error: Any) -> str:  # noqa: ANN401
    """A fault of the schema in plain words, where the words of the schema are hard to read."""
    needed = error.schema.get("description")
    return f"{error.instance!r} is not {needed}" if needed else error.message


def flat(*places: tuple[float, float] | list[float]) -> Points:
    """The places one after the other, to a hundredth of a millimetre: what a page must carry."""
    return [round(float(n), 2) for place in places for n in place]
