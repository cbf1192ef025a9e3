"""One name for all code that a result depends on: ours, Python's, and that of the libraries. Shell.

Imports next to nothing: it is asked before anything else is loaded.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path


@cache
def of_all_code() -> str:
    """A digest that changes with any change of code; not with its place on disk."""
    package = Path(__file__).parent
    names = sorted(path.relative_to(package).as_posix() for path in package.rglob("*.py"))
    name = hashlib.blake2b(digest_size=20)
    name.update("\0".join((sys.version, *libraries(sys.path))).encode())
    for path in names:
        name.update(path.encode() + b"\0" + (package / path).read_bytes() + b"\0")
    return name.hexdigest()


def libraries(search_path: list[str]) -> list[str]:
    """The names of installed packages, with their versions; a package may show in pages without our knowledge."""
    folders = (Path(path) for path in search_path if path.endswith("-packages"))
    return sorted(entry.name for folder in folders if folder.is_dir() for entry in folder.glob("*.dist-info"))
