"""What must happen, in which order, for a remote place to hold the finished site: sites go in, steps come out. Core.

Steps stand in groups: those of a group may happen in any order or at once, and a group begins when the one before is
done. After any of them visitors see what decision 29 promises, and a plan made anew from there leads to the same end.
"""

import hashlib
from collections.abc import Iterable, Mapping
from enum import Enum

import msgspec
from msgspec import Struct, field

from etalase.headers import FINGERPRINTED

OWN = ".etalase"
"""The folder of what visitors do not ask for."""

LOCK = f"{OWN}/lock.json"
STATE = f"{OWN}/state.json"
INCOMING = f"{OWN}/incoming"
RELEASES = "releases"
CURRENT = "current"


class File(Struct, frozen=True):
    """What a file of a site holds: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


Site = Mapping[str, File]
"""The files of a site, by path."""


class Act(Enum):
    """What a step does with `name`, a name in the remote place."""

    WRITE = "write"  # the local file `path` is put there, whole or not at all
    RECORD = "record"  # the same with `content`
    LINK = "link"  # the remote file `source` is shared or copied; else `path` is written
    PLACE = "place"  # the remote file `source`, sent before, takes this name at once
    SWITCH = "switch"  # visitors see this release
    DELETE = "delete"
    DELETE_FOLDER = "delete folder"


class Step(Struct, frozen=True):
    """See `Act`."""

    act: Act
    name: str
    path: str = ""
    source: str = ""
    content: bytes = b""


Plan = tuple[tuple[Step, ...], ...]


class Releases(Struct, frozen=True):
    """A place with a folder for each release: which one visitors see, their sites by name, sizes of files by name."""

    current: str
    sites: Mapping[str, Site]
    there: Mapping[str, int]


class State(Struct, frozen=True):
    """What is known of a place that is changed where it stands: the site that was finished last and those begun since,
    and files of earlier sites that are left for pages still open somewhere."""

    sites: tuple[dict[str, File], ...] = ()
    left: dict[str, File] = field(default_factory=dict)


def release_name(site: Site) -> str:
    """A name for a site, from all its bytes."""
    told = "".join(f"{file.sha256} {path}\n" for path, file in sorted(site.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def is_lasting(path: str) -> bool:
    """Whether a file's content is told by its path, so that nothing that refers to it can find another one there."""
    return path.partition("/")[0] in FINGERPRINTED or path.rpartition("/")[2].rpartition(".")[2].startswith("pf_")


def release_plan(site: Site, remote: Releases) -> Plan:
    """The steps to a release of its own for the site, to which visitors are then switched in one moment.

    It also holds what the pages of the release before refer to: some are still open in browsers.
    """
    name = release_name(site)
    folder = f"{RELEASES}/{name}"
    before = remote.sites.get(remote.current, {})
    wanted = {path: file for path, file in before.items() if is_lasting(path)} | dict(site)
    there = {
        file.sha256: f"{RELEASES}/{release}/{path}"
        for release, known in sorted(remote.sites.items())
        for path, file in known.items()
        if remote.there.get(f"{RELEASES}/{release}/{path}") == file.size
    }
    writes: list[Step] = []
    links: list[Step] = []
    for path, file in sorted(wanted.items()):
        own = f"{folder}/{path}"
        if remote.there.get(own) == file.size:
            continue
        if source := there.get(file.sha256):
            links.append(Step(Act.LINK, own, path, source))
        elif path in site:
            writes.append(Step(Act.WRITE, own, path))
            there[file.sha256] = own
    record = [] if name in remote.sites else [Step(Act.RECORD, f"{folder}.json", content=msgspec.json.encode(site))]
    switch = [] if remote.current == name else [Step(Act.SWITCH, folder)]
    old = sorted((remote.sites.keys() | _folders(remote.there)) - {name, remote.current})
    trees = [Step(Act.DELETE_FOLDER, f"{RELEASES}/{release}") for release in old]
    records = [Step(Act.DELETE, f"{RELEASES}/{release}.json") for release in old if release in remote.sites]
    return _plan(record, writes, links, switch, [*trees, *_leftovers(remote.there)], records)


def in_place_plan(site: Site, state: State, there: Mapping[str, int]) -> Plan:
    """The steps to the site where visitors see each file as soon as it is there: files that pages need, new pages,
    changed pages, what tells of pages (sitemap, feeds, search), and what nobody needs any more last.

    Pages are sent before any of them is shown; to show them is a matter of moments. `there` has sizes by name.
    """
    certain = _certain(state, there)
    missing = {path: file for path, file in sorted(site.items()) if certain.get(path) != file}
    ours = {path for known in (*state.sites, state.left) for path in known}
    first = [path for path in missing if is_lasting(path) and path not in there]
    shown = [path for path in missing if path not in first]
    added = [path for path in shown if path.endswith(".html") and path not in there]
    changed = [path for path in shown if path.endswith(".html") and path in there]
    telling = [path for path in shown if not path.endswith(".html")]
    sent = [path for path in shown if there.get(_incoming(path, site[path])) != site[path].size]
    finished = State((dict(site),), _left(site, state))
    gone = sorted(path for path in ours - site.keys() - finished.left.keys() if path in there)
    if not missing and not gone and state.sites == (dict(site),):
        return _plan(_leftovers(there))
    begun = State((*(known for known in state.sites if known != site), dict(site)), state.left)
    return _plan(
        [Step(Act.RECORD, STATE, content=msgspec.json.encode(begun))] if begun != state else [],
        [
            *(Step(Act.WRITE, path, path) for path in first),
            *(Step(Act.WRITE, _incoming(path, site[path]), path) for path in sent),
        ],
        *(
            [Step(Act.PLACE, path, path, _incoming(path, site[path])) for path in group]
            for group in (added, changed, telling)
        ),
        [Step(Act.DELETE, path) for path in gone],
        [Step(Act.RECORD, STATE, content=msgspec.json.encode(finished))],
        [
            *_leftovers(there),
            *(Step(Act.DELETE, name) for path in sent if (name := _incoming(path, site[path])) not in there),
        ],
    )


def changes(before: Site, site: Site) -> tuple[int, int, int]:
    """How many files are new or changed, unchanged, and gone."""
    same = sum(before.get(path) == file for path, file in site.items())
    return len(site) - same, same, len(before.keys() - site.keys())


def site_before(remote: Releases | State) -> Site:
    """The site that visitors saw last, as far as it is known."""
    if isinstance(remote, Releases):
        return remote.sites.get(remote.current, {})
    return remote.sites[0] if remote.sites else {}


def _certain(state: State, there: Mapping[str, int]) -> dict[str, File]:
    """The files of which it is certain what they hold: of all that may be there, one has the right size."""
    certain = {}
    for path, size in there.items():
        possible = {known[path] for known in (*state.sites, state.left) if path in known}
        fitting = [file for file in possible if file.size == size]
        if len(fitting) == 1:
            certain[path] = fitting[0]
    return certain


def _left(site: Site, state: State) -> dict[str, File]:
    """What pages of the sites before refer to and the new site does not have."""
    known = state.sites if any(other != site for other in state.sites) else (*state.sites, state.left)
    return {path: file for other in known for path, file in other.items() if is_lasting(path) and path not in site}


def _incoming(path: str, file: File) -> str:
    """Where a file waits until all are there: under a name of its own, for paths may hold the same."""
    return f"{INCOMING}/{hashlib.sha256(path.encode()).hexdigest()[:16]}-{file.sha256}"


def _leftovers(there: Mapping[str, int]) -> list[Step]:
    """What waits there, from this publication or from one that was stopped."""
    return [Step(Act.DELETE, name) for name in sorted(there) if name.startswith(f"{INCOMING}/")]


def _folders(there: Iterable[str]) -> set[str]:
    parts = (name.split("/") for name in there)
    return {part[1] for part in parts if part[0] == RELEASES and len(part) > 2}


def _plan(*groups: Iterable[Step]) -> Plan:
    return tuple(group for steps in groups if (group := tuple(steps)))
