"""Short addresses: the same everywhere, never another's, kept for ever, and mistakes in their ledger told kindly."""

import re
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build as etalase_build
from etalase import short_addresses
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART
from etalase.short_addresses import (
    ALPHABET,
    DIGITS,
    HEAD,
    SHORTEST,
    AddressLedger,
    Line,
    WrittenLedger,
    codes,
    parse,
    permalink,
    text,
    with_lines,
)
from etalase.workers import Workers
from tests.conftest import PROJECT, TODAY, MakeSite

KOPI, TIKAR = "products/kopi", "products/tikar"

names = st.text(st.characters(codec="utf-8", categories=("L", "N"), include_characters="-_. "), min_size=1)
names = names.map(str.strip).filter(lambda name: name and not name.startswith("index."))
keys = st.one_of(names, st.tuples(names, names).map("/".join)).filter(lambda key: not key.startswith("content/"))
some_keys = st.lists(keys, max_size=30)
code_texts = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
permalinks = st.from_regex(r"/(id|en)/([a-z-]{1,9}/){0,2}", fullmatch=True)
notes = st.just("") | names.map("# {}".format)


def lines(addresses: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Line, ...]]:
    line = st.builds(lambda address, key, note: Line(address, key, note=note), addresses, keys, notes)
    return st.lists(line, max_size=12, unique_by=lambda line: line.address).map(tuple)


ledgers = st.builds(
    AddressLedger, lines(code_texts | permalinks), st.lists(st.just("#") | names.map("# {}".format)).map(tuple)
)


def crowded() -> AbstractContextManager[int]:
    """Codes are so short that many keys want the same one."""
    return mock.patch.object(short_addresses, "SHORTEST", 1)


def read(written: str) -> AddressLedger:
    ledger, problems = parse(written)
    assert problems == []
    return ledger


# Codes.


def test_a_code_is_the_same_in_every_checkout() -> None:
    found = codes(["products/batik-seluang-mudik", "pages/kontak", "products"], {})
    assert found == {"products/batik-seluang-mudik": "67d4", "pages/kontak": "q7yg", "products": "x27h"}
    assert permalink(found["products"], "en") == "/en/q/x27h/"


@given(some_keys)
def test_codes_are_short_unlike_each_other_and_no_words(some: list[str]) -> None:
    found = codes(some, {})
    assert found.keys() == set(some)
    assert len(set(found.values())) == len(found)
    for code in found.values():
        assert set(code) <= set(ALPHABET)
        assert code[1] in DIGITS
        assert len(code) >= SHORTEST
    assert not set(ALPHABET) & set("0o1liaeu")


@given(some_keys, st.randoms())
def test_the_order_of_entries_does_not_matter(some: list[str], chance: Random) -> None:
    mixed = list(some)
    chance.shuffle(mixed)
    with crowded():
        found = codes(some, {})
        assert codes(mixed, {}) == found
        assert len(set(found.values())) == len(found)


@given(some_keys, some_keys)
def test_what_is_known_stays_whatever_comes(some: list[str], more: list[str]) -> None:
    with crowded():
        before = codes(some, {})
        known = {code: key for key, code in before.items()}
        after = codes([*some, *more], known)
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)


@given(keys, keys, st.integers(min_value=0, max_value=6))
def test_where_the_code_is_taken_the_next_one_is_longer(key: str, other: str, times: int) -> None:
    known: dict[str, str] = {}
    for length in range(SHORTEST, SHORTEST + times):
        code = codes([key], known)[key]
        assert len(code) == length
        known[code] = f"{other}-another" if other == key else other
    if other != key:
        assert len(codes([key], known)[key]) == SHORTEST + times


def test_of_two_new_entries_with_one_code_the_later_gets_the_longer() -> None:
    by_code: dict[str, str] = {}
    for number in range(10_000):
        key = f"products/kopi-{number}"
        first = by_code.setdefault(codes([key], {})[key], key)
        if first != key:
            break
    earlier, later = sorted((first, key))
    found = codes([later, earlier], {})
    assert found[later].startswith(found[earlier])
    assert (len(found[earlier]), len(found[later])) == (SHORTEST, SHORTEST + 1)


def test_an_entry_that_replaced_others_is_printed_with_its_own_code() -> None:
    own = codes([KOPI], {})[KOPI]
    assert codes([KOPI], {"b3": KOPI, "a2b3c": KOPI, own: KOPI}) == {KOPI: own}
    assert codes([KOPI], {"a2b3c": KOPI, "b3": KOPI, "a3": KOPI}) == {KOPI: "a3"}


# The ledger as text.


@given(ledgers)
def test_the_ledger_is_read_as_it_is_written(ledger: AddressLedger) -> None:
    written = text(ledger)
    again = read(written)
    assert text(again) == written
    assert again.head == ledger.head
    assert [(line.address, line.key, line.note) for line in again.lines] == sorted(
        (line.address, line.key, line.note) for line in ledger.lines
    )


@given(ledgers, some_keys)
def test_new_codes_join_what_is_there(ledger: AddressLedger, some: list[str]) -> None:
    new = {code: key for key, code in codes(some, ledger.codes).items()}
    more = with_lines(ledger, new)
    assert set(ledger.lines) <= set(more.lines)
    assert set(some) <= set(more.codes.values())
    assert with_lines(more, new) == more


@given(ledgers, st.dictionaries(permalinks, keys))
def test_pages_that_stand_today_have_the_lines_of_their_addresses(ledger: AddressLedger, live: dict[str, str]) -> None:
    again = read(text(with_lines(ledger, live)))
    by_address = {line.address: line for line in again.lines}
    assert {address: by_address[address].key for address in live} == live
    for line in ledger.lines:
        assert by_address[line.address].note == line.note
        assert line.address in live or by_address[line.address].key == line.key


def test_a_new_ledger_tells_in_both_languages_what_it_is() -> None:
    written = text(with_lines(AddressLedger(), {"z2bc": TIKAR, "b3df": KOPI}))
    assert written == "\n".join(HEAD) + f"\n\nb3df {KOPI}\nz2bc {TIKAR}\n"
    assert "Jangan hapus baris" in written
    assert "Do not delete lines" in written


def test_notes_are_kept_those_between_lines_at_the_head() -> None:
    ledger = read(f"# Milik dinas.\n\nz2bc {TIKAR}   # TEI 2026\n  # Kopi dari desa:\nb3df {KOPI}\n")
    assert text(ledger) == f"# Milik dinas.\n# Kopi dari desa:\n\nb3df {KOPI}\nz2bc {TIKAR} # TEI 2026\n"


def test_published_addresses_stand_in_the_same_ledger_and_are_no_codes() -> None:
    ledger = read(f"b3df {KOPI}\n/id/produk/kopi/ {KOPI}\n/en/ products\n")
    assert ledger.codes == {"b3df": KOPI}
    assert text(ledger).split()[-6:] == ["/en/", "products", "/id/produk/kopi/", KOPI, "b3df", KOPI]


@pytest.mark.parametrize(
    "written", [f"/{KOPI}", f"content/{KOPI}/", f"{KOPI}/index.id.md", f"/{KOPI}/index.md", f"\t {KOPI} "]
)
def test_a_folder_is_understood_as_links_and_paths_have_it(written: str) -> None:
    assert read(f"b3df {written}").codes == {"b3df": KOPI}


def test_a_folder_may_have_spaces() -> None:
    assert read("b3df products/kopi bukit # lama").codes == {"b3df": "products/kopi bukit"}


@given(code_texts | permalinks, st.from_regex(r"[a-z-]{1,9}(/[a-z-]{1,9})?", fullmatch=True))
def test_usual_lines_are_read_as_all_others(address: str, key: str) -> None:
    [usual] = read(f"{address} {key}").lines
    [unusual] = read(f"{address}  {key}").lines
    assert (usual.address, usual.key, usual.place.column) == (unusual.address, unusual.key, unusual.place.column - 1)


def test_the_same_line_twice_is_no_mistake() -> None:
    assert len(read(f"b3df {KOPI}\nb3df {KOPI}\n").lines) == 1


@given(st.text())
def test_whatever_stands_in_the_file_is_read_or_told(written: str) -> None:
    ledger, problems = parse(written)
    for problem in problems:
        assert 1 <= problem.place.line <= written.count("\n") + 1
        assert 1 <= problem.place.column <= len(written.split("\n")[problem.place.line - 1]) + 1
    if not problems:
        assert text(read(text(ledger))) == text(ledger)


# Mistakes in it.


@pytest.mark.parametrize(
    ("row", "column", "message", "example"),
    [
        ("b3df", 5, "Each line is", "b3df products/kopi-bukit-tempurung"),
        ("b3df  # nanti", 5, "Each line is", "b3df products/kopi-bukit-tempurung"),
        ("B3DF products/kopi", 1, "small letters", "b3df products/kopi"),
        ("b3/df products/kopi", 1, "small letters", "k7mq products/kopi-bukit-tempurung"),
        ("b3df products/kopi/robusta", 6, "Write the collection", "b3df products/kopi"),
        (" b3df //", 7, "Write the collection", "b3df products/kopi-bukit-tempurung"),
        ("/id/produk/kopi products/kopi", 1, "begins and ends with a slash", "/id/produk/kopi/ products/kopi"),
        ("/id/../kopi;/ products/kopi", 1, "begins and ends with a slash", "/id/kopi/ products/kopi"),
        ("// products/kopi", 1, "begins and ends with a slash", "/id/ products/kopi"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_one_that_can(
    row: str, column: int, message: str, example: str
) -> None:
    _, problems = parse(f"# Alamat\n{row}\nz2bc {TIKAR}\n")
    [problem] = problems
    assert (problem.code, str(problem.place)) == ("address-line", f"content/addresses.txt:2:{column}")
    assert (problem.found, problem.example) == (row.strip(), example)
    assert message in problem.message
    assert parse(problem.example)[1] == []


def test_a_code_that_leads_to_two_places_is_told() -> None:
    _, problems = parse(f"b3df {KOPI}\nz2bc {TIKAR}\nb3df {TIKAR}\n")
    [problem] = problems
    assert (problem.code, str(problem.place)) == ("address-twice", "content/addresses.txt:3:1")
    assert f'leads to "{KOPI}" already (line 1)' in problem.text(str)
    assert problem.found == f"b3df {TIKAR}"


def test_all_mistakes_are_told_together() -> None:
    _, problems = parse(f"b3df\nb3df {KOPI}\nB3DF {KOPI}\nb3df {TIKAR}\n")
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("address-line", 1),
        ("address-line", 3),
        ("address-twice", 4),
    ]


def test_a_conflict_of_git_is_called_by_its_name_once() -> None:
    both = f"<<<<<<< HEAD\nb3df {KOPI}\n||||||| merged\n=======\nz2bc {TIKAR}\n>>>>>>> batik\n"
    ledger, problems = parse(f"# Alamat\n{both}")
    [problem] = problems
    assert (problem.code, str(problem.place)) == ("ledger-conflict", "content/addresses.txt:2:1")
    assert "Keep the lines of both" in problem.text(str)
    mended = re.sub(r"^[<|=>]{7}.*\n", "", both, flags=re.MULTILINE)
    assert read(mended).codes == ledger.codes == {"b3df": KOPI, "z2bc": TIKAR}


def test_git_joins_what_two_people_have_added(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Dinas", "-c", "user.email=dinas@contoh.example", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def commit(ledger: AddressLedger) -> None:
        (tmp_path / "content/addresses.txt").write_text(text(ledger), "utf-8")
        git("add", "-A")
        git("commit", "-m", "Alamat")

    (tmp_path / "content").mkdir()
    (tmp_path / ".gitattributes").write_bytes((PROJECT / ".gitattributes").read_bytes())
    git("init", "-b", "main")
    start = with_lines(AddressLedger(), {"b3df": KOPI})
    commit(start)
    git("switch", "-c", "batik")
    commit(with_lines(start, {"c4gh": "products/batik"}))
    git("switch", "main")
    commit(with_lines(start, {"c5gh": TIKAR}))
    git("merge", "batik")
    joined = read((tmp_path / "content/addresses.txt").read_text("utf-8"))
    assert joined.codes == {"b3df": KOPI, "c4gh": "products/batik", "c5gh": TIKAR}
    assert joined.head == HEAD


def test_codes_are_read_without_the_rest_and_keep_their_lines() -> None:
    ledger = WrittenLedger(f"# Alamat\n/id/produk/kopi/ {KOPI}\nb3df {KOPI}\n")
    assert ledger.codes.codes == {"b3df": KOPI}
    assert [line.place.line for line in ledger.codes.lines] == [3]
    assert len(ledger.value.lines) == 2


def test_codes_are_the_same_when_all_has_been_read() -> None:
    ledger = WrittenLedger(f"/id/produk/kopi/ {KOPI}\nb3df {KOPI}\n")
    before = ledger.codes.lines
    assert len(ledger.value.lines) == 2
    assert ledger.codes.lines == before


def test_a_build_that_prints_reads_the_ledger_once(
    site_of: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = site_of("minimal", "printed")
    site.write("content/addresses.txt", f"/id/produk/kopi/ {KOPI}\n{codes([KOPI], {})[KOPI]} {KOPI}\n")
    read_texts = []
    monkeypatch.setattr(short_addresses, "parse", lambda written: read_texts.append(written) or parse(written))
    work = Workers(DiskMemory(tmp_path / "memory"), "1", apart=KEPT_APART)
    etalase_build.build(site.root, TODAY, site.output, work, indexed=False)
    assert [text.count("\n") for text in read_texts] == [2]
