"""What a lesson says about the model is true of the model.

Each claim is a sentence of the lesson and a check of it. Change an equation, and the test names
the sentences that no longer hold; change a sentence, and the test asks for its check.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from spasmcycle.figures import find
from spasmcycle.model.parameters import PARAMETERS, TREATMENTS
from spasmcycle.simulate import simulate

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LOOPS = ("irritants", "load", "fatigue", "sensitisation")


def prose(name: str) -> str:
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "markdown"]
    return " ".join("\n".join(cells).split())


def closed():
    return simulate("extrusion")


def opened():
    return simulate("extrusion", k=0.0)


def gain(run) -> np.ndarray:
    return sum(run[f"gain_{loop}"] for loop in LOOPS)


def higher_while_it_runs() -> bool:
    up = (closed().days >= 0.5) & (closed().days <= closed().last_day_above("M", 0.5))
    return all((closed()[name] > opened()[name])[up].all() for name in ("pain", "M", "W"))


def lasts_many_days_longer() -> bool:
    settled = opened().last_day_above("M", 0.5) or 0.0
    return (closed().last_day_above("M", 0.5) or 0.0) - settled > 7


def same_pain_on_the_last_day() -> bool:
    return abs(closed()["pain_shown"][-1] - opened()["pain_shown"][-1]) < 0.05


def disc_is_the_same() -> bool:
    return np.allclose(closed()["H"], opened()["H"], atol=1e-6)


def below_one_on_the_plateau() -> bool:
    run = closed()
    plateau = (run.days >= 1) & (run.days <= 14)
    return (gain(run)[plateau] < 1).all() and (run["M"][plateau] > 0.8).all()


def one_only_on_the_way() -> bool:
    run = closed()
    return ((run["M"][gain(run) >= 1] > 0.02) & (run["M"][gain(run) >= 1] < 0.9)).all() and bool(
        (gain(run) >= 1).any()
    )


def load_and_fatigue_are_small() -> bool:
    run = closed()
    return max(run["gain_load"].max(), run["gain_fatigue"].max()) < 0.1


def mostly_irritants() -> bool:
    run = closed()
    up = run["M"] > 0.5
    return up.any() and (run["gain_irritants"][up] > 0.5 * gain(run)[up]).all()


def relaxant_and_heat_free_almost_always() -> bool:
    """One week of each, on a stuck loop, begun on days 7 to 90."""
    freed = []
    for name in ("relaxant", "heat"):
        change = {TREATMENTS[name].parameter: TREATMENTS[name].strength}
        stop = {TREATMENTS[name].parameter: 0.0}
        for day in (7, 14, 21, 30, 45, 60, 90):
            changes = [(day, change), (day + 7, stop)]
            run = simulate("sequestration", days=180, stress=0.4, changes=changes)
            freed.append(run["M"][-1] < 0.5)
    return np.mean(freed) > 0.9


def one_slider_settles_it_before_day_five() -> bool:
    slider = next(c for c in find("time-course").controls if c.name == "k")
    values = np.arange(slider.low, slider.high, slider.step)
    return any(
        (simulate("extrusion", k=float(k)).last_day_above("M", 0.5) or 0) < 5 for k in values
    )


def pain_is_amplified_below_gain_one() -> bool:
    return sum(2 * 0.8**n for n in range(500)) == pytest.approx(10)


CLAIMS = {
    "06_closing_the_loop": {
        "Pain, guarding and irritants are all higher while it runs.": higher_while_it_runs,
        "guarding stays up for many days after the open loop has settled": lasts_many_days_longer,
        "On the last day both runs are at the same pain.": same_pain_on_the_last_day,
        "The displaced disc material shrinks at the same pace in both runs": disc_is_the_same,
        "On the plateau the gain is *below* 1.": below_one_on_the_plateau,
        "The gain passes 1 only while guarding is on its way up or down.": one_only_on_the_way,
        "The load and fatigue loops are small in this model.": load_and_fatigue_are_small,
        "While guarding is up, most of the amplifying is done by irritants": mostly_irritants,
        "In it, a muscle relaxant or heat breaks the loop almost always.": (
            relaxant_and_heat_free_almost_always
        ),
        "Make guarding let go before day 5.": one_slider_settles_it_before_day_five,
        "Only the gain changes: $2 / (1 - 0.8) = 10$.": pain_is_amplified_below_gain_one,
    }
}


@pytest.mark.parametrize(
    ("lesson", "sentence"), [(lesson, s) for lesson, claims in CLAIMS.items() for s in claims]
)
def test_the_lesson_says_what_the_model_does(lesson, sentence):
    assert sentence in prose(lesson), f"not in the lesson any more: {sentence}"
    assert CLAIMS[lesson][sentence](), f"no longer true of the model: {sentence}"


def test_a_changed_model_is_noticed(monkeypatch):
    """The checks can fail: with irritants that add nothing, the loop claims are false."""
    weaker = PARAMETERS["k"].__class__(**{**vars(PARAMETERS["k"]), "value": 0.0})
    monkeypatch.setitem(PARAMETERS, "k", weaker)
    assert not lasts_many_days_longer()
    assert not mostly_irritants()
