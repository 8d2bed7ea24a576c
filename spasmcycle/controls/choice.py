"""One of a few named options: a list to choose from."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from spasmcycle.controls.control import Control

SEGMENTS = 5
"""Up to so many options stand side by side; more are a list to open."""


@dataclass(frozen=True)
class Choice(Control):
    """One of `options`, which maps each value to its label."""

    kind: ClassVar[str] = "choice"
    WORDS: ClassVar[Mapping[str, str]] = {"sheet": "Choose one of the list."}
    name: str
    label: str
    options: Mapping[str, str]
    value: str
    help: str = ""
    more: bool = False

    def checked(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(
                f"{self.name}: {value!r} is unknown; allowed: {', '.join(self.options)}"
            )
        return str(value)

    def spec(self) -> dict[str, Any]:
        return {"options": list(self.options)}

    def markup(self, value: str, off: str) -> str:
        if len(self.options) > SEGMENTS:
            options = "".join(
                f'<option value="{escape(key)}"{" selected" * (key == value)}>{escape(text)}'
                "</option>"
                for key, text in self.options.items()
            )
            return (
                f"<label><span>{escape(self.label)}</span><select{off}>{options}</select></label>"
                f"{self.hint}"
            )
        parts = "".join(
            f'<label><input type="radio" name="{self.name}" value="{escape(key)}"'
            f"{' checked' * (key == value)}{off}><span>{escape(text)}</span></label>"
            for key, text in self.options.items()
        )
        return (
            f'<fieldset class="sc-segments"><legend>{escape(self.label)}</legend>{parts}</fieldset>'
            f"{self.hint}"
        )

    def samples(self, chance: random.Random) -> list[str]:
        return [*self.options, chance.choice(list(self.options))]
