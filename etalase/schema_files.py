"""The JSON Schemas of a project, with its languages, vocabularies and layouts. Shell."""

from pathlib import Path

from etalase import json_schemas, load
from etalase.catalogs import read_catalogs
from etalase.values import ReadContext


def of_project(root: Path) -> dict[str, str]:
    """The schemas by path; raises `BuildError` where the configuration or the catalogs have mistakes."""
    config, _ = load.config(root)
    theme = load.theme(root)
    translations, wordings = read_catalogs(theme.catalogs, theme.catalog_template, config.locales)
    codes = tuple(locale.code for locale in config.locales)
    context = ReadContext(codes, config.vocabularies, tuple(locale.formats for locale in config.locales), wordings)
    return json_schemas.schemas(context, translations, theme.print_layouts)
