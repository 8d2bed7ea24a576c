"""Visit one page of the built site in a real browser, use all of it, and report what is wrong.

Nothing here knows the course's pages or figures: pages are those that _toc.yml names, and controls
are what a browser finds on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import accessible
import yaml
from playwright.sync_api import Browser, BrowserContext, ElementHandle, Page

NARROW = (360, 320)
ROOT = Path(__file__).parents[2]
PHONE = {"width": 360, "height": 740}
SMALLEST = 10.5  # px, of the words in a picture, on that phone
# A group of radio buttons is one control; its first button stands for it.
FIRST_RADIO = ".sc-segments label:first-of-type input"
CONTROLS = f"sc-figure :is(input[type=range], select, {FIRST_RADIO})"
KEYS = {
    "input": ("ArrowRight", "End", "Home"),
    "select": ("ArrowDown", "End", "Home"),
    # WebKit stops at the last option, other browsers go on with the first.
    "radio": ("ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowRight"),
}
NOT_FOR_READERS = re.compile(r"\bNaN\b|\bundefined\b|\bTraceback\b|\bError:|\[object ")


@dataclass
class Findings:
    """What is wrong with one page; every list is empty on a sound page."""

    elsewhere: list[str] = field(default_factory=list)  # requests that leave the host
    broken: list[str] = field(default_factory=list)  # requests that failed
    errors: list[str] = field(default_factory=list)  # errors of scripts, console and policy
    words: list[str] = field(default_factory=list)  # what a reader should never meet
    dead: list[str] = field(default_factory=list)  # controls that leave the picture as it was
    wide: list[str] = field(default_factory=list)  # parts that make the page scroll sideways
    small: list[str] = field(default_factory=list)  # words in pictures too small on a phone
    furniture: list[str] = field(default_factory=list)  # headings, safety strip, footer, icons
    pictures: list[str] = field(default_factory=list)  # pictures without a real description
    access: list[dict[str, Any]] = field(default_factory=list)  # axe-core violations
    controls: int = 0  # how many controls were moved


def pages_of_contents() -> list[str]:
    """Return every page that a reader can open, as a path below the site's root: by _toc.yml."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    chapters = [one["file"] for part in contents["parts"] for one in part["chapters"]]
    return [f"{name}.html" for name in (contents["root"], *chapters, "search")]


def pages_of(folder: Path) -> list[str]:
    """Return every page below `folder`, without those that only send the reader on."""
    found = []
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder)
        if path.parts[0] == "_static" or 'http-equiv="refresh"' in file.read_text("utf-8"):
            continue
        found.append(path.as_posix())
    return found


@contextmanager
def visit(
    browser: Browser, address: str, found: Findings, **options: Any
) -> Callable[[], tuple[Page, BrowserContext]]:
    """Open `address` in a fresh context, noting each request and each error in `found`."""
    host = address.split("/")[2] if address.startswith("http") else ""
    context = browser.new_context(**options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(WAITING)
    page = context.new_page()

    def request(asked: Any) -> None:
        scheme, _, rest = asked.url.partition("://")
        local = scheme == "file" if not host else rest.split("/")[0] == host
        if not (local or asked.url.startswith(("data:", "blob:"))):
            found.elsewhere.append(asked.url)

    page.on("request", request)
    page.on("requestfailed", lambda asked: found.broken.append(f"{asked.url} {asked.failure}"))
    page.on(
        "response",
        lambda got: found.broken.append(f"{got.url} {got.status}") if got.status >= 400 else None,
    )
    page.on("pageerror", lambda problem: found.errors.append(str(problem)))
    page.on(
        "console",
        lambda line: found.errors.append(line.text) if line.type == "error" else None,
    )
    try:
        page.goto(address)
        page.wait_for_load_state("load")
        yield page
    finally:
        context.close()


def sweep(browser: Browser, site: str, path: str) -> Findings:
    """Visit and use one page; return what is wrong with it.

    Parameters
    ----------
    site : str
        Address of the site's root, ending in a slash.
    path : str
        The page, below the root.
    """
    found = Findings()
    with visit(browser, site + path, found, viewport={"width": 1280, "height": 900}) as page:
        look(page, found)
        found.access += access(page, path, "before use")
        found.controls, found.dead = move_controls(page)
        if use(page):
            found.access += access(page, path, "after use")
        found.words += bad_words(page)
        found.furniture += [f"a cookie: {cookie['name']}" for cookie in page.context.cookies()]
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 740})
            found.wide += too_wide(page)
            if width == PHONE["width"]:
                found.small += page.evaluate(SMALL, SMALLEST)
    return found


def look(page: Page, found: Findings) -> None:
    """Note what is wrong with a page that nobody has touched yet."""
    found.furniture += page.evaluate(FURNITURE)
    found.pictures += page.evaluate(PICTURES)
    found.words += bad_words(page)


def access(page: Page, path: str, moment: str) -> list[dict[str, Any]]:
    """Return axe-core's violations in both themes: page, theme, moment, rule, impact, elements."""
    return [{"page": path, "moment": moment} | one for one in accessible.violations(page)]


def pass_gates(page: Page) -> None:
    """Press every "Skip, just show me", and unfold what stands inside figures."""
    for button in page.query_selector_all("sc-predict .sc-skip"):
        if button.is_visible():
            button.click()
    page.evaluate(
        "document.querySelectorAll('sc-figure details').forEach((part) => { part.open = true; })"
    )


def move_controls(page: Page) -> tuple[int, list[str]]:
    """Move every slider and list of every figure by keyboard; return their number and the dead.

    A control is alive when keys change its value and the figure's picture follows. One step may be
    too small to see, so the ends of the scale count as well. One that is put away until another
    list is set (a link that is not drawn yet) must be alive under one of that list's settings.
    """
    pass_gates(page)
    controls = page.query_selector_all(CONTROLS)
    dead = []
    for control in controls:
        offered = control.is_visible() and control.is_enabled()
        if not (follows(page, control) if offered else follows_elsewhere(page, control)):
            dead.append(name_of(control))
    return len(controls), dead


def follows(page: Page, control: ElementHandle) -> bool:
    """Return whether the picture of this control's figure follows the keyboard."""
    control.focus()
    settle(page)
    before = control.evaluate(STATE)
    settle(page)
    if control.evaluate(STATE) != before:
        return False  # the picture moves by itself, so that nothing can be told
    alive = False
    for key in KEYS[before["kind"]]:
        page.keyboard.press(key)
        settle(page)
        for _ in range(5):  # a large picture may need another frame
            after = control.evaluate(STATE)
            if after["picture"] != before["picture"]:
                break
            settle(page)
        if after["value"] != before["value"] and after["picture"] != before["picture"]:
            alive = True
            break
    control.evaluate(SET, before["value"])
    settle(page)  # only then is it known which other controls rest
    return alive


def follows_elsewhere(page: Page, control: ElementHandle) -> bool:
    """Return whether a control that is put away now is alive under some setting of a list."""
    figure = control.evaluate_handle("(control) => control.closest('sc-figure')").as_element()
    for other in figure.query_selector_all(f":is(select, {FIRST_RADIO}):enabled"):
        start = other.evaluate(STATE)["value"]
        for value in other.evaluate(VALUES):
            other.evaluate(SET, value)
            settle(page)
            alive = control.is_visible() and control.is_enabled() and follows(page, control)
            other.evaluate(SET, start)
            settle(page)
            if alive:
                return True
    return False


def settle(page: Page) -> None:
    """Let the browser draw twice, as a control may wait for the next frame; end what moves."""
    page.evaluate("() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))")
    page.wait_for_function(
        "() => !document.querySelector('sc-figure:is([data-moving], [aria-busy])')"
    )


def name_of(control: ElementHandle) -> str:
    """Return what the reader calls this control: its figure and its label."""
    return control.evaluate(NAME)


def use(page: Page) -> int:
    """Answer every question and press every button of the page, once; return their number."""
    page.evaluate(ANSWER)
    buttons = page.query_selector_all(
        ":is(sc-figure, sc-quiz, sc-triage, sc-predict) button",
    )
    for button in buttons:
        if button.is_visible() and button.is_enabled():
            button.evaluate("(button) => button.click()")
            settle(page)
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    page.click("sc-delete button")
    page.wait_for_function("() => globalThis.scWaiting.size === 0")  # status sentences come late
    return len(buttons)


def bad_words(page: Page) -> list[str]:
    """Return lines on screen, or read out, that no reader should meet."""
    return [line for line in page.evaluate(SAID) if NOT_FOR_READERS.search(line)]


def too_wide(page: Page) -> list[str]:
    """Return what makes the page scroll sideways at its present width."""
    settle(page)
    return page.evaluate(WIDE)


# What the page still wants to do later, so that one can wait for it.
WAITING = """(() => {
  const waiting = globalThis.scWaiting = new Set();
  const { setTimeout, clearTimeout } = globalThis;
  globalThis.setTimeout = (work, ...rest) => {
    const one = setTimeout((...given) => { waiting.delete(one); work(...given); }, ...rest);
    waiting.add(one);
    return one;
  };
  globalThis.clearTimeout = (one) => { waiting.delete(one); clearTimeout(one); };
})();"""

STATE = """(control) => ({
  kind: control.type === "radio" ? "radio" : control.localName,
  value: control.closest(".sc-segments")?.querySelector(":checked").value ?? control.value,
  picture: [...control.closest("sc-figure").querySelectorAll("svg")]
    .map((svg) => svg.outerHTML).join(""),
})"""

SET = """(control, value) => {
  const group = control.closest(".sc-segments");
  const part = group?.querySelector(`[value="${value}"]`) ?? control;
  if (group) part.checked = true;
  else part.value = value;
  ["input", "change"].forEach((kind) => part.dispatchEvent(new Event(kind, { bubbles: true })));
}"""

# What a list or a group of radio buttons offers.
VALUES = """(control) => {
  const all = control.options ?? control.closest(".sc-segments").querySelectorAll("input");
  return [...all].map((one) => one.value);
}"""

NAME = """(control) => {
  const figure = control.closest("sc-figure");
  const label = control.getAttribute("aria-label")
    || control.closest(".sc-segments")?.querySelector("legend").textContent.trim()
    || control.labels[0]?.querySelector("span")?.textContent.trim()
    || control.labels[0]?.textContent.trim() || control.name;
  const figures = [...document.querySelectorAll("sc-figure")];
  return `figure ${figures.indexOf(figure) + 1}, ${label}`;
}"""

ANSWER = """() => {
  const tell = (input) => ["input", "change"].forEach(
    (kind) => input.dispatchEvent(new Event(kind, { bubbles: true })));
  const seen = new Set();
  const asked = ":is(sc-quiz, sc-triage) :is(input, select, textarea)";
  document.querySelectorAll(asked).forEach((input) => {
    const item = input.closest("[data-item]").dataset.item;
    const choice = input.type === "radio" || input.name === "words";
    const group = choice ? `${item} ${input.name}` : null;
    if (group && seen.has(group)) return;
    if (group) seen.add(group);
    if (choice) input.click();
    else if (input.type === "number") { input.value = "1"; tell(input); }
    else if (input.tagName === "SELECT") { input.selectedIndex = 1; tell(input); }
    else if (input.tagName === "TEXTAREA") { input.value = "It settles."; tell(input); }
  });
}"""

SAID = """() => [
  ...document.body.innerText.split("\\n"),
  ...[...document.querySelectorAll("[aria-label], [aria-valuetext], [title], svg title, svg desc")]
    .flatMap((n) => [n.getAttribute("aria-label"), n.getAttribute("aria-valuetext"),
      n.getAttribute("title"), /^(title|desc)$/.test(n.localName) ? n.textContent : null])
    .filter(Boolean),
]"""

WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const past = (n) => n.getBoundingClientRect().right > room + 1;
  // A table of ours may scroll in a frame of its own. A cell's output must not scroll all of ours.
  const scrolls = (n) => {
    for (let over = n.parentElement; !over.matches(whole); over = over.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(over).overflowX)) return true;
    }
    return false;
  };
  // What makes the page scroll, and what of ours is cut off although nothing scrolls.
  const whole = "sc-figure, sc-quiz, sc-triage, sc-predict";
  const wide = document.scrollingElement.scrollWidth > room;
  const ours = `:is(${whole}) :not(svg *, .sc-only-read, .sc-only-read *)`;
  const found = [...document.body.querySelectorAll(wide ? "*" : ours)]
    .filter((n) => past(n) && n.checkVisibility() && (wide || !scrolls(n)));
  const inner = found.filter((n) => ![...n.children].some((child) => found.includes(child)));
  return inner.slice(0, 5).map((n) => `${room} px: ${n.outerHTML.slice(0, 120)}`);
}"""

SMALL = """(least) => [...document.querySelectorAll("main svg text")]
  .filter((text) => text.textContent.trim() && text.getScreenCTM())
  .map((text) => {
    const drawn = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(drawn.a, drawn.b);
    return [size, text.closest("[data-figure]")?.dataset.figure, text.textContent.trim()];
  })
  .filter(([size]) => size < least)
  .map(([size, figure, said]) => `${size.toFixed(1)} px in ${figure}: ${said}`)"""

FURNITURE = """() => {
  const wrong = [];
  const seen = (node) => node && node.checkVisibility();
  if (document.documentElement.lang !== "en") wrong.push("no lang");
  if (!document.title) wrong.push("no title");
  const headings = document.querySelectorAll("h1").length;
  if (headings !== 1) wrong.push(`${headings} h1`);
  if (!seen(document.querySelector("main .sc-safety summary"))) wrong.push("no safety strip");
  if (!/not medical advice/i.test(document.querySelector(".sc-safety")?.textContent || ""))
    wrong.push("the safety strip says nothing");
  if (document.querySelector("sc-figure") && !seen(document.querySelector(".sc-limits")))
    wrong.push("a model, but no note on its limits");
  if (!seen(document.querySelector("sc-delete button"))) wrong.push("no 'Delete my data'");
  const footer = document.querySelector("footer.bd-footer-content");
  if (!/No clinician has reviewed/.test(footer.innerText))
    wrong.push("the footer does not say that no clinician has reviewed");
  document.querySelectorAll("[class*='fa-']").forEach((icon) => {
    const drawn = getComputedStyle(icon).getPropertyValue("--sc-icon");
    if (!drawn) wrong.push(`an icon that is not drawn: ${icon.className}`);
  });
  document.querySelectorAll(":not(:defined)").forEach((n) => {
    if (n.localName.startsWith("sc-")) wrong.push(`not alive: ${n.localName}`);
  });
  document.querySelectorAll(".sc-fault").forEach((n) => wrong.push(n.textContent));
  return wrong;
}"""

PICTURES = """() => {
  const texts = (node, attribute) => (node.getAttribute(attribute) || "").split(/\\s+/)
    .map((id) => id && document.getElementById(id)).filter(Boolean)
    .map((part) => part.textContent).join(" ");
  const wrong = [];
  const judge = (node, said) => {
    const words = said.trim().split(/\\s+/).filter((word) => /[a-z]{2}/i.test(word));
    if (words.length < 5 || /\\.(png|svg|jpe?g|gif)\\b|_images|jupyter_execute/.test(said))
      wrong.push(`"${said}" for ${node.outerHTML.slice(0, 120)}`);
  };
  document.querySelectorAll("main img").forEach((image) => judge(image, image.alt));
  document.querySelectorAll("main svg").forEach((svg) => {
    if (svg.closest("[aria-hidden=true], button") || svg.parentElement.closest("svg")) return;
    const own = [...svg.children].filter((part) => /^(title|desc)$/.test(part.localName));
    const said = [svg.getAttribute("aria-label") || "", texts(svg, "aria-labelledby"),
      texts(svg, "aria-describedby"), own.map((part) => part.textContent).join(" ")].join(" ");
    if (svg.getAttribute("role") !== "img")
      wrong.push(`not marked as a picture: ${svg.outerHTML.slice(0, 120)}`);
    judge(svg, said);
  });
  return wrong;
}"""
