"""Texts that were copied from the first language and not translated yet. Core."""

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
    original = next((version for version in versions if version[0].locale == source), None)
    if original is None:
        return {}
    return {entry.path: copied(*original, entry, own) for entry, own in versions if entry is not original[0]}


def copied(source: Entry, theirs: Iterable[Block], translation: Entry, own: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a translation that say, word for word, what those of its source say; none where it says that it
    is not finished, or that it differs on purpose."""
    is_held_against = source.words.get("compare", True) and translation.words.get("compare", True)
    if not is_held_against or translation.words.get("translation") in ("draft", "machine"):
        return ()
    known = {block.fingerprint for block in theirs}
    return tuple(block for block in own if block.fingerprint in known and _is_text(block))


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
