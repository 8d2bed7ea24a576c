"""Write requirements.lock anew: `python -m workshop.lock`.

One lock for every Python and system the course runs on, with the hash of each file. It holds
dependencies only: pip takes no hash for `-e .`, so the package is installed after it.
"""

from __future__ import annotations

import re
import sys
import tempfile
import venv
from pathlib import Path

from workshop.environment import Unready, check_venv
from workshop.progress import ROOT, StepFailed, run_step

LOCK = ROOT / "requirements.lock"
HEADER = """\
# Made by `make lock` from requirements.txt and pyproject.toml: do not edit.
# For Python 3.11 to 3.13 on every system. To install:
#   pip install --require-hashes -r requirements.lock
#   pip install --no-deps -e .
"""
COMPILE = (
    "pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest"
    " --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links"
    " --no-emit-package spasmcycle --extra test pyproject.toml requirements.txt"
).split()


def entries(text: str) -> dict[str, str]:
    """Return the version of each package in the text of a lock, by normalised name."""
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, flags=re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pinned}


def write() -> None:
    """Resolve afresh with uv, in a throw-away environment, and write LOCK.

    Raises Unready when this Python cannot make one, StepFailed when a step fails.
    """
    check_venv()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check"]
        run_step("Fetching uv, which writes the lock", [*pip, "install", "uv"])
        output = Path(folder) / "lock.txt"
        run_step("Resolving", [str(scripts / "uv"), *COMPILE, "--output-file", str(output)])
        LOCK.write_text(HEADER + output.read_text(encoding="utf-8"), encoding="utf-8")
    print(f"{LOCK.name}: {len(entries(LOCK.read_text(encoding='utf-8')))} packages")


def main() -> int:
    """Write the lock."""
    try:
        write()
    except (StepFailed, Unready) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
