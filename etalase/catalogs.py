"""Message catalogs: the text of a .po file to translations, or what is missing in it. Core.

Message ids are English. A catalog that is incomplete, fuzzy or has a wrong plural rule stops the build: the tools of
Babel would drop such messages silently. While an editor looks at the site, what is missing is marked instead.
"""

import io
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from babel import Locale as BabelLocale
from babel.plural import to_gettext
from babel.support import NullTranslations, Translations
from msgspec.structs import replace

from etalase.configuration import Locale
from etalase.problems import N_, Place, Problem, Severity, raise_errors, shorten

if TYPE_CHECKING:  # babel.messages is imported where a catalog is read: mostly, they are remembered
    from babel.messages.catalog import Catalog, Message

NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
TEMPLATE = "translations/messages.pot"


def path_of(locale: str) -> str:
    """Where the catalog of a locale lies."""
    return f"translations/{locale}/LC_MESSAGES/messages.po"


class CompiledCatalog(Translations):
    """The translations of one locale, from a compiled catalog in memory. It can be sent to other processes."""

    def __init__(self, compiled: bytes) -> None:
        super().__init__(io.BytesIO(compiled))
        self.compiled = compiled

    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        return CompiledCatalog, (self.compiled,)


Wording = Literal["complete", "marked", "pseudo"]
"""How messages are worded: every one has its translation; those that have none are marked; all are pseudo-texts."""

MARK = "⟦{}⟧"
"""A message without a translation, as an editor sees it."""

_OF_MESSAGES = ("message-missing", "message-fuzzy", "message-untranslated", "message-placeholders")

Wordings = Mapping[str, tuple[str, ...]]
"""Every message of the program with its translations."""


def read_catalogs(
    texts: Mapping[str, str], template_text: str, locales: Iterable[Locale], wording: Wording = "complete"
) -> tuple[dict[str, CompiledCatalog], Wordings, list[Problem]]:
    """The translations of every locale, from the texts of the catalogs, their wordings, and warnings.

    Raises `BuildError`.
    """
    problems: list[Problem] = []
    if not template_text:
        message = N_("The template of the message catalogs is missing. Write it with: python build.py translations")
        problems.append(Problem("catalog-missing", Place(TEMPLATE), message))
    wanted = _messages(template_text)
    found = {}
    for locale in locales:
        if locale.code not in texts:
            message = N_("The message catalog of this language is missing.")
            problems.append(Problem("catalog-missing", Place(path_of(locale.code)), message))
            continue
        catalog = _read(texts[locale.code], locale, problems)
        if catalog is not None:
            faults = _faults(catalog, wanted, locale)
            if wording != "complete":
                faults = [_as_warning(fault) if fault.code in _OF_MESSAGES else fault for fault in faults]
                _word(catalog, wanted, wording)
            problems += faults
            found[locale.code] = _translations(catalog)
    warnings = raise_errors(problems)
    singular = [message for message in wanted if isinstance(message, str)]
    return found, {message: tuple(one.gettext(message) for one in found.values()) for message in singular}, warnings


def _messages(template_text: str) -> list[str | tuple[str, str]]:
    from babel.messages.pofile import read_po

    template = read_po(io.StringIO(template_text), abort_invalid=True)
    return [message.id for message in template if message.id]  # type: ignore[misc]


def _read(text: str, locale: Locale, problems: list[Problem]) -> "Catalog | None":
    from babel.messages.pofile import PoFileError, read_po

    try:
        return read_po(io.StringIO(text), locale=locale.formats, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", 0) + 1
        message = N_("The message catalog cannot be read from here on.")
        found = getattr(error, "line", None)
        problems.append(Problem("catalog-broken", Place(path_of(locale.code), line), message, found=found))
        return None


def _faults(catalog: "Catalog", wanted: list[str | tuple[str, str]], locale: Locale) -> list[Problem]:
    path = path_of(locale.code)
    problems = [] if plurals_are_right(catalog, locale.formats) else [_wrong_plurals(catalog, locale)]
    for message_id in wanted:
        message = catalog.get(message_id)
        shown = message_id[0] if isinstance(message_id, tuple) else message_id
        if message is None:
            text = N_('The message "{message}" is not in the catalog. Update it with: python build.py translations')
            problems.append(Problem("message-missing", Place(path), text, {"message": shorten(shown)}))
            continue
        place = Place(path, message.lineno or 1)
        if message.fuzzy:
            text = N_("This translation is marked as fuzzy: check it and delete the mark.")
            problems.append(Problem("message-fuzzy", place, text, found=shown))
        elif not (all(message.string) if isinstance(message.string, tuple) else message.string):
            text = N_("This message is not translated.")
            problems.append(Problem("message-untranslated", place, text, found=shown))
        elif wrong := _wrong_placeholders(message):
            text = N_("Words in brackets, such as {known}, stay as they are: they are filled in later.")
            known = " ".join(sorted(_placeholders(shown))) or "…"
            problems.append(Problem("message-placeholders", place, text, {"known": known}, found=wrong))
    return problems


def _as_warning(fault: Problem) -> Problem:
    return replace(fault, severity=Severity.WARNING)


def _word(catalog: "Catalog", wanted: list[str | tuple[str, str]], wording: Wording) -> None:
    """Give a marked text to messages without a usable translation, or a pseudo-text to all of them."""
    from etalase.pseudo import pseudo_text  # few ever ask for it

    for message_id in wanted:
        message = catalog.get(message_id) or catalog.add(message_id)
        given = (message.string,) if isinstance(message.string, str | None) else message.string
        strings = tuple(string or "" for string in given)
        is_usable = all(strings) and not message.fuzzy and not _wrong_placeholders(message)
        if not is_usable:
            message.flags.discard("fuzzy")
            strings = (MARK.format(message_id[-1] if isinstance(message_id, tuple) else message_id),)
        if wording == "pseudo":
            strings = tuple(map(pseudo_text, strings))
        if isinstance(message_id, tuple):
            message.string = (strings * catalog.num_plurals)[: catalog.num_plurals]
        else:
            message.string = strings[0]


def _wrong_placeholders(message: "Message") -> str:
    """The translation whose placeholders are not those of the message, or nothing. A plural form may leave some out."""
    if isinstance(message.string, str):
        return message.string if _placeholders(message.string) != _placeholders(str(message.id)) else ""
    known = {name for text in message.id for name in _placeholders(text)}
    return next((text for text in message.string or () if not _placeholders(text) <= known), "")


def _placeholders(text: str) -> set[str]:
    """The placeholders of a message: `{name}`, `{name!r}` and `%(name)s`."""
    return set(re.findall(r"\{\w*(?:!\w)?\}|%\(\w+\)s", text))


def plurals_are_right(catalog: "Catalog", formats: str) -> bool:
    """Whether the header's plural rule sorts whole numbers into the same groups as CLDR does for that locale."""
    rule = BabelLocale.parse(formats).plural_form
    plural = _translations(catalog).plural
    pairs = {(rule(number), plural(number)) for number in range(1000)}
    return len(pairs) == len({cldr for cldr, _ in pairs}) == catalog.num_plurals


def _wrong_plurals(catalog: "Catalog", locale: Locale) -> Problem:
    message = N_(
        "The Plural-Forms line of the header is wrong for this language. "
        "Put it right with: python build.py translations"
    )
    return Problem(
        "catalog-plurals",
        Place(path_of(locale.code)),
        message,
        found=catalog.plural_forms,
        example=f'"Plural-Forms: {to_gettext(BabelLocale.parse(locale.formats).plural_form)}\\n"',
    )


def _translations(catalog: "Catalog") -> CompiledCatalog:
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    catalog.creation_date = catalog.revision_date = NO_DATE  # else Babel notes the minute in which it does so
    write_mo(compiled, catalog)
    return CompiledCatalog(compiled.getvalue())


def lenient_translations(text: str) -> NullTranslations:
    """Whatever a catalog has, to word problems with, among them problems of the catalog itself."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalog = read_po(io.StringIO(text))
        for message in catalog:
            if message.id and message.string and _wrong_placeholders(message):
                message.string = ""  # what cannot be filled in is shown in English
        return _translations(catalog) if text else NullTranslations()
    except (PoFileError, ValueError):
        return NullTranslations()
