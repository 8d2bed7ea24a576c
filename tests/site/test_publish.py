"""The Sphinx extension on a small book of its own: formulas, outputs, settings, rebuilds."""

import copy
import io
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from spasmcycle.evidence import claims, signs
from spasmcycle.publish import site
from spasmcycle.publish.mathml import to_mathml

ROOT = Path(__file__).parents[2]

FORMULAS = r"""# Formulas

Inline $x_{\mathrm{max}} < \frac{a}{b}$ here.

$$
\frac{dN}{dt} = \frac{1}{\tau_N}\left(k - N\right)
$$ (eq-n)

\begin{align*}
a &= b^2 \\
c &= d
\end{align*}
"""
LESSON = [
    ("markdown", "# A lesson\n\nProse."),
    ("code", "import ipywidgets\nipywidgets.IntSlider(description='dead slider')"),
    ("code", "ipywidgets.interact(lambda x: None, x=(0, 3));"),
    (
        "code",
        "from spasmcycle.page import Element\n"
        "Element('<sc-thing><p>Here by itself.</p></sc-thing>')",
    ),
    ("code", "print('printed')"),
]


@pytest.fixture(scope="module")
def small_book(tmp_path_factory) -> Path:
    """Build a book of two pages with the course's own settings and an address; return its pages."""
    folder = tmp_path_factory.mktemp("book")
    settings = (ROOT / "_config.yml").read_text("utf-8")
    empty = 'repository:\n  url: ""'
    assert empty in settings
    settings = settings.replace(empty, "repository:\n  url: https://github.com/example/course")
    (folder / "_config.yml").write_text(settings, "utf-8")
    toc = "format: jb-book\nroot: book/start\nchapters:\n- file: notebooks/01_lesson\n"
    (folder / "_toc.yml").write_text(toc, "utf-8")
    for name in ("book", "notebooks"):
        (folder / name).mkdir()
    (folder / "book" / "start.md").write_text(FORMULAS, "utf-8")
    make = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    cells = [make[kind](text) for kind, text in LESSON]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    lesson = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(lesson, folder / "notebooks" / "01_lesson.ipynb")
    tool = Path(sys.executable).with_name("jupyter-book")
    done = subprocess.run([tool, "build", folder, "-W"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder / "_build" / "html"


def tree(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def test_formulas_are_native_and_numbered(small_book):
    page = tree(small_book / "book" / "start.html")
    assert len(page.select("math")) == 3
    assert page.select_one("#equation-eq-n .eqno").get_text().startswith("(1)")
    assert len(page.select("math mtr")) == 2
    assert "max" in page.select_one("math msub mtext").get_text()
    assert not page.find("script", src=re.compile("mathjax", re.I))


def test_a_command_that_is_not_understood_stops_the_build():
    assert "<mfrac>" in to_mathml(r"\frac{a}{b}")
    with pytest.raises(ValueError, match=r"\\nonsense"):
        to_mathml(r"a + \nonsense{b}")
    with pytest.raises(ValueError, match="cannot be read"):
        to_mathml("a^")


def test_lines_parted_by_a_double_backslash_are_aligned():
    assert to_mathml(r"a &= b \\ c &= d", "block").count("<mtr>") == 2


def test_a_widget_leaves_its_code_but_no_dead_control(small_book):
    page = tree(small_book / "notebooks" / "01_lesson.html")
    text = page.article.get_text()
    assert "dead slider" in text and "ipywidgets.interact" in text
    assert "IntSlider(value" not in text and "interactive(" not in text
    cells = page.select("article .cell")
    assert [bool(cell.select(".cell_output")) for cell in cells] == [False, False, True, True]
    assert page.select_one("sc-thing p").get_text() == "Here by itself."
    assert "vnd.jupyter.widget" not in str(page)
    assert "thebe" not in str(page) and "kernelName" not in str(page)


def test_links_to_services_are_drawn_once_the_address_is_set(small_book):
    lesson = tree(small_book / "notebooks" / "01_lesson.html")
    links = [link["href"] for link in lesson.select(".sc-links a")]
    for start in (
        "https://mybinder.org/v2/gh/example/course/main",
        "https://github.com/example/course/edit/main/notebooks/01_lesson.ipynb",
    ):
        assert any(link.startswith(start) for link in links), links
    # There the course's package is missing, so that no lesson runs by itself.
    assert not any("colab" in link for link in links)
    assert not any("mybinder" in link for link in links_of(small_book / "book" / "start.html"))


def links_of(file: Path) -> list[str]:
    return [link["href"] for link in tree(file).select("a[href]")]


def test_what_would_take_away_nothing_is_named_and_stops_a_strict_build(tmp_path, monkeypatch):
    """The theme may rename a file; then every page would load it again, and nobody would know."""
    monkeypatch.setattr(site, "UNUSED_FILES", (*site.UNUSED_FILES, "_static/renamed-*"))
    (tmp_path / "index.md").write_text("# A page\n\nIts text.\n", "utf-8")
    said = io.StringIO()
    app = Sphinx(
        tmp_path,
        confdir=None,
        outdir=tmp_path / "out",
        doctreedir=tmp_path / "doctrees",
        buildername="html",
        confoverrides={
            "extensions": ["myst_parser", "spasmcycle.publish"],
            "html_theme": "sphinx_book_theme",
        },
        status=None,
        warning=said,
        warningiserror=True,
        keep_going=True,
    )
    app.build()
    told = set(re.findall(r"takes away “(.+?)”, but nothing", said.getvalue()))
    assert "_static/renamed-*" in told and app.statuscode == 1
    ours = {"_static/vendor", "_static/**/*.map", site.ICON_FONT[0]}  # the theme's own, met here
    assert not told & ours


def test_no_page_is_built_without_the_safety_strip(tmp_path, monkeypatch):
    monkeypatch.setattr(site, "SAFETY_STRIP", tmp_path / "missing.html")
    with pytest.raises(ExtensionError, match="safety strip is missing"):
        Sphinx(
            tmp_path,
            confdir=None,
            outdir=tmp_path / "out",
            doctreedir=tmp_path / "doctrees",
            buildername="html",
            confoverrides={"extensions": ["spasmcycle.publish"]},
            status=None,
        )


def test_no_page_is_built_with_a_fault_in_the_list_of_urgent_signs(tmp_path, monkeypatch):
    broken = copy.deepcopy(signs.load())
    broken["signs"][0]["sources"] = []
    monkeypatch.setattr(signs, "load", lambda: broken)
    with pytest.raises(ExtensionError, match="sign “A1”: sources: there are none"):
        Sphinx(
            tmp_path,
            confdir=None,
            outdir=tmp_path / "out",
            doctreedir=tmp_path / "doctrees",
            buildername="html",
            confoverrides={"extensions": ["spasmcycle.publish"]},
            status=None,
        )


def test_no_page_is_built_with_a_fault_in_another_store_of_the_evidence(tmp_path, monkeypatch):
    monkeypatch.setattr(claims, "topics", lambda room=None: {"water.json": {"water": {}}})
    with pytest.raises(ExtensionError, match="claims: water.json: water: 'verdict' is a required"):
        Sphinx(
            tmp_path,
            confdir=None,
            outdir=tmp_path / "out",
            doctreedir=tmp_path / "doctrees",
            buildername="html",
            confoverrides={"extensions": ["spasmcycle.publish"]},
            status=None,
        )


def test_a_changed_question_file_changes_the_fingerprint(tmp_path):
    questions = tmp_path / "quiz" / "lessons"
    questions.mkdir(parents=True)
    file = questions / "01_lesson.json"
    file.write_text("{}", "utf-8")
    before = site.fingerprint(tmp_path)
    assert site.fingerprint(tmp_path) == before
    file.write_text('{"lesson": 1}', "utf-8")
    assert site.fingerprint(tmp_path) != before
