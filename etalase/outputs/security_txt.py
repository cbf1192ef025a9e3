"""`/.well-known/security.txt`: whom to tell of a weakness of the site (RFC 9116)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from etalase.model import Output, Site
from etalase.templating import Templates
from etalase.values.dates import ZONE_OFFSET

PATH = "/.well-known/security.txt"

VALID_FOR = timedelta(days=365)
"""Not more than a year is recommended (RFC 9116, 2.5.5): whoever does not build the site is perhaps not there."""


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One text file, if the site's contact has an e-mail or web address; it is looked for at the root of the host only.

    It is valid for a year from the day of the build.
    """
    del templates
    contact = site.config.contact
    ways = [f"mailto:{contact['email']}"] if "email" in contact else []
    ways += [str(contact["web"])] if "web" in contact else []
    if not ways:
        return
    expires = datetime.combine(site.today + VALID_FOR, time()).isoformat() + ZONE_OFFSET
    lines = [
        *(f"Contact: {way}" for way in ways),
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(locale.code for locale in site.config.locales)}",
        f"Canonical: {site.config.url(PATH)}",
    ]
    content = "".join(f"{line}\r\n" for line in lines)
    yield Output(PATH.lstrip("/"), content.encode(), made_from=("content/site.yaml",))
