"""The reduced loop, without a run: its resting states, tipping points, basins and gain.

The loop (guarding M, irritants W; everything slow frozen into `root`) is explicit in M, so its
states and both tipping points cost a few bisections. The functions up to `separatrix` are portable
(`spasmcycle.portable`): a browser runs translations of them. `Loop` puts them in one object for
notebooks. The formulas themselves come from the equations (`derive.balance`).

Nothing here says that people have such states. It says what would follow if the loop were real.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from spasmcycle.model import parameters
from spasmcycle.model.allowed import listed, number
from spasmcycle.model.generated import reduced
from spasmcycle.model.generated.balance import (
    guarding_of_largest_gain,
    reduced_held,
    return_map,
    speeds,
)
from spasmcycle.model.integrate import TOLERANCE, solve
from spasmcycle.model.parameters import PARAMETERS
from spasmcycle.portable import sqrt
from spasmcycle.simulate import Run, in_range

if TYPE_CHECKING:
    import numpy as np

MOST_IRRITANTS = 100.0


# ---- portable
def fold_between(calm: float, steep: float, p: dict) -> float:
    """The guarding between `calm` (gain below 1) and `steep` (above 1) at which the gain is 1."""
    for _ in range(50):
        middle = (calm + steep) / 2
        if reduced_held(middle, p)["gain"] < 1:
            calm = middle
        else:
            steep = middle
    return (calm + steep) / 2


def folds(p: dict) -> dict:
    """Both tipping points of the reduced loop at settings `p` (g above 0).

    Returns `two` (whether two states can exist at all), `gain` (the largest loop gain at any
    root), `up` and `down` (root at which guarding tips up, and below which it lets go; below 0 it
    never lets go by itself), `M_up` and `M_down` (guarding there). With one state only, both are
    the steepest point.
    """
    top = guarding_of_largest_gain(p)["M"]
    peak = reduced_held(top, p)["gain"]
    low = top
    high = top
    if peak > 1:
        low = fold_between(1e-20, top, p)
        high = fold_between(1 - 1e-12, top, p)
    return {
        "two": peak > 1,
        "gain": peak,
        "M_up": low,
        "up": reduced_held(low, p)["root"],
        "M_down": high,
        "down": reduced_held(high, p)["root"],
    }


def state_between(low: float, high: float, root: float, p: dict) -> dict:
    """The resting state with guarding between `low` and `high`, where the root it takes is met."""
    rising = reduced_held(high, p)["root"] > reduced_held(low, p)["root"]
    for _ in range(70):
        middle = (low + high) / 2
        if (reduced_held(middle, p)["root"] < root) == rising:
            low = middle
        else:
            high = middle
    middle = (low + high) / 2
    held = reduced_held(middle, p)
    return {
        "M": middle,
        "W": held["W"],
        "pain": held["pain"],
        "gain": held["gain"],
        "stable": held["gain"] < 1,
    }


def equilibria(root: float, p: dict) -> list:
    """The resting states of the reduced loop at this `root` (0 or more), lowest guarding first.

    Each has `M`, `W`, `pain`, `gain` and `stable`: a state is stable just where its gain is
    below 1.
    """
    f = folds(p)
    found = []
    if not f["two"]:
        found.append(state_between(1e-20, 1 - 1e-12, root, p))
        return found
    if root <= f["up"]:
        found.append(state_between(1e-20, f["M_up"], root, p))
    if f["down"] <= root and root <= f["up"]:
        found.append(state_between(f["M_up"], f["M_down"], root, p))
    if root >= f["down"]:
        found.append(state_between(f["M_down"], 1 - 1e-12, root, p))
    return found


def returned_pains(pains: list, p: dict) -> list:
    """The return map: the pain that comes back after one round of the loop, for each put in.

    Where it equals the pain put in, the loop rests; its slope there is the loop gain.
    """
    return [return_map(pain, p)["back"] for pain in pains]


def nullclines(levels: list, root: float, p: dict) -> dict:
    """Irritants at which irritants rest (`irritants`) and guarding rests (`guarding`), over M.

    `levels` are values of M between 0 and 1, ends left out; k must be above 0.
    """
    settled = []
    holding = []
    for M in levels:
        held = reduced_held(M, p)
        settled.append(held["W"])
        holding.append((held["pain"] - root) / p["k"])
    return {"irritants": settled, "guarding": holding}


def hysteresis_sweep(roots: list, p: dict) -> dict:
    """There and back: guarding as `root` rises slowly through `roots` and falls, `up` and `down`.

    Slowly means that the loop has time to settle at each value. If the sweep never tips the loop
    up, it comes back the way it went.
    """
    f = folds(p)
    tipped = roots[-1] > f["up"]
    up = []
    down = []
    for root in roots:
        states = equilibria(root, p)
        up.append(states[0]["M"])
        down.append(states[-1]["M"] if tipped else states[0]["M"])
    return {"up": up, "down": down}


def backwards(M: float, W: float, tall: float, p: dict) -> dict:
    """Which way the loop came from, as a step of length 1 where W is measured in units `tall`."""
    s = speeds(M, W, p)
    dM = -s["M"]
    dW = -s["W"] / tall
    size = sqrt(dM * dM + dW * dW) + 1e-300
    return {"M": dM / size, "W": dW / size}


def half_separatrix(M: float, W: float, tall: float, p: dict) -> list:
    """The separatrix from beside the tipping state outwards: M, W, M, W … to the map's edge."""
    h = 0.01
    points = []
    for _ in range(400):
        a = backwards(M, W * tall, tall, p)
        b = backwards(M + h / 2 * a["M"], (W + h / 2 * a["W"]) * tall, tall, p)
        c = backwards(M + h / 2 * b["M"], (W + h / 2 * b["W"]) * tall, tall, p)
        d = backwards(M + h * c["M"], (W + h * c["W"]) * tall, tall, p)
        M = M + h / 6 * (a["M"] + 2 * b["M"] + 2 * c["M"] + d["M"])
        W = W + h / 6 * (a["W"] + 2 * b["W"] + 2 * c["W"] + d["W"])
        if M < 0 or M > 1 or W < 0 or W > 1:
            return points
        points.append(M)
        points.append(W * tall)
    return points


def separatrix(root: float, tall: float, p: dict) -> list:
    """The border between the basins of the two states: M, W, M, W …, from high W to low W.

    Starts above and right of it end in the high state, the others in the low one. Empty where
    there is one state only. The map reaches from 0 to 1 in M and from 0 to `tall` in W.
    """
    states = equilibria(root, p)
    if len(states) < 3:
        return []
    M = states[1]["M"]
    W = states[1]["W"]
    e = 1e-5
    # Slopes of the two rates at the tipping state, and from them the direction that leads into it.
    to_M = (speeds(M, W + e, p)["M"] - speeds(M, W - e, p)["M"]) / (2 * e)
    to_W = (speeds(M + e, W, p)["W"] - speeds(M - e, W, p)["W"]) / (2 * e)
    own_M = (speeds(M + e, W, p)["M"] - speeds(M - e, W, p)["M"]) / (2 * e)
    own_W = (speeds(M, W + e, p)["W"] - speeds(M, W - e, p)["W"]) / (2 * e)
    spread = sqrt((own_M - own_W) * (own_M - own_W) + 4 * to_M * to_W)
    slope = ((own_M + own_W - spread) / 2 - own_M) / to_M
    found = []
    left = half_separatrix(M - 0.001, (W - 0.001 * slope) / tall, tall, p)
    for i in range(len(left) - 2, -1, -2):
        found.append(left[i])
        found.append(left[i + 1])
    found.append(M)
    found.append(W)
    for value in half_separatrix(M + 0.001, (W + 0.001 * slope) / tall, tall, p):
        found.append(value)
    return found


# ---- the reduced loop as an object
@dataclass(frozen=True)
class Loop:
    """The reduced loop with its settings; see `spasmcycle.model.parameters` for what they mean.

    Raises
    ------
    ValueError, TypeError
        For a setting that is not a number inside its range, or g of 0, which leaves no loop.
    """

    k: float = PARAMETERS["k"].value
    g: float = PARAMETERS["g"].value
    phi: float = PARAMETERS["phi"].value
    theta: float = PARAMETERS["theta"].value
    release: float = PARAMETERS["release"].value
    washout: float = PARAMETERS["washout"].value
    tau_M: float = PARAMETERS["tau_M"].value
    tau_W: float = PARAMETERS["tau_W"].value

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            object.__setattr__(self, name, parameters.checked(name, getattr(self, name)))
        number("g", self.g, 0, PARAMETERS["g"].high, above=True)

    def at(self, root: float) -> dict[str, float]:
        """The settings with this `root` among them, as the portable functions take them.

        Raises
        ------
        ValueError, TypeError
            For a root that is not a number from 0 to 5.
        """
        return {"root": number("root", root, 0, 5)} | asdict(self)

    def folds(self) -> dict[str, float | bool]:
        """Both tipping points; see `folds`."""
        return folds(self.at(0.0))

    def equilibria(self, root: float) -> list[dict]:
        """The resting states at this root (0 to 5), lowest guarding first; see `equilibria`."""
        return equilibria(root, self.at(root))

    def weakest(self) -> float:
        """The smallest k with which two states exist at some root (all else as it is).

        Infinite where guarding makes no irritants, so that no k is enough.
        """
        gain = replace(self, k=1.0).folds()["gain"]
        return 1 / gain if gain > 0 else math.inf

    def hysteresis_sweep(self, roots: Sequence[float]) -> dict[str, list[float]]:
        """Guarding while the root rises slowly through `roots` and falls again.

        Parameters
        ----------
        roots : sequence of float
            0 to 5, rising, at least one.

        Returns
        -------
        dict
            `up` and `down`: guarding at each root on the way up, and on the way back.

        Raises
        ------
        ValueError, TypeError
            For anything else.
        """
        asked = listed("roots", roots, "[0.1, 0.2, 0.3]")
        checked = [self.at(root)["root"] for root in asked]
        if not checked or checked != sorted(checked):
            raise ValueError(f"roots: {asked!r} is not a rising list of at least one root")
        return hysteresis_sweep(checked, self.at(checked[0]))

    def jacobian(self, root: float, M: float, W: float) -> np.ndarray:
        """∂(rates of M and W, per hour)/∂(M, W), exact; shape (2, 2).

        M is from 0 to 1, W from 0 to 100, root from 0 to 5; else ValueError or TypeError.
        """
        import numpy

        q, flat = [0.0] * reduced.prepared, [0.0] * reduced.n**2
        p, state = self.at(root), _state(M, W)
        reduced.prepare([p[name] for name in reduced.parameters], q)
        reduced.jacobian(state, q, flat)
        return numpy.array(flat).reshape(reduced.n, reduced.n)

    def run(
        self,
        root: float,
        hours: float = 72.0,
        start: tuple[float, float] = (0.0, 0.0),
        changes: Sequence[tuple[float, float]] = (),
    ) -> Run:
        """The loop over time from `start` (M, W), stored every tenth of an hour.

        Parameters
        ----------
        root : float
            Root signal at the start, 0 to 5.
        hours : float
            Length of the run, above 0 to 10,000.
        start : (float, float)
            Guarding, 0 to 1, and irritants, 0 to 100.
        changes : sequence of (hour, root)
            The root from that hour on, in time order.

        Returns
        -------
        Run
            With the columns of the reduced loop; `days` holds days.

        Raises
        ------
        ValueError, TypeError
            Naming the field, its value and what is allowed.
        OutsideRange
            When the solution leaves the range in which the model means anything.
        """
        hours = number("hours", hours, 0, 10000, above=True)
        M, W = _state(*_pair("start", start, "(0.0, 0.0)"))
        segments, before = [{"day": 0.0, "settings": {}}], 0.0
        for change in listed("changes", changes, "[(24, 0.3)]"):
            hour, value = _pair("changes", change, "(24, 0.3) for one")
            before = number("changes: hour", hour, before, hours)
            segments.append({"day": before / 24, "settings": {"root": self.at(value)["root"]}})
        times = [i / 10 for i in range(int(hours * 10) + 1)]
        case = {"segments": segments, "start": {"M": M, "W": W}}
        return Run(in_range(solve(reduced, self.at(root), case, times, TOLERANCE)))

    def basins(self, root: float, M: np.ndarray, W: np.ndarray) -> np.ndarray:
        """Which starts end in the high state.

        Parameters
        ----------
        root : float
        M, W : array
            Guarding (0 to 1) and irritants (0 to 100) at the start; shapes that broadcast.

        Returns
        -------
        array of bool, of the shape that M and W have together
            True where guarding stays or becomes high. All the same where there is one state only.

        Raises
        ------
        ValueError, TypeError
            Naming the field, its value and what is allowed.
        """
        import numpy

        from spasmcycle.model.generated import reduced_numpy

        states = self.equilibria(root)
        M, W = numpy.broadcast_arrays(_grid("M", M, 1.0), _grid("W", W, MOST_IRRITANTS))
        if len(states) < 3:
            return numpy.full(M.shape, states[0]["M"] > 0.5)
        q = [0.0] * reduced.prepared
        p = self.at(root)
        reduced.prepare([p[name] for name in reduced.parameters], q)
        h = 0.1 * min(self.tau_M, self.tau_W)
        y = numpy.stack([M, W])

        def rates(y: np.ndarray) -> np.ndarray:
            f = numpy.empty_like(y)
            reduced_numpy.rhs(y, q, f)
            return f

        for _ in range(int(60 * max(self.tau_M, self.tau_W) / h)):
            k1 = rates(y)
            k2 = rates(y + h / 2 * k1)
            k3 = rates(y + h / 2 * k2)
            y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + rates(y + h * k3))
        return y[0] > states[1]["M"]

    def shortest_tipping_pulse(self, root: float, to: float) -> float | None:
        """The shortest shove, in hours: the root must be at `to` so long to end high at `root`.

        The loop starts in its low state. None where no shove of 200 hours does it, or where
        there is no second state to go to. To a hundredth of an hour. Both roots are from 0 to 5;
        else ValueError or TypeError.
        """
        to = number("to", to, 0, 5)
        states = self.equilibria(root)
        if len(states) < 3:
            return None
        low, tip = states[0], states[1]["M"]

        def flips(hours: float) -> bool:
            run = self.run(to, hours + 60, (low["M"], low["W"]), [(hours, root)])
            return run["M"][-1] > tip

        short, long = 0.0, 200.0
        if not flips(long):
            return None
        while long - short > 0.01:
            middle = (short + long) / 2
            short, long = (short, middle) if flips(middle) else (middle, long)
        return long


def _state(M: float, W: float) -> list[float]:
    return [number("M", M, 0, 1), number("W", W, 0, MOST_IRRITANTS)]


def _pair(field: str, pair: Sequence[float], such_as: str) -> list[float]:
    found = listed(field, pair, such_as)
    if len(found) != 2:
        raise ValueError(f"{field}: {pair!r} is not two numbers, such as {such_as}")
    return found


def _grid(field: str, values: np.ndarray, high: float) -> np.ndarray:
    """An array of numbers from 0 to `high`."""
    import numpy

    found = numpy.asarray(values)
    if found.dtype.kind not in "iuf":
        raise TypeError(f"{field}: {values!r} is not numbers; allowed: 0 to {high:g}")
    wrong = found[~((found >= 0) & (found <= high))]
    if wrong.size:
        raise ValueError(f"{field}: {wrong[0]!r} is outside its range 0 to {high:g}")
    return found.astype(float)
