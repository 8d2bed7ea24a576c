"""The checks themselves: each finds the fault it is for, and leaves sound text alone."""

import json

import pytest

from spasmcycle.evidence.lint import faults, links, prose, reading_grade, slug, source

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
    (found,) = book(text)
    assert found.startswith("book/page.md: ")
    assert part in found


def test_a_source_in_another_sentence_does_not_count(book):
    text = "See [Chiu 2015](references.md#chiu2015). About 40 % of people got better."
    assert len(book(text)) == 1


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
