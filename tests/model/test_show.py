"""The equations as a lesson shows them."""

import pytest

from spasmcycle.model.show import equations


def test_a_lesson_shows_the_equations_that_run():
    text = equations("reduced").data
    for part in (r"\dfrac{dM}{dt}", r"\theta^{4}", r"\tau_W", r"\mathrm{root}"):
        assert part in text
    assert r"\mathrm{load}" not in text
    assert equations("full", "load").data.count("=") == 1


@pytest.mark.parametrize(
    ("call", "words"),
    [(("half",), "unknown system 'half'; known: full"), (("full", "X"), "unknown quantity 'X'")],
)
def test_an_unknown_name_is_refused_with_the_known_ones(call, words):
    with pytest.raises(ValueError, match=words):
        equations(*call)
