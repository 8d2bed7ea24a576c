"""A language is a folder of files: what one lacks is named, and no text stands anywhere else."""

import json
import re
import shutil

import pytest
from marked import texts_of, unmarked, value_sets

from spasmcycle import translate, words
from spasmcycle.figures import PICTURES, find, languages
from spasmcycle.live.markup import markup, table_rows
from spasmcycle.live.svg import drawings
from spasmcycle.page import bundle_js
from spasmcycle.portable import blanks, fill
from spasmcycle.translate import Untranslatable
from spasmcycle.words import PSEUDO, Words
from spasmcycle.words.pseudo import lengthened


@pytest.fixture
def pseudo(monkeypatch):
    """Let the course speak the language that code makes."""
    monkeypatch.setenv(words.SETTING, PSEUDO)


@pytest.fixture
def german(monkeypatch, tmp_path):
    """A language with all of its files, still in English; yields a way to change one."""
    shutil.copytree(words.ROOM / "en", tmp_path / "en")
    monkeypatch.setattr(words, "ROOM", tmp_path)
    words._read.cache_clear()
    languages.begin("de", tmp_path)

    def change(name: str, texts: dict) -> None:
        path = tmp_path / "de" / f"{name}.json"
        now = {**json.loads(path.read_text("utf-8")), **texts}
        path.write_text(json.dumps({k: t for k, t in now.items() if t is not None}), "utf-8")
        words._read.cache_clear()

    yield change
    words._read.cache_clear()


# ---- templates
def test_a_template_is_filled():
    assert fill("{name}: {pain:.1f} of {most}", {"name": "Ana", "pain": 2.25, "most": 10}) == (
        "Ana: 2.2 of 10"
    )
    assert fill("{pain:,2f}", {"pain": 1234.5}) == "1234,50"


def test_a_blank_without_its_value_is_refused():
    with pytest.raises(ValueError, match=r"“a {pian:\.1f}” wants {pian}; given: pain"):
        fill("a {pian:.1f}", {"pain": 1.0})


@pytest.mark.parametrize("text", ["{", "a } b", "{pain:1f}", "{pain:.1e}", "{pain!r}", "{}"])
def test_a_brace_that_is_no_blank_is_refused(text):
    with pytest.raises(ValueError, match="is no blank"):
        blanks(text)


def good(r):
    return fill(r["say"]["now"], {"pain": r["pain"]})


def unused(r):
    return fill(r["say"]["now"], {"pain": r["pain"], "day": 3})


def chosen(r):
    return fill(r["say"]["now"] if r["pain"] > 1 else r["say"]["calm"], {"pain": r["pain"]})


@pytest.mark.parametrize(
    ("function", "say", "why"),
    [
        (good, {"now": "Pain {pian:.1f}"}, "has the blank {pian}, which is not given"),
        (good, {"now": "Pain {pain}"}, "pain may print differently"),
        (unused, {"now": "Pain {pain:.1f}"}, "no template here has the blank {day}"),
        (chosen, {"now": "Pain {pain:.1f}", "calm": "Calm, {hours:.0f}"}, "has the blank {hours}"),
    ],
)
def test_the_build_refuses_blanks_that_do_not_fit_with_key_and_name(function, say, why):
    translate.javascript(translate.given((good, {"pain": 1.5, "say": {"now": "{pain:.1f}"}})))
    with pytest.raises(Untranslatable) as found:
        translate.javascript(translate.given((function, {"pain": 1.5, "say": say})))
    assert why in str(found.value) and "test_words.py:" in str(found.value)
    assert "['now']" in str(found.value)


def test_a_word_for_a_number_is_refused():
    with pytest.raises(Untranslatable, match="pain may be no number"):
        say = {"pain": "much", "say": {"now": "Pain {pain:.1f}"}}
        translate.javascript(translate.given((good, say)))


def test_browser_and_python_fill_alike(browser):
    cases = [
        ("{a:.1f} and {a:,2f}; {b} {c}", {"a": 0.25, "b": "x", "c": 7}),
        ("{a:.0f}{a:.0f} {a:٫3f} {d}", {"a": -2.5, "d": "$& [~]"}),
        ("none", {}),
    ]
    page = browser.new_page()
    page.add_script_tag(content=bundle_js())
    theirs = page.evaluate("(all) => all.map(([t, v]) => SpasmCycle.fill(t, v))", cases)
    page.close()
    assert theirs == [fill(template, values) for template, values in cases]


# ---- a language
def test_a_whole_language_is_spoken(german, monkeypatch):
    german("page", {"number.decimal": ","})
    german("endurance", {"title": "Ermüdung", "draw.seconds": "Sekunden"})
    assert languages.faults("de") == []
    monkeypatch.setenv(words.SETTING, "de")
    picture = find("endurance")
    values = picture.values()
    said = markup(picture, values, drawings(picture, values))
    assert ">Ermüdung</h3>" in said and ">Sekunden</text>" in said
    flow = find("flow-rules")
    rows = table_rows(flow.table, flow.read(flow.values()))
    assert all(re.search(r"\d,\d\d$", row[1]) for row in rows)
    assert find("tipping-point").read(find("tipping-point").values())["at_M"][0].startswith("0,")


def test_what_a_language_lacks_is_named(german):
    german("endurance", {"title": None, "control.load": None, "odd": "x"})
    german("flow-rules", {"say.gain": "{gewinn:.2f}", "say.above": "mehr { wie"})
    german("circuit", {"say.step": "{way}, Schritt {step:.0f} von {steps}"})
    endurance, flow, circuit = sorted(languages.faults("de"), key=lambda f: "en" not in f[8:11])
    told = "\n".join((endurance, flow, circuit))
    assert (
        "words/de/endurance.json: title is missing; control.load is missing; odd is unknown" in told
    )
    assert "say.gain: the blank {gain} is missing; say.gain: the blank {gewinn} is unknown" in told
    assert "say.above: “mehr { wie” has a brace that is no blank" in told
    assert "say.step: the blank {step} is for words" in told


def test_a_language_that_is_begun_lacks_nothing_and_has_what_stands_elsewhere(german):
    assert languages.faults("de") == []
    path = words.ROOM / "de" / "posture.json"
    assert json.loads(path.read_text("utf-8"))["posture.standing"] == "Relaxed standing"


def test_a_missing_file_and_an_unknown_language_are_named(german):
    (words.ROOM / "de" / "posture.json").unlink()
    assert languages.faults("de") == ["words/de/posture.json is missing"]
    with pytest.raises(ValueError, match="no words in 'xx'; there are: de, en"):
        words.speak("xx")


def test_an_unknown_key_is_named():
    with pytest.raises(KeyError, match="endurance.json has no text 'tytle'"):
        Words("endurance")["tytle"]


# ---- English
def test_no_text_is_kept_that_nothing_says():
    for name in PICTURES:
        picture = find(name)
        drawings(picture, picture.values())
    for one in languages.every():
        if one.name in ("page", "crowd-course", "trial-effects"):
            continue
        left = {key for key in one.english() if key not in one.used}
        assert not left, f"{one.name}.json: {sorted(left)}"


class Noting(dict):
    """Templates that note which of them were chosen."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.chosen: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.chosen.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("name", PICTURES)
def test_every_template_is_chosen_somewhere(name):
    picture = find(name)
    say = Noting(picture.facts["say"])
    for values in value_sets(picture, mixtures=150):
        facts = {**picture.facts, "say": say}
        runs = picture.run(values)
        picture.describe(picture.readouts(values, runs, facts))
        if picture.complete:  # as it is while the runs come in
            part = {group: many[:2] for group, many in runs.items()}
            picture.describe(picture.readouts(values, part, facts))
    assert set(say) - say.chosen <= {"outside"}  # no run of the samples leaves the range


# ---- the language made by code
def test_the_language_of_code_is_longer_marked_and_keeps_its_blanks():
    for text in ("Loop strength", "{a:.1f} of {b}, and so on", "Of 100 people, how many have it"):
        other = lengthened(text)
        assert other[0] + other[-1] == "[]" and blanks(other) == blanks(text)
        assert len(other) >= 1.35 * len(text)
        assert unmarked(other) == "" and unmarked(text)
    assert lengthened("{n:.2f}") == "{n:.2f}"


@pytest.mark.parametrize("name", PICTURES)
def test_no_english_is_left_in_another_language(pseudo, name):
    picture = find(name)
    start = picture.values()
    drawn = drawings(picture, start)
    texts = {None: texts_of(markup(picture, start, drawn))}
    marks = [mark for one in drawn.values() for mark in one.marks]
    shown = [mark["value"] for mark in marks if mark["kind"] == "text"]
    for values in value_sets(picture):
        r = picture.read(values)
        rows = table_rows(picture.table, r)
        texts[str(values)] = [picture.alt(r), *(r[key] for key in shown), *sum(rows, [])]
    texts["spec"] = [str(guess) for part in picture.guess.values() for guess in part.values()]
    for where, said in texts.items():
        assert len(said) > 0 or where == "spec"
        for text in said:
            assert unmarked(text) == "", (name, where, text)
            assert not re.search(r"\d\.\d", text), (name, where, text)
