"""The second model, written once: three trunk muscles in one bend forward, and pain as an input.

A task asks something of the extensors (S superficial, D deep) and of the abdominals (A). Near full
flexion, stretched passive tissue takes the load and the extensors fall silent. Pain acts through
wires, and a theory is a choice of wires (`spasmcycle.rivals.theories`). Time runs in seconds. These
equations are assumptions made as simple as the theories allow; none was fitted to anything.
"""

from __future__ import annotations

from functools import cache

import sympy as sp

from spasmcycle.model.equations import System, symbols
from spasmcycle.model.task_parameters import TASK_PARAMETERS

P = {name: sp.Symbol(name) for name in TASK_PARAMETERS}


@cache
def task() -> System:
    """Four stocks: superficial and deep extensor, abdominals, and how far the trunk is bent."""
    S, D, A, X = symbols("S", "D", "A", "X")
    silence, base, pain = symbols("silence", "base", "pain")
    p = P
    algebraic = {
        "silence": X**8 / (X**8 + p["x50"] ** 8),
        "base": p["ask"] * (1 - silence),
        "pain": p["hurt"] * (1 + p["feed"] * (S + D) / 2),  # work hurts a sore muscle only
        "drive_S": base * (1 - p["inhibit"] * pain)
        + p["reflex"] * pain
        + p["level"] * pain * (p["brace"] - base),
        "drive_D": base * (1 - (p["inhibit"] + p["shift"]) * pain) + p["reflex"] * pain,
        "drive_A": p["press"] + p["oppose"] * pain * base + p["splint"] * pain,
    }
    stocks = {
        name: (sp.Symbol(f"drive_{name}") - sp.Symbol(name)) / p["tau_m"]
        for name in ("S", "D", "A")
    }
    stocks["X"] = (p["bent"] - X) / p["tau_x"]
    return System("task", stocks, algebraic, tuple(TASK_PARAMETERS))


def settled() -> dict[str, sp.Expr]:
    """Where the muscles and the pain come to rest in one part of the movement."""
    system = task()
    muscles = symbols("S", "D", "A")
    rest = {sp.Symbol("X"): P["bent"]}
    reading = {}
    for name in ("silence", "base"):
        reading[sp.Symbol(name)] = system.algebraic[name].subs(reading).subs(rest)
    base = sp.Symbol("base")
    pain = system.algebraic["pain"]
    drives = [
        system.algebraic[f"drive_{m.name}"].subs(sp.Symbol("pain"), pain) - m for m in muscles
    ]
    found = sp.solve(drives, muscles, dict=True)
    if len(found) != 1:
        raise ValueError(f"the muscles come to rest at {len(found)} places, not one")
    results = {m.name: found[0][m] for m in muscles}
    results["pain"] = pain.subs(found[0])
    return {name: e.subs(base, reading[base]) for name, e in results.items()}
