"""Three ways to switch on a back muscle, one step at a time: reflex, command, habit.

A diagram, with no model behind it. Each step names a study and how certain it is. Below it stand
EMG strips of three groups; what rises and falls in them comes from the findings in `rivals`.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.evidence.findings import finding, number
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.task_parameters import TASKS
from spasmcycle.portable import fill
from spasmcycle.rivals import ARROWS, FINDINGS, HERNIATED, found_in
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

    from spasmcycle.figures.board import Board

STEPS = 4
# way: the finding that each step rests on
WAYS: dict[str, tuple[str, ...]] = {
    "reflex": (
        "indahl1997-disc",
        "holm2002-paths",
        "zedka1999-reflex",
        "leinonen2001-reflex",
    ),
    "command": (
        "hodgestucker2011-threat",
        "zedka1999-plan",
        "lund1991-theory",
        "vandieen2003-steadier",
    ),
    "habit": (
        "neblett2010-relearned",
        "leinonen2001-ready",
        "leinonen2001-after",
        "macdonald2009-late",
    ),
}
# Whom the studies of the outer muscle measured. Salt water in healthy muscle is left out.
GROUPS = {
    "pain": (
        "geisser2005",
        "arena1989",
        "bmc2021emg",
        "decarvalho2024",
        "miller1985",
        "nouwen1984",
        "pain1991emg",
        "roland1986",
    ),
    "disc": HERNIATED,
}
_RESTS_ON = {name: finding(name) for way in WAYS.values() for name in way}
W = Words(
    "circuit",
    {f"part.{task.name}": task.label for task in TASKS.values()}
    | {f"finding.{name}": one.short for name, one in _RESTS_ON.items()}
    | {f"sure.{one.sure}": one.sure for one in _RESTS_ON.values()},
)
# Heights drawn: without pain, and where studies agree that there is more or less.
FREE = {"stand": 0.25, "bend": 0.8, "full": 0.06, "back": 0.8}
HEIGHTS = {
    "↑": {"stand": 0.5, "bend": 1.1, "full": 0.45, "back": 1.1},
    "↓": {"stand": 0.12, "bend": 0.4, "full": 0.03, "back": 0.4},
}


def emg_rows() -> list[dict[str, str]]:
    """For each group and part of the bend: what studies of the outer muscle found, and how sure."""
    rows = []
    for group, works in GROUPS.items():
        for part in TASKS:
            found = [f for f in FINDINGS if found_in(f, "S", part) and set(f.works) <= set(works)]
            ways = sorted({f.muscle.direction for f in found}, key=list(ARROWS).index)
            words = [f.certainty for f in found]
            known = ", ".join(dict.fromkeys(f.called for f in found))
            sure = "moderate" if "moderate" in words else "low" if found else "unknown"
            rows.append(
                {
                    "group": group,
                    "label": W[f"group.{group}"],
                    "part": part,
                    "in_words": W[f"part.{part}"],
                    "arrows": _either([ARROWS[way] for way in ways]),
                    "known": known or W["unread"],
                    "sure": W[f"emg.{sure}" if len(ways) < 2 else "emg.differ"],
                }
            )
    return rows


def _either(arrows: list[str]) -> str:
    """One or the other, or "?" for none."""
    found = arrows[0] if arrows else "?"
    for more in arrows[1:]:
        found = W.fill("or", first=found, other=more)
    return found


def cases(v, facts):
    """No run of the model: a diagram."""
    return []


def readouts(v, runs, facts):
    """Which path is bold and how far, the words of this step, and the rows of the table."""
    way = v["way"]
    step = v["step"]
    say = facts["say"]
    r = {
        "fine": True,
        "say": say,
        "idle": [],
        "way": way,
        "heading": say["all"],
        "does": say["end"],
        "known": "",
        "sure": "",
        "now_x": facts["end"][0],
        "now_y": facts["end"][1],
        "chosen": way != "all",
        "width_muscle": 1.2,
        "rows_way": [],
        "rows_step": [],
        "rows_does": [],
        "rows_known": [],
        "rows_sure": [],
    }
    if way == "all":
        r["idle"].append("step")
    for name in facts["order"]:
        steps = facts["ways"][name]
        for i in range(len(steps)):
            here = way == name and step == i + 1
            width = 1.4
            if way == "all":
                width = 2.6
            if way == name and i + 1 < step:
                width = 3.6
            if here:
                width = 6.0
                r["heading"] = fill(
                    say["step"],
                    {"way": facts["labels"][name], "step": i + 1, "steps": len(steps)},
                )
                r["does"] = steps[i]["does"]
                r["known"] = steps[i]["known"]
                r["sure"] = steps[i]["sure"]
                r["now_x"] = steps[i]["x"]
                r["now_y"] = steps[i]["y"]
                if i + 1 == len(steps):
                    r["width_muscle"] = 3.6
            r["width_" + name + "_" + str(i + 1)] = width
            r["rows_way"].append(facts["labels"][name])
            template = say["row_here"] if here else say["row"]
            r["rows_step"].append(fill(template, {"step": i + 1}))
            r["rows_does"].append(steps[i]["does"])
            r["rows_known"].append(steps[i]["known"])
            r["rows_sure"].append(steps[i]["sure"])
        r["numbers_" + name] = way == name
    for row in facts["emg"]:
        r["rows_way"].append(fill(say["emg"], {"group": row["label"]}))
        r["rows_step"].append(row["in_words"])
        r["rows_does"].append(row["arrows"])
        r["rows_known"].append(row["known"])
        r["rows_sure"].append(row["sure"])
    return r


def describe(r):
    """The step, what happens in it, what is known of it, how sure."""
    if not r["chosen"]:
        return r["say"]["all_now"]
    return fill(r["say"]["now"], r)


# Where each step runs (points of a line) and where its number stands.
_PATHS: dict[str, tuple[tuple[tuple[tuple[float, float], ...], tuple[float, float]], ...]] = {
    "reflex": (
        (((86, 250), (140, 250)), (112, 250)),
        (((140, 250), (205, 250)), (176, 250)),
        (((205, 250), (254, 238)), (236, 243)),
        (((254, 238), (328, 238)), (312, 238)),
    ),
    "command": (
        (((86, 258), (150, 264), (196, 276), (196, 356)), (196, 300)),
        (((196, 356), (196, 376), (214, 376), (214, 356)), (180, 376)),
        (((214, 356), (214, 300), (254, 246)), (214, 330)),
        (((254, 246), (328, 246)), (312, 246)),
    ),
    "habit": (
        (((262, 376), (236, 376), (236, 356)), (264, 376)),
        (((236, 356), (236, 300)), (236, 328)),
        (((236, 300), (254, 254)), (244, 278)),
        (((254, 254), (328, 254)), (312, 254)),
    ),
}
_DASHES = {"reflex": None, "command": (7, 3), "habit": (3, 3)}
_INWARD = {"reflex": 2, "command": 1, "habit": 0}  # steps that run towards cord and brain
_DISC = {
    "marker": "o",
    "markersize": 19,
    "markerfacecolor": style.PAPER,
    "markeredgecolor": style.INK,
}
SIZE = (400, 470)


def _rounded(points: list[tuple[float, float]]) -> Path:
    """A closed curve that turns at each point without a corner."""
    from matplotlib.path import Path

    middles = [
        ((a + c) / 2, (b + d) / 2)
        for (a, b), (c, d) in zip(points, points[1:] + points[:1], strict=True)
    ]
    vertices, codes = [middles[-1]], [Path.MOVETO]
    for point, middle in zip(points, middles, strict=True):
        vertices += [point, middle]
        codes += [Path.CURVE3, Path.CURVE3]
    return Path(vertices, codes)


def _organs(board: Board, axes: Axes) -> None:
    """Disc, cord, brain and muscle, as plain outlines with a name each."""
    from matplotlib.patches import Ellipse, FancyBboxPatch, PathPatch, Polygon

    look = {"edgecolor": style.LINE, "linewidth": 1.2}
    for y, height, colour in ((266, 30, style.BONE), (244, 22, style.DISC), (214, 30, style.BONE)):
        shape = "round,pad=0,rounding_size=6"
        axes.add_patch(
            FancyBboxPatch((16, y), 66, height, boxstyle=shape, facecolor=colour, **look)
        )
    axes.plot([84], [254], "o", markersize=9, color=style.PAIN)
    axes.add_patch(
        Polygon([(188, 362), (188, 280), (246, 280), (246, 362)], facecolor=style.FLUID, **look)
    )
    axes.add_patch(Ellipse((212, 250), 128, 74, facecolor=style.FLUID, **look))
    half = [(0, 7), (16, 8), (40, 22), (44, 13), (26, 0), (46, -14), (38, -23), (14, -9), (0, -6)]
    grey = [(212 + x, 250 + y) for x, y in half]
    grey += [(212 - x, 250 + y) for x, y in reversed(half[1:-1])]
    axes.add_patch(PathPatch(_rounded(grey), facecolor=style.BONE, **{**look, "linewidth": 0.8}))
    folds = [(2 * pi * i / 20, i % 2) for i in range(20)]
    brain = [
        (222 + (96 - 8 * inner) * cos(turn), 388 + (36 - 5 * inner) * sin(turn))
        for turn, inner in folds
    ]
    axes.add_patch(PathPatch(_rounded(brain), facecolor=style.FLUID, **look))
    belly = [(352, 306), (340, 296), (316, 262), (316, 230), (340, 196), (352, 186)]
    belly += [(364, 196), (388, 230), (388, 262), (364, 296)]
    muscle = axes.add_patch(
        PathPatch(_rounded(belly), facecolor=style.FLESH, edgecolor=style.MUSCLE, hatch="||")
    )
    board.follow(muscle, "muscle", width="width_muscle")
    words = {"ha": "center", "va": "center", "fontsize": style.SMALLEST, "weight": "bold"}
    for text, x, y in (
        ("disc", 49, 308),
        ("brain", 222, 408),
        ("cord", 212, 202),
        ("muscle", 350, 314),
    ):
        axes.text(x, y, board.words[f"draw.{text}"], **words)
    plain = {**words, "weight": "normal"}
    for text, x, y, side in (
        ("reflex", 112, 226, "center"),
        ("command", 182, 334, "right"),
        ("habit", 252, 334, "left"),
    ):
        axes.text(x, y, board.words[f"draw.{text}"], **{**plain, "ha": side})


def _paths(board: Board, axes: Axes) -> None:
    """Every step as a line whose width follows, and its number."""
    for way, steps in _PATHS.items():
        for i, (points, place) in enumerate(steps):
            colour = style.PAIN if i < _INWARD[way] else style.MUSCLE
            dashes = {"dashes": _DASHES[way]} if _DASHES[way] else {}
            (line,) = axes.plot(
                *zip(*points, strict=True), color=colour, solid_capstyle="butt", **dashes
            )
            name = f"{way}_{i + 1}"
            board.follow(line, f"path-{name}", width=f"width_{name}")
            number = axes.text(
                *place,
                str(i + 1),
                ha="center",
                va="center",
                fontsize=style.SMALLEST,
                weight="bold",
                zorder=4,
            )
            board.follow(number, f"number-{name}", shown=f"numbers_{way}")
        places = zip(*(place for _, place in steps), strict=True)
        (discs,) = axes.plot(*places, linestyle="none", zorder=3, **_DISC)
        board.follow(discs, f"numbers-{way}", shown=f"numbers_{way}")


def _strips(board: Board) -> None:
    """Three EMG strips over one bend, drawn from words: ragged lines, and arrows for changes."""
    axes = board.canvas(0, 0, 400, 178)
    start, wide, points = 106, 72, 12
    words = {"fontsize": style.SMALLEST}
    axes.text(4, 166, board.words["draw.emg"], weight="bold", **words)
    for i, task in enumerate(TASKS.values()):
        short = board.words["draw.full" if task.name == "full" else f"part.{task.name}"]
        axes.text(start + wide * (i + 0.5), 147, short, ha="center", **words)
    changes = {(row["group"], row["part"]): row["arrows"] for row in emg_rows()}
    labels = board.words.keys_of("group.", ("free", *GROUPS))
    for row, (group, label) in enumerate(labels.items()):
        middle = 124 - 38 * row
        axes.text(4, middle, label, va="center", **words)
        xs, ys = [], []
        for i, part in enumerate(TASKS):
            arrows = changes.get((group, part), "")
            high = 11 * HEIGHTS.get(arrows, FREE)[part]
            for j in range(0 if arrows == "?" else points):
                ragged = (0.55 + 0.45 * sin(2.3 * j)) * (-1) ** j
                xs.append(start + wide * i + (j + 0.5) * wide / points)
                ys.append(round(2 * (middle - 4 + high * ragged)) / 2)
            axes.text(start + wide * (i + 0.5), middle + 10, arrows, ha="center", **words)
        colour = style.MUSCLE if row else style.QUIET
        axes.plot(xs, ys, color=colour, linewidth=1, solid_capstyle="butt", clip_on=False)
    axes.text(4, 18, board.words["draw.arrows"], **words)
    axes.text(4, 2, board.words["draw.heights"], **words)


def draw(board: Board, r: dict) -> Figure:
    """Words on top, the circuit below them, the EMG strips at the foot."""
    from matplotlib import rc_context

    figure = board.open(*SIZE)
    axes = board.canvas(0, 0, *SIZE)
    _organs(board, axes)
    with rc_context({"lines.scale_dashes": False}):  # as in the browser: only the width follows
        _paths(board, axes)
    ring = {"marker": "o", "markersize": 25, "linestyle": "none", "markerfacecolor": "none"}
    board.dot(axes, "now", "now_x", "now_y", color=style.INK, markeredgewidth=2.6, zorder=5, **ring)
    board.text(axes, "heading", 4, 454, "heading", fontsize=style.SMALLEST, weight="bold")
    board.text(axes, "does", 4, 436, "does", fontsize=style.SMALLEST)
    _strips(board)
    for artist in (*axes.patches, *axes.lines):  # nothing reaches the edge
        artist.set_clip_on(False)
    return figure


PICTURE = Picture(
    name="circuit",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("way", W["control.way"], W.keys_of("option.way.", (*WAYS, "all")), "reflex"),
        Slider("step", W["control.step"], 1, STEPS, 1, 1, help=W["control.step.help"], whole=True),
    ),
    presets={
        "reflex": (W["preset.reflex"], {}),
        "command": (W["preset.command"], {"way": "command"}),
        "habit": (W["preset.habit"], {"way": "habit"}),
        "all": (W["preset.all"], {"way": "all"}),
    },
    goals=(
        Goal(
            "usual",
            W["goal.usual"],
            ("and", ("v.way", "is", "reflex"), ("v.step", ">=", 3)),
            {"way": "reflex", "step": 4},
            W["goal.usual.how"],
        ),
        Goal(
            "unusual",
            W["goal.unusual"],
            (
                "or",
                ("and", ("v.way", "is", "habit"), ("v.step", ">=", 2)),
                ("and", ("v.way", "is", "command"), ("v.step", "is", 2)),
            ),
            {"way": "habit", "step": 2},
            W["goal.unusual.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.way"], "rows_way"),
            Column(W["column.step"], "rows_step"),
            Column(W["column.does"], "rows_does"),
            Column(W["column.known"], "rows_known"),
            Column(W["column.sure"], "rows_sure"),
        ),
    ),
    facts={
        "order": list(WAYS),
        "labels": W.keys_of("option.way.", WAYS),
        "ways": {
            way: [
                {
                    "does": W[f"does.{way}.{i + 1}"],
                    "known": W.fill(
                        "known", works=finding(found).called, what=W[f"finding.{found}"]
                    ),
                    "sure": W[f"sure.{finding(found).sure}"],
                    "x": float(place[0]),
                    "y": float(place[1]),
                }
                for i, (found, (_, place)) in enumerate(zip(steps, _PATHS[way], strict=True))
            ]
            for way, steps in WAYS.items()
        },
        "end": [352.0, 246.0],  # the muscle: where the ring stands when no step is chosen
        "emg": [
            {key: row[key] for key in ("label", "in_words", "arrows", "known", "sure")}
            for row in emg_rows()
        ],
    },
    note="live.schematic",
    limits=W.fill(
        "limits",
        surgery=number("li2019frp_people"),
        disc=number("ldhemg2021_people"),
        without=number("ldhemg2021_without"),
    ),
)
