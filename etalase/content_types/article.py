"""An article: news or a story, with its day and the office that wrote it."""

from etalase.fields import ContentType, Field, ListOf, Sorting
from etalase.problems import N_
from etalase.values.choices import Choice
from etalase.values.dates import DateType
from etalase.values.texts import Words

CONTENT_TYPE = ContentType(
    name="article",
    collection="articles",
    label=N_("Article"),
    schema_org=("Article",),
    fields=(
        Field(
            "date",
            DateType(),
            N_("Date"),
            N_("The day it was written."),
            required=True,
            schema_org="datePublished",
            on_card=True,
        ),
        Field(
            "author",
            Words(same_everywhere=True, example="{id: Dinas Pariwisata, en: Tourism Office}"),
            N_("Author office"),
            N_("The office, not a person."),
            schema_org="author",
        ),
        Field(
            "topics",
            ListOf(Choice("topics", "sejarah")),
            N_("Topics"),
            N_("Of the list in content/vocabulary/topics.yaml."),
            schema_org="keywords",
            on_card=True,
        ),
    ),
    sorting=Sorting.NEWEST,
)
