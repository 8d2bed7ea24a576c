"""The solver for many people in NumPy alone: everyone takes a step of their own size at once.

The method, its step control and the order of every operation are those of `model.integrate`, so
the numbers are the same to the last bit. It serves where numba is not installed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from spasmcycle.model.generated import full_numpy as model
from spasmcycle.model.rodas4 import RATE, STATE

SHOWN = model.observables.index("pain_shown")


def everybody(
    y0: np.ndarray,
    starts: np.ndarray,
    settings: np.ndarray,
    shares: np.ndarray,
    times: np.ndarray,
    tolerance: float,
    pain: np.ndarray,
    steps: np.ndarray,
    stocks: np.ndarray | None = None,
) -> None:
    """Solve everyone; arguments as for `solve.everybody`, results go into `pain` and `steps`.

    The stocks themselves go into `stocks`, shape (people, points, stocks), where it is given.
    """
    y, stored = y0.T.copy(), np.zeros(len(y0), dtype=int)

    def store(person: np.ndarray, state: np.ndarray, q: np.ndarray) -> None:
        pain[person, stored[person]] = _shown(state, q)
        if stocks is not None:
            stocks[person, stored[person]] = state.T
        stored[person] += 1

    steps[:] = 0
    for s in range(starts.shape[1]):
        stop = np.full(len(y0), times[-1])
        if s + 1 < starts.shape[1]:
            stop = np.minimum(stop, starts[:, s + 1])
        y *= shares[:, s].T
        q = _rows(model.prepare, model.prepared, len(y0), settings[:, s].T)
        ready = np.flatnonzero((stored == 0) & (times[0] <= starts[:, s]) & (steps >= 0))
        if len(ready):
            store(ready, y[:, ready], q[:, ready])
        who = np.flatnonzero((starts[:, s] < stop) & (steps >= 0))
        _segment(who, y, q, starts[:, s], stop, times, tolerance, store, stored, steps)


def _rows(routine: Callable, count: int, people: int, *inputs: np.ndarray) -> np.ndarray:
    """What a generated routine writes, as one array of shape (count, people)."""
    found = [0.0] * count
    routine(*inputs, found)
    return np.stack([np.broadcast_to(row, people) for row in found])


def _shown(y: np.ndarray, q: np.ndarray) -> np.ndarray:
    return _rows(model.observe, model.observed, y.shape[1], y, q)[SHOWN]


def _rates(y: np.ndarray, q: np.ndarray) -> np.ndarray:
    return _rows(model.rhs, model.n, y.shape[1], y, q)


def _solved(factors: list[np.ndarray], right: np.ndarray) -> np.ndarray:
    rows = list(right)
    model.solve(factors, rows)
    return np.stack(rows)


def _mixed(weights: tuple[float, ...], stages: list[np.ndarray]) -> np.ndarray:
    total = weights[0] * stages[0]
    for weight, stage in zip(weights[1:], stages[1:], strict=True):
        total += weight * stage
    return total


def _step(
    y: np.ndarray, f: np.ndarray, q: np.ndarray, h: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """One step of size `h` each: the new state and its estimated error, by stock."""
    factors = [0.0] * model.factors
    model.factor(y, q, 4 / h, factors)
    stages = [_solved(factors, f)]
    for i in range(4):
        u = y.copy()
        for weight, stage in zip(STATE[i], stages, strict=True):
            u += weight * stage
        # The first stage divides before it multiplies, as `integrate` does.
        more = RATE[0][0] / h * stages[0] if i == 0 else _mixed(RATE[i], stages) / h
        stages.append(_solved(factors, _rates(u, q) + more))
    u += stages[4]
    error = _solved(factors, _rates(u, q) + _mixed(RATE[4], stages) / h)
    return u + error, error


def _segment(
    who: np.ndarray,
    y_all: np.ndarray,
    q_all: np.ndarray,
    start: np.ndarray,
    stop_all: np.ndarray,
    times: np.ndarray,
    tolerance: float,
    store: Callable,
    stored: np.ndarray,
    steps: np.ndarray,
) -> None:
    """Carry the people `who` through one segment; those who arrive leave the crowd."""
    y, q, t, stop = y_all[:, who], q_all[:, who], start[who], stop_all[who]
    if not len(who):
        return
    f, h = _rates(y, q), np.full(len(who), 0.05)
    due, tried = np.append(times, np.inf), 0
    with np.errstate(all="ignore"):
        while len(who):
            left = stop - t
            ends = h >= left
            h = np.where(ends, np.maximum(left, 1e-12), np.where(2 * h > left, left / 2, h))
            steps[who] += 1
            tried += 1
            u, error = _step(y, f, q, h)
            ratio = np.where((np.abs(u) < 1000).all(0), np.abs(error).max(0), 1e9) / tolerance
            good = ratio <= 1
            g = _rates(u, q)
            after = np.where(ends, stop, t + h)
            reached = np.flatnonzero(good & (due[stored[who]] <= after))
            while len(reached):
                r, person = reached, who[reached]
                w = (due[stored[person]] - t[r]) / h[r]
                v = 1 - w
                between = (
                    (1 + 2 * w) * v * v * y[:, r]
                    + w * w * (3 - 2 * w) * u[:, r]
                    + w * v * h[r] * (v * f[:, r] - w * g[:, r])
                )
                store(person, between, q[:, r])
                reached = r[due[stored[person]] <= after[r]]
            t, y, f = np.where(good, after, t), np.where(good, u, y), np.where(good, g, f)
            grow = 0.85 / np.sqrt(np.sqrt(np.maximum(ratio, 0.0001)))
            h = np.minimum(24, h * np.minimum(5, np.maximum(0.2, grow)))
            over = t >= stop
            lost = ~over & ((h < 1e-6) | (tried > 20000))
            steps[who[lost]] = -1
            gone = lost | over
            if gone.any():
                y_all[:, who[gone]] = y[:, gone]
                on = ~gone
                who, t, stop, h = who[on], t[on], stop[on], h[on]
                y, q, f = y[:, on], q[:, on], f[:, on]
