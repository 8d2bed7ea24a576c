"""Every page of the built site, one after the other, and what a sweep of it finds."""

import pytest
from playwright.sync_api import Browser
from sweep import Findings, pages_of_contents, sweep


@pytest.fixture(scope="module", params=pages_of_contents())
def path(request: pytest.FixtureRequest) -> str:
    """Return each page a reader can open, as a path below the site's root."""
    return request.param


@pytest.fixture(scope="module")
def found(browser: Browser, site: str, path: str) -> Findings:
    """Visit and use the page once; return what was found."""
    return sweep(browser, site, path)
