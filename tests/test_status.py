"""`python build.py status`: tables, what has changed, accepting, data for other programs."""

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build as etalase_build
from etalase import unchanged
from etalase.cli import group
from etalase.run import Options, Project
from etalase.run import run as make
from etalase.translation_ledger import LEDGER_FILE
from tests.conftest import PROJECT, SITES, TODAY, SiteFolder

INDONESIAN, ENGLISH = "content/products/kopi/index.id.md", "content/products/kopi/index.en.md"
PARAGRAPH, EDITED = "Kopi ini dipetik tangan.", "Kopi ini dipetik tangan saat fajar."


def run(site: SiteFolder, *arguments: str, lang: str = "en") -> Result:
    program = group(Project(site.root, etalase_build.build))
    return CliRunner(env={"COLUMNS": "160"}).invoke(program, ["--date", "2026-08-01", "--lang", lang, *arguments])


def told(site: SiteFolder, *arguments: str, lang: str = "en") -> str:
    done = run(site, *arguments, lang=lang)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The minimal site, built once for all."""
    site = SiteFolder(tmp_path_factory.mktemp("built") / "site")
    shutil.copytree(SITES / "minimal", site.root)
    for name in ("templates", "translations"):
        shutil.copytree(PROJECT / name, site.root / name)
    told(site)
    return site


@pytest.fixture
def edited(built: SiteFolder, tmp_path: Path) -> SiteFolder:
    """A paragraph was edited since the build, and a translation lost."""
    site = SiteFolder(tmp_path / "site")
    shutil.copytree(built.root, site.root)
    site.replace(INDONESIAN, PARAGRAPH, EDITED)
    (site.root / "content/events/pasar/index.en.md").unlink()
    return site


def row(output: str, collection: str) -> list[str]:
    return next(line.split() for line in output.splitlines() if line.split()[:1] == [collection])


def test_a_build_notes_the_translations_and_a_check_does_not(minimal_site: SiteFolder) -> None:
    told(minimal_site, "check")
    assert not (minimal_site.root / LEDGER_FILE).exists()
    told(minimal_site)
    assert (minimal_site.root / LEDGER_FILE).is_file()


def test_the_table_counts_by_collection(edited: SiteFolder) -> None:
    output = told(edited, "status")
    assert row(output, "products") == ["products", "en", "3", "2", "1", "–", "–"]
    assert row(output, "events") == ["events", "en", "2", "1", "–", "1", "2026-08-14"]
    assert row(output, "/") == ["/", "en", "1", "1", "–", "–", "–"]
    assert "\nproducts/kopi  en: old (1 of 6 blocks)\n" in output
    assert "\nevents/pasar  en: missing; it was in content/events/pasar/index.en.md\n" in output


def test_the_table_fits_a_terminal_and_leaves_out_what_is_empty(edited: SiteFolder) -> None:
    program = group(Project(edited.root, etalase_build.build))
    done = CliRunner(env={"COLUMNS": "80"}).invoke(program, ["--date", "2026-08-01", "--lang", "id", "status"])
    assert "…" not in done.output
    head = done.output.split("─")[0].split()
    assert head == "Koleksi Bahasa Entri mutakhir usang belum ada tenggat berikutnya".split()


def test_the_deadline_is_so_many_days_before(edited: SiteFolder) -> None:
    text = (edited.root / "content/site.yaml").read_text("utf-8")
    edited.write("content/site.yaml", text + "translation_deadline_days: 30\n")
    assert run(edited, "check").exit_code == 1
    output = told(edited, "status")  # even though the site cannot be built
    assert row(output, "events")[-1] == "2026-07-15"


def test_it_is_told_in_indonesian_too(edited: SiteFolder) -> None:
    output = told(edited, "status", lang="id")
    assert "mutakhir" in output
    assert "\nproducts/kopi  en: usang (1 dari 6 bagian)\n" in output


def test_of_one_entry_the_changed_block_is_shown_with_its_translation(edited: SiteFolder) -> None:
    assert told(edited, "status", "products/kopi").splitlines() == [
        "products/kopi  en: old (1 of 6 blocks)",
        "",
        f"{INDONESIAN}:14  paragraph: changed",
        f"  {EDITED}",
        f"  → {ENGLISH}:10",
        "    This coffee is picked by hand.",
    ]


@pytest.mark.parametrize("name", ["content/products/kopi", "products/kopi/", "content\\products\\kopi", INDONESIAN])
def test_an_entry_is_named_as_editors_have_it(name: str, edited: SiteFolder) -> None:
    assert told(edited, "status", name).startswith("products/kopi  en: old")


def test_fields_are_called_by_their_label(edited: SiteFolder) -> None:
    edited.replace(INDONESIAN, "alt: Biji kopi merah", "alt: Biji kopi hijau")
    assert (
        f"{INDONESIAN}:9  Picture description: changed\n  Biji kopi hijau\n  → {ENGLISH}:7\n    Red coffee cherries\n"
        in (told(edited, "status", "products/kopi"))
    )


def test_what_was_deleted_is_shown_by_its_translation(edited: SiteFolder) -> None:
    edited.replace(INDONESIAN, f"{EDITED}\n\n", "")
    assert told(edited, "status", "products/kopi").splitlines()[2:] == [
        f"{INDONESIAN}  paragraph: deleted",
        f"  → {ENGLISH}:10",
        "    This coffee is picked by hand.",
    ]


def test_of_a_missing_translation_there_is_nothing_to_show(edited: SiteFolder) -> None:
    lost = "content/events/pasar/index.en.md"
    assert told(edited, "status", "events/pasar") == f"events/pasar  en: missing; it was in {lost}\n"
    edited.replace(LEDGER_FILE, "events/pasar/", "events/lain/")
    assert told(edited, "status", "events/pasar") == "events/pasar  en: missing\n"


def test_a_neutral_edit_is_accepted(edited: SiteFolder) -> None:
    assert told(edited, "status", "products/kopi", "--accept") == f"Noted as right as it is: {ENGLISH}\n"
    assert told(edited, "status", "products/kopi") == "products/kopi  en: current\n"
    assert told(edited, "status", "products/kopi", "--accept") == "Nothing is old here: there is nothing to accept.\n"
    assert "events/pasar/index.en.md" in (edited.root / LEDGER_FILE).read_text("utf-8").partition("\n\n")[2]


def test_accepting_needs_an_entry(edited: SiteFolder) -> None:
    before = (edited.root / LEDGER_FILE).read_text("utf-8")
    done = run(edited, "status", "--accept")
    assert done.exit_code == 2
    assert "Name the entry whose translation is right as it is" in done.output
    assert (edited.root / LEDGER_FILE).read_text("utf-8") == before


def test_an_unknown_entry_is_told_with_the_nearest(edited: SiteFolder) -> None:
    done = run(edited, "status", "products/kopy")
    assert done.exit_code == 2
    assert 'There is no entry "products/kopy". Name it by its folder, such as products/kopi.' in done.output


def test_an_unknown_language_is_told_with_those_that_there_are(edited: SiteFolder) -> None:
    done = run(edited, "status", "--locale", "id")
    assert done.exit_code == 2
    assert 'There are no translations into "id". Known: en.' in done.output


def test_other_programs_get_data(edited: SiteFolder) -> None:
    data = json.loads(told(edited, "status", "--json"))
    [products] = [one for one in data["collections"] if one["collection"] == "products"]
    assert products == {
        "collection": "products",
        "locale": "en",
        "entries": 3,
        "current": 2,
        "old": 1,
        "copied": 0,
        "partial": 0,
        "missing": 0,
        "machine": 0,
        "draft": 0,
        "on_purpose": 0,
        "next_deadline": None,
    }
    assert [(one["key"], one["state"], one["starts"]) for one in data["unfinished"]] == [
        ("events/pasar", "missing", "2026-08-14"),
        ("products/kopi", "old", None),
    ]
    [kopi] = json.loads(told(edited, "status", "products/kopi", "--json"))
    assert (kopi["state"], kopi["old"], kopi["total"]) == ("old", 1, 6)
    assert kopi["changes"] == [
        {
            "change": "changed",
            "source": {"kind": "paragraph", "name": "", "line": 14, "text": EDITED},
            "translation": {"kind": "paragraph", "name": "", "line": 10, "text": "This coffee is picked by hand."},
        }
    ]


LINE = "Translations: current 5, old 1, missing 1. More: python build.py status"


@pytest.mark.parametrize("command", [["check"], []])
def test_one_line_tells_what_is_not_finished(command: list[str], edited: SiteFolder) -> None:
    assert told(edited, *command).splitlines()[-1] == LINE


def test_a_build_without_anything_to_do_tells_it_too(edited: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1785542400")  # the day of the tests
    monkeypatch.setenv("LC_ALL", "en")
    monkeypatch.setattr(unchanged, "DOUBTFUL", -(10**18))  # all files have been left alone for long
    edited.replace(LEDGER_FILE, "events/pasar/index.en.md", "events/lain/index.en.md")  # or there would be a warning
    for _ in range(2):  # the first one fills the ledgers
        make(etalase_build.build, edited.root, edited.output, Options("en", "text", TODAY))
    assert unchanged.look(edited.root, os.environ)[1].splitlines() == [
        "Nothing has changed: the site in output/ is up to date.",
        LINE,
    ]


def test_serve_does_not_say_it_at_every_save(edited: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    make(etalase_build.build, edited.root, edited.output, Options("en", "text", TODAY, indexed=False))
    assert "ready in output/" in capsys.readouterr().out
    make(etalase_build.build, edited.root, edited.output, Options("en", "text", TODAY))
    assert LINE in capsys.readouterr().out


def test_a_check_says_nothing_of_translations_where_all_are_finished(minimal_site: SiteFolder) -> None:
    assert "Translations" not in told(minimal_site, "check")


def test_a_mistake_in_content_is_told_instead(edited: SiteFolder) -> None:
    edited.replace(INDONESIAN, "price: Rp 25.000", "price: dua puluh")
    done = run(edited, "status")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{INDONESIAN}:5:8")


def test_serving_notes_a_translation_as_soon_as_it_is_edited(edited: SiteFolder) -> None:
    """So that an edit of the source right after it is not taken for part of what was translated."""
    edited.replace(ENGLISH, "picked by hand", "picked by hand at dawn")
    make(etalase_build.build, edited.root, edited.output, Options("en", "text", TODAY, indexed=False))
    edited.replace(INDONESIAN, "saat fajar", "saat senja")
    assert told(edited, "status", "products/kopi").startswith("products/kopi  en: old (1 of 6 blocks)")


def test_the_site_of_sarolangun_has_its_ledger_and_all_is_current(tmp_path: Path) -> None:
    for folder in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    build = etalase_build.build(tmp_path, date(2026, 11, 24), None)
    assert build.survey.settled.knows_as_much_as(build.survey.ledger)
    assert not any(one.is_unfinished for one in build.survey.standings())


COPIED = "Seduh dengan air panas. Lihat juga [tikar](/products/tikar#bahan)."
TRANSLATED = "Brew with hot water. See also [the mat](/products/tikar#bahan)."


def test_a_text_that_was_only_copied_is_not_current(minimal_site: SiteFolder) -> None:
    minimal_site.replace(ENGLISH, TRANSLATED, COPIED)
    told(minimal_site)
    assert "products/kopi  en: still in the first language" in told(minimal_site, "status")
    minimal_site.replace(ENGLISH, COPIED, TRANSLATED)
    told(minimal_site)
    assert "products/kopi" not in told(minimal_site, "status")


def test_names_and_short_texts_may_be_the_same(minimal_site: SiteFolder) -> None:
    minimal_site.replace(ENGLISH, "This coffee is picked by hand.", PARAGRAPH)
    minimal_site.replace(ENGLISH, "title: Village coffee", "title: Kopi Desa")
    assert told(minimal_site, "status", "products/kopi") == "products/kopi  en: current\n"
    assert minimal_site.problems() == []


@pytest.mark.parametrize("line", ["compare: tidak", "translation: draft"])
def test_who_says_that_it_is_so_on_purpose_is_not_told(minimal_site: SiteFolder, line: str) -> None:
    minimal_site.replace(ENGLISH, TRANSLATED, COPIED)
    assert [problem.code for problem in minimal_site.problems()] == ["translation-same"]
    minimal_site.replace(ENGLISH, "slug: village-coffee", f"slug: village-coffee\n{line}")
    assert minimal_site.problems() == []


STORY = "\nThis coffee is picked by hand.\n\n## How to brew\n\n" + TRANSLATED
FIRST_PARAGRAPH = "\nThis coffee is picked by hand.\n"


@pytest.mark.parametrize("written", ["", FIRST_PARAGRAPH], ids=["no story", "a third of it"])
def test_a_story_of_which_most_is_not_there_is_not_current(minimal_site: SiteFolder, written: str) -> None:
    minimal_site.replace(ENGLISH, STORY, written)
    told(minimal_site)
    assert "products/kopi  en: not complete" in told(minimal_site, "status")
    minimal_site.replace(ENGLISH, "slug: village-coffee", "slug: village-coffee\ncompare: tidak")
    assert "products/kopi" not in told(minimal_site, "status")


def test_joined_paragraphs_are_a_whole_story(minimal_site: SiteFolder) -> None:
    minimal_site.replace(
        ENGLISH, STORY, "\nThis coffee is picked by hand.\n\nBrew it. See [the mat](/products/tikar).\n"
    )
    assert told(minimal_site, "status", "products/kopi") == "products/kopi  en: current\n"


def test_a_story_that_is_written_at_last_makes_it_current(minimal_site: SiteFolder) -> None:
    minimal_site.replace(ENGLISH, STORY, "")
    told(minimal_site)
    minimal_site.write(ENGLISH, (minimal_site.root / ENGLISH).read_text("utf-8") + STORY)
    told(minimal_site)
    assert told(minimal_site, "status", "products/kopi") == "products/kopi  en: current\n"
