"""The one list of urgent signs: it is sound, each fault in it is named, and it decides rightly."""

import copy
import json
import re

import pytest

from spasmcycle.evidence import signs
from spasmcycle.evidence.references import load as works
from spasmcycle.evidence.signs import avoided, content, decide, faults, load, observed, phrases

DATA = load()
ORDER = list(DATA["urgencies"])
SIGNS = {sign["id"]: sign for sign in DATA["signs"]}
# What says "as it always was" or "no pain at all" may lower the urgency; nothing else may.
LOWERS = {"unchanged-for-years", "unchanged-for-weeks", "no-pain-lately"}


@pytest.fixture
def data():
    return copy.deepcopy(DATA)


def one(data, name):
    return next(part for part in (*data["signs"], *data["rules"]) if part["id"] == name)


def line(data, place, *names):
    return next(part for part in data[place]["lines"] if part["signs"] == list(names))


def test_the_list_is_sound():
    assert faults() == []


BROKEN = {
    "no urgency": (lambda d: one(d, "E4").pop("urgency"), "sign “E4”: urgency: is missing"),
    "a level nobody knows": (
        lambda d: one(d, "E4").update(urgency="soonish"),
        "sign “E4”: urgency: “soonish” is unknown. Allowed: ambulance, emergency",
    ),
    "a level that its id denies": (
        lambda d: one(d, "E4").update(urgency="days"),
        "sign “E4”: urgency: is days",
    ),
    "no field for sources": (lambda d: one(d, "E4").pop("sources"), "“E4”: sources: is missing"),
    "no source": (lambda d: one(d, "E4").update(sources=[]), "sign “E4”: sources: there are none"),
    "a place nobody knows": (
        lambda d: one(d, "E4")["show"].append("fridge"),
        "sign “E4”: show: “fridge” is unknown. Allowed: strip, card, page, cases",
    ),
    "a work nobody knows": (
        lambda d: one(d, "E4")["sources"].append({"work": "nobody1900", "status": "V"}),
        "sign “E4”: sources: “nobody1900” is not in references.bib",
    ),
    "a work of which only the record was seen": (
        lambda d: one(d, "T4")["sources"].append({"work": "han2023", "status": "V"}),
        "sign “T4”: sources: “han2023” has status R",
    ),
    "a status that the work does not have": (
        lambda d: one(d, "E1")["sources"][1].update(status="V"),
        "sign “E1”: sources: “cescard”: status is V here and V2",
    ),
    "an observation nobody knows": (
        lambda d: one(d, "E4").update(needs=[["saddle-gone"]]),
        "sign “E4”: needs: “saddle-gone” is no observation",
    ),
    "an unknown observation in a rule": (
        lambda d: one(d, "nobody-sees-you")["decides"].update(observation="nobody-ever"),
        "rule “nobody-sees-you”: decides: “nobody-ever”",
    ),
    "an unknown observation in a group": (
        lambda d: d["groups"]["bone-risk"].append("over-99"),
        "bone-risk: “over-99” is no observation",
    ),
    "a rule gone": (
        lambda d: d["rules"].remove(one(d, "two-reasons")),
        "rules: 0 are of kind count",
    ),
    "a rule that is nobody's": (
        lambda d: one(d, "times").update(ours=None),
        "rule “times”: ours: is empty",
    ),
    "a sign twice": (lambda d: d["signs"].append(one(d, "E4")), "signs: “E4” is there twice"),
    "a work named in a note only": (
        lambda d: one(d, "E4").update(note="So it is ({dionne2019})."),
        "sign “E4”: note: “dionne2019” is not among its sources",
    ),
    "a sign left out of the strip": (
        lambda d: d["strip"]["lines"].remove(line(d, "strip", "E10")),
        "sign “E10”: has 0 lines on the strip, not 1",
    ),
    "a sign on two lines": (
        lambda d: line(d, "card", "E8")["signs"].append("E9"),
        "sign “E9”: has 2 lines on the card, not 1",
    ),
    "a sign where it is not shown": (
        lambda d: line(d, "card", "E8")["signs"].append("A6"),
        "sign “A6”: has 1 lines on the card, not 0",
    ),
    "a line of two urgencies": (
        lambda d: line(d, "strip", "E10")["signs"].append("T1"),
        "are not of one urgency",
    ),
    "a line that says more": (
        lambda d: line(d, "strip", "E10").update(words="Fever or night sweats with back pain."),
        "“night, sweat” stands in none of its signs",
    ),
    "a line with another number": (
        lambda d: line(d, "card", "A3").update(words="Sudden severe back pain, if over 70."),
        "70 stands in none of its signs",
    ),
    "words not to be said": (
        lambda d: one(d, "A1").update(words=one(d, "A1")["words"] + " It is tearing."),
        "sign “A1”: “tearing” must not be printed here",
    ),
    "something that implies what nobody knows": (
        lambda d: d["implies"].update({next(iter(d["implies"])): ["no-such-observation"]}),
        "implies: “no-such-observation” is no observation of the list",
    ),
    "a correction without a reason": (
        lambda d: d["corrections"][0].pop("why"),
        "why: is missing",
    ),
}


@pytest.mark.parametrize(("change", "named"), BROKEN.values(), ids=BROKEN)
def test_a_fault_of_the_list_is_named(data, change, named):
    change(data)
    assert any(named in fault for fault in faults(data)), faults(data)


def test_a_case_that_nothing_decides_is_named():
    case = {"id": "sam", "story": ["Sam has [a scan from last year](old-scan)."]}
    (found,) = faults(cases=[case])
    assert "case “sam”: no sign and no rule decides for: old-scan" in found


def test_a_case_may_not_say_what_its_own_sign_forbids():
    story = ["Sam [had cancer](cancer), and [the pain grows](pain-grows)."]
    case = {"id": "sam", "story": story, "action": "See a clinician within days."}
    assert faults(cases=[case]) == ["case “sam”: “within days” must not be printed here."]
    days = {"id": "pat", "story": ["[The pain grows](pain-grows)."], "action": case["action"]}
    assert faults(cases=[days]) == []


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_each_way_in_which_a_sign_holds_brings_it_and_its_urgency(sign):
    for needs in sign["needs"]:
        first = [DATA["groups"].get(name, [name])[0] for name in needs]
        found = decide(first)
        assert ORDER.index(found.urgency) <= ORDER.index(sign["urgency"])
        if found.urgency == sign["urgency"]:
            assert sign["id"] in found.signs
            assert set(first) <= set(found.deciding)


def test_no_further_observation_ever_lowers_the_urgency():
    for sign in SIGNS.values():
        for needs in sign["needs"]:
            first = [DATA["groups"].get(name, [name])[0] for name in needs]
            alone = ORDER.index(decide(first).urgency)
            for more in set(DATA["observations"]) - LOWERS:
                assert ORDER.index(decide([*first, more]).urgency) <= alone, (first, more)


def test_the_order_of_the_observations_does_not_matter():
    seen = ["pain-grows", "injects-drugs", "no-fever", "nobody-by-tomorrow"]
    assert decide(seen) == decide(seen[::-1]) == decide(dict.fromkeys(seen))


DECIDED = [
    ("fever pain-new", "emergency", "E10"),
    ("fever crash pain-new", "ambulance", "A4"),
    ("back-pain-sudden over-65", "ambulance", "A3"),
    ("back-pain-sudden aneurysm", "ambulance", "A3"),
    ("back-pain-sudden cold-sweat", "ambulance", "A2"),
    ("back-locked strong-pain", "self-care", "S2"),
    ("fever confused", "ambulance", "A7"),
    ("cancer leg-numb-new", "emergency", "E12"),
    ("cancer leg-pain-shooting", "emergency", "E12"),
    ("cancer unsteady", "emergency", "E12 E9"),
    ("cancer pain-wakes", "soon", "T2"),
    ("cancer weight-loss", "days", "D1"),
    ("blood-thinners leg-weak-new", "emergency", "E13"),
    ("blood-thinners old-back-pain leg-pain-shooting better", None, ""),
    ("foot-drop no-worse", "soon", "T1"),
    ("foot-drop leg-weaker", "emergency", "E8"),
    ("pain-grows diabetes", "soon", "T3"),
    ("pain-grows dialysis no-fever", "soon", "T3"),
    ("pain-grows diabetes cannot-walk", "emergency", ""),
    ("pain-new infection-blood-lately", "emergency", "E11"),
    ("one-spot over-65", "soon", "T4"),
    ("one-spot steroids small-fall leg-numb-new", "emergency", "E14"),
    ("small-fall over-65 cannot-walk", "emergency", "E14"),
    ("one-spot small-fall", None, ""),
    ("leg-swollen", "soon", "T5"),
    ("leg-swollen breathless", "ambulance", "T5"),
    ("weight-loss", "days", "D1"),
    ("weight-loss lump", "soon", "D1 D3"),
    ("pain-grows", "days", "D2"),
    ("pain-grows mid-back worst-lying", "days", "D2"),
    ("under-18", "days", "D4"),
    ("under-18 limp", "soon", "D4"),
    ("pregnant saddle-changed", "emergency", "E4"),
    ("strong-pain wakes-on-turning one-leg-tingles age smoker", "self-care", "S2"),
    ("leak-habit unchanged-for-years", "self-care", "S3"),
    ("leak-habit", "emergency", "E2"),
    ("leak-habit unchanged-for-years saddle-changed", "emergency", "E4"),
    ("leak-habit unchanged-for-years pee-hard", "emergency", "E1"),
    ("bladder-weeks-ago unchanged-for-weeks", "soon", "T7"),
    ("bladder-weeks-ago", "emergency", "E1"),
    ("saddle-weeks-ago unchanged-for-weeks leg-weaker", "emergency", "E8"),
    ("pee-hard no-pain-lately", "soon", "E1"),
    ("pee-hard no-pain-lately nobody-by-tomorrow", "emergency", "E1"),
    ("foot-drop nobody-by-tomorrow", "emergency", "T1"),
    ("weight-loss nobody-by-tomorrow", "days", "D1"),
    ("saddle-changed nobody-by-tomorrow", "emergency", "E4"),
]


@pytest.mark.parametrize(("seen", "urgency", "names"), DECIDED, ids=[row[0] for row in DECIDED])
def test_the_list_decides_as_its_authority_says(seen, urgency, names):
    if urgency is None:
        with pytest.raises(ValueError, match="no sign and no rule decides"):
            decide(seen.split())
        return
    found = decide(seen.split())
    assert (found.urgency, set(found.signs)) == (urgency, set(names.split()))


def test_what_raised_the_urgency_is_named_and_decides():
    found = decide(["pain-grows", "injects-drugs", "no-fever", "nobody-by-tomorrow"])
    assert "nobody-sees-you" in found.rules
    assert set(found.deciding) == {"pain-grows", "injects-drugs", "nobody-by-tomorrow"}
    assert decide(["weight-loss", "lump"]).rules == ("two-reasons",)
    assert "risk-raises" in decide(["diabetes", "cannot-walk"]).rules
    assert decide(["leak-habit"]).deciding == ("leak-habit",)
    assert decide(["leak-habit"]).rules == ("new-or-worse",)


def test_a_weak_sign_decides_only_where_nothing_else_does():
    found = decide(["strong-pain", "better", "legs-strong", "pee-and-feel-as-always"])
    assert "strong-pain" not in found.deciding
    assert decide(["strong-pain"]).deciding == ("strong-pain",)


@pytest.mark.parametrize(
    ("seen", "named"),
    [
        ([], "there are none"),
        ("fever", "give a list"),
        (["fevre"], "“fevre” is not in signs.json. Near it: fever"),
        (["fever"], "no sign and no rule decides for: fever"),
        (["no-fever", "old-scan"], "no-fever, old-scan"),
        ([None], "“None” is not in signs.json"),
    ],
)
def test_what_cannot_be_decided_is_refused_by_name(seen, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        decide(seen)


def test_every_observation_is_asked_for_or_told():
    named = set(sum(DATA["groups"].values(), [])) | set(DATA["implies"])
    for sign in SIGNS.values():
        named |= set(sum(sign["needs"], []))
        named |= set(sum((part["needs"] for part in sign.get("raised", ())), []))
    named |= set(re.findall(r'"([a-z0-9-]+)"', json.dumps(DATA["rules"])))
    for path in signs.STORIES.glob("*.json"):
        for case in json.loads(path.read_text(encoding="utf-8")).get("cases", []):
            named |= set(observed(case["story"]))
    assert set(DATA["observations"]) - named == set()


def test_a_story_is_cut_at_its_marks_and_nothing_is_lost():
    told = "Since Monday [a foot drags](foot-drop), and [it stays so](no-worse)."
    assert phrases(told) == [
        ("Since Monday ", None),
        ("a foot drags", "foot-drop"),
        (", and ", None),
        ("it stays so", "no-worse"),
        (".", None),
    ]
    assert observed([told, "No mark."]) == ["foot-drop", "no-worse"]


def test_words_not_to_be_said_are_found_whatever_their_case_and_breaks():
    assert avoided("It is a **Tearing**\npain.") == ["tearing"]
    assert avoided("You may be incontinent.") == ["incontinen"]
    assert avoided("She sheds tears.") == []
    assert avoided("We do not write “saddle”. We say where.") == []
    assert avoided("We do not write “saddle”. The saddle is numb.") == ["saddle"]


def test_a_short_word_stands_for_its_long_forms_only():
    assert content("Weaker legs, tingling") <= content("A leg is weak and tingles")
    assert not content("cold legs") <= content("A leg is weak")


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_what_is_our_own_is_not_called_sure(sign):
    status = {works()[source["work"]].status for source in sign["sources"]}
    if sign["certainty"] != "low":
        assert sign["ours"] is None or sign["id"] in {"T5", "D6"}
        assert status & {"V", "V2", "D"}


def test_nobody_is_said_to_have_reviewed_it():
    assert DATA["reviewed"] is None
