"""What every place that shows the course has in common: the element, its script and its style.

An `Element` is one object for every place. In JupyterLab it is a widget; in the book the same
mark-up stands in the page as a custom element; without scripts, and in print, the mark-up by
itself says everything.
"""

from spasmcycle.page.element import APART, Element, bundle_css, bundle_js, part_js
from spasmcycle.page.words import words

__all__ = ["APART", "Element", "bundle_css", "bundle_js", "part_js", "words"]
