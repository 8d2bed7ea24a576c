"""Shows how far a long run is: tqdm's bar, in a notebook or in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]


@contextmanager
def shown(progress: bool | Progress, total: int) -> Iterator[Progress]:
    """Yield a function of (people done, people in all) that shows progress, and tidy up after.

    Parameters
    ----------
    progress : bool or callable
        A function of (done, total); or True for a bar that goes away at the end, False for none.
    total : int

    Raises
    ------
    TypeError
        For a `progress` that is neither.
    """
    if not (isinstance(progress, bool) or callable(progress)):
        raise TypeError(f"progress: {progress!r} is not True, False or a function")
    if progress is False:
        yield lambda done, total: None
    elif callable(progress):
        yield progress
    else:
        from tqdm.auto import tqdm  # here: it looks for a notebook, which takes a moment

        with tqdm(total=total, unit=" people", leave=False) as bar:
            yield lambda done, total: bar.update(done - bar.n)
