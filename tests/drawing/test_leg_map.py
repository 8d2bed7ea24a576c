"""The leg map's shares are those of Murphy 2009, and the figure says whose roots were counted."""

import re
from pathlib import Path

from spasmcycle.figures import find
from spasmcycle.figures.leg_map import MISSED, S1_FOLLOWED
from spasmcycle.live.svg import drawing

LESSON = (Path(__file__).parents[2] / "notebooks" / "02_disc_to_root.ipynb").read_text("utf-8")


def test_the_shares_are_those_that_the_lesson_cites():
    for share, shown in ((64.1, MISSED), (64.9, S1_FOLLOWED)):
        assert f"{share} %" in LESSON
        assert shown == round(share)


def test_the_figure_and_the_sentence_say_whose_roots_and_tell_s1_apart():
    picture = find("leg-map")
    for root in ("all", "L4", "L5", "S1"):
        values = picture.values(root=root)
        svg = drawing(picture, values).svg
        words = " ".join(re.findall(r"<text[^>]*>([^<]*)", svg))
        assert "All of the low back: 64 of 100 off their strip" in words
        assert "S1 alone: 65 of 100 on it" in words
        sentence = picture.describe(picture.read(values))
        if root == "S1":
            assert "65 of 100 painful S1 roots followed it" in sentence
        else:
            assert "64 of 100 painful low-back roots did not follow" in sentence


def test_the_dots_are_as_many_as_the_words_say():
    figure = find("leg-map").figure()
    dots = [line for axes in figure.axes for line in axes.lines if line.get_marker() == "o"]
    counts = [
        (len(line.get_xdata()), line.get_markerfacecolor() == "none")
        for line in dots
        if len(line.get_xdata()) > 1
    ]
    assert counts == [(64, True), (36, False), (35, True), (65, False)]


def test_on_a_phone_the_hundred_that_counts_for_the_root_is_seen_alone():
    picture = find("leg-map")
    for root, seen in (("L4", "one_low"), ("L5", "one_low"), ("all", "one_low"), ("S1", "one_S1")):
        drawn = drawing(picture, picture.values(root=root), "phone")
        shown = {m["shown"] for m in drawn.marks if m["mark"].startswith(("dots", "told"))}
        assert {name for name in shown if drawn.readouts[name]} == {seen}
        assert shown == {"one_low", "one_S1"}


def test_it_opens_on_a_root_whose_zones_are_lit():
    picture = find("leg-map")
    for cut in picture.cuts:
        drawn = drawing(picture, picture.values(), cut)
        zones = [mark for mark in drawn.marks if mark["mark"].startswith("core-")]
        lit = {m["mark"] for m in zones if drawn.readouts[m["shown"]]}
        assert {name.split("-")[1] for name in lit} == {"front", "back", "side", "sole"}
        assert {name.split("-")[2] for name in lit} == {"L5"}


def test_roots_differ_by_dash_as_well_as_by_colour():
    picture = find("leg-map")
    svg = drawing(picture, picture.values(root="all")).svg
    looks = {}
    for _view, root, tag in re.findall(r'data-mark="core-(\w+)-(\w+)"><path ([^>]*)', svg):
        dash = "".join(re.findall(r"stroke-dasharray:[\d., ]+", tag))
        looks.setdefault(root, set()).add(dash)
    assert set(looks) == {"L4", "L5", "S1"}
    assert len(set.union(*looks.values())) == 3
