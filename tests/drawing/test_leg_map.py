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
