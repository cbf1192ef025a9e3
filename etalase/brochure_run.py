"""Makes the PDFs of the finished site's editions, many at once, and only those that have changed. Shell."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from etalase import images, load, print_jobs, unchanged, versions
from etalase.memory import RamMemory
from etalase.pdf import editions
from etalase.pdf.document import CannotPrint, Finding, PrintDocument, Printed
from etalase.print_jobs import EditionRecord, PrintJob
from etalase.problems import N_, Place, Problem, Severity
from etalase.run import MakeBuild, Options, show, translator
from etalase.run import run as run_build
from etalase.unchanged import CACHE
from etalase.watch import Watch
from etalase.work import Held
from etalase.workers import Workers
from etalase.write import MANIFEST

FOLDER = "brochures"
"""Where PDFs lie, beside output/: they are handed over, not published."""

REMEMBERED = "brochures.json"

A_DOCUMENT = 100
"""The cost of a PDF, in pages of the site: two of them are worth a second process."""


class Wish(Struct, frozen=True):
    """Which PDFs somebody wants; what is empty stands for all. Where it is `strict`, warnings are errors."""

    name: str = ""
    edition: str = ""
    output: str = ""
    strict: bool = False


class Made(Struct, frozen=True):
    """A PDF as it was made: of what (a name), its SHA-256, its pages, what was found in it."""

    key: str
    sha256: str
    pages: int
    findings: tuple[Finding, ...]


class Told(Struct, frozen=True):
    """What a process needs to make PDFs of the site in `output`."""

    root: str
    address: str
    base_path: str
    day: date
    profile: str


class _FileOf(Held[bytes]):
    """A file that is read when it is asked for; a photograph as large as it was taken, if that is wanted."""

    __slots__ = ("_is_photograph", "_path")

    def __init__(self, path: str, *, is_photograph: bool = False) -> None:
        self._path, self._is_photograph = path, is_photograph

    @property
    def value(self) -> bytes:
        """See `Held.value`."""
        content = Path(self._path).read_bytes()
        return print_jobs.large_photograph(content) if self._is_photograph else content


def build_first(make_build: MakeBuild, root: Path, options: Options) -> None:
    """Build the site that is printed, unless it is up to date. Raises `SystemExit` where it cannot be built."""
    now, told = unchanged.look(root, os.environ)
    if not told:
        run_build(make_build, root, root / "output", options, now)


def run(root: Path, options: Options, wish: Wish) -> None:
    """Make what is wished of the site in output/, and tell what came of it. Raises `SystemExit` where it failed."""
    translate = translator(root, options.lang)
    config, _ = load.config(root)
    records = _records(root)
    wanted = print_jobs.jobs(records, wish.name, wish.edition, wish.output)
    if not wanted:
        known = ", ".join(dict.fromkeys(f"{record.publication} ({record.name})" for record in records))
        message = translate(N_("There is nothing of that kind to print. There are: {known}.")).format(known=known)
        raise click.ClickException(message)
    told = Told(str(root), config.url("/"), config.base_path, options.day, config.press_icc)
    try:
        made = _made(root, told, wanted, Watch(shows_progress=sys.stderr.isatty()))
    except CannotPrint as error:
        raise click.ClickException(error.text(translate)) from None
    problems = [_problem(job, finding, wish) for job in wanted for finding in made[job.path].findings]
    show([problem for n, problem in enumerate(problems) if problem not in problems[:n]], options.style, translate)
    if options.style == "text":
        for job in wanted:
            click.echo(f"{FOLDER}/{job.path}  {made[job.path].pages}")
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(1)


def _records(root: Path) -> list[EditionRecord]:
    file = root / "output" / print_jobs.RECORDS
    return print_jobs.read(file.read_bytes()) if file.is_file() else []


def _made(root: Path, told: Told, wanted: Sequence[PrintJob], watch: Watch) -> dict[str, Made]:
    """The PDFs by path, those that lie there already and have not changed, and new ones."""
    remembered = _remembered(root)
    manifest = json.loads((root / "output" / MANIFEST).read_bytes())
    keys = {job.path: _key(root, told, job, manifest) for job in wanted}
    missing = [job for job in wanted if not _is_there(root, job, keys[job.path], remembered)]
    workers = Workers(RamMemory(), "", watch=watch)
    with watch.stage(FOLDER):
        for job, made in zip(missing, workers.spread(make, told, missing, A_DOCUMENT), strict=True):
            remembered[job.path] = msgspec.structs.replace(made, key=keys[job.path])
    _remember(root, remembered)
    return {job.path: remembered[job.path] for job in wanted}


def _key(root: Path, told: Told, job: PrintJob, manifest: Mapping[str, Mapping[str, object]]) -> str:
    html = (root / "output" / job.record.path).read_text("utf-8")
    digests = {
        path: str(manifest[path]["sha256"]) for path in print_jobs.named_files(html, told.base_path) if path in manifest
    }
    profile = told.profile if job.output == "press" else ""
    return print_jobs.key(html, digests, job, _digest_of(root / profile) if profile else "", versions.of_all_code())


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _is_there(root: Path, job: PrintJob, key: str, remembered: Mapping[str, Made]) -> bool:
    made = remembered.get(job.path)
    return made is not None and made.key == key and _digest_of(root / FOLDER / job.path) == made.sha256


def make(told: Told, job: PrintJob) -> Made:
    """Make a PDF and write it; raises `CannotPrint`."""
    document = _document(told, job)
    printed = _printed(told, job, document)
    target = Path(told.root, FOLDER, job.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.tmp")
    aside.write_bytes(printed.content)
    aside.replace(target)
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
    named = print_jobs.named_files(html, told.base_path)
    sheets = [(output / path).read_text("utf-8") for path in named if path.endswith(".css")]
    for path in (*named, *(drawing for sheet in sheets for drawing in print_jobs.drawings_of(sheet))):
        original = next(iter(manifest.get(path, {}).get("made_from", ())), "")
        is_photograph = path.startswith("media/") and path.endswith(".jpg") and not images.is_drawing(original)
        if is_photograph and job.output != "screen" and Path(told.root, original).is_file():
            files[told.base_path + path] = _FileOf(str(Path(told.root, original)), is_photograph=True)
        elif (output / path).is_file():
            files[told.base_path + path] = _FileOf(str(output / path))
    return print_jobs.document(html, told.address, job, files, told.day)


def _problem(job: PrintJob, finding: Finding, wish: Wish) -> Problem:
    severity = Severity.ERROR if wish.strict else finding.severity
    place = Place(job.record.source)
    return Problem(finding.code, place, finding.message, finding.values, label=job.path, severity=severity)


def _remembered(root: Path) -> dict[str, Made]:
    try:
        return msgspec.json.decode((root / CACHE / REMEMBERED).read_bytes(), type=dict[str, Made])
    except (OSError, msgspec.MsgspecError):  # lost or damaged: everything is made anew
        return {}


def _remember(root: Path, remembered: Mapping[str, Made]) -> None:
    (root / CACHE).mkdir(exist_ok=True)
    (root / CACHE / REMEMBERED).write_bytes(msgspec.json.encode(remembered))
