"""How the lessons are stored, and how they are written: short cells, plain CommonMark."""

import json
import re
import statistics
from pathlib import Path

import pytest

from workshop.notebooks import KERNEL, LANGUAGE, differences, main, text_of, tidy
from workshop.progress import ROOT

LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MEDIAN_LINES, MOST_LINES = 4, 15

# What JupyterLab, VS Code and GitHub would show as raw text.
MYST = {
    "a directive": re.compile(r"^\s*(`{3,}|~{3,}|:{3,})\s*\{", re.M),
    "a role": re.compile(r"\{[a-z][\w:+-]*\}`"),
    "a target": re.compile(r"^\([\w:-]+\)=\s*$", re.M),
    "a substitution": re.compile(r"\{\{.*?\}\}"),
    "a comment": re.compile(r"^%", re.M),
    "a block break": re.compile(r"^\+\+\+", re.M),
}


def stored(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def cells(path: Path, kind: str) -> list[str]:
    return ["".join(c["source"]) for c in stored(path)["cells"] if c["cell_type"] == kind]


def code_lines(source: str) -> int:
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in
               source.splitlines())  # fmt: skip


def myst_in(text: str) -> list[str]:
    """Name the MyST syntax in a markdown cell, outside code."""
    prose = re.sub(r"^```(?!\s*\{).*?^```", "", text, flags=re.M | re.S)
    return [name for name, pattern in MYST.items() if pattern.search(prose)]


def test_there_are_lessons():
    assert LESSONS


def test_a_lesson_is_named_by_number():
    assert [p.name for p in LESSONS if not re.fullmatch(r"\d\d_[a-z0-9_]+\.ipynb", p.name)] == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_a_lesson_stores_only_what_nbval_compares(path):
    assert differences(stored(path)) == []
    assert text_of(tidy(stored(path))) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_cell_ids_are_there_and_differ(path):
    ids = [cell["id"] for cell in stored(path)["cells"]]
    assert all(ids) and len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_cells_are_short(path):
    lines = [code_lines(source) for source in cells(path, "code")]
    assert max(lines) <= MOST_LINES
    assert statistics.median(lines) <= MEDIAN_LINES


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_prose_is_plain_commonmark(path):
    assert [
        (text[:60], found) for text in cells(path, "markdown") if (found := myst_in(text))
    ] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```{note}\nHello\n```", ["a directive"]),
        (":::{tip}\nHello\n:::", ["a directive"]),
        ("See {doc}`start`.", ["a role"]),
        ("(here)=\n# Title", ["a target"]),
        ("Value {{ gain }}", ["a substitution"]),
        ("% hidden", ["a comment"]),
        ("```python\nx = {{1}}\n```\nA set {a} and $\\{x\\}$, 5 % more.", []),
    ],
)
def test_myst_is_recognised(text, found):
    assert myst_in(text) == found


def run_notebook() -> dict:
    """A notebook as JupyterLab leaves it after a run."""

    def code(identity: str, tags: list[str]) -> dict:
        shown = {
            "output_type": "execute_result",
            "data": {"text/plain": ["2"]},
            "execution_count": 3,
            "metadata": {"needs_background": "light"},
        }
        return {
            "cell_type": "code",
            "execution_count": 3,
            "id": identity,
            "metadata": {"tags": tags, "execution": {"iopub.status.busy": "now"}},
            "outputs": [shown],
            "source": ["1 + 1"],
        }

    prose = {"cell_type": "markdown", "id": "c", "metadata": {"editable": True}, "source": ["# T"]}
    return {
        "cells": [prose, code("a", ["nbval-check-output"]), code("b", ["hide-input"])],
        "metadata": {
            "kernelspec": {"display_name": "mine", "language": "python", "name": "venv"},
            "language_info": {"name": "python", "version": "3.11.7"},
            "widgets": {"application/vnd.jupyter.widget-state+json": {}},
            "title": "T",
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def test_tidy_keeps_what_the_reader_is_told_and_drops_the_rest():
    before = run_notebook()
    after = tidy(before)
    prose, kept, stripped = after["cells"]
    assert prose["metadata"] == {}
    assert (kept["execution_count"], kept["outputs"][0]["data"]) == (3, {"text/plain": ["2"]})
    assert kept["outputs"][0]["metadata"] == {}
    assert (stripped["execution_count"], stripped["outputs"]) == (None, [])
    assert stripped["metadata"] == {"tags": ["hide-input"]}
    assert [cell["id"] for cell in after["cells"]] == ["c", "a", "b"]
    assert after["metadata"] == {"kernelspec": KERNEL, "language_info": LANGUAGE, "title": "T"}
    assert before == run_notebook(), "tidy changed its argument"
    assert tidy(after) == after


def test_check_names_each_difference():
    said = "\n".join(differences(run_notebook()))
    for part in ("kernelspec", "widgets", "cell 3: an output", "cell 3: an execution count",
                 "cell 2: metadata execution", "cell 2: output metadata"):  # fmt: skip
        assert part in said
    assert differences(tidy(run_notebook())) == []


def test_a_tagged_cell_must_have_been_run():
    notebook = tidy(run_notebook())
    notebook["cells"][1].update(outputs=[], execution_count=None)
    assert differences(notebook) == [
        "cell 2: tag nbval-check-output, but no output is stored: run it and save"
    ]


def test_the_hook_writes_once_and_the_check_never(tmp_path, capsys):
    path = tmp_path / "01_x.ipynb"
    path.write_text(json.dumps(run_notebook()), encoding="utf-8")
    before = path.read_bytes()
    assert main(["--check", str(path)]) == 1
    assert path.read_bytes() == before
    assert main([str(path)]) == 1
    assert main([str(path)]) == 0
    assert main(["--check", str(path)]) == 0
    assert "01_x.ipynb: notebook metadata: widgets" in capsys.readouterr().out
