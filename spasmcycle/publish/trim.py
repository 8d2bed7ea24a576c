"""The theme's style without the rules that no page of this book can ever use.

A browser shows nothing before the theme's style is here, and a book uses a small part of it. A
rule goes when it asks for a tag, class, id or attribute that stands on no built page and that no
script names; states such as `:hover`, media and `:not()` never make a rule go. So what is left is
what every page, and all that scripts make of it, can need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2

STYLES = (
    "_static/styles/pydata-sphinx-theme.css",
    "_static/styles/sphinx-book-theme.css",
    "_static/mystnb.*.css",
)
"""What is trimmed, below the built folder; our own style and a publisher's stay whole."""

BUNDLES = ("pydata-sphinx-theme.js", "bootstrap.js")
"""Scripts that hold whole libraries: what they name says nothing of what they do here."""

SET_BY_BUNDLES = frozenset(
    "active align-items-center btn-close collapse collapsed collapsing current d-none disabled "
    "dropdown-menu-end fade hide hiding html modal-open modal-static no-transform show showing "
    "scrolled sidebar-toggle toc-h2 tooltip tooltip-arrow tooltip-inner visible "
    "bs-tooltip-auto bs-tooltip-bottom bs-tooltip-end bs-tooltip-start bs-tooltip-top "
    "data-bs-theme data-mode data-popper-placement data-theme open title".split()
)
"""Classes and attributes that those set on the parts that a page has."""

SETS = re.compile(r"\bclassList\.\w+\([\"']([\w-]+)[\"']")
"""A class that a script sets by its name; in a bundle, the part of it that counts."""

NESTED = ("media", "supports", "container", "layer")
NAME = re.compile(r"-?[A-Za-z_][\w-]*")


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Tags, classes, ids and attributes of these pages, and every name that a script holds."""
    found: set[str] = set(SET_BY_BUNDLES)
    for page in pages:
        for script in re.findall(r"(?s)<script\b[^>]*>(.*?)</script>", page):
            found.update(NAME.findall(script))
        for tag in re.findall(r"<([A-Za-z][^<>]*)>", page):
            head, _, rest = tag.partition(" ")
            found.add(head.strip("/\n").split("\n")[0].lower())
            for name, _, value in re.findall(r"([\w:-]+)(?:=(\"|')(.*?)\2)?", rest):
                found.add(name)
                if name in ("class", "id"):
                    found.update(value.split())
    for script in scripts:
        found.update(NAME.findall(script))
    return found


def possible(selector: list[Any], names: set[str]) -> bool:
    """Whether an element with these names can meet one selector, by its names alone."""
    before = ""
    for token in selector:
        if token.type == "literal":
            before = token.value
            continue
        name = token.type == "ident" and before not in (":", "::")
        either_case = name and before != "." and token.value.lower() in names
        if name and token.value not in names and not either_case:
            return False
        if token.type == "hash" and token.value not in names:
            return False
        if token.type == "[] block":
            asked = next(one.value for one in token.content if one.type == "ident")
            if asked not in names:
                return False
        if token.type == "function" and token.lower_name in ("is", "where", "has"):
            met = any(possible(one, names) for one in split(token.arguments))
            if not met:
                return False
        before = ""
    return True


def split(tokens: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a list, without what surrounds them."""
    one: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        elif token.type != "comment":
            one.append(token)
    yield one


def _kept(rules: Iterable[Any], names: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            lists = [one for one in split(rule.prelude) if possible(one, names)]
            if lists:
                heads = ",".join(tinycss2.serialize(one).strip() for one in lists)
                yield f"{heads}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in NESTED and rule.content:
            inside = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            text = "".join(_kept(inside, names))
            if text:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}"
        elif rule.type == "at-rule":
            yield rule.serialize()


def trimmed(style: str, names: set[str]) -> str:
    """A style without the rules that nothing with these names can meet."""
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, names))


def without_idle(styles: dict[Path, str], others: Iterable[str]) -> dict[Path, str]:
    """The styles without movements and custom properties that neither they nor others use."""
    others = list(others)
    while True:
        text = "\n".join([*styles.values(), *others])
        asked = set(re.findall(r"(?<![\w-])--[\w-]+(?=\s*[,)\"'`])", text))
        moves = set(re.findall(r"animation(?:-name)?:([^;}]*)", text))

        def used(name: str, moves: set[str] = moves) -> bool:
            return any(name in one for one in moves)

        slim = {}
        for path, style in styles.items():
            kept = re.sub(
                r"(?<=[{;])(--[\w-]+):(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*(?:;|(?=\}))",
                lambda m: m[0] if m[1] in asked else "",  # noqa: B023 - used at once
                style,
            )
            kept = re.sub(
                r"@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}",
                lambda m: m[0] if used(m[1]) else "",  # noqa: B023 - used at once
                kept,
            )
            slim[path] = re.sub(r"[^{}]+\{\}", "", kept)
        if slim == styles:
            return slim
        styles = slim


def trim(out: Path, keep: set[Path]) -> None:
    """Trim the theme's styles in a built folder to what its pages and scripts can use.

    Parameters
    ----------
    keep : set of Path
        What a publisher put there, as paths below `out`; it stays as it is.
    """
    pages = [path.read_text(encoding="utf-8") for path in out.rglob("*.html")]
    scripts = {path.name: path.read_text(encoding="utf-8") for path in out.rglob("*.js")}
    own = [text for name, text in scripts.items() if name not in BUNDLES]
    chosen = {path for pattern in STYLES for path in out.glob(pattern)}
    chosen = {path for path in chosen if path.relative_to(out) not in keep}
    bundled = (SETS.findall(scripts.get(name, "")) for name in BUNDLES)
    names = names_in(pages, own).union(*bundled)
    styles = {path: trimmed(path.read_text(encoding="utf-8"), names) for path in sorted(chosen)}
    rest = [path.read_text(encoding="utf-8") for path in out.rglob("*.css") if path not in chosen]
    for path, text in without_idle(styles, [*rest, *pages, *scripts.values()]).items():
        path.write_text(text, encoding="utf-8")
