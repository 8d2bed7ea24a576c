"""What was taken from the theme's style is missed by no page: each is painted as with all of it.

A page is opened with the style as built, every element's computed style is noted, the theme's
whole style takes its place, and the two are compared: in both themes, on a phone with its list of
pages open, on paper, and with the search dialog open.
"""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route
from sweep import Findings, settle, visit

from spasmcycle.publish import site as publish
from spasmcycle.publish import trim
from workshop.hosting import serve

THEMES = {
    "pydata-sphinx-theme.css": "pydata_sphinx_theme/theme/pydata_sphinx_theme/static/styles",
    "sphinx-book-theme.css": "sphinx_book_theme/theme/sphinx_book_theme/static/styles",
    "mystnb.css": "myst_nb/static",
}
PAGES = (
    "book/start.html",
    "notebooks/04_guarding.html",
    "book/model-card.html",
    "book/references.html",
    "book/instructors.html",
    "search.html",
)
STATES = {
    "light": "document.documentElement.dataset.theme = 'light'",
    "dark": "document.documentElement.dataset.theme = 'dark'",
    "on a phone, list of pages open": "document.querySelector('.primary-toggle')?.click()",
    "search": "document.querySelector('.search-button, .search-button-field')?.click()",
    "on paper": "",
}
PHONE = {"width": 390, "height": 664}


def whole(name: str) -> str:
    """A style of the theme as its package brings it; only the icon fonts are gone."""
    package, _, folder = THEMES[name].partition("/")
    root = Path(find_spec(package).submodule_search_locations[0], folder)
    text = next(root.glob(name)).read_text(encoding="utf-8")
    for pattern in publish.ICON_FONT:
        text = re.sub(pattern, "", text)
    return text


# Parts that have the same names inside parts of the same names are painted alike: two of each are
# looked at. Pictures have colours of their own.
NOTE = """() => {
  const name = (n) => `${n?.localName} ${n?.getAttribute("class")} ${n?.id ? "#" : ""}`;
  const met = new Map();
  const chosen = [...document.querySelectorAll("*")].filter((n) => {
    if (n.closest("svg") || n.closest("head")) return false;
    const key = [n, n.parentElement, n.parentElement?.parentElement].map(name).join(" < ");
    met.set(key, (met.get(key) || 0) + 1);
    return met.get(key) <= 2;
  });
  globalThis.scNoted = chosen.flatMap((n) =>
    [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(n, part);
      return [n, part, Object.fromEntries([...style].map((k) => [k, style.getPropertyValue(k)]))];
    }));
  return scNoted.length;
}"""
SWAP = """() => Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => {
  const name = link.href.match(/(pydata-sphinx-theme|sphinx-book-theme|mystnb)[^/]*\\.css/);
  if (!name) return null;
  return new Promise((done) => {
    const other = document.createElement("link");
    other.rel = "stylesheet";
    other.onload = () => { link.remove(); done(); };
    other.href = `/whole/${name[1]}.css`;
    link.after(other);
  });
}))"""
COMPARE = """() => {
  const wrong = [];
  for (const [n, part, before] of scNoted) {
    const style = getComputedStyle(n, part);
    // A custom property paints nothing by itself; what uses it is compared.
    const other = (k) => !k.startsWith("--") && style.getPropertyValue(k) !== before[k];
    const keys = [...style].filter(other);
    if (keys.length) {
      const value = (k) => style.getPropertyValue(k);
      const what = keys.slice(0, 4).map((k) => `${k}: ${before[k]}, was ${value(k)}`);
      wrong.push(`${n.outerHTML.slice(0, 80)} ${part || ""} ${what.join("; ")}`);
    }
  }
  return wrong.slice(0, 10);
}"""


def missed(page: Page) -> list[str]:
    """What of the page is painted otherwise with the whole style of the theme."""

    def answer(route: Route) -> None:
        route.fulfill(body=whole(route.request.url.rpartition("/")[2]), content_type="text/css")

    page.route("**/whole/*.css", answer)
    assert (
        page.evaluate(NOTE) > 200
    )  # the shortest page has 100 kinds of node, and each two more parts
    page.evaluate(SWAP)
    settle(page)
    return page.evaluate(COMPARE)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_painted_as_with_the_whole_style(browser, site, path, state):
    size = {"viewport": PHONE} if "phone" in state else {}
    found = Findings()
    with visit(browser, site + path, found, reduced_motion="reduce", **size) as page:
        page.add_style_tag(content="*, *::before, *::after { transition: none !important; }")
        if "paper" in state:
            page.emulate_media(media="print")
        if STATES[state]:
            page.evaluate(STATES[state])
        settle(page)
        assert missed(page) == []
    assert found.broken == [] and found.errors == []


def test_a_page_that_needs_what_was_taken_is_found(browser, built, tmp_path):
    copy = tmp_path / "html"
    shutil.copytree(built, copy)
    file = copy / "book/start.html"
    added = '<div class="alert alert-danger">Made after the trim.</div></article>'
    file.write_text(file.read_text("utf-8").replace("</article>", added, 1), "utf-8")
    with serve(copy) as address, visit(browser, f"{address}book/start.html", Findings()) as page:
        assert any("alert-danger" in one for one in missed(page))


def test_the_theme_is_a_third_of_what_it_was(built):
    (file,) = built.glob("_static/styles/pydata-sphinx-theme.css")
    assert 10_000 < file.stat().st_size < len(whole("pydata-sphinx-theme.css")) / 3


NAMES = trim.names_in(
    ['<p class="lead wide" id="top" data-x>Text</p><script>n.classList.add("made")</script>'],
    ["const kind = 'also-made';"],
)
STYLE = """
.lead, .gone { color: red } .gone { color: blue } p:hover { color: red }
.lead:not(.gone) { color: red } .lead:is(.gone, .wide) { color: red }
.lead:is(.gone, em) { color: blue } #top { color: red } #bottom { color: blue }
em { color: blue } [data-x] { color: red } [data-y="1"] { color: blue }
.made > .also-made::before { color: red } *, ::after { color: red }
@media print { .gone { color: blue } .wide { color: red } }
@media (width < 9px) { .gone { color: blue } }
"""


def test_only_what_no_page_and_no_script_can_meet_is_taken():
    left = trim.trimmed(STYLE, NAMES)
    assert "blue" not in left and left.count("red") == STYLE.count("red")
    assert ".gone {" not in left and "@media (width" not in left
    assert ".lead{ color: red }" in left and "@media print {.wide{" in left


def test_movements_and_measures_that_nothing_uses_are_taken():
    style = (
        ":root{--a:1px;--b:var(--a);--c:url('x;y')}@keyframes go{from{top:0}to{top:1px}}"
        "@keyframes stay{from{top:0}to{top:1px}}p{margin:var(--b);animation:go 1s}"
    )
    (left,) = trim.without_idle({Path("x"): style}, []).values()
    assert left == (
        ":root{--a:1px;--b:var(--a);}@keyframes go{from{top:0}to{top:1px}}"
        "p{margin:var(--b);animation:go 1s}"
    )
    (left,) = trim.without_idle({Path("x"): style}, ["n.style.setProperty('--c', 1)"]).values()
    assert "--c:" in left


def test_inside_a_rule_of_rules_a_style_made_small_keeps_its_selectors():
    small = publish.small_css("@media print {\n  .a :is(b, i) {\n    color: red;\n  }\n}")
    assert ".a *:is(b,i)" in small
