"""The loop diagram: what acts on what, how strongly now, and what comes back round the loop.

Arrow widths are the model's own partial derivatives at the chosen day, on a fixed scale. The gain
of a loop is the product of its links; the echoes are its powers. The strips under the time plot
say whether echoes grow or fade, and which loop is the largest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import at_day, last_above, until
from spasmcycle.model.parameters import GRADES, PARAMETERS
from spasmcycle.model.treatments import TREATMENTS, combined, facts_of
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    from spasmcycle.figures.board import Board

GIVEN = ("anti_inflammatory", "relaxant", "heat", "positional_relief")
W = Words(
    "loop-diagram",
    {f"option.grade.{g.name}": g.label for g in GRADES.values()}
    | {
        f"option.treatment.{n}": f"{TREATMENTS[n].label}: acts on {TREATMENTS[n].acts_on}"
        for n in GIVEN
    },
)
LOOPS = ("irritants", "load", "fatigue", "sensitisation")
ECHOES = 8
MOST = 2.0  # the largest gain and the largest echo that are drawn
# source, target, first stage at which it is drawn
LINKS = (
    ("root", "pain", 0),
    ("pain", "M", 0),
    ("M", "W", 1),
    ("W", "pain", 1),
    ("M", "load", 2),
    ("load", "root", 2),
    ("M", "F", 3),
    ("F", "load", 3),
    ("pain", "Z", 4),
    ("Z", "pain", 4),
)
WAVES = (
    ("pain_M", "pain_Z"),
    ("M_W", "M_load", "M_F", "Z_pain"),
    ("W_pain", "F_load", "load_root"),
    ("root_pain",),
)
"""One pulse round the loops, from pain to pain: the links it runs along at one time."""
STAGES = ("0", "1", "2", "3", "4")
CUTS = ("none", "pain_M", "M_W", "W_pain", "M_load", "F_load", "Z_pain")


def cases(v, facts):
    """One run, with only the links of this stage in it, one link cut, one treatment given."""
    size = facts["grades"][v["grade"]]
    stage = facts["stage_number"][v["stage"]]
    settings = {
        "tau_H": size["tau_H"],
        "stress": v["stress"],
        "k": v["k"] if stage >= 1 and v["cut"] != "W_pain" else 0,
        "release": 0 if v["cut"] == "M_W" else 1,
        "g": 0 if v["cut"] == "pain_M" else 1,
        "c_M": v["c_M"] if stage >= 2 and v["cut"] != "M_load" else 0,
        "c_F": v["c_F"] if stage >= 3 and v["cut"] != "F_load" else 0,
        "zeta": v["zeta"] if stage >= 4 and v["cut"] != "Z_pain" else 0,
    }
    if v["treatment"] != "none":
        settings = combined(settings, {v["treatment"]: 1.0}, facts["treatments"])
    return [
        {
            "name": "now",
            "start": {"I": size["H0"], "H": size["H0"]},
            "segments": [{"day": 0, "settings": settings}],
        }
    ]


def readouts(v, runs, facts):
    """Link strengths and loop gains on the day, echoes, and the strips under the time plot."""
    run = runs["now"]
    days = run["days"]
    stage = facts["stage_number"][v["stage"]]
    day = v["day"]
    say = facts["say"]
    r = {
        "say": say,
        "days": days,
        "final": days[-1],
        "fine": run["fine"],
        "day": day,
        "stage": stage,
        "pain": run["pain_shown"],
        "guarding": [10 * m for m in run["M"]],
        "now_x": [day, day],
        "now_y": [0.0, 10.0],
        "last": last_above(days, run["M"], 0.5),
        "link_from": [],
        "link_to": [],
        "link_sign": [],
        "link_strength": [],
        "idle": [],
    }
    for strength in facts["strengths"]:
        if stage < strength["stage"]:
            r["idle"].append(strength["name"])
    strongest = 0.0
    r["strongest"] = say["none"]
    for link in facts["links"]:
        shown = stage >= link["stage"]
        strength = 0.0
        if shown:
            strength = at_day(days, run[link["column"]], day)
        r["width_" + link["key"]] = 1 + 8 * strength / (1 + strength)
        r["shown_" + link["key"]] = shown
        r["runs_" + link["key"]] = strength > 0.005
        r["link_from"].append(link["from"])
        r["link_to"].append(link["to"])
        r["link_sign"].append(say["same"])
        r["link_strength"].append(fill(say["number"], {"n": strength}) if shown else say["later"])
        if strength > strongest:
            strongest = strength
            r["strongest"] = fill(say["link"], {"from": link["from"], "to": link["to"]})
    total = 0.0
    largest = 0.0
    r["largest"] = "none"
    r["gain_low"] = []
    r["gain_high"] = []
    for loop in facts["loops"]:
        gain = at_day(days, run["gain_" + loop], day)
        r["gain_low"].append(0.0)
        r["gain_high"].append(min(gain, MOST))
        r["text_" + loop] = fill(say["number"], {"n": gain})
        total += gain
        if gain > largest:
            largest = gain
            r["largest"] = loop
    r["gain_low"].append(0.0)
    r["gain_high"].append(min(total, MOST))
    r["text_total"] = fill(say["number"], {"n": total})
    r["gain"] = total
    r["badge"] = fill(say["badge"], {"gain": total}) if stage >= 1 else say["no_loop"]
    echo = 1.0
    r["echo_low"] = []
    r["echo_high"] = []
    running = 0.0
    for i in range(ECHOES):
        r["echo_low"].append(0.0)
        if i < v["rounds"]:
            r["echo_high"].append(min(echo, MOST))
            running += echo
        else:
            r["echo_high"].append(0.0)
        echo = echo * total
    r["echo_sum"] = fill(say["so_far"], {"sum": running})
    r["echo_limit"] = say["no_limit"]
    if total < 1:
        r["echo_limit"] = fill(say["limit"], {"sum": 1 / (1 - total)})
    r["charge"] = []
    r["leader"] = []
    gains = [run["gain_" + loop] for loop in facts["loops"]]
    for i in range(len(days)):
        whole = 0.0
        best = 0.0
        name = "none"
        for j in range(len(gains)):
            gain = gains[j][i]
            whole += gain
            if gain > best + 1e-9:
                best = gain
                name = facts["loops"][j]
        r["charge"].append("R" if whole >= 1 else "B")
        r["leader"].append(name)
    return r


def describe(r):
    """The gain on this day, what it does to echoes, the strongest link, how long guarding lasts."""
    say = r["say"]
    if not r["fine"]:
        return say["outside"]
    lasting = until(r["last"], r["final"], say)
    if r["stage"] == 0:
        return fill(say["open"], {"lasting": lasting})
    template = say["grows"] if r["gain"] >= 1 else say["fades"]
    if r["gain"] < 0.005:
        template = say["nothing"]
    return fill(
        template,
        {"day": r["day"], "gain": r["gain"], "link": r["strongest"], "lasting": lasting},
    )


_PLACES = {
    "pain": (200, 268),
    "M": (336, 172),
    "W": (200, 150),
    "load": (206, 40),
    "F": (340, 40),
    "root": (62, 150),
    "Z": (62, 268),
}
_STOCKS = ("M", "W", "F", "Z")
# link: where the shaft starts and ends, and how far it bows
_SHAFTS = {
    "root_pain": ((72, 166), (180, 252), -18),
    "pain_M": ((228, 262), (330, 192), -26),
    "M_W": ((294, 164), (243, 152), 6),
    "W_pain": ((200, 166), (200, 250), 0),
    "M_load": ((312, 154), (226, 56), -14),
    "load_root": ((184, 46), (72, 134), -18),
    "M_F": ((342, 154), (342, 62), 0),
    "F_load": ((302, 40), (234, 40), 0),
    "pain_Z": ((176, 278), (120, 278), 0),
    "Z_pain": ((116, 258), (168, 258), 0),
}
_SLOW = {"M_F": (342, 108, 0), "pain_Z": (148, 278, 90)}


def _arrow(board: Board, axes: Axes, key: str) -> None:
    """One link: a bowed shaft whose width follows its strength, a head, and its sign."""
    from matplotlib.patches import PathPatch, Polygon
    from matplotlib.path import Path

    (x0, y0), (x1, y1), bow = _SHAFTS[key]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    middle = ((x0 + x1) / 2 + bow * nx, (y0 + y1) / 2 + bow * ny)
    ex, ey = x1 - middle[0], y1 - middle[1]
    reach = (ex**2 + ey**2) ** 0.5
    ux, uy = ex / reach, ey / reach
    neck = (x1 - 9 * ux, y1 - 9 * uy)
    shaft = PathPatch(
        Path([(x0, y0), middle, neck], [Path.MOVETO, Path.CURVE3, Path.CURVE3]),
        fill=False,
        edgecolor=style.INK,
        capstyle="butt",
    )
    axes.add_patch(shaft)
    board.follow(shaft, f"shaft-{key}", width=f"width_{key}", shown=f"shown_{key}")
    head = Polygon(
        [
            (x1 + 2 * ux, y1 + 2 * uy),
            (neck[0] - 7 * uy, neck[1] + 7 * ux),
            (neck[0] + 7 * uy, neck[1] - 7 * ux),
        ],
        closed=True,
        facecolor=style.INK,
        linewidth=0,
    )
    axes.add_patch(head)
    board.follow(head, f"head-{key}", shown=f"shown_{key}")
    sign = axes.text(
        neck[0] - 14 * uy,
        neck[1] + 14 * ux,
        "+",
        ha="center",
        va="center",
        color=style.INK,
        weight="bold",
    )
    board.follow(sign, f"sign-{key}", shown=f"shown_{key}")
    if key in _SLOW:
        x, y, turn = _SLOW[key]
        delay = axes.text(
            x,
            y,
            "=",
            ha="center",
            va="center",
            rotation=turn,
            fontsize=19,
            color=style.PAPER,
            weight="bold",
        )
        board.follow(delay, f"delay-{key}", shown=f"shown_{key}")


def _diagram(board: Board) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes = board.canvas(0, 346, 400, 298)
    for key in _SHAFTS:
        _arrow(board, axes, key)
    stage_of = {"M": "pain_M", "W": "M_W", "load": "M_load", "F": "M_F", "Z": "pain_Z"}
    for name, (x, y) in _PLACES.items():
        parts = [
            axes.text(x, y, board.words[f"name.{name}"], ha="center", va="center", weight="bold")
        ]
        if name in _STOCKS:
            wide = 104 if name == "Z" else 82
            parts.append(
                axes.add_patch(
                    FancyBboxPatch(
                        (x - wide / 2, y - 13),
                        wide,
                        26,
                        boxstyle="round,pad=0,rounding_size=4",
                        facecolor="none",
                        edgecolor=style.INK,
                        linewidth=1.4,
                    )
                )
            )
        for i, part in enumerate(parts):
            shown = {"shown": f"shown_{stage_of[name]}"} if name in stage_of else {}
            board.follow(part, f"node-{name}-{i}", **shown)
    axes.annotate("", (58, 134), (50, 84), arrowprops={"arrowstyle": "-|>", "color": style.QUIET})
    axes.text(48, 70, board.words["draw.disc"], ha="center", color=style.QUIET)
    board.text(
        axes,
        "badge",
        204,
        186,
        "badge",
        ha="left",
        va="center",
        color=style.INK,
        weight="bold",
    )
    axes.text(4, 8, board.words["draw.arrows"], color=style.QUIET)


def _gains(board: Board) -> None:
    axes = board.axes(108, 226, 78, 96)
    axes.set(xlim=(0, MOST + 0.05), ylim=(-0.6, 4.6), yticks=[], xticks=(0, 1, 2))
    rows = (*LOOPS, "total")
    for i, name in enumerate(rows):
        weight = "bold" if name == "total" else "normal"
        axes.text(-0.1, 4 - i, board.words[f"draw.{name}"], ha="right", va="center", weight=weight)
        board.text(
            axes,
            f"gain-{name}",
            2.0,
            4 - i,
            f"text_{name}",
            ha="right",
            va="center",
            weight=weight,
        )
    places = [(4 - i - 0.32, 4 - i + 0.32) for i in range(len(rows))]
    board.bars(
        axes,
        "gains",
        "gain_low",
        "gain_high",
        places,
        sideways=True,
        facecolor=style.PAIN,
        edgecolor=style.INK,
        linewidth=1,
        alpha=0.55,
    )
    axes.axvline(1, color=style.INK, linewidth=1, dashes=(3, 2))
    axes.set_title(board.words["draw.gains"], weight="bold", loc="right", pad=5)


def _echoes(board: Board) -> None:
    axes = board.axes(232, 226, 160, 96)
    axes.set(
        xlim=(-0.6, ECHOES - 0.4), ylim=(0, MOST + 0.05), yticks=(0, 1, 2), xticks=range(ECHOES)
    )
    places = [(i - 0.38, i + 0.38) for i in range(ECHOES)]
    board.bars(axes, "echoes", "echo_low", "echo_high", places, facecolor=style.PAIN)
    axes.axhline(1, color=style.INK, linewidth=1, dashes=(3, 2))
    board.text(axes, "echo-sum", 7.5, 1.72, "echo_sum", ha="right")
    board.text(axes, "echo-limit", 7.5, 1.28, "echo_limit", ha="right")
    axes.set_title(board.words["draw.echoes"], weight="bold", loc="right", pad=5)


def _time(board: Board) -> None:
    axes = board.axes(30, 120, 360, 62)
    axes.set(xlim=(0, 84), ylim=(0, 10.4), xticks=range(0, 85, 14), yticks=(0, 10))
    axes.tick_params(labelbottom=False)
    board.curve(axes, "guarding", "days", "guarding", color=style.MUSCLE, dashes=(5, 2))
    board.curve(axes, "pain", "days", "pain", color=style.PAIN)
    board.curve(axes, "now", "now_x", "now_y", color=style.INK, linewidth=1.4)
    board.grab("now", "day")
    axes.text(83.5, 12, board.words["draw.lines"], ha="right", va="center")
    strips = board.axes(30, 82, 360, 30)
    strips.set(xlim=(0, 84), ylim=(0, 2), xticks=range(0, 85, 14), yticks=[])
    board.band(strips, "charge-R", "days", "charge", "R", 1.15, 1.9, facecolor=style.PAIN)
    board.band(strips, "charge-B", "days", "charge", "B", 1.45, 1.6, facecolor=style.PAIN)
    for x, (loop, look) in zip((4, 96, 162, 244), _LOOKS.items(), strict=True):
        board.band(strips, f"leader-{loop}", "days", "leader", loop, 0.1, 0.85, **look)
        board.figure.patches.append(_swatch(board, x, loop, look))
    words, w = board.figure.text, board.words
    words((30 + 360 * 77 / 84) / 400, 71 / 644, w["draw.days"], ha="center", va="center")
    words(4 / 400, 44 / 644, w["draw.upper"])
    words(4 / 400, 27 / 644, w["draw.lower"])


_LOOKS = {
    "irritants": {"facecolor": style.IRRITATION},
    "load": {"facecolor": "none", "edgecolor": style.INK, "hatch": "||||"},
    "fatigue": {"facecolor": "none", "edgecolor": style.INK, "hatch": "----"},
    "sensitisation": {"facecolor": "none", "edgecolor": style.TREATMENT, "hatch": "/////"},
}


def _swatch(board: Board, x: float, loop: str, look: dict) -> Rectangle:
    """A key to one pattern of the lower strip."""
    from matplotlib.patches import Rectangle

    board.figure.text((x + 17) / 400, 10 / 644, board.words[f"draw.key.{loop}"], va="center")
    return Rectangle(
        (x / 400, 5 / 644),
        13 / 400,
        10 / 644,
        transform=board.figure.transFigure,
        linewidth=0,
        figure=board.figure,
        **look,
    )


def draw(board: Board, r: dict) -> Figure:
    """The diagram above; gains and echoes in the middle; the time plot with its strips below."""
    figure = board.open(400, 644)
    _diagram(board)
    _gains(board)
    _echoes(board)
    _time(board)
    return figure


KEPT = ("k", "grade", "c_M", "c_F", "zeta", "stress", "treatment")
"""What the goals leave as it is: all that changes the run but the loops and the cut."""

PICTURE = Picture(
    name="loop-diagram",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("stage", W["control.stage"], W.keys_of("option.stage.", STAGES), "1"),
        Slider("day", W["control.day"], 0, 84, 1, 7, unit=W["control.day.unit"]),
        Slider("k", W["control.k"], 0, 0.6, 0.005, PARAMETERS["k"].value),
        Choice("cut", W["control.cut"], W.keys_of("option.cut.", CUTS), "none"),
        Slider("rounds", W["control.rounds"], 0, ECHOES, 1, ECHOES, more=True, whole=True),
        Choice(
            "grade",
            W["control.grade"],
            W.keys_of("option.grade.", GRADES),
            "extrusion",
            more=True,
        ),
        Slider("c_M", W["control.c_M"], 0, 1, 0.02, PARAMETERS["c_M"].value, more=True),
        Slider("c_F", W["control.c_F"], 0, 1, 0.02, PARAMETERS["c_F"].value, more=True),
        Slider(
            "zeta",
            W["control.zeta"],
            0,
            1,
            0.01,
            PARAMETERS["zeta"].value,
            more=True,
        ),
        Slider("stress", W["control.stress"], 0, 1, 0.05, 0.0, more=True),
        Choice(
            "treatment",
            W["control.treatment"],
            W.keys_of("option.treatment.", ("none", *GIVEN)),
            "none",
            more=True,
        ),
    ),
    presets={
        "first": (W["preset.first"], {"stage": "1"}),
        "all": (W["preset.all"], {"stage": "4"}),
        "half": (W["preset.half"], {"stage": "1", "k": 0.335, "day": 3}),
        "stuck": (W["preset.stuck"], {"stage": "4", "stress": 0.4}),
    },
    goals=(
        Goal(
            "soonest",
            W["goal.soonest"],
            ("and", ("v.stage", "is", "4"), ("v.cut", "is not", "none"), ("last", "<", 0)),
            {"stage": "4", "cut": "W_pain"},
            W["goal.soonest.how"],
            kept=KEPT,
        ),
        Goal(
            "least",
            W["goal.least"],
            ("and", ("v.stage", "is", "4"), ("v.cut", "is", "M_load")),
            {"stage": "4", "cut": "M_load"},
            W["goal.least.how"],
            kept=KEPT,
        ),
    ),
    cases=cases,
    readouts=readouts,
    describe=describe,
    draw=draw,
    table=Table(
        W["table"],
        (
            Column(W["column.from"], "link_from"),
            Column(W["column.to"], "link_to"),
            Column(W["column.sign"], "link_sign"),
            Column(W["column.strength"], "link_strength"),
        ),
    ),
    facts={
        "grades": {g.name: {"H0": g.H0, "tau_H": g.tau_H} for g in GRADES.values()},
        "stage_number": {stage: int(stage) for stage in STAGES},
        "treatments": facts_of(*GIVEN),
        "loops": LOOPS,
        "strengths": [
            {"name": name, "stage": i + 1} for i, name in enumerate(("k", "c_M", "c_F", "zeta"))
        ],
        "links": [
            {
                "key": f"{source}_{target}",
                "column": f"{source}_to_{target}",
                "stage": stage,
                "from": W[f"name.{source}"],
                "to": W[f"name.{target}"],
            }
            for source, target, stage in LINKS
        ],
    },
    limits=W["limits"],
    ping="rounds",
    pulse=tuple(
        tuple(
            (f"shaft-{link}", *(f"node-{end}" for end in link.split("_")), f"runs_{link}")
            for link in wave
        )
        for wave in WAVES
    ),
    sizes="echo_high",
    plays="day",
)
