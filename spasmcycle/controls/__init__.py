"""What a reader can set: one file a kind in Python, one of the same name in JavaScript.

`control.py` says what a control is. A kind that is put into this folder is found by itself.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from spasmcycle.controls.choice import Choice
from spasmcycle.controls.control import Control, Value, chosen, row
from spasmcycle.controls.slider import Slider

__all__ = ["Choice", "Control", "Slider", "Value", "chosen", "kinds", "row"]


@cache
def kinds() -> dict[str, type[Control]]:
    """Every kind of control by its name."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {kind.kind: kind for kind in sorted(Control.__subclasses__(), key=lambda k: k.kind)}
