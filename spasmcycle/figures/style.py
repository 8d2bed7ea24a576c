"""One look for every picture: colours by what they stand for, type, line and dash.

The colours are the light theme's. In an SVG they become the names in `VARIABLES`, so that a page
can give each its value in the reader's theme. Colour never says anything alone: every series
also has its own dash or pattern, and a label beside it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from spasmcycle.drawing import palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = "#1f2328"
QUIET = "#57606a"
PAPER = "#ffffff"
LINE = "#6b737d"
PAIN = "#d55e00"
MUSCLE = "#0072b2"
IRRITATION = "#00805d"
TREATMENT = "#9e4b7b"
BONE = "#e4e9ef"
DISC = "#c2d0de"
CORE = "#8badcb"
NERVE = "#f0e2ae"
FLESH = "#ead9d4"
FLUID = "#dceaf3"

SMALLEST = 13.5
"""The smallest words, in points. On a screen 360 px wide a picture of 400 points is drawn 313 px
wide, and these come to 10.5 px."""

VARIABLES = {
    INK: "ink",
    QUIET: "quiet",
    PAPER: "paper",
    LINE: "line",
    PAIN: "pain",
    MUSCLE: "muscle",
    IRRITATION: "irritation",
    TREATMENT: "treatment",
    BONE: "bone",
    DISC: "disc",
    CORE: "core",
    NERVE: "nerve",
    FLESH: "flesh",
    FLUID: "fluid",
    **palette.VARIABLES,
}

_RC = {
    "font.family": "DejaVu Sans",
    "font.size": SMALLEST,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.titlesize": "medium",
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.size": 3,
    "ytick.major.size": 3,
    "figure.facecolor": PAPER,
    "axes.facecolor": "none",
    "hatch.linewidth": 0.8,
    "path.simplify": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "spasmcycle",
    "lines.linewidth": 2.2,
}


def course_style() -> AbstractContextManager:
    """The settings every picture is drawn with, whatever the reader's own are."""
    import matplotlib.style

    return matplotlib.style.context(["default", _RC])


def plain(axes: Axes) -> None:
    """Only the left and bottom edges, and room for labels."""
    axes.spines[["top", "right"]].set_visible(False)


def numbered(axes: Axes, sign: str) -> None:
    """Numbers on both axes with this sign between whole and parts."""
    if sign == ".":
        return
    from matplotlib.ticker import ScalarFormatter

    class Numbers(ScalarFormatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return super().__call__(x, pos).replace(".", sign)

    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(Numbers())
