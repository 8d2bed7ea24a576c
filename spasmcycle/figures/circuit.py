"""Three ways to switch on a back muscle, one step at a time: reflex, command, habit.

A diagram, with no model behind it. Each step names a study and how certain it is. A second view
holds EMG strips of three groups; what rises and falls in them comes from the findings in `rivals`.
"""

from __future__ import annotations

from math import sin
from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing import circuit
from spasmcycle.drawing.outlines import ellipse
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.system import CONTOUR, CUTS, HAIR, INNER, ink, still
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
        "strips": facts["strips"],
        "on_way": v["show"] == "way",
        "on_strips": v["show"] == "strips",
        "fires": v["show"] == "way" and way != "habit",
        "works": False,
        "at_step": way != "all" and v["show"] == "way",
        "rows_way": [],
        "rows_step": [],
        "rows_does": [],
        "rows_known": [],
        "rows_sure": [],
    }
    if r["on_strips"]:
        r["idle"].append("way")
    if way == "all" or r["on_strips"]:
        r["idle"].append("step")
    for name in facts["order"]:
        steps = facts["ways"][name]
        for i in range(len(steps)):
            here = way == name and step == i + 1
            width = 1.8
            if way == "all":
                width = 2.2
            if way == name and i + 1 < step:
                width = 3.2
            if here:
                width = 5.2
                r["heading"] = fill(
                    say["step"],
                    {"way": facts["labels"][name], "step": i + 1, "steps": len(steps)},
                )
                r["does"] = steps[i]["does"]
                r["known"] = steps[i]["known"]
                r["sure"] = steps[i]["sure"]
                r["now_x"] = steps[i]["x"]
                r["now_y"] = steps[i]["y"]
                r["works"] = r["on_way"] and i + 1 == len(steps)
            r["width_" + name + "_" + str(i + 1)] = width
            r["rows_way"].append(facts["labels"][name])
            template = say["row_here"] if here else say["row"]
            r["rows_step"].append(fill(template, {"step": i + 1}))
            r["rows_does"].append(steps[i]["does"])
            r["rows_known"].append(steps[i]["known"])
            r["rows_sure"].append(steps[i]["sure"])
        r["numbers_" + name] = way == name and r["on_way"]
        r["seen_" + name] = (way == name or way == "all") and r["on_way"]
    for row in facts["emg"]:
        r["rows_way"].append(fill(say["emg"], {"group": row["label"]}))
        r["rows_step"].append(row["in_words"])
        r["rows_does"].append(row["arrows"])
        r["rows_known"].append(row["known"])
        r["rows_sure"].append(row["sure"])
    return r


def describe(r):
    """The step, what happens in it, what is known of it, how sure."""
    if r["on_strips"]:
        return fill(r["say"]["strips"], r["strips"])
    if not r["chosen"]:
        return r["say"]["all_now"]
    return fill(r["say"]["now"], r)


# As long for every width: in the browser only the width follows.
_DASHES = {"reflex": "solid", "command": (0, (8, 8)), "habit": (0, (0.1, 6.2))}


def _ways(board: Board, axes: Axes) -> None:
    """Every step as a line whose width follows; the numbers of one way, and a ring at the step."""
    for way, steps in circuit.STEPS.items():
        colour = LIGHT[circuit.COLOURS[way]]
        for i, points in enumerate(steps):
            line = still(axes, points, **ink(circuit.COLOURS[way]), linestyle=_DASHES[way])
            name = f"{way}_{i + 1}"
            board.follow(line, f"path-{name}", width=f"width_{name}", shown=f"seen_{way}")
        places = circuit.NUMBERS[way]
        size = 17 if not board.phone else 14
        disc = {"marker": "o", "markersize": size, "linestyle": "none", "zorder": 3}
        disc |= {"markerfacecolor": style.PAPER, "markeredgecolor": colour}
        (discs,) = axes.plot(*zip(*places, strict=True), markeredgewidth=1.6, **disc)
        board.follow(discs, f"numbers-{way}", shown=f"numbers_{way}")
        for i, place in enumerate(places):
            words = {"fontsize": CUTS[board.cut].words, "weight": "bold", "zorder": 4}
            number = axes.text(*place, str(i + 1), ha="center", va="center_baseline", **words)
            board.follow(number, f"number-{way}_{i + 1}", shown=f"numbers_{way}")
    ring = {"marker": "o", "markersize": 22 if not board.phone else 18, "linestyle": "none"}
    ring |= {"markerfacecolor": "none", "color": style.INK, "markeredgewidth": 2.2, "zorder": 5}
    board.dot(axes, "now", "now_x", "now_y", "at_step", **ring)


def _circuit(board: Board) -> None:
    """The drawing with its ways, and the words of the step above it."""
    from matplotlib import rc_context

    cut = CUTS[board.cut]
    axes = circuit.axes_for(board, cut)
    circuit.draw(axes, wires=False)
    active = {"facecolor": LIGHT["muscle-deep"], "edgecolor": LIGHT["muscle-edge"]}
    muscle = still(axes, circuit.OUTLINES["muscle"], **active, linewidth=2 * CONTOUR)
    board.follow(muscle, "muscle", shown="works")
    circuit.draw_nerves(axes)
    x, y = circuit.NODES["disc"]
    for far, weight in ((13, INNER), (20, HAIR)):
        ring = still(axes, ellipse(x, y, far, far), edgecolor=style.PAIN, linewidth=weight)
        board.follow(ring, f"fires-{far}", shown="fires")
    still(axes, ellipse(x, y, 7, 7), facecolor=style.PAIN, edgecolor=style.PAPER, linewidth=INNER)
    with rc_context({"lines.scale_dashes": False}):
        _ways(board, axes)
    circuit.draw_cell(axes)
    circuit.draw_names(board, axes, cut)
    board.follow(axes, "circuit", shown="on_way")
    band = circuit.BAND[cut.name]
    head = board.canvas(0, cut.height - band, cut.width, band)
    board.text(head, "heading", 4, band - 14, "heading", fontsize=cut.words, weight="bold")
    if not board.phone:
        board.text(head, "does", 4, band - 34, "does", fontsize=cut.words)
    board.follow(head, "head", shown="on_way")


def _strips(board: Board) -> None:
    """Three EMG strips over one bend, drawn from words: ragged lines, and arrows for changes."""
    cut = CUTS[board.cut]
    axes = board.canvas(0, 0, cut.width, cut.height)
    words = {"fontsize": cut.words}
    line = 1.2 * cut.words
    start, wide, points = (4, 84, 12) if board.phone else (146, 130, 18)
    floor, tall = 2 * line + 8, (cut.height - 4.4 * line - 12) / 3
    name, arrow, wave, most = (0.9, 0.68, 0.3, 0.26) if board.phone else (0.42, 0.86, 0.42, 0.3)
    axes.text(4, cut.height - line, board.words["draw.emg"], weight="bold", **words)
    for i, task in enumerate(TASKS.values()):
        short = board.words["draw.full" if task.name == "full" else f"part.{task.name}"]
        axes.text(start + wide * (i + 0.5), cut.height - 2.3 * line, short, ha="center", **words)
    changes = {(row["group"], row["part"]): row["arrows"] for row in emg_rows()}
    named = board.words.keys_of("group.", ("free", *GROUPS))
    for row, (group, label) in enumerate(named.items()):
        base = floor + tall * (2 - row)
        middle = base + wave * tall
        axes.text(4, base + name * tall, label, va="center", **words)
        xs, ys = [], []
        for i, part in enumerate(TASKS):
            arrows = changes.get((group, part), "")
            high = most * tall * HEIGHTS.get(arrows, FREE)[part]
            for j in range(0 if arrows == "?" else points):
                ragged = (0.55 + 0.45 * sin(2.3 * j)) * (-1) ** j
                xs.append(start + wide * i + (j + 0.5) * wide / points)
                ys.append(round(2 * (middle + high * ragged)) / 2)
            place = (start + wide * (i + 0.5), middle if arrows == "?" else base + arrow * tall)
            axes.text(*place, arrows, ha="center", va="center", **words)
        colour = style.MUSCLE if row else style.QUIET
        axes.plot(xs, ys, color=colour, linewidth=1.2, solid_capstyle="butt", clip_on=False)
    axes.text(4, 6 + line, board.words["draw.arrows"], **words)
    axes.text(4, 6, board.words["draw.heights"], **words)
    board.follow(axes, "strips", shown="on_strips")


def draw(board: Board, r: dict) -> Figure:
    """One of two views: the circuit with the words of its step, or the EMG strips."""
    cut = CUTS[board.cut]
    figure = board.open(cut.width, cut.height)
    _circuit(board)
    _strips(board)
    return figure


PICTURE = Picture(
    name="circuit",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("way", W["control.way"], W.keys_of("option.way.", (*WAYS, "all")), "reflex"),
        Slider("step", W["control.step"], 1, STEPS, 1, 2, help=W["control.step.help"], whole=True),
        Choice("show", W["control.show"], W.keys_of("option.show.", ("way", "strips")), "way"),
    ),
    cuts=tuple(CUTS),
    presets={
        "reflex": (W["preset.reflex"], {"step": 1}),
        "command": (W["preset.command"], {"way": "command", "step": 1}),
        "habit": (W["preset.habit"], {"way": "habit", "step": 1}),
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
                for i, (found, place) in enumerate(zip(steps, circuit.NUMBERS[way], strict=True))
            ]
            for way, steps in WAYS.items()
        },
        "end": circuit.NUMBERS["reflex"][-1],  # where the ring stands when no step is chosen
        "strips": {f"{row['group']}_{row['part']}": row["arrows"] for row in emg_rows()},
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
