"""What an editor does to texts, and what the site then knows of their translations: a whole site, without git."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import build as etalase_build
from etalase.problems import BuildError, Problem
from etalase.translation_ledger import LEDGER_FILE
from etalase.translation_recorder import accept, record
from etalase.translation_state import Standing, State, Survey
from tests.conftest import TODAY, SiteFolder

INDONESIAN, ENGLISH = "content/products/kopi/index.id.md", "content/products/kopi/index.en.md"
EVENT, EVENT_ENGLISH = "content/events/pasar/index.id.md", "content/events/pasar/index.en.md"
PARAGRAPH = "Kopi ini dipetik tangan."


@pytest.fixture
def noted(minimal_site: SiteFolder) -> SiteFolder:
    """The minimal site, built as by `python build.py`: the ledger is there."""
    build(minimal_site)
    return minimal_site


def build(site: SiteFolder) -> None:
    """Note what is new, as a build does."""
    assert record(site.root, look(site)) == []


def standings(site: SiteFolder) -> dict[str, Standing]:
    return {one.key: one for one in look(site).standings()}


def look(site: SiteFolder) -> Survey:
    """What is known of the translations; nothing is written."""
    return etalase_build.build(site.root, TODAY, None).survey


def states(site: SiteFolder) -> dict[str, State]:
    """The entries that are not current."""
    return {key: one.state for key, one in standings(site).items() if one.state is not State.CURRENT}


def ledger(site: SiteFolder) -> str:
    return (site.root / LEDGER_FILE).read_text("utf-8")


def problems(site: SiteFolder, today: date = TODAY) -> list[Problem]:
    """What a check complains about."""
    try:
        return list(etalase_build.build(site.root, today, None).warnings)
    except BuildError as error:
        return error.problems


def require(site: SiteFolder, line: str) -> None:
    site.write("content/site.yaml", (site.root / "content/site.yaml").read_text("utf-8") + f"{line}\n")


def test_a_site_without_a_ledger_is_current_and_gets_one(minimal_site: SiteFolder) -> None:
    assert states(minimal_site) == {}
    assert not (minimal_site.root / LEDGER_FILE).exists()
    build(minimal_site)
    assert "\nproducts/kopi/index.en.md " in ledger(minimal_site)
    assert "\nindex.en.md " in ledger(minimal_site)
    assert states(minimal_site) == {}


def test_an_edited_price_makes_nothing_old_and_both_pages_show_it(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, "Rp 25.000 – 40.000", "Rp 26.000 – 41.000")
    assert states(noted) == {}
    noted.build()
    assert "Rp26.000" in noted.html("/id/produk/kopi/").replace("\u00a0", "")
    assert "26,000" in noted.html("/en/products/village-coffee/")


def test_a_renamed_picture_makes_nothing_old(noted: SiteFolder) -> None:
    for path in (INDONESIAN, ENGLISH):
        noted.replace(path, "kopi.svg", "biji.svg")
    folder = noted.root / "content/products/kopi"
    (folder / "kopi.svg").rename(folder / "biji.svg")
    assert states(noted) == {}


def test_an_edited_paragraph_makes_exactly_that_block_old(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik tangan saat fajar.")
    one = standings(noted)["products/kopi"]
    assert (one.state, one.old, one.total) == (State.OLD, 1, 6)
    assert states(noted) == {"products/kopi": State.OLD}


def test_an_old_translation_stays_old_however_often_the_site_is_built(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik tangan saat fajar.")
    before = ledger(noted)
    build(noted)
    build(noted)
    assert ledger(noted) == before
    assert states(noted) == {"products/kopi": State.OLD}


def test_taking_the_edit_back_makes_it_current_again(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi lain.")
    noted.replace(INDONESIAN, "Kopi lain.", PARAGRAPH)
    assert states(noted) == {}


def test_an_edited_translation_is_current_at_once_and_stays_so(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik tangan saat fajar.")
    noted.replace(ENGLISH, "picked by hand", "picked by hand at dawn")
    assert states(noted) == {}  # before anything is noted
    build(noted)
    assert states(noted) == {}


def test_edits_of_the_source_after_that_of_the_translation_are_told(noted: SiteFolder) -> None:
    noted.replace(ENGLISH, "picked by hand", "picked by hand at dawn")
    build(noted)
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik mesin.")
    assert states(noted) == {"products/kopi": State.OLD}


def test_an_accepted_edit_is_current_until_the_next(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik dengan tangan.")
    accept(noted.root, look(noted), [("products/kopi", "en")])
    assert states(noted) == {}
    noted.replace(INDONESIAN, "dengan tangan", "dengan mesin")
    assert states(noted) == {"products/kopi": State.OLD}


def test_a_copy_without_git_and_memory_gives_the_same_answers(noted: SiteFolder, tmp_path: Path) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi lain.")
    (noted.root / EVENT_ENGLISH).unlink()
    here = standings(noted)
    for folder in ("content", "templates", "translations"):  # not .git, .cache, output
        shutil.copytree(noted.root / folder, tmp_path / "copy" / folder, copy_function=shutil.copy)
    assert standings(SiteFolder(tmp_path / "copy")) == here
    assert here["products/kopi"].state is State.OLD
    assert here["events/pasar"].state is State.MISSING


def test_a_renamed_folder_takes_its_state_along(noted: SiteFolder) -> None:
    noted.replace(EVENT, "Pasar tahunan", "Pasar besar")
    (noted.root / "content/events/pasar").rename(noted.root / "content/events/pasar-desa")
    build(noted)
    assert states(noted) == {"events/pasar-desa": State.OLD}
    assert "events/pasar/" not in ledger(noted)


def test_an_edited_title_of_a_collection_is_told(noted: SiteFolder) -> None:
    noted.replace("content/products/index.id.md", "title: ", "title: Semua ")
    assert states(noted) == {"products": State.OLD}


def test_on_purpose_is_not_missing(noted: SiteFolder) -> None:
    (noted.root / ENGLISH).unlink()
    assert states(noted) == {"products/kopi": State.MISSING}
    noted.replace(INDONESIAN, "category: kebun", "category: kebun\nlanguages: [id]")
    assert states(noted) == {"products/kopi": State.ON_PURPOSE}


def test_a_translation_that_is_gone_is_told_at_every_build_until_it_is_back(noted: SiteFolder) -> None:
    noted.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik dengan tangan.")
    text = (noted.root / ENGLISH).read_bytes()
    (noted.root / ENGLISH).unlink()
    for _ in range(2):
        [problem] = problems(noted)
        assert (problem.code, str(problem.place)) == ("translation-vanished", f"{INDONESIAN}:1:1")
        assert ENGLISH in problem.text(str)
        build(noted)
    (noted.root / ENGLISH).write_bytes(text)
    assert problems(noted) == []
    assert states(noted) == {"products/kopi": State.OLD}


def test_a_translation_that_was_never_there_is_not_called_gone(minimal_site: SiteFolder) -> None:
    (minimal_site.root / ENGLISH).unlink()
    build(minimal_site)
    assert problems(minimal_site) == []


@pytest.mark.parametrize("line", ["languages: [id]", "draft: ya"])
def test_a_translation_is_not_missed_that_nobody_shall_see(line: str, noted: SiteFolder) -> None:
    (noted.root / ENGLISH).unlink()
    [problem] = problems(noted)
    assert problem.example == "languages: [id]"
    for path in ("content/index.id.md", "content/index.en.md"):
        noted.replace(path, "/products/kopi", "/products/tikar")
    build(noted)
    noted.replace(INDONESIAN, "category: kebun", f"category: kebun\n{line}")
    assert problems(noted) == []


def test_what_is_required_is_told_as_an_error_alone(noted: SiteFolder) -> None:
    (noted.root / ENGLISH).unlink()
    require(noted, "require: {en: [products]}")
    assert [problem.code for problem in problems(noted)] == ["translation-missing"]


def test_the_page_of_a_collection_is_missed_too(noted: SiteFolder) -> None:
    (noted.root / "content/products/index.en.md").unlink()
    [problem] = problems(noted)
    assert (problem.code, problem.example) == ("translation-vanished", "")


@pytest.mark.parametrize(
    ("word", "state"), [("machine", State.MACHINE), ("draft", State.DRAFT), ("reviewed", State.CURRENT)]
)
def test_a_translation_says_how_it_was_made(word: str, state: State, noted: SiteFolder) -> None:
    noted.replace(ENGLISH, "slug:", f"translation: {word}\nslug:")
    assert standings(noted)["products/kopi"].state is state


def test_the_word_may_be_indonesian(noted: SiteFolder) -> None:
    noted.replace(ENGLISH, "slug:", "translation: buatan mesin\nslug:")
    assert states(noted) == {"products/kopi": State.MACHINE}


class TestNotice:
    """Readers are told of what no person has checked."""

    NOTICE = "A machine has translated this page, and nobody has checked it yet."

    def test_a_machine_draft_says_so_and_leads_to_the_original(self, noted: SiteFolder) -> None:
        noted.replace(ENGLISH, "slug:", "translation: machine\nslug:")
        noted.build()
        html = noted.html("/en/products/village-coffee/")
        notice = html.partition(self.NOTICE)[2].partition("</p>")[0]
        assert 'href="/id/produk/kopi/"' in notice
        assert "Original text: Bahasa Indonesia" in notice
        assert self.NOTICE not in noted.html("/en/products/")

    def test_the_page_of_a_collection_says_so_too(self, noted: SiteFolder) -> None:
        noted.replace("content/products/index.en.md", "title:", "translation: machine\ntitle:")
        noted.build()
        assert self.NOTICE in noted.html("/en/products/")

    def test_a_page_without_its_story_says_so_and_leads_to_the_original(self, noted: SiteFolder) -> None:
        text = (noted.root / ENGLISH).read_text("utf-8")
        noted.write(ENGLISH, text[: text.index("\n---\n") + 5])
        noted.build()
        html = noted.html("/en/products/village-coffee/")
        notice = html.partition("Most of this text has not been translated yet.")[2].partition("</p>")[0]
        assert 'href="/id/produk/kopi/"' in notice
        assert "Most of this text" not in noted.html("/id/produk/kopi/")

    @pytest.mark.parametrize("word", ["reviewed", "draft"])
    def test_other_translations_say_nothing(self, word: str, noted: SiteFolder) -> None:
        noted.replace(ENGLISH, "slug:", f"translation: {word}\nslug:")
        noted.build()
        assert self.NOTICE not in noted.html("/en/products/village-coffee/")


Spoil = Callable[[SiteFolder], None]


def missing(site: SiteFolder) -> None:
    (site.root / ENGLISH).unlink()
    (site.root / LEDGER_FILE).unlink()  # it was never there


def old(site: SiteFolder) -> None:
    site.replace(INDONESIAN, PARAGRAPH, "Kopi ini dipetik tangan saat fajar.")


def machine(site: SiteFolder) -> None:
    site.replace(ENGLISH, "slug:", "translation: machine\nslug:")


def draft(site: SiteFolder) -> None:
    site.replace(ENGLISH, "slug:", "translation: draft\nslug:")


@pytest.mark.parametrize(
    ("spoil", "code", "place"),
    [
        (missing, "translation-missing", f"{INDONESIAN}:1:1"),
        (old, "translation-old", f"{INDONESIAN}:14:1"),
        (machine, "translation-unfinished", f"{ENGLISH}:4:1"),
        (draft, "translation-unfinished", f"{ENGLISH}:4:1"),
    ],
)
def test_what_is_required_is_an_error_with_its_place(spoil: Spoil, code: str, place: str, noted: SiteFolder) -> None:
    spoil(noted)
    assert problems(noted) == []
    require(noted, "require: {en: [events]}")
    assert problems(noted) == []
    noted.replace("content/site.yaml", "[events]", "[events, products]")
    [problem] = problems(noted)
    assert (problem.code, str(problem.place)) == (code, place)


def test_an_old_translation_is_named_by_its_first_words_and_the_way_out(noted: SiteFolder) -> None:
    require(noted, "require: {en: [products]}")
    old(noted)
    [problem] = problems(noted)
    told = problem.text(str)
    assert 'It says "Kopi ini dipetik tangan saat fajar."' in told
    assert "Of the 6 blocks of this text, 1 changed" in told
    assert "python build.py status products/kopi --accept" in told


def test_a_deleted_paragraph_is_an_error_too(noted: SiteFolder) -> None:
    require(noted, "require: {en: [products]}")
    noted.replace(INDONESIAN, f"{PARAGRAPH}\n\n", "")
    [problem] = problems(noted)
    assert problem.code == "translation-old"


@pytest.mark.parametrize("line", ["draft: ya", "publish_on: 1 Januari 2027", "languages: [id]"])
def test_what_is_not_published_or_left_out_on_purpose_is_not_required(line: str, noted: SiteFolder) -> None:
    require(noted, "require: {en: [products]}")
    old(noted)
    noted.replace(INDONESIAN, "category: kebun", f"category: kebun\n{line}")
    assert "translation-old" not in {problem.code for problem in problems(noted)}


def test_a_collection_itself_is_required_with_its_entries(noted: SiteFolder) -> None:
    require(noted, "require: {en: [products]}")
    noted.replace("content/products/index.id.md", "title: ", "title: Semua ")
    [problem] = problems(noted)
    assert problem.place.file == "content/products/index.id.md"


def deadline(site: SiteFolder, today: date) -> list[Problem]:
    return [problem for problem in problems(site, today) if problem.code.startswith("translation-")]


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (date(2026, 7, 14), False),  # 31 days before it starts
        (date(2026, 7, 15), True),
        (date(2026, 8, 14), True),  # the first day
        (date(2026, 8, 15), False),
    ],
)
def test_an_event_needs_its_translation_so_many_days_before(today: date, is_told: bool, noted: SiteFolder) -> None:
    noted.replace(EVENT, "Pasar tahunan", "Pasar besar")
    assert deadline(noted, today) == []
    require(noted, "translation_deadline_days: 30")
    told = deadline(noted, today)
    assert [(problem.code, str(problem.place)) for problem in told] == (
        [("translation-old", f"{EVENT}:3:1")] if is_told else []
    )
    assert all(problem.label == "Deadline for translations" for problem in told)


def test_no_event_is_due_where_its_translation_is_current(noted: SiteFolder) -> None:
    require(noted, "translation_deadline_days: 30")
    assert problems(noted) == []
