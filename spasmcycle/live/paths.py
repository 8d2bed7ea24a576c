"""Path data as short as an eye needs: steps instead of places, in tenths of a point.

matplotlib writes where each place is. A step from the last place is shorter, and where a curve
goes on smoothly its first control point need not be written at all.
"""

from __future__ import annotations

import re

_PLACES = re.compile(r' d="([-MLCQZz\d. ]+)"')
_TOKEN = re.compile(r"[MLCQZz]|-?\d*\.?\d+(?:e-?\d+)?")
_COUNT = {"M": 2, "L": 2, "C": 6, "Q": 4, "Z": 0}


def _commands(d: str) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    command = ""
    for token in _TOKEN.findall(d):
        if token.upper() in _COUNT:
            command = token.upper()
            if command == "Z":
                found.append((command, []))
            continue
        if not found or found[-1][0] != command or len(found[-1][1]) == _COUNT[command]:
            command = "L" if command == "M" and found and found[-1][0] == "M" else command
            found.append((command, []))
        found[-1][1].append(float(token))
    return found


def short(d: str) -> str:
    """The same path, moved by less than a tenth, in far fewer letters.

    Parameters
    ----------
    d : str
        Path data with places only (M, L, C, Q, Z), as matplotlib writes it.
    """
    words: list[str] = []
    at, start, control = (0, 0), (0, 0), None
    for command, numbers in _commands(d):
        places = [(round(10 * x), round(10 * y)) for x, y in _pairs(numbers)]
        if command == "Z":
            words.append("z")
            at, control = start, None
            continue
        letter = "mlcq"["MLCQ".index(command)]
        ahead = None
        if command == "C":
            if places[0] == at == places[1] and places[2] == at:
                continue  # a place given twice, for its corner
            ahead = (2 * places[2][0] - places[1][0], 2 * places[2][1] - places[1][1])
            first = at if control is None else control
            if max(abs(first[0] - places[0][0]), abs(first[1] - places[0][1])) <= 1:
                letter, places = "s", places[1:]
        steps = [n for x, y in places for n in (x - at[0], y - at[1])]
        if command == "L" and steps == [0, 0] and words and words[-1][0] != "m":
            continue
        words.append(letter + _joined(steps))
        at, control = places[-1], ahead
        if command == "M":
            start = at
    return _merged(words)


def shortened(markup: str) -> str:
    """Mark-up in which all paths that matplotlib wrote are short."""
    return _PLACES.sub(lambda found: f' d="{short(found[1])}"', markup)


def _pairs(numbers: list[float]) -> list[tuple[float, float]]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _joined(tenths: list[int]) -> str:
    text = ""
    for n in tenths:
        whole, rest = divmod(abs(n), 10)
        number = ("-" if n < 0 else "") + (str(whole) if whole or not rest else "")
        number += f".{rest}" if rest else ""
        dotted = "." in text[text.rfind(" ") + 1 :].rsplit("-", 1)[-1]
        glued = not text or number[0] == "-" or (number[0] == "." and dotted)
        text += number if glued else f" {number}"
    return text


def _merged(words: list[str]) -> str:
    """Letters that repeat are left out, except for a move, after which numbers would be lines."""
    text, last = "", ""
    for word in words:
        letter, rest = word[0], word[1:]
        if letter == last and letter not in "mz":
            text += rest if rest.startswith("-") else f" {rest}"
        else:
            text += word
        last = letter
    return text
