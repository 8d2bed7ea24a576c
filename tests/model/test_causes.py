"""Postures and causes: the data as reported, and each cause doing what it says it does."""

import pytest

from spasmcycle.evidence.references import load
from spasmcycle.model.causes import CAUSES, cause_named
from spasmcycle.model.parameters import settings
from spasmcycle.model.postures import PEOPLE, POSTURES, REFERENCE
from spasmcycle.simulate import simulate

# Wilke 1999, rows that were read: MPa.
REPORTED = {
    "standing": (0.50,),
    "lying_prone": (0.10,),
    "lying_side": (0.12,),
    "night_start": (0.10,),
    "night_end": (0.24,),
    "sitting_slouched": (0.30,),
    "sitting_relaxed": (0.46,),
    "sitting_flexed": (0.83,),
    "walking": (0.53, 0.65),
    "extension": (0.60,),
    "side_bend": (0.60,),
    "flexion": (1.08,),
    "bent_forward": (1.10,),
    "holding_close": (1.10,),
    "lifting_bent_knees": (1.70,),
    "lifting_round_back": (2.30,),
}


def test_pressures_are_those_of_one_man_as_reported():
    assert {p.name: p.mpa for p in POSTURES.values()} == REPORTED
    assert PEOPLE == 1 and load()[REFERENCE].citable
    assert POSTURES["standing"].spread == (0.48, 0.50)
    assert POSTURES["sitting_relaxed"].spread == (0.45, 0.50)


def test_the_load_is_derived_from_the_pressures():
    assert POSTURES["standing"].ratio == 1
    assert POSTURES["lifting_round_back"].ratio == pytest.approx(2.30 / 0.50)
    assert POSTURES["walking"].ratio == pytest.approx((0.53 + 0.65) / 2 / 0.50)
    for p in POSTURES.values():
        assert settings(posture=p.ratio)


def test_a_run_takes_a_posture_by_name_mid_run_too():
    named = simulate("extrusion", days=7, posture="bent_forward")
    number = simulate("extrusion", days=7, posture=1.10 / 0.50)
    assert named["pain"].tolist() == number["pain"].tolist()
    later = simulate("extrusion", days=7, changes=[(3, {"posture": "bent_forward"})])
    assert later["pain"][-1] > simulate("extrusion", days=7)["pain"][-1]


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES)
def test_a_cause_does_alone_what_it_says(cause):
    run = simulate("none", cause=cause.name)
    assert run["H"].max() == 0
    guards, hurts = run["M"].max() > 0.5, run["pain_shown"].max() > 1
    found = "guarding" if guards else "pain" if hurts else "nothing"
    assert found == cause.alone


@pytest.mark.parametrize("cause", [c for c in CAUSES.values() if c.alone == "nothing"])
def test_a_cause_that_needs_a_herniation_makes_one_worse(cause):
    assert simulate("none", cause=cause.name)["M"].max() < 0.01
    held = simulate("extrusion", cause=cause.name).last_day_above("M", 0.5)
    assert held > simulate("extrusion").last_day_above("M", 0.5) + 2


def test_bending_and_weak_muscles_lock_only_together():
    assert simulate("none", posture="bent_forward")["M"].max() < 0.1
    assert simulate("none", cause="weak_core")["M"].max() < 0.1
    both = simulate("none", cause="weak_core", posture="bent_forward")
    assert both.last_day_above("M", 0.5) == 84
    assert simulate("none", posture="lifting_round_back")["M"].max() > 0.5


def test_a_joint_smoulders_or_locks_by_how_much_it_signals():
    """0.2 gives steady pain without guarding; 0.3 locks."""
    assert simulate("none", r0=0.2)["M"].max() < 0.5
    assert simulate("none", r0=0.3).last_day_above("M", 0.5) == 84


def test_no_herniation_and_no_cause_is_no_pain():
    run = simulate("none")
    assert run["pain_shown"].max() == 0 and run["M"].max() == 0


def test_own_settings_win_over_those_of_a_cause():
    assert simulate("none", days=7, cause="stress", stress=0.0)["drive"].max() == 0


def test_every_cause_says_what_is_known():
    for cause in CAUSES.values():
        assert cause.acts and settings(**cause.settings)
        assert cause.judged.works and cause.judged.reason.endswith(".")
    assert len({cause.claim for cause in CAUSES.values()}) == len(CAUSES)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"cause": "draught"}, "unknown cause 'draught'; known: none, stenosis"),
        ({"posture": "hanging"}, "unknown posture 'hanging'; known: standing"),
        ({"posture": 9.0}, "posture: 9.0 is outside its range"),
        ({"grade": "tear"}, "unknown grade 'tear'; known: none, bulge"),
    ],
)
def test_a_wrong_name_is_refused_with_those_that_are_known(call, words):
    with pytest.raises(ValueError, match=words):
        simulate(**call)


def test_none_is_a_cause_that_does_nothing():
    assert not cause_named("none").settings and not cause_named("none").start
    with pytest.raises(ValueError, match="not in the store"):
        _ = cause_named("none").judged
