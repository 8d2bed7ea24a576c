"""Guarding under rival theories: three trunk muscles while one person bends forward and comes back.

The curves are where the second model comes to rest at each point of a slow movement, with no pain
and with pain under the chosen theory. What rises and falls is computed, never typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.generated.balance import task_at_rest
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.portable import fill
from spasmcycle.rivals import ARROWS, LEAST, MUSCLES, PAIN, SHARE, THEORIES, change_of
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words(
    "guarding",
    {f"option.theory.{t.name}": t.label for t in THEORIES.values()}
    | {f"option.part.{t.name}": t.label for t in TASKS.values()}
    | {f"say.part_{t.name}": t.label.lower() for t in TASKS.values()}
    | {f"muscle.{muscle}": label for muscle, label in MUSCLES.items()},
)
STEPS = 8  # points drawn between two moments
# Moments of the slow movement, one unit apart: stand, stand, half-way, full, full, half-way …
MOMENTS = ("stand", "stand", "bend", "full", "full", "back", "stand", "stand")
CENTRES = {"stand": 0.5, "bend": 2.0, "full": 3.5, "back": 5.0}
TOPS = {"S": 80, "D": 80, "A": 20}
# What the prediction offers: the outer muscle at full flexion against half-way down.
ANSWERS = ("up", "same", "down")


def cases(v, facts):
    """No run of the loop: this picture shows the second model, which comes to rest at once."""
    return []


def slow_movement(settings, facts):
    """Settled activity in per cent of maximum along the slow movement: {muscle: list}."""
    found = {}
    for muscle in facts["muscles"]:
        found[muscle] = []
    p = {**settings}
    for i in range(len(facts["moments"]) - 1):
        here = facts["tasks"][facts["moments"][i]]
        there = facts["tasks"][facts["moments"][i + 1]]
        for step in range(facts["steps"]):
            for name in facts["asked"]:
                p[name] = here[name] + (there[name] - here[name]) * step / facts["steps"]
            rest = task_at_rest(p)
            for muscle in facts["muscles"]:
                found[muscle].append(100 * rest[muscle])
    for muscle in facts["muscles"]:
        found[muscle].append(found[muscle][0])
    return found


def readouts(v, runs, facts):
    """Curves with no pain and with the theory, what it changes, and the part looked at."""
    free = {**facts["defaults"], "hurt": 0.0}
    hurt = v["pain"]
    if v["theory"] == "pain_free":
        hurt = 0.0
    sore = {**facts["defaults"], **facts["theories"][v["theory"]]["wires"], "hurt": hurt}
    curves = slow_movement(sore, facts)
    curves_free = slow_movement(free, facts)
    centre = facts["centres"][v["part"]]
    say = facts["say"]
    r = {
        "fine": True,
        "say": say,
        "x": facts["x"],
        "theory": facts["theories"][v["theory"]]["label"],
        "part": say["part_" + v["part"]],
        "foot": 0.0,
        "kept": True,
        "idle": [],
        "now": {},
        "change": {},
        "rows_muscle": [],
        "rows_part": [],
        "rows_free": [],
        "rows_sore": [],
        "rows_change": [],
        "guess_up": "",
        "guess_same": "",
        "guess_down": "",
    }
    if v["theory"] == "pain_free":
        r["idle"].append("pain")
    for muscle in facts["muscles"]:
        r["free_" + muscle] = curves_free[muscle]
        r["sore_" + muscle] = curves[muscle]
        for part in facts["parts"]:
            at_part = facts["tasks"][part]
            before = task_at_rest({**free, **at_part})[muscle]
            after = task_at_rest({**sore, **at_part})[muscle]
            change = change_of(after, before, facts["share"], facts["least"])
            r["arrow_" + muscle + "_" + part] = facts["arrows"][change]
            r["rows_muscle"].append(facts["names"][muscle])
            r["rows_part"].append(facts["labels"][part])
            r["rows_free"].append(100 * before)
            r["rows_sore"].append(100 * after)
            r["rows_change"].append(facts["arrows"][change] + " " + say[change])
            if part == v["part"]:
                r["now"][muscle] = 100 * after
                r["change"][muscle] = say[change]
                r["dot_" + muscle] = 100 * after
        quiet = r["arrow_" + muscle + "_full"] != facts["arrows"]["up"]
        r["silence_" + muscle] = say["silence_kept"] if quiet else say["silence_lost"]
        r["kept"] = r["kept"] and (quiet or muscle != "S")
    r["centre"] = centre
    low = task_at_rest({**free, **facts["tasks"]["full"]})["S"]
    half = task_at_rest({**free, **facts["tasks"]["bend"]})["S"]
    r["truth"] = change_of(low, half, facts["share"], facts["least"])
    r["silence_free"] = say["free_on"]
    if r["truth"] == "down":
        r["silence_free"] = say["free_silent"]
    return r


def describe(r):
    """The theory, the part of the movement, each muscle against no pain, and the silence."""
    now = r["now"]
    change = r["change"]
    return fill(
        r["say"]["kept"] if r["kept"] else r["say"]["lost"],
        {
            "theory": r["theory"],
            "part": r["part"],
            "S": now["S"],
            "S_change": change["S"],
            "D": now["D"],
            "D_change": change["D"],
            "A": now["A"],
            "A_change": change["A"],
        },
    )


def _person(axes: Axes, x: float, bent: float) -> None:
    """A person from the side: legs, trunk at its angle, head."""
    from math import cos, radians, sin

    angle = radians(100 * bent)
    hip = (x - 4, 20)
    neck = (hip[0] + 17 * sin(angle), hip[1] + 17 * cos(angle))
    head = (hip[0] + 22 * sin(angle), hip[1] + 22 * cos(angle))
    axes.plot(
        [hip[0], hip[0], neck[0]], [2, hip[1], neck[1]], color=style.QUIET, solid_capstyle="round"
    )
    axes.plot([head[0]], [head[1]], marker="o", markersize=6, color=style.QUIET)


def _panel(board: Board, muscle: str, bottom: float, height: float) -> None:
    """One muscle over the movement: dashed with no pain, solid with the theory."""
    top = TOPS[muscle]
    axes = board.axes(30, bottom, 364, height)
    axes.set(xlim=(0, 7), ylim=(0, top * 1.15), xticks=[], yticks=(0, top / 2, top))
    axes.axvspan(3, 4, facecolor=style.FLUID, linewidth=0)
    look = {"linewidth": 1.8, "dashes": (4, 2.5), "color": style.QUIET}
    board.curve(axes, f"{muscle}-free", "x", f"free_{muscle}", **look)
    board.curve(axes, f"{muscle}-sore", "x", f"sore_{muscle}", color=style.MUSCLE, linewidth=2.4)
    mark = {"marker": "o", "linestyle": "none", "color": style.MUSCLE}
    board.dot(axes, f"{muscle}-dot", "centre", f"dot_{muscle}", **mark)
    title = board.words.fill("draw.panel", muscle=board.words[f"muscle.{muscle}"])
    axes.text(0, 1.07, title, transform=axes.transAxes, weight="bold")
    for part, x in CENTRES.items():
        board.text(
            axes,
            f"arrow-{muscle}-{part}",
            x,
            top * 1.03,
            f"arrow_{muscle}_{part}",
            ha="center",
            va="center",
            fontsize=15,
            weight="bold",
        )
    if muscle == "A":
        return
    place = {"ha": "center", "va": "center", "fontsize": style.SMALLEST}
    board.text(axes, f"silence-{muscle}", 3.5, top * 0.83, f"silence_{muscle}", **place)
    if muscle == "S":
        for answer, y in (("up", 0.57), ("same", 0.34), ("down", 0.11)):
            board.text(
                axes,
                f"guess-{answer}",
                3.5,
                top * y,
                f"guess_{answer}",
                color=style.TREATMENT,
                weight="bold",
                **place,
            )


def draw(board: Board, r: dict) -> Figure:
    """Postures on top, then one panel a muscle; a triangle points at the part looked at."""
    figure = board.open(400, 486)
    for muscle, bottom, height in (("S", 318, 96), ("D", 188, 96), ("A", 78, 76)):
        _panel(board, muscle, bottom, height)
    foot = board.canvas(30, 48, 364, 10)
    foot.set(xlim=(0, 7), ylim=(-1, 1))
    mark = {"marker": "^", "markersize": 8, "linestyle": "none", "color": style.INK}
    board.dot(foot, "now", "centre", "foot", **mark)
    people = board.canvas(30, 438, 364, 46)
    moments = [*CENTRES.items(), ("stand", 6.5)]
    for part, x in moments:
        _person(people, x * 52, TASKS[part].settings["bent"])
        figure.text((30 + x * 52) / 400, 62 / 486, board.words[f"draw.{part}"], ha="center")
    silence = board.canvas(30, 32, 364, 16)
    board.text(silence, "silence-free", 0, 4, "silence_free")
    for i, line in enumerate(("draw.lines", "draw.arrows")):
        figure.text(30 / 400, (20 - 16 * i) / 486, board.words[line], color=style.QUIET)
    return figure


PICTURE = Picture(
    name="guarding",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice(
            "theory",
            W["control.theory"],
            W.keys_of("option.theory.", [t.name for t in THEORIES.values()]),
            "vicious_cycle",
            help=W["control.theory.help"],
        ),
        Slider("pain", W["control.pain"], 0, 1, 0.05, PAIN, help=W["control.pain.help"]),
        Choice("part", W["control.part"], W.keys_of("option.part.", TASKS), "full"),
    ),
    presets={
        "cycle": (W["preset.cycle"], {}),
        "adaptation": (W["preset.adaptation"], {"theory": "adaptation", "part": "bend"}),
        "protection": (W["preset.protection"], {"theory": "protection"}),
        "free": (W["preset.free"], {"theory": "pain_free"}),
    },
    goals=(
        Goal(
            "both",
            W["goal.both"],
            ("and", ("arrow_S_stand", "is", "↑"), ("arrow_S_back", "is", "↓")),
            {"theory": "protection"},
            W["goal.both.how"],
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.muscle"], "rows_muscle"),
            Column(W["column.part"], "rows_part"),
            Column(W["column.free"], "rows_free", 1),
            Column(W["column.sore"], "rows_sore", 1),
            Column(W["column.change"], "rows_change"),
        ),
    ),
    facts={
        "defaults": {name: p.value for name, p in TASK_PARAMETERS.items()},
        "theories": {
            t.name: {"label": W[f"option.theory.{t.name}"], "wires": t.wires}
            for t in THEORIES.values()
        },
        "tasks": {t.name: t.settings for t in TASKS.values()},
        "asked": list(TASKS["stand"].settings),
        "labels": W.keys_of("option.part.", TASKS),
        "parts": list(TASKS),
        "muscles": list(MUSCLES),
        "names": W.keys_of("muscle.", MUSCLES),
        "moments": list(MOMENTS),
        "centres": CENTRES,
        "steps": STEPS,
        "x": [i / STEPS for i in range(STEPS * (len(MOMENTS) - 1) + 1)],
        "share": SHARE,
        "least": LEAST,
        "arrows": ARROWS,
    },
    prediction="full-flexion",
    guess={"options": W.keys_of("guess.", ANSWERS)},
    answers=("free",),
    veiled=(
        *(f"{muscle}-{curve}" for muscle in MUSCLES for curve in ("free", "sore", "dot")),
        *(f"arrow-{muscle}-{part}" for muscle in MUSCLES for part in TASKS),
        *(f"silence-{name}" for name in ("S", "D", "free")),
    ),
    limits=W["limits"],
)
