"""Who makes a product: a workshop, a group, a village enterprise."""

from collections.abc import Iterable
from datetime import date

from etalase.fields import ContentType, Field
from etalase.model import Entry
from etalase.problems import N_, Problem
from etalase.values.choices import Flag, Option
from etalase.values.texts import Words

KINDS = Option(
    {
        "workshop": N_("workshop"),
        "group": N_("group"),
        "village-enterprise": N_("village enterprise"),
        "company": N_("company"),
    }
)


def contact_needs_consent(entry: Entry, today: date) -> Iterable[Problem]:
    """A producer's contact is personal data: it is published with consent only (UU 27/2022, Art. 20)."""
    del today
    contact = entry.facts.get("contact")
    is_unclear = "consent" in entry.places and "consent" not in entry.facts  # written wrong: that has been told
    if is_unclear or entry.facts.get("consent"):
        return
    if isinstance(contact, dict) and {"phone", "whatsapp", "email"} & contact.keys():
        message = N_("A personal contact may be published only with consent (UU 27/2022). Ask, then note the consent.")
        yield Problem(
            "contact-without-consent", entry.place("contact"), message, label=N_("Consent"), example="consent: ya"
        )


CONTENT_TYPE = ContentType(
    name="producer",
    collection="producers",
    label=N_("Producer"),
    schema_org=("Organization",),
    visited=True,
    fields=(
        Field(
            "kind",
            KINDS,
            N_("Kind"),
            N_("Workshop, group, village enterprise or company."),
            required=True,
            on_card=True,
        ),
        Field(
            "address",
            Words(same_everywhere=True, example="Muara Danau, Pelawan"),
            N_("Address"),
            N_("Where to find it."),
            schema_org="address.streetAddress",
        ),
        Field(
            "speciality",
            Words(example="{id: Anyaman pandan, en: Pandan weaving}"),
            N_("Speciality"),
            N_("What it is known for."),
        ),
        Field(
            "consent",
            Flag(),
            N_("Consent"),
            N_("Yes, if the producer agreed that the contact is published."),
            in_table=False,
        ),
    ),
    rules=(contact_needs_consent,),
)
