"""Makes the PDFs of the finished site's editions, many at once, and only those that have changed. Shell."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec.structs import replace

from etalase import load, print_jobs, publication, unchanged, versions
from etalase.configuration import Config
from etalase.pdf.document import ProfileLost, ProfileMissing
from etalase.print_jobs import FOLDER, EditionRecord, Made, PrintJob, Told
from etalase.print_wishes import Wish, address_problem, why_nothing
from etalase.problems import N_, Problem, Severity
from etalase.run import MakeBuild, Options, show, telling_why_not, translator
from etalase.run import run as run_build
from etalase.unchanged import CACHE
from etalase.watch import Watch
from etalase.write import MANIFEST

REMEMBERED = "brochures.json"

A_DOCUMENT = 100
"""The cost of a PDF, in pages of the site: two of them are worth a second process."""


def build_first(make_build: MakeBuild, root: Path, options: Options) -> tuple[Problem, ...]:
    """Build the site that is printed, unless it is up to date; gives its warnings, untold. Raises `SystemExit` where it
    cannot be built."""
    now, told = unchanged.look(root, os.environ)
    if told:  # a site with warnings never is
        return ()
    try:
        return run_build(make_build, root, root / "output", replace(options, warns_later=True), now)
    except SystemExit:
        if any((root / FOLDER).rglob("*.pdf")):
            message = N_(
                "The PDFs in brochures/ stay as well: they show the last good site, not what is in content/ now."
            )
            click.echo(translator(root, options.lang)(message), err=True)
        raise


def run(root: Path, options: Options, wish: Wish, warnings: Sequence[Problem] = ()) -> None:
    """Make what is wished of the site in output/, and tell what came of it. Raises `SystemExit` where it failed.

    `warnings` are those of the site, which are told first.
    """
    translate = translator(root, options.lang)
    config, _ = load.config(root)
    records = _records(root)
    wanted = print_jobs.jobs(records, wish.name, wish.edition, wish.output)
    if not wanted:
        answer = why_nothing(records, wish)
        near = translate(N_('Did you mean "{suggestion}"?')).format(suggestion=answer.suggestion)
        message = translate(answer.message).format(**answer.values)
        raise click.ClickException(f"{message} {near}" if answer.suggestion else message)
    told = Told(str(root), config.url("/"), config.base_path, options.day, config.press_icc)
    with telling_why_not(options, translate):
        made = _made(root, told, wanted, Watch(shows_progress=sys.stderr.isatty()))
    told_first = _told_first(config, wish, wanted, made, warnings)
    found = _problems(root, wanted, made, wish)
    problems = [*told_first, *_each_once(wanted, found)]
    show(problems, options.style, translate)
    for job in wanted:
        if not made[job.path].refused:
            faults = [*found[job.path], *(one for one in told_first if _stops(one, job))]
            reason = next((one.text(translate) for one in faults if one.severity is Severity.ERROR), "")
            path = _handed_over(root, job, is_kept=not reason or not (wish.strict or job.output == "press"))
            if options.style == "text":
                click.echo(f"{'! ' if reason else ''}{FOLDER}/{path}  {made[job.path].pages}  {reason}".rstrip())
    refused = {made[job.path].refused: job.output for job in wanted if made[job.path].refused}
    for message in refused:
        click.echo(translate(message).format(), err=True)
    for job in wanted:
        if made[job.path].refused and (root / FOLDER / job.earlier).is_file():
            message = N_("{file} is how this brochure was before. Its words and prices may be old: do not hand it out.")
            click.echo(translate(message).format(file=f"{FOLDER}/{job.earlier}"), err=True)
    needed = [message for message, output in refused.items() if output in (wish.output, "screen", "office")]
    if needed or (refused and wish.strict) or any(problem.severity is Severity.ERROR for problem in problems):
        raise SystemExit(1)


def _told_first(
    config: Config, wish: Wish, wanted: Sequence[PrintJob], made: Mapping[str, Made], warnings: Sequence[Problem]
) -> list[Problem]:
    """What the site says of the publications that are wanted, and of itself."""
    ours = {job.record.source for job in wanted}
    told = [
        replace(one, severity=Severity.ERROR) if wish.strict and one.place.file in ours else one
        for one in warnings
        if not wish.name or not one.place.file.startswith(f"{publication.FOLDER}/") or one.place.file in ours
    ]
    is_press = any(job.output == "press" and not made[job.path].refused for job in wanted)
    address = address_problem(config, is_strict=wish.strict or is_press)
    return [*told, address] if address else told


def _stops(problem: Problem, job: PrintJob) -> bool:
    """Whether what the site says is about that PDF: about its publication, or about the address in its codes."""
    return problem.place.file == job.record.source or (problem.code == "address-of-nobody" and job.output == "press")


def _handed_over(root: Path, job: PrintJob, *, is_kept: bool) -> str:
    """Give a PDF its own name where it is kept, else one that says that it is faulty; gives that name."""
    own, faulty = root / FOLDER / job.path, root / FOLDER / job.faulty
    if not is_kept and own.is_file():
        own.replace(faulty)
    elif is_kept and own.is_file():
        faulty.unlink(missing_ok=True)
    elif is_kept and faulty.is_file():
        faulty.replace(own)
    return job.path if is_kept else job.faulty


def _records(root: Path) -> list[EditionRecord]:
    file = root / "output" / print_jobs.RECORDS
    return print_jobs.read(file.read_bytes()) if file.is_file() else []


def _made(root: Path, told: Told, wanted: Sequence[PrintJob], watch: Watch) -> dict[str, Made]:
    """The PDFs by path, those that lie there already and have not changed, and new ones."""
    remembered = _remembered(root)
    manifest = _manifest(root)
    keys = {job.path: _key(root, told, job, manifest) for job in wanted}
    made = dict(remembered)
    missing = []
    for job in wanted:
        if job.output == "press" and not (root / told.profile).is_file():
            why = ProfileLost if told.profile else ProfileMissing
            made[job.path] = Made("", "", 0, (), why.message)
        elif not _is_there(root, job, keys[job.path], remembered):
            missing.append(job)
    _set_aside(root, [job for job in wanted if job in missing or made[job.path].refused])
    if missing:
        with watch.stage(FOLDER):
            for job, one in zip(missing, _anew(told, missing, watch), strict=True):
                made[job.path] = replace(one, key=keys[job.path])
        _remember(root, {path: one for path, one in made.items() if not one.refused})
    return {job.path: made[job.path] for job in wanted}


def _set_aside(root: Path, outdated: Sequence[PrintJob]) -> None:
    """Give PDFs that show an earlier state another name before new ones are made: whatever happens then, nobody takes
    an old price for the new one."""
    for job in outdated:
        if (root / FOLDER / job.path).is_file():
            (root / FOLDER / job.path).replace(root / FOLDER / job.earlier)


def _anew(told: Told, jobs: Sequence[PrintJob], watch: Watch) -> list[Made]:
    from etalase import brochure_maker  # what nothing needs that is made already
    from etalase.memory import RamMemory
    from etalase.workers import Workers

    brochure_maker.prepare()
    return Workers(RamMemory(), "", watch=watch).spread(brochure_maker.make, told, jobs, A_DOCUMENT)


def _key(root: Path, told: Told, job: PrintJob, manifest: Mapping[str, Mapping[str, Any]]) -> str:
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
    if made is None or made.key != key:
        return False
    return any(_digest_of(root / FOLDER / name) == made.sha256 for name in (job.path, job.faulty))


def _problems(root: Path, wanted: Sequence[PrintJob], made: Mapping[str, Made], wish: Wish) -> dict[str, list[Problem]]:
    """What was found in each PDF."""
    found: dict[str, list[Problem]] = {job.path: [] for job in wanted}
    told = [job for job in wanted if made[job.path].findings]
    manifest = _manifest(root) if told else {}
    for job in told:
        html = (root / "output" / job.record.path).read_text("utf-8")
        for finding in made[job.path].findings:
            found[job.path].append(print_jobs.problem(job, finding, html, manifest, is_strict=wish.strict))
    return found


def _each_once(wanted: Sequence[PrintJob], found: Mapping[str, Sequence[Problem]]) -> list[Problem]:
    """The problems of all PDFs; what is wrong with an edition in several forms is told of the first."""
    told: dict[object, Problem] = {}
    for job in wanted:
        for one in found[job.path]:
            told.setdefault((job.record.publication, job.record.name, one.severity, one.text(str)), one)
    return list(told.values())


def _manifest(root: Path) -> dict[str, dict[str, Any]]:
    manifest: dict[str, dict[str, Any]] = json.loads((root / "output" / MANIFEST).read_bytes())
    return manifest


def _remembered(root: Path) -> dict[str, Made]:
    try:
        return msgspec.json.decode((root / CACHE / REMEMBERED).read_bytes(), type=dict[str, Made])
    except (OSError, msgspec.MsgspecError):  # lost or damaged: everything is made anew
        return {}


def _remember(root: Path, remembered: Mapping[str, Made]) -> None:
    (root / CACHE).mkdir(exist_ok=True)
    (root / CACHE / REMEMBERED).write_bytes(msgspec.json.encode(remembered))
