"""Every page of the built site, and what a sweep of it in a real browser finds."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sweep import Findings, pages_of, sweep


@pytest.fixture(scope="session")
def pages(built: Path) -> list[str]:
    """Return every page a reader can open, as a path below the site's root."""
    return pages_of(built)


@pytest.fixture(scope="session")
def findings(browser: Browser, site: str, pages: list[str]) -> dict[str, Findings]:
    """Visit and use every page once; return what was found, by page."""
    return {page: sweep(browser, site, page) for page in pages}
