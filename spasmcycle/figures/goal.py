"""What a reader is asked to reach with a picture, as data that Python and the page decide alike.

A goal's test is a tuple over what is seen: the read-outs by their names, the controls as `v.NAME`,
an entry of a dictionary as `change.S`.

    ("last_closed", ">", 80)
    ("and", ("v.start", "is", "low"), ("now", ">", 0.5))

Comparisons are <, <=, >, >=, "is" and "is not"; "and" and "or" join two tests or more.
`live/goals.js` does the same in the browser; the tests hold the two side by side.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spasmcycle.portable import fill

Test = tuple
Seen = Mapping[str, Any]


@dataclass(frozen=True)
class Goal:
    """One goal.

    Attributes
    ----------
    id : str
        Its name in the picture.
    text : str
        What to reach, in a sentence for the reader.
    test : tuple
        When it is reached; see above.
    way : dict
        Settings that reach it, {control: value}, in an order in which a reader can set them. The
        tests go this way.
    how : str
        A sentence said on reaching it, with blanks as `portable.fill` takes them: read-outs, and
        the values of controls.
    kept : tuple of str
        Names of the controls that must stay as they are at the start.
    mark : str
        Name of the slider whose track keeps a mark where the goal was reached, the place nearest
        to the start; or "".
    """

    id: str
    text: str
    test: Test
    way: Mapping[str, Any] = field(default_factory=dict)
    how: str = ""
    kept: tuple[str, ...] = ()
    mark: str = ""


_COMPARE = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "is": lambda a, b: isinstance(a, bool) == isinstance(b, bool) and a == b,
    "is not": lambda a, b: not _COMPARE["is"](a, b),
}


def holds(test: Test, seen: Seen) -> bool:
    """Whether a test holds of what is seen.

    Raises
    ------
    ValueError
        For a name that is not seen, or a comparison that is not known.
    """
    if test[0] in ("and", "or"):
        return (all if test[0] == "and" else any)(holds(part, seen) for part in test[1:])
    name, compare, value = test
    if compare not in _COMPARE:
        raise ValueError(f"{compare!r} is no comparison; allowed: {', '.join(_COMPARE)}, and, or")
    return bool(_COMPARE[compare](_at(seen, name), value))


def told(how: str, seen: Seen) -> str:
    """The sentence `how` with what is seen put in: read-outs, and controls that none is named like.

    Raises
    ------
    ValueError
        For a name that is not seen.
    """
    return fill(how, {**seen.get("v", {}), **seen})


def _at(seen: Seen, name: str) -> Any:
    part: Any = seen
    for step in name.split("."):
        if not isinstance(part, Mapping) or step not in part:
            raise ValueError(f"{name!r} is not seen; known: {', '.join(seen)}")
        part = part[step]
    return part
