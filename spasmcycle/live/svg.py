"""A picture as a small SVG whose moving artists are marked.

matplotlib writes the SVG; this makes it fit to stand inside a page: ids that cannot clash with
another picture's, colours as variables of the page, numbers no longer than the eye needs, no
style sheet of its own.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest import mock

from spasmcycle.figures import style
from spasmcycle.figures.board import Board
from spasmcycle.figures.picture import Picture, Value
from spasmcycle.live.room import rooms
from spasmcycle.words import ENGLISH, language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_NOISE = re.compile(r"(?:font-family|stroke-linejoin|text-rendering): [^;]*;?|(?<=:) | (?=;)")


@dataclass(frozen=True)
class Drawing:
    """An SVG and what moves it: one map from data to points an axes, and the marks."""

    svg: str
    axes: list[dict[str, list[float]]]
    marks: list[dict[str, Any]]
    readouts: dict[str, Any]


def drawings(picture: Picture, values: Mapping[str, Value]) -> dict[str, Drawing]:
    """The picture at these values in each of its cuts, as SVGs that the runtime can move."""
    return {cut: drawing(picture, values, cut) for cut in picture.cuts}


def drawing(picture: Picture, values: Mapping[str, Value], cut: str = "landscape") -> Drawing:
    """The picture at these values in one of its cuts, as an SVG that the runtime can move."""
    readouts = picture.read(values)
    board = Board(readouts, live=True, cut=cut, words=picture.words)
    with style.course_style():
        made = picture.draw(board, readouts)
        if language() != ENGLISH:
            _fit(made, board)
        name = picture.name if cut == picture.cuts[0] else f"{picture.name}-{cut}"
        values = [mark["mark"] for mark in board.marks if mark["kind"] == "text"]
        svg = as_svg(made, name, picture.alt(readouts), picture.veiled, board.hidden, values)
        axes, marks = board.scales()
    _check_grabs(picture, marks)
    return Drawing(svg, axes, marks, readouts)


def _check_grabs(picture: Picture, marks: Sequence[Mapping[str, Any]]) -> None:
    """Raise ValueError for a mark that would set what is no slider of the picture."""
    sliders = [c.name for c in picture.controls if c.kind == "slider"]
    for mark in marks:
        control = mark.get("grab", {}).get("control")
        if "grab" in mark and (control not in sliders or "axes" not in mark):
            raise ValueError(
                f"{picture.name}: mark {mark['mark']!r} grabs {control!r}; it needs axes, and one "
                f"of the sliders {', '.join(sliders)}"
            )


def as_svg(
    made: Figure,
    name: str,
    alt: str,
    veiled: Sequence[str] = (),
    hidden: Sequence[str] = (),
    values: Sequence[str] = (),
) -> str:
    """A figure drawn in the course's style, as an SVG for a page.

    Parameters
    ----------
    name : str
        Makes the ids in it its own.
    alt : str
        The text alternative.
    veiled, hidden : sequences of str
        Marks that wait for a prediction, and marks that are not seen now.
    values : sequence of str
        Marks whose words are read-outs, which a page may hide; all other words stay.
    """
    from matplotlib.backends import backend_svg

    class Whole(backend_svg.RendererSVG):
        """Writes strokes whole: matplotlib drops what lies outside, but a picture moves it in."""

        def _convert_path(
            self, path: Any, transform: Any = None, clip: Any = None, simplify: Any = None,
            sketch: Any = None,
        ) -> str:  # fmt: skip
            return super()._convert_path(path, transform, None, False, sketch)

    text = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with style.course_style(), mock.patch.object(backend_svg, "RendererSVG", Whole):
        made.savefig(text, format="svg", transparent=True, metadata=nothing)
    root = ET.fromstring(text.getvalue())
    _tidy(root, name, veiled, hidden, values)
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("stroke-linejoin", "round")
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    svg = ET.tostring(root, encoding="unicode")
    svg = re.sub(r"<(/?)(?:ns\d+|svg):", r"<\1", svg)
    svg = re.sub(r"\s*xmlns:\w+=\"[^\"]*\"", "", svg)
    return re.sub(r">\s+<", "><", svg).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )


def _fit(made: Figure, board: Board) -> None:
    """Note what room texts have: in their marks, or, where they need it, in their group."""
    marks = {f"mark:{mark['mark']}": mark for mark in board.marks}
    for text, room, narrow in rooms(made, board.hidden):
        mark = marks.get(text.get_gid())
        if mark is not None:
            mark["room"] = round(room, 1)
        elif narrow:
            text.set_gid(f"fit:{room:.1f}")


def _squeeze(text: ET.Element, room: float) -> None:
    text.set("textLength", f"{room:g}")
    text.set("lengthAdjust", "spacingAndGlyphs")


def _tidy(
    root: ET.Element,
    name: str,
    veiled: Sequence[str],
    hidden: Sequence[str],
    values: Sequence[str],
) -> None:
    names: dict[str, str] = {}
    for element in root.iter():
        identity = element.get("id", "")
        if element.tag in (f"{_SVG}clipPath", f"{_SVG}pattern", f"{_SVG}path") and identity:
            names[identity] = f"sc-{name}-{len(names)}"
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{_SVG}metadata", f"{_SVG}style") or "}" not in child.tag:
                parent.remove(child)
    used = {n for e in root.iter() for v in e.attrib.values() for n in re.findall(r"#([\w-]+)", v)}
    for element in root.iter():
        _tidy_element(element, names, used, veiled, hidden, values)
    _unwrap(root)


def _tidy_element(
    element: ET.Element,
    names: dict[str, str],
    used: set[str],
    veiled: Sequence[str],
    hidden: Sequence[str],
    values: Sequence[str],
) -> None:
    identity = element.attrib.pop("id", "")
    if identity.startswith("mark:"):
        mark = identity.removeprefix("mark:")
        element.set("data-mark", mark)
        if mark in veiled:
            element.set("data-veil", "")
        if mark in values:
            element.set("data-value", "")
        if mark in hidden:
            element.set("style", "visibility:hidden")
    elif identity in names and identity in used:
        element.set("id", names[identity])
    elif identity.startswith("fit:"):
        for text in element.iter(f"{_SVG}text"):
            _squeeze(text, float(identity.removeprefix("fit:")))
    if _HREF in element.attrib:
        element.set("href", element.attrib.pop(_HREF))
    for key, value in list(element.attrib.items()):
        if key == "href":
            element.set(key, f"#{names[value[1:]]}")
        elif key in ("d", "points"):
            element.set(key, _short(value, 1))
        elif key in ("x", "y", "width", "height", "transform"):
            element.set(key, _short(value, 2))
        elif key == "clip-path":
            element.set(key, re.sub(r"#([\w-]+)", lambda m: f"#{names[m[1]]}", value))
        elif key == "style":
            element.set(key, _styled(value, names))
    if element.get("fill") in style.VARIABLES:  # the ground of a hatch
        element.set("style", _styled(f"fill: {element.attrib.pop('fill')}", names))
    if element.get("transform", "").startswith("rotate(-0"):
        del element.attrib["transform"]


def _short(text: str, digits: int) -> str:
    """Numbers rounded, line breaks folded."""
    rounded = _NUMBER.sub(lambda m: f"{round(float(m[0]), digits):g}", text)
    return re.sub(r"\s+", " ", rounded).strip()


def _styled(text: str, names: dict[str, str]) -> str:
    text = re.sub(r"#([\w-]+)(?=\))", lambda m: f"#{names.get(m[1], m[1])}", text)
    for colour, name in style.VARIABLES.items():
        text = text.replace(colour, f"var(--sc-{name},{colour})")
    return _NOISE.sub("", _short(text, 2)).strip("; ")


def _unwrap(parent: ET.Element) -> None:
    """Groups that say nothing are replaced by what they hold; empty ones go."""
    for child in list(parent):
        _unwrap(child)
        if child.tag in (f"{_SVG}g", f"{_SVG}defs") and not child.attrib:
            if child.tag == f"{_SVG}defs" and len(child):
                continue
            place = list(parent).index(child)
            parent.remove(child)
            for i, grandchild in enumerate(child):
                parent.insert(place + i, grandchild)
