"""Markdown as sentences, each with whether it links to a work: what the checks look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

GENERATED_PAGE = "references.md"
FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")

_MARK = "\N{SYMBOL FOR UNIT SEPARATOR}"
_OPEN = "\N{SYMBOL FOR RECORD SEPARATOR}"
_LINK = re.compile(rf"{_OPEN}([^{_OPEN}{_MARK}]*){_MARK}([^{_MARK}]*){_MARK}")
_SOURCES = re.compile(rf"\s*\([^()]*{_MARK}[^()]*\)")
_markdown = MarkdownIt("commonmark").enable("table")


def tree(markdown: str) -> SyntaxTreeNode:
    """The parsed page."""
    return SyntaxTreeNode(_markdown.parse(markdown))


def inside(node: SyntaxTreeNode, kind: str) -> bool:
    """Whether a node lies within one of this kind, such as "list_item"."""
    while node := node.parent:
        if node.type == kind:
            return True
    return False


def sentences(node: SyntaxTreeNode) -> Iterator[tuple[str, bool]]:
    """The sentences of a paragraph, each with whether it links to a work."""
    for part in SENTENCE_END.split(_flat(node)):
        if part.strip():
            yield _unit(part)


def rows(table: SyntaxTreeNode) -> Iterator[tuple[str, bool]]:
    """The rows of a table as wholes, its head first, each with whether it links to a work."""
    for row in table.walk():
        if row.type == "tr":
            yield _unit(" | ".join(filter(None, (_flat(cell) for cell in row.children))))


def units(markdown: str) -> Iterator[tuple[str, bool]]:
    """Sentences and table rows of a page, headings too."""
    for node in tree(markdown).walk():
        if node.type == "table":
            yield from rows(node)
        elif node.type in ("paragraph", "heading"):
            yield from sentences(node)


def quoting(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sentences and rows of tables without the words of their links, each with the works it quotes.

    A row without a link leans on its table's head, or else on the paragraph before the table, if
    no heading stands between them.
    """
    before: tuple[str, ...] = ()
    for node in tree(markdown).walk():
        if node.type == "heading":
            before = ()
        if node.type == "table":
            head: tuple[str, ...] = ()
            for row in (part for part in node.walk() if part.type == "tr"):
                words, works = _quoted(" | ".join(filter(None, map(_flat, row.children))))
                head = head or works or before
                yield words, works or head
        elif node.type == "paragraph":
            before = ()
            for part in SENTENCE_END.split(_flat(node)):
                words, works = _quoted(part)
                before += works
                if words:
                    yield words, works


def spoken(node: SyntaxTreeNode) -> str:
    """The words of a paragraph without the sources in brackets, on one line."""
    return re.sub(r"\s+", " ", _unit(_SOURCES.sub("", _flat(node)))[0])


def _unit(marked: str) -> tuple[str, bool]:
    return _LINK.sub(r"\1", marked).strip(), _MARK in marked


def _quoted(marked: str) -> tuple[str, tuple[str, ...]]:
    works = tuple(dict.fromkeys(hit[2] for hit in _LINK.finditer(marked) if hit[2]))
    return _LINK.sub("", marked).strip(), works


def _flat(node: SyntaxTreeNode) -> str:
    """The words of inline content, with marks round each link to a work, and its key."""
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type in ("html_inline", "image"):
        return ""
    if not node.children:
        return node.content
    text = "".join(_flat(child) for child in node.children)
    page, _, work = str(node.attrs["href"]).partition("#") if node.type == "link" else ("", "", "")
    return f"{_OPEN}{text}{_MARK}{work}{_MARK}" if GENERATED_PAGE in page else text
