"""Renames an entry: its folder, and its name in all of content/, in one step or not at all. Shell.

The new content/ is put together beside the old one, of the same files (hard links) but for those that change; then the
two change places. Who is stopped before has the old one, who is stopped afterwards the new one.
"""

import os
import shutil
from pathlib import Path

from etalase import file_names, project_names, swap
from etalase.load import CONTENT
from etalase.problems import N_, Translate
from etalase.renaming import Renamed, renamed
from etalase.values.choices import did_you_mean
from etalase.values.texts import make_slug

TEXTS = (".md", ".yaml", ".txt")
KEPT = "surrogateescape"
"""Bytes that are no UTF-8 stay what they are, as line ends do."""


class RefusedError(Exception):
    """Why an entry is not renamed, in the editor's words."""


def refuse(root: Path, source: str, old: str, new: str, translate: Translate) -> None:
    """Raise `RefusedError` where `old` cannot be called `new`; `source` is the code of the first language."""
    known = project_names.keys(root, source)
    collection, _, name = new.partition("/")
    if old not in known:
        near = did_you_mean(old, known)
        message = N_('There is no entry "{key}". Did you mean "{near}"?') if near else N_('There is no entry "{key}".')
        raise RefusedError(translate(message).format(key=old, near=near))
    if collection != old.partition("/")[0]:
        message = N_("An entry stays in its collection, for others have other fields: {example}")
        raise RefusedError(translate(message).format(example=f"{old.partition('/')[0]}/{name or collection}"))
    if not name or make_slug(name) != name or file_names.fault(name):
        message = N_('"{name}" cannot be the name of a folder here. For example: {example}')
        raise RefusedError(
            translate(message).format(name=name, example=f"{collection}/{make_slug(name) or 'kopi-baru'}")
        )
    if (root / CONTENT / new).exists():
        raise RefusedError(translate(N_('"{key}" is there already.')).format(key=new))


def plan(root: Path, old: str, new: str) -> Renamed:
    """What would change in the texts of content/."""
    content = root / CONTENT
    texts = {}
    for path in sorted(content.rglob("*")):
        if path.suffix in TEXTS and path.is_file():
            texts[path.relative_to(content).as_posix()] = path.read_bytes().decode("utf-8", KEPT)
    return renamed(texts, old, new)


def rename(root: Path, old: str, new: str, change: Renamed) -> None:
    """Do what is planned. Raises `OSError`; nothing has changed then."""
    content = root / CONTENT
    aside = swap.beside(content)
    shutil.rmtree(aside, ignore_errors=True)  # of one who was stopped
    try:
        shutil.copytree(content, aside, copy_function=_linked)
        for path, text in change.texts.items():
            (aside / path).unlink()  # it is the very file of the old folder
            (aside / path).write_bytes(text.encode("utf-8", KEPT))
        (aside / old).rename(aside / new)
        swap.exchange(aside, content)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk that knows no links
        shutil.copy2(source, target)
