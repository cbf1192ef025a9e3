"""One name for all code that a result depends on: ours, Python's, and that of the libraries. Shell."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("Babel", "Jinja2", "Markdown", "MarkupSafe", "nh3", "phonenumbers", "python-slugify", "PyYAML")
"""Whose behaviour shows in pages. A test holds that they are dependencies of the project."""


@cache
def of_all_code() -> str:
    """A digest that changes with any change of code; not with its place on disk."""
    package = Path(__file__).parent
    names = sorted(path.relative_to(package).as_posix() for path in package.rglob("*.py"))
    name = hashlib.blake2b(digest_size=20)
    name.update("\0".join((sys.version, *(f"{library} {version(library)}" for library in LIBRARIES))).encode())
    for path in names:
        name.update(path.encode() + b"\0" + (package / path).read_bytes() + b"\0")
    return name.hexdigest()
