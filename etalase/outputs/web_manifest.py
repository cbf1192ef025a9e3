"""A web application manifest a locale (W3C): the name, icon and colours of the site on the screen of a phone."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`<locale>/site.webmanifest`, by the theme's template."""
    for locale in site.config.locales:
        text = templates.by_locale[locale.code].render(("site.webmanifest.html",))
        made_from = ("content/site.yaml", "templates/")
        yield Output(f"{locale.code}/site.webmanifest", text.encode(), made_from=made_from)
