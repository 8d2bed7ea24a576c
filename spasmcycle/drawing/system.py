"""What every drawing shares: weights of line, two cuts, label columns, textures, one key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from spasmcycle.drawing.palette import LIGHT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from spasmcycle.figures.board import Board

CONTOUR, INNER, HAIR = 1.8, 1.0, 0.6
"""Weights of line in points: the edge of a part, lines inside it, texture."""


@dataclass(frozen=True)
class Cut:
    """One shape of a drawing: its size and its smallest words, in points."""

    name: str
    width: float
    height: float
    words: float


CUTS = {"landscape": Cut("landscape", 672, 420, 16.4), "phone": Cut("phone", 343, 270, 12)}
"""The two cuts of each drawing: for a wide window, and for a phone."""

TISSUES = {
    "bone": "Bone",
    "ring": "Disc: fibre ring",
    "nucleus": "Disc: soft centre",
    "herniation": "Displaced disc material",
    "cartilage": "Cartilage",
    "ligament": "Ligament",
    "flavum": "Yellow ligament",
    "sac": "Dural sac",
    "nerve": "Nerve",
    "muscle": "Muscle",
    "muscle-deep": "Deep back muscle",
    "fascia": "Fascia",
    "fat": "Fat",
    "skin": "Skin",
    "artery": "Artery",
    "vein": "Vein",
    "brain": "Brain",
}
"""The key of the whole course: every tissue that has a colour, in words."""

_EDGES = {
    "herniation": "nucleus-edge",
    "muscle-deep": "muscle-edge",
    "muscle-light": "muscle-edge",
    "nucleus-mid": "nucleus-mid",
    "nucleus-core": "nucleus-core",
    "ring-layer": "ring-edge",
    "body-far": "body-edge",
    "hair": "body-edge",
    "thing": "body-edge",
    "bone-shell": "bone-edge",
}


def paint(tissue: str, weight: float = CONTOUR, **other: Any) -> dict[str, Any]:
    """How an outline of that tissue is filled and edged: keywords of `Board.shape`."""
    edge = LIGHT[_EDGES.get(tissue, f"{tissue}-edge")]
    return {"facecolor": LIGHT[tissue], "edgecolor": edge, "linewidth": weight, **other}


def ink(colour: str, weight: float = HAIR, **other: Any) -> dict[str, Any]:
    """How lines of that colour are drawn: keywords of `Board.shape`."""
    keys = {"facecolor": "none", "edgecolor": LIGHT[colour], "linewidth": weight, "closed": False}
    return {**keys, **other}


def still(
    axes: Axes,
    points: Sequence[float],
    size: int = 0,
    closed: bool = True,
    smooth: bool = True,
    **style: Any,
) -> Any:
    """Draw outlines or strokes that never move (see `Board.shape`); gives the artist."""
    from matplotlib.patches import PathPatch

    from spasmcycle.figures.board import traced

    path = traced(list(points), size, closed, smooth)
    keys = {
        "linewidth": INNER,
        "facecolor": "none",
        "capstyle": "round",
        "joinstyle": "round",
        **style,
    }
    return axes.add_patch(PathPatch(path, **keys))


def part(board: Board, axes: Axes, name: str, points: Sequence[float], **keys: Any) -> Any:
    """Draw a part: as a mark that moves, if the read-outs hold it, else one that stands still."""
    if name in board.readouts:
        return board.shape(axes, name, name, **keys)
    if keys.pop("shown", ""):
        raise ValueError(f"{name!r} is not among the read-outs, so nothing can show or hide it")
    return still(axes, points, **keys)


def crossing(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether two straight lines (x0, y0, x1, y1) cross or touch."""

    def turn(p: Sequence[float], q: Sequence[float], r: Sequence[float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    p, q, r, s = a[:2], a[2:], b[:2], b[2:]
    one, two, three, four = turn(p, q, r), turn(p, q, s), turn(r, s, p), turn(r, s, q)
    if one == two == three == four == 0:
        return all(
            max(min(p[i], q[i]), min(r[i], s[i])) <= min(max(p[i], q[i]), max(r[i], s[i]))
            for i in (0, 1)
        )
    return one * two <= 0 and three * four <= 0


@dataclass(frozen=True)
class Label:
    """One label of a column.

    Attributes
    ----------
    text : str
        Its words; lines are parted by a line break.
    left : bool
        Whether it stands in the left column, with its words flush right.
    x, y : float
        Where its words end (left) or begin (right); the middle of its first line.
    leader : tuple of float
        x, y of three places: beside the words, at the edge of the picture, at the part.
    line : float
        The height of a line of its words.
    key, layer : str
        Where its words stand (see `spasmcycle.words`), and the layer of parts it belongs to.
    """

    text: str
    left: bool
    x: float
    y: float
    leader: tuple[float, ...]
    line: float
    key: str = ""
    layer: str = ""


def label_columns(
    anchors: Sequence[tuple[float, float]],
    texts: Sequence[str],
    box: tuple[float, float, float, float],
    line: float,
    sides: Sequence[str | None] | None = None,
    stub: float | None = None,
) -> list[Label]:
    """Columns of labels on both sides of a picture; no two leaders or labels meet.

    Each leader runs level from its words to the edge of the picture and from there straight to the
    part. Within a column the order is found by turning a line about each leader's place at the
    edge, from the top: what it meets first belongs there. All that is left then lies on the other
    side of that leader, so the rest cannot cross it.

    Parameters
    ----------
    anchors : sequence of (x, y)
        The places named, inside the box.
    texts : sequence of str
        Their words; a line break starts a second line.
    box : (left, bottom, right, top)
        The picture. The labels stand outside of it, between its bottom and its top.
    line : float
        The height of a line of words, with its spacing, in the units of the box.
    sides : sequence of "left", "right" or None, optional
        The column of each label. Without any, the leftmost half goes to the left.
    stub : float, optional
        Length of the level part; half a line if not given.

    Raises
    ------
    ValueError
        Where the labels of a column are higher than the box, where an anchor lies outside it, or
        where the given sides make leaders of both columns cross.
    """
    left, bottom, right, top = box
    for text, (x, y) in zip(texts, anchors, strict=True):
        if not (left <= x <= right and bottom <= y <= top):
            raise ValueError(f"the place of {text!r}, ({x}, {y}), lies outside the picture {box}")
    order = sorted(range(len(texts)), key=lambda i: anchors[i])
    half = {i: "left" if rank < len(order) / 2 else "right" for rank, i in enumerate(order)}
    given = [side or half[i] for i, side in enumerate(sides or [None] * len(texts))]
    stub = line / 2 if stub is None else stub
    found: dict[int, Label] = {}
    for side in ("left", "right"):
        mine = [i for i in order if given[i] == side]
        edge = left if side == "left" else right
        out = -1 if side == "left" else 1
        heights = {i: line * (texts[i].count("\n") + 1) for i in mine}
        for i, y in _column(mine, anchors, heights, edge, bottom, top, line).items():
            x = edge + out * stub
            ends = (x, y, edge, y, *anchors[i])
            found[i] = Label(texts[i], side == "left", x + out * 0.3 * line, y, ends, line)
    labels = [found[i] for i in range(len(texts))]
    for i, one in enumerate(labels):
        for other in labels[:i]:
            if one.left != other.left and crossing(one.leader[2:], other.leader[2:]):
                raise ValueError(f"the leaders of {one.text!r} and {other.text!r} cross")
    return labels


def _column(
    mine: list[int],
    anchors: Sequence[tuple[float, float]],
    heights: dict[int, float],
    edge: float,
    bottom: float,
    top: float,
    line: float,
) -> dict[int, float]:
    """The height at which each label of one column stands: the middle of its first line."""
    if sum(heights.values()) > top - bottom + 1e-9:
        raise ValueError(
            f"{len(mine)} labels are {sum(heights.values()):.0f} high; "
            f"the picture has room for {top - bottom:.0f}"
        )
    order = sorted(mine, key=lambda i: -anchors[i][1])
    for _ in range(len(mine) + 2):
        wanted = [anchors[i][1] for i in order]
        places = _spread(wanted, [heights[i] for i in order], bottom, top, line)
        ports = [y - line / 2 for y in places]
        ends = [(edge, y, *anchors[i]) for y, i in zip(ports, order, strict=True)]
        if not any(crossing(ends[k], ends[j]) for k in range(len(ends)) for j in range(k)):
            return dict(zip(order, ports, strict=True))
        order = _swept(ports, order, anchors, edge)
    # Labels of several heights may chase each other. Stacked from the top, with the spare room
    # between them, each takes what its turning line meets first: that cannot cross what is left.
    spare = (top - bottom - sum(heights.values())) / (len(mine) + 1)
    found: dict[int, float] = {}
    y, left = top - spare, list(mine)
    while left:
        (best,) = _swept([y - line / 2], left, anchors, edge)
        found[best] = y - line / 2
        y -= heights[best] + spare
        left.remove(best)
    return found


def _spread(
    wanted: list[float], heights: list[float], bottom: float, top: float, line: float
) -> list[float]:
    """Tops of labels from the top down, near the wanted places, without overlap, in the box."""
    blocks: list[list[float]] = []  # [sum of wished tops, number, height]
    for want, high in zip(wanted, heights, strict=True):
        blocks.append([want + line / 2, 1, high])
        while True:
            one = blocks[-1]
            at = min(top, max(bottom + one[2], one[0] / one[1]))
            if len(blocks) == 1:
                break
            above = blocks[-2]
            floor = min(top, max(bottom + above[2], above[0] / above[1])) - above[2]
            if at <= floor + 1e-9:
                break
            blocks.pop()
            above[0] += one[0] + one[1] * above[2]
            above[1] += one[1]
            above[2] += one[2]
    places, n = [], 0
    for wish, count, high in blocks:
        at = min(top, max(bottom + high, wish / count))
        for _ in range(int(count)):
            places.append(at)
            at -= heights[n]
            n += 1
    return places


def _swept(
    ports: list[float], mine: list[int], anchors: Sequence[tuple[float, float]], edge: float
) -> list[int]:
    """Which label belongs to each port, from the top: what a turning line meets first."""
    left = list(mine)
    order = []
    for port in ports:

        def steep(i: int, port: float = port) -> tuple[float, float]:
            dx, dy = abs(anchors[i][0] - edge), anchors[i][1] - port
            far = sqrt(dx * dx + dy * dy)
            return (-dy / far if far else 0.0, far)

        best = min(left, key=steep)
        left.remove(best)
        order.append(best)
    return order


def draw_labels(
    board: Board,
    axes: Axes,
    labels: Sequence[Label],
    words: float,
    moving: str = "",
    shown: str = "",
    texts: Mapping[str, str] | None = None,
) -> None:
    """Labels with their leaders and a dot at each part, on a halo of paper.

    Parameters
    ----------
    words : float
        Size of the words, in points.
    moving : str
        If parts move: the read-outs `leaders_…` (six numbers a label, see `Label`) and `ends_…`
        (the last two of them) of this name hold the leaders.
    shown : str
        Read-outs that begin so, and end in `_LAYER_names` or `_LAYER_numbers`, say for each layer
        of parts if the names are seen, or numbers in their place; names always, if not given.
    texts : mapping, optional
        The words of the labels by their key, in the language of the picture.
    """
    from spasmcycle.figures import style

    lines = [n for label in labels for n in label.leader]
    ends = [n for label in labels for n in label.leader[4:]]
    line = {"size": 3, "closed": False, "smooth": False, "clip_on": False}
    dots = {**line, "size": 1, "snap": False}
    for part, name, points, keys, colour, weight in (
        ("leaders", "halo", lines, line, style.PAPER, 2.6),
        ("leaders", "leaders", lines, line, style.INK, 0.9),
        ("ends", "ends-halo", ends, dots, style.PAPER, 6.4),
        ("ends", "ends", ends, dots, style.INK, 4.6),
    ):
        look = {**keys, "edgecolor": colour, "linewidth": weight}
        if moving:
            board.shape(axes, f"{name}-{moving}", f"{part}_{moving}", **look)
        else:
            still(axes, points, **look)
    for number, label in enumerate(labels):
        side = "right" if label.left else "left"
        look = {"fontsize": words, "ha": side, "va": "center_baseline", "parse_math": False}
        said = texts[label.key] if texts else label.text
        for i, text in enumerate(said.split("\n")):
            made = axes.text(label.x, label.y - i * label.line, text, **look)
            if shown:
                key = f"{shown}_{label.layer}_names"
                board.follow(made, f"name-{moving}-{number}-{i}", shown=key)
        if shown:
            made = axes.text(label.x, label.y, f"{number + 1}", **look)
            key = f"{shown}_{label.layer}_numbers"
            board.follow(made, f"number-{moving}-{number}", shown=key)


def key(
    axes: Axes, tissues: Iterable[str], words: float, x: float, y: float, width: float
) -> float:
    """The key of the tissues present, in the course's order: swatches and names, in rows.

    `axes` has one unit a point (see `Board.canvas`); the first row stands at `y`, rows go down and
    break at `width`. Gives the y below the last row.

    Raises
    ------
    KeyError
        For a tissue that is not in `TISSUES`.
    """
    names = {name: TISSUES[name] for name in tissues}
    start = x
    for name in TISSUES:
        if name not in names:
            continue
        wide = 1.6 * words + 0.62 * words * len(names[name])
        if x > start and x + wide > start + width:
            x, y = start, y - 1.5 * words
        box = [x, y, x + words, y, x + words, y + 0.75 * words, x, y + 0.75 * words]
        still(axes, box, smooth=False, **paint(name, INNER))
        axes.text(x + 1.35 * words, y, names[name], fontsize=words, parse_math=False)
        x += wide + words
    return y - 1.5 * words


def within(outline: Sequence[float], x: float, y: float) -> bool:
    """Whether a place lies inside a closed outline x, y, x, y …"""
    inside = False
    for i in range(0, len(outline), 2):
        x0, y0 = outline[i], outline[i + 1]
        x1, y1 = outline[(i + 2) % len(outline)], outline[(i + 3) % len(outline)]
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def grain(
    outline: Sequence[float],
    step: float,
    long: float,
    angle: float,
    wild: float = 0.0,
    margin: float = 1.0,
) -> list[float]:
    """Short strokes (x0, y0, x1, y1 …) that fill an outline, the same each time.

    Parameters
    ----------
    step, long, margin : float
        Their spacing, their length, and how far they keep from the edge, in the outline's units.
    angle, wild : float
        Their direction in degrees from +x, and how far it may turn to either side.
    """
    xs, ys = outline[::2], outline[1::2]
    found: list[float] = []
    row = 0
    y = min(ys) + step / 2
    while y < max(ys):
        x = min(xs) + (0.25 + 0.5 * (row % 2)) * step
        number = 0
        while x < max(xs):
            chance = [sin(12.9898 * row + 78.233 * number + k) * 43758.5453 % 1 for k in (0, 1, 2)]
            px, py = x + (chance[0] - 0.5) * step * 0.7, y + (chance[1] - 0.5) * step * 0.7
            turn = radians(angle + wild * (2 * chance[2] - 1))
            far = long * (0.6 + 0.8 * chance[0])
            ends = [px, py, px + far * cos(turn), py + far * sin(turn)]
            around = [
                (ends[i] + dx * margin, ends[i + 1] + dy * margin)
                for i in (0, 2)
                for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
            ]
            if all(within(outline, *place) for place in around):
                found += [round(n, 1) for n in ends]
            x += step
            number += 1
        y += step
        row += 1
    return found
