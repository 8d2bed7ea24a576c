"""What a publisher can set: either nothing of the course is lost, or the build says what."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from press import STRICT, press, write
from reader import dead_links, held, use

from workshop.hosting import serve

LESSON = "notebooks/04_guarding.html"
WHOLE = {"sc-figure": 1, "sc-quiz": 1, "sc-predict": 1, "math": 1}

LOOKS = {
    "title": "Another course",
    "logo": "logo.svg",
    "repository": {"url": "https://github.com/example/course", "path_to_book": "course"},
    "execute": {"execute_notebooks": "cache", "run_in_temp": True},
    "html": {
        "baseurl": "https://example.org/some/where/",
        "favicon": "icon.svg",
        "announcement": "Exam on Monday",
        "extra_footer": "<p>Asked by the department</p>",
        "home_page_in_navbar": False,
        "use_multitoc_numbering": True,
        "use_edit_page_button": True,
        "use_repository_button": True,
        "use_issues_button": True,
    },
    "sphinx": {
        "config": {
            "html_extra_path": ["extra"],
            "html_css_files": ["my-tabs.css"],
            "html_last_updated_fmt": "%Y",
            "html_use_index": True,
            "html_show_sourcelink": False,
            "html_theme_options": {"show_navbar_depth": 2, "use_download_button": True},
        }
    },
}


def lived(browser, pages) -> list[str]:
    with serve(pages) as root:
        return use(browser, root + LESSON)


def assert_whole(pages, lesson=LESSON):
    has = held(pages / lesson)
    assert {name: has[name] for name in WHOLE} == WHOLE


@pytest.fixture(scope="module")
def dressed(tmp_path_factory):
    """A book with everything set that changes its looks; built twice, as a publisher does."""
    folder = write(tmp_path_factory.mktemp("dressed") / "book", LOOKS)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    for name in ("logo.svg", "icon.svg"):
        (folder / name).write_text(svg, "utf-8")
    for where, name in (("extra", "hand-out.txt"), ("_static", "my-tabs.css")):
        (folder / where).mkdir()
        (folder / where / name).write_text("/* kept */", "utf-8")
    (folder / "_static" / "design-of-study.svg").write_text(svg, "utf-8")
    first = press(folder, *STRICT)
    assert first.code == 0, first.said[-3000:]
    again = press(folder, *STRICT, "--all")
    assert again.code == 0, again.said[-3000:]
    return again.pages


def test_looks_and_places_leave_the_lesson_whole(browser, dressed):
    assert_whole(dressed)
    assert dead_links(dressed) == []


@pytest.mark.xfail(reason="a script of the theme misses a part of the dressed page")
def test_a_dressed_lesson_works_from_a_disk(browser, dressed):
    assert use(browser, (dressed / LESSON).as_uri()) == []


def test_what_was_set_is_on_the_page(dressed):
    page = BeautifulSoup((dressed / LESSON).read_text("utf-8"), "html.parser")
    text = page.get_text(" ")
    assert "Another course" in page.title.get_text()
    assert page.html["lang"] == "en"
    assert "Exam on Monday" in text and "Asked by the department" in text
    assert "Last updated on" in text
    assert (
        page.select_one("link[rel=canonical]")["href"] == f"https://example.org/some/where/{LESSON}"
    )
    icons = [link["href"] for link in page.select("link[rel=icon]")]
    assert [icon.split("/")[-1] for icon in icons] == ["icon.svg"]
    assert page.select("link[href*='my-tabs.css']")
    assert (dressed / "hand-out.txt").is_file()
    for name in ("my-tabs.css", "design-of-study.svg"):
        assert (dressed / "_static" / name).is_file(), name
    assert any("logo.svg" in image["src"] for image in page.select("img"))


def test_links_elsewhere_lead_to_what_can_run_or_be_changed(dressed):
    page = BeautifulSoup((dressed / LESSON).read_text("utf-8"), "html.parser")
    links = [link["href"] for link in page.select(".sc-links a")]
    for start in (
        "https://mybinder.org/v2/gh/example/course/main",
        "https://github.com/example/course/edit/main/course/notebooks/04_guarding.ipynb",
        "https://github.com/example/course/issues/new",
    ):
        assert any(link.startswith(start) for link in links), start
    assert not any("colab" in link for link in links)


def test_file_endings_of_a_publishers_own(browser, tmp_path):
    own = {"sphinx": {"config": {"html_file_suffix": ".htm", "html_copy_source": False}}}
    done = press(write(tmp_path / "book", own), *STRICT)
    assert done.code == 0, done.said[-3000:]
    assert_whole(done.pages, LESSON.removesuffix("l"))
    page = BeautifulSoup((done.pages / LESSON.removesuffix("l")).read_text("utf-8"), "html.parser")
    for node in page.select("main a[href]"):
        link = node["href"].split("#")[0]
        if link and ":" not in link:
            assert ((done.pages / LESSON).parent / link).is_file(), link
    start = BeautifulSoup((done.pages / "book/start.htm").read_text("utf-8"), "html.parser")
    assert start.select_one("sc-due")["data-ending"] == ".htm"


def test_a_lesson_run_while_it_is_read_is_whole(tmp_path):
    inline = {"execute": {"execute_notebooks": "inline"}}
    done = press(write(tmp_path / "book", inline), *STRICT)
    assert done.code == 0, done.said[-3000:]
    assert_whole(done.pages)


UNRUN = {
    "off": {"execute": {"execute_notebooks": "off"}},
    "left out": {"execute": {"exclude_patterns": ["notebooks/*"]}},
}


@pytest.mark.parametrize("way", UNRUN)
def test_a_lesson_that_is_not_run_is_named(tmp_path, way):
    done = press(write(tmp_path / "book", UNRUN[way]), *STRICT)
    said = " ".join(done.said.split())
    assert done.code != 0
    assert "04_guarding" in said and "3 of its code cells were not run" in said
    assert "execute_notebooks: force" in said


REFUSED = {
    "repository": {"url": "https://github.com/example/course"},
    "html": {"analytics": {"plausible_analytics_domain": "example.org"}},
    "launch_buttons": {
        "thebe": True,
        "colab_url": "https://colab.research.google.com",
        "deepnote_url": "https://deepnote.com",
    },
    "parse": {"myst_enable_extensions": ["amsmath", "colon_fence"]},
    "sphinx": {
        "config": {
            "nb_remove_code_outputs": True,
            "templates_path": ["_templates"],
            "html_theme_options": {
                "use_fullscreen_button": True,
                "back_to_top_button": True,
                "icon_links": [
                    {"name": "Code", "url": "https://example.org", "icon": "fa-brands fa-github"}
                ],
            },
        }
    },
}
MESSAGES = (
    "launch_buttons: thebe:",
    "launch_buttons: colab_url: no such link is drawn",
    "launch_buttons: deepnote_url: no such link is drawn",
    "html: analytics:",
    "use_fullscreen_button:",
    "icon_links:",
    "has the icon fa-arrow-up, which is not drawn",
    "deflist, dollarmath must be in the list",
    "nb_remove_code_outputs:",
    "_templates/safety-strip.html: not used",
    "has tabs, cards or badges of sphinx-design",
    "links to book/nowhere.html, which the book does not have",
)


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """A book with everything set, or written, that the pages cannot follow."""
    folder = write(tmp_path_factory.mktemp("refused") / "book", REFUSED)
    (folder / "_templates").mkdir()
    (folder / "_templates" / "safety-strip.html").write_text("", "utf-8")
    start = folder / "book" / "start.md"
    more = '\n:::{card} A card\nText\n:::\n\n<a href="nowhere.html">Gone</a>\n'
    start.write_text(start.read_text("utf-8") + more, "utf-8")
    return press(folder, *STRICT)


@pytest.mark.parametrize("message", MESSAGES)
def test_what_the_pages_cannot_follow_is_said(refused, message):
    assert message in " ".join(refused.said.split())


def test_such_a_build_fails_when_it_is_strict(refused):
    assert refused.code != 0


def test_no_setting_takes_the_safety_strip_away(refused):
    page = BeautifulSoup((refused.pages / LESSON).read_text("utf-8"), "html.parser")
    assert page.select_one(".sc-safety li")
    assert "thebe" not in str(page.head)


def test_a_theme_that_has_no_place_for_the_safety_strip_stops_the_build(tmp_path):
    own = {"sphinx": {"config": {"html_theme": "pydata_sphinx_theme"}}}
    done = press(write(tmp_path / "book", own))
    assert done.code != 0
    assert "made for sphinx_book_theme" in " ".join(done.said.split())
