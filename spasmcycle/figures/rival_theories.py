"""Rival theories: what each predicts for three muscles in one bend, beside what studies found.

Bars with a pattern are the same movement without pain. Arrows are computed from the second model;
so is the number of findings that a theory fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle import rivals
from spasmcycle.figures import style
from spasmcycle.figures.picture import Choice, Column, Picture, Slider, Table
from spasmcycle.model.generated.balance import task_at_rest
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.rivals import change_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

TOPS = {"S": 0.8, "D": 0.8, "A": 0.2}


def cases(v, facts):
    """No runs: each part of the movement is looked at once it has settled."""
    return []


def readouts(v, runs, facts):
    """Activity with and without pain, arrows, and which findings the theory fits."""
    r = {
        "fine": True,
        "theory": facts["theories"][v["theory"]],
        "pain": v["pain"],
        "floor": [0.0, 0.0, 0.0, 0.0],
        "muscle": [],
        "part": [],
        "without": [],
        "with": [],
        "predicted": [],
        "found": [],
        "fits": 0,
        "of": len(facts["findings"]),
        "said": [],
    }
    changes = {}
    for muscle in facts["muscles"]:
        r["calm_" + muscle] = []
        r["pain_" + muscle] = []
    for part in facts["parts"]:
        common = {**facts["set"], **part["settings"]}
        calm = task_at_rest(common)
        sore = task_at_rest({**common, **facts["wires"][v["theory"]], "hurt": v["pain"]})
        for muscle in facts["muscles"]:
            r["calm_" + muscle].append(calm[muscle])
            r["pain_" + muscle].append(min(sore[muscle], facts["tops"][muscle]))
            change = change_of(sore[muscle], calm[muscle], facts["margin"])
            key = muscle + "_" + part["name"]
            changes[key] = change
            r["arrow_" + key] = facts["arrows"][change]
            r["muscle"].append(facts["labels"][muscle])
            r["part"].append(part["label"])
            r["without"].append(calm[muscle])
            r["with"].append(sore[muscle])
            r["predicted"].append(facts["arrows"][change])
            r["found"].append(facts["found"][key])
        r["said"].append(part["label"].lower() + " " + facts["words"][changes["S_" + part["name"]]])
    for finding in facts["findings"]:
        agrees = True
        for part in finding["parts"]:
            if changes[finding["muscle"] + "_" + part] != finding["direction"]:
                agrees = False
        if agrees:
            r["fits"] += 1
    r["text_fits"] = f"fits {r['fits']:.0f} of {r['of']:.0f} findings"
    return r


def describe(r):
    """The theory, what it says of the superficial extensor, and how many findings it fits."""
    said = r["said"]
    text = f"{r['theory']}, pain {r['pain']:.2f}. Superficial extensor against no pain: "
    text = text + f"{said[0]}, {said[1]}, {said[2]}, {said[3]}. "
    return text + f"The theory fits {r['fits']:.0f} of {r['of']:.0f} findings."


def draw(board: Board, r: dict) -> Figure:
    """One panel a muscle, one pair of bars a part of the movement, found arrows below."""
    figure = board.open(400, 450)
    places = {"calm": [(i + 0.08, i + 0.4) for i in range(4)]}
    places["pain"] = [(i + 0.44, i + 0.76) for i in range(4)]
    found = _found()
    for row, (muscle, label) in enumerate(rivals.MUSCLES.items()):
        top = TOPS[muscle]
        axes = board.axes(36, 330 - 138 * row, 356, 72)
        axes.set(xlim=(0, 4), ylim=(0, top), xticks=[])
        axes.set_yticks((0, top), ("0", f"{top:g}"))
        axes.text(0, 1.24, label, transform=axes.transAxes, weight="bold")
        shade = {"facecolor": "none", "edgecolor": style.QUIET, "hatch": "////", "linewidth": 1}
        board.bars(axes, f"calm-{muscle}", "floor", f"calm_{muscle}", places["calm"], **shade)
        filled = {"facecolor": style.MUSCLE}
        board.bars(axes, f"pain-{muscle}", "floor", f"pain_{muscle}", places["pain"], **filled)
        for i, (part, task) in enumerate(TASKS.items()):
            board.text(
                axes,
                f"arrow-{muscle}-{part}",
                i + 0.92,
                top * 0.5,
                f"arrow_{muscle}_{part}",
                ha="right",
                va="center",
                fontsize=15,
                weight="bold",
            )
            x = 36 + 356 * (i + 0.05) / 4
            y = 330 - 138 * row
            figure.text(x / 400, (y - 15) / 450, task.label, fontsize=11)
            text = found[f"{muscle}_{part}"]
            figure.text(x / 400, (y - 30) / 450, text, fontsize=11, color=style.QUIET)
    right = board.canvas(200, 424, 196, 20)
    board.text(right, "fits", 190, 5, "text_fits", ha="right", weight="bold")
    figure.text(
        4 / 400, 6 / 450, "Share of maximum. Pattern: no pain. Plain: with pain.", fontsize=11
    )
    return figure


def _found() -> dict[str, str]:
    """What studies found, in arrows: how many of each, for each muscle and part."""
    cells = {}
    for row in rivals.comparison():
        counts = []
        for direction, arrow in rivals.ARROWS.items():
            count = sum(f.direction == direction for f in row["found"])
            counts += [f"{arrow} {count}"] if count else []
        text = f"found {', '.join(counts)}" if counts else "none read"
        cells[f"{row['muscle']}_{row['part']}"] = text
    return cells


PICTURE = Picture(
    name="rival-theories",
    title="Rival theories, one movement",
    purpose="Choose a theory. See which muscle it turns up or down, and what studies found.",
    chart=(
        "Bar charts of the activity of three trunk muscles while standing, bending forward, at "
        "full flexion and coming back up, each without and with pain."
    ),
    controls=(
        Choice(
            "theory",
            "Theory",
            {name: theory.label for name, theory in rivals.THEORIES.items()},
            "vicious_cycle",
        ),
        Slider(
            "pain", "Pain", 0, 1, 0.05, rivals.PAIN, help="Pain from elsewhere, such as a root."
        ),
    ),
    presets={
        "lesson": ("As in the lesson", {}),
        "adaptation": ("Pain adaptation", {"theory": "adaptation"}),
        "protection": ("Redistribution and protection", {"theory": "protection"}),
        "calm": ("No pain", {"theory": "pain_free"}),
    },
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "What the theory predicts and what studies found",
        (
            Column("Muscle", "muscle"),
            Column("Part", "part"),
            Column("No pain", "without", 2),
            Column("With pain", "with", 2),
            Column("Predicted", "predicted"),
            Column("Studies", "found"),
        ),
    ),
    facts={
        "set": {n: 0 if n == "hurt" else p.value for n, p in TASK_PARAMETERS.items()},
        "parts": [
            {"name": t.name, "label": t.label, "settings": t.settings} for t in TASKS.values()
        ],
        "wires": {n: t.wires for n, t in rivals.THEORIES.items()},
        "theories": {n: t.label for n, t in rivals.THEORIES.items()},
        "muscles": list(rivals.MUSCLES),
        "labels": rivals.MUSCLES,
        "tops": TOPS,
        "arrows": rivals.ARROWS,
        "words": {"up": "more", "down": "less", "same": "no change"},
        "margin": rivals.MARGIN,
        "found": _found(),
        "findings": [
            {"muscle": f.muscle, "parts": list(f.tasks), "direction": f.direction}
            for f in rivals.FINDINGS
        ],
    },
    limits=(
        "Wires and their strengths are assumptions; only the arrows matter. People differ, studies "
        "differ in whom and how they measured, and a count of fits is no verdict."
    ),
)
