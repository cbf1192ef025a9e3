"""Words that stand beside their translation in one file: what an edit of one side does to the other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.blocks import Version, Wording, fingerprint
from etalase.paired_words import PairedLine, old, settled
from etalase.translation_ledger import LEDGER_FILE, TranslationLedger, parse, text
from etalase.translation_state import State
from tests.conftest import SiteFolder
from tests.test_status import run, told
from tests.test_translation_state import build, look, problems, require, standings, states

EVENT = "content/events/pasar/index.id.md"
SITE, UNITS = "content/site.yaml", "content/vocabulary/units.yaml"
BROCHURE = "content/brochures/katalog.yaml"


@pytest.fixture
def noted(minimal_site: SiteFolder) -> SiteFolder:
    """The minimal site with a brochure, and its ledger."""
    minimal_site.write(
        BROCHURE,
        "layout: catalogue\ntitle: {id: Katalog, en: Catalogue}\nselect: {collection: products}\neditions: [id]\n",
    )
    build(minimal_site)
    return minimal_site


def test_an_edited_fact_in_words_makes_the_words_beside_it_old(noted: SiteFolder) -> None:
    assert states(noted) == {}
    noted.replace(EVENT, "{id: Lapangan desa,", "{id: Lapangan besar,")
    assert states(noted) == {"events/pasar": State.OLD}
    one = standings(noted)["events/pasar"]
    assert (one.old, one.total) == (1, 3)


@pytest.mark.parametrize(
    ("file", "before", "after", "key"),
    [
        (SITE, "id: Etalase desa", "id: Jendela desa", "site.yaml"),
        (UNITS, "plural: {id: lembar", "plural: {id: helai", "vocabulary/units.yaml"),
        (UNITS, "title: {id: Satuan", "title: {id: Ukuran", "vocabulary/units.yaml"),
        (BROCHURE, "{id: Katalog", "{id: Daftar", "brochures/katalog.yaml"),
    ],
)
def test_so_do_edits_of_files_that_all_languages_share(
    file: str, before: str, after: str, key: str, noted: SiteFolder
) -> None:
    noted.replace(file, before, after)
    assert states(noted) == {key: State.OLD}
    assert standings(noted)[key].old == 1


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (EVENT, "start: 14 Agustus", "start: 15 Agustus"),
        (UNITS, "whole: ya", "whole: tidak"),
        ("content/vocabulary/categories.yaml", "slug: {id: kriya", "slug: {id: kerajinan"),
        (EVENT, "venue: {id: Lapangan desa, en: The village green}", "venue: Lapangan desa"),
    ],
)
def test_numbers_addresses_and_words_without_a_translation_make_nothing_old(
    file: str, before: str, after: str, noted: SiteFolder
) -> None:
    noted.replace(file, before, after)
    assert states(noted) == {}


def test_editing_the_words_beside_makes_them_current_whenever_it_is_done(noted: SiteFolder) -> None:
    noted.replace(EVENT, "Lapangan desa", "Lapangan besar")
    build(noted)
    assert states(noted) == {"events/pasar": State.OLD}
    noted.replace(EVENT, "The village green", "The large green")
    assert states(noted) == {}
    build(noted)
    assert states(noted) == {}


def test_editing_the_text_of_a_translation_leaves_old_words_old(noted: SiteFolder) -> None:
    """They stand in another file."""
    noted.replace(EVENT, "Lapangan desa", "Lapangan besar")
    noted.replace("content/events/pasar/index.en.md", "title: ", "title: Great ")
    build(noted)
    assert states(noted) == {"events/pasar": State.OLD}


def test_new_words_in_both_languages_leave_an_old_paragraph_old(noted: SiteFolder) -> None:
    noted.replace(EVENT, "Pasar tahunan", "Pasar besar")
    noted.replace(EVENT, "venue:", "organiser: {id: Kantor desa, en: Village office}\nvenue:")
    build(noted)
    assert standings(noted)["events/pasar"].old == 1


def test_the_old_words_are_shown_beside_each_other(noted: SiteFolder) -> None:
    noted.replace(EVENT, "{id: Lapangan desa, en:", "\n  id: Lapangan besar\n  en:")
    noted.replace(EVENT, "The village green}", "The village green")
    assert told(noted, "status", "events/pasar").splitlines() == [
        "events/pasar  en: old (1 of 3 blocks)",
        "",
        f"{EVENT}:8  Venue: changed",
        "  Lapangan besar",
        f"  → {EVENT}:9",
        "    The village green",
    ]
    [data] = json.loads(told(noted, "status", "events/pasar", "--json"))
    assert [one["source"]["name"] for one in data["changes"]] == ["venue"]


def test_a_file_that_all_languages_share_is_told_like_an_entry(noted: SiteFolder) -> None:
    assert "site.yaml" not in told(noted, "status")
    assert told(noted, "status", SITE) == "site.yaml  en: current\n"
    noted.replace(SITE, "id: Etalase desa", "id: Jendela desa")
    assert "\nsite.yaml  en: old (1 of 2 blocks)\n" in told(noted, "status")
    assert "\ncontent/site.yaml:2  Tagline: changed\n  Jendela desa\n" in told(noted, "status", "site.yaml")


@pytest.mark.parametrize(
    ("file", "before", "after", "key"),
    [
        (EVENT, "Lapangan desa", "Lapangan di desa", "events/pasar"),
        (SITE, "Etalase desa", "Etalase desa kami", "site.yaml"),
    ],
)
def test_a_neutral_edit_is_accepted(file: str, before: str, after: str, key: str, noted: SiteFolder) -> None:
    noted.replace(file, before, after)
    assert told(noted, "status", key, "--accept").startswith("Noted as right as it is: ")
    assert states(noted) == {}
    noted.replace(file, after, before)
    assert states(noted) == {key: State.OLD}


def test_old_words_are_an_error_where_the_translation_is_required(noted: SiteFolder) -> None:
    require(noted, "require: {en: [events]}")
    noted.replace(EVENT, "Lapangan desa", "Lapangan besar")
    [problem] = problems(noted)
    assert (problem.code, str(problem.place)) == ("translation-old", f"{EVENT}:7:1")
    assert 'These words changed, and those beside them in "en" did not' in problem.text(str)
    assert run(noted, "check").exit_code == 1


def test_a_moved_folder_takes_its_old_words_along(noted: SiteFolder) -> None:
    noted.replace(EVENT, "Lapangan desa", "Lapangan besar")
    (noted.root / "content/events/pasar").rename(noted.root / "content/events/pekan")
    build(noted)
    assert states(noted) == {"events/pekan": State.OLD}
    assert "events/pasar/" not in (noted.root / LEDGER_FILE).read_text("utf-8")


def test_a_ledger_from_before_says_nothing_of_them_and_gets_them(noted: SiteFolder) -> None:
    ledger = noted.root / LEDGER_FILE
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if "=" not in line or line.startswith("#")), "utf-8")
    assert states(noted) == {}
    build(noted)
    assert ledger.read_text("utf-8").splitlines(keepends=True) == lines
    assert look(noted).settled.knows_as_much_as(look(noted).ledger)


WORDS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("klm")), max_size=4)
Pairs = list[tuple[str, str]]


def line_of(pairs: Pairs) -> str:
    return " ".join(sorted({f"{fingerprint(one)}={fingerprint(other)}" for one, other in pairs}))


def settle(then: list[Pairs], now: Pairs) -> str:
    wording = Wording("site.yaml", {"id": Version(SITE, "|", "")}, pairs={"en": line_of(now)})
    [line] = settled([PairedLine("site.yaml", "en", line_of(one)) for one in then], [wording], "id")
    return line.pairs


def is_old(then: list[Pairs], now: Pairs) -> bool:
    return bool(old(settle(then, now), line_of(now)))


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ([[("a", "k")]], [("b", "k")], True),
        ([[("a", "k")]], [("b", "l")], False),
        ([[("a", "k")]], [("a", "l")], False),
        ([[("a", "k")]], [("a", "k"), ("b", "k")], False),  # a second thing that is called the same
        ([[("a", "k"), ("b", "k")]], [("a", "k"), ("c", "k")], True),
        ([[("a", "k")], [("b", "k")]], [("b", "k")], False),  # git has joined what two people did
        ([[("a", "k")], [("b", "l")]], [("b", "k")], True),
        ([], [("b", "k")], False),
    ],
)
def test_what_is_old_is_known_by_the_translation(then: list[Pairs], now: Pairs, expected: bool) -> None:
    assert is_old(then, now) is expected


@given(WORDS, WORDS, WORDS)
def test_settling_once_more_changes_nothing_and_git_may_join_in_any_order(one: Pairs, other: Pairs, now: Pairs) -> None:
    if not now:
        return
    found = settle([one, other], now)
    assert found == settle([other, one], now)
    wording = Wording("site.yaml", {"id": Version(SITE, "|", "")}, pairs={"en": line_of(now)})
    again = settled([PairedLine("site.yaml", "en", found)], [wording], "id")
    assert [line.pairs for line in again] == [found]
    written = text(TranslationLedger(paired=again))
    assert parse(written)[0].paired == again


@pytest.mark.parametrize("row", ["site.yaml en: 00000000", "site.yaml en 00000000=11111111", "site.txt en: 0=1"])
def test_a_broken_line_is_told(row: str) -> None:
    _, [problem] = parse(row + "\n")
    assert problem.code == "translation-line"
