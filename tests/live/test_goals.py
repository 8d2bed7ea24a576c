"""Goals: every picture has one, none is reached at the start, each can be; the page agrees."""

import random
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.goal import Goal, holds, told
from spasmcycle.live import live, script
from spasmcycle.page import bundle_css, bundle_js

GOALS = [(name, goal) for name in PICTURES for goal in find(name).goals]
EACH = pytest.mark.parametrize(("name", "goal"), GOALS, ids=lambda x: getattr(x, "id", x))


def faults(picture) -> list[str]:
    """What is wrong with the goals of a picture, each by the name of its goal."""
    start = picture.values()
    found = [] if picture.goals else [f"{picture.name}: no goal"]
    for goal in picture.goals:
        if goal.id in picture.met(start):
            found.append(f"{goal.id}: reached at the start")
        if goal.id not in picture.met(picture.values(**goal.way)):
            found.append(f"{goal.id}: its way does not lead to it")
    return found


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_has_a_goal_that_is_not_yet_reached_and_can_be(name):
    picture = find(name)
    assert faults(picture) == []
    assert len({goal.id for goal in picture.goals}) == len(picture.goals) <= 3
    for goal in picture.goals:
        assert goal.text.endswith(".") and len(goal.text.split()) <= 20, "short enough to keep"
        assert set(goal.kept) <= {c.name for c in picture.controls} - set(goal.way)


def test_a_goal_that_is_missing_met_or_out_of_reach_is_found():
    picture = find("time-course")
    early = picture.goals[0]
    goals = [
        (),
        (replace(early, test=("last_closed", "<", 50)),),
        (replace(early, test=("last_closed", "<", -5)),),
        (replace(early, way={}),),
        (replace(early, kept=("k",)),),
    ]
    said = ["no goal", "reached at the start", *["does not lead to it"] * 3]
    for some, words in zip(goals, said, strict=True):
        assert [words in one for one in faults(replace(picture, goals=some))] == [True]


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (("gone", ">", 1), "'gone' is not seen; known: n, d, v"),
        (("d.gone", ">", 1), "'d.gone' is not seen"),
        (("n", "=", 1), "'=' is no comparison; allowed: <"),
    ],
)
def test_a_goal_that_names_what_is_not_there_is_refused(test, words):
    seen = {"n": 1.5, "d": {"a": True}, "v": {"k": "x"}}
    with pytest.raises(ValueError, match=words):
        holds(test, seen)
    assert holds(("and", ("or", ("n", ">", 2), ("d.a", "is", True)), ("v.k", "is not", "y")), seen)
    assert not holds(("d.a", "is", 1), seen), "a truth is no number, as in JavaScript"
    assert told("{k}: {n:.2f}", seen) == "x: 1.50"
    with pytest.raises(ValueError, match="wants {gone}"):
        told("{gone}", seen)


def test_the_cut_that_helps_least_is_the_one_the_goal_says():
    picture = find("loop-diagram")
    cuts = next(c for c in picture.controls if c.name == "cut").options
    last = {c: picture.read(picture.values(stage="4", cut=c))["last"] for c in cuts}
    helps = {cut: day for cut, day in last.items() if day < last["none"]}
    assert picture.met(picture.values(stage="4", cut=max(helps, key=helps.get))) == ["least"]


def settings_near(picture) -> list[dict]:
    """The start, every goal's way, every preset, and samples by chance."""
    chance = random.Random(7)
    sets = [{}, *(g.way for g in picture.goals), *(c for _, c in picture.presets.values())]
    for _ in range(2 if picture.complete else 8):
        sets.append({c.name: chance.choice(c.samples(chance)) for c in picture.controls})
    return [picture.values(**changes) for changes in sets]


@pytest.mark.parametrize("name", PICTURES)
def test_python_and_the_page_decide_alike_and_say_the_same(script_page, name):
    picture = find(name)
    goals = [[g.id, picture.test_of(g), g.how] for g in picture.goals]
    for values in settings_near(picture):
        theirs = script_page.evaluate(
            """async ([name, values, goals]) => {
              const SC = SpasmCycle, figure = SC.figures[name];
              const runs = await new Promise((done) =>
                SC.solver(figure).solve(values, { progress() {}, done }));
              const seen = { ...figure.readouts(values, runs, figure.facts), v: values };
              return goals.filter(([, test]) => SC.holds(test, seen))
                .map(([id, , how]) => [id, SC.told(how, seen)]);
            }""",
            [name, values, goals],
        )
        assert [one for one, _ in theirs] == picture.met(values)
        seen = {**picture.read(values), "v": values}
        hows = {goal.id: told(goal.how, seen) for goal in picture.goals}
        assert all(how == hows[one] for one, how in theirs)


@pytest.fixture
def page(browser):
    """The time course alone, with its goals, and a way to set it as Python does."""
    view = browser.new_page()
    view.set_content("<!doctype html><html lang='en'><title>One</title><body></body></html>")
    view.add_style_tag(content=bundle_css())
    view.evaluate("html => document.body.innerHTML = html", live("time-course").markup)
    yield view
    view.close()


def wake(page) -> None:
    page.add_script_tag(content=script("time-course") + bundle_js())
    page.evaluate("void SpasmCycle.mount(document.querySelector('sc-figure'))")
    expect(page.locator("sc-figure")).to_have_attribute("data-live", "yes")
    page.get_by_role("button", name="Skip").click()


def test_goals_are_text_before_any_script_runs(page):
    items = page.get_by_role("list", name="Goals").get_by_role("listitem")
    assert [one.inner_text() for one in items.all()] == [
        f"Goal: {goal.text}" for goal in find("time-course").goals
    ]


def test_a_goal_is_ticked_said_once_and_stays(page):
    wake(page)
    early = page.locator('[data-goal="early"]')
    how = early.get_by_role("status")
    expect(how).to_be_empty()
    page.evaluate(
        """() => { globalThis.said = 0;
          new MutationObserver(() => said++).observe(
            document.querySelector("[data-goal=early] [role=status]"),
            { childList: true, characterData: true, subtree: true }); }"""
    )
    slider = page.get_by_role("slider", name="Loop strength")
    slider.fill("0.2")
    expect(how).to_have_text("Reached. A loop strength of 0.200 is weak enough.")
    slider.fill("0.1")
    expect(page.locator(".sc-sentence")).to_contain_text("until day 1.5")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".sc-sentence")).to_contain_text("until day 16.5")
    expect(how).to_have_text("Reached. A loop strength of 0.200 is weak enough.")
    assert page.evaluate("said") == 1
    tick = "(li) => getComputedStyle(li, '::before').content"
    assert "✓" in early.evaluate(tick)
    assert "✓" not in page.locator('[data-goal="stays"]').evaluate(tick)


def test_passing_by_is_not_reaching(page):
    """The reader moves on at once: only where the slider rests counts."""
    wake(page)
    slider = page.get_by_role("slider", name="Loop strength")
    slider.fill("0.2")
    slider.fill("0.3")
    expect(page.locator(".sc-sentence")).to_contain_text("until day 10.0")
    expect(page.locator(".sc-met")).to_have_count(0)


def test_a_picture_of_ones_own_may_have_goals():
    own = replace(find("time-course"), name="own", goals=(Goal("x", "Any.", ("fine", "is", True)),))
    figure = live(own)
    assert figure.met == ["x"] and figure.reached == []
    assert 'data-goal="x"' in figure.markup
