"""`python build.py rename`: the site is whole afterwards, or nothing has happened."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etalase import load, renamer, swap
from etalase.values import Renaming
from tests.conftest import PROJECT, SiteFolder
from tests.test_cli import project, run  # noqa: F401 - a fixture

OLD, NEW = "products/kopi", "products/kopi-desa"
MAT, PANDAN = "products/tikar", "products/tikar-pandan"
RENAMING = Renaming(OLD, NEW)


def rename(root: Path) -> None:
    renamer.rename(root, RENAMING, renamer.plan(root, load.config(root)[0], RENAMING))


def test_the_site_is_whole_afterwards_and_old_addresses_lead_on(project: SiteFolder) -> None:  # noqa: F811
    root = project.root
    assert run(root, "--lang", "en").returncode == 0
    before, addresses = contents(root), (root / "content/addresses.txt").read_text("utf-8")
    done = run(root, "--lang", "en", "rename", MAT, PANDAN)
    assert done.returncode == 0, done.stderr
    held = addresses.count(f" {MAT}\n")
    assert held > 1
    assert done.stdout.splitlines() == [
        "content/addresses.txt",
        "content/products/kopi/index.en.md",
        "content/products/kopi/index.id.md",
        "content/translations.txt",
        f"{MAT} is now {PANDAN}. References to it: 2; files: 2. "
        f"Addresses of it that people hold: {held}; they go on leading to it.",
    ]
    assert contents(root).keys() == {path.replace(MAT, PANDAN) for path in before}
    assert not [path for path in root.iterdir() if path.name.startswith(".content")]
    built = run(root, "--lang", "en")
    assert built.returncode == 0, built.stdout
    assert "warning" not in built.stdout
    assert "/id/produk/tikar/ /id/produk/tikar-pandan/" in (project.output / "_redirects").read_text("utf-8")
    assert 'href="/id/produk/tikar-pandan/#bahan"' in project.html("/id/produk/kopi/")


def test_a_dry_run_names_every_line_that_would_change(project: SiteFolder) -> None:  # noqa: F811
    before = contents(project.root)
    done = run(project.root, "--lang", "en", "rename", MAT, PANDAN, "--dry-run")
    folder = "content/products/kopi"
    assert done.stdout.splitlines() == [
        f"{folder}/index.en.md:14  Brew with hot water. See also [the mat](/products/tikar-pandan#bahan).",
        f"{folder}/index.id.md:18  Seduh dengan air panas. Lihat juga [tikar](/products/tikar-pandan#bahan).",
        f"{MAT} would become {PANDAN}; nothing has changed yet. References to it: 2; files: 2.",
    ]
    assert contents(project.root) == before


def test_nothing_is_said_that_is_not_so(project: SiteFolder) -> None:  # noqa: F811
    """Nobody holds an address of what was never built, and nothing refers to this entry."""
    done = run(project.root, "--lang", "en", "rename", "events/pasar", "events/pasar-desa")
    assert done.stdout == "events/pasar is now events/pasar-desa. Nothing refers to it.\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("products/kopo", "products/x", 'Did you mean "products/kopi"?'),
        (OLD, "pages/kopi", "An entry stays in its collection"),
        (OLD, "products/Kopi Desa!", "For example: products/kopi-desa"),
        (OLD, "products/con", "For example: products/con-2"),
        ("PRODUCTS/KOPI", "products/x", 'Did you mean "products/kopi"?'),
        ("products/kopo", MAT, 'Did you mean "products/kopi"?'),
        (OLD, "products/tikar", '"products/tikar" is there already.'),
        (OLD, OLD, "is there already."),
        ("products/Kopi", "products/kopi", 'Did you mean "products/kopi"?'),
    ],
)
def test_what_cannot_be_is_refused(project: SiteFolder, old: str, new: str, said: str) -> None:  # noqa: F811
    before = sorted(project.root.rglob("content/**/*"))
    done = run(project.root, "--lang", "en", "rename", old, new)
    assert done.returncode == 1
    assert said in done.stderr
    assert sorted(project.root.rglob("content/**/*")) == before


def test_old_translations_stay_old_and_current_ones_current(project: SiteFolder) -> None:  # noqa: F811
    tikar = "content/products/tikar/index.id.md"
    for file in (tikar, tikar.replace(".id.", ".en.")):
        text = (project.root / file).read_text("utf-8")
        project.write(file, f"{text}\n[kopi](/products/kopi)\n")
    assert run(project.root, "--lang", "en").returncode == 0
    project.write(tikar, (project.root / tikar).read_text("utf-8") + "\nSatu lagi.\n")
    assert run(project.root, "--lang", "en").returncode == 0
    before = run(project.root, "--lang", "en", "status", "products/tikar").stdout
    assert "old" in before
    assert run(project.root, "rename", OLD, NEW).returncode == 0
    assert run(project.root, "--lang", "en").returncode == 0
    assert run(project.root, "--lang", "en", "status", "products/tikar").stdout == before
    assert "current" in run(project.root, "--lang", "en", "status", NEW).stdout


def test_a_mistake_in_the_configuration_is_told(project: SiteFolder) -> None:  # noqa: F811
    project.write("content/site.yaml", "title: [")
    done = run(project.root, "--lang", "en", "rename", OLD, NEW)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "content/site.yaml" in done.stdout + done.stderr


def test_who_was_stopped_between_two_steps_goes_on(project: SiteFolder) -> None:  # noqa: F811
    (project.root / "content").rename(project.root / ".content-previous")
    done = run(project.root, "--lang", "en", "rename", OLD, NEW)
    assert done.returncode == 0, done.stderr
    assert (project.root / "content/products/kopi-desa").is_dir()


def test_a_disk_that_is_full_leaves_everything(minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = minimal_site.root
    before = {path: path.read_bytes() for path in root.rglob("content/**/*") if path.is_file()}

    def full(aside: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(swap, "exchange", full)
    with pytest.raises(OSError, match="No space"):
        rename(root)
    assert {path: path.read_bytes() for path in root.rglob("content/**/*") if path.is_file()} == before
    assert not swap.beside(root / "content").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from etalase import load, renamer
from etalase.values import Renaming
steps = 0
def step(event, arguments):
    global steps
    if event in ("os.link", "open", "os.rename", "os.mkdir", "os.remove", "os.rmdir"):
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
root = Path(sys.argv[1])
renaming = Renaming("products/kopi", "products/kopi-desa")
change = renamer.plan(root, load.config(root)[0], renaming)
sys.addaudithook(step)
renamer.rename(root, renaming, change)
"""


@pytest.mark.parametrize("by_hand", [False, True])
@pytest.mark.parametrize("step", [1, 3, 10, 30, 60, 61, 62, 63, 64, 65, 66, 67, 68, 70, 80])
def test_who_is_killed_has_the_old_content_or_the_new_one(minimal_site: SiteFolder, step: int, by_hand: bool) -> None:
    root = minimal_site.root
    if by_hand:
        (root / "content" / OLD).rename(root / "content" / NEW)
    before = contents(root)
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(step)], env=environment, check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    now = contents(root)
    if now == before:
        rename(root)
        now = contents(root)
    assert {path.replace("products/kopi/", "products/kopi-desa/") for path in before} == now.keys()
    assert not any(b"products/kopi)" in content for content in now.values())


def contents(root: Path) -> dict[str, bytes]:
    files = (root / "content").rglob("*")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()}


def test_a_name_may_get_small_letters_where_the_disk_knows_no_others(
    project: SiteFolder,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (project.root / "content/products/kopi").rename(project.root / "content/products/Kopi")
    config, _ = load.config(project.root)
    exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: exists(path) or exists(path.parent / path.name.capitalize()))
    assert (project.root / "content/products/kopi").exists()  # as macOS and Windows have it
    renaming = Renaming("products/Kopi", "products/kopi")
    renamer.refuse(project.root, config, renaming, str)
    monkeypatch.undo()
    renamer.rename(project.root, renaming, renamer.plan(project.root, config, renaming))
    assert {path.name for path in (project.root / "content/products").iterdir()} >= {"kopi", "tikar"}
    assert not (project.root / "content/products/Kopi").exists()


def test_a_name_that_differs_from_another_in_capitals_only_is_refused(project: SiteFolder) -> None:  # noqa: F811
    (project.root / "content/products/Tikar-Pandan").mkdir()
    done = run(project.root, "--lang", "en", "rename", MAT, PANDAN)
    assert f'"{PANDAN}" is there already.' in done.stderr


def test_a_name_that_leads_elsewhere_is_refused(project: SiteFolder) -> None:  # noqa: F811
    """The next build would refuse it: see the problem redirect-in-use."""
    project.replace("content/site.yaml", "footer:", f"redirects: {{{NEW}: {MAT}}}\nfooter:")
    done = run(project.root, "--lang", "en", "rename", OLD, NEW)
    assert done.returncode == 1
    assert f'content/site.yaml:13:13 leads from "{NEW}" to something else.' in done.stderr


def test_a_file_that_cannot_be_read_is_told_and_nothing_happens(project: SiteFolder) -> None:  # noqa: F811
    project.write("content/products/tikar/index.en.md", "---\ntitle: [kopi\n---\n")
    before = contents(project.root)
    done = run(project.root, "--lang", "en", "rename", OLD, NEW)
    assert done.returncode == 1
    assert "content/products/tikar/index.en.md:" in done.stdout
    assert "Traceback" not in done.stderr
    assert contents(project.root) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"content/{MAT}/", f"content\\{PANDAN}".replace("/", "\\")),
        (f"./content/{MAT}", "tikar-pandan"),
        (f"{{}}/content/{MAT}", f"{{}}/content/{PANDAN}/"),
        (f"content/{MAT}/index.id.md", PANDAN),
        (f"'/{MAT}'", f"/{PANDAN}"),
    ],
)
def test_ways_to_write_a_key_are_understood(project: SiteFolder, old: str, new: str) -> None:  # noqa: F811
    done = run(project.root, "--lang", "en", "rename", old.format(project.root), new.format(project.root))
    assert done.returncode == 0, done.stderr
    assert (project.root / "content" / PANDAN).is_dir()


def renamed_by_hand(site: SiteFolder) -> None:
    (site.root / "content" / MAT).rename(site.root / "content" / PANDAN)


def test_a_folder_that_was_renamed_by_hand_is_told_with_the_command_that_lets_all_follow(
    project: SiteFolder,  # noqa: F811
) -> None:
    assert run(project.root, "--lang", "en").returncode == 0
    before = contents(project.root)
    renamed_by_hand(project)
    refused = run(project.root, "--lang", "en", "check")
    assert refused.returncode == 1
    assert refused.stdout.count("content/") == 1, refused.stdout  # all else comes of it
    command = refused.stdout.partition("python build.py ")[2].split("\n")[0].split()
    assert command == ["rename", MAT, PANDAN]
    done = run(project.root, "--lang", "en", *command)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"{MAT} is now {PANDAN}. References to it: 2; files: 2. Addresses")
    by_command = contents(project.root)
    shutil.rmtree(project.root / "content")  # the same comes of it as if the command had done all of it
    for path, content in before.items():
        project.write(path, content.decode())
    assert run(project.root, "rename", MAT, PANDAN).returncode == 0
    assert contents(project.root) == by_command
    built = run(project.root, "--lang", "en")
    assert "warning" not in built.stdout
    assert "/id/produk/tikar/ /id/produk/tikar-pandan/" in (project.output / "_redirects").read_text("utf-8")


def test_what_nothing_was_built_of_can_follow_too(project: SiteFolder) -> None:  # noqa: F811
    """No ledger knows it; links do."""
    renamed_by_hand(project)
    assert run(project.root, "--lang", "en", "rename", MAT, PANDAN).returncode == 0
    assert run(project.root, "--lang", "en", "check").returncode == 0


def test_what_took_the_place_of_another_gets_its_links_once_site_yaml_says_so(project: SiteFolder) -> None:  # noqa: F811
    assert run(project.root, "--lang", "en").returncode == 0
    shutil.rmtree(project.root / "content" / MAT)
    before = contents(project.root)
    refused = run(project.root, "--lang", "en", "rename", MAT, OLD)
    assert refused.returncode == 1
    assert f'There is no entry "{MAT}".' in refused.stderr
    assert contents(project.root) == before
    project.replace("content/site.yaml", "footer:", f"redirects: {{{MAT}: {OLD}}}\nfooter:")
    assert run(project.root, "--lang", "en", "rename", MAT, OLD).returncode == 0


def test_a_folder_left_behind_by_a_program_is_no_entry(project: SiteFolder) -> None:  # noqa: F811
    renamed_by_hand(project)
    project.write(f"content/{MAT}/Thumbs.db", "")
    assert run(project.root, "--lang", "en", "rename", MAT, PANDAN).returncode == 0
    assert (project.root / "content" / PANDAN / "index.id.md").is_file()
