"""Reads the outlines of the drawings from `outlines/`, and says what is wrong with a file of them.

An outline is a list x, y, x, y … of places on it, joined by a smooth curve; a place given twice is
a corner. A keyframed outline has one such list for each state, all of one length, so that a share
of the way between two states is a share of the way for each number.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

NAMES = ("side", "beside", "axial", "body", "trunk", "leg", "circuit")


@cache
def load(name: str) -> dict[str, Any]:
    """The outlines of one drawing (one of `NAMES`); shared, so not to be changed."""
    text = files(__package__).joinpath("outlines", f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def schema() -> dict[str, Any]:
    """The JSON schema that every file of outlines follows."""
    text = files(__package__).joinpath("outlines", "outlines.schema.json")
    return json.loads(text.read_text(encoding="utf-8"))


def faults(document: dict[str, Any]) -> list[str]:
    """What is wrong with a document of outlines, in words; empty if nothing."""
    from jsonschema import Draft202012Validator

    found = [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(schema()).iter_errors(document)
    ]
    if found:
        return found
    for name, one in document.get("outlines", {}).items():
        if len(one["points"]) % 2:
            found.append(f"outlines.{name}: an x without its y")
    for name, one in document.get("keyframes", {}).items():
        lengths = {len(points) for points in one["frames"].values()}
        if len(lengths) > 1 or any(length % 2 for length in lengths):
            found.append(f"keyframes.{name}: the states differ in length, or an x lacks its y")
    return found


def mirrored(points: list[float]) -> list[float]:
    """The same outline on the other side of x = 0, in the opposite order."""
    places = list(zip(points[::2], points[1::2], strict=True))
    return [n for x, y in reversed(places) for n in (-x, y)]


def ellipse(x: float, y: float, across: float, high: float, count: int = 12) -> list[float]:
    """An outline of so many places: centre, half its width, half its height."""
    from math import cos, pi, sin

    turns = [2 * pi * i / count for i in range(count)]
    return [round(n, 2) for a in turns for n in (x + across * cos(a), y + high * sin(a))]
