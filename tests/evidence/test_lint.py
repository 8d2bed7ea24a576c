"""The checks themselves: each finds the fault it is for, and leaves sound text alone."""

import json

import pytest

from spasmcycle.evidence import lint
from spasmcycle.evidence.clinical import unlinked
from spasmcycle.evidence.lint import (
    faults,
    links,
    prose,
    question_faults,
    reading_grade,
    slug,
    source,
)

GLOSSARY = "# Glossary\n\n## nerve root\n\nThe first stretch of a nerve.\n"
SOUND = (
    "In one trial 40 % of people got better ([Chiu 2015](references.md#chiu2015)).\n"
    "A [nerve root](glossary.md#nerve-root) is near. In the model, gain falls by 10 %.\n"
)


@pytest.fixture
def book(tmp_path):
    """A course of one page: give it Markdown, get the faults."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "glossary.md").write_text(GLOSSARY, encoding="utf-8")

    def check(text: str, name: str = "page.md") -> list[str]:
        page = tmp_path / "book" / name
        page.write_text(text, encoding="utf-8")
        return faults(page, tmp_path)

    return check


@pytest.fixture
def lesson(tmp_path, book):
    """The same for a notebook."""
    (tmp_path / "notebooks").mkdir()

    def check(text: str) -> list[str]:
        path = tmp_path / "notebooks" / "06_x.ipynb"
        cells = [
            {"cell_type": "code", "source": ["print('slipped [x](references.md#no)')"]},
            {"cell_type": "markdown", "source": text.splitlines(keepends=True)},
        ]
        path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return faults(path, tmp_path)

    return check


def test_sound_text_has_no_fault(book, lesson):
    assert book(SOUND) == []
    assert lesson(SOUND.replace("](", "](../book/")) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("See [A](references.md#nobody1900).", "no such work"),
        ("See [Travell](references.md#travell1942).", "status M"),
        ("See [Cohen](references.md#cohenquintner2008).", "status R"),
        ("See [A](../book/references.md#chiu2015).", "write references.md#chiu2015"),
        ("See [x](glossary.md#wind).", "no such term"),
        ("See [Chiu 2016](references.md#chiu2015).", "prints 2016, the work's year is 2015"),
        ("See [Xia 2015](references.md#xia2015).", "prints 2015, the work's year is none"),
        ("A slipped disc.", "'slipped'"),
        ("It is **damaging**.", "'damag'"),
        ("About 40 % of people got better.", "without a source"),
        ("Of 30 patients, 7 of 30 did.", "without a source"),
        ("A trial (n = 60) found nothing.", "without a source"),
        ("In a study, 2 (95% CI 1 to 3).", "without a source"),
        ("| who | how many |\n|---|---|\n| people | 40 % |", "without a source"),
    ],
)
def test_each_fault_is_found_and_named(book, text, part):
    found = book(text)
    assert all(fault.startswith("book/page.md: ") for fault in found)
    assert any(part in fault for fault in found)


def test_a_source_in_another_sentence_does_not_count_for_a_number(book):
    text = "See [Chiu 2015](references.md#chiu2015). About 40 % of people got better."
    assert len(book(text)) == 1


CITED = "Discs can shrink ([Chiu 2015](references.md#chiu2015))."


@pytest.mark.parametrize(
    "text",
    [
        "Traction heals a herniated disc.",
        "Most people recover without treatment.",
        "Sitting is bad for the lower back.",
        f"{CITED} It is calm. Pain then falls.",
        f"{CITED}\n\nPain then falls.",
        "In the model pain falls. In people, pain falls too.",
        "In the model pain falls. It is calm. Then the nerve heals.",
        "It matters whether a muscle guards.",
        "- Muscles guard.\n- Here is another line.",
        "# The model card\n\nIn people, muscles guard.",
        "# Guarding\n\n## Where this model is wrong\n\nMuscles guard.",
        "# Causes\n\n## When the toy is freed\n\n## Treatments\n\nTraction heals.",
        f"{CITED}\n\n- Muscles guard.",
        "| part | what it does |\n|---|---|\n| disc | it hurts |",
    ],
)
def test_a_clinical_sentence_that_leans_on_nothing_is_found(book, text):
    assert any("clinical sentence without a source" in fault for fault in book(text))


@pytest.mark.parametrize(
    "text",
    [
        f"The disc dries out. {CITED} The nerve then rests.",
        "Researchers found this ([Chiu 2015](references.md#chiu2015)):\n\n- Discs shrink.",
        f"{CITED}\n\n| part | what it does |\n|---|---|\n| disc | it shrinks |",
        "| part ([Chiu](references.md#chiu2015)) | does |\n|---|---|\n| disc | shrinks |",
        "Does a disc hurt?",
        "Look at the disc. A goal: name every muscle.",
        "In the toy, pain makes muscle guard. The muscle then tires.",
        "# The model card\n\n## Levels\n\nA muscle guards.",
        "# Causes\n\n## When the toy is freed\n\nA disc shrinks.",
        "The model has these parts:\n\n- a disc that hurts",
        "Sam is made up. Sam has a sore back. One leg hurts.",
        "No trial of it in a sore back was found. Nobody has tested it in a disc.",
        "Certainty for people: low.",
        "Pain down the leg from a root is called radicular pain.",
        "## By the end you can\n\n- name the parts of a disc",
    ],
)
def test_a_sentence_that_leans_on_a_work_or_says_why_it_need_not_is_left_alone(book, text):
    assert book(text) == []


def test_the_first_sentence_of_an_entry_is_a_meaning_and_the_next_is_not(book):
    entry = GLOSSARY + "\n## disc\n\nThe pad between two bones of the spine.\n"
    assert book(entry, "glossary.md") == []
    (found,) = book(entry + "It often hurts.\n", "glossary.md")
    assert "It often hurts." in found


@pytest.mark.parametrize("path", lint.pages(), ids=lambda path: path.name)
def test_a_clinical_sentence_planted_in_a_real_page_is_found(path):
    planted = "In people, traction heals a herniated disc."
    if path.name[0].isdigit() or path.name in ("red-flag-card.md", "safety.md", "glossary.md"):
        planted = "Traction heals a herniated disc."
    blocks = source(path).split("\n\n")
    places = [n for n, block in enumerate(blocks, start=1) if not block.startswith("#")]
    for place in (places[len(places) // 3], places[2 * len(places) // 3], places[-1]):
        text = "\n\n".join([*blocks[:place], planted, *blocks[place:]])
        assert planted in unlinked(text, path.name == "glossary.md")


QUESTION = {"id": "q", "world": "people", "stem": "Does it?", "source": []}


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"options": [{"text": "Discs heal.", "feedback": "Yes. Discs shrink."}]}, True),
        ({"explain": "Discs shrink."}, True),
        ({"explain": "Discs shrink.", "source": ["chiu2015"]}, False),
        ({"options": [{"text": "Discs heal.", "feedback": "Look again."}]}, False),
        ({"explain": "The disc shrinks.", "world": "model"}, False),
        ({"explain": "In people discs shrink.", "world": "model"}, True),
    ],
)
def test_a_question_that_speaks_of_people_needs_a_source(tmp_path, changes, faulty):
    path = tmp_path / "quiz.json"
    path.write_text(json.dumps({"items": [QUESTION | changes]}), encoding="utf-8")
    assert bool(question_faults(path)) == faulty


def test_a_story_to_sort_needs_a_source(tmp_path):
    case = {"id": "sam", "story": [{"text": "Sam's leg hurts."}], "why": "A root may be pressed."}
    path = tmp_path / "quiz.json"
    for works, count in (([], 1), (["long2020ces"], 0)):
        text = json.dumps({"items": [], "cases": [case | {"source": works}]})
        path.write_text(text, encoding="utf-8")
        assert len(question_faults(path)) == count


def test_a_lesson_links_by_its_own_path(lesson):
    (found,) = lesson("See [Chiu](references.md#chiu2015).")
    assert "../book/references.md#chiu2015" in found


def test_the_glossary_checks_links_to_itself(book):
    assert book(GLOSSARY + "See [it](#nerve-root).", "glossary.md") == []
    assert book(GLOSSARY + "See [it](#tree).", "glossary.md") != []


def test_links_in_code_are_no_links():
    assert links("`[a](b.md)` and [c](d.md)") == ["d.md"]


def test_source_of_a_notebook_is_its_prose(tmp_path, lesson):
    lesson("Words.")
    assert source(tmp_path / "notebooks" / "06_x.ipynb") == "Words."


@pytest.mark.parametrize("heading", ["Nerve root", "pain–spasm", "who's there"])
def test_a_heading_that_is_not_one_anchor_everywhere_is_refused(heading):
    with pytest.raises(ValueError, match="lower-case"):
        slug(heading)


def test_the_anchor_is_the_one_the_book_makes():
    anchors = pytest.importorskip("mdit_py_plugins.anchors.index")
    for heading in ("nerve root", "pain-spasm-pain cycle", "chiu2015"):
        assert slug(heading) == anchors.slugify(heading)


def test_prose_leaves_out_what_is_not_read_as_sentences():
    text = "# Head\n\nA cat ([Chiu](references.md#chiu2015)).\n\n- one\n- two $x$\n\n$$\ny\n$$\n"
    assert prose(text + "\n| t |\n|---|\n| u |\n") == "A cat.\none.\ntwo."


def test_hard_text_gets_a_high_grade_and_known_terms_do_not_count():
    plain = "The cat sat on the mat. It was warm."
    hard = "Intervertebral fibrocartilaginous deterioration necessitates multidisciplinary care."
    assert reading_grade(plain, []) < 4 < 10 < reading_grade(hard, [])
    term = "The sensitisation grew. We saw sensitisation."
    assert reading_grade(term, ["sensitisation"]) < reading_grade(term, [])
