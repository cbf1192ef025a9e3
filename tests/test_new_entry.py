"""`new`: an entry is begun by flags or by answers, and can be built at once."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build as etalase_build
from etalase import cli, new_entry
from etalase.answers import HERE
from etalase.content_types import all_types, by_name, fields_of
from etalase.entry_check import Project, faults
from etalase.front_matter import split
from etalase.new_entry import NewEntry, free_name, questions, type_of
from etalase.problems import Severity
from etalase.run import Project as Command
from etalase.workplace import workplace
from etalase.yaml_tree import Node, Scalar
from tests.conftest import PROJECT, TODAY, SiteFolder

TYPES = sorted(content_type.name for content_type in all_types().values())
WORDS = ("--title", "Batu Pelangi", "--title-en", "Rainbow Stone", "--summary", "Indah.", "--summary-en", "Beautiful.")
PRODUCT = ("new", "product", *WORDS, "--category", "kebun", "--yes")


def run(root: Path, *arguments: str, answers: str = "", lang: str = "en") -> Result:
    """What the command does; an end of the answers is an end of the input."""
    command = cli.group(Command(root, etalase_build.build))
    return CliRunner().invoke(
        command, ["--lang", lang, "--date", TODAY.isoformat(), *arguments], answers, catch_exceptions=False
    )


def tree(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((root / "content").rglob("*")) if path.is_file()}


def front_matter(site: SiteFolder, path: str) -> dict[str, Node]:
    found, _, _, problems = split((site.root / path).read_text("utf-8"), path)
    assert problems == []
    return {key.name: key.value for key in found}


def text_of(node: Node) -> str:
    assert isinstance(node, Scalar)
    return node.text


@pytest.fixture
def whole_site(tmp_path: Path) -> SiteFolder:
    """The content of this repository, to add to."""
    root = tmp_path / "site"
    for name in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    return SiteFolder(root)


def test_every_content_type_is_begun_by_flags_and_built(whole_site: SiteFolder) -> None:
    for name in TYPES:
        facts = [one for one in questions(by_name(name)) if not one.translatable]
        settings = [part for one in facts for part in ("--set", f"{one.name}={one.type.written('')}")]
        words = [word.replace("Batu", f"Batu {name}").replace("Rainbow", f"Rainbow {name}") for word in WORDS]
        done = run(whole_site.root, "new", name, *words, *settings, "--yes")
        assert done.exit_code == 0, f"{name}: {done.output}"
    built = whole_site.build()
    assert [one for one in built.warnings if one.severity is Severity.ERROR or "pelangi" in one.place.file] == []
    shown = [path for path in (whole_site.output / "en").rglob("index.html") if "rainbow-" in path.parent.name]
    assert {path.parent.name for path in shown} >= {f"rainbow-{name}-stone" for name in TYPES}
    assert not any(
        "baris ini" in path.read_text("utf-8") or "below this line" in path.read_text("utf-8") for path in shown
    )


@pytest.mark.parametrize("name", TYPES)
def test_the_commented_examples_are_right_when_their_sign_is_deleted(name: str) -> None:
    content_type = by_name(name)
    context = workplace(PROJECT, str, TODAY).project.context
    words = {"title": Scalar("Batu", HERE), "summary": Scalar("Indah.", HERE)}
    entry = NewEntry(content_type, f"{content_type.collection}/batu", {}, {"id": words, "en": words})
    texts = {}
    for locale, text in new_entry.files(entry, ("id", "en"), str, all_fields=True).items():
        lines = text.split("\n")
        after_sign = [number for number, line in enumerate(lines) if line == "#"]
        notes = {number + 1 for number in after_sign}
        start = after_sign[0] + 2
        texts[locale] = "\n".join(
            line.removeprefix("# ") if number >= start and number not in notes and line != "#" else line
            for number, line in enumerate(lines)
        )
        for field in fields_of(content_type):
            if field.stands_in(source=locale == "id"):
                assert f"\n{field.name}:" in texts[locale]
    project = Project(context, (), TODAY)
    assert {one.code for one in faults(project, entry.key, texts, ())} <= {"picture-missing", "reference-unknown"}


def test_the_files_have_facts_once_words_twice_and_notes_in_the_language_of_the_editor(
    checked_site: SiteFolder,
) -> None:
    settings = ("--price", "Rp 25.000", "--price-unit", "kg", "--set", "contact.whatsapp=0812-3456-7890")
    assert run(checked_site.root, *PRODUCT, *settings, lang="id").exit_code == 0
    source = front_matter(checked_site, "content/products/batu-pelangi/index.id.md")
    assert list(source) == ["title", "summary", "category", "price", "price_unit", "contact"]
    assert list(front_matter(checked_site, "content/products/batu-pelangi/index.en.md")) == ["title", "summary"]
    written = (checked_site.root / "content/products/batu-pelangi/index.id.md").read_text("utf-8")
    assert "# Harga: Satu harga" in written
    assert "# district: [limun]" in written
    assert "# price:" not in written
    assert checked_site.problems() == []
    assert "Rp25.000" in checked_site.html("/id/produk/batu-pelangi/").replace("\xa0", "")


def test_the_files_are_short_and_say_where_the_rest_stands(checked_site: SiteFolder) -> None:
    run(checked_site.root, *PRODUCT, lang="id")
    for locale in ("id", "en"):
        written = (checked_site.root / f"content/products/batu-pelangi/index.{locale}.md").read_text("utf-8")
        assert len(written.splitlines()) <= 40
        assert "\n# pictures:\n#   - file: kain.jpg" in written
        assert "village" not in written
        assert "\n#\n# Semua isian lain, masing-masing dengan contoh: docs/content-types.md\n---\n" in written
    assert (PROJECT / "docs/content-types.md").is_file()


def test_all_fields_are_there_for_who_asks(checked_site: SiteFolder) -> None:
    assert run(checked_site.root, *PRODUCT, "--all-fields", lang="id").exit_code == 0
    written = (checked_site.root / "content/products/batu-pelangi/index.id.md").read_text("utf-8")
    assert "# Desa/kelurahan: " in written
    assert "# village: Lubuk Bangkar" in written
    assert "content-types.md" not in written


def test_places_are_begun_with_their_coordinates(whole_site: SiteFolder) -> None:
    words = ("--title", "Batu", "--title-en", "Stone", "--summary", "Indah.", "--summary-en", "Pretty.", "--yes")
    assert run(whole_site.root, "new", "destination", *words, "--kind", "gua").exit_code == 0
    assert "\n# coordinates: " in (whole_site.root / "content/destinations/batu/index.id.md").read_text("utf-8")


def test_notes_can_be_english(checked_site: SiteFolder) -> None:
    run(checked_site.root, *PRODUCT)
    written = (checked_site.root / "content/products/batu-pelangi/index.id.md").read_text("utf-8")
    assert "# Title: The name of the thing, as a heading shows it.\ntitle: Batu Pelangi\n" in written


def test_it_is_published_unless_it_is_a_draft(checked_site: SiteFolder) -> None:
    run(checked_site.root, *PRODUCT)
    run(checked_site.root, *(word.replace("Batu", "Pasir").replace("Rainbow", "Sand") for word in PRODUCT), "--draft")
    checked_site.build()
    assert (checked_site.output / "id/produk/batu-pelangi").is_dir()
    assert not (checked_site.output / "id/produk/pasir-pelangi").exists()
    assert (checked_site.root / "content/products/pasir-pelangi/index.id.md").is_file()


@pytest.mark.parametrize(
    "word", ["product", "produk", "Produk", "PRODUCTS", "products", "  produk "]
)  # name, labels in both languages, collection
def test_a_type_is_named_in_either_language(word: str) -> None:
    wordings = workplace(PROJECT, str, TODAY).project.context.translations
    found, _ = type_of(word, wordings)
    assert found == by_name("product")


@pytest.mark.parametrize(
    ("word", "meant"), [("prodk", "produk"), ("destinasii", "destinasi"), ("rencana", "rencana perjalanan"), ("x", "")]
)
def test_a_misspelt_type_is_suggested(word: str, meant: str) -> None:
    wordings = workplace(PROJECT, str, TODAY).project.context.translations
    assert type_of(word, wordings) == (None, meant)


def test_an_unknown_type_is_refused_with_those_that_there_are(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, "new", "produkk", "--yes", lang="id")
    assert done.exit_code == 1
    assert 'Tertulis "produkk". Tidak ada jenis konten dengan nama ini.' in done.output
    assert 'Maksudnya "produk"?' in done.output


ANSWERS = """produkk
produk
Kopi: Lubuk #1

Kopi dari lereng.
Coffee from Lubuk
Good coffee.
kebunn
Hasil kebun
dua puluh
price: Rp 25.000
karungg
kg

"""


def test_answers_are_read_at_once_and_asked_again_until_they_are_right(checked_site: SiteFolder) -> None:
    kebun = "terms:\n  kebun: {label: {id: Hasil kebun, en: Farm crops}}\n"
    checked_site.write("content/vocabulary/categories.yaml", f"title: {{id: Kelompok, en: Groups}}\n{kebun}")
    units = "title: {id: Satuan, en: Units}\nterms:\n  kg: {label: kg}\n  karung: {label: {id: karung, en: sack}}\n"
    checked_site.write("content/vocabulary/units.yaml", units)
    done = run(checked_site.root, "new", answers=ANSWERS, lang="id")
    assert done.exit_code == 0, done.output
    source = front_matter(checked_site, "content/products/kopi-lubuk-1/index.id.md")
    expected = ["Kopi: Lubuk #1", "Kopi dari lereng.", "Hasil kebun", "Rp 25.000", "kg"]
    assert [text_of(node) for node in source.values()] == expected
    english = front_matter(checked_site, "content/products/kopi-lubuk-1/index.en.md")
    assert [text_of(node) for node in english.values()] == ["Coffee from Lubuk", "Good coffee."]
    assert 'Ringkasan: Isian "summary" masih kosong.' in done.output
    assert 'Maksudnya "kebun"?' in done.output
    assert 'Harga: Tertulis "dua puluh". ' in done.output
    assert "Misalnya:  Rp 150.000 – 350.000" in done.output
    assert "  kebun = Hasil kebun\n" in done.output
    assert 'Maksudnya "karung"?' in done.output
    assert done.output.count("\nRingkasan (English)") == 1


def test_another_language_may_wait(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, "new", "halaman", answers="Sejarah\nDahulu.\n\n\n")
    assert done.exit_code == 0, done.output
    assert "write it into content/pages/sejarah/index.en.md, with title and summary." in done.output
    assert [path.name for path in (checked_site.root / "content/pages/sejarah").iterdir()] == ["index.id.md"]
    assert checked_site.problems() == []


def test_an_event_without_a_time_is_asked_for_it_again(checked_site: SiteFolder) -> None:
    kind = (
        (checked_site.root / "content/vocabulary/event-kinds.yaml")
        .read_text("utf-8")
        .split("terms:\n  ")[1]
        .split(":")[0]
    )
    first = f"Pesta\nRamai.\nFeast\nLively.\n{kind}\n\n\nAlun-alun\n"
    done = run(checked_site.root, "new", "acara", answers=f"{first}17-08-2026\n\n\n")
    assert done.exit_code == 0, done.output
    assert "An event needs a start" in done.output
    assert text_of(front_matter(checked_site, "content/events/pesta/index.id.md")["start"]) == "17-08-2026"


def test_words_in_data_are_asked_for_in_each_language(whole_site: SiteFolder) -> None:
    answers = "Pesta\nRamai.\nFeast\nLively.\nfestival\n\n\nSetiap Oktober\nEvery October\n\n\n"
    done = run(whole_site.root, "new", "acara", answers=answers)
    assert done.exit_code == 0, done.output
    assert "For example:  Setiap Oktober\n" in done.output
    assert "For example:  Every October\n" in done.output
    written = (whole_site.root / "content/events/pesta/index.id.md").read_text("utf-8")
    assert "\nusual_time: {id: Setiap Oktober, en: Every October}\n" in written


def test_stops_are_asked_for_one_after_the_other(whole_site: SiteFolder) -> None:
    stops = "destinations/bukit-bulam\ndestinations/bukit-bulan\nculture/orang-rimba\n\n"
    answers = f"Dua hari\nPendek.\nTwo days\nShort.\n2 hari\n{stops}\n\n"
    done = run(whole_site.root, "new", "rencana perjalanan", answers=answers)
    assert done.exit_code == 0, done.output
    assert 'Did you mean "destinations/bukit-bulan"?' in done.output
    written = (whole_site.root / "content/itineraries/dua-hari/index.id.md").read_text("utf-8")
    assert "\nstops:\n  - place: destinations/bukit-bulan\n  - place: culture/orang-rimba\n" in written


def test_a_wrong_flag_is_told_and_nothing_written(checked_site: SiteFolder) -> None:
    before = tree(checked_site.root)
    done = run(checked_site.root, *PRODUCT, "--price", "dua puluh", "--set", "prise=3", lang="id")
    assert done.exit_code == 1
    assert 'Harga: Tertulis "dua puluh".' in done.output
    assert 'Maksudnya "price"?' in done.output
    assert tree(checked_site.root) == before


def test_an_entry_that_a_flag_names_must_exist(whole_site: SiteFolder) -> None:
    stops = ("--days", "2", "--stops", "[{place: destinations/bukit-bulam}]")
    done = run(whole_site.root, "new", "itinerary", *WORDS, *stops, "--yes")
    assert done.exit_code == 1
    assert 'Did you mean "destinations/bukit-bulan"?' in done.output


def test_a_wrong_flag_is_asked_again_where_somebody_answers(checked_site: SiteFolder) -> None:
    asked = [word for word in PRODUCT if word != "--yes"]
    done = run(checked_site.root, *asked, "--price", "dua puluh", answers="Rp 20.000\n\n\n")
    assert done.exit_code == 0, done.output
    assert text_of(front_matter(checked_site, "content/products/batu-pelangi/index.id.md")["price"]) == "Rp 20.000"
    assert "\nCategory" not in done.output


def test_who_stops_leaves_nothing_behind(checked_site: SiteFolder) -> None:
    before = tree(checked_site.root)
    done = run(checked_site.root, "new", "produk", answers="Kopi\nEnak.\n", lang="id")
    assert done.exit_code == 130
    assert "Dihentikan. Tidak ada yang ditulis." in done.output
    assert tree(checked_site.root) == before


def test_nothing_is_overwritten_and_no_address_taken_twice(checked_site: SiteFolder) -> None:
    run(checked_site.root, *PRODUCT)
    before = tree(checked_site.root)
    run(checked_site.root, *PRODUCT, "--slug", "batu-pelangi-2")
    run(checked_site.root, *(word.replace("Batu Pelangi", "Lain") for word in PRODUCT))
    after = tree(checked_site.root)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 4
    assert (
        text_of(front_matter(checked_site, "content/products/batu-pelangi-2/index.en.md")["slug"]) == "rainbow-stone-2"
    )
    assert text_of(front_matter(checked_site, "content/products/lain/index.en.md")["slug"]) == "rainbow-stone-3"
    assert [problem.code for problem in checked_site.problems()] == ["entry-twice"]


def test_a_slug_that_is_given_must_be_free(checked_site: SiteFolder) -> None:
    run(checked_site.root, *PRODUCT)
    before = tree(checked_site.root)
    done = run(checked_site.root, *PRODUCT, "--title", "Batu Lain", "--slug-en", "rainbow-stone")
    assert done.exit_code == 1
    assert "Another entry has this address. For example:  rainbow-stone-2" in done.output
    assert tree(checked_site.root) == before


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Kopi Bukit", set(), "kopi-bukit"),
        ("Kopi Bukit", {"kopi-bukit", "kopi-bukit-2"}, "kopi-bukit-3"),
        ("CON", set(), "con-2"),
        ("Lpt1", set(), "lpt1-2"),
        ("Ñandú?/..\\", set(), "nandu"),
        ("!!", set(), "product"),
        ("kata " * 30, set(), "-".join(["kata"] * 12)),
        ("x" * 90, set(), "x" * 60),
    ],
)
def test_a_folder_is_named_after_the_title_as_every_system_can_keep_it(title: str, taken: set[str], name: str) -> None:
    assert free_name(title, "product", taken) == name


def test_a_collection_without_a_page_is_told_before_anything_is_asked(checked_site: SiteFolder) -> None:
    before = tree(checked_site.root)
    done = run(checked_site.root, "new", "perajin", answers="Bengkel\n")
    assert done.exit_code == 1
    assert "write content/producers/index.id.md" in done.output
    assert "Title (" not in done.output
    assert tree(checked_site.root) == before


def test_a_draft_needs_no_page_of_its_collection(checked_site: SiteFolder) -> None:
    words = ("--title", "Bengkel", "--summary", "Kayu.", "--kind", "workshop", "--draft", "--yes")
    done = run(checked_site.root, "new", "perajin", *words)
    assert done.exit_code == 0
    assert "write content/producers/index.id.md" in done.output
    assert checked_site.problems() == []


def test_a_type_that_the_site_has_no_vocabulary_for_is_told_before_anything_is_asked(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, "new", "destinasi", answers="Gua\n", lang="id")
    assert done.exit_code == 1
    assert "content/vocabulary/destination-kinds.yaml" in done.output
    assert "Judul (" not in done.output


def test_choices_are_named_in_the_language_of_the_editor(whole_site: SiteFolder) -> None:
    asked = [word for word in PRODUCT if word not in ("--yes", "--category", "kebun")]
    assert "  kebun = Farm crops\n" in run(whole_site.root, *asked, answers="kebun\n").output
    assert "  kebun = Hasil kebun\n" in run(whole_site.root, *asked, answers="kebun\n", lang="id").output


def test_what_cannot_be_written_is_told(checked_site: SiteFolder) -> None:
    shutil.copytree(PROJECT / "content/vocabulary", checked_site.root / "content/vocabulary", dirs_exist_ok=True)
    checked_site.write("content/articles", "no folder")
    done = run(checked_site.root, "new", "article", *WORDS, "--date", "17 Agustus 2026", "--draft", "--yes")
    assert done.exit_code == 1
    assert "Nothing could be written: " in done.output


def test_a_disk_that_is_full_leaves_nothing_behind(checked_site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = tree(checked_site.root), Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "index.en.md":
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = run(checked_site.root, *PRODUCT)
    assert done.exit_code == 1
    assert "No space left on device" in done.output
    assert tree(checked_site.root) == before


@pytest.mark.parametrize(("lang", "name"), [("id", "produk"), ("en", "product")])
def test_the_help_names_the_types_and_of_one_type_what_it_has(checked_site: SiteFolder, lang: str, name: str) -> None:
    general = run(checked_site.root, "new", "--help", lang=lang).output
    assert f", {name}, " in " ".join(general.split())
    assert "--help" in general
    assert "--title-en" in general
    assert not {"--category", "--sector", "--compare", "--translation "} & {*general.split()}
    for order in (("new", name, "--help"), ("new", "--help", name)):
        own = run(checked_site.root, *order, lang=lang).output
        assert "--category" in own
        assert "--sector" not in own
    assert len(general.splitlines()) < 40


def test_a_site_with_a_broken_configuration_is_told_and_nothing_asked(checked_site: SiteFolder) -> None:
    checked_site.replace("content/site.yaml", "tagline:", "tagline_:")
    done = run(checked_site.root, "new", "produk")
    assert done.exit_code == 1
    assert done.output.startswith("content/site.yaml:")


def test_an_example_is_shown_in_its_own_language_only(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, "new", "produk", answers="Batu\nIndah.\nStone\nPretty.\nkebun\n\n\n")
    indonesian, english = (
        done.output.partition(f"Title ({name})")[2].partition("> ")[0] for name in ("Bahasa Indonesia", "English")
    )
    assert "Kopi Bukit Tempurung" in indonesian
    assert english
    assert "For example" not in english
