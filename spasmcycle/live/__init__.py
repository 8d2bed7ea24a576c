"""Live figures: a picture with controls, moved in the reader's browser or from Python.

`svg.py` turns a picture into an SVG with marked artists, `markup.py` puts the element around it,
`figure.py` is the object in a notebook, `generate.py` makes the files in `generated/`, so that
showing a figure needs neither matplotlib nor SymPy. In the browser `figure.js` joins what
`compute.js` (runs), `marks.js`, `prediction.js`, `reveal.js`, `table.js`, `address.js` and
`follow.js` (links) do; what a
reader sets is in `spasmcycle.controls`.
"""

from spasmcycle.live.figure import LiveFigure, live, script

__all__ = ["LiveFigure", "live", "script"]
