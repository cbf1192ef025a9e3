"""The nouns of Etalase, one frozen type a stage: Source, Entry, Page in a Site, Output. Core.

load  →  validate  →  resolve  →  render  →  write
Source   Entry        Page        Output     Manifest
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from etalase.blocks import Wording
from etalase.configuration import Config, Locale, Term
from etalase.derivatives import Derivative
from etalase.fonts import Font
from etalase.old_addresses import Addresses, Leads
from etalase.problems import Place
from etalase.prose import Body, Link, Prose, Slots
from etalase.publication import Layout, layout
from etalase.social_cards import SocialCard
from etalase.work import Held


class Source(Struct, frozen=True):
    """A content file. `key` is its folder below content/, `locale` its suffix; both may yet be wrong."""

    path: str
    key: str
    locale: str
    content: Held[bytes]


class Picture(Struct, frozen=True):
    """A picture file beside an entry, or a document, which has no size. Size in pixels, as seen; `fault` is a message
    id where it cannot be used, `tone` that of a photograph."""

    path: str
    width: int
    height: int
    digest: str
    fault: str = ""
    tone: str = ""


class Content(Struct, frozen=True):
    """What lies in content/: the content files, and the pictures and documents beside them by path; and by path the
    texts of the files that all languages share."""

    sources: tuple[Source, ...]
    pictures: Mapping[str, Picture]
    shared: Mapping[str, str] = field(default_factory=dict)


class Entry(Struct, frozen=True):
    """One thing (a product, a place) in one locale. Facts come from the source file, words from this locale's.

    `key` is its folder (`products/batik-seluang-mudik`), its identity. `places` tells where each field was written:
    file, line and column (as bare tuples, for there are many of them). One that `is_partial` is mostly untranslated.
    """

    key: str
    collection: str
    content_type: str
    locale: str
    path: str
    facts: Mapping[str, object]
    words: Mapping[str, object]
    body: Body
    places: Mapping[str, tuple[str, int, int]]
    is_partial: bool = False

    @property
    def title(self) -> str:
        """Its name, as a heading shows it."""
        return str(self.words["title"])

    @property
    def summary(self) -> str:
        """One or two sentences for cards, search engines and feeds."""
        return str(self.words["summary"])

    @property
    def folder(self) -> str:
        """The folder of the project that it lies in."""
        return self.path.rpartition("/")[0]

    @property
    def pictures(self) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """The pictures of its fields: the path of each, and what is said of it."""
        named: Any = self.facts.get("pictures", ())
        return tuple((f"{self.folder}/{item['file']}", item) for item in named)

    @property
    def is_machine_draft(self) -> bool:
        """Whether a machine has translated it, and nobody has checked it yet."""
        return self.words.get("translation") == "machine"

    def beside(self, link: Link) -> str:
        """The path of the file beside it that a link or a picture of its body names."""
        return f"{self.folder}/{link.target.removeprefix('./')}"

    def place(self, name: str) -> Place:
        """Where a field was written, or the start of the file."""
        return Place(*self.places.get(name, (self.path, 1, 1)))


class Entries(Struct, frozen=True):
    """All entries, a folder at a time; their prose by key and locale; by file where the links of its body are; and a
    folder at a time what is known of their words."""

    folders: tuple[Held[tuple[Entry, ...]], ...]
    prose: Mapping[tuple[str, str], Held[Prose]]
    places: Mapping[str, Held[tuple[Place, ...]]]
    wordings: tuple[Wording, ...] = ()


class Alternate(Struct, frozen=True):
    """The same page in a locale: one `hreflang` link and one choice of the language switch.

    `is_translation` is false where the locale has no such text; `leads_up` is true where it has no such page either,
    and the permalink is that of the nearest parent.
    """

    locale: Locale
    permalink: str
    is_translation: bool = True
    leads_up: bool = False


class Crumb(Struct, frozen=True):
    """One step of the breadcrumbs. `text_locale` tells where the title is borrowed from, if it is."""

    title: str
    permalink: str
    text_locale: str = ""


class Card(Struct, frozen=True):
    """An entry as lists show it. `text_locale` differs from the page's locale where the text is borrowed."""

    entry: Entry
    permalink: str
    text_locale: str


class Neighbour(Struct, frozen=True):
    """An entry that lies near another: in its district or, `further`, in one next to it. How far as the crow flies is
    told where the coordinates of both are known."""

    card: Card
    further: bool
    kilometres: float | None


class Page(Struct, frozen=True, kw_only=True):
    """An address with what stands there. Every page, of whatever kind, is complete when it is made."""

    permalink: str
    locale: Locale
    text_locale: Locale  # differs from locale where the text is borrowed from the source
    title: str
    description: str
    templates: tuple[str, ...]  # the first that the theme has is used
    canonical: str  # permalink of the page search engines should keep
    alternates: tuple[Alternate, ...]
    crumbs: tuple[Crumb, ...]
    updated: date | None = None
    is_indexed: bool = True


class EntryPage(Page, frozen=True, kw_only=True):
    """An entry's own page. `referring` are entries that name this one in a field, `shown` those that it names in a
    field whose references are shown as cards; `elsewhere` is what it is called, and its summary, in other languages:
    the search finds it by those too."""

    entry: Entry
    elsewhere: str
    slots: Slots
    related: tuple[Card, ...]
    nearby: tuple[Neighbour, ...]
    referring: tuple[Card, ...]
    shown: tuple[Card, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The entries that the page shows something of."""
        return (*self.shown, *self.referring, *self.related, *(neighbour.card for neighbour in self.nearby))


class ListPage(Page, frozen=True, kw_only=True):
    """One page of a list: a collection, a vocabulary, a term. `past` are events that are over.

    `total` entries are on all pages of it together; they can be filtered by `tokens`, each with how many have it. The
    heading may be borrowed from `heading_locale`, though the page itself is not.
    """

    heading: str
    heading_locale: str = ""
    slots: Slots
    cards: tuple[Card, ...]
    past: tuple[Card, ...] = ()
    entry: Entry | None = None
    term: Term | None = None
    terms: tuple[tuple[Term, str, int], ...] = ()  # term, permalink, number of entries
    number: int = 1
    permalinks: tuple[str, ...] = ()
    tokens: tuple[tuple[str, int], ...] = ()
    total: int = 0


class HomePage(Page, frozen=True, kw_only=True):
    """The first page of a locale: its introduction and the newest or featured of each collection."""

    entry: Entry
    slots: Slots
    sections: tuple[tuple[Crumb, str, tuple[Card, ...]], ...]  # collection, its summary, cards


KEPT_APART = (Locale, Entry, Card, EntryPage, ListPage, HomePage)
"""The types of what is part of many values, for the memory: each such value is kept once."""


class MenuItem(Struct, frozen=True):
    """A link of the navigation; with `items` it is a group. `text_locale` as that of a crumb."""

    title: str
    permalink: str
    items: "tuple[MenuItem, ...]" = ()
    text_locale: str = ""


class Site(Struct, frozen=True):
    """Everything that will be rendered: the pages, their menus by locale, and where old addresses lead."""

    config: Config
    today: date
    pages: tuple[Page, ...]
    menus: Mapping[str, tuple[MenuItem, ...]]
    footers: Mapping[str, tuple[MenuItem, ...]]
    cards: Mapping[str, Mapping[str, Card]]  # by locale and key: what readers see of each entry
    referenced: tuple[str, ...]  # keys of entries that a field of another names
    terms: Mapping[tuple[str, str, str], str]  # (locale, vocabulary, term) → permalink
    brochures: Mapping[str, str]  # by locale, the page that lists all publications; nothing where nothing is printed
    sheets: Mapping[tuple[str, str], str]  # (locale, key) → the page that prints a sheet of the entry
    short_permalinks: Mapping[tuple[str, str], str]  # (locale, key) → the short address that is printed
    media: Mapping[str, str]  # path of a picture → permalink; of a photograph, what those of its derivatives begin with
    pictures: Mapping[str, Picture]
    addresses: Addresses = Addresses()
    leads: Leads = Leads()  # known when all pages are planned

    @property
    def seen_by_pages(self) -> "Site":
        """What templates of a page may know of the rest: no pages, and the cards that some field refers to."""
        cards = {
            code: {key: cards[key] for key in self.referenced if key in cards} for code, cards in self.cards.items()
        }
        return replace(self, pages=(), cards=cards, addresses=Addresses())


class Theme(Struct, frozen=True):
    """How the site looks and speaks: templates by name, assets by path, the texts of the message catalogs by locale.

    `code` is what Jinja2 has made of the templates, if it has.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    catalogs: Mapping[str, str]
    catalog_template: str
    code: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def print_layouts(self) -> tuple[Layout, ...]:
        """The forms that a brochure can have."""
        found = (name for name in sorted(self.templates) if name.startswith("print/"))
        return tuple(layout(name[6:-5], self.templates[name]) for name in found)


class Output(Struct, frozen=True):
    """A file of the site, `path` below output/. With `picture`, it is that file of the project, or a derivative of it;
    with `font`, that font, cut down; with `card`, that social card, of the picture if there is one.

    `made_from` are the files of the project that it is made from; a folder's name stands for all that lies in it.
    """

    path: str
    content: bytes | Held[bytes] = b""
    picture: Picture | None = None
    derivative: Derivative | None = None
    font: Font | None = None
    card: SocialCard | None = None
    made_from: tuple[str, ...] = ("content/", "templates/")


class Manifest(Struct, frozen=True):
    """What a build wrote: SHA-256 by path."""

    digests: Mapping[str, str]
