"""Firefox and WebKit (Safari's engine), driven from Python by their own remote protocols.

Both give the same four verbs: open an address, run a script, wait for a script to be true, press
keys. Nothing is downloaded: the engines are what `workshop.browser` finds on the machine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

from workshop.browser import engine

PATIENCE = 20.0  # seconds for a script to become true
SIZE = (1280, 900)


class Engine(Protocol):
    """A browser at work on one page."""

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""

    def run(self, script: str, *given: Any) -> Any:
        """The value of a JavaScript function, written as text, for these arguments."""

    def keys(self, *names: str) -> None:
        """Press keys where the focus is, such as "ArrowRight" or "End"."""

    def errors(self) -> list[str]:
        """Errors of scripts on this page: all of them, or those since `LISTEN` was run."""


LISTEN = """() => {
  window.scErrors = [];
  addEventListener("error", (event) => window.scErrors.push(event.message));
  addEventListener("unhandledrejection", (event) => window.scErrors.push(String(event.reason)));
}"""


# What WebDriver calls the keys.
KEYS = {
    "ArrowRight": "\ue014",
    "ArrowLeft": "\ue012",
    "ArrowDown": "\ue015",
    "ArrowUp": "\ue013",
    "End": "\ue010",
    "Home": "\ue011",
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Space": " ",
}


class Firefox:
    """Firefox through WebDriver BiDi, which it speaks by itself."""

    def __init__(self, socket: Any) -> None:
        self.socket, self.count = socket, 0
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.page = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask(
            "browsingContext.setViewport",
            context=self.page,
            viewport=dict(zip(("width", "height"), SIZE, strict=True)),
        )
        self.logged: list[str] = []

    def ask(self, method: str, **given: Any) -> Any:
        """The result of one command; raises RuntimeError with what Firefox says is wrong."""
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": given}))
        while True:
            told = json.loads(self.socket.recv())
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.logged.append(told["params"]["text"])
            elif told.get("id") == self.count:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                return told["result"]

    def open(self, address: str) -> None:
        self.logged.clear()
        self.ask("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def run(self, script: str, *given: Any) -> Any:
        # Values travel as JSON, both ways.
        call = f"JSON.stringify(({script})(...{json.dumps(given)}) ?? null)"
        answer = self.ask(
            "script.evaluate",
            expression=call,
            target={"context": self.page},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def keys(self, *names: str) -> None:
        strokes = [
            {"type": way, "value": KEYS[name]} for name in names for way in ("keyDown", "keyUp")
        ]
        source = {"type": "key", "id": "keyboard", "actions": strokes}
        self.ask("input.performActions", context=self.page, actions=[source])

    def errors(self) -> list[str]:
        self.run("() => 0")  # what was logged before comes before its answer
        return self.logged


class WebKit:
    """WebKitGTK through its WebDriver."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.run(LISTEN)

    def run(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(f"return ({script}).apply(null, arguments)", *given)

    def keys(self, *names: str) -> None:
        from selenium.webdriver import ActionChains

        chain = ActionChains(self.driver, duration=0)
        for name in names:
            chain = chain.key_down(KEYS[name]).key_up(KEYS[name])
        chain.perform()

    def errors(self) -> list[str]:
        return self.run("() => window.scErrors || []")


def until(page: Engine, script: str, *given: Any) -> Any:
    """Wait until a script's value is true, and return it.

    Raises AssertionError with the script when that takes too long.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = page.run(script, *given)
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"not within {PATIENCE:g} s: {script}")


# Firefox as shipped looks around; here it asks nothing of anybody.
QUIET = {
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "services.settings.server": "data:,none",
}


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start Firefox with a fresh profile; end it with the block."""
    from websocket import create_connection

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        prefs = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in QUIET.items())
        Path(profile, "user.js").write_text("".join(prefs), encoding="utf-8")
        order = [str(engine("firefox")), "--headless", "--no-remote", "--profile", profile]
        order += ["--remote-debugging-port", "0", "about:blank"]
        browser = subprocess.Popen(
            order, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        try:
            address = next(
                line.split()[-1] for line in browser.stderr if "WebDriver BiDi listening" in line
            )
            Thread(target=browser.stderr.read, daemon=True).start()  # so that it never fills up
            socket = create_connection(f"{address}/session", timeout=60, suppress_origin=True)
            yield Firefox(socket)
            socket.close()
        finally:
            browser.terminate()
            browser.wait()


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start WebKitGTK on a virtual screen of its own; end both with the block."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.service import Service

    with _screen() as display:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(_mini_browser())
        options.add_argument("--automation")
        environment = os.environ | {
            "DISPLAY": display,
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # it needs rights a container lacks
        }
        service = Service(str(engine("webkit")), env=environment)
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            driver.set_window_rect(0, 0, *SIZE)
            yield WebKit(driver)
        finally:
            with suppress(Exception):
                driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen; yields its name."""
    read, write = os.pipe()
    order = [shutil.which("Xvfb") or "Xvfb", "-displayfd", str(write)]
    order += ["-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with tempfile.TemporaryFile() as log:
        screen = subprocess.Popen(order, pass_fds=[write], stdout=log, stderr=log)
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            assert number, "the virtual screen did not start"
            yield f":{number}"
        finally:
            screen.terminate()
            screen.wait()


def _mini_browser() -> Path:
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    if not found:
        raise FileNotFoundError("MiniBrowser of WebKitGTK is not below /usr/lib")
    return found[-1]


ENGINES = {"firefox": firefox, "webkit": webkit}
