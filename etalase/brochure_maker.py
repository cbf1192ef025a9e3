"""Makes one PDF of the finished site: a job goes in, a file below brochures/ and what is to be told come out. Shell."""

import contextlib
import hashlib
import json
from pathlib import Path

from etalase import print_jobs
from etalase.pdf import editions
from etalase.pdf.document import CannotPrint, PrintDocument, Printed
from etalase.pdf.libraries import pikepdf, weasyprint
from etalase.print_jobs import FOLDER, Made, PrintJob, Told
from etalase.work import Held
from etalase.write import MANIFEST


def prepare() -> None:
    """Load what makes PDFs, once for all processes that are forked afterwards; what is missing is told later."""
    with contextlib.suppress(CannotPrint):
        weasyprint()
        pikepdf()


class _FileOf(Held[bytes]):
    """A file that is read when it is asked for."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def value(self) -> bytes:
        """See `Held.value`."""
        return self._path.read_bytes()


def make(told: Told, job: PrintJob) -> Made:
    """Make a PDF and write it, or say why there is none."""
    document = _document(told, job)
    try:
        printed = _printed(told, job, document)
    except CannotPrint as error:  # told by those who wait for all: others can be made perhaps
        return Made("", "", 0, (), error.message)
    target = Path(told.root, FOLDER, job.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.tmp")
    aside.write_bytes(printed.content)
    aside.replace(target)
    with contextlib.suppress(OSError):  # open in another program; its name says what it is
        Path(told.root, FOLDER, job.earlier).unlink()
    return Made("", hashlib.sha256(printed.content).hexdigest(), printed.pages, printed.findings)


def _printed(told: Told, job: PrintJob, document: PrintDocument) -> Printed:
    match job.output:
        case "screen":
            return editions.screen(document)
        case "office":
            return editions.office(document)
        case _:
            profile = Path(told.root, told.profile) if told.profile else None
            return editions.press(document, profile.read_bytes() if profile and profile.is_file() else None)


def _document(told: Told, job: PrintJob) -> PrintDocument:
    output = Path(told.root, "output")
    html = (output / job.record.path).read_text("utf-8")
    manifest = json.loads((output / MANIFEST).read_bytes())
    files: dict[str, Held[bytes]] = {}
    originals: dict[str, Held[bytes]] = {}
    named = print_jobs.named_files(html, told.base_path)
    sheets = [(output / path).read_text("utf-8") for path in named if path.endswith(".css")]
    for path in (*named, *(drawing for sheet in sheets for drawing in print_jobs.drawings_of(sheet))):
        if (output / path).is_file():
            files["/" + path] = _FileOf(output / path)
        original = Path(told.root, next(iter(manifest.get(path, {}).get("made_from", ())), ""))
        if path.startswith("media/") and path.endswith(".jpg") and original.is_file():
            originals["/" + path] = _FileOf(original)
    return print_jobs.document(html, told.address, job, files, originals, told.day)
