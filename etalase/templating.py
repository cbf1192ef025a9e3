"""Jinja2 environments, one a locale: there is no global current language. Core.

Templates see `page`, its `body`, `site`, `site_title`, `locale`, `formats` and the functions of `LocaleTemplates`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from babel.support import Translations
from markupsafe import Markup
from msgspec import Struct

from etalase import derivatives, images, routes, tones
from etalase.assets import Assets
from etalase.configuration import Locale, LocalText, Term
from etalase.content_types import by_name, fields_of
from etalase.edition import EditionPage
from etalase.entry_fields import CONTACT_FIELDS, DISTRICTS, SOURCE_KIND
from etalase.fact_tables import FactRow, FactTables, FactValue
from etalase.filtering import Filtering
from etalase.formats import Formats
from etalase.headers import page_policy
from etalase.model import Entry, EntryPage, Page, Site, Theme
from etalase.printing import Printing, Speaker
from etalase.prose import Prose, Slots
from etalase.schematic_map import RouteMap, route_map, schematic_map
from etalase.search import search_permalink
from etalase.sharing import Sharing
from etalase.structured_data import StructuredData
from etalase.template_environment import environment

NO_SLOTS = Slots()

MOST_FRAGMENTS = 5_000
"""Components kept to be shown again; of a large site, there are more cards than should lie in memory."""


class ShownPicture(Struct, frozen=True):
    """A picture of an entry, ready for a `picture` element. `address` is that of a drawing, or of its derivatives what
    they begin with."""

    address: str
    is_drawing: bool
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    is_illustration: bool
    tone: str

    @property
    def src(self) -> str:
        """The address that every browser can show."""
        return self.address if self.is_drawing else derivatives.fallback(self.address, self.width)

    @property
    def largest(self) -> str:
        """The address of the largest there is, for paper."""
        return (
            self.address if self.is_drawing else derivatives.fallback(self.address, self.width, derivatives.WIDTHS[-1])
        )

    @property
    def css_class(self) -> str:
        """The class of its tone; nothing, if it has none."""
        return tones.css_class(self.tone) if self.tone else ""

    def sizes(self, wide: str, shape: float) -> str:
        """The `sizes` of the picture where it stands so wide, cut to that shape (width by height) or a wider one."""
        return derivatives.sizes(wide, max(1, self.width / self.height / shape))

    def srcsets(self, widest: int) -> list[tuple[str, str]]:
        """MIME types with their `srcset`, none wider than asked, best first; of a drawing, none."""
        return [] if self.is_drawing else derivatives.srcsets(self.address, self.width, widest)


class LocaleTemplates:
    """The templates in one locale, with what they may ask."""

    def __init__(self, site: Site, theme: Theme, assets: Assets, locale: Locale, translations: Translations) -> None:
        self.site, self.locale = site, locale
        self.formats = Formats(locale, translations, site.config.vocabularies)
        self.facts = FactTables(site, self.formats, self.href)
        self.sharing = Sharing(site, self.formats)
        self.search_permalink = search_permalink(locale.code, translations.gettext)
        self.printing: Printing  # set where all locales are known: an edition may speak several
        self._machines = StructuredData(site, self.formats)
        self._environment = environment(theme, translations)
        self._fragments: dict[tuple[str, str], Markup] = {}
        self._messages: dict[str, Markup] = {}
        self._menu_permalinks = {item.permalink for group in site.menus[locale.code] for item in group.items}
        self._environment.globals.update(
            site=site,
            site_title=self.formats.value(site.config.title),
            locale=locale,
            content_policy=page_policy(),
            formats=self.formats,
            href=self.href,
            url=site.config.url,
            asset=lambda path: self.href(assets.permalink(path)),
            fonts=[self.href(f"/{name}") for name in assets.fonts],
            pictures=self.pictures,
            fact_rows=self.fact_rows,
            card_values=self.card_values,
            contact_rows=self.contact_rows,
            sources=self.sources,
            lang=self.lang,
            content_type=by_name,
            schematic_map=schematic_map,
            days_of=routes.days,
            route_map=self.route_map,
            filtering=Filtering(site, self.formats),
            search_permalink=self.search_permalink,
            once=self.once,
            _=self.translated,
            in_menu=self.in_menu,
            hreflangs=self.hreflangs,
            sharing=self.sharing,
            structured_data=self.structured_data,
        )

    def render(self, names: tuple[str, ...], **context: Any) -> str:
        """The first template of `names` that the theme has, filled."""
        return self._environment.select_template(names).render({"page": None} | context)

    def render_page(self, page: Page, prose: Sequence[Prose]) -> str:
        """The page. `body` is the text of its entry; an edition has several, in the order of its `bodies`."""
        if isinstance(page, EditionPage):
            filled = [Markup(slots.fill(body)) for slots, body in zip(page.slots, prose, strict=True)]
            return self.render(page.templates, page=page, edition=self.printing.of(page, filled))
        slots: Slots = getattr(page, "slots", NO_SLOTS)
        return self.render(page.templates, page=page, body=Markup("".join(map(slots.fill, prose))))

    def once(self, name: str, key: str, **context: Any) -> Markup:
        """A component that many pages share (a card, the menu, the footer), rendered once for each `key`.

        It sees the context given and no page.
        """
        if (name, key) not in self._fragments:
            if len(self._fragments) >= MOST_FRAGMENTS:
                self._fragments.clear()
            self._fragments[name, key] = Markup(self._environment.get_template(name).render(**context))
        return self._fragments[name, key]

    def translated(self, message: str, **values: object) -> Markup:
        """A message in this locale, with values for its placeholders."""
        if message not in self._messages:
            self._messages[message] = Markup(self.formats.translations.gettext(message))
        return self._messages[message] % values

    def in_menu(self, permalink: str) -> str:
        """The permalink if a page of the menu has it, else nothing: what the menu must know of a page."""
        return permalink if permalink in self._menu_permalinks else ""

    def href(self, permalink: str) -> str:
        """The address of a site path, below the site's base path."""
        return self.site.config.base_path.rstrip("/") + permalink

    def lang(self, spoken: str | Locale | LocalText) -> Markup:
        """A `lang` attribute where words are borrowed from another locale, else nothing."""
        if isinstance(spoken, LocalText):
            spoken = spoken.locale_shown(self.locale.code)
        code = spoken.code if isinstance(spoken, Locale) else spoken
        if code in ("", self.locale.code):
            return Markup("")
        direction = self.site.config.locale(code).direction
        return Markup(' lang="{}" dir="{}"').format(code, direction)

    def hreflangs(self, page: Page) -> tuple[tuple[str, str], ...]:
        """The languages a page can be had in, with their permalinks; `x-default` is for all other readers.

        The home pages share the gateway as default. A page with borrowed text has none: it is no translation.
        """
        if not page.is_indexed:
            return ()
        found = {other.locale.code: other.permalink for other in page.alternates if other.is_translation}
        default = self.site.config.default_locale
        is_home = page.permalink == f"/{page.locale.code}/"
        fallback = found.get(default) or found.get(self.site.config.source_locale.code) or page.permalink
        return (*found.items(), ("x-default", "/" if is_home else fallback))

    def pictures(self, entry: Entry) -> tuple[ShownPicture, ...]:
        """The pictures of an entry, in the order of its file."""
        return tuple(self._picture(path, item) for path, item in entry.pictures)

    def _picture(self, path: str, item: Mapping[str, Any]) -> ShownPicture:
        picture = self.site.pictures[path]
        return ShownPicture(
            self.href(self.site.media[path]),
            images.is_drawing(path),
            picture.width,
            picture.height,
            item.get("alt", ""),
            item.get("caption", ""),
            item.get("credit", ""),
            bool(item.get("illustration")),
            picture.tone,
        )

    def structured_data(self, page: Page | None) -> Markup:
        """The content of the page's `application/ld+json` script, which is data and is not run."""
        return Markup(self._machines.script(page))

    def fact_rows(self, entry: Entry) -> tuple[FactRow, ...]:
        """The table of an entry's facts."""
        return self.facts.rows(fields_of(by_name(entry.content_type)), entry.facts)

    def card_values(self, entry: Entry) -> tuple[FactValue, ...]:
        """What the card of an entry shows below its title."""
        return self.facts.card_values(fields_of(by_name(entry.content_type)), entry.facts)

    def route_map(self, page: EntryPage) -> RouteMap | None:
        """The districts that the stops of an itinerary lie in, on the map of all."""
        known = self.site.config.vocabularies.get(DISTRICTS)
        return route_map(known.terms, routes.by_district(routes.stops(page))) if known else None

    def contact_rows(self, contact: Mapping[str, Any]) -> tuple[FactRow, ...]:
        """A contact: the rows that are filled, and those that the office has yet to fill, without values."""
        gettext = self.formats.translations.gettext
        filled = {row.label: row for row in self.facts.rows(CONTACT_FIELDS, contact)}
        labels = [gettext(field.label) for field in CONTACT_FIELDS]
        return tuple(filled.get(label, FactRow(label)) for label in labels)

    def sources(self, entry: Entry) -> tuple[tuple[FactValue, str], ...]:
        """Where an entry's facts come from: each source with its kind (a message, translated)."""
        vocabulary = self.site.config.vocabularies.get("sources")
        keys: Any = entry.facts.get("sources", ())
        return tuple(self._source(vocabulary.terms[key]) for key in keys) if vocabulary else ()

    def _source(self, term: Term) -> tuple[FactValue, str]:
        value = FactValue(term.label.in_locale(self.locale.code), str(term.facts.get("url", "")))
        kind = SOURCE_KIND.options.get(str(term.facts.get("kind")), "")
        return value, self.formats.translations.gettext(kind) if kind else ""


class Templates:
    """The templates of every locale."""

    def __init__(self, site: Site, theme: Theme, translations: Mapping[str, Translations]) -> None:
        self.assets = Assets(theme)
        self.by_locale = {
            locale.code: LocaleTemplates(site, theme, self.assets, locale, translations[locale.code])
            for locale in site.config.locales
        }
        speakers = {
            code: Speaker(one.facts, one.translated, one.pictures, one.lang) for code, one in self.by_locale.items()
        }
        for one in self.by_locale.values():
            one.printing = Printing(site, speakers)
