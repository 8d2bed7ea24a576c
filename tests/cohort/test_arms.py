"""What the crowds did under each treatment is kept, and is of this model."""

import json

import pytest

from spasmcycle.cohort import arms
from spasmcycle.model.treatments import TREATMENTS

KEPT = json.loads(arms.KEPT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", arms.GIVEN)
def test_what_is_kept_is_of_this_model(name):
    """Stale? Run `make generate`."""
    assert arms.fresh(name, KEPT["treatments"][name])


def test_every_treatment_that_does_something_is_kept():
    assert KEPT["treatments"].keys() == set(arms.GIVEN)
    assert set(TREATMENTS) - set(arms.GIVEN) == {"nothing"}
    asked = {"people": arms.PEOPLE, "seeds": list(arms.SEEDS), "entry": arms.ENTRY}
    assert KEPT["asked"] == asked and KEPT["made_by"] == "python -m spasmcycle.cohort.arms"


def test_a_changed_effect_is_noticed(monkeypatch):
    old = TREATMENTS["surgery"]
    half = type(old)(**{**vars(old), "removes": 0.5})
    monkeypatch.setitem(TREATMENTS, "surgery", half)
    monkeypatch.setattr("spasmcycle.cohort.people.FACTS", _facts(half))
    assert not arms.fresh("surgery", KEPT["treatments"]["surgery"])


def _facts(changed):
    from spasmcycle.model.treatments import FACTS

    given = {**FACTS["treatments"][changed.name], "removes": changed.removes}
    return {**FACTS, "treatments": {**FACTS["treatments"], changed.name: given}}


def test_a_missing_reading_is_noticed():
    assert not arms.fresh("cold", KEPT["treatments"]["cold"][:-1])
    assert not arms.fresh("cold", KEPT["treatments"]["heat"])


def test_the_check_names_what_is_stale_and_writes_nothing(monkeypatch, tmp_path, capsys):
    stale = json.loads(json.dumps(KEPT))
    stale["treatments"]["cold"][0]["sample"] += 1
    path = tmp_path / "arms.json"
    path.write_text(json.dumps(stale), encoding="utf-8")
    monkeypatch.setattr(arms, "KEPT", path)
    monkeypatch.setattr(arms, "GIVEN", ("cold", "surgery"))
    stale["treatments"] = {name: stale["treatments"][name] for name in arms.GIVEN}
    path.write_text(json.dumps(stale), encoding="utf-8")
    assert arms.main(check=True, everything=False) == 1
    assert capsys.readouterr().out == "stale: arms.json: cold\n"
    assert json.loads(path.read_text(encoding="utf-8")) == stale


def test_only_what_is_stale_is_followed_anew(monkeypatch, tmp_path, capsys):
    path = tmp_path / "arms.json"
    monkeypatch.setattr(arms, "KEPT", path)
    monkeypatch.setattr(arms, "GIVEN", ("cold", "surgery"))
    monkeypatch.setattr(arms, "PEOPLE", 30)
    monkeypatch.setattr(arms, "SEEDS", (1, 2))
    assert arms.main(check=False, everything=False) == 0
    assert capsys.readouterr().out == "followed: arms.json: cold\nfollowed: arms.json: surgery\n"
    first = path.read_text(encoding="utf-8")
    assert arms.main(check=True, everything=False) == 0 and not capsys.readouterr().out
    changed = json.loads(first)
    changed["treatments"]["cold"][0]["sample"] += 1
    path.write_text(json.dumps(changed), encoding="utf-8")
    assert arms.main(check=False, everything=False) == 0
    assert capsys.readouterr().out == "followed: arms.json: cold\n"
    assert path.read_text(encoding="utf-8") == first
