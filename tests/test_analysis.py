"""States, tipping points and loops: against brute force, and as the course needs them."""

import subprocess
import sys

import numpy as np
import pytest

from spasmcycle import analysis
from spasmcycle.analysis import Loop
from spasmcycle.model.generated import full
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.quiz.questions import evaluate
from spasmcycle.simulate import simulate

K = PARAMETERS["k"].value


# ---- two states
@pytest.mark.parametrize(
    ("loop", "down", "up"),
    [
        (Loop(), 0.207, 0.283),
        (Loop(k=0.4, phi=0.5), 0.174, 0.266),
        (Loop(k=0.6, phi=0.5), -0.120, 0.227),
    ],
)
def test_two_states_exist_between_the_tipping_points(loop, down, up):
    f = loop.folds()
    assert f["two"]
    assert f["down"] == pytest.approx(down, abs=6e-4)
    assert f["up"] == pytest.approx(up, abs=6e-4)
    assert f["M_up"] < f["M_down"]
    for root in (max(down, 0) + 0.01, up - 0.01):
        assert [s["stable"] for s in loop.equilibria(root)] == [True, False, True]
    assert len(loop.equilibria(up + 0.01)) == 1


def test_a_strong_loop_never_lets_go_by_itself():
    states = Loop(k=0.6, phi=0.5).equilibria(0.0)
    assert states[0]["M"] == pytest.approx(0, abs=1e-9)
    assert states[-1]["stable"] and states[-1]["M"] > 0.5


def test_with_a_weak_loop_the_second_state_is_all_but_gone():
    f = Loop(k=0.25).folds()
    assert f["up"] - f["down"] < 0.002
    weakest = Loop().weakest()
    assert 0.24 < weakest < 0.25
    assert not Loop(k=weakest - 1e-6).folds()["two"]
    assert Loop(k=weakest + 1e-6).folds()["two"]


@pytest.mark.parametrize("factor", [0.98, 1.0, 1.02])
def test_it_tips_up_above_where_it_lets_go(factor):
    f = Loop(k=K * factor).folds()
    assert f["up"] > f["down"] > 0


@pytest.mark.parametrize("seed", range(8))
def test_states_are_all_there_are_and_stable_by_the_exact_jacobian(seed):
    """Against sign changes of the rate on a fine grid, and eigenvalues of the Jacobian."""
    rng = np.random.default_rng(seed)
    loop = Loop(k=rng.uniform(0.1, 1), phi=rng.uniform(0, 0.9), g=rng.uniform(0.5, 2))
    root = float(rng.uniform(0.01, 0.4))
    M = 1 / (1 + np.exp(-np.linspace(-30, 15, 20001)))
    W = loop.release * M / (loop.washout * (1 - loop.phi * M))
    drive = loop.g * (root + loop.k * W)
    rate = drive**4 / (loop.theta**4 + drive**4) - M
    changes = np.flatnonzero(np.sign(rate[:-1]) != np.sign(rate[1:]))
    states = loop.equilibria(root)
    assert [s["M"] for s in states] == pytest.approx(M[changes], rel=5e-3)
    for state in states:
        values = np.linalg.eigvals(loop.jacobian(root, state["M"], state["W"]))
        assert (values.real.max() < 0) == state["stable"]


def test_nullclines_cross_where_the_states_are():
    loop = Loop()
    for state in loop.equilibria(0.25):
        lines = analysis.nullclines([state["M"]], 0.25, loop.at(0.25))
        assert lines["irritants"] == pytest.approx([state["W"]])
        assert lines["guarding"] == pytest.approx([state["W"]])


def test_pain_that_comes_back_meets_pain_put_in_at_the_states():
    loop = Loop()
    pains = [s["pain"] for s in loop.equilibria(0.25)]
    assert analysis.pain_back(pains, loop.at(0.25)) == pytest.approx(pains)


def test_without_irritants_no_loop_is_strong_enough():
    assert Loop(release=0.0).weakest() == np.inf
    assert not Loop(release=0.0).folds()["two"]


# ---- there and back, shoves, basins
def test_there_and_back_is_what_a_slow_run_does():
    loop = Loop()
    roots = [0.10 + 0.02 * i for i in range(13)]
    swept = loop.there_and_back(roots)
    stairs = [(150.0 * i, r) for i, r in enumerate(roots + roots[::-1])]
    run = loop.run(roots[0], 150.0 * len(stairs), changes=stairs)
    ends = [run["M"][1500 * (i + 1) - 1] for i in range(len(stairs))]
    assert ends[: len(roots)] == pytest.approx(swept["up"], abs=2e-3)
    assert ends[len(roots) :][::-1] == pytest.approx(swept["down"], abs=2e-3)
    memory = [r for r, u, d in zip(roots, swept["up"], swept["down"], strict=True) if d > u + 0.1]
    assert memory == pytest.approx([0.22, 0.24, 0.26, 0.28])


def test_a_sweep_that_never_tips_comes_back_the_way_it_went():
    swept = Loop().there_and_back([0.1, 0.2, 0.25])
    assert swept["up"] == swept["down"]


def test_the_shortest_shove_is_the_edge_between_settling_and_sticking():
    loop, low = Loop(), Loop().equilibria(0.25)[0]
    hours = loop.shortest_shove(0.25, 0.35)
    start = (low["M"], low["W"])
    shorter = loop.run(0.35, 200, start, [(hours - 0.05, 0.25)])
    longer = loop.run(0.35, 200, start, [(hours + 0.05, 0.25)])
    assert shorter["M"][-1] < 0.2 and longer["M"][-1] > 0.8
    assert loop.shortest_shove(0.25, 0.27) is None, "below the tipping point no shove is enough"
    assert loop.shortest_shove(0.10, 0.35) is None, "there is no second state to go to"


def test_basins_end_where_runs_end():
    loop = Loop()
    M, W = np.linspace(0, 1, 5), np.linspace(0, 2.5, 5)
    high = loop.basins(0.25, M[:, None], W[None, :])
    assert high.shape == (5, 5)
    assert high.any() and not high.all()
    for i in range(5):
        for j in range(5):
            end = loop.run(0.25, 400, (M[i], W[j]))["M"][-1]
            assert (end > 0.5) == high[i, j]
    assert not loop.basins(0.1, M, W).any()
    assert loop.basins(0.4, M, W).all()


@pytest.mark.parametrize("root", [0.22, 0.25, 0.275])
@pytest.mark.parametrize("slow", [0.5, 2.0, 8.0])
def test_the_border_divides_what_ends_low_from_what_ends_high(root, slow):
    loop = Loop(tau_W=slow)
    points = np.array(analysis.border(root, 3.0, loop.at(root))).reshape(-1, 2)
    assert len(points) > 30
    tip = loop.equilibria(root)[1]
    assert np.abs(points - [tip["M"], tip["W"]]).sum(axis=1).min() == 0
    some = points[::6]
    beyond, before = (np.clip(some + step, [0, 0], [1, 3]) for step in (0.01, -0.01))
    assert loop.basins(root, *beyond.T).all()
    assert not loop.basins(root, *before.T).any()
    edges = np.array([points[0], points[-1]])
    room = np.minimum(edges, [1, 3] - edges) / [1, 3]
    assert room.min(axis=1) == pytest.approx([0, 0], abs=0.02), "it ends inside the map"
    assert analysis.border(0.1, 3.0, loop.at(0.1)) == []


# ---- the full model
def test_full_states_are_at_rest_and_stable_by_the_exact_jacobian():
    states = analysis.full_equilibria(0.2, 0.5, stress=0.3)
    assert [s["stable"] for s in states] == [True, False, True]
    for state in states:
        y = [{**state, "I": 0.2, "H": 0.5}[name] for name in full.stocks]
        q, f = [0.0] * full.prepared, [0.0] * full.n
        full.prepare([p.value if n != "stress" else 0.3 for n, p in PARAMETERS.items()], q)
        full.rhs(y, q, f)
        moving = [i for i, name in enumerate(full.stocks) if name not in ("I", "H")]
        assert [f[i] for i in moving] == pytest.approx([0] * 4, abs=1e-9)
        flat = [0.0] * full.n**2
        full.jacobian(y, q, flat)
        block = np.array(flat).reshape(full.n, full.n)[np.ix_(moving, moving)]
        assert (np.linalg.eigvals(block).real.max() < 0) == state["stable"]


@pytest.mark.parametrize("seed", range(60))
def test_every_setting_has_its_states_in_turn_stable_tipping_stable(seed):
    """At any settings, ends of ranges too: an odd number, at rest, by the exact Jacobian."""
    rng = np.random.default_rng(seed)
    picked = {
        p.name: float(rng.choice([p.low, p.high, p.value, rng.uniform(p.low, p.high)]))
        for p in PARAMETERS.values()
    }
    inflammation, herniation = rng.choice([0.0, 1.0]), rng.uniform(0, 1)
    states = analysis.full_equilibria(inflammation, herniation, **picked)
    assert [s["stable"] for s in states] == [i % 2 == 0 for i in range(len(states))]
    assert len(states) % 2 == 1
    moving = [i for i, name in enumerate(full.stocks) if name not in ("I", "H")]
    q, f = [0.0] * full.prepared, [0.0] * full.n
    full.prepare([picked[name] for name in full.parameters], q)
    for state in states:
        y = [{**state, "I": inflammation, "H": herniation}[name] for name in full.stocks]
        full.rhs(y, q, f)
        assert [f[i] for i in moving] == pytest.approx([0] * 4, abs=1e-6)
        flat = [0.0] * full.n**2
        full.jacobian(y, q, flat)
        block = np.array(flat).reshape(full.n, full.n)[np.ix_(moving, moving)]
        assert (np.linalg.eigvals(block).real.max() < 0) == state["stable"]


def test_a_stuck_run_ends_in_the_high_state_left_when_the_disc_is_gone():
    high = analysis.full_equilibria(stress=0.5)[-1]
    run = simulate("extrusion", days=730, stress=0.5)
    assert high["stable"]
    assert run["M"][-1] == pytest.approx(high["M"], abs=1e-3)


def test_only_stress_lets_the_loop_stick_once_the_disc_is_gone():
    assert [s["stable"] for s in analysis.full_equilibria()] == [True]
    edge = analysis.least_stress_to_stick()
    assert 0.1 < edge < 0.4
    assert len(analysis.full_equilibria(stress=edge - 0.01)) == 1
    assert len(analysis.full_equilibria(stress=edge + 0.01)) == 3
    assert analysis.least_stress_to_stick(k=0.1) is None


# ---- loops in a run
def test_strengths_are_those_of_the_day():
    run = simulate("extrusion")
    found = analysis.strengths(run, 5.0)
    place = list(run.days).index(5.0)
    assert found["gain_irritants"] == run["gain_irritants"][place]
    assert found["pain_to_M"] * found["M_to_W"] * found["W_to_pain"] == pytest.approx(
        found["gain_irritants"]
    )
    with pytest.raises(ValueError, match="day: 85 is outside its range 0 to 84"):
        analysis.strengths(run, 85)


def test_the_loop_of_the_articles_leads_while_guarding_lasts():
    run = simulate("extrusion")
    spans = analysis.dominance(run)
    assert spans[0]["start"] == 0 and spans[-1]["end"] == 84
    for one, following in zip(spans[:-1], spans[1:], strict=True):
        assert one["end"] == following["start"]
    assert {s["loop"] for s in spans} == {"irritants", "sensitisation"}
    letting_go = run.last_day_above("M", 0.5)
    assert any(s["grows"] and s["start"] <= letting_go <= s["end"] for s in spans)
    assert spans[-1]["loop"] == "sensitisation" and not spans[-1]["grows"]


def test_echoes_grow_from_the_moment_the_gains_add_up_to_one():
    """Between two stored moments the sum crosses 1, and there the stretches must part."""
    run = simulate("extrusion", stress=0.4)
    spans = analysis.dominance(run)
    edges = {s["start"] for s in spans}
    total = sum(run[f"gain_{loop}"] for loop in analysis.LOOPS)
    near = (total > 0.9) & (total < 1.2)
    assert near.any(), "otherwise a wrong threshold would not be seen"
    crossings = [
        float(run.days[i + 1])
        for i in range(len(total) - 1)
        if (total[i] < 1) != (total[i + 1] < 1)
    ]
    assert crossings and set(crossings) <= edges
    for span in spans:
        inside = (run.days >= span["start"]) & (run.days < span["end"])
        assert (total[inside] >= 1).all() if span["grows"] else (total[inside] < 1).all()


# ---- numbers, input, imports
def test_numbers_are_finite_and_name_what_they_are():
    found = analysis.numbers()
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
        "import sys\nfrom spasmcycle.analysis import numbers\nlen(numbers())\n"
        "print([m for m in ('sympy', 'numpy', 'matplotlib', 'scipy') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Loop(k=2.0), ValueError, "k: 2.0 is outside its range 0 to 1"),
        (lambda: Loop(phi="much"), TypeError, "phi: 'much' is not a number"),
        (lambda: Loop(g=0.0), ValueError, "g: 0.0 is outside its range above 0 to 2"),
        (lambda: Loop().equilibria(-0.1), ValueError, "root: -0.1 is outside its range 0 to 5"),
        (lambda: Loop().equilibria(float("nan")), ValueError, "root: nan"),
        (lambda: Loop().run(0.2, hours=0), ValueError, "hours: 0 is outside its range"),
        (
            lambda: Loop().run(0.2, changes=[(9, 0.1), (3, 0.2)]),
            ValueError,
            "changes: hour: 3 is outside its range 9 to 72",
        ),
        (lambda: Loop().run(0.2, changes=[9]), TypeError, "changes: 9 is not a list"),
        (lambda: Loop().run(0.2, start=(float("nan"), 0)), ValueError, "M: nan is outside"),
        (lambda: Loop().run(0.2, start=(0, -1)), ValueError, "W: -1 is outside its range 0 to 100"),
        (lambda: Loop().run(0.2, start=(0,)), ValueError, r"start: \(0,\) is not two numbers"),
        (lambda: Loop().there_and_back([]), ValueError, r"roots: \[\] is not a rising list"),
        (lambda: Loop().there_and_back([0.3, 0.1]), ValueError, "is not a rising list"),
        (lambda: Loop().there_and_back([0.1, 9]), ValueError, "root: 9 is outside"),
        (lambda: Loop().jacobian(0.2, 2, 0), ValueError, "M: 2 is outside its range 0 to 1"),
        (lambda: Loop().basins(0.25, [0.5, -1], 0), ValueError, "M: .*-1.* is outside its range"),
        (lambda: Loop().basins(0.25, 0.5, "x"), TypeError, "W: 'x' is not numbers; allowed: 0 to"),
        (lambda: Loop().shortest_shove(0.25, None), TypeError, "to: None is not a number"),
        (lambda: analysis.least_stress_to_stick(stress=0.2), TypeError, "stress: 0.2 is not allow"),
        (lambda: analysis.strengths({}, 1), TypeError, "run: {} is not a Run, such as simulate"),
        (lambda: analysis.dominance(None), TypeError, "run: None is not a Run"),
        (lambda: analysis.full_equilibria(herniation=2), ValueError, "herniation: 2"),
        (lambda: analysis.full_equilibria(kk=1), ValueError, "unknown parameter 'kk'"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, error, words):
    with pytest.raises(error, match=words):
        call()
