"""Files that are made: where they stand, and how they are written or checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

MADE = Path(__file__).parents[1] / "model" / "generated"
"""The forms of the models."""

BOOK = Path(__file__).parents[2] / "book"
"""The pages of the book, where it is beside the package."""

DO_NOT_EDIT = "Made by `python -m spasmcycle.derive` from {}. Do not edit."


def filled(text: str, name: str, inside: str) -> str:
    """A page with its region `<!-- generated:name -->` … `<!-- /generated -->` made anew.

    Raises
    ------
    ValueError
        When the page has no such region.
    """
    start, end = f"<!-- generated:{name} -->\n", "<!-- /generated -->"
    if start not in text:
        raise ValueError(f"no region {start.strip()} in the page")
    before, _, rest = text.partition(start)
    return before + start + f"\n{inside}\n\n" + end + rest.partition(end)[2]


def write_or_check(found: Mapping[Path, str], check: bool) -> int:
    """Write the files that are not as they should be; with `check` only name them, and give 1.

    Parameters
    ----------
    found : mapping of Path to str
        Every file and the text it should have.
    check : bool
        Write nothing.
    """
    stale = [
        path
        for path, text in found.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        print(f"{'stale' if check else 'wrote'}: {path.name}")
        if not check:
            path.write_text(found[path], encoding="utf-8", newline="\n")
    return int(check and bool(stale))
