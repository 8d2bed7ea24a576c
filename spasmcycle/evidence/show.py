"""Tables of the evidence, ready to be shown at the end of a cell of a lesson.

They come from the stores, so that a lesson, a page and a card never differ.
"""

from __future__ import annotations

from spasmcycle.evidence.claims import claims as stored
from spasmcycle.evidence.findings import cited_markdown, sourced_markdown
from spasmcycle.evidence.guidelines import Line, bodies, items, lines
from spasmcycle.model.allowed import named

REFERENCES = "../book/references.md"

KINDS: dict[str, tuple[str, ...]] = {
    "new": ("nice-back", "acp-acute", "dk-back"),
    "sciatica": ("nice-sciatica", "dk-root"),
    "lasting": ("nice-back", "acp-chronic", "who-chronic"),
}
"""Which guidelines speak of new back pain, of sciatica and of pain that lasts."""

ADVICE = {
    "recommended": "**for**",
    "considered": "weakly for",
    "advised against": "**against**",
    "no recommendation": "looked, gave none",
    "silent": "says nothing",
    "outside its scope": "outside its scope",
}


def guideline_rows(kind: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a table: items down, guidelines across; "" where nothing was read.

    Parameters
    ----------
    kind : str
        "new", "sciatica" or "lasting".

    Raises
    ------
    ValueError, TypeError
        For an unknown kind.
    """
    chosen = named("kind", kind, KINDS)
    head = ["Advice on", *(f"{bodies()[b].name} ({_cited(bodies()[b].work)})" for b in chosen)]
    rows = []
    for item, label in items().items():
        said = {line.body.id: line for line in lines(item)}
        if any(body in said for body in chosen):
            rows.append([label, *(_cell(said.get(body)) for body in chosen)])
    return head, rows


def _cited(work: str) -> str:
    return cited_markdown([work], REFERENCES)


def _cell(line: Line | None) -> str:
    if line is None:
        return ""
    return ADVICE[line.advice] + (f" ({line.words})" if line.words else "")


def guidelines(kind: str) -> object:
    """What guidelines say, side by side, as a table. Arguments and errors as `guideline_rows`."""
    return _shown(*guideline_rows(kind))


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _shown(head: list[str], rows: list[list[str]]) -> object:
    from IPython.display import Markdown

    return Markdown(table(head, rows))


def claim_rows(lesson: str) -> list[list[str]]:
    """What the source articles claim that a lesson treats: claim, verdict and certainty, reason.

    In the order of the store; the works that decide are named behind the reason.

    Raises
    ------
    ValueError
        For a lesson in which no claim lives, naming those in which some do.
    """
    homes = {one.lives for one in stored().values() if one.lives}
    if lesson not in homes:
        raise ValueError(f"lesson: no claim lives in {lesson!r}; known: {', '.join(sorted(homes))}")
    rows = []
    for one in stored().values():
        if one.lives == lesson:
            sure = "" if one.certainty == "none" else f", certainty {one.certainty}"
            verdict = f"**{one.verdict.capitalize()}**{sure}"
            rows.append([one.claim, verdict, sourced_markdown(one.reason, one.works, REFERENCES)])
    return rows


def claims(lesson: str) -> object:
    """Those claims as a table, for the end of a cell. Errors as `claim_rows`."""
    return _shown(["What is said", "What is known", "Why"], claim_rows(lesson))
