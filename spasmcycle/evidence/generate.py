"""The references page, the short names and every safety text.

None is made where the list of urgent signs, or another store of the evidence, has a fault.

The heading of an entry is its key. So the same link finds it in the book, JupyterLab, VS Code and
GitHub, which make anchors from headings in different ways and agree on such a word.
"""

from __future__ import annotations

import json
import unicodedata
from itertools import groupby
from pathlib import Path

from spasmcycle.derive.files import BOOK
from spasmcycle.evidence import checks, urgent_pages
from spasmcycle.evidence.references import STATUS_WORDS, Reference, load

PAGE = BOOK / "references.md"
NAMES = Path(__file__).with_name("short_names.json")

INTRO = """\
# References

These are the works behind the course.
Each has a short key as its heading, and links in the lessons lead to that key.

Under each work you find what was really read of it.
Most often that is the abstract, the short summary at the head of a paper.
A detail that is from memory or was never seen is named as such.
DOI, PMID and PMC numbers are printed only where they were seen.

| status | what it means | may a fact rest on it? |
|---|---|---|
| V | {V} | yes |
| V2 | {V2} | yes |
| D | {D} | yes |
| R | {R} | no |
| M | {M} | no |

Nobody with clinical training has checked this list yet.
If you find a mistake, please tell us.
"""

UNUSED = """\
## Known, but not used

No fact in the course rests on these works.
They are listed so that a reader who has one at hand can check it for us.
"""


def page() -> str:
    """The whole references page as CommonMark."""
    works = sorted(load().values(), key=_order)
    blocks = [INTRO.format(**STATUS_WORDS)]
    for letter, group in groupby((w for w in works if w.citable), key=lambda w: _order(w)[0][0]):
        blocks.append(f"## {letter.upper()}\n")
        blocks += [f"### {work.key}\n\n{work.markdown()}\n" for work in group]
    blocks.append(UNUSED)
    blocks.append("\n".join(f"- {_one_line(w)}" for w in works if not w.citable) + "\n")
    return "\n".join(blocks)


def _one_line(work: Reference) -> str:
    return work.markdown().replace("\n", " ")


def _order(work: Reference) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", work.key)
    return plain.lower(), work.fields.get("year", "")


def short_names() -> str:
    """What questions call the works they rest on, by key, as JSON: nothing to parse in a lesson."""
    named = {key: work.short for key, work in sorted(load().items()) if work.citable}
    return json.dumps(named, ensure_ascii=False, indent=1) + "\n"


def outputs() -> dict[Path, str]:
    """Every file this module writes, and its text.

    Raises ValueError with every fault of the stores of the evidence.
    """
    faults = checks.of_every_store()
    if faults:
        raise ValueError("\n".join(faults))
    return {PAGE: page(), NAMES: short_names(), **urgent_pages.outputs()}
