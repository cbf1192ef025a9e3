"""What readers can do with a page by plain links, without a script: tell others, ask, find the way. Core."""

from collections.abc import Mapping
from urllib.parse import quote

from msgspec import Struct

from etalase import images
from etalase.formats import Formats
from etalase.model import Entry, EntryPage, ListPage, Page, Picture, Site
from etalase.problems import N_
from etalase.social_cards import SocialCard
from etalase.values.contacts import Phone
from etalase.values.coordinates import Coordinates, decimal_degrees
from etalase.values.texts import make_slug

INTEREST_LIST = N_("Interest list")

ZOOM = 15
"""How near the map shows a place: its surroundings, with names of streets."""


class Action(Struct, frozen=True):
    """A link that does something with a page. `text` is its words, in the language of the page."""

    text: str
    href: str


class Sharing(Struct, frozen=True):
    """Makes the links of the pages of one locale, with texts for the reader to send."""

    site: Site
    formats: Formats

    def share(self, page: Page) -> tuple[Action, ...]:
        """Ways to send the name and the address of a page to anybody."""
        text = f"{page.title}: {self._url(page)}"
        return (
            Action(self._said(N_("Share on WhatsApp")), whatsapp("", text)),
            Action(self._said(N_("Share by e-mail")), mail("", page.title, text)),
        )

    def ask(self, page: Page, contact: Mapping[str, object]) -> tuple[Action, ...]:
        """Ways to ask about a page: those of its own `contact`, else those of the site; none where nobody has any."""
        known = contact if {"whatsapp", "email"} & contact.keys() else self.site.config.contact
        question = self._said(N_("Hello, I would like to know more about {title} ({url}).")).format(
            title=page.title, url=self._url(page)
        )
        return self._ask(known, self._said(N_("Question about {title}")).format(title=page.title), question)

    def send_list(self) -> tuple[Action, ...]:
        """Ways to send the interest list, to the office and to anybody. Each address ends where it is to follow."""
        subject = f"{self._said(INTEREST_LIST)}: {self.formats.value(self.site.config.title)}"
        return (
            *self._ask(self.site.config.contact, subject, ""),
            Action(self._said(N_("Share on WhatsApp")), whatsapp("", "")),
            Action(self._said(N_("Share by e-mail")), mail("", subject, "")),
        )

    @property
    def list_permalink(self) -> str:
        """Where the interest list is. It is called so in the address too, in the language of the reader."""
        return f"/{self.formats.locale.code}/{make_slug(self._said(INTEREST_LIST)) or 'list'}/"

    def card(self, page: Page) -> SocialCard:
        """The picture that messengers show of a page: an entry's own if it has a picture, else that of its collection,
        else that of the site."""
        site = self.formats.value(self.site.config.title)
        above = page.crumbs[1].title if len(page.crumbs) > 1 else ""
        if isinstance(page, EntryPage) and page.entry.pictures:
            photograph = self.photograph(page)
            return SocialCard(page.title, above, site, photograph.digest if photograph else "")
        if isinstance(page, ListPage) and page.entry:
            return SocialCard(page.heading, "", site)
        if isinstance(page, EntryPage) and above:
            return SocialCard(above, "", site)
        return self.site_card

    @property
    def site_card(self) -> SocialCard:
        """The picture that messengers show of pages that have no other; the home page is one."""
        site = self.formats.value(self.site.config.title)
        return SocialCard(site, self.formats.value(self.site.config.tagline), site)

    def photograph(self, page: Page) -> Picture | None:
        """The first photograph of an entry's own page, if it has one."""
        entry: Entry | None = page.entry if isinstance(page, EntryPage) else None
        paths = (path for path, _ in entry.pictures) if entry else ()
        return next((self.site.pictures[path] for path in paths if not images.is_drawing(path)), None)

    def _ask(self, contact: Mapping[str, object], subject: str, question: str) -> tuple[Action, ...]:
        found = []
        if isinstance(number := contact.get("whatsapp"), Phone):
            found.append(Action(self._said(N_("Ask on WhatsApp")), whatsapp(number.e164, question)))
        if address := contact.get("email"):
            found.append(Action(self._said(N_("Ask by e-mail")), mail(str(address), subject, question)))
        return tuple(found)

    def directions(self, place: object) -> tuple[Action, ...]:
        """Ways to find a point on the map; none where no point is known."""
        if not isinstance(place, Coordinates):
            return ()
        latitude, longitude = decimal_degrees(place.latitude), decimal_degrees(place.longitude)
        osm = f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map={ZOOM}/{latitude}/{longitude}"
        return (
            Action(self._said(N_("Open in a map app")), f"geo:{latitude},{longitude}"),  # RFC 5870
            Action(self._said(N_("See on OpenStreetMap")), osm),
        )

    def _said(self, message: str) -> str:
        return self.formats.translations.gettext(message)

    def _url(self, page: Page) -> str:
        return self.site.config.url(page.permalink)


def whatsapp(number: str, text: str | None) -> str:
    """A link that opens WhatsApp with a text, for a number as in E.164, or for whomever the reader chooses.

    None leaves the text to the reader, which makes a small QR code; an empty text can be added to.

    WhatsApp wants the number without its plus (faq.whatsapp.com, "How to use click to chat").
    """
    query = "" if text is None else f"?text={quote(text, safe='')}"
    return f"https://wa.me/{number.lstrip('+')}{query}"


def mail(address: str, subject: str, body: str) -> str:
    """A link that opens a new e-mail, to an address or to whomever the reader chooses (RFC 6068)."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
