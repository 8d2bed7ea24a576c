"""The test of the test: the sweep must find exactly the fault that is built in on purpose."""

import shutil

from sweep import CONTROLS, Findings, look, move_controls, name_of, sweep, too_wide, visit

from workshop.hosting import serve

# The chosen control's events never reach whoever listens: it moves, and does nothing.
DEAD_CONTROL = """<script>
  ["input", "change", "keydown", "keyup"].forEach((kind) => addEventListener(kind, (event) => {
    const all = [...document.querySelectorAll("CONTROLS")];
    const one = event.target.closest(".sc-segments")?.querySelector("input") || event.target;
    if (all.indexOf(one) === PLACE) event.stopImmediatePropagation();
  }, true));
</script>""".replace("CONTROLS", CONTROLS)


def with_added(built, tmp_path, path, markup):
    copy = tmp_path / "html"
    shutil.copytree(built, copy)
    file = copy / path
    text = file.read_text("utf-8").replace("</body>", f"{markup}</body>")
    file.write_text(text, "utf-8")
    return copy


def moved_and_dead(browser, site, path):
    with serve(site) as address, visit(browser, address + path, Findings()) as page:
        return move_controls(page)


def test_a_dead_control_is_reported_and_no_other(browser, built, tmp_path):
    path = "notebooks/03_red_flags.html"
    moved, dead = moved_and_dead(browser, built, path)
    assert moved > 1 and dead == []
    place = moved - 1
    copy = with_added(built, tmp_path, path, DEAD_CONTROL.replace("PLACE", str(place)))
    with serve(copy) as address, visit(browser, address + path, Findings()) as page:
        name = name_of(page.query_selector_all(CONTROLS)[place])
    assert moved_and_dead(browser, copy, path) == (moved, [name])


FAULTS = """
<img src="https://example.org/spy.png" alt="plot.png">
<script>eval("1 + 1")</script>
<h1>Another</h1>
<p style="width: 2000px">The pain is NaN.</p>
<button></button>
<svg viewBox="0 0 400 40" width="300"><text y="20" style="font-size: 12px">tiny</text></svg>
"""


def test_each_other_fault_is_reported(browser, built, tmp_path):
    path = "book/start.html"
    copy = tmp_path / "html"
    shutil.copytree(built, copy)
    file = copy / path
    file.write_text(file.read_text("utf-8").replace("</article>", f"{FAULTS}</article>"), "utf-8")
    with serve(copy) as address:
        found = sweep(browser, address, path)
    assert found.elsewhere == ["https://example.org/spy.png"]
    assert any("unsafe-eval" in line for line in found.errors)
    assert found.words and all("NaN" in line for line in found.words)
    assert any("360 px" in line for line in found.wide)
    assert ["9.0 px" in line for line in found.small if "tiny" in line] == [True]
    assert "2 h1" in found.furniture
    assert any("plot.png" in line for line in found.pictures)
    assert "button-name" in {violation["rule"] for violation in found.access}


def test_a_part_of_ours_that_is_cut_off_is_reported_though_nothing_scrolls(
    browser, built, tmp_path
):
    path = "notebooks/03_red_flags.html"
    cut = """<style>main { overflow: clip; }</style><script>
      document.querySelector("sc-triage").insertAdjacentHTML(
        "beforeend", "<p style='width: 700px; max-width: none'>Words that are cut off.</p>");
    </script>"""
    copy = with_added(built, tmp_path, path, cut)
    narrow = {"viewport": {"width": 360, "height": 740}}
    with serve(copy) as address, visit(browser, address + path, Findings(), **narrow) as page:
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
        assert too_wide(page)
    with serve(built) as address, visit(browser, address + path, Findings(), **narrow) as page:
        assert too_wide(page) == []


def test_a_page_without_its_safety_strip_is_reported(browser, built, tmp_path):
    path = "book/start.html"
    copy = tmp_path / "html"
    shutil.copytree(built, copy)
    file = copy / path
    file.write_text(file.read_text("utf-8").replace("sc-safety", "sc-other"), "utf-8")
    found = Findings()
    with serve(copy) as address, visit(browser, address + path, found) as page:
        look(page, found)
    assert "no safety strip" in found.furniture
