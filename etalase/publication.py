"""The nouns of what is printed: Publication, its Selection and its editions. Core.

`publication_yaml` reads them from `content/brochures/`.
"""

import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from etalase.configuration import LocalText
from etalase.problems import Place

FOLDER = "content/brochures"

SECTIONS = ("cover", "contents", "items", "index", "back")
"""The parts that a catalogue may have, beside pages of the site, which are named `page:` and their folder."""

SHEET = "sheet"
"""The layout that pages of entries lead to."""

CONTACT_PAGE = "pages/kontak"
"""Where the code of the contact leads, if the site has that page."""

PAGE_SECTION = "page:"

PAGES = "pages"
"""What a layout shows of `sections` that prints pages of the site, and no other parts."""

_DECLARED = re.compile(r"{% set layout = (\{.*?\}) %}", re.DOTALL)


class Layout(Struct, frozen=True, forbid_unknown_fields=True):
    """A form of brochures. It has that many `places` for entries, or any number; `shows` are the fields of a
    publication's file that it prints something of, beside those that all do; none means that it is not known."""

    name: str = ""
    places: int = 0
    shows: tuple[str, ...] = ()


def layout(name: str, template: str) -> Layout:
    """The layout of a template: what it says of itself in `{% set layout = {"places": 9, "shows": [...]} %}`."""
    declared = _DECLARED.search(template)
    told = msgspec.json.decode(declared[1], type=Layout) if declared else Layout()
    return msgspec.structs.replace(told, name=name)


def page_of(section: str) -> str:
    """The key of the page of the site that a section prints; nothing for the other sections."""
    return f"pages/{section.removeprefix(PAGE_SECTION)}" if section.startswith(PAGE_SECTION) else ""


class Selection(Struct, frozen=True):
    """Which entries are printed: those of `keys`, or all of a collection that have one of the terms of each vocabulary
    in `terms` and whose facts are as in `where`; without those to `exclude`, in the order of `sort`."""

    collection: str
    keys: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...]]
    where: Mapping[str, str | bool]
    exclude: tuple[str, ...]
    sort: tuple[str, ...]


class Publication(Struct, frozen=True):
    """A brochure: selection, layout and editions. `editions` are the locales that stand side by side in each, the first
    leading. `places` tells where its fields were written, `holds` how many entries its layout has places for, if it
    cannot hold any number. `fields` are the facts to print, all if there are none; `price` and what the codes lead to
    are keys of `publication_yaml`."""

    name: str
    path: str
    layout: str
    title: LocalText
    subtitle: LocalText | None
    event: str
    selection: Selection
    editions: tuple[tuple[str, ...], ...]
    sections: tuple[str, ...]
    fields: tuple[str, ...]
    price: str
    qr_item: str
    qr_contact: str
    outputs: tuple[str, ...]
    places: Mapping[str, Place]
    holds: int = 0

    def place(self, name: str) -> Place:
        """Where a field was written, or the start of the file."""
        return self.places.get(name, Place(self.path))


def edition_name(locales: tuple[str, ...]) -> str:
    """What an edition is called in a publication's file: `id`, `en`, `id+en`."""
    return "+".join(locales)
