"""Renames an entry: its folder, and its name in all of content/, in one step or not at all. Shell.

The new content/ is put together beside the old one, of the same files (hard links) but for those that change; then the
two change places. Who is stopped before has the old one, who is stopped afterwards the new one.
"""

import os
import shutil
from pathlib import Path

from etalase import file_names, load, project_names, swap
from etalase.configuration import Config
from etalase.load import CONTENT
from etalase.new_entry import free_name
from etalase.problems import N_, Translate
from etalase.renaming import Renamed, may_name_entries, renamed
from etalase.values import Renaming
from etalase.values.choices import did_you_mean
from etalase.values.texts import make_slug


class RefusedError(Exception):
    """Why an entry is not renamed, in the editor's words."""


def refuse(root: Path, config: Config, renaming: Renaming, translate: Translate) -> None:
    """Raise `RefusedError` where an entry cannot be called so; `BuildError` where a file cannot be read that may name
    it. A folder that has the new name already is fine where what refers to it still knows the old one."""
    old, new, name = renaming.old, renaming.new, renaming.new_name
    known = project_names.keys(root, config.source_locale.code)
    is_done = old not in known and new in known and _is_remembered(root, config, renaming)
    if old not in known and not is_done:
        near = did_you_mean(old.casefold(), known)
        message = N_('There is no entry "{key}". Did you mean "{near}"?') if near else N_('There is no entry "{key}".')
        raise RefusedError(translate(message).format(key=old, near=near))
    collection = old.partition("/")[0]
    if collection != new.partition("/")[0]:
        message = N_("An entry stays in its collection, for others have other fields: {example}")
        raise RefusedError(translate(message).format(example=f"{collection}/{name or new}"))
    if not name or make_slug(name) != name or file_names.fault(name):
        message = N_('"{name}" cannot be the name of a folder here. For example: {example}')
        example = f"{collection}/{free_name(name, 'kopi-baru', project_names.folders(root, collection))}"
        raise RefusedError(translate(message).format(name=name, example=example))
    # Some disks know small letters only; there, too, an entry may get other letters of the same name.
    others = {
        path.name.casefold() for path in (root / CONTENT / collection).iterdir() if path.name != renaming.old_name
    }
    if old == new or (name in others and not is_done):
        raise RefusedError(translate(N_('"{key}" is there already.')).format(key=new))
    for redirect in config.redirects:
        if redirect.old == new:
            message = N_('{place} leads from "{key}" to something else. Delete that line, or take another name.')
            raise RefusedError(translate(message).format(place=redirect.place, key=new))


def _is_remembered(root: Path, config: Config, renaming: Renaming) -> bool:
    """Whether something still names an entry that is no more, and nothing tells that the other was there beside it."""
    known = {line.key for line in load.addresses(root).value.lines}
    is_another = {renaming.old, renaming.new} <= known and not any(
        (redirect.old, redirect.new) == (renaming.old, renaming.new) for redirect in config.redirects
    )
    return not is_another and bool(plan(root, config, renaming).files)


def plan(root: Path, config: Config, renaming: Renaming) -> Renamed:
    """What would change in content/; raises `BuildError`."""
    paths = {path.relative_to(root).as_posix(): path for path in sorted((root / CONTENT).rglob("*"))}
    contents = {name: path.read_bytes() for name, path in paths.items() if may_name_entries(name) and path.is_file()}
    return renamed(contents, renaming, config)


def rename(root: Path, renaming: Renaming, change: Renamed) -> None:
    """Do what is planned. Raises `OSError`; nothing has changed then."""
    content = root / CONTENT
    aside = swap.beside(content)
    shutil.rmtree(aside, ignore_errors=True)  # of one who was stopped
    try:
        shutil.copytree(content, aside, copy_function=_linked)
        for path, changed in change.files.items():
            file = aside / Path(path).relative_to(CONTENT)
            file.unlink()  # it is the very file of the old folder
            file.write_bytes(changed.content)
        collection = (aside / renaming.new).parent
        if all(folder.name != renaming.new_name for folder in collection.iterdir()):  # else it has that name already
            (aside / renaming.old).rename(aside / renaming.new)
        swap.exchange(aside, content)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk that knows no links
        shutil.copy2(source, target)
