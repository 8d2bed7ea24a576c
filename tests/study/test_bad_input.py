"""Odd values given to everything that a user calls: each is refused with words that show it."""

import math

import numpy as np
import pytest

from spasmcycle.cohort import Spread, draw, fitted, follow
from spasmcycle.model import show
from spasmcycle.rivals import fatigue, flow, theories
from spasmcycle.simulate import Course, simulate
from spasmcycle.study import full_states, reading, trials
from spasmcycle.study.reduced_loop import Loop

NEVER = [
    "spasm", "", b"x", True, math.nan, math.inf, -math.inf, -1, 1e9, 1j, object(), {"k": 1},
    np.bool_(True), np.array([0.5, 0.6]), np.datetime64("2020-01-01"), int, lambda: 1,
]  # fmt: skip
NO_LISTS = [*NEVER[:13], None, 7, 0.5]
RUN = simulate("bulge", days=2)
CROWD = follow(3, 5, progress=False)
SPREAD = {name: getattr(fitted(), name) for name in Spread.__dataclass_fields__}

# What takes a number or a name: anything in `NEVER` and None is wrong.
ONE = {
    "simulate grade": lambda v: simulate(v),
    "simulate days": lambda v: simulate(days=v),
    "simulate cause": lambda v: simulate(cause=v),
    "simulate setting": lambda v: simulate(days=2, stress=v),
    "simulate posture": lambda v: simulate(days=2, posture=v),
    "simulate nights": lambda v: simulate(days=2, nights=v),
    "simulate day of a change": lambda v: simulate(days=2, changes=[(v, {"heat": 0.5})]),
    "simulate change": lambda v: simulate(days=2, changes=[(1, {"heat": v})]),
    "simulate one course": lambda v: simulate(days=2, courses=[v]),
    "course treatment": lambda v: Course(v),
    "course start": lambda v: Course("heat", v),
    "course strength": lambda v: Course("heat", 0, 7, v),
    "compare treatment": lambda v: trials.compare_with_trials(v),
    "compare start": lambda v: trials.compare_with_trials("heat", start=v),
    "judged treatment": lambda v: trials.judged(v),
    "after surgery day": lambda v: trials.after_surgery([v]),
    "after surgery stress": lambda v: trials.after_surgery([7], v),
    "after surgery grade": lambda v: trials.after_surgery([7], grade=v),
    "theory share": lambda v: theories.predictions("adaptation", share=v),
    "theory least": lambda v: theories.predictions("adaptation", least=v),
    "window start": lambda v: trials.treatment_window("heat", starts=[v]),
    "window loop": lambda v: trials.treatment_window("heat", starts=[1], ks=[v]),
    "shortest course": lambda v: trials.shortest_course("heat", longest=v),
    "loop setting": lambda v: Loop(k=v),
    "loop root": lambda v: Loop().equilibria(v),
    "loop sweep": lambda v: Loop().hysteresis_sweep([0.1, v]),
    "loop jacobian": lambda v: Loop().jacobian(0.2, v, 0.1),
    "loop hours": lambda v: Loop().run(0.2, v),
    "loop start": lambda v: Loop().run(0.2, 1, (v, 0)),
    "loop change": lambda v: Loop().run(0.2, 1, changes=[(0.5, v)]),
    "loop shove": lambda v: Loop().shortest_tipping_pulse(0.25, v),
    "states inflammation": lambda v: full_states.full_equilibria(v),
    "states setting": lambda v: full_states.full_equilibria(stress=v),
    "stress setting": lambda v: full_states.least_stress_to_stick(k=v),
    "strengths run": lambda v: reading.strengths(v, 1),
    "strengths day": lambda v: reading.strengths(RUN, v),
    "fatigue region": lambda v: fatigue.sustainable(v),
    "fatigue load": lambda v: fatigue.endurance("trunk", v),
    "fatigue seconds": lambda v: fatigue.hold("trunk", 0.5, v),
    "fatigue every": lambda v: fatigue.hold("trunk", 0.5, 9, v),
    "flow rule": lambda v: flow.open_share(v, 6),
    "flow percent": lambda v: flow.open_share("xia", v),
    "flow full": lambda v: flow.open_share("toy", 6, v),
    "flow guarding": lambda v: flow.washout("xia", v, 6),
    "flow gain": lambda v: flow.gain("xia", 0.5, v),
    "flow setting": lambda v: flow.largest_gain("xia", 6, k=v),
    "theory": lambda v: theories.predictions(v),
    "theory pain": lambda v: theories.predictions("adaptation", v),
    "theory part": lambda v: theories.activity("adaptation", v),
    "theory wire": lambda v: theories.task_settings("adaptation", "stand", reflex=v),
    "theory finding": lambda v: theories.fits("adaptation", v),
    "theory seconds": lambda v: theories.movement("adaptation", seconds=v),
    "cohort people": lambda v: follow(v, 5, progress=False),
    "cohort days": lambda v: follow(5, v, progress=False),
    "cohort seed": lambda v: follow(5, 5, v, progress=False),
    "cohort chunk": lambda v: follow(5, 5, chunk=v, progress=False),
    "cohort nights": lambda v: follow(5, 5, nights=v, progress=False),
    "cohort one course": lambda v: follow(5, 5, courses=[v], progress=False),
    "draw people": lambda v: draw(v, 1),
    "draw seed": lambda v: draw(5, v),
    "spread": lambda v: Spread(**(SPREAD | {"log_k": v})),
    "crowd day": lambda v: CROWD.sentence(v),
    "crowd level": lambda v: CROWD.days_to_settle(v),
    "crowd share": lambda v: CROWD.quantiles([v]),
    "crowd noise": lambda v: CROWD.ratings(1, v),
    "crowd worst": lambda v: CROWD.worst(v),
    "equations": lambda v: show.equations(v),
    "equations name": lambda v: show.equations("full", v),
}
# What takes a list.
MANY = {
    "simulate changes": lambda v: simulate(days=2, changes=v),
    "simulate courses": lambda v: simulate(days=2, courses=v),
    "window starts": lambda v: trials.treatment_window("heat", starts=v),
    "window loops": lambda v: trials.treatment_window("heat", ks=v),
    "window stresses": lambda v: trials.treatment_window("heat", stresses=v),
    "shortest starts": lambda v: trials.shortest_course("heat", starts=v),
    "after surgery days": lambda v: trials.after_surgery(v),
    "loop roots": lambda v: Loop().hysteresis_sweep(v),
    "loop changes": lambda v: Loop().run(0.2, 1, changes=v),
    "fatigue loads": lambda v: fatigue.comparison("trunk", v),
    "cohort courses": lambda v: follow(5, 5, courses=v, progress=False),
    "crowd shares": lambda v: CROWD.quantiles(v),
}


def shows(call, value: object) -> None:
    """The call is refused by our own words, in which the value stands."""
    with pytest.raises((TypeError, ValueError)) as caught:
        call(value)
    words = str(caught.value)
    assert repr(value) in words or repr(np.asarray(value)[()]) in words, (value, words)
    assert ":" in words or words.startswith("unknown "), words


@pytest.mark.parametrize("name", ONE)
def test_an_odd_value_is_refused_and_shown(name):
    for value in [*NEVER, None]:
        shows(ONE[name], value)


@pytest.mark.parametrize("name", MANY)
def test_what_is_no_list_is_refused_and_shown(name):
    for value in NO_LISTS:
        shows(MANY[name], value)
