"""A text and its translation side by side, block by block, with what has become old. Core.

In: the blocks of both (see `wording.blocks_in`), and the source's words as the ledger remembers them. Out: pairs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from etalase.blocks import FIELD, HEADING, Block, words_of
from etalase.translation_changes import Change, Difference, differences, parted


class Pair(Struct, frozen=True):
    """A block of the source and what is known to belong to it in the translation; either may be missing.

    `change` tells why the translation is old here; nothing where it is current. What was deleted from the source has
    no block there. `path` is that of the file of both, where they stand in one.
    """

    source: Block | None
    translation: Block | None
    change: Change | None = None
    path: str = ""

    @property
    def is_old(self) -> bool:
        """Whether the source has changed here since it was translated."""
        return self.change is not None


def side_by_side(source: Sequence[Block], translation: Sequence[Block], then: str = "") -> tuple[Pair, ...]:
    """All blocks of both texts, in the order of the source. `then` are the source's words when it was translated, as
    `translation_ledger.remembered` gives them; without it, nothing is old.

    A field belongs to that of its name. Which block of a body belongs to which is known where the translation has as
    many as the source had then; else where both have as many headings, and as many blocks below one. Others stand
    alone.
    """
    now = words_of(source)
    then = then or now
    changes = differences(then, now)
    fields_then, body_then = (len(part) for part in parted(then))
    fields = [block for block in translation if block.kind == FIELD]
    shift = len(fields) - fields_then  # from a block of then to that of the translation
    by_name = {block.name: n for n, block in enumerate(fields)}
    partners = {n: by_name[block.name] for n, block in enumerate(source) if block.name in by_name}
    if len(translation) - len(fields) == body_then:
        before = _numbers_of_then(source, changes, fields_then, body_then)
        partners |= {n: one + shift for n, one in before.items()}
        gone = [one.then + shift if one.then >= fields_then else -1 for one in changes if one.now < 0]
    else:
        partners |= dict(_by_headings(source, translation))
        gone = [-1 for one in changes if one.now < 0]
    return _pairs(source, translation, partners, {one.now: one.change for one in changes}, gone)


def _numbers_of_then(
    source: Sequence[Block], changes: Sequence[Difference], fields_then: int, body_then: int
) -> dict[int, int]:
    """Which block of the body each was when it was translated."""
    changed_then, changed_now = {one.then for one in changes}, {one.now for one in changes}
    same_then = (n for n in range(fields_then, fields_then + body_then) if n not in changed_then)
    same_now = (n for n, block in enumerate(source) if block.kind != FIELD and n not in changed_now)
    moved = {one.now: one.then for one in changes if one.now >= 0 and one.then >= fields_then}
    return dict(zip(same_now, same_then, strict=True)) | moved


def _pairs(
    source: Sequence[Block],
    translation: Sequence[Block],
    partners: dict[int, int],
    changes: dict[int, Change],
    gone: list[int],
) -> tuple[Pair, ...]:
    """`partners` and `changes` are by number in the source; `gone` numbers in the translation what has gone from the
    source, or says -1 where it does not know."""
    found = [
        (partners.get(n), Pair(block, translation[partners[n]] if n in partners else None, changes.get(n)))
        for n, block in enumerate(source)
    ]
    taken = set(partners.values())
    for n, block in enumerate(translation):
        if n not in taken:
            pair = Pair(None, block, Change.REMOVED if n in gone else None)
            after = next((at for at, (number, _) in enumerate(found, 1) if number == n - 1), 0)
            found.insert(after, (n, pair))
    nowhere = [Pair(None, None, Change.REMOVED) for n in gone if n < 0 or n in taken or n >= len(translation)]
    return (*(pair for _, pair in found), *nowhere)


def _by_headings(source: Sequence[Block], translation: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The numbers of blocks of bodies that belong together, section by section."""
    ours, theirs = _sections(source), _sections(translation)
    if len(ours) == len(theirs):
        for own, other in zip(ours, theirs, strict=True):
            if len(own) == len(other):
                yield from zip(own, other, strict=True)


def _sections(blocks: Sequence[Block]) -> list[range]:
    """The numbers of blocks of the body from one heading to the next; the first section has none."""
    first = sum(block.kind == FIELD for block in blocks)
    starts = [first, *(n for n, block in enumerate(blocks) if block.kind == HEADING), len(blocks)]
    return [range(start, end) for start, end in pairwise(starts)]
