"""Turns portable functions (see `spasmcycle.portable`) into JavaScript, or says why not.

`reading.py` finds out what every name stands for. `printing.py` prints. `follow.py` follows what
kinds of values (`kinds.py`) go through the functions, and refuses what could differ. `words.js` is
what the browser needs beside its own words. `watched.py` runs the same functions in Python and
looks at every value instead of every kind: a second pair of eyes for the tests.
"""

from __future__ import annotations

from pathlib import Path

from spasmcycle.translate.follow import Call, Use, followed
from spasmcycle.translate.kinds import like
from spasmcycle.translate.printing import printed
from spasmcycle.translate.reading import Untranslatable

__all__ = ["WORDS_JS", "Call", "Untranslatable", "Use", "given", "javascript", "like"]

WORDS_JS = Path(__file__).with_name("words.js").read_text(encoding="utf-8")


def given(*calls: tuple) -> Use:
    """Uses of portable functions: each a function, followed by an example of every argument."""
    known = [(function, *map(like, examples)) for function, *examples in calls]

    def use(call: Call) -> None:
        for function, *kinds in known:
            call(function, *kinds)

    return use


def javascript(use: Use) -> list[str]:
    """The functions that `use` calls, and those that they call, as JavaScript, callees first.

    Parameters
    ----------
    use : callable (call) -> None
        Calls each function with examples of its arguments (see `given` and `follow.followed`).

    Raises
    ------
    Untranslatable
        For anything that has no translation, or whose translation could give something else. The
        message names file, line, what stands there and what is allowed.
    """
    return [printed(source) for source in followed(use)]
