"""Settings of Pelican: the Indonesian site, and the English one that the plugin makes of it. Each has its own texts."""

from typing import Any

from page_size import PAGE_SIZE  # type: ignore[import-not-found] # both are put beside this file
from words import TEXTS, day, price  # type: ignore[import-not-found]

SITENAME = "Tolok Ukur"
LOCALES = {
    "id": {"name": "Indonesia", "formats": "id_ID", "tagline": "Situs tolok ukur"},
    "en": {"name": "English", "formats": "en_GB", "tagline": "A site for measuring"},
}
DOMAIN = "https://example.org"

PLUGINS = ["i18n_subsites"]
DEFAULT_LANG = "id"
TIMEZONE = "UTC"
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output/id"
SITEURL = f"{DOMAIN}/id"
ARTICLE_PATHS = ["id"]
PAGE_PATHS: list[str] = []
# The second site gets the assets of the first.
I18N_SUBSITES: dict[str, dict[str, Any]] = {
    "en": {
        "OUTPUT_PATH": "output/en",
        "SITEURL": f"{DOMAIN}/en",
        "FEED_DOMAIN": f"{DOMAIN}/en",
        "ARTICLE_PATHS": ["en"],
        "EXTRA_PATH_METADATA": {},
    },
}
STATIC_PATHS = ["assets", "gateway"]
EXTRA_PATH_METADATA = {"gateway/index.html": {"path": "../index.html"}}

ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "terms/{slug}/"
TAG_SAVE_AS = "terms/{slug}/index.html"
AUTHOR_SAVE_AS = ""
DEFAULT_PAGINATION = PAGE_SIZE
PAGINATED_TEMPLATES = {"category": None, "tag": None}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
ARTICLE_ORDER_BY = "slug"
DIRECT_TEMPLATES = ["index", "categories", "destination_kinds", "tradition_kinds", "not_found", "sitemap"]
CATEGORIES_SAVE_AS = "categories/index.html"
DESTINATION_KINDS_SAVE_AS = "destination-kinds/index.html"
TRADITION_KINDS_SAVE_AS = "tradition-kinds/index.html"
NOT_FOUND_SAVE_AS = "404.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_ALL_ATOM = None
FEED_ALL_RSS = "feed.xml"
RSS_FEED_SUMMARY_ONLY = True
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

MARKDOWN = {"extensions": ["markdown.extensions.meta", "markdown.extensions.tables"], "output_format": "html"}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
FORMATTED_FIELDS: list[str] = []  # a summary is plain text here
GZIP_CACHE = False
CONTENT_CACHING_LAYER = "generator"

RELATED = 4
_terms: dict[int, dict[str, list[Any]]] = {}


def _also(article: Any, tags: list[tuple[Any, list[Any]]]) -> list[Any]:
    """Up to four other articles of the same term; `tags` is Pelican's list, looked through once a site."""
    if id(tags) not in _terms:
        _terms[id(tags)] = {tag.name: articles for tag, articles in tags}
    others = _terms[id(tags)][article.tags[0].name][: RELATED + 1]
    return [other for other in others if other is not article][:RELATED]


JINJA_FILTERS = {"price": price, "day": day}
JINJA_GLOBALS = {"also": _also, "texts": TEXTS}
COLLECTIONS = {
    "products": {"id": "Produk", "en": "Products"},
    "destinations": {"id": "Destinasi", "en": "Destinations"},
    "culture": {"id": "Budaya", "en": "Culture"},
}
VOCABULARIES = {
    "categories": {"id": "Kategori", "en": "Categories"},
    "destination-kinds": {"id": "Jenis destinasi", "en": "Kinds of destinations"},
    "tradition-kinds": {"id": "Jenis tradisi", "en": "Kinds of traditions"},
}
