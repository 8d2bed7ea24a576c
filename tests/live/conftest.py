"""A page of the real browser in which the course's shared script runs."""

import pytest

from spasmcycle.figures import PICTURES
from spasmcycle.live import script
from spasmcycle.page import bundle_js


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
