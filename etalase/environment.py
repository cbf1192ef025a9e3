"""What the surroundings of the program say: the day, and the language of messages. Shell.

Imports next to nothing: it is asked before anything else is loaded.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7), "WIB")
"""Waktu Indonesia Barat has no summer time."""


def today(environment: Mapping[str, str], given: str | None) -> date:
    """The day the site is built for: given, or of SOURCE_DATE_EPOCH, or now in the site's time zone."""
    if given:
        return date.fromisoformat(given)
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(ZONE).date()


def message_locale(environment: Mapping[str, str], given: str | None, known: Collection[str]) -> str:
    """The language of the messages: given, or of the environment; empty where there is no catalog for it."""
    wishes = [given or "", *(environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))]
    codes = [wish.replace("-", "_").partition("_")[0].partition(".")[0] for wish in wishes]
    return next((code for code in codes if code in known), "")
