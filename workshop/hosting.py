"""Serve a built site on this machine as a strict host would: compressed, with a content policy.

One server for all: `make book` shows the book at the root of the first free port; tests and the
bench ask for any port, in a sub-path.
"""

from __future__ import annotations

import gzip
import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

PREFIX = "/course/"
# No 'unsafe-eval', and no pictures inside an address: the site must do without.
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
COMPRESSED = {".html", ".js", ".css", ".svg", ".json", ".txt", ".ipynb", ".csv"}
# Windows may have other ideas of what these are, and then a browser refuses the script.
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
    ".ipynb": "application/json",
}
PORTS = 100


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    prefix: str

    def do_HEAD(self) -> None:  # the name is the base class's
        self.do_GET()

    def do_GET(self) -> None:  # the name is the base class's
        path = unquote(urlsplit(self.path).path)
        file = (self.folder / path.removeprefix(self.prefix)).resolve()
        inside = path.startswith(self.prefix) and file.is_relative_to(self.folder)
        if inside and file.is_dir():
            if not path.endswith("/"):
                self._answer(301, "text/plain", b"", False, Location=f"{path}/")
                return
            file /= "index.html"
        if not (inside and file.is_file()):
            self._answer(404, "text/plain", b"not here", False)
            return
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        compress = file.suffix in COMPRESSED
        body = file.read_bytes()
        self._answer(200, kind or "application/octet-stream", body, compress)

    def _answer(self, status: int, kind: str, body: bytes, compress: bool, **headers: str) -> None:
        if compress:
            body = gzip.compress(body, 6, mtime=0)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")  # let no browser keep an old copy unasked
        for name, value in headers.items():
            self.send_header(name, value)
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing for each request."""


class Server(ThreadingHTTPServer):
    """A server on loopback that takes no port another program listens on."""

    allow_reuse_address = os.name != "nt"  # there it would share a busy port
    daemon_threads = True
    request_queue_size = 64  # a page asks for many files at once

    def handle_error(self, *_: object) -> None:
        """Say nothing when a browser that has seen enough hangs up."""


def server(folder: Path, prefix: str = "/", first_port: int = 0) -> Server:
    """Return a server of `folder` below `prefix`, on the first free port from `first_port` on.

    Any free one, if that is 0. The caller runs `serve_forever`. Raises OSError when PORTS ports in
    a row are busy.
    """
    handler = type("Handler", (_Handler,), {"folder": Path(folder).resolve(), "prefix": prefix})
    if not first_port:
        return Server(("127.0.0.1", 0), handler)
    for port in range(first_port, min(first_port + PORTS, 65536)):
        try:
            return Server(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise OSError(f"No free port from {first_port} on")


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` in a sub-path while the block runs; yield its address, ending in a slash."""
    running = server(folder, PREFIX)
    thread = Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}{PREFIX}"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()
