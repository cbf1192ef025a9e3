"""QR codes. Core."""

import segno
from markupsafe import Markup


def svg(text: str) -> Markup:
    """A code."""
    code = segno.make(text, error="m", boost_error=False, micro=False)
    return Markup(code.svg_inline(border=2, omitsize=True))


def whatsapp(number: str, text: str) -> str:
    """A text."""
    return f"https://wa.me/{number.lstrip('+')}?text={text}"


def vcard(*, name: str, phone: str, email: str, url: str) -> str:
    """A text."""
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"URL:{url}", "END:VCARD", ""])
