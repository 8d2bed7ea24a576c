"""Follows a crowd of virtual people, here or through any `concurrent.futures` executor.

People are drawn in one place, before the work is shared out; solving uses only arithmetic that is
exact to the last bit. So the same seed gives the same numbers whatever the executor, the number
of workers or the size of a chunk.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import numpy as np

from spasmcycle.cohort.people import People, draw, segments
from spasmcycle.cohort.person import MOST_PEOPLE
from spasmcycle.cohort.progress import Progress, shown
from spasmcycle.cohort.result import Cohort
from spasmcycle.cohort.solve import everybody
from spasmcycle.cohort.spread import Spread, fitted
from spasmcycle.model.allowed import instance, whole
from spasmcycle.model.nights import checked_nights
from spasmcycle.model.treatments import Course, checked_courses
from spasmcycle.simulate import OutsideRange

SEED = 2012
LONGEST = 728
# With nights everyone has two segments a day, so that fewer people are held in memory at once.
TOGETHER = 100
MOST_WORKERS = 256


@dataclass(frozen=True)
class Partial:
    """What a run had computed when it stopped; give it back as `resume`.

    Attributes
    ----------
    pain : array, shape (people, days + 1)
        Displayed pain; rows that are not done are zeros.
    done : array of bool, shape (people,)
    asked : tuple
        What the run was asked for; only the same can be resumed.
    """

    pain: np.ndarray
    done: np.ndarray
    asked: tuple


class CohortStopped(RuntimeError):
    """The executor failed before everyone was followed. `partial` holds those who were."""

    def __init__(self, message: str, partial: Partial) -> None:
        super().__init__(message)
        self.partial = partial

    def __reduce__(self) -> tuple:
        return CohortStopped, (str(self), self.partial)


def follow_chunk(
    people: People, spread: Spread, days: int, courses: tuple[Course, ...], nights: float
) -> np.ndarray:
    """Daily displayed pain of some people, shape (people, days + 1). Runs in a worker.

    Raises
    ------
    OutsideRange
        When someone's solution leaves the range in which the model means anything.
    """
    hours = 24.0 * (spread.first_seen + np.arange(days + 1))
    together = TOGETHER if nights else len(people)
    found = []
    for first in range(0, len(people), together):
        some = people[first : first + together]
        crowd = segments(some, spread, days, courses, nights)
        pain, steps = everybody(crowd.y0, crowd.starts, crowd.settings, crowd.shares, hours)
        if (steps < 0).any():
            raise OutsideRange(
                "someone left the model's range: use a spread closer to the fitted one"
            )
        found.append(pain)
    return np.concatenate(found)


def follow(
    people: int = 1000,
    days: int = 364,
    seed: int = SEED,
    *,
    courses: Sequence[Course] = (),
    nights: float = 0.0,
    spread: Spread | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    chunk: int = 500,
    progress: bool | Progress = True,
    resume: Partial | None = None,
) -> Cohort:
    """Follow virtual people from their first visit.

    Parameters
    ----------
    people : int
        1 to 1,000,000. Each person takes 8 bytes a day.
    days : int
        1 to 728.
    seed : int
        0 to 999,999. The same seed gives the same people and the same pain, to the last bit.
    courses : sequence of Course
        Treatments for everyone, their days counted from the first visit. None: the quiet week
        that some people get is still there.
    nights : float
        Hours that everyone lies in each 24, 0 to 24. With 0 they stand day and night. Each first
        visit is at noon, and so pain is read standing. It takes some twenty times longer.
    spread : Spread, optional
        How people differ; the fitted spread, if not given.
    executor : Executor, optional
        Any executor of `concurrent.futures`, or one that behaves so, such as a Dask client's
        `get_executor()`. It stays open. Without it, everything runs in this process.
    workers : int, optional
        1 to 256. Opens a pool of so many processes for this run; not together with `executor`.
        In a script, the call then belongs under `if __name__ == "__main__":`.
    chunk : int
        People in one piece of work, 1 or more. Smaller chunks show finer progress.
    progress : bool or callable
        True shows a bar; False shows nothing; a function is called with (done, people).
    resume : Partial, optional
        From a `CohortStopped`: only those who are missing are computed.

    Returns
    -------
    Cohort

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    CohortStopped
        When the executor fails; carries everything that was computed.
    OutsideRange
        When someone's solution leaves the range in which the model means anything.
    """
    days = whole("days", days, 1, LONGEST)
    chunk = whole("chunk", chunk, 1, MOST_PEOPLE)
    spread = fitted() if spread is None else spread
    crowd = draw(people, seed, spread)
    courses = tuple(checked_courses(courses, days))
    nights = checked_nights(nights)
    pool = _pool(executor, workers)
    state = _begun((int(people), days, int(seed), courses, nights, spread), resume)
    missing = np.flatnonzero(~state.done)
    pieces = [missing[i : i + chunk] for i in range(0, len(missing), chunk)]
    with shown(progress, len(crowd)) as tell, pool as running:
        tell(int(state.done.sum()), len(crowd))
        work = (crowd, spread, days, courses, nights)
        if running is None:
            for piece in pieces:
                _keep(state, piece, follow_chunk(crowd[piece], *work[1:]), tell)
        else:
            _share_out(running, pieces, work, state, tell)
    return Cohort(state.pain, crowd, int(seed), spread, courses, nights)


def _pool(
    executor: Executor | None, workers: int | None
) -> AbstractContextManager[Executor | None]:
    """A context that gives the executor to use, or None for this process."""
    if workers is not None:
        workers = whole("workers", workers, 1, MOST_WORKERS)
        if executor is not None:
            raise ValueError(f"workers: {workers} is not allowed together with an executor")
        # A fresh process each, as a notebook's kernel has threads that a copy would not survive.
        return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise TypeError(f"executor: {executor!r} has no submit; allowed: an Executor, or None")
    return nullcontext(executor)


def _begun(asked: tuple, resume: Partial | None) -> Partial:
    people, days = asked[:2]
    if resume is None:
        return Partial(np.zeros((people, days + 1)), np.zeros(people, dtype=bool), asked)
    instance(Partial, "resume", resume, "the partial of a CohortStopped")
    if resume.asked != asked:
        raise ValueError(
            f"resume: the partial result is of another run, {resume.asked}; allowed: {asked}"
        )
    return Partial(resume.pain.copy(), resume.done.copy(), asked)


def _keep(state: Partial, piece: np.ndarray, pain: np.ndarray, tell: Progress) -> None:
    state.pain[piece] = pain
    state.done[piece] = True
    tell(int(state.done.sum()), len(state.done))


def _share_out(
    executor: Executor, pieces: list[np.ndarray], work: tuple, state: Partial, tell: Progress
) -> None:
    """Follow the pieces through an executor; keep what is done even if the executor dies."""
    crowd, *rest = work
    futures = {}
    failure: Exception | None = None
    try:
        for piece in pieces:
            futures[executor.submit(follow_chunk, crowd[piece], *rest)] = piece
    except Exception as problem:
        failure = problem
    for future in as_completed(futures):
        try:
            pain = future.result()
        except OutsideRange:
            raise
        except Exception as problem:
            failure = failure or problem
        else:
            _keep(state, futures[future], pain, tell)
    if failure is not None:
        raise CohortStopped(
            f"the executor failed ({type(failure).__name__}: {failure}) after "
            f"{int(state.done.sum())} of {len(state.done)} people; nothing computed is lost: "
            "call again with resume=error.partial",
            state,
        ) from failure
