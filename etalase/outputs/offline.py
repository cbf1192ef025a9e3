"""What readers have without a connection: the service worker, which keeps pages, and a page for where none is kept."""

import hashlib
import json
from collections.abc import Iterator

from msgspec import Struct

from etalase.configuration import Locale
from etalase.headers import FINGERPRINTED, WORKER
from etalase.model import Output, Site
from etalase.outputs import path_of
from etalase.problems import N_
from etalase.templating import LocaleTemplates, Templates

LOGIC = "js/worker.js"
"""The asset that does the work; what stands at the root only names it, and what to keep."""

FOLDER = "offline"
"""Of the page, the same in each language: the worker knows it."""

MADE_FROM = ("content/site.yaml", "templates/", "translations/")


class Notice(Struct, frozen=True):
    """What is said in one language."""

    locale: Locale
    heading: str
    text: str
    retry: str
    saved: str


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`sw.js`, and `<locale>/offline/` beside `offline/`, which speaks every language.

    The worker is another one exactly when an asset or an offline page is, so no edit of an entry calls for a new one.
    """
    pages = _pages(site, templates)
    yield from (Output(path_of(permalink), content, made_from=MADE_FROM) for permalink, content in pages.values())
    yield Output(WORKER, _worker(site, templates, pages).encode(), made_from=MADE_FROM)


def _pages(site: Site, templates: Templates) -> dict[str, tuple[str, bytes]]:
    """The permalink and the content of offline pages, by locale; without a locale, that of all languages."""
    notices = {locale.code: _notice(templates.by_locale[locale.code]) for locale in site.config.locales}
    default = templates.by_locale[site.config.default_locale]
    found = {"": (f"/{FOLDER}/", _rendered(default, list(notices.values())))}
    for code, notice in notices.items():
        found[code] = (f"/{code}/{FOLDER}/", _rendered(templates.by_locale[code], [notice]))
    return found


def _rendered(templates: LocaleTemplates, notices: list[Notice]) -> bytes:
    return templates.render(("offline.html",), notices=notices).encode()


def _notice(templates: LocaleTemplates) -> Notice:
    gettext = templates.formats.translations.gettext
    return Notice(
        templates.locale,
        gettext(N_("There is no connection")),
        gettext(N_("This page has not been saved on this device. Come back when you have a signal.")),
        gettext(N_("Try again")),
        gettext(N_("Pages that you can read now")),
    )


def _worker(site: Site, templates: Templates, pages: dict[str, tuple[str, bytes]]) -> str:
    href = templates.by_locale[site.config.default_locale].href
    setup = {
        "base": site.config.base_path,
        "folders": [href(f"/{folder}/") for folder in FINGERPRINTED],
        "assets": [href(f"/{name}") for name in sorted(templates.assets.files)],
        "offline": {code: href(permalink) for code, (permalink, _) in pages.items()},
    }
    texts = [json.dumps(setup).encode(), *(content for _, content in pages.values())]
    setup["version"] = hashlib.sha256(b"\0".join(texts)).hexdigest()[:10]
    logic = href(templates.assets.permalink(LOGIC))
    return f'"use strict";\nconst SETUP = {json.dumps(setup, indent=1)};\nimportScripts({json.dumps(logic)});\n'
