"""A small book of real lessons, built as a publisher would with settings of their own."""

from __future__ import annotations

import copy
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml

ROOT = Path(__file__).parents[3]

START = """# Start

Inline $\\frac{a}{b}$.

<sc-due data-lessons="../notebooks/">
<p>This list needs scripts.</p>
</sc-due>

[The lesson](../notebooks/04_guarding.ipynb) and [a work](references.md#matre1999).
"""
CELLS = (
    "from spasmcycle.live import live\nfrom spasmcycle.quiz import predict, quiz\n\n"
    'live("leg-map")',
    'predict("full-flexion")',
    'quiz("04_guarding", ["bracing", "flow"])',
)


@dataclass
class Pressed:
    """One build: its folder of pages, its exit code and all that it said."""

    pages: Path
    code: int
    said: str


def write(folder: Path, changes: dict[str, Any] | None = None, run: bool = True) -> Path:
    """Write the small book into `folder`, with the course's settings and `changes` of them.

    `changes` go into the settings by name, however deep. With `run` false, the lesson's notebook
    holds no output, as the course's own do.
    """
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    merge(settings, changes or {})
    (folder / "book").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), "utf-8")
    toc = "format: jb-book\nroot: book/start\nparts:\n- caption: Lessons\n  numbered: true\n"
    toc += "  chapters:\n  - file: notebooks/04_guarding\n- caption: More\n  chapters:\n"
    toc += "  - file: book/references\n"
    (folder / "_toc.yml").write_text(toc, "utf-8")
    (folder / "book" / "start.md").write_text(START, "utf-8")
    shutil.copy(ROOT / "book" / "references.md", folder / "book")
    cells = [nbformat.v4.new_markdown_cell("# Guarding\n\n$$a = \\frac{b}{c}$$")]
    cells += [
        nbformat.v4.new_code_cell(text, metadata={"tags": ["remove-input"]}) for text in CELLS
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    lesson = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(lesson, folder / "notebooks" / "04_guarding.ipynb")
    return folder


def merge(settings: dict[str, Any], changes: dict[str, Any]) -> None:
    """Put `changes` into `settings`; a dictionary is gone into, anything else replaced."""
    for name, value in changes.items():
        if isinstance(value, dict) and isinstance(settings.get(name), dict):
            merge(settings[name], value)
        else:
            settings[name] = copy.deepcopy(value)


def press(folder: Path, *options: str, builder: str = "html", out: Path | None = None) -> Pressed:
    """Build the book in `folder`; warnings are errors unless `options` has its own say."""
    tool = Path(sys.executable).with_name("jupyter-book")
    order = [tool, "build", folder, "--builder", builder, "--path-output", out or folder]
    done = subprocess.run([*map(str, order), *options], cwd=ROOT, capture_output=True, text=True)
    kind = {"pdflatex": "latex", "pdfhtml": "html", "linkcheck": "html"}.get(builder, builder)
    return Pressed((out or folder) / "_build" / kind, done.returncode, done.stdout + done.stderr)


STRICT = ("-W", "--keep-going")
