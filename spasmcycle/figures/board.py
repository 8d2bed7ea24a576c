"""Where a picture is drawn: matplotlib artists that remember which read-out they show.

Each method draws one artist from the read-outs and notes how it follows them, as one entry in
`marks`. The browser's runtime moves exactly the artists noted here.
"""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from spasmcycle.figures import style
from spasmcycle.words import Words


class Board:
    """Draws marks from read-outs.

    Parameters
    ----------
    readouts : dict
        What the picture shows now.
    live : bool
        Draw what is hidden now as well, so that a browser can show it later; `hidden` names it.
    cut : str
        "landscape", or "phone": narrow, with words no smaller on a phone's screen.
    words : Words, optional
        What the drawing says.
    """

    def __init__(
        self,
        readouts: dict[str, Any],
        live: bool = False,
        cut: str = "landscape",
        words: Words | None = None,
    ) -> None:
        self.readouts = readouts
        self.cut = cut
        self.live = live
        self.words = words
        self.hidden: list[str] = []
        self.marks: list[dict[str, Any]] = []
        self.figure: Figure | None = None

    def open(self, width: float, height: float) -> Figure:
        """A figure of this size in points, without any default axes."""
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        return self.figure

    @property
    def phone(self) -> bool:
        """Whether this is the cut for narrow screens."""
        return self.cut == "phone"

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes at this place, in points from the lower left corner."""
        w, h = self.figure.get_size_inches() * 72
        axes = self.figure.add_axes((left / w, bottom / h, width / w, height / h))
        style.plain(axes)
        if self.words is not None:
            style.numbered(axes, self.words.decimal)
        return axes

    def canvas(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes without ticks or frame, in which one unit is one point."""
        axes = self.axes(left, bottom, width, height)
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        return axes

    def _note(
        self, artist: Any, name: str, kind: str, axes: Axes | None = None, **keys: Any
    ) -> Any:
        artist.set_gid(f"mark:{name}")
        self.marks.append({"mark": name, "kind": kind, "axes": axes, **keys})
        return artist

    def curve(self, axes: Axes, name: str, x: str, y: str, **kwargs: Any) -> Any:
        """A line through read-outs `x` and `y` (two lists of one length)."""
        (line,) = axes.plot(self.readouts[x], self.readouts[y], solid_joinstyle="round", **kwargs)
        return self._note(line, name, "curve", axes, x=x, y=y)

    def dot(self, axes: Axes, name: str, x: str, y: str, shown: str = "", **kwargs: Any) -> Any:
        """One marker at read-outs `x`, `y` (numbers). `shown` names a truth."""
        (line,) = axes.plot([self.readouts[x]], [self.readouts[y]], **kwargs)
        keys = {"x": x, "y": y}
        if shown:
            keys["shown"] = shown
            self._hide(line, name, shown)
        return self._note(line, name, "dot", axes, **keys)

    def text(
        self, axes: Axes, name: str, x: float, y: float, value: str, shown: str = "", **kwargs: Any
    ) -> Any:
        """Text at a fixed place that shows a read-out. `shown` names a truth."""
        made = axes.text(x, y, self.readouts[value] or " ", **{"parse_math": False, **kwargs})
        if not shown:
            return self._note(made, name, "text", value=value)
        self._hide(made, name, shown)
        return self._note(made, name, "text", value=value, shown=shown)

    def bars(
        self,
        axes: Axes,
        name: str,
        low: str,
        high: str,
        places: list[tuple[float, float]],
        sideways: bool = False,
        shown: str = "",
        **kwargs: Any,
    ) -> Any:
        """Bars at fixed places (left, right), from read-outs `low` to `high` (lists).

        With `sideways` they lie along x, and the places are (bottom, top). `shown` names a truth.
        """
        reach = list(zip(self.readouts[low], self.readouts[high], strict=True))
        path = _boxes(reach, places) if sideways else _boxes(places, reach)
        patch = axes.add_patch(PathPatch(path, **{"linewidth": 0, **kwargs}))
        keys = {"low": low, "high": high, "places": places, "sideways": sideways}
        if shown:
            keys["shown"] = shown
            self._hide(patch, name, shown)
        return self._note(patch, name, "bars", axes, **keys)

    def spans(
        self, axes: Axes, name: str, start: str, end: str, at: str, half: float, **kwargs: Any
    ) -> Any:
        """Bars along x whose number may change: read-outs `start`, `end` and `at` (the middle of
        each, in y) are lists of one length; `half` is half of a bar's height."""
        r = self.readouts
        across = list(zip(r[start], r[end], strict=True))
        up = [(y - half, y + half) for y in r[at]]
        patch = axes.add_patch(PathPatch(_boxes(across, up), **{"linewidth": 0, **kwargs}))
        keys = {"from": start, "to": end, "at": at, "half": half}
        return self._note(patch, name, "spans", axes, **keys)

    def band(
        self,
        axes: Axes,
        name: str,
        x: str,
        on: str,
        value: str,
        low: float,
        high: float,
        **kwargs: Any,
    ) -> Any:
        """A strip from `low` to `high` wherever the list `on` holds the word `value`."""
        spans = spans_of(self.readouts[x], self.readouts[on], value)
        path = _boxes(spans, [(low, high)] * len(spans))
        patch = axes.add_patch(PathPatch(path, **{"linewidth": 0, **kwargs}))
        return self._note(patch, name, "band", axes, x=x, on=on, value=value, low=low, high=high)

    def shape(
        self,
        axes: Axes,
        name: str,
        points: str,
        size: int = 0,
        closed: bool = True,
        smooth: bool = True,
        shown: str = "",
        fade: str = "",
        **kwargs: Any,
    ) -> Any:
        """Outlines or strokes through a read-out, a list x, y, x, y …; its length may change.

        `size` is the number of points in one outline, 0 for all of them. A smooth one is a
        Catmull-Rom curve, in which a point given twice is a corner. `shown` names a truth, `fade`
        a number above 0 and up to 1: how opaque it is.
        """
        path = traced(self.readouts[points], size, closed, smooth)
        style = {"linewidth": 1.0, "facecolor": "none", "capstyle": "round", **kwargs}
        patch = axes.add_patch(PathPatch(path, **style))
        keys = {"points": points, "size": size, "closed": closed, "smooth": smooth}
        if shown:
            keys["shown"] = shown
            self._hide(patch, name, shown)
        if fade:
            keys["fade"] = fade
            patch.set_alpha(self.readouts[fade])
        return self._note(patch, name, "shape", axes, **keys)

    def fixed(
        self,
        axes: Axes,
        name: str,
        points: list[float],
        size: int = 0,
        closed: bool = True,
        smooth: bool = True,
        shown: str = "",
        **kwargs: Any,
    ) -> Any:
        """Outlines or strokes as in `shape` that never move; their points stay out of the page's
        script. The truth `shown` says if they are seen.
        """
        style = {"linewidth": 1.0, "facecolor": "none", "capstyle": "round", **kwargs}
        patch = axes.add_patch(PathPatch(traced(points, size, closed, smooth), **style))
        return self.follow(patch, name, shown=shown)

    def _hide(self, artist: Any, name: str, shown: str) -> None:
        if not self.readouts[shown]:
            self.hidden.append(name)
            artist.set_visible(self.live)

    def follow(self, artist: Any, name: str, **keys: str) -> Any:
        """An artist whose look follows read-outs: `width` (stroke, points) and `shown` (truth)."""
        if "width" in keys:
            artist.set_linewidth(self.readouts[keys["width"]])
        if "shown" in keys:
            self._hide(artist, name, keys["shown"])
        return self._note(artist, name, "look", **keys)

    def grab(
        self,
        name: str,
        control: str,
        along: str | tuple[float, float] = "x",
        around: tuple[float | str, float | str] | None = None,
        scale: float = 1.0,
        axes: Axes | None = None,
        stops: list[list[float]] | None = None,
    ) -> None:
        """Let a pointer drag the mark `name`, drawn already, and so set the slider `control`.

        The value moves by `scale` for each unit of data that the pointer goes along x, y or a
        direction (x, y); with `around`, a place (numbers or names of read-outs), for each degree
        anticlockwise around it. On an axis that is no even one, `stops` are pairs of a place and
        the value there, between which it is even. Parts of one thing may set one control. `axes`
        are those whose data count, where the mark has none of its own.
        """
        mark = next(one for one in self.marks if one["mark"] == name)
        if axes is not None:
            mark["axes"] = axes
        turn = {} if around is None else {"around": around}
        mark["grab"] = {"control": control, "along": along, "scale": scale, **turn}
        if stops is not None:
            mark["grab"]["stops"] = stops

    def scales(self) -> tuple[list[dict[str, list[float]]], list[dict[str, Any]]]:
        """For the browser: each axes' map from data to the drawing, and the marks that use it."""
        height = float(self.figure.get_size_inches()[1]) * 72
        found: list[Axes] = []
        marks = []
        for mark in self.marks:
            mark = dict(mark)
            axes = mark.pop("axes")
            if axes is not None:
                if axes not in found:
                    found.append(axes)
                mark["axes"] = found.index(axes)
            marks.append(mark)
        maps = []
        for axes in found:
            (x0, y0), (x1, y1) = axes.transData.transform([(0, 0), (1, 1)]).tolist()
            maps.append({"x": [x0, x1 - x0], "y": [height - y0, y0 - y1]})
        return maps, marks


def spans_of(x: list[float], on: list[str], value: str) -> list[tuple[float, float]]:
    """Stretches of `x` over which `on` is `value`, each reaching to the next entry."""
    spans: list[tuple[float, float]] = []
    for i in range(len(x) - 1):
        if on[i] == value:
            if spans and spans[-1][1] == x[i]:
                spans[-1] = (spans[-1][0], x[i + 1])
            else:
                spans.append((x[i], x[i + 1]))
    return spans


def traced(points: list[float], size: int, closed: bool, smooth: bool) -> Path:
    """A path through points x, y, x, y …, `size` of them an outline (0: all), as it is drawn."""
    places = list(zip(points[::2], points[1::2], strict=True))
    size = size or len(places)
    vertices, codes = [], []
    for first in range(0, len(places), max(1, size)):
        stroke = places[first : first + size]
        vertices.append(stroke[0])
        codes.append(Path.MOVETO)
        for i in range(size if closed else max(1, size - 1)):
            a, b = stroke[i], stroke[(i + 1) % size]
            if size == 1:  # a dot; without any length it would not be printed
                b = (b[0] + 0.01, b[1])
            if smooth:
                before = stroke[i - 1] if closed or i else a
                after = stroke[(i + 2) % size] if closed or i + 2 < size else b
                k = 0 if same(a, b) else 1 / 6  # a point given twice is a corner, without a loop
                vertices.append((a[0] + (b[0] - before[0]) * k, a[1] + (b[1] - before[1]) * k))
                vertices.append((b[0] - (after[0] - a[0]) * k, b[1] - (after[1] - a[1]) * k))
            vertices.append(b)
            codes += [Path.CURVE4] * 3 if smooth else [Path.LINETO]
        if closed:
            vertices.append(stroke[0])
            codes.append(Path.CLOSEPOLY)
    return Path(vertices or [(0, 0)], codes or [Path.MOVETO])


def same(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two places are one, whatever the last digit of a sine says."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) < 1e-6


def _boxes(across: list[tuple[float, float]], up: list[tuple[float, float]]) -> Path:
    vertices, codes = [], []
    for (left, right), (low, high) in zip(across, up, strict=True):
        vertices += [(left, low), (right, low), (right, high), (left, high), (left, low)]
        codes += [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(vertices or [(0, 0)], codes or [Path.MOVETO])
