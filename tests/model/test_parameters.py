"""Every parameter says what it is, and a wrong setting is refused by name."""

from dataclasses import FrozenInstanceError

import pytest

from spasmcycle.evidence.references import load
from spasmcycle.model import equations
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings


def test_every_parameter_is_used_and_documented():
    used = {s.name for rate in equations.rates(equations.full()) for s in rate.free_symbols}
    used |= {
        s.name for e in equations.observables(equations.full()).values() for s in e.free_symbols
    }
    for p in PARAMETERS.values():
        assert p.name in used, f"{p.name} is in no equation"
        assert 0 <= p.low <= p.value <= p.high
        assert p.meaning and p.unit in {"1", "h", "d"}


@pytest.mark.parametrize("one", [PARAMETERS["k"], GRADES["extrusion"]])
def test_a_parameter_or_grade_cannot_be_changed_behind_the_models_back(one):
    with pytest.raises(FrozenInstanceError):
        one.name = "another"


def test_what_claims_a_source_has_one_that_was_read():
    works = load()
    for p in PARAMETERS.values():
        if p.provenance == "chosen for teaching":
            assert not p.reference
        else:
            assert works[p.reference].citable


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"kk": 1.0}, ValueError, "unknown parameter 'kk'"),
        ({"k": 7.0}, ValueError, "k: 7.0 is outside its range 0 to 1"),
        ({"k": float("nan")}, ValueError, "outside its range"),
        ({"k": "strong"}, TypeError, "'strong' is not a number"),
        ({"k": True}, TypeError, "is not a number"),
    ],
)
def test_a_wrong_setting_names_the_field_and_what_is_allowed(change, error, words):
    with pytest.raises(error, match=words):
        settings(**change)


def test_larger_pieces_shrink_sooner_in_the_order_that_was_found():
    """Chiu 2015: sequestration 96 %, extrusion 70 %, protrusion 41 %, bulge 13 %."""
    assert [(g.name, g.shrank) for g in GRADES.values()] == [
        ("bulge", 13.0), ("protrusion", 41.0), ("extrusion", 70.0), ("sequestration", 96.0),
    ]  # fmt: skip
    times = [g.tau_H for g in sorted(GRADES.values(), key=lambda g: g.shrank)]
    assert times == sorted(times, reverse=True)
    assert load()["chiu2015"].citable
