"""Every lesson and book page: sourced, calm, easy to read, and safe."""

import json
import re
from pathlib import Path

import pytest

from spasmcycle.evidence import lint
from spasmcycle.evidence.references import BIB, load
from spasmcycle.figures import PICTURES, find

PAGES = {path.name: path for path in lint.pages()}
TERMS = lint.glossary_terms()
STRIP = BIB.with_name("safety_strip.html").read_text(encoding="utf-8")
CITED = re.compile(r"\]\(references\.md#")

ASKED = """\
annulus, bistable, cauda equina, pain-spasm-pain cycle, dorsal root, equilibrium, extrusion,
fatigue, feedback loop, gain, guarding, herniation, hysteresis, inflammation, irritants, lag,
load, nerve root, nucleus, protrusion, radicular pain, reinforcing loop, balancing loop,
sensitisation, sequestration, spasm, cramp, spasticity, stock, time constant, tipping point, toy
model, washout"""


def read(name: str) -> str:
    return PAGES[name].read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_has_no_fault(path: Path):
    assert lint.faults(path) == []


@pytest.mark.parametrize("path", lint.question_files(), ids=lambda path: path.stem)
def test_a_question_file_has_no_fault(path: Path):
    assert lint.question_faults(path) == []


def test_every_linked_work_was_read():
    linked = {
        target.partition("#")[2]
        for path in PAGES.values()
        for target in lint.links(lint.source(path))
        if "references.md#" in target
    }
    for path in lint.question_files():
        questions = json.loads(path.read_text(encoding="utf-8"))
        for item in [*questions["items"], *questions.get("cases", [])]:
            linked |= set(item["source"])
    status = {key: load()[key].status for key in linked}
    assert len(status) > 50
    assert {key: s for key, s in status.items() if s not in ("V", "V2", "D")} == {}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_easy_to_read(path: Path):
    most = 8 if path.name in ("safety.md", "red-flag-card.md", "03_red_flags.ipynb") else 10
    assert lint.reading_grade(lint.source(path), TERMS) <= most


def test_the_glossary_explains_each_term_once_in_order():
    assert len(set(TERMS)) == len(TERMS)
    assert [lint.slug(term) for term in TERMS] == sorted(lint.slug(term) for term in TERMS)
    assert set(" ".join(ASKED.split()).split(", ")) - set(TERMS) == set()


@pytest.mark.parametrize(("name", "count"), [("safety.md", 40), ("red-flag-card.md", 28)])
def test_each_line_of_advice_has_a_source_or_is_called_our_own(name: str, count: int):
    advice = read(name).partition("## Call an ambulance")[2]
    advice = advice.partition("## What is our own")[0]
    lines = re.findall(r"^- .+(?:\n  .+)*", advice, flags=re.MULTILINE)
    assert len(lines) >= count
    own = [line for line in lines if line.startswith("- Our own rule: ")]
    assert [line for line in lines if not CITED.search(line) and line not in own] == []
    assert len(own) < len(lines) / 5


@pytest.mark.parametrize("name", ["start.md", "safety.md", "model-card.md", "instructors.md"])
def test_a_page_says_that_no_clinician_has_looked(name: str):
    assert re.search(r"no clinician has reviewed", read(name), flags=re.IGNORECASE)


def test_the_start_page_leads_to_help_and_to_the_lesson():
    assert {"safety.md", "../notebooks/06_closing_the_loop.ipynb"} <= set(
        lint.links(read("start.md"))
    )


def test_instructors_are_told_the_names_that_the_figures_know():
    rows = re.findall(
        r"^\| ([a-z-]+) \| (`.+`|–) \| (`.+`|–) \|$", read("instructors.md"), re.MULTILINE
    )
    told = {name: [re.findall(r"`(\w+)`", cell) for cell in cells] for name, *cells in rows}
    known = {
        name: [list(find(name).presets), [control.name for control in find(name).controls]]
        for name in PICTURES
    }
    assert told == known


def test_what_is_due_reads_sensibly_before_any_script_has_run():
    (fallback,) = re.findall(r"<sc-due[^>]*>\s*<p>(.+?)</p>\s*</sc-due>", read("start.md"))
    assert "Nothing is listed" in fallback


def test_the_safety_strip_is_short_closed_and_complete():
    assert STRIP.startswith("<details>\n<summary>")
    assert len(re.search(r"<summary>(.+)</summary>", STRIP)[1]) < 80
    for sign in ("cannot pee", "poo", "genitals", "both legs", "weaker", "Fever", "ambulance"):
        assert sign in STRIP
    assert not re.search(r"https?:|<script|style=", STRIP)


def test_the_safety_strip_is_easy_to_read():
    lines = re.sub(r"<[^>]+>", "", STRIP).replace(";", ".")
    assert lint.reading_grade(lines.replace("\n", "\n\n"), []) <= 6


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_same_study_is_the_one_linked_just_before(path: Path):
    before = ""
    for words, target in re.findall(r"\[([^\]]+)\]\(([^)\s]+)\)", lint.source(path)):
        if words == "the same study":
            assert target == before
        before = target if "references.md#" in target else before
