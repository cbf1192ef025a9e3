"""What the fields of a publication's file may say together: fields of its entries, what its layout shows. Core."""

from collections.abc import Collection
from typing import Any

from etalase.content_types import all_types, fields_of
from etalase.fields import ContentType, Field, Group
from etalase.file_names import copy_of
from etalase.problems import N_, Place, Problem, Severity
from etalase.publication import PAGE_SECTION, PAGES, Layout
from etalase.values import FieldReader
from etalase.values.choices import Choice, did_you_mean
from etalase.values.texts import make_slug
from etalase.yaml_tree import Mapping, Scalar


def kind_field(content_type: ContentType) -> Field | None:
    """The field that says of what kind an entry is: its category, the kind of a destination, the sector."""
    choices = (field for field in content_type.fields if isinstance(field.type, Choice) and field.required)
    return next((field for field in choices if field.on_card), None)


def check_fields(values: dict[str, Any], reader: FieldReader) -> None:
    """The names below `fields` and `where` must be those of fields."""
    selection = values.get("select", {})
    collection = selection.get("collection") or next((k.partition("/")[0] for k in selection.get("keys", ())), "")
    declared = all_types().get(collection)
    if declared is None:
        place = reader.places.get("select")
        is_told = any(one.code == "field-unknown" and place and one.place > place for one in reader.problems)
        if "select" in values and place and not is_told:
            message = N_("Say which entries are printed: a collection, or a list of keys.")
            reader.within(N_("Selection"), "select").refuse(
                "selection-empty", place, message, example="select: {collection: products}"
            )
        return
    known = printable(declared)
    named = [(name, f"fields.{n}") for n, name in enumerate(values.get("fields", ()))]
    named += [(name, f"select.where.{name}") for name in selection.get("where", {})]
    for name, path in named:
        if name not in known:
            reader.within(N_("Fields"), path.partition(".")[0]).refuse(
                "print-field-unknown",
                reader.places[path],
                N_("Entries of this collection have no such field. Known: {known}."),
                found=name,
                suggestion=did_you_mean(name.rpartition(".")[2], known),
                known=", ".join(name for name, field in known.items() if field.in_table),
            )


def printable(declared: ContentType) -> dict[str, Field]:
    """The fields of a content type by name, those of its groups too."""
    found: dict[str, Field] = {}
    for field in fields_of(declared):
        found[field.name] = field
        if isinstance(field.type, Group):
            found |= {inner.name: inner for inner in field.type.fields if inner.name not in found}
    return found


def check_layout(values: dict[str, Any], layout: Layout, reader: FieldReader) -> None:
    """Warn of what is written and the layout does not print."""
    written = [f"qr.{name}" for name in values.get("qr", {})]
    written += [name for name in ("event", "fields", "price") if name in values and values[name] != "none"]
    if PAGES in layout.shows:
        parts = enumerate(values.get("sections", ()))
        written += [f"sections.{number}" for number, part in parts if not part.startswith(PAGE_SECTION)]
    elif "sections" in values:
        written.append("sections")
    for path in written if layout.shows else ():
        if path not in layout.shows and path.partition(".")[0] not in layout.shows:
            reader.within(_LABELS[path.partition(".")[0]], path).refuse(
                "option-without-use",
                reader.places[path],
                N_(
                    'The layout "{layout}" does not print this: delete it, or choose another layout. '
                    "It prints: {shown}."
                ),
                severity=Severity.WARNING,
                layout=layout.name,
                shown=", ".join(_shown(layout)),
            )


def check_outputs(values: dict[str, Any], reader: FieldReader) -> None:
    """Warn of editions that would come in no form at all but the page for browsers."""
    if set(values.get("outputs", ())) - {"html"} != {"screen"}:
        return
    for number, edition in enumerate(values.get("editions", ())):
        if len(edition) > 1:
            reader.within(N_("Outputs"), "outputs").refuse(
                "screen-of-two-languages",
                reader.places[f"editions.{number}"],
                N_(
                    'A PDF for screens has one language, so there will be none of the edition "{edition}". '
                    "Name office or press in outputs as well, or an edition in one language."
                ),
                severity=Severity.WARNING,
                edition="+".join(edition),
            )


def check_indentation(names: Collection[str], tree: Mapping, reader: FieldReader) -> None:
    """Tell in one sentence of fields that belong to `select`, as `names` do, and stand beside it instead of below."""
    select = tree.find("select")
    beside = [key for key in tree if key.name in names]
    if not beside or select is None or not isinstance(select.value, Scalar) or select.value.text.strip():
        return
    places = {select.place, *(key.place for key in beside)}
    reader.problems[:] = [one for one in reader.problems if one.place not in places]
    first = beside[0]
    reader.within(N_("Selection"), "select").refuse(
        "selection-indentation",
        first.place,
        N_("This belongs to select: put two spaces before it, as before all that is below select."),
        found=first.name,
        example="select: {collection: products}",
    )


_LABELS = {
    "event": N_("Event"),
    "fields": N_("Fields"),
    "price": N_("Price"),
    "sections": N_("Sections"),
    "qr": N_("QR codes"),
}


def _shown(layout: Layout) -> list[str]:
    """What a layout prints, as editors write it."""
    return [f"{PAGE_SECTION}…" if name == PAGES else name for name in layout.shows]


def publication_name(path: str) -> Problem | None:
    """Why the name of a file among the publications is not one of theirs; it becomes a part of addresses."""
    name = path.rpartition("/")[2]
    stem = make_slug(name.partition(".")[0]) or "katalog"
    if not name.endswith(".yaml"):
        message = N_("This file is not read: the name of a brochure ends with .yaml and nothing else.")
        severity = Severity.WARNING
        return Problem("publication-file", Place(path), message, found=name, example=f"{stem}.yaml", severity=severity)
    if original := copy_of(name):
        message = N_(
            "This is a copy of {original} that a computer has made. If it is to be a brochure of its own, give it a "
            "name and a title of its own; else delete it."
        )
        example = f"{make_slug(original.removesuffix('.yaml'))}-2.yaml"
        return Problem("publication-name", Place(path), message, {"original": original}, found=name, example=example)
    if name != f"{stem}.yaml":
        message = N_("The name of a brochure has only small letters without accents, digits and hyphens.")
        return Problem(
            "publication-name", Place(path), message, found=name, example=f"{make_slug(name[:-5]) or stem}.yaml"
        )
    return None
