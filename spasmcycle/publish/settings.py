"""What a publisher may set that the course's pages cannot follow: said, never passed over.

Every line here is a warning of the build, and so an error under `-W`. It names the setting, what
is missing because of it, and what to do instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging

HERE = Path(__file__).parent
THEME = "sphinx_book_theme"
UNUSABLE_SERVICES = ("colab_url", "deepnote_url", "jupyterlite_url")
NEEDED_SYNTAX = ("amsmath", "deflist", "dollarmath")

log = logging.getLogger(__name__)

# What a written page may ask of scripts or fonts that the course leaves off.
ICONS = re.compile(
    r'<(?:i|span) class="[^"]*\b(?:fa-solid|fas|far|fab|fa-brands|fa-regular)\b[^"]*"'
)
ICON = re.compile(r"\bfa-[\w-]+")
NO_SIGN = re.compile(r"fa-(?:solid|brands|regular|fw|lg|sm|xs|\dx)$")  # styles and sizes
DRAWN = frozenset(
    re.findall(r"^\.(fa-[\w-]+) \{", (HERE / "site.css").read_text(encoding="utf-8"), re.MULTILINE)
)
FOREIGN = {
    r'class="[^"]*\bsd-(?:tab-set|card|dropdown|btn|container|badge)': "tabs, cards or badges of "
    "sphinx-design, whose styles the pages leave off",
    r'class="[^"]*\b(?:toggle|dropdown)\b[^"]*\badmonition|'
    r'class="[^"]*\badmonition\b[^"]*\b(?:toggle|dropdown)\b': "a box that folds by a script which "
    "the pages leave off; use <details>",
    r'class="[^"]*\bthebe\b': "a live cell, whose script the pages leave off",
}


def warn(text: str, *given: object, **more: Any) -> None:
    """Warn in the build's own way, under one type that a publisher can silence."""
    log.warning(text, *given, type="spasmcycle", subtype="settings", **more)


def _launch(app: Sphinx, config: Config) -> Iterator[str]:
    buttons = config.html_theme_options.get("launch_buttons") or {}
    for name in UNUSABLE_SERVICES:
        if buttons.pop(name, ""):
            yield (
                f"launch_buttons: {name}: no such link is drawn, because the lessons do not run "
                "there by themselves: the course's package is missing. Set binderhub_url."
            )
    if buttons.pop("thebe", False):
        yield (
            "launch_buttons: thebe: cells cannot be run inside a page. The figures need no "
            "kernel; for the cells there is the Binder link."
        )
    needs = [name for name in ("binderhub_url", "jupyterhub_url") if buttons.get(name)]
    if needs and not config.html_theme_options.get("repository_url"):
        yield f"launch_buttons: {needs[0]}: no link is drawn until repository: url is set."


def _look(app: Sphinx, config: Config) -> Iterator[str]:
    options = config.html_theme_options
    if options.get("use_fullscreen_button"):
        yield "use_fullscreen_button: no such button is drawn. A browser's own key is F11."
    if options.get("icon_links"):
        yield "icon_links: their icons are not part of the pages. Set html: extra_footer instead."
    counted = options.get("analytics") or {}
    if any(counted.get(name) for name in ("google_analytics_id", "plausible_analytics_domain")):
        yield (
            "html: analytics: the pages tell readers that what they do stays in their browser. "
            "Leave it out, or change what book/how-to-use.md says and suppress this warning."
        )


def _content(app: Sphinx, config: Config) -> Iterator[str]:
    syntax = getattr(config, "myst_enable_extensions", None)
    missing = [name for name in NEEDED_SYNTAX if name not in (syntax or ())]
    if missing and syntax is not None:
        yield (
            f"parse: myst_enable_extensions: {', '.join(missing)} must be in the list, or the "
            "lessons' formulas and lists stand on the page as they are typed."
        )
    if getattr(config, "nb_remove_code_outputs", False):
        yield "nb_remove_code_outputs: takes every figure and question away. Leave it out."


def _templates(app: Sphinx, config: Config) -> Iterator[str]:
    ours = {path.relative_to(HERE / "templates") for path in _files(HERE / "templates")}
    # The theme's own folders are whole paths; a publisher's stand beside the settings.
    for folder in config.templates_path:
        if Path(folder).is_absolute():
            continue
        root = Path(app.confdir, folder)
        for path in sorted({p.relative_to(root) for p in _files(root)} & ours):
            yield f"templates_path: {folder}/{path}: not used, the course has one of that name."


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []


RULES: tuple[Callable[[Sphinx, Config], Iterator[str]], ...] = (
    _launch,
    _look,
    _content,
    _templates,
)


def _check(app: Sphinx, config: Config) -> None:
    if config.html_theme not in (THEME, "alabaster"):  # alabaster: none was chosen
        raise ExtensionError(
            f"html_theme: the pages of the course are made for {THEME}, not for "
            f"{config.html_theme}: its safety strip and figures would be missing."
        )
    app.spasmcycle_faults = [fault for rule in RULES for fault in rule(app, config)]


def _tell(app: Sphinx) -> None:
    """Say what was found, for builders that write pages."""
    if app.builder.format == "html":
        for fault in app.spasmcycle_faults:
            warn("%s", fault)


def _check_written(app: Sphinx, problem: Exception | None) -> None:
    """Look at the written pages for what they would need and do not have."""
    if problem or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for docname in sorted(app.env.found_docs):
        path = Path(app.builder.get_outfilename(docname))
        if not path.is_file():
            continue
        for fault in faults_of(path.read_text(encoding="utf-8")):
            warn("%s: has %s", path.relative_to(out).as_posix(), fault, location=docname)


def faults_of(page: str) -> list[str]:
    """What a page's HTML asks for that the course's pages do not have."""
    classes = " ".join(ICONS.findall(page))
    icons = {name for name in ICON.findall(classes) if not NO_SIGN.match(name)} - DRAWN
    found = [f"the icon {name}, which is not drawn" for name in sorted(icons)]
    return found + [what for pattern, what in FOREIGN.items() if re.search(pattern, page)]


def register(app: Sphinx) -> None:
    """Connect to the moments of a build; before the site takes its own part of the settings."""
    app.connect("config-inited", _check, priority=400)
    app.connect("builder-inited", _tell)
    app.connect("build-finished", _check_written, priority=950)
