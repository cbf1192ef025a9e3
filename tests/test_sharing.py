"""Telling others of a page, asking about it, finding the way: plain links with texts in the reader's language."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from etalase.sharing import mail, whatsapp
from tests.conftest import SiteFolder

KOPI = "content/products/kopi/index.id.md"
SITE_CONTACT = "contact: {whatsapp: 0812-3456-7890, email: desa@contoh.example}\n"
PAGES = {"id": "/id/produk/kopi/", "en": "/en/products/village-coffee/"}


def actions(site: SiteFolder, permalink: str) -> dict[str, str]:
    """The links of the sections of actions, by their words."""
    sections = re.findall(r'<section class="[^"]*\bactions"[^>]*>(.*?)</section>', site.html(permalink), re.DOTALL)
    links = re.findall(r'<a href="([^"]*)" rel="external">([^<]*)</a>', "".join(sections))
    return {html.unescape(text): html.unescape(href) for href, text in links}


def add_site_contact(site: SiteFolder) -> None:
    site.write("content/site.yaml", (site.root / "content/site.yaml").read_text("utf-8") + SITE_CONTACT)


def asked(href: str) -> tuple[str, dict[str, str]]:
    """Whom a link is for, and what it says, as the program that opens it reads it."""
    parts = urlsplit(href)
    assert "+" not in parts.query  # a plus is no space in an e-mail (RFC 6068, 5)
    fields = {name: values[0] for name, values in parse_qs(parts.query, strict_parsing=True).items()}
    return parts.netloc + parts.path, fields


def test_a_page_is_shared_with_its_name_and_address(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "title: Kopi Desa", 'title: "Kopi & Teh + 100% #1?"')
    minimal_site.build()
    url = "https://contoh.example/id/produk/kopi/"
    found = actions(minimal_site, PAGES["id"])
    assert found.keys() == {"Bagikan lewat WhatsApp", "Bagikan lewat surel"}
    assert asked(found["Bagikan lewat WhatsApp"]) == ("wa.me/", {"text": f"Kopi & Teh + 100% #1?: {url}"})
    assert asked(found["Bagikan lewat surel"]) == (
        "",
        {"subject": "Kopi & Teh + 100% #1?", "body": f"Kopi & Teh + 100% #1?: {url}"},
    )


@pytest.mark.parametrize(
    ("locale", "whatsapp_words", "mail_words", "question", "subject"),
    [
        ("id", "Tanya lewat WhatsApp", "Tanya lewat surel",
         "Halo, saya ingin tahu lebih banyak tentang Kopi Desa ({url}).", "Pertanyaan tentang Kopi Desa"),
        ("en", "Ask on WhatsApp", "Ask by e-mail",
         "Hello, I would like to know more about Village coffee ({url}).", "Question about Village coffee"),
    ],
)  # fmt: skip
def test_a_question_goes_to_the_office_in_the_language_of_the_reader(
    minimal_site: SiteFolder, locale: str, whatsapp_words: str, mail_words: str, question: str, subject: str
) -> None:
    add_site_contact(minimal_site)
    minimal_site.build()
    found = actions(minimal_site, PAGES[locale])
    text = question.format(url=f"https://contoh.example{PAGES[locale]}")
    assert asked(found[whatsapp_words]) == ("wa.me/6281234567890", {"text": text})
    assert asked(found[mail_words]) == ("desa@contoh.example", {"subject": subject, "body": text})


def test_a_question_goes_to_the_entrys_own_contact_where_it_has_one(minimal_site: SiteFolder) -> None:
    add_site_contact(minimal_site)
    minimal_site.replace(KOPI, "category: kebun", "category: kebun\ncontact: {email: kopi@contoh.example}")
    minimal_site.build()
    found = actions(minimal_site, PAGES["en"])
    assert asked(found["Ask by e-mail"])[0] == "kopi@contoh.example"
    assert "Ask on WhatsApp" not in found


def test_a_contact_without_either_leaves_the_office(minimal_site: SiteFolder) -> None:
    add_site_contact(minimal_site)
    minimal_site.replace(KOPI, "category: kebun", "category: kebun\ncontact: {web: https://kopi.example/}")
    minimal_site.build()
    assert asked(actions(minimal_site, PAGES["en"])["Ask by e-mail"])[0] == "desa@contoh.example"


def test_a_place_on_the_map_has_links_to_the_way(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "category: kebun", 'category: kebun\ncoordinates: "-2.306, 102.673"')
    minimal_site.build()
    found = actions(minimal_site, PAGES["en"])
    assert found["Open in a map app"] == "geo:-2.306,102.673"
    place = "mlat=-2.306&mlon=102.673#map=15/-2.306/102.673"
    assert found["See on OpenStreetMap"] == f"https://www.openstreetmap.org/?{place}"
    assert "Open in a map app" not in actions(minimal_site, "/en/products/pandan-mat/")


def test_lines_and_letters_of_any_kind_are_carried(minimal_site: SiteFolder) -> None:
    assert whatsapp("+62812", "é\n&") == "https://wa.me/62812?text=%C3%A9%0A%26"
    assert mail("a+b@c.example", "ü", "x/y") == "mailto:a%2Bb@c.example?subject=%C3%BC&body=x%2Fy"


def test_whatsapp_is_opened_with_a_text_to_be_added_to_or_with_none() -> None:
    assert whatsapp("+6281234567890", "") == "https://wa.me/6281234567890?text="
    assert whatsapp("+6281234567890", None) == "https://wa.me/6281234567890"
