"""Links and loops on a day of a run."""

import pytest

from spasmcycle.simulate import simulate
from spasmcycle.study import reading


def test_strengths_are_those_of_the_day():
    run = simulate("extrusion")
    found = reading.strengths(run, 5.0)
    place = list(run.days).index(5.0)
    assert found["gain_irritants"] == run["gain_irritants"][place]
    assert found["pain_to_M"] * found["M_to_W"] * found["W_to_pain"] == pytest.approx(
        found["gain_irritants"]
    )
    with pytest.raises(ValueError, match="day: 85 is outside its range 0 to 84"):
        reading.strengths(run, 85)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: reading.strengths({}, 1), TypeError, "run: {} is not a Run, such as simulate"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, error, words):
    with pytest.raises(error, match=words):
        call()
