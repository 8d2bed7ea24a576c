"""What lessons 1 and 2 say about their drawings and toys is true of them."""

import gzip
import json
import re
from pathlib import Path

import pytest
from matplotlib.path import Path as Outline

from spasmcycle.drawing.displaced import SHAPES, area_of
from spasmcycle.figures import PICTURES, find
from spasmcycle.live import live, script
from spasmcycle.model.parameters import GRADES
from spasmcycle.model.postures import POSTURES

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def prose(name: str) -> str:
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "markdown"]
    return " ".join("\n".join(cells).split())


def read(name: str, **changes: float | str) -> dict:
    picture = find(name)
    return picture.read(picture.values(**changes))


def front_closes_and_back_opens() -> bool:
    rest, bent = read("side-view"), read("side-view", flexion=12)
    front = bent["front_height"] < rest["front_height"]
    return front and bent["back_height"] > rest["back_height"]


def closer_takes_off_nearly_half() -> bool:
    near, far = read("posture", distance=15), read("posture", distance=40)
    return 0.5 < near["disc_load"] / far["disc_load"] < 0.6


def one_posture_halves_the_round_back() -> bool:
    return POSTURES["holding_close"].mpa[0] < POSTURES["lifting_round_back"].mpa[0] / 2


def sitting_is_about_the_same() -> bool:
    truth = read("posture")["truth"]
    return truth["sitting.pressure"] == "same" and truth["slouched.pressure"] == "down"


def starts_with_sam() -> bool:
    r = read("disc-root")
    return r["root"] == "L5" and r["contact"] > 0 and r["place"] == "To the side of the canal"


def quiet_is_silent() -> bool:
    r = read("disc-root", **find("disc-root").presets["quiet"][1])
    return r["contact"] == 0 and r["dot_count"] == 0 and r["level"] == "silent"


def side_meets_l5() -> bool:
    r = read("disc-root", shape="extrusion", direction="side", size=6)
    return r["root"] == "L5" and r["contact5"] > 0.2 and r["contact4"] == 0


def exit_meets_l4() -> bool:
    r = read("disc-root", shape="extrusion", direction="foramen", size=6)
    return r["root"] == "L4" and r["contact4"] > 0.2 and r["contact5"] == 0


def ana_is_low_and_ben_high() -> bool:
    presets = find("disc-root").presets
    ana, ben = (read("disc-root", **presets[name][1]) for name in ("ana", "ben"))
    return ana["contact"] > ben["contact"] and (ana["level"], ben["level"]) == ("low", "high")


def straight_back_narrows_the_sac() -> bool:
    r = read("disc-root", shape="extrusion", direction="central", size=8)
    return r["contact"] == 0 and r["sac_area"] < 0.7 * read("disc-root", size=0)["sac_area"]


def worst_looking_shrink_most() -> bool:
    left = find("disc-root").facts["left"]
    return left["sequestration"] < left["extrusion"] < left["protrusion"] < left["bulge"]


def shares_became_speeds() -> bool:
    """The order of the shares that shrank in people is the order of the toy's speeds."""
    by_share = sorted(GRADES.values(), key=lambda grade: grade.shrank)
    return by_share == sorted(GRADES.values(), key=lambda grade: -grade.tau_H)


def l5_is_drawn_beside_the_sac() -> bool:
    r = read("disc-root", size=0)
    left = pairs(r["axial_root_L5_left"])
    middle = tuple(sum(place[i] for place in left) / len(left) for i in (0, 1))
    return not Outline(pairs(r["axial_dural_sac"])).contains_point(middle)


CLAIMS = {
    "02_disc_to_root": {
        "a protrusion to the side that touches the L5 root": starts_with_sam,
        "it lies in the middle, no root touched, no irritants": quiet_is_silent,
        "To the side of the canal the material meets the L5 root": side_meets_l5,
        "In the exit it meets L4": exit_meets_l4,
        "So a large touch can give a low signal, and a small one a high signal.": (
            ana_is_low_and_ben_high
        ),
        "A big piece straight back may miss both roots and still narrow the sac": (
            straight_back_narrows_the_sac
        ),
        "The shrinking follows times that were chosen to fit the order of the four types.": (
            worst_looking_shrink_most
        ),
        "Studies counted *how many* pieces shrink; the toy turns that into *how fast*.": (
            shares_became_speeds
        ),
        "our drawing has L5 beside it": l5_is_drawn_beside_the_sac,
    },
    "01_motion_segment": {
        "Bending forward lowers the front and opens the back.": front_closes_and_back_opens,
        "moving 20 kg from 40 cm to 15 cm takes off nearly half": closer_takes_off_nearly_half,
        "Lifting 20 kg with a round back gave 2.3 megapascals, and holding it close gave 1.1": (
            one_posture_halves_the_round_back
        ),
        "Relaxed sitting was about the same as standing, and slouching was lower.": (
            sitting_is_about_the_same
        ),
    },
}


@pytest.mark.parametrize(
    ("lesson", "sentence"), [(lesson, s) for lesson, claims in CLAIMS.items() for s in claims]
)
def test_the_lesson_says_what_the_drawing_does(lesson: str, sentence: str):
    assert sentence in prose(lesson), f"not in the lesson any more: {sentence}"
    assert CLAIMS[lesson][sentence](), f"no longer true: {sentence}"


@pytest.mark.parametrize("flexion", [-5, 0, 12])
@pytest.mark.parametrize("size", [0, 4, 7, 10])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_drawing_stays_anatomy(flexion: float, size: float, shape: str):
    """The soft centre stays inside, the back of the sac stays put."""
    r = read("side-view", flexion=flexion, shape=shape, size=size)
    assert max(r["mid_nucleus_L4_L5"][::2]) < max(r["mid_disc_L4_L5"][::2]) - 2
    rest = read("side-view", flexion=flexion, size=0)
    assert max(r["mid_dural_sac"][::2]) == pytest.approx(max(rest["mid_dural_sac"][::2]))


def test_l4_leaves_above_the_disc():
    r = read("side-view", slice="side")
    assert min(r["beside_ganglion_L4"][1::2]) > max(r["mid_disc_L4_L5"][1::2][:4]) - 2


def pairs(points: list[float]) -> list[tuple[float, float]]:
    return list(zip(points[::2], points[1::2], strict=True))


@pytest.mark.parametrize("activity", [0, 0.5, 1])
def test_in_the_cross_section_back_muscle_thickens_and_stays_in_its_place(activity: float):
    rest, r = read("disc-root"), read("disc-root", activity=activity)
    area = {}
    for name in ("axial_multifidus_left", "axial_erector_spinae_left"):
        half = len(r[name]) // 2
        area[name] = area_of(r[name][:half]) / area_of(rest[name][:half])
        assert 1 <= area[name] < 1.2
    assert area["axial_multifidus_left"] >= 1 + 0.05 * activity
    multifidus = pairs(r["axial_multifidus_left"])[: len(r["axial_multifidus_left"]) // 4]
    erector = pairs(r["axial_erector_spinae_left"])[: len(r["axial_erector_spinae_left"]) // 4]
    assert not any(Outline(erector).contains_points(multifidus)), (
        "multifidus lies nearer the middle"
    )
    assert not any(Outline(multifidus).contains_points(erector))
    fascia = Outline([*pairs(r["axial_fascia_posterior_layer"]), (0, 0)])
    assert all(fascia.contains_points(multifidus)), "the fascia lies behind the muscle"
    others = ("disc", "dural_sac", "flavum", "root_L4_left", "root_L5_left", "strands")
    assert all(r[f"axial_{name}"] == rest[f"axial_{name}"] for name in others)
    assert "axial_psoas_left" not in r, "bone and psoas are drawn once"


def test_muscle_at_work_shows_without_colour():
    """A trace that grows with it, its number, and dashes where the muscle lies at rest."""
    for name, place in (("disc-root", {}), ("side-view", {"slice": "side"})):
        calm, half, full = (read(name, activity=a, **place) for a in (0, 0.5, 1))
        height = [max(r["trace"][1::2]) - min(r["trace"][1::2]) for r in (calm, half, full)]
        assert height[0] == 0
        assert height[2] == pytest.approx(2 * height[1])
        assert not calm["resting"] and half["resting"]
        assert half["resting"] == full["resting"], "the dashes stay where they are"
        assert "1.00" in full["muscle_text"]


@pytest.mark.parametrize("flexion", [-5, 0, 12])
def test_from_the_side_back_muscle_thickens_backwards(flexion: float):
    rest, work = (read("side-view", slice="side", flexion=flexion, activity=a) for a in (0, 1))
    for name in ("beside_multifidus", "beside_erector_spinae"):
        gap = [b - a for a, b in zip(rest[name][::2], work[name][::2], strict=True)]
        assert max(gap) > 2
        high = [b - a for a, b in zip(rest[name][1::2], work[name][1::2], strict=True)]
        assert max(map(abs, high)) < 2, "muscle at work gets hardly longer"
    thick = [
        read("side-view", slice="side", activity=a)["beside_multifidus_fibres"] for a in (0, 1)
    ]
    assert area_of(thick[1][:8]) > 1.5 * area_of(thick[0][:8]), "its fibres grow thicker"


SLICES = {"side-view": 2}
"""Pictures of more drawings than one: the midline, and the slice beside it."""


@pytest.mark.parametrize("name", PICTURES)
def test_both_cuts_with_the_script_that_moves_them_weigh_little(name: str):
    drawings = "".join(re.findall(r"<svg.*?</svg>", live(name).markup, re.DOTALL))
    assert len(gzip.compress((drawings + script(name)).encode())) <= 26_000 * SLICES.get(name, 1)
