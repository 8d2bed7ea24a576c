"""Small functions in which Python and JavaScript are prone to differ.

Each is either refused, with its file, its line and what is allowed, or gives the same in real
Chromium as in Python (`SAME` and `REFUSED`). In a refused one the line is marked by `# here`. Under
watch, each refused one is seen with that line as well.
"""
# ruff: noqa: B020, C416, PIE808, RET502, RET503, RET504, RUF005 (what is written here is the point)

import contextlib
import copy
import inspect
import json
import math
from math import sqrt as root_of

import pytest

from spasmcycle import translate
from spasmcycle.figures.reading import direction as way
from spasmcycle.model.generated import full
from spasmcycle.page import bundle_js
from spasmcycle.portable import copy_of, pick, sqrt, zeros
from spasmcycle.translate.watched import Watch, watched

STEP = 3
BELOW = -2.5
GREETING = 'a "quoted" \\ text\r\n\t\u2028'
TRUE = True
ENDLESS = math.inf
PAIR = (1, 2)
SAME = []
REFUSED = []


def same(*arguments):
    """Register a function that is translated and must give the same in both."""
    return lambda function: SAME.append((function, arguments)) or function


def refused(allowed, *arguments):
    """Register a function that is refused with these words."""
    return lambda function: REFUSED.append((function, allowed, arguments)) or function


# ---- loops
@same(10)
def range_of_three(n):
    return [[i for i in range(n)], steps(0, n), steps(n, 0)]


def steps(first, last):
    """Portable, for the one above."""
    out = []
    for i in range(first, last, 3):
        out.append(i)
    for i in range(last, first, -2):
        out.append(i)
    return out


@same([1, 2])
def range_whose_end_grows(a):
    for i in range(len(a)):
        a.append(i)
    return a


@same([1, 2])
def range_whose_end_grows_elsewhere(a):
    for _ in range(len(a)):
        grown(a)
    return a


def grown(a):
    """Portable: makes a list longer."""
    a.append(0)


@same(4)
def range_whose_end_changes(n):
    out = []
    for i in range(n):
        n = 1
        out.append(i)
    return out


@same(3)
def range_of_its_own_variable(i):
    out = []
    for i in range(i, i + 2):
        out.append(i)
    for i in range(0, i):
        out.append(i)
    return out


@same(5)
def loop_variable_changed(n):
    out = []
    for i in range(n):
        i += 10
        out.append(i)
    return out


@same(5)
def loop_variable_read_after(n):
    for i in range(n):
        if i == n:
            return "never"
    return i


@same(2)
def two_loops_with_one_variable(n):
    out = []
    for i in range(n):
        for i in range(3):
            out.append(i)
        out.append(i)
    return out


@same(2)
def comprehension_with_the_name_of_a_loop(n):
    out = []
    for _ in range(n):
        for a in [[_ + i for i in range(3)], [_ for _ in range(2)]]:
            out.append(a)
        out.append([_])
    return out


@same([3, 1])
def loop_over_what_grows(a):
    for n in a:
        if n > 0:
            a.append(n - 1)
    return a


@same("aé")
def loop_over_a_text(text):
    out = []
    for letter in text:
        out.append(letter + ".")
    return out


@refused("allowed to go through: a list", {"a": 1})
def loop_over_a_dictionary(d):
    out = []
    for k in d:  # here
        out.append(k)
    return out


@refused("allowed to go through", {"a": 1})
def comprehension_over_a_dictionary(d):
    return [k for k in d]  # here


@refused("items", {"a": 1})
def loop_over_items(d):
    out = []
    for k in d.items():  # here
        out.append(k)
    return out


@refused("one name for what a loop goes through", [[1, 2]])
def loop_with_two_names(a):
    total = 0
    for x, y in a:  # here
        total += x + y
    return total


@refused("allowed as a step", 3)
def range_with_a_step_that_varies(n):
    out = []
    for i in range(0, 10, n):  # here
        out.append(i)
    return out


@refused("allowed in range: whole numbers", 2.0)
def range_of_a_number(x):
    return [i for i in range(x)]  # here


@refused("range of one argument", 3)
def comprehension_over_a_part(n):
    return [i for i in range(1, n)]  # here


@refused("no condition", [1, 2])
def comprehension_with_a_condition(a):
    return [n for n in a if n > 1]  # here


@refused("has no translation", [1])
def loop_with_else(a):
    for n in a:  # here
        a[0] = n
    else:
        a[0] = 5
    return a


# ---- places
@same([1, 2, 3])
def places_from_the_end(a):
    return [a[-1], a[-2], a[-3], copy_of(a)[-2]]


@same([1, 2, 3])
def last_place_by_length(a):
    return a[len(a) - 1]


@refused("surely 0 or more", [1, 2, 3], 1)
def place_with_a_minus(a, i):
    return a[-i]  # here


@refused("surely 0 or more", [1, 2, 3], 0)
def place_below(a, i):
    return a[i - 1]  # here


@refused("surely 0 or more", [1, 2, 3], [4])
def last_place_of_another(a, b):
    return a[len(b) - 1]  # here


@refused("surely 0 or more", [1, 2, 3])
def last_place_of_what_a_call_gives(a):
    return itself(a)[len(itself(a)) - 1]  # here


def itself(a):
    """Portable: what it is given."""
    return a


@refused("surely 0 or more", [1, 2, 3])
def place_that_sinks(a):
    i = len(a)
    out = []
    while i > -3:
        i -= 1
        out.append(a[i])  # here
    return out


@refused("surely 0 or more", [1, 2, 3], 1.0)
def place_that_is_a_float(a, x):
    return a[x]  # here


@refused("surely 0 or more", [1, 2, 3])
def place_that_is_a_truth(a):
    return a[len(a) > 1]  # here


@refused("from the front", [1, 2, 3])
def last_place_set(a):
    a[-1] = 5  # here
    return a


@refused("one place", [1, 2, 3])
def slice_of_a_list(a):
    return a[1:]  # here


@refused("surely a list, or a dictionary", "abc")
def letter_of_a_text(text):
    return text[0]  # here


@refused("nothing is ever put there", {"a": 1})
def key_that_is_not_there(d):
    return d["b"]  # here


@refused("allowed as a key: a text", {"a": 1}, 1)
def key_that_is_a_number(d, n):
    d[n] = 2  # here
    return d


@refused("allowed as a key", {"a": 1})
def key_that_no_browser_has(d):
    d["__proto__"] = 2  # here
    return d


@refused("allowed as a key")
def dictionary_with_numbers_as_keys():
    return {1: 2}  # here


# ---- what is reckoned
@same([-7, -3, 0, 2, 7, -7.5, 2.25, -0.3])
def remainder(values):
    out = []
    for x in values:
        out.append(x % 3)
        out.append(x % -3 + 100)
        out.append(x % 0.7)
        x %= 4
        out.append(x)
    return out


@same(3, 0.25)
def precedence(a, b):
    return [-a - -b, (a - b) / (a + b) * -2, -(a - b) * 2, a - (b - 1) - 2, 1 / (a / b)]


@same(0.0, -2.0)
def whole_and_real_meet(a, b):
    return [max(0, a, b), min(1, a), abs(b), max(a, 1) + 1, -7 / 2]


@refused("allowed: numbers")
def lists_added():
    return [1] + [2]  # here


@refused("allowed: numbers", [1], [2])
def lists_added_that_were_given(a, b):
    return a + b  # here


@refused("allowed: numbers", [1])
def list_lengthened(a):
    a += [1]  # here
    return a


@refused("allowed: numbers", [1])
def list_repeated(a):
    return a * 2  # here


@refused("allowed: numbers", "ab")
def text_repeated(text):
    return text * 2  # here


@refused("two numbers or two texts", "a", 1)
def text_and_number_added(text, n):
    return text + n  # here


@refused("allowed: numbers", 1)
def truths_added(n):
    return (n > 0) + (n > 1)  # here


@refused("allowed: numbers", "%s")
def text_filled_by_percent(text):
    return text % 3  # here


@refused("has no translation", 3)
def power(n):
    return n**2  # here


@refused("has no translation", 3)
def whole_division(n):
    return n // 2  # here


@refused("has no translation", 3)
def bits(n):
    return n | 2  # here


@refused("has no translation")
def whole_number_that_is_too_large():
    return 9007199254740993  # here


@refused("max of 2 or more", [1, 2])
def largest_of_a_list(a):
    return max(a)  # here


@refused("allowed: numbers", "a", "b")
def largest_of_texts(a, b):
    return max(a, b)  # here


@refused("without names and stars", [1, 2])
def largest_by_name(a):
    return max(1, 2, key=a)  # here


@refused("without names and stars", [1, 2])
def largest_of_spread(a):
    return max(*a)  # here


# ---- what decides
@same(True, 3)
def decisions(yes, n):
    out = [1 if yes else 2, 1 if not yes else 2, yes and n > 2, yes or n > 5, not (yes and n > 3)]
    while yes:
        out.append(0)
        yes = len(out) < 8
    if yes is True:
        out.append(7)
    return out


@refused("true or false", [])
def empty_list_decides(a):
    if a:  # here
        return 1
    return 2


@refused("true or false", {})
def empty_dictionary_decides(d):
    return 1 if d else 2  # here


@refused("true or false", "a")
def text_decides(text):
    return not text  # here


@refused("true or false", 2)
def number_decides(n):
    while n:  # here
        n -= 1
    return n


@refused("true or false", [1])
def list_and_text(a):
    return a and "x"  # here


@refused("true or false", {"a": None, "b": 1})
def none_decides(d):
    return 1 if d["a"] else 0  # here


@refused("true or false", {"a": 1, "b": [1]})
def unknown_key_decides(d):
    for name in ["a", "b"]:
        if d[name]:  # here
            return name
    return ""


# ---- comparisons
@same(2, "b", None)
def comparisons(n, text, nothing):
    return [
        0 < n <= 2 < 3,
        n == 2.0,
        text == "b" != "c",
        nothing is None,
        text in ["a", "b"],
        n not in [1, 3],
        "ell" in "hello",
        (n > 1) == (n > 0),
    ]


@refused("with their like", [1], [1])
def lists_compared(a, b):
    return a == b  # here


@refused("with their like", {"a": 1}, {"a": 1})
def dictionaries_compared(a, b):
    return a != b  # here


@refused("with their like", 1)
def truth_compared_with_a_number(n):
    return (n > 0) == 1  # here


@refused("allowed: numbers", [1], [2])
def lists_ordered(a, b):
    return a < b  # here


@refused("allowed: numbers", "é", "z")
def texts_ordered(a, b):
    return a < b  # here


@refused("for a dictionary use pick", {"a": 1}, "a")
def key_in_a_dictionary(d, k):
    return k in d  # here


@refused("no call of a function", [1], [2])
def call_beside_in(a, b):
    return one_more(a) in b  # here


@refused("with their like", [[1], [2]])
def list_in_a_list(a):
    return [1] in a  # here


@refused("with their like", 1)
def truth_in_a_list(n):
    return (n > 0) in [1, 2]  # here


@refused("allowed after `is`", 1)
def is_a_number(n):
    return n is n  # here


@refused("called twice", [1])
def middle_with_a_call(a):
    return 0 < one_more(a) < 5  # here


def one_more(a):
    """Portable: makes a list longer, and says how long it is."""
    a.append(1)
    return len(a)


# ---- texts
@same(1.0, 7, "x")
def texts(x, n, text):
    return [
        f"{n}",
        f"{n}{n}",
        f"{n}{n}{text}",
        f"{text}{n}{x:.0f}",
        f"{n}, {x:.2f}",
        str(n) + "1",
        f"{'a' if n > 3 else 'b'}",
        f"{-n}",
        "",
        f"",  # noqa: F541
        "Ünï".lower(),
        "quote ' \" and \\ back",
    ]


@same(3, "x")
def text_that_grows(n, text):
    for _ in range(n):
        text = "a" + ("b" if n > 3 else text).lower()
        text = text + f"{n}{text}"
    return text


@same([0.5, 1.5, 2.5, -0.5, -1.5, 0.125, -0.375, 1e22, 123456789012345680.0, -0.04, 2.675, 0.045])
def rounding(values):
    out = []
    for x in values:
        out.append(f"{x:.0f} {x:.1f} {x:.2f} {x:.7f}")
    return out


@same(1e308)
def without_end(x):
    return [f"{x * 10:.1f}", f"{-x * 10:.0f}", f"{x * 10 - x * 10:.2f}"]


@refused("may print differently", 1.0)
def number_without_a_format(x):
    return f"{x}"  # here


@refused("may print differently", 3)
def quotient_without_a_format(n):
    return f"{n / 3}"  # here


@refused("allowed in str", 1.0)
def number_as_a_text(x):
    return str(x)  # here


@refused("may print differently", True)
def truth_without_a_format(yes):
    return f"{yes}"  # here


@refused("may print differently", [1])
def list_without_a_format(a):
    return f"{a}"  # here


@refused("may print differently", None)
def nothing_without_a_format(x):
    return f"{x}"  # here


@refused("no conversion", "a")
def text_with_a_conversion(text):
    return f"{text!r}"  # here


@refused("allowed as a format", 3)
def number_with_another_format(n):
    return f"{n:d}"  # here


@refused("allowed as a format", 3.0)
def number_with_a_width(x):
    return f"{x:8.1f}"  # here


@refused("allowed: numbers", True)
def truth_with_a_format(yes):
    return f"{yes:.1f}"  # here


@refused("append and lower", ["a", "b"])
def texts_joined(a):
    return ", ".join(a)  # here


@refused("append and lower", "a")
def text_in_capitals(text):
    return text.upper()  # here


@refused("allowed in len: a list", "😀")
def length_of_a_text(text):
    return len(text)  # here


@refused("allowed in len: a list", {"a": 1})
def length_of_a_dictionary(d):
    return len(d)  # here


# ---- lists, dictionaries, words
@same({"a": 1, "b": 2}, "b")
def dictionaries(d, name):
    made = {**d, "a": 5, name + "x": 3, "constructor": 4}
    return [made, pick(made, name, 0), pick(made, "c", 0), pick(d, "constructor", 0)]


@same({"a": 1}, "toString")
def key_of_every_object(d, name):
    return [pick(d, name, 7), pick({}, "hasOwnProperty", 8)]


@same([1, 2])
def two_names_for_one_list(a):
    b = a
    b.append(3)
    c = copy_of(a)
    c[0] = 9
    return [a, [n for n in c], (1, 2)]


@same({"a": [], "b": [1.5]}, "b")
def copy_of_what_may_be_empty(d, name):
    for key in ["a", name]:
        d[key] = copy_of(d[key])
    return [[n for n in d[name]], len(d["a"])]


@same(4)
def zeros_filled(n):
    out = zeros(n)
    out[0] += 2.5
    return [[x for x in out], len(out), zeros(0)[0] if n < 0 else sqrt(2.25)]


@refused("cannot grow", 3)
def zeros_appended_to(n):
    out = zeros(n)
    out.append(1)  # here
    return out


@refused("cannot grow", [1])
def copy_appended_to(a):
    out = copy_of(a)
    out.append(1)  # here
    return out


@refused("allowed in a list of zeros or a copy_of: numbers", ["a"])
def copy_of_texts(a):
    return copy_of(a)  # here


@refused("allowed in a list of zeros or a copy_of: numbers", 3)
def truth_among_zeros(n):
    out = zeros(n)
    out[0] = n > 2  # here
    return out


@refused("surely 0 or more", 3)
def fewer_zeros_than_none(n):
    return zeros(n - 4)  # here


@refused("as a line", [1])
def value_of_append(a):
    b = a.append(2)  # here
    return b


@refused("allowed before .append", {"append": 1})
def dictionary_appended_to(d):
    d.append(1)  # here
    return d


@refused("give it a name first", {"at": [0], "list": [1]})
def value_that_changes_its_place(d):
    d["list"][len(d["list"]) - 1] = one_more(d["list"])  # here
    return d


@refused("one name or one place", 1)
def two_names_at_once(n):
    a, b = n, 2  # here
    return a + b


@refused("one name or one place", 1)
def two_targets(n):
    a = b = n  # here
    return a + b


@refused("has no translation", {"a": 1})
def key_deleted(d):
    del d["a"]  # here
    return d


@refused("what a model has", 1.5)
def attribute_of_a_number(x):
    return x.real  # here


@refused("append and lower", full, [0.1], [0.2])
def routine_that_is_not_printed(model, y, q):
    model.jacobian(y, q)  # here
    return y


@refused("append and lower", full, [0.1], [0.2])
def value_of_a_routine(model, y, q):
    return model.rhs(y, q, y)  # here


# ---- functions and names
@same(2.0)
def names_from_outside(x):
    return [x * STEP, x - BELOW, x - -BELOW, GREETING, TRUE, 1 if TRUE else 2, root_of(x)]


@same(0.5)
def name_of_an_import(value):
    return [way(value, 0.2, 0.1), way(value, 0.5, 0.1)]


@same(1, 2)
def names_a_browser_takes(default, Math):
    new = default
    SC = Math + 1
    undefined = [abs(-SC), sqrt(4.0)]
    for of in [n + new for n in undefined]:
        undefined.append(of)
        if len(undefined) > 3:
            break
    return undefined


@same(1)
def end_that_is_not_reached(n):
    return [nothing_back(n), nothing_back(0), nothing_back(n) is None, nothing_back(0) is None]


def nothing_back(n):
    """Portable: gives something back for 0 only."""
    if n == 0:
        return 5
    if n == 1:
        return
    n += 1


@refused("gives nothing back", [1])
def value_of_what_gives_nothing(a):
    b = grown(a)  # here
    return b


@refused("is not known here", 1)
def name_that_is_unknown(n):
    return n + nowhere  # here  # noqa: F821


@refused("is read before it is set", 1)
def name_that_is_not_set(n):
    n += later  # here  # noqa: F821
    later = 2
    return n + later


@refused("neither a local nor an argument", [2, 1])
def word_of_python_alone(a):
    return sum(a)  # here


@refused("neither a local nor an argument", 1.5)
def rounded(x):
    return round(x)  # here


@refused("neither a local nor an argument", 1.5)
def made_whole(x):
    return int(x)  # here


@refused("neither a local nor an argument", 1.0)
def constant_without_end(x):
    return x + ENDLESS  # here


@refused("neither a local nor an argument", 1)
def constant_that_is_a_list(n):
    return PAIR[n]  # here


@refused("what a model has", 1.0)
def constant_of_a_module(x):
    return x + math.pi  # here


@refused("call of the function", [1.0])
def function_without_a_call(a):
    a.append(grown)  # here
    return a


@refused("a local cannot be called", 1)
def function_that_was_given(f):
    return f(2.0)  # here


@refused("allowed: 1 arguments", [1])
def too_many_arguments(a):
    grown(a, 2)  # here
    return a


@refused("allowed: pick of 3", {"a": 1})
def too_few_arguments_of_a_word(d):
    return pick(d, "a")  # here


@refused("cannot call itself", 3)
def calls_itself(n):
    return calls_itself(n - 1)  # here


@refused("no defaults", 1)
def argument_with_a_default(n, more=1):  # here
    return n + more


@refused("no defaults", 1)
def arguments_without_end(*n):  # here
    return n


@refused("has no translation", [1])
def something_else(a):
    with a as b:  # here
        return b


@refused("has no translation", [1])
def tried(a):
    try:  # here
        return a[3]
    except IndexError:
        return 0


@refused("a call of a portable function by its name", 1)
def nameless_function(n):
    return (lambda x: x)(n)  # here


def named(table):
    """The names of the functions in a table."""
    return [function.__name__ for function, *_ in table]


def line_marked(function):
    """The file and the line that is marked in a function."""
    lines, first = inspect.getsourcelines(function)
    (place,) = (i for i, line in enumerate(lines) if "# here" in line)
    return f"{inspect.getsourcefile(function).split('/')[-1]}:{first + place}: "


@pytest.mark.parametrize(("function", "allowed", "arguments"), REFUSED, ids=named(REFUSED))
def test_what_could_differ_is_refused_with_its_line(function, allowed, arguments):
    with pytest.raises(translate.Untranslatable) as refusal:
        translate.javascript(translate.given((function, *arguments)))
    message = str(refusal.value)
    assert line_marked(function) in message
    assert f"in {function.__name__}: " in message
    assert allowed in message


@pytest.fixture(scope="module")
def page(browser):
    view = browser.new_page()
    view.set_content("<!doctype html><title>Hazards</title>")
    view.add_script_tag(content=bundle_js())
    yield view
    view.close()


@pytest.mark.parametrize(("function", "arguments"), SAME, ids=named(SAME))
def test_what_is_translated_gives_the_same(page, function, arguments):
    code = "; ".join(translate.javascript(translate.given((function, *arguments))))
    found = page.evaluate(
        """([code, name, given]) => {
          const call = new Function("SC", "'use strict'; " + code + "; return " + name);
          const plain = (_, v) => (ArrayBuffer.isView(v) ? Array.from(v) : v);
          return JSON.stringify(call(SpasmCycle)(...JSON.parse(given)), plain);
        }""",
        [code, function.__name__, json.dumps(arguments)],
    )
    ours = function(*json.loads(json.dumps(arguments)))
    assert json.loads(found) == json.loads(json.dumps(ours))


def test_there_are_forty_hazards_and_more():
    assert len(set(named(SAME + REFUSED))) == len(SAME) + len(REFUSED) >= 40


# What Python itself stops at, and what is refused though these values do no harm.
UNSEEN = {
    "key_that_is_not_there",
    "last_place_of_another",
    "last_place_of_what_a_call_gives",
    "name_that_is_not_set",
    "value_that_changes_its_place",
}
ENDLESS = {"rounding", "without_end"}  # they print numbers without end on purpose


@pytest.mark.parametrize(("function", "arguments"), SAME, ids=named(SAME))
def test_a_watched_function_gives_the_same(function, arguments):
    watch = Watch()
    found = watched(function, watch)(*copy.deepcopy(arguments))
    assert repr(found) == repr(function(*copy.deepcopy(arguments)))
    assert watch.operations
    assert not watch.hazards or function.__name__ in ENDLESS


@pytest.mark.parametrize(("function", "allowed", "arguments"), REFUSED, ids=named(REFUSED))
def test_a_planted_hazard_is_named_with_its_line(function, allowed, arguments):
    watch = Watch()
    try:
        run = watched(function, watch)
    except translate.Untranslatable as refusal:  # a form that neither language has to try
        assert line_marked(function) in str(refusal)
        return
    with contextlib.suppress(AttributeError, KeyError, TypeError, UnboundLocalError):
        run(*copy.deepcopy(arguments))
    seen = any(line_marked(function) in hazard for hazard in watch.hazards)
    assert seen != (function.__name__ in UNSEEN)
