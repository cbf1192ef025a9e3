"""Social cards: the pictures that messengers show beside the addresses of pages."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`media/social/`: a card for every entry with a picture, for every list of a collection, and one for all else.

    A card takes three milliseconds to draw, as long as three pages: so entries without a picture share one.
    """
    seen = set()
    for page in site.pages:
        sharing = templates.by_locale[page.locale.code].sharing
        card = sharing.card(page)
        if card not in seen:
            seen.add(card)
            picture = sharing.photograph(page)
            made_from = (picture.path, "content/") if picture else ("content/",)
            yield Output(card.permalink.lstrip("/"), card=card, picture=picture, made_from=made_from)
