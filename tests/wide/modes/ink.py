"""Measure ink on its ground, from what the browser really paints.

A part is photographed as it stands and with the part hidden. Where the two differ is its ink; the
second picture is its ground. The contrast of a part is that of its strongest pixel, because the
edges of thin lines are blended. Parts that do not touch each other are hidden together.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image

from spasmcycle.drawing import palette

TEXT, MARK = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11
NO_INK = 1.1  # a ground of its own in the page's colour, and the rounding of eight bits
SCALE = 2  # device pixels, so that thin letters reach their own colour

# The parts of a picture that say something: words, and groups with a name that show any ink.
# Tissues of an anatomical drawing are areas, as on a map: they have the colours of the palette,
# and what they are is said by names with leaders and by sentences, which are measured.
# So are shaded regions of a chart, which a line bounds. Of two curves that lie on each other the
# upper one is measured.
TISSUES = ["--sc-fluid", *(f"--sc-{name}" for name in palette.VARIABLES.values())]
PARTS = """(svg, tissues) => {
  const tissue = (n) => tissues.some((name) => n.innerHTML.includes(`var(${name},`));
  const frame = svg.getBoundingClientRect();
  const seen = (n) => n.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const boxed = (n, kind, name) => {
    const b = n.getBoundingClientRect();
    return { kind, name, box: [b.x - frame.x, b.y - frame.y, b.width, b.height] };
  };
  const parts = [];
  svg.querySelectorAll("text, [data-mark]").forEach((n, at) => {
    if (!seen(n)) return;
    const word = n.localName === "text";
    if (!word && tissue(n)) return;
    const path = n.querySelector("path")?.getAttribute("d");
    const above = [...svg.querySelectorAll("[data-mark] > path")].filter((other) =>
      n.compareDocumentPosition(other) & 4 && !n.contains(other) && seen(other));
    if (path && path.length > 40 && above.some((o) => o.getAttribute("d") === path)) return;
    if (word && !n.textContent.trim()) return;
    n.dataset.scPart = at;
    const name = word ? n.textContent.trim() : n.dataset.mark;
    parts.push({ ...boxed(n, word ? "word" : "mark", name), at });
  });
  return parts;
}"""
HIDE = """(svg, [places, hidden]) => places.forEach((at) => {
  const n = svg.querySelector(`[data-sc-part="${at}"]`);
  n.style.visibility = hidden ? "hidden" : "";
  n.querySelectorAll("*").forEach((m) => (m.style.visibility = hidden ? "hidden" : ""));
})"""
OTHERS = """(svg, at) => {
  const one = svg.querySelector(`[data-sc-part="${at}"]`);
  return [...svg.querySelectorAll("[data-sc-part]")]
    .filter((n) => !n.contains(one) && !one.contains(n)).map((n) => Number(n.dataset.scPart));
}"""


def photograph(part: Any) -> np.ndarray:
    """The pixels of an element, as numbers from 0 to 255: height × width × 3."""
    shot = part.screenshot(animations="disabled")
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"))


def luminance(pixels: np.ndarray) -> np.ndarray:
    """WCAG's relative luminance of sRGB pixels."""
    part = pixels / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(ink: np.ndarray, ground: np.ndarray) -> float | None:
    """The strongest contrast between two photographs of one place; None where they are the same."""
    if ink.size == 0 or np.array_equal(ink, ground):
        return None
    a, b = luminance(ink), luminance(ground)
    ratio = float(((np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)).max())
    return ratio if ratio > NO_INK else None


def apart(parts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The parts in groups, the boxes of each group apart from each other."""
    groups: list[list[dict[str, Any]]] = []
    for part in parts:
        for group in groups:
            if not any(_touch(part["box"], other["box"]) for other in group):
                group.append(part)
                break
        else:
            groups.append([part])
    return groups


def _touch(a: list[float], b: list[float], room: float = 3) -> bool:
    return all(a[i] - room < b[i] + b[i + 2] and b[i] - room < a[i] + a[i + 2] for i in (0, 1))


def measure(svg: Any) -> dict[tuple[str, str], float]:
    """The contrast of each part that shows ink, by its kind ("word" or "mark") and its name."""
    parts = svg.evaluate(PARTS, TISSUES)
    whole = photograph(svg)
    found: dict[tuple[str, str], float] = {}
    for group in apart(parts):
        places = [part["at"] for part in group]
        svg.evaluate(HIDE, [places, True])
        ground = photograph(svg)
        svg.evaluate(HIDE, [places, False])
        for part in group:
            x, y, width, height = (SCALE * side for side in part["box"])
            top, left = max(int(y) - 4, 0), max(int(x) - 4, 0)
            window = np.s_[top : int(y + height) + 5, left : int(x + width) + 5]
            ratio = contrast(whole[window], ground[window])
            if ratio is not None and part["kind"] == "mark" and ratio < MARK:
                ratio = _alone(svg, part["at"], window)
            if ratio is not None:
                key = (part["kind"], part["name"])
                found[key] = min(ratio, found.get(key, ratio))
    return found


def _alone(svg: Any, at: int, window: Any) -> float | None:
    """The contrast of a mark where no other covers it, such as a curve that runs below another."""
    others = svg.evaluate(OTHERS, at)
    svg.evaluate(HIDE, [others, True])
    ink = photograph(svg)[window]
    svg.evaluate(HIDE, [[at], True])
    ground = photograph(svg)[window]
    svg.evaluate(HIDE, [[*others, at], False])
    return contrast(ink, ground)


def pale(found: dict[tuple[str, str], float]) -> list[str]:
    """The parts that do not stand out enough from their ground."""
    least = {"word": TEXT, "mark": MARK}
    return [
        f"{kind} “{name}”: {ratio:.2f}"
        for (kind, name), ratio in sorted(found.items())
        if ratio < least[kind] - 0.05
    ]
