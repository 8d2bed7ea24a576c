"""Run every test: `python -m workshop.check [pytest options]`.

One pytest run holds them all: style and spelling (tests/project), the package, the built site and
JupyterLab in a real browser, and each lesson by nbval. Its closing lines are the whole verdict.
"""

import subprocess
import sys

from workshop.browser import NoBrowser, download, find, ready
from workshop.progress import ROOT

# nbval runs each lesson in this environment and compares what it stores.
# Two processes, a file at a time: a lesson's cells share one kernel.
PYTEST = (
    "--nbval --nbval-current-env --nbval-cell-timeout=120 "
    "-n 2 --dist loadfile --no-loadscope-reorder -p workshop.heartbeat"
).split()
EVERYTHING = ("tests", "notebooks")


def command(options: list[str]) -> list[str]:
    """Return the pytest command; `options` may name the paths to run instead of all."""
    paths = [] if any((ROOT / o.split("::")[0]).exists() for o in options) else EVERYTHING
    return [sys.executable, "-m", "pytest", *PYTEST, *options, *paths]


def main() -> int:
    """Get a browser if there is none, then run the tests; return pytest's exit code."""
    try:
        if find() is None:
            download()
        print(f"Browser: {ready()}", flush=True)
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return subprocess.call(command(sys.argv[1:]), cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
