"""Two numbers at once: a handle in the picture for the pointer, two number boxes, arrow keys."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from spasmcycle.controls.control import Control
from spasmcycle.controls.slider import Slider, checked_number, number_in


@dataclass(frozen=True)
class Point(Control):
    """A place on a plane: `x` and `y` say what each number may be.

    `handle` names the mark (a `dot`) that stands at the point and can be dragged; `value` is
    [x, y].
    """

    kind: ClassVar[str] = "point"
    WORDS: ClassVar[Mapping[str, str]] = {
        "sheet": "Drag the handle in the picture, type two numbers, or use the arrow keys on ✥.",
        "pad": "arrow keys move it",
    }
    name: str
    label: str
    x: Slider
    y: Slider
    value: list[float]
    handle: str
    help: str = ""
    more: bool = False

    def checked(self, value: object) -> list[float]:
        if (
            isinstance(value, str)
            or not isinstance(value, Sequence)
            and not hasattr(value, "shape")
        ):
            raise TypeError(f"{self.name}: {value!r} is no point; allowed: [x, y]")
        pair = list(value)
        if len(pair) != 2:
            raise ValueError(f"{self.name}: {len(pair)} numbers; allowed: two, [x, y]")
        return [
            checked_number(f"{self.name}.{part.name}", number, part.low, part.high)
            for part, number in zip((self.x, self.y), pair, strict=True)
        ]

    def encode(self, value: Sequence[float]) -> str:
        return "~".join(f"{number:.15g}" for number in value)

    def decode(self, text: str) -> list[float]:
        parts = text.split("~")
        allowed = "allowed: two numbers, such as 0.2~1.5"
        return self.checked([number_in(self.name, part, allowed) for part in parts])

    def spec(self) -> dict[str, Any]:
        both = [{"label": part.label, **part.spec()} for part in (self.x, self.y)]
        return {"of": both, "handle": self.handle}

    def markup(self, value: Sequence[float], off: str) -> str:
        boxes = "".join(
            f"<label><span>{escape(part.label)}</span>"
            f'<input type="number"{off} min="{part.low:g}" max="{part.high:g}" '
            f'step="{part.step:g}" value="{number:g}"></label>'
            for part, number in zip((self.x, self.y), value, strict=True)
        )
        return (
            f'<fieldset class="sc-pair"><legend>{escape(self.label)}</legend>{boxes}'
            f'<button type="button"{off} class="sc-pad" aria-label="{escape(self.label)}: '
            f'{escape(self.word("pad"))}">✥</button></fieldset>{self.hint}'
        )

    def samples(self, chance: random.Random) -> list[list[float]]:
        xs, ys = self.x.samples(chance), self.y.samples(chance)
        return [[xs[0], ys[1]], [xs[1], ys[0]], [xs[2], ys[2]]]
