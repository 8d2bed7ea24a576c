"""What every test may use: one real browser for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from workshop.browser import launch

# The notebooks of the course are tested by nbval; those that tests write are not.
collect_ignore_glob = ["*.ipynb"]


# Folders whose tests share something that is slow to start: they stay together, and go first.
TOGETHER = ("site", "lab")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests must run in one process when several run at once (pytest-xdist).

    A lesson's cells share a kernel, a file's tests share its fixtures, and the folders in
    TOGETHER share the built site or a running JupyterLab.
    """

    def group(item: pytest.Item) -> str:
        folder = Path(item.path).parent.name
        return folder if folder in TOGETHER else Path(item.path).name

    items.sort(key=lambda item: group(item) not in TOGETHER)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group(item)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a real, headless Chromium. Each test opens its own context or page in it."""
    with sync_playwright() as playwright:
        session = launch(playwright)
        yield session
        session.close()
