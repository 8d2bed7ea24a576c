"""The model card shows every model that the course runs, and where each number comes from."""

import re

import pytest

from spasmcycle import rivals
from spasmcycle.cohort.spread import FIELDS, fitted
from spasmcycle.evidence.references import load
from spasmcycle.figures import find
from spasmcycle.model import show
from spasmcycle.model.parameters import GRADES, PARAMETERS, Parameter
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.model.treatments import TREATMENTS
from spasmcycle.publish import tables
from spasmcycle.rivals import fatigue, flow
from spasmcycle.study.trials import FAILED, judged

CARD = tables.CARD.read_text(encoding="utf-8")
KNOWN = {
    "parameters": PARAMETERS,
    "task_parameters": TASK_PARAMETERS,
    "fatigue_numbers": fatigue.PUBLISHED,
    "flow_numbers": flow.PUBLISHED,
}


def region(name: str) -> str:
    return CARD.partition(f"<!-- generated:{name} -->")[2].partition("<!-- /generated -->")[0]


def rows(name: str) -> list[list[str]]:
    """The cells of a generated table, without its head."""
    lines = [line for line in region(name).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize(("name", "known"), KNOWN.items(), ids=KNOWN)
def test_every_number_stands_with_unit_range_meaning_and_origin(name: str, known: dict):
    found = rows(name)
    assert [row[1] for row in found] == [f"`{parameter}`" for parameter in known]
    for row, p in zip(found, known.values(), strict=True):
        symbol, _, value, unit, span, meaning, origin = row
        assert symbol == f"${p.symbol}$" and meaning == p.meaning
        assert float(value.replace("−", "-")) == pytest.approx(p.value)
        assert unit == ("" if p.unit == "1" else p.unit)
        assert (span == "fixed") == (p.low == p.high)
        assert origin.startswith(p.provenance)


@pytest.mark.parametrize("known", KNOWN.values(), ids=KNOWN)
def test_what_claims_a_source_has_one_that_was_read(known: dict[str, Parameter]):
    works = load()
    for p in known.values():
        assert p.low <= p.value <= p.high and p.meaning
        if p.provenance == "chosen for teaching":
            assert not p.reference
        else:
            assert works[p.reference].citable


def test_symbols_of_one_model_differ():
    for known in KNOWN.values():
        symbols = [p.symbol for p in known.values()]
        assert len(set(symbols)) == len(symbols)


@pytest.mark.parametrize(("name", "system"), [("equations", "full"), ("task_equations", "task")])
def test_the_equations_are_those_that_run(name: str, system: str):
    shown = re.findall(r"\$\$\n(.+)\n\$\$", region(name))
    assert shown == list(show.latex()[system].values())


def lasts(cell: str) -> float:
    """How many days a cell of the table of nights says."""
    known = {"never": 0.0, "all year": 365.0}
    return known[cell] if cell in known else float(cell.removeprefix("to day "))


def test_the_card_says_that_the_toy_stands_at_night_and_what_a_night_changes():
    assert "The toy stands, day and night." in CARD
    days = {(row[0], row[1]): row[2:] for row in rows("nights")}
    assert len(days) == 6
    for stress in ("0", "0.4", "0.5"):
        stands, lies = (
            [lasts(cell) for cell in days[stress, night]] for night in ("stands", "lies")
        )
        assert all(a >= b for a, b in zip(stands, lies, strict=True))
    assert days["0.4", "stands"][2:] == ["all year"] * 2 != days["0.4", "lies"][2:]
    assert days["0.5", "lies"][2:] == ["all year"] * 2
    assert "stands day and night" in find("time-course").limits


def test_a_theory_stands_with_its_wires_and_its_source():
    for row, theory in zip(rows("theories"), rivals.THEORIES.values(), strict=True):
        label, words, wires, sources = row
        assert label == theory.label and words == theory.says
        told = dict(re.findall(r"\$(\S+?)\$ = ([\d.]+)", wires))
        asked = {TASK_PARAMETERS[n].symbol: value for n, value in theory.wires.items()}
        assert {symbol: float(value) for symbol, value in told.items()} == asked
        assert all(f"references.md#{key}" in sources for key in theory.references)
    asked = [[part.label, *(f"{v:g}" for v in part.settings.values())] for part in TASKS.values()]
    assert rows("parts") == asked


def test_sizes_and_made_up_people_are_on_the_card():
    assert [row[:3] for row in rows("grades")] == [
        [g.label, f"{g.H0:g}", f"{g.tau_H:g}"] for g in GRADES.values()
    ]
    spread = {row[0].strip("`"): row for row in rows("spread")}
    assert spread.keys() == FIELDS.keys()
    for name, row in spread.items():
        assert float(row[1]) == pytest.approx(getattr(fitted(), name))
        assert row[-1] == "chosen for teaching" or "references.md#menezescosta2012" in row[-1]
    assert sum("fitted to" in row[-1] for row in spread.values()) == 6


def test_the_headings_on_relaxant_and_heat_follow_the_crowd():
    (relaxant, *_), (heat,) = judged("relaxant"), judged("heat")
    headings = re.findall(r"^### (?:A muscle relaxant|Heat): (.+)$", CARD, re.MULTILINE)
    assert relaxant.failed == len(relaxant.readings)
    assert headings == [FAILED, heat.verdict]
    told = [j for name in TREATMENTS for j in judged(name) if j.finding.pain]
    for j in told:
        work = f"references.md#{j.finding.works[0]}"
        lines = [line for line in CARD.splitlines() if line.startswith(("- **", "**"))]
        (line,) = [x for x in lines if f"day {j.day}:" in x and work in x]
        assert TREATMENTS[j.treatment].label in line
        assert all(
            f"{verdict} in {n}" in line or len(j.counts) == 1 for verdict, n in j.counts.items()
        )
