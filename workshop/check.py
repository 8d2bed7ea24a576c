"""Run the tests: `python -m workshop.check [pytest options]`, and with `--wide` the wide ones.

One pytest run holds style and spelling (tests/project), the package, the built site and JupyterLab
in a real browser, and each lesson by nbval. The wide run (tests/wide) holds what takes long and
breaks seldom: other engines, builders and settings, the wheel, colour and other modes, planted
faults. The closing lines of each are its whole verdict.
"""

import subprocess
import sys

from workshop.browser import ENGINES, NoBrowser, download, engine, find, ready
from workshop.progress import ROOT

# nbval runs each lesson in this environment and compares what it stores.
# Two processes; what goes to which, workshop.shares says.
PYTEST = (
    "--nbval --nbval-current-env --nbval-cell-timeout=120 "
    "-n 2 --dist loadfile --no-loadscope-reorder -p workshop.heartbeat -p workshop.shares"
).split()
EVERYTHING = ("tests", "notebooks", "--ignore=tests/wide")
WIDE = ("tests/wide",)


def command(options: list[str], wide: bool = False) -> list[str]:
    """Return the pytest command; `options` may name the paths to run instead of all."""
    named = any((ROOT / o.split("::")[0]).exists() for o in options)
    paths = () if named else WIDE if wide else EVERYTHING
    return [sys.executable, "-m", "pytest", *PYTEST, *options, *paths]


def main() -> int:
    """Get a browser if there is none, then run the tests; return pytest's exit code.

    The wide run needs every engine; it stops with the line that installs a missing one.
    """
    options = sys.argv[1:]
    wide = "--wide" in options
    try:
        if find() is None:
            download()
        print(f"Browser: {ready()}", flush=True)
        for name in ENGINES if wide else ():
            print(f"Also: {engine(name)}", flush=True)
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return subprocess.call(command([o for o in options if o != "--wide"], wide), cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
