"""What is said of discs, roots and loads is fair, and the same in lessons, questions and pages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from spasmcycle.evidence.findings import finding
from spasmcycle.evidence.lint import links, pages, question_files, said, source
from spasmcycle.evidence.quoted import numbers
from spasmcycle.evidence.sentences import SENTENCE_END, units
from spasmcycle.figures import PICTURES, find
from spasmcycle.quiz.questions import LESSONS

ROOT = Path(__file__).parents[2]
LESSON_1 = ROOT / "notebooks" / "01_motion_segment.ipynb"
LESSON_2 = ROOT / "notebooks" / "02_disc_to_root.ipynb"
GLOSSARY = ROOT / "book" / "glossary.md"


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of the course that says what is so, with the place where it stands."""
    for path in pages():
        yield from ((path.name, words) for words, _ in units(source(path)))
    for path in question_files():
        questions = json.loads(path.read_text(encoding="utf-8"))
        yield from ((path.name, words) for words in questions["objectives"].values())
        for item in [*questions["items"], *questions.get("cases", [])]:
            right = [o["text"] for o in item.get("options", []) if o["correct"]]
            for text in [item["title"], *right, *said(item)]:
                yield from ((path.name, words) for words in SENTENCE_END.split(text))
    for name in PICTURES:
        shown = find(name)
        goals = [text for goal in shown.goals for text in (goal.text, goal.how)]
        for text in (shown.purpose, shown.chart, shown.limits or "", *goals):
            yield from ((name, words) for words in SENTENCE_END.split(text))


SENTENCES = list(sentences())


def with_words(pattern: str) -> list[str]:
    return [f"{place}: {words}" for place, words in SENTENCES if re.search(pattern, words, re.I)]


def entry(term: str) -> str:
    text = GLOSSARY.read_text(encoding="utf-8")
    return text.partition(f"\n## {term}\n")[2].partition("\n## ")[0]


def item(lesson: str, name: str) -> dict:
    path = LESSONS / f"{lesson}.json"
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    return next(one for one in items if one["id"] == name)


@pytest.mark.parametrize(
    "wrong",
    [
        # Types are about shape; what shrinks most often are loose and extruded types.
        r"\blarge(?:r|st)\b(?! share).*\b(?:shrink|shrank|smaller again)",
        r"\b(?:shrink|shrank)\b.*\blarge(?:r|st)\b",
        r"\blargest types?\b|\btwo largest sizes\b|\bworst shrink\b",
        # A load by itself is not harm; a very high or often repeated one can be.
        r"\b(?:pressure|load) is not (?:the same as )?harm\b",
        # Low roots are long, and a root is no branch.
        r"\bshort first stretch\b|\bbranch of a nerve root\b",
    ],
)
def test_what_was_wrong_once_is_said_nowhere(wrong: str):
    assert with_words(wrong) == []


def test_the_search_for_wrong_words_reads_what_a_learner_reads():
    """It would have found them: lessons, right answers, feedback and pictures are all read."""
    assert {"01_motion_segment.ipynb", "glossary.md", "02_disc_to_root.json", "leg-map"} <= {
        place for place, _ in SENTENCES
    }
    assert with_words(r"Poorly: results differ")
    assert with_words(r"Loose and extruded types shrink most often")


def test_that_load_can_harm_is_said_wherever_a_pressure_is_called_no_harm():
    for text in (source(LESSON_1), entry("disc pressure")):
        assert "by itself is not harm" in text
        assert "Very high or often repeated load" in text and "#adams1983fatigue" in text
    for name in ("sitting", "teach"):
        texts = " ".join(said(item("01_motion_segment", name)))
        assert re.search("Very high or often repeated load|very high or often repeated", texts)


def test_a_motion_segment_has_the_same_parts_in_lesson_and_glossary():
    (summary,) = re.findall(r"^- (A motion segment is [^.]+)\.", source(LESSON_1), re.MULTILINE)
    (opening,) = re.findall(r"motion-segment\) is ([^.]+)\.", source(LESSON_1))
    meaning = entry("motion segment").strip().partition(".")[0]
    for said_there in (summary, opening, meaning):
        assert {"disc", "joints", "ligaments"} <= set(re.findall(r"\w+", said_there))
        assert not re.search("root|muscle", said_there)


def test_roots_have_their_two_names_and_an_anatomy_text():
    lesson = source(LESSON_2)
    for term in ("traversing root", "exiting root"):
        assert f"#{term.replace(' ', '-')}" in lesson and entry(term)
        assert re.search(term, lesson.partition("## In this lesson")[2])
    assert {"suh2005", "epstein2002", "wiscroots"} <= {t.partition("#")[2] for t in links(lesson)}
    assert "mrcsbank" not in lesson
    which = item("02_disc_to_root", "which")
    assert "traversing" in which["pairs"][0]["choice"] and "exiting" in which["pairs"][1]["choice"]
    assert any("exit one level lower" in wrong for wrong in which["extra"])


def test_leg_pain_is_argued_from_studies_of_leg_pain():
    lesson = source(LESSON_2)
    for key in ("elbarzouhi2013", "elbarzouhi2014", "jensen1994"):
        assert f"#{key}" in lesson
    ana = item("02_disc_to_root", "ana")
    assert "elbarzouhi2013" in ana["source"] and "brinjikji2015a" not in ana["source"]


def test_the_failed_trial_stands_beside_the_pigs():
    part = source(LESSON_2).partition("**Chemistry.**")[2].partition("**Sensitivity.**")[0]
    assert part.index("#olmarker2001") < part.index("#korhonen2006") < part.index("<details>")


def test_strips_are_judged_by_roots_of_the_low_back_with_s1_told_apart():
    part = source(LESSON_2).partition("Now the catch.")[2].partition("\n\n")[0]
    assert "of neck and low back" in part
    assert re.search(r"In the low back, .* 64\.1 %", part) and "S1, told apart" in part
    assert {"226", "169", "64.1", "64.9"} <= set(numbers(finding("murphy2009-strips").says))


def test_averages_of_chosen_cases_are_called_that():
    part = source(LESSON_2).partition("## What time does")[2].partition("<details>")[0]
    assert "53 published cases" in part
    assert "only pieces that went were counted" in part


def test_the_start_page_and_lesson_2_lead_to_causes_and_treatments():
    assert "causes-and-treatments.md" in links(source(ROOT / "book" / "start.md"))
    assert "../book/causes-and-treatments.md" in links(source(LESSON_2))
