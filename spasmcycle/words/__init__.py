"""Every word that a reader meets from a picture, a control or a question: a folder a language.

`en/page.json` has the words of controls and questions, `en/NAME.json` those of one picture. A text
with blanks is a template: "Pain {pain:.1f}" is filled by `spasmcycle.portable.fill`, in Python and,
the same, in the browser. Keys of a picture's file:

- `say.…`: templates that the browser fills; only these go into the page's script;
- `draw.…`: what the drawing says and never changes;
- all others: title, purpose, labels, table, limits, named by what they belong to.

A picture takes its texts as `W["title"]` from its `Words`. Each remembers its key, so that
`retold` can give the whole picture in another language. The language of the course is `language:`
in `_config.yml`; `python -m spasmcycle.figures.languages NAME` begins one, or says what it lacks.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from spasmcycle.portable import blanks, fill
from spasmcycle.words.pseudo import PSEUDO, lengthened

__all__ = ["PSEUDO", "Said", "Words", "language", "languages", "retold", "speak"]

ENGLISH = "en"
SETTING = "SPASMCYCLE_LANGUAGE"  # so that the kernels that run the lessons know it too
DECIMAL = "number.decimal"
ROOM = Path(__file__).parent
_NUMBER = re.compile(r"(?<=:)\.(?=\d+f\})")


def languages() -> list[str]:
    """The languages that have a folder."""
    return sorted(one.name for one in ROOM.iterdir() if one.joinpath("page.json").is_file())


def language() -> str:
    """The language that the course speaks now."""
    return os.environ.get(SETTING, ENGLISH)


def speak(name: str) -> None:
    """Let the course speak this language.

    Raises
    ------
    ValueError
        For a language without words; the message says which there are.
    """
    if name not in (*languages(), PSEUDO):
        known = ", ".join(languages())
        raise ValueError(f"there are no words in {name!r}; there are: {known}. Add a folder {name}")
    os.environ[SETTING] = name


class Said(str):
    """A text that remembers where it stands, and what was filled into it."""

    words: Words
    key: str
    values: Mapping[str, Any]


class Words:
    """The texts of one file, by key, in the language of the course.

    Parameters
    ----------
    name : str
        Of the file.
    also : mapping, or a function that gives one
        English texts that stand elsewhere (names of the model, findings), by the keys under which
        another language has them in this file.
    language : str, optional
        Another language than that of the course.
    """

    def __init__(
        self,
        name: str,
        also: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None,
        language: str | None = None,
    ) -> None:
        self.name = name
        self.also = also
        self.language = language
        self.used: set[str] = set()
        self._texts: dict[str, dict[str, str]] = {}

    def texts(self) -> dict[str, str]:
        """All of them.

        Raises
        ------
        ValueError
            Where the language lacks a text, has one that English has not, or has other blanks; the
            message names file, key and blank.
        """
        spoken = self.language or language()
        if spoken not in self._texts:
            self._texts[spoken] = _checked(self.name, spoken, self.english())
        return self._texts[spoken]

    def english(self) -> dict[str, str]:
        """All of them in English."""
        also = self.also() if callable(self.also) else self.also or {}
        return {**_read(ENGLISH, self.name), **also}

    def __getitem__(self, key: str) -> Said:
        return self.fill(key)

    def fill(self, key: str, **values: object) -> Said:
        """A text with its blanks filled, once and for all.

        Raises
        ------
        KeyError
            For a key that the file does not have.
        """
        texts = self.texts()
        if key not in texts:
            raise KeyError(f"{self.name}.json has no text {key!r}")
        self.used.add(key)
        said = Said(fill(texts[key], values) if values else texts[key])
        said.words, said.key, said.values = self, key, values
        return said

    def under(self, start: str) -> dict[str, Said]:
        """The texts whose keys begin so, by the rest of the key."""
        return {key[len(start) :]: self[key] for key in self.texts() if key.startswith(start)}

    def keys_of(self, start: str, names: object) -> dict[str, Said]:
        """The texts of these names, in their order."""
        return {name: self[start + name] for name in names}

    @property
    def decimal(self) -> str:
        """What stands between whole and parts of a number."""
        return decimal(self.language or language())

    def number(self, value: float) -> str:
        """A number of an axis, without needless digits."""
        return f"{value:g}".replace(".", self.decimal)

    def told(self, name: str) -> Words:
        """The same in another language."""
        other = Words(self.name, self.also, name)
        other.used = self.used
        return other


def decimal(spoken: str) -> str:
    """What a language puts between whole and parts."""
    return "," if spoken == PSEUDO else _read(spoken, "page")[DECIMAL]


def retold(value: Any, name: str) -> Any:
    """A picture, or any part of it, in another language; what has no words stays itself."""
    if isinstance(value, Said):
        inside = {key: retold(one, name) for key, one in value.values.items()}
        return value.words.told(name).fill(value.key, **inside)
    if isinstance(value, Words):
        return value.told(name)
    if isinstance(value, Mapping):
        other = {key: retold(one, name) for key, one in value.items()}
        return other if any(other[key] is not value[key] for key in other) else value
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        many = [retold(one, name) for one in value]
        changed = any(a is not b for a, b in zip(many, value, strict=True))
        return type(value)(many) if changed else value
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        new = {key: retold(one, name) for key, one in parts.items()}
        new = {key: one for key, one in new.items() if one is not parts[key]}
        return replace(value, **new) if new else value
    return value


@cache
def _read(spoken: str, name: str) -> dict[str, str]:
    path = ROOM.joinpath(spoken, f"{name}.json")
    if not path.is_file():
        raise ValueError(f"words/{spoken}/{name}.json is missing")
    return json.loads(path.read_text(encoding="utf-8"))


def _checked(name: str, spoken: str, english: dict[str, str]) -> dict[str, str]:
    for key, text in english.items():
        try:
            blanks(text)
        except ValueError as fault:
            raise ValueError(f"words/{ENGLISH}/{name}.json: {key}: {fault}") from None
    if spoken == PSEUDO:
        found = {key: text if key == DECIMAL else lengthened(text) for key, text in english.items()}
    elif spoken == ENGLISH:
        found = english
    else:
        found = _read(spoken, name)
        faults = list(_faults(found, english))
        if faults:
            raise ValueError(f"words/{spoken}/{name}.json: {'; '.join(faults)}")
    sign = decimal(spoken)
    if sign == ".":
        return found
    return {key: _NUMBER.sub(sign, text) for key, text in found.items()} | (
        {DECIMAL: sign} if DECIMAL in found else {}
    )


def _faults(found: Mapping[str, str], english: Mapping[str, str]) -> Iterator[str]:
    for key in english:
        if key not in found:
            yield f"{key} is missing"
    for key, text in found.items():
        if key not in english:
            yield f"{key} is unknown"
            continue
        try:
            here = blanks(text)
        except ValueError as fault:
            yield f"{key}: {fault}"
            continue
        there = blanks(english[key])
        for blank in sorted({*here} ^ {*there}):
            yield f"{key}: the blank {{{blank}}} is {'missing' if blank in there else 'unknown'}"
        for blank in sorted({*here} & {*there}):
            if (here[blank] is None) != (there[blank] is None):
                wanted = "words" if there[blank] is None else "a number, such as :.1f"
                yield f"{key}: the blank {{{blank}}} is for {wanted}"
