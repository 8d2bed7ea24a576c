"""The one command: all it makes is fresh, what is stale is named, and a fault stops it."""

import copy

import pytest

from spasmcycle.anatomy import shapes
from spasmcycle.derive.__main__ import STEPS, derive, main
from spasmcycle.derive.files import write_or_check
from spasmcycle.evidence import signs, urgent_pages

# Whether the crowds are fresh is tested in tests/cohort, one by one: they take long.
QUICK = [step for step in STEPS if step not in ("arms", "doubt")]


@pytest.mark.parametrize("step", QUICK)
def test_what_is_made_is_fresh(step):
    """Stale? Run `make generate`."""
    assert derive(step, check=True) == 0


def test_a_check_names_what_is_stale_and_writes_nothing(tmp_path, capsys):
    old, new = tmp_path / "old.py", tmp_path / "new.py"
    old.write_text("before", encoding="utf-8")
    assert write_or_check({old: "after", new: "new"}, check=True) == 1
    assert capsys.readouterr().out == "stale: old.py\nstale: new.py\n"
    assert old.read_text(encoding="utf-8") == "before" and not new.exists()


def test_only_what_is_stale_is_written(tmp_path, capsys):
    old, same = tmp_path / "old.py", tmp_path / "same.py"
    old.write_text("before", encoding="utf-8")
    same.write_text("same", encoding="utf-8")
    assert write_or_check({old: "after", same: "same"}, check=False) == 0
    assert capsys.readouterr().out == "wrote: old.py\n"
    assert old.read_text(encoding="utf-8") == "after"
    assert write_or_check({old: "after", same: "same"}, check=True) == 0


def test_a_stale_safety_text_is_named(tmp_path, monkeypatch, capsys):
    strip = tmp_path / "safety_strip.html"
    strip.write_text("old", encoding="utf-8")
    monkeypatch.setattr(urgent_pages, "STRIP", strip)
    assert main(["--check", "evidence"]) == 1
    assert capsys.readouterr().out == "stale: safety_strip.html\n"
    assert strip.read_text(encoding="utf-8") == "old"


def test_a_fault_in_the_list_of_signs_stops_the_making_and_is_named(monkeypatch, capsys):
    broken = copy.deepcopy(signs.load())
    broken["signs"][3]["show"] = ["fridge"]
    monkeypatch.setattr(signs, "load", lambda: broken)
    assert main(["evidence"]) == 1
    assert "sign “A4”: show: “fridge” is unknown" in capsys.readouterr().err


def test_a_fault_in_an_outline_stops_the_making_and_is_named(monkeypatch, capsys):
    monkeypatch.setattr(shapes, "faults", lambda: ["leg.json: outline: 2: what is wrong"])
    assert main(["live"]) == 1
    assert "leg.json: outline: 2: what is wrong" in capsys.readouterr().err


def test_an_unknown_step_is_refused_with_those_that_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["--check", "molde"])
    assert "'molde' is unknown; known: model, many, live" in capsys.readouterr().err
