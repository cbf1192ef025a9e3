"""Whether anything has changed since the last build: nothing to do costs nothing. Shell.

Looks at names, sizes and times of files only, and imports next to nothing. Whatever is doubtful counts as changed.
"""

import hashlib
import json
import marshal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from etalase import ledger, swap
from etalase.environment import message_locale, today
from etalase.file_index import DOUBTFUL
from etalase.meanwhile import Meanwhile
from etalase.scan import Seen, scan
from etalase.versions import libraries

INPUTS = ("content", "templates", "translations", "build.py")
PACKAGE = Path(__file__).resolve().parent
CACHE = Path(".cache")
STATE = CACHE / "state.json"
LEDGER = CACHE / "outputs"

_MARSHAL = 2  # the last version of the format that writes equal values as equal bytes


class Snapshot(NamedTuple):
    """How everything that a build depends on looked at a moment. `seen` is what lies in the project; `glances` are
    those of `ledger.look`, if somebody is looking."""

    digest: str
    is_doubtful: bool
    seen: list[Seen]
    glances: Meanwhile | None = None


def take(root: Path, environment: Mapping[str, str]) -> Snapshot:
    """Look at the project, the libraries and the day."""
    seen, code = scan(root, INPUTS), scan(PACKAGE)
    everything = (sys.version, today(environment, None).isoformat(), libraries(sys.path), [*map(tuple, seen + code)])
    digest = hashlib.blake2b(marshal.dumps(everything, _MARSHAL), digest_size=20).hexdigest()
    newest = max((max(one.modified, one.changed) for one in seen + code), default=0)
    has_links = any(one.is_link for one in seen + code)  # what a link leads to may change unseen
    return Snapshot(digest, has_links or newest + DOUBTFUL > time.time_ns(), seen)


def is_as_seen(root: Path, before: Snapshot, path: str) -> bool:
    """Whether a file of the project looks as it did in `before`."""
    return scan(root, (path,)) == [one for one in before.seen if one.path == path]


def with_own_change(root: Path, environment: Mapping[str, str], before: Snapshot, path: str) -> Snapshot:
    """How the project looks after this program itself has written a file of it, for which the site need not be built
    anew. `before` where anything else has changed meanwhile."""
    now = take(root, environment)
    same = [one for one in now.seen if one.path != path] == [one for one in before.seen if one.path != path]
    return now._replace(is_doubtful=before.is_doubtful) if same else before


def remember(root: Path, before: Snapshot, sentences: Mapping[str, str]) -> None:
    """Note that the site in output/ was made of what `before` shows; `sentences` say so, by locale."""
    state = root / STATE
    state.unlink(missing_ok=True)
    if not before.is_doubtful:
        state.parent.mkdir(exist_ok=True)
        known = {"inputs": before.digest, "sentences": dict(sentences)}
        state.write_text(json.dumps(known, ensure_ascii=False), "utf-8")


def look(root: Path, environment: Mapping[str, str]) -> tuple[Snapshot, str]:
    """How the project looks, and what to tell where nothing has changed since the last build; else nothing.

    Where something has changed, output/ and the folder beside it are still being looked at; see `Snapshot.glances`.
    """
    target = (root / "output").resolve()
    if not (root / LEDGER).exists():
        return take(root, environment), ""
    glances = Meanwhile(lambda: ledger.look(root / LEDGER, (target, swap.beside(target))))
    now = take(root, environment)._replace(glances=glances)
    try:
        known = json.loads((root / STATE).read_text("utf-8"))
        sentences: dict[str, str] = known["sentences"]
        sentence = str(sentences[message_locale(environment, None, sentences) or next(iter(sentences))])
        is_unchanged = known["inputs"] == now.digest and _is_whole(glances.answer(0))
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return now, ""
    if not is_unchanged:
        return now, ""
    glances.close()
    return now, sentence


def _is_whole(glance: ledger.Glance | None) -> bool:
    if glance is None:
        return False
    _, _, missing, others = glance
    return not (missing or others)
