"""A small model from outside the course, and a picture of it with every kind of control.

Prey grows and is eaten, predators eat and starve (Lotka and Volterra): 40 lines of what a maker
of another course would write.
"""

import sympy as sp

from spasmcycle.controls import Choice, Slider
from spasmcycle.controls.courses import Courses
from spasmcycle.controls.point import Point
from spasmcycle.controls.seed import Seed
from spasmcycle.controls.toggle import Toggle
from spasmcycle.derive.runnable import runnable
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.equations import System

U, V, GROWTH, BITE = sp.symbols("U V growth bite")
SYSTEM = System(
    "prey",
    {"U": (GROWTH * U - BITE * U * V) / 24, "V": (BITE * U * V - V) / 24},
    {"both": U + V},
    ("growth", "bite"),
)


def cases(v, facts):
    """One run from the point; hunters take part while a course lasts."""
    bite = 1.0
    if v["sated"]:
        bite = 0.5
    segments = [{"day": 0.0, "settings": {"growth": v["growth"], "bite": bite}}]
    for course in v["hunts"]:
        hunted = {"growth": v["growth"] - course["strength"] * facts["take"], "bite": bite}
        segments.append({"day": course["start"] + 0.0, "settings": hunted})
    return [
        {
            "name": "run",
            "model": v["model"],
            "start": {"U": v["begin"][0], "V": v["begin"][1]},
            "segments": segments,
        }
    ]


def readouts(v, runs, facts):
    """The curve, the point, the bars of the hunts and what is said."""
    run = runs["run"]
    r = {"fine": run["fine"], "days": run["days"], "U": run["U"], "V": run["V"]}
    r["at_x"] = v["begin"][0]
    r["at_y"] = v["begin"][1]
    r["from"] = []
    r["to"] = []
    r["row"] = []
    for course in v["hunts"]:
        r["from"].append(course["start"])
        r["to"].append(course["start"] + course["length"])
        r["row"].append(1.0)
    r["count"] = len(v["hunts"])
    r["drawn"] = v["seed"]
    r["last"] = run["U"][len(run["U"]) - 1]
    return r


def describe(r):
    """How much prey is left."""
    return f"After 20 days {r['last']:.2f} prey, {r['count']:.0f} hunts, draw {r['drawn']:.0f}."


def draw(board, r):
    """Prey over predators, and the hunts below."""
    figure = board.open(400, 400)
    axes = board.axes(40, 120, 340, 260)
    axes.set(xlim=(0, 4), ylim=(0, 4))
    board.curve(axes, "orbit", "U", "V")
    board.dot(axes, "begin", "at_x", "at_y", marker="o", markersize=12)
    lane = board.axes(40, 30, 340, 50)
    lane.set(xlim=(0, 20), ylim=(0, 2))
    board.spans(lane, "hunt-bars", "from", "to", "row", 0.5, facecolor="#555555")
    return figure


PICTURE = Picture(
    name="prey",
    title="Prey and predators",
    purpose="A model from another course.",
    chart="A curve of predators over prey, with a point where it begins, and bars of hunts below.",
    controls=(
        Slider("growth", "Growth", 0.5, 2, 0.1, 1),
        Choice("model", "Model", {"prey": "Lotka and Volterra"}, "prey"),
        Point(
            "begin",
            "Where it begins",
            Slider("x", "Prey", 0.2, 3, 0.1, 1.5),
            Slider("y", "Predators", 0.2, 3, 0.1, 1),
            [1.5, 1.0],
            "begin",
        ),
        Toggle("sated", "Predators are sated"),
        Seed("seed", "Seed"),
        Courses(
            "hunts",
            "Hunts",
            {"spear": "With spears", "bow": "With bows"},
            Slider("start", "First day", 1, 15, 0.5, 5),
            Slider("length", "Days", 0.5, 5, 0.5, 2),
            Slider("strength", "Strength", 0.1, 2, 0.1, 1),
            most=1,
            bars="hunt-bars",
        ),
    ),
    goals=(
        Goal(
            "prey",
            "Leave more than 1.5 prey on the last day.",
            ("last", ">", 1.5),
            {"growth": 2.0},
            "{last:.2f} prey are left.",
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table("Prey", (Column("Day", "days", 1), Column("Prey", "U", 2)), (0.0, 10.0, 20.0)),
    facts={"take": 0.2},
    models={"prey": runnable(SYSTEM, {"growth": 1.0, "bite": 1.0})},
    presets={"many": ("Many of both", {"begin": [3.0, 3.0]})},
    days=20,
)
