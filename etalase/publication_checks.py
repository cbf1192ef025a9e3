"""What the fields of a publication's file may say together: fields of its entries, what its layout shows. Core."""

from typing import Any

from etalase.content_types import all_types, fields_of
from etalase.fields import ContentType, Field, Group
from etalase.problems import N_, Severity
from etalase.publication import PAGE_SECTION, PAGES, Layout
from etalase.values import FieldReader
from etalase.values.choices import Choice, did_you_mean


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
        if "select" in values:
            message = N_("Say which entries are printed: a collection, or a list of keys.")
            place = reader.places["select"]
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
                suggestion=did_you_mean(name, known),
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
