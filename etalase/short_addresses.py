"""Short addresses for print, `/id/q/k7mq/`, and the ledger of all published addresses. Core.

In: the keys of entries and the text of `content/addresses.txt`. Out: a code for each key, the ledger as a value and as
text, and what is wrong with it. The shell module `address_ledger` writes it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from etalase.problems import N_, Place, Problem
from etalase.text_ledger import as_text, read_rows
from etalase.work import Held

LEDGER_FILE = "content/addresses.txt"

FOLDER = "q"
"""Between the language and the code: short, and no word of any language that a collection could be called."""

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
"""No 0 o 1 l i, which look alike in print, and no vowels."""

DIGITS = "23456789"
"""One of these stands second in each code: so no word arises, not even one that people write without its vowels."""

SHORTEST = 4
LONGEST = 32  # more than enough for keys that are unlike each other: 150 bits

HEAD = (
    "# Buku alamat: alamat yang sudah dipegang orang, satu per baris: alamat, spasi, lalu folder tujuannya.",
    "# Alamatnya halaman yang pernah terbit (/id/produk/kopi/) atau kode QR yang sudah dicetak (k7mq).",
    "# Jangan hapus baris: dari sini alamat lama tahu ke mana ia menuju. Ganti nama folder: python build.py rename.",
    "# Entri yang ditiadakan: tulis di content/site.yaml, misalnya redirects: {products/kopi: gone}.",
    "# Baris baru ditambahkan oleh program. Simpan berkas ini bersama isi situs (git).",
    "#",
    "# Address ledger: addresses that people hold, one a line: the address, a space, the folder it leads to.",
    "# An address is a page that was published (/en/products/coffee/), or a QR code in print (k7mq).",
    "# Do not delete lines: from them old addresses know where to lead. To rename a folder: python build.py rename.",
    "# An entry that is no more: write it in content/site.yaml, such as redirects: {products/kopi: gone}.",
    "# New lines are added by the program. Keep this file with the content of the site (git).",
)
"""What a new ledger begins with. Editors may change it; it is kept as it is."""

_EXAMPLE_KEY = "products/kopi-bukit-tempurung"
_EXAMPLE = f"k7mq {_EXAMPLE_KEY}"
_ROW = re.compile(r"(?P<before>\s*)(?P<address>\S+)(?P<between>\s*)(?P<rest>.*)")
_AS_WRITTEN_HERE = re.compile(r"((?:/[a-z0-9-]+)+/|[a-z0-9]+) ((?!content/)[a-z0-9-]+(?:/[a-z0-9-]+)?)")  # most lines
_NOTE = re.compile(r"(?:^|\s+)(#.*)")
_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
_PERMALINK = re.compile(r"/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+")  # web servers and folders get it as it is
_ODD = re.compile(r"^[^A-Za-z0-9_~-]+|[^A-Za-z0-9._~-]+")
_KEY = re.compile(r"[^/]+(/[^/]+)?")
_AROUND_KEY = re.compile(r"^/?(content/)?|(/index\.(\w+\.)?md|/)$")  # as links in texts and paths on disk have it


class Line(Struct, frozen=True):
    """One address and the key of the entry it leads to. The address is a code (`k7mq`) or, with a slash in front, a
    permalink that was published (`/id/produk/kopi/`); `note` is what editors wrote behind it, from its # on."""

    address: str
    key: str
    place: Place = Place(LEDGER_FILE)
    note: str = ""

    @property
    def is_code(self) -> bool:
        """Whether it is a code rather than a permalink."""
        return not self.address.startswith("/")


class AddressLedger(Struct, frozen=True):
    """Every address that must live as long as the domain, and the notes at the head of the file."""

    lines: tuple[Line, ...] = ()
    head: tuple[str, ...] = HEAD

    @property
    def codes(self) -> Mapping[str, str]:
        """The key that each code leads to."""
        return {line.address: line.key for line in self.lines if line.is_code}


class WrittenLedger(Held[AddressLedger]):
    """A ledger that is read when somebody asks for it: most of its lines are permalinks, and few builds need those."""

    __slots__ = ("_read", "_written")

    def __init__(self, written: str) -> None:
        self._written = written
        self._read: tuple[AddressLedger, list[Problem]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return WrittenLedger, (self._written,)

    @property
    def name(self) -> str:
        """See `Held.name`."""
        return f"addresses {hashlib.sha256(self._written.encode()).hexdigest()}"

    @property
    def value(self) -> AddressLedger:
        """See `Held.value`."""
        return self._parsed()[0]

    @property
    def mistakes(self) -> list[Problem]:
        """What is wrong with it."""
        return self._parsed()[1]

    @property
    def codes(self) -> AddressLedger:
        """The codes alone, on their lines."""
        if self._read:
            return AddressLedger(tuple(line for line in self._read[0].lines if line.is_code))
        rows = ("" if row.startswith(("/", "#")) else row for row in self._written.split("\n"))
        return parse("\n".join(rows))[0]

    def _parsed(self) -> tuple[AddressLedger, list[Problem]]:
        """What `parse` gives; it is read once."""
        self._read = self._read or parse(self._written)
        return self._read


NO_LEDGER = WrittenLedger("")


def permalink(code: str, locale: str) -> str:
    """The site path that is printed in a text of that locale."""
    return f"/{locale}/{FOLDER}/{code}/"


def codes(keys: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """A code for each of the keys: that which is `known` (key by code), else one made of the key alone.

    So every checkout makes the same codes. Where another key has the code already, the next one is longer.
    """
    of_key: dict[str, list[str]] = {}
    for code, key in known.items():
        of_key.setdefault(key, []).append(code)
    found, taken = {}, set(known)
    for key in sorted(set(keys)):
        longest = _longest(key)
        if key in of_key:
            # Its own before those of entries that it has replaced.
            found[key] = min(of_key[key], key=lambda code: (not longest.startswith(code), len(code), code))
        else:
            prefixes = (longest[:length] for length in range(SHORTEST, LONGEST + 1))
            found[key] = next(code for code in prefixes if code not in taken)
            taken.add(found[key])
    return found


def _longest(key: str) -> str:
    """All that the codes of a key are taken from: they are beginnings of it."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest())
    signs = []
    for position in range(LONGEST):
        alphabet = DIGITS if position == 1 else ALPHABET
        number, rest = divmod(number, len(alphabet))
        signs.append(alphabet[rest])
    return "".join(signs)


def with_lines(ledger: AddressLedger, new: Mapping[str, str]) -> AddressLedger:
    """The ledger with those addresses too, each with its key. A code that it knows stays as it is; a permalink leads
    from now on to what stands there today."""
    lines = {line.address: line for line in ledger.lines}
    for address, key in new.items():
        known = lines.get(address)
        if known is None:
            lines[address] = Line(address, key)
        elif not known.is_code:
            lines[address] = replace(known, key=key)
    return AddressLedger(tuple(lines.values()), ledger.head)


def text(ledger: AddressLedger) -> str:
    """The ledger as its file holds it: one address a line."""
    return as_text(ledger.head, (" ".join(filter(None, (line.address, line.key, line.note))) for line in ledger.lines))


def parse(written: str, file: str = LEDGER_FILE) -> tuple[AddressLedger, list[Problem]]:
    """The ledger written in `written`, and what is wrong with it. Notes between the lines move to its head."""
    rows, head, problems = read_rows(written, file, _EXAMPLE)
    lines: dict[str, Line] = {}
    for place, row in rows:
        line = _line(row, place, problems)
        first = lines.setdefault(line.address, line) if line else None
        if line and first and first.key != line.key:
            problems.append(_duplicate(line, first))
    return AddressLedger(tuple(lines.values()), head), problems


def mistakes(ledger: WrittenLedger) -> list[Problem]:
    """What is wrong with a ledger."""
    return ledger.mistakes


def _line(row: str, start: Place, problems: list[Problem]) -> Line | None:
    """What a row says; None where it says nothing that can be read, which is noted. A folder may have spaces."""
    if usual := _AS_WRITTEN_HERE.fullmatch(row):
        return Line(usual[1], usual[2], Place(start.file, start.line, usual.start(2) + 1))
    match = _ROW.fullmatch(row)
    assert match, "a row that is not empty has this form"
    address = match["address"]
    note = _NOTE.search(match["rest"])
    written = match["rest"][: note.start()] if note else match["rest"]
    key = _AROUND_KEY.sub("", written)
    place = _at(match, "rest" if written else "between", start)
    message, example = "", _EXAMPLE
    if not written:
        message = N_("Each line is an address, a space and the folder of the entry that it leads to.")
        is_fine = _CODE.fullmatch(address) or _PERMALINK.fullmatch(address)
        example = f"{address} {_EXAMPLE_KEY}" if is_fine else _EXAMPLE
    elif address.startswith("/") and not _PERMALINK.fullmatch(address):
        message, place = (
            N_("The address of a page begins and ends with a slash; letters have no accents."),
            _at(match, "address", start),
        )
        parts = filter(None, (_ODD.sub("", part) for part in address.split("/")))
        example = f"/{'/'.join(parts) or 'id'}/ {key}"
    elif not address.startswith("/") and not _CODE.fullmatch(address):
        message, place = N_("A code has small letters, digits and hyphens only."), _at(match, "address", start)
        example = f"{address.lower()} {key}" if _CODE.fullmatch(address.lower()) else _EXAMPLE
    elif not _KEY.fullmatch(key):
        message = N_("Write the collection and the folder of the entry, with a slash between.")
        example = f"{address} {'/'.join(list(filter(None, key.split('/')))[:2]) or _EXAMPLE_KEY}"
    if message:
        problems.append(Problem("address-line", place, message, found=row.strip(), example=example))
        return None
    return Line(address, key, place, note[1] if note else "")


def _at(match: re.Match[str], part: str, start: Place) -> Place:
    return Place(start.file, start.line, match.start(part) + 1)


def _duplicate(line: Line, first: Line) -> Problem:
    message = N_(
        'This address leads to "{other}" already (line {line}). It can lead to one place only: '
        "keep the line of what is printed; the other entry gets an address of its own."
    )
    return Problem(
        "address-twice",
        Place(line.place.file, line.place.line),
        message,
        {"other": first.key, "line": first.place.line},
        found=f"{line.address} {line.key}",
        example=f"{first.address} {first.key}",
    )
