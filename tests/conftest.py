"""What every test may use: one real browser for the whole run, and the built site."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from workshop.browser import launch
from workshop.hosting import serve

# The notebooks of the course are tested by nbval; those that tests write are not.
collect_ignore_glob = ["*.ipynb"]


def turn(item: pytest.Item) -> int:
    """Return when a test has its turn, so that two processes end at about one time.

    What takes longest goes first. One process builds the site for its first page, while the other
    begins in JupyterLab, which needs no site.
    """
    if item.nodeid.startswith("tests/site/test_pages.py") and "[book/start.html]" in item.nodeid:
        return 0
    return {"lab": 1, "site": 2}.get(Path(item.path).parent.name, 3)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put them by their turn; otherwise keep the order."""
    items.sort(key=turn)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a real, headless Chromium. Each test opens its own context or page in it."""
    with sync_playwright() as playwright:
        session = launch(playwright)
        yield session
        session.close()


ROOT = Path(__file__).parents[1]


def build(out: Path) -> None:
    """Build the site into `out`, warnings being errors."""
    tool = Path(sys.executable).with_name("jupyter-book")
    order = [tool, "build", ".", "-W", "--keep-going", "--path-output", out]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-6000:]}"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the site into a fresh folder, once for all processes; return the folder of its pages.

    Tests that change a page work on a copy.
    """
    out = tmp_path_factory.getbasetemp() / "site"
    if worker_id != "master":
        out = tmp_path_factory.getbasetemp().parent / "site"
    whole = out / "whole"
    with FileLock(f"{out}.lock"):
        if not whole.exists():
            build(out)
            whole.touch()
    return out / "_build" / "html"


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """Serve the site below a sub-path with its content policy; yield its address."""
    with serve(built) as address:
        yield address
