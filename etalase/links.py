"""What the target of a link in a body names: the page of a vocabulary, that of a term, or an entry. Core."""

from etalase.configuration import Config, Vocabulary
from etalase.content_types import all_types
from etalase.prose import target_key


def vocabulary_named(path: str, config: Config) -> tuple[Vocabulary, str] | None:
    """The vocabulary with pages that a path names (`/districts/limun`), and the rest of the path, a term if any."""
    first, _, rest = path.strip("/").partition("/")
    vocabulary = config.vocabularies.get(first)
    if vocabulary is None or vocabulary.slug is None or first in all_types():
        return None
    return vocabulary, rest


def entry_named(own: str, target: str, config: Config) -> str | None:
    """The key that a target names in the entry `own`, whether there is such an entry or not; None where it names
    something else, or nothing can lie so deep."""
    path = target.partition("#")[0]
    named = vocabulary_named(path, config)
    if "://" in path or (named and not named[1]):
        return None
    return target_key(own, path) if path else own
