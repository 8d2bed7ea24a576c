"""Rules that every kind of control keeps: what stands where, what never changes, what is tried."""

import dataclasses
import random

import pytest
from bs4 import BeautifulSoup
from prey import PICTURE

from spasmcycle.controls import Choice, Slider
from spasmcycle.controls.seed import LARGEST, Seed
from spasmcycle.controls.toggle import Toggle

CONTROLS = {c.name: c for c in PICTURE.controls}
WAYS = Choice("way", "Way", {"in": "Inward", "out": "Outward"}, "out")


@pytest.mark.parametrize("chosen", WAYS.options)
def test_a_choice_shows_the_value_that_holds(chosen):
    page = BeautifulSoup(WAYS.markup(chosen, ""), "html.parser")
    assert [option["value"] for option in page.select("input[checked]")] == [chosen]


def test_more_options_than_can_stand_side_by_side_are_a_list():
    many = Choice("place", "Place", {f"p{i}": f"Place {i}" for i in range(6)}, "p0")
    page = BeautifulSoup(many.markup("p4", ""), "html.parser")
    assert not page.select("input")
    assert [option["value"] for option in page.select("option[selected]")] == ["p4"]


def test_nothing_is_on_and_nothing_is_folded_away_unless_asked():
    assert Toggle("on", "On").value is False
    for control in (WAYS, Toggle("on", "On"), Seed("draw", "Draw")):
        assert control.more is False


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_never_changes(name):
    control = CONTROLS[name]
    with pytest.raises(dataclasses.FrozenInstanceError):
        control.label = "Another"
    with pytest.raises(dataclasses.FrozenInstanceError):
        Seed("draw", "Draw").label = "Another"


@pytest.mark.parametrize("name", CONTROLS)
def test_what_is_tried_is_always_allowed(name):
    control = CONTROLS[name]
    for seed in range(200):
        for value in control.samples(random.Random(seed)):
            assert control.checked(value) == value


def test_both_ends_are_tried():
    chance = random.Random(1)
    width = Slider("width", "Width", 2, 5, 1, 3)
    assert {2, 5} <= set(width.samples(chance))
    assert {0, 1, LARGEST} <= set(Seed("draw", "Draw").samples(chance))
    x, y = zip(*CONTROLS["begin"].samples(chance), strict=True)
    for tried, part in ((x, CONTROLS["begin"].x), (y, CONTROLS["begin"].y)):
        assert {part.low, part.high} <= set(tried)
