"""What a reader did is kept: the latest word counts, also after the browser refused to keep one."""

import pytest

from spasmcycle.page import bundle_js
from workshop.hosting import serve

PAGE = '<!doctype html><html lang="en"><title>A page</title><script src="s.js"></script></html>'
FULL = """() => {
  globalThis.kind = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
LISTEN = "() => { SpasmCycle.store.listen((key) => { globalThis.heard = key; }); }"
ROOM = "() => { Storage.prototype.setItem = globalThis.kind; }"


@pytest.fixture
def tab(browser, tmp_path):
    """Open a page of one reader; called again, another tab of the same reader."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "s.js").write_text(bundle_js(), encoding="utf-8")
    context = browser.new_context()
    with serve(tmp_path) as address:

        def opened():
            page = context.new_page()
            page.goto(address + "index.html")
            return page

        yield opened
    context.close()


def keep(page, value: str) -> None:
    page.evaluate("(value) => SpasmCycle.store.set('quiz/1', value)", value)


def kept(page) -> str | None:
    return page.evaluate("SpasmCycle.store.get('quiz/1')")


def test_after_a_refused_write_the_page_still_has_the_readers_word(tab):
    page = tab()
    keep(page, "first")
    page.evaluate(FULL)
    keep(page, "second")
    assert kept(page) == "second"
    page.reload()
    assert kept(page) == "first", "what the browser did keep"


def test_once_there_is_room_again_the_newer_word_replaces_the_refused_one(tab):
    page = tab()
    page.evaluate(FULL)
    keep(page, "refused")
    page.evaluate(ROOM)
    keep(page, "later")
    assert kept(page) == "later"
    page.reload()
    assert kept(page) == "later"


def test_what_another_tab_keeps_later_replaces_the_refused_word(tab):
    page, other = tab(), tab()
    page.evaluate(LISTEN)
    page.evaluate(FULL)
    keep(page, "refused")
    page.evaluate("globalThis.heard = null")
    keep(other, "from the other tab")
    page.wait_for_function("() => globalThis.heard === 'quiz/1'")
    assert kept(page) == "from the other tab"


def test_what_another_tab_deletes_is_gone_here_too(tab):
    page, other = tab(), tab()
    keep(page, "first")
    page.evaluate(FULL)
    keep(page, "refused")
    page.evaluate(LISTEN)
    other.evaluate("SpasmCycle.store.clear()")
    page.wait_for_function("() => globalThis.heard === 'quiz/1'")
    assert kept(page) is None
