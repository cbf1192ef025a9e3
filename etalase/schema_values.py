"""The values of fields as schema.org has them: dates, amounts, places, things with a name. Core."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from etalase.configuration import LocalText, Term
from etalase.content_types import by_name
from etalase.fields import Field, Group, ListOf
from etalase.formats import Formats
from etalase.model import Site
from etalase.values import FieldType
from etalase.values.choices import Choice, Option, Reference
from etalase.values.contacts import Phone
from etalase.values.coordinates import Coordinates
from etalase.values.dates import ZONE_OFFSET, Moment, PartialDate
from etalase.values.money import Money
from etalase.values.numbers import Measure

Node = dict[str, Any]
"""A JSON object that says something of a thing."""

KINDS = {
    "TouristAttraction": "Place",
    "Event": "Event",
    "Organization": "Organization",
    "Project": "Organization",
    "Article": "CreativeWork",
    "CreativeWork": "CreativeWork",
    "WebPage": "WebPage",
    "Service": "Service",
    "Product": "Product",
}
"""What the types of entries are at bottom (schema.org/docs/full.html): it decides where an address belongs."""

NAMED = {
    "author": "Organization",
    "contactPoint": "ContactPoint",
    "hasCertification": "Certification",
    "issuedBy": "Organization",
    "location": "Place",
    "manufacturer": "Organization",
    "member": "Organization",
    "organizer": "Organization",
    "provider": "Organization",
    "subEvent": "Event",
}
"""Properties that take a thing: where a field has its name only, that is a thing of this type."""

EVENT_STATUS = {"scheduled": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}


def belongs_to(schema_type: str) -> str:
    """What a type is at bottom; `Thing` where that is not known."""
    return KINDS.get(schema_type, "Thing")


def joined(values: list[Any]) -> Any:
    """The values, each once; a single one without the list."""
    once = [value for number, value in enumerate(values) if value not in values[:number]]
    return once[0] if len(once) == 1 else once


class SchemaValues(Struct, frozen=True):
    """Turns the values of fields into JSON, with the words of one locale."""

    site: Site
    formats: Formats

    def properties(self, fields: Iterable[Field], values: Mapping[str, Any]) -> Node:
        """The properties that `fields` declare, by name. `offers.price` is `price` below `offers`.

        A group that fills no property gives those of its own fields. Pictures need their files and are left out.
        """
        node: Node = {}
        for field in fields:
            if field.name not in values or field.schema_org == "image":
                continue
            value = values[field.name]
            kind = field.type.item if isinstance(field.type, ListOf) else field.type
            items = value if isinstance(field.type, ListOf) else (value,)
            if field.schema_org:
                found = [self._one(kind, item, field.schema_org) for item in items]
                _add(node, field.schema_org, [one for one in found if one is not None])
            elif isinstance(kind, Group):
                for item in items:
                    for name, inner in self.properties(kind.fields, item).items():
                        _add(node, name, inner if isinstance(inner, list) else [inner])
        return node

    def _one(self, kind: FieldType, value: Any, name: str) -> Any:
        """A single value of the property `name`; None where it says nothing here."""
        match kind:
            case Group():
                return self._group(kind, value, name)
            case Choice():
                return self._term(self.site.config.vocabularies[kind.vocabulary].terms[value], name)
            case Option() if name == "eventStatus":
                return f"https://schema.org/{EVENT_STATUS[value]}"
            case Option():
                return self.formats.translations.gettext(kind.options[value])
            case Reference():
                return self._reference(value)
        plain = self._plain(value, name)
        return {"@type": NAMED[name], "name": plain} if name in NAMED and isinstance(plain, str) else plain

    def _group(self, kind: Group, value: Mapping[str, Any], name: str) -> Node:
        inner = self.properties(kind.fields, value)
        inner.pop("address", None)  # a contact point has none
        return {"@type": NAMED.get(name, "Thing")} | inner

    def _plain(self, value: Any, name: str) -> Any:
        match value:
            case Money() if not name.startswith("offers."):
                return {"@type": "MonetaryAmount", "currency": value.currency} | _range(value.amount, value.to)
            case Measure():
                unit = self.formats.value(self.site.config.vocabularies["units"].terms[value.unit].label)
                return {"@type": "QuantitativeValue", "unitText": unit} | _range(value.number, value.to)
            case Coordinates():
                return {"@type": "GeoCoordinates", "latitude": value.latitude, "longitude": value.longitude}
            case LocalText():
                return self.formats.value(value)
            case Phone():
                return value.e164
            case Moment() | PartialDate() | date():
                return iso(value)
        return value

    def _term(self, term: Term, name: str) -> Any:
        label = self.formats.value(term.label)
        match name:
            case "@type":
                return term.facts.get("schema_org")
            case "citation":
                address = {"url": term.facts["url"]} if "url" in term.facts else {}
                return {"@type": "CreativeWork", "name": label} | address
            case "amenityFeature":
                return {"@type": "LocationFeatureSpecification", "name": label, "value": True}
        return label

    def _reference(self, key: str) -> Node | None:
        """Another entry, by its name and page; None where readers of this locale do not see it."""
        card = self.site.cards[self.formats.locale.code].get(key)
        if card is None:
            return None
        types = list(by_name(card.entry.content_type).schema_org or ("Thing",))
        address = self.site.config.url(card.permalink)
        return {"@type": joined(types), "@id": self.site.config.thing_id(key), "name": card.entry.title, "url": address}


def iso(value: Moment | PartialDate | date) -> str:
    """ISO 8601: `2026-08-17T09:30:00+07:00`, `2026-08-17`, `2026-08` or `2026`; as much as is known."""
    match value:
        case Moment():
            return f"{value.day.isoformat()}T{value.clock.isoformat()}{ZONE_OFFSET}" if value.clock else iso(value.day)
        case PartialDate():
            parts = (f"{value.year:04}", *(f"{part:02}" for part in (value.month, value.day) if part))
            return "-".join(parts)
    return value.isoformat()


def _add(node: Node, path: str, values: list[Any]) -> None:
    """Put values under a name, or a name below a name, behind those that are there."""
    above, _, name = path.rpartition(".")
    place: Node = node.setdefault(above, {}) if above and values else node
    if not values:
        return
    there = place.get(name, [])
    place[name] = joined([*(there if isinstance(there, list) else [there]), *values])


def _range(lowest: int | Decimal, highest: int | Decimal | None) -> Node:
    """Plain numbers: `12000`, never `12.000`."""
    if highest is None:
        return {"value": _number(lowest)}
    return {"minValue": _number(lowest), "maxValue": _number(highest)}


def _number(value: int | Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
