"""Posture and disc pressure: one man's measurements, a toy lever, and three studies on sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing import body
from spasmcycle.drawing.body import boxed, pose, reaching, seen
from spasmcycle.drawing.system import CUTS
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import direction
from spasmcycle.model.postures import POSTURES
from spasmcycle.portable import fill, sqrt
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

DRAWN = body.OF_MODEL
W = Words("posture", {f"posture.{name}": POSTURES[name].label for name in DRAWN})
# prediction row: posture
ASKED = {
    "side": "lying_side",
    "slouched": "sitting_slouched",
    "sitting": "sitting_relaxed",
    "holding": "holding_close",
}
SITTING = (("Nachemson 1975", 40), ("Sato 1999", 25), ("Wilke 1999", -8))
"""Unsupported sitting against standing, in per cent. The last two are worked out from the values
that the studies report: 996 against 800 N, and 0.46 against 0.50 MPa."""

ZOOM = {name: 1.35 if "ground" in one["things"] else 1.0 for name, one in body.POSTURES.items()}
"""How many times as large a posture is drawn: who lies needs the width."""

BODY = 350.0
MUSCLE_ARM = 5.0
CLOSE = 1.95
TURN_X = 525.0
TURN_Y = 1080.0
"""The lever is drawn so many times as large, with the disc at this place, in mm."""
HOLDING = ("holding_close", "lifting_bent_knees", "lifting_round_back")
"""The positions with 20 kg in the hands."""
ABOUT_HALF = 0.55


def cases(v, facts):
    """No run of the model: measurements, and a lever."""
    return []


def readouts(v, runs, facts):
    """The pressure in the chosen posture, the drawing, the lever, what was predicted."""
    posture = v["posture"]
    lever = v["panel"] == "lever"
    studies = v["panel"] == "sitting"
    place = facts["drawn"][posture]
    if lever:
        place = "holding"
    if studies:
        place = facts["drawn"]["sitting_relaxed"]
    known = facts["body"]["postures"][place]
    angles = known["angles"]
    box = known["box"]
    if lever:
        angles = reaching(angles, v["distance"], facts["body"])
        box = []
    r = pose(angles, 0, box, facts["body"])
    say = facts["say"]
    r["say"] = say
    r["lever"] = lever
    r["studies"] = studies
    r["positions"] = not lever and not studies
    for name in facts["things"]:
        there = name in facts["below"]["sitting_relaxed" if studies else posture]
        r["on_" + name] = there and not lever
    r["levered"] = []
    r["weight"] = []
    r["pull"] = []
    r["pivot"] = []
    if lever:
        draw_lever(r, v, facts)
    r["reach"] = reach_to(r)
    r["reach_text"] = " "
    if r["positions"] and len(r["reach"]) > 0:
        r["reach_text"] = fill(say["reach"], {"cm": (r["reach"][0] - r["reach"][2]) / 10})
    if not lever:
        for name in facts["outlines"]:
            r[name] = larger(r[name], facts["zoom"][place])
        r["reach"] = larger(r["reach"], facts["zoom"][place])
    mpa = facts["mpa"][posture]
    arrows = 1
    for step in [0.2, 0.4, 0.8, 1.2, 2.0]:
        if mpa > step:
            arrows += 1
    r["arrows"] = []
    if r["positions"]:
        r["arrows"] = chevrons(r["body_vertebrae"], r["body_disc"], arrows)
    r["fine"] = True
    r["idle"] = []
    if not lever:
        r["idle"] = ["distance", "mass"]
    if not r["positions"]:
        r["idle"].append("posture")
    r["mpa"] = mpa
    r["row"] = facts["row"][posture]
    r["posture"] = facts["label"][posture]
    r["times"] = mpa / facts["mpa"]["standing"]
    r["mpa_text"] = fill(say["mpa"], r)
    r["times_text"] = fill(say["times"], r)
    r["people_text"] = say["people"]
    r["places"] = facts["labels"]
    r["pressures"] = facts["pressures"]
    r["people"] = [1 for m in facts["pressures"]]
    r["study"] = ["Wilke 1999" for m in facts["pressures"]]
    weight = 10 * v["mass"]
    pull = weight * v["distance"] / MUSCLE_ARM
    r["distance"] = v["distance"]
    r["mass"] = v["mass"]
    r["disc_load"] = BODY + weight + pull
    r["bar_low"] = [0, 0, 0, 0]
    r["bar_high"] = [BODY, weight, pull, r["disc_load"]]
    r["lever_text"] = fill(say["lever"], r)
    r["trunk_text"] = fill(say["trunk"], {"n": BODY})
    r["weight_text"] = fill(say["weight"], {"n": weight})
    r["pull_text"] = fill(say["pull"], {"n": pull})
    r["disc_text"] = fill(say["disc"], {"n": r["disc_load"]})
    r["truth"] = {}
    for row in facts["asked"]:
        found = facts["mpa"][facts["asked_posture"][row]]
        than = facts["mpa"]["standing"]
        r["truth"][row + ".pressure"] = direction(found, than, 0.1 * than)
        r["guess_" + row + "_pressure"] = ""
    return r


def larger(points, times):
    """Places so many times as far from the middle of the ground."""
    return [times * n for n in points]


def near(points, disc):
    """Places as they are seen close up, with the disc where the lever turns."""
    out = []
    for i in range(0, len(points), 2):
        out.append(TURN_X + CLOSE * (points[i] - disc[0]))
        out.append(TURN_Y + CLOSE * (points[i + 1] - disc[1]))
    return out


def draw_lever(r, v, facts):
    """The body close up, with the load at its distance, and the lever over the disc."""
    body = facts["body"]
    disc = r["body_disc"]
    wide = 0.4 + 0.6 * v["mass"] / 20
    x = -disc[0] / body["scale"] + 10 * v["distance"] / body["scale"]
    y = disc[1] / body["scale"] - 6 - 3.2 * max(0, 25 - v["distance"])
    size = [body["box"][0] * wide, body["box"][1] * wide]
    r["body_load"] = seen(boxed([x, y], size), body["scale"])
    for name in facts["outlines"]:
        r[name] = near(r[name], disc)
    load = TURN_X - CLOSE * 10 * v["distance"]
    muscle = TURN_X + CLOSE * 10 * MUSCLE_ARM
    high = TURN_Y
    r["levered"] = [load, high, muscle, high]
    r["weight"] = pointer(load, high, 40 + 8 * v["mass"])
    pull = 10 * v["mass"] * v["distance"] / MUSCLE_ARM
    r["pull"] = pointer(muscle, high, 40 + 0.42 * pull)
    r["pivot"] = [TURN_X, high, TURN_X - 70, high - 120, TURN_X + 70, high - 120]


def pointer(x, y, long):
    """An arrow straight down from a place, as one stroke."""
    tip = y - long
    return [x, y, x, tip, x - 36, tip + 60, x, tip, x + 36, tip + 60]


def reach_to(r):
    """A line from the disc level to below the load, and up to it; nothing without a load."""
    load = r["body_load"]
    out = []
    if len(load) > 0 and not r["lever"]:
        middle = (load[0] + load[4]) / 2
        for n in [r["body_disc"][0], r["body_disc"][1], middle, r["body_disc"][1]]:
            out.append(n)
        out.append(middle)
        out.append(load[5])
    return out


def chevrons(vertebrae, disc, count):
    """Arrow heads that press on the disc from both sides, along the spine: `count` of them each."""
    x = vertebrae[8] + vertebrae[12] - vertebrae[0] - vertebrae[4]
    y = vertebrae[9] + vertebrae[13] - vertebrae[1] - vertebrae[5]
    long = sqrt(x * x + y * y)
    x = x / long
    y = y / long
    out = []
    for side in [1, -1]:
        for i in range(count):
            tip = side * (30 + 62 * i)
            end = tip + side * 46
            for across in [-38, 0, 38]:
                along = tip if across == 0 else end
                out.append(disc[0] + along * x - across * y)
                out.append(disc[1] + along * y + across * x)
    return out


def describe(r):
    """The posture, its pressure and how many people; or the lever; or the studies."""
    say = r["say"]
    template = say["now"]
    if r["lever"]:
        template = say["now_lever"]
    if r["studies"]:
        template = say["now_studies"]
    return fill(template, r)


def _figure(board: Board, axes: Axes, r: dict, weight: float) -> None:
    """The body in the chosen position: arrows press on the disc, or a lever turns over it."""
    for name in body.THINGS:
        times = ZOOM.get(name, 1.0)
        body.draw_things(board, axes, name, 0.9 * weight, f"on_{name}", times)
    body.draw(board, axes, r, 0.8 * weight)
    line = {"closed": False, "smooth": False}
    dashed = {**line, "linestyle": (0, (3, 2)), "edgecolor": style.MUSCLE}
    board.shape(axes, "reach", "reach", linewidth=1.8 * weight, **dashed)
    for name, colour, wide in (("arrows-halo", style.PAPER, 3.4), ("arrows", style.INK, 1.7)):
        board.shape(axes, name, "arrows", 3, edgecolor=colour, linewidth=wide * weight, **line)
    board.shape(
        axes, "pivot", "pivot", smooth=False, facecolor=style.PAPER, edgecolor=style.INK,
        linewidth=1.6 * weight,
    )  # fmt: skip
    for name, colour, wide in (
        ("levered", style.INK, 4.0), ("weight", style.INK, 2.6), ("pull", style.MUSCLE, 2.6),
    ):  # fmt: skip
        board.shape(axes, f"{name}-halo", name, edgecolor=style.PAPER, linewidth=wide * weight + 3,
                    **line)  # fmt: skip
        board.shape(axes, name, name, edgecolor=colour, linewidth=wide * weight, **line)
    # The front is on the left; a centimetre of the slider is 10 mm of the body, more in the lever.
    board.grab("body_load", "distance", scale=-0.1)
    board.grab("weight", "distance", scale=-0.1 / CLOSE)


class _Column:
    """The column beside the body: its axes, and artists that are seen with one view."""

    def __init__(self, board: Board, axes: Axes, shown: str, size: float) -> None:
        self.board, self.axes, self.shown, self.size = board, axes, shown, size
        self.count = 0
        axes.axis("off")

    def keep(self, artist: Any) -> None:
        self.board.follow(artist, f"{self.shown}-{self.count}", shown=self.shown)
        self.count += 1

    def say(self, x: float, y: float, text: str, **look: Any) -> None:
        look = {"va": "center_baseline", "fontsize": self.size, "parse_math": False, **look}
        self.keep(self.axes.text(x, y, text, **look))

    def line(self, x: tuple, y: tuple, **look: Any) -> None:
        self.keep(self.axes.plot(x, y, **{"color": style.LINE, "linewidth": 1, **look})[0])


def _dots(board: Board, column: _Column) -> None:
    names, axes = list(DRAWN), column.axes
    axes.set(xlim=(0, 2.5), ylim=(-1.9, len(names) - 0.3))
    column.line((0, 2.5), (-0.7, -0.7))
    for x in (0, 1, 2):
        column.say(x, -1.25, f"{x}", ha="center")
    column.line((0.5, 0.5), (-0.7, len(names) - 0.5), dashes=(1, 3))
    for i, name in enumerate(names):
        column.say(-0.08, i, board.words[f"option.posture.{name}"], ha="right")
    look = {"linestyle": "none", "color": style.INK, "marker": "o", "markersize": 5.5}
    (dots,) = axes.plot([POSTURES[n].mpa[0] for n in names], range(len(names)), **look)
    board.follow(dots, "dots", shown="positions")
    ring = {"marker": "o", "linestyle": "none", "markersize": 13, "markerfacecolor": "none"}
    ring |= {"markeredgecolor": style.MUSCLE, "markeredgewidth": 2.2}
    board.dot(axes, "chosen", "mpa", "row", shown="positions", clip_on=False, **ring)
    look = {"color": style.TREATMENT, "fontsize": column.size, "weight": "bold", "ha": "center"}
    for row, posture in ASKED.items():
        board.text(
            axes, f"guess-{row}-pressure", 2.3, names.index(posture) - 0.3,
            f"guess_{row}_pressure", shown="positions", **look,
        )  # fmt: skip


def _bars(board: Board, column: _Column) -> None:
    axes = column.axes
    axes.set(xlim=(0, 3000), ylim=(-0.2, 4.6))
    places = [(3 - i, 3 - i + 0.34) for i in range(4)]
    board.bars(
        axes, "bars", "bar_low", "bar_high", places, sideways=True, shown="lever",
        facecolor=style.MUSCLE, edgecolor=style.INK, linewidth=0.8,
    )  # fmt: skip
    for i, name in enumerate(("trunk", "weight", "pull", "disc")):
        look = {"fontsize": column.size, "weight": "bold" if name == "disc" else "normal"}
        board.text(axes, f"{name}-text", 0, 3.45 - i, f"{name}_text", shown="lever", **look)
    board.text(
        axes, "lever-text", 0, 4.3, "lever_text", shown="lever", fontsize=column.size,
        weight="bold",
    )  # fmt: skip


def _sitting(board: Board, column: _Column) -> None:
    axes = column.axes
    axes.set(xlim=(-22, 62), ylim=(-1.4, 4.2))
    for i, line in enumerate(board.words["draw.scale"].split("\n")):
        column.say(-22, 3.9 - 0.45 * i, line, weight="bold")
    column.line((0, 0), (-0.7, 2.6))
    column.say(0, -1.1, board.words["draw.standing"], ha="center", color=style.QUIET)
    for i, (study, change) in enumerate(SITTING):
        y = 2 - i
        column.say(2, y + 0.36, study)
        column.line((0, change), (y, y), linewidth=1.6)
        column.line((change,), (y,), marker="D", color=style.INK, markersize=7)
        said = board.words.fill("draw.change", change=f"{change:+d}".replace("-", "−"))
        column.say(change + (3 if change > 0 else -3), y, said,
                   ha="left" if change > 0 else "right")  # fmt: skip


_ROOMS = {
    # width of the body, left end and width of the dots, and of the other views
    "landscape": (338.0, 492.0, 168.0, 372.0, 284.0),
    "phone": (166.0, 260.0, 78.0, 182.0, 156.0),
}


def draw(board: Board, r: dict) -> Figure:
    """The body on the left; on the right the pressures, the loads of the lever, or the studies."""
    cut = CUTS[board.cut]
    size = cut.words
    figure = board.open(cut.width, cut.height)
    across, dots, wide, left, rest = _ROOMS[cut.name]
    axes = board.axes(0, 0, across, cut.height)
    axes.set(xlim=(-1045, 1095), ylim=(-110, -110 + 2140 * cut.height / across))
    axes.axis("off")
    _figure(board, axes, r, 1.0 if cut.name == "landscape" else 0.62)
    words = board.canvas(0, 0, cut.width, cut.height)
    x, high = (4, cut.height - 1.3 * size) if board.phone else (226, cut.height - 5 * size)
    said = (("mpa_text", 0), ("times_text", 1.5), ("people_text", 2.8), ("reach_text", 4.1))
    for name, row in said:
        look = {"fontsize": size, "shown": "positions"}
        if name == "mpa_text":
            look |= {"fontsize": 1.3 * size, "weight": "bold"}
        if name == "reach_text":
            look |= {"color": style.MUSCLE}
        board.text(words, name, x, high - row * size, name, **look)
    low = 1.2 * size
    _dots(board, _Column(board, board.axes(dots, low, wide, cut.height - low), "positions", size))
    words_of = _Column(board, words, "positions", size)
    words_of.count = 90
    words_of.say(cut.width - 4, 0.7 * size, board.words["draw.pressure"], ha="right")
    tall = cut.height - 2 * size
    _bars(board, _Column(board, board.axes(left, size, rest, tall), "lever", size))
    _sitting(board, _Column(board, board.axes(left, size, rest, tall), "studies", size))
    return figure


PICTURE = Picture(
    name="posture",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice(
            "panel",
            W["control.panel"],
            W.keys_of("option.panel.", ("positions", "lever", "sitting")),
            "positions",
        ),
        Choice("posture", W["control.posture"], W.keys_of("option.posture.", DRAWN), "standing"),
        Slider(
            "distance",
            W["control.distance"],
            10,
            60,
            5,
            40,
            "cm",
            W["control.distance.help"],
        ),
        Slider("mass", W["control.mass"], 0, 20, 1, 20, "kg"),
    ),
    presets={
        "standing": (W["preset.standing"], {}),
        "lifting": (W["preset.lifting"], {"posture": "lifting_round_back"}),
        "morning": (W["preset.morning"], {"posture": "night_end"}),
        "lever": (W["preset.lever"], {"panel": "lever"}),
        "disagree": (W["preset.disagree"], {"panel": "sitting"}),
    },
    goals=(
        Goal(
            "position",
            W["goal.position"],
            (
                "and",
                ("or", *(("v.posture", "is", name) for name in HOLDING)),
                ("mpa", "<", POSTURES["lifting_round_back"].mpa[0] / 2),
            ),
            {"posture": "holding_close"},
            W["goal.position.how"],
        ),
        Goal(
            "lever",
            W["goal.lever"],
            ("disc_load", "<", ABOUT_HALF * (BODY + 10 * 20 * (1 + 40 / MUSCLE_ARM))),
            {"panel": "lever", "distance": 10},
            W["goal.lever.how"],
            kept=("mass",),
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    cuts=("landscape", "phone"),
    table=Table(
        W["table"],
        (
            Column(W["column.positions"], "places"),
            Column(W["column.pressures"], "pressures", 2),
            Column(W["column.people"], "people", 0),
            Column(W["column.study"], "study"),
        ),
    ),
    facts={
        "body": body.FACTS,
        "drawn": DRAWN,
        "zoom": ZOOM,
        "things": list(body.THINGS),
        "below": {name: body.below(drawn) for name, drawn in DRAWN.items()},
        "mpa": {name: POSTURES[name].mpa[0] for name in DRAWN},
        "label": W.keys_of("posture.", DRAWN),
        "labels": [W[f"posture.{name}"] for name in DRAWN],
        "outlines": list(body.posture("holding")),
        "pressures": [POSTURES[name].mpa[0] for name in DRAWN],
        "row": {name: i for i, name in enumerate(DRAWN)},
        "asked": list(ASKED),
        "asked_posture": ASKED,
    },
    prediction="postures",
    guess={
        "rows": W.keys_of("guess.", ASKED),
        "columns": W.keys_of("guess.", ("pressure",)),
    },
    answers=("standing",),
    veiled=("dots", "chosen", "mpa_text", "times_text", "arrows", "arrows-halo"),
    note="live.measured",
    limits=W["limits"],
)
