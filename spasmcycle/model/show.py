"""The equations and the parameters, ready to be shown in a lesson or printed on a page.

Everything comes from the generated files, so a lesson shows the equations that run.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


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
        "full" (six stocks) or "reduced" (two stocks, the rest frozen into `root`).
    *names : str
        Only these quantities, such as "pain", "M" or "W"; all where none is named.

    Raises
    ------
    ValueError
        For an unknown system or quantity.
    """
    from IPython.display import Math

    if system not in latex():
        raise ValueError(f"unknown system {system!r}; known: {', '.join(latex())}")
    known = latex()[system]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"unknown quantity {unknown[0]!r}; known: {', '.join(known)}")
    # A table of lines sets fractions small; \dfrac keeps them readable.
    chosen = [known[name].replace(r"\frac", r"\dfrac") for name in names or known]
    lines = [line.replace(" = ", " & = ", 1) for line in chosen]
    return Math(r"\begin{array}{rl}" + r" \\ ".join(lines) + r"\end{array}")
