"""Where the models come to rest. Every function takes the settings as a dict `p`.

Made by `python -m spasmcycle.derive` from equations.py and task.py. Do not edit.
"""

from math import sqrt

maximum = max


def reduced_held(M, p):
    """The reduced loop held at guarding M (0 < M < 1): what holds it, and its loop gain."""
    g = p["g"]
    k = p["k"]
    phi = p["phi"]
    release = p["release"]
    theta = p["theta"]
    washout = p["washout"]
    x0 = ((M * phi) - 1.0)
    x1 = (M * release / washout)
    x2 = (x1 / x0)
    x3 = (M - 1.0)
    x4 = sqrt(sqrt((-M / x3)))
    x5 = (theta * x4 / g)
    return {"W": (-x2), "pain": x5, "root": ((k * x2) + x5), "gain": (-4.0 * g * k * x1 * x3 / theta / (x0 * x0) / x4)}


def guarding_of_largest_gain(p):
    """The guarding at which the gain of the reduced loop is largest."""
    phi = p["phi"]
    return {"M": (-3.0 / ((5.0 * phi) - 8.0))}


def return_map(pain, p):
    """One round of the reduced loop: pain in; guarding and irritants settle; pain comes back."""
    g = p["g"]
    k = p["k"]
    phi = p["phi"]
    release = p["release"]
    root = p["root"]
    theta = p["theta"]
    washout = p["washout"]
    x0 = ((g * g * g * g) * (pain * pain * pain * pain))
    x1 = (x0 / ((theta * theta * theta * theta) + x0))
    return {"M": x1, "back": (-(k * release * x1 / washout / ((phi * x1) - 1.0)) + root)}


def speeds(M, W, p):
    """Rates of guarding and irritants in the reduced loop, per hour."""
    g = p["g"]
    k = p["k"]
    phi = p["phi"]
    release = p["release"]
    root = p["root"]
    tau_M = p["tau_M"]
    tau_W = p["tau_W"]
    theta = p["theta"]
    washout = p["washout"]
    x0 = (g * g * g * g)
    z1 = ((W * k) + root)
    x1 = (z1 * z1 * z1 * z1)
    return {"M": ((-M + (x0 * x1 / ((theta * theta * theta * theta) + (x0 * x1)))) / tau_M), "W": (((M * release) - (W * washout * (-(M * phi) + 1.0))) / tau_W)}


def full_held(M, I, H, p):
    """The full model held at guarding M, with I and H held still and the rest settled."""
    a_C = p["a_C"]
    a_I = p["a_I"]
    a_L = p["a_L"]
    analgesia = p["analgesia"]
    c_F = p["c_F"]
    c_M = p["c_M"]
    g = p["g"]
    heat = p["heat"]
    k = p["k"]
    p50 = p["p50"]
    phi = p["phi"]
    posture = p["posture"]
    r0 = p["r0"]
    relaxant = p["relaxant"]
    release = p["release"]
    s = p["s"]
    stress = p["stress"]
    tau_fatigue = p["tau_fatigue"]
    tau_recovery = p["tau_recovery"]
    theta = p["theta"]
    traction = p["traction"]
    unloading = p["unloading"]
    washout = p["washout"]
    weakness = p["weakness"]
    z50 = p["z50"]
    zeta = p["zeta"]
    x0 = (M * phi)
    x1 = (M * release / washout / ((heat * x0) - heat + x0 - 1.0))
    x2 = (M * tau_recovery)
    x3 = (x2 / (-(M * tau_fatigue) + tau_fatigue + x2))
    x4 = (z50 / 2.0)
    x5 = (I * a_I)
    x6 = (posture * (1.0 - unloading))
    x7 = (a_L * maximum(0.0, ((weakness * x6) - 1.0)))
    x8 = (k * x1)
    x9 = ((1.0 - traction) * ((M * c_M) + (x6 * ((c_F * x3) + 1.0))))
    x10 = (H * a_C * x9 / (p50 + x9))
    x11 = (r0 + x10 + x5 + x7 - x8)
    x12 = (x11 * x11)
    x13 = (2.0 * x11 * z50)
    x14 = ((r0 / 2.0) + (x10 / 2.0) + (x11 * zeta / 2.0) + (x5 / 2.0) + (x7 / 2.0) - (x8 / 2.0) + (sqrt(((x12 * (zeta * zeta)) + (2.0 * x12 * zeta) + x12 - (x13 * zeta) + x13 + (z50 * z50))) / 2.0))
    x15 = (x14 - x4)
    return {"W": (-x1), "F": x3, "Z": (x15 / (x14 + x4)), "pain": x15, "drive": (g * (1.0 - relaxant) * ((s * stress) + (x15 * (1.0 - analgesia)))), "need": (theta * sqrt(sqrt((-M / (M - 1.0)))))}


def task_at_rest(p):
    """Muscle activity and pain once settled in one part of the movement."""
    ask = p["ask"]
    bent = p["bent"]
    brace = p["brace"]
    feed = p["feed"]
    hurt = p["hurt"]
    inhibit = p["inhibit"]
    level = p["level"]
    oppose = p["oppose"]
    press = p["press"]
    reflex = p["reflex"]
    shift = p["shift"]
    splint = p["splint"]
    x50 = p["x50"]
    x0 = (2.0 * hurt)
    x1 = (reflex * x0)
    x2 = (brace * level)
    x3 = (feed * hurt)
    x4 = (x2 * x3)
    x5 = (bent * bent * bent * bent * bent * bent * bent * bent)
    x6 = (-(x5 / (x5 + (x50 * x50 * x50 * x50 * x50 * x50 * x50 * x50))) + 1.0)
    x7 = (ask * x6)
    x8 = (x3 * x7)
    x9 = (level * x8)
    x10 = (shift * x8)
    x11 = (2.0 * x7)
    x12 = (x11 * x3)
    x13 = (1.0 / (-(feed * x1) + (inhibit * x12) + x10 - x4 + x9 + 2.0))
    x14 = (hurt * x11)
    x15 = (inhibit * x14)
    x16 = ((ask * ask) * (x6 * x6))
    x17 = (x16 * x3)
    x18 = (-(level * x17) + (shift * x17) + (x4 * x7))
    x19 = (x13 * (-(level * x14) + (x0 * x2) + x1 + x11 - x15 + x18))
    x20 = (x13 * ((2.0 * ask * x6) + (2.0 * hurt * reflex) - (shift * x14) - x15 - x18))
    x21 = (2.0 * press)
    return {"S": x19, "D": x20, "A": (x13 * ((feed * oppose * x0 * x16) + (inhibit * x21 * x8) + (oppose * x14) + (press * x10) - (press * x4) + (press * x9) - (reflex * x21 * x3) + (splint * x0) + (splint * x12) + x21)), "pain": (hurt * ((feed * (x19 + x20) / 2.0) + 1.0))}
