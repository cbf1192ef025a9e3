"""Ways to reach somebody: phone and WhatsApp numbers, e-mail and web addresses. Core."""

import re

from msgspec import Struct

from etalase.problems import N_
from etalase.values import Misread, ReadContext, ScalarType, Schema

_COUNTRY = "ID"
_URL = re.compile(r"https?://[^\s/<>\"']+\.[^\s<>\"']+|https?://(localhost|127\.0\.0\.1)(:\d+)?(/\S*)?")


class Phone(Struct, frozen=True):
    """A telephone number. `e164` is for links (`+628123456789`), `international` for the eye (`+62 812-3456-789`)."""

    e164: str
    international: str


class PhoneType(ScalarType, Struct, frozen=True):
    """A telephone number as written in Indonesia or with a country code. Gives `Phone`."""

    indonesian_only: bool = False
    example: str = "0812-3456-7890"

    def convert(self, text: str, context: ReadContext) -> Phone:
        """See `ScalarType.convert`."""
        import phonenumbers  # its tables are large; most sites need them for a few numbers only

        try:
            number = phonenumbers.parse(text, _COUNTRY)
        except phonenumbers.NumberParseException as exception:
            too_long = exception.error_type == phonenumbers.NumberParseException.TOO_LONG
            raise self._too_long() if too_long else self._unreadable() from None
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.TOO_LONG:
            raise self._too_long()
        if re.search(r"[A-Za-z]", text) or not phonenumbers.is_valid_number(number):
            raise self._unreadable()
        if self.indonesian_only and number.country_code != phonenumbers.country_code_for_region(_COUNTRY):
            raise Misread("phone-foreign", N_("An Indonesian number is expected here, starting with 0 or +62."))
        return Phone(
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
        )

    def _too_long(self) -> Misread:
        return Misread("phone-too-long", N_("This telephone number has too many digits. Write one number only."))

    def _unreadable(self) -> Misread:
        return Misread("phone-unreadable", N_("This is not a complete telephone number."))


class EmailType(ScalarType, Struct, frozen=True):
    """An e-mail address. Gives str."""

    example: str = "dinas@example.go.id"

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if not re.fullmatch(r"[^\s@<>\"']+@[^\s@<>\"']+\.[A-Za-z]{2,}", text):
            raise Misread("email-unreadable", N_("This is not an e-mail address."))
        return text


class UrlType(ScalarType, Struct, frozen=True):
    """A web address. Gives str."""

    example: str = "https://sarolangunkab.go.id/"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        return {"type": "string", "pattern": "^https?://"}

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if _URL.fullmatch(text):
            return text
        complete = f"https://{text}"
        raise Misread(
            "url-unreadable",
            N_("A web address starts with https:// and has no spaces."),
            example=complete if _URL.fullmatch(complete) and "://" not in text else self.example,
        )


class SiteUrlType(UrlType, frozen=True):
    """Where a site will be: its origin, and the path of its home folder. Gives str."""

    example: str = "https://sarolangunkab.go.id/"

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        try:
            address = UrlType.convert(self, text, context)
        except Misread as misread:
            misread.example = self._home(misread.example or "")
            raise
        home = self._home(address)
        if home != address:
            message = N_("The address of a site is that of its home folder, without ?, # and the name of a file.")
            raise Misread("url-of-site", message, example=home)
        return address

    def _home(self, address: str) -> str:
        """The home folder of the site with that page; the example where nothing of an address is left."""
        home = re.sub(r"(?<=[^/])/[^/]+\.(html?|php)$", "/", re.sub(r"[?#].*", "", address))
        return home if _URL.fullmatch(home) else self.example
