"""Portable ways to read a run, shared by the pictures."""

from __future__ import annotations

from spasmcycle.portable import fill


def at_day(days, column, day):
    """The stored value on the last stored day that is not after `day`."""
    i = 0
    while i + 1 < len(days) and days[i + 1] <= day:
        i += 1
    return column[i]


def place_of(day):
    """Where a day stands on a time axis whose days after the third week are closer together.

    The first 21 days take a unit each, the others two ninths of one: up to day 84 it is 35 long.
    """
    return min(day, 21.0) + max(day - 21.0, 0.0) * 2 / 9


def between(days, column, day):
    """The value on `day`, straight between the stored days on either side of it."""
    i = 0
    while i + 2 < len(days) and days[i + 1] <= day:
        i += 1
    share = (day - days[i]) / (days[i + 1] - days[i])
    share = min(1.0, max(0.0, share))
    return column[i] + share * (column[i + 1] - column[i])


def last_above(days, column, level):
    """The last stored day on which `column` is above `level`; −1 where it never is."""
    last = -1.0
    for i in range(len(days)):
        if column[i] > level:
            last = days[i]
    return last


def direction(value, than, margin):
    """Whether `value` is "up", "down" or the "same" as `than`, within `margin`."""
    if value > than + margin:
        return "up"
    if value < than - margin:
        return "down"
    return "same"


def lasted(day, final, say):
    """How long something lasted, in words: one of three phrases of the picture."""
    if day < 0:
        return say["until_never"]
    return fill(say["until_last"] if day >= final else say["until_day"], {"day": day})


def until(day, final, say):
    """The same with a fourth phrase, for what was over within a day."""
    return say["until_first"] if day >= 0 and day < 1 else lasted(day, final, say)
