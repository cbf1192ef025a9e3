"""Where the publications of a site are listed. Core."""

from etalase.problems import N_, Translate
from etalase.values.texts import make_slug

BROCHURES = N_("Brochures")


def list_permalink(locale: str, translate: Translate) -> str:
    """The page of a locale that lists all publications. It is called so in its address too."""
    return f"/{locale}/{make_slug(translate(BROCHURES)) or 'brochures'}/"
