"""The paired words of the files that all languages share: site.yaml, vocabularies, brochures. Core."""

from collections.abc import Iterator, Mapping

from etalase import yaml_tree
from etalase.blocks import Version, Wording
from etalase.fields import Field, Group
from etalase.paired_words import PairedWords, by_locale
from etalase.publication import FOLDER
from etalase.publication_yaml import publication_fields
from etalase.site_yaml import SITE_FILE, site_fields
from etalase.vocabulary_yaml import TERM_FIELDS, VOCABULARY_FIELDS
from etalase.wording import paired_in


def shared_wordings(shared: Mapping[str, str], locales: tuple[str, ...]) -> tuple[Wording, ...]:
    """What is known of the words of each such file that has some; `shared` are their texts by path, and the first of
    `locales` is the source."""
    found = []
    for path, text in sorted(shared.items()):
        pairs = by_locale(paired_words_of(path, text, locales))
        if pairs:
            version = Version(path, "|", "")
            found.append(Wording(path.removeprefix("content/"), {locales[0]: version}, pairs=pairs))
    return tuple(found)


def paired_words_of(path: str, text: str, locales: tuple[str, ...]) -> Iterator[PairedWords]:
    """The paired words of one such file; what cannot be read in it is left out."""
    tree = yaml_tree.parse(text, path)[0]
    return paired_in(_fields(path, tree, locales), tree, locales[0])


def _fields(path: str, tree: yaml_tree.Mapping, locales: tuple[str, ...]) -> tuple[Field, ...]:
    if path == SITE_FILE:
        return site_fields(locales)
    if path.startswith(f"{FOLDER}/"):
        return publication_fields(())
    terms = tree.find("terms")
    keys = terms.value.keys if terms and isinstance(terms.value, yaml_tree.Mapping) else ()
    group = Group(tuple(Field(key.name, Group(TERM_FIELDS), "", "") for key in keys))
    return (*VOCABULARY_FIELDS, Field("terms", group, "", ""))
