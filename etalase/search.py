"""Where the search of a site is. Core."""

from etalase.problems import N_, Translate
from etalase.values.texts import make_slug

FOLDER = "search"
"""The folder of the indexes, below the site; in it, one for each locale."""

SEARCH = N_("Search")


def search_permalink(locale: str, translate: Translate) -> str:
    """The page of a locale to search on. It is called so in its address too."""
    return f"/{locale}/{make_slug(translate(SEARCH)) or FOLDER}/"
