"""Guarding under rival theories: three trunk muscles while one person bends forward and comes back.

The curves are where the second model comes to rest at each point of a slow movement, with no pain
and with pain under the chosen theory. What rises and falls is computed, never typed. The body bends
with the slider, and its muscles darken with their activity. It opens without pain, at full flexion:
that is what the lesson asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing import body
from spasmcycle.drawing.body import along_spine, between, lowest, seen, spine_line, unladen
from spasmcycle.drawing.palette import LIGHT
from spasmcycle.drawing.system import CUTS, INNER
from spasmcycle.figures import style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.model.generated.balance import task_at_rest
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.portable import fill
from spasmcycle.rivals import ARROWS, LEAST, MUSCLES, PAIN, SHARE, THEORIES, change_of
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board

W = Words(
    "guarding",
    {f"option.theory.{t.name}": t.label for t in THEORIES.values()}
    | {f"part.{t.name}": t.label for t in TASKS.values()}
    | {f"say.part_{t.name}": t.label.lower() for t in TASKS.values()}
    | {f"muscle.{muscle}": label for muscle, label in MUSCLES.items()},
)
STEPS = 8  # points drawn between two moments
# Moments of the slow movement, one unit apart: stand, stand, half-way, full, full, half-way …
MOMENTS = ("stand", "stand", "bend", "full", "full", "back", "stand", "stand")
CENTRES = {"stand": 0.5, "bend": 2.0, "full": 3.5, "back": 5.0}
TOPS = {"S": 80, "D": 80, "A": 20}
# The places of the slider, in per cent of the movement from standing to standing, in drawn units.
FIRST, LAST = 0.5, 6.5
ENDS = {"stand": 12.5, "bend": 37.5, "full": 62.5, "back": 87.5}  # where each part ends, per cent
# Who bends and hangs: the angles of standing, and those at full flexion.
STANDING = body.FACTS["postures"]["standing"]["angles"]
HANGING = STANDING | {
    "root_x": -88.0, "pelvis": 62.0, "lumbar": 46.0, "thoracic": 10.0, "neck": 4.0, "nod": -4.0,
    "girdle_s": 8.0, "near_hip": 75.0, "near_knee": 8.0, "near_ankle": -5.0, "far_hip": 74.0,
    "far_knee": 5.0, "far_ankle": -7.0, "near_shoulder": 112.0, "far_shoulder": 120.0,
    "near_elbow": 8.0, "far_elbow": 8.0,
}  # fmt: skip
DRAWN = {"S": "erector_spinae", "D": "multifidus", "A": "abdominal_wall"}
# Where the number of each stands: a place along the spine, from the muscle out (1/1000 height).
TAGS = {"S": (150, -22.0, -95.0), "D": (30, -18.0, -120.0), "A": (70, 72.0, 120.0)}
FULLEST = 0.6  # the share of a chart's top at which a muscle is drawn all dark
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


def asked_at(x, facts):
    """What the movement asks of the muscles at a place of it."""
    i = 0
    while i < len(facts["moments"]) - 2 and x >= i + 1:
        i += 1
    here = facts["tasks"][facts["moments"][i]]
    there = facts["tasks"][facts["moments"][i + 1]]
    found = {}
    for name in facts["asked"]:
        found[name] = here[name] + (there[name] - here[name]) * (x - i)
    return found


def bent_body(bent, tight, facts):
    """The outlines of the body, so far bent, and the numbers beside its muscles."""
    f = facts["body"]
    angles = between(facts["standing"], facts["hanging"], bent, f)
    angles["root_y"] -= lowest(angles, f)
    line = spine_line(angles, f)
    r = unladen(angles, tight, line, f)
    r["tags"] = []
    for muscle in facts["muscles"]:
        tag = seen(along_spine(facts["tags"][muscle], line), f["scale"])
        for n in tag:
            r["tags"].append(n)
        r["tag_" + muscle] = tag
        r["tag_x_" + muscle] = tag[2]
        r["tag_y_" + muscle] = tag[3]
    return r


def readouts(v, runs, facts):
    """Curves with no pain and with the theory, what it changes, and the part looked at."""
    free = {**facts["defaults"], "hurt": 0.0}
    hurt = v["pain"]
    if v["theory"] == "pain_free":
        hurt = 0.0
    sore = {**facts["defaults"], **facts["theories"][v["theory"]]["wires"], "hurt": hurt}
    curves = slow_movement(sore, facts)
    curves_free = slow_movement(free, facts)
    say = facts["say"]
    centre = facts["first"] + (facts["last"] - facts["first"]) * v["move"] / 100
    asked = asked_at(centre, facts)
    before = task_at_rest({**free, **asked})
    after = task_at_rest({**sore, **asked})
    here = "stand"
    if v["move"] < facts["ends"]["back"]:
        here = "back"
    for part in ["full", "bend", "stand"]:
        if v["move"] < facts["ends"][part]:
            here = part
    r = {
        **bent_body(asked["bent"], min(1, after["S"]), facts),
        "fine": True,
        "free": v["theory"] == "pain_free",
        "say": say,
        "x": facts["x"],
        "theory": facts["theories"][v["theory"]]["label"],
        "part": say["part_" + here],
        "here": facts["labels"][here],
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
            rest = task_at_rest({**free, **at_part})[muscle]
            work = task_at_rest({**sore, **at_part})[muscle]
            change = change_of(work, rest, facts["share"], facts["least"])
            r["arrow_" + muscle + "_" + part] = facts["arrows"][change]
            r["rows_muscle"].append(facts["names"][muscle])
            r["rows_part"].append(facts["labels"][part])
            r["rows_free"].append(100 * rest)
            r["rows_sore"].append(100 * work)
            r["rows_change"].append(facts["arrows"][change] + " " + say[change])
        r["now"][muscle] = 100 * after[muscle]
        moved = change_of(after[muscle], before[muscle], facts["share"], facts["least"])
        r["change"][muscle] = say[moved]
        r["dot_" + muscle] = 100 * after[muscle]
        r["work_" + muscle] = max(0.02, min(1, 100 * after[muscle] / facts["fullest"][muscle]))
        quiet = r["arrow_" + muscle + "_full"] != facts["arrows"]["up"]
        r["silence_" + muscle] = say["silence_kept"] if quiet else say["silence_lost"]
        r["kept"] = r["kept"] and (quiet or muscle != "S")
    r["centre"] = centre
    low = task_at_rest({**free, **facts["tasks"]["full"]})["S"]
    half = task_at_rest({**free, **facts["tasks"]["bend"]})["S"]
    r["truth"] = change_of(low, half, facts["share"], facts["least"])
    r["silence"] = say["free_on"]
    if r["truth"] == "down":
        r["silence"] = say["free_silent"]
    return r


def describe(r):
    """The theory, the part of the movement, each muscle against no pain, and the silence."""
    now = r["now"]
    change = r["change"]
    if r["free"]:
        blanks = {"part": r["part"], "silence": r["silence"]}
        return fill(r["say"]["free"], {**blanks, "S": now["S"], "D": now["D"], "A": now["A"]})
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


def _person(board: Board, box: tuple[float, float, float, float], muscles: str) -> None:
    """The body in this box (points), with the numbers of some muscles; the ground below it."""
    left, bottom, wide, high = box
    axes = board.axes(*box)
    tall = body.TALL * 1.03
    middle = -130
    half = tall * wide / high / 2
    axes.set(xlim=(middle - half, middle + half), ylim=(-20, tall - 20))
    axes.axis("off")
    weight = 0.8 if board.phone else 1.0
    axes.plot([middle - half, middle + half], [-8, -8], color=LIGHT["body-edge"], linewidth=INNER)
    work = {DRAWN[muscle]: f"work_{muscle}" for muscle in MUSCLES}
    body.draw(board, axes, board.readouts, weight, work)
    look = {"size": 2, "closed": False, "smooth": False, "clip_on": False}
    points = f"tag_{muscles}" if muscles in MUSCLES else "tags"
    board.shape(axes, "tags", points, edgecolor=style.INK, linewidth=INNER, **look)
    disc = {"marker": "o", "markerfacecolor": style.PAPER, "color": style.INK, "clip_on": False}
    disc |= {"markersize": 16 if not board.phone else 13, "linestyle": "none", "zorder": 4}
    numeral = {"color": style.INK, "linestyle": "none", "markeredgewidth": 0, "zorder": 5}
    numeral |= {"markersize": 8 if not board.phone else 7, "clip_on": False}
    for i, muscle in enumerate(muscles):
        place = (f"tag_x_{muscle}", f"tag_y_{muscle}")
        board.dot(axes, f"tag-{muscle}", *place, markeredgewidth=INNER, **disc)
        board.dot(axes, f"number-{muscle}", *place, marker=f"$\\mathdefault{{{i + 1}}}$", **numeral)


def _panel(board: Board, muscle: str, box: tuple[float, float, float, float]) -> None:
    """One muscle over the movement: dashed with no pain, solid with the theory."""
    words = CUTS[board.cut].words
    top = TOPS[muscle]
    axes = board.axes(*box)
    axes.set(xlim=(0, 7), ylim=(0, top * 1.18), xticks=[], yticks=(0, top / 2, top))
    axes.tick_params(labelsize=words)
    axes.axvspan(3, 4, facecolor=style.FLUID, linewidth=0)
    look = {"linewidth": 1.8, "dashes": (4, 2.5), "color": style.QUIET}
    board.curve(axes, f"{muscle}-free", "x", f"free_{muscle}", **look)
    board.curve(axes, f"{muscle}-sore", "x", f"sore_{muscle}", color=style.MUSCLE, linewidth=2.4)
    mark = {"marker": "o", "linestyle": "none", "color": style.MUSCLE, "markersize": 8}
    board.dot(axes, f"{muscle}-dot", "centre", f"dot_{muscle}", **mark)
    number = str(list(MUSCLES).index(muscle) + 1)
    title = board.words.fill("draw.panel", number=number, muscle=board.words[f"muscle.{muscle}"])
    axes.text(0, 1.06, title, transform=axes.transAxes, weight="bold", fontsize=words)
    place = {"ha": "center", "va": "center"}
    for part, x in CENTRES.items():
        arrow = f"arrow-{muscle}-{part}"
        keys = {**place, "fontsize": words + 1, "weight": "bold"}
        board.text(axes, arrow, x, top * 1.04, f"arrow_{muscle}_{part}", **keys)
    place["fontsize"] = words
    if muscle != "A":
        board.text(axes, f"silence-{muscle}", 3.5, top * 0.8, f"silence_{muscle}", **place)
    if muscle == "S":
        for answer, y in (("up", 0.58), ("same", 0.36), ("down", 0.14)):
            keys = {**place, "color": style.INK, "weight": "bold"}
            board.text(axes, f"guess-{answer}", 3.5, top * y, f"guess_{answer}", **keys)


def _foot(board: Board, left: float, bottom: float, wide: float) -> None:
    """A triangle that points at the place looked at."""
    foot = board.canvas(left, bottom, wide, 10)
    foot.set(xlim=(0, 7), ylim=(-1, 1))
    mark = {"marker": "^", "markersize": 8, "linestyle": "none", "color": style.INK}
    board.dot(foot, "now", "centre", "foot", **mark)


def draw(board: Board, r: dict) -> Figure:
    """The body on the left, the muscles over the movement on the right; on a phone only one."""
    cut = CUTS[board.cut]
    figure = board.open(cut.width, cut.height)
    whole = board.canvas(0, 0, cut.width, cut.height)
    words = {"fontsize": cut.words}
    lines = [board.words[name] for name in ("draw.lines", "draw.arrows")]
    if board.phone:
        _person(board, (0, 34, 138, 232), "S")
        _panel(board, "S", (164, 80, 175, 164))
        _foot(board, 164, 68, 175)
        board.text(whole, "here", 251, 48, "here", ha="center", weight="bold", **words)
    else:
        _person(board, (0, 46, 262, 370), "".join(MUSCLES))
        for muscle, bottom, high in (("S", 306, 92), ("D", 188, 88), ("A", 88, 70)):
            _panel(board, muscle, (296, bottom, 356, high))
        _foot(board, 296, 76, 356)
        for part, x in (*CENTRES.items(), ("stand", LAST)):
            for i, text in enumerate(board.words[f"draw.{part}"].split("\n")):
                place = (296 + x / 7 * 356, 62 - 16 * i)
                whole.text(*place, text, ha="center", **words)
    for i, line in enumerate(lines):
        whole.text(4, 5 + 1.2 * cut.words * (1 - i), line, color=style.QUIET, **words)
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
            "pain_free",
            help=W["control.theory.help"],
        ),
        Slider("move", W["control.move"], 0, 100, 5, 50, "%", W["control.move.help"]),
        Slider("pain", W["control.pain"], 0, 1, 0.05, PAIN, help=W["control.pain.help"]),
    ),
    cuts=tuple(CUTS),
    presets={
        "free": (W["preset.free"], {}),
        "cycle": (W["preset.cycle"], {"theory": "vicious_cycle"}),
        "adaptation": (W["preset.adaptation"], {"theory": "adaptation", "move": 25}),
        "protection": (W["preset.protection"], {"theory": "protection"}),
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
        "labels": W.keys_of("part.", TASKS),
        "first": FIRST,
        "last": LAST,
        "ends": ENDS,
        "body": {k: f for k, f in body.FACTS.items() if k != "postures"},
        "standing": STANDING,
        "hanging": HANGING,
        "tags": {
            muscle: {"at": [at, at], "rest": [0.0, 0.0], "d": [inner, outer]}
            for muscle, (at, inner, outer) in TAGS.items()
        },
        "fullest": {muscle: FULLEST * top for muscle, top in TOPS.items()},
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
        *(f"silence-{muscle}" for muscle in ("S", "D")),
        *(f"body_{part}-work" for part in DRAWN.values()),
    ),
    limits=W["limits"],
)
