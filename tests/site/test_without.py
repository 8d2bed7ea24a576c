"""The site with something taken away: scripts, the server, the screen; and the reader's data."""

import pytest
from accessible import THEMES
from playwright.sync_api import expect
from sweep import PHONE, Findings, move_controls, settle, visit

from spasmcycle.page import words

PROSE = """() => {
  const parts = "h1, h2, h3, h4, p, li, td, th, figcaption, legend, math";
  const apart = "fieldset, [role=status], [role=alert], .sc-buttons, .sc-wait, noscript";
  const own = (n) => !n.closest(apart);
  return [...document.querySelectorAll(`main :is(${parts})`)]
    .filter((n) => own(n) && n.checkVisibility({ contentVisibilityAuto: true }))
    .map((n) => n.textContent.trim().replace(/\\s+/g, " ")).filter(Boolean);
}"""
STANDING = """(texts) => {
  const all = document.querySelector("main").textContent.replace(/\\s+/g, " ");
  return texts.filter((text) => all.includes(text));
}"""
UNSEEN_PICTURES = """() => {
  const seen = (n) => n.checkVisibility() && n.getBoundingClientRect().height >= 50;
  const figures = [...document.querySelectorAll("sc-figure")]  // one cut of each is shown
    .filter((n) => [...n.querySelectorAll(".sc-picture > svg")].filter(seen).length !== 1);
  const images = [...document.querySelectorAll("main img")].filter((n) => !seen(n));
  return [...figures, ...images].map((n) => n.outerHTML.slice(0, 120));
}"""
UNSEEN_QUESTIONS = """() => [...document.querySelectorAll("sc-quiz, sc-triage, sc-predict")]
  .filter((n) => n.innerText.trim().length < 40).map((n) => n.outerHTML.slice(0, 120))"""
DEAD_CONTROLS = """() => [...document.querySelectorAll(
    "button, input:not([type=hidden]), select, textarea")]
  .filter((n) => n.checkVisibility() && !n.disabled && !n.closest("form[action]"))
  .map((n) => n.outerHTML.slice(0, 120))"""


def test_without_scripts_all_can_be_read_and_nothing_pretends_to_work(browser, site, path):
    if path == "search.html":
        return  # it says itself that searching needs scripts
    with visit(browser, site + path, Findings()) as page:
        prose = page.evaluate(PROSE)
    found = Findings()
    with visit(browser, site + path, found, java_script_enabled=False) as page:
        read = set(page.evaluate(PROSE))
        faults = [text for text in page.evaluate(STANDING, prose) if text not in read]
        for script in (UNSEEN_PICTURES, UNSEEN_QUESTIONS, DEAD_CONTROLS):
            faults += page.evaluate(script)
        if not page.locator(".sc-safety summary").is_visible():
            faults.append("no safety strip")
    assert faults + found.errors + found.broken == []


def test_without_scripts_a_phone_still_shows_the_list_of_pages(browser, site):
    found = Findings()
    options = {"java_script_enabled": False, "viewport": PHONE}
    with visit(browser, site + "book/start.html", found, **options) as page:
        assert page.locator("nav.bd-links a").first.is_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_opened_from_a_disk_it_works(browser, built, path):
    found = Findings()
    with visit(browser, (built / path).as_uri(), found) as page:
        figures = page.locator("sc-figure").count()
        moved, dead = move_controls(page)
    assert (dead, found.errors, found.broken, found.elsewhere) == ([], [], [], [])
    assert (moved > 0) == (figures > 0)


@pytest.mark.parametrize("place", ["served", "disk"])
def test_search_finds_pages_with_excerpts_only_when_served(browser, site, built, place):
    root = site if place == "served" else built.as_uri() + "/"
    found = Findings()
    with visit(browser, root + "search.html?q=guarding", found) as page:
        page.wait_for_selector("#search-results .search li a")
        page.wait_for_load_state("networkidle")  # each excerpt is fetched by itself
        excerpts = page.locator("#search-results .context")
        expect(excerpts.first).to_be_attached(attached=place == "served")
    assert (found.errors, found.broken, found.elsewhere) == ([], [], [])


def test_on_paper_the_article_stands_alone_in_black_on_white(browser, site, path):
    if path == "search.html":
        return  # nobody prints a list of results
    wrong = {}
    with visit(browser, site + path, Findings()) as page:
        for theme in THEMES:
            page.emulate_media(media="screen")
            settle(page)
            page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
            page.emulate_media(media="print")
            settle(page)
            wrong[theme] = page.evaluate(PAPER)
    assert wrong == {theme: [] for theme in THEMES}


PAPER = """() => {
  const wrong = [];
  const seen = (n) => n && n.checkVisibility({ contentVisibilityAuto: true });
  const rgb = (n, which) => getComputedStyle(n)[which].match(/[\\d.]+/g).map(Number);
  if (!seen(document.querySelector("article h1"))) wrong.push("no heading");
  // The card has every sign of the strip in its own words, and stands without it.
  const strip = document.querySelector(".sc-card") ? "article li" : ".sc-safety li";
  if (!seen(document.querySelector(strip))) wrong.push("the safety strip stays folded");
  if (!seen(document.querySelector("footer.bd-footer-content p"))) wrong.push("no footer");
  document.querySelectorAll("main details").forEach((fold) => {
    [...fold.children].filter((n) => seen(fold) && getComputedStyle(n).display !== "none"
      && !seen(n)).forEach((n) => wrong.push(`folded: ${n.outerHTML.slice(0, 100)}`));
  });
  ["#pst-primary-sidebar", "#pst-secondary-sidebar", ".bd-header-article", ".prev-next-footer"]
    .filter((name) => seen(document.querySelector(name)))
    .forEach((name) => wrong.push(`${name} is printed`));
  document.querySelectorAll("button, input[type=range]").forEach((n) => {
    if (seen(n)) wrong.push(`a control is printed: ${n.outerHTML.slice(0, 100)}`);
  });
  document.querySelectorAll("article p, article li, article h2").forEach((n) => {
    const [r, g, b] = rgb(n, "color");
    if (seen(n) && Math.max(r, g, b) > 110) wrong.push(`pale: ${n.outerHTML.slice(0, 100)}`);
  });
  document.querySelectorAll("body, main, article, article :not(svg, svg *, input)").forEach((n) => {
    const [r, g, b, a = 1] = rgb(n, "backgroundColor");
    if (seen(n) && a > 0.5 && Math.max(r, g, b) < 200)
      wrong.push(`dark ground: ${n.outerHTML.slice(0, 100)}`);
  });
  return wrong;
}"""


def test_delete_my_data_deletes_all_that_was_kept(browser, site):
    for path in ("book/how-to-use.html", "search.html"):
        found = Findings()
        with visit(browser, site + path, found) as page:
            page.evaluate("SpasmCycle.store.set('quiz/1', { answer: 'b' })")
            page.click(".theme-switch-button")
            page.reload()
            assert page.evaluate("SpasmCycle.store.get('quiz/1')") == {"answer": "b"}
            page.click("sc-delete button")
            settle(page)
            assert page.inner_text("sc-delete [role=status]") == words()["deleted"]
            kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
            assert page.evaluate(kept) == []
            assert page.evaluate("SpasmCycle.store.get('quiz/1')") is None


def test_where_no_more_can_be_stored_nothing_is_lost_and_all_can_be_deleted(browser, site):
    with visit(browser, site + "book/start.html", Findings()) as page:
        page.evaluate("SpasmCycle.store.set('quiz/early', 1)")
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full'); }"
        )
        page.reload()
        page.evaluate("SpasmCycle.store.set('quiz/late', 2)")
        kept = "SpasmCycle.store.keys().map((key) => [key, SpasmCycle.store.get(key)])"
        assert page.evaluate(kept) == [["quiz/early", 1], ["quiz/late", 2]]
        page.click("sc-delete button")
        assert page.evaluate(kept) == []
        page.reload()
        assert page.evaluate(kept) == []


REFUSE = """["localStorage", "sessionStorage"].forEach((name) =>
  Object.defineProperty(globalThis, name, {
    configurable: true, get() { throw new DOMException("refused", "SecurityError"); },
  }));"""


def test_where_storage_is_refused_every_part_works_and_forgets_with_the_page(browser, site):
    found = Findings()
    with visit(browser, site + "book/start.html", found) as page:
        page.add_init_script(REFUSE)
        page.goto(site + "notebooks/06_closing_the_loop.html")
        page.click("sc-predict .sc-skip")
        assert page.locator("sc-figure.sc-veiled").count() == 0
        before = page.evaluate("document.documentElement.dataset.theme")
        page.click(".theme-switch-button")
        assert page.evaluate("document.documentElement.dataset.theme") != before
        page.click("sc-delete button")
        assert page.inner_text("sc-delete [role=status]") == words()["deleted"]
        assert page.locator("sc-figure.sc-veiled").count() == 1
    assert found.errors == []
