"""Many cases in the page: in slices, in order, with progress, and ended by the next change."""

import pytest

from spasmcycle.figures.picture import Picture, Table
from spasmcycle.page import bundle_js

PEOPLE = 300
RUN = """async ([count, cancelAt]) => {
  const SC = SpasmCycle;
  const figure = {
    model: "full", days: 84, facts: {},
    cases: (v) => Array.from({ length: count }, (_, i) => ({
      name: `p${i}`, group: "crowd", hours: [0, 24, 48], start: { I: 0.5, H: 0.5 },
      segments: [{ day: 0, settings: { k: v.k + i / 10000 } }],
    })),
  };
  const heard = { slices: 0, done: 0, longest: 0, last: 0, frames: 0 };
  let running = true;
  (function frame() { heard.frames++; if (running) requestAnimationFrame(frame); })();
  const solver = SC.solver(figure);
  const run = (k) => new Promise((finished) => {
    let before = performance.now();
    solver.solve({ k }, {
      progress(runs, solved, of) {
        heard.slices++;
        heard.last = runs.crowd.length;
        heard.whole = of;
        if (cancelAt && solved >= cancelAt) { solver.cancel(); finished(null); }
      },
      done(runs) { heard.done++; finished(runs.crowd); },
    });
  });
  const crowd = await run(0.1);
  running = false;
  if (!crowd) {  // another's slices come after whatever the cancelled one might still do
    await new Promise((done) => SC.solver(figure).solve({ k: 0.2 }, { progress() {}, done }));
  }
  return [heard, crowd && crowd.map((one) => one.M[2])];
}"""


@pytest.fixture(scope="module")
def page(browser):
    view = browser.new_page()
    view.set_content("<!doctype html><title>Many</title>")
    view.add_script_tag(content=bundle_js())
    yield view
    view.close()


def picture(count: int) -> Picture:
    def cases(v, facts):
        return [
            {
                "name": f"p{i}",
                "group": "crowd",
                "hours": [0.0, 24.0, 48.0],
                "start": {"I": 0.5, "H": 0.5},
                "segments": [{"day": 0.0, "settings": {"k": 0.1 + i / 10000}}],
            }
            for i in range(count)
        ]

    return Picture(
        "many", "Many", "", "", (), cases, lambda v, r, f: r, str, lambda b, r: None, Table("", ())
    )


def test_many_cases_come_in_slices_and_in_order(page):
    heard, found = page.evaluate(RUN, [PEOPLE, 0])
    assert heard["done"] == 1 and heard["slices"] >= 2 and heard["whole"] == PEOPLE
    assert heard["frames"] >= 2, "the page drew in between"
    ours = [run["M"][2] for run in picture(PEOPLE).run({})["crowd"]]
    assert found == ours


def test_a_cancelled_run_stops_and_says_nothing_more(page):
    heard, found = page.evaluate(RUN, [PEOPLE, 20])
    assert found is None and heard["done"] == 0
    assert 20 <= heard["last"] < PEOPLE


def test_few_cases_are_solved_at_once(page):
    heard, found = page.evaluate(RUN, [3, 0])
    assert heard["slices"] == 0 and heard["done"] == 1 and len(found) == 3
