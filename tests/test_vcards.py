"""A contact as a vCard: read by a parser of its own format, and without anything nobody wrote."""

import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentlines

from etalase import qr
from etalase.configuration import LocalText
from etalase.values.contacts import Phone
from etalase.vcards import vcard
from tests.test_qr import dots, drawn

OFFICE = LocalText({"id": "Dinas Pariwisata; Kebudayaan", "en": "Tourism Office"}, "id")
CONTACT = {
    "office": OFFICE,
    "address": LocalText({"id": "Jalan Lintas Sumatra, Sarolangun"}, "id"),
    "phone": Phone("+6274591234", "+62 745-91234"),
    "whatsapp": Phone("+6281234567890", "+62 812-3456-7890"),
    "email": "dinas@contoh.example",
    "web": "https://contoh.example/",
}


def rows(card: str) -> list[tuple[str, str]]:
    """The lines of a card as a parser of content lines reads them: name with parameters, and the unescaped value."""
    assert card.endswith("\r\n")
    assert "\n" not in card.replace("\r\n", "")
    found = []
    for line in Contentlines.from_ical(card):
        if line:
            name, parameters, value = line.parts()
            more = "".join(
                f";{key}={','.join(values) if isinstance(values, list) else values}"
                for key, values in parameters.items()
            )
            found.append((f"{name}{more}", value))
    return found


def plain(value: str) -> list[str]:
    """The components of a value, unescaped (RFC 2426, 5)."""
    parts = re.findall(r"((?:[^;\\]|\\.)*);", value + ";", re.DOTALL)
    return [re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], part) for part in parts]


def test_a_card_has_what_is_known_in_the_language_asked_for() -> None:
    card = vcard("Dinas Pariwisata; Kebudayaan", CONTACT, "id", "https://contoh.example/id/q/q7yg/")
    assert card == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        "N:Dinas Pariwisata\\; Kebudayaan;;;;\r\nFN:Dinas Pariwisata\\; Kebudayaan\r\n"
        "ORG:Dinas Pariwisata\\; Kebudayaan\r\n"
        "TEL;TYPE=WORK,VOICE:+6274591234\r\nTEL;TYPE=CELL:+6281234567890\r\n"
        "EMAIL;TYPE=INTERNET:dinas@contoh.example\r\n"
        "ADR;TYPE=WORK:;;Jalan Lintas Sumatra\\, Sarolangun;;;;\r\n"
        "URL:https://contoh.example/\r\nURL:https://contoh.example/id/q/q7yg/\r\nEND:VCARD\r\n"
    )
    assert dict(rows(vcard("Tourism Office", CONTACT, "en")))["ORG"] == "Tourism Office"


def test_a_parser_reads_it_line_by_line() -> None:
    found = rows(vcard("Sanggar Kopi", CONTACT, "id"))
    assert [name for name, _ in found] == [
        "BEGIN", "VERSION", "N", "FN", "ORG", "TEL;TYPE=WORK,VOICE", "TEL;TYPE=CELL", "EMAIL;TYPE=INTERNET",
        "ADR;TYPE=WORK", "URL", "END",
    ]  # fmt: skip
    values = dict(found)
    assert values["FN"] == "Sanggar Kopi"
    assert values["ORG"] == "Dinas Pariwisata; Kebudayaan"
    assert values["ADR;TYPE=WORK"] == ";;Jalan Lintas Sumatra, Sarolangun;;;;"


def test_nothing_is_invented() -> None:
    assert rows(vcard("Kopi", {}, "id")) == [
        ("BEGIN", "VCARD"), ("VERSION", "3.0"), ("N", "Kopi;;;;"), ("FN", "Kopi"), ("END", "VCARD"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("contact", "numbers"),
    [
        ({"phone": CONTACT["whatsapp"], "whatsapp": CONTACT["whatsapp"]}, ["TEL;TYPE=CELL"]),
        ({"phone": CONTACT["phone"]}, ["TEL;TYPE=WORK,VOICE"]),
    ],
)
def test_one_number_is_listed_once(contact: dict[str, object], numbers: list[str]) -> None:
    assert [name for name, _ in rows(vcard("Kopi", contact, "id")) if name.startswith("TEL")] == numbers


def test_the_address_of_their_page_is_listed_once() -> None:
    assert vcard("Kopi", CONTACT, "id", "https://contoh.example/").count("URL:") == 1


words = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1)


@given(words, st.lists(words, min_size=1).map("\n".join))
def test_whatever_people_write_stays_in_its_line(name: str, address: str) -> None:
    card = vcard(name, {"address": LocalText({"id": address}, "id")}, "id")
    lines = card.split("\r\n")
    assert [line.partition(":")[0] for line in lines] == [
        "BEGIN", "VERSION", "N", "FN", "ADR;TYPE=WORK", "END", "",
    ]  # fmt: skip
    assert plain(lines[2].partition(":")[2]) == [name, "", "", "", ""]
    assert plain(lines[4].partition(":")[2]) == ["", "", address, "", "", "", ""]


def test_a_return_of_windows_or_old_macs_does_not_end_the_line() -> None:
    assert "FN:Kopi\\nTeh\\nGula\r\n" in vcard("Kopi\r\nTeh\rGula", {}, "id")


def test_a_card_is_read_from_its_code_on_a_business_card() -> None:
    card = vcard("Dinas Pariwisata", CONTACT, "id")
    assert qr.least_width(qr.modules(card)) <= 40  # of 55 mm
    [code] = zxingcpp.read_barcodes(drawn(qr.svg(card), dots(40)))
    assert code.text == card
