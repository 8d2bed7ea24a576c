"""Every kind of control: what it takes and refuses, in Python, in links and in the browser."""

import json
import random
import re

import numpy as np
import pytest
from prey import PICTURE
from traitlets import TraitError

from spasmcycle.controls import kinds
from spasmcycle.figures import PICTURES, find
from spasmcycle.figures.address import link_of, values_of
from spasmcycle.live import live
from spasmcycle.page import bundle_js

CONTROLS = {c.name: c for c in PICTURE.controls}
COURSE = {"treatment": "bow", "start": 3.0, "length": 2.0, "strength": 1.0}
WRONG = {
    "growth": [(9, "growth: 9"), ("x", "not a number"), (float("nan"), "0.5 to 2"), (True, "True")],
    "model": [("wolf", "model: 'wolf' is unknown; allowed: prey"), (["prey"], "unknown")],
    "begin": [([1], "two"), ("1~2", "no point"), ([1, 9], "begin.y: 9"), ([1, "a"], "begin.y")],
    "sated": [(1, "no truth"), ("on", "no truth")],
    "seed": [(-1, "0 to 999999"), (1.5, "not whole"), ("one", "not a number")],
    "hunts": [
        ("bow:3:2:1", "no list"),
        ([COURSE, COURSE], "2 courses; allowed: at most 1"),
        ([COURSE | {"treatment": "net"}], r"hunts\[0\].treatment: 'net' is unknown"),
        ([COURSE | {"start": 99}], r"hunts\[0\].start: 99"),
        ([{"treatment": "bow"}], "no course"),
    ],
}
BROKEN = {
    "growth": "much",
    "model": "wolf",
    "begin": "1~2~3",
    "sated": "yes",
    "seed": "1.5",
    "hunts": "bow:3:2",
}


def samples(control):
    return control.samples(random.Random(1))


def test_every_kind_is_found_and_tried_here():
    assert set(kinds()) == {c.kind for c in PICTURE.controls}
    assert set(WRONG) == set(BROKEN) == set(CONTROLS)
    for kind in kinds().values():
        assert len(kind.WORDS["sheet"].split()) >= 4, "how a reader sets it"


@pytest.mark.parametrize("name", CONTROLS)
def test_samples_are_taken_and_travel_in_a_link(name):
    control = CONTROLS[name]
    assert len(samples(control)) >= 2
    for value in [control.value, *samples(control)]:
        taken = control.checked(value)
        assert control.decode(control.encode(taken)) == taken
        address = link_of(PICTURE, PICTURE.values(**{name: value}))
        assert not re.search(r"\s", address)


@pytest.mark.parametrize(("name", "value", "said"), [(n, *w) for n in WRONG for w in WRONG[n]])
def test_what_is_not_allowed_is_refused_by_name(name, value, said):
    with pytest.raises((ValueError, TypeError), match=said) as told:
        PICTURE.values(**{name: value})
    assert str(told.value).startswith(name)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_link_says_which_part(name):
    with pytest.raises((ValueError, TypeError), match=name):
        CONTROLS[name].decode(BROKEN[name])


def test_numbers_of_numpy_are_taken_wherever_pythons_are():
    growth, begin = CONTROLS["growth"], CONTROLS["begin"]
    for one in (np.int64(1), np.float32(1), np.float64(1), 1):
        assert growth.checked(one) == 1.0 and type(growth.checked(one)) is float
        assert find("time-course").values(k=0 * one)["k"] == 0.0
    assert begin.checked(np.array([1.0, 2.0])) == [1.0, 2.0]
    assert CONTROLS["seed"].checked(np.int32(7)) == 7
    assert CONTROLS["sated"].checked(np.bool_(True)) is True
    assert live("time-course", k=np.int64(0)).values["k"] == 0.0


def test_what_counts_takes_whole_numbers_only():
    for name, control in (("circuit", "step"), ("hundred-people", "prior")):
        with pytest.raises(ValueError, match=f"{control}: 1.5 is not whole"):
            find(name).values(**{control: 1.5})


@pytest.mark.parametrize("name", PICTURES)
def test_links_of_both_forms_are_read(name):
    picture = find(name)
    for _, changes in [("", {}), *picture.presets.values()]:
        values = picture.values(**changes)
        assert values_of(link_of(picture, values)) == (name, values)
        kinds = {c.name: c for c in picture.controls}
        old = ",".join(f"{k}={kinds[k].encode(v)}" for k, v in changes.items())
        assert values_of(f"#live:{name}:{old}") == (name, values)


def test_links_are_the_same_in_both(browser):
    """The browser writes what Python reads, reads what Python writes, and refuses what it does."""
    page = browser.new_page()
    page.add_script_tag(content=bundle_js())
    spec = {"name": "prey", "controls": {c.name: c.whole_spec for c in PICTURE.controls}}
    for name, control in CONTROLS.items():
        for value in samples(control):
            values = PICTURE.values(**{name: value})
            written = page.evaluate("([spec, v]) => SpasmCycle.linkOf(spec, v)", [spec, values])
            assert written.startswith("#live:prey?")
            read = page.evaluate(
                """([spec, hash]) => Object.fromEntries(SpasmCycle.linked(hash).pairs.map(
                  ([n, text]) => [n, SpasmCycle.controls[spec.controls[n].kind]
                    .decode(spec.controls[n], text)]))""",
                [spec, link_of(PICTURE, values)],
            )
            assert json.loads(json.dumps(values)) == read
        refused = page.evaluate(
            """([spec, name, text]) => { try {
                SpasmCycle.controls[spec.kind].decode(spec, text); return "";
              } catch (fault) { return fault.message; } }""",
            [control.whole_spec, name, BROKEN[name]],
        )
        assert control.label in refused and "llowed" in refused
    page.close()


def test_traits_refuse_in_the_controls_own_words():
    figure = live(PICTURE)
    figure.begin = [0.5, 0.5]
    assert figure.values["begin"] == [0.5, 0.5]
    with pytest.raises(TraitError, match="begin.x: 99"):
        figure.begin = [99, 1]
    with pytest.raises(TraitError, match=r"hunts\[0\]"):
        figure.hunts = [{"treatment": "bow"}]
    assert figure.values["begin"] == [0.5, 0.5]
