"""Whether anything has changed since the last build: nothing to do costs nothing. Shell.

Looks at names, sizes and times of files only, and imports next to nothing. Whatever is doubtful counts as changed.
"""

import hashlib
import json
import marshal
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn

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

_MARSHAL = 2  # the last version of the format that writes equal values as equal bytes


class Snapshot(NamedTuple):
    """How everything that a build depends on looked at a moment. `seen` is what lies in the project."""

    digest: str
    is_doubtful: bool
    seen: list[Seen]


def take(root: Path, environment: Mapping[str, str]) -> Snapshot:
    """Look at the project, the libraries and the day."""
    seen, code = scan(root, INPUTS), scan(PACKAGE)
    everything = (sys.version, today(environment, None).isoformat(), libraries(sys.path), [*map(tuple, seen + code)])
    digest = hashlib.blake2b(marshal.dumps(everything, _MARSHAL), digest_size=20).hexdigest()
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


def look(root: Path, environment: Mapping[str, str]) -> tuple[Snapshot, str]:
    """How the project looks, and what to tell where nothing has changed since the last build; else nothing."""
    with _meanwhile(lambda: Ledger(root / LEDGER).is_all_of(root / "output")) as is_whole:
        now = take(root, environment)
        try:
            known = json.loads((root / STATE).read_text("utf-8"))
            sentences: dict[str, str] = known["sentences"]
            sentence = str(sentences[message_locale(environment, None, sentences) or next(iter(sentences))])
            return now, sentence if known["inputs"] == now.digest and is_whole() else ""
        except (OSError, ValueError, KeyError, TypeError, StopIteration):
            return now, ""


@contextmanager
def _meanwhile(question: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Find an answer in a process of its own, where there can be one; gives what waits for it."""
    if not hasattr(os, "fork"):
        yield question
        return
    child = os.fork()
    if not child:
        _answer(question)
    answers: list[bool] = []

    def answer() -> bool:
        answers.append(os.waitpid(child, 0)[1] == 0)
        return answers[0]

    try:
        yield answer
    finally:
        if not answers:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _answer(question: Callable[[], bool]) -> NoReturn:
    """End this process, well if the answer is yes. A question that cannot be answered is answered with no."""
    is_so = False
    try:
        is_so = question()
    finally:
        os._exit(not is_so)
