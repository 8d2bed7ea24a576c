"""The exact course of a case, to compare with: LSODA, restarted at every segment."""

from itertools import pairwise

import numpy as np
from scipy.integrate import solve_ivp

from spasmcycle.model.generated import full
from spasmcycle.model.parameters import settings

TOO_SHORT = 1e-9  # hours: for LSODA, and for the stocks to move


def lsoda(one: dict, hours: np.ndarray) -> np.ndarray:
    """The stocks of a case by LSODA at tight tolerance, jumps applied, shape (hours, stocks)."""
    state = np.array([one["start"].get(name, 0.0) for name in full.stocks])
    edges = [24 * s["day"] for s in one["segments"] if 24 * s["day"] < hours[-1]] + [hours[-1]]
    rows = []
    for segment, (begin, end) in zip(one["segments"], pairwise(edges), strict=False):
        kept = segment.get("keep", {})
        state = state * np.array([kept.get(name, 1.0) for name in full.stocks])
        rows = rows or [state]
        inside = hours[(hours > begin) & (hours <= end)]
        if end - begin < TOO_SHORT:
            rows += [state] * len(inside)
            continue
        q = [0.0] * full.prepared
        full.prepare([(settings() | segment["settings"])[n] for n in full.parameters], q)

        def rates(_, y, q=q):
            found = [0.0] * full.n
            full.rhs(y.tolist(), q, found)
            return found

        wanted = np.union1d(inside, end)
        solved = solve_ivp(rates, (begin, end), state, "LSODA", wanted, rtol=1e-11, atol=1e-13)
        rows += list(solved.y.T[: len(inside)])
        state = solved.y[:, -1]
    return np.vstack(rows)
