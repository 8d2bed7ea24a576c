"""The generator is the published one, its streams are where they should be, and the browser draws
the same numbers to the last bit."""

import math
import random
from statistics import NormalDist

import numpy as np
import pytest

from spasmcycle import random_streams as rs
from spasmcycle import translate
from spasmcycle.cohort import draws
from spasmcycle.controls.seed import LARGEST, Seed
from spasmcycle.page import bundle_js
from spasmcycle.translate.watched import Watch, watched

# L'Ecuyer's RngStreams from its own start (all 12345): its first numbers, its 1000th and its
# 100,000th, and the first ones of the next substream.
FIRST = [0.127011122046577, 0.318527565396794, 0.309186015583270, 0.825846862927114]
THOUSANDTH, LATER = 0.98607848680213228, 0.69628910995743587
NEXT_SUBSTREAM = [0.07939898979733463, 0.4803395047575741, 0.8583222470551328]
MODULI = (4294967087, 4294944443)
STEPS = (
    [[0, 1, 0], [0, 0, 1], [-810728, 1403580, 0]],
    [[0, 1, 0], [0, 0, 1], [-1370589, 0, 527612]],
)
PLACES = [(0, 0), (0, 1), (1, 0), (2012, 7), (77, 999_999), (rs.LARGEST_SEED, 0), (999_998, 31_337)]
DRAWN = 600


def numbers(seed: int, i: int, count: int) -> list[float]:
    state = rs.substream(seed, i)
    return [rs.uniform(state) for _ in range(count)]


def exact(part: int, times: int) -> list[list[int]]:
    """One part of the generator, `times` numbers ahead, in whole numbers of Python."""
    m, ahead, found = MODULI[part], STEPS[part], np.eye(3, dtype=object)
    ahead = np.array(ahead, dtype=object)
    while times:
        if times % 2:
            found = found.dot(ahead) % m
        ahead, times = ahead.dot(ahead) % m, times // 2
    return found.tolist()


def test_the_numbers_are_the_published_ones():
    found = numbers(0, 0, 100_000)
    assert found[:4] == pytest.approx(FIRST, abs=1e-15)
    assert found[999] == THOUSANDTH and found[99_999] == LATER
    assert numbers(0, 1, 3) == NEXT_SUBSTREAM


@pytest.mark.parametrize(
    ("jump", "times"), [(rs.stream_jump, 2**127), (rs.substream_jump, 2**76), (rs.step_jump, 1)]
)
def test_each_jump_is_as_long_as_it_says(jump, times):
    for part, matrix in enumerate(jump()):
        assert matrix == [number for row in exact(part, times) for number in row]


@pytest.mark.parametrize(("seed", "i"), PLACES)
def test_a_substream_begins_where_whole_numbers_say(seed, i):
    ahead = seed * 2**127 + i * 2**76
    for part, state in enumerate((rs.substream(seed, i)[:3], rs.substream(seed, i)[3:])):
        found = np.array(exact(part, ahead), dtype=object).dot([12345] * 3) % MODULI[part]
        assert state == found.tolist()


def test_products_are_exact_for_the_largest_numbers():
    chance = random.Random(3)
    for m in MODULI:
        largest = [float(m - 1)] * 9
        assert rs.matrix_squared(largest, float(m)) == [3.0] * 9
        for _ in range(500):
            a, b = (
                [m - 1 - chance.randrange(m >> chance.randrange(32)) for _ in range(9)]
                for _ in "ab"
            )
            exactly = np.array(a, dtype=object).reshape(3, 3).dot(b[3:6]) % m
            floats = [*map(float, a)], [*map(float, b)]
            assert rs.matrix_times(*floats, 3, float(m)) == exactly.tolist()


def test_logarithm_exponential_and_normal_are_right():
    us = numbers(5, 5, 4000)
    for u in us:
        assert rs.logarithm(u) == pytest.approx(math.log(u), rel=3e-16, abs=1e-17)
        assert rs.exponential(20 * u - 10) == pytest.approx(math.exp(20 * u - 10), rel=3e-16)
        assert rs.normal_at(u) == pytest.approx(NormalDist().inv_cdf(u), abs=1e-14)
    for u in (rs.NORM, 1 - rs.NORM, 0.075, 0.925, 0.5):
        assert rs.normal_at(u) == pytest.approx(NormalDist().inv_cdf(u), abs=1e-14)
    for x in (1e-300, 1e300, 1.0, math.sqrt(0.5), math.sqrt(2)):
        assert rs.logarithm(x) == pytest.approx(math.log(x), rel=3e-16, abs=1e-17)
    assert rs.exponential(0.0) == 1 and rs.logarithm(1.0) == 0


def test_arrays_hold_the_same_numbers():
    states = draws.substreams(41, 300)
    later = draws.skipped(states, 37)
    alone = [rs.substream(41, i) for i in range(300)]
    drawn = {name: getattr(draws, name)(states) for name in ("uniform", "normal", "wait")}
    for i, state in enumerate(alone):
        assert [drawn[name][i] for name in drawn] == [getattr(rs, name)(state) for name in drawn]
    for i in (0, 9, 299):
        state = rs.substream(41, i)
        for _ in range(37):
            rs.uniform(state)
        assert later[:, i].tolist() == state
    x = np.array(numbers(1, 1, 500))
    assert draws.logarithm(x).tolist() == [rs.logarithm(v) for v in x.tolist()]
    assert draws.exponential(x).tolist() == [rs.exponential(v) for v in x.tolist()]


def test_the_browser_draws_the_same_to_the_last_bit(browser):
    use = translate.given(
        (rs.substream, 3, 4),
        *((draw, [0.5]) for draw in (rs.uniform, rs.normal, rs.wait)),
        (rs.exponential, 0.5),
    )
    page = browser.new_page()
    page.set_content("<!doctype html><title>Chance</title>")
    page.add_script_tag(content=bundle_js())
    theirs = page.evaluate(
        "([places, count]) => { const SC = SpasmCycle; "
        + "".join(translate.javascript(use))
        + """
        const view = new DataView(new ArrayBuffer(8));
        const hex = (x) => {
          view.setFloat64(0, x);
          return view.getBigUint64(0).toString(16).padStart(16, "0");
        };
        return places.map(([seed, i]) => {
          const state = substream(seed, i), found = [];
          for (let n = 0; n < count; n++) {
            found.push(hex(uniform(state)), hex(normal(state)), hex(wait(state)));
            found.push(hex(exponential(3 * normal(state))));
          }
          return found;
        }); }""",
        [PLACES, DRAWN],
    )
    page.close()
    for (seed, i), found in zip(PLACES, theirs, strict=True):
        state, ours = rs.substream(seed, i), []
        for _ in range(DRAWN):
            ours += [rs.uniform(state), rs.normal(state), rs.wait(state)]
            ours.append(rs.exponential(3 * rs.normal(state)))
        assert found == [np.float64(x).tobytes()[::-1].hex() for x in ours], (seed, i)
        assert len(set(found)) == len(found)


def test_no_step_leaves_what_a_double_holds():
    watch = Watch()
    seen = watched(rs.substream, watch)(rs.LARGEST_SEED, 999_999)
    for draw in (rs.uniform, rs.normal, rs.wait):
        for _ in range(50):
            watched(draw, watch)(seen)
    assert not watch.hazards and watch.operations > 10_000


def test_the_control_and_the_crowd_take_the_same_seeds():
    assert LARGEST == rs.LARGEST_SEED == rs.checked_seed(LARGEST)
    control = Seed("seed", "Seed")
    for value in (-1, LARGEST + 1):
        with pytest.raises(ValueError, match=f"seed: {value} is outside its range 0 to 999999"):
            rs.checked_seed(value)
        with pytest.raises(ValueError, match=f"seed: {value} is outside its range"):
            control.checked(value)
    with pytest.raises(TypeError, match="seed: 1.5 is not a whole number; allowed: 0 to 999999"):
        rs.checked_seed(1.5)


def test_streams_look_independent():
    """Neighbouring people and neighbouring seeds: no correlation, and spread evenly."""
    crowds = [draws.uniform(draws.substreams(seed, 4000)) for seed in (1, 2, 3)]
    for found in crowds:
        assert np.histogram(found, 10, (0, 1))[0] == pytest.approx([400] * 10, abs=80)
        assert abs(np.corrcoef(found[:-1], found[1:])[0, 1]) < 0.06
    assert abs(np.corrcoef(crowds)[np.triu_indices(3, 1)]).max() < 0.06
