"""What the finished site says of its editions, and how one of them becomes a document to print. Core."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape, unescape
from typing import Any

import msgspec
from msgspec import Struct

from etalase.pdf.document import Finding, PrintDocument
from etalase.problems import N_, Place, Problem, Severity
from etalase.publication import edition_name
from etalase.work import Held

FOLDER = "brochures"
"""Where PDFs lie, beside output/: they are handed over, not published."""

RECORDS = "brochures.json"
"""The file of the finished site that lists all editions."""

PDFS = ("screen", "office", "press")

_PAPER = re.compile(r'<body[^>]*\bdata-trim="(?P<trim>[\d. ]+)"(?:[^>]*\bdata-folds="(?P<folds>[\d. ;]*)")?')
_IS_BOOKLET = re.compile(r"<body[^>]*\bdata-booklet\b")
_NAMED = re.compile(r'\b(?:src|href)="(/[^"#?]*\.(?:svg|jpg|css))"')
_DRAWN = re.compile(r"url\([\"']?\.\./([^\"')]+\.svg)")
_PAGE = re.compile(r'<section class="[^"]*\bpage\b')
_FACTS = re.compile(r'class="facts?"')
_ENTRY = re.compile(r'\bdata-(?:key|entry)="([^"]*)"')
_FOR_BROWSERS = re.compile(
    r"@font-face\s*\{[^}]*\}|@supports[^{]*\{[^{}]*\{[^{}]*\}\s*\}|print-color-adjust:\s*exact;?"
)
"""The fonts of browsers, what is for those that know something, and the wish to have backgrounds printed,
which is a matter of course in a PDF."""

_BLEEDING = ":root { --below: -3mm; --beyond: 3mm } .page.page { overflow: visible }"
"""For the press: what goes on beyond the cut is shown, and grounds go on below it as well."""


class EditionRecord(Struct, frozen=True):
    """An edition of a publication: its page in the finished site, and in which forms it is wanted. `entries` are the
    files of the entries it prints, by anchor."""

    publication: str
    source: str
    title: str
    edition: tuple[str, ...]
    path: str
    outputs: tuple[str, ...]
    entries: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """What it is called in the publication's file."""
        return edition_name(self.edition)


class PrintJob(Struct, frozen=True):
    """A PDF to make: an edition in one form."""

    record: EditionRecord
    output: str

    @property
    def path(self) -> str:
        """Its file, below the folder of PDFs."""
        record = self.record
        return f"{record.publication}/{record.publication}-{'-'.join(record.edition)}-{self.output}.pdf"

    @property
    def earlier(self) -> str:
        """What its file is called as soon as it shows an earlier state of the site."""
        return f"{self.path.removesuffix('.pdf')}.earlier.pdf"

    @property
    def label(self) -> str:
        """How people know it."""
        return self.path

    @property
    def faulty(self) -> str:
        """What its file is called where it is not fit to be handed out."""
        return f"{self.path.removesuffix('.pdf')}.faulty.pdf"


class Made(Struct, frozen=True):
    """A PDF as it was made: of what (a name), its SHA-256, its pages, what was found in it.

    Where there is none, `refused` is the message id of what is needed for one.
    """

    key: str
    sha256: str
    pages: int
    findings: tuple[Finding, ...]
    refused: str = ""


class Told(Struct, frozen=True):
    """What a process needs to make PDFs of the site in `output`."""

    root: str
    address: str
    base_path: str
    day: date
    profile: str


def written(records: Iterable[EditionRecord]) -> bytes:
    """The records as `RECORDS` holds them."""
    return msgspec.json.format(msgspec.json.encode(list(records)), indent=1) + b"\n"


def read(content: bytes) -> list[EditionRecord]:
    """What `written` gave."""
    return msgspec.json.decode(content, type=list[EditionRecord])


def jobs(records: Iterable[EditionRecord], name: str, edition: str, output: str) -> list[PrintJob]:
    """The PDFs that are wanted, those of one publication, edition or form if it is named."""
    return [
        PrintJob(record, form)
        for record in records
        for form in record.outputs
        if form in PDFS
        and name in ("", record.publication)
        and edition in ("", record.name)
        and output in ("", form)
        and not (form == "screen" and len(record.edition) > 1)  # a tagged PDF has one language
    ]


def named_files(html: str, base_path: str) -> list[str]:
    """The paths below output/ of all that the page of an edition names: drawings, photographs, style sheets."""
    found = dict.fromkeys(_NAMED.findall(html))
    return [address.removeprefix(base_path) for address in found if address.startswith(base_path)]


def drawings_of(sheet: str) -> list[str]:
    """The paths below output/ of the drawings that a style sheet of the site names."""
    return [f"assets/{name}" for name in dict.fromkeys(_DRAWN.findall(sheet))]


def problem(
    job: PrintJob, finding: Finding, html: str, manifest: Mapping[str, Mapping[str, Any]], *, is_strict: bool
) -> Problem:
    """What was found in a PDF, told with the publication's file and that of the entry or picture it comes from."""
    severity = Severity.ERROR if is_strict else finding.severity
    message, values = (
        _too_full(finding.values, html) if finding.code == "overflow" else (finding.message, finding.values)
    )
    return Problem(
        finding.code,
        Place(job.record.source),
        message,
        values,
        label=job.path,
        severity=severity,
        entries=tuple(_causes(job.record, finding.values, html, manifest)),
    )


def _too_full(found: Mapping[str, object], html: str) -> tuple[str, dict[str, object]]:
    """Where a text does not fit, in the words of those who read the page, and what helps in this layout."""
    marks = re.finditer(re.escape(f'data-name="{escape(str(found["panel"]))}"'), html)
    pages = ", ".join(str(len(_PAGE.findall(html[: mark.start()]))) for mark in marks)
    title = _title(str(found.get("entry", "")), html)
    values: dict[str, object] = {"page": pages, "title": title}
    if not title:
        return N_("Page {page}: the text does not fit. Shorten it, or print less on this page."), values
    if _FACTS.search(html):
        return N_('Page {page}: the text of "{title}" does not fit. Shorten it, or print fewer fields.'), values
    is_alone = "/" in str(found["panel"]) or _IS_BOOKLET.search(html)  # others would stay away for nothing
    if is_alone:
        return N_('Page {page}: the text of "{title}" does not fit. Shorten it.'), values
    return N_('Page {page}: the text of "{title}" does not fit. Shorten it, or select fewer entries.'), values


def _title(name: str, html: str) -> str:
    """The title of the entry with that anchor or folder, as the desk above the pages lists it; else nothing."""
    anchored = re.search(rf'\bdata-key="([^"]*)"[^>]*\bid="{re.escape(name)}"', html)
    folder = anchored[1] if anchored else name
    listed = re.search(rf'\bvalue="{re.escape(folder)}"[^>]*>\s*<span[^>]*>(.*?)</span>', html)
    return unescape(listed[1]) if listed and folder else ""


def _causes(
    record: EditionRecord, values: Mapping[str, object], html: str, manifest: Mapping[str, Mapping[str, Any]]
) -> Iterable[str]:
    path = str(values.get("picture") or values.get("path") or "")
    if path:
        return list(manifest.get(path.removeprefix("/"), {}).get("made_from", ()))[:1]
    before = html.partition(str(values["characters"])[0])[0] if "characters" in values else ""
    named = [*_ENTRY.findall(before)[-1:], str(values.get("entry", ""))]
    return next((files for name in named for files in _files_of(record, name)), ())


def _files_of(record: EditionRecord, name: str) -> Iterable[tuple[str, ...]]:
    """The files of the entry with this anchor, or of one whose folder is called so."""
    for anchor, files in record.entries.items():
        if name and (anchor == name or files[0].split("/")[-2] == name):
            yield files


def key(html: str, digests: Mapping[str, str], job: PrintJob, profile: str, version: str) -> str:
    """A name for all that a PDF is made of; `digests` are those of the files it names, by path."""
    parts = (html, sorted(digests.items()), job.output, job.record.title, profile, version)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def document(
    html: str,
    address: str,
    job: PrintJob,
    files: Mapping[str, Held[bytes]],
    originals: Mapping[str, Held[bytes]],
    day: date,
) -> PrintDocument:
    """The document of an edition; `files` by site path, without fonts; for `originals` see `PrintDocument`. Raises
    `ValueError` where the template does not say on which paper it is printed."""
    from etalase.pdf import print_fonts  # what nothing needs that is made already

    paper = _PAPER.search(html)
    if paper is None:
        raise ValueError(f"{job.record.path}: no data-trim on <body>")
    width, height = map(float, paper["trim"].split())
    folds = [tuple(map(float, side.split())) for side in (paper["folds"] or "").split(";")]
    return PrintDocument(
        html=html,
        address=address,
        files={
            path: _Sheet(held, is_bleeding=job.output == "press") if path.endswith(".css") else held
            for path, held in files.items()
        }
        | print_fonts.files(),
        title=job.record.title,
        languages=job.record.edition,
        trim=(width, height),
        date=day,
        identifier=f"{job.record.publication} {job.record.name} {job.output}",
        folds=tuple(folds) if any(folds) else (),
        booklet=_IS_BOOKLET.search(html) is not None,
        originals=originals,
    )


class _Sheet(Held[bytes]):
    """A style sheet with the fonts of paper, and without what only browsers know."""

    __slots__ = ("_is_bleeding", "_of")

    def __init__(self, of: Held[bytes], *, is_bleeding: bool) -> None:
        self._of, self._is_bleeding = of, is_bleeding

    @property
    def value(self) -> bytes:
        """See `Held.value`."""
        from etalase.pdf import print_fonts

        sheet = self._of.value.decode()
        fonts = print_fonts.css() if "@font-face" in sheet else ""
        return (fonts + _FOR_BROWSERS.sub("", sheet) + (_BLEEDING if self._is_bleeding else "")).encode()
