"""The live figure as a Python object, and the mark-up that stands without scripts."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
import traitlets

from spasmcycle.controls import Slider
from spasmcycle.figures import PICTURES, find
from spasmcycle.live import live
from spasmcycle.live.markup import table_rows
from spasmcycle.live.svg import drawings
from spasmcycle.page import words as words_shown


def elements(name: str) -> str:
    return live(name).markup


def test_controls_are_traits_and_runs_follow_them():
    lab = live("time-course")
    assert lab.values == find("time-course").values()
    stuck = live("time-course", stress=0.5)
    assert stuck.run()["closed"].last_day_above("M", 0.5) == 84
    heard = []
    stuck.observe(heard.append, "k")
    stuck.k = 0.0
    assert [change["new"] for change in heard] == [0.0]
    assert stuck.run()["closed"]["pain_shown"] == pytest.approx(stuck.run()["open"]["pain_shown"])
    assert "at no time" not in lab.sentence.split(",")[0]


def test_a_value_outside_the_range_is_refused_and_the_figure_stays_usable():
    lab = live("time-course")
    for wrong, said in (
        (9.0, "k: 9.0 is outside its range; allowed: 0 to 0.5"),
        (float("nan"), "allowed: 0 to 0.5"),
        ("x", "k: 'x' is not a number"),
    ):
        with pytest.raises(traitlets.TraitError, match=said):
            lab.k = wrong
    with pytest.raises(traitlets.TraitError, match="grade"):
        lab.grade = "rupture"
    lab.k = 0.2
    assert lab.values["k"] == 0.2


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (("spine", {}), ValueError, "unknown picture 'spine'; known: hero, time-course"),
        (("time-course", {"kk": 1}), ValueError, "unknown control 'kk'; known: k"),
        (("time-course", {"k": 9}), ValueError, "k: 9 is outside its range; allowed: 0 to 0.5"),
        (("time-course", {"k": float("nan")}), ValueError, "allowed: 0 to 0.5"),
        (("time-course", {"k": "x"}), TypeError, "k: 'x' is not a number"),
        (("loop-diagram", {"cut": "all"}), ValueError, "cut: 'all' is unknown; allowed: none"),
    ],
)
def test_a_wrong_start_names_the_field_and_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        live(call[0], **call[1])


def test_mime_bundle_holds_the_widget_and_the_element():
    data, _ = live("time-course")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"].startswith("<sc-figure")


def test_showing_a_lesson_needs_no_heavy_library():
    """The package, every live figure, a quiz: without SymPy, NumPy or matplotlib."""
    program = (
        "import sys\n"
        "from spasmcycle.figures import PICTURES\n"
        "from spasmcycle.live import live\nfrom spasmcycle.quiz import predict, quiz\n"
        "[live(name) for name in PICTURES]; predict('closing')\n"
        "print([m for m in ('sympy', 'numpy', 'matplotlib', 'scipy') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", PICTURES)
def test_the_element_is_complete_without_scripts(name):
    text = elements(name)
    picture = find(name)
    readouts = picture.read(picture.values())
    assert picture.title in text
    assert picture.describe(readouts) in text
    assert "<table>" in text and "Not in this picture" in text
    assert words_shown()[picture.note] in text
    if picture.cases({**picture.values()}, dict(picture.facts)):
        assert "hypothesis" in words_shown()[picture.note], "what runs the model says what it is"
    rows = table_rows(picture.table, readouts)
    asked = re.sub(r"<sc-predict.*?</sc-predict>", "", text, flags=re.DOTALL)
    assert asked.count("<tr>") == len(rows) + 1


@pytest.mark.parametrize("name", PICTURES)
def test_the_drawing_can_stand_in_any_page(name):
    picture = find(name)
    every: list[str] = []
    for one in drawings(picture, picture.values()).values():
        svg = one.svg
        assert "<style" not in svg, "a style inside would reach the whole page"
        names = re.findall(r'\bid="([^"]+)"', svg)
        every += names
        assert all(n.startswith(f"sc-{name}-") for n in names)
        used = set(re.findall(r"url\(#([^)]+)\)", svg)) | set(re.findall(r'href="#([^"]+)"', svg))
        assert used <= set(names)
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        assert len(root.get("aria-label").split()) >= 20
        assert "image of" not in root.get("aria-label").lower()
    assert len(every) == len(set(every)), "no cut takes an id of another"


@pytest.mark.parametrize("name", PICTURES)
def test_every_control_is_named_and_every_mark_exists(name):
    text = elements(name)
    picture = find(name)
    for control in picture.controls:
        assert f'data-control="{control.name}"' in text
        if isinstance(control, Slider):
            assert f'aria-label="More: {control.label}"' in text
    spec = json.loads(re.search(r'class="sc-spec">(.*?)</script>', text)[1])
    assert list(spec["cuts"]) == list(picture.cuts)
    for cut, one in spec["cuts"].items():
        drawn = text.split(f'data-cut="{cut}"')[1].split("</svg>")[0]
        for mark in one["marks"]:
            assert f'data-mark="{mark["mark"]}"' in drawn


@pytest.mark.parametrize("name", PICTURES)
def test_presets_are_allowed_values(name):
    picture = find(name)
    for label, changes in picture.presets.values():
        assert label and picture.values(**changes)


def test_a_figure_started_elsewhere_shows_that_start_without_scripts():
    started = live("time-course", stress=0.5).markup
    assert "to the last day" in re.search(r'class="sc-sentence"[^>]*>([^<]*)', started)[1]
