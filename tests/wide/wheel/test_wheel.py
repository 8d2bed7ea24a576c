"""The package as others get it: a wheel in an empty environment, lessons in a folder of their own.

Nothing of the checkout is in reach. The environment has what the wheel asks for, in the versions
of the lock, and what runs a notebook; the lessons lie alone, or among somebody else's files.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[3]
LESSONS = sorted(path.stem for path in ROOT.glob("notebooks/*.ipynb"))
KINDS = ("sc-figure", "sc-quiz", "sc-triage", "sc-predict")
RUNS_NOTEBOOKS = ("ipykernel", "nbclient")
NOT_OURS = shutil.ignore_patterns(
    ".*", "_build", "build", "dist", "*.egg-info", "__pycache__", "node_modules"
)
# Runs in the new environment: every notebook of a folder, each cell, also behind a fault.
RUN = """
import sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
for path in sorted(Path(sys.argv[1]).glob("[0-9]*.ipynb")):
    lesson = nbformat.read(path, as_version=4)
    NotebookClient(lesson, timeout=120, allow_errors=True, kernel_name="python3",
                   resources={"metadata": {"path": sys.argv[1]}}).execute()
    nbformat.write(lesson, path.with_suffix(".ran.json"))
"""


def quietly(*order: object, **more: object) -> str:
    """Run a command away from the checkout; return what it printed, or fail with all it said."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "JUPYTER"))}
    done = subprocess.run(
        [str(word) for word in order],
        capture_output=True,
        text=True,
        env={**clean, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more.pop("env", {})},
        **more,
    )
    assert done.returncode == 0, f"{order}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy: building leaves things behind."""
    place = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, place / "source", ignore=NOT_OURS)
    build = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    quietly(*build, "-w", place / "made", place / "source", cwd=place)
    [made] = (place / "made").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """The Python of an empty environment with the wheel in it."""
    place = tmp_path_factory.mktemp("environment")
    quietly(sys.executable, "-m", "venv", place / "env", cwd=place)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^[\w.\[\]-]+==\S+(?: *;[^\\\n]*)?", lock, re.MULTILINE)
    pins = [re.sub(r"\[.*?\]", "", pin).strip() for pin in pins]
    (place / "pins.txt").write_text("\n".join(pins), "utf-8")
    found = place / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = (found, "-m", "pip", "install", "--quiet", "-c", place / "pins.txt")
    quietly(*install, wheel, *RUNS_NOTEBOOKS, cwd=place)
    return found


def alone(folder: Path) -> None:
    """Nothing else in the folder."""


def among_others(folder: Path) -> None:
    """Somebody else's course lies there, with folders of the same names."""
    for name in ("notebooks", "notebooks/quizzes", "book", "quizzes", "tests"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text("title: Another book\n", "utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: intro\n", "utf-8")
    (folder / "notebooks" / "_config.yml").write_text("[", "utf-8")
    (folder / "notebooks" / "01_motion_segment.ipynb").write_text("{}", "utf-8")
    (folder / "book" / "references.md").write_text("# References\n", "utf-8")
    (folder / "notebooks" / "quizzes" / "01_other.json").write_text("[]", "utf-8")
    (folder / "quizzes" / "week1.json").write_text('[{"question": "?"}]', "utf-8")


@pytest.fixture(scope="module", params=[alone, among_others], ids=lambda lay: lay.__name__)
def ran(request, python, tmp_path_factory) -> Path:
    """A folder with every lesson, all of them run there."""
    folder = tmp_path_factory.mktemp("elsewhere") / "my course"
    folder.mkdir()
    for lesson in LESSONS:
        shutil.copy(ROOT / "notebooks" / f"{lesson}.ipynb", folder)
    request.param(folder)
    home = folder.parent / "home"
    home.mkdir()
    quietly(python, "-c", RUN, folder, cwd=folder, env={"HOME": str(home)})
    return folder


def cells(folder: Path, lesson: str):
    kept = nbformat.read(folder / f"{lesson}.ran.json", as_version=4)
    return [cell for cell in kept.cells if cell.cell_type == "code"]


def test_the_package_is_the_installed_one(python, tmp_path):
    said = quietly(python, "-c", "import spasmcycle; print(spasmcycle.__file__)", cwd=tmp_path)
    assert Path(said.strip()).is_relative_to(python.parents[1])


def test_the_wheel_holds_the_package_and_its_licences_only(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"spasmcycle"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    assert sum(name.endswith("LICENSE-PROSE") for name in names) == 1


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_cell_of_a_lesson_runs(ran, lesson):
    faults = [
        f"{cell.source[:60]}: {output.ename}: {output.evalue[:200]}"
        for cell in cells(ran, lesson)
        for output in cell.outputs
        if output.output_type == "error"
    ]
    assert faults == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_figures_and_questions_are_those_of_the_book(ran, built, lesson):
    page = (built / "notebooks" / f"{lesson}.html").read_text("utf-8")
    shown = "".join(
        "".join(output.get("data", {}).get("text/html", ""))
        for cell in cells(ran, lesson)
        for output in cell.outputs
    )
    here, there = (BeautifulSoup(text, "html.parser") for text in (shown, page))
    for kind in KINDS:
        assert len(here.select(kind)) == len(there.select(f"article {kind}")), kind
    asked = [one["id"] for one in here.select("[data-item][id]")]
    assert asked == [one["id"] for one in there.select("article [data-item][id]")]
    assert here.select("sc-figure svg") and asked


@pytest.mark.parametrize("lesson", LESSONS)
def test_numbers_are_those_that_the_lesson_keeps(ran, lesson):
    kept = nbformat.read(ROOT / "notebooks" / f"{lesson}.ipynb", as_version=4)
    stored = {cell.id: cell for cell in kept.cells if cell.cell_type == "code"}
    for cell in cells(ran, lesson):
        if "nbval-check-output" in cell.metadata.get("tags", []):
            assert json.dumps(cell.outputs) == json.dumps(
                [
                    {**one, "execution_count": cell.execution_count}
                    if "execution_count" in one
                    else one
                    for one in stored[cell.id].outputs
                ]
            )
