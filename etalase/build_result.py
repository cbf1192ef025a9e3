"""What comes of a build: the value that `build.build` gives. Core."""

from collections.abc import Mapping
from gettext import NullTranslations

from msgspec import Struct, field

from etalase.model import Manifest
from etalase.problems import Problem
from etalase.translation_ledger import TranslationLedger
from etalase.translation_state import Survey

NOTHING_KNOWN = Survey((), TranslationLedger(), ())


class Build(Struct, frozen=True):
    """A finished build: how many pages by locale, what was written (nothing, if it was only a check), the warnings, by
    locale how messages are worded, the addresses that the ledger
    lacks with their keys, what is known of translations, where on its
    host the site lies, and the own page of each entry by key and locale, as a path below output/."""

    pages: Mapping[str, int]
    manifest: Manifest
    warnings: tuple[Problem, ...]
    translations: Mapping[str, NullTranslations]
    new_addresses: Mapping[str, str] = field(default_factory=dict)
    survey: Survey = NOTHING_KNOWN
    base_path: str = "/"
    entry_pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
