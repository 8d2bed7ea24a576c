"""Serve a built site as a strict host would: in a sub-path, compressed, with a content policy."""

from __future__ import annotations

import gzip
import mimetypes
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
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".ipynb": "application/json"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path

    def do_GET(self) -> None:  # the name is the base class's
        path = unquote(urlsplit(self.path).path)
        file = (self.folder / path.removeprefix(PREFIX)).resolve()
        inside = path.startswith(PREFIX) and file.is_relative_to(self.folder)
        if inside and path.endswith("/"):
            file /= "index.html"
        if not (inside and file.is_file()):
            self._answer(404, "text/plain", b"not here", False)
            return
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        compress = file.suffix in COMPRESSED
        body = file.read_bytes()
        self._answer(200, kind or "application/octet-stream", body, compress)

    def _answer(self, status: int, kind: str, body: bytes, compress: bool) -> None:
        if compress:
            body = gzip.compress(body, 6, mtime=0)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing for each request."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing when a browser that has seen enough hangs up."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` on loopback while the block runs; yield its address, ending in a slash."""
    handler = type("Handler", (_Handler,), {"folder": Path(folder).resolve()})
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
