"""`serve`: an editor saves, mends, breaks, makes and deletes files, and always sees how things stand."""

import asyncio
import json
import math
import shutil
import signal
import threading
import time
from itertools import pairwise

import pytest
from tornado.websocket import websocket_connect

import build as etalase_build
from etalase.problems import Place, Problem, Severity
from etalase.run import Options, Project
from etalase.serving import preview
from etalase.serving.addresses import addresses
from etalase.serving.builder import Builder
from etalase.serving.injected import injected, without_page
from etalase.serving.outcome import Outcome
from etalase.serving.rebuilding import LONGEST, QUIET, Rebuilding, settle
from tests.conftest import TODAY, SiteFolder
from tests.serving import PATIENCE, serving

KOPI = "content/products/kopi/index.id.md"
PRICE = ("price: Rp 25.000 – 40.000", "price: dua puluh lima ribu")


def builder(site: SiteFolder, *, is_pseudo: bool = False) -> Builder:
    return Builder(Project(site.root, etalase_build.build), Options("en", "text", TODAY), is_pseudo=is_pseudo)


def test_saves_are_shown_with_new_and_deleted_folders(program: SiteFolder) -> None:
    with serving(program) as server:
        program.replace(KOPI, "title: Kopi Desa", "title: Kopi Baru")
        server.until(lambda: "Kopi Baru" in server.page("/id/produk/kopi/")[1])
        shutil.copytree(program.root / "content/products/kopi", program.root / "content/products/teh")
        program.replace("content/products/teh/index.id.md", "title: Kopi Baru", "title: Teh Desa\nslug: teh")
        (program.root / "content/products/teh/index.en.md").unlink()
        server.until(lambda: server.page("/id/produk/teh/")[0] == 200)
        shutil.rmtree(program.root / "content/products/teh")
        server.until(lambda: server.page("/id/produk/teh/")[0] == 404)


def test_a_folder_that_takes_the_place_of_another_is_noticed(program: SiteFolder) -> None:
    with serving(program) as server:
        other = program.root / "other"
        shutil.copytree(program.root / "content", other)
        (program.root / "content").rename(program.root / "old")
        other.rename(program.root / "content")
        time.sleep(2.5)  # it is watched anew
        program.replace(KOPI, "title: Kopi Desa", "title: Kopi Baru")
        server.until(lambda: "Kopi Baru" in server.page("/id/produk/kopi/")[1])


def test_several_quick_saves_of_one_file_are_one_build(program: SiteFolder) -> None:
    with serving(program) as server:
        for attempt in range(100):
            before, saved = server.settled(), [time.monotonic()]
            for number in range(10):
                time.sleep(QUIET / 10)
                text = f"---\ntitle: Tentang\nsummary: Ke-{attempt}-{number}.\n---\n\nIsi.\n"
                program.write("content/pages/tentang/index.id.md", text)
                saved.append(time.monotonic())
            builds = server.settled() - before
            assert f"Ke-{attempt}-9." in server.page("/id/tentang/")[1]
            if builds == 1 and max(after - one for one, after in pairwise(saved)) < QUIET / 2:
                return  # a busy computer saves or sees some of them late: then another attempt
        raise AssertionError("ten quick saves were never one build")


@pytest.mark.parametrize(
    ("gaps", "waited"),
    [
        ([], QUIET),
        ([0.01, 0.04], 0.05 + QUIET),
        ([0.01, QUIET + 0.01], 0.01 + QUIET),  # the second comes too late: it is another build's
        ([LONGEST / 8] * 1000, LONGEST),  # somebody who never pauses still sees something
    ],
)
def test_a_build_waits_for_the_last_of_several_saves_but_not_for_ever(gaps: list[float], waited: float) -> None:
    now = 0.0
    to_come = iter(gaps)

    def is_changed(seconds: float) -> bool:
        nonlocal now
        gap = next(to_come, math.inf)
        now += min(gap, seconds)
        return gap <= seconds

    settle(is_changed, lambda: now)
    assert now == pytest.approx(waited)


def test_traces_of_editors_are_no_changes(program: SiteFolder) -> None:
    with serving(program) as server:
        before = server.settled()
        program.write("content/products/kopi/.index.id.md.swp", "x")
        program.write("content/products/kopi/~$index.docx", "x")
        assert server.settled() == before


def test_changes_during_a_build_lead_to_one_more_after_it() -> None:
    began, may_end = threading.Semaphore(0), threading.Semaphore(0)
    at_work: list[int] = []
    most: list[int] = []
    done = threading.Semaphore(0)

    def build() -> None:
        at_work.append(1)
        most.append(len(at_work))
        began.release()
        assert may_end.acquire(timeout=PATIENCE)
        at_work.pop()

    rebuilding = Rebuilding(build, lambda _: done.release())
    rebuilding.start()
    rebuilding.changed()
    assert began.acquire(timeout=PATIENCE)
    for _ in range(5):
        rebuilding.changed()
    may_end.release()
    assert began.acquire(timeout=PATIENCE)
    may_end.release()
    assert done.acquire(timeout=PATIENCE)
    assert done.acquire(timeout=PATIENCE)
    assert not began.acquire(timeout=0.3)
    assert most == [1, 1]


def test_problems_stand_over_the_last_good_page_in_the_words_of_the_terminal(program: SiteFolder) -> None:
    with serving(program) as server:
        program.replace(KOPI, *PRICE)
        server.until(lambda: bool(server.outcome()["failed"]))
        shown = server.outcome("/id/produk/kopi/")
        (file,) = shown["files"]
        (problem,) = file["problems"]
        assert (file["file"], problem["place"]) == (KOPI, f"{KOPI}:5:8")
        assert 'It says "dua puluh lima ribu".' in problem["text"]
        assert problem["example"] == "price: Rp 150.000 – 350.000"
        assert f"{problem['text']} For example:  {problem['example']}" in server.told
        assert shown["preview"] == "/_preview/products/kopi/"
        assert "Kopi Desa" in server.page("/id/produk/kopi/")[1]
        program.replace(KOPI, *reversed(PRICE))
        server.until(lambda: not server.outcome()["failed"])
        assert server.outcome()["files"] == []
    assert not any(b"etalase-serve" in page.read_bytes() for page in program.output.rglob("*.html"))


def test_a_browser_that_begins_to_wait_with_an_old_page_is_told_at_once(program: SiteFolder) -> None:
    async def first_word(address: str) -> str:
        browser = await websocket_connect(f"{address.replace('http', 'ws')}/livereload")
        await browser.write_message(json.dumps({"command": "info", "url": f"{address}/id/produk/kopi/"}))
        word = await asyncio.wait_for(browser.read_message(), 10)
        browser.close()
        while await browser.read_message():
            pass
        return str(word)

    with serving(program) as server:
        before = server.outcome("/id/produk/kopi/")["number"]
        program.replace(KOPI, "title: Kopi Desa", "title: Kopi Baru")
        server.until(lambda: server.outcome("/en/")["number"] > before)
        assert json.loads(asyncio.run(first_word(server.address)))["command"] == "reload"


def test_a_site_that_was_never_good_is_shown_once_it_is_mended(program: SiteFolder) -> None:
    program.replace(KOPI, *PRICE)
    with serving(program) as server:
        status, page = server.page("/id/")
        assert (status, "There is no page here yet." in page) == (404, True)
        assert server.outcome()["failed"]
        program.replace(KOPI, *reversed(PRICE))
        server.until(lambda: server.page("/id/")[0] == 200)


def test_mistakes_of_templates_and_of_the_program_are_told_and_outlived(program: SiteFolder) -> None:
    with serving(program) as server:
        template = program.root / "templates/layouts/entry.html"
        good = template.read_text("utf-8")
        for mistake, told in [("{% block x %}", "endblock"), ("{{ nothing_of_that_name }}", "nothing_of_that_name")]:
            template.write_text(good.replace("<h1>", f"<h1>{mistake}", 1), "utf-8")
            server.until(lambda told=told: told in str(server.outcome()["crash"]))
            shown = server.outcome()
            assert shown["failed"]
            assert shown["crash"]["place"].startswith("templates/layouts/entry.html:")
            assert "Traceback" in shown["crash"]["traceback"]
            template.write_text(good, "utf-8")
            server.until(lambda: not server.outcome()["failed"])
    assert "Traceback" in server.mistakes


def test_the_program_itself_may_fail(minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    one = builder(minimal_site)
    assert not one.build().is_failed
    with monkeypatch.context() as patch:
        patch.setattr("etalase.load.theme", lambda _: 1 // 0)
        failed = one.build()
    assert failed.is_failed
    crash = failed.shown()["crash"]
    assert crash["message"].startswith("The program has a mistake of its own: integer division or modulo by zero.")
    assert "ZeroDivisionError" in crash["traceback"]
    assert not one.build().is_failed


def test_a_file_that_was_deleted_in_output_is_made_again(minimal_site: SiteFolder) -> None:
    one = builder(minimal_site)
    one.build()
    one.look_ahead()
    assert one._glances
    one._glances.answer(1)  # it has looked already
    (minimal_site.output / "id/produk/kopi/index.html").unlink()
    minimal_site.replace("content/products/tikar/index.id.md", "title: ", "title: Wah ")
    assert not one.build().is_failed
    assert (minimal_site.output / "id/produk/kopi/index.html").is_file()


def test_fifty_saves_broken_and_mended_leave_the_server_alive_and_the_last_state_right(program: SiteFolder) -> None:
    good = (program.root / KOPI).read_text("utf-8")
    template = (program.root / "templates/product.html").read_text("utf-8")
    with serving(program) as server:
        for number in range(50):
            if number % 3 == 1:
                program.write(KOPI, good.replace(*PRICE))
            elif number % 7 == 2:
                program.write("templates/product.html", template + "{% if")
            else:
                program.write("templates/product.html", template)
                program.write(KOPI, good.replace("Kopi Desa", f"Kopi {number}"))
            time.sleep(0.2)
        program.write("templates/product.html", template)
        program.write(KOPI, good.replace("Kopi Desa", "Kopi Terakhir"))
        server.until(lambda: "Kopi Terakhir" in server.page("/id/produk/kopi/")[1] and not server.outcome()["failed"])
        server.settled()
        assert "Kopi Terakhir" in server.page("/id/produk/kopi/")[1]
        assert server.outcome()["crash"] is None


@pytest.mark.parametrize("is_building", [False, True], ids=["idle", "at work"])
def test_ctrl_c_ends_it_cleanly(program: SiteFolder, is_building: bool) -> None:
    with serving(program) as server:
        server.settled()
        if is_building:
            program.replace("templates/layouts/base.html", "<body>", "<body >")
            time.sleep(0.1)
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(PATIENCE) in (0, 130)
    assert server.mistakes == ""


def test_messages_without_translation_are_marked_while_an_editor_looks(minimal_site: SiteFolder) -> None:
    path = "translations/id/LC_MESSAGES/messages.po"
    minimal_site.replace(path, 'msgid "At a glance"\nmsgstr "Sekilas"', 'msgid "At a glance"\nmsgstr ""')
    minimal_site.replace(path, 'msgid "Contact"\nmsgstr "Kontak"\n', "")
    assert {problem.code for problem in minimal_site.problems()} == {"message-missing", "message-untranslated"}
    outcome = builder(minimal_site).build()
    assert not outcome.is_failed
    warned = {one.code for one in outcome.problems if one.severity is Severity.WARNING}
    assert {"message-missing", "message-untranslated"} <= warned
    assert "⟦At a glance⟧" in minimal_site.html("/id/produk/kopi/")
    assert "⟦" not in minimal_site.html("/en/products/village-coffee/")


def test_pseudo_texts_go_to_a_folder_of_their_own(minimal_site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    one = builder(minimal_site, is_pseudo=True)
    assert not one.build().is_failed
    told = capsys.readouterr().out
    assert "The pseudo-texts are ready; output/ is as it was. Pages: " in told
    assert "ready in output/" not in told
    assert not minimal_site.output.exists()
    page = (one.output / "id/produk/kopi/index.html").read_text("utf-8")
    assert "Ķöþî" in page or "Ķöpî Đéšå" in page
    assert "Šéķîļåš one" in page
    minimal_site.replace(KOPI, "dipetik tangan", "dipetik pagi")
    assert not one.build().is_failed
    assert "påĝî" in (one.output / "id/produk/kopi/index.html").read_text("utf-8")


def test_only_this_computer_is_let_in_unless_told_otherwise() -> None:
    assert addresses("127.0.0.1", 8000, "/desa/") == ("http://127.0.0.1:8000/desa/", "")
    assert addresses("localhost", 8000, "/") == ("http://localhost:8000/", "")
    here, there = addresses("0.0.0.0", 8000, "/desa/")
    assert here == "http://127.0.0.1:8000/desa/"
    assert there.startswith("http://")
    assert there.endswith(":8000/desa/")
    assert addresses("192.0.2.7", 80, "/") == ("http://192.0.2.7:80/", "http://192.0.2.7:80/")


def outcome_of(pages: dict[str, dict[str, str]], *problems: Problem) -> Outcome:
    return Outcome(1, "en", "ltr", str, problems, base_path="/desa/", entry_pages=pages)


PAGES = {
    "products/kopi": {"id": "id/produk/kopi/index.html", "en": "en/products/coffee/index.html"},
    "": {"id": "id/index.html"},
}


def nothing_old(key: str, locale: str) -> tuple[int, ...]:
    del key, locale
    return ()


def test_the_preview_marks_the_block_whose_source_has_changed(minimal_site: SiteFolder) -> None:
    one = Builder(Project(minimal_site.root, etalase_build.build), Options("en", "text", TODAY))
    assert not one.build().is_failed
    assert one.old_blocks("products/kopi", "en") == ()
    minimal_site.replace(KOPI, "dipetik tangan", "dipetik pagi")
    assert not one.build().is_failed
    assert one.old_blocks("products/kopi", "en") == (0,)
    assert one.old_blocks("products/kopi", "id") == ()
    assert one.old_blocks("", "en") == ()


def test_the_preview_claims_nothing_of_its_own() -> None:
    page = preview.pair("products/kopi", outcome_of(PAGES), nothing_old)
    assert page.count("<iframe") == 2
    assert 'src="/desa/id/produk/kopi/"' in page
    assert "old blocks:" not in page
    assert 'href="/_preview/products/kopi/"' in preview.index(outcome_of(PAGES), nothing_old)


def test_the_preview_counts_old_blocks() -> None:
    def old(key: str, locale: str) -> tuple[int, ...]:
        return (0, 2) if (key, locale) == ("products/kopi", "en") else ()

    assert "old blocks: 2" in preview.pair("products/kopi", outcome_of(PAGES), old)
    assert "old blocks: 2" in preview.index(outcome_of(PAGES), old)


def test_the_preview_lists_first_what_is_old() -> None:
    def old(key: str, locale: str) -> tuple[int, ...]:
        return (0,) if (key, locale) == ("products/kopi", "en") else ()

    pages = {"articles/a": PAGES["products/kopi"], **PAGES}
    heading = "<h2>Older than the source text <small>1</small></h2>"
    told = preview.index(outcome_of(pages), old)
    first, _, rest = told.partition("<h2>articles")
    assert heading in first
    assert "/_preview/products/kopi/" in first
    assert "/_preview/products/kopi/" in rest
    assert heading not in preview.index(outcome_of(pages), nothing_old)


def test_the_overlay_lists_files_in_the_order_of_the_terminal() -> None:
    problems = [Problem("a", Place(name), "x") for name in ("b.md", "a.md", "b.md")]
    assert [file["file"] for file in outcome_of({}, *problems).shown()["files"]] == ["b.md", "a.md", "b.md"]


def test_data_in_a_page_cannot_end_its_script() -> None:
    page = injected(without_page(outcome_of({})), {"title": "</script><b>"})
    assert b"</script><b>" not in page
    assert page.count(b"etalase-serve") == 1
