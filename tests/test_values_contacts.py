"""Telephone numbers, e-mail addresses and web addresses."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.contacts import EmailType, Phone, PhoneType, SiteUrlType, UrlType

SITE = ReadContext(("id", "en"), {}, ("id", "en_GB"))


def refusal(kind: ScalarType, text: str) -> Misread:
    with pytest.raises(Misread) as caught:
        kind.convert(text, SITE)
    return caught.value


def corrected(kind: ScalarType, misread: Misread) -> str:
    """The example an editor is shown."""
    return kind.example if misread.example is None else misread.example


@pytest.mark.parametrize(
    ("text", "e164", "international"),
    [
        ("0745-91234", "+6274591234", "+62 745 91234"),
        ("0745123456", "+62745123456", "+62 745 123456"),
        ("(0745) 91234", "+6274591234", "+62 745 91234"),
        ("+62 745 91234", "+6274591234", "+62 745 91234"),
        ("0812-3456-7890", "+6281234567890", "+62 812-3456-7890"),
        ("0812 3456 789", "+628123456789", "+62 812-3456-789"),
        ("0812–3456–7890", "+6281234567890", "+62 812-3456-7890"),
        ("0812\u00a03456\u00a07890", "+6281234567890", "+62 812-3456-7890"),
        ("+62 812-3456-7890", "+6281234567890", "+62 812-3456-7890"),
        ("+62 (0)812-3456-7890", "+6281234567890", "+62 812-3456-7890"),
        ("62 812-3456-7890", "+6281234567890", "+62 812-3456-7890"),
        ("021-1234567", "+62211234567", "+62 21 1234567"),
    ],
)
def test_an_indonesian_number_is_read(text: str, e164: str, international: str) -> None:
    assert PhoneType(indonesian_only=True).convert(text, SITE) == Phone(e164, international)


def test_a_foreign_number_is_read_where_it_may_be_foreign() -> None:
    assert PhoneType().convert("+65 6123 4567", SITE) == Phone("+6561234567", "+65 6123 4567")
    assert PhoneType().convert("+39 06 698 12345", SITE).e164 == "+390669812345"


def test_a_foreign_number_is_refused_where_it_must_be_indonesian() -> None:
    misread = refusal(PhoneType(indonesian_only=True), "+65 6123 4567")
    assert misread.code == "phone-foreign"
    assert corrected(PhoneType(), misread) == "0812-3456-7890"


@pytest.mark.parametrize(
    "text",
    ["", "0812", "0812345", "0745", "0745-91", "1234567", "112", "+62", "+", "00628123456789",
     "0812-3456-7890 (Budi)", "0812-3456-7890 Бу",
     "wa.me/6281234567890", "tel:+6281234567890", "telepon", "+999 123 4567"],
)  # fmt: skip
def test_what_is_no_complete_number_is_refused_with_an_example(text: str) -> None:
    misread = refusal(PhoneType(), text)
    assert misread.code == "phone-unreadable"
    assert corrected(PhoneType(), misread) == "0812-3456-7890"


@pytest.mark.parametrize(
    "text",
    ["0812-3456-7890-1234-5678", "0812-3456-7890 / 0813-1111-2222", "+62 812 3456 7890 1234 5678 90", "0" * 300],
)
def test_a_number_that_is_too_long_is_not_called_incomplete(text: str) -> None:
    misread = refusal(PhoneType(), text)
    assert misread.code == "phone-too-long"
    assert corrected(PhoneType(), misread) == "0812-3456-7890"


@pytest.mark.parametrize("text", ["dinas@example.go.id", "a.b+c@sub.example.com", "DINAS@EXAMPLE.GO.ID"])
def test_an_email_address_is_read_as_written(text: str) -> None:
    assert EmailType().convert(text, SITE) == text


@pytest.mark.parametrize(
    "text",
    ["", "dinas", "dinas@", "@example.id", "dinas@example", "dinas example@go.id", "Dinas <dinas@example.id>",
     "a@b@c.id", 'x"@example.id', "dinas@example.id, bupati@example.id", "mailto:dinas@example.go.id x"],
)  # fmt: skip
def test_what_is_no_email_address_is_refused(text: str) -> None:
    misread = refusal(EmailType(), text)
    assert misread.code == "email-unreadable"
    assert corrected(EmailType(), misread) == "dinas@example.go.id"


@pytest.mark.parametrize(
    "text",
    ["https://sarolangunkab.go.id/", "http://example.id", "https://example.id/a?b=c&d=e#f", "http://localhost:8000/x",
     "http://127.0.0.1"],
)  # fmt: skip
def test_a_web_address_is_read_as_written(text: str) -> None:
    assert UrlType().convert(text, SITE) == text


@pytest.mark.parametrize(
    "text",
    ["", "ftp://example.id", "javascript:alert(1)", "https://", "https://x",
     "https://exa mple.id", 'https://example.id/"onclick="x', "https://example.id/<script>", "data:text/html,x"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(text: str) -> None:
    misread = refusal(UrlType(), text)
    assert misread.code == "url-unreadable"
    assert corrected(UrlType(), misread) == "https://sarolangunkab.go.id/"


@pytest.mark.parametrize("text", ["sarolangunkab.go.id", "www.example.id/berita"])
def test_a_web_address_without_its_start_is_refused_with_it(text: str) -> None:
    misread = refusal(UrlType(), text)
    assert misread.code == "url-unreadable"
    assert corrected(UrlType(), misread) == f"https://{text}"


@pytest.mark.parametrize("text", ["https://example.go.id/", "https://example.go.id/wisata", "http://localhost:8000"])
def test_the_address_of_a_site_is_an_origin_and_a_folder(text: str) -> None:
    assert SiteUrlType().convert(text, SITE) == text


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("https://example.go.id/index.html", "https://example.go.id/"),
        ("https://example.go.id/wisata/index.php?id=3#atas", "https://example.go.id/wisata/"),
        ("https://example.go.id?x=1", "https://example.go.id"),
        ("https://example.go.id/#peta", "https://example.go.id/"),
    ],
)
def test_the_address_of_a_page_is_refused_with_that_of_the_home_folder(text: str, home: str) -> None:
    misread = refusal(SiteUrlType(), text)
    assert misread.code == "url-of-site"
    assert corrected(SiteUrlType(), misread) == home


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("0123456789+-() /.#x;ext=@:htps"), max_size=30))
@example("0.#")
@pytest.mark.parametrize("kind", [PhoneType(), PhoneType(indonesian_only=True), EmailType(), UrlType(), SiteUrlType()])
def test_any_text_gives_a_contact_or_a_refusal_whose_example_is_right(kind: ScalarType, text: str) -> None:
    try:
        value = kind.convert(text, SITE)
    except Misread as misread:
        kind.convert(corrected(kind, misread), SITE)
    else:
        written = value.e164 if isinstance(value, Phone) else str(value)
        assert not set(written) & set("\"'<> \n")


@settings(deadline=None)
@given(st.from_regex(r"0(812|821|852|813)[1-9]\d{7}|0745[2-9]\d{4}", fullmatch=True))
def test_a_number_that_was_written_for_the_eye_reads_back(text: str) -> None:
    phone = PhoneType().convert(text, SITE)
    assert phone.e164 == "+62" + text[1:].translate({ord(d): str(int(d)) for d in set(text)})
    assert PhoneType().convert(phone.international, SITE) == phone
    assert PhoneType().convert(phone.e164, SITE) == phone
