"""What the pictures of the motion segment share: their words, what is seen, a trace of muscle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.drawing.displaced import SHAPES
from spasmcycle.drawing.system import CUTS, Cut
from spasmcycle.figures import style
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

SHOWS = {
    "all": "Everything",
    "disc": "Bone and disc",
    "nerve": "Disc and nerve",
    "muscle": "Bone and muscle",
}
SEEN = {
    "bone": ["all", "disc", "muscle"],
    "disc": ["all", "disc", "nerve"],
    "nerve": ["all", "nerve"],
    "muscle": ["all", "muscle"],
    "skin": ["all"],
}
"""Which layers of the drawing each choice of `SHOWS` shows: layer -> choices."""

SEGMENT = Words(
    "segment",
    {f"shape.{name}": label for name, label in SHAPES.items()}
    | {f"show.{name}": label for name, label in SHOWS.items()},
)
"""What every picture of the motion segment says."""

TRACE = [
    *(0.1, -0.5, 0.9, -1.0, 0.4, -0.2, 0.8, -0.7, 1.0, -0.9, 0.2, -0.4, 0.7, -1.0, 0.6),
    *(-0.1, 0.5, -0.8, 0.9, -0.6, 0.3, -1.0, 1.0, -0.3, 0.6, -0.9, 0.4, -0.5, 0.8, -0.7),
    *(0.2, -0.6, 1.0, -0.8, 0.5, -0.2, 0.7, -1.0, 0.3, 0.0),
]
"""A made-up muscle signal, -1 to 1; its height is drawn as the muscle's activity."""


def hidden_layers(show, seen):
    """The layers of the drawing that this choice hides."""
    hidden = []
    for layer in ["bone", "disc", "nerve", "muscle", "skin"]:
        if show not in seen[layer]:
            hidden.append(layer)
    return hidden


def show_layers(r, view, there, v, seen):
    """Say of each layer of a view if it is seen, with names or with numbers."""
    for layer in ["bone", "disc", "nerve", "muscle", "skin"]:
        here = there and v["show"] in seen[layer]
        r["see_" + view + "_" + layer] = here
        r["see_" + view + "_" + layer + "_names"] = here and v["names"] == "shown"
        r["see_" + view + "_" + layer + "_numbers"] = here and v["names"] != "shown"


def muscle_signal(activity, trace):
    """A trace of muscle activity as a line: one unit a step, as high as the activity."""
    out = []
    for i in range(len(trace)):
        out.append(i)
        out.append(activity * trace[i])
    return out


def cut_of(board: Board) -> Cut:
    """The cut that a board is drawn in."""
    return CUTS[board.cut]


def label_words(labels: list) -> dict[str, str]:
    """The words of labels, in the language of the course."""
    return {label.key: SEGMENT[label.key] for label in labels}


def draw_signal(board: Board, words: Axes, cut: Cut, shown: str) -> None:
    """The made-up trace of muscle activity with its number, in the lower right corner.

    Reads `trace` and `muscle_text`; `words` is a canvas over the whole picture.
    """
    wide = 8 * cut.words * 0.82
    x, y = cut.width - wide - 2, 0.4 * cut.words
    axes = board.axes(x, y, wide, 1.7 * cut.words)
    axes.set(xlim=(0, len(TRACE)), ylim=(-1.1, 1.1))
    axes.axis("off")
    board.shape(
        axes, "trace", "trace", closed=False, smooth=False, shown=shown,
        edgecolor=style.MUSCLE, linewidth=1.2,
    )  # fmt: skip
    board.text(words, "muscle", x, y + 1.9 * cut.words, "muscle_text", fontsize=cut.words)
