"""The files of the theme: style sheets, scripts, drawings, fonts. Their content is part of their name. Core.

So browsers may keep them for ever. A style sheet names others as they lie in templates/assets/: url("../images/x.svg"),
and has the tones of photographs where it imports "tones.css".
Style sheets and scripts are published without comments, except those that begin /*! as a licence does.
"""

import hashlib
import re

import rcssmin
import rjsmin

from etalase import tones
from etalase.fonts import FONTS, Font
from etalase.model import Theme

_IMPORT = re.compile(r'@import "([\w-]+\.css)";')
"""A sheet that becomes part of another: `@import "dyes.css";`."""

_REFERENCE = re.compile(r'url\("\.\./([^"#]+)"\)')


class Assets:
    """The files of a theme by their names in the site, and the fonts that its style sheets name."""

    def __init__(self, theme: Theme) -> None:
        written = {path: content.decode() for path, content in theme.assets.items() if path.endswith(".css")}
        parts = {f"css/{name}" for sheet in written.values() for name in _IMPORT.findall(sheet)}
        known = {path: written[path] for path in parts & written.keys()} | {f"css/{tones.SHEET}": tones.rules()}
        whole = {path: _IMPORT.sub(lambda found: known[f"css/{found[1]}"], sheet) for path, sheet in written.items()}
        sheets = {path: sheet for path, sheet in whole.items() if path not in parts}
        named = {path for sheet in sheets.values() for path in _REFERENCE.findall(sheet)}
        fonts = {path: font for path, font in FONTS.items() if path in named and path not in theme.assets}
        others = {path: _published(path, content) for path, content in theme.assets.items() if path not in written}
        self._names = {path: _name(path, _digest(content)) for path, content in others.items()}
        self._names |= {path: _name(path, font.digest) for path, font in fonts.items()}
        linked = {path: self._linked(sheet) for path, sheet in sheets.items()}
        self._names |= {path: _name(path, _digest(content)) for path, content in linked.items()}
        self.files: dict[str, bytes] = {self._names[path]: content for path, content in (others | linked).items()}
        self.fonts: dict[str, Font] = {self._names[path]: font for path, font in fonts.items()}

    def permalink(self, path: str) -> str:
        """The site path of an asset; KeyError if the theme has no such file."""
        return f"/{self._names[path]}"

    def _linked(self, sheet: str) -> bytes:
        """A style sheet as it is published: other files are named as in the site; KeyError if one is missing."""
        linked = _REFERENCE.sub(lambda found: f'url("../{self._names[found[1]].partition("/")[2]}")', sheet)
        return str(rcssmin.cssmin(linked, keep_bang_comments=True)).encode()


def _published(path: str, content: bytes) -> bytes:
    return rjsmin.jsmin(content, keep_bang_comments=True) if path.endswith(".js") else content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _name(path: str, digest: str) -> str:
    stem, _, suffix = path.rpartition(".")
    return f"assets/{stem}.{digest[:10]}.{suffix}"
