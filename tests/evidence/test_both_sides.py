"""Where studies disagree, whoever tells one side tells the other, and guarding has one strength."""

import json
import re
from pathlib import Path

import pytest

from spasmcycle.evidence import lint
from spasmcycle.evidence.quoted import GENERATED, numbers
from spasmcycle.evidence.sentences import quoting

PAGES = [*lint.pages(), *lint.question_files()]

# who cites the one, cites one of the others on the same page
BESIDE = {
    # reflexes in muscle pain: sensors and back muscle not up, relaxed leg muscle up, and back
    "birznieks2008": {"matre1999", "sohn2004"},
    "smith2019": {"matre1999", "sohn2004"},
    "matre1999": {"zedka1999", "birznieks2008"},
    # a normal quick reflex after surgery is not the path from a sore disc
    "leinonen2001": {"indahl1997"},
    # the multifidus after days and after months
    "hodges2006": {"hodges2015"},
    # oxygen and pressure in back muscle, for and against the rules of flow
    "jensen2000": {"mcgill2000"},
    "mcgill2000": {"jensen2000"},
    "dideriksen2010": {"mueller1998"},
    # silence after surgery, and why that is hard to read
    "li2019frp": {"neblett2013", "oshaughnessy2013"},
    # activity when still: found, and not found
    "miller1985": {"geisser2005", "roland1986"},
}
NOT_ONE_SIDED = {
    # names a study for what a lesson's words led to, and tells the rest there
    ("instructors.md", "li2019frp"),
}


def cited(path: Path) -> set[str]:
    """The works that a page or a question file names."""
    if path.suffix == ".json":
        questions = json.loads(path.read_text(encoding="utf-8"))
        items = [*questions["items"], *questions.get("cases", [])]
        return {work for item in items for work in item["source"]}
    return set(re.findall(r"references\.md#(\w+)", lint.source(path)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_who_tells_one_side_tells_the_other(path: Path):
    works = cited(path)
    alone = {
        one
        for one, others in BESIDE.items()
        if one in works and not works & others and (path.name, one) not in NOT_ONE_SIDED
    }
    assert alone == set()


def test_the_strength_of_healthy_people_has_one_wording():
    told = []
    for path in lint.pages():
        page = GENERATED.sub("", lint.source(path))
        for words, works in quoting(page):
            if works == ("cholewicki1997",) and numbers(words) and "model of a spine" not in words:
                told.append(path.name)
                assert "healthy people" in words and "about 2 %" in words, words
                assert re.search(r"How strong guarding is .*\bnot known", page), path.name
    assert len(told) >= 5


def said(path: Path) -> str:
    """What a page or a question file says to be so, without what it quotes."""
    if path.suffix == ".json":
        questions = json.loads(path.read_text(encoding="utf-8"))
        parts = [text for item in questions["items"] for text in lint.said(item)]
    else:
        parts = [words for words, _ in quoting(lint.source(path))]
    return re.sub(r"[\"“].*?[\"”]", "", "\n".join(parts))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_calls_guarding_weak_or_the_reflex_contradicted(path: Path):
    for words in ("guarding (?:is|was) (?:real, )?weak", "(?:reflex|sensor).*contradicted"):
        assert not re.search(words, said(path), re.IGNORECASE), words
