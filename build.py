"""Etalase: a folder of Markdown, YAML and pictures becomes a finished site in every language it is written in.

This is the table of contents. Each line is a stage, and each stage has its own type (see etalase/model.py):

    load  →  validate  →  resolve  →  render  →  write
    Source   Entry        Page        Output     Manifest
"""

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from etalase import unchanged
from etalase.work import HERE, Work

if TYPE_CHECKING:
    from etalase.build_result import Build
    from etalase.catalogs import Wording
    from etalase.file_index import FileIndex
    from etalase.ledger import Ledger
    from etalase.model import Content

ROOT = Path(__file__).resolve().parent

GARBAGE = 200_000
"""Objects made before Python looks for garbage: a build makes many, and nearly all of them stay."""


def build(
    root: Path,
    today: date,
    target: Path | None,
    work: Work = HERE,
    index: "FileIndex | None" = None,
    ledger: "Ledger | None" = None,
    *,
    indexed: bool = True,
    wording: "Wording" = "complete",
    added: "Content | None" = None,
) -> "Build":
    """Build the site of `root` as of `today` into `target`; without a target, only check it.

    `work` does the long parts, in this process or elsewhere; `index` and `ledger` know content and site from before.
    Without `indexed`, what the search reads is not made. `wording` is for messages without a translation. What is
    `added` counts as content, to try it before it is written.
    Raises `problems.BuildError` with every mistake of the stage that found one; `target` then stays as it was.
    """
    from etalase import catalogs, load, planning, render, search_index, validate, write  # not before it is needed
    from etalase.build_result import Build
    from etalase.glossary import NO_GLOSSARY
    from etalase.model import Manifest
    from etalase.problems import Aside, by_place
    from etalase.short_addresses import NO_LEDGER
    from etalase.template_environment import compiled
    from etalase.translation_ledger import TranslationLedger

    with work.stage("load"):
        theme = load.theme(root)  # templates, assets, message catalogs
        theme_with_code = work.begin(compiled, theme)
        config, config_warnings = load.config(root, work)
        aside = Aside(config.source_locale.code)
        publications, publication_warnings = aside.read(lambda: load.publications(root, config, theme, work), load.NONE)
        addresses = aside.read(lambda: load.addresses(root, work), NO_LEDGER)
        ledger_of_translations = aside.read(lambda: load.translation_ledger(root), TranslationLedger())
        glossary = aside.read(lambda: load.glossary(root, config, work), NO_GLOSSARY)
        content, content_warnings = load.content(root, index, added)
        translations, wordings, catalog_warnings = work.once(
            catalogs.read_catalogs, theme.catalogs, theme.catalog_template, config.locales, wording
        )
    telling_more = planning.telling_what_is_certain(content.pictures, config, publications, today)
    with work.stage("validate"), aside, telling_more:
        entries, entry_warnings = validate.entries(content, config, wordings, today, work, glossary)
        survey, translation_warnings = validate.translations(
            entries, content, config, ledger_of_translations, today, work
        )
        if wording == "pseudo":
            from etalase import pseudo

            config, entries = pseudo.pseudo_config(config), pseudo.pseudo_entries(entries, work)
    with work.stage("resolve"), planning.explaining_moves(survey.moved, config):
        plan, site_warnings = planning.site_plan(
            entries, content.pictures, config, publications, addresses, today, theme_with_code(), translations, work
        )
        old_addresses, new_addresses = planning.old_addresses_plan(plan, addresses, work)
    with work.stage("render, write"):
        files = render.outputs(plan, old_addresses, entries.prose)
        indexes = search_index.maker(config) if indexed else write.no_indexes
        manifest = write.outputs(files, root, target, work, ledger, indexes) if target else Manifest({})
    warnings = by_place(
        (
            *config_warnings,
            *publication_warnings,
            *catalog_warnings,
            *content_warnings,
            *entry_warnings,
            *translation_warnings,
            *site_warnings,
        ),
        config.source_locale.code,
    )
    return Build(
        plan.pages_by_locale,
        manifest,
        tuple(warnings),
        translations,
        new_addresses,
        survey,
        config.base_path,
        plan.entry_pages,
    )


def _not_installed(package: str | None) -> str:
    """What to do where a library is missing; in both languages, for words are looked up by one of them."""
    return (
        f"Pustaka belum ada: {package}. Jalankan dahulu baris `activate` dari panduan; bila masih begini, pasang:\n"
        f"A library is missing: {package}. Run the `activate` line of the guide; if it does not help, install:\n"
        "    python -m pip install -c constraints.txt ."
    )


if __name__ == "__main__":
    gc.set_threshold(GARBAGE)
    now, told = unchanged.look(ROOT, os.environ) if len(sys.argv) == 1 else (None, "")  # others look when they must
    if told:
        sys.stdout.write(told + "\n")
    else:
        try:
            from etalase import cli

            cli.main(build, ROOT, now)
        except ModuleNotFoundError as missing:
            if (missing.name or "").startswith("etalase"):
                raise
            sys.exit(_not_installed(missing.name))
