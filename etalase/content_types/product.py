"""A product of the region: a craft, a crop, a food, with what a buyer abroad asks for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from etalase.fields import ContentType, Field, Group, ListOf
from etalase.model import Entry
from etalase.problems import N_, Problem
from etalase.values.choices import Choice, Flag, Option, Reference
from etalase.values.dates import DateType
from etalase.values.export_prices import INCOTERMS, ExportPriceType
from etalase.values.money import MoneyType
from etalase.values.numbers import MeasureType
from etalase.values.texts import HsCode, Text, Words

CERTIFICATE = Group(
    (
        Field(
            "kind",
            Choice("certificates", "halal"),
            N_("Certificate"),
            N_("One of the list in content/vocabulary/certificates.yaml."),
            required=True,
            schema_org="name",
        ),
        Field(
            "number",
            Text(60, "ID12345678901234567"),
            N_("Number"),
            N_("As printed on it."),
            required=True,
            schema_org="certificationIdentification",
        ),
        Field("issuer", Text(80, "BPJPH"), N_("Issued by"), N_("The office that issued it."), schema_org="issuedBy"),
        Field("expires", DateType(), N_("Valid until"), N_("The last day of validity."), schema_org="expires"),
    )
)

EXPORT_FIELDS = (
    Field("hs_code", HsCode(), N_("HS code"), N_("The customs tariff code.")),
    Field(
        "moq",
        MeasureType("100 lembar"),
        N_("Minimum order"),
        N_("The smallest quantity sold for export."),
        schema_org="offers.eligibleQuantity",
    ),
    Field("capacity", MeasureType("500 kg"), N_("Capacity a month"), N_("How much can be delivered in a month.")),
    Field(
        "lead_time",
        MeasureType("30 hari"),
        N_("Lead time"),
        N_("From order to dispatch."),
        schema_org="offers.deliveryLeadTime",
    ),
    Field("packaging", Words(example="{id: Dus isi 20, en: Carton of 20}"), N_("Packaging"), N_("How it is packed.")),
    Field("net_weight", MeasureType("250 gram"), N_("Net weight"), N_("Of one retail unit."), schema_org="weight"),
    Field("shelf_life", MeasureType("12 bulan"), N_("Shelf life"), N_("From production on.")),
    Field("incoterm", Option(INCOTERMS, "FOB"), N_("Incoterm"), N_("The delivery term, as in Incoterms 2020.")),
    Field("port", Text(60, "Talang Duku, Jambi"), N_("Port"), N_("Where the goods are handed over.")),
    Field(
        "fob_price",
        ExportPriceType("USD 12,50", unit_field="price_unit"),
        N_("Price FOB"),
        N_("For one price unit, at the port; with its currency."),
    ),
    Field("sample", Flag(), N_("Sample available"), N_("Yes, if buyers can have a sample.")),
)


def certificates_are_valid(entry: Entry, today: date) -> Iterable[Problem]:
    """A certificate that has expired may not be shown."""
    certificates = entry.facts.get("certificates") or ()
    for number, certificate in enumerate(certificates if isinstance(certificates, tuple) else ()):
        expires = certificate.get("expires")
        if isinstance(expires, date) and expires < today:
            message = N_("This certificate is no longer valid. Renew it, or delete the certificate.")
            place = entry.place(f"certificates.{number}.expires")
            yield Problem("certificate-expired", place, message, label=N_("Valid until"))


def export_prices_have_a_basis(entry: Entry, today: date) -> Iterable[Problem]:
    """A price for buyers abroad says what it is for, and up to where the goods are brought for it."""
    del today
    export: Any = entry.facts.get("export", {})
    if "fob_price" not in export:
        return
    place, label = entry.place("export.fob_price"), N_("Price FOB")
    if "price_unit" not in entry.facts:
        message = N_("A price FOB is for one unit: say which, outside of export.")
        yield Problem("fob-without-unit", place, message, label=label, example="price_unit: kg")
    if "incoterm" not in export:
        message = N_("A price for buyers abroad needs a delivery term, within export.")
        yield Problem("fob-without-incoterm", place, message, label=label, example="incoterm: FOB")


CONTENT_TYPE = ContentType(
    name="product",
    collection="products",
    label=N_("Product"),
    schema_org=("Product",),
    visited=True,
    fields=(
        Field(
            "category",
            Choice("categories", "kriya"),
            N_("Category"),
            N_("One of the list in content/vocabulary/categories.yaml."),
            required=True,
            schema_org="category",
            on_card=True,
        ),
        Field(
            "materials",
            Words(example="{id: Daun pandan, en: Pandan leaf}"),
            N_("Materials"),
            N_("What it is made of."),
            schema_org="material",
        ),
        Field(
            "producer",
            ListOf(Reference("producers", "producers/bengkel-batik")),
            N_("Producer"),
            N_("Who makes it: an entry of the collection producers."),
            schema_org="manufacturer",
        ),
        Field(
            "price",
            MoneyType(example="Rp 150.000 – 350.000", unit_field="price_unit"),
            N_("Price"),
            N_("A price, or from – to, in rupiah."),
            schema_org="offers.price",
            on_card=True,
        ),
        Field(
            "price_unit",
            Choice("units", "lembar"),
            N_("Price unit"),
            N_("What the price is for."),
            schema_org="offers.unitText",
            in_table=False,
        ),
        Field(
            "export",
            Group(EXPORT_FIELDS),
            N_("Export"),
            N_("What buyers abroad need to know."),
            filter_label=N_("Ready for export"),
        ),
        Field(
            "certificates",
            ListOf(CERTIFICATE),
            N_("Certificates"),
            N_("With number and last day of validity."),
            schema_org="hasCertification",
        ),
    ),
    rules=(certificates_are_valid, export_prices_have_a_basis),
)
