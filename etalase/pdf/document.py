"""What is printed and what comes of it: `PrintDocument` goes in, `Printed` with its findings comes out. Core."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from etalase.problems import N_, Severity, Translate
from etalase.work import Held

BLEED = 3.0
"""Millimetres that a picture at the edge goes on beyond the cut."""


class PrintDocument(Struct, frozen=True):
    """A whole document, ready to be set.

    `files` holds whatever its HTML and CSS name, by site path, fonts (as TTF or OTF) among them: nothing else is read.
    `originals` are the photographs of which some of these files are smaller, by the same paths; they are printed where
    a page shows the picture larger than the file is fine enough for.
    `trim` is the size of a page in mm. `identifier` names publication and edition. `folds` are the folds of each page,
    in mm from the left; a `booklet` is folded in the middle and stapled.
    """

    html: str
    address: str
    files: Mapping[str, Held[bytes]]
    title: str
    languages: tuple[str, ...]
    trim: tuple[float, float]
    date: date
    identifier: str
    folds: tuple[tuple[float, ...], ...] = ()
    booklet: bool = False
    originals: Mapping[str, Held[bytes]] = field(default_factory=dict)


class Finding(Struct, frozen=True):
    """Something in a document that readers or the printing house will stumble over.

    `code` is a stable name for tools and tests, `message` a message id with named `values`.
    """

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def text(self, translate: Translate) -> str:
        """The finding in one sentence, worded by `translate` (a gettext function)."""
        return translate(self.message).format(**self.values)


class Printed(Struct, frozen=True):
    """A finished PDF. `pages` counts those of the document, `anchors` tells the page of each id, both from 1."""

    content: bytes
    pages: int
    findings: tuple[Finding, ...]
    anchors: Mapping[str, int]


class CannotPrint(Exception):
    """There is no PDF, and `message`, a message id, says what is needed for one."""

    message = ""

    def __init__(self) -> None:
        super().__init__(self.message)

    def text(self, translate: Translate) -> str:
        """What to do, in one sentence, worded by `translate` (a gettext function)."""
        return translate(self.message).format()


class PdfUnavailable(CannotPrint):
    """A Python package or a library of the system is missing."""


class PackagesMissing(PdfUnavailable):
    """The extra `pdf` of Etalase is not installed."""

    message = N_('For PDF, install the Python packages for it: python -m pip install -c constraints.txt ".[pdf]".')


class PangoMissing(PdfUnavailable):
    """WeasyPrint is installed, but not the library that sets its text."""

    message = N_(
        "For PDF, install Pango: on Debian or Ubuntu apt install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0, on macOS brew install pango, on Windows see https://doc.courtbouillon.org/weasyprint/."
    )


class ProfileMissing(CannotPrint):
    """The colours of the printing house are not known."""

    message = N_(
        "For a PDF for the printing house, ask it for its CMYK profile and give it in site.yaml: "
        "press: {{icc: path/to/profile.icc}}."
    )


class ProfileLost(CannotPrint):
    """The file that is to tell the colours of the printing house is not where it should be."""

    message = N_(
        "The colour profile that site.yaml names under press: icc is not there, "
        "so there is no PDF for the printing house."
    )


class ProfileUnusable(CannotPrint):
    """The file that is to tell the colours of the printing house does not."""

    message = N_("The file named in site.yaml under press: icc is no CMYK profile. Ask the printing house for one.")
