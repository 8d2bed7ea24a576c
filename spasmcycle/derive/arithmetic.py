"""From the equations to straight-line arithmetic, the same in every language.

The printed code uses only +, −, ×, ÷ and `max`, in the same order everywhere, with integer powers
as products. Floating-point arithmetic of that kind is exact to the last bit in Python, NumPy,
JavaScript and C alike, so the four agree bit for bit.

What depends on parameters alone is computed once a run (`prepare`), not at every step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

import sympy as sp

from spasmcycle.model import equations
from spasmcycle.model.equations import System

Line = tuple[str, sp.Expr]
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_RESERVED = frozenset("y q f o p c a b E I_ in is as if do for let var new try int lambda".split())


@dataclass
class Routine:
    """One straight-line function: reads arrays, makes temporaries, writes one array.

    `reads` gives (array name, names of its entries); `lines` the temporaries; `writes` the array
    written and its expressions.
    """

    name: str
    reads: list[tuple[str, list[str]]]
    lines: list[Line]
    target: str
    results: list[sp.Expr]
    scalars: list[str] = field(default_factory=list)


def arithmetic(e: sp.Expr) -> str:
    """An expression as text that Python, NumPy, JavaScript and C read alike.

    Raises
    ------
    ValueError
        For anything but +, −, ×, ÷, whole powers, square and fourth roots and `max` of two.
    """
    if e.is_Symbol:
        if not _NAME.fullmatch(e.name):
            raise ValueError(f"{e.name!r} cannot be a name in every language")
        return e.name
    if e.is_Number:
        return repr(float(e))
    if e.is_Add:
        text = ""
        for term in e.as_ordered_terms():
            negative = term.could_extract_minus_sign()
            piece = arithmetic(-term if negative else term)
            text += (
                (" - " if negative else " + ") + piece
                if text
                else ("-" if negative else "") + piece
            )
        return f"({text})"
    if e.is_Mul:
        above, below = [], []
        for factor in e.as_ordered_factors():
            if factor.is_Pow and factor.exp.is_negative:
                below.append(arithmetic(factor.base ** (-factor.exp)))
            elif factor.is_Rational and not factor.is_Integer and factor.p == 1:
                below.append(repr(float(factor.q)))
            else:
                above.append(arithmetic(factor))
        if above[:1] == ["-1.0"] and len(above) > 1:
            above[:2] = ["-" + above[1]]
        text = " * ".join(above or ["1.0"])
        for divisor in below:
            text += f" / {divisor}"
        return f"({text})"
    if e.is_Pow and e.exp.is_negative:
        return f"(1.0 / {arithmetic(e.base ** (-e.exp))})"
    if e.is_Pow and e.exp == sp.Rational(1, 2):
        return f"sqrt({arithmetic(e.base)})"
    if e.is_Pow and e.exp == sp.Rational(1, 4):
        return f"sqrt(sqrt({arithmetic(e.base)}))"
    if e.is_Pow and e.exp.is_Integer:
        return "(" + " * ".join([arithmetic(e.base)] * int(e.exp)) + ")"
    if isinstance(e, sp.Max) and len(e.args) == 2:
        return f"maximum({arithmetic(e.args[0])}, {arithmetic(e.args[1])})"
    raise ValueError(f"no arithmetic for {type(e).__name__}: {e}")


class _Prepared:
    """Collects the parts that depend on parameters alone, each computed once."""

    def __init__(self, parameters: tuple[str, ...]) -> None:
        self.parameters = {sp.Symbol(name) for name in parameters}
        self.found: dict[sp.Expr, sp.Symbol] = {}

    def hoist(self, e: sp.Expr) -> sp.Expr:
        if e.is_Atom and not e.is_Symbol:
            return e
        if e.free_symbols and e.free_symbols <= self.parameters:
            return self.found.setdefault(e, sp.Symbol(f"q{len(self.found)}"))
        if e.is_Atom:
            return e
        if e.is_Add or e.is_Mul:
            fixed = [a for a in e.args if a.free_symbols <= self.parameters]
            loose = [self.hoist(a) for a in e.args if not a.free_symbols <= self.parameters]
            whole = e.func(*fixed)
            return e.func(whole if not whole.free_symbols else self.hoist(whole), *loose)
        return e.func(*(self.hoist(a) for a in e.args))


@cache
def routines(system: System) -> list[Routine]:
    """`prepare`, `rhs`, `factor`, `solve`, `observe` and `jacobian` of a system.

    `factor` decomposes c·1 − J (c a number, J the Jacobian) without pivoting, in the order that
    fills in least; `solve` then solves with it. Both serve the implicit steps of `integrate`.
    """
    stocks = list(system.stocks)
    names = stocks + list(system.parameters)
    clash = sorted(_RESERVED & set(names))
    if clash:
        raise ValueError(f"names with another meaning in the generated code: {', '.join(clash)}")
    prepared = _Prepared(system.parameters)
    rates = [prepared.hoist(e) for e in equations.rates(system)]
    matrix = equations.jacobian(system).applyfunc(sp.together).applyfunc(prepared.hoist)
    seen = equations.observables(system)
    observed = [
        prepared.hoist(sp.together(e) if "_to_" in n or n.startswith("gain_") else e)
        for n, e in seen.items()
    ]
    fixed = [s.name for s in prepared.found.values()]
    state = [("y", stocks), ("q", fixed)]

    def shared(name: str, exprs: list[sp.Expr], target: str) -> Routine:
        lines, results = shared_parts(exprs)
        return Routine(name, state, lines, target, results)

    made = [
        Routine("prepare", [("p", list(system.parameters))], [], "q", list(prepared.found)),
        shared("rhs", rates, "f"),
        shared("observe", observed, "o"),
        shared("jacobian", list(matrix), "a"),
    ]
    made[0].lines, made[0].results = shared_parts(made[0].results)
    return made + _factorisation(system, matrix, state)


def shared_parts(exprs: list[sp.Expr]) -> tuple[list[Line], list[sp.Expr]]:
    """Shared parts as temporaries; the base of a power is always one, as it is used often."""
    common, results = sp.cse(exprs, symbols=sp.numbered_symbols("x"))
    lines: list[Line] = []

    def named(e: sp.Expr) -> sp.Expr:
        bases = [p.base for p in e.atoms(sp.Pow) if p.exp.is_Integer and p.exp > 1]
        for base in sorted((b for b in bases if not b.is_Atom), key=sp.default_sort_key):
            symbol = sp.Symbol(f"z{len(lines)}")
            lines.append((symbol.name, base))
            e = e.subs(base, symbol)
        return e

    for symbol, e in common:
        e = named(e)
        lines.append((symbol.name, e))
    results = [named(e) for e in results]
    return lines, results


def _factorisation(
    system: System, matrix: sp.Matrix, state: list[tuple[str, list[str]]]
) -> list[Routine]:
    """Sparse LU of c·1 − J: symbolic elimination over the entries that are not zero."""
    n = len(system.stocks)
    lines: list[Line] = []
    places = [(i, j) for i in range(n) for j in range(n) if matrix[i, j] != 0]
    lines, values = shared_parts([matrix[i, j] for i, j in places])
    entry: dict[tuple[int, int], sp.Symbol] = {}
    count = 0

    def name(value: sp.Expr) -> sp.Symbol:
        nonlocal count
        symbol = sp.Symbol(f"e{count}")
        count += 1
        lines.append((symbol.name, value))
        return symbol

    c = sp.Symbol("c")
    jac = dict(zip(places, values, strict=True))
    for i in range(n):
        for j in range(n):
            if i == j:
                entry[i, j] = name(c - jac.get((i, j), sp.Integer(0)))
            elif (i, j) in jac:
                entry[i, j] = name(-jac[i, j])
    left, order = list(range(n)), []
    stored: dict[tuple[str, int, int], int] = {}
    results: list[sp.Expr] = []

    def keep(kind: str, i: int, j: int, value: sp.Expr) -> None:
        stored[kind, i, j] = len(results)
        results.append(value)

    while left:

        def fill(k: int) -> int:
            return sum((i, k) in entry for i in left) * sum((k, j) in entry for j in left)

        k = min(left, key=fill)
        left.remove(k)
        order.append(k)
        inverse = name(1 / entry[k, k])
        keep("d", k, k, inverse)
        for j in left:
            if (k, j) in entry:
                keep("u", k, j, entry[k, j])
        for i in left:
            if (i, k) in entry:
                factor = name(entry[i, k] * inverse)
                keep("l", i, k, factor)
                for j in left:
                    if (k, j) in entry:
                        entry[i, j] = name(entry.get((i, j), sp.Integer(0)) - factor * entry[k, j])
    solution = [sp.Symbol(f"b{i}") for i in range(n)]
    unknown: list[Line] = []
    a = [sp.Symbol(f"a{i}") for i in range(len(results))]
    for k in order:
        for (kind, i, j), place in stored.items():
            if kind == "l" and j == k:
                updated = sp.Symbol(solution[i].name + "_")
                unknown.append((updated.name, solution[i] - a[place] * solution[k]))
                solution[i] = updated
    for k in reversed(order):
        value = solution[k]
        for (kind, i, j), place in stored.items():
            if kind == "u" and i == k:
                value = value - a[place] * solution[j]
        solution[k] = sp.Symbol(f"s{k}")
        unknown.append((solution[k].name, value * a[stored["d", k, k]]))
    return [
        Routine("factor", state, lines, "a", results, ["c"]),
        Routine(
            "solve",
            [("a", [s.name for s in a]), ("b", [f"b{i}" for i in range(n)])],
            unknown,
            "b",
            list(solution),
        ),
    ]


def _needed(routine: Routine) -> list[tuple[str, int, str]]:
    """The array entries that a routine really uses."""
    used: set[str] = set()
    for _, e in routine.lines:
        used |= {s.name for s in e.free_symbols}
    for e in routine.results:
        used |= {s.name for s in e.free_symbols}
    return [
        (array, i, name)
        for array, names in routine.reads
        for i, name in enumerate(names)
        if name in used
    ]


def _arguments(routine: Routine) -> list[str]:
    arrays = [array for array, _ in routine.reads]
    extra = [] if routine.target in arrays else [routine.target]
    return arrays + routine.scalars + extra


def python_source(routine: Routine) -> str:
    """A routine as a Python function (numbers, or NumPy arrays with `maximum` from NumPy)."""
    body = [f"{name} = {array}[{i}]" for array, i, name in _needed(routine)]
    body += [f"{name} = {arithmetic(e)}" for name, e in routine.lines]
    body += [f"{routine.target}[{i}] = {arithmetic(e)}" for i, e in enumerate(routine.results)]
    inside = "".join(f"    {line}\n" for line in body)
    return f"def {routine.name}({', '.join(_arguments(routine))}):\n{inside}"


def javascript_source(routine: Routine) -> str:
    """A routine as a method of a JavaScript object."""
    body = [f"const {name} = {array}[{i}];" for array, i, name in _needed(routine)]
    body += [f"const {name} = {_js(e)};" for name, e in routine.lines]
    body += [f"{routine.target}[{i}] = {_js(e)};" for i, e in enumerate(routine.results)]
    inside = "".join(f"      {line}\n" for line in body)
    return f"    {routine.name}({', '.join(_arguments(routine))}) {{\n{inside}    }},\n"


def _js(e: sp.Expr) -> str:
    """Outer brackets off and short numbers: the same value, fewer bytes to send."""
    text = arithmetic(e).replace("maximum(", "Math.max(")
    text = re.sub(r"(?<![\w.])(\d+)\.0(?!\d)", r"\1", text)
    return text[1:-1] if text.startswith("(") and _matching(text) == len(text) - 1 else text


def _matching(text: str) -> int:
    depth = 0
    for i, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return i
    return -1


def c_source(system: System, routine: Routine) -> str:
    """A routine as a static C function over arrays of double."""
    body = [f"const double {name} = {array}[{i}];" for array, i, name in _needed(routine)]
    body += [
        f"const double {n} = {arithmetic(e).replace('maximum(', 'fmax(')};"
        for n, e in routine.lines
    ]
    body += [
        f"{routine.target}[{i}] = {arithmetic(e).replace('maximum(', 'fmax(')};"
        for i, e in enumerate(routine.results)
    ]
    arguments = ", ".join(
        f"double {name}" if name in routine.scalars else f"double *restrict {name}"
        for name in _arguments(routine)
    )
    inside = "".join(f"    {line}\n" for line in body)
    return f"static void {system.name}_{routine.name}({arguments}) {{\n{inside}}}\n"


def sizes(system: System, made: list[Routine]) -> dict[str, int]:
    """Lengths of the arrays that the routines read and write."""
    by_name = {routine.name: routine for routine in made}
    return {
        "n": len(system.stocks),
        "prepared": len(by_name["prepare"].results),
        "factors": len(by_name["factor"].results),
        "observed": len(by_name["observe"].results),
    }
