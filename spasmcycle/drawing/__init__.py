"""The drawings of the body: how a spine, a back, a leg and a whole figure look and move.

`palette.py` says which colour stands for which tissue, in the light and in the dark theme.
`system.py` holds what all drawings share: three weights of line, two cuts, columns of labels whose
leaders never cross, one key. `outlines/` holds the outlines as data, `outlines.py` reads them. Each
drawing is one module: `side.py`, `axial.py`, `body.py`, `trunk.py`, `leg.py`, `circuit.py`,
`loop.py`. What moves live is computed by portable functions (see `spasmcycle.portable`) from the
module's `FACTS`; what stands still is drawn once. `render.py` draws every drawing into a folder.

The outlines are original schematics of an average adult. They are no person's, and no anatomist
has reviewed them.
"""
