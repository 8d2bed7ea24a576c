"""The numbers of `spasmcycle.random_streams` for many substreams at once, in NumPy.

Whole numbers below 2**64 and the same arithmetic in the same order: the same to the last bit, some
hundred times sooner. A state is an array of shape (6, substreams).
"""

from __future__ import annotations

import numpy as np

from spasmcycle import random_streams as rs

MODULI = np.array([[rs.M1], [rs.M2]], dtype=np.uint64)
Jump = tuple[np.ndarray, np.ndarray]


def _matrices(jump: list[list[float]]) -> Jump:
    first, second = (np.array(part, dtype=np.uint64).reshape(3, 3) for part in jump)
    return first, second


def _times(matrix: np.ndarray, columns: np.ndarray, modulus: np.uint64) -> np.ndarray:
    """A 3×3 matrix times columns, shape (3, any number), modulo `modulus`."""
    parts = matrix[:, :, None] * columns[None, :, :] % modulus
    return parts.sum(axis=1) % modulus


def _jumped(state: np.ndarray, jump: Jump) -> np.ndarray:
    halves = (state[:3], state[3:])
    return np.concatenate(
        [_times(j, half, m) for j, half, m in zip(jump, halves, MODULI[:, 0], strict=True)]
    )


def _squared(jump: Jump) -> Jump:
    first, second = (_times(j, j, m) for j, m in zip(jump, MODULI[:, 0], strict=True))
    return first, second


def substreams(seed: int, count: int) -> np.ndarray:
    """States at the starts of the first `count` substreams of a seed's stream, shape (6, count)."""
    states = np.array(rs.stream(seed), dtype=np.uint64)[:, None]
    jump = _matrices(rs.substream_jump())
    while states.shape[1] < count:
        # Those so far, all moved on by as many as they are.
        states = np.concatenate([states, _jumped(states, jump)], axis=1)
        jump = _squared(jump)
    return states[:, :count].copy()


def skipped(states: np.ndarray, count: int) -> np.ndarray:
    """The states `count` numbers further on."""
    jump = _matrices(rs.step_jump())
    while count:
        if count % 2:
            states = _jumped(states, jump)
        jump, count = _squared(jump), count // 2
    return states


def uniform(states: np.ndarray) -> np.ndarray:
    """A number between 0 and 1 from each, shape (substreams,); moves the states one number on."""
    m1, m2 = MODULI[:, 0]
    a, b = states[:3], states[3:]
    p = (np.uint64(rs.A12) * a[1] + np.uint64(rs.A13) * (m1 - a[0])) % m1
    q = (np.uint64(rs.A21) * b[2] + np.uint64(rs.A23) * (m2 - b[0])) % m2
    for half, new in ((a, p), (b, q)):
        half[:2] = half[1:]
        half[2] = new
    found = p.astype(float) - q.astype(float)
    return np.where(found <= 0, found + rs.M1, found) * rs.NORM


def logarithm(x: np.ndarray) -> np.ndarray:
    """Natural logarithms of finite numbers above 0."""
    m, e = np.frexp(x)
    small = m < rs.ROOT_HALF
    return rs.logarithm_of(np.where(small, 2 * m, m), np.where(small, e - 1.0, e))


def exponential(x: np.ndarray) -> np.ndarray:
    """e to the power x, for x from −700 to 700."""
    k = rs.nearest_whole(x * rs.INVERSE_LN2)
    return np.ldexp(rs.exponential_of(x, k), k.astype(int))


def normal(states: np.ndarray) -> np.ndarray:
    """A standard normal number from each; moves the states one number on."""
    u = uniform(states)
    q = u - 0.5
    found = rs.normal_middle(q)
    far = np.abs(q) > 0.425
    tail = rs.normal_tail(np.sqrt(-logarithm(np.where(q < 0, u, 1 - u)[far])))
    found[far] = np.where(q[far] < 0, -tail, tail)
    return found


def wait(states: np.ndarray) -> np.ndarray:
    """An exponential number of mean 1 from each; moves the states one number on."""
    return -logarithm(uniform(states))
