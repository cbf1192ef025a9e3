"""Publishing to a real OpenSSH server: releases, refusals, locks, and processes that are killed on their way."""

import json
import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from etalase.publish_plan import LOCK
from etalase.publishing import run
from tests.conftest import MakeSite
from tests.publishing_project import ADDRESS, EXAMPLE, Publisher, files, is_shown, with_place
from tests.ssh_server import SshServer, ssh_server


@pytest.fixture
def publisher(server: SshServer, site_of: MakeSite) -> Publisher:
    return publisher_to(server, site_of)


def publisher_to(server: SshServer, site_of: MakeSite) -> Publisher:
    site = with_place(site_of("minimal"), f"{{to: '{server.address}'}}")
    return Publisher(site, {"HOME": str(server.home), "SSH_AUTH_SOCK": ""})


def current(server: SshServer) -> Path:
    return server.folder / "current"


def sent(output: str) -> tuple[int, int, int]:
    match = re.search(r"Sent: (\d+) \(\d+ kB\); unchanged: (\d+); deleted: (\d+)", output)
    assert match, output
    one, two, three = match.groups()
    return int(one), int(two), int(three)


def test_visitors_see_the_site_and_then_only_what_has_changed_is_sent(publisher: Publisher, server: SshServer) -> None:
    result = publisher.publish()
    assert result.exit_code == 0, result.output
    built = publisher.built()
    assert files(current(server)) == built
    assert sent(result.output)[0] == len(set(built.values()))
    size = sum(map(len, set(built.values())))
    assert f"({size / 1000:.0f} kB)" in result.output
    assert "Nothing has changed" in publisher.publish().output.splitlines()[-1]
    before = (current(server) / "robots.txt").stat().st_ino
    page = next((publisher.site.root / "content/products").glob("*/index.id.md"))
    page.write_text(page.read_text("utf-8") + "\nKalimat baru.\n", "utf-8")
    result = publisher.publish()
    assert 0 < sent(result.output)[0] < 20
    assert is_shown(publisher.built(), files(current(server)))
    assert (current(server) / "robots.txt").stat().st_ino == before
    assert not [path for path in (server.folder / ".etalase").rglob("*") if path.is_file()]


def test_a_release_before_the_last_one_goes(publisher: Publisher, server: SshServer) -> None:
    for title in ("Satu", "Dua", "Tiga"):
        publisher.retitle("Desa Contoh", title)
        publisher.publish()
        publisher.retitle(title, "Desa Contoh")
    assert len([path for path in (server.folder / "releases").iterdir() if path.is_dir()]) == 2
    assert is_shown(publisher.built(), files(current(server)))


def test_a_dry_run_tells_and_changes_nothing(publisher: Publisher, server: SshServer) -> None:
    result = publisher.publish("--dry-run")
    assert f"To send: {len(set(publisher.built().values()))}; unchanged: 0; to delete: 0." in result.output
    assert not list(server.folder.iterdir())


def test_a_dry_run_names_pages_and_on_demand_every_file(publisher: Publisher) -> None:
    short, whole = (publisher.publish("--dry-run", *more).output for more in ((), ("--all",)))
    assert len(short.splitlines()) < 40
    assert "\n  + robots.txt\n" in whole
    assert "\n  + robots.txt\n" not in short
    assert "\n  /id/produk/kopi/  Kopi Desa\n" in whole
    publisher.publish()
    publisher.site.replace("content/products/kopi/index.id.md", "dipetik tangan", "dipetik dengan tangan")
    assert "\nPages that change: 1\n  /id/produk/kopi/  Kopi Desa\n" in publisher.publish("--dry-run").output


def test_a_dry_run_gives_data(publisher: Publisher) -> None:
    publisher.site.write("content/products/kopi/sisa.xyz", "x")
    for _ in range(2):  # built anew, and up to date
        told = json.loads(publisher.run("--format", "json", "publish", "--dry-run").output)
        assert [one["code"] for one in told["warnings"]] == ["file-unused"]
        assert {"address": "/id/produk/kopi/", "title": "Kopi Desa"} in told["pages"]["new"]
        assert "robots.txt" in told["files"]["new"]
        assert told["send"] == len(set(publisher.built().values()))


def test_a_site_with_an_address_of_nobody_is_sent_only_to_a_place_that_is_named(
    publisher: Publisher, server: SshServer
) -> None:
    publisher.site.replace("content/site.yaml", ADDRESS, EXAMPLE)
    publisher.site.replace("content/site.yaml", "publish: {", "publish: {name: coba, ")
    result = publisher.publish()
    assert result.exit_code == 1
    assert f'content/site.yaml:3:6  Web address\n  It says "{EXAMPLE}".' in result.output
    assert "python build.py publish coba" in result.output
    assert not list(server.folder.iterdir())
    result = publisher.publish("--dry-run")
    assert (result.exit_code, "(warning)" in result.output) == (0, True)
    result = publisher.publish("coba")
    assert (result.exit_code, "(warning)" in result.output) == (0, True)
    assert files(current(server)) == publisher.built()


def test_a_server_that_is_not_known_is_refused_with_what_to_do(publisher: Publisher, server: SshServer) -> None:
    (server.home / ".ssh" / "known_hosts").unlink()
    result = publisher.publish()
    assert result.exit_code == 1
    assert f"ssh -p {server.port} " in result.output
    assert "fingerprint" in result.output
    assert not list(server.folder.iterdir())


def test_a_server_whose_key_has_changed_is_refused(publisher: Publisher, server: SshServer) -> None:
    known = server.home / ".ssh" / "known_hosts"
    own = (server.home / ".ssh" / "id_ed25519.pub").read_text("utf-8").split()
    known.write_text(f"[127.0.0.1]:{server.port} {own[0]} {own[1]}\n", "utf-8")
    result = publisher.publish()
    assert result.exit_code == 1
    assert "its key has changed" in result.output
    assert not list(server.folder.iterdir())


def test_a_key_that_is_not_welcome_is_told(publisher: Publisher, server: SshServer) -> None:
    (server.folder.parent / "authorized_keys").write_text("", "utf-8")
    result = publisher.publish()
    assert result.exit_code == 1
    assert "does not accept any SSH key" in result.output


def test_a_folder_that_is_not_there_is_told_and_not_made(publisher: Publisher, server: SshServer) -> None:
    server.folder.rmdir()
    result = publisher.publish()
    assert result.exit_code == 1
    assert f"The folder {server.folder} is not on the server" in result.output
    assert not server.folder.exists()


def test_a_server_that_does_not_answer_is_told_kindly(
    publisher: Publisher, server: SshServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PAUSES", (0,))
    publisher.site.replace("content/site.yaml", f":{server.port}/", ":1/")
    result = publisher.publish()
    assert result.exit_code == 1
    assert "Trying again in 0 s." in result.output
    assert "The server 127.0.0.1 does not answer there." in result.output
    assert "Traceback" not in result.output


def test_a_server_that_nobody_knows_is_told_kindly(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PAUSES", (0,))
    publisher.site.replace("content/site.yaml", "@127.0.0.1:", "@server.invalid:")
    result = publisher.publish()
    assert result.exit_code == 1
    assert "The server server.invalid is not found." in result.output


def lock(server: SshServer, seen: float) -> Path:
    file = server.folder / LOCK
    file.parent.mkdir(exist_ok=True)
    held = {"who": "sari@kantor", "where": "elsewhere", "since": seen - 125, "seen": seen}
    file.write_text(json.dumps(held), "utf-8")
    return file


def test_while_somebody_else_publishes_nothing_is_done_unless_forced(publisher: Publisher, server: SshServer) -> None:
    file = lock(server, time.time())
    result = publisher.publish()
    assert result.exit_code == 1
    assert "sari@kantor is publishing there, for 2 min" in result.output
    assert file.exists()
    assert not current(server).exists()
    assert publisher.publish("--force-unlock").exit_code == 0
    assert is_shown(publisher.built(), files(current(server)))
    assert not file.exists()


def test_a_lock_without_a_sign_of_life_counts_no_longer(publisher: Publisher, server: SshServer) -> None:
    lock(server, time.time() - 3600)
    assert publisher.publish().exit_code == 0


def test_a_server_without_links_is_changed_file_by_file_and_it_is_said(tmp_path: Path, site_of: MakeSite) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    with ssh_server(folder, "internal-sftp -P symlink,hardlink") as server:
        publisher = publisher_to(server, site_of)
        (server.folder / "milik-kantor.txt").write_text("tetap", "utf-8")
        publisher.site.write("content/pages/baru/index.id.md", "---\ntitle: Baru\nsummary: Baru\n---\nIsi\n")
        result = publisher.publish()
        assert result.exit_code == 0, result.output
        assert "makes no symbolic links" in result.output
        assert (server.folder / "id/baru/index.html").exists()
        (publisher.site.root / "content/pages/baru/index.id.md").unlink()
        (publisher.site.root / "content/pages/baru").rmdir()
        publisher.site.write("content/addresses.txt", "")
        result = publisher.publish()
        assert result.exit_code == 0, result.output
        shown = {name: content for name, content in files(server.folder).items() if not name.startswith(".etalase/")}
        assert shown.pop("milik-kantor.txt") == b"tetap"
        assert is_shown(publisher.built(), shown)
        assert not (server.folder / "id/baru").exists()
        assert "Nothing has changed" in publisher.publish().output.splitlines()[-2]


def test_when_the_line_breaks_it_goes_on_by_itself(publisher: Publisher, server: SshServer) -> None:
    publisher.build()
    process = publisher.begin()
    _wait(server, 10, process)
    for child in subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True).stdout.split():
        subprocess.run(["pkill", "-KILL", "-P", child], check=False)
        with suppress(ProcessLookupError):  # it ended with the process it watched
            os.kill(int(child), signal.SIGKILL)
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 0, output
    assert "Trying again" in output
    assert is_shown(publisher.built(), files(current(server)))


def _wait(server: SshServer, count: int, process: "subprocess.Popen[str]") -> None:
    """Until the server has got as many files, or the process has ended."""
    while process.poll() is None and sum(1 for path in server.folder.rglob("*") if path.is_file()) < count:
        time.sleep(0.002)


def test_killed_at_any_moment_visitors_see_the_old_site_or_the_new_one_and_the_next_run_finishes_it(
    publisher: Publisher, server: SshServer
) -> None:
    assert publisher.publish().exit_code == 0
    old, names = publisher.built(), ("Desa Contoh", "Desa Sampel")
    killed = 0
    for moment in range(12):
        publisher.retitle(*names)
        names = names[::-1]
        publisher.build()
        new = publisher.built()
        already = sum(1 for path in server.folder.rglob("*") if path.is_file())
        process = publisher.begin()
        _wait(server, already + 1 + moment * len(new) // 16, process)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        visible = files(current(server))
        assert is_shown(old, visible) or is_shown(new, visible), moment
        result = publisher.publish()
        assert result.exit_code == 0, result.output
        assert is_shown(new, files(current(server)))
        old = new
    assert killed >= 4
