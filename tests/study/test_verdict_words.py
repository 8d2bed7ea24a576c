"""Where a page or a question speaks of a failed prediction, the crowd's verdict bears it out."""

import json
import re
from pathlib import Path

import pytest

from spasmcycle.evidence.lint import pages, question_files, source
from spasmcycle.evidence.sentences import spoken, tree
from spasmcycle.model.treatments import TREATMENTS
from spasmcycle.study.trials import FAILED, judged

SAYS = re.compile(r"failed prediction|prediction (?:has )?fail", re.IGNORECASE)
NAMES = {
    "anti_inflammatory": r"anti-inflammator",
    "relaxant": r"relaxant",
    "heat": r"\bheat",
    "cold": r"cold pack",
    "traction": r"traction|decompression",
    "positional_relief": r"positional relief",
    "bed_rest": r"bed rest|rest in bed|in bed\b",
    "massage": r"massage|manual release",
    "exercise": r"exercise",
    "stay_active": r"stay(?:ing)? active",
    "surgery": r"surgery|discectomy",
}
TALLY = re.compile(r"in (\d+) of (\d+)(?: readings)?")
LISTS = re.compile(r"<!-- generated:(?:verdicts|readings) -->.*?<!-- /generated -->", re.DOTALL)


def passages(path: Path) -> list[str]:
    """Headings, paragraphs and rows of a page, and the items of a question file, as they read."""
    if path.suffix == ".json":
        questions = json.loads(path.read_text(encoding="utf-8"))
        return [json.dumps(item, ensure_ascii=False) for item in questions["items"]]
    text = LISTS.sub("", source(path))
    found = [spoken(node) for node in tree(text).walk() if node.type in ("heading", "paragraph")]
    return [*found, *(line for line in text.splitlines() if line.startswith("|"))]


def faults(passage: str) -> list[str]:
    """Treatments that a passage with a failed prediction names and that do not fail like that.

    A prediction that fails in some readings only must be said to fail "in most", or with the
    numbers; one that fails in less than half of them is none.
    """
    if not SAYS.search(passage):
        return []
    wrong = []
    for name, words in NAMES.items():
        if not re.search(words, passage, re.IGNORECASE):
            continue
        told = {(int(a), int(b)) for a, b in TALLY.findall(passage)}
        fits = False
        for j in judged(name):
            of = len(j.readings)
            exact = (j.failed, of) in told or f"{FAILED} in {j.failed}" in passage
            most = 2 * j.failed > of and re.search(r"\bmost(?:ly)?\b", passage)
            fits |= bool(j.counts) and bool(j.failed == of or (j.failed and exact) or most)
        if not fits:
            wrong.append(name)
    return wrong


def test_every_treatment_has_its_words():
    assert NAMES.keys() | {"nothing"} == TREATMENTS.keys()
    for name, words in NAMES.items():
        assert re.search(words, TREATMENTS[name].label, re.IGNORECASE)


@pytest.mark.parametrize("path", [*pages(), *question_files()], ids=lambda path: path.name)
def test_a_failed_prediction_is_one_by_the_crowd(path):
    found = {passage: faults(passage) for passage in passages(path)}
    assert {passage: wrong for passage, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("passage", "wrong"),
    [
        ("Traction is a failed prediction of the toy.", ["traction"]),
        ("Heat and a relaxant: a failed prediction in most readings.", ["heat"]),
        ("Exercise: a failed prediction.", ["exercise"]),
        ("A relaxant: a failed prediction.", []),
        ("A failed prediction is a result.", []),
        ("Surgery helps.", []),
    ],
)
def test_the_check_can_fail(passage, wrong):
    assert faults(passage) == wrong
