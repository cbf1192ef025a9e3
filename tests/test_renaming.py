"""An entry gets another folder: what names it follows, nothing else changes, and nothing happens by halves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase import renamer, swap
from etalase.renaming import renamed
from tests.conftest import PROJECT, SiteFolder
from tests.test_cli import project, run  # noqa: F401 - a fixture

OLD, NEW = "products/kopi", "products/kopi-desa"

NAMED = {
    "a field": ("pages/x/index.id.md", "related: [products/kopi, products/kopi-susu]", 1),
    "a link": ("pages/x/index.id.md", "[kopi](/products/kopi#cara) dan [susu](/products/kopi-susu)", 1),
    "a link beside it": ("products/tikar/index.id.md", "[a](../kopi/index.md) [b](../kopi#x) [c](../kopi-susu)", 2),
    "a way from elsewhere": ("pages/x/index.id.md", "[a](../../products/kopi)", 1),
    "a code in print": ("addresses.txt", "k7mq products/kopi\n/en/products/kopi/ products/kopi\n", 2),
    "a translation": ("translations.txt", "products/kopi/index.en.md 1a2b3c4d: 0a1b2c3d | 4e5f6a7b\n", 1),
    "a field of one collection": ("events/pasar/index.id.md", "products: [kopi, 'kopi', kopi-susu] # kopi", 2),
    "a link of its collection": ("products/index.id.md", "[a](kopi) [b](./kopi/index.md) [c](kopi.jpg)", 2),
    "addresses": ("pages/x/index.id.md", "https://a.id/products/kopi /en/products/kopi/ ekopi products/kopi2", 0),
    "a picture of that name": ("pages/x/index.id.md", "file: ../kopi.jpg", 0),
}


@pytest.mark.parametrize(("path", "text", "count"), NAMED.values(), ids=NAMED)
def test_what_names_an_entry_gets_its_new_name(path: str, text: str, count: int) -> None:
    change = renamed({path: text}, OLD, NEW)
    assert change.count == count
    now = change.texts.get(path, text)
    assert len(now) - len(text) == count * len("-desa")
    assert renamed({path: now}, NEW, OLD).texts.get(path, now) == text


def test_a_section_of_a_catalogue_follows_its_page() -> None:
    text = 'sections: [cover, "page:tentang", "page:tentang-kami", items]'
    change = renamed({"brochures/katalog.yaml": text}, "pages/tentang", "pages/profil")
    assert change.texts == {"brochures/katalog.yaml": text.replace('page:tentang"', 'page:profil"')}


@given(st.text(alphabet="abkopi-/.:#[]() \n", max_size=80))
def test_a_text_without_the_name_stays(text: str) -> None:
    assert renamed({"pages/x/index.id.md": text}, OLD, NEW).texts == {}


def test_the_site_is_whole_afterwards_and_old_addresses_lead_on(project: SiteFolder) -> None:  # noqa: F811
    assert run(project.root, "--lang", "en").returncode == 0
    before = {path: path.read_bytes() for path in project.root.glob("content/products/kopi/*")}
    shown = run(project.root, "--lang", "en", "rename", OLD, NEW, "--dry-run")
    assert "Nothing has changed" in shown.stdout
    assert all(path.read_bytes() == content for path, content in before.items())
    done = run(project.root, "--lang", "en", "rename", OLD, NEW)
    assert done.returncode == 0, done.stderr
    assert not (project.root / "content/products/kopi").exists()
    moved = project.root / "content/products/kopi-desa"
    assert {path.name for path in moved.iterdir()} == {path.name for path in before}
    assert not [path for path in project.root.iterdir() if path.name.startswith(".content")]
    built = run(project.root, "--lang", "en")
    assert built.returncode == 0, built.stdout
    assert "warning" not in built.stdout
    texts = [path.read_text("utf-8") for path in project.root.glob("content/**/*.md")]
    assert not any("products/kopi)" in text or "products/kopi#" in text or "products/kopi]" in text for text in texts)
    assert "old" not in run(project.root, "--lang", "en", "check").stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("products/kopo", "products/x", 'Did you mean "products/kopi"?'),
        (OLD, "pages/kopi", "An entry stays in its collection"),
        (OLD, "products/Kopi Desa!", "For example: products/kopi-desa"),
        (OLD, "products/con", "cannot be the name of a folder"),
        (OLD, "products/tikar", '"products/tikar" is there already.'),
        (OLD, OLD, "is there already."),
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


def test_bytes_are_kept(minimal_site: SiteFolder) -> None:
    root = minimal_site.root
    tikar = root / "content/products/tikar/index.id.md"
    tikar.write_bytes(b"\xef\xbb\xbf" + tikar.read_bytes().replace(b"\n", b"\r\n") + b"[x](/products/kopi)\r\n")
    before = tikar.read_bytes()
    renamer.rename(root, OLD, NEW, renamer.plan(root, OLD, NEW))
    assert tikar.read_bytes() == before.replace(b"products/kopi", b"products/kopi-desa")


def test_a_disk_that_is_full_leaves_everything(minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = minimal_site.root
    before = {path: path.read_bytes() for path in root.rglob("content/**/*") if path.is_file()}

    def full(aside: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(swap, "exchange", full)
    with pytest.raises(OSError, match="No space"):
        renamer.rename(root, OLD, NEW, renamer.plan(root, OLD, NEW))
    assert {path: path.read_bytes() for path in root.rglob("content/**/*") if path.is_file()} == before
    assert not swap.beside(root / "content").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from etalase import renamer
steps = 0
def step(event, arguments):
    global steps
    if event in ("os.link", "open", "os.rename", "os.mkdir", "os.remove", "os.rmdir"):
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
root = Path(sys.argv[1])
change = renamer.plan(root, "products/kopi", "products/kopi-desa")
sys.addaudithook(step)
renamer.rename(root, "products/kopi", "products/kopi-desa", change)
"""


@pytest.mark.parametrize("step", [1, 3, 10, 30, 60, 61, 62, 63, 64, 65, 66, 67, 68, 70, 80])
def test_who_is_killed_has_the_old_content_or_the_new_one(minimal_site: SiteFolder, step: int) -> None:
    root = minimal_site.root
    before = contents(root)
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(step)], env=environment, check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    now = contents(root)
    if now == before:
        renamer.rename(root, OLD, NEW, renamer.plan(root, OLD, NEW))
        now = contents(root)
    assert {path.replace("products/kopi/", "products/kopi-desa/") for path in before} == now.keys()
    assert not any(b"products/kopi)" in content for content in now.values())


def contents(root: Path) -> dict[str, bytes]:
    files = (root / "content").rglob("*")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()}
