"""A walk through the editors' guide: its commands, one after the other, with its texts, in a copy of the site."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

import build as etalase_build
from etalase import cli
from etalase.problems import BuildError
from etalase.run import Project
from tests.conftest import PROJECT, SiteFolder
from tests.publishing_project import files
from tests.ssh_server import SshServer
from tests.test_guides import COMMAND, EXAMPLE, STORY, guide

NAME = "panduan-editor.md"
FOLDER = "content/products/dodol-nanas-contoh"
INDONESIAN, ENGLISH = f"{FOLDER}/index.id.md", f"{FOLDER}/index.en.md"
PICTURE = re.compile(r"!\[([^\]]+)\]\(pictures/(\w+)\.(id|en)\.webp\)")
MOST = 60_000
"""Bytes of a picture of the guide."""

ANSWERS = {
    "new product": "Keripik Contoh\nHanya contoh.\nExample Crisps\nOnly an example.\n"
    "kuliner\nlimun\n\nfoto.jpg\nya\nKeripik\nCrisps\n",
    "picture": "ya\nDodol dari dekat\nDodol seen closely\n",
}


class Walk:
    """Takes the commands of the guide in their order, and what they say."""

    def __init__(self, site: SiteFolder, home: Path) -> None:
        self.site, self._home = site, home
        self._left = COMMAND.findall(guide(NAME))

    def take(self, begin: str) -> str:
        """The next command, which must begin so."""
        line: str = self._left.pop(0).removeprefix("build.py").strip()
        assert line == begin or (begin and line.startswith(f"{begin} ")), f"the guide goes on with: {line}"
        return line

    def run(self, begin: str, answers: str = "") -> str:
        """What the next command says, which must succeed."""
        group = cli.group(Project(self.site.root, etalase_build.build))
        environment = {"HOME": str(self._home), "SSH_AUTH_SOCK": "", "COLUMNS": "80"}
        words = ["--lang", "en", *shlex.split(self.take(begin))]
        done = CliRunner(env=environment).invoke(group, words, answers, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    def append(self, path: str, text: str) -> None:
        whole = (self.site.root / path).read_text("utf-8")
        self.site.write(path, f"{whole}\n{text}")

    def is_over(self) -> bool:
        return not self._left


@pytest.fixture
def walk(tmp_path: Path, server: SshServer, monkeypatch: pytest.MonkeyPatch) -> Walk:
    site = SiteFolder(tmp_path / "site")
    for name in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / name, site.root / name)
    settings = (site.root / "content/site.yaml").read_text("utf-8")
    settings = settings.replace("https://sarolangun.example/", "https://etalase.sarolangunkab.go.id/")
    site.write("content/site.yaml", f"{settings}\npublish: {{to: '{server.address}'}}\n")
    photo = Image.linear_gradient("L").resize((4000, 3000)).convert("RGB")
    for name in ("foto.jpg", "foto-2.jpg"):
        photo.save(site.root / name)
    monkeypatch.chdir(site.root)
    return Walk(site, server.home)


def test_the_guide_leads_from_a_photo_to_a_published_page(walk: Walk, server: SshServer) -> None:
    site = walk.site
    original, translated, edited, mended = STORY.findall(guide(NAME))
    assert "The site is ready" in walk.run("")
    walk.take("serve")
    walk.run("new product", ANSWERS["new product"])
    assert (site.root / "content/products/keripik-contoh/keripik-contoh.jpg").is_file()

    walk.run("new product --title")
    with Image.open(site.root / FOLDER / "dodol-nanas-contoh.jpg") as photo:
        assert photo.size == (3000, 2250)
    walk.run("picture", ANSWERS["picture"])
    for path, words in ((INDONESIAN, "Dodol dari dekat"), (ENGLISH, "Dodol seen closely")):
        assert words in (site.root / path).read_text("utf-8")

    walk.append(INDONESIAN, original)
    assert "No mistakes" in walk.run("check")
    walk.append(ENGLISH, translated)
    walk.run("check --strict")
    walk.run("")

    site.replace(INDONESIAN, original.splitlines()[0], edited.strip())
    assert "products/dodol-nanas-contoh  en: old" in walk.run("status")
    assert edited.strip()[:20].replace("**", "") in walk.run("status products/dodol-nanas-contoh").replace("**", "")
    site.replace(ENGLISH, translated.splitlines()[0], mended.strip())
    walk.run("")
    site.replace(INDONESIAN, "Ukuran", "Ukurannya")
    assert "Noted as right" in walk.run("status products/dodol-nanas-contoh --accept")

    before = (site.root / INDONESIAN).read_text("utf-8")
    price = next(text for text in EXAMPLE.findall(guide(NAME)) if text.count("\n") == 1 and text.startswith("price: "))
    site.write(INDONESIAN, re.sub(r"^price: .*\n", price, before, flags=re.MULTILINE))
    assert (site.root / INDONESIAN).read_text("utf-8") != before
    assert walk.run("status products/dodol-nanas-contoh") == "products/dodol-nanas-contoh  en: current\n"

    walk.run("rename")
    assert not (site.root / FOLDER).exists()
    shutil.rmtree(site.root / "content/products/keripik-contoh")
    with pytest.raises(BuildError):
        site.build()
    [gone] = [text for text in EXAMPLE.findall(guide(NAME)) if text.startswith("redirects:")]
    site.write("content/site.yaml", (site.root / "content/site.yaml").read_text("utf-8") + gone)
    assert "Nothing was sent" in walk.run("publish --dry-run")
    walk.run("publish")
    assert files(server.folder / "current") == files(site.output)
    amount = price.split()[-1]
    assert any(amount in path.read_text("utf-8") for path in (server.folder / "current/id/produk").rglob("index.html"))
    assert walk.is_over()


@pytest.mark.parametrize(("name", "locale"), [(NAME, "id"), ("editors-guide.md", "en")])
def test_every_picture_is_used_light_and_described(name: str, locale: str) -> None:
    shown = PICTURE.findall(guide(name))
    assert guide(name).count("![") == len(shown)
    assert {one[2] for one in shown} == {locale}
    files_there = {path.name for path in (PROJECT / "docs/pictures").glob(f"*.{locale}.webp")}
    assert {f"{stem}.{locale}.webp" for _, stem, _ in shown} == files_there
    for file in files_there:
        path = PROJECT / "docs/pictures" / file
        with Image.open(path) as picture:
            assert picture.format == "WEBP"
        assert path.stat().st_size < MOST, file
        assert b"EXIF" not in path.read_bytes()[:64]


def test_both_guides_show_the_same_pictures_in_the_same_order() -> None:
    one, other = ([stem for _, stem, _ in PICTURE.findall(guide(name))] for name in (NAME, "editors-guide.md"))
    assert one == other
