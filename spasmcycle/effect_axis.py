"""Effects in people and in the toy on one axis of pain, drawn as SVG for the book.

Shapes tell the kinds apart, so the drawing needs no colour of its own: it takes that of the text
around it, in a light and in a dark page. The table beside it has the same numbers.
"""

from __future__ import annotations

from html import escape

from spasmcycle.model.treatments import WORTH_HAVING, Finding

WIDTH, LEFT, RIGHT = 400, 14, 386
TOP, ROW = 74, 56
LOW, HIGH = -80.0, 20.0
TICKS = (-80, -60, -40, -20, 0, 20)


def place(points: float) -> float:
    """Where a change of pain, in points of 100, is drawn; outside the axis, at its end."""
    inside = min(HIGH, max(LOW, points))
    return LEFT + (RIGHT - LEFT) * (inside - LOW) / (HIGH - LOW)


def drawing(rows: list[tuple[str, str, Finding, float, float]]) -> str:
    """The SVG of rows of (label, work, finding, effect in a settling toy, effect in a stuck toy).

    Effects are changes of pain in points of 100; negative is less pain. Every finding has an
    effect; where it has an interval, that is drawn too.
    """
    bottom = TOP + ROW * len(rows)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {bottom + 40}" role="img" aria-label="{escape(said(rows))}" '
        'style="width:100%;max-width:30rem;height:auto" fill="currentColor" font-size="13.5">',
        *_legend(),
    ]
    for tick in TICKS:
        text = f"{tick:+d}".replace("-", "−") if tick else "0"
        x = place(tick)
        parts.append(f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{text}</text>')
    parts.append(
        f'<text x="{LEFT}" y="{bottom + 34}">Change of pain, points of 100. Dashed: 10 points less.'
        "</text>"
    )
    for i, (label, work, finding, settling, stuck) in enumerate(rows):
        y = TOP + ROW * i + 44
        parts.append(f'<text x="{LEFT}" y="{y - 28}" font-weight="bold">{escape(label)}</text>')
        parts.append(f'<text x="{LEFT}" y="{y - 13}">{escape(work)}</text>')
        for tick in TICKS:
            strength = 1.5 if tick == 0 else 0.4
            parts.append(_upright(place(tick), y, f'stroke-width="{strength}"'))
        parts.append(_upright(place(-WORTH_HAVING), y, 'stroke-dasharray="4 3"'))
        if finding.low is not None and finding.high is not None:
            ends = 'stroke-width="2"'
            parts.append(_line(place(finding.low), y, place(finding.high), y, ends))
        parts.append(_dot(place(finding.effect), y))
        parts.append(_diamond(place(settling), y))
        parts.append(_triangle(place(stuck), y))
    return "\n".join((*parts, "</svg>"))


def said(rows: list[tuple[str, str, Finding, float, float]]) -> str:
    """The drawing in words."""
    people = [finding.effect for _, _, finding, _, _ in rows]
    settling = [effect for _, _, _, effect, _ in rows]
    stuck = [effect for _, _, _, _, effect in rows]

    def reach(values: list[float]) -> str:
        return f"{round(min(values))} to {round(max(values))}".replace("-", "minus ")

    return (
        f"Dot chart with {len(rows)} rows, one a finding. Change of pain in points of 100; less "
        f"than zero is less pain. In people, with 95 percent interval: {reach(people)}. In a toy "
        f"that settles: {reach(settling)}. In a stuck toy: {reach(stuck)}. The table has every "
        "number."
    )


def _legend() -> list[str]:
    kinds = (
        (_dot, "people, with 95 % interval"),
        (_diamond, "toy, loop that settles"),
        (_triangle, "toy, stuck loop"),
    )
    return [
        shape(LEFT + 8, 14 + 20 * i) + f'<text x="{LEFT + 22}" y="{18 + 20 * i}">{words}</text>'
        for i, (shape, words) in enumerate(kinds)
    ]


def _line(x1: float, y1: float, x2: float, y2: float, more: str) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="currentColor" {more}/>'


def _upright(x: float, y: float, more: str) -> str:
    return _line(x, y - 9, x, y + 9, more)


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def _hollow(*corners: tuple[float, float]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{points}" fill="none" stroke="currentColor" stroke-width="1.8"/>'


def _diamond(x: float, y: float) -> str:
    return _hollow((x - 6, y), (x, y - 6), (x + 6, y), (x, y + 6))


def _triangle(x: float, y: float) -> str:
    return _hollow((x - 6, y + 5), (x + 6, y + 5), (x, y - 6))
