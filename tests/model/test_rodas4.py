"""The numbers of the method have one source, and meet the conditions that make it order 4."""

import inspect
import re

import numpy as np
import pytest

from spasmcycle.derive.files import MADE
from spasmcycle.model import rodas4
from spasmcycle.model.integrate import integrate

TABLES = rodas4.STATE, rodas4.RATE
NUMBERS = [number for rows in TABLES for row in rows for number in row]


def test_a_name_says_where_its_number_stands():
    state, rate = TABLES
    assert state[0] == (rodas4.A21,) and rate[0] == (rodas4.C21,)
    for letter, rows in zip("AC", TABLES, strict=True):
        for stage, row in enumerate(rows, start=2):
            named = [getattr(rodas4, f"{letter}{stage}{i + 1}") for i in range(len(row))]
            assert tuple(named) == row
    assert len(set(NUMBERS)) == len(NUMBERS) == 25


def test_the_solver_uses_each_name_once_and_in_order():
    used = re.findall(r"\b([AC]\d\d) ?[*/].*?\b(k\d)\[i\]", inspect.getsource(integrate))
    assert all(name[2] == stage[1] for name, stage in used)
    by_stage = [name for i in range(2, 7) for name in (*_row("A", i), *_row("C", i))]
    assert [name for name, _ in used] == by_stage


def _row(letter: str, stage: int) -> list[str]:
    names = [f"{letter}{stage}{i}" for i in range(1, stage)]
    return names if hasattr(rodas4, names[0]) else []


@pytest.mark.parametrize("name", ["model.js", "many.py"])
def test_other_forms_hold_the_same_numbers(name):
    text = (MADE / name).read_text(encoding="utf-8")
    solver = text[text.index("integrate(") :]
    assert set(NUMBERS) <= {float(number) for number in re.findall(r"-?\d+\.\d+", solver)}


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
