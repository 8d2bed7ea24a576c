"""State of a picture in an address, as the browser reads it (`live/address.js`).

`#live:time-course?k=0.4&grade=bulge`; the older form `#live:time-course:k=0.4,grade=bulge` is
still read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from spasmcycle.controls import Value
from spasmcycle.figures import find
from spasmcycle.figures.picture import Picture

_FORM = re.compile(r"#live:([^:?]*)(?:([:?])(.*))?$", re.DOTALL)


def link_of(picture: Picture, values: Mapping[str, Value]) -> str:
    """The address of a picture at these values."""
    known = {c.name: c for c in picture.controls}
    return f"#live:{picture.name}?" + urlencode(
        {name: known[name].encode(value) for name, value in values.items()}
    )


def _pair(part: str) -> tuple[str, str]:
    name, _, text = part.partition("=")
    return name, text


def values_of(address: str) -> tuple[str, dict[str, Value]]:
    """The picture that an address names, and every control's value there.

    Raises
    ------
    ValueError, TypeError
        For an address of another form, an unknown picture or control, or a value that is not
        allowed; the message says which part.
    """
    form = _FORM.match(address)
    if form is None:
        raise ValueError(f"{address!r} is no address of a picture; allowed: #live:NAME?CONTROL=…")
    name, sign, state = form[1], form[2], form[3] or ""
    picture = find(name)
    if sign == "?":
        asked = dict(parse_qsl(state, keep_blank_values=True))
    else:
        asked = dict(_pair(part) for part in state.split(",") if part)
    known = {c.name: c for c in picture.controls}
    told = {n: known[n].decode(text) if n in known else text for n, text in asked.items()}
    return name, picture.values(**told)
