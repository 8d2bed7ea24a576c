"""Case files: what is refused and how it is said, and the cases of lesson 3."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from spasmcycle.evidence import signs
from spasmcycle.evidence.lint import ROOT, glossary_terms, reading_grade, source
from spasmcycle.evidence.references import CITABLE
from spasmcycle.evidence.references import load as references
from spasmcycle.figures import find
from spasmcycle.figures.hundred_people import ACROSS, DEEP, HALF
from spasmcycle.page import words
from spasmcycle.quiz import load, triage
from spasmcycle.quiz.lint import lint
from spasmcycle.quiz.markup import URGENCIES, triage_markup
from spasmcycle.quiz.questions import LESSONS, default_cases, read

LESSON = "03_red_flags"
FILE = LESSONS / f"{LESSON}.json"


@pytest.fixture
def raw():
    return json.loads(FILE.read_text(encoding="utf-8"))


def write(folder: Path, questions) -> Path:
    path = folder / f"{LESSON}.json"
    path.write_text(json.dumps(questions), encoding="utf-8")
    return path


def unmarked(case):
    case["story"] = ["Rosa has had pain.", "It is new."]


def said_twice(case):
    case["story"].append("And again [it is numb](saddle-changed).")


def crowded(case):
    names = ["pee-hard", "pee-leak", "fever", "cancer", "lump", "limp", "age", "smoker"]
    case["story"] = [f"She [has it]({name})." for name in names]


def undecided(case):
    case["story"] = ["She has [a scan](old-scan).", "[A guess](own-guess), [no fever](no-fever)."]


BROKEN = {
    "nothing is marked": (unmarked, ["story", "0 phrases are marked", "3 to 7"]),
    "too much is marked": (crowded, ["story", "8 phrases are marked", "3 to 7"]),
    "no sign and no rule decides": (undecided, ["story", "no sign and no rule decides for: old-"]),
    "an observation nobody knows": (
        lambda c: c["story"].append("He [is tired](tired-lately)."),
        ["story", "“tired-lately” is not in signs.json"],
    ),
    "a phrase that names nothing": (
        lambda c: c["story"].append("He [is tired]()."),
        ["story", "“” is not in signs.json"],
    ),
    "a bracket left over": (
        lambda c: c["story"].append("He [is tired (smoker)."),
        ["story", "a bracket is left over"],
    ),
    "an observation told twice": (said_twice, ["story", "“saddle-changed” is marked twice"]),
    "a note on what decides": (
        lambda c: c["notes"].update({"saddle-changed": "It does not count."}),
        ["notes", "“saddle-changed” decides"],
    ),
    "a note on what is not there": (
        lambda c: c["notes"].update({"smoker": "It does not count."}),
        ["notes", "“smoker” is not marked"],
    ),
    "no note at all": (lambda c: c.pop("notes"), ["notes", "are missing"]),
    "an urgency that is typed": (
        lambda c: c.update(urgency="emergency"),
        ["unknown “urgency”", "Allowed", "story"],
    ),
    "a decision that is typed": (
        lambda c: c.update(decides=["pee-hard"]),
        ["unknown “decides”", "Allowed"],
    ),
    "a story that is no list": (lambda c: c.update(story="He is tired."), ["story"]),
    "no source at all": (lambda c: c.pop("source"), ["source", "is missing"]),
    "empty sources": (lambda c: c.update(source=[]), ["source", "is empty", "references.bib"]),
    "unknown certainty": (
        lambda c: c.update(certainty="sure"),
        ["certainty", "“sure”", "low, moderate, high"],
    ),
    "no date": (lambda c: c.pop("checked"), ["checked", "is missing"]),
    "no date that exists": (lambda c: c.update(checked="yesterday"), ["checked", "yesterday"]),
    "nothing for who is late": (lambda c: c.pop("under"), ["under", "is missing"]),
    "nothing for who is early": (lambda c: c.pop("over"), ["over", "is missing"]),
    "a field nobody knows": (lambda c: c.update(points=3), ["points", "Allowed", "story"]),
    "an objective nobody knows": (lambda c: c.update(lo="fly"), ["lo", "“fly”", "sort"]),
    "one sentence": (lambda c: c.update(story=c["story"][-1:]), ["story", "at least 2"]),
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
        (lambda c: c["story"].append("word " * 80), "story"),
        (lambda c: c.update(why="word " * 61), "why: 61 words"),
        (lambda c: c["notes"].update({"less-pain": "word " * 61}), "notes.less-pain: 61 words"),
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


# Read by hand against the authority of the list: what each case asks for, and which words decide.
EXPECTED = {
    "tom": ("ambulance", "belly-pain-sudden faint"),
    "bruno": ("ambulance", "crash pain-new legs-both-numb"),
    "rosa": ("emergency", "pain-both-legs-new saddle-changed pee-hard"),
    "amina": ("emergency", "infection-blood-lately pain-grows fever"),
    "jonas": ("emergency", "saddle-changed sex-changed pee-hard"),
    "hana": ("emergency", "cancer leg-weak-new"),
    "otto": ("emergency", "saddle-changed"),
    "mei": ("emergency", "pain-both-legs-new"),
    "niko": ("emergency", "injects-drugs pain-grows nobody-by-tomorrow"),
    "leila": ("emergency", "poo-changed"),
    "lena": ("soon", "foot-drop"),
    "paul": ("soon", "leg-weak-new"),
    "grace": ("soon", "over-65 steroids small-fall one-spot"),
    "edith": ("soon", "over-65 small-fall one-spot"),
    "victor": ("soon", "cancer pain-wakes"),
    "iris": ("soon", "immune-weak pain-grows"),
    "greta": ("days", "pain-grows"),
    "kofi": (
        "days",
        "over-three-months began-before-45 stiff-mornings better-with-moving wakes-late",
    ),
    "maya": ("self-care", "better legs-strong pee-and-feel-as-always"),
    "ali": ("self-care", "better legs-strong pee-and-feel-as-always"),
    "nora": ("self-care", "better legs-strong pee-and-feel-as-always"),
    "ines": (
        "self-care",
        "leak-habit unchanged-for-years better feels-as-always legs-strong",
    ),
}


def marked(case):
    return [part for one in case["story"] for part in one["parts"] if part["value"]]


def test_the_list_answers_every_case_as_a_reader_of_its_authority_does():
    cases = {case["id"]: case for case in load(LESSON)["cases"]}
    assert set(cases) == set(EXPECTED)
    for name, (urgency, deciding) in EXPECTED.items():
        assert cases[name]["urgency"] == urgency, name
        decides = {part["value"] for part in marked(cases[name]) if part["decides"]}
        assert decides == set(deciding.split()), name
        assert cases[name]["signs"], name


def test_every_answer_is_right_in_two_cases_or_more():
    counted = Counter(case["urgency"] for case in load(LESSON)["cases"])
    assert set(counted) == set(signs.load()["urgencies"])
    assert min(counted.values()) >= 2


def test_the_file_holds_no_answer(raw):
    for case in raw["cases"]:
        assert not {"urgency", "decides", "signs"} & set(case)
        assert "decides" not in json.dumps(case["story"])


def test_the_cases_are_short_checked_sourced_and_not_reviewed():
    for case in load(LESSON)["cases"]:
        told = ["".join(part["text"] for part in one["parts"]) for one in case["story"]]
        assert len(" ".join(told).split()) <= 80
        assert all(text[-1] in ".!?" for text in told)
        assert case["reviewed"] is None
        assert case["checked"] == "2026-11-26"
        assert {references()[key].status for key in case["source"]} <= CITABLE
        assert 3 <= len(marked(case)) <= 7
        assert any(part["note"] for part in marked(case))


def test_a_story_is_read_as_sentences_of_parts(raw):
    lena = next(case for case in load(LESSON)["cases"] if case["id"] == "lena")
    assert lena["story"][1] == {
        "parts": [
            {"text": "Since yesterday ", "value": None, "decides": False, "note": None},
            {"text": "her right foot drags", "value": "foot-drop", "decides": True, "note": None},
            {"text": ", and she trips on the rug.", "value": None, "decides": False, "note": None},
        ]
    }
    written = next(case for case in raw["cases"] if case["id"] == "lena")
    stays = lena["story"][2]["parts"][0]
    assert stays["note"] == written["notes"]["no-worse"]
    assert not stays["decides"]
    assert "notes" not in lena


def test_a_case_follows_the_list_when_its_story_changes(tmp_path, raw):
    ines = next(case for case in raw["cases"] if case["id"] == "ines")
    ines["story"][1] = "[It is much worse since Sunday](pee-leak)."
    ines["under"] = "It is worse."
    changed = next(case for case in read(write(tmp_path, raw))["cases"] if case["id"] == "ines")
    assert changed["urgency"] == "emergency"
    assert changed["signs"] == ["E2"]


@pytest.mark.parametrize("count", [5, 8, 12, 22])
@pytest.mark.parametrize("seed", [3, 4, 99])
def test_the_first_cases_hold_every_answer_and_are_the_same_for_all(count, seed):
    questions = load(LESSON) | {"seed": seed}
    chosen = default_cases(questions, count)
    assert chosen == default_cases(questions, count)
    assert len({case["id"] for case in chosen}) == count
    assert {case["urgency"] for case in chosen} == set(signs.load()["urgencies"])


def test_eight_cases_come_first_unless_asked_and_another_seed_brings_others():
    questions = load(LESSON)
    chosen = default_cases(questions)
    assert len(chosen) == 8
    assert chosen != default_cases(questions | {"seed": 4})


def test_the_first_story_is_a_plain_one():
    first = default_cases(load(LESSON))[0]
    decided = signs.decide([part["value"] for part in marked(first)])
    assert (len(decided.signs), decided.rules) == (1, ())
    assert first["certainty"] != "low"
    assert first["urgency"] != "ambulance"


@pytest.mark.parametrize("count", [0, 4, 23])
def test_too_few_or_too_many_first_cases_are_refused(count):
    with pytest.raises(ValueError, match=rf"count: is {count}. Allowed: 5 to 22"):
        default_cases(load(LESSON), count)


@pytest.mark.parametrize("name", ["lena", "paul", "grace", "edith", "victor", "iris"])
def test_who_can_wait_until_tomorrow_is_told_what_to_do_if_nobody_has_time(raw, name):
    case = next(case for case in raw["cases"] if case["id"] == name)
    assert "emergency department" in case["action"]
    if name in ("lena", "paul"):
        assert "Do not drive" in case["action"]
    assert "nobody can see you" in case["action"]


def test_who_goes_to_a_department_now_is_told_not_to_drive():
    now = [case for case in load(LESSON)["cases"] if case["urgency"] == "emergency"]
    assert len(now) == 8
    for case in now:
        assert re.search(r"\b(?:do|does) not drive\b", case["action"], re.IGNORECASE), case["id"]


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
    questions = load(LESSON)
    sections = triage_markup(questions).split("<section")[1:-1]
    assert len(sections) == len(questions["cases"])
    for section in sections:
        told = re.findall(r'<li data-for="([^"]+)', section)
        assert [name for name in told if not name.startswith("words:")] == [
            name
            for name in ("action", "why", "under", "over", "words")
            if name not in ("under", "over") or f'data-reason="{name}"' in section
        ]
        assert told[-1] == "words"
        assert words()["triage.notReviewed"] in section
        assert re.search(r"Certainty of this advice: (low|moderate|high)\.", section)
        assert re.search(r"Checked against these sources on \d+ \w+ 20\d\d\.", section)


def test_the_cases_shown_by_default_come_first_and_each_case_stands_once():
    questions = load(LESSON)
    first = [case["id"] for case in default_cases(questions)]
    order = re.findall(r'data-item="([^"]+)"', triage_markup(questions))
    assert order[: len(first)] == first
    assert len(order) == len(set(order)) == len(questions["cases"])
    assert f'data-first="{len(first)}"' in triage_markup(questions)


def test_the_answers_of_the_lesson_are_those_of_the_cases():
    text = source(ROOT / "notebooks" / f"{LESSON}.ipynb")
    rows = re.findall(r"^\| \*\*(.+?)\*\* \|", text, re.MULTILINE)
    assert rows == [words()[f"triage.{urgency}"] for urgency in URGENCIES]


@pytest.mark.parametrize("page", ["notebooks/03_red_flags.ipynb", "book/red-flag-card.md"])
def test_the_lesson_and_the_card_are_easy_to_read(page):
    assert reading_grade(source(ROOT / page), glossary_terms()) <= 8


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
                        drawn = len(r[f"{kind}_from_{side}"])
                        assert abs(drawn - count[place] / each) <= 0.5
                squares = [
                    (kind_from, at)
                    for side in ("sign", "absent")
                    for kind in ("has", "not")
                    for kind_from, at in zip(
                        [x + HALF[kind] for x in r[f"{kind}_from_{side}"]],
                        r[f"{kind}_at_{side}"],
                        strict=True,
                    )
                ]
                assert len(squares) == len({(round(x), y) for x, y in squares}), "none on another"
                assert all(0 <= round(x) < ACROSS and 0 <= y < DEEP for x, y in squares)
                ends = (r["over_to_sign"][0], r["over_from_absent"][0])
                assert ends[1] - ends[0] >= 1, "a gap parts the groups"
