"""A training course or a cultural exchange: the people's part."""

from etalase.fields import ContentType, Field, ListOf
from etalase.problems import N_
from etalase.values.choices import Option
from etalase.values.contacts import UrlType
from etalase.values.dates import PartialDateType
from etalase.values.money import MoneyType
from etalase.values.numbers import Whole
from etalase.values.texts import Words

KINDS = Option({"training": N_("training"), "schooling": N_("schooling"), "exchange": N_("cultural exchange")})

CONTENT_TYPE = ContentType(
    name="programme",
    collection="programmes",
    label=N_("Programme"),
    schema_org=("EducationalOccupationalProgram",),
    fields=(
        Field(
            "kind",
            ListOf(KINDS),
            N_("Kind"),
            N_("Training, schooling or cultural exchange."),
            required=True,
            on_card=True,
        ),
        Field(
            "provider",
            ListOf(Words(same_everywhere=True, example="KKI Warsi")),
            N_("Provider"),
            N_("Who holds it."),
            schema_org="provider",
        ),
        Field("start", PartialDateType("Juli 2022"), N_("Start"), N_("Year, month or day."), schema_org="startDate"),
        Field("end", PartialDateType("Juli 2022"), N_("End"), N_("Year, month or day."), schema_org="endDate"),
        Field("seats", Whole("112"), N_("Seats"), N_("How many can take part."), schema_org="maximumEnrollment"),
        Field("cost", MoneyType("Rp 0"), N_("Cost"), N_("For one participant.")),
        Field(
            "requirements",
            Words(example="{id: Warga kabupaten, en: Residents of the regency}"),
            N_("Requirements"),
            N_("Who can take part."),
            schema_org="programPrerequisites",
        ),
        Field(
            "how_to_apply",
            Words(example="{id: Hubungi penyelenggara, en: Ask the provider}"),
            N_("How to apply"),
            N_("Where to ask and what to bring."),
        ),
        Field("web", UrlType(), N_("Website"), N_("The provider's own page."), schema_org="sameAs"),
    ),
)
