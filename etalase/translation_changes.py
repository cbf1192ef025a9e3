"""What has changed in a text since its translation was made. Core.

In: the fingerprints of then and of now (see `blocks.words_of`). Out: which blocks differ, and how.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from etalase.problems import N_


class Change(Enum):
    """What happened to a block of the source since it was translated. The values are message ids."""

    CHANGED = N_("changed")
    ADDED = N_("new")
    REMOVED = N_("deleted")
    MOVED = N_("moved")


class Difference(Struct, frozen=True):
    """A block that is not as it was: its number among those of then and of now, fields first; -1 where it is not."""

    change: Change
    then: int
    now: int


@lru_cache(maxsize=256)
def differences(then: str, now: str) -> tuple[Difference, ...]:
    """What differs between the words of then and of now, in the order of now."""
    if then == now:
        return ()
    (then_fields, then_body), (now_fields, now_body) = parted(then), parted(now)
    found = [
        *_in_fields(then_fields, now_fields),
        *_in_body(then_body, now_body, len(then_fields), len(now_fields)),
    ]
    return tuple(found)


def count(then: str, now: str) -> tuple[int, int]:
    """How many blocks are old, and of how many."""
    found = differences(then, now) if then != now else ()
    gone = sum(one.now < 0 for one in found)
    return len(found), len(now.split()) - 1 + gone


def parted(words: str) -> tuple[list[str], list[str]]:
    """The fingerprints of the fields, and those of the body."""
    fields, _, body = words.partition("|")
    return fields.split(), body.split()


def _in_fields(then: list[str], now: list[str]) -> Iterable[Difference]:
    """Fields have no order: pictures may change places."""
    gone = [n for n, one in enumerate(then) if one not in now]
    new = [n for n, one in enumerate(now) if one not in then]
    return _paired(gone, new, 0, 0)


def _in_body(then: list[str], now: list[str], then_first: int, now_first: int) -> Iterable[Difference]:
    found: list[Difference] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _paired(list(range(i1, i2)), list(range(j1, j2)), then_first, now_first)
    return _moved(found, [""] * then_first + then, [""] * now_first + now)


def _paired(gone: list[int], new: list[int], then_first: int, now_first: int) -> list[Difference]:
    """The first of both lists have changed; what is left of one has gone or is new."""
    both = min(len(gone), len(new))
    return [
        *(Difference(Change.CHANGED, then_first + i, now_first + j) for i, j in zip(gone, new, strict=False)),
        *(Difference(Change.REMOVED, then_first + i, -1) for i in gone[both:]),
        *(Difference(Change.ADDED, -1, now_first + j) for j in new[both:]),
    ]


def _moved(found: list[Difference], then: list[str], now: list[str]) -> list[Difference]:
    """A block that has gone from one place and is new in another has moved."""
    gone = {then[one.then]: one for one in found if one.change is Change.REMOVED}
    moved = {}
    for one in found:
        if one.change is Change.ADDED and (left := gone.pop(now[one.now], None)):
            moved[one] = Difference(Change.MOVED, left.then, one.now)
    dropped = {one.then for one in moved.values()}
    return [moved.get(one, one) for one in found if not (one.change is Change.REMOVED and one.then in dropped)]
