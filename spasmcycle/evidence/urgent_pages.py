"""The strip, the card and the safety page, made from the one list of urgent signs.

The strip and the card are made whole. The safety page, the start page and the README are written
by people, with regions ``<!-- generated:name -->`` for all that the list says. So no safety word
is typed twice. ``python -m spasmcycle.derive`` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from spasmcycle.derive.files import filled
from spasmcycle.evidence.quoted import numbers, own_limits
from spasmcycle.evidence.references import load as works
from spasmcycle.evidence.signs import NAMED, Data, load

ROOT = Path(__file__).parents[2]
STRIP = Path(__file__).with_name("safety_strip.html")
CARD = ROOT / "book" / "red-flag-card.md"
PAGE = ROOT / "book" / "safety.md"
CARD_PAGE = "red-flag-card"

NOBODY = ("nobody-sees-you",)
WAY = ("do-not-drive", "at-the-desk", "sent-home", "other-people")
DECIDE = ("one-is-enough", "weak-signs", "risk-raises", "two-reasons", "new-or-worse",
          "without-pain", "times", "words")  # fmt: skip
"""The rules of the three places of the safety page that name them; together all of them."""


def day(text: str) -> str:
    """A date as it is printed: ``2026-11-26`` is "26 November 2026"."""
    when = date.fromisoformat(text)
    return f"{when.day} {when:%B %Y}"


def link(key: str) -> str:
    """A work as a link of a book page."""
    return f"[{works()[key].short}](references.md#{key})"


def cites(keys: Iterable[str]) -> str:
    """Works in brackets, or nothing where there are none."""
    linked = ", ".join(link(key) for key in keys)
    return f"({linked})" if linked else ""


def strip(data: Data | None = None) -> str:
    """The box of every page, as HTML. Its link to the card is relative to the folder ``book``."""
    data = data or load()
    said, now, ambulance = data["strip"], [], []
    levels = {sign["id"]: sign["urgency"] for sign in data["signs"]}
    for line in said["lines"]:
        group = ambulance if levels[line["signs"][0]] == "ambulance" else now
        group.append(escape(line["words"], quote=False))
    first, _, rest = said["summary"].partition(" ")
    heads = {name: f"<strong>{words}:</strong>" for name, words in data["urgencies"].items()}
    lines = "\n".join(f"<li>{line}</li>" for line in now)
    return f"""\
<details>
<summary><strong>{first}</strong> {rest}</summary>
<p>{said["lead"]} {heads["emergency"]}</p>
<ul>
{lines}
</ul>
<p>{heads["ambulance"]} {" ".join(ambulance)} {said["foot"]} \
<a href="{CARD_PAGE}.html">{said["more"]}</a></p>
</details>
"""


def short(data: Data | None = None) -> str:
    """One sentence: the first signs, and what to do."""
    data = data or load()
    said = data["short"]
    level = next(one["urgency"] for one in data["signs"] if one["id"] == said["signs"][0])
    return f"**{data['urgencies'][level]} if {said['words']}.** One sign is enough."


def card(data: Data | None = None) -> str:
    """The whole page of the card, as CommonMark. What it rests on is left out on paper."""
    data = data or load()
    said, signs = data["card"], {sign["id"]: sign for sign in data["signs"]}
    parts = ["# The red flag card", '<span class="sc-card"></span>']
    parts.append(f"{said['intro']} **{_reviewed(data, 'card')}**")
    for urgency, head in data["urgencies"].items():
        lines = [one for one in said["lines"] if signs[one["signs"][0]]["urgency"] == urgency]
        if not lines:
            continue
        parts.append(f"## {head}")
        if urgency in said["leads"]:
            parts.append(said["leads"][urgency])
        rows = []
        for line in lines:
            rows.append(
                f"- {line['words']} {_card_sources(line, [signs[n] for n in line['signs']])}"
            )
        parts.append("\n".join(rows))
        if urgency == "emergency":
            parts.append(f"{said['after']} {_small(said['after_sources'])} {said['after_own']}")
    parts.append("## On the way")
    parts.append(f"{said['way']} {_small(said['way_sources'])}")
    checked = f"This card was checked against its sources on {day(data['read'])}."
    more = "[When to get help](safety.md) names them, and says more."
    end = f"{said['end']} {_small(said['end_sources'])} {said['end_own']}"
    parts.append(f"{end} {checked} {more}")
    return "\n\n".join(parts) + "\n"


def _card_sources(line: Data, own: list[Data]) -> str:
    """What a line of the card rests on. A limit that is our own stands apart from the works."""
    keys = dict.fromkeys(one["work"] for sign in own for one in sign["sources"])
    limits = [n for n in numbers(line["words"]) if any(n in own_limits(sign) for sign in own)]
    if not limits:
        return _small(keys)
    said = " ".join(f"The limit of {n} is our own." for n in limits)
    named = ", ".join(link(key) for key in keys)
    return f'<span class="sc-cites">{said} Sources: {named}.</span>'


def _small(keys: Iterable[str]) -> str:
    """Works in brackets, to be left out on paper."""
    return f'<span class="sc-cites">{cites(keys)}</span>'


def _reviewed(data: Data, what: str) -> str:
    """Who reviewed it, or that nobody did."""
    if data["reviewed"]:
        return f"Reviewed by {data['reviewed']['name']} on {day(data['reviewed']['date'])}."
    return f"No clinician has reviewed this {what}."


def regions(data: Data | None = None, report_to: str = "") -> dict[str, str]:
    """The regions of the safety page by name, as CommonMark.

    `report_to` is the address where errors are reported; empty where there is none.
    """
    data = data or load()
    found = {name: "\n".join(_page_lines(data, name)) for name in data["urgencies"]}
    for name, ids in (("nobody", NOBODY), ("way", WAY), ("decide", DECIDE)):
        rules = {rule["id"]: rule for rule in data["rules"]}
        found[name] = "\n".join(f"- {_rule(rules[one])}" for one in ids)
    found["days"] = f"{data['card']['leads']['days']}\n\n{found['days']}"
    found["review"] = (
        f"**{_reviewed(data, 'page')}**\n"
        f"This page was held against its sources on {day(data['read'])}.\n"
        f"{data['follows']['words']}"
    )
    found["differs"] = _differs(data)
    found["ours"] = "\n".join(
        f"- Our own, in “{sign['words'].split('. ')[0].rstrip('.')}”: {_named(sign['ours'])}"
        for sign in data["signs"]
        if sign["ours"]
    )
    found["questions"] = "\n".join(
        f"- {one['id']}. {one['words']} {cites(one.get('sources', ()))}".rstrip()
        for one in data["questions"]
    )
    found["report"] = f"{data['report']}\n{_where(report_to)}"
    found["corrections"] = _corrections(data)
    return found


def _where(address: str) -> str:
    if address:
        return f"[Write it in the list of issues of this course]({address.rstrip('/')}/issues)."
    return "Say so to the people who publish this copy."


def _page_lines(data: Data, urgency: str) -> Iterator[str]:
    """One line a sign: its words, what the page adds, who is at risk, what is ours, sources."""
    risk = None
    for sign in data["signs"]:
        if sign["urgency"] != urgency or "page" not in sign["show"]:
            continue
        parts = [f"- **{sign['words']}**"]
        if sign["note"]:
            parts.append(_named(sign["note"]))
        if sign["risk"] and sign["risk"] != risk:
            parts.append(f"More at risk: {sign['risk']}.")
        risk = sign["risk"] or risk
        if sign["ours"]:
            parts.append(f"Our own: {_named(sign['ours'])}")
        parts.append(_sources(sign, f" Certainty: {sign['certainty']}."))
        yield " ".join(parts)


def _sources(part: Data, more: str = "") -> str:
    keys = [one["work"] for one in part["sources"]]
    named = f"Sources: {', '.join(link(key) for key in keys)}." if keys else ""
    return f'<span class="sc-cites">{named}{more}</span>' if named or more else ""


def _named(text: str) -> str:
    """A text with its works as links."""
    return NAMED.sub(lambda hit: link(hit[1]), text)


def _rule(rule: Data) -> str:
    words = _named(rule["words"])
    if rule["sources"]:
        own = f"Our own: {_named(rule['ours'])}" if rule["ours"] else ""
        return " ".join(filter(None, [words, own, _sources(rule)]))
    return f"Our own rule: {words}"


def _differs(data: Data) -> str:
    head = "| Point | Gentler | Stricter | This page |\n|---|---|---|---|"
    rows = [
        "| "
        + " | ".join(
            [one["point"]]
            + [
                f"{one[side]} {cites(one[f'{side}_sources'])}".rstrip()
                for side in ("gentler", "stricter", "ours")
            ]
        )
        + " |"
        for one in data["differs"]
    ]
    return "\n".join([head, *rows])


def _corrections(data: Data) -> str:
    head = "| Day | Where on the pages | No longer said | Said now | Why |\n|---|---|---|---|---|"
    rows = [
        f"| {day(one['date'])} | {one['where']} | {one['old']} | {one['new']} | {one['why']} |"
        for one in reversed(data["corrections"])
    ]
    return "\n".join([head, *rows])


def report_address(root: Path = ROOT) -> str:
    """The repository's address as ``_config.yml`` sets it; empty where it is not set."""
    import yaml

    path = root / "_config.yml"
    if not path.is_file():
        return ""
    settings: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    return str((settings.get("repository") or {}).get("url") or "")


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Every file with safety words and its text as the list wants it.

    Raises ValueError where a page lacks a region.
    """
    made = {STRIP: strip()}
    if not PAGE.is_file():
        return made
    made[CARD] = card()
    page = PAGE.read_text(encoding="utf-8")
    for name, inside in regions(report_to=report_address(root)).items():
        page = filled(page, name, inside)
    made[PAGE] = page
    for path in (root / "book" / "start.md", root / "README.md"):
        made[path] = filled(path.read_text(encoding="utf-8"), "urgent", short())
    return made
