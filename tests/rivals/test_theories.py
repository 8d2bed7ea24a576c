"""Rival theories: what each predicts is computed from wires, and hangs on no one strength."""

import subprocess
import sys

import numpy as np
import pytest
import sympy as sp

from spasmcycle.evidence.references import load
from spasmcycle.model import equations
from spasmcycle.model.generated import task
from spasmcycle.model.generated.balance import task_at_rest
from spasmcycle.model.task import task as task_system
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.rivals import theories

WIRES = {wire for theory in theories.THEORIES.values() for wire in theory.wires}


# ---- the model
@pytest.mark.parametrize("seed", range(8))
def test_the_muscles_rest_where_the_equations_say(seed):
    rng = np.random.default_rng(seed)
    p = {n: float(rng.uniform(q.low, q.high)) for n, q in TASK_PARAMETERS.items()}
    rest = task_at_rest(p)
    q, f = [0.0] * task.prepared, [0.0] * task.n
    task.prepare([p[name] for name in task.parameters], q)
    task.rhs([rest["S"], rest["D"], rest["A"], p["bent"]], q, f)
    assert f == pytest.approx([0] * 4, abs=1e-9)


def test_generated_rates_are_the_equations():
    system, rng = task_system(), np.random.default_rng(1)
    p = {n: float(rng.uniform(q.low, q.high)) for n, q in TASK_PARAMETERS.items()}
    state = rng.uniform(0.1, 0.9, 4).tolist()
    known = dict(zip(map(sp.Symbol, system.stocks), state, strict=True))
    known |= {sp.Symbol(name): value for name, value in p.items()}
    q, f = [0.0] * task.prepared, [0.0] * task.n
    task.prepare([p[name] for name in task.parameters], q)
    task.rhs(state, q, f)
    assert f == pytest.approx([float(e.subs(known)) for e in equations.rates(system)], rel=1e-12)


def test_without_pain_the_extensors_fall_silent_at_full_flexion():
    parts = {part: theories.activity("pain_free", part) for part in TASKS}
    for muscle in ("S", "D"):
        assert parts["full"][muscle] < 0.2 * parts["bend"][muscle]
        assert parts["full"][muscle] <= parts["stand"][muscle]
    assert all(activity["pain"] == 0 for activity in parts.values())


@pytest.mark.parametrize("theory", theories.THEORIES)
def test_activity_stays_a_share_of_maximum(theory):
    for pain in (0.0, 0.5, 1.0):
        for part in TASKS:
            found = theories.activity(theory, part, pain)
            assert all(0 <= found[muscle] <= 1 for muscle in theories.MUSCLES)


# ---- predictions
@pytest.mark.parametrize("theory", theories.THEORIES)
def test_without_pain_no_theory_changes_anything(theory):
    found = theories.predictions(theory, pain=0.0)
    assert {d for row in found.values() for d in row.values()} == {"same"}


def test_each_theory_predicts_its_own_pattern():
    """What sets the theories apart in words also sets their computed tables apart."""
    cycle = theories.predictions("vicious_cycle")
    assert set(cycle["S"].values()) == set(cycle["D"].values()) == {"up"}
    assert set(cycle["A"].values()) == {"same"}
    adaptation = theories.predictions("adaptation")
    for part in ("bend", "back"):
        assert adaptation["S"][part] == adaptation["D"][part] == "down"
        assert adaptation["A"][part] == "up"
    assert adaptation["S"]["stand"] == adaptation["S"]["full"] == "down"
    protection = theories.predictions("protection")
    assert protection["S"]["stand"] == protection["S"]["full"] == "up"
    assert protection["S"]["back"] == protection["D"]["back"] == "down"
    assert set(protection["A"].values()) == {"up"}


@pytest.mark.parametrize("theory", [t for t in theories.THEORIES if t != "pain_free"])
@pytest.mark.parametrize("pain", [0.45, 0.6])
@pytest.mark.parametrize("factor", [0.8, 1.25])
def test_the_pattern_does_not_hang_on_the_strength_of_a_wire(theory, pain, factor, monkeypatch):
    before = theories.predictions(theory)
    known = theories.THEORIES[theory]
    wires = {name: min(1.0, factor * value) for name, value in known.wires.items()}
    changed = theories.Theory(theory, known.label, known.says, wires, known.references)
    monkeypatch.setitem(theories.THEORIES, theory, changed)
    assert theories.predictions(theory, pain) == before


def share_of_change(theory: str, muscle: str, part: str) -> float:
    before = theories.activity("pain_free", part)[muscle]
    return theories.activity(theory, part)[muscle] / before - 1


def test_adaptation_takes_a_quarter_off_in_every_part_and_says_so_in_each():
    """A margin in points of maximum once called this "the same" where the muscle works little."""
    for muscle in ("S", "D"):
        for part in TASKS:
            assert share_of_change("adaptation", muscle, part) == pytest.approx(-0.25)
            assert theories.predictions("adaptation")[muscle][part] == "down"
    in_points = theories.predictions("adaptation", share=0, least=0.02)["S"]
    assert in_points == {"stand": "same", "bend": "down", "full": "same", "back": "down"}


@pytest.mark.parametrize("theory", theories.THEORIES)
def test_what_changes_by_a_tenth_is_never_called_the_same(theory):
    for muscle, parts in theories.predictions(theory).items():
        for part, way in parts.items():
            change = share_of_change(theory, muscle, part)
            if abs(change) > 0.1:
                assert way == ("up" if change > 0 else "down"), (muscle, part)


@pytest.mark.parametrize(
    ("now", "before", "way"),
    [
        (0.105, 0.1, "same"),
        (0.106, 0.1, "up"),
        (0.094, 0.1, "down"),
        (0.003, 0.0015, "same"),  # doubled, but of next to nothing
        (0.0, 0.0, "same"),
    ],
)
def test_a_change_counts_by_its_share_and_not_where_there_is_next_to_nothing(now, before, way):
    assert theories.direction(now, before) == way


def test_read_as_a_brake_adaptation_turns_round_in_bending_alone():
    done, braked = (
        theories.predictions("adaptation"),
        theories.predictions("adaptation", braking=True),
    )
    for muscle in theories.MUSCLES:
        assert {done[muscle]["bend"], braked[muscle]["bend"]} == {"up", "down"}
        for part in ("stand", "full", "back"):
            assert done[muscle][part] == braked[muscle][part]
    assert theories.predictions("protection") == theories.predictions("protection", braking=True)


@pytest.mark.parametrize("theory", [t for t in theories.THEORIES if t != "pain_free"])
def test_every_wire_matters(theory, monkeypatch):
    """Cutting any one wire of a theory changes what it says about some activity or pain."""
    known = theories.THEORIES[theory]
    for wire in known.wires:
        left = {name: value for name, value in known.wires.items() if name != wire}
        cut = theories.Theory(theory, known.label, known.says, left, known.references)
        whole = [theories.activity(theory, part) for part in TASKS]
        with monkeypatch.context() as m:
            m.setitem(theories.THEORIES, theory, cut)
            assert [theories.activity(theory, part) for part in TASKS] != whole


# ---- findings
def test_findings_name_what_was_read():
    works = load()
    for entry in (*theories.FINDINGS, *theories.WIRE_TESTS):
        assert all(works[key].citable for key in entry.works), entry.id
    for theory in theories.THEORIES.values():
        assert all(works[key].citable for key in theory.references)
    for finding in theories.FINDINGS:
        seen = finding.muscle
        assert seen.direction in theories.ARROWS
        assert seen.muscle in theories.MUSCLES and set(seen.parts) <= set(TASKS)
    assert {test.wire.wire for test in theories.WIRE_TESTS} <= WIRES


def test_lost_silence_at_full_flexion_speaks_against_adaptation_only():
    lost = [f for f in theories.FINDINGS if f.muscle.parts == ("full",)]
    assert len(lost) == 4
    for finding in lost:
        assert theories.fits("vicious_cycle", finding) and theories.fits("protection", finding)
        assert not theories.fits("adaptation", finding)


def test_less_activity_in_movement_speaks_against_the_cycle():
    less = [f for f in theories.FINDINGS if f.muscle.direction == "down"]
    assert len(less) >= 3
    assert not any(theories.fits("vicious_cycle", f) for f in less)
    assert all(theories.fits("adaptation", f) for f in less)


def test_no_theory_fits_every_finding():
    scores = theories.scores()
    assert all(score["fits"] < score["of"] for score in scores.values())
    assert scores["protection"]["wires"] > scores["adaptation"]["wires"]
    assert scores["protection"]["fits"] > scores["pain_free"]["fits"]


def test_what_was_seen_again_counts_once_and_nothing_else_does():
    """One observation is one muscle, the same parts and the same way, however many saw it."""

    def seen(finding):
        return finding.muscle.muscle, finding.muscle.parts, finding.muscle.direction

    groups = theories.observations()
    assert sum(map(len, groups)) == len(theories.FINDINGS)
    assert all(len({seen(f) for f in group}) == 1 for group in groups)
    assert len({seen(group[0]) for group in groups}) == len(groups)
    assert max(map(len, groups)) >= 4, "the lost silence"
    assert {score["of"] for score in theories.scores().values()} == {len(groups)}


def test_the_herniated_disc_counts_and_so_does_its_deep_muscle():
    of_discs = [f for f in theories.FINDINGS if set(f.works) <= set(theories.HERNIATED)]
    assert {work for f in of_discs for work in f.works} == set(theories.HERNIATED)
    assert {f.muscle.muscle for f in of_discs} == {"S", "D"}
    ways = {c.way: c for c in theories.ways_of_counting()}
    assert ways["Only herniated discs"].of < ways["Each thing seen, once"].of


def test_each_way_of_counting_counts_what_fits():
    counts = theories.ways_of_counting()
    assert len({count.way for count in counts}) == len(counts)
    first, by_study = counts[0], counts[1]
    assert first.of == len(theories.observations()) and by_study.of == len(theories.FINDINGS)
    for name, score in theories.scores().items():
        if name != "pain_free":
            assert first.fits[name] == score["fits"]
            assert by_study.fits[name] == sum(theories.fits(name, f) for f in theories.FINDINGS)
    for count in counts:
        assert all(0 <= fits <= count.of for fits in count.fits.values())
        assert all(count.fits[name] == max(count.fits.values()) for name in count.first)


def test_which_theory_comes_first_turns_on_the_way_of_counting():
    firsts = {count.first for count in theories.ways_of_counting()}
    assert {("vicious_cycle",), ("protection",)} <= firsts


# ---- over time, input, imports
@pytest.mark.parametrize("theory", theories.THEORIES)
def test_each_part_of_the_movement_ends_where_it_settles(theory):
    run = theories.movement(theory, seconds=8.0)
    for i, part in enumerate(TASKS):
        place = run["seconds"].index(8.0 * (i + 1)) - 1
        settled = theories.activity(theory, part)
        for name in ("S", "D", "A", "pain"):
            assert run[name][place] == pytest.approx(settled[name], abs=1e-3), (part, name)
    assert run["X"][0] == 0 and max(run["X"]) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: theories.predictions("spasm"), "unknown theory 'spasm'; known: pain_free"),
        (lambda: theories.activity("adaptation", "lie"), "unknown part 'lie'; known: stand"),
        (lambda: theories.activity("adaptation", "stand", 2.0), "pain: 2.0 is outside its range"),
        (
            lambda: theories.task_settings("adaptation", "stand", reflexes=1),
            "unknown parameter 'reflexes'",
        ),
        (lambda: theories.activity("pain_free", "stand", -1), "pain: -1 is outside its range"),
        (lambda: theories.movement("adaptation", seconds=0), "seconds: 0 is outside its range"),
        (lambda: theories.predictions("adaptation", share=2), "share: 2 is outside its range"),
    ],
)
def test_a_wrong_call_names_field_value_and_range(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: theories.predictions(["adaptation"]),
            "theory: .* is not a name; known: pain_free",
        ),
        (lambda: theories.scores("much"), "pain: 'much' is not a number; allowed: 0 to 1"),
        (lambda: theories.fits("adaptation", "up"), "finding: 'up' is not a Finding"),
        (lambda: theories.movement("adaptation", seconds=True), "seconds: True is not a number"),
    ],
)
def test_what_is_of_no_kind_names_the_field_too(call, words):
    with pytest.raises(TypeError, match=words):
        call()


def test_theories_need_no_heavy_library():
    program = (
        "import sys\nfrom spasmcycle.rivals import movement, scores, ways_of_counting\n"
        "scores(); ways_of_counting(); movement('protection')\n"
        "print([m for m in ('sympy', 'numpy', 'matplotlib', 'scipy') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
