"""A contact as a vCard, which telephones take into their address book (RFC 2426). Core."""

from collections.abc import Iterator, Mapping

from etalase.configuration import LocalText
from etalase.values.contacts import Phone


def vcard(name: str, contact: Mapping[str, object], locale: str, url: str = "") -> str:
    """The card of a `contact` (see `entry_fields.CONTACT_FIELDS`) in one locale. Only what is filled stands in it.

    `name` is what the telephone lists: a person, or the office itself. `url` is a page of ours about them. Version 3.0
    is what every telephone reads; long lines stay whole, for a QR code has room for no more than the text.
    """
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(name)};;;;", f"FN:{_escaped(name)}"]
    return "".join(f"{line}\r\n" for line in [*lines, *_filled(contact, locale, url), "END:VCARD"])


def _filled(contact: Mapping[str, object], locale: str, url: str) -> Iterator[str]:
    office, address = _said(contact.get("office"), locale), _said(contact.get("address"), locale)
    phone, mobile = contact.get("phone"), contact.get("whatsapp")
    if office:
        yield f"ORG:{_escaped(office)}"
    if isinstance(phone, Phone) and phone != mobile:
        yield f"TEL;TYPE=WORK,VOICE:{phone.e164}"
    if isinstance(mobile, Phone):
        yield f"TEL;TYPE=CELL:{mobile.e164}"
    if email := contact.get("email"):
        yield f"EMAIL;TYPE=INTERNET:{_escaped(str(email))}"
    if address:  # one line as people write it: street, village and district are not told apart
        yield f"ADR;TYPE=WORK:;;{_escaped(address)};;;;"
    for web in dict.fromkeys(str(one) for one in (contact.get("web"), url) if one):
        yield f"URL:{web}"


def _said(value: object, locale: str) -> str:
    return value.in_locale(locale) if isinstance(value, LocalText) else str(value or "")


def _escaped(text: str) -> str:
    """See RFC 2426, 5: text-value. A return alone would end the line too."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
