"""A page with one live picture that is not of the course, opened as a reader opens it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from spasmcycle.figures.picture import Picture
from spasmcycle.live import live
from spasmcycle.page import bundle_css
from workshop.hosting import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="s.css"><script defer data-elements="define" src="s.js"></script></head>
<body><main><h1>{title}</h1>{body}</main></body></html>"""


@pytest.fixture
def page_of(browser, tmp_path: Path) -> Iterator[Callable[[Picture], Page]]:
    """Serve a page with this picture and open it; any error of a script fails the test."""
    errors: list[str] = []
    with ExitStack() as stack:

        def opened(picture: Picture) -> Page:
            figure = live(picture)
            script = figure._esm.split("\nexport default")[0]
            (tmp_path / "s.js").write_text(script, encoding="utf-8")
            (tmp_path / "s.css").write_text(bundle_css(), encoding="utf-8")
            text = PAGE.format(title=picture.title, body=figure.markup)
            (tmp_path / "index.html").write_text(text, encoding="utf-8")
            view = browser.new_page(viewport={"width": 900, "height": 1400})
            stack.callback(view.close)
            view.on("pageerror", lambda error: errors.append(str(error)))
            view.goto(stack.enter_context(serve(tmp_path)) + "index.html")
            expect(view.locator("sc-figure")).to_have_attribute("data-live", "yes")
            return view

        yield opened
    assert errors == []
