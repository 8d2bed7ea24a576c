"""From displaced disc to nerve root: which root is touched, and what a toy makes of it."""

from __future__ import annotations

from math import cos as _cos
from math import exp, radians
from math import sin as _sin
from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing import axial, displaced
from spasmcycle.drawing.axial import ringed, tightened
from spasmcycle.drawing.displaced import (
    NARROW,
    SHAPES,
    area_of,
    crowded,
    drawn_size,
    kind_of,
    material,
)
from spasmcycle.drawing.outlines import mirrored
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.segment import (
    SEEN,
    SEGMENT,
    SHOWS,
    TRACE,
    cut_of,
    draw_signal,
    hidden_layers,
    label_words,
    muscle_signal,
    show_layers,
)
from spasmcycle.model.parameters import GRADES
from spasmcycle.portable import cos, fill, sin
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words("disc-root")
MONTH = 30.4
IRRITANTS_LEFT = 0.5


def cases(v, facts):
    """No run of the model: anatomy and a toy sum."""
    return []


def level_word(signal, say):
    """A signal from 0 to 10 in one word."""
    if signal < 0.5:
        return say["silent"]
    if signal < 2.5:
        return say["low"]
    if signal < 5:
        return say["medium"]
    return say["high"]


def readouts(v, runs, facts):
    """The drawing, which root is touched, and the toy's signal.

    Where the sac is narrowed, or was before time passed, there is no signal: words that lead to
    help stand in its place, since no toy may call that picture quiet.
    """
    kind = kind_of(v["shape"], v["size"])
    size = drawn_size(kind, v["size"], 7)
    direction = v["direction"] if kind != "bulge" else "central"
    state = {
        "kind": kind,
        "size": size,
        "direction": direction,
        "width": v["width"] / 100,
    }
    least = facts["material"]["narrow"]
    narrow = area_of(crowded(facts["material"]["sac"], state, 0.8, facts["material"])) < least
    irritants = v["irritants"]
    for month in range(12):
        if month < v["months"]:
            state["size"] = state["size"] * facts["left"][kind]
            irritants = irritants * facts["irritants_left"]
    state["irritants"] = irritants
    r = material(state, facts["material"])
    r["axial_rings"] = ringed(r["axial_disc"], facts["axial"])
    tightened(r, v["activity"], facts["axial"])
    show_layers(r, "below", True, v, facts["seen"])
    lines_to(r, hidden_layers(v["show"], facts["seen"]), facts["leaders"])
    say = facts["say"]
    r["say"] = say
    r["fine"] = True
    r["narrow"] = narrow
    r["clear"] = not narrow
    r["kind"] = facts["words"][kind]
    r["size"] = state["size"]
    template = say["size"]
    if size < v["size"] and v["months"] == 0:
        template = say["most"]
    if r["size"] < 0.5:
        template = say["least"]
    r["size_text"] = fill(template, r)
    if kind == "none":
        r["size_text"] = r["kind"]
    r["place"] = say[direction if kind != "bulge" else kind]
    r["active"] = v["activity"]
    r["trace"] = muscle_signal(v["activity"], facts["trace"])
    r["working"] = v["activity"] > 0 and r["see_below_muscle"]
    r["muscle_text"] = fill(say["muscle"], r) if r["working"] else " "
    r["resting"] = v["activity"] > 0.25 and r["see_below_muscle"]
    r["activity_text"] = fill(say["work"], r)
    both = direction == "central"
    root = "L4" if direction == "foramen" else "L5"
    contact = r["contact4"] if direction == "foramen" else r["contact5"]
    r["root"] = root
    r["contact"] = 100 * contact
    touches = r["contact"] >= 0.5
    r["share"] = fill(say["percent"], r)
    r["touched"] = fill(say["both"] if both else say["touches"], r)
    area = say["area"]
    if not touches:
        r["touched"] = say["no_root"]
        if both and kind != "none" and r["sac_area"] < 1.2 * least:
            r["touched"] = say["indents"]
    if narrow:
        now = r["sac_area"] < least
        area = say["narrowed"] if now else say["narrowed_before"]
        r["room"] = say["narrow"] if now else say["narrow_before"]
        if not touches:
            r["share"] = say["the_sac"]
            r["touched"] = r["room"]
    r["truth"] = "cannot"
    mechanical = 5 * contact * v["sensitivity"]
    chemical = 5 * irritants * v["sensitivity"]
    total = min(10, mechanical + chemical)
    r["signal"] = total
    r["level"] = level_word(total, say)
    r["signal_text"] = fill(say["signal"], r)
    r["touch_text"] = fill(say["touch"], {"n": mechanical})
    r["irritants_text"] = fill(say["irritants"], {"n": chemical})
    r["level_text"] = r["level"]
    r["help_one"] = " "
    r["help_two"] = " "
    values = [fill(say["one"], {"n": n}) for n in [mechanical, chemical]]
    values.append(fill(say["sum"], r))
    r["risk"] = say["risk_" + root]
    if narrow:
        r["risk"] = fill(say["risks"], r)
        mechanical = 0
        total = 0
        r["level"] = say["help_two"]
        values = [say["help_two"] for one in values]
        r["signal_text"] = " "
        r["touch_text"] = " "
        r["irritants_text"] = " "
        r["level_text"] = " "
        r["help_one"] = say["help_one"]
        r["help_two"] = say["help_two"]
    r["dial_touch"] = sector(0, min(10, mechanical))
    r["dial_irritants"] = sector(min(10, mechanical), total)
    r["hand"] = hand(total)
    r["clear_L4"] = r["clear"] and root == "L4"
    r["clear_L5"] = r["clear"] and root == "L5"
    r["irritants_now"] = irritants
    r["dots"] = fill(say["of_dots"], r)
    r["dots_text"] = fill(say["dots"], r)
    awake = touches or r["dot_count"] > 0
    r["area"] = fill(area, r)
    r["part"] = facts["rows"]
    r["value"] = [r["size_text"], r["place"], r["risk"], r["share"], r["dots"], r["area"]]
    for text in values:
        r["value"].append(text)
    r["value"].append(fill(say["activity"], r))
    r["value"].append(fill(say["rest"], {"n": 100 * depth_of(r, facts["axial"])}))
    r["idle"] = [] if awake and not narrow else ["sensitivity"]
    if v["shape"] == "none":
        r["idle"].append("size")
    if kind == "bulge":
        r["idle"].append("direction")
    return r


def describe(r):
    """Shape, size and place, which root is touched and how far, irritants, signal or help."""
    say = r["say"]
    template = say["now"]
    if r["narrow"]:
        template = say["now_room"] if r["contact"] >= 0.5 else say["now_narrow"]
    if r["active"] > 0:
        return fill(template, r) + " " + fill(say["works"], r)
    return fill(template, r)


def lines_to(r, hidden, leaders):
    """The leaders of the labels whose layer is seen, for both cuts."""
    for cut in ["landscape", "phone"]:
        one = leaders[cut]
        lines = []
        ends = []
        for i in range(len(one["layers"])):
            if one["layers"][i] in hidden:
                continue
            for k in range(6):
                lines.append(one["lines"][6 * i + k])
            ends.append(one["lines"][6 * i + 4])
            ends.append(one["lines"][6 * i + 5])
        r["leaders_below_" + cut] = lines
        r["ends_below_" + cut] = ends


def depth_of(r, facts):
    """How deep the inner muscle is now, as a share of its depth at rest."""
    now = r["axial_multifidus_left"]
    rest = facts["tight"]["axial_multifidus_left"][0]
    deep = []
    for points in [now, rest]:
        low = 0
        high = -200
        for i in range(1, len(rest), 2):
            low = min(low, points[i])
            high = max(high, points[i])
        deep.append(high - low)
    return deep[0] / deep[1]


def sector(low, high):
    """A piece of the dial from one signal to another (0 to 10), as one outline."""
    if high - low < 0.02:
        return []
    out = []
    for i in range(18):
        share = i / 8 if i < 9 else (17 - i) / 8
        far = 1 if i < 9 else 0.62
        turn = 3.141592653589793 * (1 - (low + (high - low) * share) / 10)
        out.append(far * cos(turn))
        out.append(far * sin(turn))
    return out


def hand(signal):
    """The hand of the dial, from its middle to the signal."""
    turn = 3.141592653589793 * (1 - signal / 10)
    return [0, 0, 0.9 * cos(turn), 0.9 * sin(turn)]


_DIALS = {"landscape": (572.0, 362.0, 40.0), "phone": (268.0, 216.0, 28.0)}
"""Left end, middle and radius of the dial in each cut, in points."""


def _dial(board: Board, words: Axes, axes: Axes) -> None:
    """The dial of the toy's signal: touch grey, irritants striped, a line to the root."""
    cut = cut_of(board)
    size = cut.words
    left, low, far = _DIALS[cut.name]
    roots = {"L4": (29.5, -16), "L5": (13, -20.6)}
    for name, place in roots.items():
        x, y = axes.transData.transform(place)
        line = [x, y, left - 0.6 * size, low + 0.4 * far]
        for key, colour, weight in (("halo", style.PAPER, 3.4), ("line", style.INK, 1.4)):
            look = {"edgecolor": colour, "linewidth": weight, "closed": False, "smooth": False}
            board.fixed(words, f"scale-{key}-{name}", line, shown=f"clear_{name}", **look)
    dial = board.axes(left, low, 2 * far, 1.02 * far)
    dial.set(xlim=(-1, 1), ylim=(-0.02, 1))
    dial.axis("off")
    turns = [180 - 7.5 * i for i in range(25)]
    ring = [n for a in turns for n in (_cos(radians(a)), _sin(radians(a)))]
    ring += [n for a in turns[::-1] for n in (0.62 * _cos(radians(a)), 0.62 * _sin(radians(a)))]
    keys = {"smooth": False, "shown": "clear", "clip_on": False}
    board.fixed(dial, "scale-ring", ring, facecolor=style.PAPER, edgecolor=style.LINE, **keys)
    board.shape(dial, "dial-touch", "dial_touch", facecolor=style.QUIET, linewidth=0, **keys)
    striped = {"facecolor": style.IRRITATION, "edgecolor": style.PAPER, "hatch": "////"}
    board.shape(dial, "dial-irritants", "dial_irritants", linewidth=0.6, **striped, **keys)
    board.shape(dial, "dial-hand", "hand", closed=False, edgecolor=style.INK, linewidth=2.2, **keys)
    board.text(words, "signal_text", left, low - 1.25 * size, "signal_text", weight="bold",
               fontsize=size)  # fmt: skip
    for name, row in (("level_text", 2.45), ("touch_text", 3.65), ("irritants_text", 4.85)):
        if row < 3 or not board.phone:
            board.text(words, name, left, low - row * size, name, fontsize=size)


def draw(board: Board, r: dict) -> Figure:
    """The cross-section with a dial beside the root, or words that lead to help."""
    cut = cut_of(board)
    figure = board.open(cut.width, cut.height)
    axes = axial.axes_for(board, cut)
    made = {**axial.placed(), **{name: r[name] for name in r if name.startswith("axial_")}}
    labels = axial.LABELS[cut.name]
    axial.draw(board, axes, cut, made, "see_below", texts=label_words(labels))
    board.shape(
        axes, "irritant-dots", "irritant_dots", 1, closed=False, smooth=False, snap=False,
        shown="see_below_nerve", edgecolor=style.IRRITATION, linewidth=3.6 if board.phone else 4.6,
    )  # fmt: skip
    board.grab("axial-herniation", "size", along="y", scale=-1.0)  # mm, backwards is down
    for name in axial.TIGHTENED:
        points = axial.TIGHT[f"axial_{name}"][0]
        dashed = {"linewidth": 1.2, "linestyle": (0, (3, 2.4)), "capstyle": "butt"}
        for side, outline in (("left", points), ("right", mirrored(points))):
            key = f"resting-{name}-{side}"
            board.fixed(axes, key, outline, shown="resting", edgecolor=style.INK, **dashed)
    words = board.canvas(0, 0, cut.width, cut.height)
    size = cut.words
    low, high = (cut.width - axial.across(cut)) / 2, (cut.width + axial.across(cut)) / 2
    top = cut.height - 1.2 * size
    for x, key, ha in ((low + 3, "right", "left"), (high - 3, "left", "right")):
        words.text(x, top, board.words[f"draw.{key}"], ha=ha, fontsize=size, weight="bold")
    if not board.phone:
        words.text(high - 3, top - 1.3 * size, board.words["draw.below"], ha="right", fontsize=size)
    _dial(board, words, axes)
    draw_signal(board, words, cut, "working")
    _help(board, words, (low, high))
    return figure


def _help(board: Board, words: Axes, across: tuple[float, float]) -> None:
    """The words that lead to help, on paper of their own, while the sac is narrow or was."""
    cut = cut_of(board)
    size = cut.words
    x, y = (across[0] + across[1]) / 2 + 1.8 * size, 0.8 * size
    half = 11.9 * size
    if board.phone:
        x, y = cut.width / 2, cut.height - 2.6 * size
    box = [x - half, y - 0.6 * size, x + half, y - 0.6 * size]
    box += [x + half, y + 2.5 * size, x - half, y + 2.5 * size]
    keys = {"smooth": False, "shown": "narrow", "linewidth": 2, "zorder": 5}
    board.fixed(words, "help-box", box, facecolor=style.PAPER, edgecolor=style.INK, **keys)
    look = {"weight": "bold", "ha": "center", "fontsize": size, "zorder": 6}
    board.text(words, "help_one", x, y + 1.2 * size, "help_one", **look)
    board.text(words, "help_two", x, y, "help_two", **look)


ABOUT_THREE = (("signal", ">=", 2.5), ("signal", "<", 3.5))

PICTURE = Picture(
    name="disc-root",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("shape", W["control.shape"], SEGMENT.keys_of("shape.", SHAPES), "protrusion"),
        Slider("size", W["control.size"], 0, 10, 0.5, 6, "mm", W["control.size.help"]),
        Choice(
            "direction",
            W["control.direction"],
            W.keys_of("option.direction.", ("central", "side", "foramen")),
            "side",
        ),
        Slider("irritants", W["control.irritants"], 0, 1, 0.05, 0),
        Slider(
            "months",
            W["control.months"],
            0,
            12,
            1,
            0,
            W["control.months.unit"],
            W["control.months.help"],
            whole=True,
        ),
        Slider(
            "sensitivity",
            W["control.sensitivity"],
            0.2,
            2,
            0.1,
            1,
            help=W["control.sensitivity.help"],
            more=True,
        ),
        Slider("width", W["control.width"], 70, 120, 5, 100, "%", more=True),
        Slider(
            "activity",
            W["control.activity"],
            0,
            1,
            0.05,
            0,
            help=W["control.activity.help"],
            more=True,
        ),
        Choice(
            "names",
            SEGMENT["names"],
            SEGMENT.keys_of("names.", ("shown", "hidden")),
            "shown",
            more=True,
        ),
        Choice("show", W["control.show"], SEGMENT.keys_of("show.", SHOWS), "all", more=True),
    ),
    presets={
        "sam": (W["preset.sam"], {}),
        "quiet": (W["preset.quiet"], {"size": 3.5, "direction": "central"}),
        "ana": (
            W["preset.ana"],
            {"shape": "extrusion", "size": 7, "direction": "side", "sensitivity": 0.2},
        ),
        "ben": (W["preset.ben"], {"size": 3, "direction": "side", "irritants": 0.9}),
        "outlet": (
            W["preset.outlet"],
            {"shape": "extrusion", "size": 6, "direction": "foramen", "irritants": 0.3},
        ),
        "after": (
            W["preset.after"],
            {"shape": "sequestration", "size": 9, "direction": "side", "months": 6},
        ),
        "guarding": (W["preset.guarding"], {"activity": 0.8}),
    },
    goals=(
        Goal(
            "touch",
            W["goal.touch"],
            ("and", *ABOUT_THREE, ("contact", ">", 0), ("irritants_now", "is", 0)),
            {"shape": "extrusion", "direction": "side", "size": 6},
            W["goal.touch.how"],
        ),
        Goal(
            "irritants",
            W["goal.irritants"],
            ("and", *ABOUT_THREE, ("contact", "is", 0)),
            {"shape": "none", "irritants": 0.6},
            W["goal.irritants.how"],
        ),
        Goal(
            "both",
            W["goal.both"],
            ("and", *ABOUT_THREE, ("contact", ">", 0), ("irritants_now", ">", 0)),
            {"direction": "side", "size": 3, "irritants": 0.4},
            W["goal.both.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    cuts=("landscape", "phone"),
    table=Table(W["table"], (Column(W["column.part"], "part"), Column(W["column.value"], "value"))),
    facts={
        "axial": {
            name: axial.FACTS[name]
            for name in ("tight_names", "tight", "rings", "fibre_names", "fibres")
        },
        "material": displaced.FACTS,
        "leaders": {
            cut: {
                "lines": [round(n, 1) for label in labels for n in label.leader],
                "layers": [label.layer for label in labels],
            }
            for cut, labels in axial.LABELS.items()
        },
        "seen": SEEN,
        "trace": TRACE,
        "words": SEGMENT.keys_of("kind.", SHAPES),
        "left": {name: round(exp(-MONTH / g.tau_H), 5) for name, g in GRADES.items()}
        | {"none": 1.0},
        "irritants_left": IRRITANTS_LEFT,
        "rows": list(W.under("row.").values()),
    },
    prediction="two-scans",
    guess={
        "options": W.keys_of("guess.", ("ana", "ben", "cannot")),
        "shown": W.keys_of("shown.", ("ana", "ben")),
    },
    answers=("ana", "ben"),
    veiled=(
        "dial-touch",
        "dial-irritants",
        "dial-hand",
        "signal_text",
        "level_text",
        "touch_text",
        "irritants_text",
    ),  # fmt: skip
    limits=W.fill("limits", percent=100 * NARROW),
)
