"""Checks what the course says about people: links to sources, words to avoid, ease of reading.

``python -m spasmcycle.evidence.lint`` prints every fault in the lessons and book pages.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from spasmcycle.evidence.references import load

ROOT = Path(__file__).parents[2]
GENERATED_PAGE = "references.md"

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
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")

_markdown = MarkdownIt("commonmark").enable("table")


def pages(root: Path = ROOT) -> list[Path]:
    """The lessons and the book pages that people wrote, in a fixed order."""
    lessons = (root / "notebooks").glob("[0-9]*.ipynb")
    prose = (p for p in (root / "book").glob("*.md") if p.name != GENERATED_PAGE)
    return sorted(lessons) + sorted(prose)


def source(path: Path) -> str:
    """The Markdown of a page; of a notebook, its Markdown cells."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = (c for c in json.loads(text)["cells"] if c["cell_type"] == "markdown")
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def links(markdown: str) -> list[str]:
    """The targets of all links, in order."""
    tree = SyntaxTreeNode(_markdown.parse(markdown))
    return [str(node.attrs["href"]) for node in tree.walk() if node.type == "link"]


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
    ]
    return [f"{path.relative_to(root)}: {fault}" for fault in found]


def _link_faults(text: str, folder: str, root: Path, own_terms: bool) -> Iterator[str]:
    works, terms = load(), {slug(term) for term in glossary_terms(root)}
    for target in links(text):
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


def _wording_faults(text: str) -> Iterator[str]:
    plain = " ".join(unit for unit, _ in _units(text)).lower()
    for word in AVOID:
        if re.search(rf"\b{word}", plain):
            yield f"the words {word!r}… are to be avoided"


def _unsourced(text: str) -> Iterator[str]:
    for unit, cited in _units(text):
        if NUMBER.search(unit) and PEOPLE.search(unit) and not cited:
            yield f"a number about people without a source: {unit!r}"


def _units(text: str) -> Iterator[tuple[str, bool]]:
    """Sentences, and table rows as wholes, each with whether it links to a work."""
    for node in SyntaxTreeNode(_markdown.parse(text)).walk():
        if node.type == "tr":
            parts = [p for p in (_flat(n) for n in node.walk() if n.type == "inline") if p]
            yield _unit(" | ".join(parts))
        elif node.type == "inline" and not _inside(node, "tr"):
            for part in filter(None, SENTENCE_END.split(_flat(node))):
                yield _unit(part)


_MARK = "\N{SYMBOL FOR UNIT SEPARATOR}"


def _unit(marked: str) -> tuple[str, bool]:
    return marked.replace(_MARK, "").strip(), _MARK in marked


def _inside(node: SyntaxTreeNode, kind: str) -> bool:
    while node := node.parent:
        if node.type == kind:
            return True
    return False


def _flat(node: SyntaxTreeNode) -> str:
    """The words of inline content, with a mark after each link to a work."""
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type in ("html_inline", "image"):
        return ""
    if not node.children:
        return node.content
    text = "".join(_flat(child) for child in node.children)
    cites = node.type == "link" and GENERATED_PAGE in str(node.attrs["href"])
    return text + _MARK if cites else text


def prose(markdown: str) -> str:
    """The running text: headings, tables, code, formulas, raw HTML and sources in brackets are
    left out, list items are sentences."""
    sentences = []
    words = re.sub(r"\$\$.+?\$\$|\$[^$\n]+\$", "", markdown, flags=re.DOTALL)
    for node in SyntaxTreeNode(_markdown.parse(words)).walk():
        if node.type != "inline" or _inside(node, "tr") or _inside(node, "heading"):
            continue
        spoken = re.sub(rf"\s*\([^()]*{_MARK}[^()]*\)", "", _flat(node))
        text = re.sub(r"\s+", " ", _unit(spoken)[0])
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
    print("\n".join(found) or "no faults")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
