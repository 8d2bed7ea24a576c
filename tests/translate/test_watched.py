"""What is seen only when portable functions run under watch, and what runs without a hazard.

Every picture, and the solver, run under watch in `tests/live/test_parity.py`.
"""

import inspect

import pytest

from spasmcycle.model.treatments import FACTS, treated
from spasmcycle.study import reduced_loop
from spasmcycle.study.reduced_loop import Loop
from spasmcycle.translate.watched import Watch, watched


def beyond(n):
    for _ in range(60):
        n = n * 2  # here
    return n


def overflow(x):
    return x * 1e300  # here


def below_zero(x):
    return f"{-x:.1f}"  # here


def number_as_key(d, name):
    d[name] = 1.0  # here
    return d


@pytest.mark.parametrize(
    ("function", "arguments", "why"),
    [
        (beyond, (1,), "a whole number beyond 2**53"),
        (overflow, (1e300,), "infinite, or not a number"),
        (below_zero, (0.0,), "a zero with a minus sign is printed"),
        (number_as_key, ({}, 1), "1 as a key"),
    ],
)
def test_what_no_kind_tells_is_seen(function, arguments, why):
    watch = Watch()
    watched(function, watch)(*arguments)
    (hazard,) = watch.hazards
    lines, first = inspect.getsourcelines(function)
    (place,) = (i for i, line in enumerate(lines) if "# here" in line)
    assert f"{__file__.split('/')[-1]}:{first + place}: in {function.__name__}: " in hazard
    assert hazard.endswith(why)


def test_settings_of_treatments_and_resting_states_do_nothing_that_differs():
    watch = Watch()
    courses = [
        {"treatment": name, "start": start, "length": 9.0, "strength": 1.5}
        for start, name in enumerate(FACTS["treatments"])
    ]
    segments = [{"day": 0.0, "settings": {"k": 0.4}}, {"day": 7.0, "settings": {"k": 0.2}}]
    assert watched(treated, watch)(segments, courses, FACTS) == treated(segments, courses, FACTS)
    for k in (0.1, 0.335, 0.5):
        p = Loop(k=k).at(0.2)
        sweep = watched(reduced_loop.hysteresis_sweep, watch)([0.1, 0.2, 0.4], p)
        assert sweep == reduced_loop.hysteresis_sweep([0.1, 0.2, 0.4], p)
        watched(reduced_loop.separatrix, watch)(0.2, 3, p)
        watched(reduced_loop.nullclines, watch)([0.2, 0.5], 0.2, p)
    assert watch.operations > 100_000
    assert list(watch.hazards) == []
