"""Formulas as native MathML: nothing to load, readable by screen readers and without scripts."""

from __future__ import annotations

import re

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

CLASSES = "math notranslate nohighlight"
# The converter sets an upright word letter by letter; as text it is one word, also when read out.
UPRIGHT_WORD = re.compile(r"\\(?:mathrm|operatorname\*?)\{([A-Za-z][A-Za-z0-9 ]+)\}")


def to_mathml(tex: str, display: str = "inline") -> str:
    """Return the MathML of a LaTeX formula.

    Parameters
    ----------
    tex : str
        The formula without its dollar signs; several lines may be parted by a double backslash.
    display : "inline" or "block"

    Raises ValueError naming the formula when some of its LaTeX is not understood.
    """
    tex = UPRIGHT_WORD.sub(r"\\text{\1}", tex.strip())
    if r"\\" in tex and r"\begin" not in tex:
        tex = rf"\begin{{align*}}{tex}\end{{align*}}"
    try:
        markup = convert(tex, display=display)
    except Exception as reason:  # the converter raises a class of its own for each kind of slip
        raise ValueError(f"This formula cannot be read ({reason!r}): {tex}") from reason
    # A command that the converter does not know comes back as it was written.
    unknown = re.findall(r"\\[A-Za-z]+", markup)
    if unknown:
        raise ValueError(f"LaTeX not understood here: {' '.join(unknown)} in {tex}")
    return markup


def _markup(node: nodes.Element, display: str) -> str:
    try:
        return to_mathml(node.astext(), display)
    except ValueError as problem:
        raise ExtensionError(f"{node.source}:{node.line}: {problem}") from problem


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS=CLASSES))
    self.body.append(_markup(node, "inline") + "</span>")
    raise nodes.SkipNode


def _visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS=CLASSES))
    self.body.append(_markup(node, "block"))
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def register(app: Sphinx) -> None:
    """Offer the renderer; `_config.yml` chooses it with `html_math_renderer: mathml`."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
