"""Live figures: a picture with controls, moved in the reader's browser or from Python.

`svg.py` turns a picture into an SVG with marked artists, `markup.py` puts the element around it,
`runtime.js` moves the marks, `figure.py` is the object in a notebook, `generate.py` makes the
files in `generated/`, so that showing a figure needs neither matplotlib nor SymPy.
"""

from spasmcycle.live.figure import LiveFigure, live, script

__all__ = ["LiveFigure", "live", "script"]
