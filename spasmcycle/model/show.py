"""The equations and the parameters, ready to be shown in a lesson or printed on a page.

Everything comes from the generated files, so a lesson shows the equations that run.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from spasmcycle.model.allowed import named


@cache
def latex() -> dict[str, dict[str, str]]:
    """{system: {quantity: LaTeX of its equation}}, in reading order."""
    text = files("spasmcycle").joinpath("model", "generated", "equations.json").read_text("utf-8")
    return json.loads(text)


def equations(system: str = "reduced", *names: str) -> object:
    """The equations of a system, for display at the end of a notebook cell.

    Parameters
    ----------
    system : str
        "full" (six stocks), "reduced" (two stocks, the rest frozen into `root`) or "task" (the
        second model: three muscles in one bend forward).
    *names : str
        Only these quantities, such as "pain", "M" or "W"; all where none is named.

    Raises
    ------
    ValueError, TypeError
        For an unknown system or quantity, or something that is no name.
    """
    from IPython.display import Math

    known = named("system", system, latex())
    chosen = [named("quantity", name, known) for name in names or known]
    # A table of lines sets fractions small; \dfrac keeps them readable.
    lines = [line.replace(r"\frac", r"\dfrac").replace(" = ", " & = ", 1) for line in chosen]
    return Math(r"\begin{array}{rl}" + r" \\ ".join(lines) + r"\end{array}")
