"""Labels: no two leaders cross, no two labels overlap, whatever is named."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spasmcycle.drawing import axial, circuit, side, trunk
from spasmcycle.drawing.system import CUTS, Label, crossing, label_columns

BOX = (0.0, 0.0, 300.0, 400.0)
LINE = 15.0

places = st.tuples(st.floats(1, 299), st.floats(1, 399)).map(
    lambda p: (round(p[0], 2), round(p[1], 2))
)
texts = st.sampled_from(["one line", "two\nlines", "three\nwhole\nlines"])
named = st.lists(st.tuples(places, texts), min_size=1, max_size=16, unique_by=lambda n: n[0])


def bodies(label: Label) -> tuple[float, float]:
    """The bottom and the top of the words of a label."""
    top = label.y + label.line / 2
    return top - label.line * (label.text.count("\n") + 1), top


def assert_apart(labels: list[Label]) -> None:
    for one, other in itertools.combinations(labels, 2):
        assert not crossing(one.leader[2:], other.leader[2:]), (one.text, other.text)
        if one.left == other.left:
            (low, high), (bottom, top) = sorted((bodies(one), bodies(other)))
            assert high <= bottom + 1e-6, (one.text, other.text)


@settings(max_examples=400, deadline=None)
@given(named)
def test_leaders_never_cross_and_labels_never_overlap(named):
    anchors = [place for place, _ in named]
    # places on one level line are met by one leader: no order of labels can part them
    if len({y for _, y in anchors}) < len(anchors) or len({x for x, _ in anchors}) < len(anchors):
        return
    labels = label_columns(anchors, [text for _, text in named], BOX, LINE)
    assert_apart(labels)
    for label, anchor in zip(labels, anchors, strict=True):
        assert label.leader[4:] == anchor
        low, high = bodies(label)
        assert low >= BOX[1] - 1e-6
        assert high <= BOX[3] + 1e-6
        assert (label.x < BOX[0]) if label.left else (label.x > BOX[2])


def test_labels_stand_level_with_their_parts_where_there_is_room():
    anchors = [(50, 100), (60, 200), (70, 300), (250, 100), (240, 300)]
    labels = label_columns(anchors, list("abcde"), BOX, LINE)
    assert [label.y for label in labels] == [y for _, y in anchors]
    assert [label.left for label in labels] == [True, True, True, False, False]


def test_what_cannot_be_labelled_is_refused_in_words():
    with pytest.raises(ValueError, match="outside the picture"):
        label_columns([(301, 5)], ["far"], BOX, LINE)
    with pytest.raises(ValueError, match="the picture has room for 400"):
        label_columns([(i, i) for i in range(1, 61)], ["x"] * 60, BOX, LINE)
    crossed = [(250, 200), (240, 210), (60, 180)]
    with pytest.raises(ValueError, match="the leaders of 'c' and 'a' cross"):
        label_columns(crossed, "abc", BOX, 80, ["left", "left", "right"])


DRAWN = {
    **{f"side {name}": labels for name, labels in side.LABELS.items()},
    **{f"axial {name}": labels for name, labels in axial.LABELS.items()},
    **{f"trunk {name}": labels for name, labels in trunk.LABELS.items()},
    **{f"circuit {name}": labels for name, labels in circuit.LABELS.items()},
}


@pytest.mark.parametrize("name", DRAWN)
def test_no_drawing_crosses_its_leaders(name: str):
    assert_apart(DRAWN[name])


@pytest.mark.parametrize(("view", "cut"), list(itertools.product(("mid", "beside"), CUTS)))
def test_leaders_stay_apart_while_the_spine_bends(view: str, cut: str):
    for flexion in range(-5, 11, 3):
        lines = side.placed(view, flexion=float(flexion))[f"leaders_{view}_{cut}"]
        leaders = [lines[i : i + 6] for i in range(0, len(lines), 6)]
        for one, other in itertools.combinations(leaders, 2):
            assert not crossing(one[2:], other[2:]), (flexion, one, other)


@pytest.mark.parametrize("name", DRAWN)
def test_labels_fit_beside_their_picture(name: str):
    """Measured in the widest usual font, so that no word is cut off."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    room = {"side": side, "axial": axial, "trunk": trunk, "circuit": circuit}[name.split()[0]]
    cut = CUTS[name.split()[1].split("_")[-1]]
    seen = room._SEEN[name.split()[1]]
    wide = seen[3] if room is side else seen[1]
    column = (cut.width - wide) / 2 - 0.98 * cut.words
    for label in DRAWN[name]:
        for text in label.text.split("\n"):
            long = TextPath((0, 0), text, size=cut.words, prop=FontProperties("DejaVu Sans"))
            assert long.get_extents().width <= column, text
