"""The numbers of the solver's method, read from its one source, `model.integrate`.

The solver for a browser must hold them as plain numbers in its text. Other forms of the same
method (`cohort.lockstep`, the yardstick of the bench in C) are given them from here.
"""

from __future__ import annotations

import ast
import inspect
import re

from spasmcycle.model.integrate import integrate

Rows = tuple[tuple[float, ...], ...]
_NUMBER = re.compile(r"[+-]?\d+\.\d+")


def coefficients() -> tuple[Rows, Rows]:
    """Shares of the earlier stages in a stage's state, and in its rate, one row a stage.

    Raises
    ------
    ValueError
        When the source of `integrate` no longer has five stages as they are looked for.
    """
    tree = ast.parse(inspect.getsource(integrate))
    loops = (node for node in ast.walk(tree) if isinstance(node, ast.While))
    step = next(loop for loop in loops if ast.unparse(loop.test) == "t < stop")
    state, rate = [], []
    for loop in step.body:
        if isinstance(loop, ast.For):
            line = loop.body[0]
            text = ast.unparse(line.value).replace(" ", "")
            row = tuple(float(number) for number in _NUMBER.findall(text))
            if row:
                (rate if isinstance(line, ast.AugAssign) else state).append(row)
    if [len(row) for row in (*state, *rate)] != [1, 2, 3, 4, 1, 2, 3, 4, 5]:
        raise ValueError("the stages of `integrate` are not as `coefficients` looks for them")
    return tuple(state), tuple(rate)


def python_module(notice: str) -> str:
    """The two tables as a Python module; `notice` says where it comes from."""
    return f'"""The numbers of the solver\'s method.\n\n{notice}\n"""\n\n' + "".join(
        f"{name} = (\n" + "".join(f"    {row!r},\n" for row in rows) + ")\n"
        for name, rows in zip(("STATE", "RATE"), coefficients(), strict=True)
    )


def c_source() -> str:
    """The two tables as arrays of C, rows filled up with zeros."""
    return "".join(
        f"static const double {name}[{len(rows)}][{len(rows)}] = {{\n"
        + "".join(f"    {{{', '.join(map(repr, row))}}},\n" for row in rows)
        + "};\n"
        for name, rows in zip(("STATE", "RATE"), coefficients(), strict=True)
    )
