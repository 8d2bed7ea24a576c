"""Lesson 4's person bends with the slider, and her muscles darken with what they do."""

import pytest

from spasmcycle.drawing import body
from spasmcycle.figures import find
from spasmcycle.figures.guarding import CENTRES, DRAWN, HANGING, STANDING
from spasmcycle.live import live
from spasmcycle.live.svg import drawing
from spasmcycle.model.task_parameters import TASKS
from spasmcycle.rivals import MUSCLES, THEORIES, activity

PLACES = {"stand": 0, "bend": 25, "full": 50, "back": 75}  # of the slider, per cent
PICTURE = find("guarding")


def read(**changes) -> dict:
    return PICTURE.read(PICTURE.values(**changes))


@pytest.mark.parametrize("part", TASKS)
@pytest.mark.parametrize("theory", THEORIES)
def test_at_the_place_of_each_part_stand_its_activity_and_its_name(theory, part):
    r = read(theory=theory, move=PLACES[part])
    assert r["centre"] == CENTRES[part]
    assert TASKS[part].label.lower() in PICTURE.describe(r)
    found = activity(theory, part)
    assert r["now"] == pytest.approx({muscle: 100 * found[muscle] for muscle in MUSCLES})


def test_it_opens_on_what_the_lesson_asks():
    """Nobody in pain, at full flexion: the state that answers the prediction."""
    r = read()
    assert r["free"] and r["here"] == TASKS["full"].label and r["truth"] == "down"
    assert "outer muscle is silent at full flexion" in PICTURE.describe(r)
    assert r["guess_down"] == "" and "guess-down" in str(drawing(PICTURE, PICTURE.values()).marks)


def test_the_feet_stay_on_the_ground_and_the_head_goes_down():
    tops = []
    for move in (0, 25, 50, 75, 100):
        r = read(move=move)
        lows = min(min(r[f"body_{name}"][1::2]) for name in ("leg", "far_leg"))
        assert abs(lows) < 1.0, "mm"
        tops.append(r["body_eye"][1])
    assert tops[0] > tops[1] > tops[2] < tops[3] < tops[4]
    assert tops[0] == pytest.approx(tops[4])
    assert set(HANGING) == set(STANDING)
    for angles in (STANDING, HANGING):  # the sole is level
        for side in ("near", "far"):
            hip, knee, ankle = (angles[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
            assert abs(angles["pelvis"] - hip + knee - ankle) < 0.5


def test_bones_keep_their_length_while_she_bends():
    def length(r: dict) -> float:
        x0, y0, x1, y1 = r["body_joints"][6:10]
        return ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5

    assert length(read(move=0)) == pytest.approx(length(read(move=35)))
    assert length(read(move=50)) == pytest.approx(length(read(move=0)))


@pytest.mark.parametrize("cut", PICTURE.cuts)
def test_a_muscle_is_as_dark_as_it_works_and_waits_for_the_prediction(cut):
    marks = {mark["mark"]: mark for mark in drawing(PICTURE, PICTURE.values(), cut).marks}
    for muscle, part in DRAWN.items():
        assert marks[f"body_{part}-work"]["fade"] == f"work_{muscle}"
        assert f"body_{part}-work" in PICTURE.veiled
        shades = [read(theory="vicious_cycle", move=m)[f"work_{muscle}"] for m in (0, 50, 25, 75)]
        assert all(0 < shade <= 1 for shade in shades)
    silent, busy = read(move=50), read(move=75)
    assert silent["work_S"] < 0.2 < 0.6 < busy["work_S"]
    assert set(DRAWN) == set(MUSCLES)


def test_the_browser_makes_a_muscle_as_dark_as_python_does(opened):
    shade = """() => parseFloat([...document.querySelectorAll(
      '[data-mark="body_erector_spinae-work"] path')]
      .find((path) => path.getClientRects().length).style.opacity)"""
    with opened("guarding", live("guarding").markup) as page:
        slider = page.locator('[data-control="move"] input[type=range]')
        for move, key in ((0, "Home"), (5, "ArrowRight"), (100, "End")):
            slider.press(key)
            wanted = read(move=move)["work_S"]
            page.wait_for_function(f"() => Math.abs(({shade})() - {wanted}) < 0.01")


def test_without_a_load_the_body_is_the_same():
    angles = body.FACTS["postures"]["bent"]["angles"]
    laden = body.pose(angles, 0.4, [100.0, 200.0], body.FACTS)
    bare = body.unladen(angles, 0.4, body.spine_line(angles, body.FACTS), body.FACTS)
    assert laden | bare == laden
    assert set(laden) - set(bare) == {"body_load"}
