"""The model's numbers by name: what prose and questions may quote."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from spasmcycle.model import parameters
from spasmcycle.model.allowed import named
from spasmcycle.model.parameters import GRADES
from spasmcycle.simulate import simulate
from spasmcycle.study.full_states import least_stress_to_stick
from spasmcycle.study.reduced_loop import Loop


@cache
def _worked_out() -> Mapping[str, float]:
    from spasmcycle.rivals import fatigue, flow

    loop = Loop()
    tips = loop.folds()
    low, tip, high = loop.equilibria(0.25)
    found = {
        "tips_up_at": tips["up"],
        "settles_below": tips["down"],
        "largest_gain": tips["gain"],
        "weakest_k": loop.weakest(),
        "guarding_low": low["M"],
        "guarding_tip": tip["M"],
        "guarding_high": high["M"],
        "pain_low": low["pain"],
        "pain_high": high["pain"],
        "strong_loop_settles_below": Loop(k=0.6, phi=0.5).folds()["down"],
        "stress_that_sticks": least_stress_to_stick() or math.nan,
        "largest_gain_open_vessels": flow.largest_gain("none", 6.0),
        "largest_gain_xia": flow.largest_gain("xia", 6.0),
        "largest_gain_dideriksen": flow.largest_gain("dideriksen", 6.0),
        "flow_percent_xia": 100 * flow.open_share("xia", 6.0),
        "flow_percent_dideriksen": 100 * flow.open_share("dideriksen", 6.0),
        "flow_percent_toy": 100 * (1 - loop.phi),
        "sustainable_percent": 100 * fatigue.sustainable("trunk"),
        "endurance_20": fatigue.endurance("trunk", 0.2),
        "endurance_50": fatigue.endurance("trunk", 0.5),
        "endurance_20_measured": fatigue.measured("trunk", 0.2),
        "endurance_50_measured": fatigue.measured("trunk", 0.5),
    }
    for grade in GRADES:
        for stress, name in ((0.0, f"days_{grade}"), (0.3, f"days_{grade}_stress03")):
            days = simulate(grade, stress=stress).last_day_above("M", 0.5)
            found[name] = 0.0 if days is None else days
    return found


def numbers() -> dict[str, float]:
    """The model's numbers by name: every parameter, and what follows from them.

    `days_extrusion` is the last day on which guarding is above half, untreated (0: never);
    `…_stress03` the same with stress 0.3. `…_low`, `…_tip` and `…_high` are the three states of
    the reduced loop at root 0.25. `largest_gain_…` and `flow_percent_…` are at guarding of 6 % of
    maximum (`spasmcycle.rivals.flow`), `endurance_…` in seconds at 20 and 50 % of maximum
    (`spasmcycle.rivals.fatigue`).
    """
    return parameters.settings() | dict(_worked_out())


def half_lives(grade: str = "extrusion") -> dict[str, float]:
    """Hours in which each level of the model loses half, with all that fills it at rest.

    Irritants of a slack muscle; tense muscle washes out its own more slowly. `disc` is the
    displaced material of `grade`. Follows from the time constants alone.

    Raises
    ------
    ValueError, TypeError
        For an unknown grade.
    """
    p = parameters.settings()
    size = named("grade", grade, GRADES)
    times = {
        "guarding": p["tau_M"],
        "irritants": p["tau_W"] / p["washout"],
        "inflammation": 24 * p["tau_I"],
        "sensitisation": 24 * p["tau_Z"],
        "disc": 24 * size.tau_H,
    }
    return {name: math.log(2) * hours for name, hours in times.items()}


def fatigue_clocks() -> dict[str, float]:
    """How many times slower the toy tires and recovers than the published rates of the trunk."""
    from spasmcycle.rivals import fatigue

    trunk = fatigue.REGIONS["trunk"]
    p = parameters.settings()
    return {
        "tire": 3600 * p["tau_fatigue"] * trunk.F,
        "recover": 3600 * p["tau_recovery"] * trunk.R,
    }
