"""The page on causes and treatments says what the data and the model say."""

import re
from xml.etree import ElementTree

import pytest

from spasmcycle import effect_axis, tables
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.generate import settle
from spasmcycle.model.treatments import TREATMENTS
from spasmcycle.trials import compare

PAGE = tables.PAGE.read_text(encoding="utf-8")


def test_the_tables_are_fresh():
    assert settle(tables.outputs(), check=True) == 0


def test_the_page_names_every_cause_and_treatment_and_says_whose_assumption_it_is():
    for thing in (*CAUSES.values(), *TREATMENTS.values()):
        assert f"| {thing.label} |" in PAGE
    assert "is **our assumption**" in PAGE and "no clinician has reviewed" in PAGE


def test_each_finding_stands_with_its_source_and_a_verdict():
    part = PAGE.partition("<!-- generated:beside_trials -->")[2].partition("<!-- /gen")[0]
    rows = re.findall(r"^\| (?!treatment|---).+$", part, re.MULTILINE)
    assert len(rows) == sum(len(t.evidence) for t in TREATMENTS.values())
    for name in ("Muscle relaxant", "Heat wrap", "Traction or decompression"):
        first = next(row for row in rows if row.startswith(f"| {name} |"))
        assert "failed prediction of the toy" in first
    assert all("](references.md#" in row for row in rows)


def test_the_table_of_kinds_says_what_the_runs_do():
    part = PAGE.partition("<!-- generated:firmness -->")[2].partition("<!-- /gen")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if re.match(r"\| 0", line)
    ]
    assert len(rows) == 9
    calm = [row[2:] for row in rows if row[0] == "0"]
    for bulge, *larger in calm:
        assert bulge == "never"
        days = [float(cell.removeprefix("to day ")) for cell in larger]
        assert days == sorted(days) and days[-1] < 42
    for row in rows:
        if row[0] == "0.5":
            assert row[-2:] == ["all year", "all year"]


def points(x: float) -> float:
    """The change of pain that stands at a place of the drawing."""
    share = (x - effect_axis.LEFT) / (effect_axis.RIGHT - effect_axis.LEFT)
    return effect_axis.LOW + share * (effect_axis.HIGH - effect_axis.LOW)


def test_people_and_toy_stand_on_one_axis_as_they_are_in_the_table():
    found = re.search(r"<svg.+?</svg>", PAGE, re.DOTALL)
    svg = ElementTree.fromstring(found[0])
    assert svg.get("role") == "img" and "less pain" in svg.get("aria-label")
    numbered = [
        (finding, calm.model, stuck.model)
        for name, t in TREATMENTS.items()
        for finding, calm, stuck in zip(
            t.evidence, compare(name, start=7), compare(name, start=7, stress=0.4), strict=True
        )
        if finding.effect is not None
    ]
    dots = [float(c.get("cx")) for c in svg.iter("circle")][1:]  # the first is in the legend
    assert [points(x) for x in dots] == pytest.approx([f.effect for f, *_ in numbered], abs=0.05)
    middles = []
    for shape in svg.iter("polygon"):
        corners = [float(pair.split(",")[0]) for pair in shape.get("points").split()]
        middles.append(points((min(corners) + max(corners)) / 2))
    toy = [effect for _, *both in numbered for effect in both]
    assert middles[2:] == pytest.approx(toy, abs=0.05)
    lines = [(float(e.get("x1")), float(e.get("x2"))) for e in svg.iter("line")]
    drawn = [(points(a), points(b)) for a, b in lines if a != b]
    assert drawn == [
        (pytest.approx(f.low, abs=0.05), pytest.approx(f.high, abs=0.05))
        for f, *_ in numbered
        if f.low is not None
    ]
    assert len(dots) == 10, "every finding with a number"


def test_nothing_is_drawn_outside_the_axis():
    assert effect_axis.place(-500) == effect_axis.LEFT
    assert effect_axis.place(500) == effect_axis.RIGHT
