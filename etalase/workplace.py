"""Where an editor works on entries: the project, what an entry must fit, and who is asked. Shell."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from etalase import load, project_names
from etalase.catalogs import read_catalogs
from etalase.configuration import Config
from etalase.dialogue import Dialogue
from etalase.entry_check import Project
from etalase.problems import Translate
from etalase.values import read_context


class Workplace(Struct, frozen=True):
    """A project that is worked on."""

    root: Path
    config: Config
    project: Project
    dialogue: Dialogue

    @property
    def translate(self) -> Translate:
        """How it is told."""
        return self.dialogue.translate


def workplace(root: Path, translate: Translate, today: date, language: str = "") -> Workplace:
    """A project, where is spoken as `translate` does, in `language`.

    Raises `BuildError` where its configuration or its catalogs have mistakes.
    """
    config, _ = load.config(root)
    theme = load.theme(root)
    _, wordings, _ = read_catalogs(theme.catalogs, theme.catalog_template, config.locales)
    context = read_context(config, wordings)
    known = project_names.keys(root, config.source_locale.code)
    dialogue = Dialogue(translate, context, config.locales, known, language)
    return Workplace(root, config, Project(context, known, today), dialogue)
