"""The works the course cites, read from one BibTeX file, and how one is printed.

Only an entry with status V, V2 or D may stand behind a fact. See the head of ``references.bib``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pybtex.database import Entry, Person, parse_file
from pybtex.richtext import Text
from pybtex.textutils import abbreviate

BIB = Path(__file__).with_name("references.bib")

STATUS_WORDS = {
    "V": "read in the source",
    "V2": "read second-hand, in another document that names the source",
    "D": "worked out here from numbers that were read",
    "R": "only the record was seen",
    "M": "not read, the entry is from memory",
}
CITABLE = frozenset({"V", "V2", "D"})
NAMES_SHOWN = 3


@dataclass(frozen=True)
class Reference:
    """One work. ``key`` is also the anchor of the work on the references page."""

    key: str
    authors: tuple[str, ...]
    fields: dict[str, str] = field(repr=False)

    @property
    def status(self) -> str:
        """One of V, V2, D, R, M."""
        return self.fields["status"]

    @property
    def citable(self) -> bool:
        """Whether a fact may rest on this work."""
        return self.status in CITABLE

    @property
    def names(self) -> str:
        """The first authors, ready to print; empty where they were not seen."""
        shown = self.authors[:NAMES_SHOWN]
        if len(self.authors) > len(shown):
            return ", ".join(shown) + " and others"
        return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))

    @property
    def short(self) -> str:
        """First author and year, as "Cashin 2021", or the entry's `shorttitle`.

        The one place that makes it: pages, questions, pictures and tables all take it from here.
        The key where neither is known.
        """
        if "shorttitle" in self.fields:
            return self.fields["shorttitle"]
        if not self.authors or "year" not in self.fields:
            return self.key
        return f"{self.authors[0].rsplit(' ', 1)[0]} {self.fields['year']}"

    @property
    def place(self) -> str:
        """Where it appeared: journal, volume, pages, or the book or body that published it."""
        known = self.fields
        where = ["journal", "booktitle", "howpublished", "school", "publisher"]
        parts = [known[name] for name in where if name in known]
        if "volume" in known:
            number = f"({known['number']})" if "number" in known else ""
            parts.append(known["volume"] + number)
        if "pages" in known:
            parts.append(known["pages"])
        return ", ".join(parts)

    def markdown(self) -> str:
        """The work in two lines of CommonMark: what it is, and what of it was read."""
        known = self.fields
        who = self.names or "Authors not seen"
        year = known.get("year", "year not seen")
        title = known["title"].rstrip(".")
        pieces = [f"{who} ({year}).", f"*{title}*" + ("" if title.endswith("?") else ".")]
        if self.place:
            pieces.append(f"{self.place}.")
        if "doi" in known:
            pieces.append(f"[doi:{known['doi']}](<https://doi.org/{known['doi']}>).")
        if "pmid" in known:
            pieces.append(f"PMID {known['pmid']}.")
        if "pmcid" in known:
            pieces.append(f"{known['pmcid']}.")
        if "url" in known and "doi" not in known:
            pieces.append(f"[Page](<{known['url']}>).")
        read = f"Status: {STATUS_WORDS[self.status]}."
        if self.status != "M":
            read += f" What was read: {known['note']}."
        if "unchecked" in known:
            read += f" From memory or not seen: {known['unchecked']}."
        return " ".join(pieces) + "\n" + read


@cache
def load(path: Path = BIB) -> dict[str, Reference]:
    """All works by key. A repeated key raises ``pybtex.database.BibliographyDataError``;
    an entry without title, note or a known status raises ``ValueError``."""
    entries = parse_file(str(path), bib_format="bibtex").entries
    return {key: _reference(key, entry) for key, entry in entries.items()}


def _reference(key: str, entry: Entry) -> Reference:
    known = {name: _plain(text) for name, text in entry.fields.items()}
    missing = [name for name in ("title", "status", "note") if not known.get(name)]
    if missing:
        raise ValueError(f"{key}: no {', '.join(missing)}")
    if known["status"] not in STATUS_WORDS:
        raise ValueError(f"{key}: status {known['status']!r} is not one of {list(STATUS_WORDS)}")
    return Reference(key, tuple(_name(p) for p in entry.persons.get("author", [])), known)


def _name(person: Person) -> str:
    last = " ".join(person.prelast_names + person.last_names)
    first = "".join(abbreviate(part) for part in person.first_names + person.middle_names)
    return _plain(f"{last} {first}".strip()).replace(".", "")


def _plain(latex: str) -> str:
    return str(Text.from_latex(latex))
