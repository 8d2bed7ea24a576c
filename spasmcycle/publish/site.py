"""The site's own files, and less of the theme's.

Every page loads one script and one style of ours, both local, and a small script for each
picture that it shows: classic scripts, so that the book also works when opened from a disk.
What the theme and its companions would load beside them, and the course does not use, is taken
off the page and out of the built folder.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten
from typing import Any

from docutils import nodes
from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging

from spasmcycle.evidence import checks
from spasmcycle.figures import PICTURES
from spasmcycle.figures.languages import faults
from spasmcycle.live import script as figure_script
from spasmcycle.page import APART, bundle_css, bundle_js, part_js, words
from spasmcycle.publish.trim import trim
from spasmcycle.words import speak

HERE = Path(__file__).parent
PACKAGE = HERE.parent
SAFETY_STRIP = PACKAGE / "evidence" / "safety_strip.html"
CARD = "book/red-flag-card"
SOURCES = {".py", ".js", ".css", ".json", ".html", ".svg", ".bib"}

# Scripts and styles that some extension puts on every page. Their jobs: a live kernel from another
# host; copy buttons; foldable boxes, tabs and menus that the course does not use.
UNUSED = (
    "thebe",
    "clipboard",
    "copybutton",
    "togglebutton",
    "design-tabs",
    "sphinx-design",
    "tabs.",
)
UNUSED_INLINE = (
    "THEBE_JS_URL",
    "togglebutton",
    "toggleHint",
    "toggleOpenOnPrint",
    r"^DOCUMENTATION_OPTIONS\.pagename ",
    r"^DOCUMENTATION_OPTIONS\.search_as_you_type ",
)
# What the same extension writes below each page's text: where it would start the kernel.
KERNEL_ELSEWHERE = (
    r'(?s)<script type="text/x-thebe-config">.*?</script>\s*<script>kernelName[^<]*</script>'
)
FIGURE = re.compile(r'data-figure="([\w-]+)"')
PLAIN = '<div class="sc-live">'
WIDGET_STATE = r"application/vnd\.jupyter\.widget-state\+json"

# Files of the theme that no page asks for any more.
UNUSED_FILES = (
    "_static/scripts/fontawesome.js*",
    "_static/scripts/bootstrap.js*",
    "_static/**/*.map",
    "_static/vendor",
    "_static/locales",
    "_static/webpack-macros.html",
    "_static/sbt-webpack-macros.html",
    "_static/*thebe*",
    "_static/*copybutton*",
    "_static/clipboard*",
    "_static/*togglebutton*",
    "_static/*design*",
)
THEME_STYLE = "_static/styles/pydata-sphinx-theme.css"
ICON_FONT = (
    r"(?:\.fa-[\w-]+:before,?)+\{content:\"[^\"]*\"\}",
    r"@font-face\{[^}]*fa-[a-z]+-\d+[^}]*\}",
)

logger = logging.getLogger(__name__)
# Patterns that have matched something in this build.
_met: set[str] = set()


def fingerprint(package: Path = PACKAGE) -> str:
    """Return one hash of everything in the package that pages are made of, questions included."""
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in SOURCES:
            digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _configure(app: Sphinx, config: Config) -> None:
    if not SAFETY_STRIP.is_file():
        raise ExtensionError(
            "The safety strip is missing: spasmcycle/evidence/safety_strip.html. "
            "No page is built without it."
        )
    _speak(config.language)
    config.spasmcycle_fingerprint = fingerprint()
    config.templates_path.insert(0, str(HERE / "templates"))
    app.spasmcycle_kept = set(_kept(app, config))
    config.html_static_path.append(str(HERE / "static"))
    options = config.html_theme_options
    if options.get("repository_url"):
        options.update(use_edit_page_button=True, use_issues_button=True)
        # Binder installs the package from the repository, so that a lesson runs there by itself.
        buttons = options.setdefault("launch_buttons", {})
        buttons["binderhub_url"] = buttons.get("binderhub_url") or "https://mybinder.org"


def _kept(app: Sphinx, config: Config) -> Iterator[Path]:
    """Yield what a publisher puts into the built folder, as paths below it."""
    for name, into in (("html_static_path", "_static"), ("html_extra_path", "")):
        for chosen in getattr(config, name):
            root = Path(app.confdir, chosen)
            if not root.is_relative_to(app.confdir):
                continue  # an extension's own
            files = root.rglob("*") if root.is_dir() else [root]
            for file in files:
                inside = file.relative_to(root) if root.is_dir() else file.name
                yield Path(into, inside)


def _speak(language: str) -> None:
    """Let pictures, controls and questions speak the site's language; stop where it lacks words."""
    try:
        speak(language)
    except ValueError as fault:
        raise ExtensionError(f"_config.yml, language: {fault}") from None
    lacking = faults(language)
    if lacking:
        raise ExtensionError("\n".join(lacking))


def _check_evidence(app: Sphinx) -> None:
    """Stop the build where the urgent signs, or another store of the evidence, have a fault."""
    found = checks.of_every_store()
    if found:
        raise ExtensionError("No page is built with faults in the evidence:\n" + "\n".join(found))


def _safety_strip(app: Sphinx, context: dict) -> Markup:
    """Return the box of every page; its link leads to the card, if the book has one."""
    text = SAFETY_STRIP.read_text(encoding="utf-8")
    link = f'href="{Path(CARD).name}.html"'
    if CARD in app.env.found_docs:
        return Markup(text.replace(link, f'href="{context["pathto"](CARD)}"'))
    return Markup(re.sub(rf"<a {link}>.*?</a>", "", text))


def small_css(text: str) -> str:
    """Return a style without comments and needless space.

    Inside an at-rule the minifier takes the colon of `.a :is(p)` for that of a declaration and
    joins what must stand apart; `.a *:is(p)` is the same and safe from it.
    """
    return cssmin(re.sub(r"(?<=\s):(?=[a-z])", "*:", text))


def _write_shared_files(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    folder = Path(app.outdir, "_static")
    app.spasmcycle_new = not folder.exists()
    _met.clear()
    folder.mkdir(parents=True, exist_ok=True)
    own = {kind: (HERE / f"site.{kind}").read_text(encoding="utf-8") for kind in ("js", "css")}
    shared = {
        "spasmcycle.js": jsmin(f"{bundle_js(whole=False)}\n{own['js']}"),
        **{f"part-{name}.js": jsmin(part_js(name)) for name in APART},
        "spasmcycle.css": small_css(f"{bundle_css()}\n{own['css']}"),
        **{f"figure-{name}.js": jsmin(figure_script(name)) for name in PICTURES},
    }
    for name, text in shared.items():
        (folder / name).write_text(text, encoding="utf-8")
    app.add_js_file("spasmcycle.js", priority=100, **{"data-elements": "define"})
    app.add_css_file("spasmcycle.css", priority=900)


def _matches(patterns: Iterable[str], text: str) -> bool:
    """Return whether any of the patterns is in the text, and remember all that are."""
    found = {pattern for pattern in patterns if re.search(pattern, text)}
    _met.update(found)
    return bool(found)


def _without(patterns: Iterable[str], text: str) -> str:
    """Return the text without what the patterns match, and remember those that did."""
    for pattern in patterns:
        text, removed = re.subn(pattern, "", text)
        if removed:
            _met.add(pattern)
    return text


def _is_unused(script: Any) -> bool:
    by_name = _matches(UNUSED, str(script.filename or ""))
    by_body = _matches(UNUSED_INLINE, script.attributes.get("body") or "")
    by_type = _matches([WIDGET_STATE], script.attributes.get("type") or "")
    return by_name or by_body or by_type


def _is_publishers(app: Sphinx, file: Any) -> bool:
    """Return whether a script or style is a publisher's own, which stays whatever its name."""
    name = str(file.filename or "").removeprefix("_static/")
    return Path("_static", name) in app.spasmcycle_kept


def _trim_page(app: Sphinx, page: str, template: str, context: dict, doctree: Any) -> None:
    context["body"] = _without([KERNEL_ELSEWHERE], context.get("body", ""))
    # Each picture's own script stands before the shared one, on the pages that show it.
    for name in dict.fromkeys(FIGURE.findall(context["body"])):
        app.add_js_file(f"figure-{name}.js", priority=90)
    for name, (_, _, mark) in APART.items():
        if re.search(mark, context["body"]):
            app.add_js_file(f"part-{name}.js", priority=90)
    scripts = [
        script
        for script in context["script_files"]
        if _is_publishers(app, script) or not _is_unused(script)
    ]
    for script in scripts:
        # Sphinx keeps one list of scripts for all pages, so that each page sets it anew. The
        # search page's own scripts stand right behind these and need them at once.
        script.attributes.pop("defer", None)
        if script.filename and page != "search":
            script.attributes["defer"] = "defer"
    context["script_files"] = scripts
    context["css_files"] = [
        style
        for style in context["css_files"]
        if _is_publishers(app, style) or not _matches(UNUSED, str(style.filename))
    ]
    if PLAIN in context["body"]:
        # No list of headings beside the first screen: the figure has its place.
        context["meta"] = {**(context.get("meta") or {}), "html_theme.sidebar_secondary.remove": ""}
    context["root_title"] = app.config.html_title
    context["safety_strip"] = _safety_strip(app, context)
    context["words"] = words()
    context["summary"] = _summary(doctree) if doctree else ""
    context["shows_model"] = "<sc-figure" in context["body"]
    context["links_elsewhere"] = list(_links_elsewhere(context.get("header_buttons", [])))


def _summary(doctree: nodes.document) -> str:
    """Return the start of a page's first paragraph, for lists of search results."""
    first = next(doctree.findall(nodes.paragraph), None)
    text = " ".join(first.astext().split()) if first else ""
    return shorten(text, 160, placeholder=" …")


def _links_elsewhere(buttons: list[dict]) -> Iterator[tuple[str, str]]:
    """Yield text and address of each link that the theme would hide behind an icon's menu."""
    for button in buttons:
        for link in button.get("buttons", [button]):
            if link["type"] == "link":
                yield str(link.get("tooltip") or link["text"]), link["url"]


def _redirect_page(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    if app.config.root_doc != "index":
        yield "index", {}, "to-start.html"


def _remove_unused_files(app: Sphinx, problem: Exception | None) -> None:
    if problem or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for pattern in UNUSED_FILES:
        for path in list(out.glob(pattern)):
            _met.add(pattern)
            if path.relative_to(out) in app.spasmcycle_kept:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    style = out / THEME_STYLE
    text = style.read_text(encoding="utf-8")
    style.write_text(_without(ICON_FONT, text), encoding="utf-8")
    trim(out, app.spasmcycle_kept)


def _name_idle_patterns(app: Sphinx, problem: Exception | None) -> None:
    """Warn of every pattern that took nothing away: the theme has changed what it writes.

    Only a whole, new build can tell: a later one finds much taken away already, and one in several
    processes does not know what the others met.
    """
    if problem or not getattr(app, "spasmcycle_new", False) or app.parallel > 1:
        return
    for pattern in (
        *UNUSED,
        *UNUSED_INLINE,
        WIDGET_STATE,
        KERNEL_ELSEWHERE,
        *UNUSED_FILES,
        *ICON_FONT,
    ):
        if pattern not in _met:
            logger.warning(
                "spasmcycle.publish.site takes away “%s”, but nothing of that kind is there any "
                "more: does the theme write it under another name?",
                pattern,
            )


def register(app: Sphinx) -> None:
    """Connect the site's parts to the moments of a build."""
    # Kept with the pages: when it changes, every page is read, run and written again.
    app.add_config_value("spasmcycle_fingerprint", "", "env", types=[str])
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _check_evidence)
    app.connect("builder-inited", _write_shared_files)
    app.connect("html-collect-pages", _redirect_page)
    app.connect("html-page-context", _trim_page, priority=900)
    app.connect("build-finished", _remove_unused_files, priority=900)
    app.connect("build-finished", _name_idle_patterns, priority=950)
