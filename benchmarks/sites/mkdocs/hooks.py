"""What MkDocs lacks: lists of pages by collection and by term, pages related to a page, a feed in each language."""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent))

from page_size import PAGE_SIZE  # type: ignore[import-not-found] # both are put beside this file
from words import TEXTS, day, price  # type: ignore[import-not-found]

FEED_LENGTH = 30
RELATED = 4
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
SITE = {
    "texts": TEXTS,
    "collections": COLLECTIONS,
    "vocabularies": VOCABULARIES,
    "locales": {
        "id": {"name": "Indonesia", "formats": "id_ID", "tagline": "Situs tolok ukur"},
        "en": {"name": "English", "formats": "en_GB", "tagline": "A site for measuring"},
    },
}

_env: Any = None


class Lists:
    """The pages of one language that are entries, grouped."""

    def __init__(self, pages: list[Any]) -> None:
        self.all = sorted(pages, key=lambda page: str(page.url))
        self.members: dict[str, list[Any]] = defaultdict(list)
        for page in self.all:
            meta = page.meta
            self.members[meta["collection"]].append(page)
            self.members[f"{meta['vocabulary']}/t{meta['term']}"].append(page)

    def page(self, name: str, number: int) -> list[Any]:
        """The entries on one page of a list."""
        return self.members[name][(number - 1) * PAGE_SIZE : number * PAGE_SIZE]

    def numbers(self, name: str) -> range:
        """The numbers of the pages of a list."""
        return range(1, max(1, -(-len(self.members[name]) // PAGE_SIZE)) + 1)

    def terms(self, vocabulary: str) -> list[tuple[str, int]]:
        """The terms of a vocabulary that are in use, and how often."""
        own = [name for name in self.members if name.startswith(f"{vocabulary}/")]
        return [(name, len(self.members[name])) for name in sorted(own)]

    def also(self, page: Any) -> list[Any]:
        """Up to four others of the same term."""
        members = self.members[f"{page.meta['vocabulary']}/t{page.meta['term']}"][: RELATED + 1]
        return [other for other in members if other is not page][:RELATED]

    def newest(self) -> list[Any]:
        """The entries that the feed shows."""
        return sorted(self.all, key=lambda page: page.meta["updated"], reverse=True)[:FEED_LENGTH]


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Called when every page of a language is read and none is rendered yet."""
    del config
    global _env
    _env = env
    pages = [file.page for file in files.documentation_pages() if "collection" in file.page.meta]
    env.globals |= SITE | {"lists": Lists(pages)}
    env.filters |= {"price": price, "day": day}
    return env


def on_post_build(config: Any) -> None:
    """Called for each language when its pages are written."""
    plugin = config.plugins["i18n"]
    prefix = "" if plugin.is_default_language_build else f"{plugin.current_language}/"
    feed = _env.get_template("feed.xml").render(lang=plugin.current_language, config=config, prefix=prefix)
    Path(config.site_dir, prefix, "feed.xml").write_text(feed, "utf-8")
