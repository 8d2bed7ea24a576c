"""The derived forms say what the equations say: rates, Jacobian, link strengths, gains."""

import numpy as np
import pytest
import sympy as sp

from spasmcycle.derive import arithmetic, model
from spasmcycle.model import equations, parameters
from spasmcycle.model.generated import full, full_numpy, reduced, reduced_numpy

SYSTEMS = {"full": (full, full_numpy), "reduced": (reduced, reduced_numpy)}


def random_case(system: equations.System, seed: int) -> tuple[list[float], dict[str, float]]:
    rng = np.random.default_rng(seed)
    state = rng.uniform(0.05, 0.95, len(system.stocks)).tolist()
    values = {}
    for name in system.parameters:
        p = parameters.PARAMETERS.get(name)
        values[name] = float(rng.uniform(p.low, p.high)) if p else float(rng.uniform(0.1, 0.4))
    return state, values


def fixed(module, values: dict[str, float]) -> list[float]:
    q = [0.0] * module.prepared
    module.prepare([values[name] for name in module.parameters], q)
    return q


@pytest.mark.parametrize("make", [equations.full, equations.reduced])
@pytest.mark.parametrize("seed", range(5))
def test_generated_rates_are_the_equations(make, seed):
    system = make()
    state, values = random_case(system, seed)
    known = dict(zip(map(sp.Symbol, system.stocks), state, strict=True))
    known |= {sp.Symbol(name): value for name, value in values.items()}
    wanted = [float(rate.subs(known)) for rate in equations.rates(system)]
    for module in SYSTEMS[system.name]:
        found = [0.0] * module.n
        module.rhs(state, fixed(module, values), found)
        assert found == pytest.approx(wanted, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("make", [equations.full, equations.reduced])
def test_generated_jacobian_matches_differences_of_the_rates(make):
    system = make()
    module = SYSTEMS[system.name][1]
    state, values = random_case(system, 7)
    q = fixed(module, values)
    flat = [0.0] * module.n**2
    module.jacobian(state, q, flat)
    jacobian = np.array(flat, dtype=float).reshape(module.n, module.n)
    step = 1e-6
    for j in range(module.n):
        up, down = list(state), list(state)
        up[j] += step
        down[j] -= step
        high, low = [0.0] * module.n, [0.0] * module.n
        module.rhs(up, q, high)
        module.rhs(down, q, low)
        slope = (np.array(high) - np.array(low)) / (2 * step)
        assert jacobian[:, j] == pytest.approx(slope, rel=1e-5, abs=1e-8)


def test_numpy_form_takes_many_people_at_once():
    people = [random_case(equations.full(), seed) for seed in range(4)]
    state = [np.array([p[0][i] for p in people]) for i in range(full.n)]
    values = {name: np.array([p[1][name] for p in people]) for name in full.parameters}
    many = [0.0] * full.n
    full_numpy.rhs(state, fixed(full_numpy, values), many)
    for i, (one, setting) in enumerate(people):
        single = [0.0] * full.n
        full.rhs(one, fixed(full, setting), single)
        assert [float(m[i]) for m in many] == single


@pytest.mark.parametrize("seed", range(3))
def test_factor_and_solve_invert_the_step_matrix(seed):
    state, values = random_case(equations.full(), seed)
    q = fixed(full, values)
    flat, factors = [0.0] * full.n**2, [0.0] * full.factors
    full_numpy.jacobian(state, fixed(full_numpy, values), flat)
    c = 3.0
    matrix = c * np.eye(full.n) - np.array(flat, dtype=float).reshape(full.n, full.n)
    right = np.linspace(-1, 1, full.n)
    solution = right.tolist()
    full.factor(state, q, c, factors)
    full.solve(factors, solution)
    assert matrix @ np.array(solution) == pytest.approx(right, abs=1e-10)


@pytest.mark.parametrize("seed", range(5))
def test_total_loop_gain_is_one_exactly_where_the_loop_tips(seed):
    """det(−J) over the product of own decays is 1 − gain, with disc and inflammation held."""
    system = equations.full()
    state, values = random_case(system, seed)
    known = dict(zip(map(sp.Symbol, system.stocks), state, strict=True))
    known |= {sp.Symbol(name): value for name, value in values.items()}
    q, flat, seen = fixed(full_numpy, values), [0.0] * full.n**2, [0.0] * full.observed
    full_numpy.jacobian(state, q, flat)
    full_numpy.observe(state, q, seen)
    places = [list(system.stocks).index(name) for name in ("M", "W", "F", "Z")]
    part = np.array(flat, dtype=float).reshape(full.n, full.n)[np.ix_(places, places)]
    own = [sp.diff(system.stocks[name], sp.Symbol(name)) for name in ("M", "W", "F", "Z")]
    decays = [-float(equations.closed(system, rate).subs(known)) for rate in own]
    named = dict(zip(full.observables, seen, strict=True))
    gain = sum(float(named[f"gain_{loop}"]) for loop in system.loops)
    assert np.linalg.det(-part) / np.prod(decays) == pytest.approx(1 - gain, rel=1e-9)


def test_every_arrow_of_the_model_points_the_same_way():
    """All ten links are drawn with a plus; none may ever turn negative."""
    for seed in range(20):
        state, values = random_case(equations.full(), seed)
        seen = [0.0] * full.observed
        full.observe(state, fixed(full, values), seen)
        for name, value in zip(full.observables, seen, strict=True):
            if "_to_" in name:
                assert value >= 0, name


def test_one_changed_line_changes_every_form(monkeypatch):
    """An equation changed in one place changes Python, browser, C and the printed formula."""
    before = model.python_module(equations.full(), False), model.javascript()
    printed, in_c = model.latex(equations.full())["W"], model.c_source()
    changed = equations.irritants_rate
    monkeypatch.setattr(equations, "irritants_rate", lambda M, W: changed(M, W) - W / 10)
    equations.full.cache_clear()
    try:
        after = model.python_module(equations.full(), False), model.javascript()
        assert before[0] != after[0] and before[1] != after[1]
        assert printed != model.latex(equations.full())["W"]
        assert in_c != model.c_source()
    finally:
        equations.full.cache_clear()


@pytest.mark.parametrize("expression", ["x**0.5", "sin(x)", "x**y"])
def test_what_is_not_arithmetic_is_refused(expression):
    with pytest.raises(ValueError, match="no arithmetic"):
        arithmetic.arithmetic(sp.sympify(expression))


def test_powers_are_printed_as_products():
    x = sp.Symbol("x")
    assert arithmetic.arithmetic(x**4) == "(x * x * x * x)"
    system = equations.full()
    for routine in arithmetic.routines(system):
        for text in (arithmetic.javascript_source(routine), arithmetic.c_source(system, routine)):
            assert "pow(" not in text and "**" not in text


def test_names_that_no_language_takes_are_refused():
    with pytest.raises(ValueError, match="cannot be a name"):
        arithmetic.arithmetic(sp.Symbol("τ"))
