"""Solves a generated system in time: a Rosenbrock method with step control, written once.

The fast stocks (half an hour) and the slow ones (weeks) make the system stiff, so the steps are
implicit in the linear part: Rodas4 (Hairer & Wanner, *Solving Ordinary Differential Equations
II*, chapter VI.4), order 4 with an embedded order 3, and the exact Jacobian from the equations.
Between steps a cubic through both ends and both slopes gives the stored points. A change of
parameters, or a jump of a stock (surgery), always falls on the end of a step. Each segment between
two changes begins with a short step, however short the one before was, and only a segment that is
not finished yet can be given up. The functions here are portable: the browser runs a translation
of them, on the same generated equations, with the same numbers to the last bit.
"""

from __future__ import annotations

from spasmcycle.model.rodas4 import (
    A21,
    A31,
    A32,
    A41,
    A42,
    A43,
    A51,
    A52,
    A53,
    A54,
    C21,
    C31,
    C32,
    C41,
    C42,
    C43,
    C51,
    C52,
    C53,
    C54,
    C61,
    C62,
    C63,
    C64,
    C65,
)
from spasmcycle.portable import copy_of, pick, sqrt, zeros

TOLERANCE = 5e-7


def integrate(model, y0, segments, times, tolerance):
    """Solve from the first segment's start through `times`.

    Parameters
    ----------
    model : generated module
        With `n`, `prepared`, `factors`, `observed`, `prepare`, `rhs`, `factor`, `solve`, `observe`.
    y0 : list of float, length n
        Stocks at the start.
    segments : list of {"start": hours, "p": list of float, "keep": list of float}
        Parameter values from each start on, in time order. `keep`, which may be missing, is the
        share of each stock that is left at that moment; a point stored then shows it before.
    times : list of float
        Hours at which to store, rising, none before the first start.
    tolerance : float
        Largest estimated error of a stock in one step.

    Returns
    -------
    dict
        `y`, `o`: stored stocks and observables, one row after another (len(times)·n and
        len(times)·observed numbers); `steps`; `fine`: False where the solution left the range
        in which the model means anything, and then the remaining rows are zeros. That is so when
        a segment would need steps of less than 1e-6 hours, or more than 20,000 of them.
    """
    n = model.n
    q = zeros(model.prepared)
    a = zeros(model.factors)
    y = copy_of(y0)
    f = zeros(n)
    g = zeros(n)
    u = zeros(n)
    b = zeros(n)
    k1 = zeros(n)
    k2 = zeros(n)
    k3 = zeros(n)
    k4 = zeros(n)
    k5 = zeros(n)
    row = zeros(model.observed)
    ys = zeros(len(times) * n)
    os = zeros(len(times) * model.observed)
    whole = zeros(n)
    for i in range(n):
        whole[i] = 1.0
    steps = 0
    stored = 0
    final = times[len(times) - 1]
    for s in range(len(segments)):
        t = segments[s]["start"]
        stop = final
        if s + 1 < len(segments):
            stop = min(final, segments[s + 1]["start"])
        keep = pick(segments[s], "keep", whole)
        for i in range(n):
            y[i] = y[i] * keep[i]
        model.prepare(segments[s]["p"], q)
        model.rhs(y, q, f)
        while stored < len(times) and times[stored] <= t:
            model.observe(y, q, row)
            for i in range(n):
                ys[stored * n + i] = y[i]
            for i in range(model.observed):
                os[stored * model.observed + i] = row[i]
            stored += 1
        h = 0.05
        before = steps
        while t < stop:
            left = stop - t
            ends = h >= left
            if ends:
                # Courses that touch can leave a gap too short to divide by.
                h = max(left, 1e-12)
            elif 2 * h > left:
                h = left / 2
            steps += 1
            model.factor(y, q, 4 / h, a)
            for i in range(n):
                k1[i] = f[i]
            model.solve(a, k1)
            for i in range(n):
                u[i] = y[i] + A21 * k1[i]
            model.rhs(u, q, k2)
            for i in range(n):
                k2[i] += C21 / h * k1[i]
            model.solve(a, k2)
            for i in range(n):
                u[i] = y[i] + A31 * k1[i] + A32 * k2[i]
            model.rhs(u, q, k3)
            for i in range(n):
                k3[i] += (C31 * k1[i] + C32 * k2[i]) / h
            model.solve(a, k3)
            for i in range(n):
                u[i] = y[i] + A41 * k1[i] + A42 * k2[i] + A43 * k3[i]
            model.rhs(u, q, k4)
            for i in range(n):
                k4[i] += (C41 * k1[i] + C42 * k2[i] + C43 * k3[i]) / h
            model.solve(a, k4)
            for i in range(n):
                u[i] = y[i] + A51 * k1[i] + A52 * k2[i] + A53 * k3[i] + A54 * k4[i]
            model.rhs(u, q, k5)
            for i in range(n):
                k5[i] += (C51 * k1[i] + C52 * k2[i] + C53 * k3[i] + C54 * k4[i]) / h
            model.solve(a, k5)
            for i in range(n):
                u[i] += k5[i]
            model.rhs(u, q, b)
            for i in range(n):
                b[i] += (C61 * k1[i] + C62 * k2[i] + C63 * k3[i] + C64 * k4[i] + C65 * k5[i]) / h
            model.solve(a, b)
            error = 0.0
            for i in range(n):
                u[i] += b[i]
                if abs(b[i]) > error:
                    error = abs(b[i])
                if not abs(u[i]) < 1000:
                    error = 1e9
            ratio = error / tolerance
            if ratio <= 1:
                model.rhs(u, q, g)
                after = t + h
                if ends:
                    after = stop
                while stored < len(times) and times[stored] <= after:
                    w = (times[stored] - t) / h
                    v = 1 - w
                    for i in range(n):
                        b[i] = (
                            (1 + 2 * w) * v * v * y[i]
                            + w * w * (3 - 2 * w) * u[i]
                            + w * v * h * (v * f[i] - w * g[i])
                        )
                        ys[stored * n + i] = b[i]
                    model.observe(b, q, row)
                    for i in range(model.observed):
                        os[stored * model.observed + i] = row[i]
                    stored += 1
                t = after
                for i in range(n):
                    y[i] = u[i]
                    f[i] = g[i]
            if ratio < 0.0001:
                ratio = 0.0001
            h = h * min(5, max(0.2, 0.85 / sqrt(sqrt(ratio))))
            if h > 24:
                h = 24
            if t < stop and (h < 1e-6 or steps - before > 20000):
                return {"y": ys, "o": os, "steps": steps, "fine": False}
    return {"y": ys, "o": os, "steps": steps, "fine": True}


def stored_hours(days):
    """Hours at which a run is stored: every hour for two days, then every six hours."""
    times = []
    for i in range(48):
        times.append(i + 0.0)
    for i in range(8, 4 * days + 1):
        times.append(i * 6.0)
    return times


def daily_hours(first, days):
    """Hours at which a run is stored once a day, from day `first` on for a number of days."""
    times = []
    for i in range(days + 1):
        times.append(24 * (first + i))
    return times


def in_hours(model, defaults, parts):
    """Segments as `integrate` takes them, of those of a case (see `solve`)."""
    segments = []
    values = []
    before = []
    for part in parts:
        if pick(part, "again", False):
            # Nights alternate between two settings, so one person may have a thousand segments.
            settings = before
        else:
            settings = []
            for name in model.parameters:
                settings.append(pick(part["settings"], name, defaults[name]))
        before = values
        values = settings
        shares = pick(part, "keep", {})
        kept = []
        for name in model.stocks:
            kept.append(pick(shares, name, 1.0))
        segments.append({"start": 24 * part["day"], "p": values, "keep": kept})
    return segments


def day_of(segments, day, begun):
    """What of these segments falls on one day; `begun`: with the piece that had begun before.

    That piece begins with the day then, and its jump is not made again.
    """
    begins = 24 * day
    found = []
    for one in segments:
        if one["start"] < begins:
            if begun:
                kept = [1.0 for _ in one["keep"]]
                found = [{"start": begins, "p": one["p"], "keep": kept}]
        elif one["start"] == begins:
            found = [one]
        elif one["start"] < begins + 24:
            found.append(one)
    return found


def taken_on(segments, other, taken):
    """Segments that go by `other` on the days `taken`, and by `segments` on all others."""
    if len(taken) == 0:
        return segments
    found = []
    before = False  # on day 0 nothing is taken
    day = 0.0
    while day <= taken[len(taken) - 1] + 1:
        now = day in taken
        chosen = other if now else segments
        for one in day_of(chosen, day, now != before):
            found.append(one)
        before = now
        day = day + 1
    for one in segments:
        if one["start"] >= 24 * day:
            found.append(one)
    return found


def mornings(model, y0, segments, other, times, tolerance, place, above):
    """The days on which `other` is chosen, decided each morning by the read-out at `place`.

    Nothing is read before the first day, so that day goes by `segments`.
    """
    y = copy_of(y0)
    taken = []
    last = above
    day = 0.0
    while 24 * day < times[len(times) - 1]:
        chosen = segments
        if last > above:
            chosen = other
            taken.append(day)
        ends = 24 * day + 24
        solved = integrate(model, y, day_of(chosen, day, True), [ends], tolerance)
        y = copy_of(solved["y"])
        last = solved["o"][place]
        day = day + 1
    return taken


def solve(model, defaults, case, times, tolerance):
    """Solve one case and return its columns.

    Parameters
    ----------
    model : generated module
    defaults : dict
        Value of every parameter of the model.
    case : dict
        `segments`: list of {"day": first day, "settings": {parameter: value}}, in time order,
        each with `keep` where stocks jump: {stock: share left}, and `again` where the settings are
        those of the segment before the last; `start`: {stock: value at the start}, 0 where not
        named; `columns`: names of the stocks and read-outs that are kept, all if it is missing.
        With `asked`, the name of a read-out, each morning is decided by what that read-out was
        there: above the number `above`, the day goes by the segments `taken`, else by `segments`.
    times : list of float
        Hours at which to store.
    tolerance : float

    Returns
    -------
    dict
        One list a stock and a read-out that is kept, `days`, `steps` and `fine` (see `integrate`);
        with `asked` also `taken`, the days that went by the segments `taken`.
    """
    segments = in_hours(model, defaults, case["segments"])
    y0 = []
    for name in model.stocks:
        y0.append(pick(case["start"], name, 0.0))
    asked = pick(case, "asked", "")
    taken = []
    if asked != "":
        other = in_hours(model, defaults, case["taken"])
        place = 0
        for j in range(model.observed):
            if model.observables[j] == asked:
                place = j
        taken = mornings(model, y0, segments, other, times, tolerance, place, case["above"])
        segments = taken_on(segments, other, taken)
    solved = integrate(model, y0, segments, times, tolerance)
    count = len(times)
    days = zeros(count)
    for i in range(count):
        days[i] = times[i] / 24
    columns = {"days": days, "fine": solved["fine"], "steps": solved["steps"]}
    if asked != "":
        columns["taken"] = taken
    stocks = pick(case, "columns", model.stocks)
    observables = pick(case, "columns", model.observables)
    for j in range(model.n):
        if model.stocks[j] in stocks:
            column = zeros(count)
            for i in range(count):
                column[i] = solved["y"][i * model.n + j]
            columns[model.stocks[j]] = column
    for j in range(model.observed):
        if model.observables[j] in observables:
            column = zeros(count)
            for i in range(count):
                column[i] = solved["o"][i * model.observed + j]
            columns[model.observables[j]] = column
    return columns
