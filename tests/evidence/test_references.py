"""The list of works: whole, honest about what was read, and printed as it stands."""

import re

import pytest
from pybtex.database import BibliographyDataError

from spasmcycle.evidence.generate import page
from spasmcycle.evidence.references import BIB, CITABLE, STATUS_WORDS, load

WORKS = load()
HEADINGS = re.findall(r"^### (.+)$", page(), flags=re.MULTILINE)

ENTRY = "@article{%s, title = {On discs}, year = {2001}, status = {%s}, note = {%s}}\n"


def test_every_work_has_a_key_that_is_the_same_anchor_everywhere():
    assert len(WORKS) > 250
    assert [key for key in WORKS if not re.fullmatch(r"[a-z][a-z0-9]*", key)] == []
    assert list(WORKS) == sorted(WORKS)


@pytest.mark.parametrize("field", ["doi", "pmid", "pmcid", "title"])
def test_no_work_is_listed_twice(field):
    keys: dict[str, list[str]] = {}
    for work in WORKS.values():
        if field in work.fields:
            keys.setdefault(work.fields[field].lower(), []).append(work.key)
    shared = [same for same in keys.values() if len(same) > 1]
    # Pages of different bodies, two editions of one Cochrane review, two pooled studies.
    same_name = [
        ["barraclough2021", "lyndhurst"],
        ["devonali", "healthnzali"],
        ["garrison2012", "garrison2020"],
        ["nhsinformdcm", "royalfreedcm"],
        ["zhong2017", "zou2023"],
    ]
    assert shared == (same_name if field == "title" else [])


def test_no_two_works_that_may_be_cited_are_called_the_same():
    called: dict[str, list[str]] = {}
    for work in WORKS.values():
        if work.citable:
            called.setdefault(work.short, []).append(work.key)
    assert [keys for keys in called.values() if len(keys) > 1] == []
    assert [keys for name, keys in called.items() if keys == [name]] == []


def test_a_repeated_key_is_refused(tmp_path):
    bib = tmp_path / "twice.bib"
    bib.write_text(ENTRY % ("a2001", "V", "abstract") * 2, encoding="utf-8")
    with pytest.raises(BibliographyDataError, match="a2001"):
        load(bib)


@pytest.mark.parametrize(("status", "note"), [("X", "abstract"), ("V", "")])
def test_an_entry_without_a_known_status_or_a_note_is_refused_by_name(tmp_path, status, note):
    bib = tmp_path / "faulty.bib"
    bib.write_text(ENTRY % ("b2002", status, note), encoding="utf-8")
    with pytest.raises(ValueError, match="b2002"):
        load(bib)


def test_only_what_was_read_may_be_cited():
    assert {"V", "V2", "D"} == CITABLE < set(STATUS_WORDS)
    assert WORKS["chiu2015"].citable
    assert WORKS["adamshutton1983"].citable
    assert not WORKS["vlaeyenlinton2000"].citable
    assert not WORKS["travell1942"].citable


def test_the_page_has_one_anchor_for_each_work_that_may_be_cited_and_for_no_other():
    assert [key for key in WORKS if WORKS[key].citable] == HEADINGS


def test_an_entry_says_what_it_is_and_what_was_read():
    text = WORKS["sato1999"].markdown()
    for part in ("Sato", "1999", "Spine", "PMID 10626309", "second-hand", "pressures not read"):
        assert part in text


def test_a_detail_from_memory_is_owned_up_to():
    assert "From memory or not seen: volume, pages." in WORKS["chiu2015"].markdown()
    assert "Authors not seen" in WORKS["facetcv"].markdown()


def test_identifiers_are_printed_only_where_they_stand_in_the_file():
    for work in WORKS.values():
        text = work.markdown()
        assert ("doi.org" in text) == ("doi" in work.fields)
        assert ("PMID" in text) == ("pmid" in work.fields)
        if "doi" in work.fields:
            assert re.fullmatch(r"10\.\d{4,9}/\S+", work.fields["doi"]), work.key


def test_no_mark_up_of_the_file_reaches_the_reader():
    assert not re.search(r"[{}\\]|--", "".join(work.markdown() for work in WORKS.values()))
    assert not re.search(r"/(work|tmp|home|opt)/", BIB.read_text(encoding="utf-8"))
