"""What visitors see at an address that does not exist: one page in all languages, and one in each."""

from collections.abc import Iterator

from msgspec import Struct

from etalase.configuration import Locale
from etalase.model import MenuItem, Output, Site
from etalase.problems import N_
from etalase.templating import LocaleTemplates, Templates


class Apology(Struct, frozen=True):
    """What the page says in one language, and where it offers to go."""

    locale: Locale
    heading: str
    text: str
    links: tuple[MenuItem, ...]


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`404.html` for hosts that know one such page, `<locale>/404.html` for those that look in the folder first."""
    apologies = [_apology(site, templates.by_locale[locale.code]) for locale in site.config.locales]
    default = templates.by_locale[site.config.default_locale]
    yield Output("404.html", default.render(("not_found.html",), apologies=apologies).encode())
    for apology in apologies:
        html = templates.by_locale[apology.locale.code].render(("not_found.html",), apologies=[apology])
        yield Output(f"{apology.locale.code}/404.html", html.encode())


def _apology(site: Site, templates: LocaleTemplates) -> Apology:
    gettext = templates.formats.translations.gettext
    home = MenuItem(gettext(N_("Home")), f"/{templates.locale.code}/")
    text = N_("The address may have a typing error, or the page has moved. These pages are sure to exist:")
    return Apology(
        templates.locale,
        gettext(N_("This page cannot be found")),
        gettext(text),
        (home, *site.menus[templates.locale.code]),
    )
