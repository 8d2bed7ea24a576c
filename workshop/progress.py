"""Run a command that takes a while, show that it moves, and show its output when it fails.

Standard library only: it runs before the environment exists.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN_ON_FAILURE = 60  # lines
COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class StepFailed(RuntimeError):
    """A command ended with an error; its output has been printed."""


def run_step(
    title: str,
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    every: float = 5.0,
) -> list[str]:
    """Run `command` in the project's folder and return the lines it printed.

    `title` is printed at once. While the command runs, the seconds so far and its newest line
    follow: in place on a terminal, as a line each `every` seconds elsewhere. When it fails its
    last lines are printed and StepFailed is raised.
    """
    on_terminal = sys.stdout.isatty()
    print(f"{title} ...", flush=True)
    start = time.monotonic()
    lines: list[str] = []
    process = subprocess.Popen(
        list(command),
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )

    def collect() -> None:
        for line in process.stdout:
            lines.append(COLOURS.sub("", line).rstrip())

    reader = threading.Thread(target=collect, daemon=True)
    reader.start()
    try:
        while True:
            try:
                process.wait(1.0 if on_terminal else every)
                break
            except subprocess.TimeoutExpired:
                _report(time.monotonic() - start, lines, on_terminal)
    except BaseException:
        process.terminate()
        raise
    reader.join()
    if on_terminal:
        print("\r\033[K", end="")
    if process.returncode:
        print("\n".join(lines[-SHOWN_ON_FAILURE:]), flush=True)
        raise StepFailed(f"{title}: failed (code {process.returncode}).")
    print(f"  done in {time.monotonic() - start:.0f} s", flush=True)
    return lines


def _report(seconds: float, lines: list[str], in_place: bool) -> None:
    """Print the seconds so far and the newest line that says something."""
    newest = next((line.strip() for line in reversed(lines) if line.strip()), "")
    width = shutil.get_terminal_size().columns if in_place else 100
    text = f"  {seconds:3.0f} s  {newest}"[: width - 1]
    print(f"\r\033[K{text}" if in_place else text, end="" if in_place else "\n", flush=True)
