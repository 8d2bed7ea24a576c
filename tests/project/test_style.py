"""Style, layout and spelling, so that one pytest run is the whole verdict."""

import subprocess
import sys

import pytest

from workshop.progress import ROOT


@pytest.mark.parametrize(
    "tool", ["ruff check --output-format=concise", "ruff format --check", "codespell"]
)
def test_style(tool):
    program, *options = tool.split()
    command = [sys.executable, "-m", program.replace("codespell", "codespell_lib"), *options, "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
