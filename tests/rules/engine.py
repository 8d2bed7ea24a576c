"""The rules of the scripts, called from Python: a JavaScript engine without any page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import hypothesis

from workshop.javascript import node

# The same examples in every run, and none fails for being slow: the machine may be busy.
STEADY = hypothesis.settings(deadline=None, derandomize=True, database=None)
PROGRAM = Path(__file__).with_name("engine.js")


def given(*values: Any) -> Callable[[Callable], Callable]:
    """As `hypothesis.given`, with settings that suit calls to another process."""
    return lambda test: STEADY(hypothesis.given(*values)(test))


class Refused(Exception):
    """A rule raised an error: its name and its message."""


class Engine:
    """Node, with the scripts loaded in a context where there is no page to touch."""

    def __init__(self, scripts: Iterable[tuple[str, str]]) -> None:
        self.process = subprocess.Popen(
            [node(), str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for name, script in scripts:
            self.ask(act="load", name=name, script=script)

    def ask(self, **order: Any) -> Any:
        """What the engine answers; raises Refused."""
        self.process.stdin.write(f"{json.dumps(order, allow_nan=False)}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "fault" in answer:
            raise Refused(answer["fault"], answer["message"])
        return answer["value"]

    def call(self, path: str, *values: Any) -> Any:
        """`SpasmCycle.path(...values)`; `moment` makes a value that is a moment."""
        return self.ask(act="call", path=path, values=values)

    def stand_in(self, zone: str) -> None:
        """From now on the computer's clock is that of a time zone."""
        self.ask(act="zone", zone=zone)

    def close(self) -> None:
        """End the engine."""
        self.process.stdin.close()
        self.process.wait()


def moment(seconds: float) -> dict[str, float]:
    """A moment, in seconds since 1970, as a value to call with."""
    return {"$moment": round(seconds * 1000)}
