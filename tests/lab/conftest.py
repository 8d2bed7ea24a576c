"""A real JupyterLab on loopback, and notebooks opened in it through a real browser.

Nothing here writes into the project: the lessons are copied, and JupyterLab's settings,
workspaces and run files go to a temporary folder.
"""

import ast
import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from workshop.lab import command

PATIENCE = 45  # seconds, for anything that a test waits for; a busy machine opens slowly
ROOT = Path(__file__).parents[2]

# JupyterLab shows itself to scripts as `jupyterapp` when it is started so.
_CELLS = "const panel = jupyterapp.shell.currentWidget, cells = panel?.content;"
_OPEN = f"""() => {{
    if (!window.jupyterapp) return false;
    {_CELLS}
    return panel?.context?.isReady && panel.sessionContext.isReady
        && cells.widgets.length === cells.model.cells.length
        && panel.sessionContext.session.kernel.status === "idle";
}}"""
_RUN_ALL = """() => {
    window.ended = "";
    jupyterapp.commands.execute("notebook:run-all-cells")
        .then(() => (window.ended = "well"), (fault) => (window.ended = `${fault}`));
}"""
_AS_SAVED = f"() => {{ {_CELLS} return cells.widgets.map((cell) => cell.model.toJSON()); }}"
# Adds a cell at the end, runs it as Ctrl+Enter does, gives what it shows.
_SHOW = f"""async (source) => {{
    {_CELLS}
    const place = cells.widgets.length;
    cells.model.sharedModel.insertCell(place, {{ cell_type: "code", source, metadata: {{}} }});
    cells.activeCellIndex = place;
    await jupyterapp.commands.execute("notebook:run-cell");
    return cells.widgets[place].model.outputs.toJSON();
}}"""
# Asks the notebook's kernel as a cell would, but leaves the focus where the reader has it.
_ASK = f"""async (code) => {{
    {_CELLS}
    const asked = panel.sessionContext.session.kernel.requestExecute({{ code }});
    const shown = [];
    asked.onIOPub = ({{ header, content }}) =>
        shown.push({{ output_type: header.msg_type, ...content }});
    await asked.done;
    return shown;
}}"""


class PythonFault(Exception):
    """A cell ended with an error; the text is the error's."""


def _raise_fault(outputs: list[dict[str, Any]]) -> None:
    for shown in outputs:
        if shown["output_type"] == "error":
            raise PythonFault(f"{shown['ename']}: {shown['evalue']}")


class Notebook:
    """One notebook, open in JupyterLab in a browser page of its own."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.context.on("request", self._hear_request)
        page.on("pageerror", lambda error: self.wrong.append(f"page error: {error}"))
        page.on("console", self._hear_console)
        self.address = address
        self.open()

    def open(self) -> None:
        """Open the notebook's page, or open it anew, and wait until its kernel is ready."""
        self.page.goto(self.address)
        self.page.wait_for_function(_OPEN)

    def _hear_request(self, request: Request) -> None:
        here = urlsplit(self.address).netloc
        if urlsplit(request.url).netloc not in (here, ""):  # blob: and data: have no host
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _hear_console(self, said: ConsoleMessage) -> None:
        own = "/static/lab/" in said.location["url"]  # what JupyterLab says of itself
        if said.type == "error" and not own:
            self.wrong.append(f"console: {said.text}")

    def run_all(self) -> None:
        """Run every cell and wait until all have ended."""
        self.page.evaluate(_RUN_ALL)
        self.page.wait_for_function("window.ended")
        assert self.page.evaluate("window.ended") == "well"

    def saved(self) -> list[dict[str, Any]]:
        """Every cell as it would be saved now."""
        return self.page.evaluate(_AS_SAVED)

    def on_screen(self, place: int) -> Locator:
        """What the reader sees of the cell at `place`."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(place)

    def show(self, source: str) -> Locator:
        """Run `source` in a new last cell; return what the reader sees of it."""
        _raise_fault(self.page.evaluate(_SHOW, source))
        return self.on_screen(len(self.saved()) - 1)

    def python(self, source: str) -> Any:
        """Run `source` in the notebook's kernel; return its value, a plain one.

        Raises PythonFault when it ends with an error.
        """
        outputs = self.page.evaluate(_ASK, source)
        _raise_fault(outputs)
        for shown in outputs:
            if shown["output_type"] == "execute_result":
                return ast.literal_eval(shown["data"]["text/plain"])
        return None

    def wait_for_python(self, source: str, wanted: Any) -> None:
        """Wait until `source` has the value `wanted`: what a reader does takes a moment."""
        until = time.monotonic() + PATIENCE
        while (found := self.python(source)) != wanted:
            assert time.monotonic() < until, f"{source} is still {found}, not {wanted}"

    @contextmanager
    def changes(self, picture: Locator) -> Iterator[None]:
        """Wait, after the block, until what is inside `picture` has changed."""
        node = picture.element_handle()
        before = node.inner_html()
        yield
        self.page.wait_for_function(
            "([node, before]) => node.innerHTML !== before", arg=[node, before]
        )


@pytest.fixture(autouse=True)
def patient() -> Iterator[None]:
    """Let `expect` wait as long as everything else here."""
    expect.set_options(timeout=PATIENCE * 1000)
    yield
    expect.set_options(timeout=5000)  # Playwright's own


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a reader opens in JupyterLab; stands for the project's own folder."""
    place = tmp_path_factory.mktemp("project")
    unwanted = shutil.ignore_patterns(".ipynb_checkpoints", "_build")
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, place / name, ignore=unwanted)
    return place


@pytest.fixture(scope="session")
def server(copied: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Start JupyterLab as `make lab` does, on the copy; yield what it says of itself."""
    own = tmp_path_factory.mktemp("jupyter")
    settings = own / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    quiet = settings / "notification.jupyterlab-settings"
    quiet.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")
    environment = os.environ | {
        "CI": "true",  # opens no browser window
        "IPYTHONDIR": str(own / "ipython"),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "run"),
        "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
    }
    order = [part.replace(f"root_dir={ROOT}", f"root_dir={copied}") for part in command()]
    order += [
        "--no-browser",
        "--ServerApp.port=0",  # any free one
        "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
    ]
    said = own / "said.txt"
    with said.open("wb") as log:
        process = subprocess.Popen(order, cwd=copied, env=environment, stdout=log, stderr=log)
    try:
        yield _wait_for_server(process, own / "run", said)
    finally:
        process.terminate()  # and with it its kernels
        process.wait(PATIENCE)


def _wait_for_server(process: subprocess.Popen, run: Path, said: Path) -> dict[str, Any]:
    """Wait until JupyterLab answers; return the facts that it writes to its run folder."""
    until = time.monotonic() + PATIENCE
    while True:
        with suppress(OSError, ValueError, IndexError):
            facts = json.loads(next(run.glob("jpserver-*.json"), Path()).read_text("utf-8"))
            urllib.request.urlopen(facts["url"] + "api", timeout=PATIENCE).close()
            return facts
        late = process.poll() is not None or time.monotonic() > until
        assert not late, f"JupyterLab did not start:\n{said.read_text(encoding='utf-8')}"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def open_notebook(
    browser: Browser, server: dict[str, Any]
) -> Callable[[Path], AbstractContextManager[Notebook]]:
    """Open a notebook below the copied folder, as a reader who was never here before.

    At the end nothing may have gone wrong: no page error, no fault on the console, no request
    off this machine.
    """

    @contextmanager
    def opened(path: Path) -> Iterator[Notebook]:
        place = quote(path.relative_to(server["root_dir"]).as_posix())
        # A workspace of its own: otherwise JupyterLab also opens what an earlier test left open.
        address = f"{server['url']}lab/workspaces/{path.stem}/tree/{place}"
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE * 1000)
        try:
            notebook = Notebook(context.new_page(), address)
            yield notebook
            assert notebook.wrong == []
        finally:
            context.close()

    return opened
