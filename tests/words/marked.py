"""What of a text never came from the words: looked for in the language made by code."""

import json
import random
import re
from html.parser import HTMLParser

from spasmcycle.evidence.findings import ROOM
from spasmcycle.figures.picture import Picture

_WORKS = sorted(json.loads((ROOM / "short_names.json").read_text("utf-8")).values(), key=len)
# Alike in every language: works, bones and discs, units.
_ALIKE = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, reversed(_WORKS)))}|[LS]\d(?:–[LS]\d)?|mm|cm|kg)\b"
)
_INNERMOST = re.compile(r"\[[^\[\]]*\]")


def unmarked(text: str) -> str:
    """The letters of a text that stand outside all brackets, but for what is alike everywhere."""
    before = None
    while before != text:
        before, text = text, _INNERMOST.sub(" ", text)
    left = _ALIKE.sub(" ", text)
    return " ".join(re.findall(r"[^\W\d_]{2,}.*", left))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet = tag in ("script", "style")
        self.found += [v for name, v in attrs if name in ("aria-label", "title", "alt") and v]

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.quiet:
            self.found.append(data.strip())


def texts_of(markup: str) -> list[str]:
    """Every text that an element shows or has read out; questions are prose of their own."""
    reader = _Reader()
    reader.feed(re.sub(r"<sc-predict.*?</sc-predict>", "", markup, flags=re.DOTALL))
    return reader.found


def value_sets(picture: Picture, mixtures: int = 12) -> list[dict]:
    """Defaults, presets, ways to goals, every sample of every control, and mixtures by chance.

    Of a picture of a hundred runs, each third of the samples and a few mixtures.
    """
    chance = random.Random(3)
    first: list[dict] = [{}, *(dict(changes) for _, changes in picture.presets.values())]
    first += [dict(goal.way) for goal in picture.goals]
    sets: list[dict] = []
    for control in picture.controls:
        sets += [{control.name: value} for value in control.samples(chance)]
    dear = picture.complete is not None
    for _ in range(6 if dear else mixtures):
        sets.append({c.name: chance.choice(c.samples(chance)) for c in picture.controls})
    return [picture.values(**changes) for changes in first + sets[:: 3 if dear else 1]]
