"""Keep the lessons in git small and honest: `python -m workshop.notebooks [--check] [files]`.

Outputs and counts stay only in cells tagged `nbval-check-output`: there they are what the prose
tells the reader, and nbval compares them. Everything else that running a notebook leaves behind
goes. Cell ids stay. With `--check` nothing is written and each difference is named.
"""

import argparse
import copy
import json
import sys
import uuid
from pathlib import Path

import nbformat

from workshop.progress import ROOT

LESSONS = ROOT / "notebooks"
KEPT_TAG = "nbval-check-output"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
NOTEBOOK_METADATA = {"kernelspec", "language_info", "mystnb", "title"}
CELL_METADATA = {"tags", "mystnb"}


def tidy(notebook: dict) -> dict:
    """Return a copy of a notebook (format 4, as JSON) as it should be stored."""
    notebook = copy.deepcopy(notebook)
    metadata = {k: v for k, v in notebook["metadata"].items() if k in NOTEBOOK_METADATA}
    notebook["metadata"] = {**metadata, "kernelspec": KERNEL, "language_info": LANGUAGE}
    notebook["nbformat_minor"] = max(5, notebook["nbformat_minor"])
    for cell in notebook["cells"]:
        cell.setdefault("id", uuid.uuid4().hex[:8])
        cell["metadata"] = {k: v for k, v in cell["metadata"].items() if k in CELL_METADATA}
        if cell["cell_type"] != "code":
            continue
        if KEPT_TAG not in cell["metadata"].get("tags", []):
            cell["outputs"], cell["execution_count"] = [], None
        for output in cell["outputs"]:
            if "metadata" in output:
                output["metadata"] = {}
    return notebook


def differences(notebook: dict) -> list[str]:
    """Return, in words, what `tidy` would change or cannot mend in a notebook; [] when nothing."""
    wanted = tidy(notebook)
    said = []
    for key in sorted(notebook["metadata"].keys() | wanted["metadata"].keys()):
        if notebook["metadata"].get(key) != wanted["metadata"].get(key):
            said.append(f"notebook metadata: {key}")
    for number, (cell, kept) in enumerate(zip(notebook["cells"], wanted["cells"], strict=True), 1):
        where = f"cell {number}"
        if "id" not in cell:
            said.append(f"{where}: no id")
        extra = cell["metadata"].keys() - kept["metadata"].keys()
        said += [f"{where}: metadata {key}" for key in sorted(extra)]
        if cell["cell_type"] != "code":
            continue
        if cell["execution_count"] != kept["execution_count"]:
            said.append(f"{where}: an execution count, but no tag {KEPT_TAG}")
        if len(cell["outputs"]) != len(kept["outputs"]):
            said.append(f"{where}: an output, but no tag {KEPT_TAG}")
        elif cell["outputs"] != kept["outputs"]:
            said.append(f"{where}: output metadata")
        if KEPT_TAG in cell["metadata"].get("tags", []) and not (
            kept["outputs"] and kept["execution_count"]
        ):
            said.append(f"{where}: tag {KEPT_TAG}, but no output is stored: run it and save")
    return said


def text_of(notebook: dict) -> str:
    """Return a notebook as the text Jupyter itself would write."""
    return nbformat.writes(nbformat.from_dict(notebook)) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Tidy the lessons, or the named files; return 1 when a file was not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m workshop.notebooks", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name differences")
    parser.add_argument("files", nargs="*", type=Path, help="default: every lesson")
    options = parser.parse_args(arguments)
    found = False
    for path in options.files or sorted(LESSONS.glob("*.ipynb")):
        before = path.read_text(encoding="utf-8")
        notebook = json.loads(before)
        after = text_of(tidy(notebook))
        said = differences(notebook)
        if not said and after != before:
            said = ["not written the way Jupyter writes it"]
        for line in said:
            print(f"{path.name}: {line}")
        found = found or bool(said)
        if not options.check and after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
