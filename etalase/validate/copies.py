"""Texts of which something is not translated yet: it was copied from the first language, or is not there. Core."""

import re
from collections.abc import Iterable, Mapping, Sequence

from etalase.blocks import FIELD, LIST, PARAGRAPH, Block, without_targets
from etalase.model import Entry
from etalase.problems import N_, Place, Problem, Severity

Copies = Mapping[str, tuple[Block, ...]]
"""The blocks of each translation that were copied, by its file."""

FEWEST_WORDS = 6
"""Shorter ones may be right in both languages: names, numbers, addresses."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def by_file(versions: Sequence[tuple[Entry, tuple[Block, ...]]], source: str) -> Copies:
    """What was copied in the versions of an entry, each with its blocks; `source` is the first language."""
    original = _original(versions, source)
    if original is None:
        return {}
    return {entry.path: copied(*original, entry, own) for entry, own in versions if entry is not original[0]}


def copied(source: Entry, theirs: Iterable[Block], translation: Entry, own: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a translation that say, word for word, what those of its source say; none where it says that it
    is not finished, or that it differs on purpose."""
    if not _is_held_against(source, translation):
        return ()
    known = {block.fingerprint for block in theirs}
    return tuple(block for block in own if block.fingerprint in known and _is_text(block))


def partial(versions: Sequence[tuple[Entry, tuple[Block, ...]]], source: str) -> set[str]:
    """The files whose story has less than half of the blocks that it has in the first language, `source`.

    Somewhat fewer may be right: paragraphs can be joined. Left out are those that say that they are not finished, or
    that they differ on purpose.
    """
    original = _original(versions, source)
    if original is None:
        return set()
    total = _length(original[1])
    return {
        entry.path
        for entry, own in versions
        if entry is not original[0] and 2 * _length(own) < total and _is_held_against(original[0], entry)
    }


def _original(
    versions: Sequence[tuple[Entry, tuple[Block, ...]]], source: str
) -> tuple[Entry, tuple[Block, ...]] | None:
    """The version in the first language, if it could be read."""
    return next((version for version in versions if version[0].locale == source), None)


def _length(blocks: Iterable[Block]) -> int:
    return sum(block.kind != FIELD for block in blocks)


def _is_held_against(source: Entry, translation: Entry) -> bool:
    """Whether a translation should say what its source says."""
    is_compared = source.words.get("compare", True) and translation.words.get("compare", True)
    return bool(is_compared) and translation.words.get("translation") not in ("draft", "machine")


def _is_text(block: Block) -> bool:
    return block.kind in (FIELD, PARAGRAPH, LIST) and len(_WORD.findall(without_targets(block.text))) >= FEWEST_WORDS


def warnings(blocks: Iterable[Block], translation: str, source: str) -> list[Problem]:
    """A warning for each of the copied blocks of the file `translation`."""
    message = N_(
        'This is the same text as in {other}. Translate it; or, if it is right, write "compare: tidak" '
        "among its fields."
    )
    return [
        Problem(
            "translation-same",
            Place(translation, block.line),
            message,
            {"other": source},
            label=block.label,
            found=block.text,
            severity=Severity.WARNING,
        )
        for block in blocks
    ]
