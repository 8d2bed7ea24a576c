"""Where the full model comes to rest with disc and inflammation held still, and when it sticks.

Nothing here says that people have such states. It says what would follow if the loop were real.
"""

from __future__ import annotations

from spasmcycle.model import parameters
from spasmcycle.model.allowed import number
from spasmcycle.model.generated.balance import full_held


def full_equilibria(
    inflammation: float = 0.0, herniation: float = 0.0, **settings: float
) -> list[dict]:
    """Resting states of the full model with inflammation and disc held still.

    Parameters
    ----------
    inflammation, herniation : float
        I and H, 0 to 1. In a run both fade; at 0 this is what can remain when they are gone.
    **settings : float
        Parameters of the model.

    Returns
    -------
    list of dict
        `M`, `W`, `F`, `Z`, `pain`, `stable`, lowest guarding first.

    Raises
    ------
    ValueError, TypeError
        For an unknown parameter, or a value outside its range.
    """
    inflammation = number("inflammation", inflammation, 0, 1)
    herniation = number("herniation", herniation, 0, 1)
    p = parameters.settings(**settings)

    def spare(M: float) -> float:
        held = full_held(M, inflammation, herniation, p)
        return held["drive"] - held["need"]

    # Even steps in the drive that is needed, M/(1 − M) to the power 1/4, fine enough for the folds;
    # then growing steps, up to more than any setting drives.
    needs = [0.0001 + 0.005 * i for i in range(2000)] + [10 * 1.01**i for i in range(625)]
    levels = [r**4 / (1 + r**4) for r in needs]
    # Every link adds, so a state is stable just where more guarding gets less drive than it needs.
    places = [(levels[0], True)] if spare(levels[0]) <= 0 else []
    for low, high in zip(levels[:-1], levels[1:], strict=True):
        below = spare(low) > 0
        if below == (spare(high) > 0):
            continue
        for _ in range(50):
            middle = (low + high) / 2
            low, high = (middle, high) if (spare(middle) > 0) == below else (low, middle)
        places.append(((low + high) / 2, below))
    found = []
    for M, stable in places:
        held = full_held(M, inflammation, herniation, p)
        state = {name: held[name] for name in ("W", "F", "Z", "pain")}
        found.append({"M": M, **state, "stable": stable})
    return found


def least_stress_to_stick(**settings: float) -> float | None:
    """The stress from which guarding can stay high with disc and inflammation gone.

    Whether a run gets stuck there is another matter: sensitisation must have built up by then.
    None where it cannot even at full stress. To four digits. `settings` are parameters of the
    model, but not stress itself; else ValueError or TypeError.
    """
    if "stress" in settings:
        raise TypeError(f"stress: {settings['stress']!r} is not allowed here; it is looked for")

    def sticks(stress: float) -> bool:
        states = full_equilibria(**{**settings, "stress": stress})
        return any(s["stable"] and s["M"] > 0.5 for s in states)

    if not sticks(1.0):
        return None
    low, high = 0.0, 1.0
    if sticks(low):
        return 0.0
    while high - low > 5e-5:
        middle = (low + high) / 2
        low, high = (low, middle) if sticks(middle) else (middle, high)
    return high
