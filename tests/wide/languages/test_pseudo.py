"""Pictures and questions in a language that is four tenths longer, on a phone and by keyboard.

The language is made by code (`spasmcycle.words.pseudo`). What another language would break shows
here: what scrolls sideways, what a drawing cuts off, words that lie on words, English left over.
"""

import json
from pathlib import Path

import pytest
from marked import unmarked
from sweep import ANSWER, PHONE, Findings, move_controls, pass_gates, too_wide, visit

from spasmcycle import words
from spasmcycle.figures import PICTURES, find
from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js
from spasmcycle.quiz import predict, quiz, triage
from spasmcycle.words import PSEUDO
from workshop.hosting import serve

PAGE = """<!doctype html><html lang="en-XA" data-theme="light"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>[~]</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script>
<style>body {{ margin: 0; padding: 16px; font: 16px/1.5 sans-serif }}</style></head>
<body><main>{body}</main></body></html>"""

# How much narrower letters may become; the language of code puts brackets into brackets, so that
# a sentence with phrases in it comes out twice as long.
NARROWEST = 0.38
# Words of a drawing that are seen now: what lies outside it, and pairs that lie on each other.
CROWDED = """([share, least]) => {
  const all = [...document.querySelectorAll(".sc-picture svg")];
  const svg = all.find((one) => one.checkVisibility());
  const edge = svg.getBoundingClientRect();
  const seen = [...svg.querySelectorAll("text")].filter((text) =>
    /\\p{L}/u.test(text.textContent) && getComputedStyle(text).visibility !== "hidden");
  const boxes = seen.map((text) => [text.textContent.trim(), text.getBoundingClientRect()]);
  const faults = [];
  for (const text of seen.filter((one) => one.hasAttribute("textLength"))) {
    const room = text.getAttribute("textLength");
    text.removeAttribute("textLength");
    const part = room / text.getComputedTextLength();
    text.setAttribute("textLength", room);
    if (part < least) faults.push(`too narrow (${part.toFixed(2)}): ${text.textContent}`);
  }
  for (const [said, box] of boxes) {
    if (box.left < edge.left - 1 || box.right > edge.right + 1) faults.push(`cut off: ${said}`);
  }
  boxes.forEach(([said, a], i) => boxes.slice(0, i).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > share * Math.min(a.height, b.height)) {
      faults.push(`one on the other: ${said} / ${other}`);
    }
  }));
  return faults;
}"""


@pytest.fixture
def pseudo(monkeypatch):
    """Let the course speak the language that code makes."""
    monkeypatch.setenv(words.SETTING, PSEUDO)


def write(folder: Path, own: str, body: str) -> None:
    """A page of one element, in the language that the course speaks now."""
    (folder / "s.js").write_text(own + bundle_js(), encoding="utf-8")
    (folder / "s.css").write_text(bundle_css(), encoding="utf-8")
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_bears_long_labels_on_a_phone(pseudo, browser, tmp_path, name):
    write(tmp_path, script(name), live(name).markup)
    found, faults = Findings(), []
    picture = find(name)
    with (
        serve(tmp_path) as base,
        visit(browser, base + "index.html", found, viewport=PHONE) as page,
    ):
        page.wait_for_selector("sc-figure[data-live]")
        page.evaluate(
            "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
        )
        for preset in ("", *picture.presets):
            if preset:
                pass_gates(page)
                page.click(f'[data-preset="{preset}"]')
            faults += [f"{preset}: {wide}" for wide in too_wide(page)]
            faults += [f"{preset}: {fault}" for fault in page.evaluate(CROWDED, [0.35, NARROWEST])]
        page.click("[data-do=reset]")
        number, dead = move_controls(page)
        page.wait_for_timeout(700)  # the sentence follows a little later
        for text in page.inner_text("main").split("\n"):
            if unmarked(text):
                faults.append(f"English: {text}")
    assert number >= len(page_controls(picture)) and dead == []
    assert found.errors == [] and found.broken == []
    assert faults == [], "\n".join(faults)


def page_controls(picture) -> list[str]:
    """The sliders and lists of a picture."""
    return [c.name for c in picture.controls if c.kind in ("slider", "choice")]


LEFT_OVER = """(known) => {
  const found = [];
  const all = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const text = all.currentNode.textContent.trim();
    if (known.includes(text)) found.push(text);
  }
  const named = document.querySelectorAll("main [aria-label]");
  for (const one of named) {
    if (known.includes(one.getAttribute("aria-label"))) found.push(one.outerHTML.slice(0, 80));
  }
  return found;
}"""


@pytest.mark.parametrize(
    ("kind", "name"),
    [(quiz, "06_closing_the_loop"), (triage, "03_red_flags"), (predict, "closing")],
)
def test_questions_speak_another_language_on_a_phone(pseudo, browser, tmp_path, kind, name):
    english = json.loads((words.ROOM / "en" / "page.json").read_text("utf-8"))
    known = [text for text in english.values() if len(text) > 2]
    write(tmp_path, "", kind(name).markup)
    found = Findings()
    with (
        serve(tmp_path) as base,
        visit(browser, base + "index.html", found, viewport=PHONE) as page,
    ):
        faults = page.evaluate(LEFT_OVER, known) + too_wide(page)
        page.evaluate(ANSWER)
        for button in page.query_selector_all("main button"):
            if button.is_visible() and button.is_enabled():
                button.evaluate("(button) => button.click()")
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        page.wait_for_timeout(300)
        faults += page.evaluate(LEFT_OVER, known) + too_wide(page)
        assert page.inner_text("main").count("~") > 20, "the interface is marked"
    assert found.errors == [] and faults == []
