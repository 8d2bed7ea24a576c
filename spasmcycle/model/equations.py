"""The model, written once. Everything else about it is derived from this file.

Time runs in hours; parameters whose unit is days are turned into hours here. A stock changes by
its rate; an algebraic quantity is defined by the others at every moment. To change the model,
change a line here and run `make generate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import sympy as sp

from spasmcycle.model.parameters import PARAMETERS

Q = {name: sp.Symbol(name) for name in PARAMETERS}
HOURS_A_DAY = 24


@dataclass(frozen=True, eq=False)
class System:
    """A set of equations; the same only as itself, so that what is derived can be kept.

    Attributes
    ----------
    name : str
    stocks : dict[str, Expr]
        Rate of change of each stock, per hour.
    algebraic : dict[str, Expr]
        Quantities defined by the others, in the order in which they can be computed.
    parameters : tuple of str
    links : tuple of (source, target)
        The arrows of the loop diagram.
    loops : dict[str, tuple of str]
        Closed walks along the arrows, as the quantities they pass.
    """

    name: str
    stocks: dict[str, sp.Expr]
    algebraic: dict[str, sp.Expr]
    parameters: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    loops: dict[str, tuple[str, ...]] | None = None


def symbols(*names: str) -> tuple[sp.Symbol, ...]:
    """The symbols of stocks and algebraic quantities, by name."""
    return tuple(sp.Symbol(name) for name in names)


def drive_for(pain: sp.Expr) -> sp.Expr:
    """What drives guarding: pain and stress, less what treatments take off."""
    return Q["g"] * (1 - Q["relaxant"]) * (pain * (1 - Q["analgesia"]) + Q["s"] * Q["stress"])


def guarding_rate(drive: sp.Expr, M: sp.Expr) -> sp.Expr:
    """Guarding follows a steep, saturating response to its drive (power 4); per hour."""
    return (drive**4 / (Q["theta"] ** 4 + drive**4) - M) / Q["tau_M"]


def irritants_rate(M: sp.Expr, W: sp.Expr) -> sp.Expr:
    """Guarding makes irritants; blood flow washes them out, guarding slows that flow; per hour."""
    outflow = Q["washout"] * (1 + Q["heat"]) * (1 - Q["phi"] * M) * W
    return (Q["release"] * M - outflow) / Q["tau_W"]


@cache
def full() -> System:
    """The six-stock model: guarding, irritants, inflammation, fatigue, sensitisation, disc."""
    M, W, I, F, Z, H = symbols("M", "W", "I", "F", "Z", "H")
    load, contact, strain, root = symbols("load", "contact", "strain", "root")
    pain, drive = symbols("pain", "drive")
    q = Q
    algebraic = {
        "load": q["posture"] * (1 - q["unloading"]) * (1 + q["c_F"] * F) + q["c_M"] * M,
        "contact": H * load * (1 - q["traction"]) / (load * (1 - q["traction"]) + q["p50"]),
        "strain": q["a_L"] * sp.Max(0, q["posture"] * q["weakness"] * (1 - q["unloading"]) - 1),
        "root": q["a_C"] * contact + q["a_I"] * I + strain + q["r0"],
        "pain": (root + q["k"] * W) * (1 + q["zeta"] * Z),
        "drive": drive_for(pain),
        "pain_shown": 10 * pain / (pain + q["pain_half"]),
    }
    stocks = {
        "M": guarding_rate(drive, M),
        "W": irritants_rate(M, W),
        "I": (q["k_H"] * H**2 - (1 + q["anti_inflammatory"]) * I) / (HOURS_A_DAY * q["tau_I"]),
        "F": M * (1 - F) / q["tau_fatigue"] - F * (1 - M) / q["tau_recovery"],
        "Z": (pain / (pain + q["z50"]) - Z) / (HOURS_A_DAY * q["tau_Z"]),
        "H": -H / (HOURS_A_DAY * q["tau_H"]),
    }
    links = (
        ("root", "pain"),
        ("pain", "M"),
        ("M", "W"),
        ("W", "pain"),
        ("M", "load"),
        ("load", "root"),
        ("M", "F"),
        ("F", "load"),
        ("pain", "Z"),
        ("Z", "pain"),
    )
    loops = {
        "irritants": ("pain", "M", "W", "pain"),
        "load": ("pain", "M", "load", "root", "pain"),
        "fatigue": ("pain", "M", "F", "load", "root", "pain"),
        "sensitisation": ("pain", "Z", "pain"),
    }
    return System("full", stocks, algebraic, tuple(PARAMETERS), links, loops)


@cache
def reduced() -> System:
    """The two-stock loop: everything slow is frozen into one number, `root`."""
    M, W, root, pain, drive = symbols("M", "W", "root", "pain", "drive")
    calm = {Q[name]: 0 for name in ("relaxant", "analgesia", "stress", "heat")}
    algebraic = {"pain": root + Q["k"] * W, "drive": drive_for(pain).subs(calm)}
    stocks = {"M": guarding_rate(drive, M), "W": irritants_rate(M, W).subs(calm)}
    parameters = ("root", "k", "g", "phi", "theta", "tau_M", "tau_W", "release", "washout")
    loops = {"irritants": ("pain", "M", "W", "pain")}
    return System(
        "reduced", stocks, algebraic, parameters, (("pain", "M"), ("M", "W"), ("W", "pain")), loops
    )


def definition_of(system: System, name: str) -> sp.Expr:
    """A quantity's own equation, in terms of its direct neighbours in the diagram."""
    return system.stocks[name] if name in system.stocks else system.algebraic[name]


def link_strength(system: System, source: str, target: str) -> sp.Expr:
    """How much the target shifts, at rest, for a small shift of the source (dimensionless).

    For an algebraic target this is its partial derivative. For a stock it is the shift of the
    value at which the stock would come to rest, −(∂f/∂source)/(∂f/∂stock). Steps that are not
    drawn (contact between load and root) are followed.
    """
    drawn = {name for pair in system.links for name in pair}
    expression = definition_of(system, target)
    hidden = [n for n in reversed(tuple(system.algebraic)) if n not in drawn]
    for name in hidden:
        expression = expression.subs(sp.Symbol(name), system.algebraic[name])
    change = sp.diff(expression, sp.Symbol(source))
    if target in system.algebraic:
        return change
    return -change / sp.diff(expression, sp.Symbol(target))


def loop_gain(system: System, loop: str) -> sp.Expr:
    """What comes back after one round of the loop for each unit put in (dimensionless).

    It is the product of the strengths of its links.
    """
    walk = system.loops[loop]
    gain = sp.Integer(1)
    for source, target in zip(walk[:-1], walk[1:], strict=True):
        gain *= link_strength(system, source, target)
    return gain


def closed(system: System, expression: sp.Expr) -> sp.Expr:
    """`expression` in stocks and parameters only."""
    for name in reversed(tuple(system.algebraic)):
        expression = expression.subs(sp.Symbol(name), system.algebraic[name])
    return expression


def rates(system: System) -> sp.Matrix:
    """The right-hand side, per hour, in stocks and parameters; shape (stocks, 1)."""
    return sp.Matrix([closed(system, rate) for rate in system.stocks.values()])


def jacobian(system: System) -> sp.Matrix:
    """∂(rate of stock i)/∂(stock j), per hour; shape (stocks, stocks)."""
    return rates(system).jacobian([sp.Symbol(name) for name in system.stocks])


def observables(system: System) -> dict[str, sp.Expr]:
    """What can be read from a state: algebraic quantities, link strengths, loop gains."""
    found = dict(system.algebraic)
    for source, target in system.links:
        found[f"{source}_to_{target}"] = link_strength(system, source, target)
    for loop in system.loops or {}:
        found[f"gain_{loop}"] = loop_gain(system, loop)
    return {name: closed(system, expression) for name, expression in found.items()}
