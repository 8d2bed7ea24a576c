"""States, tipping points and loops: against brute force, and as the course needs them."""

import numpy as np
import pytest

from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.study import reduced_loop
from spasmcycle.study.reduced_loop import Loop

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
        lines = reduced_loop.nullclines([state["M"]], 0.25, loop.at(0.25))
        assert lines["irritants"] == pytest.approx([state["W"]])
        assert lines["guarding"] == pytest.approx([state["W"]])


def test_pain_that_comes_back_meets_pain_put_in_at_the_states():
    loop = Loop()
    pains = [s["pain"] for s in loop.equilibria(0.25)]
    assert reduced_loop.returned_pains(pains, loop.at(0.25)) == pytest.approx(pains)


def test_without_irritants_no_loop_is_strong_enough():
    assert Loop(release=0.0).weakest() == np.inf
    assert not Loop(release=0.0).folds()["two"]


# ---- there and back, shoves, basins
def test_there_and_back_is_what_a_slow_run_does():
    loop = Loop()
    roots = [0.10 + 0.02 * i for i in range(13)]
    swept = loop.hysteresis_sweep(roots)
    stairs = [(150.0 * i, r) for i, r in enumerate(roots + roots[::-1])]
    run = loop.run(roots[0], 150.0 * len(stairs), changes=stairs)
    ends = [run["M"][1500 * (i + 1) - 1] for i in range(len(stairs))]
    assert ends[: len(roots)] == pytest.approx(swept["up"], abs=2e-3)
    assert ends[len(roots) :][::-1] == pytest.approx(swept["down"], abs=2e-3)
    memory = [r for r, u, d in zip(roots, swept["up"], swept["down"], strict=True) if d > u + 0.1]
    assert memory == pytest.approx([0.22, 0.24, 0.26, 0.28])


def test_a_sweep_that_never_tips_comes_back_the_way_it_went():
    swept = Loop().hysteresis_sweep([0.1, 0.2, 0.25])
    assert swept["up"] == swept["down"]


def test_the_shortest_shove_is_the_edge_between_settling_and_sticking():
    loop, low = Loop(), Loop().equilibria(0.25)[0]
    hours = loop.shortest_tipping_pulse(0.25, 0.35)
    start = (low["M"], low["W"])
    shorter = loop.run(0.35, 200, start, [(hours - 0.05, 0.25)])
    longer = loop.run(0.35, 200, start, [(hours + 0.05, 0.25)])
    assert shorter["M"][-1] < 0.2 and longer["M"][-1] > 0.8
    assert loop.shortest_tipping_pulse(0.25, 0.27) is None, (
        "below the tipping point no shove is enough"
    )
    assert loop.shortest_tipping_pulse(0.10, 0.35) is None, "there is no second state to go to"


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
    points = np.array(reduced_loop.separatrix(root, 3.0, loop.at(root))).reshape(-1, 2)
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
    assert reduced_loop.separatrix(0.1, 3.0, loop.at(0.1)) == []


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
        (lambda: Loop().hysteresis_sweep([]), ValueError, r"roots: \[\] is not a rising list"),
        (lambda: Loop().hysteresis_sweep([0.3, 0.1]), ValueError, "is not a rising list"),
        (lambda: Loop().hysteresis_sweep([0.1, 9]), ValueError, "root: 9 is outside"),
        (lambda: Loop().jacobian(0.2, 2, 0), ValueError, "M: 2 is outside its range 0 to 1"),
        (lambda: Loop().basins(0.25, [0.5, -1], 0), ValueError, "M: .*-1.* is outside its range"),
        (lambda: Loop().basins(0.25, 0.5, "x"), TypeError, "W: 'x' is not numbers; allowed: 0 to"),
        (lambda: Loop().shortest_tipping_pulse(0.25, None), TypeError, "to: None is not a number"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, error, words):
    with pytest.raises(error, match=words):
        call()
