"""What lessons 1 and 2 say about their drawings and toys is true of them."""

import gzip
import json
import re
from pathlib import Path

import pytest
from matplotlib.path import Path as Outline

from spasmcycle.anatomy.side import SHAPES
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


def starts_silent() -> bool:
    r = read("disc-root")
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
    left = pairs(r["root5"])[:12]
    middle = tuple(sum(place[i] for place in left) / len(left) for i in (0, 1))
    return not Outline(pairs(r["sac"])).contains_point(middle)


CLAIMS = {
    "02_disc_to_root": {
        "a protrusion in the middle, no root touched, no irritants": starts_silent,
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
    """L4 leaves above the disc, the soft centre stays inside, the back of the sac stays put."""
    r = read("side-view", flexion=flexion, shape=shape, size=size)
    disc_top = max(r["disc"][1::2])
    root4 = r["root4"]
    assert sum(root4[1::2]) / 12 > disc_top, "the L4 root leaves above the disc"
    assert max(r["nucleus"][::2]) < max(r["disc"][::2]) - 2, "the soft centre is off the back edge"
    rest = read("side-view", flexion=flexion, size=0)
    assert max(r["sac"][::2]) == pytest.approx(max(rest["sac"][::2])), "the back wall stays"


def pairs(points: list[float]) -> list[tuple[float, float]]:
    return list(zip(points[::2], points[1::2], strict=True))


@pytest.mark.parametrize("activity", [0, 0.5, 1])
def test_in_the_cross_section_back_muscle_thickens_and_stays_in_its_place(activity: float):
    rest, r = read("disc-root"), read("disc-root", activity=activity)
    depth = {}
    for name in ("multifidus_below", "erector_below"):
        now, before = r[name][1::2], rest[name][1::2]
        depth[name] = (max(now) - min(now)) / (max(before) - min(before))
    assert depth["multifidus_below"] == pytest.approx(1 + 0.15 * activity)
    assert depth["erector_below"] == pytest.approx(1 + 0.12 * activity)
    multifidus, erector = pairs(r["multifidus_below"])[:13], pairs(r["erector_below"])[:14]
    assert not any(Outline(erector).contains_points(multifidus)), (
        "multifidus lies nearer the middle"
    )
    assert not any(Outline(multifidus).contains_points(erector))
    fascia = Outline([*pairs(r["fascia_below"]), (0, 0)])
    assert all(fascia.contains_points(multifidus)), "the fascia lies behind the muscle"
    others = ("disc", "sac", "flavum", "root4", "root5", "strands")
    assert all(r[name] == rest[name] for name in others), "nothing else moves"
    assert not {"psoas", "process", "facet4_below"} & set(r), "bone and psoas are drawn once"


def test_muscle_at_work_shows_without_colour():
    """A trace that grows with it, its number, and dashes where the muscle lies at rest."""
    for name, place in (("disc-root", {}), ("side-view", {"slice": "side"})):
        calm, half, full = (read(name, activity=a, **place) for a in (0, 0.5, 1))
        height = [max(r["trace"][1::2]) - min(r["trace"][1::2]) for r in (calm, half, full)]
        assert height[0] == 0
        assert height[2] == pytest.approx(2 * height[1])
        assert (calm["muscle_resting"], bool(half["muscle_resting"])) == ([], True)
        assert half["muscle_resting"] == full["muscle_resting"], "the dashes stay where they are"
        assert "1.00" in full["activity_text"]


@pytest.mark.parametrize("flexion", [-5, 0, 12])
def test_from_the_side_back_muscle_thickens_backwards_and_keeps_its_length(flexion: float):
    rest, work = (read("side-view", slice="side", flexion=flexion, activity=a) for a in (0, 1))
    for name in ("multifidus", "erector"):
        assert work[name][1::2] == rest[name][1::2], "muscle at work gets no longer"
        behind = [max(r[name][::2]) for r in (rest, work)]
        assert behind[1] > behind[0] + 2
    assert max(work["erector"][::2]) <= max(work["fascia"][::2]), "the fascia stays behind it"
    gaps = [r["grain_multifidus"][1] - r["grain_multifidus"][-3] for r in (rest, work)]
    assert gaps[1] == pytest.approx(0.75 * gaps[0], rel=0.01), (
        "its fibres are drawn nearer to each other"
    )


@pytest.mark.parametrize("name", PICTURES)
def test_both_cuts_with_the_script_that_moves_them_weigh_little(name: str):
    drawings = "".join(re.findall(r"<svg.*?</svg>", live(name).markup, re.DOTALL))
    assert len(gzip.compress((drawings + script(name)).encode())) <= 26_000
