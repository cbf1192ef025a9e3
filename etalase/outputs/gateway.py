"""The page at `/`: the choice of language. It sends nobody anywhere by itself."""

from collections.abc import Iterator

from msgspec import Struct

from etalase.configuration import Locale
from etalase.model import Output, Site
from etalase.problems import N_
from etalase.templating import Templates


class Greeting(Struct, frozen=True):
    """What the gateway says in one language."""

    locale: Locale
    tagline: str
    tagline_locale: Locale  # differs from locale where the words are borrowed
    enter: str
    permalink: str


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One page that greets in every language of the site."""
    greetings = [
        Greeting(
            locale,
            site.config.tagline.in_locale(locale.code),
            site.config.locale(site.config.tagline.locale_shown(locale.code)),
            templates.by_locale[locale.code].formats.translations.gettext(N_("Continue in English")),
            f"/{locale.code}/",
        )
        for locale in site.config.locales
    ]
    default = templates.by_locale[site.config.default_locale]
    yield Output("index.html", default.render(("gateway.html",), greetings=greetings).encode())
