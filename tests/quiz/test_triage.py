"""Case files: what is refused and how it is said, and the twelve cases of lesson 3."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from spasmcycle.evidence.lint import ROOT, glossary_terms, reading_grade, source
from spasmcycle.evidence.references import CITABLE
from spasmcycle.evidence.references import load as references
from spasmcycle.figures import find
from spasmcycle.page import words
from spasmcycle.quiz import load, triage
from spasmcycle.quiz.lint import lint
from spasmcycle.quiz.markup import URGENCIES, triage_markup
from spasmcycle.quiz.questions import read

LESSON = "03_red_flags"
FILE = ROOT / "notebooks" / "quizzes" / f"{LESSON}.json"


@pytest.fixture
def raw():
    return json.loads(FILE.read_text(encoding="utf-8"))


def write(folder: Path, questions) -> Path:
    path = folder / f"{LESSON}.json"
    path.write_text(json.dumps(questions), encoding="utf-8")
    return path


def undecided(case):
    for one in case["story"]:
        one.pop("decides", None)


def said_no(case):
    for one in case["story"]:
        one["decides"] = False


BROKEN = {
    "no sentence decides": (undecided, ["story", "no finding decides", "“decides”: true"]),
    "all are said not to decide": (said_no, ["story", "no finding decides"]),
    "unknown urgency": (
        lambda c: c.update(urgency="soonish"),
        ["urgency", "“soonish”", *URGENCIES],
    ),
    "no urgency": (lambda c: c.pop("urgency"), ["urgency", "is missing"]),
    "no source at all": (lambda c: c.pop("source"), ["source", "is missing"]),
    "empty sources": (lambda c: c.update(source=[]), ["source", "is empty", "references.bib"]),
    "unknown certainty": (
        lambda c: c.update(certainty="sure"),
        ["certainty", "“sure”", "low, moderate, high"],
    ),
    "no date": (lambda c: c.pop("checked"), ["checked", "is missing"]),
    "no date that exists": (lambda c: c.update(checked="yesterday"), ["checked", "yesterday"]),
    "nothing for who is late": (lambda c: c.pop("under"), ["under", "is missing"]),
    "a field nobody knows": (lambda c: c.update(points=3), ["points", "Allowed", "urgency"]),
    "an objective nobody knows": (lambda c: c.update(lo="fly"), ["lo", "“fly”", "sort"]),
    "one sentence": (lambda c: c.update(story=c["story"][-1:]), ["story", "at least 3"]),
    "an id of a question": (lambda c: c.update(id="cord"), ["id", "used twice"]),
}


@pytest.mark.parametrize(("change", "named"), BROKEN.values(), ids=BROKEN)
def test_a_bad_case_is_refused_by_file_case_and_field(tmp_path, raw, change, named):
    case = raw["cases"][0]
    change(case)
    with pytest.raises(ValueError) as error:
        read(write(tmp_path, raw))
    said = str(error.value)
    for part in [f"{LESSON}.json", f"case “{case['id']}”", *named]:
        assert part in said


def test_a_case_without_even_an_id_is_named_by_its_place(tmp_path, raw):
    del raw["cases"][3]["id"]
    with pytest.raises(ValueError, match="case 4: id: is missing"):
        read(write(tmp_path, raw))


def test_a_lesson_without_cases_has_no_triage():
    with pytest.raises(ValueError, match=r"06_closing_the_loop\.json: cases: is missing"):
        triage("06_closing_the_loop")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda c: c["story"][0].update(text="word " * 80), "story"),
        (lambda c: c.update(why="word " * 61), "why: 61 words"),
        (lambda c: c.update(source=["todd2005"]), "todd2005"),
        (lambda c: c.update(source=["nobody1900"]), "nobody1900"),
        (lambda c: c.update(why="The root is crushed."), "crush"),
        (
            lambda c: c.update(why="Methodological heterogeneity necessitates deliberation " * 14),
            "allowed 8",
        ),
    ],
)
def test_a_case_against_the_writing_rules_is_reported(tmp_path, raw, change, named):
    change(raw["cases"][0])
    (found,) = lint(write(tmp_path, raw))
    assert f"case “{raw['cases'][0]['id']}”" in found
    assert named in found


def test_there_are_four_two_three_and_three_short_cases_none_reviewed():
    cases = load(LESSON)["cases"]
    assert Counter(case["urgency"] for case in cases) == {
        "emergency": 4,
        "soon": 2,
        "days": 3,
        "self-care": 3,
    }
    for case in cases:
        assert sum(len(one["text"].split()) for one in case["story"]) <= 80
        assert case["reviewed"] is None
        assert {references()[key].status for key in case["source"]} <= CITABLE


def test_the_seed_shuffles_the_cases_the_same_way_for_all():
    questions = load(LESSON)
    order = re.findall(r'data-item="([^"]+)"', triage_markup(questions))
    assert order == re.findall(r'data-item="([^"]+)"', triage_markup(questions))
    written = [case["id"] for case in questions["cases"]]
    assert sorted(order) == sorted(written)
    assert order != written
    other = re.findall(r'data-item="([^"]+)"', triage_markup(questions | {"seed": 99}))
    assert other != order


def test_the_answer_says_first_what_to_do_then_why_then_late_then_early_then_what_decides():
    markup = triage_markup(load(LESSON))
    for section in markup.split("<section")[1:-1]:
        told = re.findall(r'<li data-for="([^":]+)', section)
        told = [name for name in told if name != "finding"] + ["finding"]
        wanted = ["action", "why", "under", "over", "finding"]
        assert told == [name for name in wanted if name in told]
        assert {"action", "why", "finding"} <= set(told)
        assert words()["triage.notReviewed"] in section
        assert re.search(r"Certainty of this advice: (low|moderate|high)\.", section)
        assert "Checked against these sources on 21 November 2026." in section


@pytest.mark.parametrize("page", ["notebooks/03_red_flags.ipynb", "book/red-flag-card.md"])
def test_the_lesson_and_the_card_are_easy_to_read(page):
    assert reading_grade(source(ROOT / page), glossary_terms()) <= 8


def test_the_card_is_easy_to_read_without_help_from_the_glossary():
    assert reading_grade(source(ROOT / "book" / "red-flag-card.md"), []) <= 8


def test_each_sign_on_the_card_has_a_source_and_no_sign_of_the_strip_is_left_out():
    card = (ROOT / "book" / "red-flag-card.md").read_text(encoding="utf-8")
    signs = re.findall(r"^- .+", card, re.MULTILINE)
    assert len(signs) == 13
    assert [sign for sign in signs if "](references.md#" not in sign] == []
    for sign in (
        "You cannot pee, or cannot feel yourself pee",
        "control of poo",
        "genitals",
        "Both legs",
        "weak fast",
        "Fever",
        "major injury",
        "tearing",
        "collapse",
    ):
        assert sign in card


def test_the_lesson_prints_what_the_picture_counts():
    picture = find("hundred-people")
    shown = picture.read(picture.values())
    text = " ".join(source(ROOT / "notebooks" / f"{LESSON}.ipynb").split())
    for group, has, has_not, everyone in zip(
        ("Sign is there", "Sign is absent", "All"),
        shown["has"],
        shown["has_not"],
        shown["all"],
        strict=True,
    ):
        assert f"| {group} | {has:.0f} | {has_not:.0f} | {everyone:.0f} |" in text
    assert f"That is {shown['share_sign']:.0f} in 100." in text
    assert f"That is **{shown['share_absent']:.0f} in 100**." in text
    assert (round(shown["share_sign"]), round(shown["share_absent"])) == (46, 13)
    better = picture.read(picture.values(found=70))
    assert [f"{n:.0f}" for n in (better["has"][0], better["has"][1], better["all"][1])] == [
        "133",
        "57",
        "770",
    ]
    assert f"about {better['share_absent']:.0f} in 100" in text


@pytest.mark.parametrize("people", ["100", "1000"])
def test_every_person_is_in_one_group_and_every_square_on_the_picture(people):
    picture = find("hundred-people")
    for prior in (1, 19, 50):
        for found in (1, 43, 99):
            for cleared in (1, 88, 99):
                values = picture.values(prior=prior, found=found, cleared=cleared, people=people)
                r = picture.read(values)
                assert r["all"][0] + r["all"][1] == int(people)
                assert r["has"][0] + r["has"][1] == r["ill"]
                assert min(r["has"] + r["has_not"]) >= 0
                each = int(people) / 100
                for place, side in enumerate(("sign", "absent")):
                    for kind, count in (("has", r["has"]), ("not", r["has_not"])):
                        bars = zip(r[f"low_{kind}_{side}"], r[f"high_{kind}_{side}"], strict=True)
                        drawn = sum(high > low for low, high in bars)
                        assert abs(drawn - count[place] / each) <= 0.5
