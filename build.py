"""Etalase: a folder of Markdown, YAML and pictures becomes a finished site in every language it is written in.

This is the table of contents. Each line is a stage, and each stage has its own type (see etalase/model.py):

    load  →  validate  →  resolve  →  render  →  write
    Source   Entry        Page        Output     Manifest
"""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from etalase import unchanged
from etalase.work import HERE, Work

if TYPE_CHECKING:
    from etalase.model import Build

ROOT = Path(__file__).resolve().parent


def build(root: Path, today: date, target: Path | None, work: Work = HERE) -> "Build":
    """Build the site of `root` as of `today` into `target`; without a target, only check it.

    `work` does the long parts, in this process or elsewhere.
    Raises `problems.BuildError` with every mistake of the stage that found one; `target` then stays as it was.
    """
    from etalase import catalogs, load, render, resolve, validate, write  # not before there is something to do
    from etalase.model import Build, Manifest

    config, config_warnings = load.config(root)
    content, content_warnings = load.content(root)
    theme = load.theme(root)  # templates, assets, message catalogs
    translations = catalogs.read_catalogs(theme.catalogs, theme.catalog_template, config.locales)
    wordings = catalogs.wordings(translations.values(), theme.catalog_template)
    entries, entry_warnings = validate.entries(content, config, wordings, today, work)
    site, site_warnings = resolve.site(entries, content.pictures, config, today)
    outputs = render.outputs(site, theme, translations, work)
    manifest = write.outputs(outputs, root, target) if target else Manifest({})
    return Build(site, manifest, (*config_warnings, *content_warnings, *entry_warnings, *site_warnings))


if __name__ == "__main__":
    told = unchanged.sentence_if_up_to_date(ROOT, os.environ) if len(sys.argv) == 1 else ""
    if told:
        sys.stdout.write(told + "\n")
    else:
        from etalase import cli

        cli.main(build, ROOT)
