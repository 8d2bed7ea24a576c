"""What the fit does not show is worked out, kept, and said where the fit is shown."""

import json
import re
from dataclasses import asdict
from xml.etree import ElementTree

import nbformat
import pytest

from spasmcycle.cohort import doubt, fit, fitted, follow
from spasmcycle.evidence.findings import finding
from spasmcycle.figures import crowd_course
from spasmcycle.publish import tables

KEPT = doubt.kept()
CARD = tables.CARD.read_text(encoding="utf-8")


def region(name: str) -> str:
    return CARD.partition(f"<!-- generated:{name} -->")[2].partition("<!-- /generated -->")[0]


def test_what_is_kept_is_of_this_model():
    """Stale? Run `make generate`."""
    assert doubt.fresh(KEPT)


def test_a_wrong_list_of_fits_is_noticed():
    missing = dict(list(KEPT["fit_too"].items())[1:])
    first = next(iter(KEPT["fit_too"]))
    assert not doubt.fresh(KEPT | {"fit_too": {first: [50.0, 23.0, 12.0, 6.0], **missing}})
    assert not doubt.fresh(KEPT | {"lasting": [0.0] * 4})


def test_random_spreads_move_the_fitted_numbers_within_their_bounds_and_nothing_else():
    first, again, other = doubt.at_random(3), doubt.at_random(3), doubt.at_random(4)
    assert first == again != other
    for name, value in asdict(first).items():
        if name in fit.MOVED:
            _, low, high = fit.MOVED[name]
            assert low <= value <= high
        else:
            assert value == getattr(fitted(), name)


def test_those_that_fit_too_are_many_and_meet_every_interval():
    fits = KEPT["fit_too"].values()
    assert 10 <= len(fits) < KEPT["tried"] / 2
    for means in fits:
        assert all(a <= m <= b for a, m, b in zip(fit.LOW, means, fit.HIGH, strict=True))
    for name in fit.MOVED:
        values = [asdict(doubt.at_random(int(place)))[name] for place in KEPT["fit_too"]]
        assert KEPT["reach"][name] == [min(values), max(values)]


def test_most_of_the_fall_after_week_six_is_the_quiet_week():
    quiet, plain = KEPT["with_quiet"], KEPT["without_quiet"]
    assert quiet[0] == plain[0]
    assert doubt.fall(plain) < doubt.fall(quiet) / 3
    assert doubt.four(plain)[-1] > fit.HIGH[-1], "the last mean is missed without it"
    people, days = 1000, fit.DAYS
    found = 10 * follow(people, 364, 7, spread=doubt.without_quiet(), progress=False).mean()
    for mean, day in zip(doubt.four(plain), days, strict=True):
        assert found[day] == pytest.approx(mean, abs=3)


def test_pain_that_has_lasted_is_a_failed_prediction():
    found = 10 * follow(1000, 84 + 364, 7, progress=False).pain
    still = found[found[:, 84] > 30]
    for mean, day in zip(KEPT["lasting"], fit.DAYS, strict=True):
        assert still[:, 84 + day].mean() == pytest.approx(mean, abs=5)
    _, low, high = fit.course("lasting")
    assert doubt.lasting_inside() == [
        a <= m <= b for a, m, b in zip(low, KEPT["lasting"], high, strict=True)
    ]
    assert not all(doubt.lasting_inside())
    assert "**failed prediction of the toy**" in region("fit_doubts")


@pytest.mark.parametrize("name", ["new", "lasting"])
def test_the_published_courses_are_those_of_the_store(name):
    said = finding(f"menezescosta2012-{name}").says
    printed = [
        float(n) for n in re.findall(r"(?:mean pain|weeks,?|and|start,) ?(\d+)(?= of| \()", said)
    ]
    mean, low, high = fit.course(name)
    assert printed == list(mean)
    spans = re.findall(r"\((\d+) to (\d+)\)", said)
    assert [(float(a), float(b)) for a, b in spans] == list(zip(low, high, strict=True))


def test_the_card_says_it_where_the_fit_is_shown():
    said = region("fit_doubts")
    assert f"Of {KEPT['tried']} spreads" in said and f", {len(KEPT['fit_too'])} keep" in said
    for means in (
        doubt.four(KEPT["with_quiet"]),
        doubt.four(KEPT["without_quiet"]),
        KEPT["lasting"],
    ):
        first, second, third, last = (f"{mean:.0f}" for mean in means)
        assert f"{first}, {second}, {third} and {last}." in said
    assert "six numbers for four means" in CARD


def test_the_picture_draws_the_crowd_with_the_quiet_week_and_without():
    courses = tables.courses()
    above, below = crowd_course.draw(courses).axes
    lines = {line.get_label(): line for line in above.lines}
    assert lines["with"].get_ydata().tolist() == KEPT["with_quiet"]
    assert lines["without"].get_ydata().tolist() == KEPT["without_quiet"]
    assert lines["with"].get_linestyle() != lines["without"].get_linestyle()
    for axes, course in ((above, "new"), (below, "lasting")):
        mean, low, high = fit.course(course)
        drawn = [line.get_ydata() for line in axes.lines if line.get_label() == "interval"]
        assert [tuple(line) for line in drawn] == list(zip(low, high, strict=True))
        (people,) = [line for line in axes.lines if line.get_label() == "people"]
        assert tuple(people.get_ydata()) == mean
    (crowd,) = [line for line in below.lines if line.get_label() == "crowd"]
    assert crowd.get_ydata().tolist() == KEPT["lasting"]


def test_the_pictures_words_have_its_numbers():
    svg = ElementTree.fromstring(re.search(r"<svg.+?</svg>", region("fit_picture"), re.DOTALL)[0])
    said = svg.get("aria-label")
    assert said == crowd_course.describe(tables.courses()) and "Two line charts" in said
    for means in (KEPT["lasting"], doubt.four(KEPT["without_quiet"])):
        assert f"{means[2]:.0f} and {means[3]:.0f}" in said


def test_the_page_that_checks_the_toy_says_it_too():
    page = tables.BOOK / "reality-check.ipynb"
    cells = nbformat.read(page, 4).cells
    text = " ".join(cell.source for cell in cells if cell.cell_type == "markdown")
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert "Six numbers for four means" in text and "put in by hand" in text
    assert "failed prediction" in text
    assert "quiet_share=0" in code and 'kept["fit_too"]' in code


def test_the_kept_file_names_its_command():
    kept = json.loads(doubt.KEPT.read_text(encoding="utf-8"))
    assert kept["made_by"] == "python -m spasmcycle.cohort.doubt"
    assert (kept["tried"], kept["seed"], kept["people"]) == (doubt.TRIED, fit.SEED, doubt.PEOPLE)


def test_the_check_names_what_is_stale_and_writes_nothing(monkeypatch, tmp_path, capsys):
    path = tmp_path / "doubt.json"
    path.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(doubt, "KEPT", path)
    monkeypatch.setattr(doubt, "fresh", lambda found: False)
    assert doubt.main(check=True, everything=False) == 1
    assert capsys.readouterr().out == "stale: doubt.json\n"
    assert path.read_text(encoding="utf-8") == "{}"
