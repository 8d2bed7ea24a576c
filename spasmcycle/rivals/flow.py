"""Reality check: how much blood flow does guarding stop, by published rules?

The toy lets full guarding stop the share phi of the washout. Two published rules say how much flow
a contraction leaves, from its strength in per cent of maximal voluntary contraction (MVC). How
strong guarding is in the first days of a herniation is not known. In healthy people standing,
trunk muscles pull against each other with 1.7 per cent, and with up to 5.5 in a model of a spine
without passive stiffness (Cholewicki and others 1997). At that strength both rules leave nearly all
of the flow. Here the loop is looked at again with each rule in place of phi.

What stays an assumption: that irritants add to pain as in the toy however weak the contraction. And
two measurements argue against both rules (findings mcgill2000-oxygen and mueller1998-stooping).
"""

from __future__ import annotations

import math

from spasmcycle.model.allowed import named, number
from spasmcycle.model.generated.balance import reduced_held
from spasmcycle.model.parameters import PARAMETERS, Parameter, checked

RULES = {
    "toy": ("The toy: full guarding stops the share phi", ""),
    "xia": ("No loss to 10 % MVC, then a straight line to none left at 50 %", "xia2015"),
    "dideriksen": ("Pressure in the muscle from force, flow from pressure", "dideriksen2010"),
    "none": ("Guarding leaves the flow alone", ""),
}


def _fixed(name: str, symbol: str, value: float, unit: str, meaning: str, source: str) -> Parameter:
    """A number of a published rule of modelling, used as it stands."""
    kind = "order of magnitude"
    return Parameter(name, symbol, value, unit, value, value, meaning, kind, source)


# fmt: off
PUBLISHED: dict[str, Parameter] = {
    p.name: p
    for p in (
        _fixed("open_to", "c_0", 10.0, "% MVC", "line: no flow is lost up to here", "xia2015"),
        _fixed("shut_from", "c_1", 50.0, "% MVC", "line: no flow is left from here on", "xia2015"),
        _fixed("rise", "r_1", 0.88, "mmHg per % MVC", "pressure added by force", "dideriksen2010"),
        _fixed("at_rest", "r_0", 10.65, "mmHg", "pressure in a muscle at rest", "dideriksen2010"),
        _fixed("half_at", "h", 30.0, "mmHg", "pressure that halves the flow", "dideriksen2010"),
        _fixed("width", "d", 4.0, "mmHg", "width of the fall from open to shut", "dideriksen2010"),
        Parameter("standing", "g_0", 1.7, "% MVC", 0.9, 2.5,
                  "trunk muscles against each other, healthy people standing, ± 1 SD",
                  "measured", "cholewicki1997"),
        _fixed("loose", "g_1", 5.5, "% MVC", "the same in a model of a spine without stiffness",
               "cholewicki1997"),
    )
}
# fmt: on
_P = {name: p.value for name, p in PUBLISHED.items()}
HEALTHY_PERCENT = (_P["standing"], _P["loose"])
HEALTHY_REFERENCE = PUBLISHED["standing"].reference


def pressure(percent: float) -> float:
    """Pressure inside the muscle in mmHg at `percent` of MVC (Dideriksen and others 2010).

    Raises
    ------
    ValueError, TypeError
        For a percentage that is not a number from 0 to 100.
    """
    return _pressure(number("percent", percent, 0, 100))


def _pressure(percent: float) -> float:
    return _P["rise"] * percent + _P["at_rest"]


def _share(rule: str, percent: float, full: float, phi: float) -> tuple[float, float]:
    """The share of flow left, and its slope per per cent of MVC."""
    if rule == "none":
        return 1.0, 0.0
    if rule == "toy":
        return 1 - phi * percent / full, -phi / full
    if rule == "xia":
        whole, none = _P["open_to"], _P["shut_from"]
        inside = whole < percent < none
        left = (none - percent) / (none - whole)
        return min(1.0, max(0.0, left)), -1 / (none - whole) if inside else 0.0
    bend = math.tanh(-(_pressure(percent) - _P["half_at"]) / _P["width"])
    return 0.5 + 0.5 * bend, -0.5 * (1 - bend**2) * _P["rise"] / _P["width"]


def _full(full: float) -> float:
    return number("full", full, 0, 100, above=True)


def open_share(
    rule: str, percent: float, full: float = 6.0, phi: float = PARAMETERS["phi"].value
) -> float:
    """The share of blood flow that a contraction leaves, 0 to 1.

    Parameters
    ----------
    rule : str
        A name in `RULES`.
    percent : float
        Strength of the contraction, 0 to 100 % MVC; for the toy's rule at most `full`.
    full : float
        For the toy's rule: the strength at which guarding counts as full, above 0 to 100 % MVC.
    phi : float
        For the toy's rule: the share that full guarding stops.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    named("rule", rule, RULES)
    full, phi = _full(full), checked("phi", phi)
    percent = number("percent", percent, 0, full if rule == "toy" else 100)
    return _share(rule, percent, full, phi)[0]


def washout(rule: str, M: float, full: float, phi: float = PARAMETERS["phi"].value) -> float:
    """What the loop's washout is multiplied by at guarding M (0–1), full guarding `full` % MVC.

    Parameters and errors as for `open_share`.
    """
    named("rule", rule, RULES)
    M, full, phi = number("M", M, 0, 1), _full(full), checked("phi", phi)
    return _share(rule, M * full, full, phi)[0]


def gain(rule: str, M: float, full: float, **settings: float) -> float:
    """Loop gain of the reduced loop at rest at guarding M (0 < M < 1), with this flow rule.

    `settings` may hold k, g, theta and phi; release and washout are 1. Without occlusion the gain
    is 4·k·g·M^¾·(1 − M)^1¼/theta; a flow that falls as guarding rises multiplies it. Infinite
    where the rule leaves no flow.

    Raises
    ------
    ValueError, TypeError
        Naming the field, its value and what is allowed.
    """
    named("rule", rule, RULES)
    M = number("M", M, 0, 1, above=True, below=True)
    return _gain(rule, M, _full(full), _loop(settings))


def _loop(settings: dict[str, float]) -> dict[str, float]:
    """The settings of the reduced loop, with those that were asked for."""
    free = {name: PARAMETERS[name] for name in ("k", "g", "theta", "phi")}
    p = {name: PARAMETERS[name].value for name in (*free, "release", "washout")}
    p |= {name: checked(name, value, free) for name, value in settings.items()}
    number("g", p["g"], 0, free["g"].high, above=True)
    return p


def _gain(rule: str, M: float, full: float, p: dict[str, float]) -> float:
    flow, slope = _share(rule, M * full, full, p["phi"])
    if flow <= 0:
        return math.inf
    # Irritants at rest are M/flow; by how much more they rise with M than they would unhindered.
    steeper = (1 - M * full * slope / flow) / flow
    return reduced_held(M, p | {"phi": 0.0})["gain"] * steeper


def largest_gain(rule: str, full: float, **settings: float) -> float:
    """The largest gain that the loop can reach at any guarding; above 1 two states can exist.

    Parameters and errors as for `gain`.
    """
    named("rule", rule, RULES)
    full, p = _full(full), _loop(settings)
    return max(_gain(rule, i / 1000, full, p) for i in range(1, 1000))
