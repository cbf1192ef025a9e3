"""A place to visit: a cave, a lake, a bridge, a park."""

from etalase.fields import ContentType, Field, Group, ListOf
from etalase.problems import N_
from etalase.values.choices import Choice, Flag, Option
from etalase.values.money import MoneyType
from etalase.values.numbers import MeasureType
from etalase.values.texts import Words

ACCESS = Group(
    (
        Field(
            "start",
            Words(same_everywhere=True, example="{id: Kota Sarolangun, en: Sarolangun town}"),
            N_("From"),
            N_("Where the way begins."),
            required=True,
        ),
        Field(
            "vehicle",
            Choice("vehicles", "mobil"),
            N_("By"),
            N_("One of the list in content/vocabulary/vehicles.yaml."),
            required=True,
        ),
        Field("distance", MeasureType("75–80 km"), N_("Distance"), N_("By road.")),
        Field("duration", MeasureType("3 jam"), N_("Travel time"), N_("As people of the place know it.")),
    )
)

FEES = (
    Field("resident", MoneyType("Rp 5.000"), N_("Indonesian visitors"), N_("Entrance for Indonesians.")),
    Field("foreign", MoneyType("Rp 25.000"), N_("Foreign visitors"), N_("Entrance for foreigners.")),
)

DIFFICULTY = Option({"easy": N_("easy"), "moderate": N_("moderate"), "hard": N_("hard")})

CONTENT_TYPE = ContentType(
    name="destination",
    collection="destinations",
    label=N_("Destination"),
    schema_org=("TouristAttraction",),
    visited=True,
    fields=(
        Field(
            "kind",
            ListOf(Choice("destination-kinds", "gua")),
            N_("Kind"),
            N_("One or more of the list in content/vocabulary/destination-kinds.yaml."),
            required=True,
            schema_org="@type",
            on_card=True,
        ),
        Field("area", MeasureType("54.780,41 ha"), N_("Area"), N_("Of the protected or named area.")),
        Field("elevation", MeasureType("1013 mdpl"), N_("Elevation"), N_("Above the sea.")),
        Field("access", ListOf(ACCESS), N_("Getting there"), N_("From where, by what, how long.")),
        Field("hours", Words(), N_("Opening hours"), N_("When it is open.")),
        Field("free", Flag(), N_("Free entrance"), N_("Yes, if nothing is charged."), schema_org="isAccessibleForFree"),
        Field("fees", Group(FEES), N_("Fees"), N_("For residents and for foreigners.")),
        Field(
            "season",
            Words(example="{id: Musim kemarau, en: The dry season}"),
            N_("Best season"),
            N_("When to come, and when not."),
        ),
        Field("difficulty", DIFFICULTY, N_("Difficulty"), N_("Of the way or the climb.")),
        Field(
            "guide",
            Words(example="{id: Perlu pemandu, en: A guide is needed}"),
            N_("Guide"),
            N_("Whether a guide is needed, and who guides."),
        ),
        Field(
            "facilities",
            ListOf(Choice("facilities", "warung")),
            N_("Facilities"),
            N_("Of the list in content/vocabulary/facilities.yaml."),
            schema_org="amenityFeature",
        ),
        Field(
            "safety",
            Words(example="{id: Batu licin saat hujan, en: Stones are slippery in the rain}"),
            N_("Safety"),
            N_("What to take care of."),
        ),
        Field(
            "etiquette",
            Words(example="{id: Bawa pulang sampah, en: Take your rubbish home}"),
            N_("Etiquette"),
            N_("What the people of the place expect."),
        ),
        Field(
            "accessibility",
            Words(example="{id: Jalan rata sampai gerbang, en: Level path to the gate}"),
            N_("Accessibility"),
            N_("For wheelchairs and slow walkers."),
        ),
    ),
)
