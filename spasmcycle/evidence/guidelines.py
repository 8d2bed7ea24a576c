"""What guidelines say of each treatment, side by side, once: `guidelines.json`.

A line is one body's advice on one item. Only lines that were read, or read second-hand, are there;
where a body has no line for an item, it was not read what it says, or it says nothing. The schema
beside the file says what a line holds; `faults` lists what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spasmcycle.evidence import checks

ROOM = files("spasmcycle").joinpath("evidence")


@dataclass(frozen=True)
class Body:
    """A guideline: who wrote it, the work, and whom it is for."""

    id: str
    name: str
    work: str
    scope: str


@dataclass(frozen=True)
class Line:
    """One body's advice on one item.

    `advice` is "recommended", "considered" (a weak recommendation), "advised against",
    "no recommendation" (it looked, and gave none), "silent" or "outside its scope"; `words` say
    for whom or how, and may be empty; `status` is V or V2.
    """

    item: str
    body: Body
    advice: str
    words: str
    status: str


def _stored() -> dict[str, Any]:
    return json.loads(ROOM.joinpath("guidelines.json").read_text(encoding="utf-8"))


@cache
def bodies() -> dict[str, Body]:
    """The guidelines by id."""
    return {name: Body(name, **body) for name, body in _stored()["bodies"].items()}


@cache
def items() -> dict[str, str]:
    """What the guidelines speak about: {id: label}."""
    return {name: item["label"] for name, item in _stored()["items"].items()}


def lines(item: str) -> list[Line]:
    """The lines on one item, in the order of `bodies`.

    Raises
    ------
    ValueError
        For an unknown item, with those that are known.
    """
    if item not in items():
        raise ValueError(f"item: {item!r} is in no guideline; known: {', '.join(items())}")
    found = _stored()["items"][item]["lines"]
    return [
        Line(item, body, found[name]["advice"], found[name].get("words", ""), found[name]["status"])
        for name, body in bodies().items()
        if name in found
    ]


def faults(stored: dict[str, Any] | None = None) -> list[str]:
    """Everything that is wrong with the lines, each with its place; empty if sound.

    Needs `jsonschema` and `pybtex`. `stored` is the file's content, if not given.
    """
    stored = _stored() if stored is None else stored
    shape = checks.misshapen(stored, "guidelines")
    return [f"guidelines.json: {fault}" for fault in shape] or list(_unfounded(stored))


def _unfounded(stored: dict[str, Any]) -> Iterator[str]:
    for name, body in stored["bodies"].items():
        for fault in checks.unfounded([body["work"]]):
            yield f"guidelines.json: {name}: work: {fault}"
    for name, item in stored["items"].items():
        for body in item["lines"]:
            if body not in stored["bodies"]:
                yield f"guidelines.json: {name}: {body!r} is no guideline of the list"
