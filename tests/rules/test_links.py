"""Values in links: every kind of control, in the scripts and in Python, and links of any text."""

from urllib.parse import quote, urlencode

import pytest
from engine import Refused, given
from hypothesis import example
from hypothesis import strategies as st
from prey import PICTURE

CONTROLS = {c.name: c for c in PICTURE.controls}
SPEC = {"name": "prey", "controls": {c.name: c.whole_spec for c in PICTURE.controls}}
COURSES = CONTROLS["hunts"]


def numbers(part):
    if part.whole:
        return st.integers(int(part.low), int(part.high)).map(float)
    return st.floats(part.low, part.high)


VALUES = {
    "slider": numbers,
    "seed": lambda c: st.integers(0, c.spec()["high"]),
    "choice": lambda c: st.sampled_from(list(c.options)),
    "toggle": lambda c: st.booleans(),
    "point": lambda c: st.tuples(numbers(c.x), numbers(c.y)).map(list),
    "courses": lambda c: st.lists(
        st.fixed_dictionaries(
            {
                "treatment": st.sampled_from(list(c.treatments)),
                **{name: numbers(getattr(c, name)) for name in ("start", "length", "strength")},
            }
        ),
        max_size=c.most,
    ),
}


def value_of(name):
    control = CONTROLS[name]
    return VALUES[control.kind](control)


def decode(scripts, name, text):
    return scripts.call(f"controls.{CONTROLS[name].kind}.decode", CONTROLS[name].whole_spec, text)


def encode(scripts, name, value):
    kind = CONTROLS[name].kind
    return scripts.call(f"controls.{kind}.encode", value, CONTROLS[name].whole_spec)


@pytest.mark.parametrize("name", CONTROLS)
@given(st.data())
def test_a_value_comes_back_from_a_link_as_it_was(scripts, name, data):
    value = data.draw(value_of(name))
    text = encode(scripts, name, value)
    assert decode(scripts, name, text) == value
    assert CONTROLS[name].decode(text) == value


@pytest.mark.parametrize("name", CONTROLS)
@given(st.data())
def test_what_python_writes_the_scripts_read_alike(scripts, name, data):
    text = CONTROLS[name].encode(data.draw(value_of(name)))
    assert decode(scripts, name, text) == CONTROLS[name].decode(text)


# Texts near to what is allowed: numbers of odd forms, and pieces that other kinds have.
NEAR = st.sampled_from(
    ["0x1", "0b1", "1_0", "1e0", "1E0", ".5", "1.", "+1", "-0", "1e400", "inf", "nan", "１", " 1 ",
     "\t1", "1\n", "", "on", "off", "On", "true", "prey", "bow", "constructor", "__proto__", "null"]
)  # fmt: skip
PIECES = NEAR | st.integers(-3, 30).map(str) | st.text(max_size=3)
HOSTILE = st.builds(
    lambda parts, by: by.join(parts), st.lists(PIECES, max_size=5), st.sampled_from(["~", ":", ""])
)


@pytest.mark.parametrize("name", CONTROLS)
@given(HOSTILE)
@example("bow:3:2:1:9")
@example("bow:3:2")
@example("0x1")
@example("1_0")
@example("1e400")
@example("constructor:1:1:1")
def test_both_take_the_same_texts_for_the_same_values(scripts, name, text):
    control = CONTROLS[name]
    try:
        expected = control.decode(text)
    except (ValueError, TypeError):
        with pytest.raises(Refused, match="RangeError") as told:
            decode(scripts, name, text)
        assert told.value.args[1].startswith(control.label)
    else:
        assert decode(scripts, name, text) == expected


@pytest.mark.parametrize("name", CONTROLS)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
        lambda part: (
            st.lists(part, max_size=3)
            | st.dictionaries(st.sampled_from(["treatment", "start", "length", "x"]), part)
        ),
        max_leaves=6,
    )
)
def test_a_value_of_any_kind_is_taken_or_refused_by_name(scripts, name, value):
    control = CONTROLS[name]
    path = f"controls.{control.kind}"
    try:
        taken = scripts.call(f"{path}.checked", control.whole_spec, value)
    except Refused as refused:
        fault, message = refused.args
        assert fault == "RangeError" and message.startswith(control.label)
    else:
        assert scripts.call(f"{path}.checked", control.whole_spec, taken) == taken
        assert scripts.call(f"{path}.same", taken, taken) is True
        assert control.checked(taken) == taken


# Letters that a browser keeps in an address as they are: no half characters.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PLAIN = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)


@given(PLAIN, st.dictionaries(TEXT, TEXT, max_size=4))
@example("a", {"&=+#%": "a b+c&d=e~:,?"})
def test_any_names_and_values_come_back_from_an_address(scripts, name, values):
    control = {"kind": "choice", "label": "One", "options": list(values.values())}
    spec = {"name": name, "controls": {one: control for one in values if one != "__proto__"}}
    values = {one: values[one] for one in spec["controls"]}
    hash_ = scripts.call("linkOf", spec, values)
    linked = scripts.call("linked", hash_)
    assert linked == {"name": name, "pairs": [[one, text] for one, text in values.items()]}


@given(st.data())
def test_python_and_the_scripts_write_links_that_the_other_reads(scripts, data):
    values = {name: data.draw(value_of(name)) for name in CONTROLS}
    written = scripts.call("linkOf", SPEC, values)
    assert written.startswith("#live:prey?")
    theirs = "#live:prey?" + urlencode({n: CONTROLS[n].encode(v) for n, v in values.items()})
    for link in (written, theirs):
        pairs = dict(scripts.call("linked", link)["pairs"])
        assert {n: CONTROLS[n].decode(t) for n, t in pairs.items()} == {
            n: decode(scripts, n, t) for n, t in pairs.items()
        }


OLD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=",="), max_size=5)


@given(PLAIN, st.dictionaries(OLD.filter(bool), OLD, max_size=4), st.booleans())
def test_older_links_are_read_as_they_stand_and_escaped(scripts, name, values, escaped):
    state = ",".join(f"{one}={text}" for one, text in values.items())
    if not escaped:
        state = state.replace("%", "")
        values = {one.replace("%", ""): text.replace("%", "") for one, text in values.items()}
        state = ",".join(f"{one}={text}" for one, text in values.items())
    found = scripts.call("linked", f"#live:{name}:{quote(state) if escaped else state}")
    assert found["name"] == name
    assert found["pairs"] == [[one, text] for one, text in values.items()]


@given(st.text(max_size=20).map(lambda text: f"#live:{text}") | st.text(max_size=20))
@example("#live:a?%E0%A4%A=%")
@example("#live:%E0%A4%A:k=%E0%A4%A")
@example("#live:")
@example("#live:a:=,=,,")
def test_no_address_breaks_the_reader(scripts, hash_):
    found = scripts.call("linked", hash_)
    assert (found is None) is (not hash_.startswith("#live:"))
    if found:
        assert isinstance(found["name"], str)
        assert all(len(pair) == 2 for pair in found["pairs"])


@given(st.text(max_size=20))
@example("?hide=values,x&lock=k,grade&start=stuck&theme=dark")
@example("?hide=&lock")
def test_switches_of_any_address_are_read(scripts, search):
    found = scripts.call("switches", search)
    assert set(found) == {"hide", "lock", "start", "theme"}
    assert all(isinstance(name, str) for part in ("hide", "lock") for name in found[part])


def test_switches_say_what_is_hidden_locked_and_shown_first(scripts):
    found = scripts.call("switches", "?hide=values&lock=k,grade&start=stuck&theme=dark")
    assert found == {
        "hide": ["values"],
        "lock": ["k", "grade"],
        "start": "stuck",
        "theme": "dark",
    }
