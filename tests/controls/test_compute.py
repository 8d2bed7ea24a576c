"""Many cases in the page: in slices, in order, with progress, and ended by the next change."""

from dataclasses import replace

import pytest
from playwright.sync_api import Error

from spasmcycle.controls.seed import Seed
from spasmcycle.figures.picture import Picture, Table
from spasmcycle.live.generate import javascript
from spasmcycle.page import bundle_js
from spasmcycle.translate import Untranslatable

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


ASK = """(asked) => {
  const one = { name: "one", hours: [0, 24], start: { I: 0.5 },
    segments: [{ day: 0, settings: {} }], ...asked };
  const run = SpasmCycle.solveCase(one, { model: "full" });
  return [Object.keys(run).sort(), Array.from(run.M || [])];
}"""


def test_a_case_keeps_the_columns_that_it_asks_for(page):
    names, few = page.evaluate(ASK, {"columns": ["M", "pain_shown"]})
    assert names == ["M", "days", "fine", "pain_shown", "steps"]
    every, all_of_them = page.evaluate(ASK, {})
    assert few == all_of_them and len(every) > 20
    assert page.evaluate(ASK, {"columns": []}) == [["days", "fine", "steps"], []]


def test_an_unknown_column_is_refused_by_name_in_both(page):
    with pytest.raises(Error, match="unknown column 'pian'; known: M, W, I,"):
        page.evaluate(ASK, {"columns": ["M", "pian"]})
    asking = picture(1)
    plain = asking.cases
    with pytest.raises(ValueError, match="unknown column 'pian'; known: M, W, I,"):
        replace(asking, cases=lambda v, f: [plain(v, f)[0] | {"columns": ["pian"]}]).run({})


def pain_only(v, facts):
    """One case that keeps displayed pain."""
    segments = [{"day": 0.0, "settings": {"k": 0.1}}]
    return [{"name": "one", "columns": ["pain_shown"], "segments": segments, "start": {"I": 0.5}}]


def pain_misspelt(v, facts):
    """One case that asks for what there is not."""
    segments = [{"day": 0.0, "settings": {"k": 0.1}}]
    return [{"name": "one", "columns": ["pian"], "segments": segments, "start": {"I": 0.5}}]


def last_pain(v, runs, facts):
    """Reads what was kept."""
    return {"fine": True, "end": runs["one"]["pain_shown"][-1]}


def last_guarding(v, runs, facts):
    """Reads what was not kept."""
    return {"fine": True, "end": runs["one"]["M"][-1]}


def said(r):
    """The end in words."""
    return f"{r['end']:.1f}"


def test_a_picture_that_reads_what_it_does_not_keep_is_refused_when_it_is_made():
    good = replace(picture(1), cases=pain_only, readouts=last_pain, describe=said)
    assert "pain_shown" in javascript(good)
    with pytest.raises(Untranslatable, match="nothing is ever put there"):
        javascript(replace(good, readouts=last_guarding))
    with pytest.raises(ValueError, match="unknown column 'pian'"):
        javascript(replace(good, cases=pain_misspelt))


def test_few_cases_are_solved_at_once(page):
    heard, found = page.evaluate(RUN, [3, 0])
    assert heard["slices"] == 0 and heard["done"] == 1 and len(found) == 3


def light(v, facts):
    """So many cases that lack their settings."""
    return [{"name": "p", "group": "crowd", "hours": [0.0, 24.0], "i": i} for i in range(v["many"])]


def with_settings(case, facts):
    """The settings of one case."""
    k = facts["k"] + case["i"] / 10000
    segments = [{"day": 0.0, "settings": {"k": k}}]
    return {**case, "columns": ["M"], "segments": segments, "start": {"I": 0.5, "H": 0.5}}


def first_and_last(v, runs, facts):
    """Guarding of the first and of the last."""
    crowd = runs["crowd"]
    return {"fine": True, "ends": [crowd[0]["M"][-1], crowd[-1]["M"][-1]]}


def in_words(r):
    """Both ends."""
    return f"{r['ends'][0]:.3f} to {r['ends'][1]:.3f}"


SOLVE = """(values) => new Promise((finished) => {
  const figure = SpasmCycle.figures.later;
  SpasmCycle.solver(figure).solve(values, {
    progress() {},
    done: (runs) => finished(figure.readouts(values, runs, figure.facts).ends),
  });
  values.many = -1; // what the reader changes meanwhile changes nothing here
})"""


@pytest.mark.parametrize("many", [3, 60])
def test_what_is_missing_of_a_case_is_worked_out_when_its_turn_comes(page, many):
    later = replace(
        picture(1),
        name="later",
        controls=(Seed("many", "Many", 3),),
        cases=light,
        complete=with_settings,
        readouts=first_and_last,
        describe=in_words,
        facts={"k": 0.1},
    )
    page.add_script_tag(content=javascript(later))
    ours = later.read({"many": many})["ends"]
    assert page.evaluate(SOLVE, {"many": many}) == ours
    assert ours[0] < ours[1]
