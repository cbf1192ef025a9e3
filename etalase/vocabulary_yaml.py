"""`content/vocabulary/*.yaml` to vocabularies and their terms. Core."""

from collections.abc import Mapping as AnyMapping
from typing import Any

from etalase.configuration import LocalText, Term, Vocabulary
from etalase.entry_fields import SOURCE_KIND
from etalase.fields import Field, ListOf, read_fields, several_fields
from etalase.file_names import copy_of
from etalase.problems import N_, Place, Problem, Severity
from etalase.values import FieldReader, ReadContext
from etalase.values.choices import Flag
from etalase.values.contacts import UrlType
from etalase.values.coordinates import CoordinatesType
from etalase.values.texts import Slug, Text, Words, make_slug
from etalase.yaml_tree import Mapping, Node, Scalar, parse

TERM_FIELDS = (
    Field(
        "label",
        Words(same_everywhere=True, example="{id: Kriya, en: Crafts}"),
        N_("Label"),
        N_("Its name."),
        required=True,
    ),
    Field("plural", Words(example="{id: menit, en: minutes}"), N_("Plural"), N_("Its name behind other numbers.")),
    Field(
        "slug",
        Words(same_everywhere=True, each=Slug(), example="{id: kriya, en: crafts}"),
        N_("Page address"),
        N_("The last part of its page's address."),
    ),
    Field(
        "description",
        Words(example="{id: Buatan tangan, en: Made by hand}"),
        N_("Description"),
        N_("A sentence for its page."),
    ),
    Field("aliases", ListOf(Text(60)), N_("Other spellings"), N_("What editors may write instead of the key.")),
    Field("code", Text(20, "15.03.01"), N_("Code"), N_("An official code.")),
    Field("coordinates", CoordinatesType(), N_("Coordinates"), N_("Its centre.")),
    Field("url", UrlType(), N_("Web address"), N_("Where a source can be read.")),
    Field("kind", SOURCE_KIND, N_("Kind of source"), N_("How far it can be trusted.")),
    Field("cldr", Text(60, "area-hectare"), N_("CLDR unit"), N_("The unit's name in CLDR.")),
    Field(
        "schema_org", Text(60, "Waterfall"), N_("Type"), N_("A type of schema.org that things of this kind have too.")
    ),
    Field("whole", Flag(), N_("Whole"), N_("Yes, for things that are counted.")),
)

VOCABULARY_FIELDS = (
    Field(
        "title",
        Words(same_everywhere=True, example="{id: Kecamatan, en: Districts}"),
        N_("Title"),
        N_("What the terms are."),
        required=True,
    ),
    Field(
        "slug",
        Words(same_everywhere=True, each=Slug(), example="{id: kecamatan, en: districts}"),
        N_("Page address"),
        N_("With it, each term has a page."),
    ),
)


def vocabulary_file(path: str) -> Problem | None:
    """What is wrong with a file among the vocabularies, by its name: fields know vocabularies by that."""
    name = path.rpartition("/")[2]
    stem = name.partition(".")[0]
    if original := copy_of(name):
        message = N_("This is a copy of {original} that a computer has made. Delete it, or move it out of content/.")
        return Problem("vocabulary-file", Place(path), message, {"original": original}, found=name)
    if name.endswith(".yaml"):
        return None
    if name.endswith(".yml") or ".yaml" in name:
        message = N_("This file is not read: the name of a vocabulary ends with .yaml and nothing else.")
        return Problem("vocabulary-file", Place(path), message, found=name, example=f"{stem}.yaml")
    message = N_("This file has no use here and is left out.")
    return Problem("file-unused", Place(path), message, severity=Severity.WARNING)


def read_vocabulary(path: str, text: str, context: ReadContext) -> tuple[Vocabulary | None, list[Problem]]:
    """The vocabulary written in `text`, or None, and what is wrong with it."""
    tree, problems = parse(text, path)
    if problems and not tree.keys:
        return None, problems
    terms_key = tree.find("terms")
    rest = Mapping(tuple(key for key in tree if key.name != "terms"), tree.place)
    reader = FieldReader(context)
    values: dict[str, Any] = read_fields(VOCABULARY_FIELDS, rest, reader)
    key = path.rpartition("/")[2].removesuffix(".yaml")
    has_pages = "slug" in values
    terms: dict[str, Term] = {}
    if terms_key is not None and isinstance(terms_key.value, Mapping):
        for item in terms_key.value:
            term = _read_term(key, item.name, item.value, reader, has_pages=has_pages)
            if term:
                terms[item.name] = term
    else:
        reader.refuse(
            "vocabulary-terms",
            tree.place,
            N_("A vocabulary has its terms below the line terms:."),
            example="terms: {kriya: {label: {id: Kriya, en: Crafts}}}",
        )
    _check_slugs(terms, reader)
    if "title" not in values:
        return None, [*problems, *reader.problems]
    vocabulary = Vocabulary(key, values["title"], values.get("slug"), terms, tree.place)
    return vocabulary, [*problems, *reader.problems]


def _read_term(vocabulary: str, key: str, node: Node, reader: FieldReader, *, has_pages: bool) -> Term | None:
    inner = reader.within("", key)
    label = node.text if isinstance(node, Scalar) and node.text.isalpha() else "{id: Kriya, en: Crafts}"
    fields = several_fields(node, reader, f"{key}: {{label: {label}}}")
    if fields is None:
        return None
    values: dict[str, Any] = read_fields(TERM_FIELDS, fields, inner)
    if "label" not in values:
        return None
    slug = values.get("slug") if has_pages else None
    if has_pages and slug is None:
        texts = {locale: make_slug(values["label"].in_locale(locale)) or key for locale in reader.context.locales}
        slug = LocalText(texts, reader.context.locales[0])
    facts = {name: value for name, value in values.items() if name not in ("label", "slug")}
    return Term(vocabulary, key, values["label"], slug, facts, node.place)


def _check_slugs(terms: AnyMapping[str, Term], reader: FieldReader) -> None:
    """Two terms of one vocabulary cannot share an address."""
    seen: dict[tuple[str, str], Term] = {}
    for term in terms.values():
        for locale, text in (term.slug.texts if term.slug else {}).items():
            first = seen.setdefault((locale, text), term)
            if first is not term:
                reader.within(N_("Page address"), "slug").refuse(
                    "address-clash",
                    reader.places.get(f"{term.key}.slug", term.place),
                    N_('The address "{address}" is also claimed by {other}.'),
                    address=text,
                    other=str(first.place),
                    example=f"slug: {term.key}" if term.key != text else f"slug: {text}-2",
                )
