"""An opportunity for investors: a sector with figures, each with year and source."""

from etalase.entry_fields import SOURCE
from etalase.fields import ContentType, Field, Group, ListOf
from etalase.problems import N_
from etalase.values.choices import Choice, Option
from etalase.values.dates import Year
from etalase.values.money import MoneyType
from etalase.values.numbers import MeasureType
from etalase.values.texts import Text, Words

INDICATOR = Group(
    (
        Field(
            "label",
            Words(example="{id: Porsi pertanian, en: Share of farming}"),
            N_("Indicator"),
            N_("What is measured."),
            required=True,
        ),
        Field("value", MeasureType("29,95 %"), N_("Value"), N_("With its unit."), required=True),
        Field("year", Year(), N_("Year"), N_("The year it stands for."), required=True),
        SOURCE,
    )
)

INCENTIVE = Group(
    (
        Field(
            "text",
            Words(example="{id: Kemudahan perizinan, en: Easier licensing}"),
            N_("Incentive"),
            N_("What is granted."),
            required=True,
        ),
        Field("basis", Text(120, "PP 24/2019"), N_("Legal basis"), N_("The regulation that grants it."), required=True),
    )
)

READINESS = Option(
    {
        "idea": N_("opportunity, not yet studied"),
        "planned": N_("planned by the government"),
        "studied": N_("study available"),
        "ready": N_("ready to offer"),
        "framework": N_("rules in force"),
    }
)

CONTENT_TYPE = ContentType(
    name="opportunity",
    collection="investment",
    label=N_("Investment opportunity"),
    schema_org=("Service",),
    fields=(
        Field(
            "sector",
            ListOf(Choice("sectors", "pariwisata")),
            N_("Sector"),
            N_("One or more of the list in content/vocabulary/sectors.yaml."),
            required=True,
            schema_org="category",
            on_card=True,
        ),
        Field("readiness", READINESS, N_("Readiness"), N_("How far it is."), required=True, on_card=True),
        Field(
            "kbli", ListOf(Text(80, "KBLI 2025: 10761")), N_("Business classification (KBLI)"), N_("Edition and code.")
        ),
        Field(
            "land",
            Words(example="{id: Milik pemerintah daerah, en: Owned by the regency}"),
            N_("Land"),
            N_("Where and how much."),
        ),
        Field("capex", MoneyType("2,5 miliar"), N_("Capital needed"), N_("An estimate, in rupiah.")),
        Field("indicators", ListOf(INDICATOR), N_("Figures"), N_("Each with its year and source.")),
        Field(
            "infrastructure",
            Words(example="{id: Jalan beraspal, en: Paved road}"),
            N_("Infrastructure"),
            N_("Roads, power, water: as they are."),
        ),
        Field("incentives", ListOf(INCENTIVE), N_("Incentives"), N_("Only what a regulation grants.")),
        Field(
            "permit_route",
            Words(example="{id: Lewat OSS, en: Through OSS}"),
            N_("Permits"),
            N_("The way to a licence."),
        ),
    ),
)
