"""The loop diagram: what acts on what, how strongly now, and what comes back round the loop.

Arrow widths are the model's own partial derivatives at the chosen day, on a fixed scale. Under the
diagram stands one chart: twelve weeks with a strip that says when the gain is above 1, or the gain
of each loop, the product of its links, or the echoes, the powers of the whole gain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spasmcycle.controls import Choice, Slider
from spasmcycle.drawing import loop
from spasmcycle.drawing.system import INNER
from spasmcycle.figures import chart, style
from spasmcycle.figures.goal import Goal
from spasmcycle.figures.picture import Column, Picture, Table
from spasmcycle.figures.reading import at_day, last_above, place_of, until
from spasmcycle.model.parameters import GRADES, PARAMETERS, SIZES
from spasmcycle.model.treatments import TREATMENTS, combined, facts_of
from spasmcycle.portable import fill
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from spasmcycle.drawing.system import Cut
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
VIEWS = ("weeks", "gains", "echoes")
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
        "at": [place_of(one) for one in days],
        "now_x": [place_of(day), place_of(day)],
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
        r["later_" + link["key"]] = not shown
        r["cut_" + link["key"]] = shown and v["cut"] == link["key"]
        r["runs_" + link["key"]] = strength > 0.005
        r["link_from"].append(link["from"])
        r["link_to"].append(link["to"])
        r["link_sign"].append(say["same"])
        r["link_strength"].append(fill(say["number"], {"n": strength}) if shown else say["later"])
        if strength > strongest:
            strongest = strength
            r["strongest"] = fill(say["link"], {"from": link["from"], "to": link["to"]})
    total = 0.0
    r["gain_low"] = []
    r["gain_high"] = []
    for name in facts["loops"]:
        gain = at_day(days, run["gain_" + name], day)
        r["gain_low"].append(0.0)
        r["gain_high"].append(min(gain, MOST))
        r["text_" + name] = fill(say["number"], {"n": gain})
        total += gain
    r["gain_low"].append(0.0)
    r["gain_high"].append(min(total, MOST))
    r["text_total"] = fill(say["number"], {"n": total})
    r["gain"] = total
    r["badge"] = say["no_loop"]
    r["does"] = ""
    if stage >= 1:
        r["badge"] = fill(say["badge"], {"gain": total})
        r["does"] = say["above"] if total >= 1 else say["below"]
    r["zero"] = [0.0]
    for node in facts["nodes"]:
        r["full_" + node["name"]] = [min(1.0, at_day(days, run[node["column"]], day) / node["top"])]
    for view in facts["views"]:
        r["see_" + view] = v["show"] == view
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
    gains = [run["gain_" + name] for name in facts["loops"]]
    for i in range(len(days)):
        whole = 0.0
        for gain in gains:
            whole += gain[i]
        r["charge"].append("grows" if whole >= 1 else "settles")
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


GAUGES = {
    "pain": ("pain_shown", 10.0, style.PAIN),
    "M": ("M", 1.0, style.MUSCLE),
    "W": ("W", 2.5, style.IRRITATION),
    "F": ("F", 1.0, style.INK),
    "Z": ("Z", 1.0, style.INK),
}
"""What is filled in the diagram: the column that fills it, where it is full, and its colour."""
_RING = {"pain": 0.0, "M": 0.2, "F": 0.4, "load": 0.6, "root": 0.8}
# of the ellipse: middle, half axes; then where the others stand, and half the size of a box
_SHAPES = {
    "landscape": {
        "x": 300.0,
        "y": 292.0,
        "across": 212.0,
        "high": 102.0,
        "others": {"W": (300.0, 321.0), "Z": (76.0, 394.0)},
        "box": (51.0, 15.0),
        "disc": (4.0, 238.0),
        "badge": (598.0, 404.0),
    },
    "phone": {
        "x": 171.5,
        "y": 191.0,
        "across": 128.0,
        "high": 62.0,
        "others": {"W": (171.5, 198.0), "Z": (50.0, 253.0)},
        "box": (38.0, 11.5),
        "disc": (0.0, 158.0),
        "badge": (342.0, 257.0),
    },
}
# arrow: where it leaves the box of its source and meets that of its target, in halves of a box;
# how far it bows to its left, as a share of its length; the side of its sign
_WAYS = {
    "root_pain": ((0.5, 1), (-0.7, -1), -0.12, -1),
    "pain_M": ((1, -0.3), (-0.3, 1), -0.08, -1),
    "M_W": ((-1, 0), (1, 0), 0.0, -1),
    "W_pain": ((0, 1), (0, -1), 0.0, 1),
    "M_load": ((-0.6, -1), (1, 0.7), -0.08, -1),
    "load_root": ((-0.2, 1), (0.55, -1), -0.1, -1),
    "M_F": ((0.2, -1), (0.5, 1), -0.1, 1),
    "F_load": ((-1, 0), (1, -0.3), 0.0, 1),
    "pain_Z": ((-1, 0.45), (1, 0.45), 0.0, -1),
    "Z_pain": ((1, -0.45), (-1, -0.45), 0.0, -1),
}
_IN_WITH = {"W": "M_W", "load": "M_load", "F": "M_F", "Z": "pain_Z"}
"""The link with which each of these comes in."""
_WIDER = {"Z": 1.26, "root": 1.1, "load": 0.55}


def _places(cut: str) -> dict[str, tuple[float, float]]:
    shape = _SHAPES[cut]
    ring = {name: tuple(loop.on_circle(turn, shape)) for name, turn in _RING.items()}
    return ring | shape["others"]


def _ends(cut: str, key: str) -> list[tuple[float, float]]:
    """Where an arrow leaves the box of its source, and where it meets that of its target."""
    wide, high = _SHAPES[cut]["box"]
    places = _places(cut)
    found = []
    for name, (right, up) in zip(key.split("_"), _WAYS[key][:2], strict=True):
        x, y = places[name]
        found.append((x + right * (wide * _WIDER.get(name, 1) + 3), y + up * (high + 3)))
    return found


def _arrow(board: Board, axes: Axes, key: str) -> None:
    """One link: a bowed shaft whose width follows its strength, a head, its sign, and its gap."""
    from matplotlib.patches import PathPatch, Polygon
    from matplotlib.path import Path

    size = chart.SIZES[board.cut].words
    (x0, y0), (x1, y1) = _ends(board.cut, key)
    *_, bow, side = _WAYS[key]
    middle = ((x0 + x1) / 2 + bow * (y1 - y0), (y0 + y1) / 2 - bow * (x1 - x0))
    ex, ey = x1 - middle[0], y1 - middle[1]
    reach = (ex**2 + ey**2) ** 0.5
    ux, uy = ex / reach, ey / reach
    head = 0.6 * size
    neck = (x1 - head * ux, y1 - head * uy)
    path = Path([(x0, y0), middle, neck], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    faint = {"fill": False, "edgecolor": style.LINE, "linewidth": 0.8, "linestyle": (0, (1, 3))}
    axes.add_patch(PathPatch(path, **faint))
    shaft = PathPatch(path, fill=False, edgecolor=style.INK, capstyle="butt")
    axes.add_patch(shaft)
    board.follow(shaft, f"shaft-{key}", width=f"width_{key}", shown=f"shown_{key}")
    wings = [(neck[0] - s * 0.47 * size * uy, neck[1] + s * 0.47 * size * ux) for s in (1, -1)]
    tip = (x1 + 2 * ux, y1 + 2 * uy)
    point = Polygon([tip, *wings], closed=True, facecolor=style.INK, linewidth=0)
    axes.add_patch(point)
    board.follow(point, f"head-{key}", shown=f"shown_{key}")
    look = {"ha": "center", "va": "center", "fontsize": size, "weight": "bold"}
    if not (board.phone and "Z" in key):  # no room; the table says it
        mx, my = _along(0.35 if "Z" in key else 0.62, (x0, y0), middle, neck)
        beside = 0.8 * size * side
        sign = axes.text(mx - beside * uy, my + beside * ux, "+", **look)
        board.follow(sign, f"sign-{key}", shown=f"shown_{key}")
    if key in CUTS:
        half = _along(0.5, (x0, y0), middle, neck)
        _gap(board, axes, key, half, (neck[0] - x0, neck[1] - y0))


def _along(share: float, *ends: tuple[float, float]) -> tuple[float, float]:
    """A place on the way of a shaft, from its start, the place it bows to, and its end."""
    weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    x, y = (sum(w * end[i] for w, end in zip(weights, ends, strict=True)) for i in (0, 1))
    return x, y


def _gap(
    board: Board, axes: Axes, key: str, at: tuple[float, float], along: tuple[float, float]
) -> None:
    """The gap of an arrow that is cut, with a tick on either side."""
    far = (along[0] ** 2 + along[1] ** 2) ** 0.5
    ux, uy = along[0] / far, along[1] / far
    size = chart.SIZES[board.cut].words

    def stroke(shift: float, half: float, across: bool) -> list[float]:
        x, y = at[0] + shift * ux, at[1] + shift * uy
        wx, wy = (-uy, ux) if across else (ux, uy)
        return [x - half * wx, y - half * wy, x + half * wx, y + half * wy]

    keys = {"closed": False, "smooth": False, "shown": f"cut_{key}", "capstyle": "butt"}
    clear = stroke(0, 0.35 * size, False)
    board.fixed(axes, f"gap-{key}", clear, edgecolor=style.PAPER, linewidth=11, **keys)
    ticks = stroke(-0.35 * size, 0.6 * size, True) + stroke(0.35 * size, 0.6 * size, True)
    board.fixed(axes, f"ticks-{key}", ticks, 2, edgecolor=style.INK, linewidth=2, **keys)


def _node(
    board: Board,
    axes: Axes,
    name: str,
    at: tuple[float, float],
    half: tuple[float, float],
) -> None:
    """A quantity by its name; a stock is a box with a bar that says how full it is.

    What is not in the model yet is only a faint name, so that every place is kept from the start.
    """
    from matplotlib.patches import PathPatch

    from spasmcycle.figures.board import traced

    (x, y), (wide, high) = at, half
    size = chart.SIZES[board.cut].words
    stock = name in GAUGES
    shown = {"shown": f"shown_{_IN_WITH[name]}"} if name in _IN_WITH else {}
    look = {"ha": "center", "va": "center", "fontsize": size}
    lift = 0.12 * size if stock else 0
    word = board.words[f"name.{name}"]
    if shown:
        faint = axes.text(x, y + lift, word, color=style.QUIET, **look)
        board.follow(faint, f"later-{name}", shown=f"later_{_IN_WITH[name]}")
    box = [x - wide, y - high, x + wide, y - high, x + wide, y + high, x - wide, y + high]
    edge = INNER if stock else 0
    keys = {"facecolor": style.PAPER, "edgecolor": style.INK, "linewidth": edge}
    path = axes.add_patch(PathPatch(traced(box, 0, True, False), **keys))
    board.follow(path, f"node-{name}-0", **shown)
    text = axes.text(x, y + lift, word, weight="bold", **look)
    board.follow(text, f"node-{name}-1", **shown)
    if stock:
        bar = board.axes(x - wide + 2, y - high + 1, 2 * wide - 4, 0.24 * size)
        bar.set(xlim=(0, 1), ylim=(0, 1))
        bar.axis("off")
        look = {"sideways": True, "facecolor": GAUGES[name][2], **shown}
        board.bars(bar, f"full-{name}", "zero", f"full_{name}", [(0, 1)], **look)


def _diagram(board: Board, cut: Cut) -> None:
    shape = _SHAPES[board.cut]
    size = cut.words
    axes = board.canvas(0, 0, cut.width, cut.height)
    for source, target, _ in LINKS:
        _arrow(board, axes, f"{source}_{target}")
    for name, (x, y) in _places(board.cut).items():
        wide, high = shape["box"]
        wide *= _WIDER.get(name, 1)
        _node(board, axes, name, (x, y), (wide, high))
    x, y = shape["disc"]
    axes.text(x, y, board.words["draw.disc"], fontsize=size)
    rx, ry = _places(board.cut)["root"]
    arrow = {"arrowstyle": "-|>", "color": style.LINE, "shrinkA": 0, "shrinkB": 0}
    foot = (x + 2.2 * size, y + 1.1 * size)
    axes.annotate("", (rx - 1.2 * size, ry - shape["box"][1] - 2), foot, arrowprops=arrow)
    if not board.phone:
        axes.text(2, 166, board.words["draw.arrows"], fontsize=size, color=style.QUIET)
    x, y = shape["badge"]
    look = {"ha": "right", "fontsize": size}
    board.text(axes, "badge", x, y, "badge", weight="bold", **look)
    if not board.phone:
        board.text(axes, "does", x, y - 1.35 * size, "does", **look)


def _under(
    board: Board, view: str, number: int, box: tuple[float, float, float, float], **limits: Any
) -> Axes:
    """Axes of a chart under the diagram, seen while it is chosen."""
    axes = board.axes(*box)
    axes.set(**limits)
    axes.tick_params(labelsize=chart.SIZES[board.cut].words, pad=2.5)
    board.follow(axes, f"view-{view}-{number}", shown=f"see_{view}")
    return axes


def _weeks(board: Board, cut: Cut) -> None:
    words, size = board.words, cut.words
    left, wide = 2.2 * size, cut.width - 2.9 * size
    low, high = 2.45 * size, 4.4 * size
    box = (left, low + 1.0 * size, wide, high)
    axes = _under(board, "weeks", 0, box, ylim=(0, 10.4), yticks=(0, 10))
    chart.days(board, axes, numbered=False)
    axes.tick_params(axis="x", length=0)
    board.curve(axes, "guarding", "at", "guarding", **GUARDING)
    board.curve(axes, "pain", "at", "pain", color=style.PAIN)
    board.curve(axes, "now", "now_x", "now_y", color=style.INK, linewidth=1.4)
    board.grab("now", "day", stops=chart.STOPS)
    y = 1 + 0.62 * size / high
    x = 2 - left
    for name, look in (("pain", {"color": style.PAIN}), ("guarding", GUARDING)):
        ends = [x / wide, (x + 1.7 * size) / wide]
        line = {"transform": axes.transAxes, "clip_on": False, **look}
        axes.plot(ends, [y + 0.36 * size / high] * 2, **line)
        text = words[f"draw.{name}"]
        place = {"transform": axes.transAxes, "fontsize": size, "weight": "bold"}
        axes.text((x + 2.1 * size) / wide, y, text, **place)
        x += (3.0 + 0.7 * len(text)) * size
    strip = _under(board, "weeks", 1, (left, low, wide, 0.8 * size), ylim=(0, 1), yticks=[])
    strip.spines[["left", "bottom"]].set_visible(False)
    chart.days(board, strip, broken=False)
    strip.tick_params(axis="x", length=0)
    board.band(strip, "grows", "at", "charge", "grows", 0.0, 1.0, facecolor=style.INK)
    board.band(strip, "settles", "at", "charge", "settles", 0.4, 0.6, facecolor=style.INK)
    below = {"transform": strip.transAxes, "fontsize": size}
    if board.phone:
        return  # the sentence says the gain
    strip.text((2 - left) / wide, -2.5 * size / size, words["draw.strip"], **below)


GUARDING = {"color": style.MUSCLE, "dashes": (5, 2)}


def _gains(board: Board, cut: Cut) -> None:
    words, size = board.words, cut.words
    left = 8.6 * size
    box = (left, 1.6 * size, cut.width - left - 3.2 * size, 6.6 * size)
    limits = {"xlim": (0, MOST + 0.02), "ylim": (-0.5, 4.5), "yticks": [], "xticks": (0, 1, 2)}
    axes = _under(board, "gains", 0, box, **limits)
    look = {"va": "center", "fontsize": size}
    rows = (*LOOPS, "total")
    for i, name in enumerate(rows):
        look["weight"] = "bold" if name == "total" else "normal"
        place = {"transform": axes.get_yaxis_transform(), **look}
        axes.text((2 - left) / box[2], 4 - i, words[f"draw.{name}"], **place)
        board.text(axes, f"gain-{name}", 1 + 0.5 * size / box[2], 4 - i, f"text_{name}", **place)
    places = [(4 - i - 0.32, 4 - i + 0.32) for i in range(len(rows))]
    bars = {"sideways": True, "facecolor": style.QUIET}
    board.bars(axes, "gains", "gain_low", "gain_high", places, **bars)
    axes.axvline(1, color=style.INK, linewidth=1.2, dashes=chart.DASHED)
    over = {"transform": axes.transAxes, "fontsize": size}
    y = 1 + 0.4 * size / box[3]
    axes.text((2 - left) / box[2], y, words["draw.gains"], weight="bold", **over)
    axes.text(0.5, y, words["draw.one"], **over)


def _echoes(board: Board, cut: Cut) -> None:
    words, size = board.words, cut.words
    left = 1.6 * size
    box = (left, 1.6 * size, cut.width - left - 0.7 * size, 6.6 * size)
    limits = {"xlim": (-0.6, ECHOES - 0.4), "ylim": (0, MOST + 0.05), "yticks": (0, 1, 2)}
    axes = _under(board, "echoes", 0, box, xticks=range(ECHOES), **limits)
    places = [(i - 0.38, i + 0.38) for i in range(ECHOES)]
    board.bars(axes, "echoes", "echo_low", "echo_high", places, facecolor=style.PAIN)
    axes.axhline(1, color=style.INK, linewidth=1.2, dashes=chart.DASHED)
    right = {"ha": "right", "fontsize": size}
    board.text(axes, "echo-sum", ECHOES - 0.5, 1.62, "echo_sum", **right)
    board.text(axes, "echo-limit", ECHOES - 0.5, 1.14, "echo_limit", **right)
    over = {"transform": axes.transAxes, "fontsize": size}
    y = 1 + 0.4 * size / box[3]
    axes.text((2 - left) / box[2], y, words["draw.echoes"], weight="bold", **over)
    axes.text(1, y, words["draw.round"], ha="right", **over)


def draw(board: Board, r: dict) -> Figure:
    """The diagram above; under it the chart that is chosen."""
    cut = chart.opened(board, 0 if board.phone else 424)
    _weeks(board, cut)
    _gains(board, cut)
    _echoes(board, cut)
    _diagram(board, cut)
    return board.figure


KEPT = ("k", "grade", "c_M", "c_F", "zeta", "stress", "treatment")
"""What the goals leave as it is: all that changes the run but the loops and the cut."""

PICTURE = Picture(
    name="loop-diagram",
    words=W,
    title=W["title"],
    purpose=W["purpose"],
    chart=W["chart"],
    controls=(
        Choice("stage", W["control.stage"], W.keys_of("option.stage.", STAGES), "4"),
        Slider("day", W["control.day"], 0, 84, 1, 7, unit=W["control.day.unit"]),
        Slider("k", W["control.k"], 0, 0.6, 0.005, PARAMETERS["k"].value),
        Choice("cut", W["control.cut"], W.keys_of("option.cut.", CUTS), "none"),
        Choice("show", W["control.show"], W.keys_of("option.show.", VIEWS), "weeks"),
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
        "grades": SIZES,
        "stage_number": {stage: int(stage) for stage in STAGES},
        "treatments": facts_of(*GIVEN),
        "loops": LOOPS,
        "views": VIEWS,
        "nodes": [
            {"name": name, "column": column, "top": top}
            for name, (column, top, _) in GAUGES.items()
        ],
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
    cuts=chart.CUTS,
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
