"""What a control is: a named value that a reader can set, and how it travels.

A kind of control is one Python file and one JavaScript file in this room, named alike. The Python
class says what the value may be, how it stands in a link, how it is marked up and what the browser
needs to know; the JavaScript object of the same kind (`SC.controls[kind]`) does the same on the
page. Nothing else in the project knows which kinds there are: pictures, links, traits, parity
tests, mark-up and lint go by this class, and the samples a kind gives are what it is tested with.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Mapping
from html import escape
from typing import Any, ClassVar

from spasmcycle.page.words import PAGE

Value = Any
"""What JSON can hold: a number, a text, a truth, or lists and dicts of these."""


class Control(ABC):
    """A control of a picture. Each kind is a frozen dataclass with these fields and its own.

    Attributes
    ----------
    kind : str
        The kind's name, the same in JavaScript.
    WORDS : dict
        What this kind says to a reader, in English; `sheet` is how such a control is set. Another
        language has it as `control.KIND.NAME` in its `page.json`.
    name : str
        In code, links and traits.
    label : str
        For the reader.
    value
        What it starts with.
    help : str
        A sentence for the reader, or "".
    more : bool
        Whether it stands behind "More controls".
    """

    kind: ClassVar[str]
    WORDS: ClassVar[Mapping[str, str]]
    name: str
    label: str
    value: Value
    help: str
    more: bool

    @abstractmethod
    def checked(self, value: object) -> Value:
        """`value` as this control holds it.

        Raises
        ------
        ValueError, TypeError
            Naming the control, the value and what is allowed.
        """

    def encode(self, value: Value) -> str:
        """The value as it stands in a link."""
        return str(value)

    def decode(self, text: str) -> Value:
        """The value that stands in a link as `text`; errors as for `checked`."""
        return self.checked(text)

    def spec(self) -> dict[str, Any]:
        """What the browser needs to know of this control beside its kind and label."""
        return {}

    @abstractmethod
    def markup(self, value: Value, off: str) -> str:
        """The row's inside at this value; `off` is " disabled" where it acts on nothing now."""

    @abstractmethod
    def samples(self, chance: random.Random) -> list[Value]:
        """Values to try: the ends and the odd ones first, then one by chance."""

    def word(self, name: str) -> str:
        """One of the kind's words, in the language of the page."""
        return PAGE[f"control.{self.kind}.{name}"]

    @property
    def whole_spec(self) -> dict[str, Any]:
        """Everything the browser is told: kind, label, and `spec`."""
        return {"kind": self.kind, "label": self.label, **self.spec()}

    @property
    def hint(self) -> str:
        """The help as mark-up, or ""."""
        return f'<small class="sc-help">{escape(self.help)}</small>' if self.help else ""


def row(control: Control, value: Value, idle: bool, below: str = "") -> str:
    """The mark-up of one control: complete, and dead until the script wakes it.

    `below` is mark-up that belongs under it.
    """
    off = " disabled" * idle
    return (
        f'<div class="sc-control sc-{control.kind}" data-control="{control.name}">'
        f"{control.markup(value, off)}{below}</div>"
    )


def chosen(controls: tuple[Control, ...], changes: Mapping[str, object]) -> dict[str, Value]:
    """Every control's value, with `changes` made and checked.

    Raises
    ------
    ValueError, TypeError
        Naming the control, the value and what is allowed.
    """
    known = {c.name: c for c in controls}
    values: dict[str, Value] = {c.name: c.value for c in controls}
    for name, value in changes.items():
        if name not in known:
            raise ValueError(f"unknown control {name!r}; known: {', '.join(known)}")
        values[name] = known[name].checked(value)
    return values
