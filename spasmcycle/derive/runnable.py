"""A model of your own, from its equations: ready to run here and in a reader's browser.

`runnable` derives all that a picture needs from one `System` written in SymPy, as the course's own
models are derived, without writing any file.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from spasmcycle.derive.model import javascript_model, python_module
from spasmcycle.model.equations import System
from spasmcycle.model.models import Model


def runnable(system: System, defaults: Mapping[str, float]) -> Model:
    """The model of these equations.

    Parameters
    ----------
    system : System
        Stocks with their rates per hour, algebraic quantities, and the names of the parameters.
    defaults : dict
        A value for every parameter.

    Raises
    ------
    ValueError
        For parameters without a value, or values of what is no parameter.
    """
    missing = sorted(set(system.parameters) ^ set(defaults))
    if missing:
        raise ValueError(f"{system.name}: parameters and defaults differ in: {', '.join(missing)}")
    made: dict[str, object] = {}
    exec(compile(python_module(system, arrays=False), f"<{system.name}>", "exec"), made)
    ordered = {name: float(defaults[name]) for name in system.parameters}
    javascript = "  SC.models = SC.models || {};\n" + javascript_model(system, ordered)
    return Model(SimpleNamespace(**made), ordered, javascript)
