"""The subset of Python that is translated, and what is refused."""

import json

import pytest

from spasmcycle import portable
from spasmcycle.model.integrate import solve
from spasmcycle.page import bundle_js
from spasmcycle.portable import pick, sqrt


def mixed(values, limit):
    """Uses most of the subset once."""
    total = 0.0
    words = []
    for i in range(len(values)):
        if values[i] > limit and not values[i] < 0 and values[i] != 7:
            total += values[i] * 2
        elif 0 < values[i] <= 1:
            words.append(f"small {values[i]:.2f}")
        else:
            continue
    n = 0
    while n < 100:
        n += 1
        if n >= 3:
            break
    more = {"b": 2}
    known = {"a": 1, **more}
    return {
        "total": total,
        "words": words,
        "n": n,
        "most": max(2, min(3, total)),
        "doubled": [2 * v for v in values],
        "squares": [i * i for i in range(3)],
        "picked": pick(known, "c", 9),
        "found": "x" in ["x", "y"],
        "either": "yes" if n == 3 else "no",
        "last": values[-1],
        "root": sqrt(16.0),
    }


def test_a_function_gives_the_same_in_both(browser):
    page = browser.new_page()
    page.set_content("<!doctype html><title>Portable</title>")
    page.add_script_tag(content=bundle_js())
    source = f"{portable.javascript(mixed)}".replace("SC.", "SpasmCycle.")
    for case in ([[0.5, 2.0, 7.0, 9.0, -1.0], 1.0], [[0.25], 3.0], [[8.0, 8.0], 7.5]):
        found = page.evaluate(f"() => {{ {source}; return mixed(...{json.dumps(case)}); }}")
        assert found == mixed(*case)
    page.close()


def test_called_functions_come_first():
    assert [f.__name__ for f in portable.with_callees(solve)] == ["integrate", "solve"]


def with_lambda(x):
    return (lambda y: y)(x)


def with_number_unformatted(x):
    return f"{x:d}"


def with_power(x):
    return x**2


def with_slice(x):
    return x[1:2]


def with_default(x=1):
    return x


def with_keyword(x):
    return max(x, key=abs)


def with_try(x):
    try:
        return x
    except ValueError:
        return 0


@pytest.mark.parametrize(
    "function",
    [
        with_lambda,
        with_number_unformatted,
        with_power,
        with_slice,
        with_default,
        with_keyword,
        with_try,
    ],
)
def test_what_has_no_translation_is_refused_with_its_name(function):
    with pytest.raises(portable.Untranslatable, match=function.__name__):
        portable.javascript(function)


def test_names_that_javascript_reserves_are_renamed():
    def uses(case, default):
        """Arguments that are words of the other language."""
        new = case + default
        new += 1
        return new

    assert "case_" in portable.javascript(uses)
    assert "let new_" in portable.javascript(uses)
