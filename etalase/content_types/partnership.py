"""Cooperation with a region, a country or a programme, or the way to it."""

from etalase.fields import ContentType, Field, ListOf
from etalase.problems import N_
from etalase.values.choices import Flag, Option
from etalase.values.dates import PartialDateType
from etalase.values.texts import Text, Words

KINDS = Option({"domestic": N_("within Indonesia"), "foreign": N_("abroad"), "programme": N_("programme")})

CONTENT_TYPE = ContentType(
    name="partnership",
    collection="cooperation",
    label=N_("Partnership"),
    schema_org=("Project",),
    fields=(
        Field("kind", KINDS, N_("Kind"), N_("Within Indonesia, abroad, or a programme."), required=True, on_card=True),
        Field(
            "partners",
            ListOf(Words(same_everywhere=True, example="{id: Kabupaten Jember, en: Jember Regency}")),
            N_("Partners"),
            N_("With whom."),
            schema_org="member",
        ),
        Field(
            "since",
            PartialDateType(),
            N_("Since"),
            N_("Year, month or day of the agreement."),
            schema_org="foundingDate",
        ),
        Field("until", PartialDateType(), N_("Until"), N_("Where it has ended, or will.")),
        Field(
            "aim",
            Words(example="{id: Pertukaran pengalaman, en: Exchange of experience}"),
            N_("Aim"),
            N_("What it is for."),
            schema_org="description",
        ),
        Field("legal_basis", ListOf(Text(160, "PP 28/2018")), N_("Legal basis"), N_("Laws and agreements.")),
        Field("open_to_proposals", Flag(), N_("Open to proposals"), N_("Yes, if partners may come forward.")),
    ),
)
