"""The number that chance starts from: the same seed gives the same draw. A button draws anew."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from spasmcycle.controls.control import Control
from spasmcycle.controls.slider import checked_number, number_in
from spasmcycle.random_streams import LARGEST_SEED as LARGEST


@dataclass(frozen=True)
class Seed(Control):
    """A whole number from 0 to 999999."""

    kind: ClassVar[str] = "seed"
    WORDS: ClassVar[Mapping[str, str]] = {
        "sheet": "The same number draws the same chance again; press the button for a new one.",
        "draw": "Draw anew",
    }
    name: str
    label: str
    value: int = 1
    help: str = ""
    more: bool = False

    def checked(self, value: object) -> int:
        return int(checked_number(self.name, value, 0, LARGEST, whole=True))

    def decode(self, text: str) -> int:
        allowed = f"allowed: whole numbers from 0 to {LARGEST}"
        return self.checked(number_in(self.name, text, allowed))

    def spec(self) -> dict[str, Any]:
        return {"low": 0, "high": LARGEST, "whole": True}

    def markup(self, value: int, off: str) -> str:
        return (
            f"<label><span>{escape(self.label)}</span>"
            f'<input type="number"{off} min="0" max="{LARGEST}" step="1" value="{value}"></label>'
            f'<button type="button"{off} data-draw>{escape(self.word("draw"))}</button>'
            f"{self.hint}"
        )

    def samples(self, chance: random.Random) -> list[int]:
        return [0, 1, LARGEST, chance.randrange(LARGEST)]
