"""What a page shows of a cell's output: never a control or a blank that only a kernel fills.

A lesson that was not run has no figures and no questions; the build says so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from spasmcycle.live.figure import standing
from spasmcycle.page import words

log = logging.getLogger(__name__)

LIVE = re.compile(r'<div data-live="(?P<name>[\w-]+)"></div>')
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class DropDeadWidgets(SphinxPostTransform):
    """Remove a widget's output that has no mark-up of its own; its code and prose stay."""

    default_priority = 3  # before myst-nb chooses one form of each output (4)
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk through the page's outputs."""
        for output in list(self.document.findall(_is_output)):
            forms = {form["mime_type"] for form in output.children}
            if WIDGET_VIEW not in forms or "text/html" in forms:
                continue
            cell = output.parent
            cell.remove(output)
            if not cell.children:
                cell.parent.remove(cell)


class ShowFigures(SphinxPostTransform):
    """Put a live figure where a page of prose has `<div data-live="NAME"></div>`."""

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk through the page's own mark-up."""
        for raw in list(self.document.findall(nodes.raw)):
            asked = LIVE.fullmatch(raw.astext().strip())
            if not asked:
                continue
            try:
                shown = standing(asked["name"])
            except ValueError as fault:
                log.warning("%s", fault, location=raw, type="spasmcycle", subtype="figure")
                continue
            text = f'<div class="sc-live">{shown}</div>'
            raw.replace_self(nodes.raw(text, text, format="html"))


class FoldCode(SphinxPostTransform):
    """Fold the code of a cell: most readers pass over it, and what it gave stays in sight."""

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk through the page's cells."""
        for cell in _cells(self.document):
            for part in [one for one in cell.children if "cell_input" in one.get("classes", ())]:
                begin = f'<details class="sc-code"><summary>{words()["code.see"]}</summary>'
                place = cell.index(part)
                cell.insert(place + 1, nodes.raw("", "</details>", format="html"))
                cell.insert(place, nodes.raw("", begin, format="html"))


class WidenFigures(SphinxPostTransform):
    """Let a cell that shows a live figure be wider than the text."""

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk through the page's outputs."""
        for output in self.document.findall(_is_output):
            if "<sc-figure" in output.astext():
                cell = output.parent.parent
                cell["classes"].append("tag_full-width")


def _is_output(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"


def _renew_cache(app: Sphinx, config: Config) -> None:
    """Keep what cells gave apart for each state of the package, which no cache of cells sees."""
    if getattr(config, "nb_execution_mode", "") == "cache":
        chosen = config.nb_execution_cache_path or str(Path(app.outdir).parent / ".jupyter_cache")
        config.nb_execution_cache_path = str(Path(chosen) / config.spasmcycle_fingerprint[:16])


def _tell_unrun(app: Sphinx, document: nodes.document) -> None:
    """Warn of a lesson whose cells were not run and have no kept output."""
    page = app.env.docname
    if getattr(app.env, "nb_metadata", {}).get(page, {}).get("exec_data"):
        return  # it was run; where that failed, the build has said so
    unrun = [cell for cell in _cells(document) if not _was_run(cell)]
    if unrun:
        log.warning(
            "%d of its code cells were not run, so their figures and questions are missing. "
            "Set execute: execute_notebooks: force, and name no lesson in exclude_patterns.",
            len(unrun),
            location=page,
            type="spasmcycle",
            subtype="unrun",
        )


def _cells(document: nodes.document) -> list[nodes.container]:
    return [
        node for node in document.findall(nodes.container) if node.get("nb_element") == "cell_code"
    ]


def _was_run(cell: nodes.container) -> bool:
    shown = any(part.get("nb_element") == "cell_code_output" for part in cell.children)
    return shown or bool(cell.get("exec_count"))


def register(app: Sphinx) -> None:
    """Add the transforms and the checks."""
    app.add_post_transform(DropDeadWidgets)
    app.add_post_transform(ShowFigures)
    app.add_post_transform(FoldCode)
    app.add_post_transform(WidenFigures)
    app.connect("config-inited", _renew_cache, priority=600)  # behind the fingerprint
    app.connect("doctree-read", _tell_unrun)
