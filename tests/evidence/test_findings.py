"""The evidence store: sound, one number for one thing, and the only copy of what it says."""

import copy
import json

import pytest

from spasmcycle.evidence import findings, quoted, signs
from spasmcycle.evidence.lint import pages, question_files
from spasmcycle.evidence.sentences import quoting
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.treatments import TREATMENTS

SOUND = {
    "says": "Of 30 people, 7 % were silent.",
    "works": ["li2019frp"],
    "about": "patients",
    "status": "V",
    "certainty": "low",
}


@pytest.fixture
def room(tmp_path):
    """A store of one file; called with its entries, it gives the folder."""

    def made(entries):
        folder = tmp_path / "findings"
        folder.mkdir(exist_ok=True)
        (folder / "one.json").write_text(json.dumps(entries), encoding="utf-8")
        return tmp_path

    return made


def test_the_store_is_sound():
    assert findings.faults() == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"works": []}, "works"),
        ({"works": ["nobody2020"]}, "nobody2020"),
        ({"works": ["matre1998"]}, "status M"),
        ({"works": ["peharec2024"]}, "status R"),
        ({"certainty": "quite sure"}, "quite sure"),
        ({"says": " "}, "says"),
        ({"status": "M"}, "status"),
        ({"works": ["adamshutton1983"]}, "second-hand"),
        ({"pain": {"day": 3, "change": -7, "low": -9}}, "high"),
        ({"counts_with": "nothing-such"}, "nothing-such"),
        ({"effect": 3}, "effect"),
        ({"claims": ["S9-01"]}, "S9-01"),
    ],
)
def test_a_faulty_finding_is_named_with_file_and_field(room, change, named):
    (fault,) = findings.faults(room({"li2019-silent": SOUND | change}))
    assert fault.startswith("one.json: li2019-silent")
    assert named in fault


def test_a_finding_without_a_certainty_or_a_source_is_refused(room):
    for field in ("works", "certainty", "says", "status", "about"):
        entry = {name: value for name, value in SOUND.items() if name != field}
        assert field in findings.faults(room({"li2019-silent": entry}))[0]


def test_one_thing_has_one_number(room):
    first = SOUND | {"numbers": {"silent_before": 7}}
    second = SOUND | {"numbers": {"silent_before": 8}}
    assert findings.faults(room({"a-one": first, "b-two": first})) == []
    (fault,) = findings.faults(room({"a-one": first, "b-two": second}))
    assert "silent_before is 8, but 7 in a-one" in fault


def test_unknown_ids_are_refused_with_what_is_near():
    with pytest.raises(ValueError, match="li2019frp-silence"):
        findings.finding("li2019frp-noise")
    with pytest.raises(ValueError, match="nobody2020"):
        findings.called("nobody2020")
    with pytest.raises(ValueError, match="no_such_number"):
        findings.number("no_such_number")


def test_treatments_and_causes_name_findings_and_works_that_are_there():
    for treatment in TREATMENTS.values():
        assert treatment.evidence and len(treatment.findings) == len(treatment.evidence)
    for cause in CAUSES.values():
        assert all(findings.called(key) for key in cause.judged.works)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 1,172 people, d = −1.71, at L4 in 2009, 4.0", ["1172", "1.71", "4"]),
        ("one 0.5 to 2.10 × 3 mm²", ["0.5", "2.1", "3"]),
        ("The 10 000 of S1-03", ["10000"]),
        ("In lessons 1, 2 and 3, as in lesson 2, 4 of 5", ["4", "5"]),
    ],
)
def test_numbers_are_read_as_a_reader_reads_them(text, found):
    assert quoted.numbers(text) == found


def test_a_second_different_copy_of_a_number_is_found():
    said = "Silence was present in 7 % before and in 60 % after."
    assert quoted.strangers(said, ["li2019frp"]) == []
    assert quoted.strangers(said.replace("60", "61"), ["li2019frp"]) == ["61"]
    assert quoted.strangers(said, ["geisser2005"]) == ["7", "60"]


def test_a_table_leans_on_the_paragraph_before_it_but_not_over_a_heading():
    table = "| a | b |\n|---|---|\n| one | 5 |\n"
    said = "It was found ([Li 2019](references.md#li2019frp)).\n\n"
    assert ("one | 5", ("li2019frp",)) in list(quoting(said + table))
    assert ("one | 5", ()) in list(quoting(said + "## Next\n\n" + table))


READ = [*pages(), *question_files(), signs.FILE]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_every_number_quoted_with_a_work_stands_in_the_store(path):
    assert list(quoted.faults(path)) == []


@pytest.mark.parametrize(
    ("place", "field", "old", "new", "named"),
    [
        ("A3", "ours", "The limit of 60", "The age", "A3: 60 is in no finding of nidirectaaa"),
        ("A3", "words", "over 60", "over 61", "A3: 61 is in no finding of nidirectaaa"),
        ("T1", "note", "55 in 100", "56 in 100", "T1: 56 is in no finding of footdrop2025"),
        ("T4", "ours", "over 75", "over 76", "T4: 76 is in no finding of hcplive2014"),
        ("E12", "note", "33 in 100", "34 in 100", "E12: 34 is in no finding of nice2008cg75"),
        ("sent-home", "ours", "Of 17", "Of 18", "sent-home: 18 is in no finding of higginson2020"),
    ],
)
def test_a_number_of_the_urgent_signs_that_nobody_entered_is_found(place, field, old, new, named):
    data = copy.deepcopy(signs.load())
    part = next(one for one in (*data["signs"], *data["rules"]) if one["id"] == place)
    assert part[field].count(old) == 1
    part[field] = part[field].replace(old, new)
    assert list(quoted.list_faults(data)) == [named]


def test_where_guidance_differs_is_held_against_the_store_too():
    data = copy.deepcopy(signs.load())
    data["differs"][0]["ours"] = data["differs"][0]["ours"].replace("2.6", "2.7")
    (fault,) = quoted.list_faults(data)
    assert "2.7 is in no finding of angus2021, wood2024" in fault
