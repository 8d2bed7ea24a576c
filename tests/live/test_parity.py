"""The browser computes what Python computes: runs, read-outs, sentences and drawings.

Real Chromium runs the shared script; nothing of it is stubbed.
"""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest
import touching
from exact import lsoda
from marked import value_sets

from spasmcycle import translate
from spasmcycle.cohort.solve import everybody
from spasmcycle.figures import PICTURES, find
from spasmcycle.live import script
from spasmcycle.live.markup import markup
from spasmcycle.live.svg import drawing, drawings
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import TOLERANCE, solve, stored_hours
from spasmcycle.model.nights import EIGHT, NIGHT, nightly
from spasmcycle.model.parameters import GRADES, PARAMETERS, settings
from spasmcycle.model.treatments import FACTS, TREATMENTS, treated
from spasmcycle.page import bundle_css, bundle_js
from spasmcycle.translate.watched import Watch, watched

SETTINGS = 60
DAYS = 84
MOVED = {
    "k": 0.35,
    "zeta": 0.4,
    "stress": 0.6,
    "c_M": 0.4,
    "c_F": 0.5,
    "a_I": 0.2,
    "r0": 0.15,
    "tau_I": 4.0,
    "phi": 0.2,
    "heat": 0.6,
    "relaxant": 0.4,
    "unloading": 0.6,
}


def random_courses(rng: np.random.Generator) -> list[dict]:
    """Up to four courses, overlapping as they fall: with onset, with offset, and surgery."""
    return [
        {
            "treatment": str(rng.choice(list(TREATMENTS))),
            "start": float(rng.choice([0, rng.uniform(0, 60)])),
            "length": float(rng.uniform(0.2, 30)),
            "strength": float(rng.uniform(0, 2)),
        }
        for _ in range(rng.integers(0, 5))
    ]


def random_cases() -> list[dict]:
    """Random people: sizes, loop strengths, stress, and settings switched on and off again.

    Every second one is also given courses of treatment, with ramps and the jump of surgery.
    """
    rng = np.random.default_rng(20)
    cases = []
    for number in range(SETTINGS):
        size = list(GRADES.values())[rng.integers(len(GRADES))]
        chosen = {"tau_H": size.tau_H}
        for name, width in MOVED.items():
            p = PARAMETERS[name]
            value = p.value + rng.uniform(-width, width) / 2
            chosen[name] = float(min(p.high, max(p.low, value)))
        begin, length = float(rng.uniform(0.3, 40)), float(rng.uniform(0.5, 30))
        switched = chosen | {"anti_inflammatory": float(rng.uniform(0, 2))}
        segments = [
            {"day": 0.0, "settings": chosen},
            {"day": begin, "settings": switched},
            {"day": begin + length, "settings": chosen},
        ]
        courses = random_courses(rng) if number % 2 else []
        cases.append(
            {
                "name": "case",
                "start": {"I": size.H0, "H": size.H0},
                "segments": treated(segments, courses, FACTS) if courses else segments,
            }
        )
    return cases


def in_python(case: dict) -> dict:
    return solve(full, settings(), case, stored_hours(DAYS), TOLERANCE)


def test_browser_and_python_agree_at_every_stored_point(script_page):
    cases = random_cases()
    found = script_page.evaluate(
        """(cases) => {
          const SC = SpasmCycle, times = SC.storedHours(84);
          return cases.map((one) => {
            const c = SC.solve(SC.models.full, SC.models.full.defaults, one, times, SC.tolerance);
            return Object.fromEntries(Object.entries(c).map(
              ([k, v]) => [k, v.length === undefined ? v : Array.from(v)]));
          });
        }""",
        cases,
    )
    assert len(found) >= 50
    for case, theirs in zip(cases, found, strict=True):
        ours = in_python(case)
        assert theirs["fine"] and ours["fine"]
        for name in ("days", *full.stocks, *full.observables):
            worst = np.abs(np.array(theirs[name]) - np.array(ours[name])).max()
            assert worst <= 1e-9, f"{name} differs by {worst}"


def test_the_browser_solves_plans_whose_courses_touch_as_numpy_does_to_the_last_bit(script_page):
    """The thousand plans of tests/model/test_touching.py, where Python's copies are compared."""
    plans, hours = touching.cases(1000, seed=84), np.arange(0.0, 24 * 84 + 1, 24)
    pain, steps = everybody(*touching.as_arrays(plans), hours)
    theirs = script_page.evaluate(
        """([plans, hours]) => JSON.stringify(JSON.parse(plans).map((one) => {
          const SC = SpasmCycle;
          const run = SC.solve(SC.models.full, SC.models.full.defaults, one, hours, SC.tolerance);
          return [run.fine, run.steps, Array.from(run.pain_shown)];
        }))""",
        [json.dumps(plans), hours.tolist()],  # as one text: value by value it takes long
    )
    theirs = json.loads(theirs)
    assert all(fine for fine, *_ in theirs)
    assert [made for _, made, _ in theirs] == steps.tolist()
    assert [shown for *_, shown in theirs] == pain.tolist()


def test_both_agree_with_lsoda_first_day_included():
    """Treatments switched on and off mid-run; LSODA is restarted at each switch and each jump."""
    times = np.array(stored_hours(DAYS))
    for case in random_cases()[:20]:
        ours = in_python(case)
        found = np.column_stack([ours[name] for name in full.stocks])
        assert np.abs(found - lsoda(case, times)).max() < 1e-4


def test_courses_become_the_same_settings_in_both(script_page):
    rng = np.random.default_rng(5)
    segments = [{"day": 0.0, "settings": {"stress": 0.3}}, {"day": 9.0, "settings": {"zeta": 0.2}}]
    plans = [random_courses(rng) for _ in range(40)]
    given = {c["treatment"] for courses in plans for c in courses}
    assert {"surgery", "bed_rest"} <= given
    hours = [float(rng.choice([0.0, EIGHT, rng.uniform(0, 24), 24.0])) for _ in plans]
    whole = segments[0] | {"settings": settings()}
    kept = whole | {"keep": dict.fromkeys(full.stocks, 0.5)}
    use = translate.given(
        (treated, [whole], sum(plans, []), FACTS), (nightly, [kept], 8.0, -0.25, 60, NIGHT)
    )
    functions = "\n".join(translate.javascript(use))
    theirs = script_page.evaluate(
        """([functions, segments, plans, hours, facts, night]) => {
          const SC = SpasmCycle;
          const [treated, nightly] = new Function("SC",
            functions + "; return [treated, nightly];")(SC);
          return plans.map((courses, i) =>
            nightly(treated(segments, courses, facts), hours[i], -0.25, 60, night));
        }""",
        [functions, segments, plans, hours, FACTS, NIGHT],
    )
    ours = [treated(segments, courses, FACTS) for courses in plans]
    assert theirs == [
        nightly(one, lying, -0.25, 60, NIGHT) for one, lying in zip(ours, hours, strict=True)
    ]
    assert len(set(map(len, theirs))) > 10 and theirs != ours


def plain(value):
    return json.loads(json.dumps(value, default=list))


def same(ours, theirs, where: str) -> None:
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys(), where
        for key in ours:
            same(ours[key], theirs[key], f"{where}.{key}")
    elif isinstance(ours, list) and ours and isinstance(ours[0], (int, float)):
        assert np.abs(np.array(ours) - np.array(theirs)).max() <= 1e-9, where
    elif isinstance(ours, float) and not isinstance(theirs, bool):
        assert theirs == pytest.approx(ours, abs=1e-9), where
    else:
        assert ours == theirs, where


@pytest.mark.parametrize("name", PICTURES)
def test_readouts_and_sentences_are_the_same_in_both(script_page, name):
    picture = find(name)
    for values in value_sets(find(name)):
        theirs = script_page.evaluate(
            """async ([name, values]) => {
              const SC = SpasmCycle, figure = SC.figures[name];
              const runs = await new Promise((done) =>
                SC.solver(figure).solve(values, { progress() {}, done }));
              const r = figure.readouts(values, runs, figure.facts);
              const list = (v) => (ArrayBuffer.isView(v) ? Array.from(v) : v);
              return [Object.fromEntries(Object.entries(r).map(([k, v]) => [k, list(v)])),
                      figure.describe(r)];
            }""",
            [name, values],
        )
        readouts = picture.read(values)
        same(plain(readouts), theirs[0], name)
        assert theirs[1] == picture.describe(readouts)
        assert not re.search(r"\bnan\b|NaN|undefined|\bNone\b|\binf\b", theirs[1]), theirs[1]
        assert len(theirs[1].split()) <= 40


@pytest.mark.parametrize("name", PICTURES)
def test_no_picture_does_what_a_browser_does_otherwise(name):
    """Every operation is watched, over all samples: see `spasmcycle.translate.watched`."""
    watch = Watch()
    picture = find(name)
    parts = ("cases", "readouts", "describe")
    eyed = replace(picture, **{part: watched(getattr(picture, part), watch) for part in parts})
    for values in value_sets(find(name)):
        eyed.describe(eyed.read(values))
    assert watch.operations > 1000
    assert list(watch.hazards) == []


def test_the_solver_does_nothing_that_a_browser_does_otherwise():
    watch = Watch()
    times = watched(stored_hours, watch)(DAYS)
    for case in random_cases()[:2]:
        run = watched(solve, watch)(full, settings(), case, times, TOLERANCE)
        assert run == in_python(case)
    assert watch.operations > 100_000
    assert list(watch.hazards) == []


def marks_of(svg: str) -> dict[str, dict]:
    """What each mark shows: its numbers, its words, whether it is seen."""
    found = {}
    for group in ET.fromstring(svg).iter():
        name = group.get("data-mark")
        if not name:
            continue
        shape = next((e for e in group.iter() if e.get("d")), None)
        dot = next((e for e in group.iter() if e.tag.endswith("use")), None)
        text = next((e.text or "" for e in group.iter() if e.tag.endswith("text")), None)
        numbers = (
            [] if shape is None else [float(n) for n in re.findall(r"-?[\d.]+", shape.get("d"))]
        )
        if len(numbers) <= 2:
            numbers = []  # one point and no line paints nothing
        if dot is not None:
            numbers = [float(dot.get("x")), float(dot.get("y"))]
        width = re.search(
            r"stroke-width: ?([\d.]+)", "" if shape is None else shape.get("style", "")
        )
        found[name] = {
            "numbers": numbers,
            "text": (text or "").strip(),
            "hidden": "visibility" in group.get("style", "") and "hidden" in group.get("style", ""),
            "width": float(width[1]) if width else None,
        }
    return found


def test_numbers_are_printed_alike_ties_included(script_page):
    rng = np.random.default_rng(1)
    values = [n / 8 for n in range(-40, 41)] + rng.normal(0, 5, 200).tolist()
    for digits in (0, 1, 2):
        theirs = script_page.evaluate(
            "([values, digits]) => values.map((v) => SpasmCycle.fixed(v, digits))", [values, digits]
        )
        ours = [f"{v:.{digits}f}" for v in values]
        assert theirs == ours


@pytest.mark.parametrize("name", PICTURES)
def test_the_live_picture_is_the_drawn_picture(browser, name):
    """Move the controls in the browser: every mark lies where matplotlib would draw it.

    In each cut: a narrow place shows the one for phones, and there it follows as well.
    """
    picture = find(name)
    start = picture.values()
    page = browser.new_page(reduced_motion="reduce")
    page.set_content("<!doctype html><html lang='en'><title>One picture</title><body></body>")
    page.add_style_tag(content=bundle_css())
    page.evaluate(
        "html => document.body.innerHTML = html", markup(picture, start, drawings(picture, start))
    )
    page.add_script_tag(content=script(name) + bundle_js())
    page.evaluate(
        """() => {
          const listeners = [];
          globalThis.host = {
            values: {}, set() {}, get: (n) => host.values[n],
            listen(names, f) { listeners.push(f); return () => {}; },
          };
          host.values = JSON.parse(document.querySelector(".sc-spec").textContent).values;
          SpasmCycle.mount(document.querySelector("sc-figure"), host);
          globalThis.put = (values) => { host.values = values; listeners.forEach((f) => f()); };
        }"""
    )
    for cut in picture.cuts:
        page.evaluate(SHOW_CUT, WIDTHS[cut])
        place = page.query_selector(f'[data-cut="{cut}"]')
        assert place.is_visible()
        for values in value_sets(find(name))[::3]:
            page.evaluate("values => put(values)", values)
            page.evaluate(DRAWN)
            live = marks_of(place.query_selector("svg").evaluate(AS_TEXT))
            compare(live, marks_of(drawing(picture, values, cut).svg), (cut, values))
    page.close()


WIDTHS = {"landscape": 1000, "phone": 400}
SHOW_CUT = """(width) => {
  document.body.style.width = `${width}px`;
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
DRAWN = """() => new Promise((done) => {
  const look = () => {
    if (document.querySelector("sc-figure[aria-busy]")) requestAnimationFrame(look);
    else setTimeout(done);
  };
  requestAnimationFrame(look);
})"""
AS_TEXT = "svg => new XMLSerializer().serializeToString(svg)"


def compare(live: dict[str, dict], drawn: dict[str, dict], where: tuple) -> None:
    """Each mark of the live picture shows what the drawn one does."""
    assert live.keys() == drawn.keys()
    for mark, wanted in drawn.items():
        found = live[mark]
        assert found["hidden"] == wanted["hidden"], (mark, where)
        assert found["text"] == wanted["text"], (mark, where)
        assert len(found["numbers"]) == len(wanted["numbers"]), (mark, where)
        if wanted["numbers"]:
            gap = np.abs(np.array(found["numbers"]) - np.array(wanted["numbers"])).max()
            assert gap <= 0.11, (mark, gap, where)
        if wanted["width"] is not None:
            assert found["width"] == pytest.approx(wanted["width"], abs=0.011), (mark, where)
