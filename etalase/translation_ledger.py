"""The ledger of translations: of which words of the source each was made. Core.

In: the text of `content/translations.txt`, and what is known of the words of entries. Out: the ledger as a value, as it
should be now, and as text, and what is wrong with it. The shell module `translation_recorder` writes it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

from msgspec import Struct

from etalase import paired_words
from etalase.blocks import Version, Wording
from etalase.paired_words import PairedLine
from etalase.problems import N_, Place, Problem
from etalase.text_ledger import as_text, read_rows
from etalase.translation_changes import differences

LEDGER_FILE = "content/translations.txt"

HEAD = (
    "# Catatan terjemahan: dari kata-kata sumber yang mana tiap terjemahan dibuat. Program yang mengisi berkas ini;",
    "# tidak perlu disunting. Tiap baris: berkas terjemahan, sidiknya, titik dua, lalu sidik tiap bagian sumbernya",
    "# ketika terjemahan itu terakhir disunting (isian, garis tegak, isi). Simpan bersama isi situs (git).",
    "# Baris dengan kode bahasa: kata-kata {id: …, en: …} berkas itu, sidik sumber=sidik terjemahan.",
    "# Bila satu baris hilang, terjemahannya dianggap mutakhir.",
    "#",
    "# Translation ledger: of which words of the source each translation was made. The program fills this file; there",
    "# is no need to edit it. A line: the file of the translation, its fingerprint, a colon, and the fingerprints of",
    "# all blocks of the source when it was last edited (fields, a bar, body). Keep this file with the content (git).",
    "# A line with the code of a language: the words {id: …, en: …} of that file, fingerprint of source=translation.",
    "# Where a line is lost, its translation counts as current.",
)
"""What a new ledger begins with. Editors may change it; it is kept as it is."""

_EXAMPLE = "products/kopi/index.en.md 1a2b3c4d: 0a1b2c3d | 4e5f6a7b"
_ONE = r"[0-9a-f]{8}"
_ROW = re.compile(rf"(?:content/)?(\S.*\.md)\s+({_ONE})\s*:\s*((?:{_ONE}\s+)*\|(?:\s+{_ONE})*)", re.DOTALL)
_PAIRED_ROW = re.compile(rf"(?:content/)?(\S.*\.(?:md|yaml))\s+([\w-]+)\s*:\s*({_ONE}={_ONE}(?:\s+{_ONE}={_ONE})*)")


class Line(Struct, frozen=True):
    """A translation as it was when it was last touched: its file below content/, its fingerprint, and those of the
    source's blocks then (see `blocks.words_of`)."""

    file: str
    own: str
    words: str


class TranslationLedger(Struct, frozen=True):
    """What is remembered of translations and of paired words, and the notes at the head of the file. A file may have
    several lines, where git has joined what two people did."""

    lines: tuple[Line, ...] = ()
    head: tuple[str, ...] = HEAD
    paired: tuple[PairedLine, ...] = ()

    def knows_as_much_as(self, other: "TranslationLedger") -> bool:
        """Whether both remember the same, in whatever order."""
        return set(self.lines) == set(other.lines) and set(self.paired) == set(other.paired)


def parse(written: str) -> tuple[TranslationLedger, list[Problem]]:
    """The ledger written in `written`, and what is wrong with it. Lines that say the same are one."""
    rows, head, problems = read_rows(written, LEDGER_FILE, _EXAMPLE)
    lines, paired = [], []
    for place, row in rows:
        if match := _ROW.fullmatch(row.strip()):
            lines.append(Line(match[1], match[2], " ".join(match[3].split())))
        elif match := _PAIRED_ROW.fullmatch(row.strip()):
            paired.append(PairedLine(match[1], match[2], " ".join(match[3].split())))
        else:
            problems.append(_unreadable(place, row))
    return TranslationLedger(tuple(dict.fromkeys(lines)), head, tuple(dict.fromkeys(paired))), problems


def text(ledger: TranslationLedger) -> str:
    """The ledger as its file holds it: one translation a line."""
    translations = (f"{line.file} {line.own}: {line.words}" for line in ledger.lines)
    return as_text(
        ledger.head, (*translations, *(f"{line.file} {line.locale}: {line.pairs}" for line in ledger.paired))
    )


def settled(ledger: TranslationLedger, wordings: Iterable[Wording], source: str) -> TranslationLedger:
    """The ledger as it should be now: one line for each translation there is, `source` being the first language, and
    one for the paired words of a file in a language.

    A translation that is not as its line says has been touched: it counts as made of the source's present words, as
    does one without a line. One whose file was moved is known again by its own words. The line of one that is gone
    stays, unless it was left out on purpose or its source is gone too: who lost it by mistake must be told.
    """
    wordings = tuple(wordings)
    found = [(version, wording.versions[source]) for wording in wordings for version in _translations(wording, source)]
    there = {file_of(version) for version, _ in found}
    known = _by((line for line in ledger.lines if line.file in there), attrgetter("file"))
    lost = _by((line for line in ledger.lines if line.file not in there), attrgetter("own"))
    lines = []
    for version, original in found:
        lines_of_it = known.get(file_of(version)) or lost.get(version.own, [])
        same = [line for line in lines_of_it if line.own == version.own]
        lines.append(_line(version, original, same))
    lines += _missed((line for some in lost.values() for line in some), wordings, source)
    return TranslationLedger(tuple(lines), ledger.head, paired_words.settled(ledger.paired, wordings, source))


def moved(ledger: TranslationLedger, wordings: Iterable[Wording], source: str) -> dict[str, str]:
    """Keys that are no more, each with the key that has its words now, the translation's or the source's: somebody has
    given the folder another name. Where several folders have them, or one of another collection, that is not told."""
    wordings = tuple(wordings)
    there = {wording.key for wording in wordings}
    known = {line.file for line in ledger.lines}
    found = [
        (wording.key, {version.own, wording.versions[source].words})
        for wording in wordings
        for version in _translations(wording, source)
        if file_of(version) not in known
    ]
    moves: dict[str, set[str]] = {}
    for line in ledger.lines:
        old = line.file.rpartition("/")[0]
        if old not in there:
            beginning = f"{old.partition('/')[0]}/"
            moves.setdefault(old, set()).update(
                key for key, words in found if words & {line.own, line.words} and key.startswith(beginning)
            )
    return {old: keys.pop() for old, keys in moves.items() if len(keys) == 1}


def accepted(
    ledger: TranslationLedger, wordings: Iterable[Wording], source: str, wanted: Iterable[tuple[str, str]]
) -> TranslationLedger:
    """The settled ledger in which the translations of those keys into those languages, with their paired words, are
    made of the source's present words."""
    wordings = tuple(wordings)
    now = settled(ledger, wordings, source)
    lines = {line.file: line for line in now.lines}
    paired = {(line.file, line.locale): line for line in now.paired}
    named = {wording.key: wording for wording in wordings}
    for wording, locale in ((named[key], locale) for key, locale in wanted if key in named):
        if version := wording.versions.get(locale):
            lines[file_of(version)] = _line(version, wording.versions[source], [])
        if pairs := wording.pairs.get(locale):
            file = file_of(wording.versions[source])
            paired[file, locale] = PairedLine(file, locale, pairs)
    return TranslationLedger(tuple(lines.values()), ledger.head, tuple(paired.values()))


def remembered(ledger: TranslationLedger) -> Mapping[str, str]:
    """By file, the fingerprints of the source's words that each translation was made of. Takes a settled ledger."""
    return {line.file: line.words for line in ledger.lines}


def remembered_pairs(ledger: TranslationLedger) -> Mapping[tuple[str, str], str]:
    """By file and language, of which words its paired words were made. Takes a settled ledger."""
    return {(line.file, line.locale): line.pairs for line in ledger.paired}


def file_of(version: Version) -> str:
    """The file of a version as the ledger names it."""
    return version.path.removeprefix("content/")


def _by(lines: Iterable[Line], name: Callable[[Line], str]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(name(line), []).append(line)
    return found


def _translations(wording: Wording, source: str) -> Iterable[Version]:
    return (version for code, version in wording.versions.items() if code != source)


def _missed(lines: Iterable[Line], wordings: Iterable[Wording], source: str) -> list[Line]:
    """Those lines whose translation is gone, though its source is there and wants it."""
    sources = {_languages(file_of(wording.versions[source]))[0]: wording for wording in wordings}
    named = ((line, *_languages(line.file)) for line in lines)
    return [
        line
        for line, beginning, locale in named
        if beginning in sources and locale in (sources[beginning].languages or (locale,))
    ]


def _languages(file: str) -> tuple[str, str]:
    """What the names of a text's files in all languages begin with, and the language of this one."""
    beginning, _, locale = file.removesuffix(".md").rpartition(".")
    return beginning, locale


def _line(version: Version, original: Version, same: list[Line]) -> Line:
    """The line of a translation; of several that know it as it is, the one that knows most of the source."""
    words = [line.words for line in same] or [original.words]
    nearest = min(words, key=lambda one: (len(differences(one, original.words)), one)) if len(words) > 1 else words[0]
    return Line(file_of(version), version.own, nearest)


def _unreadable(place: Place, row: str) -> Problem:
    message = N_(
        "This line cannot be read. Take it back as it was before; or delete it, and its translation counts as current."
    )
    return Problem("translation-line", place, message, found=row.strip(), example=_EXAMPLE)
