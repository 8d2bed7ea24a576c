"""What every store of the evidence is checked for: its shape, and the works it rests on.

`of_every_store` gives the faults of all of them; neither a page nor a text is made while there is
one.

Needs `jsonschema` and `pybtex`; a lesson that only shows what is stored needs neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any


def misshapen(stored: Any, store: str) -> Iterator[str]:
    """What in `stored` is not as `STORE.schema.json` says, each with its place."""
    import jsonschema

    schema = files("spasmcycle").joinpath("evidence", f"{store}.schema.json")
    judge = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for error in judge.iter_errors(stored):
        where = ": ".join(str(part) for part in error.absolute_path)
        yield f"{where or 'file'}: {error.message}"


def unfounded(keys: Iterable[str]) -> Iterator[str]:
    """Which of these works are unknown, or may not stand behind a fact."""
    from spasmcycle.evidence.references import load

    works = load()
    for key in keys:
        if key not in works:
            yield f"{key!r} is not in references.bib"
        elif not works[key].citable:
            yield f"{key!r} has status {works[key].status}"


def of_every_store() -> list[str]:
    """What is wrong with the signs, findings, guidelines and claims, each with its store."""
    from spasmcycle.evidence import claims, findings, guidelines, signs

    stores = {"signs.json": signs, "findings": findings, "guidelines": guidelines, "claims": claims}
    return [f"{name}: {fault}" for name, store in stores.items() for fault in store.faults()]
