"""The motion segment L4–L5 and the leg as shapes that answer to their state.

`side.py` is the view from the side, `axial.py` the view from below, `leg.py` the leg. Their points
stand in `outlines/*.json`, which can be edited without reading any code; `shapes.py` reads them,
says what is wrong with them, and moves them. `labels.py` writes names.
"""
