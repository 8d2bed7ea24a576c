"""Pages of the real browser in which the course's shared script runs."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from spasmcycle.figures import PICTURES
from spasmcycle.live import script
from spasmcycle.page import bundle_css, bundle_js
from workshop.hosting import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A picture</title>
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script></head>
<body><main><h1>A picture</h1>{body}</main></body></html>"""


@pytest.fixture
def opened(browser, tmp_path: Path):
    """Open a page with one picture, and what stands around it; errors on it fail the test.

    Nothing glides there: what moves, and how, is tested in `test_motion.py`.
    """

    @contextmanager
    def open_page(picture: str, body: str):
        (tmp_path / "s.js").write_text(script(picture) + bundle_js(), encoding="utf-8")
        (tmp_path / "s.css").write_text(bundle_css(), encoding="utf-8")
        (tmp_path / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
        context = browser.new_context(reduced_motion="reduce")
        view = context.new_page()
        errors: list[str] = []
        view.on("pageerror", lambda error: errors.append(str(error)))
        with serve(tmp_path) as base:
            view.goto(base + "index.html")
            yield view
        context.close()
        assert errors == []

    return open_page


@pytest.fixture(scope="module")
def script_page(browser):
    """An empty page with the shared script loaded; whatever it logs as an error fails the test."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.set_content("<!doctype html><title>Parity</title>")
    page.add_script_tag(content="".join(map(script, PICTURES)) + bundle_js())
    yield page
    page.close()
    assert errors == []
