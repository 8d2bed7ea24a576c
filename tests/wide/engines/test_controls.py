"""Every control of every page, moved by keyboard in Firefox and in WebKit: the picture follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Engine, until
from sweep import CONTROLS, FIRST_RADIO, KEYS, NOT_FOR_READERS, SET, STATE, VALUES

ROOT = Path(__file__).parents[3]
PAGES = sorted(
    f"{path.parent.name}/{path.stem}.html"
    for folder in ("book", "notebooks")
    for path in ROOT.joinpath(folder).glob("*.*")
    if path.suffix in (".md", ".ipynb")
)

OPEN_ALL = """() => {
  document.querySelectorAll("sc-predict .sc-skip").forEach((button) => button.click());
  document.querySelectorAll("sc-figure details").forEach((part) => { part.open = true; });
}"""
ASLEEP = """() => [...document.querySelectorAll("sc-figure, sc-quiz [data-item], sc-predict")]
  .filter((one) => one.dataset.live !== "yes").length"""
AT = "document.querySelectorAll(%r)[at]" % CONTROLS  # noqa: UP031
OFFERED = f"""(at) => {{
  const control = {AT};
  return control.checkVisibility() && !control.disabled;
}}"""
LOOK = f"(at) => ({STATE})({AT})"
TURN = f"(at, value) => ({SET})({AT}, value)"
FOCUS = f"(at) => {{ {AT}.focus(); return document.activeElement === {AT}; }}"
LISTS = f"""(at) => [...{AT}.closest("sc-figure")
  .querySelectorAll(":is(select, {FIRST_RADIO}):enabled")]
  .map((list) => [[...document.querySelectorAll({CONTROLS!r})].indexOf(list),
    ({STATE})(list).value, ({VALUES})(list)])"""
FRAMES = """() => { window.scFrames = 0;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.scFrames = 1; })); }"""


def settle(page: Engine) -> None:
    """Let the browser draw twice."""
    page.run(FRAMES)
    until(page, "() => window.scFrames === 1")
    until(page, "() => !document.querySelector('sc-figure:is([data-moving], [aria-busy])')")


def follows(page: Engine, at: int) -> bool:
    """Whether the picture follows the keys on the control at this place."""
    assert page.run(FOCUS, at), "a control takes no focus"
    settle(page)
    before = page.run(LOOK, at)
    try:
        for key in KEYS[before["kind"]]:
            page.keys(key)
            settle(page)
            after = page.run(LOOK, at)
            if after["value"] != before["value"] and after["picture"] != before["picture"]:
                return True
        return False
    finally:
        page.run(TURN, at, before["value"])
        settle(page)  # only then is it known what rests


def alive(page: Engine, at: int) -> bool:
    """Whether a control moves its picture, now or under some setting of a list beside it."""
    if page.run(OFFERED, at) and follows(page, at):
        return True
    for other, start, values in page.run(LISTS, at):
        for value in values:
            page.run(TURN, other, value)
            settle(page)
            moved = page.run(OFFERED, at) and other != at and follows(page, at)
            page.run(TURN, other, start)
            settle(page)
            if moved:
                return True
    return False


@pytest.mark.parametrize("path", PAGES)
def test_every_control_moves_its_picture_by_keyboard(engine, site, path):
    engine.open(site + path)
    until(engine, "() => document.readyState === 'complete'")
    until(engine, f"() => ({ASLEEP})() === 0")
    engine.run(OPEN_ALL)
    settle(engine)
    count = engine.run(f"() => document.querySelectorAll({CONTROLS!r}).length")
    assert count or not engine.run("() => document.querySelectorAll('sc-figure').length")
    dead = [at for at in range(count) if not alive(engine, at)]
    assert dead == [], engine.run(f"(at) => {AT}.outerHTML", dead[0])
    assert engine.errors() == []
    words = engine.run("() => document.querySelector('main').innerText")
    assert not NOT_FOR_READERS.search(words)
