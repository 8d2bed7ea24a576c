"""The page on causes and treatments says what the data and the model say."""

import re
from xml.etree import ElementTree

import pytest

from spasmcycle.figures import trial_effects
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.parameters import GRADES, PARAMETERS
from spasmcycle.model.treatments import TREATMENTS
from spasmcycle.publish import tables
from spasmcycle.study.trials import judged

PAGE = tables.PAGE.read_text(encoding="utf-8")


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
    told = [j for name in TREATMENTS for j in judged(name)]
    for row, j in zip(rows, told, strict=True):
        assert row.startswith(f"| {TREATMENTS[j.treatment].label} |")
        assert row.strip("| ").split(" | ")[-1].strip("*") == j.verdict
    assert all("](references.md#" in row for row in rows)


def region(name: str) -> str:
    return PAGE.partition(f"<!-- generated:{name} -->")[2].partition("<!-- /generated -->")[0]


def test_each_reading_stands_with_its_crowds_and_how_many_agree():
    rows = re.findall(r"^\| (?!treatment|---)(.+) \|$", region("readings"), re.MULTILINE)
    told = [(j, r) for name in TREATMENTS for j in judged(name) for r in j.readings if r.verdicts]
    for row, (j, r) in zip(rows, told, strict=True):
        label, trial, begun, who, crowds, verdict, agree = row.split(" | ")
        assert label == TREATMENTS[j.treatment].label and f"day {j.day}" in trial
        assert begun.startswith(f"day {r.start}, ") and who == r.who
        low, high = (f"{p:+.1f}".replace("-", "−") for p in (min(r.points), max(r.points)))
        assert crowds.endswith(f"({low} to {high})") or min(r.points) > -0.2
        assert (verdict, agree) == (r.verdict, f"{r.agree} of 10")


def test_the_list_of_failures_says_in_how_many_readings():
    listed = {}
    for how, names in re.findall(
        r"^- in (every reading|most|some|none): (.+)$", region("verdicts"), re.M
    ):
        for work in re.findall(r"(?:^|; )(.+?) \(\[[^]]+\]\(references\.md#(\w+)\)", names):
            listed.setdefault(work, set()).add(how)
    for name in TREATMENTS:
        for j in judged(name):
            set_by_hand = j.finding.id == TREATMENTS[name].set_to
            assert not (set_by_hand and (TREATMENTS[name].label, j.finding.works[0]) in listed)
            if j.finding.pain and not set_by_hand:
                share = j.failed / len(j.readings)
                how = "every reading" if share == 1 else "most" if share > 0.5 else "some"
                said = listed[TREATMENTS[name].label, j.finding.works[0]]
                assert (how if share else "none") in said


def test_the_table_of_kinds_says_what_the_runs_do():
    part = PAGE.partition("<!-- generated:firmness -->")[2].partition("<!-- /gen")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if re.match(r"\| 0", line)
    ]
    calm = [row[2:] for row in rows if row[0] == "0"]
    assert calm and all(len(sizes) == len(GRADES) for sizes in calm)
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
    numbered = [j for name in TREATMENTS for j in judged(name) if j.finding.pain is not None]
    assert len(numbered) == len(tables.effects()), "every finding with a number"
    lines = trial_effects.draw(tables.effects()).axes[0].lines
    drawn = {line.get_label(): line.get_xdata().tolist() for line in lines}
    for i, j in enumerate(numbered):
        pain = j.finding.pain
        assert drawn[f"people {i}"] == [pain.change]
        assert drawn.get(f"people reach {i}") == (
            None if pain.low is None else [pain.low, pain.high]
        )
        for who in ("everyone", "in pain"):
            points = [p for r in j.readings if r.who == who for p in r.points]
            assert drawn[f"{who} {i}"] == [pytest.approx(sum(points) / len(points))]
            assert drawn[f"{who} reach {i}"] == [min(points), max(points)]


def test_heat_was_measured_on_another_scale_and_is_not_on_the_axis():
    assert not [row for row in tables.effects() if "Heat" in row.label]
    found = re.search(r"<svg.+?</svg>", PAGE, re.DOTALL)[0]
    assert "Muscle relaxant" in found and "Heat" not in found


def test_an_effect_beyond_the_axis_is_drawn_at_its_end():
    out = trial_effects.Reach(-500.0, -400.0, 500.0)
    far = tables.effects()[0]._replace(everyone=out)
    drawn = {
        line.get_label(): line.get_xdata().tolist()
        for line in trial_effects.draw([far]).axes[0].lines
    }
    assert drawn["everyone 0"] == [trial_effects.LOW]
    assert drawn["everyone reach 0"] == [trial_effects.LOW, trial_effects.HIGH]


def test_the_description_names_where_the_crowd_does_more_than_any_trial():
    rows = tables.effects()
    over = trial_effects.Reach(-99.0, -99.0, -99.0)
    said = trial_effects.describe([rows[0]._replace(everyone=over, in_pain=over), rows[3]])
    assert f"below the whole interval for: {rows[0].label}. " in said
    assert "below the whole interval" not in trial_effects.describe([rows[3]])
