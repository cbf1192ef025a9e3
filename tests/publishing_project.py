"""A project in two versions that a test publishes, in its own process or in one that is killed."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

import build as etalase_build
from etalase import cli
from etalase.publish_plan import is_lasting
from etalase.run import Project
from tests.conftest import PROJECT, SiteFolder

OWN = (".gitignore", "build-manifest.json")

EXAMPLE, ADDRESS = "https://contoh.example/", "https://desa-contoh.desa.id/"
"""What stands in the minimal site, and what may be published."""


def with_place(site: SiteFolder, place: str) -> SiteFolder:
    """A site that has an address, and a place to be published to."""
    site.replace("content/site.yaml", EXAMPLE, ADDRESS)
    text = (site.root / "content/site.yaml").read_text("utf-8")
    site.write("content/site.yaml", f"{text}\npublish: {place}\n")
    return site


@dataclass(frozen=True)
class Publisher:
    """Publishes a site to one target; `environment` is that of the editor."""

    site: SiteFolder
    environment: dict[str, str]

    def publish(self, *arguments: str) -> Result:
        return self.run("publish", *arguments)

    def build(self) -> None:
        """Build as of today, as publishing does."""
        assert self.run().exit_code == 0

    def run(self, *arguments: str) -> Result:
        """What a command says."""
        group = cli.group(Project(self.site.root, etalase_build.build))
        return CliRunner(env=self.environment).invoke(group, ["--lang", "en", *arguments])

    def begin(self) -> subprocess.Popen[str]:
        """A process that publishes; it is in nobody's way when it is killed."""
        code = "from pathlib import Path; import build; from etalase import cli; from etalase.run import Project; "
        code += "cli.main(build.build, Path(), None)"
        return subprocess.Popen(
            [sys.executable, "-c", code, "--lang", "en", "publish"],
            cwd=self.site.root,
            env={**os.environ, **self.environment, "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def retitle(self, old: str, new: str) -> None:
        """Change every page."""
        self.site.replace("content/site.yaml", f"id: {old},", f"id: {new},")

    def built(self) -> dict[str, bytes]:
        return files(self.site.output)


def files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in OWN}


def is_shown(site: dict[str, bytes], visible: dict[str, bytes]) -> bool:
    """Whether visitors see this site; what open pages of another one refer to may lie beside it."""
    others = visible.keys() - site.keys()
    return site.items() <= visible.items() and all(map(is_lasting, others))
