"""`content/brochures/*.yaml` to publications. Core."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from msgspec import Struct

from etalase.configuration import Config
from etalase.content_types import all_types, fields_of
from etalase.entry_fields import DISTRICTS
from etalase.fields import Field, Group, ListOf, read_fields
from etalase.problems import N_, Problem
from etalase.publication import PAGE_SECTION, SECTIONS, Layout, Publication, Selection, page_of
from etalase.publication_checks import check_fields, check_indentation, check_layout, check_outputs, kind_field
from etalase.values import FieldReader, FieldType, Misread, ReadContext, Renaming, ScalarType
from etalase.values.choices import Choice, Flag, Option, Reference, did_you_mean
from etalase.values.texts import Text, Words
from etalase.yaml_tree import Mapping, Node, Scalar, parse

PRICES = {
    "retail": N_("Retail price in rupiah"),
    "fob": N_("Price FOB"),
    "on_request": N_("Price on request"),
    "none": N_("No price"),
}
ITEM_CODES = {"page": N_("Page of the entry"), "none": N_("No code")}
CONTACT_CODES = {"page": N_("Contact page"), "whatsapp": N_("WhatsApp"), "vcard": N_("Contact card")}
OUTPUTS = {
    "html": N_("Page to print from the browser"),
    "screen": N_("PDF for screens"),
    "office": N_("PDF for the office printer"),
    "press": N_("PDF for the printing house"),
}
SORTS = {"category": N_("Category"), "district": N_("District"), "title": N_("Title"), "order": N_("Order")}


class Edition(ScalarType, Struct, frozen=True):
    """The languages of an edition: one, or several with a plus between. Gives a tuple of locales."""

    example: str = "id+en"

    def convert(self, text: str, context: ReadContext) -> tuple[str, ...]:
        """See `ScalarType.convert`."""
        codes = tuple(part.strip() for part in text.split("+"))
        for code in codes:
            if code not in context.locales:
                raise Misread(
                    "edition-unknown",
                    N_("An edition names languages of the site: {known}; two of them with a plus between."),
                    known=", ".join(context.locales),
                    suggestion=did_you_mean(code, context.locales),
                )
        if len(set(codes)) < len(codes) or len(codes) > 2:
            raise Misread("edition-form", N_("An edition has one language, or two different ones."))
        return codes


class Section(ScalarType, Struct, frozen=True):
    """A part of a catalogue. Gives its name; that of a page of the site begins with `page:`."""

    example: str = "page:tentang"

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        del context
        if text in SECTIONS or (text.startswith(PAGE_SECTION) and len(text) > len(PAGE_SECTION)):
            return text
        raise Misread(
            "section-unknown",
            N_("The parts of a catalogue are {known}, and pages of the site, such as page:tentang."),
            known=", ".join(SECTIONS),
            suggestion=did_you_mean(text, SECTIONS),
        )

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`."""
        del reader
        if isinstance(node, Scalar) and page_of(node.text.strip()) == renaming.old:
            yield node, f"{PAGE_SECTION}{renaming.new_name}"


class Facts(FieldType, Struct, frozen=True):
    """Fields with the value they must have: `{export: ya, category: batik}`. Gives texts and yes or no by name."""

    example: str = "{export: ya}"

    def read(self, node: Node, reader: FieldReader) -> dict[str, str | bool] | None:
        """See `FieldType.read`."""
        if not isinstance(node, Mapping):
            message = N_("Fields with their values are expected here.")
            reader.refuse("not-a-group", node.place, message, example=self.written(reader.name))
            return None
        found: dict[str, str | bool] = {}
        for key in node:
            inner = reader.within(reader.label, key.name)
            reader.places[inner.path] = key.place
            if isinstance(key.value, Scalar):
                found[key.name] = _yes_or_no(key.value.text.strip(), reader.context)
            else:
                inner.refuse("not-a-single-value", key.place, N_("A single value is expected here."))
        return found

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`. The value of a field that names entries is compared as text."""
        del reader
        for key in node if isinstance(node, Mapping) else ():
            value = key.value if key.name in _referring() else None
            if isinstance(value, Scalar) and value.text.strip().casefold() == renaming.old.casefold():
                yield value, renaming.new


@cache
def _referring() -> set[str]:
    """The names of fields that name other entries, or have one in them that does."""
    return set(chain.from_iterable(_referring_in(fields_of(kind)) for kind in all_types().values()))


def _referring_in(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        kind = field.type.item if isinstance(field.type, ListOf) else field.type
        inner = list(_referring_in(kind.fields)) if isinstance(kind, Group) else []
        if inner or isinstance(kind, Reference):
            yield from (field.name, *inner)


def _yes_or_no(text: str, context: ReadContext) -> str | bool:
    try:
        return Flag().convert(text, context)
    except Misread:
        return text


SELECTION = (
    Field("keys", ListOf(Reference()), N_("Entries"), N_("The entries to print, in this order.")),
    Field("categories", ListOf(Text(60, "batik")), N_("Categories"), N_("Only those of one of these categories.")),
    Field("districts", ListOf(Choice(DISTRICTS, "limun")), N_("Districts"), N_("Only those of these districts.")),
    Field("where", Facts(), N_("Facts"), N_("Only those whose fields are as given.")),
    Field("exclude", ListOf(Reference()), N_("Except"), N_("Entries that are left out.")),
    Field("sort", ListOf(Option(SORTS)), N_("Order"), N_("By what they are sorted.")),
)

QR = Group(
    (
        Field("item", Option(ITEM_CODES), N_("Code of each entry"), N_("Where its QR code leads.")),
        Field("contact", Option(CONTACT_CODES), N_("Code of the contact"), N_("Where its QR code leads.")),
    )
)


def publication_fields(layouts: Iterable[str]) -> tuple[Field, ...]:
    """What a file of `content/brochures/` may say; `layouts` are the forms that there are."""
    known = Option({layout: layout for layout in layouts}, "catalogue")
    collections = Option({name: declared.label for name, declared in all_types().items()}, "products")
    first = Field("collection", collections, N_("Collection"), N_("Whose entries are printed."))
    selection = Group((first, *SELECTION))
    return (
        Field("layout", known, N_("Layout"), N_("How it is printed."), required=True),
        Field(
            "title",
            Words(same_everywhere=True, example="{id: Katalog produk, en: Product catalogue}"),
            N_("Title"),
            N_("On the cover."),
            required=True,
        ),
        Field(
            "subtitle",
            Words(example="{id: Dari tangan perajin, en: From the hands of makers}"),
            N_("Subtitle"),
            N_("Below the title."),
        ),
        Field("event", Reference("events", "events/sarolangun-expo"), N_("Event"), N_("Where it is handed out.")),
        Field("select", selection, N_("Selection"), N_("What is printed."), required=True),
        Field("editions", ListOf(Edition()), N_("Editions"), N_("In which languages."), required=True),
        Field("sections", ListOf(Section()), N_("Sections"), N_("The parts of a catalogue, in order.")),
        Field("fields", ListOf(Text(40, "hs_code")), N_("Fields"), N_("The facts that are printed; else all.")),
        Field("price", Option(PRICES), N_("Price"), N_("Which price is printed.")),
        Field("qr", QR, N_("QR codes"), N_("Where they lead.")),
        Field("outputs", ListOf(Option(OUTPUTS)), N_("Outputs"), N_("In which forms.")),
    )


def read_publication(
    path: str, text: str, layouts: Iterable[Layout], config: Config
) -> tuple[Publication | None, list[Problem]]:
    """The publication written in `text`, or None, and what is wrong with it."""
    tree, problems = parse(text, path)
    if problems and not tree.keys:
        return None, problems
    codes = tuple(locale.code for locale in config.locales)
    reader = FieldReader(ReadContext(codes, config.vocabularies, tuple(one.formats for one in config.locales)))
    known = {layout.name: layout for layout in layouts}
    values: dict[str, Any] = read_fields(publication_fields(known), tree, reader)
    layout = known.get(values.get("layout", ""), Layout())
    check_fields(values, reader)
    check_layout(values, layout, reader)
    check_outputs(values, reader)
    check_indentation({"collection", *(field.name for field in SELECTION)}, tree, reader)
    is_complete = {"layout", "title", "select", "editions"} <= values.keys()
    publication = _publication(path, values, layout, reader) if is_complete else None
    return publication, [*problems, *reader.problems]


def _publication(path: str, values: dict[str, Any], layout: Layout, reader: FieldReader) -> Publication:
    qr = values.get("qr", {})
    return Publication(
        name=path.rpartition("/")[2].removesuffix(".yaml"),
        path=path,
        layout=layout.name,
        title=values["title"],
        subtitle=values.get("subtitle"),
        event=values.get("event", ""),
        selection=_selection(values["select"], reader),
        editions=values["editions"],
        sections=values.get("sections", ()),
        fields=values.get("fields", ()),
        price=values.get("price", "on_request"),
        qr_item=qr.get("item", "page"),
        qr_contact=qr.get("contact", "page"),
        outputs=values.get("outputs", tuple(OUTPUTS)),
        places=dict(reader.places),
        holds=layout.places,
    )


def _selection(values: dict[str, Any], reader: FieldReader) -> Selection:
    collection = values.get("collection") or next((key.partition("/")[0] for key in values.get("keys", ())), "")
    terms = {DISTRICTS: values["districts"]} if "districts" in values else {}
    if "categories" in values:
        terms |= _categories(values["categories"], collection, reader)
    return Selection(
        collection=collection,
        keys=values.get("keys", ()),
        terms=terms,
        where=values.get("where", {}),
        exclude=values.get("exclude", ()),
        sort=values.get("sort", ()),
    )


def _categories(texts: tuple[str, ...], collection: str, reader: FieldReader) -> dict[str, tuple[str, ...]]:
    """The categories as terms of the vocabulary that the collection sorts its entries by."""
    declared = all_types().get(collection)
    field = kind_field(declared) if declared else None
    inner = reader.within(N_("Categories"), "select.categories")
    place = reader.places.get("select.categories")
    if field is None or not isinstance(field.type, Choice):
        if place:
            inner.refuse("categories-none", place, N_("The entries of this collection have no categories."))
        return {}
    found = []
    for number, text in enumerate(texts):
        where = reader.places.get(f"select.categories.{number}") or place
        assert where is not None, "what was read has a place"
        found.append(field.type.read(Scalar(text, where), inner))
    return {field.type.vocabulary: tuple(str(key) for key in found if key is not None)}
