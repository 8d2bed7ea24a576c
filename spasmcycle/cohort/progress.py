"""Shows how far a long run is: a bar in a notebook, a line of text in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[int, int], None]
WIDTH = 30


def in_notebook() -> bool:
    """Whether this Python is the kernel of a notebook, which can show widgets."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    return running is not None and getattr(running, "kernel", None) is not None


def line(done: int, total: int) -> str:
    """The bar as text, such as `[###...] 50 of 100 people`."""
    full = WIDTH * done // total
    return f"[{'#' * full}{'.' * (WIDTH - full)}] {done} of {total} people"


@contextmanager
def shown(progress: bool | Progress, total: int, out: TextIO | None = None) -> Iterator[Progress]:
    """Yield a function of (people done, people in all) that shows progress, and tidy up after.

    Parameters
    ----------
    progress : bool or callable
        A function of (done, total); or True for the usual bar, False for none.
    total : int
    out : text file, optional
        Where the line of text goes; standard error, if not given.

    Raises
    ------
    TypeError
        For a `progress` that is neither.
    """
    if not (isinstance(progress, bool) or callable(progress)):
        raise TypeError(f"progress: {progress!r} is not True, False or a function")
    if callable(progress):
        yield progress
    elif progress and in_notebook():
        from IPython.display import display
        from ipywidgets import IntProgress

        bar = IntProgress(0, 0, total, description="People")
        display(bar)

        def move(done: int, _: int) -> None:
            bar.value = done

        try:
            yield move
        finally:
            bar.close()
    elif progress:
        stream = out or sys.stderr
        try:
            yield lambda done, total: print(
                "\r" + line(done, total), end="", file=stream, flush=True
            )
        finally:
            print(file=stream)
    else:
        yield lambda done, total: None
