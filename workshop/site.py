"""Build the book, and show it on this machine only.

`python -m workshop.site build` builds it and ends with 1 when the build warns of anything;
`python -m workshop.site show` builds it, serves it on loopback and opens a browser.
"""

import argparse
import os
import sys
import webbrowser
from pathlib import Path

from workshop.hosting import server
from workshop.progress import ROOT, StepFailed, run_step

BOOK = ROOT / "_build" / "html"
FIRST_PORT = 8000


def build(strict: bool) -> None:
    """Build the book into BOOK. Raises StepFailed when it fails, or warns while `strict`."""
    if not (ROOT / "_config.yml").is_file():
        raise StepFailed("_config.yml is missing: this does not look like the course's folder.")
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    strictness = ["-W", "--keep-going"] if strict else []
    lines = run_step("Building the book", [str(jupyter_book), "build", ".", *strictness])
    for line in lines:
        if "WARNING:" in line or "ERROR:" in line:
            print(f"  {line}")


def has_display() -> bool:
    """Return whether a browser window can open here."""
    if os.environ.get("CI"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(first_port: int) -> None:
    """Build the book, serve it until Ctrl+C, and open a browser where there is one."""
    build(strict=False)
    try:
        shown = server(BOOK, first_port=first_port)
    except OSError as problem:
        raise StepFailed(f"{problem}: choose another with PORT=9000.") from None
    address = f"http://127.0.0.1:{shown.server_port}/"
    print(f"\nThe book is at  {address}   (Ctrl+C stops it)", flush=True)
    if has_display():
        webbrowser.open(address)
    try:
        shown.serve_forever()
    finally:
        shown.server_close()


def main() -> int:
    """Build, or build and show."""
    parser = argparse.ArgumentParser(prog="python -m workshop.site", description=__doc__)
    parser.add_argument("what", choices=("build", "show"))
    parser.add_argument("--port", type=int, default=FIRST_PORT, help="the first port to try")
    arguments = parser.parse_args()
    try:
        if arguments.what == "show":
            show(arguments.port)
        else:
            build(strict=True)
            print(f"The book is in {BOOK.relative_to(ROOT)}: open index.html there.")
    except StepFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
