"""The object behind every figure, quiz and prediction, and the one script and style they share.

The script is put together from the parts in `SCRIPTS`, in that order. Each part is plain
JavaScript that adds to the global `SpasmCycle`; only when it runs does one need another. In the
book it is loaded once as a classic script
(it also works from `file://`); in JupyterLab the same text is the widget's module.
"""

from __future__ import annotations

import json
from collections.abc import Collection
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
APART = {
    "triage": ("quiz", ("triage.js",), "<sc-triage"),
    "start": ("quiz", ("course.js", "due.js"), "<sc-(?:course|due)"),
    **{kind: ("controls", (f"{kind}.js",), f'sc-{kind}"') for kind in ("courses", "point", "seed")},
}
"""What few pages need: the room, its files, and the mark on a page that asks for them."""
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


def _read(parts: tuple[tuple[str, str], ...], without: Collection[str] = ()) -> str:
    """The files one after another; "*.js" stands for all of a room, in alphabetical order."""
    texts = []
    for room, name in parts:
        folder = files("spasmcycle").joinpath(room)
        many = sorted(one.name for one in folder.iterdir() if one.name.endswith(name[1:]))
        for file in many if name.startswith("*") else [name]:
            if f"{room}/{file}" not in without:
                texts.append(folder.joinpath(file).read_text(encoding="utf-8"))
    return "\n".join(texts)


def bundle_js(whole: bool = True) -> str:
    """The one shared script: a classic script, also valid at the head of a module.

    Without what stands in `APART`, unless `whole`.
    """
    return _bundle_js(language(), whole)


_NAMESPACE = (
    "globalThis.SpasmCycle = globalThis.SpasmCycle || {};\n"
    "SpasmCycle.controls = SpasmCycle.controls || {};\n"
    "SpasmCycle.mounts = SpasmCycle.mounts || {};\n"
)


@cache
def _bundle_js(spoken: str, whole: bool) -> str:
    said = f"SpasmCycle.words = {json.dumps(words(), ensure_ascii=False)};\n"
    apart = () if whole else {f"{room}/{name}" for room, all, _ in APART.values() for name in all}
    return _NAMESPACE + said + _read(SCRIPTS, apart)


@cache
def part_js(name: str) -> str:
    """A script of `APART`; it goes before the shared one, which makes the elements live."""
    room, names, _ = APART[name]
    return _NAMESPACE + _read(tuple((room, one) for one in names))


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
