"""The engines beside Chromium, started once a process, and the built site they visit."""

from collections.abc import Iterator

import pytest
from driver import ENGINES, Engine


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Firefox, then WebKit."""
    with ENGINES[request.param]() as started:
        yield started
