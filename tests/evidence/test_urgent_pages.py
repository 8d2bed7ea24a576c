"""Strip, card and safety page: made from the one list, whole, short, easy, and never stale."""

import copy
import re

import pytest

from spasmcycle.evidence import lint, urgent_pages
from spasmcycle.evidence.quoted import numbers, own_limits
from spasmcycle.evidence.sentences import quoting
from spasmcycle.evidence.signs import MARKED, avoided, load
from spasmcycle.evidence.urgent_pages import CARD, DECIDE, NOBODY, PAGE, ROOT, STRIP, WAY

DATA = load()
SIGNS = {sign["id"]: sign for sign in DATA["signs"]}
STRIP_TEXT = STRIP.read_text(encoding="utf-8")
CARD_TEXT = CARD.read_text(encoding="utf-8")
PAGE_TEXT = PAGE.read_text(encoding="utf-8")
LOG = re.compile(r"<!-- generated:corrections -->.*?<!-- /generated -->", re.DOTALL)


def spoken(html: str) -> str:
    """Each part of the strip as a sentence of its own."""
    return re.sub(r"<[^>]+>", "", html.replace("</", ".</")).replace("..", ".")


def test_the_strip_is_short_easy_closed_and_complete():
    words = re.sub(r"<[^>]+>", " ", STRIP_TEXT).split()
    assert len(words) <= 110
    assert lint.reading_grade(spoken(STRIP_TEXT).replace("\n", "\n\n"), []) <= 6
    assert STRIP_TEXT.startswith("<details>\n<summary><strong>Urgent?</strong>")
    assert len(re.search(r"<summary>(.+)</summary>", STRIP_TEXT)[1]) < 80
    for words in ("Not medical advice", "Call an ambulance:", "Do not drive", "More signs"):
        assert words in STRIP_TEXT
    assert re.findall(r'href="([^"]+)"', STRIP_TEXT) == ["red-flag-card.html"]
    assert not re.search(r"https?:|<script|style=", STRIP_TEXT)


@pytest.mark.parametrize(
    "early",
    ["hard to start, hold or feel", "leak pee or poo", "tingly or odd", "down both legs", "sex",
     "unsteady", "Cancer, now or before", "chest or belly", "Fever or chills with back pain"],
)  # fmt: skip
def test_the_strip_has_what_it_once_lacked(early):
    assert early in STRIP_TEXT


def test_every_line_of_the_data_is_printed_where_it_belongs():
    for line in DATA["strip"]["lines"]:
        assert line["words"] in STRIP_TEXT
    heads = list(DATA["urgencies"].values())
    for line in DATA["card"]["lines"]:
        urgency = SIGNS[line["signs"][0]]["urgency"]
        part = CARD_TEXT.partition(f"## {DATA['urgencies'][urgency]}")[2].partition("\n## ")[0]
        assert f"- {line['words']}" in part
    assert [head for head in heads if f"## {head}" in CARD_TEXT] == heads[:4]


def test_a_limit_that_is_our_own_does_not_look_like_that_of_a_work():
    limits = {n for sign in SIGNS.values() for n in own_limits(sign) & set(numbers(sign["words"]))}
    assert limits == {"60", "65", "18"}
    for limit in limits:
        (line,) = [one for one in CARD_TEXT.splitlines() if f"The limit of {limit} is our" in one]
        assert limit in line.partition(" <span")[0]
    for text in (CARD_TEXT, PAGE_TEXT):
        quoted = [set(numbers(words)) & limits for words, works in quoting(text) if works]
        # One summary has 65 too, for men: it is named where the limit is called our own.
        assert [found for found in quoted if found - {"65"}] == []


def test_card_and_page_say_how_long_days_are_and_what_is_our_own_stands_behind_the_sources():
    for text in (CARD_TEXT, PAGE_TEXT):
        part = text.partition("## See a clinician within days")[2].partition("\n## ")[0]
        assert DATA["card"]["leads"]["days"] in part
    for field in ("after", "end"):
        (line,) = [one for one in CARD_TEXT.splitlines() if one.startswith(DATA["card"][field])]
        assert DATA["card"][f"{field}_own"] in line.partition("</span>")[2]


@pytest.mark.parametrize("sign", [one for one in SIGNS.values() if "page" in one["show"]])
def test_the_page_says_each_sign_with_its_sources_and_certainty(sign):
    (line,) = [one for one in PAGE_TEXT.splitlines() if one.startswith(f"- **{sign['words']}**")]
    for source in sign["sources"]:
        assert f"](references.md#{source['work']})" in line
    assert f"Certainty: {sign['certainty']}." in line
    assert (sign["ours"] is not None) == ("Our own:" in line)


def test_every_rule_and_every_question_stands_on_the_page():
    assert sorted((*NOBODY, *WAY, *DECIDE)) == sorted(rule["id"] for rule in DATA["rules"])
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", PAGE_TEXT)
    for rule in DATA["rules"]:
        assert rule["words"] in plain
    assert [one["id"] for one in DATA["questions"]] == [f"Q{n}" for n in range(1, 16)]
    for question in DATA["questions"]:
        assert f"- {question['id']}. {question['words']}" in PAGE_TEXT


@pytest.mark.parametrize(
    "route",
    ["more than you can bear", "cannot sleep", "mid-back", "a lump or a new bend", "under 18",
     "pregnant", "spine injection", "blood thinners", "over three months", "mornings are stiff",
     "nobody can see you", "Do not drive", "go back", "Say what is new"],
)  # fmt: skip
def test_the_page_has_a_way_on_for_what_once_had_none(route):
    assert route in PAGE_TEXT


def test_card_and_page_are_easy_to_read_without_help_from_the_glossary():
    for text in (CARD_TEXT, PAGE_TEXT):
        assert lint.reading_grade(text, []) <= 8


def test_no_phrase_that_the_list_forbids_is_printed():
    assert lint.safety_faults() == []
    assert set(lint.safety_texts()) == {
        "safety_strip.html",
        "README.md",
        "book/red-flag-card.md",
        "book/safety.md",
        "book/start.md",
        "notebooks/03_red_flags.ipynb",
        "spasmcycle/quiz/lessons/03_red_flags.json",
    }


def test_a_forbidden_phrase_in_a_question_is_found(tmp_path):
    for name in lint.SAFETY_PAGES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    questions = tmp_path / lint.SAFETY_QUESTIONS
    questions.parent.mkdir(parents=True)
    questions.write_text('{"items": [{"hint": "It takes time from others."}]}', encoding="utf-8")
    (found,) = lint.safety_faults(tmp_path)
    assert "03_red_flags.json: “time from others”" in found


def test_what_was_corrected_is_logged_and_said_nowhere_else():
    assert len(DATA["corrections"]) >= 14
    (log,) = LOG.findall(PAGE_TEXT)
    texts = {name: LOG.sub("", text).lower() for name, text in lint.safety_texts().items()}
    assert sum(bool(entry["gone"]) for entry in DATA["corrections"]) >= 10
    for entry in DATA["corrections"]:
        for part in ("where", "old", "new", "why"):
            assert entry[part] in log
        for words in entry["gone"]:
            assert [name for name, text in texts.items() if words in text] == [], words


def test_where_to_report_is_the_repository_or_else_whoever_publishes(tmp_path):
    settings = tmp_path / "_config.yml"
    settings.write_text("repository:\n  url: https://example.org/course/\n", encoding="utf-8")
    address = urgent_pages.report_address(tmp_path)
    told = urgent_pages.regions(report_to=address)["report"]
    assert "(https://example.org/course/issues)" in told
    settings.write_text("repository:\n  url: ''\n", encoding="utf-8")
    told = urgent_pages.regions(report_to=urgent_pages.report_address(tmp_path))["report"]
    assert "the people who publish this copy" in told
    assert "http" not in told
    settings.unlink()
    assert urgent_pages.report_address(tmp_path) == ""


def test_the_page_says_what_it_follows_when_it_was_read_and_that_nobody_reviewed_it():
    for words in ("No clinician has reviewed this page", "26 November 2026", "United Kingdom"):
        assert words in PAGE_TEXT
    assert "No clinician has reviewed this card" in CARD_TEXT
    reviewed = copy.deepcopy(DATA)
    reviewed["reviewed"] = {"name": "Dr A. Name", "date": "2027-01-02"}
    assert "Reviewed by Dr A. Name on 2 January 2027" in urgent_pages.card(reviewed)


def test_a_page_without_its_region_is_refused(tmp_path, monkeypatch):
    page = tmp_path / "safety.md"
    page.write_text("# When to get help\n", encoding="utf-8")
    monkeypatch.setattr(urgent_pages, "PAGE", page)
    with pytest.raises(ValueError, match="no region"):
        urgent_pages.outputs()


def test_the_short_form_is_one_for_start_page_and_readme():
    for path in (ROOT / "book" / "start.md", ROOT / "README.md"):
        assert urgent_pages.short() in path.read_text(encoding="utf-8")
    assert not MARKED.search(urgent_pages.short())
    assert avoided(urgent_pages.short()) == []
