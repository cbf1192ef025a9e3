"""The site in the editor's own browser, built again at every change (`python build.py serve`). Shell."""

from collections.abc import Callable
from pathlib import Path

POLICY = b'<meta http-equiv="Content-Security-Policy"'
"""How the policy of a page begins. It forbids scripts inside of pages that come after it."""

WATCHED = ("content", "templates", "translations")


def serve(root: Path, rebuild: Callable[[], None], host: str, port: int) -> None:
    """Show output/ at `http://host:port/` until the program is stopped. `rebuild` tells of problems by itself."""
    from livereload import server as livereload  # brings a web server, which no other command needs

    livereload.HEAD_END = POLICY  # its script, which reloads the page, goes before
    server = livereload.Server()
    for folder in WATCHED:
        server.watch(str(root / folder), rebuild, delay=0.2)
    server.serve(root=str(root / "output"), host=host, port=port, debug=False)
