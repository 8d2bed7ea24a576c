"""Lesson 4's circuit has two views, one question each: the ways, and what EMG showed."""

from itertools import pairwise
from math import dist

import pytest
from playwright.sync_api import expect

from spasmcycle.drawing import circuit
from spasmcycle.drawing.system import CUTS
from spasmcycle.figures import find
from spasmcycle.figures.circuit import GROUPS, WAYS, W, emg_rows
from spasmcycle.live import live
from spasmcycle.live.svg import drawing
from spasmcycle.model.task_parameters import TASKS

PICTURE = find("circuit")
EACH = pytest.mark.parametrize("cut", PICTURE.cuts)


def texts(figure) -> list[str]:
    """The words of a figure that are drawn now."""
    return [
        text.get_text()
        for axes in figure.axes
        if axes.get_visible()
        for text in axes.texts
        if text.get_visible()
    ]


def test_it_opens_on_a_step_that_is_lit():
    r = PICTURE.read(PICTURE.values())
    assert r["on_way"] and r["chosen"] and r["heading"] == "Reflex, step 2 of 4"
    assert r["width_reflex_2"] > r["width_reflex_1"] > r["width_reflex_3"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("step", range(1, 5))
def test_the_title_of_the_step_stands_in_the_picture(way, step):
    said = texts(PICTURE.figure(way=way, step=step))
    assert f"{W[f'option.way.{way}']}, step {step} of 4" in said
    assert W[f"does.{way}.{step}"] in said
    assert W["draw.emg"] not in said


@EACH
def test_each_view_hides_the_other_and_all_that_moves_in_it(cut):
    marks = drawing(PICTURE, PICTURE.values(), cut).marks
    shown = {m["mark"]: m["shown"] for m in marks if "shown" in m}
    assert {m["mark"] for m in marks} - set(shown) <= {"heading", "does"}, "they go with `head`"
    for way in (*WAYS, "all"):
        r = PICTURE.read(PICTURE.values(way=way, step=4, show="strips"))
        assert {name for name, truth in shown.items() if r[truth]} == {"strips"}
        assert r["idle"] == ["way", "step"]


def test_the_strips_are_drawn_and_told_with_what_nobody_knows():
    figure = PICTURE.figure(show="strips")
    said = texts(figure)
    for group in ("free", *GROUPS):
        assert W[f"group.{group}"] in said
    unknown = [row for row in emg_rows() if row["arrows"] == "?"]
    assert said.count("?") == len(unknown) > 0
    sentence = figure.alt
    for row in emg_rows():
        assert row["arrows"] in sentence
    assert "Herniated disc: standing ?" in sentence
    (axes,) = (axes for axes in figure.axes if axes.get_visible())
    lengths = {len(line.get_xdata()) for line in axes.lines}
    full = max(lengths)
    rows = len(TASKS)
    missing = dict.fromkeys(("free", *GROUPS), 0)
    for row in unknown:
        missing[row["group"]] += 1
    assert sorted(len(line.get_xdata()) for line in axes.lines) == sorted(
        full - n * full // rows for n in missing.values()
    ), "where nothing is known, no line is drawn"


def test_only_the_habit_needs_no_signal_from_the_disc():
    for way in (*WAYS, "all"):
        assert PICTURE.read(PICTURE.values(way=way))["fires"] == (way != "habit")


def test_steps_join_and_end_at_the_muscle():
    for way, steps in circuit.STEPS.items():
        for one, after in pairwise(steps):
            assert dist(one[-2:], after[:2]) <= 8, way  # units of the drawing, about 4 points
        x, y = steps[-1][-2:]
        muscle = circuit.OUTLINES["muscle"]
        assert min(muscle[::2]) - 8 <= x <= max(muscle[::2])
        assert min(muscle[1::2]) <= y <= max(muscle[1::2])


@EACH
def test_numbers_stand_apart_and_in_sight(cut):
    scale = circuit._SEEN[cut][0]
    left, bottom, right, top = circuit.window(CUTS[cut])
    size = 17 if cut == "landscape" else 14
    for places in circuit.NUMBERS.values():
        for i, place in enumerate(places):
            assert left < place[0] < right and bottom < place[1] < top
            assert all(dist(place, other) * scale > size for other in places[:i])


def test_in_the_browser_the_strips_take_the_place_of_the_ways(opened):
    with opened("circuit", live("circuit").markup) as page:
        seen = page.locator(".sc-picture:visible")
        heading, strips = (seen.locator(f'[data-mark="{name}"]') for name in ("heading", "strips"))
        path = seen.locator('[data-mark="path-reflex_2"]')
        expect(heading).to_be_visible()
        expect(strips.locator("text").first).to_be_hidden()
        page.get_by_role("radio", name="EMG strips").check()
        expect(strips.locator("text").first).to_be_visible()
        expect(heading).to_be_hidden()
        expect(path).to_be_hidden()
        expect(page.get_by_role("slider", name="Step")).to_be_disabled()
        expect(page.locator(".sc-sentence")).to_contain_text("Herniated disc: standing ?")
        page.get_by_role("radio", name="The ways").check()
        expect(path).to_be_visible()
