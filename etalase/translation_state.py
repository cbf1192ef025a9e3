"""How translations stand: current, old, missing, made by a machine, not finished, or left out on purpose. Core.

In: what is known of the words of entries, and the settled ledger. Out: a standing for each entry and language.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from msgspec import Struct

from etalase import paired_words
from etalase.blocks import Version, Wording
from etalase.configuration import Config
from etalase.problems import N_
from etalase.translation_changes import count
from etalase.translation_ledger import TranslationLedger, file_of, moved, remembered, remembered_pairs, settled


class State(Enum):
    """How a translation stands. The values are message ids."""

    CURRENT = N_("current")
    OLD = N_("old")
    COPIED = N_("still in the first language")
    PARTIAL = N_("not complete")
    MISSING = N_("missing")
    MACHINE = N_("machine draft")
    DRAFT = N_("not finished")
    ON_PURPOSE = N_("left out on purpose")


UNFINISHED = (State.OLD, State.COPIED, State.PARTIAL, State.MISSING, State.MACHINE, State.DRAFT)
"""States in which somebody has something to do."""

_MADE_BY: Mapping[str, State] = {"machine": State.MACHINE, "draft": State.DRAFT}


class Survey(Struct, frozen=True, dict=True):
    """What is known of all translations of a site: the words of its entries, the ledger as it was read, and the codes
    of its locales, the source first."""

    wordings: tuple[Wording, ...]
    ledger: TranslationLedger
    locales: tuple[str, ...]

    @cached_property
    def settled(self) -> TranslationLedger:
        """The ledger as it should be now; found once."""
        return settled(self.ledger, self.wordings, self.locales[0])

    def moved(self) -> Mapping[str, str]:
        """Entries whose folder has another name now, by their old key."""
        return moved(self.ledger, self.wordings, self.locales[0])

    def standings(self) -> Iterator["Standing"]:
        """How every entry stands in every language but the first."""
        source, *others = self.locales
        known, pairs = remembered(self.settled), remembered_pairs(self.settled)
        return (_standing(wording, source, locale, known, pairs) for wording in self.wordings for locale in others)


class Standing(Struct, frozen=True):
    """How one translation stands: that of an entry in a locale. `old` of `total` blocks of the source have changed
    since it was made of the words `then` and the paired words `pairs`; `starts` is the day of an event. One that is
    missing though somebody had made it `was_there`."""

    key: str
    locale: str
    state: State
    source: str  # the path of the source's file
    path: str  # that of the translation, which may be missing
    then: str = ""
    pairs: str = ""
    old: int = 0
    total: int = 0
    is_published: bool = True
    starts: date | None = None
    was_there: bool = False

    @property
    def collection(self) -> str:
        """The collection of the entry; nothing for the home page."""
        return self.key.partition("/")[0]

    @property
    def is_shared(self) -> bool:
        """Whether it is that of a file that all languages share."""
        return self.path == self.source

    @property
    def is_unfinished(self) -> bool:
        """Whether somebody has something to do."""
        return self.state in UNFINISHED


def _standing(
    wording: Wording, source: str, locale: str, known: Mapping[str, str], known_pairs: Mapping[tuple[str, str], str]
) -> Standing:
    original = wording.versions[source]
    path = original.path if wording.is_shared else original.path.removesuffix(f"{source}.md") + f"{locale}.md"
    state, then, pairs, old, total = State.MISSING, "", "", 0, 0
    if wording.languages and locale not in wording.languages:
        state = State.ON_PURPOSE
    elif wording.is_shared or locale in wording.versions:
        version, now = wording.versions.get(locale, original), wording.pairs.get(locale, "")
        then = known.get(file_of(version), original.words)
        pairs = known_pairs.get((file_of(original), locale), "")
        old, total = count(then, original.words)
        old, total = old + len(paired_words.old(pairs, now)), total + len(now.split())
        state = _MADE_BY.get(version.made_by) or _by_words(version, old)
    return Standing(
        wording.key,
        locale,
        state,
        original.path,
        path,
        then,
        pairs,
        old,
        total,
        wording.is_published,
        wording.starts,
        was_there=state is State.MISSING and path.removeprefix("content/") in known,
    )


def _by_words(version: Version, old: int) -> State:
    """How a translation stands that a person has made, where so many blocks are old."""
    if old:
        return State.OLD
    if version.copied:
        return State.COPIED
    return State.PARTIAL if version.is_partial else State.CURRENT


def is_required(standing: Standing, config: Config, today: date) -> bool:
    """Whether the site cannot be published without that translation being finished: for its collection, or because it
    starts within the days that the site asks for."""
    if not standing.is_published:
        return False
    if standing.collection in config.require.get(standing.locale, ()):
        return True
    return is_due(standing, config.translation_deadline_days, today)


def is_due(standing: Standing, days: int, today: date) -> bool:
    """Whether something starts so soon; never where the site asks for no days."""
    return days > 0 and standing.starts is not None and today <= standing.starts <= today + timedelta(days=days)
