"""The store of verdicts: sound, short, and the only copy of what is judged."""

import json
from pathlib import Path

import pytest

from spasmcycle.evidence import quoted, verdicts
from spasmcycle.evidence.lint import AVOID
from spasmcycle.model.causes import CAUSES
from spasmcycle.model.parameters import PARAMETERS

ROOT = Path(__file__).parents[2]
STOCKS = {"M", "W", "I", "F", "Z", "H"}

SOUND = {
    "claim": "Too little water makes muscles go into spasm.",
    "verdict": "contested",
    "certainty": "low",
    "reason": "Studies of cramp disagree.",
    "works": ["miller2010"],
    "claims": [],
}


@pytest.fixture
def room(tmp_path):
    """A store with the entries that are given; returns its folder."""

    def made(entries):
        (tmp_path / "verdicts.json").write_text(json.dumps(entries), encoding="utf-8")
        return tmp_path

    return made


def test_the_store_is_sound():
    assert verdicts.faults() == []


def test_a_sound_entry_has_no_fault_with_all_that_it_may_say(room):
    whole = SOUND | {
        "told_by": ["clinic blog", "device seller", "general explainer"],
        "findings": ["miller2010-water"],
        "would_change": "A trial in people with back spasm.",
        "persuades": ["mechanism sounds right", "before-after story"],
        "lives": "notebooks/01_motion_segment.ipynb",
        "model": "not modelled, because no level stands for water",
        "claims": ["S3-09", "S4-12"],
    }
    assert verdicts.faults(room({"water": SOUND | {"claims": ["S3-40"]}, "drink": whole})) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"verdict": "contradicted"}, "contradicted"),
        ({"certainty": "quite sure"}, "quite sure"),
        ({"works": []}, "works"),
        ({"works": ["nobody2020"]}, "nobody2020"),
        ({"works": ["schwellnus2009"]}, "status M"),
        ({"findings": ["miller2010-wine"]}, "miller2010-wine"),
        ({"findings": ["zedka1999-rest"]}, "rests on none of the works"),
        ({"reason": "word " * 41}, "41 words"),
        ({"reason": " "}, "reason"),
        ({"claims": ["S5-01"]}, "S5-01"),
        ({"persuades": ["it is cheap"]}, "it is cheap"),
        ({"told_by": ["a neighbour"]}, "a neighbour"),
        ({"lives": "somewhere else"}, "somewhere else"),
        ({"model": "not modelled"}, "not modelled"),
        ({"rating": "good"}, "rating"),
    ],
)
def test_a_faulty_entry_is_named_with_its_field(room, change, named):
    found = verdicts.faults(room({"water": SOUND | change}))
    assert len(found) == 1
    assert found[0].startswith("water: ") and named in found[0]


@pytest.mark.parametrize("field", SOUND)
def test_an_entry_that_leaves_out_what_it_must_say_is_refused(room, field):
    entry = {name: value for name, value in SOUND.items() if name != field}
    assert field in verdicts.faults(room({"water": entry}))[0]


@pytest.mark.parametrize("word", ["too vague to test", "opinion or advertising"])
def test_what_cannot_be_tested_needs_no_work(room, word):
    entry = SOUND | {"verdict": word, "certainty": "none", "works": []}
    assert verdicts.faults(room({"water": entry})) == []


def test_a_claim_is_judged_once(room):
    first, second = SOUND | {"claims": ["S3-09"]}, SOUND | {"claims": ["S4-12", "S3-09"]}
    (fault,) = verdicts.faults(room({"water": first, "drink": second}))
    assert "S3-09" in fault and "water" in fault and fault.startswith("drink")


def test_an_unknown_id_is_refused_with_those_that_are_known():
    with pytest.raises(ValueError, match="cause-dehydration"):
        verdicts.verdict("cause-draught")


@pytest.mark.parametrize("name", verdicts.verdicts())
def test_a_verdict_says_calmly_and_only_what_the_findings_say(name):
    one = verdicts.verdict(name)
    assert quoted.strangers(one.reason, one.works) == []
    texts = f"{one.claim} {one.reason} {one.would_change}".lower()
    assert [word for word in AVOID if word in texts] == []
    assert [finding.id for finding in one.seen] == list(one.findings)


@pytest.mark.parametrize("name", verdicts.verdicts())
def test_a_verdict_names_a_page_and_terms_that_are_there(name):
    one = verdicts.verdict(name)
    assert not one.lives or (ROOT / one.lives).is_file()
    if one.model and not one.model.startswith("not modelled, because "):
        known = set(PARAMETERS) | STOCKS | {"posture"}
        assert set(one.model.split(", ")) <= known


def test_the_terms_of_a_cause_are_those_that_its_verdict_names():
    for cause in CAUSES.values():
        assert set(cause.judged.model.split(", ")) == {*cause.settings, *cause.start}


def test_water_is_disputed_for_cramp_and_untested_for_the_back():
    """Two small laboratory studies once stood here as if they had settled it."""
    judged = CAUSES["dehydration"].judged
    assert (judged.verdict, judged.certainty) == ("contested", "low")
    assert {"miller2010", "ironman2024", "ors2021"} <= set(judged.works)
    assert judged.reason.endswith("For back spasm no test was found.")
