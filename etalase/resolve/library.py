"""What is published, at which address, and what readers of each locale see of it. Core."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from etalase.configuration import Config, Locale, MissingTranslation, Term, Vocabulary
from etalase.content_types import all_types, by_name
from etalase.entry_fields import is_published
from etalase.fields import Sorting
from etalase.model import Card, Entry
from etalase.problems import Place, Problem
from etalase.values.choices import did_you_mean
from etalase.values.dates import Moment
from etalase.values.texts import make_slug
from etalase.work import Held

HOME = ""


class Library(Struct):
    """The published entries by key and locale; those that are written but not published are in `hidden`. `mistaken` are
    the keys of all in which there is a mistake: of what these hold, nothing is certain."""

    config: Config
    today: date
    entries: dict[str, dict[str, Entry]]
    hidden: set[str]
    mistaken: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    _cards: dict[tuple[str, str], Card | None] = field(default_factory=dict)
    _permalinks: dict[tuple[str, str], str] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Whether there is such an entry, be it published or not."""
        return key in self.entries or key in self.hidden or key in self.mistaken

    def note(self, code: str, place: Place, message: str, **more: Any) -> None:
        """Note a problem."""
        self.problems.append(Problem(code, place, message, **more))

    def source(self, key: str) -> Entry:
        """The entry in the language it was written in first."""
        return self.entries[key][self.config.source_locale.code]

    def policy(self, key: str) -> MissingTranslation:
        """What happens where the entry is not translated."""
        own = self.source(key).facts.get("missing_translation")
        return MissingTranslation(own) if own else self.config.missing_policy(key.partition("/")[0])

    def permalink(self, key: str, locale: str) -> str:
        """The site path of an entry, a collection or the home page, as a page of that locale."""
        if (key, locale) not in self._permalinks:
            self._permalinks[key, locale] = self._make_permalink(key, locale)
        return self._permalinks[key, locale]

    def _make_permalink(self, key: str, locale: str) -> str:
        if key == HOME:
            return f"/{locale}/"
        collection, _, name = key.partition("/")
        first = f"{self._slug(collection, locale)}/" if collection in self.entries else ""
        return f"/{locale}/{first}{self._slug(key, locale)}/" if name else f"/{locale}/{first}"

    def _slug(self, key: str, locale: str) -> str:
        entry = self.entries[key].get(locale)
        if entry is None:  # a page with borrowed text keeps the source's address
            return self._slug(key, self.config.source_locale.code)
        own = entry.words.get("slug")
        is_source = locale == self.config.source_locale.code
        folder = make_slug(key.rpartition("/")[2]) or "entry"
        return str(own) if own else folder if is_source else make_slug(entry.title) or folder

    def card(self, key: str, locale: str) -> Card | None:
        """The entry as readers of that locale see it in lists, or None where they do not."""
        if (key, locale) not in self._cards:
            self._cards[key, locale] = self._make_card(key, locale)
        return self._cards[key, locale]

    def _make_card(self, key: str, locale: str) -> Card | None:
        versions = self.entries.get(key)
        if versions is None:
            return None
        source = self.config.source_locale.code
        if locale in versions:
            return Card(versions[locale], self.permalink(key, locale), locale)
        match self.policy(key):
            case MissingTranslation.SHOW:
                return Card(versions[source], self.permalink(key, locale), source)
            case MissingTranslation.LINK:
                return Card(versions[source], self.permalink(key, source), source)
            case MissingTranslation.HIDE:
                return None

    def has_page(self, key: str, locale: str) -> bool:
        """Whether the entry has a page among those of that locale."""
        card = self.card(key, locale)
        return card is not None and card.permalink == self.permalink(key, locale)

    def nearest_parent(self, key: str, locale: str) -> str:
        """The permalink of the closest page above an entry that exists in that locale."""
        collection = key.partition("/")[0]
        inside = collection in self.entries and key != collection and self.has_page(collection, locale)
        return self.permalink(collection if inside else HOME, locale)

    def keys(self, collection: str) -> list[str]:
        """The entries of a collection."""
        return [key for key in self.entries if key.startswith(f"{collection}/")]

    def nearest_key(self, wrong: str) -> str:
        """The key that was probably meant: of the same collection, if there is such a collection."""
        if found := self.by_address(wrong):
            return found
        collection, _, name = wrong.partition("/")
        inside = {key.partition("/")[2]: key for key in self.keys(collection)}
        if name and (inside or collection in all_types()):
            return inside.get(did_you_mean(name, inside), "")
        return did_you_mean(wrong, [key for key in self.entries if key != HOME])

    def by_address(self, wrong: str) -> str:
        """The entry that is called so in another way: by its address in any language, a part of it, its bare folder."""
        parts = [part for part in urlsplit(wrong).path.split("/") if part not in ("", ".", "..", "index.md")]
        if parts and parts[0] in {locale.code for locale in self.config.locales}:
            parts.pop(0)
        *above, name = parts or [""]
        for key in (key for key in self.entries if "/" in key and len(above) <= 1):
            if name in self._names(key) and set(above) <= self._names(key.partition("/")[0]):
                return key
        return ""

    def _names(self, key: str) -> set[str]:
        """What an entry, or a collection, is called in its addresses, and its folder."""
        versions = self.entries.get(key, {})
        return {key.rpartition("/")[2], *(self.permalink(key, code).strip("/").rpartition("/")[2] for code in versions)}

    def cards(self, keys: Iterable[str], locale: str) -> list[Card]:
        """The cards of those entries that readers of that locale see, in the given order."""
        return [card for key in keys if (card := self.card(key, locale)) is not None]

    def sorted_cards(self, keys: Iterable[str], locale: str) -> tuple[list[Card], list[Card]]:
        """Cards in the order of their types, and apart from them the events that are over."""
        cards = self.cards(keys, locale)
        past = [card for card in cards if self._is_over(card.entry)]
        current = [card for card in cards if not self._is_over(card.entry)]
        return sorted(current, key=self._sort_key), sorted(past, key=self._sort_key, reverse=True)

    def _is_over(self, entry: Entry) -> bool:
        if by_name(entry.content_type).sorting is not Sorting.UPCOMING:
            return False
        last = entry.facts.get("end") or entry.facts.get("start")
        return isinstance(last, Moment) and last.day < self.today

    def _sort_key(self, card: Card) -> tuple[int, object, str]:
        entry = card.entry
        order = entry.facts.get("order")
        by_date: object = 0
        match by_name(entry.content_type).sorting:
            case Sorting.NEWEST:
                written = entry.facts.get("date")
                by_date = -written.toordinal() if isinstance(written, date) else 0
            case Sorting.UPCOMING:
                start = entry.facts.get("start")
                by_date = start.day.toordinal() if isinstance(start, Moment) else date.max.toordinal()
            case Sorting.TITLE:
                pass
        return (order if isinstance(order, int) else 1_000, by_date, entry.title.casefold())


def library_of(
    folders: Iterable[Held[tuple[Entry, ...]]], config: Config, today: date, mistaken: Collection[str] = ()
) -> Library:
    """The library of all entries that were read; those without their source are left out."""
    by_key: dict[str, dict[str, Entry]] = {}
    for entry in (entry for folder in folders for entry in folder.value):
        by_key.setdefault(entry.key, {})[entry.locale] = entry
    source = config.source_locale.code
    complete = {key: versions for key, versions in by_key.items() if source in versions}
    shown = {key: versions for key, versions in complete.items() if is_published(versions[source].facts, today)}
    for key, versions in shown.items():
        only = versions[source].facts.get("languages")
        if isinstance(only, tuple):
            shown[key] = {code: entry for code, entry in versions.items() if code in only or code == source}
    return Library(config, today, shown, complete.keys() - shown.keys(), mistaken)


def vocabulary_permalink(vocabulary: Vocabulary, locale: Locale) -> str:
    """The site path of the page that lists a vocabulary's terms."""
    assert vocabulary.slug is not None
    return f"/{locale.code}/{vocabulary.slug.in_locale(locale.code)}/"


def term_permalink(vocabulary: Vocabulary, term: Term, locale: Locale) -> str:
    """The site path of the page that lists a term's entries."""
    assert term.slug is not None
    return f"{vocabulary_permalink(vocabulary, locale)}{term.slug.in_locale(locale.code)}/"


def listed_collections(library: Library) -> list[str]:
    """The collections that have a list page, in the order of the navigation."""
    in_menu = [target for group in library.config.navigation for target in group.targets]
    return [name for name in dict.fromkeys([*in_menu, *all_types()]) if name in all_types() and name in library.entries]
