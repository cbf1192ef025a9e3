"""A living tradition: a craft, a dance, music, a rite, a food, a community."""

from etalase.fields import ContentType, Field, Group, ListOf
from etalase.problems import N_
from etalase.values.choices import Choice
from etalase.values.dates import PartialDateType
from etalase.values.texts import Text, Words

RECOGNITION = Group(
    (
        Field(
            "scheme",
            Choice("recognitions", "wbtb"),
            N_("Recognised as"),
            N_("One of the list in content/vocabulary/recognitions.yaml."),
            required=True,
            schema_org="award",
        ),
        Field("name", Text(120, "Musik Kromong Mandiangin"), N_("Registered name"), N_("The name on the certificate.")),
        Field("date", PartialDateType(), N_("Date"), N_("The year, the month or the day of the certificate.")),
        Field("number", Text(60, "12345/MPK/2017"), N_("Number"), N_("As printed on the certificate.")),
    )
)

CONTENT_TYPE = ContentType(
    name="tradition",
    collection="culture",
    label=N_("Tradition"),
    schema_org=("CreativeWork",),
    visited=True,
    fields=(
        Field(
            "kind",
            ListOf(Choice("tradition-kinds", "musik")),
            N_("Kind"),
            N_("One or more of the list in content/vocabulary/tradition-kinds.yaml."),
            required=True,
            schema_org="genre",
            on_card=True,
        ),
        Field("community", Words(same_everywhere=True, example="Orang Rimba"), N_("Community"), N_("Whose it is.")),
        Field(
            "recognised_as",
            ListOf(RECOGNITION),
            N_("Recognition"),
            N_("National or communal certificates."),
        ),
        Field(
            "seen",
            Words(example="{id: Pada hari raya, en: On feast days}"),
            N_("When to see it"),
            N_("The season or the feast at which it can be seen."),
        ),
        Field(
            "etiquette",
            Words(example="{id: Minta izin sebelum memotret, en: Ask before taking photographs}"),
            N_("Etiquette"),
            N_("What its people expect of guests."),
        ),
    ),
)
