"""Makes all that is derived, in order: `python -m spasmcycle.derive [--check] [--all] [step …]`.

With `--check` nothing is written; what is stale is named and the exit code is 1. With `--all` the
crowds are followed anew even where a sample of them is fresh. Steps by name are done alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib import import_module

STEPS = {
    "model": "spasmcycle.derive.model",
    "many": "spasmcycle.derive.many",
    "live": "spasmcycle.live.generate",
    "evidence": "spasmcycle.evidence.generate",
    "arms": "spasmcycle.cohort.arms",
    "doubt": "spasmcycle.cohort.doubt",
    "tables": "spasmcycle.publish.tables",
    "course": "spasmcycle.publish.course",
}
"""What is made, in an order in which nothing is made from what is stale."""

SOURCES = {"live": "spasmcycle.anatomy.shapes"}
"""Rooms whose `faults` are named before a step that could not even begin with them."""


def derive(step: str, check: bool, everything: bool = False) -> int:
    """Do one step here; 1 where something is stale and was not written, or cannot be made.

    A step has `outputs`, files and their texts, or, where that would take minutes, a `main` that
    finds out for itself whether it is stale.
    """
    from spasmcycle.derive.files import write_or_check

    found = import_module(SOURCES[step]).faults() if step in SOURCES else []
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    room = import_module(STEPS[step])
    if not hasattr(room, "outputs"):
        return room.main(check, everything)
    try:
        return write_or_check(room.outputs(), check)
    except ValueError as error:
        print(f"{step}: {error}", file=sys.stderr)
        return 1


def main(arguments: list[str]) -> int:
    """Do the steps asked for, or all, each in a fresh Python: one may change what the next reads.

    While writing it stops at the first that fails; a check goes on and names everything.
    """
    parser = argparse.ArgumentParser(prog="python -m spasmcycle.derive", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="step", help=", ".join(STEPS))
    parser.add_argument("--check", action="store_true", help="write nothing, name what is stale")
    parser.add_argument("--all", action="store_true", help="follow every crowd anew")
    asked = parser.parse_args(arguments)
    unknown = [step for step in asked.steps if step not in STEPS]
    if unknown:
        parser.error(f"step: {unknown[0]!r} is unknown; known: {', '.join(STEPS)}")
    if len(asked.steps) == 1:
        return derive(asked.steps[0], asked.check, asked.all)
    options = [f"--{name}" for name in ("check", "all") if getattr(asked, name)]
    worst = 0
    for step in asked.steps or STEPS:
        order = [sys.executable, "-m", "spasmcycle.derive", step, *options]
        done = subprocess.run(order, check=False)
        worst = max(worst, done.returncode)
        if worst and not asked.check:
            break
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
