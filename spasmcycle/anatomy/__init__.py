"""The motion segment L4–L5 and the leg as shapes that answer to their state.

`side.py` is the view from the side, `axial.py` the view from below, `leg.py` the leg. Their points
stand in `outlines/*.json`, which can be edited without reading any code; `shapes.py` reads them,
says what is wrong with them, and moves them. `labels.py` writes names.
"""

from spasmcycle.anatomy.axial import (
    AXIAL,
    AXIAL_FACTS,
    AXIAL_LABELS,
    AXIAL_MOVES,
    NARROW,
    NARROW_DEPTH,
    axial_view,
    crowded,
)
from spasmcycle.anatomy.labels import SHOWS
from spasmcycle.anatomy.leg import LEG, STRIPS, strip, ticks_along
from spasmcycle.anatomy.shapes import area_of
from spasmcycle.anatomy.side import (
    HEIGHTS,
    SHAPES,
    SIDE,
    SIDE_FACTS,
    SIDE_LABELS,
    TRACE,
    drawn_size,
    kind_of,
    muscle_signal,
    side_view,
)

__all__ = [
    "AXIAL",
    "AXIAL_FACTS",
    "AXIAL_LABELS",
    "AXIAL_MOVES",
    "HEIGHTS",
    "LEG",
    "NARROW",
    "NARROW_DEPTH",
    "SHAPES",
    "SHOWS",
    "SIDE",
    "SIDE_FACTS",
    "SIDE_LABELS",
    "STRIPS",
    "TRACE",
    "area_of",
    "axial_view",
    "crowded",
    "drawn_size",
    "kind_of",
    "muscle_signal",
    "side_view",
    "strip",
    "ticks_along",
]
