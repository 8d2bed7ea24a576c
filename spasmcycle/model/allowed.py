"""Refuses wrong input by name: which field, which value, and what is allowed.

Every function that a user calls checks its arguments with these. NumPy's numbers pass as numbers;
its arrays, truth values and text do not. Nothing here needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Integral, Real
from typing import Any, TypeVar

T = TypeVar("T")


def number(
    field: str, value: float, low: float, high: float, *, above: bool = False, below: bool = False
) -> float:
    """`value` as a float, if it is a number from `low` to `high`.

    With `above` the low end itself is not allowed, with `below` not the high end.

    Raises
    ------
    TypeError
        For something that is no number.
    ValueError
        For a number outside the range; not-a-number is outside every range.
    """
    span = f"{'above ' * above}{low:g} to {'below ' * below}{high:g}"
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{field}: {value!r} is not a number; allowed: {span}")
    if not low <= value <= high or (above and value == low) or (below and value == high):
        raise ValueError(f"{field}: {value!r} is outside its range {span}")
    return float(value)


def whole(field: str, value: int, low: int, high: int) -> int:
    """`value` as an int, if it is a whole number from `low` to `high`.

    Raises
    ------
    TypeError
        For something that is no whole number.
    ValueError
        For one outside the range.
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{field}: {value!r} is not a whole number; allowed: {low} to {high}")
    if not low <= value <= high:
        raise ValueError(f"{field}: {value!r} is outside its range {low} to {high}")
    return int(value)


def named(kind: str, name: str, known: Mapping[str, T]) -> T:
    """What `known` holds under `name`.

    Raises
    ------
    TypeError
        For something that is no text.
    ValueError
        For an unknown name; the message lists the known ones.
    """
    if not isinstance(name, str):
        raise TypeError(f"{kind}: {name!r} is not a name; known: {', '.join(known)}")
    if name not in known:
        raise ValueError(f"unknown {kind} {name!r}; known: {', '.join(known)}")
    return known[name]


def listed(field: str, values: Iterable[T], such_as: str) -> list[T]:
    """`values` as a list; `such_as` shows what is meant.

    Raises
    ------
    TypeError
        For something that is no list, such as a single number, text or None.
    """
    if isinstance(values, (str, bytes, Mapping)) or not _many(values):
        raise TypeError(f"{field}: {values!r} is not a list, such as {such_as}")
    return list(values)


def instance(kind: type[T], field: str, value: Any, such_as: str) -> T:
    """`value`, if it is an object of this kind; `such_as` says where one comes from.

    Raises
    ------
    TypeError
        For anything else.
    """
    if not isinstance(value, kind):
        raise TypeError(f"{field}: {value!r} is not a {kind.__name__}, such as {such_as}")
    return value


def _many(values: Any) -> bool:
    try:
        iter(values)
    except TypeError:
        return False
    return True
