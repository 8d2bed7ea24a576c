"""What every test may use: one real browser for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from workshop.browser import launch

# The notebooks of the course are tested by nbval; those that tests write are not.
collect_ignore_glob = ["*.ipynb"]


# Folders whose tests take longest: they go first, so that two processes end at about one time.
SLOW = ("site", "lab")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow folders first; otherwise keep the order."""
    items.sort(key=lambda item: Path(item.path).parent.name not in SLOW)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a real, headless Chromium. Each test opens its own context or page in it."""
    with sync_playwright() as playwright:
        session = launch(playwright)
        yield session
        session.close()
