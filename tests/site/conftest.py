"""The built site, once for all tests, and what a sweep of it in a real browser finds."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser
from sweep import Findings, pages_of, sweep

from workshop.hosting import serve

ROOT = Path(__file__).parents[2]


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


@pytest.fixture(scope="session")
def pages(built: Path) -> list[str]:
    """Return every page a reader can open, as a path below the site's root."""
    return pages_of(built)


@pytest.fixture(scope="session")
def findings(browser: Browser, site: str, pages: list[str]) -> dict[str, Findings]:
    """Visit and use every page once; return what was found, by page."""
    return {page: sweep(browser, site, page) for page in pages}
