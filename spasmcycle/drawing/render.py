"""Draws every drawing into a folder, to be judged: `python -m spasmcycle.drawing.render FOLDER`.

One PNG for each drawing, cut and theme. A page gets its dark colours from variables of its style
sheet; here each colour is exchanged for its dark twin.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from spasmcycle.drawing import axial, body, circuit, leg, loop, palette, side, trunk
from spasmcycle.drawing.system import CUTS, TISSUES, Cut, key

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

THEMES = ("light", "dark")
_DARK = dict(palette.COLOURS.values()) | {
    "#1f2328": "#e6e8eb",
    "#57606a": "#b3bac2",
    "#ffffff": palette.DARK_PAPER,
    "#7d8590": "#8b949e",
    "#d55e00": "#f08a3c",
    "#0072b2": "#5aa9e0",
}


def _side(view: str, **state: float) -> Callable[[Board, Cut], None]:
    def draw(board: Board, cut: Cut) -> None:
        axes = side.axes_for(board, view, cut)
        side.draw(board, axes, view, cut, side.placed(view, **state))

    return draw


def _axial(**state: float) -> Callable[[Board, Cut], None]:
    def draw(board: Board, cut: Cut) -> None:
        axial.draw(board, axial.axes_for(board, cut), cut, axial.placed(**state))

    return draw


def _trunk(right: float, left: float) -> Callable[[Board, Cut], None]:
    def draw(board: Board, cut: Cut) -> None:
        trunk.draw(board, trunk.axes_for(board, cut), cut, trunk.placed(right, left))

    return draw


def _leg(lit: str) -> Callable[[Board, Cut], None]:
    def draw(board: Board, cut: Cut) -> None:
        leg.draw(board, leg.axes_for(board, cut), cut, lit)

    return draw


def _circuit(board: Board, cut: Cut) -> None:
    axes = circuit.axes_for(board, cut)
    circuit.draw(axes)
    circuit.draw_names(board, axes, cut)


def _body(name: str) -> Callable[[Board, Cut], None]:
    def draw(board: Board, cut: Cut) -> None:
        axes = board.axes(0, 0, cut.width, cut.height)
        axes.axis("off")
        shapes = body.posture(name, 0.5)
        left, bottom, right, top = body.extent(shapes)
        tall = max(top - bottom, (right - left) * cut.height / cut.width) * 1.12
        wide = tall * cut.width / cut.height
        x, y = (left + right) / 2, (bottom + top) / 2
        axes.set(xlim=(x - wide / 2, x + wide / 2), ylim=(y - tall / 2, y + tall / 2))
        weight = 1.0 if cut.name == "landscape" else 0.7
        for thing in body.below(name):
            body.draw_things(board, axes, thing, weight)
        body.draw(board, axes, shapes, weight)

    return draw


def _key(board: Board, cut: Cut) -> None:
    axes = board.canvas(0, 0, cut.width, cut.height)
    key(axes, TISSUES, cut.words, 12, cut.height - 30, cut.width - 24)


DRAWINGS: dict[str, Callable[[Board, Cut], None]] = {
    "side": _side("mid"),
    "side-bent": _side("mid", flexion=10.0),
    "side-bulge": _side("mid", stage=1.0),
    "side-protrusion": _side("mid", stage=2.0),
    "side-extrusion": _side("mid", stage=3.0),
    "side-sequestration": _side("mid", stage=4.0),
    "beside": _side("beside"),
    "beside-tight": _side("beside", tight=1.0),
    "axial": _axial(),
    "axial-protrusion": _axial(stage=2.0),
    "axial-extrusion-tight": _axial(stage=3.0, tight=1.0),
    "trunk": _trunk(0.0, 0.0),
    "trunk-tight": _trunk(1.0, 0.4),
    "leg": _leg(""),
    "leg-l5": _leg("L5"),
    "circuit": _circuit,
    "loop": loop.example,
    "key": _key,
} | {f"body-{name.replace('_', '-')}": _body(name) for name in body.POSTURES}
"""Every drawing in its states: name -> what draws it on a board."""


def figure(name: str, cut: Cut) -> Figure:
    """A drawing in a cut, in the light theme.

    Raises
    ------
    KeyError
        For an unknown drawing; the known ones are in `DRAWINGS`.
    """
    from spasmcycle.figures.board import Board
    from spasmcycle.figures.style import course_style

    with course_style():
        board = Board({})
        made = board.open(cut.width, cut.height)
        DRAWINGS[name](board, cut)
    return made


def darken(made: Figure) -> None:
    """Exchange each colour of a figure for its twin in the dark theme."""
    from matplotlib.colors import to_hex, to_rgba

    for artist in made.findobj():
        for part in ("facecolor", "edgecolor", "color"):
            read = getattr(artist, f"get_{part}", None)
            if read is None or (part == "color" and hasattr(artist, "get_facecolor")):
                continue
            now = to_rgba(read()) if isinstance(read(), (str, tuple)) else None
            if now and now[3] and to_hex(now) in _DARK:
                getattr(artist, f"set_{part}")((*to_rgba(_DARK[to_hex(now)])[:3], now[3]))


def render(folder: Path, names: list[str] | None = None, times: float = 1.5) -> list[Path]:
    """Draw drawings (all, if none are named) into a folder; gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names or DRAWINGS:
        for cut in CUTS.values():
            for theme in THEMES:
                made = figure(name, cut)
                if theme == "dark":
                    darken(made)
                file = folder / f"{name}-{cut.name}-{theme}.png"
                made.savefig(file, dpi=72 * times)
                written.append(file)
    return written


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("python -m spasmcycle.drawing.render FOLDER [DRAWING …]")
    for file in render(Path(sys.argv[1]), sys.argv[2:]):
        print(file)
