"""Find a browser for the tests and the bench, or say in one line how to get one.

`python -m workshop.browser` prints the path of the browser in use. With `--get` it first tries
Playwright's own download when there is none. It exits with 1 when there is still no browser.
With `--line` it only prints the line that installs one, with `--missing` the packages of Debian
that all tests, the wide ones too, still need.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Playwright itself adds --headless and gives each browser a fresh profile.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(RuntimeError):
    """No browser was found; the message is what to do about it."""


def find() -> Path | None:
    """Return the browser to use: $CHROME, then one on the path, then Playwright's download.

    Raises NoBrowser when $CHROME is set and names no file, because a wrong setting should be
    mended, not passed over.
    """
    chosen = os.environ.get("CHROME")
    if chosen:
        found = shutil.which(chosen)
        if not found:
            raise NoBrowser(f"CHROME is set to {chosen}, but no such program is there.")
        return Path(found)
    for name in ON_THE_PATH:
        found = shutil.which(name)
        if found:
            return Path(found)
    return _downloaded()


def _downloaded() -> Path | None:
    """Return the browser that Playwright has downloaded, if Playwright and it are here."""
    if importlib.util.find_spec("playwright") is None:
        return None
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    # In a process of its own: a test that asks may already be inside a Playwright session.
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    path = Path(answer.stdout.strip() or "missing")
    return path if path.is_file() else None


def install_line() -> str:
    """Return the one line that installs a browser on this machine."""
    if shutil.which("apt-get"):
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        # Playwright's driver needs libatomic1, which the smallest systems lack.
        return ("" if as_root else "sudo ") + "apt-get install -y chromium libatomic1"
    return f"{sys.executable} -m playwright install chromium"


def need() -> Path:
    """Return the browser to use; raise NoBrowser with the line that installs one."""
    path = find()
    if path is None:
        raise NoBrowser(f"No browser was found. This line installs one:\n\n  {install_line()}\n")
    return path


def ready() -> Path:
    """Return the browser to use, after a look at whether Playwright can drive it.

    Raises NoBrowser, with the line that installs what is missing.
    """
    path = need()
    ask = [sys.executable, "-m", "playwright", "--version"]
    answer = subprocess.run(ask, capture_output=True, text=True)
    if answer.returncode:
        said = (answer.stderr.strip() or "it says nothing").splitlines()[-1]
        raise NoBrowser(
            f"Playwright, which drives the browser, does not start: {said}\n"
            f"This line installs what it needs:\n\n  {install_line()}\n"
        )
    return path


ENGINES = {
    "firefox": (("firefox-esr", "firefox"), "firefox-esr"),
    "webkit": (("WebKitWebDriver",), "webkit2gtk-driver"),
    "screen": (("Xvfb",), "xvfb"),
}
"""What the wide tests need beside Chromium: program names, and Debian's package."""


def engine(name: str) -> Path:
    """Return the program of one of ENGINES; raise NoBrowser with the line that installs it."""
    programs, package = ENGINES[name]
    for program in programs:
        found = shutil.which(program)
        if found:
            return Path(found)
    line = f"apt-get install -y {package}" if shutil.which("apt-get") else f"install {package}"
    raise NoBrowser(f"{programs[0]} was not found. This line installs it:\n\n  {line}\n")


def missing_packages() -> list[str]:
    """Return Debian's packages of the programs that are not here: Chromium and ENGINES."""
    needed = [] if find() else ["chromium", "libatomic1"]
    for programs, package in ENGINES.values():
        if not any(shutil.which(program) for program in programs):
            needed.append(package)
    return needed


def download() -> None:
    """Let Playwright download its own Chromium; say so and go on when that fails."""
    print("No browser is here yet: asking Playwright for its own Chromium.", flush=True)
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
    if done.returncode:
        print("Playwright could not download it.", flush=True)


def launch(playwright: "Playwright", *extra_flags: str) -> "Browser":
    """Start the browser, headless, with a fresh profile and no calls home.

    `extra_flags` are added to FLAGS. Raises NoBrowser when there is none.
    """
    return playwright.chromium.launch(
        executable_path=str(need()), headless=True, args=[*FLAGS, *extra_flags]
    )


def main() -> int:
    """Print the browser's path, or what to do when there is none."""
    parser = argparse.ArgumentParser(prog="python -m workshop.browser", description=__doc__)
    parser.add_argument("--get", action="store_true", help="download one if none is found")
    parser.add_argument("--line", action="store_true", help="print the line that installs one")
    parser.add_argument(
        "--missing", action="store_true", help="print Debian's packages that all tests still need"
    )
    arguments = parser.parse_args()
    if arguments.missing:
        print(*missing_packages())
        return 0
    if arguments.line:
        print(install_line())
        return 0
    try:
        if arguments.get and find() is None:
            download()
        print(ready())
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
