"""What goes into the slots of bodies: links in the reader's locale, heading ids shared across locales. Core."""

import html
import re

from msgspec import Struct

from etalase import derivatives, images, tones
from etalase.links import entry_named, vocabulary_named
from etalase.model import Entry, Picture
from etalase.problems import N_, Severity
from etalase.prose import Link, Slots
from etalase.resolve.library import HOME, Library, term_permalink, vocabulary_permalink
from etalase.values.choices import did_you_mean

SIZES = derivatives.sizes("(min-width: 46rem) 42rem, calc(100vw - 2rem)")
"""How wide pictures stand in a body."""


class BodyFiller(Struct):
    """Finds what belongs into the slots of bodies.

    `pictures` and `media` are by path; `terms` are the (locale, vocabulary, term) that have pages.
    """

    library: Library
    pictures: dict[str, Picture]
    media: dict[str, str]
    terms: set[tuple[str, str, str]]

    def slots(self, entry: Entry, locale: str) -> Slots:
        """The slots of the body of `entry` for a page of `locale`; dead links become problems of the library."""
        return Slots(
            tuple(self.heading_ids(entry)),
            tuple(html.escape(self._address(entry, link, locale)) for link in entry.body.links),
            tuple(self._picture(entry, link) for link in entry.body.pictures),
        )

    def check_links(self, entry: Entry) -> None:
        """Note the dead links in the body of `entry`, as `slots` does for a page in its own language."""
        for link in entry.body.links:
            self._address(entry, link, entry.locale)

    def heading_ids(self, entry: Entry) -> list[str]:
        """The nth heading has the id of the source's nth, so that an #anchor survives the language switch."""
        source = self.library.source(entry.key).body.headings
        own = entry.body.headings
        shared = [heading.id for heading in source[: len(own)]]
        for heading in own[len(shared) :]:
            unique = heading.id
            while unique in shared:
                unique += "-2"
            shared.append(unique)
        return shared

    def _address(self, entry: Entry, link: Link, locale: str) -> str:
        """The href of a link: a site path with the base path before it, or an anchor."""
        path, _, anchor = link.target.partition("#")
        if "://" in path:
            self._of_the_site_itself(link)
            return "#"
        base = self.library.config.base_path.rstrip("/")
        if document := self._document(entry, link):
            return base + document
        if permalink := self._term_page(path, locale):
            return base + permalink
        target = entry_named(entry.key, link.target, self.library.config)
        if target is None or not self.library.has(target):
            self._dead(link, target or "")
            return "#"
        card = self.library.card(target, locale)
        if card is None:  # unpublished, or hidden in this locale: the nearest page above
            if target in self.library.hidden:
                message = N_("This entry is not published. The link leads to its collection instead.")
                self.library.note("link-unpublished", link.place, message, found=link.target, severity=Severity.WARNING)
            return base + self.library.nearest_parent(target, locale)
        hash_part = self._anchor(link, anchor, card.entry) if anchor and target not in self.library.mistaken else ""
        if not path:
            return hash_part
        return base + card.permalink + hash_part

    def _document(self, entry: Entry, link: Link) -> str:
        """The site path of a document beside the entry, or nothing where the link names none."""
        found = self.pictures.get(entry.beside(link)) if images.is_document(link.target) else None
        if found and found.fault:
            self.library.note("document-unusable", link.place, found.fault, found=link.target)
        return self.media.get(found.path, "#") if found else ""

    def _term_page(self, path: str, locale: str) -> str:
        """The page of a vocabulary or of one of its terms (`/districts/limun`), or nothing."""
        named = vocabulary_named(path, self.library.config)
        if named is None:
            return ""
        vocabulary, term_key = named
        known_locale = self.library.config.locale(locale)
        if not term_key:
            return vocabulary_permalink(vocabulary, known_locale)
        if (locale, vocabulary.key, term_key) in self.terms:
            return term_permalink(vocabulary, vocabulary.terms[term_key], known_locale)
        return ""

    def _dead(self, link: Link, target: str) -> None:
        near = self.library.by_address(link.target) or self.library.nearest_key(target)
        suggestion = f"/{near}" if near else ""
        if not suggestion and re.match(r"www\.|[\w.+-]+@", link.target):
            suggestion = f"mailto:{link.target}" if "@" in link.target else f"https://{link.target}"
        message = N_("This link leads nowhere. A link names the folder of an entry.")
        self._refuse("link-dead", link, message, suggestion)

    def _of_the_site_itself(self, link: Link) -> None:
        """Tell that a link names its target as an entry, not as an address: that differs from language to language."""
        path = "/" + link.target.partition("://")[2].partition("/")[2]
        near = self.library.by_address(path.removeprefix(self.library.config.base_path))
        message = N_("This is a page of the site itself. A link to it names the folder of the entry.")
        self._refuse("link-own-address", link, message, f"/{near}" if near else "")

    def _refuse(self, code: str, link: Link, message: str, suggestion: str) -> None:
        known = {f"/{key}": self.library.source(key).title for key in sorted(self.library.entries) if key != HOME}
        shown = suggestion or next((key for key in known if key.count("/") == 2), "/")
        example = f"[{known.get(shown, link.target)}]({shown})"
        self.library.note(code, link.place, message, found=link.target, suggestion=suggestion, example=example)

    def _anchor(self, link: Link, anchor: str, target: Entry) -> str:
        ids = self.heading_ids(target)
        own = [heading.id for heading in target.body.headings]
        source = [heading.id for heading in self.library.source(target.key).body.headings]
        for names in (ids, own, source):
            if anchor in names and names.index(anchor) < len(ids):
                return "#" + ids[names.index(anchor)]
        message = N_('The page has no heading "{anchor}".')
        self.library.note(
            "anchor-dead",
            link.place,
            message,
            values={"anchor": anchor},
            found=link.target,
            suggestion=did_you_mean(anchor, [*ids, *own]),
        )
        return "#" + anchor

    def _picture(self, entry: Entry, link: Link) -> str:
        path = entry.beside(link)
        picture = self.pictures[path]
        address = self.library.config.base_path.rstrip("/") + self.media[path]
        size = f'width="{picture.width}" height="{picture.height}"'
        if images.is_drawing(path):
            return f'<img src="{html.escape(address)}" {size}'
        *others, (_, srcset) = derivatives.srcsets(html.escape(address), picture.width)
        sources = (f'<source type="{mime}" srcset="{other}" sizes="{SIZES}">' for mime, other in others)
        src = html.escape(derivatives.fallback(address, picture.width))
        tone = f' class="{tones.css_class(picture.tone)}"' if picture.tone else ""
        return f'{"".join(sources)}<img src="{src}" {size}{tone} srcset="{srcset}" sizes="{SIZES}"'
