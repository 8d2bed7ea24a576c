"""What an answer is worth, for each kind of field, and what sorted cases add up to."""

import pytest
from engine import given
from hypothesis import assume
from hypothesis import strategies as st

VALUES = st.sampled_from("abcd") | st.text(max_size=4)
SETS = st.lists(VALUES, unique=True, max_size=6)
NAMES = st.sampled_from(["constructor", "__proto__", "toString", "hasOwnProperty", "", "z", "ab"])
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
FLOATS = st.floats(0.001, 1000)


def number(value, tolerance=0.0, slips=()):
    slips = [{"reason": f"slip:{n}", "value": slip} for n, slip in enumerate(slips)]
    return {"kind": "number", "value": value, "tolerance": tolerance, "slips": slips}


def judged(scripts, key, *answer):
    return scripts.call("judge", "field", key, *answer)


@given(NUMBERS, FLOATS, st.floats(-1, 1))
def test_a_number_within_its_tolerance_is_right_typed_with_a_point_or_a_comma(
    scripts, value, tolerance, part
):
    typed = f"{value + part * tolerance:.17g}"
    for text in (typed, typed.replace(".", ","), f"  {typed}\t"):
        right = judged(scripts, number(value, tolerance), text)
        assert right == {"right": True, "reasons": ["right"]}


@given(NUMBERS, FLOATS, st.floats(1.001, 1e6), st.sampled_from([1, -1]))
def test_a_number_beyond_its_tolerance_is_not(scripts, value, tolerance, part, side):
    typed = value + side * part * tolerance
    found = judged(scripts, number(value, tolerance), repr(typed))
    assert found == {"right": False, "reasons": ["other"]}


@given(st.lists(st.integers(-50, 50), unique=True, min_size=2, max_size=5), st.integers(-60, 60))
def test_a_slip_has_its_own_reason_and_the_right_number_comes_first(scripts, numbers, typed):
    value, *slips = numbers
    found = judged(scripts, number(value, 0.25, [*slips, value]), str(typed))
    if typed == value:
        assert found == {"right": True, "reasons": ["right"]}
    elif typed in slips:
        assert found == {"right": False, "reasons": [f"slip:{slips.index(typed)}"]}
    else:
        assert found == {"right": False, "reasons": ["other"]}


@pytest.mark.parametrize(
    "typed", ["", " ", "many", "1.2.3", "1,2,3", "--1", "Infinity", "NaN", "1 2"]
)
def test_what_is_no_number_leaves_the_field_open(scripts, typed):
    assert judged(scripts, number(1.0, 5.0), typed) is None


@given(SETS, SETS)
def test_marked_words_are_right_when_all_decide_and_each_wrong_one_has_its_reason(
    scripts, right, marked
):
    found = judged(scripts, {"kind": "words", "right": right}, marked)
    if not marked:
        assert found is None
        return
    wrong = [one for one in marked if one not in right]
    assert found["right"] is (not wrong)
    assert found["reasons"] == [f"field:{one}" for one in wrong]
    assert found["partly"] is (len(wrong) < len(marked))


@given(st.sampled_from("abcd"), st.sampled_from("abcd"), st.booleans())
def test_of_options_one_is_right_and_each_has_a_reason(scripts, right, chosen, shared):
    key = {"kind": "choice", "right": [right], "options": dict.fromkeys("abcd", "over" * shared)}
    found = judged(scripts, key, chosen)
    assert found == {"right": chosen == right, "reasons": ["over" if shared else f"field:{chosen}"]}


@given(NAMES)
def test_an_option_that_is_not_there_is_no_choice(scripts, name):
    key = {"kind": "choice", "right": [name], "options": dict.fromkeys("abcd", "")}
    assert judged(scripts, key, name) is None


@given(SETS, VALUES)
def test_a_place_is_open_until_something_stands_there(scripts, right, chosen):
    found = judged(scripts, {"kind": "place", "right": right}, chosen)
    expected = {"right": chosen in right, "reasons": ["field"]}
    assert found == (expected if chosen else None)


@given(st.text(max_size=20))
def test_own_words_are_compared_with_an_example_and_never_judged(scripts, text):
    found = judged(scripts, {"kind": "text"}, f"a{text}")
    assert found == {"right": False, "reasons": ["example"]}
    assert judged(scripts, {"kind": "text"}, " \n\t") is None


@pytest.mark.parametrize(
    "key",
    [
        {"kind": "words", "right": ["a"]},
        {"kind": "choice", "right": ["undefined"], "options": {"undefined": ""}},
        {"kind": "place", "right": ["undefined"]},
        {"kind": "text"},
        number(0.0, 1e9),
    ],
    ids=lambda key: key["kind"],
)
def test_without_an_answer_every_field_is_open(scripts, key):
    assert judged(scripts, key) is None


ORDER = ["ambulance", "today", "soon", "routine", "self"]
CASES = st.lists(
    st.fixed_dictionaries(
        {
            "needed": st.sampled_from(ORDER),
            "chosen": st.sampled_from(ORDER),
            "right": st.booleans(),
            "byWords": st.booleans(),
        }
    ),
    max_size=8,
).map(lambda cases: [{"id": str(n), "title": f"Case {n}", **c} for n, c in enumerate(cases)])


@given(CASES)
def test_each_sorted_case_stands_once_in_the_row_of_what_it_needed(scripts, cases):
    found = scripts.call("tally", ORDER, cases)
    assert [row["needed"] for row in found["rows"]] == ORDER
    told = []
    for row in found["rows"]:
        for side, cell in zip((1, 0, -1), row["cells"], strict=True):
            for case in cell:
                places = ORDER.index(case["chosen"]) - ORDER.index(case["needed"])
                assert case["needed"] == row["needed"]
                assert (places > 0) - (places < 0) == side
                told.append(case["id"])
    assert sorted(told) == sorted(case["id"] for case in cases)
    later = [case for row in found["rows"] for case in row["cells"][0]]
    assert {case["id"] for case in found["late"]} == {case["id"] for case in later}
    assert found["missed"] == [case for case in cases if not case["right"]]
    assert found["byWords"] == sum(case["byWords"] for case in cases)


@given(st.dictionaries(st.from_regex(r"\w{1,6}", fullmatch=True), st.text(max_size=5), max_size=3))
def test_words_are_filled_with_values_and_with_nothing_else(scripts, values):
    assume("constructor" not in values)
    filled = scripts.call("word", "quiz.comesBack", values)
    day = values.get("day", "{day}")
    assert filled == f"This question comes back on {day}."
