"""Which of Sphinx's builders can hold the course, and what each of them needs.

Figures, questions and predictions are mark-up with scripts, so they live on web pages only. The
two builders that write one web page for each page of the book hold all of it. Any other that
would write a book stops with what to do instead; those that only check or extract may run.
"""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

PAGES = ("html", "dirhtml")
NO_BOOK = ("linkcheck", "dummy", "gettext", "doctest", "coverage", "changes")
"""Builders whose output nobody reads as the book: they check it, or take texts out of it."""

# Mark-up that notebooks and pages bring with them names a page by its file.
WRITTEN = re.compile(r'(?P<before>\shref=")(?P<page>[^"#:?]+)\.html(?P<after>[#?"])')
LESSONS = re.compile(r'\sdata-lessons="(?P<folder>[^"]*)"')

log = logging.getLogger(__name__)


def _prefer_markup(app: Sphinx, config: Config) -> None:
    """Let an element's own mark-up go before its widget view, which needs a kernel."""
    if "nb_mime_priority_overrides" not in config:
        return  # nothing here runs notebooks
    own = ("*", "text/html", 5)
    config.nb_mime_priority_overrides = [*(config.nb_mime_priority_overrides or []), own]


def _check_builder(app: Sphinx) -> None:
    """Stop where the builder would write a book without its figures and questions."""
    name = app.builder.name
    if name in PAGES + NO_BOOK:
        return
    raise ExtensionError(
        f"The builder “{name}” cannot hold the course: its figures, questions and predictions "
        f"need one web page for each page of the book. Use “html”, or “dirhtml” for addresses "
        f"without an ending. For paper or PDF, print the pages of the html build from a browser."
    )


def addressed(app: Sphinx, page: str, body: str) -> str:
    """Return the page's text with every written address of a page as this builder has it.

    Parameters
    ----------
    page : str
        Name of the page that the text stands on, such as ``notebooks/01_motion_segment``.
    body : str
        Its HTML. ``../book/references.html#key`` in it is meant from where the source stands.

    A link to a page that the book does not have is left as it is, with a warning.
    """
    builder, folder = app.builder, dirname(page)

    def link(found: re.Match[str]) -> str:
        target = normpath(join(folder, found["page"]))
        if target not in app.env.found_docs:
            if not _made_otherwise(app, target):
                log.warning(
                    "links to %s.html, which the book does not have",
                    target,
                    location=page,
                    type="spasmcycle",
                    subtype="links",
                )
            return found[0]
        address = builder.get_relative_uri(page, target)
        return f"{found['before']}{address}{found['after']}"

    def lessons(found: re.Match[str]) -> str:
        target = normpath(join(folder, found["folder"])) + "/"
        start = relative_uri(builder.get_target_uri(page), target)
        ending = builder.get_target_uri("x").removeprefix("x")
        return f' data-lessons="{start}" data-ending="{ending}"'

    # What Sphinx resolved itself is right already: only what it took as it stood is looked at.
    return LESSONS.sub(lessons, WRITTEN.sub(link, body)) if page in app.env.found_docs else body


def _made_otherwise(app: Sphinx, target: str) -> bool:
    """Whether a page without a source is made, such as the search page, or copied as it is."""
    extra = [Path(app.confdir, path) for path in app.config.html_extra_path]
    return target in ("search", "index", "genindex") or any(
        (path / f"{target}.html").is_file() or path.name == f"{target}.html" for path in extra
    )


def _address(app: Sphinx, page: str, template: str, context: dict, doctree: Any) -> None:
    context["body"] = addressed(app, page, context.get("body", ""))


def _keep_underscores(app: Sphinx, problem: Exception | None) -> None:
    """Tell GitHub's pages to serve folders whose names begin with an underscore, too."""
    if not problem and app.builder.name in PAGES:
        Path(app.outdir, ".nojekyll").touch()


def register(app: Sphinx) -> None:
    """Connect to the moments of a build."""
    app.connect("config-inited", _prefer_markup)
    app.connect("builder-inited", _check_builder, priority=100)
    app.connect("html-page-context", _address, priority=800)
    app.connect("build-finished", _keep_underscores)
