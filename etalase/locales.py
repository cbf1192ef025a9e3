"""The languages of a site: what a code means, and what was meant by a wrong one. Core."""

import re

from babel import Locale as BabelLocale
from babel import UnknownLocaleError

from etalase.configuration import Locale
from etalase.problems import N_, Place, Problem

_WRONG_CODES = {"in": "id", "ind": "id", "indonesia": "id", "en-uk": "en", "eng": "en", "english": "en", "iw": "he",
                "ji": "yi", "cn": "zh", "jp": "ja", "may": "ms", "my": "ms"}  # fmt: skip


def locale_hint(code: str) -> str:
    """The code that was probably meant by a wrong one, or nothing."""
    plain = code.replace("_", "-").lower()
    return _WRONG_CODES.get(plain) or _WRONG_CODES.get(plain.partition("-")[0]) or plain.partition("-")[0]


def make_locale(
    code: str, formats: str, name: str, places: tuple[Place, Place]
) -> tuple[Locale | None, Problem | None]:
    """The locale of an ISO 639 code, or the problem with the code or the formats; `places` are theirs."""
    is_code = re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", code) and code not in _WRONG_CODES
    language, cldr = (_parse_locale(code), _parse_locale(formats or code)) if is_code else (None, None)
    if language is None:
        message = N_("This is not a language code. Two small letters are usual, as in ISO 639.")
        hint = locale_hint(code)
        suggestion = hint if hint != code and _parse_locale(hint) else ""
        return None, Problem(
            "locale-code",
            places[0],
            message,
            label=N_("Language code"),
            found=code,
            suggestion=suggestion,
            example=f"code: {suggestion or 'id'}",
        )
    if cldr is None:
        message = N_("There are no formats of this name. Write the language and the country in capitals.")
        return None, Problem(
            "locale-formats", places[1], message, label=N_("Formats"), found=formats, example="formats: en-GB"
        )
    own_name = name or (language.get_language_name() or code).capitalize()
    direction = "rtl" if language.character_order == "right-to-left" else "ltr"
    return Locale(code, str(cldr), own_name, direction), None


def _parse_locale(code: str) -> BabelLocale | None:
    try:
        return BabelLocale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None
