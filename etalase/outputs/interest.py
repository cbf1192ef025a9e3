"""The interest list: a page a locale for what readers have collected, and an index of all that they can collect."""

import hashlib
import json
from collections.abc import Iterator

from etalase.content_types import by_name
from etalase.model import Card, Output, Site
from etalase.outputs import path_of, tool_page
from etalase.problems import N_
from etalase.sharing import INTEREST_LIST
from etalase.templating import LocaleTemplates, Templates

DESCRIPTION = N_("What you collect stays on this device. Nobody sees it until you send it or print it.")


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """The page, named in its address as in the language, and `assets/interest/<locale>.<digest>.json`."""
    permalinks = {one.locale: one.sharing.list_permalink for one in templates.by_locale.values()}
    for locale in site.config.locales:
        own = templates.by_locale[locale.code]
        index = _index(site, own)
        address = f"assets/interest/{locale.code}.{hashlib.sha256(index).hexdigest()[:10]}.json"
        gettext = own.formats.translations.gettext
        page = tool_page(locale, permalinks, "interest.html", gettext(INTEREST_LIST), gettext(DESCRIPTION))
        yield Output(address, index, made_from=("content/",))
        html = own.render(page.templates, page=page, index=f"/{address}")
        yield Output(path_of(page.permalink), html.encode(), made_from=("content/site.yaml", "templates/"))


def _index(site: Site, templates: LocaleTemplates) -> bytes:
    """By key what an entry is called in a locale, where it stands, and the language of its name if it is borrowed."""
    cards = site.cards[templates.locale.code]
    index = {key: _row(card, templates) for key, card in cards.items() if _can_be_collected(card)}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _can_be_collected(card: Card) -> bool:
    return "/" in card.entry.key and by_name(card.entry.content_type).listed


def _row(card: Card, templates: LocaleTemplates) -> list[str]:
    borrowed = [card.text_locale] if card.text_locale != templates.locale.code else []
    return [card.entry.title, templates.href(card.permalink), *borrowed]
