"""A question file is either usable or named with its fault, and its numbers are worked out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from spasmcycle.model.parameters import settings
from spasmcycle.quiz import load
from spasmcycle.quiz.markup import displayed, quiz_markup
from spasmcycle.quiz.questions import evaluate, find_prediction, pick, read


def by_id(questions, name):
    return next(item for item in questions["items"] if item["id"] == name)


def refusal(tmp_path: Path, questions, numbers=None) -> str:
    path = tmp_path / f"{questions['lesson']}.json"
    path.write_text(json.dumps(questions), encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        read(path, numbers)
    return str(caught.value)


def drop_feedback(questions):
    del questions["items"][1]["options"][2]["feedback"]


def empty_feedback(questions):
    questions["items"][1]["options"][2]["feedback"] = " "


def no_key(questions):
    questions["items"][1]["options"][2]["correct"] = False


def two_keys(questions):
    questions["items"][1]["options"][0]["correct"] = True


def no_key_in_reason(questions):
    questions["items"][0]["reason"]["options"][0]["correct"] = False


def unknown_type(questions):
    questions["items"][1]["type"] = "multiple"


def unknown_tag(questions):
    questions["items"][1]["mc"] = ["M99"]


def unknown_option_tag(questions):
    questions["items"][1]["options"][0]["mc"] = "M99"


def unknown_objective(questions):
    questions["items"][1]["lo"] = "nothing"


def unknown_field(questions):
    questions["items"][1]["hints"] = "…"


def unknown_number(questions):
    questions["items"][1]["stem"] += " {elsewhere}"


def not_arithmetic(questions):
    questions["items"][1]["numbers"]["gain"] = "__import__('os')"


def no_options(questions):
    del questions["items"][1]["options"]


def one_option(questions):
    del questions["items"][1]["options"][1:]


def twice(questions):
    questions["items"][1]["id"] = "signs"


def no_columns(questions):
    del questions["predictions"]["closing"]["columns"]


def row_twice(questions):
    questions["predictions"]["closing"]["rows"][1]["id"] = "pain"


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (drop_feedback, ["settles", "options[3].feedback", "is missing"]),
        (empty_feedback, ["settles", "options[3].feedback", "is empty"]),
        (no_key, ["settles", "options", "no option is marked correct", "exactly one"]),
        (two_keys, ["settles", "options", "2 options are marked correct", "exactly one"]),
        (no_key_in_reason, ["signs", "reason.options", "no option is marked correct"]),
        (unknown_type, ["settles", "type", "multiple", "single, two-tier, number, order"]),
        (unknown_tag, ["settles", "mc[1]", "M99", "M1, M2, M3"]),
        (unknown_option_tag, ["settles", "options[1].mc", "M99", "M1, M2, M3"]),
        (unknown_objective, ["settles", "lo", "nothing", "sign, gain, settle"]),
        (unknown_field, ["settles", "hints", "Allowed", "hint"]),
        (unknown_number, ["settles", "stem", "elsewhere", "start, gain"]),
        (not_arithmetic, ["settles", "numbers.gain", "not plain arithmetic"]),
        (no_options, ["settles", "options", "is missing"]),
        (one_option, ["settles", "options", "at least 3"]),
        (twice, ["signs", "id", "twice"]),
        (no_columns, ["closing", "rows and columns, or options"]),
        (row_twice, ["prediction “closing”", "rows", "twice"]),
    ],
)
def test_a_fault_is_named_with_file_item_field_and_what_is_allowed(
    raw_lesson, tmp_path, spoil, named
):
    spoil(raw_lesson)
    message = refusal(tmp_path, raw_lesson)
    for part in ["06_closing_the_loop.json", *named]:
        assert part in message


def test_every_fault_is_told_at_once(raw_lesson, tmp_path):
    drop_feedback(raw_lesson)
    unknown_tag(raw_lesson)
    assert len(refusal(tmp_path, raw_lesson).splitlines()) == 2


def test_a_file_that_is_not_json_is_named_with_its_line(tmp_path):
    path = tmp_path / "broken.json"
    path.write_text('{\n"lesson": oops}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.json: line 2"):
        read(path)


def test_unknown_names_are_answered_with_the_known_ones(lesson):
    with pytest.raises(ValueError, match="06_closing_the_loop"):
        load("99_nowhere")
    with pytest.raises(ValueError, match="closing"):
        find_prediction("nowhere")
    with pytest.raises(ValueError, match="signs, settles, gain"):
        pick(lesson, "nowhere")


def test_questions_for_the_end_leave_out_recall_and_reflection(lesson):
    assert [item["id"] for item in pick(lesson, None)] == [
        "signs", "settles", "gain", "links", "claim",
    ]  # fmt: skip
    assert [item["id"] for item in pick(lesson, ["root", "toy"])] == ["root", "toy"]


def test_the_rounds_of_the_item_on_settling_add_up_to_its_key(lesson):
    item = by_id(lesson, "settles")
    signal = 4 * sum(0.75**n for n in range(200))
    assert "a pain signal of 4." in item["stem"]
    assert "(gain 0.75," in item["stem"]
    right = next(option for option in item["options"] if option["correct"])
    assert right["text"] == f"It settles at {signal:.4g}"


def test_the_gain_asked_for_brings_the_signal_where_the_stem_says(lesson):
    item = by_id(lesson, "gain")
    signal = 0.0
    for _ in range(400):
        signal = 0.3 + item["answer"]["value"] * signal
    assert signal == pytest.approx(0.75)
    assert "settles at 0.3." in item["stem"]
    assert "settles at 0.75." in item["stem"]
    for slip in item["slips"]:
        assert abs(slip["value"] - item["answer"]["value"]) > item["answer"]["tolerance"]


def test_a_number_of_the_model_is_taken_by_name(raw_lesson, tmp_path):
    item = by_id(raw_lesson, "settles")
    item["numbers"]["gain"] = "loop_gain / 3"
    path = tmp_path / "06_closing_the_loop.json"
    path.write_text(json.dumps(raw_lesson), encoding="utf-8")
    filled = by_id(read(path, {"loop_gain": 1.5}), "settles")
    assert "(gain 0.5, no limits" in filled["stem"]
    assert filled["options"][2]["text"] == "It settles at 8"
    assert "Allowed: other" in refusal(tmp_path, raw_lesson, {"other": 1.0})
    message = refusal(tmp_path, raw_lesson)
    assert "numbers.gain: there is no number “loop_gain”" in message
    assert "tau_M" in message
    item["numbers"]["gain"] = "theta"
    path.write_text(json.dumps(raw_lesson), encoding="utf-8")
    theta = settings()["theta"]
    assert f"(gain {theta:g}, no limits" in by_id(read(path), "settles")["stem"]


@pytest.mark.parametrize(
    ("formula", "value"), [("2 + 3 * 4", 14), ("-(a - 1) ** 2 / 4", -1), ("1e3", 1000)]
)
def test_arithmetic(formula, value):
    assert evaluate(formula, {"a": 3.0}) == value


@pytest.mark.parametrize("formula", ["1 / 0", "a.b", "len(a)", "2 +", "'a'", "a < 2", "[1]"])
def test_anything_but_finite_arithmetic_is_refused(formula):
    with pytest.raises(ValueError, match="formula|arithmetic|finite"):
        evaluate(formula, {"a": 3.0})


def test_options_are_shuffled_the_same_for_all_and_kept_where_their_order_matters(lesson):
    toy = by_id(lesson, "toy")
    orders = set()
    for seed in range(20):
        lesson["seed"] = seed
        order = displayed(lesson, toy, "options")
        assert order == displayed(lesson, toy, "options")
        assert sorted(order) == [0, 1, 2]
        orders.add(tuple(order))
    assert len(orders) > 1
    assert displayed(lesson, by_id(lesson, "settles"), "options") == [0, 1, 2, 3]


def test_text_from_a_file_cannot_become_markup(lesson):
    item = by_id(lesson, "toy")
    item["stem"] = 'In the model, is 1 < 2 & "so on"?'
    markup = quiz_markup(lesson, [item])
    assert "1 &lt; 2 &amp; &quot;so on&quot;" in markup


def test_showing_questions_needs_no_heavy_library():
    code = (
        "import sys; from spasmcycle.quiz import load; load('06_closing_the_loop');"
        "print([name for name in ('numpy', 'sympy', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_lesson_finds_its_questions_from_any_folder(tmp_path, monkeypatch):
    """A folder `quizzes` beside the notebook is somebody else's."""
    (tmp_path / "quizzes").mkdir()
    monkeypatch.chdir(tmp_path)
    assert load("06_closing_the_loop")["items"]
