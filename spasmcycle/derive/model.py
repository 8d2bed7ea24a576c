"""Every form of the models that is made from the equations.

Python, NumPy, JavaScript and C of each system, the LaTeX of the equations, and the equations
and parameters in the model card.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import sympy as sp

from spasmcycle import translate
from spasmcycle.derive import arithmetic, balance
from spasmcycle.derive.files import BOOK, DO_NOT_EDIT, MADE, filled
from spasmcycle.model import equations, parameters, rodas4, task
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, integrate, solve, stored_hours
from spasmcycle.model.task_parameters import TASK_PARAMETERS

EQUATIONS = DO_NOT_EDIT.format("equations.py")
SYSTEMS = (equations.full, equations.reduced)


def python_module(system: equations.System, arrays: bool, source: str = "equations.py") -> str:
    """The routines of a system as a Python module; with `arrays`, for NumPy arrays."""
    made = arithmetic.routines(system)
    what = "NumPy arrays, one entry a stock" if arrays else "plain numbers"
    importing = "from numpy import maximum" if arrays else "maximum = max"
    constants = "".join(f"{k} = {v}\n" for k, v in arithmetic.sizes(system, made).items())
    names = (
        f"stocks = {tuple(system.stocks)!r}\n"
        f"parameters = {tuple(system.parameters)!r}\n"
        f"observables = {tuple(equations.observables(system))!r}\n"
    )
    routines = "\n\n".join(arithmetic.python_source(r) for r in made)
    notice = DO_NOT_EDIT.format(source)
    head = f'"""The {system.name} system for {what}.\n\n{notice}\n"""\n\n'
    return f"{head}{importing}\n\n{constants}{names}\n\n{routines}"


def javascript_model(system: equations.System, defaults: Mapping[str, float]) -> str:
    """One system for the browser, with the values that its parameters have if nothing is said."""
    made = [r for r in arithmetic.routines(system) if r.name != "jacobian"]
    facts = arithmetic.sizes(system, made) | {
        "stocks": list(system.stocks),
        "parameters": list(system.parameters),
        "observables": list(equations.observables(system)),
        "defaults": dict(defaults),
    }
    facts_text = "".join(f"    {k}: {json.dumps(v)},\n" for k, v in facts.items())
    methods = "".join(arithmetic.javascript_source(r) for r in made)
    return f"  SC.models.{system.name} = {{\n{facts_text}{methods}  }};\n"


def javascript() -> str:
    """The systems, the solver and the parameters for the browser: plain, classic script."""
    parts = [f'// {EQUATIONS}\n(function (SC) {{\n  "use strict";\n']
    parts.append("  SC.models = SC.models || {};\n")
    for make in SYSTEMS:
        system = make()
        parts.append(javascript_model(system, parameters.defaults(system.parameters)))
    parts.append(translate.WORDS_JS)
    parts += [f"  {function}\n" for function in translate.javascript(_solver())]
    parts.append(
        "  SC.integrate = integrate;\n  SC.solve = solve;\n"
        f"  SC.storedHours = stored_hours;\n  SC.tolerance = {TOLERANCE};\n"
    )
    parts.append("})(globalThis.SpasmCycle);\n")
    return "".join(parts)


def _solver() -> translate.Use:
    """How the solver is used: an example of every argument (see `integrate`)."""
    model = translate.like(full)
    settings = dict.fromkeys(full.parameters, 0.5)
    shares = dict.fromkeys(full.stocks, 0.5)
    parts = [{"day": 0.5, "settings": settings, "keep": shares, "again": True}]
    case = {
        "segments": parts,
        "start": shares,
        "columns": [full.stocks[0]],
        "asked": full.observables[0],
        "above": 0.5,
        "taken": parts,
    }
    segments = [{"start": 0.5, "p": [0.5], "keep": [0.5]}]
    return translate.given(
        (integrate, model, [0.5], segments, [0.5], TOLERANCE),
        (solve, model, settings, case, [0.5], TOLERANCE),
        (stored_hours, 84),
    )


def c_source() -> str:
    """Every system in C, for the benchmark: static functions over arrays of double.

    With the numbers of the solver's method, and the places of what can be read from a state.
    """
    parts = [f"/* {EQUATIONS} */\n#include <math.h>\n", rodas4.c_source()]
    for make in SYSTEMS:
        system = make()
        made = [r for r in arithmetic.routines(system) if r.name != "jacobian"]
        facts = arithmetic.sizes(system, made) | {"parameters": len(system.parameters)}
        facts |= {f"at_{name}": place for place, name in enumerate(system.algebraic)}
        parts += [f"#define {system.name.upper()}_{k.upper()} {v}\n" for k, v in facts.items()]
        parts += [arithmetic.c_source(system, routine) for routine in made]
    return "\n".join(parts)


def _latex_names() -> dict[sp.Symbol, str]:
    known = parameters.PARAMETERS | TASK_PARAMETERS
    names = {sp.Symbol(n): p.symbol for n, p in known.items()}
    upright = ("load", "contact", "strain", "root", "pain", "drive", "silence", "base")
    names |= {sp.Symbol(f"drive_{n}"): rf"\mathrm{{drive}}_{n}" for n in "SDA"}
    return names | {sp.Symbol(n): rf"\mathrm{{{n}}}" for n in upright}


def latex(system: equations.System) -> dict[str, str]:
    """The equations of a system as LaTeX, one a quantity, in reading order."""
    names = _latex_names()

    def side(expression: sp.Expr) -> str:
        return sp.latex(expression, symbol_names=names, order="rev-lex", mul_symbol=r"\, ")

    found = {}
    for name, expression in system.algebraic.items():
        left = names.get(sp.Symbol(name), rf"\mathrm{{{name.replace('_', chr(92) + ' ')}}}")
        found[name] = f"{left} = {side(expression)}"
    for name, rate in system.stocks.items():
        found[name] = rf"\frac{{d{name}}}{{dt}} = {side(rate)}"
    return found


def parameter_table(known: Mapping[str, parameters.Parameter]) -> str:
    """Parameters as a Markdown table: what each is, and where its value comes from."""
    rows = [
        "| symbol | name in code | value | unit | range | meaning | where it comes from |",
        "|---|---|---|---|---|---|---|",
    ]
    for p in known.values():
        unit = "" if p.unit == "1" else p.unit
        span = "fixed" if p.low == p.high else f"{_signed(p.low)} to {_signed(p.high)}"
        source = p.provenance
        if p.reference:
            source += f" ([source](references.md#{p.reference}))"
        rows.append(
            f"| ${p.symbol}$ | `{p.name}` | {_signed(p.value)} | {unit} | {span} "
            f"| {p.meaning} | {source} |"
        )
    return "\n".join(rows)


def _signed(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def grade_table() -> str:
    """The types of herniation as a Markdown table, with what was found in people."""
    rows = [
        "| type | $H$ at the start | $\\tau_H$, days | where both come from | shrank in people |",
        "|---|---|---|---|---|",
    ]
    for g in parameters.GRADES.values():
        rows.append(
            f"| {g.label} | {g.H0:g} | {g.tau_H:g} | {parameters.CHOSEN} "
            f"| {g.shrank:g} % ([source](references.md#{g.reference})) |"
        )
    return "\n".join(rows)


def equation_list(system: equations.System) -> str:
    """The equations as Markdown, each on a line of its own."""
    return "\n\n".join(f"$$\n{line}\n$$" for line in latex(system).values())


def model_card() -> dict[Path, str]:
    """The model card with both models' equations and parameters, where the book is beside the
    package."""
    page = BOOK / "model-card.md"
    if not page.exists():
        return {}
    text = page.read_text(encoding="utf-8")
    for name, inside in {
        "equations": equation_list(equations.full()),
        "parameters": parameter_table(parameters.PARAMETERS),
        "grades": grade_table(),
        "task_equations": equation_list(task.task()),
        "task_parameters": parameter_table(TASK_PARAMETERS),
    }.items():
        text = filled(text, name, inside)
    return {page: text}


def outputs() -> dict[Path, str]:
    """Every generated file and its text."""
    found = {
        MADE / "__init__.py": f'"""What is derived from the equations.\n\n{EQUATIONS}\n"""\n',
        MADE / "model.js": javascript(),
        MADE / "balance.py": balance.python_module(DO_NOT_EDIT.format("equations.py and task.py")),
        MADE / "task.py": python_module(task.task(), arrays=False, source="task.py"),
        MADE / "model.c": c_source(),
        MADE / "equations.json": json.dumps(
            {make().name: latex(make()) for make in (*SYSTEMS, task.task)}, indent=1
        )
        + "\n",
    }
    found |= model_card()
    for make in SYSTEMS:
        system = make()
        found[MADE / f"{system.name}.py"] = python_module(system, arrays=False)
        found[MADE / f"{system.name}_numpy.py"] = python_module(system, arrays=True)
    return found
