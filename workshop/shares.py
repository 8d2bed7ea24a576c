"""A pytest plugin: what the processes of a run share out, and in which order.

Used by workshop.check (`-p workshop.shares`). A file of tests goes to one process as a whole: its
tests share what they set up, and a lesson's cells their kernel. But what is done for each page or
each lesson is shared out by page or lesson, so that no process sweeps them all while another waits.
It changes no result.
"""

import re

import pytest

# A test with a page or a lesson in its brackets, such as test_links[book/model-card.html-light].
OWN = re.compile(r"\[([\w/-]+\.(?:html|ipynb))\b")


def share(nodeid: str) -> str:
    """Return the piece of work that a test belongs to: its file, or its page of that file."""
    file, _, test = nodeid.partition("::")
    own = OWN.search(test)
    return f"{file} {own[1]}" if own else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Share out by `share`."""
    from xdist.scheduler import LoadFileScheduling

    class ByShare(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return share(nodeid)

    return ByShare(config, log)
