"""The site in the editor's own browser, built again at every change (`python build.py serve`). Shell."""

import re
from collections.abc import Callable
from pathlib import Path

POLICY = b'<meta http-equiv="Content-Security-Policy"'
"""How the policy of a page begins. It forbids scripts inside of pages that come after it."""

WATCHED = ("content", "templates", "translations")


def serve(root: Path, rebuild: Callable[[], None], host: str, port: int, base_path: str) -> None:
    """Show output/ at `http://host:port`, below the base path as when it is published, until the program is stopped.

    `rebuild` tells of problems by itself.
    """
    from livereload import server as livereload  # brings a web server, which no other command needs
    from tornado.web import RedirectHandler

    class _Server(livereload.Server):  # type: ignore[misc]
        def get_web_handlers(self, script: object) -> list[tuple[object, ...]]:
            del script  # livereload puts it into pages by itself
            shown = {"path": str(root / "output"), "default_filename": self.default_filename}
            start = [("/", RedirectHandler, {"url": base_path, "permanent": False})] if base_path != "/" else []
            return [(f"{re.escape(base_path)}(.*)", self.SFH, shown), *start]

    livereload.HEAD_END = POLICY  # its script, which reloads the page, goes before
    server = _Server()
    for folder in WATCHED:
        server.watch(str(root / folder), rebuild, delay=0.2)
    server.serve(host=host, port=port, debug=False)
