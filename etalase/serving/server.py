"""The web server of an editor: pages with what came of the last build, loaded anew after each. Shell."""

import contextlib
import logging
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload import server as livereload
from livereload.handlers import LiveReloadHandler
from tornado.escape import json_decode
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler

from etalase.serving import preview
from etalase.serving.injected import POLICY, injected, without_page
from etalase.serving.outcome import Outcome

ASSETS = Path(__file__).parent / "assets"
OWN, PREVIEW = "/_serve/", "/_preview/"
"""The addresses of the server itself; no page of a site begins with an underscore."""


class Server(livereload.Server):  # type: ignore[misc]
    """Shows a folder of finished pages below the base path of the site, and tells browsers to load anew."""

    def __init__(self, output: Path, outcome: Outcome, old_blocks: preview.OldBlocks) -> None:
        super().__init__(watcher=_NoWatcher())
        self.output, self.outcome, self.old_blocks = output, outcome, old_blocks
        self._loop: Any = None
        self.served: dict[str, int] = {}  # by path, the build of which a browser has the page
        livereload.HEAD_END = POLICY  # its script, which reloads the page, goes before
        livereload.LiveReloadHandler = _Waiting
        _Waiting.server = self

    def told(self, outcome: Outcome) -> None:
        """Show what came of a build; may be called from any thread."""
        self._loop.add_callback(self._show, outcome)

    def run(self, host: str, port: int, ready: Callable[[], object]) -> None:
        """Serve until Ctrl-C; `ready` is called as soon as somebody could look. Raises `OSError`."""
        self._loop = IOLoop.current()
        self._loop.add_callback(ready)
        with self._ended_by_interrupts():
            self.serve(host=host, port=port, debug=False)

    @contextlib.contextmanager
    def _ended_by_interrupts(self) -> Iterator[None]:
        """Ctrl-C ends the loop from outside, where the system can: an exception may be lost wherever it is raised."""
        try:
            self._loop.asyncio_loop.add_signal_handler(signal.SIGINT, self._loop.stop)
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or another thread than the first
            yield
            return
        try:
            yield
        finally:
            self._loop.asyncio_loop.remove_signal_handler(signal.SIGINT)

    def get_web_handlers(self, script: object) -> list[tuple[Any, ...]]:
        """See `livereload.Server`, which puts its script into pages by itself."""
        del script
        return [
            (f"{OWN}(.*)", _Assets, {"path": str(ASSETS)}),
            (f"{PREVIEW}(.*)", _Preview, {"server": self}),
            ("(/.*)", _Pages, {"path": str(self.output), "default_filename": "index.html", "server": self}),
        ]

    def _show(self, outcome: Outcome) -> None:
        self.outcome = outcome
        _Waiting.reload_waiters("*")

    def _setup_logging(self) -> None:
        """Livereload would tell of every request; what goes wrong is enough."""
        for name, level in (("livereload", logging.WARNING), ("tornado.access", logging.ERROR)):
            logging.getLogger(name).setLevel(level)


class _Waiting(LiveReloadHandler):  # type: ignore[misc]
    """A browser that waits to be told. It may ask for that when the page it has is old already."""

    server: Server

    def on_message(self, message: str) -> None:
        super().on_message(message)
        told, now = json_decode(message), self.server.outcome.number
        if told.get("command") == "info" and self.server.served.get(urlsplit(told.get("url", "")).path, now) != now:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})


class _NoWatcher:
    """Livereload asks it for changes; here, somebody else sees them first."""

    filepath = None

    def __init__(self) -> None:
        self._tasks, self._changes = {"": None}, list[Any]()

    def start(self, callback: object) -> bool:
        del callback
        return True


class _Uncached(livereload.StaticFileHandler):  # type: ignore[misc]
    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-cache")

    def compute_etag(self) -> None:
        """None: a file is sent anew each time, and a page is not the file alone."""
        return


class _Assets(_Uncached):
    pass


class _Pages(_Uncached):
    """A file of the site; into a page goes what came of the last build."""

    def initialize(self, path: str, default_filename: str, server: Server) -> None:
        super().initialize(path, default_filename)
        self._server = server

    async def get(self, path: str, include_body: bool = True) -> None:
        base = self._server.outcome.base_path
        if not path.startswith(base):
            if path in ("/", base.rstrip("/")):
                self.redirect(base)
                return
            raise HTTPError(404)
        below = path.removeprefix(base)
        if not below or below.endswith(("/", ".html")):
            self._page(below + ("" if below.endswith(".html") else "index.html"))
        else:
            await self._file(below, include_body=include_body)

    def _page(self, path: str) -> None:
        self.path = self.parse_url_path(path)
        file = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(self._with_outcome(Path(file).read_bytes(), path))

    async def _file(self, path: str, *, include_body: bool) -> None:
        await super().get(path, include_body)

    def write_error(self, status_code: int, **details: Any) -> None:
        """The site's own excuse, or an empty page that the overlay can stand on."""
        del details
        excuse = self._server.output / "404.html"
        page = excuse.read_bytes() if status_code == 404 and excuse.is_file() else without_page(self._server.outcome)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(self._with_outcome(page, ""))

    def _with_outcome(self, page: bytes, path: str) -> bytes:
        outcome = self._server.outcome
        self._server.served[self.request.path] = outcome.number
        return injected(page, outcome.shown(preview.address_of(path, outcome.entry_pages)))


class _Preview(RequestHandler):
    """Both languages side by side, and the list of all entries."""

    def initialize(self, server: Server) -> None:
        self._server = server

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-cache")

    def get(self, path: str) -> None:
        outcome, key = self._server.outcome, path.strip("/")
        self._server.served[self.request.path] = outcome.number
        if key and key not in outcome.entry_pages:
            self.redirect(PREVIEW)
            return
        page = (
            preview.pair(key, outcome, self._server.old_blocks)
            if key
            else preview.index(outcome, self._server.old_blocks)
        )
        self.finish(injected(page.encode(), outcome.shown()))
