"""What axe-core finds on a page in a real browser, in both themes, without doing anything twice.

axe-core reads the whole page for each of its hundred rules. Two themes differ in their colours.
Where nothing else differs, not an attribute and not a box, only the rules about colour can find
something new in the second; where anything else does, all of them are run again.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

THEMES = ("light", "dark")
TAGS = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)


def violations(page: Page) -> list[dict[str, Any]]:
    """Return axe-core's violations in both themes, each with its `theme`."""
    found = []
    for theme in THEMES:
        found += in_theme(page, theme, colours_only=theme != THEMES[0])
    return found


def in_theme(page: Page, theme: str, colours_only: bool) -> list[dict[str, Any]]:
    """Return axe-core's violations in one theme.

    `colours_only`: another theme was looked at right before, so that rules about anything else
    are left out if the page is the same but for its colours.
    """
    page.evaluate(THEME, theme)
    page.evaluate(SETTLED)
    if not page.evaluate("'axe' in window"):  # a second copy would begin slowly again
        page.evaluate(Axe().axe_script)
    response = page.evaluate(RUN, [list(TAGS), colours_only])
    return [violation | {"theme": theme} for violation in response]


THEME = """(theme) => {
  document.documentElement.dataset.theme = theme;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

# Colours change gradually.
SETTLED = "() => Promise.allSettled(document.getAnimations().map((one) => one.finished))"

RUN = """async ([tags, coloursOnly]) => {
  const seen = (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const shown = node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return [shown, x, y, width, height].join();
  };
  const page = document.body.outerHTML
    + [...document.querySelectorAll("body, body *")].map(seen).join(";");
  const same = page === window.scLooked;
  window.scLooked = page;
  const colours = new Set(axe.getRules(["cat.color"]).map((rule) => rule.ruleId));
  const rules = axe.getRules(tags).map((rule) => rule.ruleId);
  const runOnly = { type: "rule", values: rules.filter((rule) => colours.has(rule)) };
  const all = { type: "tag", values: tags };
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    preload: false,  // it would ask for style sheets again, at addresses of its own making
    runOnly: coloursOnly && same ? runOnly : all,
  });
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact,
    elements: nodes.map((node) => node.target.join(" ")),
    why: nodes[0].failureSummary,
  }));
}"""
