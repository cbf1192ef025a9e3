"""The finished site is looked at (`python build.py audit`): its files are found, and what is wrong is told. Shell."""

import hashlib
import os
import sys
from pathlib import Path

import click

from etalase import load, versions
from etalase.audit import PageFile, audit
from etalase.configuration import Config
from etalase.file_index import FileBytes
from etalase.finished import FinishedFile, SiteAddress
from etalase.memory import DiskMemory
from etalase.problems import N_, BuildError, Problem, Severity
from etalase.run import Options, show, tell_failure, translator
from etalase.scan import scan
from etalase.unchanged import CACHE
from etalase.watch import Watch
from etalase.work import Work
from etalase.workers import remembering

NOT_OF_THE_SITE = frozenset({"build-manifest.json", ".gitignore"})


def inspect(root: Path, folder: Path, options: Options) -> None:
    """Audit the site in `folder` and tell what came of it. Raises `SystemExit` where there is an error."""
    try:
        config = load.config(root)[0]
    except BuildError as error:
        tell_failure(error, options, translator(root, options.lang))
        raise SystemExit(1) from None
    shown = _shown(folder, root)
    problems = remembering(
        DiskMemory(root / CACHE / "memory.sqlite3"),
        versions.of_all_code(),
        (),
        lambda work: problems_of(folder, shown, config, work),
        Watch(shows_progress=sys.stderr.isatty()),
    )
    translate = translator(root, options.lang)
    show(problems, options.style, translate)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if options.style == "text":
        message = N_("{folder} has been looked at. Errors: {errors}; warnings: {warnings}.")
        click.echo(translate(message).format(folder=shown, errors=errors, warnings=len(problems) - errors))
    if errors:
        raise SystemExit(1)


def problems_of(folder: Path, shown: str, config: Config, work: Work) -> list[Problem]:
    """What is wrong with the site that lies in a folder, which people know as `shown`."""
    address = SiteAddress(config.origin, config.base_path, tuple(locale.code for locale in config.locales))
    pages, files = _found(folder, shown)
    return audit(address, shown, pages, files, work)


def _shown(folder: Path, root: Path) -> str:
    """How a folder is named: within the project by its path there."""
    absolute = folder.resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()


def _found(folder: Path, shown: str) -> tuple[list[PageFile], dict[str, FinishedFile]]:
    """The pages of a site, and its other files."""
    pages, files = [], {}
    for seen in scan(folder) if folder.is_dir() else ():
        path = os.fspath(folder / seen.path)
        if seen.is_folder or seen.path in NOT_OF_THE_SITE:
            continue
        content = FileBytes(path, hashlib.sha256(Path(path).read_bytes()).hexdigest())
        if seen.path.endswith(".html"):
            pages.append(PageFile(seen.path, f"{shown}/{seen.path}", content))
        else:
            files[seen.path] = FinishedFile(seen.size, content)
    return pages, files
