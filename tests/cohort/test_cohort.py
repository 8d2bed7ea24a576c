"""A crowd is the same whoever computes it, follows the published course, and says so rightly."""

import json
import math
import multiprocessing
import os
import pickle
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import asdict, replace

import numpy as np
import pytest
from dask.distributed import Client, LocalCluster

from spasmcycle.cohort import CohortStopped, Spread, compare, draw, fit, fitted, follow
from spasmcycle.cohort.progress import shown
from spasmcycle.cohort.spread import FITTED
from spasmcycle.evidence.references import load
from spasmcycle.model.treatments import Course

QUIET = {"progress": False}


@pytest.fixture(scope="module")
def cohort():
    return follow(1000, seed=7, **QUIET)


@pytest.fixture(scope="module")
def small():
    return follow(60, 90, seed=11, **QUIET)


# The published course


@pytest.mark.parametrize(
    ("seed", "people"), [(None, 1000), (1, 4000), (2, 4000), (3, 4000), (999_999, 4000)]
)
def test_mean_pain_runs_inside_the_published_intervals(seed, people):
    found = follow(people, **({} if seed is None else {"seed": seed}), **QUIET).mean() * 10
    for day, low, high in zip(fit.DAYS, fit.LOW, fit.HIGH, strict=True):
        assert low <= found[day] <= high, f"day {day}"


def test_the_targets_are_a_work_that_was_read():
    assert load()[fit.REFERENCE].citable
    assert load()["williams2014"].citable


def test_the_kept_script_made_the_kept_numbers():
    kept = json.loads(FITTED.read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(fit.document(fitted())))
    assert kept["made_by"] == "python -m spasmcycle.cohort.fit"
    fixed = asdict(fit.START).keys() - fit.MOVED.keys()
    assert {name: kept["spread"][name] for name in fixed} == {
        name: asdict(fit.START)[name] for name in fixed
    }


def test_the_fit_is_the_same_each_time_and_comes_closer():
    first, again = (fit.fit(people=40, rounds=16) for _ in range(2))
    assert first == again != fit.START
    zero = np.zeros(len(fit.MOVED))
    units = [
        (getattr(first, n) - getattr(fit.START, n)) / unit for n, (unit, _, _) in fit.MOVED.items()
    ]
    assert fit.misfit(np.array(units), 40) < fit.misfit(zero, 40)


# The same people, whoever computes them


def test_the_same_seed_gives_the_same_people_and_another_seed_others(small):
    again = follow(60, 90, seed=11, **QUIET)
    assert np.array_equal(small.pain, again.pain)
    assert not np.array_equal(small.pain, follow(60, 90, seed=12, **QUIET).pain)


def test_a_larger_crowd_begins_with_the_same_people(small):
    assert np.array_equal(follow(131, 90, seed=11, **QUIET).pain[:60], small.pain)


@pytest.mark.parametrize("chunk", [1, 7, 59, 1000])
def test_the_size_of_a_chunk_changes_nothing(small, chunk):
    assert np.array_equal(follow(60, 90, seed=11, chunk=chunk, **QUIET).pain, small.pain)


def test_threads_give_the_same(small):
    with ThreadPoolExecutor(2) as executor:
        found = follow(60, 90, seed=11, executor=executor, chunk=13, **QUIET)
    assert np.array_equal(found.pain, small.pain)


def test_a_pool_of_processes_gives_the_same(small):
    found = follow(60, 90, seed=11, workers=2, chunk=17, **QUIET)
    assert np.array_equal(found.pain, small.pain)


def test_a_dask_cluster_gives_the_same(small, tmp_path):
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path
        ) as cluster,
        Client(cluster) as client,
    ):
        found = follow(60, 90, seed=11, executor=client.get_executor(), chunk=9, **QUIET)
    assert np.array_equal(found.pain, small.pain)


# An executor that dies


class DiesAfter(ThreadPoolExecutor):
    """Takes some pieces and is then shut down by someone else."""

    def __init__(self, pieces: int) -> None:
        super().__init__(1)
        self.left = pieces

    def submit(self, *work, **named):
        if not self.left:
            self.shutdown()
        self.left -= 1
        return super().submit(*work, **named)


def test_what_was_computed_before_the_executor_closed_is_kept_and_resumed(small):
    with pytest.raises(CohortStopped, match="20 of 60 people; nothing computed is lost") as stop:
        follow(60, 90, seed=11, executor=DiesAfter(2), chunk=10, **QUIET)
    partial = stop.value.partial
    assert partial.done.sum() == 20
    assert np.array_equal(partial.pain[partial.done], small.pain[partial.done])
    told = []
    found = follow(
        60, 90, seed=11, chunk=15, resume=partial, progress=lambda done, of: told.append(done)
    )
    assert np.array_equal(found.pain, small.pain)
    assert told == [20, 35, 50, 60], "those who were done are not computed again"


def die() -> None:
    os._exit(1)


class Poisoned(ProcessPoolExecutor):
    """One real process, which is gone when it comes to the third piece of work."""

    def __init__(self) -> None:
        super().__init__(1, multiprocessing.get_context("spawn"))
        self.taken = 0

    def submit(self, *work, **named):
        self.taken += 1
        return super().submit(die) if self.taken == 3 else super().submit(*work, **named)


def test_a_worker_that_dies_loses_nothing_that_was_done(small):
    with Poisoned() as executor, pytest.raises(CohortStopped, match="BrokenProcessPool") as stop:
        follow(60, 90, seed=11, executor=executor, chunk=10, **QUIET)
    partial = stop.value.partial
    assert partial.done.tolist() == [True] * 20 + [False] * 40
    found = follow(60, 90, seed=11, resume=pickle.loads(pickle.dumps(partial)), **QUIET)
    assert np.array_equal(found.pain, small.pain)


def test_only_the_same_run_can_be_resumed():
    with pytest.raises(CohortStopped) as stop:
        follow(6, 9, seed=11, executor=DiesAfter(0), **QUIET)
    with pytest.raises(ValueError, match="partial result is of another run"):
        follow(6, 9, seed=12, resume=stop.value.partial, **QUIET)
    with pytest.raises(TypeError, match="resume: 3 is not"):
        follow(6, 9, seed=12, resume=3, **QUIET)


# Bad input


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ({"people": 0}, ValueError, "people: 0 is outside its range 1 to 1000000"),
        ({"people": -5}, ValueError, "people: -5 is outside"),
        ({"people": 10.5}, TypeError, "people: 10.5 is not a whole number"),
        ({"people": math.nan}, TypeError, "people: nan is not a whole number"),
        ({"people": True}, TypeError, "people: True is not a whole number"),
        ({"days": 0}, ValueError, "days: 0 is outside its range 1 to 728"),
        ({"days": 1.5}, TypeError, "days: 1.5"),
        ({"seed": -1}, ValueError, "seed: -1 is outside its range 0 to 999999"),
        ({"seed": 1.0}, TypeError, "seed: 1.0 is not a whole number"),
        ({"seed": "7"}, TypeError, "seed: '7' is not a whole number"),
        ({"seed": None}, TypeError, "seed: None is not a whole number"),
        ({"seed": 1_000_000}, ValueError, "seed: 1000000 is outside its range 0 to 999999"),
        ({"chunk": 0}, ValueError, "chunk: 0 is outside its range"),
        ({"workers": 0}, ValueError, "workers: 0 is outside its range 1 to 256"),
        ({"workers": 2.0}, TypeError, "workers: 2.0 is not a whole number"),
        ({"executor": "dask"}, TypeError, "executor: 'dask' has no submit"),
        ({"spread": {"k": 1}}, TypeError, "spread: {'k': 1} is not a Spread"),
        ({"courses": ["heat"]}, TypeError, "courses: 'heat' is not a Course"),
        ({"courses": "heat"}, TypeError, "courses: 'heat' is not a list"),
        ({"courses": [Course("heat", 9)]}, ValueError, "heat: start: 9.0 is outside its range 0 t"),
        ({"progress": "yes"}, TypeError, "progress: 'yes' is not True, False or a function"),
    ],
)
def test_a_wrong_call_names_field_value_and_what_is_allowed(wrong, error, words):
    with pytest.raises(error, match=words):
        follow(**({"people": 5, "days": 5, "progress": False} | wrong))


def test_workers_and_an_executor_exclude_each_other():
    with (
        ThreadPoolExecutor(1) as executor,
        pytest.raises(ValueError, match="workers: 2 is not allowed together with an executor"),
    ):
        follow(5, 5, workers=2, executor=executor, **QUIET)


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ({"log_k": math.nan}, ValueError, "log_k: nan is outside its range 0 to 1"),
        ({"quiet_share": 1.2}, ValueError, "quiet_share: 1.2 is outside its range 0 to 1"),
        ({"quiet_wait": math.inf}, ValueError, "quiet_wait: inf is outside"),
        ({"stress_high": "much"}, TypeError, "stress_high: 'much' is not a number"),
        ({"bulge": 0, "protrusion": 0, "extrusion": 0, "sequestration": 0}, ValueError, "all weig"),
    ],
)
def test_a_wrong_spread_names_field_value_and_range(wrong, error, words):
    with pytest.raises(error, match=words):
        Spread(**(asdict(fitted()) | wrong))


# Who they are


def test_people_follow_their_spread():
    spread = fitted()
    people = draw(20_000, 4, spread)
    shares = np.bincount(people.grade, minlength=4) / 20_000
    assert shares == pytest.approx(np.array(spread.weights) / sum(spread.weights), abs=0.015)
    assert np.log(people.k).std() == pytest.approx(spread.log_k, rel=0.03)
    assert np.median(people.tau_I) == pytest.approx(7.5, rel=0.02)
    assert people.stress.min() >= 0 and people.stress.max() <= spread.stress_high
    has = np.isfinite(people.quiet)
    assert has.mean() == pytest.approx(spread.quiet_share, abs=0.015)
    assert people.quiet.min() >= spread.quiet_first
    assert (people.quiet[has] - spread.quiet_first).mean() == pytest.approx(
        spread.quiet_wait, rel=0.05
    )


def test_a_weight_of_zero_is_never_drawn():
    spread = replace(fitted(), bulge=0.0, sequestration=0.0)
    assert set(draw(500, 0, spread).grade_names) == {"protrusion", "extrusion"}


def test_a_spread_without_spread_gives_the_models_own_person():
    lone = Spread(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    found = follow(3, 30, spread=lone, **QUIET)
    assert np.array_equal(found.pain[0], found.pain[2])
    assert (found.people.k == 0.335).all()


# What a course can tell


def test_mean_interval_and_quantiles_are_those_of_the_people(small):
    day = small.pain[:, 30]
    low, high = small.interval()
    assert small.mean()[30] == pytest.approx(day.mean())
    assert high[30] - low[30] == pytest.approx(2 * 1.96 * day.std(ddof=1) / math.sqrt(60))
    assert small.quantiles([0.5])[0, 30] == pytest.approx(np.median(day))
    assert small.quantiles().shape == (5, 91)
    with pytest.raises(ValueError, match="shares: 1.5 is outside its range 0 to 1"):
        small.quantiles([1.5])
    with pytest.raises(TypeError, match="shares: 0.5 is not a list"):
        small.quantiles(0.5)


def test_one_person_has_no_interval():
    low, high = follow(1, 5, **QUIET).interval()
    assert np.isnan(low).all() and np.isnan(high).all()


def test_settled_is_a_week_in_a_row_at_most_one_of_ten(small):
    settle = small.days_to_settle()
    for pain, day in zip(small.pain, settle, strict=True):
        runs = [d for d in range(91 - 6) if (pain[d : d + 7] <= 1).all()]
        assert day == (runs[0] if runs else math.inf)
    assert np.isfinite(settle).any() and np.isinf(settle).any()


def test_natural_frequencies_count_people(small):
    count = round(100 * (small.days_to_settle() <= 28).mean())
    assert small.sentence(28) == f"{count} of 100 virtual people had settled by day 28."
    half = round(100 * (small.pain[:, 28] <= small.pain[:, 0] / 2).mean())
    assert small.improved_of_100(28) == half
    with pytest.raises(ValueError, match="day: 91 is outside its range 0 to 90"):
        small.sentence(91)


def test_two_arms_are_compared_as_whole_numbers_that_add_up(small):
    treated = follow(60, 90, seed=11, courses=[Course("relaxant", 7, 14)], **QUIET)
    said = compare(small, treated, 60)
    a, b = small.settled_of_100(60), treated.settled_of_100(60)
    assert b > a
    assert said.endswith(f"{a} had settled by day 60 untreated; {b} with treatment; {b - a} more.")
    assert compare(treated, small, 60).endswith(f"{b - a} fewer.")
    assert compare(small, small).endswith("no difference.")
    with pytest.raises(ValueError, match="different people"):
        compare(small, follow(60, 90, seed=12, **QUIET))
    with pytest.raises(TypeError, match="treated: 'relaxant' is not a Cohort"):
        compare(small, "relaxant")


def test_the_worst_of_today_are_better_tomorrow_though_nothing_was_done(cohort):
    """Regression to the mean: the group falls by more than its people's true pain does."""
    worst = cohort.worst(20, day=0)
    today, tomorrow = cohort.ratings(0), cohort.ratings(1)
    assert today[worst].min() >= np.delete(today, worst).max()
    assert len(set(worst.tolist())) == 20
    seen = today[worst].mean() - tomorrow[worst].mean()
    true = (cohort.pain[worst, 0] - cohort.pain[worst, 1]).mean()
    assert seen > 1 and seen > true + 1
    assert np.array_equal(cohort.worst(20, day=0), worst)
    assert np.array_equal(cohort.ratings(3, noise=0), cohort.pain[:, 3])


@pytest.mark.parametrize("count", [0, 61])
def test_more_than_everyone_cannot_be_worst(small, count):
    with pytest.raises(ValueError, match=f"count: {count} is outside its range 1 to 60"):
        small.worst(count)


# Progress


def test_progress_reaches_everyone():
    told = []
    follow(50, 5, chunk=20, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 50), (20, 50), (40, 50), (50, 50)]


def test_a_terminal_gets_a_bar_that_counts_people_and_goes_away(capfd):
    with shown(True, 50) as tell:
        tell(0, 50)
        time.sleep(0.15)  # the bar is drawn at most ten times a second
        tell(25, 50)
    said = capfd.readouterr().err
    assert "25/50" in said and "people" in said
    left = said.rsplit("\r", 2)[1]
    assert left.strip() == "", "the bar's line is wiped at the end"


def test_progress_can_be_silent(capfd):
    follow(50, 5, chunk=25, progress=False)
    assert capfd.readouterr().err == ""
