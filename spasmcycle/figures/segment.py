"""The motion segment drawn from the read-outs of `spasmcycle.anatomy`, for every picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.anatomy.axial import AXIAL, AXIAL_FACTS, AXIAL_MOVES
from spasmcycle.anatomy.labels import SHOWS
from spasmcycle.anatomy.side import HEIGHTS, SHAPES, SIDE, SIDE_FACTS, SIDE_LABELS
from spasmcycle.figures import style
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

SEGMENT = Words(
    "segment",
    {f"shape.{name}": label for name, label in SHAPES.items()}
    | {f"show.{name}": label for name, label in SHOWS.items()}
    | {f"side.{label['key']}": label["words"] for label in SIDE_FACTS["labels"]}
    | {f"below.{label['key']}": label["words"] for label in AXIAL_FACTS["labels"]},
)
"""What every picture of the motion segment says."""


def labelled(facts: dict, start: str) -> dict:
    """The facts of a view, with its labels from the words."""
    labels = [{**one, "words": SEGMENT[start + one["key"]]} for one in facts["labels"]]
    return {**facts, "labels": labels}


KINDS = {
    "protrusion": (5, 2),
    "extrusion": (2, 1.6),
    "sequestration": (7, 2, 1.5, 2),
}
"""The outline of displaced material: each kind has its own dashes."""

_FILLS = {
    "l3": style.BONE,
    "l4": style.BONE,
    "l5": style.BONE,
    "s1": style.BONE,
    "disc34": style.DISC,
    "disc51": style.DISC,
    "arch4": style.BONE,
    "arch5": style.BONE,
    "flavum": style.DISC,
    "fat_pad": style.PAPER,
    "multifidus": style.FLESH,
    "erector": style.FLESH,
    "pedicle4": style.BONE,
    "pedicle5": style.BONE,
    "facet4": style.BONE,
    "inside4": style.BONE,
    "inside5": style.BONE,
    "facet5": style.BONE,
    "root4": style.NERVE,
    "root5": style.NERVE,
}
_OUTLINE = {"edgecolor": style.LINE, "linewidth": 1.1}


def side_axes(board: Board, bottom: float, height: float = 229, floor: float = -57) -> Axes:
    """Axes for the side view over the whole width, in millimetres; `floor` is the lowest y."""
    axes = board.axes(0, bottom, 400, height)
    axes.set(xlim=(-63, 125), ylim=(floor, floor + height * 188 / 400))
    axes.axis("off")
    return axes


def _piece(board: Board, axes: Axes) -> None:
    """Displaced material, one outline a kind; a bulge has no piece of its own."""
    for kind, dashes in KINDS.items():
        board.shape(
            axes, f"piece-{kind}", "piece", shown=f"is_{kind}", facecolor=style.CORE,
            edgecolor=style.INK, linewidth=1.5, linestyle=(0, dashes), capstyle="butt",
        )  # fmt: skip


def _muscle_at_rest(board: Board, axes: Axes, size: int, shown: str) -> None:
    """Where the back of each muscle lies at rest, dashed."""
    board.shape(
        axes, "muscle-resting", "muscle_resting", size, closed=False, shown=shown,
        edgecolor=style.INK, linewidth=1.2, linestyle=(0, (3, 2.4)), capstyle="butt",
    )  # fmt: skip


def draw_signal(board: Board, axes: Axes) -> None:
    """The made-up trace of muscle activity, from the read-out `trace`."""
    board.shape(
        axes, "trace", "trace", closed=False, smooth=False, edgecolor=style.MUSCLE, linewidth=1.2
    )


def draw_side(board: Board, axes: Axes, sideways: bool = True) -> None:
    """The side view. Without `sideways` only the slice in the midline can be shown."""

    def part(name: str, **kwargs: object) -> None:
        view, layer, moves, points = SIDE[name]
        if view == "side" and not sideways:
            return
        fill = {"facecolor": _FILLS[name]} if name in _FILLS else {"closed": False}
        keys = {"shown": f"{view}_{layer}", **_OUTLINE, **fill, **kwargs}
        if moves == "5":
            board.fixed(axes, name, points, **keys)
        else:
            board.shape(axes, name, name, **keys)

    def strokes(name: str, size: int, shown: str, **kwargs: object) -> None:
        keys = {"closed": False, "edgecolor": style.LINE, "linewidth": 0.9, **kwargs}
        board.shape(axes, name, name, size, shown=shown, **keys)

    for name, fill in (("canal", style.PAPER), ("sac", style.FLUID)):
        keys = {"facecolor": fill, **_OUTLINE, "linewidth": 1.1 * (name == "sac")}
        board.shape(axes, name, name, shown="mid_nerve", smooth=False, **keys)
    strokes("strands", len(HEIGHTS), "mid_nerve", edgecolor=style.QUIET, linewidth=1.3)
    part("fat_pad")
    for name in ("multifidus", "erector"):
        part(name)
        if sideways:
            size = 2 if name == "multifidus" else 3
            strokes(f"grain_{name}", size, "side_muscle")
    if sideways:
        _muscle_at_rest(board, axes, 5, "side_muscle")
    for name in ("disc34", "disc51"):
        part(name, smooth=False)
    board.shape(
        axes, "disc", "disc", shown="both_disc", facecolor=style.DISC, **_OUTLINE, smooth=False
    )
    strokes("layers_front", 3, "both_disc")
    strokes("layers_back", 3, "both_disc")
    for name in ("nucleus", "crack"):
        board.shape(
            axes,
            name,
            name,
            shown="both_disc",
            facecolor=style.CORE,
            edgecolor=style.QUIET,
            linewidth=1.0 if name == "nucleus" else 0.5,
        )
    for name in ("l3", "l4", "l5", "s1", "pedicle4", "pedicle5", "facet5", "facet4"):
        part(name, smooth=not name.startswith("pedicle"))
    for name in ("inside4", "inside5"):
        part(name, smooth=False, linewidth=0)
    part("joint", edgecolor=style.QUIET, linewidth=2.2)
    part("front_ligament", edgecolor=style.QUIET, linewidth=1.8)
    board.shape(
        axes,
        "ligament",
        "ligament",
        shown="mid_disc",
        closed=False,
        edgecolor=style.QUIET,
        linewidth=1.6,
    )
    _piece(board, axes)
    part("flavum")
    strokes("fibres_between", 2, "mid_disc")
    for name in ("arch4", "arch5"):
        part(name)
    part("back_ligament", edgecolor=style.QUIET, linewidth=1.6)
    part("fascia", edgecolor=style.QUIET, linewidth=1.6)
    for name in ("root4", "root5"):
        part(name, edgecolor=style.QUIET, linewidth=1.4)
    board.shape(
        axes, "arrows", "arrows", 5, closed=False, smooth=False, edgecolor=style.INK, linewidth=1.3
    )


def draw_labels(board: Board, axes: Axes, labels: tuple = SIDE_LABELS) -> None:
    """The labels with their leaders."""
    board.shape(
        axes, "leaders", "leaders", 2, closed=False, smooth=False, edgecolor=style.QUIET,
        linewidth=0.8, clip_on=False,
    )  # fmt: skip
    board.shape(
        axes, "ends", "ends", 1, closed=False, smooth=False, edgecolor=style.INK, linewidth=4
    )
    for key, _, _, _, (x, y), _, _ in labels:
        place = x - 1 if x < 0 else x + 1
        side = "right" if x < 0 else "left"
        board.text(axes, f"label-{key}", place, y, f"label_{key}", ha=side)


def axial_axes(board: Board, bottom: float, height: float = 279) -> Axes:
    """Axes for the view from below over the whole width, in millimetres."""
    axes = board.axes(0, bottom, 400, height)
    axes.set(xlim=(-72, 72), ylim=(20 - height * 144 / 400, 20))
    axes.axis("off")
    return axes


def draw_axial(board: Board, axes: Axes) -> None:
    """The view from below, as scans are shown: the person's left is on the right."""
    fills = {"psoas": style.FLESH, "erector_below": style.FLESH, "multifidus_below": style.FLESH}

    def part(name: str, points: str, layer: str, size: int = 0, **kwargs: object) -> None:
        keys = {**_OUTLINE, **kwargs}
        board.shape(axes, name, points, size, shown=f"both_{layer}", **keys)

    def listed(name: str, **kwargs: object) -> None:
        layer, size, points = AXIAL[name]
        keys = {**_OUTLINE, "facecolor": fills.get(name, style.BONE), **kwargs}
        if name in AXIAL_MOVES:
            part(name, name, layer, size, **keys)
        else:
            board.fixed(axes, name, points, size, shown=f"both_{layer}", **keys)

    for name in ("psoas", "erector_below", "multifidus_below", "process"):
        listed(name)
    listed("fascia_below", facecolor="none", closed=False, edgecolor=style.QUIET, linewidth=1.6)
    _muscle_at_rest(board, axes, 4, "both_muscle")
    for name in ("facet5_below", "facet4_below"):
        listed(name)
    listed("joint_below", facecolor="none", closed=False, edgecolor=style.QUIET, linewidth=2.2)
    part("disc", "disc", "disc", facecolor=style.DISC)
    part("layers", "layers", "disc", 16, facecolor=style.DISC, linewidth=0.8)
    for name in ("nucleus", "crack"):
        part(name, name, "disc", facecolor=style.CORE, linewidth=1.0 if name == "nucleus" else 0.8)
    part("sac", "sac", "nerve", facecolor=style.FLUID, edgecolor=style.QUIET)
    part("strands", "strands", "nerve", 1, closed=False, edgecolor=style.QUIET, linewidth=4)
    part("flavum", "flavum", "disc", facecolor=style.DISC)
    _piece(board, axes)
    for name in ("root4", "root5"):
        part(name, name, "nerve", 12, facecolor=style.NERVE, edgecolor=style.QUIET, linewidth=1.5)
    part(
        "irritant_dots", "irritant_dots", "nerve", 1, closed=False, edgecolor=style.IRRITATION,
        linewidth=3.4,
    )  # fmt: skip
