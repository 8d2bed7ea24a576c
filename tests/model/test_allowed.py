"""What is refused, and with which words: for any field, any value, any range."""

import math
import re

import numpy as np
import pytest
from hypothesis import HealthCheck, assume
from hypothesis import given as hypothesis_given
from hypothesis import settings as examined
from hypothesis import strategies as st

from spasmcycle.model.allowed import instance, listed, named, number, whole

KNOWN = {"heat": 1, "cold": 2}
NO_NUMBERS = st.one_of(
    st.none(),
    st.booleans(),
    st.text(),
    st.binary(),
    st.complex_numbers(),
    st.lists(st.floats()),
    st.dictionaries(st.text(), st.floats()),
    st.booleans().map(np.bool_),
    st.floats().map(np.array),
)
ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True)
ENDS = st.floats(-1e6, 1e6)

# The same values each time, however slow the machine is.
STEADY = examined(
    deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def given(*values: st.SearchStrategy):
    """A test over drawn values, steady."""
    return lambda test: STEADY(hypothesis_given(*values)(test))


def refused(error: type[Exception], value: object, call, *args, **named_) -> str:
    """The words with which a call is refused; they name the field and the value."""
    with pytest.raises(error) as caught:
        call("dose", value, *args, **named_)
    assert "dose" in str(caught.value) and repr(value) in str(caught.value)
    return str(caught.value)


@given(ANY_FLOAT, ENDS, ENDS)
def test_a_number_passes_just_where_it_is_in_range(value, one, other):
    low, high = sorted((one, other))
    if low <= value <= high:
        assert number("dose", value, low, high) == value
    else:
        words = refused(ValueError, value, number, low, high)
        assert words.endswith(f"is outside its range {low:g} to {high:g}")


@given(ENDS, ENDS)
def test_an_open_end_is_not_allowed_itself(one, other):
    assume(one != other)
    low, high = sorted((one, other))
    assert "above" in refused(ValueError, low, number, low, high, above=True)
    assert "below" in refused(ValueError, high, number, low, high, below=True)
    assert number("dose", high, low, high, above=True) == high
    assert number("dose", low, low, high, below=True) == low


@given(NO_NUMBERS)
def test_what_is_no_number_is_refused_whatever_it_is(value):
    assert "not a number; allowed: 0 to 1" in refused(TypeError, value, number, 0, 1)
    assert "not a whole number; allowed: 0 to 1" in refused(TypeError, value, whole, 0, 1)


@given(st.integers(), st.integers(-100, 100), st.integers(-100, 100))
def test_a_whole_number_passes_just_where_it_is_in_range(value, one, other):
    low, high = sorted((one, other))
    if low <= value <= high:
        assert whole("dose", value, low, high) == value
    else:
        refused(ValueError, value, whole, low, high)


@given(ANY_FLOAT)
def test_a_float_is_no_whole_number(value):
    refused(TypeError, value, whole, -10, 10)


@pytest.mark.parametrize("kind", [np.float64, np.float32, np.int64, int, float])
def test_numbers_of_numpy_become_plain_numbers(kind):
    found = number("dose", kind(1), 0, 2)
    assert found == 1.0 and type(found) is float
    if issubclass(kind, (int, np.integer)):
        assert type(whole("dose", kind(1), 0, 2)) is int


@given(st.one_of(st.text(), NO_NUMBERS, ANY_FLOAT))
def test_an_unknown_name_is_refused_with_the_known_ones(name):
    if isinstance(name, str) and name in KNOWN:
        assert named("dose", name, KNOWN) == KNOWN[name]
        return
    error = ValueError if isinstance(name, str) else TypeError
    assert refused(error, name, named, KNOWN).endswith("known: heat, cold")


@pytest.mark.parametrize("values", [None, 7, 0.5, "heat", b"heat", {"heat": 1}, math.nan])
def test_what_is_no_list_is_refused(values):
    assert "is not a list, such as [1]" in refused(TypeError, values, listed, "[1]")


def test_any_other_collection_is_a_list():
    for values in ([1, 2], (1, 2), range(1, 3), np.array([1, 2]), iter([1, 2])):
        assert listed("dose", values, "[1]") == [1, 2]


def test_an_object_of_another_kind_is_refused():
    assert instance(int, "dose", 3, "3") == 3
    with pytest.raises(TypeError, match=re.escape("dose: '3' is not a int, such as 3")):
        instance(int, "dose", "3", "3")
