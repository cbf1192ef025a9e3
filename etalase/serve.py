"""The site in the editor's own browser, built again at every change (`python build.py serve`). Shell."""

from collections.abc import Callable
from pathlib import Path

WATCHED = ("content", "templates", "translations")


def serve(root: Path, rebuild: Callable[[], None], host: str, port: int) -> None:
    """Show output/ at `http://host:port/` until the program is stopped. `rebuild` tells of problems by itself."""
    from livereload import Server  # brings a web server, which no other command needs

    server = Server()
    for folder in WATCHED:
        server.watch(str(root / folder), rebuild, delay=0.2)
    server.serve(root=str(root / "output"), host=host, port=port, debug=False)
