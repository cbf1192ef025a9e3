"""A print document, set by WeasyPrint: pages of boxes, and what was wrong on the way. Core.

It knows only the files and fonts of the document, so the same document gives the same pages on every computer.
(WeasyPrint lays fonts into a folder of its own while it works: its libraries read them from nowhere else.)
"""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from etalase import images
from etalase.pdf import pictures, print_fonts
from etalase.pdf.document import Finding, PrintDocument
from etalase.pdf.libraries import weasyprint
from etalase.problems import N_, Severity
from etalase.work import Held

_TYPES = {".css": "text/css", ".svg": "image/svg+xml"}
_TOLD = "TOLD"

_TOLD_OTHERWISE = (
    _TOLD,  # a file that is missing or broken: told when it is asked for
    ".notdef glyph rendered",  # a missing character: told for all at once, in our words
)
"""What log records contain that need no finding."""


class Layout(NamedTuple):
    """A document of WeasyPrint, and what was found while it was set and is found while it is painted.

    `names` tells the site path of each picture by the name that WeasyPrint gives it in a PDF, without the last digit.
    """

    pages: Any
    found: list[Finding]
    names: dict[str, str]
    font_files: list[bytes]


def set_pages(document: PrintDocument, sheet: str = "") -> Layout:
    """The document as pages; `sheet` is CSS that is added to its own. Raises `PdfUnavailable`."""
    library = weasyprint()
    found: list[Finding] = []
    names: dict[str, str] = {}
    files = _files_class()(document, found, names)
    with _warnings_into(found):
        html = library.HTML(string=document.html, base_url=document.address, url_fetcher=files)
        sheets = [library.CSS(string=sheet)] if sheet else []
        pages = html.render(font_config=_only_given_fonts(), stylesheets=sheets)
    pages.metadata.title = document.title
    pages.metadata.lang = document.languages[0]
    pages.metadata.created = pages.metadata.modified = document.date.isoformat()
    fonts = [held.value for path, held in document.files.items() if path.endswith((".ttf", ".otf"))]
    return Layout(pages, found, names, fonts)


def painted(layout: Layout, document: PrintDocument, **options: object) -> bytes:
    """The pages as PDF by WeasyPrint; what is missing is added to what was found."""
    with _warnings_into(layout.found):
        content: bytes = layout.pages.write_pdf(pdf_identifier=identifier(document), **options)
    layout.found.extend(_about_fonts(layout))
    return content


def identifier(document: PrintDocument) -> bytes:
    """An identifier of the edition for `/ID`, which would be random otherwise."""
    return bytes.fromhex(_digest(f"{document.address} {document.identifier}"))


def anchors(layout: Layout) -> dict[str, int]:
    """The page, counted from 1, on which each id stands: what a table of contents has to show."""
    pages: dict[str, int] = {}
    for number, page in enumerate(layout.pages.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return pages


def originals(layout: Layout, document: PrintDocument) -> dict[str, Held[bytes]]:
    """The originals of photographs by the names that `Layout.names` has of their pictures."""
    return {name: document.originals[path] for name, path in layout.names.items() if path in document.originals}


def _about_fonts(layout: Layout) -> Iterator[Finding]:
    """Characters that no font has, and text in a font that the document did not bring."""
    from weasyprint.text.fonts import get_hb_object_data

    fonts = layout.pages.fonts.values()
    missing = sorted({chr(code) for font in fonts for code in font.missing})
    if missing:
        message = N_('No font of this document has the characters "{characters}": write them in another way.')
        yield Finding("missing-glyph", message, {"characters": "".join(missing)})
    if any(get_hb_object_data(font.hb_face) not in layout.font_files for font in fonts):
        yield Finding("foreign-font", N_("Some of the text is set in a font that the document does not bring."))


@contextmanager
def _warnings_into(found: list[Finding]) -> Iterator[None]:
    """WeasyPrint only logs what it leaves out; in a brochure all of that is worth telling."""
    logger, handler = logging.getLogger("weasyprint"), _Collector(found)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


class _Collector(logging.Handler):
    """Makes findings of log records, each once."""

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if any(known in text for known in _TOLD_OTHERWISE):
            return
        severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
        finding = Finding("weasyprint", N_("WeasyPrint says: {text}."), {"text": text.rstrip(".: ")}, severity)
        if finding not in self._found:
            self._found.append(finding)


def _given(document: PrintDocument, path: str) -> bytes | Finding:
    """A file as WeasyPrint shall have it, or what is wrong with it."""
    held = document.files.get(path)
    if held is None:
        return Finding("missing-file", N_('"{path}" is named, but not there.'), {"path": path})
    if not path.lower().endswith(tuple(images.RASTER_SUFFIXES)):
        return held.value
    is_our_own = path in document.originals  # made by the build, of a photograph that was examined
    if not is_our_own and images.examine(path, held.value)[2]:
        return Finding("broken-picture", N_('The picture "{path}" is broken.'), {"path": path})
    return pictures.plain(held.value)


def _site_path(url: str, address: str) -> str:
    """`https://contoh.example/desa/media/a.jpg` is `/media/a.jpg` where the site begins with desa/."""
    if not url.startswith(urljoin(address, "/")):
        return url
    return "/" + unquote(urlsplit(url).path).removeprefix(urlsplit(address).path).removeprefix("/")


def _digest(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@cache
def _files_class() -> Any:
    """A fetcher that knows the files of a document and nothing else: no network, no disk."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Files(URLFetcher):  # type: ignore[misc]
        """See `_files_class`."""

        def __init__(self, document: PrintDocument, found: list[Finding], names: dict[str, str]) -> None:
            super().__init__(allowed_protocols=("data",))
            self._document = document
            self._found = found
            self._names = names

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = _site_path(url, self._document.address)
            self._names[f"i{_digest(url)}"] = path
            given = _given(self._document, path)
            if isinstance(given, Finding):
                if given not in self._found:
                    self._found.append(given)
                raise FileNotFoundError(_TOLD)
            kind = _TYPES.get(path[path.rfind(".") :].lower(), "application/octet-stream")
            return URLFetcherResponse(url, given, {"Content-Type": kind})

    return Files


def _only_given_fonts() -> Any:
    """No font of the computer: else a missing character would come from whatever is installed, unnoticed.

    Pango crashes without any font, so there is always one.
    """
    from weasyprint.text import fonts
    from weasyprint.urls import URLFetcherResponse

    _know_more_of_fontconfig()

    class OnlyGivenFonts(fonts.FontConfiguration):  # type: ignore[misc]
        """See `_only_given_fonts`."""

        def __init__(self) -> None:
            self._config = fonts.fontconfig.FcConfigCreate()
            self.font_map = fonts.ffi.gc(fonts.pangoft2.pango_ft2_font_map_new(), fonts.gobject.g_object_unref)
            fonts.pangoft2.pango_fc_font_map_set_config(fonts.ffi.cast("PangoFcFontMap *", self.font_map), self._config)
            fonts.fontconfig.FcConfigDestroy(self._config)
            self._folder = None
            self.strut_layouts: dict[object, object] = {}
            self.font_features: dict[object, object] = {}

    configuration = OnlyGivenFonts()
    last_resort = partial(URLFetcherResponse, body=print_fonts.instance(print_fonts.fonts()[0], has_name=False))
    configuration.add_font_face({"font_family": "Last resort", "src": (("external", "last:"),)}, last_resort)
    return configuration


@cache
def _know_more_of_fontconfig() -> None:
    from weasyprint.text.ffi import ffi

    ffi.cdef("FcConfig * FcConfigCreate (void);")
