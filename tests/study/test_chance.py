"""Chance in trials of made-up people: it scatters as statistics says, and refuses nonsense."""

import numpy as np
import pytest

from spasmcycle.cohort import follow
from spasmcycle.figures import find
from spasmcycle.figures.two_groups import ANSWERS, ASKED, SEED, TRUTH
from spasmcycle.simulate import Course
from spasmcycle.study.chance import differences

GROUPS = find("two-groups")


@pytest.fixture(scope="module")
def bare():
    return follow(people=600, days=63, seed=7, progress=False)


def test_a_treatment_that_does_nothing_scatters_round_nothing(bare):
    found = differences(bare, bare, 100, trials=3000)
    share = bare.settled_of_100(28) / 100
    wanted = 100 * np.sqrt(2 * share * (1 - share) / 100)
    assert abs(found.mean()) < 0.5
    assert found.std() == pytest.approx(wanted, rel=0.15)  # no one is in both groups


def test_larger_groups_scatter_less(bare):
    small, large = (differences(bare, bare, size, trials=1500).std() for size in (30, 120))
    assert large < 0.65 * small


def test_the_same_seed_gives_the_same_trials(bare):
    assert (differences(bare, bare, 50, trials=20) == differences(bare, bare, 50, trials=20)).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [({"size": 301}, "size: 301"), ({"size": 0}, "size: 0"), ({"trials": 0}, "trials: 0")],
)
def test_what_cannot_be_drawn_is_refused_by_name(bare, change, words):
    with pytest.raises(ValueError, match=words):
        differences(bare, bare, **change)


@pytest.mark.parametrize("who", ["others", "same"])
def test_the_picture_counts_the_people_of_the_cohort(who):
    both = follow(people=200, days=63, seed=SEED, progress=False)
    dose = Course("anti_inflammatory", start=0, length=7, strength=0.5)
    given = follow(people=200, days=63, seed=SEED, courses=[dose], progress=False)
    settled, helped = (one.days_to_settle() <= ASKED for one in (both, given))
    second = helped[100:] if who == "others" else helped[:100]
    read = GROUPS.read(GROUPS.values(who=who))
    assert read["settled"] == [int(settled[:100].sum()), int(second.sum())]
    assert read["sore"] == [100 - n for n in read["settled"]]


def test_the_answer_to_the_prediction_is_what_a_thousand_do():
    settled = follow(people=1000, days=63, progress=False).settled_of_100(ASKED)
    assert min(ANSWERS, key=lambda name: abs(ANSWERS[name] - settled)) == TRUTH
