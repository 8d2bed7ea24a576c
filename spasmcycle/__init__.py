"""The Spasm Cycle: a toy model of pain and guarding, its pictures, and the lessons' live figures.

Importing the package is cheap: SymPy, NumPy and matplotlib are loaded only when something asks
for them, so that a lesson opens quickly everywhere.

The rooms, in reading order: `model` (the equations, once), `simulate` and `analysis` (runs and
what can be read from them), `figures` (one matplotlib function a picture), `live` (a figure with
controls), `quiz` (questions and predictions), `evidence` (references), `page` (what every place
shows) and `publish` (the course site).
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {
    "live": ("spasmcycle.live", "live"),
    "simulate": ("spasmcycle.simulate", "simulate"),
    "quiz": ("spasmcycle.quiz", "quiz"),
    "predict": ("spasmcycle.quiz", "predict"),
}

__all__ = ["__version__", *sorted(_ROOMS)]


def __getattr__(name: str) -> object:
    """Load a lesson-facing function the first time it is asked for."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'spasmcycle' has no attribute {name!r}")
    room, attribute = _ROOMS[name]
    return getattr(import_module(room), attribute)


def __dir__() -> list[str]:
    return sorted([*globals(), *_ROOMS])
