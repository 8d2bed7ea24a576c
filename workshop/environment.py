"""Make the environment that every other command runs in: the folder .venv.

`python -m workshop.environment` does nothing when it is up to date; it makes it anew when the
lock, the package's own settings, the Python version or the folder have changed.
Standard library only, and older Pythons can read it, so that they get a message and no traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from workshop.progress import ROOT, StepFailed, run_step

OLDEST, NEWEST = (3, 11), (3, 13)
OTHER_NAMES = ("python3.13", "python3.12", "python3.11")
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "made-from.json"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

NO_PYTHON = """\
This course needs Python 3.11, 3.12 or 3.13. {found}
Install one (https://www.python.org/downloads/), or name it:

  make {goal} PYTHON=/path/to/python3.12
"""
NO_VENV = """\
{python} cannot make an environment: its module {module} is missing.
Debian and Ubuntu keep it in a package of its own. This line installs it:

  {sudo}apt-get install -y {package}
"""
NO_INSTALL = """\
Installing failed; the lines above say where. Two usual causes:
  - no way to the package index: check the network or the proxy, then run the command again;
  - a full disk: the environment needs about 1.5 GB.
"""


class Unready(RuntimeError):
    """The environment cannot be made here; the message says what is missing."""


def suitable(version: tuple[int, ...]) -> bool:
    """Return whether the course runs on this Python version."""
    return OLDEST <= tuple(version[:2]) <= NEWEST


def other_python() -> str | None:
    """Return the first suitable Python on the path, newest first, or None."""
    ask = "import sys; print(*sys.version_info[:2])"
    for name in OTHER_NAMES:
        path = shutil.which(name)
        if path is None:
            continue
        # Ask it: a version manager may put a name on the path that does not start.
        answer = subprocess.run([path, "-c", ask], capture_output=True, text=True)
        if answer.returncode == 0 and suitable(tuple(map(int, answer.stdout.split()))):
            return path
    return None


def missing_part() -> str | None:
    """Return the name of the module that making an environment lacks here, or None."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            return module
    return None


def debian_package() -> str:
    """Return the Debian package that brings venv and ensurepip for the Python that runs now."""
    system = Path("/usr/bin/python3")
    if system.exists() and system.resolve() == Path(sys.executable).resolve():
        return "python3-venv"
    return "python{}.{}-venv".format(*sys.version_info[:2])


def wanted() -> dict[str, str]:
    """Return what an up-to-date environment is made from (Python 3.11 or later only)."""
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = [settings["build-system"], settings["project"], settings["tool"]["setuptools"]]
    made_from = (ROOT / "requirements.lock").read_text(encoding="utf-8") + json.dumps(package)
    return {
        "python": "{}.{}".format(*sys.version_info[:2]),
        "made_from": hashlib.sha256(made_from.encode()).hexdigest(),
        "folder": str(ROOT),
    }


def up_to_date(any_python: bool) -> bool:
    """Return whether the environment is complete and made from the present lock and settings.

    `any_python`: an environment made with another suitable Python will do.
    """
    if not (STAMP.is_file() and PYTHON.exists()):
        return False
    made = json.loads(STAMP.read_text(encoding="utf-8"))
    now = wanted()
    if any_python:
        now["python"] = made.get("python", "")
    return made == now


def check_venv() -> None:
    """Raise Unready, naming the package, when this Python cannot make an environment."""
    missing = missing_part()
    if missing:
        sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
        message = NO_VENV.format(
            python=sys.executable, module=missing, sudo=sudo, package=debian_package()
        )
        raise Unready(message)


def make() -> None:
    """Make the environment anew from the lock. Raises Unready or StepFailed."""
    check_venv()
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    version = "{}.{}.{}".format(*sys.version_info[:3])
    run_step(
        f"Making the environment .venv with Python {version}",
        [sys.executable, "-m", "venv", str(ENVIRONMENT)],
    )
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    run_step(
        "Installing what the course needs (a few minutes the first time)",
        [*pip, "--require-hashes", "-r", "requirements.lock"],
    )
    # The lock holds setuptools, so building the package downloads nothing more.
    run_step(
        "Installing the course's own package",
        [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
    )
    STAMP.write_text(json.dumps(wanted(), indent=1), encoding="utf-8")


def leave_to_another(exactly: bool) -> int:
    """Have a suitable Python do the work; return its exit code, or 1 after saying what is needed.

    `exactly`: the Python that runs now was named, so no other may take its place.
    """
    again = ["-m", "workshop.environment"]
    found = "This one is {}.{}.{}: {}".format(*sys.version_info[:3], sys.executable)
    if not exactly:
        if PYTHON.exists() and not subprocess.call([str(PYTHON), *again, "--check"], cwd=ROOT):
            return 0
        other = other_python()
        if other is not None:
            return subprocess.call([other, *again], cwd=ROOT)
        found += "\nand no other is on the path."
    goal = os.environ.get("MAKE_GOAL") or "book"
    print(NO_PYTHON.format(found=found, goal=goal), file=sys.stderr)
    return 1


def main() -> int:
    """Make the environment if it is not up to date."""
    parser = argparse.ArgumentParser(prog="python -m workshop.environment", description=__doc__)
    parser.add_argument("--exactly", action="store_true", help="accept no other Python version")
    parser.add_argument("--check", action="store_true", help="make nothing; end with 1 if stale")
    options = parser.parse_args()
    if not suitable(sys.version_info[:2]):
        return leave_to_another(options.exactly)
    ready = up_to_date(any_python=not options.exactly)
    if ready or options.check:
        return int(not ready)
    try:
        make()
    except StepFailed as problem:
        print(f"\n{problem}\n{NO_INSTALL}", file=sys.stderr)
        return 1
    except Unready as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped. The environment is not complete; the next run makes it anew.")
