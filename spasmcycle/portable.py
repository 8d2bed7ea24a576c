"""Functions written once, in a small subset of Python, for Python and for the reader's browser.

What a picture shows and says (its settings, its read-outs, its sentence) must be the same in both.
Such a function is written in Python and translated (`spasmcycle.translate`) into JavaScript when
the files of the page are made. The subset:

- numbers, texts, True and False, None; lists, tuples; dictionaries with texts as keys;
- `if`, `while`, `for` over a list, a text or `range` (steps written out), `break`, `continue`;
  list comprehensions with one name and no condition; one name or one place on the left of `=`;
- `+ - * / %` of numbers, `+` of texts, comparisons of like with like, `is None`, `in` a list or a
  text; what decides something is a comparison or another truth, never a number, list or text;
- places in a list that are surely 0 or more, or a constant from the end such as `x[-1]`;
- f-strings in which every number has a format such as `.1f`, or is surely a whole number;
- `abs`, `len`, `max` and `min` of several numbers, `str` of a whole number, `sqrt`, `sin`, `cos`,
  the words below (`fill` of a known template), `list.append(…)` as a line, `text.lower()`, and what
  a generated model has;
- calls of other portable functions, and names of constants of a module (a number, a text).

Anything else is refused when the files are made, with file, line and what is allowed; so is a line
of which it cannot be seen that both languages do the same there. What the values are is found out
from examples of the arguments (`spasmcycle.translate.follow`), so no types are written down.

What remains: where Python stops with an error (division by zero, a missing key, a place beyond the
end), a browser may go on; whole numbers are exact up to 2**53; what is infinite or not a number may
be treated otherwise; a zero that has a minus sign is printed without it; the last digit of `sin`
and `cos` may differ. Tests run every picture under watch for all but the last
(`spasmcycle.translate.watched`), and compare what both languages find.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import cos, sin, sqrt

__all__ = ["copy_of", "cos", "fill", "pick", "sin", "sqrt", "zeros"]

_BLANK = re.compile(r"\{(\w+)(?::(\D)(\d+)f)?\}")


def zeros(n: int) -> list[float]:
    """A list of `n` zeros for numbers; in the browser, an array of doubles, which cannot grow."""
    return [0.0] * n


def pick(values: dict[str, float], name: str, otherwise: float) -> float:
    """The value under `name`, or `otherwise` where there is none."""
    return values.get(name, otherwise)


def copy_of(values: list[float]) -> list[float]:
    """A copy of a list of numbers; in the browser, an array of doubles, which cannot grow."""
    return list(values)


def fill(template: str, values: Mapping[str, float | str]) -> str:
    """A template with its blanks filled.

    `{name}` takes a text or a whole number, `{name:.1f}` a number with one digit after the point;
    a language may write `{name:,1f}` for another sign in its place.

    Raises
    ------
    ValueError
        For a blank whose value is not given.
    """

    def one(blank: re.Match[str]) -> str:
        name, sign, digits = blank.groups()
        if name not in values:
            raise ValueError(f"“{template}” wants {{{name}}}; given: {', '.join(values) or 'none'}")
        if digits is None:
            return str(values[name])
        return f"{values[name]:.{digits}f}".replace(".", sign)

    return _BLANK.sub(one, template)


def blanks(template: str) -> dict[str, int | None]:
    """The blanks of a template: the digits of each after the point, None for words.

    Raises
    ------
    ValueError
        For braces that are no blank.
    """
    if re.search(r"[{}]", _BLANK.sub("", template)):
        raise ValueError(
            f"“{template}” has a brace that is no blank; allowed: {{name}}, {{name:.1f}}"
        )
    return {name: int(digits) if digits else None for name, _, digits in _BLANK.findall(template)}
