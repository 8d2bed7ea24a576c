"""A list of treatment courses: added, moved, lengthened, taken out, by form, by keys, by dragging.

A course is {"treatment", "start", "length", "strength"}: days, and strength as in
`model.treatments.Course`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from spasmcycle.controls.control import Control
from spasmcycle.controls.slider import Slider, checked_number, number_in

FIELDS = ("treatment", "start", "length", "strength")


@dataclass(frozen=True)
class Courses(Control):
    """Up to `most` courses of `treatments` ({name: label}).

    `start`, `length` and `strength` say what the numbers may be, and are their defaults for a
    course that is added. `bars` names the mark (`spans`) that draws the courses and can be
    dragged, or "".
    """

    kind: ClassVar[str] = "courses"
    WORDS: ClassVar[Mapping[str, str]] = {
        "sheet": "Press + to add a course. Set its days in the form, or drag its bar in the "
        "picture: the middle moves it, the right end lengthens it. Undo takes back a change.",
        "add": "Add a course",
        "out": "Take out",
        "undo": "Undo",
        "treatment": "Treatment",
        "none": "No course yet.",
        "course": "Course",
        "full": "No more courses than",
    }
    name: str
    label: str
    treatments: Mapping[str, str]
    start: Slider
    length: Slider
    strength: Slider
    value: Sequence[Mapping[str, Any]] = ()
    most: int = 4
    bars: str = ""
    help: str = ""
    more: bool = False

    @property
    def numbers(self) -> tuple[Slider, ...]:
        """What the numbers of a course may be, in order."""
        return (self.start, self.length, self.strength)

    def checked(self, value: object) -> list[dict[str, Any]]:
        if isinstance(value, (str, Mapping)) or not isinstance(value, Sequence):
            raise TypeError(f"{self.name}: {value!r} is no list of courses; allowed: a list")
        if len(value) > self.most:
            raise ValueError(f"{self.name}: {len(value)} courses; allowed: at most {self.most}")
        return [self._course(i, one) for i, one in enumerate(value)]

    def _course(self, place: int, one: object) -> dict[str, Any]:
        where = f"{self.name}[{place}]"
        if not isinstance(one, Mapping) or set(one) != set(FIELDS):
            raise ValueError(f"{where}: {one!r} is no course; allowed: {', '.join(FIELDS)}")
        treatment = one["treatment"]
        if treatment not in self.treatments:
            allowed = ", ".join(self.treatments)
            raise ValueError(f"{where}.treatment: {treatment!r} is unknown; allowed: {allowed}")
        found: dict[str, Any] = {"treatment": str(treatment)}
        for field, part in zip(FIELDS[1:], self.numbers, strict=True):
            found[field] = checked_number(f"{where}.{field}", one[field], part.low, part.high)
        return found

    def encode(self, value: Sequence[Mapping[str, Any]]) -> str:
        return "~".join(
            ":".join([one["treatment"], *(f"{one[field]:.15g}" for field in FIELDS[1:])])
            for one in value
        )

    def decode(self, text: str) -> list[dict[str, Any]]:
        found = []
        for place, part in enumerate(text.split("~") if text else []):
            cells = part.split(":")
            if len(cells) != len(FIELDS):
                raise ValueError(
                    f"{self.name}[{place}]: {part!r} is no course; "
                    "allowed: treatment:start:length:strength"
                )
            numbers = [
                number_in(f"{self.name}[{place}].{field}", cell, "allowed: a number")
                for field, cell in zip(FIELDS[1:], cells[1:], strict=True)
            ]
            found.append(dict(zip(FIELDS, [cells[0], *numbers], strict=True)))
        return self.checked(found)

    def spec(self) -> dict[str, Any]:
        return {
            "treatments": dict(self.treatments),
            "numbers": [
                {"name": field, "label": part.label, "value": part.value, **part.spec()}
                for field, part in zip(FIELDS[1:], self.numbers, strict=True)
            ],
            "most": self.most,
            "bars": self.bars,
            "words": {name: self.word(name) for name in self.WORDS if name != "sheet"},
        }

    def markup(self, value: Sequence[Mapping[str, Any]], off: str) -> str:
        listed = "".join(f"<li>{escape(self.told(one))}</li>" for one in value)
        return (
            f'<fieldset class="sc-courses"><legend>{escape(self.label)}</legend>'
            f'<ol class="sc-course-list">{listed}</ol>'
            f'<p class="sc-course-none"{" hidden" * bool(value)}>{escape(self.word("none"))}</p>'
            f'<button type="button"{off} data-add>+ {escape(self.word("add"))}</button>'
            f'<button type="button"{off} data-undo>{escape(self.word("undo"))}</button>'
            f"</fieldset>{self.hint}"
        )

    def told(self, one: Mapping[str, Any]) -> str:
        """A course in words: before any script runs, and in print."""
        numbers = ", ".join(
            f"{part.label.lower()} {one[field]:g}{' ' + part.unit if part.unit else ''}"
            for field, part in zip(FIELDS[1:], self.numbers, strict=True)
        )
        return f"{self.treatments[one['treatment']]}: {numbers}"

    def samples(self, chance: random.Random) -> list[list[dict[str, Any]]]:
        def one(treatment: str, pick: int) -> dict[str, Any]:
            numbers = [part.samples(chance)[pick] for part in self.numbers]
            return dict(zip(FIELDS, [treatment, *numbers], strict=True))

        names = list(self.treatments)
        many = [one(chance.choice(names), 2) for _ in range(self.most)]
        return [[], *([one(name, i % 2)] for i, name in enumerate(names)), many]
