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
from spasmcycle.rivals import ARROWS, FINDINGS, HERNIATED, found_in

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

    from spasmcycle.figures.board import Board

STEPS = 4
# way: for each step what happens, and the finding that it rests on
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "reflex": (
        ("A sensor in the sore part fires.", "indahl1997-disc"),
        ("Its signal enters the spinal cord.", "holm2002-paths"),
        ("A motor nerve cell in the cord answers.", "zedka1999-reflex"),
        ("The muscle works, within a twentieth of a second.", "leinonen2001-reflex"),
    ),
    "command": (
        ("The signal also goes up to the brain.", "hodgestucker2011-threat"),
        ("The brain changes its plan.", "zedka1999-plan"),
        ("It sends more to some muscles, less to others.", "lund1991-theory"),
        ("Muscles share the work in a new way.", "vandieen2003-steadier"),
    ),
    "habit": (
        ("The brain expects a load, from what it has learned.", "neblett2010-relearned"),
        ("The plan goes down before the load comes.", "leinonen2001-ready"),
        ("Motor nerve cells are ready early.", "leinonen2001-after"),
        ("The muscle works as the load arrives.", "macdonald2009-late"),
    ),
}
LABELS = {"reflex": "Reflex", "command": "Command", "habit": "Habit"}
ALL = "All three ways"

# Whom the studies of the outer muscle measured. Salt water in healthy muscle is left out.
GROUPS = {
    "pain": (
        "Back pain",
        (
            "geisser2005",
            "arena1989",
            "bmc2021emg",
            "decarvalho2024",
            "miller1985",
            "nouwen1984",
            "pain1991emg",
            "roland1986",
        ),
    ),
    "disc": ("Herniated disc", HERNIATED),
}
# Heights drawn: without pain, and where studies agree that there is more or less.
FREE = {"stand": 0.25, "bend": 0.8, "full": 0.06, "back": 0.8}
HEIGHTS = {
    "↑": {"stand": 0.5, "bend": 1.1, "full": 0.45, "back": 1.1},
    "↓": {"stand": 0.12, "bend": 0.4, "full": 0.03, "back": 0.4},
}


def emg_rows() -> list[dict[str, str]]:
    """For each group and part of the bend: what studies of the outer muscle found, and how sure."""
    rows = []
    for group, (label, works) in GROUPS.items():
        for part, task in TASKS.items():
            found = [f for f in FINDINGS if found_in(f, "S", part) and set(f.works) <= set(works)]
            ways = sorted({f.muscle.direction for f in found}, key=list(ARROWS).index)
            words = [f.certainty for f in found]
            known = ", ".join(dict.fromkeys(f.called for f in found))
            sure = "moderate" if "moderate" in words else "low" if found else "not known"
            rows.append(
                {
                    "group": group,
                    "label": label,
                    "part": part,
                    "in_words": task.label,
                    "arrows": " or ".join(ARROWS[way] for way in ways) or "?",
                    "known": known or "none read that says",
                    "sure": sure if len(ways) < 2 else "low: studies differ",
                }
            )
    return rows


def cases(v, facts):
    """No run of the model: a diagram."""
    return []


def readouts(v, runs, facts):
    """Which path is bold and how far, the words of this step, and the rows of the table."""
    way = v["way"]
    step = v["step"]
    r = {
        "fine": True,
        "idle": [],
        "way": way,
        "heading": facts["all"],
        "does": "Each ends at the same muscle.",
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
                r["heading"] = f"{facts['labels'][name]}, step {i + 1:.0f} of {len(steps):.0f}"
                r["does"] = steps[i]["does"]
                r["known"] = steps[i]["known"]
                r["sure"] = steps[i]["sure"]
                r["now_x"] = steps[i]["x"]
                r["now_y"] = steps[i]["y"]
                if i + 1 == len(steps):
                    r["width_muscle"] = 3.6
            r["width_" + name + "_" + str(i + 1)] = width
            r["rows_way"].append(facts["labels"][name])
            mark = " ◀ now" if here else ""
            r["rows_step"].append(f"{i + 1:.0f}{mark}")
            r["rows_does"].append(steps[i]["does"])
            r["rows_known"].append(steps[i]["known"])
            r["rows_sure"].append(steps[i]["sure"])
        r["numbers_" + name] = way == name
    for row in facts["emg"]:
        r["rows_way"].append("EMG: " + row["label"])
        r["rows_step"].append(row["in_words"])
        r["rows_does"].append(row["arrows"])
        r["rows_known"].append(row["known"])
        r["rows_sure"].append(row["sure"])
    return r


def describe(r):
    """The step, what happens in it, what is known of it, how sure."""
    if not r["chosen"]:
        return f"{r['heading']}: reflex, command and habit. {r['does']}"
    return f"{r['heading']}. {r['does']} {r['known']} Certainty {r['sure']}."


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
        ("Sore disc", 49, 308),
        ("Brain", 222, 408),
        ("Spinal cord", 212, 202),
        ("Back muscle", 350, 314),
    ):
        axes.text(x, y, text, **words)
    plain = {**words, "weight": "normal"}
    for text, x, y, side in (
        ("reflex", 112, 226, "center"),
        ("command", 182, 334, "right"),
        ("habit", 252, 334, "left"),
    ):
        axes.text(x, y, text, **{**plain, "ha": side})


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
    axes.text(4, 166, "EMG of the outer back muscle in one bend", weight="bold", **words)
    for i, task in enumerate(TASKS.values()):
        short = {"full": "Full bend"}.get(task.name, task.label)
        axes.text(start + wide * (i + 0.5), 147, short, ha="center", **words)
    changes = {(row["group"], row["part"]): row["arrows"] for row in emg_rows()}
    labels = {"free": "No pain"} | {group: label for group, (label, _) in GROUPS.items()}
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
    axes.text(4, 18, "Arrows: against no pain. Heights are drawn", **words)
    axes.text(4, 2, "from words, not to scale. ?: not known.", **words)


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
    title="Reflex, command, habit",
    purpose="Follow one way at a time, step by step, from what starts it to the muscle.",
    chart=(
        "Diagram of a sore disc, the spinal cord, the brain and a back muscle, joined by three "
        "numbered paths. Below, EMG strips of three groups of people over one bend."
    ),
    controls=(
        Choice("way", "Way", LABELS | {"all": ALL}, "reflex"),
        Slider("step", "Step", 1, STEPS, 1, 1, help="The wide line is this step.", whole=True),
    ),
    presets={
        "reflex": ("Reflex, from the start", {}),
        "command": ("Command, from the start", {"way": "command"}),
        "habit": ("Habit, from the start", {"way": "habit"}),
        "all": ("All three ways", {"way": "all"}),
    },
    goals=(
        Goal(
            "usual",
            "Find a step that was as usual in people.",
            ("and", ("v.way", "is", "reflex"), ("v.step", ">=", 3)),
            {"way": "reflex", "step": 4},
            "{known}",
        ),
        Goal(
            "unusual",
            "Find a step that was not as usual in people.",
            (
                "or",
                ("and", ("v.way", "is", "habit"), ("v.step", ">=", 2)),
                ("and", ("v.way", "is", "command"), ("v.step", "is", 2)),
            ),
            {"way": "habit", "step": 2},
            "{known}",
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "Each step of the three ways, and what EMG showed in two groups against no pain",
        (
            Column("Way", "rows_way"),
            Column("Step or part", "rows_step"),
            Column("What happens", "rows_does"),
            Column("What is known", "rows_known"),
            Column("Certainty", "rows_sure"),
        ),
    ),
    facts={
        "order": list(LABELS),
        "labels": LABELS,
        "all": ALL,
        "ways": {
            way: [
                {
                    "does": does,
                    "known": f"{finding(found).called}: {finding(found).short}",
                    "sure": finding(found).sure,
                    "x": float(place[0]),
                    "y": float(place[1]),
                }
                for (does, found), (_, place) in zip(steps, _PATHS[way], strict=True)
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
    limits=(
        "Real nerves run in thousands and side by side; every movement mixes the three ways. "
        "Nobody has measured how much each adds in one person. Steps 3 and 4 of the reflex rest on "
        "tests of stretch and load; the whole path from a sore disc was shown in pigs only. "
        "The third strip rests on two small "
        f"studies of people with a herniated disc: {number('li2019frp_people'):.0f} before "
        f"surgery, and {number('ldhemg2021_people'):.0f} beside "
        f"{number('ldhemg2021_without'):.0f} without. Where they differ, nobody knows why."
    ),
)
