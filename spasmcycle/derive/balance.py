"""Where the loop comes to rest, worked out from the equations: everything else given guarding.

Hold guarding at M and let the other stocks settle. What drive would hold it there, and what drive
does it get? Where the two agree, the model rests. SymPy solves the equations for this once; what
comes out is printed as plain functions, which the browser can run too (`spasmcycle.portable`).
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp

from spasmcycle.derive import arithmetic
from spasmcycle.model import equations, task
from spasmcycle.model.equations import Q, System, symbols


@dataclass(frozen=True)
class Function:
    """A function of a few numbers and of the settings `p`, with named results."""

    name: str
    says: str
    reads: tuple[str, ...]
    results: dict[str, sp.Expr]


def settled(system: System, stock: str) -> sp.Expr:
    """The value at which a stock comes to rest, in terms of everything its rate reads.

    Raises
    ------
    ValueError
        When there is not exactly one such value.
    """
    found = sp.solve(sp.numer(sp.together(system.stocks[stock])), sp.Symbol(stock))
    if len(found) != 1:
        raise ValueError(f"{stock} comes to rest at {len(found)} places, not one")
    return found[0]


def positive(equation: sp.Expr) -> sp.Expr:
    """Where `equation` is zero for a `pain` above zero.

    Raises
    ------
    ValueError
        When there is not exactly one such place.
    """
    found = sp.solve(sp.numer(sp.together(equation)), sp.Symbol("pain"))
    fitting = [e for e in found if e.subs(dict.fromkeys(e.free_symbols, sp.Rational(1, 3))) > 0]
    if len(fitting) != 1:
        raise ValueError(f"{len(fitting)} solutions above zero, not one")
    return fitting[0]


def needed_drive() -> sp.Expr:
    """The drive that holds guarding at M, the fourth root in it as square roots."""
    M, drive = symbols("M", "drive")
    fourth = sp.solve(sp.numer(sp.together(equations.guarding_rate(drive, M))), drive**4)
    return Q["theta"] * sp.sqrt(sp.sqrt(sp.simplify(fourth[0] / Q["theta"] ** 4)))


def reduced_held() -> Function:
    """The reduced loop, held at M: irritants, pain and root that hold it, and its loop gain."""
    system = equations.reduced()
    M, W, root, pain, drive = symbols("M", "W", "root", "pain", "drive")
    irritants = settled(system, "W")
    need = sp.Symbol("need")
    felt = sp.solve(system.algebraic["drive"] - need, pain)[0]
    answer = needed_drive()
    # The slope of a fourth root over the root itself, without fractional powers.
    slope = sp.simplify(sp.diff(sp.log(answer), M))
    cause = sp.solve(system.algebraic["pain"] - pain, root)[0]
    felt_at = felt.subs(need, answer)
    back = sp.diff(system.algebraic["pain"], W) * sp.diff(irritants, M)
    return Function(
        "reduced_held",
        "The reduced loop held at guarding M (0 < M < 1): what holds it, and its loop gain.",
        ("M",),
        {
            "W": irritants,
            "pain": felt_at,
            "root": cause.subs(pain, felt_at).subs(W, irritants),
            "gain": sp.simplify(back / (sp.diff(felt, need) * slope)) / answer,
        },
    )


def guarding_of_largest_gain() -> Function:
    """The guarding at which the gain of the reduced loop is largest."""
    M = sp.Symbol("M")
    gain = reduced_held().results["gain"]
    places = sp.solve(sp.numer(sp.together(sp.simplify(sp.diff(sp.log(gain), M)))), M)
    inside = [m for m in places if 0 < m.subs(Q["phi"], sp.Rational(1, 3)) < 1]
    if len(inside) != 1:
        raise ValueError(f"the loop's gain has {len(inside)} highest places, not one")
    return Function(
        "guarding_of_largest_gain",
        "The guarding at which the gain of the reduced loop is largest.",
        (),
        {"M": inside[0]},
    )


def return_map() -> Function:
    """The return map: pain in, guarding and irritants settle, and pain comes back."""
    system = equations.reduced()
    guarding = settled(system, "M").subs(sp.Symbol("drive"), system.algebraic["drive"])
    irritants = settled(system, "W")
    return Function(
        "return_map",
        "One round of the reduced loop: pain in; guarding and irritants settle; pain comes back.",
        ("pain",),
        {
            "M": guarding,
            "back": system.algebraic["pain"]
            .subs(sp.Symbol("W"), irritants)
            .subs(sp.Symbol("M"), guarding),
        },
    )


def speeds() -> Function:
    """How fast the reduced loop moves, for arrows and the separatrix in a map of its states."""
    M, W = equations.rates(equations.reduced())
    return Function(
        "speeds",
        "Rates of guarding and irritants in the reduced loop, per hour.",
        ("M", "W"),
        {"M": M, "W": W},
    )


def full_held() -> Function:
    """The full model with disc and inflammation held still, guarding held at M."""
    system = equations.full()
    pain, unsensitised = symbols("pain", "unsensitised")
    W, Z, root = symbols("W", "Z", "root")
    bare = system.algebraic["pain"].subs(Z, 0)
    sensitised = system.algebraic["pain"].subs({Z: settled(system, "Z"), W: 0})
    felt = positive(pain - sensitised.subs(root, unsensitised))
    rest = {name: settled(system, name) for name in ("F", "W")}
    for name in ("root", "strain", "contact", "load"):
        bare = bare.subs(sp.Symbol(name), system.algebraic[name])
    for name, value in rest.items():
        bare = bare.subs(sp.Symbol(name), value)
    felt = felt.subs(unsensitised, bare)
    return Function(
        "full_held",
        "The full model held at guarding M, with I and H held still and the rest settled.",
        ("M", "I", "H"),
        {
            **{name: rest[name] for name in ("W", "F")},
            "Z": settled(system, "Z").subs(pain, felt),
            "pain": felt,
            "drive": system.algebraic["drive"].subs(pain, felt),
            "need": needed_drive(),
        },
    )


def source(function: Function) -> str:
    """The function in the portable subset of Python."""
    lines, results = arithmetic.shared_parts(list(function.results.values()))
    used = set().union(*(e.free_symbols for _, e in lines), *(e.free_symbols for e in results))
    names = sorted(s.name for s in used - {sp.Symbol(n) for n, _ in lines})
    body = [f'{n} = p["{n}"]' for n in names if n not in function.reads]
    body += [f"{name} = {arithmetic.arithmetic(e)}" for name, e in lines]
    pairs = [
        f'"{k}": {arithmetic.arithmetic(e)}' for k, e in zip(function.results, results, strict=True)
    ]
    body.append("return {" + ", ".join(pairs) + "}")
    inside = "".join(f"    {line}\n" for line in body)
    arguments = ", ".join((*function.reads, "p"))
    return f'def {function.name}({arguments}):\n    """{function.says}"""\n{inside}'


def task_at_rest() -> Function:
    """The second model in one part of the movement."""
    return Function(
        "task_at_rest",
        "Muscle activity and pain once settled in one part of the movement.",
        (),
        task.settled(),
    )


def python_module(notice: str) -> str:
    """All functions as one module; `notice` says where it comes from."""
    head = '"""Where the models come to rest. Every function takes the settings as a dict `p`.\n\n'
    made = (reduced_held, guarding_of_largest_gain, return_map, speeds, full_held, task_at_rest)
    functions = "\n\n".join(source(make()) for make in made)
    return f'{head}{notice}\n"""\n\nfrom math import sqrt\n\nmaximum = max\n\n\n{functions}'
