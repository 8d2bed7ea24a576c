"""What a reader does on a page, in a real browser: move a figure, answer, follow links."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup
from sweep import FIRST_RADIO, Findings, follows, pass_gates, settle, visit

ELEMENTS = ("sc-figure", "sc-quiz", "sc-triage", "sc-predict", "sc-due", "math", "h2")
ASLEEP = """() => [...document.querySelectorAll("sc-figure, sc-quiz [data-item], sc-predict")]
  .every((one) => one.dataset.live === "yes")"""
CHOOSE = """(item) => {
  const names = [...item.querySelectorAll("input[type=radio]")].map((one) => one.name);
  new Set(names).forEach((name) => item.querySelector(`input[name="${name}"]`).click());
}"""
ANSWERED = """(item) => [...item.querySelectorAll(".sc-feedback")]
  .some((n) => n.checkVisibility() && n.textContent.trim())"""
KEPT = "SpasmCycle.store.keys('quiz/')"


def held(page: Path) -> dict[str, int]:
    """How many of the course's elements a written page holds, by name."""
    tree = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return {name: len(tree.select(f"main {name}")) for name in ELEMENTS}


def use(browser: Any, address: str) -> list[str]:
    """Use one page as a reader does; return all that went wrong."""
    found, wrong = Findings(), []
    with visit(browser, address, found) as page:
        page.wait_for_function(ASLEEP)
        pass_gates(page)
        for figure in page.query_selector_all("sc-figure"):
            control = figure.query_selector(f":is(input[type=range], select, {FIRST_RADIO})")
            if control and control.is_visible() and not follows(page, control):
                wrong.append(f"{figure.get_attribute('data-figure')}: the picture stands still")
        for item in page.query_selector_all("sc-quiz [data-item]"):
            name = item.get_attribute("data-item")
            typed = item.query_selector("select, textarea, input[type=text], [type=checkbox]")
            if typed or not item.is_visible():
                continue  # one click on each list answers the others
            item.evaluate(CHOOSE)
            item.query_selector(".sc-buttons button").click()
            settle(page)
            if not item.evaluate(ANSWERED):
                wrong.append(f"{name}: the question does not answer")
            if not any(key.endswith(f"/{name}") for key in page.evaluate(KEPT)):
                wrong.append(f"{name}: nothing was noted")
        if page.url.split("#")[0] != address:
            wrong.append(f"the page went away, to {page.url}")
    return wrong + found.errors + found.broken + found.elsewhere


def dead_links(folder: Path) -> list[str]:
    """Every link of every page below `folder` that leads nowhere, its anchor included."""
    files = [file for file in folder.rglob("*.html") if "_static" not in file.parts]
    trees = {file: BeautifulSoup(file.read_text("utf-8"), "html.parser") for file in files}
    dead = []
    for file, tree in trees.items():
        for node in tree.select("[href], [src]"):
            link = node.get("href") or node.get("src")
            if urlsplit(link).scheme or link.startswith("//"):
                continue
            address, anchor = urldefrag(link)
            path = unquote(urlsplit(address).path)
            target = (file.parent / path).resolve() if path else file
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                dead.append(f"{file.relative_to(folder)}: {link}")
            elif (
                anchor
                and not anchor.startswith("live:")
                and target in trees
                and not trees[target].find(id=unquote(anchor))
            ):
                dead.append(f"{file.relative_to(folder)}: {link} (no such place)")
    return dead
