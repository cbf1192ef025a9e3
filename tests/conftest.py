"""What tests share: whole sites made of fixture folders, built into a temporary folder."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path

import pytest
from msgspec.structs import replace

import build as etalase_build
from etalase import template_environment
from etalase.build_result import Build
from etalase.model import Theme
from etalase.problems import BuildError, Problem
from etalase.run import Options, make
from etalase.watch import Watch

pytest_plugins = ["tests.browsing", "tests.printing", "tests.serving", "tests.ssh_server", "tests.bucket_server"]

PROJECT = Path(__file__).resolve().parent.parent
SITES = PROJECT / "tests" / "sites"
TODAY = date(2026, 8, 1)


@dataclass(frozen=True)
class SiteFolder:
    """A project folder with content of its own, and the templates and translations of this repository."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def build(self, today: date = TODAY) -> Build:
        return etalase_build.build(self.root, today, self.output)

    def problems(self, today: date = TODAY) -> list[Problem]:
        """What a build complains about: its errors, or the warnings of a build that succeeds."""
        try:
            return list(self.build(today).warnings)
        except BuildError as error:
            return error.problems

    def write(self, path: str, text: str) -> None:
        """Write a file of the project, making its folders."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def html(self, permalink: str) -> str:
        return (self.output / permalink.strip("/") / "index.html").read_text("utf-8")


MakeSite = Callable[..., SiteFolder]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-expected", action="store_true", help="write the expected texts of tests/sites anew, and say which"
    )


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """Most sites have the templates of this repository: compiling them is more than half of building a small one."""
    compiled = template_environment.compiled
    codes: dict[frozenset[tuple[str, str]], Mapping[str, bytes]] = {}

    @wraps(compiled)
    def remembered(theme: Theme) -> Theme:
        templates = frozenset(theme.templates.items())
        if templates not in codes:
            codes[templates] = compiled(theme).code
        return replace(theme, code=codes[templates])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(template_environment, "compiled", remembered)
        yield


@pytest.fixture
def site_of(tmp_path: Path) -> MakeSite:
    """Make a site of one or several folders below tests/sites/, each laid over the ones before."""

    def make(*folders: str) -> SiteFolder:
        root = tmp_path / "site"
        for name in folders:
            shutil.copytree(SITES / name, root, dirs_exist_ok=True)
        for name in ("templates", "translations"):
            if not (root / name).exists():
                shutil.copytree(PROJECT / name, root / name)
        return SiteFolder(root)

    return make


@pytest.fixture
def minimal_site(site_of: MakeSite) -> SiteFolder:
    """Two products, an event and a page, in Indonesian and English."""
    return site_of("minimal")


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a project remembers after its first check."""
    root = tmp_path_factory.mktemp("memory") / "site"
    for folder in (SITES / "minimal", SITES / "printed"):
        shutil.copytree(folder, root, dirs_exist_ok=True)
    for name in ("templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    make(etalase_build.build, root, None, Options("en", "text", TODAY), Watch())
    return root / ".cache"


@pytest.fixture
def checked_site(minimal_site: SiteFolder, memory: Path) -> SiteFolder:
    """The minimal site in a project that remembers its first check, so that the next one is quick."""
    shutil.copytree(memory, minimal_site.root / ".cache")
    return minimal_site


@pytest.fixture
def village(minimal_site: SiteFolder) -> SiteFolder:
    """The minimal site, built below a base path, with an office that can be asked."""
    minimal_site.replace("content/site.yaml", "https://contoh.example/", "https://contoh.example/desa/")
    minimal_site.replace(
        "content/site.yaml",
        "navigation:",
        "contact: {whatsapp: 0812-3456-7890, email: desa@contoh.example}\nnavigation:",
    )
    minimal_site.build()
    return minimal_site
