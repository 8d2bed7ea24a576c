"""One engine for all tests of the rules."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine import Engine

from spasmcycle.page import words

LIVE = ("live/address.js", "live/grab.js", "live/tween.js")
PACKAGE = Path(__file__).parents[2] / "spasmcycle"


@pytest.fixture(scope="session")
def scripts() -> Iterator[Engine]:
    """The scripts that hold rules, with the words of the page."""
    start = {"controls": {}, "mounts": {}, "words": words()}
    loaded = [("start", f"globalThis.SpasmCycle = {json.dumps(start)};")]
    for name in ("page/parts.js", "controls/*.js", *LIVE, "quiz/*.js"):
        for path in sorted(PACKAGE.glob(name)):
            loaded.append((path.name, path.read_text(encoding="utf-8")))
    engine = Engine(loaded)
    yield engine
    engine.close()
