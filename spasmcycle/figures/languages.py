"""Languages of the course: `python -m spasmcycle.figures.languages de` begins one, or checks it.

It writes every file of words that the language does not have yet, still in English, and names what
the others lack. What in English stands elsewhere (names of the model, findings) is written out.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from spasmcycle.figures import PICTURES
from spasmcycle.page.words import PAGE
from spasmcycle.words import ROOM, Words

STILL = ("crowd_course", "trial_effects")


def every() -> list[Words]:
    """The words of the page and of every picture, one a file."""
    rooms = [import_module(f"spasmcycle.figures.{name}") for name in (*PICTURES.values(), *STILL)]
    found = [PAGE]
    for room in rooms:
        found += [one for one in vars(room).values() if isinstance(one, Words)]
    return list({one.name: one for one in found}.values())


def faults(language: str) -> list[str]:
    """What is missing, unknown or has other blanks than in English, a text for each file."""
    found = []
    for one in every():
        try:
            one.told(language).texts()
        except ValueError as fault:
            found.append(str(fault))
    return found


def begin(language: str, folder: Path = ROOM) -> list[Path]:
    """Write in English what the language has no file for; the files written."""
    written = []
    for one in every():
        path = folder / language / f"{one.name}.json"
        if path.exists():
            continue
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(one.english(), ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in begin(sys.argv[1]):
        print(f"written in English, to be translated: {path}")
    told = faults(sys.argv[1])
    print("\n".join(told) or "complete")
    sys.exit(1 if told else 0)
