"""What is printed, and what is refused besides the hazards of `test_hazards`."""

import functools
import json

import pytest

from spasmcycle import translate
from spasmcycle.derive.files import MADE
from spasmcycle.figures import PICTURES
from spasmcycle.figures.reading import direction as other_name
from spasmcycle.live import script
from spasmcycle.page import bundle_js
from spasmcycle.portable import pick, sqrt

MODEL = MADE / "model.js"


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


CASES = ([[0.5, 2.0, 7.0, 9.0, -1.0], 1.0], [[0.25], 3.0], [[8.0, 8.0], 7.5])


def test_a_function_gives_the_same_in_both(browser):
    page = browser.new_page()
    page.set_content("<!doctype html><title>Portable</title>")
    page.add_script_tag(content=bundle_js())
    source = "".join(translate.javascript(translate.given((mixed, *CASES[0]))))
    for case in CASES:
        found = page.evaluate(
            f"() => {{ const SC = SpasmCycle; {source}; return mixed(...{json.dumps(case)}); }}"
        )
        assert found == mixed(*case)
    page.close()


def names(functions: list[str]) -> list[str]:
    return [text.split("(")[0].removeprefix("function ") for text in functions]


def outer(x):
    """Calls what stands below it."""
    return inner(x) + inner(2 * x)


def inner(x):
    """Called from above."""
    return x + 1


def test_called_functions_come_first_and_once():
    assert names(translate.javascript(translate.given((outer, 1.0)))) == ["inner", "outer"]


def test_an_imported_function_has_its_own_name():
    def uses(x):
        return other_name(x, 1.0, 0.5)

    code = translate.javascript(translate.given((uses, 2.0)))
    assert names(code) == ["direction", "uses"]
    assert "return direction(x,1.0,0.5);" in code[1]


def test_names_that_a_browser_takes_are_changed():
    def uses(case, default):
        """Arguments that are words of the other language."""
        new = case + default
        new += 1
        return new

    (code,) = translate.javascript(translate.given((uses, 1, 2)))
    assert code.startswith("function uses(case_,default_){let new_;")


def refusal(function, *examples) -> str:
    with pytest.raises(translate.Untranslatable) as found:
        translate.javascript(translate.given((function, *examples)))
    return str(found.value)


def twice_named(make):
    def inner(x):
        return x * 2

    return inner if make else None


double = twice_named(True)


def calls_both(x):
    """Two functions that both are called `inner`."""
    return inner(x) + double(x)


def test_two_functions_of_one_name_are_refused():
    assert "there is another `inner` in" in refusal(calls_both, 1.0)


def hides(x):
    """Has a local with the name that a called function really has."""
    direction = other_name(x, 1.0, 0.5)
    return direction + "."


def test_a_local_must_not_hide_a_called_function():
    assert "a local here has the name of `direction`" in refusal(hides, 1.0)


def test_names_of_the_function_around_are_refused():
    wide = 3

    def uses(x):
        return x * wide

    assert "belongs to the function around this one" in refusal(uses, 1.0)


def test_a_name_that_another_one_is_changed_to_is_refused():
    def uses(case, case_):
        return case - case_

    assert "`case_` is what `case` is called in the browser" in refusal(uses, 1, 2)


def test_what_is_no_plain_function_is_refused():
    @functools.wraps(inner)
    def around(x):
        return inner(x)

    assert "another function is around this one" in refusal(around, 1.0)
    assert "no plain function" in refusal(lambda x: x, 1.0)
    assert "no plain function" in refusal(functools.cache(inner), 1.0)
    assert "no plain function" in refusal(abs, 1.0)


def test_every_fault_is_named_at_once():
    def faulty(a, b):
        if a:
            return a + b
        return f"{b}"

    message = refusal(faulty, [1], 1.5)
    assert message.count("in faulty: ") == 3


def test_what_cannot_be_an_example_is_named():
    with pytest.raises(TypeError, match="no example for a portable function; allowed: finite"):
        translate.given((inner, float("nan")))
    with pytest.raises(translate.Untranslatable, match="allowed: 1 examples"):
        translate.javascript(translate.given((inner, 1.0, 2.0)))


def of_a_sort(sort, x):
    """What it gives depends on a text."""
    if sort == "text":
        return "a"
    return x


def looks_up(d, x):
    """Puts unlike things under keys that begin alike."""
    for name in ["a", "b"]:
        d["list_" + name] = [x]
        d[f"text_{name}"] = name
    if d["sure"]:
        d["text"] = d["text_a"] + d[f"text_{x:.0f}"]
    return d["list_b"][0] + 1


def test_keys_are_told_apart_by_what_they_begin_with():
    assert translate.javascript(translate.given((looks_up, {"sure": True}, 1.0)))
    assert "true or false" in refusal(looks_up, {"sure": 1}, 1.0)


def test_what_a_function_gives_is_followed():
    def uses(sort, x):
        return of_a_sort(sort, x) + 1

    assert "two numbers or two texts" in refusal(uses, "text", 1.0)


@pytest.mark.parametrize("name", ["", *PICTURES])
def test_the_scripts_are_strict(name):
    text = script(name) if name else MODEL.read_text(encoding="utf-8")
    assert '"use strict";' in text.split("\n")[2]
