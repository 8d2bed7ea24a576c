"""The numbers of the method have one source, and meet the conditions that make it order 4."""

import re

import numpy as np
import pytest

from spasmcycle.model import rodas4
from spasmcycle.model.generated import rodas4 as generated

TABLES = rodas4.coefficients()


def test_every_number_of_the_source_is_read_in_order():
    state, rate = TABLES
    assert state[0] == (1.544,) and rate[0] == (-5.6688,)
    assert state[3][-1] == -0.6878860361058950 and rate[4][0] == 8.083246795921522
    assert (generated.STATE, generated.RATE) == TABLES


def test_the_numbers_are_those_of_a_published_method_of_order_four():
    """For y' = λy one step must agree with exp(λh) to the order of the method."""
    state, rate = TABLES
    gamma = 0.25

    def step(h: float, lam: float = -1.0) -> float:
        """One step of y' = λy from 1, by the tables."""
        stages = []
        for i in range(6):
            u = 1.0
            if i:
                row = state[i - 1] if i < 5 else state[3] + (1.0,)
                u = 1.0 + sum(a * k for a, k in zip(row, stages, strict=False))
            more = sum(c * k for c, k in zip(rate[i - 1], stages, strict=False)) / h if i else 0.0
            stages.append((lam * u + more) / (1 / (h * gamma) - lam))
        return 1.0 + sum(a * k for a, k in zip((*state[3], 1.0, 1.0), stages, strict=True))

    errors = [abs(step(h) - np.exp(-h)) for h in (0.4, 0.2, 0.1)]
    ratios = [a / b for a, b in zip(errors[:-1], errors[1:], strict=True)]
    assert ratios == pytest.approx([32, 32], rel=0.25), "error of one step falls as h to the fifth"


def test_the_numbers_of_c_are_the_same():
    text = re.sub(r"\[\d\]|static const double", "", rodas4.c_source())
    state, rate = (re.findall(r"\{([^{}]+)\}", part) for part in text.split("RATE"))
    told = [[tuple(map(float, row.split(","))) for row in rows] for rows in (state, rate)]
    assert (tuple(told[0]), tuple(told[1])) == TABLES


def shorter(t, stop):
    """Not the method that is looked for."""
    while t < stop:
        for i in range(3):
            t[i] = 0.5 * t[i]


def test_another_method_is_refused(monkeypatch):
    monkeypatch.setattr(rodas4, "integrate", shorter)
    with pytest.raises(ValueError, match="the stages of `integrate` are not"):
        rodas4.coefficients()
