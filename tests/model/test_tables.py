"""The page on causes and treatments says what the data and the model say."""

import re
from xml.etree import ElementTree

from spasmcycle import tables
from spasmcycle.figures import trial_effects
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.generate import settle
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.model.treatments import TREATMENTS
from spasmcycle.trials import compare

PAGE = tables.PAGE.read_text(encoding="utf-8")


def test_the_tables_are_fresh():
    assert settle(tables.outputs(), check=True) == 0


def test_the_page_names_every_cause_and_treatment_and_says_whose_assumption_it_is():
    for thing in (*CAUSES.values(), *TREATMENTS.values()):
        assert f"| {thing.label} |" in PAGE
    assert "is **our assumption**" in PAGE and "no clinician has reviewed" in PAGE


def test_a_cause_stands_with_its_verdict_and_how_sure_it_is():
    for cause in CAUSES.values():
        (row,) = re.findall(rf"^\| {cause.label} \|.+$", PAGE, re.MULTILINE)
        judged = cause.judged
        assert f"*{judged.verdict.capitalize()}*, certainty {judged.certainty}." in row
        assert all(f"references.md#{key}" in row for key in judged.works)


def test_a_treatment_stands_with_all_that_it_moves_and_what_it_leaves_behind():
    part = PAGE.partition("<!-- generated:treatments -->")[2].partition("<!-- /gen")[0]
    rows = {line.split(" | ")[0].lstrip("| "): line for line in part.splitlines() if "|" in line}
    for t in TREATMENTS.values():
        cell = rows[t.label].split(" | ")[2]
        now, _, left = cell.partition("; afterwards, ")
        for effects, words in ((t.effects, now), (t.after, left)):
            assert all(f"${PARAMETERS[e.parameter].symbol}$" in words for e in effects)
        assert bool(left) == bool(t.after)
        assert left.startswith(f"fading over {t.fades:g} days: " if t.after else "")
    assert "at most 0.2" in rows["Rest in bed"] and "is no prediction" in rows["Rest in bed"]
    assert "What is added comes last" in PAGE and "That is no prediction." in PAGE


def test_each_finding_stands_with_its_source_and_a_verdict():
    part = PAGE.partition("<!-- generated:beside_trials -->")[2].partition("<!-- /gen")[0]
    rows = re.findall(r"^\| (?!treatment|---).+$", part, re.MULTILINE)
    assert len(rows) == sum(len(t.evidence) for t in TREATMENTS.values())
    for name in ("Muscle relaxant", "Traction or decompression"):
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


def test_people_and_toy_stand_on_one_axis_as_they_are_in_the_table():
    found = re.search(r"<svg.+?</svg>", PAGE, re.DOTALL)
    svg = ElementTree.fromstring(found[0])
    assert svg.get("role") == "img" and "less pain" in svg.get("aria-label")
    numbered = [
        (finding.pain, calm.model, stuck.model)
        for name, t in TREATMENTS.items()
        for finding, calm, stuck in zip(
            t.findings, compare(name, start=7), compare(name, start=7, stress=0.4), strict=True
        )
        if finding.pain is not None
    ]
    assert len(numbered) == len(tables.effects()), "every finding with a number"
    made = trial_effects.draw(tables.effects())
    lines = made.axes[0].lines
    drawn = {line.get_label(): line.get_xdata()[0] for line in lines}
    for i, (people, calm, stuck) in enumerate(numbered):
        assert drawn[f"people {i}"] == people.change
        assert (drawn[f"settling {i}"], drawn[f"stuck {i}"]) == (calm, stuck)
    reaches = [tuple(line.get_xdata()) for line in lines if len(line.get_xdata()) == 2]
    assert reaches == [(f.low, f.high) for f, *_ in numbered if f.low is not None]


def test_an_effect_beyond_the_axis_is_drawn_at_its_end():
    far = tables.effects()[0]._replace(settling=-500.0, stuck=500.0)
    drawn = {
        line.get_label(): line.get_xdata()[0] for line in trial_effects.draw([far]).axes[0].lines
    }
    assert drawn["settling 0"] == trial_effects.LOW and drawn["stuck 0"] == trial_effects.HIGH
