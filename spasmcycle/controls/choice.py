"""One of a few named options: a list to choose from."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from spasmcycle.controls.control import Control


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
        options = "".join(
            f'<option value="{escape(key)}"{" selected" * (key == value)}>{escape(text)}</option>'
            for key, text in self.options.items()
        )
        return (
            f"<label><span>{escape(self.label)}</span><select{off}>{options}</select></label>"
            f"{self.hint}"
        )

    def samples(self, chance: random.Random) -> list[str]:
        return [*self.options, chance.choice(list(self.options))]
