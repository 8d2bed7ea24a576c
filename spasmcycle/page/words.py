"""The words of the controls that a reader meets: one file a language."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def words() -> dict[str, str]:
    """Every string by name."""
    text = files("spasmcycle").joinpath("page", "words.json").read_text(encoding="utf-8")
    return json.loads(text)
