"""Where the full model rests with disc and inflammation held still."""

import numpy as np
import pytest

from spasmcycle.model.generated import full
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.simulate import simulate
from spasmcycle.study import full_states


def test_full_states_are_at_rest_and_stable_by_the_exact_jacobian():
    states = full_states.full_equilibria(0.2, 0.5, stress=0.3)
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
    states = full_states.full_equilibria(inflammation, herniation, **picked)
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
    high = full_states.full_equilibria(stress=0.5)[-1]
    run = simulate("extrusion", days=730, stress=0.5)
    assert high["stable"]
    assert run["M"][-1] == pytest.approx(high["M"], abs=1e-3)


def test_only_stress_lets_the_loop_stick_once_the_disc_is_gone():
    assert [s["stable"] for s in full_states.full_equilibria()] == [True]
    edge = full_states.least_stress_to_stick()
    assert 0.1 < edge < 0.4
    assert len(full_states.full_equilibria(stress=edge - 0.01)) == 1
    assert len(full_states.full_equilibria(stress=edge + 0.01)) == 3
    assert full_states.least_stress_to_stick(k=0.1) is None


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: full_states.least_stress_to_stick(stress=0.2),
            TypeError,
            "stress: 0.2 is not allow",
        ),
        (lambda: full_states.full_equilibria(herniation=2), ValueError, "herniation: 2"),
        (lambda: full_states.full_equilibria(kk=1), ValueError, "unknown parameter 'kk'"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, error, words):
    with pytest.raises(error, match=words):
        call()
