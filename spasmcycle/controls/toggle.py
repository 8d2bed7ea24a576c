"""On or off: a box to tick."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import ClassVar

from spasmcycle.controls.control import Control


@dataclass(frozen=True)
class Toggle(Control):
    """A truth; it starts as `value`."""

    kind: ClassVar[str] = "toggle"
    WORDS: ClassVar[Mapping[str, str]] = {"sheet": "Tick it to switch it on."}
    name: str
    label: str
    value: bool = False
    help: str = ""
    more: bool = False

    def checked(self, value: object) -> bool:
        if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
            return bool(value)
        raise TypeError(f"{self.name}: {value!r} is no truth; allowed: True, False")

    def encode(self, value: bool) -> str:
        return "on" if value else "off"

    def decode(self, text: str) -> bool:
        if text not in ("on", "off"):
            raise ValueError(f"{self.name}: {text!r} is unknown; allowed: on, off")
        return text == "on"

    def markup(self, value: bool, off: str) -> str:
        ticked = " checked" * value
        return (
            f'<label><input type="checkbox"{ticked}{off}><span>{escape(self.label)}</span></label>'
            f"{self.hint}"
        )

    def samples(self, chance: random.Random) -> list[bool]:
        return [True, False]
