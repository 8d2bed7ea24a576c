"""A pytest plugin: name the test that has run for a while, so that a long run is seen to move.

Used by workshop.check (`-p workshop.heartbeat`). It changes no result.
"""

import os
import sys
import threading
import time

import pytest

EVERY = 5.0  # seconds


class Heartbeat:
    """Print the longest-running test and its seconds, each EVERY seconds without a result."""

    def __init__(self) -> None:
        # The real output: what sys.stdout gets while a test runs is kept back by pytest.
        self.output = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
        self.started: dict[str, float] = {}
        self.heard = time.monotonic()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def pytest_sessionstart(self) -> None:
        """Begin to beat."""
        self.thread.start()

    def pytest_collection_finish(self) -> None:
        """Count from here: the collection reports its own progress."""
        self.heard = time.monotonic()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Remember when a test began."""
        self.started[nodeid] = time.monotonic()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Forget a test that has ended."""
        self.started.pop(nodeid, None)
        self.heard = time.monotonic()

    def pytest_sessionfinish(self) -> None:
        """Stop to beat, so that the closing lines are pytest's own."""
        self.stop.set()
        self.thread.join()
        self.output.close()

    def _beat(self) -> None:
        while not self.stop.wait(EVERY):
            running = sorted(self.started.items(), key=lambda item: item[1])
            if running and time.monotonic() - self.heard >= EVERY:
                nodeid, since = running[0]
                print(
                    f"\n  {time.monotonic() - since:3.0f} s  {nodeid}", file=self.output, flush=True
                )


def pytest_configure(config: pytest.Config) -> None:
    """Beat in the process that reports, not in the workers of pytest-xdist."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Heartbeat(), "heartbeat")
