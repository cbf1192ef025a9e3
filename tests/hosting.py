"""A web server on loopback that shows a folder as a host would: compressed, with the site's headers and 404."""

import functools
import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from etalase.headers import ASK_AGAIN, FINGERPRINTED, FOR_EVER

COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".webmanifest", ".ics", ".wasm"}
TYPES = {".webmanifest": "application/manifest+json", ".ics": "text/calendar", ".avif": "image/avif",
         ".js": "text/javascript", ".wasm": "application/wasm"}  # fmt: skip


class Host(http.server.BaseHTTPRequestHandler):
    """Answers from `folder`, with `headers`."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path, headers: Mapping[str, str]) -> None:
        self.folder, self.own_headers = folder, headers
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file, or `404.html`."""
        path = self.path.partition("?")[0].partition("#")[0]
        file = self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        found = file.is_file() and ".." not in file.parts
        self._answer(file if found else self.folder / "404.html", HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)

    def _answer(self, file: Path, status: HTTPStatus) -> None:
        content = file.read_bytes() if file.is_file() else b""
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(status)
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        is_kept = self.path.startswith(tuple(f"/{folder}/" for folder in FINGERPRINTED))
        self.send_header("Cache-Control", FOR_EVER if is_kept else ASK_AGAIN)
        for name, value in self.own_headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Nothing."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """The address of a folder as long as it is needed."""
    handler = functools.partial(Host, folder=folder, headers=headers)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
