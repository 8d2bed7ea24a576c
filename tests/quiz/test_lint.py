"""The writing rules: the course's own questions keep them, and each rule can be broken."""

import json

import pytest

from spasmcycle.quiz.lint import lint
from spasmcycle.quiz.questions import LESSONS


@pytest.mark.parametrize("path", sorted(LESSONS.glob("*.json")), ids=lambda path: path.stem)
def test_every_question_of_the_course_follows_the_rules(path):
    assert lint(path) == []


def short_feedback(items):
    items["settles"]["options"][0]["feedback"] = "Incorrect."


def long_feedback(items):
    items["settles"]["options"][0]["feedback"] = "word " * 61


def long_option(items):
    items["claim"]["options"][1]["text"] += ", and there is a good deal more to say about it"


def none_of_the_above(items):
    items["settles"]["options"][3]["text"] = "None of the above"


def never(items):
    items["settles"]["options"][3]["text"] = "It never stops"


def scary(items):
    items["toy"]["hint"] = "Was the disc crushed?"


def clue(items):
    items["toy"]["options"][1]["text"] = "What ten days of settling pain would look like"
    items["toy"]["stem"] = "In the model, what does settling look like to you?"


def tag_not_used(items):
    items["settles"]["mc"] = ["M1", "M2", "M3"]


def key_with_tag(items):
    items["settles"]["options"][2]["mc"] = "M1"


def no_world(items):
    items["settles"]["stem"] = "Where does the pain signal settle?"


def hard_words(items):
    items["toy"]["stem"] = (
        "In the model, notwithstanding considerable methodological heterogeneity, "
        "incontrovertible epidemiological generalisations necessitate multidimensional "
        "characterisation?"
    )
    items["toy"]["hint"] = items["toy"]["stem"]
    for option in items["toy"]["options"]:
        option["feedback"] = items["toy"]["stem"]


def no_source(items):
    items["claim"]["source"] = []


def unknown_source(items):
    items["claim"]["source"] = ["nobody1999"]


def unread_source(items):
    items["claim"]["source"] = ["hides1994"]


def typed_number(items):
    items["settles"]["stem"] += " Mind the 37."


def easy_questions(items):
    for name in ("signs", "settles"):
        items[name]["bloom"] = "remember"


def objective_unused(items):
    items["signs"]["lo"] = "gain"


def unknown_picture(items):
    items["links"]["seeIt"]["state"] = "#live:nowhere:k=1"


def impossible_state(items):
    items["links"]["seeIt"]["state"] = "#live:loop-diagram:stage=9"


def state_out_of_range(items):
    items["links"]["seeIt"]["state"] = "#live:loop-diagram:day=900"


def foreign_state(items):
    items["links"]["seeIt"]["state"] = "#somewhere"


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (short_feedback, ["settles", "options[1].feedback", "1 words"]),
        (long_feedback, ["settles", "options[1].feedback", "61 words"]),
        (long_option, ["claim", "options[2].text", "characters"]),
        (none_of_the_above, ["settles", "options[4].text", "None of the above"]),
        (never, ["settles", "options[4].text", "never"]),
        (scary, ["toy", "crush"]),
        (clue, ["toy", "options", "settling"]),
        (tag_not_used, ["settles", "mc", "M1, M2"]),
        (key_with_tag, ["settles", "options", "right option carries"]),
        (no_world, ["settles", "stem", "in the model"]),
        (hard_words, ["toy", "reading grade"]),
        (no_source, ["claim", "source", "needs one"]),
        (unknown_source, ["claim", "nobody1999", "not in references.bib"]),
        (unread_source, ["claim", "hides1994", "D, V, V2"]),
        (typed_number, ["settles", "37", "typed"]),
        (unknown_picture, ["links", "seeIt.state", "loop-diagram"]),
        (impossible_state, ["links", "seeIt.state", "stage", "allowed: 0, 1"]),
        (state_out_of_range, ["links", "seeIt.state", "day", "0 to 84"]),
        (foreign_state, ["links", "seeIt.state"]),
        (easy_questions, ["3 of 5", "70 %"]),
        (objective_unused, ["objectives", "sign"]),
    ],
)
def test_a_broken_rule_is_found_and_named(raw_lesson, tmp_path, spoil, named):
    spoil({item["id"]: item for item in raw_lesson["items"]})
    path = tmp_path / "06_closing_the_loop.json"
    path.write_text(json.dumps(raw_lesson), encoding="utf-8")
    found = "\n".join(lint(path))
    for part in ["06_closing_the_loop.json", *named]:
        assert part in found


def test_right_options_that_gather_at_one_place_are_found(raw_lesson, tmp_path):
    for item in raw_lesson["items"]:
        for part in filter(None, [item, item.get("reason")]):
            if "options" in part:
                part["options"].sort(key=lambda option: not option["correct"])
        item["ordered"] = True
    path = tmp_path / "06_closing_the_loop.json"
    path.write_text(json.dumps(raw_lesson), encoding="utf-8")
    assert any("place 1 in 4 of 4 lists" in fault for fault in lint(path))
