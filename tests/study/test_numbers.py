"""The numbers that prose and questions quote."""

import subprocess
import sys

import numpy as np
import pytest

from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.quiz.questions import evaluate
from spasmcycle.simulate import simulate
from spasmcycle.study import numbers
from spasmcycle.study.reduced_loop import Loop

K = PARAMETERS["k"].value


def test_numbers_are_finite_and_name_what_they_are():
    found = numbers.numbers()
    assert all(isinstance(v, float) and np.isfinite(v) for v in found.values())
    assert found["k"] == K and found["tips_up_at"] == Loop().folds()["up"]
    assert found["days_extrusion"] == simulate("extrusion").last_day_above("M", 0.5)
    assert found["largest_gain_open_vessels"] < 1 < found["largest_gain"]


def test_a_question_may_ask_for_any_of_them():
    gap = evaluate("tips_up_at - settles_below", {})
    assert gap == pytest.approx(0.0763, abs=1e-4)
    with pytest.raises(ValueError, match="no number “tips_over”. Allowed: k, .*tips_up_at"):
        evaluate("tips_over", {})


def test_numbers_need_no_heavy_library():
    program = (
        "import sys\nfrom spasmcycle.study.numbers import numbers\nlen(numbers())\n"
        "print([m for m in ('sympy', 'numpy', 'matplotlib', 'scipy') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
