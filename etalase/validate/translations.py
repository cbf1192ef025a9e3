"""Whether the translations that the site asks for are finished. Core."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from etalase import paired_words
from etalase.blocks import Block, words_of
from etalase.configuration import Config
from etalase.content_types import fields_at
from etalase.decoding import decode
from etalase.front_matter import split
from etalase.model import Content, Entries
from etalase.paired_words import by_locale
from etalase.problems import N_, Place, Problem, Severity, raise_errors, shorten
from etalase.translation_changes import Change, differences
from etalase.translation_ledger import TranslationLedger
from etalase.translation_pairs import Pair, side_by_side
from etalase.translation_state import Standing, State, Survey, is_required
from etalase.validate.shared_words import paired_words_of, shared_wordings
from etalase.wording import blocks_in, paired_in
from etalase.work import HERE, Work

FIRST_WORDS = 60
"""Characters of a block by which an editor finds it."""

_TRANSLATION = N_("Translation")
_OF_COLLECTION, _OF_DEADLINE = N_("Translations that must be finished"), N_("Deadline for translations")


def translations(
    entries: Entries, content: Content, config: Config, ledger: TranslationLedger, today: date, work: Work = HERE
) -> tuple[Survey, list[Problem]]:
    """What is known of all translations, and warnings of those that were there and are gone; raises `BuildError` for
    those that must be finished and are not.

    Only the files of these are read once more, to name the very line.
    """
    codes = tuple(locale.code for locale in config.locales)
    survey = Survey((*entries.wordings, *work.once(shared_wordings, content.shared, codes)), ledger, codes)
    standings = tuple(survey.standings())
    texts = {source.path: source.content for source in content.sources}
    required = dict(unfinished(standings, codes, config, today, lambda path: decode(texts[path].value, path)[0]))
    gone = (one for one in standings if one.was_there and one.is_published and one not in required)
    return survey, raise_errors([*required.values(), *(_vanished(one, codes) for one in gone)], codes[0])


def unfinished(
    standings: Iterable[Standing], codes: tuple[str, ...], config: Config, today: date, text_of: Callable[[str], str]
) -> Iterator[tuple[Standing, Problem]]:
    """The translations that must be finished and are not, each with what is wrong; `text_of` gives a file by path."""
    for one in standings:
        if one.is_unfinished and is_required(one, config, today):
            path = one.source if one.state in (State.OLD, State.MISSING) else one.path
            yield one, _problem(one, config, text_of(path), codes)


def blocks_at(key: str, path: str, text: str) -> tuple[Block, ...]:
    """The blocks of a content file, whatever it is of: an entry, a collection, the home page."""
    return blocks_in(fields_at(key), text, path)


def side_by_side_of(standing: Standing, content: Content, codes: tuple[str, ...]) -> tuple[Pair, ...]:
    """A text and its translation, block by block, with what has become old; nothing where it is not translated. `codes`
    are those of the languages, the source first.

    Reads both files, so that lines are those of now. Of paired words, those that are old follow.
    """
    if not standing.then:
        return ()
    if standing.is_shared:
        return tuple(_old_pairs(standing, content.shared[standing.source], codes))
    texts = {source.path: source.content for source in content.sources}
    first, other = (decode(texts[path].value, path)[0] for path in (standing.source, standing.path))
    source, translation = blocks_at(standing.key, standing.source, first), blocks_at(standing.key, standing.path, other)
    return (*side_by_side(source, translation, standing.then), *_old_pairs(standing, first, codes))


def _old_pairs(standing: Standing, text: str, codes: tuple[str, ...]) -> Iterator[Pair]:
    """The old ones of the paired words in `text`, that of the file of the source."""
    path = standing.source
    if standing.is_shared:
        found = paired_words_of(path, text, codes)
    else:
        found = paired_in(fields_at(standing.key), split(text, path)[0], codes[0])
    words = [one for one in found if one.locale == standing.locale]
    old = set(paired_words.old(standing.pairs, by_locale(words).get(standing.locale, "")))
    yield from (Pair(one.source, one.translation, Change.CHANGED, path) for one in words if one.fingerprints in old)


def _vanished(standing: Standing, codes: tuple[str, ...]) -> Problem:
    """A warning that a translation is gone. The page of a collection is in every language, or it is not finished."""
    message = N_("The translation was in the file {file}, which is not there any more. Put it back.")
    example = ""
    if "/" in standing.key:
        message = N_(
            "The translation was in the file {file}, which is not there any more. Put it back; or, if this text is not "
            "to be translated, name its languages here, among the fields."
        )
        example = f"languages: [{', '.join(code for code in codes if code != standing.locale)}]"
    return Problem(
        "translation-vanished",
        Place(standing.source),
        message,
        {"file": standing.path},
        _TRANSLATION,
        example=example,
        severity=Severity.WARNING,
        is_cause=True,
    )


def _problem(standing: Standing, config: Config, text: str, codes: tuple[str, ...]) -> Problem:
    """What is wrong with a translation; `text` is that of the source, or of a translation that is not finished."""
    is_of_collection = standing.collection in config.require.get(standing.locale, ())
    label = _OF_COLLECTION if is_of_collection else _OF_DEADLINE
    values: dict[str, object] = {"file": standing.path, "key": standing.key, "day": standing.starts}
    match standing.state:
        case State.MISSING:
            message = (
                N_(
                    "The site is not published without this translation: the file {file} is missing. Write it, or "
                    'write "draft: ya" here until it is there.'
                )
                if is_of_collection
                else N_(
                    "This starts on {day}, and the translation is missing: the file {file}. Write it, or write "
                    '"draft: ya" here until it is there.'
                )
            )
            return Problem("translation-missing", Place(standing.source), message, values, label)
        case State.OLD:
            pair = next(_old_pairs(standing, text, codes), None)
            blocks = blocks_at(standing.key, standing.source, text)
            if pair and pair.source and standing.then == words_of(blocks):
                return _old_pair(standing, label, pair.source)
            return _old(standing, label, values, blocks)
        case State.COPIED:
            message = N_("Parts of this translation are still in the first language. Translate them.")
            return Problem("translation-copied", Place(standing.path), message, values, label)
        case State.PARTIAL:
            message = N_(
                "This translation has less than half of the text of {other}. Translate the rest; or, if it is right, "
                'write "compare: tidak" among its fields.'
            )
            return Problem("translation-partial", Place(standing.path), message, {"other": standing.source}, label)
    key = split(text, standing.path)[0].find("translation")
    message = (
        N_("This translation is not finished. When a person has read and mended it, delete this line.")
        if is_of_collection
        else N_("This starts on {day}. When a person has read and mended the translation, delete this line.")
    )
    place = key.place if key else Place(standing.path)
    found = f"translation: {'machine' if standing.state is State.MACHINE else 'draft'}"
    return Problem("translation-unfinished", place, message, values, label, found)


def _old(standing: Standing, label: str, values: dict[str, object], blocks: tuple[Block, ...]) -> Problem:
    """Names the first block that has changed; where one was deleted, the first block of all."""
    message = (
        N_(
            "Of the {total} blocks of this text, {old} changed after its translation {file} was last edited; this is "
            'the first. Mend the translation. If it is right as it is: "python build.py status {key} --accept".'
        )
        if label == _OF_COLLECTION
        else N_(
            "This starts on {day}. Of the {total} blocks of this text, {old} changed after its translation {file} was "
            "last edited; this is the first. Mend the translation. If it is right as it is: "
            '"python build.py status {key} --accept".'
        )
    )
    changed = sorted(one.now for one in differences(standing.then, words_of(blocks)) if one.now >= 0)
    first = blocks[changed[0] if changed else 0]
    found = shorten(first.text, FIRST_WORDS)
    values = values | {"old": standing.old, "total": standing.total}
    return Problem("translation-old", Place(standing.source, first.line), message, values, label, found)


def _old_pair(standing: Standing, label: str, block: Block) -> Problem:
    """Names the first of the paired words that are old, where nothing else is."""
    message = N_(
        'These words changed, and those beside them in "{locale}" did not. Mend them. If they are right as they are: '
        '"python build.py status {key} --accept".'
    )
    values: dict[str, object] = {"locale": standing.locale, "key": standing.key}
    place = Place(standing.source, block.line)
    return Problem("translation-old", place, message, values, label, shorten(block.text, FIRST_WORDS))
