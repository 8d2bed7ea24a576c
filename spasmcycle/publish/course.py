"""The map of the course on the start page: stretches, lessons, questions, minutes.

Which lessons there are stands in `course.json`. A written lesson has a `file`: its title and its
minutes are read from its first cell, how many questions it has from its question file. A lesson
that is being written has a `title`.
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

from spasmcycle.derive.files import BOOK, filled

COURSE = Path(__file__).with_name("course.json")
LESSONS = BOOK.parent / "notebooks"
QUESTIONS = Path(__file__).parents[1] / "quiz" / "lessons"
PAGE = BOOK / "start.md"
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
MINUTES = re.compile(r"\*\*Lesson (\d+) · about (\d+) minutes\.\*\*")


def stretches() -> list[dict[str, Any]]:
    """The stretches in order, each with `name` and `lessons`."""
    return json.loads(COURSE.read_text(encoding="utf-8"))["stretches"]


def opening(file: str) -> tuple[str, int]:
    """Title and minutes of a written lesson, from its first cell.

    Raises
    ------
    ValueError
        Where the cell names no title, or no number and minutes.
    """
    notebook = json.loads((LESSONS / f"{file}.ipynb").read_text(encoding="utf-8"))
    first = "".join(notebook["cells"][0]["source"])
    title, minutes = TITLE.search(first), MINUTES.search(first)
    if not title or not minutes or int(minutes[1]) != int(file[:2]):
        raise ValueError(
            f"{file}: its first cell has to begin “# Title”, “**Lesson {int(file[:2])} · about … "
            "minutes.**”"
        )
    return title[1], int(minutes[2])


def items(file: str) -> list[str]:
    """The ids of all questions and cases of a written lesson, as the page's store keeps them."""
    found = json.loads((QUESTIONS / f"{file}.json").read_text(encoding="utf-8"))
    return [one["id"] for one in (*found["items"], *found.get("cases", []))]


def _line(lesson: dict[str, Any]) -> str:
    number, question = lesson["number"], lesson["question"]
    question = question[0].lower() + question[1:]
    if "file" not in lesson:
        return f"{number}. **{lesson['title']}:** {question} *Being written.*"
    title, minutes = opening(lesson["file"])
    link = f"[{title}](../notebooks/{lesson['file']}.ipynb)"
    return f"{number}. {link}: {question} *{minutes} minutes.*"


def course_map() -> str:
    """The map as CommonMark, in an element whose script adds what the reader has done."""
    written = [one["file"] for part in stretches() for one in part["lessons"] if "file" in one]
    counts = escape(json.dumps({file: len(items(file)) for file in written}), quote=True)
    parts = [f'<sc-course data-all="{counts}">']
    for place, part in enumerate(stretches(), start=1):
        parts += [
            f"**Part {place} of this course: {part['name']}**",
            "\n".join(map(_line, part["lessons"])),
        ]
    return "\n\n".join([*parts, "</sc-course>"])


def outputs() -> dict[Path, str]:
    """The start page with its map, where the book is beside the package."""
    if not PAGE.exists():
        return {}
    return {PAGE: filled(PAGE.read_text(encoding="utf-8"), "course", course_map())}
