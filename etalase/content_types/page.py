"""A page that stands by itself: about, how to get there, contact, privacy, accessibility."""

from etalase.fields import ContentType, Field
from etalase.problems import N_
from etalase.values.choices import Flag

CONTENT_TYPE = ContentType(
    name="page",
    collection="pages",
    label=N_("Page"),
    schema_org=("WebPage",),
    fields=(
        Field(
            "shows_contact",
            Flag(),
            N_("Shows the contact"),
            N_("Yes, to show the site's contact below the text."),
            in_table=False,
        ),
    ),
    listed=False,
)
