"""Stage 5, shell: the finished files replace the old site, all or nothing.

The new site is put together in a folder beside the old one; then the two change places. What was the old site is kept
for the next time, when only the differences must be made. A file that has not changed is the same file in both (a hard
link), so that its time of change stays.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from etalase import derivatives, drawings, fonts, images, social_cards, swap
from etalase.file_index import FileBytes
from etalase.ledger import Differences, Ledger, Row, row_of
from etalase.model import Manifest, Output, Picture
from etalase.work import HERE, Work

KEPT = ".gitignore"
"""The one file of output/ that lies in the repository."""

MANIFEST = "build-manifest.json"
"""Every file of the site with its SHA-256 and the files of the project that it was made from."""

IGNORE_ALL = b"*\n!.gitignore\n"

PHOTOGRAPH = 50
"""The cost of all derivatives of a photograph, in pages: two of them are worth a second process (see `Work.spread`)."""


INDEX_MADE_FROM = ("content/", "templates/")


class Index(Protocol):
    """What is made of the finished files, such as what a search reads."""

    @property
    def name(self) -> str:
        """The name of all that it is made of."""
        ...

    def files(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Its files, each with its path below the site, made of the files of the site in `folder`."""
        ...


MakeIndexes = Callable[[Mapping[str, str]], Sequence[Index]]
"""Gives the indexes of a site whose files have these SHA-256 by path."""


def no_indexes(digests: Mapping[str, str]) -> Sequence[Index]:
    """None at all."""
    del digests
    return ()


class Folders(Struct, frozen=True):
    """Where files are copied from, where the site is, and where the next one is put together."""

    root: str
    target: str
    aside: str


def outputs(
    files: Sequence[Output],
    root: Path,
    target: Path,
    work: Work = HERE,
    ledger: Ledger | None = None,
    make_indexes: MakeIndexes = no_indexes,
) -> Manifest:
    """Write `files` to the folder `target`, which then holds them and nothing else. Pictures are below `root`.

    What `ledger` knows to be in its place already is not made again. `work` makes the rest, in many processes perhaps.
    `make_indexes` gives what is made of all these files, and written with them.
    Raises `OSError` where the disk refuses; the old site then stands as it was.
    """
    ledger = ledger or Ledger()
    target = target.resolve()  # output/ may be a link to where a web server looks
    swap.recover(target)
    aside = swap.beside(target)
    folders = Folders(str(root), str(target), str(aside))
    try:
        there, beside = ledger.differences((target, aside))
        known = ledger.still_true(there.missing, derivatives.LASTING)
        _clear(folders.aside, {file.path for file in files} | {KEPT, MANIFEST}, ledger.rows, beside)
        rows = _put_together(files, folders, work, known, beside.missing)
        made_from = {file.path: file.made_from for file in files}
        with work.stage("index"):
            for index in make_indexes({path: row.sha256 for path, row in rows.items()}):
                added = _old_index(index, known, folders) or _new_index(index, folders)
                rows |= added
                made_from |= dict.fromkeys(added, INDEX_MADE_FROM)
        rows |= _write_own_files(made_from, folders, rows)
        swap.exchange(aside, target)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)  # it may be what filled the disk
        raise
    ledger.save(rows)
    return Manifest({path: rows[path].sha256 for path in sorted(rows.keys() - {KEPT, MANIFEST})})


def _put_together(
    files: Sequence[Output], folders: Folders, work: Work, known: Mapping[str, Row], lacking: set[str]
) -> dict[str, Row]:
    """Make the folder aside hold the files; `known` are those that lie in the target, `lacking` those of them that do
    not lie aside too."""
    in_place: dict[str, Row] = {}
    jobs: list[Job] = []
    photographs: dict[str, Photograph] = {}
    for file in files:
        row, made_of = known.get(file.path), _made_of(file)
        if row and made_of and row.made_of == made_of:
            in_place[file.path] = row
            continue
        job = Job(file, made_of, row.sha256 if row else "")
        if file.picture and file.derivative:
            photographs.setdefault(file.picture.path, Photograph(file.picture, [])).jobs.append(job)
        else:
            jobs.append(job)
    jobs.sort(key=lambda job: job.file.font is None)  # cutting a font takes as long as a hundred pages: let it begin
    for path in lacking & in_place.keys():
        _take_over(path, folders)
    rows = in_place | dict(work.spread(make_file, folders, jobs))
    for made in work.spread(make_derivatives, folders, list(photographs.values()), PHOTOGRAPH):
        rows |= made
    return rows


def _old_index(index: Index, known: Mapping[str, Row], folders: Folders) -> dict[str, Row]:
    """The files of an index that lie in the target already; nothing if one of them is missing."""
    found = {path: row for path, row in known.items() if row.made_of.startswith(f"{index.name} ")}
    if any(row.made_of != f"{index.name} {len(found)}" for row in found.values()):
        return {}
    for path in found:
        _take_over(path, folders)
    return found


def _new_index(index: Index, folders: Folders) -> dict[str, Row]:
    made = list(index.files(folders.aside))
    made_of = f"{index.name} {len(made)}"
    return dict(make_file(folders, Job(Output(path, content), made_of, "")) for path, content in made)


def _write_own_files(
    made_from: Mapping[str, tuple[str, ...]], folders: Folders, rows: Mapping[str, Row]
) -> dict[str, Row]:
    """The files of the build itself, which are no part of the site; `made_from` names the files that are, by path."""
    kept = Path(folders.target, KEPT)
    manifest = _manifest({path: (rows[path].sha256, sources) for path, sources in made_from.items()})
    own = {KEPT: kept.read_bytes() if kept.is_file() else IGNORE_ALL, MANIFEST: manifest}
    return dict(make_file(folders, Job(Output(path, content), "", "")) for path, content in own.items())


def _manifest(files: Mapping[str, tuple[str, tuple[str, ...]]]) -> bytes:
    """The build manifest, a line a file: few lines differ after a small change."""
    text = json.encoder.encode_basestring
    lines = (
        f'{text(path)}: {{"sha256": "{digest}", "made_from": [{", ".join(map(text, made_from))}]}}'
        for path, (digest, made_from) in sorted(files.items())
    )
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


class Job(Struct, frozen=True):
    """A file to make, the name of all it is made of, and the SHA-256 of the old file, where both are known."""

    file: Output
    made_of: str
    old_sha256: str

    @property
    def label(self) -> str:
        """How people know it."""
        return f"output/{self.file.path}"


class Photograph(Struct, frozen=True):
    """A photograph, and the derivatives of it to make: together, so that it is decoded once."""

    picture: Picture
    jobs: list[Job]

    @property
    def label(self) -> str:
        """How people know it."""
        return self.picture.path


def make_file(folders: Folders, job: Job) -> tuple[str, Row]:
    """Make a file that is no derivative; its path and row."""
    content, picture = job.file.content, job.file.picture
    if job.file.card:
        return _put(social_cards.draw(job.file.card, _bytes_of(picture, folders) if picture else b""), job, folders)
    if picture:
        whole = _bytes_of(picture, folders)
        return _put(drawings.published(whole) if images.is_drawing(picture.path) else whole, job, folders)
    if job.file.font:
        return _put(fonts.cut(job.file.font), job, folders)
    return _put(content if isinstance(content, bytes) else content.value, job, folders)


def make_derivatives(folders: Folders, photograph: Photograph) -> dict[str, Row]:
    """Make derivatives; their rows by path."""
    wanted = [job.file.derivative for job in photograph.jobs if job.file.derivative]
    made = derivatives.encode(_bytes_of(photograph.picture, folders), wanted)
    return dict(_put(content, job, folders) for content, job in zip(made, photograph.jobs, strict=True))


def _bytes_of(picture: Picture, folders: Folders) -> bytes:
    """A picture of the project; raises `OSError` where it has changed since it was looked at."""
    return FileBytes(f"{folders.root}/{picture.path}", picture.digest).value


def _put(content: bytes, job: Job, folders: Folders) -> tuple[str, Row]:
    """Put a file into the folder aside: the old one if it is the same, else a new one."""
    file = job.file
    path, old = f"{folders.aside}/{file.path}", f"{folders.target}/{file.path}"
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 == (job.old_sha256 or _sha256_of(old, len(content))):
        _take_over(file.path, folders)
    else:
        _remove(path)  # it may be a link to the old file, which must stay as it is
        _make_parent(path)
        with open(path, "wb") as stream:
            stream.write(content)
    return file.path, row_of(path, job.made_of, sha256)


def _made_of(file: Output) -> str:
    """A name for all that a file is made of; empty where there is none."""
    if file.card:
        return file.card.name
    if file.picture:
        return file.derivative.name(file.picture.digest) if file.derivative else file.picture.digest
    if file.font:
        return file.font.name
    return hashlib.sha256(file.content).hexdigest() if isinstance(file.content, bytes) else file.content.name


def _sha256_of(path: str, size: int) -> str:
    """The digest of a file, if it has that size."""
    if os.path.isfile(path) and os.path.getsize(path) == size:
        with open(path, "rb") as stream:
            return hashlib.sha256(stream.read()).hexdigest()
    return ""


def _take_over(path: str, folders: Folders) -> None:
    """The file that lies in the target is that of the new site too."""
    old, new = f"{folders.target}/{path}", f"{folders.aside}/{path}"
    _remove(new)
    _make_parent(new)
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new)


def _make_parent(path: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return


def _clear(folder: str, wanted: set[str], written: Mapping[str, object], differences: Differences) -> None:
    """Delete all files but the wanted ones, and folders without any. `written` is what should lie there."""
    for seen in reversed(differences.others):  # what lies in a folder before the folder itself
        if seen.is_folder:
            _remove_if_empty(f"{folder}/{seen.path}")
        elif seen.path not in wanted or seen.is_link:
            os.unlink(f"{folder}/{seen.path}")
    for path in written.keys() - wanted - differences.missing:
        os.unlink(f"{folder}/{path}")
        while path := path.rpartition("/")[0]:
            if not _remove_if_empty(f"{folder}/{path}"):
                break


def _remove_if_empty(folder: str) -> bool:
    try:
        os.rmdir(folder)
    except OSError:
        return False
    return True
