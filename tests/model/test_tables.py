"""The page on causes and treatments says what the data and the model say."""

import re

from spasmcycle import tables
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.generate import settle
from spasmcycle.model.treatments import TREATMENTS

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
