"""A lesson stays short: what is not folded away can be read in the time that it names."""

import re
from pathlib import Path

import pytest

from spasmcycle.evidence.lint import source
from spasmcycle.evidence.sentences import FORMULA, tree

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
MOST = {"04_guarding": 900}


def words(markdown: str) -> int:
    """Words that stand open on the page: headings, text, lists and links, sources too. Folds,
    tables, formulas and code are left out."""
    count = 0
    for node in tree(FORMULA.sub("", FOLD.sub("", markdown))).walk():
        if node.type in ("paragraph", "heading"):
            seen = [p.content or " " for p in node.walk() if p.type in ("text", "softbreak")]
            count += len(re.findall(r"\w[\w'’.-]*", "".join(seen)))
    return count


@pytest.mark.parametrize("lesson", MOST)
def test_what_is_not_folded_is_short(lesson: str):
    assert words(source(NOTEBOOKS / f"{lesson}.ipynb")) <= MOST[lesson]


def test_folds_tables_and_code_do_not_count_but_sources_do():
    said = "# One two\n\nthree ([Li 2019](references.md#li2019frp)) `code`\n\n- six\n"
    fold = "<details><summary>How we know</summary>\n\nhidden words\n\n</details>\n\n"
    assert words(said + fold + "| a | b |\n|---|---|\n| c | d |\n") == 6


def test_what_is_folded_opens_in_both_readers():
    """A fold's text is Markdown only where blank lines stand round it."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        text = source(path)
        assert text.count("<details>") == text.count("</details>") == len(FOLD.findall(text))
        for fold in FOLD.findall(text):
            assert re.match(r"<details><summary>[^<\n]+</summary>\n\n", fold), path.name
            assert fold.endswith("\n\n</details>"), path.name
