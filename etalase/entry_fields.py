"""The fields that every entry has, whatever its content type, and the groups that site fields share with them. Core."""

from collections.abc import Mapping
from datetime import date

from etalase.fields import Field, Group, ListOf
from etalase.problems import N_
from etalase.values.choices import Choice, Flag, LocaleCode, Option, Reference
from etalase.values.contacts import EmailType, PhoneType, UrlType
from etalase.values.coordinates import CoordinatesType
from etalase.values.dates import DateType
from etalase.values.numbers import Whole
from etalase.values.texts import FileName, OldAddress, Slug, Text, Words

DISTRICTS = "districts"
"""The vocabulary of the field `district`."""

SOURCE = Field(
    "source",
    Choice("sources", "s12"),
    N_("Source"),
    N_("One of the list in content/vocabulary/sources.yaml."),
    required=True,
)
"""Where a figure comes from, of an opportunity or of the site."""

PICTURE = Group(
    (
        Field(
            "file",
            FileName(),
            N_("Picture file"),
            N_("The name of a picture in the same folder."),
            translatable=True,
            required=True,
        ),
        Field(
            "alt",
            Text(250, "Kain batik bermotif kawanan ikan seluang"),
            N_("Picture description"),
            N_("What the picture shows, for those who cannot see it."),
            translatable=True,
            required=True,
        ),
        Field(
            "caption",
            Text(250, "Motif Seluang Mudik"),
            N_("Caption"),
            N_("A line below the picture."),
            translatable=True,
        ),
        Field("credit", Text(120, "Dinas Pariwisata"), N_("Picture credit"), N_("Who took or drew the picture.")),
        Field(
            "illustration",
            Flag(),
            N_("Illustration"),
            N_("Yes, if the picture is drawn and no photograph. The page says so."),
        ),
    )
)

CONTACT_FIELDS = (
    Field(
        "office",
        Words(same_everywhere=True, example="{id: Dinas Pariwisata, en: Tourism Office}"),
        N_("Office"),
        N_("Who answers."),
        schema_org="name",
    ),
    Field(
        "address",
        Words(same_everywhere=True, example="Jalan Lintas Sumatra, Sarolangun"),
        N_("Address"),
        N_("Street, village, district."),
        schema_org="address.streetAddress",
    ),
    Field("phone", PhoneType(), N_("Telephone"), N_("With area code."), schema_org="telephone"),
    Field("whatsapp", PhoneType(), N_("WhatsApp"), N_("A mobile number that answers on WhatsApp.")),
    Field("email", EmailType(), N_("E-mail"), N_("An office address, not a private one."), schema_org="email"),
    Field("web", UrlType(), N_("Website"), N_("The address of their own site."), schema_org="url"),
)

SOURCE_KIND = Option(
    {
        "official": N_("official"),
        "academic": N_("academic"),
        "press": N_("press"),
        "ngo": N_("civil society"),
        "data": N_("open data"),
        "wiki": N_("wiki"),
        "blog": N_("blog"),
    }
)

MISSING_TRANSLATION = Option(
    {
        "show": N_("show the original text with a notice"),
        "link": N_("link to the original page"),
        "hide": N_("leave the page out"),
    }
)

TRANSLATION = Option(
    {
        "machine": N_("made by a machine"),
        "draft": N_("not finished"),
        "reviewed": N_("checked by a person"),
    }
)
"""How a translation was made. Without a word of it, a person has written it."""

ENTRY_FIELDS = (
    Field(
        "title",
        Text(90),
        N_("Title"),
        N_("The name of the thing, as a heading shows it."),
        translatable=True,
        required=True,
        schema_org="name",
        in_table=False,
    ),
    Field(
        "summary",
        Text(300, "Kopi dari lereng Bukit Tempurung di Batang Asai."),
        N_("Summary"),
        N_("One or two sentences for cards and search engines."),
        translatable=True,
        required=True,
        schema_org="description",
        in_table=False,
    ),
    Field(
        "slug",
        Slug(),
        N_("Page address"),
        N_("The last part of the page's address in this language."),
        translatable=True,
        in_table=False,
    ),
    Field(
        "aliases",
        ListOf(OldAddress()),
        N_("Old addresses"),
        N_("Earlier addresses of this page, to be redirected."),
        translatable=True,
        in_table=False,
    ),
    Field(
        "pictures",
        ListOf(PICTURE, key="file"),
        N_("Pictures"),
        N_("The first is shown on cards."),
        schema_org="image",
        in_table=False,
    ),
    Field(
        "district",
        ListOf(Choice(DISTRICTS, "limun")),
        N_("District"),
        N_("The district (kecamatan), or several."),
        schema_org="address.addressLocality",
        on_card=True,
    ),
    Field(
        "village",
        Text(80, "Lubuk Bangkar"),
        N_("Village"),
        N_("The village or ward."),
        schema_org="address.addressLocality",
    ),
    Field(
        "coordinates",
        CoordinatesType(),
        N_("Coordinates"),
        N_("Latitude and longitude, as a map shows them."),
        schema_org="geo",
    ),
    Field(
        "contact",
        Group(CONTACT_FIELDS),
        N_("Contact"),
        N_("Whom to ask; else the site's contact is shown."),
        schema_org="contactPoint",
        in_table=False,
    ),
    Field(
        "sources",
        ListOf(Choice("sources", "s12")),
        N_("Sources"),
        N_("Where the facts come from: of the list in content/vocabulary/sources.yaml."),
        schema_org="citation",
        in_table=False,
    ),
    Field(
        "related",
        ListOf(Reference()),
        N_("Related"),
        N_("Other entries that readers of this one want."),
        in_table=False,
    ),
    Field("featured", Flag(), N_("Featured"), N_("Yes, to show it on the home page."), in_table=False),
    Field("order", Whole("10"), N_("Order"), N_("Its place in lists; small numbers come first."), in_table=False),
    Field("draft", Flag(), N_("Draft"), N_("Yes, while it must not be published."), in_table=False),
    Field("publish_on", DateType(), N_("Publish on"), N_("The day from which it is shown."), in_table=False),
    Field(
        "expires_on", DateType(), N_("Expires on"), N_("The first day on which it is no longer shown."), in_table=False
    ),
    Field(
        "updated",
        DateType(),
        N_("Last updated"),
        N_("The day on which the content last changed."),
        schema_org="dateModified",
        in_table=False,
    ),
    Field(
        "compare",
        Flag(),
        N_("Compare with the source"),
        N_("No, where this text has other numbers, links, headings or pictures than its source on purpose."),
        translatable=True,
        in_table=False,
    ),
    Field(
        "languages",
        ListOf(LocaleCode()),
        N_("Languages"),
        N_("The only languages of this entry, where it is not translated on purpose."),
        in_table=False,
    ),
    Field(
        "missing_translation",
        MISSING_TRANSLATION,
        N_("Missing translation"),
        N_("What readers of another language see, where it differs from the rest of the collection."),
        in_table=False,
    ),
    Field(
        "translation",
        TRANSLATION,
        N_("Translation"),
        N_("How this translation was made, in its own file; nothing where a person has written it."),
        translatable=True,
        in_table=False,
        in_source=False,
    ),
)

INDEX_FIELDS = tuple(
    field
    for field in ENTRY_FIELDS
    if field.name in ("title", "summary", "slug", "aliases", "pictures", "updated", "compare", "translation")
)
"""What the page of a collection, or the home page, may have."""


def is_published(facts: Mapping[str, object], today: date) -> bool:
    """Whether visitors may see an entry with those facts on that day."""
    publish, expires = facts.get("publish_on"), facts.get("expires_on")
    too_early = isinstance(publish, date) and publish > today
    too_late = isinstance(expires, date) and expires <= today
    return not (facts.get("draft") or too_early or too_late)
