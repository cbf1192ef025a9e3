"""The ledger of translations: read, settled, joined, and written."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase import ledger_file, load, translation_recorder
from etalase.blocks import Version, Wording, fingerprint
from etalase.file_names import is_ignored
from etalase.problems import BuildError, Severity
from etalase.translation_ledger import HEAD, Line, TranslationLedger, accepted, moved, parse, remembered, settled, text
from etalase.translation_state import Survey
from tests.conftest import SiteFolder

FILE = "content/translations.txt"
KOPI, TIKAR = "products/kopi/index.en.md", "products/tikar/index.en.md"


def words(letters: str) -> str:
    """Fingerprints of a title and of a body with a block for each letter."""
    return " ".join((fingerprint("title"), "|", *(fingerprint(letter) for letter in letters)))


def wording(body: str, translation: str, file: str = KOPI) -> Wording:
    folder = f"content/{file.removesuffix('/index.en.md')}"
    return Wording(
        folder.removeprefix("content/"),
        {
            "id": Version(f"{folder}/index.id.md", words(body), fingerprint(body)),
            "en": Version(f"{folder}/index.en.md", words(translation), fingerprint(translation)),
        },
    )


def line(body: str, translation: str, file: str = KOPI) -> Line:
    return Line(file, fingerprint(translation), words(body))


def settle(lines: list[Line], *wordings: Wording) -> list[Line]:
    return list(settled(TranslationLedger(tuple(lines)), wordings, "id").lines)


def read(written: str) -> TranslationLedger:
    ledger, problems = parse(written)
    assert problems == []
    return ledger


def test_an_entry_that_is_not_known_yet_counts_as_current() -> None:
    assert settle([], wording("abc", "klm")) == [line("abc", "klm")]


def move(lines: list[Line], *wordings: Wording) -> dict[str, str]:
    return moved(TranslationLedger(tuple(lines)), wordings, "id")


NEW = "products/kopi-desa/index.en.md"


def test_a_folder_that_has_another_name_is_known_by_its_words() -> None:
    """By those of the translation, or where that was edited, of the source."""
    lines = [line("abc", "klm"), line("d", "n", TIKAR)]
    for now in (wording("abc", "klm", NEW), wording("aXc", "klm", NEW), wording("abc", "kXm", NEW)):
        assert move(lines, now, wording("d", "n", TIKAR)) == {"products/kopi": "products/kopi-desa"}


def test_what_may_be_another_entry_has_not_moved() -> None:
    lines = [line("abc", "klm")]
    moves = {
        "it is there": [wording("abc", "klm"), wording("abc", "klm", NEW)],
        "both have its words": [wording("abc", "klm", NEW), wording("abc", "klm", TIKAR)],
        "other words": [wording("aXc", "kXm", NEW)],
        "another collection": [wording("abc", "klm", "culture/kopi/index.en.md")],
    }
    for why, now in moves.items():
        assert move(lines, *now) == {}, why
    assert (
        move([*lines, line("abc", "klm", TIKAR)], wording("abc", "klm", TIKAR)) == {}
    )  # it was there beside the other


def test_an_edited_source_leaves_the_line_as_it_was() -> None:
    assert settle([line("abc", "klm")], wording("aXc", "klm")) == [line("abc", "klm")]


def test_an_edited_translation_is_made_of_the_present_source() -> None:
    assert settle([line("abc", "klm")], wording("aXc", "kXm")) == [line("aXc", "kXm")]


def test_what_is_no_more_is_dropped() -> None:
    assert settle([line("abc", "klm"), line("de", "no", TIKAR)], wording("abc", "klm")) == [line("abc", "klm")]


def test_a_folder_that_was_renamed_by_hand_is_known_again() -> None:
    assert settle([line("abc", "klm", TIKAR)], wording("aXc", "klm", KOPI)) == [line("abc", "klm", KOPI)]


def test_a_copied_folder_begins_anew() -> None:
    found = settle([line("abc", "klm", TIKAR)], wording("abc", "klm", TIKAR), wording("aXc", "klm", KOPI))
    assert found == [line("abc", "klm", TIKAR), line("aXc", "klm", KOPI)]


def alone(body: str, *languages: str, file: str = KOPI) -> Wording:
    """An entry without a translation; with those languages on purpose, if there are any."""
    both = wording(body, "", file)
    return Wording(both.key, {"id": both.versions["id"]}, languages)


def test_a_translation_that_is_gone_is_remembered_as_long_as_its_source_is_there() -> None:
    assert settle([line("abc", "klm")], alone("aXc")) == [line("abc", "klm")]
    assert settle([line("abc", "klm")], alone("aXc", "id", "en")) == [line("abc", "klm")]
    assert settle([line("abc", "klm")], alone("de", file=TIKAR)) == []


def test_a_translation_that_was_left_out_on_purpose_is_forgotten() -> None:
    assert settle([line("abc", "klm")], alone("abc", "id")) == []
    assert settle([line("abc", "klm")], alone("abc", "id", "ar")) == []


def test_a_translation_that_was_moved_to_another_entry_is_missed_where_it_was() -> None:
    found = settle([line("abc", "klm")], alone("abc"), wording("de", "klm", TIKAR))
    assert found == [line("abc", "klm", TIKAR), line("abc", "klm")]


def test_of_two_lines_that_git_has_joined_the_one_of_this_translation_holds() -> None:
    older, newer = line("abc", "klm"), line("aXc", "kXm")
    for lines in ([older, newer], [newer, older]):
        assert settle(lines, wording("aXY", "kXm")) == [newer]
        assert settle(lines, wording("aXY", "klm")) == [older]
        assert settle(lines, wording("aXY", "both")) == [line("aXY", "both")]


def test_of_two_lines_of_one_translation_the_one_that_knows_more_of_the_source_holds() -> None:
    older, newer = line("abc", "klm"), line("aXc", "klm")
    for lines in ([older, newer], [newer, older]):
        assert settle(lines, wording("aXd", "klm")) == [newer]
        assert settle(lines, wording("abd", "klm")) == [older]


def test_accepting_one_translation_leaves_the_others() -> None:
    ledger = TranslationLedger((line("abc", "klm"), line("de", "no", TIKAR)))
    now = (wording("aXc", "klm"), wording("dX", "no", TIKAR))
    assert accepted(ledger, now, "id", [("products/kopi", "en")]).lines == (line("aXc", "klm"), line("de", "no", TIKAR))


def test_the_source_itself_has_no_line() -> None:
    [only] = settle([], wording("abc", "klm"))
    assert only.file == KOPI
    assert remembered(TranslationLedger((only,))) == {KOPI: words("abc")}


LINES = st.lists(
    st.builds(
        line, st.text("abc", max_size=4), st.text("klm", max_size=3), st.sampled_from([KOPI, TIKAR, "index.en.md"])
    )
)


@given(LINES)
def test_what_is_written_is_read_again(lines: list[Line]) -> None:
    ledger = read(text(TranslationLedger(tuple(lines))))
    assert set(ledger.lines) == set(lines)
    assert ledger.head == HEAD
    assert text(read(text(ledger))) == text(ledger)


@given(LINES, LINES, st.text("abc", max_size=4), st.text("klm", max_size=3))
def test_joining_the_lines_of_two_ledgers_gives_one_answer(
    ours: list[Line], theirs: list[Line], body: str, translation: str
) -> None:
    one, other = text(TranslationLedger(tuple(ours))), text(TranslationLedger(tuple(theirs)))
    now = (wording(body, translation), alone(body, file=TIKAR))
    found = settle(list(read(one + other).lines), *now)
    assert set(found) == set(settle(list(read(other + one).lines), *now))
    assert settle(found, *now) == found


def test_notes_of_editors_stay() -> None:
    assert read(f"# Milik dinas\n\n{KOPI} 00000000: 11111111 |\n").head == ("# Milik dinas",)


@pytest.mark.parametrize(
    "row",
    [
        KOPI,
        f"{KOPI} 00000000",
        f"{KOPI} 0000000: 11111111 |",
        f"{KOPI} 00000000 11111111 |",
        f"{KOPI} 00000000: 11111111 22222222",
        f"{KOPI} 00000000: | x",
        "products/kopi 00000000: 11111111 |",
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_place_and_the_others_are_kept(row: str) -> None:
    ledger, [problem] = parse(f"# Catatan\n{row}\n{TIKAR} 00000000: 11111111 |\n")
    assert (problem.code, problem.place.line, problem.found) == ("translation-line", 2, row)
    assert [line.file for line in ledger.lines] == [TIKAR]


def test_lines_with_paths_as_on_disk_and_more_spaces_are_read() -> None:
    assert read(f"  content/{KOPI}   00000000 :  11111111  |  22222222 ").lines == (
        Line(KOPI, "00000000", "11111111 | 22222222"),
    )


def test_a_conflict_of_git_is_told_and_loses_nothing() -> None:
    rows = [f"{KOPI} {own}: 11111111 |" for own in ("00000000", "33333333")]
    ledger, [problem] = parse(f"<<<<<<< HEAD\n{rows[0]}\n=======\n{rows[1]}\n>>>>>>> kopi\n")
    assert (problem.code, str(problem.place)) == ("ledger-conflict", f"{FILE}:1:1")
    assert [line.own for line in ledger.lines] == ["00000000", "33333333"]


def test_git_joins_what_two_people_have_translated(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Dinas", "-c", "user.email=dinas@contoh.example", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def commit(*lines: Line) -> None:
        (tmp_path / FILE).write_text(text(TranslationLedger(lines)), "utf-8")
        git("add", ".")
        git("commit", "-m", "Terjemahan")

    git("init", "-b", "main")
    (tmp_path / "content").mkdir()
    (tmp_path / ".gitattributes").write_text(
        (Path(__file__).parent.parent / ".gitattributes").read_text("utf-8"), "utf-8"
    )
    commit(line("abc", "klm"), line("de", "no", TIKAR))
    git("switch", "-c", "kopi")
    commit(line("aXc", "kXm"), line("de", "no", TIKAR))
    git("switch", "main")
    commit(line("abc", "klY"), line("dX", "nX", TIKAR))
    git("merge", "--no-edit", "kopi")
    joined = load.translation_ledger(tmp_path)
    now = (wording("aXc", "kXm"), wording("dX", "nX", TIKAR))
    assert list(settled(joined, now, "id").lines) == [line("aXc", "kXm"), line("dX", "nX", TIKAR)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def survey(root: Path, *wordings: Wording) -> Survey:
    return Survey(wordings, load.translation_ledger(root), ("id", "en"))


def test_the_file_is_made_with_an_explanation_and_then_left_alone(root: Path) -> None:
    now = wording("abc", "klm")
    assert translation_recorder.record(root, survey(root, now)) == []
    written = (root / FILE).read_text("utf-8")
    assert written.startswith("# Catatan terjemahan")
    assert "# Translation ledger" in written
    before = (root / FILE).stat()
    assert translation_recorder.record(root, survey(root, wording("aXc", "klm"))) == []
    assert ((root / FILE).stat().st_ino, (root / FILE).read_text("utf-8")) == (before.st_ino, written)
    assert {path.name for path in (root / "content").iterdir()} == {"translations.txt"}


def test_without_translations_there_is_no_file(root: Path) -> None:
    only = Wording("pages/a", {"id": Version("content/pages/a/index.id.md", "|", "00000000")})
    assert translation_recorder.record(root, survey(root, only)) == []
    assert list((root / "content").iterdir()) == []


def test_what_was_noted_during_the_build_is_kept(root: Path) -> None:
    built = survey(root, wording("abc", "klm"), wording("dX", "no", TIKAR))
    (root / FILE).write_text(text(TranslationLedger((line("de", "no", TIKAR),))), "utf-8")
    translation_recorder.record(root, built)
    assert load.translation_ledger(root).lines == (line("abc", "klm"), line("de", "no", TIKAR))


def test_what_was_broken_during_the_build_is_left_to_the_next(root: Path) -> None:
    built = survey(root, wording("abc", "klm"))
    (root / FILE).write_text("<<<<<<< HEAD\n", "utf-8")
    assert translation_recorder.record(root, built) == []
    assert (root / FILE).read_text("utf-8") == "<<<<<<< HEAD\n"


def test_a_folder_that_cannot_be_written_is_a_warning_and_leaves_the_old_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translation_recorder.record(root, survey(root, wording("abc", "klm")))
    written = (root / FILE).read_text("utf-8")
    beside = set()

    def full(descriptor: int) -> None:
        beside.update(path.name for path in (root / "content").iterdir())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger_file.os, "fsync", full)
    [problem] = translation_recorder.record(root, survey(root, wording("aXc", "kXm")))
    assert (problem.code, problem.severity) == ("translations-unwritten", Severity.WARNING)
    assert "(No space left on device)" in problem.text(str)
    assert (root / FILE).read_text("utf-8") == written
    assert all(is_ignored(name) for name in beside - {"translations.txt"})
    assert beside != {"translations.txt"}


def test_every_mistake_in_the_file_stops_the_build(minimal_site: SiteFolder) -> None:
    minimal_site.write(FILE, f"{KOPI}\n{TIKAR} x\n")
    with pytest.raises(BuildError) as caught:
        minimal_site.build()
    assert [str(problem.place) for problem in caught.value.problems] == [f"{FILE}:1:1", f"{FILE}:2:1"]
    assert re.search(r"cannot be read", caught.value.problems[0].text(str))
