"""What a page shows of a cell's output: never a control or a blank that only a kernel fills."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

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


def register(app: Sphinx) -> None:
    """Add the transforms."""
    app.add_post_transform(DropDeadWidgets)
    app.add_post_transform(WidenFigures)
