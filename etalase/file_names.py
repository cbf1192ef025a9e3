"""Names of files that content may have: safe on Windows, macOS and Linux alike. Core."""

import re
from functools import lru_cache

from etalase.problems import N_

# Reserved device names and forbidden characters: Microsoft, "Naming Files, Paths, and Namespaces".
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')

_IGNORED = re.compile(
    r"\..*|~\$.*|.*~|(eh)?thumbs\.db|desktop\.ini|__macosx|\$recycle\.bin|.*\.(tmp|bak|swp)", re.IGNORECASE
)
# What Windows, macOS, Linux and services such as OneDrive, Dropbox and Syncthing add to the name of a copy.
_COPY = re.compile(
    r"(?P<of>.*?\S)("
    r" - (copy|salin|salinan)( ?\(\d+\))?| (copy|salinan)( \d+)?| \((\d+|(another )?copy|salinan)( \d+)?\)"
    r"| \([^()]*conflicted copy[^()]*\)|-(laptop|desktop|pc)-\w+|\.sync-conflict-[\w-]+"
    r")(?P<suffix>(\.\w+)?)",
    re.IGNORECASE,
)
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


def copy_of(name: str) -> str:
    """Of which file or folder this is a copy that a computer has named; nothing where it is none."""
    match = _COPY.fullmatch(name)
    return match["of"] + match["suffix"] if match else ""


@lru_cache(maxsize=10_000)
def locale_suffix(name: str) -> str | None:
    """The locale of a content file (`index.id.md` gives `id`), or None where the name is of another form."""
    match = _CONTENT_FILE.fullmatch(name)
    return match[1] if match else None
