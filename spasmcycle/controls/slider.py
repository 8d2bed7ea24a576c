"""A number between two ends, in steps: a track, a number box, and buttons for one step."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from numbers import Real
from typing import Any, ClassVar

from spasmcycle.controls.control import Control
from spasmcycle.page.words import words

# What a number looks like in a link, in JavaScript as well: no hexadecimal, no underscore.
NUMBER = re.compile(r" *[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)? *", re.IGNORECASE)


def checked_number(name: str, value: object, low: float, high: float, whole: bool = False) -> float:
    """`value`, a number of Python or NumPy, as a float between `low` and `high`.

    Raises
    ------
    ValueError, TypeError
        Naming the field, the value and what is allowed.
    """
    kind = "whole numbers from " if whole else ""
    allowed = f"allowed: {kind}{low:g} to {high:g}"
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name}: {value!r} is not a number; {allowed}")
    number = float(value)
    if not math.isfinite(number) or not low <= number <= high:
        raise ValueError(f"{name}: {value!r} is outside its range; {allowed}")
    if whole and number != int(number):
        raise ValueError(f"{name}: {value!r} is not whole; {allowed}")
    return number


def number_in(name: str, text: str, allowed: str) -> float:
    """The number that a link's text stands for; raises ValueError with what is allowed."""
    if not NUMBER.fullmatch(text):
        raise ValueError(f"{name}: {text!r} is not a number; {allowed}")
    return float(text)


@dataclass(frozen=True)
class Slider(Control):
    """A number from `low` to `high` in steps of `step`, with its `unit`.

    With `whole` it counts things: only whole numbers are taken.
    """

    kind: ClassVar[str] = "slider"
    WORDS: ClassVar[Mapping[str, str]] = {
        "sheet": "Slide, or type a number; arrow keys move one step.",
    }
    name: str
    label: str
    low: float
    high: float
    step: float
    value: float
    unit: str = ""
    help: str = ""
    more: bool = False
    whole: bool = False

    def checked(self, value: object) -> float:
        return checked_number(self.name, value, self.low, self.high, self.whole)

    def encode(self, value: float) -> str:
        return f"{value:.15g}"

    def decode(self, text: str) -> float:
        allowed = f"allowed: {self.low:g} to {self.high:g}"
        return self.checked(number_in(self.name, text, allowed))

    def spec(self) -> dict[str, Any]:
        told: dict[str, Any] = {"low": self.low, "high": self.high, "step": self.step}
        told |= {"unit": self.unit} if self.unit else {}
        return told | ({"whole": True} if self.whole else {})

    def markup(self, value: float, off: str) -> str:
        w, label = words(), escape(self.label)
        limits = f'{off} min="{self.low:g}" max="{self.high:g}" step="{self.step:g}"'
        unit = f" ({escape(self.unit)})" if self.unit else ""
        return (
            f'<label><span>{label}{unit}</span><input type="range"{limits} value="{value:g}">'
            f'</label><span class="sc-number"><button type="button"{off} data-step="-1" '
            f'aria-label="{w["live.less"]}: {label}">−</button>'
            f'<input type="number"{limits} value="{value:g}" aria-label="{label}{unit}, '
            f'{w["live.typed"]}"><button type="button"{off} data-step="1" '
            f'aria-label="{w["live.greater"]}: {label}">+</button></span>{self.hint}'
        )

    def samples(self, chance: random.Random) -> list[float]:
        steps = round((self.high - self.low) / self.step)
        between = self.low + self.step * chance.randrange(steps + 1)
        return [self.low, self.high, round(between, 10)]
