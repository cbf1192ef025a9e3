"""Names of files that content may have: safe on Windows, macOS and Linux alike. Core."""

import re
from functools import lru_cache

from etalase.problems import N_

# Reserved device names and forbidden characters: Microsoft, "Naming Files, Paths, and Namespaces".
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')

_IGNORED = re.compile(r"\..*|~\$.*|.*~|thumbs\.db|desktop\.ini|.*\.(tmp|bak|swp)", re.IGNORECASE)
_CONTENT_FILE = re.compile(r"index\.([A-Za-z_-]+)\.md")


@lru_cache(maxsize=10_000)  # most names are the same ones in other folders
def is_ignored(name: str) -> bool:
    """Whether a file is a trace of an editor or an operating system, and no content."""
    return bool(_IGNORED.fullmatch(name))


@lru_cache(maxsize=10_000)
def fault(name: str) -> str:
    """A message id that says why a file or folder of this name cannot be kept everywhere; empty if it can."""
    if _RESERVED.fullmatch(name):
        return N_("Windows reserves this name for a device. Rename the file or folder.")
    if _FORBIDDEN.search(name):
        return N_("Windows cannot store a name with this character. Rename the file or folder.")
    if name.endswith((" ", ".")):
        return N_("Windows cannot store a name that ends with a space or a dot. Rename the file or folder.")
    return ""


@lru_cache(maxsize=10_000)
def locale_suffix(name: str) -> str | None:
    """The locale of a content file (`index.id.md` gives `id`), or None where the name is of another form."""
    match = _CONTENT_FILE.fullmatch(name)
    return match[1] if match else None
