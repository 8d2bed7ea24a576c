"""Where the loop rests, as worked out by SymPy, is where the equations rest."""

import math

import numpy as np
import pytest

from spasmcycle.derive import arithmetic
from spasmcycle.model.generated import full, reduced
from spasmcycle.model.generated.balance import (
    full_held,
    guarding_of_largest_gain,
    reduced_held,
    return_map,
)
from spasmcycle.model.parameters import PARAMETERS


def settings(seed: int) -> dict[str, float]:
    rng = np.random.default_rng(seed)
    found = {}
    for name, p in PARAMETERS.items():
        low = p.low + 0.1 * (p.high - p.low)
        found[name] = float(rng.uniform(low, p.high))
    return found


def rates(module, state: list[float], p: dict[str, float]) -> dict[str, float]:
    q, f = [0.0] * module.prepared, [0.0] * module.n
    module.prepare([p[name] for name in module.parameters], q)
    module.rhs(state, q, f)
    return dict(zip(module.stocks, f, strict=True))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("M", [0.02, 0.4, 0.97])
def test_the_reduced_loop_rests_where_it_is_held(seed, M):
    p = settings(seed)
    held = reduced_held(M, p)
    p["root"] = held["root"]
    found = rates(reduced, [M, held["W"]], p)
    assert [found["M"], found["W"]] == pytest.approx([0, 0], abs=1e-12)
    assert return_map(held["pain"], p)["back"] == pytest.approx(held["pain"], rel=1e-9)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("M", [0.02, 0.4, 0.97])
def test_the_gain_is_the_generated_one_and_the_slope_of_one_round(seed, M):
    p = settings(seed)
    held = reduced_held(M, p)
    p["root"] = held["root"]
    q, seen = [0.0] * reduced.prepared, [0.0] * reduced.observed
    reduced.prepare([p[name] for name in reduced.parameters], q)
    reduced.observe([M, held["W"]], q, seen)
    gain = dict(zip(reduced.observables, seen, strict=True))["gain_irritants"]
    assert held["gain"] == pytest.approx(gain, rel=1e-9)
    step = 1e-6 * held["pain"]
    back = [return_map(held["pain"] + s, p)["back"] for s in (-step, step)]
    assert (back[1] - back[0]) / (2 * step) == pytest.approx(gain, rel=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_no_guarding_has_a_larger_gain_than_the_crest(seed):
    p = settings(seed)
    top = guarding_of_largest_gain(p)["M"]
    most = reduced_held(top, p)["gain"]
    grid = [reduced_held(i / 500, p)["gain"] for i in range(1, 500)]
    assert max(grid) <= most
    assert max(grid) == pytest.approx(most, rel=1e-3)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("M", [0.02, 0.4, 0.97])
@pytest.mark.parametrize("zeta", [0.0, 0.7])
def test_the_full_model_settles_round_the_held_guarding(seed, M, zeta):
    p = settings(seed) | {"zeta": zeta}
    held = full_held(M, 0.3, 0.6, p)
    state = {"M": M, "I": 0.3, "H": 0.6} | {name: held[name] for name in ("W", "F", "Z")}
    found = rates(full, [state[name] for name in full.stocks], p)
    assert [found[n] for n in ("W", "F", "Z")] == pytest.approx([0, 0, 0], abs=1e-12)
    wanted = held["drive"] ** 4 / (p["theta"] ** 4 + held["drive"] ** 4) - M
    assert found["M"] * p["tau_M"] == pytest.approx(wanted, abs=1e-12)
    assert held["need"] == pytest.approx(p["theta"] * (M / (1 - M)) ** 0.25, rel=1e-12)


def test_roots_are_printed_as_square_roots():
    import sympy as sp

    x = sp.Symbol("x")
    assert arithmetic.arithmetic(sp.sqrt(x)) == "sqrt(x)"
    assert arithmetic.arithmetic(x ** sp.Rational(1, 4)) == "sqrt(sqrt(x))"
    assert eval(arithmetic.arithmetic(1 / sp.sqrt(x)), {"sqrt": math.sqrt, "x": 4.0}) == 0.5
    with pytest.raises(ValueError, match="no arithmetic"):
        arithmetic.arithmetic(sp.cbrt(x))
