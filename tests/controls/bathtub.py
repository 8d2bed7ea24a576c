"""A bathtub: a stock with one inflow and one outflow, as somebody outside the project would add it.

The tap runs at a steady rate. The drain lets out a share of what is in the tub, so the fuller the
tub, the more runs out: a balancing loop. The level settles where both flows are equal.
"""

import sympy as sp

from spasmcycle.controls import Slider
from spasmcycle.derive.runnable import runnable
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.equations import System

LEVEL, TAP, DRAIN = sp.symbols("L tap drain")
SYSTEM = System(
    "bathtub",
    {"L": (TAP - DRAIN * LEVEL) / 24},  # per hour
    {"outflow": DRAIN * LEVEL},
    ("tap", "drain"),
)
DAYS = 14
BRIM = 200
WATER = "#2a6f97"


def cases(v, facts):
    """One run: an empty tub, tap and drain as they are set."""
    settings = {"tap": v["tap"], "drain": v["drain"]}
    return [{"name": "tub", "start": {"L": 0.0}, "segments": [{"day": 0.0, "settings": settings}]}]


def readouts(v, runs, facts):
    """Level and flows over the days, and all three on the day looked at."""
    tub = runs["tub"]
    i = 0
    while tub["days"][i] < v["day"]:
        i += 1
    level = tub["L"][i]
    outflow = tub["outflow"][i]
    r = {
        "fine": tub["fine"],
        "days": tub["days"],
        "level": tub["L"],
        "outflow": tub["outflow"],
        "inflow": [],
        "day": v["day"],
        "day_x": [v["day"], v["day"]],
        "day_y": [0.0, facts["brim"]],
        "level_now": level,
        "inflow_now": v["tap"],
        "outflow_now": outflow,
        "gap": v["tap"] - outflow,
        "flow_low": [0.0, 0.0],
        "flow_high": [v["tap"], outflow],
        "in_text": f"in {v['tap']:.0f}",
        "out_text": f"out {outflow:.0f}",
        "level_text": f"{level:.0f} litres",
    }
    for _ in tub["days"]:
        r["inflow"].append(v["tap"])
    return r


def describe(r):
    """Level and flows on the day, and where the level is going."""
    way = "The level still rises."
    if r["gap"] < 0.5:
        way = "Both flows are nearly equal: the level rests."
    text = f"Day {r['day']:.0f}: {r['level_now']:.0f} litres in the tub. "
    text = text + f"{r['inflow_now']:.0f} litres a day run in, {r['outflow_now']:.0f} run out. "
    return text + way


def draw(board, r):
    """The level above, with the day looked at; both flows on that day below."""
    figure = board.open(400, 380)
    tub = board.axes(44, 150, 346, 200)
    tub.set(xlim=(0, DAYS), ylim=(0, BRIM), xticks=range(0, DAYS + 1, 2))
    tub.set_title("Litres in the tub, over the days", loc="left")
    board.curve(tub, "level", "days", "level", color=WATER, linewidth=2.5)
    board.curve(tub, "day", "day_x", "day_y", color="#555555", linewidth=1)
    board.dot(tub, "now", "day", "level_now", color=WATER, marker="o", markersize=9)
    board.text(tub, "level-text", 0.3, BRIM * 0.88, "level_text", weight="bold")
    flows = board.axes(44, 34, 346, 60)
    flows.set(xlim=(0, 40), ylim=(0, 2), yticks=())
    flows.set_title("Litres a day, on the day looked at", loc="left")
    places = [(1.1, 1.8), (0.2, 0.9)]
    board.bars(flows, "flows", "flow_low", "flow_high", places, sideways=True, facecolor=WATER)
    board.text(flows, "in-text", 39.5, 1.3, "in_text", ha="right")
    board.text(flows, "out-text", 39.5, 0.4, "out_text", ha="right")
    return figure


PICTURE = Picture(
    name="bathtub",
    title="A bathtub",
    purpose="Set the tap and the drain. See where the level comes to rest.",
    chart="A line chart of the water level over two weeks, and bars of inflow and outflow below.",
    controls=(
        Slider("tap", "Tap", 0, 40, 1, 30, "litres a day"),
        Slider("drain", "Drain", 0.2, 1, 0.05, 0.5, "of the water a day"),
        Slider("day", "Day looked at", 0, DAYS, 1, 3, "days"),
    ),
    goals=(
        Goal(
            "rest",
            "With the tap as it is, make the level rest at about 100 litres.",
            ("and", ("level_now", ">", 95), ("level_now", "<", 105), ("gap", "<", 0.5)),
            {"drain": 0.3, "day": 14},
            "{level_text}: as much runs out as runs in.",
            kept=("tap",),
        ),
    ),
    presets={"half": ("Half the tap", {"tap": 15}), "wide": ("A wide drain", {"drain": 1})},
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        "Level and flows",
        (
            Column("Day", "days", 1),
            Column("Litres", "level", 0),
            Column("In, a day", "inflow", 0),
            Column("Out, a day", "outflow", 0),
        ),
        (0.0, 1.0, 3.0, 7.0, 14.0),
    ),
    facts={"brim": BRIM},
    models={"bathtub": runnable(SYSTEM, {"tap": 30.0, "drain": 0.5})},
    limits="A real tub drains by the height of the water, and spills over its brim.",
    days=DAYS,
)
