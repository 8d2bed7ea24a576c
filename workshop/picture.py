"""Draws the picture that the README opens with: `python -m workshop.picture [--check]`.

The first picture of the course, once a theme, at the step at which the toy no longer lets go. With
`--check` nothing is written, and a picture that is stale is named.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from spasmcycle.derive.files import write_or_check
from spasmcycle.drawing.render import THEMES, darken
from spasmcycle.figures import find, hero
from spasmcycle.figures.board import Board
from spasmcycle.figures.style import course_style

FOLDER = Path(__file__).parents[1] / "pictures"
DAY = 21


def drawn(theme: str) -> str:
    """The picture as an SVG of its own, in a theme of `THEMES`."""
    picture = find("hero")
    readouts = picture.read(picture.values(k=hero.cliff(), day=DAY))
    with course_style():
        board = Board(readouts, words=picture.words)
        made = picture.draw(board, readouts)
        for artist in made.findobj():
            if str(artist.get_gid()).startswith("mark:still-"):
                artist.set_visible(False)
        if theme == "dark":
            darken(made)
        text = io.BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        made.savefig(text, format="svg", metadata=nothing)
    lines = text.getvalue().decode("utf-8").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def outputs() -> dict[Path, str]:
    """The file of each theme and its text."""
    return {FOLDER / f"loop-{theme}.svg": drawn(theme) for theme in THEMES}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    sys.exit(write_or_check(outputs(), "--check" in sys.argv[1:]))
