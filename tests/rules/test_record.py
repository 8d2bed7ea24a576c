"""What becomes of a record: cleaning what was stored, days, and when a question comes back."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from engine import Refused, given, moment
from hypothesis import assume, example
from hypothesis import strategies as st

DAYS = (1, 3, 7, 21)
# Clocks that go forward and back at night and at midnight, by half an hour, or skip a day.
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/St_Johns",
    "Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati",
)  # fmt: skip

# Whatever may stand in a browser's store: JSON of any shape, and records with one part broken.
TEXTS = st.text(max_size=8) | st.sampled_from(
    ["a", "length", "constructor", "__proto__", "toString", "2025-02-30", "2025-13-01", "0", "<b>"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
JSON = st.recursive(
    SCALARS,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(TEXTS, part, max_size=3),
    max_leaves=8,
)
CALENDAR = st.dates(date(1971, 1, 1), date(2120, 12, 31))
ISO = CALENDAR.map(date.isoformat)
REDO = st.fixed_dictionaries({"step": st.integers(0, 3), "due": ISO})
ANSWERS = st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=3), max_size=3)
LEVEL = st.sampled_from([1, 2, 3])
BROKEN = st.fixed_dictionaries(
    {},
    optional={
        "answers": ANSWERS | JSON,
        "first": ANSWERS | JSON,
        "confidence": LEVEL | JSON,
        "tries": st.integers(0, 2) | JSON,
        "done": st.booleans() | JSON,
        "redo": REDO | JSON | st.fixed_dictionaries({"step": JSON, "due": ISO | JSON}),
    },
)


def is_answers(value):
    return isinstance(value, dict) and all(
        isinstance(one, str)
        or (isinstance(one, list) and all(isinstance(text, str) for text in one))
        for one in value.values()
    )


@given(JSON | BROKEN)
@example({"redo": {"step": "0", "due": "2025-03-01"}})
@example({"redo": {"step": "length", "due": "2025-03-01"}})
@example({"redo": {"step": 0, "due": ["2025-03-01"]}})
@example({"redo": {"step": 0, "due": "2025-02-30"}})
@example({"answers": json.loads('{"__proto__": ["x"], "answer": "a"}')})
def test_whatever_is_stored_comes_out_as_a_record_that_can_go_on(scripts, stored):
    record = scripts.call("record.clean", stored)
    assert set(record) == {"answers", "first", "confidence", "tries", "done", "redo"}
    assert is_answers(record["answers"])
    assert record["first"] is None or is_answers(record["first"])
    assert record["confidence"] in (None, 1, 2, 3)
    assert record["tries"] in (0, 1, 2)
    assert isinstance(record["done"], bool)
    if record["redo"]:
        assert record["redo"]["step"] in range(len(DAYS))
        date.fromisoformat(record["redo"]["due"])
    assert scripts.call("record.clean", record) == record
    for right in (True, False):
        last = {"right": right, "once": False, "missed": "quiz.revisit"}
        after = scripts.call("record.settled", record, last, "2120-12-31")
        if after["redo"]:
            date.fromisoformat(after["redo"]["due"])
    scripts.call("dueOf", [["quiz/a/b", stored]], "2025-03-01")


@given(
    st.fixed_dictionaries(
        {
            "answers": st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), TEXTS),
            "first": st.none(),
            "confidence": st.none() | LEVEL,
            "tries": st.integers(0, 2),
            "done": st.booleans(),
            "redo": st.none() | REDO,
        }
    )
)
def test_a_sound_record_is_kept_as_it_is(scripts, record):
    assert scripts.call("record.clean", record) == record


@given(JSON | st.fixed_dictionaries({}, optional={"cells": ANSWERS | JSON, "choice": JSON}))
def test_a_stored_prediction_is_none_or_whole(scripts, stored):
    found = scripts.call("record.prediction", stored)
    if not isinstance(stored, dict):
        assert found is None
        return
    assert is_answers(found["cells"])
    assert isinstance(found.get("choice", ""), str)
    assert found["confidence"] in (None, 1, 2, 3)
    assert isinstance(found["skipped"], bool) and isinstance(found["at"], str)


@given(st.sampled_from(ZONES), st.integers(1325376000, 2019686400))  # 2012 to 2033
@example("America/Sao_Paulo", 1541296800)  # 2018-11-04 began at one o'clock
@example("America/Sao_Paulo", 1541300399)
@example("Pacific/Kiritimati", 1735639200)
def test_the_readers_day_is_that_of_the_readers_clock(scripts, zone, seconds):
    scripts.stand_in(zone)
    local = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone))
    assert scripts.call("record.day", moment(seconds)) == local.date().isoformat()


@given(st.sampled_from(ZONES), CALENDAR, st.integers(0, 400))
@example("Europe/Berlin", date(2025, 3, 29), 1)
@example("Europe/Berlin", date(2025, 10, 25), 1)
@example("Pacific/Apia", date(2011, 12, 29), 1)  # Samoa had no 30 December; the calendar has
@example("UTC", date(2024, 2, 28), 1)
def test_days_are_counted_on_the_calendar_in_every_zone(scripts, zone, day, ahead):
    scripts.stand_in(zone)
    later = (day + timedelta(days=ahead)).isoformat()
    assert scripts.call("record.daysAfter", day.isoformat(), ahead) == later


def test_what_is_no_day_has_no_day_after(scripts):
    with pytest.raises(Refused, match="RangeError"):
        scripts.call("record.daysAfter", "soon", 1)


def settled(scripts, record, today, right=True, **last):
    last = {"right": right, "once": False, "missed": "quiz.revisit", **last}
    return scripts.call("record.settled", record, last, today.isoformat())


@given(CALENDAR, st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_right_on_its_day_or_later_it_comes_back_after_3_7_and_21_days_then_rests(
    scripts, day, late
):
    record = {"tries": 1, "confidence": 1, "redo": None}
    redo = settled(scripts, record, day)["redo"]
    assert redo == {"step": 0, "due": (day + timedelta(days=1)).isoformat()}
    for wait, following in zip(late, (3, 7, 21, None), strict=True):
        day = date.fromisoformat(redo["due"]) + timedelta(days=wait)
        redo = settled(scripts, {"tries": 1, "confidence": 3, "redo": redo}, day)["redo"]
        if following:
            assert redo["due"] == (day + timedelta(days=following)).isoformat()
    assert redo is None


@given(CALENDAR, st.integers(1, 30), st.integers(0, 3), st.sampled_from([2, 3]))
def test_practice_before_its_day_changes_no_plan(scripts, today, ahead, step, confidence):
    redo = {"step": step, "due": (today + timedelta(days=ahead)).isoformat()}
    record = {"tries": 1, "confidence": confidence, "redo": redo}
    assert settled(scripts, record, today)["redo"] == redo


@given(
    CALENDAR, st.none() | REDO, st.integers(1, 2), st.none() | LEVEL, st.booleans(), st.booleans()
)
def test_what_was_shaky_starts_over_tomorrow_and_only_that(
    scripts, today, redo, tries, confidence, right, once
):
    """Shaky: wrong, a right guess at the first try, or surely something else at the first try."""
    record = {"tries": tries, "confidence": confidence, "redo": redo}
    found = settled(scripts, record, today, right=right, once=once)
    second = tries == 2 and not once
    shaky = not right or (not second and confidence == 1) or (second and confidence == 3)
    tomorrow = {"step": 0, "due": (today + timedelta(days=1)).isoformat()}
    if shaky:
        assert found["redo"] == tomorrow
        assert found["heard"].startswith("quiz.revisit")
    else:
        assert found["heard"] == ("quiz.settledSecond" if second else "quiz.settled")
        assert found["redo"] != tomorrow or found["redo"] == redo
    if not right:
        assert found["heard"] == "quiz.revisit"


@given(ANSWERS, ANSWERS)
def test_a_screen_holds_an_answer_that_it_shows_whole(scripts, shown, more):
    assume("__proto__" not in shown | more)
    assert scripts.call("record.holds", shown, shown)
    both = {name: [*([one] if isinstance(one, str) else one), "+"] for name, one in shown.items()}
    assert scripts.call("record.holds", both, shown)
    assert scripts.call("record.holds", shown, both) is (not both)
    assert scripts.call("record.holds", shown, {}) is True


@given(st.lists(st.tuples(TEXTS | st.from_regex(r"quiz/\w{1,3}/\w{1,3}", fullmatch=True), BROKEN)))
def test_every_stored_question_is_due_or_comes_later_in_order(scripts, kept):
    today = "2025-03-01"
    found = scripts.call("dueOf", kept, today)
    for entry in [*found["due"], *found["later"]]:
        assert set(entry) == {"page", "day", "label"}
    assert all(one["day"] <= today for one in found["due"])
    assert all(one["day"] > today for one in found["later"])
    for part in found.values():
        assert [one["day"] for one in part] == sorted(one["day"] for one in part)


def test_a_due_question_is_named_and_linked_and_other_records_are_not(scripts):
    redo = {"step": 0, "due": "2025-03-01"}
    kept = [
        ["quiz/04_guarding/reflex", {"redo": redo, "title": "A reflex", "lesson": "Guarding"}],
        ["quiz/04_guarding/habit", {"redo": redo, "title": {}, "lesson": ["x"]}],
        ["prediction/closing", {"redo": redo}],
        ["quiz/a/b/c", {"redo": redo}],
        ["quiz/<b>/c", {"redo": redo}],
    ]
    for today, part in (("2025-02-28", "later"), ("2025-03-01", "due"), ("2025-03-02", "due")):
        found = scripts.call("dueOf", kept, today)
        assert found.pop(part) == [
            {
                "page": "04_guarding.html#quiz-04_guarding-reflex",
                "day": "2025-03-01",
                "label": "Guarding: A reflex",
            },
            {
                "page": "04_guarding.html#quiz-04_guarding-habit",
                "day": "2025-03-01",
                "label": "04_guarding: habit",
            },
        ]
        assert [*found.values()] == [[]]
