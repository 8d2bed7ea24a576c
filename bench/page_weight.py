"""What a page of the built site costs: its weight by part, and the wait for its first control.

Both are taken from real loads in a real browser, from a server that compresses as hosts do.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Response

from workshop.hosting import serve

PARTS = (
    ("spasmcycle.js", "own script"),
    ("spasmcycle.css", "own style"),
    (".css", "theme style"),
    (".js", "theme script"),
    (".woff2", "font for formulas"),
    (".html", "page"),
)
SLOW_BYTES_A_SECOND = 1.6e6 / 8
LATENCY_MS = 150
FIRST_CONTROL = """() => {
  const controls = "sc-figure, sc-quiz, sc-predict";
  const first = document.querySelector(controls);
  const mounted = first && first.dataset.mounted;
  return Boolean(mounted && first.querySelector(":is(input, select):enabled"));
}"""


def _part(address: str) -> str:
    path = address.partition("?")[0]
    if re.search(r"/(figure|part)-[\w-]+\.js$", path):
        return "own script"
    return next((name for ending, name in PARTS if path.endswith(ending)), "pictures and other")


def page_weight(browser: Browser, site: Path, page: str) -> dict[str, int]:
    """Return the bytes that one fresh load of `page` transfers, by part, and their "total".

    Parameters
    ----------
    site : Path
        The folder of the built pages.
    page : str
        The page's path below it.
    """
    answers: list[Response] = []
    with serve(site) as address:
        context = browser.new_context()
        view = context.new_page()
        view.on("response", lambda answer: answers.append(answer))
        view.goto(address + page, wait_until="networkidle")
        weights: dict[str, int] = {}
        for answer in answers:
            size = int(answer.headers.get("content-length", 0))
            weights[_part(answer.url)] = weights.get(_part(answer.url), 0) + size
        context.close()
    return {**weights, "total": sum(weights.values())}


def first_control(browser: Browser, site: Path, page: str) -> float:
    """Return the seconds from opening `page` until its first figure or question can be used.

    On a slow device: processor at a quarter of its speed, 1.6 Mb/s, 150 ms to the server.
    """
    with serve(site) as address:
        context = browser.new_context()
        view = context.new_page()
        devtools = context.new_cdp_session(view)
        devtools.send("Network.enable")
        devtools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": SLOW_BYTES_A_SECOND,
                "uploadThroughput": SLOW_BYTES_A_SECOND,
            },
        )
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        view.goto(address + page, wait_until="commit")
        view.wait_for_function(FIRST_CONTROL, polling="raf")
        seconds = view.evaluate("performance.now()") / 1000
        context.close()
    return seconds
