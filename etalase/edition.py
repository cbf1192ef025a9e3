"""An edition of a publication: a page of the site that is made to be printed. Core."""

from msgspec import Struct

from etalase.model import Card, Page
from etalase.prose import Slots
from etalase.publication import Publication


class Printed(Struct, frozen=True):
    """An entry in a publication: in each language of the edition its card, and the slots of its body. Where it is not
    translated, the words are those of `Card.entry`."""

    key: str
    versions: tuple[Card, ...]
    slots: tuple[Slots, ...]


class EditionPage(Page, frozen=True, kw_only=True):
    """An edition of a publication, to be printed. `pages` are those of the site that stand in it as a whole;
    `event` is where it is handed out, in each language."""

    publication: Publication
    edition: tuple[str, ...]
    items: tuple[Printed, ...]
    pages: tuple[Printed, ...]
    event: tuple[Card, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The entries that the page shows something of."""
        shown = [card for printed in (*self.items, *self.pages) for card in printed.versions]
        return (*shown, *self.event)

    @property
    def slots(self) -> tuple[Slots, ...]:
        """The slots of each body that it shows, in the order of `bodies`."""
        return tuple(slots for printed in (*self.items, *self.pages) for slots in printed.slots)

    @property
    def bodies(self) -> tuple[tuple[str, str], ...]:
        """The bodies that it shows, by key and locale."""
        items = (card for printed in (*self.items, *self.pages) for card in printed.versions)
        return tuple((card.entry.key, card.entry.locale) for card in items)
