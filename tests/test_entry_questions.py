"""What `new` asks for so that the site can be built afterwards: translations that it wants, one entry of a name."""

from pathlib import Path

import pytest

from etalase.dialogue import Dialogue
from etalase.values import ReadContext
from tests.conftest import SiteFolder
from tests.test_new_entry import PRODUCT, front_matter, run, text_of, tree

PLACE = ("--venue", "Alun-alun")
WORDS = ("--title", "Pesta", "--summary", "Ramai.", "--kind", "pasar", "--start", "17 Agustus 2026", *PLACE)
EVENT = ("new", "event", *WORDS, "--yes")
PESTA = "content/events/pesta"
ASKED = "Judul (English)  (diminta oleh content/site.yaml)"


def wanting(site: SiteFolder, rule: str = "require: {en: [events]}") -> SiteFolder:
    """The site, which wants translations."""
    site.replace("content/site.yaml", "footer:", f"{rule}\nfooter:")
    return site


@pytest.fixture(params=["require: {en: [events]}", "translation_deadline_days: 30"])
def strict_site(request: pytest.FixtureRequest, checked_site: SiteFolder) -> SiteFolder:
    return wanting(checked_site, request.param)


def names(site: SiteFolder, folder: str) -> list[str]:
    return sorted(path.name for path in (site.root / folder).glob("*"))


def test_without_a_translation_that_the_site_wants_nothing_is_written_and_the_flags_are_named(
    strict_site: SiteFolder,
) -> None:
    before = tree(strict_site.root)
    done = run(strict_site.root, *EVENT)
    assert done.exit_code == 1
    assert "(content/site.yaml): " in done.output
    assert 'Give the words: --title-en "…" --summary-en "…"' in done.output
    assert "--draft" in done.output
    assert tree(strict_site.root) == before


def test_with_its_translation_or_as_a_draft_it_is_begun_and_the_site_is_built(strict_site: SiteFolder) -> None:
    english = ("--title-en", "Feast", "--summary-en", "Lively.")
    assert run(strict_site.root, *EVENT, *english).exit_code == 0
    assert run(strict_site.root, *EVENT, "--draft", "--title", "Pekan").exit_code == 0
    assert names(strict_site, "content/events/pekan") == ["index.id.md"]
    assert strict_site.problems() == []


def test_what_starts_later_may_wait_where_only_a_deadline_is_asked_for(checked_site: SiteFolder) -> None:
    wanting(checked_site, "translation_deadline_days: 30")
    assert run(checked_site.root, *EVENT, "--start", "17 Desember 2026").exit_code == 0
    assert checked_site.problems() == []


def test_an_entry_of_one_language_on_purpose_needs_no_other(strict_site: SiteFolder) -> None:
    assert run(strict_site.root, *EVENT, "--set", "languages=id").exit_code == 0
    assert strict_site.problems() == []


@pytest.mark.parametrize(
    ("summary", "more", "said"),
    [
        ("Lively.", ("--translation-en", "machine"), 'It says "translation: machine".'),
        ("Ramai sekali di lapangan setiap malam minggu.", (), "still in the first language"),
    ],
)
def test_a_translation_that_is_not_finished_is_refused(
    checked_site: SiteFolder, summary: str, more: tuple[str, ...], said: str
) -> None:
    wanting(checked_site)
    before = tree(checked_site.root)
    words = ("--title-en", "Feast", "--summary-en", summary)
    source = ("--summary", "Ramai sekali di lapangan setiap malam minggu.")
    done = run(checked_site.root, *EVENT, *source, *words, *more)
    assert done.exit_code == 1
    assert said in done.output
    assert "--draft" in done.output
    assert tree(checked_site.root) == before


def test_the_question_says_that_the_site_wants_it_and_may_not_be_left_out(checked_site: SiteFolder) -> None:
    wanting(checked_site)
    done = run(checked_site.root, "new", "acara", *WORDS, answers="\n\nFeast\nLively.\n\n\n", lang="id")
    assert done.exit_code == 0, done.output
    assert done.output.count(ASKED) == 2  # no was the answer of who pressed Enter
    assert "Tanpa kata-katanya dalam bahasa English, ini tidak terbit." in done.output
    assert "Judul (English)  (Enter: lewati)" not in done.output
    assert "draft" not in front_matter(checked_site, f"{PESTA}/index.id.md")
    assert checked_site.problems() == []


def test_who_has_no_translation_yet_may_begin_with_a_draft(checked_site: SiteFolder) -> None:
    wanting(checked_site)
    done = run(checked_site.root, "new", "acara", *WORDS, answers="\nya\n\n\n", lang="id")
    assert done.exit_code == 0, done.output
    assert "[ya/tidak; Enter: tidak]" in done.output
    assert text_of(front_matter(checked_site, f"{PESTA}/index.id.md")["draft"]) == "ya"
    assert names(checked_site, PESTA) == ["index.id.md"]
    assert checked_site.problems() == []


def test_a_draft_is_asked_for_its_translation_as_ever(checked_site: SiteFolder) -> None:
    wanting(checked_site)
    done = run(checked_site.root, "new", "acara", *WORDS, "--draft", answers="\n\n\n", lang="id")
    assert done.exit_code == 0, done.output
    assert "Judul (English)  (Enter: lewati)" in done.output


def test_words_that_were_copied_are_asked_for_again(checked_site: SiteFolder) -> None:
    wanting(checked_site)
    same = "Ramai sekali di lapangan setiap malam minggu."
    words = (*WORDS, "--summary", same, "--title-en", "Feast", "--summary-en", same)
    done = run(checked_site.root, "new", "acara", *words, answers="\nFeast\nLively every Saturday night.\n\n")
    assert done.exit_code == 0, done.output
    assert "still in the first language" in done.output
    english = front_matter(checked_site, f"{PESTA}/index.en.md")
    assert text_of(english["summary"]) == "Lively every Saturday night."
    assert checked_site.problems() == []


def test_the_deadline_is_known_once_the_start_is_and_the_picture_has_words_in_all_languages(
    checked_site: SiteFolder,
) -> None:
    wanting(checked_site, "translation_deadline_days: 30")
    drawing = str(checked_site.root / "content/products/kopi/kopi.svg")
    answers = f"Pesta\nRamai.\n\npasar\n17 Agustus 2026\n\nAlun-alun\nFeast\nLively.\n{drawing}\nPanggung\nA stage\n"
    done = run(checked_site.root, "new", "event", answers=answers)
    assert done.exit_code == 0, done.output
    assert "Title (English)  (Enter: leave it out)" in done.output
    assert "This starts on 2026-08-17, and the translation is missing" in done.output
    assert "Title (English)  (content/site.yaml asks for it)" in done.output
    assert "alt: A stage" in (checked_site.root / PESTA / "index.en.md").read_text("utf-8")
    assert checked_site.problems() == []


def test_what_is_missing_is_told_with_its_language_and_its_flag(checked_site: SiteFolder) -> None:
    done = run(
        checked_site.root, "new", "product", "--title", "Batu", "--summary", "Indah.", "--title-en", "Stone", "--yes"
    )
    assert 'Summary (English): The field "summary" is missing. For example:  --summary-en "…"' in done.output
    assert 'Category: The field "category" is missing. For example:  --category "' in done.output


@pytest.mark.parametrize("title", ["Batu Pelangi", "batu  PELANGI", "Batu: Pelangi!"])
def test_a_second_entry_of_a_name_is_refused_with_the_first_and_ways_out(checked_site: SiteFolder, title: str) -> None:
    assert run(checked_site.root, *PRODUCT).exit_code == 0
    before = tree(checked_site.root)
    again = (*PRODUCT, "--title", title)
    done = run(checked_site.root, *again)
    assert done.exit_code == 1
    assert 'products/batu-pelangi is there already: "Batu Pelangi".' in done.output
    assert tree(checked_site.root) == before
    option = done.output.strip().rpartition("own: ")[2].split()
    assert run(checked_site.root, *again, *option).exit_code == 0
    assert (checked_site.root / "content/products/batu-pelangi-2/index.id.md").is_file()
    assert {problem.code for problem in checked_site.problems()} <= {"entry-twice"}


def test_an_entry_whose_folder_has_another_name_is_known_by_its_title_or_its_address(checked_site: SiteFolder) -> None:
    assert "products/kopi is there" in run(checked_site.root, *PRODUCT, "--title", "KOPI DESA").output
    checked_site.replace("content/products/kopi/index.id.md", "category:", "slug: kopi-luwak\ncategory:")
    assert "products/kopi is there" in run(checked_site.root, *PRODUCT, "--title", "Kopi Luwak").output


def test_whoever_is_asked_whether_to_begin_another_one_has_said_no_by_pressing_enter(checked_site: SiteFolder) -> None:
    before = tree(checked_site.root)
    done = run(checked_site.root, "new", "produk", answers="Kopi\n\n", lang="id")
    assert done.exit_code == 1
    assert 'products/kopi sudah ada: "Kopi Desa". Mulai satu lagi? [ya/tidak; Enter: tidak]' in done.output
    assert "Tidak ada yang ditulis. Yang sudah ada tertulis di content/products/kopi/index.id.md." in done.output
    assert "Ringkasan" not in done.output
    assert tree(checked_site.root) == before


def test_another_one_gets_a_number(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, "new", "produk", answers="Kopi\nya\nEnak.\n\nkebun\n\n\n", lang="id")
    assert done.exit_code == 0, done.output
    assert names(checked_site, "content/products/kopi-2") == ["index.id.md"]
    assert checked_site.problems() == []


def test_of_the_same_name_in_another_collection_nobody_is_asked(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, "new", "event", *WORDS, "--title", "Kopi Desa", answers="\n\n\n\n")
    assert done.exit_code == 0, done.output
    assert "[yes/no" not in done.output


def test_titles_without_letters_are_no_names(checked_site: SiteFolder) -> None:
    for title in ("!!", "??"):
        done = run(checked_site.root, *PRODUCT, "--title", title)
        assert done.exit_code == 0, done.output
    assert "is there already" in run(checked_site.root, *PRODUCT, "--title", "??").output


@pytest.mark.parametrize(
    ("answers", "default", "said"),
    [
        ("\n", True, True),
        ("\n", False, False),
        ("ya\n", False, True),
        ("Y\n", False, True),
        ("yes\n", False, True),
        ("benar\n", False, True),
        ("t\n", True, False),
        ("Tidak\n", True, False),
        ("no\n", True, False),
        ("mungkin\nn\n", True, False),
        ("mungkin\n\n", True, True),
    ],
)
def test_yes_and_no_are_understood_and_enter_takes_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: str, default: bool, said: bool
) -> None:
    lines = iter(answers.splitlines())
    monkeypatch.setattr("etalase.dialogue._line", lambda: next(lines))
    dialogue = Dialogue({"yes": "ya", "no": "tidak"}.get, ReadContext(("id",), {}), (), ())  # type: ignore[arg-type]
    monkeypatch.setattr(Dialogue, "translate", lambda _, message: {"yes": "ya", "no": "tidak"}.get(message, message))
    assert dialogue.confirms("Mulai?", default=default) is said
    told = capsys.readouterr()
    assert f"Mulai? [ya/tidak; Enter: {'ya' if default else 'tidak'}]" in told.out
    assert ("Please answer ya or tidak." in told.err) is answers.startswith("mungkin")


@pytest.mark.parametrize("sign", ["\x1b[D", "\x00", "\udcff", "\x7f"])
def test_signs_that_no_file_can_hold_are_refused_at_once(checked_site: SiteFolder, sign: str) -> None:
    before = tree(checked_site.root)
    done = run(checked_site.root, *PRODUCT, "--title", f"Batu{sign}")
    assert done.exit_code == 1
    assert "invisible control character" in done.output
    assert tree(checked_site.root) == before


def test_such_signs_in_an_answer_are_asked_about_again(checked_site: SiteFolder) -> None:
    answers = "Batu\x1b[D\nBatu\nIndah.\n\nkebun\n\n\n"
    done = run(checked_site.root, "new", "product", answers=answers)
    assert done.exit_code == 0, done.output
    assert "invisible control character" in done.output
    assert text_of(front_matter(checked_site, "content/products/batu/index.id.md")["title"]) == "Batu"


def test_hidden_folders_are_no_entries(checked_site: SiteFolder) -> None:
    """Such as one that was being written when somebody ended the program."""
    kopi: Path = checked_site.root / "content/products/kopi"
    kopi.rename(kopi.with_name(".kopi"))
    assert "is there already" not in run(checked_site.root, *PRODUCT, "--title", "Kopi Desa").output
