"""Checks what the course says about people: links to sources, words to avoid, ease of reading.

``python -m spasmcycle.evidence.lint`` prints every fault in lessons, book pages and questions.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spasmcycle.evidence import signs
from spasmcycle.evidence.clinical import REAL, clinical, unlinked
from spasmcycle.evidence.references import load
from spasmcycle.evidence.sentences import (
    FORMULA,
    GENERATED_PAGE,
    SENTENCE_END,
    spoken,
    tree,
    units,
)

ROOT = Path(__file__).parents[2]

STRIP = Path(__file__).with_name("safety_strip.html")
SAFETY_PAGES = (
    "README.md",
    "book/red-flag-card.md",
    "book/safety.md",
    "book/start.md",
    "notebooks/03_red_flags.ipynb",
)
SAFETY_QUESTIONS = "spasmcycle/quiz/lessons/03_red_flags.json"

YEAR = re.compile(r"\b(?:19|20)\d\d")

AVOID = (
    "pinch", "slipped", "crush", "ruptur", "damag", "degenerat", "unstable", "wear and tear",
    "out of control",
)  # fmt: skip
"""Beginnings of words that frighten and explain nothing. The one list for lessons and book."""

NUMBER = re.compile(r"\d\s?%|\d per ?cent\b|\d (?:in|of|out of) (?:every )?\d|\bCI\b|\bn\s?=\s?\d")
PEOPLE = re.compile(
    r"\b(people|person|patients?|adults?|men|women|volunteers?|participants?|athletes?|workers?"
    r"|trials?|stud(?:y|ies)|reviews?|surgery|scans?|pigs?|cats?)\b",
    re.IGNORECASE,
)


def pages(root: Path = ROOT) -> list[Path]:
    """The lessons and the book pages that people wrote, in a fixed order."""
    lessons = (root / "notebooks").glob("[0-9]*.ipynb")
    book = [*(root / "book").glob("*.md"), *(root / "book").glob("*.ipynb")]
    return sorted(lessons) + sorted(p for p in book if p.name != GENERATED_PAGE)


def question_files(root: Path = ROOT) -> list[Path]:
    """The question files of the lessons, in a fixed order."""
    return sorted((root / "spasmcycle" / "quiz" / "lessons").glob("*.json"))


def source(path: Path) -> str:
    """The Markdown of a page; of a notebook, its Markdown cells."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = (c for c in json.loads(text)["cells"] if c["cell_type"] == "markdown")
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def links(markdown: str) -> list[str]:
    """The targets of all links, in order."""
    return [target for target, _ in _links(markdown)]


def _links(markdown: str) -> Iterator[tuple[str, str]]:
    """Target and words of all links, in order."""
    for node in tree(markdown).walk():
        if node.type == "link":
            words = "".join(one.content for one in node.walk() if one.type == "text")
            yield str(node.attrs["href"]), words


def slug(heading: str) -> str:
    """The anchor that the book, GitHub, VS Code and JupyterLab all make from a plain heading.

    They agree only on lower-case words, so any other heading raises ``ValueError``."""
    if not re.fullmatch(r"[a-z0-9-]+( [a-z0-9-]+)*", heading):
        raise ValueError(f"heading {heading!r}: use lower-case words only, so that links find it")
    return heading.replace(" ", "-")


def glossary_terms(root: Path = ROOT) -> list[str]:
    """The headings of the glossary, in order."""
    text = (root / "book" / "glossary.md").read_text(encoding="utf-8")
    return re.findall(r"^## (.+)$", text, flags=re.MULTILINE)


def faults(path: Path, root: Path = ROOT) -> list[str]:
    """Every fault of one page, each naming the page and what to do."""
    text = source(path)
    folder = "" if path.parent.name == "book" else "../book/"
    found = [
        *_link_faults(text, folder, root, own_terms=path.name == "glossary.md"),
        *_wording_faults(text),
        *_unsourced(text),
        *_unlinked(text, defines=path.name == "glossary.md"),
    ]
    return [f"{path.relative_to(root)}: {fault}" for fault in found]


def _link_faults(text: str, folder: str, root: Path, own_terms: bool) -> Iterator[str]:
    works, terms = load(), {slug(term) for term in glossary_terms(root)}
    for target, words in _links(text):
        page, _, anchor = target.partition("#")
        name = page.rpartition("/")[2]
        if not page and own_terms and anchor not in terms:
            yield f"link {target!r}: the glossary has no such term"
        if name not in (GENERATED_PAGE, "glossary.md"):
            continue
        if page != folder + name:
            yield f"link {target!r}: write {folder + name}#{anchor}"
        if name == "glossary.md" and anchor and anchor not in terms:
            yield f"link {target!r}: the glossary has no such term"
        if name == GENERATED_PAGE and anchor:
            if anchor not in works:
                yield f"link {target!r}: no such work in references.bib"
            elif not works[anchor].citable:
                yield f"link {target!r}: status {works[anchor].status}, so no fact may rest on it"
            else:
                year = works[anchor].fields.get("year", "none")
                for printed in YEAR.findall(words):
                    if printed != year:
                        yield f"link {target!r}: prints {printed}, the work's year is {year}"


def _wording_faults(text: str) -> Iterator[str]:
    plain = " ".join(unit for unit, _ in units(text)).lower()
    for word in AVOID:
        if re.search(rf"\b{word}", plain):
            yield f"the words {word!r}… are to be avoided"


def _unsourced(text: str) -> Iterator[str]:
    for unit, cited in units(text):
        if NUMBER.search(unit) and PEOPLE.search(unit) and not cited:
            yield f"a number about people without a source: {unit!r}"


def _unlinked(text: str, defines: bool) -> Iterator[str]:
    for sentence in unlinked(text, defines):
        yield (
            f"a clinical sentence without a source: {sentence!r}. Link a work, or say in it that "
            "it is about the model or the course"
        )


def question_faults(path: Path) -> list[str]:
    """What the items and cases of a question file say about people without listing a source.

    In an item about the model, only sentences that name real people count. Wrong answers are left
    out, as they say what is not so.
    """
    questions = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for item in [*questions["items"], *questions.get("cases", [])]:
        if item["source"]:
            continue
        for text in said(item):
            for words in SENTENCE_END.split(text):
                if clinical(words) and (item.get("world") != "model" or REAL.search(words)):
                    found.append(f"{path.name}: {item['id']}: no source for {words!r}")
    return found


SAID = frozenset(
    "stem feedback other explain example points hint note action why under over remember".split()
)


def said(part: Any, name: str = "") -> Iterator[str]:
    """The texts of an item that say what is so."""
    if isinstance(part, str):
        if name in SAID:
            yield part
    elif isinstance(part, list):
        for one in part:
            yield from said(one, name)
    elif isinstance(part, dict):
        for field, one in part.items():
            # The notes of a case are named by what they are about.
            yield from said(one, "note" if name == "notes" else field)


def safety_texts(root: Path = ROOT) -> dict[str, str]:
    """What people read about urgent signs, by file: the strip, pages, the lesson, its questions."""
    found = {"safety_strip.html": STRIP.read_text(encoding="utf-8")}
    for name in SAFETY_PAGES:
        found[name] = source(root / name)
    questions = json.loads((root / SAFETY_QUESTIONS).read_text(encoding="utf-8"))
    found[SAFETY_QUESTIONS] = "\n".join(signs.texts(questions))
    return found


def safety_faults(root: Path = ROOT) -> list[str]:
    """Where a phrase stands that the list of urgent signs forbids, by file."""
    return [
        f"{name}: “{phrase}” must not be printed"
        for name, text in safety_texts(root).items()
        for phrase in signs.avoided(text)
    ]


def prose(markdown: str) -> str:
    """The running text: headings, tables, code, formulas, raw HTML and sources in brackets are
    left out, list items are sentences."""
    sentences = []
    for node in tree(FORMULA.sub("", markdown)).walk():
        text = spoken(node) if node.type == "paragraph" else ""
        if text:
            sentences.append(text if text[-1] in ".!?" else text.rstrip(":;,") + ".")
    return "\n".join(sentences)


def reading_grade(markdown: str, terms: list[str]) -> float:
    """Flesch–Kincaid school grade of the running text. Each of the ``terms`` (the glossary's)
    counts as the word "thing": a reader can look it up. Needs ``textstat``."""
    import textstat

    text = prose(markdown)
    for term in sorted(terms, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(term)}s?\b", "thing", text, flags=re.IGNORECASE)
    return float(textstat.flesch_kincaid_grade(text))


def main() -> int:
    """Prints every fault; returns 1 where there is one."""
    found = [fault for page in pages() for fault in faults(page)]
    found += [fault for path in question_files() for fault in question_faults(path)]
    found += safety_faults()
    print("\n".join(found) or "no faults")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
