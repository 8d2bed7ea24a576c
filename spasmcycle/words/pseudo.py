"""A language made by code, to see what another language would do to the pages.

Each text comes out accented, longer by four tenths and in brackets: "[Ĺöóþ šţŕéñĝţĥ ~~~~~~]". What
stands without brackets never came from the words; what is cut off has no room. It is never a file.
"""

from __future__ import annotations

import re

PSEUDO = "en-XA"
"""Its name, as other software calls such a language."""

LONGER = 0.4
_BLANK = re.compile(r"(\{[^}]*\})")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_PLAIN = "aceginoprstuyACEGILNORSTUYdhklzDHKZ"
_MARKED = "áçéĝîñóþŕšţûýÁÇÉĜÎĻÑÓŔŠŢÛÝďĥķłžĎĤĶŽ"
_ACCENTS = str.maketrans(_PLAIN, _MARKED)


def lengthened(text: str) -> str:
    """A text in that language; its blanks stay as they are.

    What is added is in words of at most eight signs, so that lines can break where they could in a
    real language.
    """
    if "\n" in text:  # each line is drawn by itself
        return "\n".join(lengthened(line) for line in text.split("\n"))
    if not any(sign.isalpha() for sign in _BLANK.sub("", text)):
        return text
    parts = [
        part if _BLANK.fullmatch(part) else _POINT.sub(",", part).translate(_ACCENTS)
        for part in _BLANK.split(text)
    ]
    more = round(LONGER * len(_BLANK.sub("", text)))
    tail = " ".join("~" * min(8, more - i) for i in range(0, more, 9) if more > i)
    return f"[{''.join(parts)}{' ' * bool(tail)}{tail}]"
