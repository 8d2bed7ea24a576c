"""Build the book, and show it on this machine only.

`python -m workshop.site build` builds it and ends with 1 when the build warns of anything;
`python -m workshop.site show` builds it, serves it on loopback and opens a browser.
"""

import argparse
import functools
import os
import sys
import webbrowser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from workshop.progress import ROOT, StepFailed, run_step

BOOK = ROOT / "_build" / "html"
FIRST_PORT = 8000
PORTS = 100


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


class Handler(SimpleHTTPRequestHandler):
    """Serve files, quietly, and let no browser keep an old copy."""

    # Windows may have other ideas of what these are, and then a browser refuses the script.
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".json": "application/json",
    }

    def end_headers(self) -> None:
        """Add the header that makes a browser ask again."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing for each request."""


class Server(ThreadingHTTPServer):
    """A server on loopback that takes no port another program listens on."""

    allow_reuse_address = os.name != "nt"  # there it would share a busy port
    daemon_threads = True
    request_queue_size = 64  # a page asks for many files at once


def serve(folder: Path, first_port: int = FIRST_PORT) -> Server:
    """Return a server of `folder` on 127.0.0.1, on the first free port from `first_port` on.

    The caller runs `serve_forever`. Raises StepFailed when PORTS ports in a row are busy.
    """
    handler = functools.partial(Handler, directory=str(folder))
    for port in range(first_port, min(first_port + PORTS, 65536)):
        try:
            return Server(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise StepFailed(f"No free port from {first_port} on: choose another with PORT=9000.")


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
    server = serve(BOOK, first_port)
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"\nThe book is at  {address}   (Ctrl+C stops it)", flush=True)
    if has_display():
        webbrowser.open(address)
    try:
        server.serve_forever()
    finally:
        server.server_close()


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
