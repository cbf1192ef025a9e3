"""Words that stand beside their translation in one file: `{id: Setiap hari, en: Every day}`. Core.

In: such words as they are now, and as the ledger of translations remembers them. Out: which of them are old.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from etalase.blocks import Block, Wording


class PairedWords(Struct, frozen=True):
    """Words of the first language, and what stands beside them in another."""

    locale: str
    source: Block
    translation: Block

    @property
    def fingerprints(self) -> str:
        """Those of both, the source first: `0a1b2c3d=4e5f6a7b`."""
        return f"{self.source.fingerprint}={self.translation.fingerprint}"


class PairedLine(Struct, frozen=True):
    """What the ledger remembers of a file below content/ and a language: which words were made of which."""

    file: str
    locale: str
    pairs: str


def by_locale(words: Iterable[PairedWords]) -> Mapping[str, str]:
    """The fingerprints of words in one line for each language; words that are the same everywhere once."""
    found: dict[str, set[str]] = {}
    for one in words:
        found.setdefault(one.locale, set()).add(one.fingerprints)
    return {locale: _line(pairs) for locale, pairs in found.items()}


def old(then: str, now: str) -> tuple[str, ...]:
    """Which pairs of now are old; `then` is what a settled ledger remembers."""
    if then == now:
        return ()
    known = set(then.split())
    return tuple(pair for pair in now.split() if pair not in known)


def settled(lines: Iterable[PairedLine], wordings: Iterable[Wording], source: str) -> tuple[PairedLine, ...]:
    """What should be remembered now, for every file that has such words; `source` is the first language.

    A translation that has changed, or is new, is made of the source's present words. A file that was moved is known
    again by its translations.
    """
    known: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        known.setdefault((line.file, line.locale), []).append(line.pairs)
    there = [
        (wording.versions[source].path.removeprefix("content/"), locale, now)
        for wording in wordings
        for locale, now in wording.pairs.items()
    ]
    lost = known.keys() - {(file, locale) for file, locale, _ in there}
    moved = {(locale, _translations(pairs)): pairs for file, locale in sorted(lost) for pairs in known[file, locale]}
    found = []
    for file, locale, now in there:
        then = " ".join(known.get((file, locale), ())) or moved.get((locale, _translations(now)), now)
        found.append(PairedLine(file, locale, now if then == now else _settled(then, now)))
    return tuple(found)


def _settled(then: str, now: str) -> str:
    """Of which words those of now were made: pairs that are known, those before whose source alone has changed, or, for
    a new translation, those of now."""
    present, before = set(now.split()), set(then.split())
    left: dict[str, list[str]] = {}
    for pair in before - present:
        left.setdefault(pair.partition("=")[2], []).append(pair)
    return _line(
        one for pair in present for one in ([pair] if pair in before else left.get(pair.partition("=")[2], [pair]))
    )


def _translations(pairs: str) -> tuple[str, ...]:
    return tuple(sorted(pair.partition("=")[2] for pair in pairs.split()))


def _line(pairs: Iterable[str]) -> str:
    return " ".join(sorted(set(pairs)))
