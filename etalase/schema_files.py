"""The JSON Schemas of a project, with its languages, vocabularies and layouts. Shell."""

from pathlib import Path

from etalase import json_schemas, load
from etalase.catalogs import read_catalogs
from etalase.values import read_context


def of_project(root: Path) -> dict[str, str]:
    """The schemas by path; raises `BuildError` where the configuration or the catalogs have mistakes."""
    config, _ = load.config(root)
    theme = load.theme(root)
    translations, wordings, _ = read_catalogs(theme.catalogs, theme.catalog_template, config.locales)
    return json_schemas.schemas(read_context(config, wordings), translations, [one.name for one in theme.print_layouts])
