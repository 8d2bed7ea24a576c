"""The object behind every figure, quiz and prediction, and the one script and style they share.

The script is put together from the parts in `SCRIPTS`, in that order. Each part is plain
JavaScript that adds to the global `SpasmCycle`; only when it runs does one need another. In the
book it is loaded once as a classic script
(it also works from `file://`); in JupyterLab the same text is the widget's module.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import anywidget
import traitlets

from spasmcycle.drawing import palette
from spasmcycle.page.words import words
from spasmcycle.words import language

SCRIPTS = (
    ("page", "store.js"),
    ("page", "parts.js"),
    ("model", "generated/model.js"),
    ("controls", "*.js"),
    ("live", "*.js"),
    ("quiz", "*.js"),
    ("page", "elements.js"),
)
STYLES = (("page", "page.css"), ("live", "live.css"), ("quiz", "quiz.css"), ("live", "reveal.css"))

_LAB_MODULE = """
export default {
  render({ model, el }) {
    // JupyterLab takes arrow keys away from sliders and lists, to move between cells, unless the
    // focused part itself carries this mark.
    el.addEventListener("focusin", ({ target }) => {
      target.dataset.lmSuppressShortcuts = "true";
    });
    el.innerHTML = model.get("markup");
    return SpasmCycle.mount(el.firstElementChild, SpasmCycle.kernelHost(model));
  },
};
"""


def _read(parts: tuple[tuple[str, str], ...]) -> str:
    """The files one after another; "*.js" stands for all of a room, in alphabetical order."""
    texts = []
    for room, name in parts:
        folder = files("spasmcycle").joinpath(room)
        many = sorted(one.name for one in folder.iterdir() if one.name.endswith(name[1:]))
        for file in many if name.startswith("*") else [name]:
            texts.append(folder.joinpath(file).read_text(encoding="utf-8"))
    return "\n".join(texts)


def bundle_js() -> str:
    """The one shared script: a classic script, also valid at the head of a module."""
    return _bundle_js(language())


@cache
def _bundle_js(spoken: str) -> str:
    start = (
        "globalThis.SpasmCycle = globalThis.SpasmCycle || {};\n"
        "SpasmCycle.controls = {};\nSpasmCycle.mounts = {};\n"
        f"SpasmCycle.words = {json.dumps(words(), ensure_ascii=False)};\n"
    )
    return start + _read(SCRIPTS)


@cache
def bundle_css() -> str:
    """The one shared style sheet."""
    return palette.css() + _read(STYLES)


class Element(anywidget.AnyWidget):
    """Mark-up that stands by itself, made live by the shared script wherever it is shown.

    Parameters
    ----------
    markup : str
        HTML of one custom element (`<sc-figure>`, `<sc-quiz>`, `<sc-predict>` …), complete and
        readable before any script runs.
    script : str
        JavaScript of this element alone, run before the shared script.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    markup = traitlets.Unicode().tag(sync=True)

    def __init__(self, markup: str, script: str = "", **traits: object) -> None:
        module = script + bundle_js() + _LAB_MODULE
        super().__init__(_esm=module, _css=bundle_css(), markup=markup, **traits)

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict] | None:
        """The widget view for JupyterLab, and beside it the element itself for the book."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {
            **data,
            "text/html": self.markup,
            "text/plain": f"<{type(self).__name__}>",
        }, metadata
