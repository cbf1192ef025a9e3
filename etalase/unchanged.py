"""Whether anything has changed since the last build: nothing to do costs nothing. Shell.

Looks at names, sizes and times of files only, and imports next to nothing. Whatever is doubtful counts as changed.
"""

import hashlib
import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etalase.environment import message_locale, today
from etalase.file_index import DOUBTFUL
from etalase.ledger import Ledger
from etalase.scan import Seen, scan
from etalase.versions import libraries

INPUTS = ("content", "templates", "translations", "build.py")
PACKAGE = Path(__file__).resolve().parent
CACHE = Path(".cache")
STATE = CACHE / "state.json"
LEDGER = CACHE / "outputs"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How everything that a build depends on looked at a moment. `seen` is what lies in the project."""

    digest: str
    is_doubtful: bool
    seen: list[Seen]


def take(root: Path, environment: Mapping[str, str]) -> Snapshot:
    """Look at the project, the libraries and the day."""
    seen, code = scan(root, INPUTS), scan(PACKAGE)
    everything = (sys.version, today(environment, None).isoformat(), libraries(sys.path), [*map(tuple, seen + code)])
    digest = hashlib.blake2b(repr(everything).encode(), digest_size=20).hexdigest()
    newest = max((max(one.modified, one.changed) for one in seen + code), default=0)
    has_links = any(one.is_link for one in seen + code)  # what a link leads to may change unseen
    return Snapshot(digest, has_links or newest + DOUBTFUL > time.time_ns(), seen)


def remember(root: Path, before: Snapshot, sentences: Mapping[str, str]) -> None:
    """Note that the site in output/ was made of what `before` shows; `sentences` say so, by locale."""
    state = root / STATE
    state.unlink(missing_ok=True)
    if not before.is_doubtful:
        state.parent.mkdir(exist_ok=True)
        known = {"inputs": before.digest, "sentences": dict(sentences)}
        state.write_text(json.dumps(known, ensure_ascii=False), "utf-8")


def sentence_if_up_to_date(root: Path, environment: Mapping[str, str], now: Snapshot) -> str:
    """What to tell where nothing has changed since the last build; empty where there is something to do."""
    try:
        known = json.loads((root / STATE).read_text("utf-8"))
        if known["inputs"] != now.digest or not Ledger(root / LEDGER).is_all_of(root / "output"):
            return ""
        sentences: dict[str, str] = known["sentences"]
        return str(sentences[message_locale(environment, None, sentences) or next(iter(sentences))])
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return ""
