"""Publish the course: the Sphinx extension behind the site that `jupyter-book build .` makes.

`site` puts the one shared script and style on every page, and takes away what the theme would
load for nothing or from elsewhere. `mathml` writes formulas in the browser's own notation.
`outputs` leaves out of the page what only a running kernel can show, and says what was not run.
`builders` says which builders can hold the course, and writes addresses as each has them;
`settings` says which settings of a publisher its pages cannot follow. `templates` and `static`
hold the page's furniture: safety strip, notes, footer, icons. `tables` writes what the pages of
the book show of the data and the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Register every part with Sphinx."""
    from spasmcycle.publish import builders, mathml, outputs, settings, site

    for part in (builders, settings, site, mathml, outputs):
        part.register(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
