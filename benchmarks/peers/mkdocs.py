"""MkDocs, from PyPI, with the plugin for languages. Its lists are made by hooks that stand beside its theme."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.content import (
    ASSETS,
    COLLECTIONS,
    LOCALES,
    SITES,
    TERM_LABELS,
    UNIT,
    UPDATED,
    VOCABULARY_TITLES,
    Entry,
    write,
)
from benchmarks.peers.installing import environment

VERSION = "1.6.1"
PLUGIN = "1.3.1"


class MkDocs:
    """See `peers.Tool`."""

    name = "mkdocs"
    output = "site"
    memory: Sequence[str] = ()
    base_template = "theme/base.html"
    most = 1000
    remark = "mkdocs build --quiet, static-i18n; every build is a full one"

    def install(self, folder: Path) -> None:
        self.python = environment(folder, f"mkdocs=={VERSION}", f"mkdocs-static-i18n=={PLUGIN}")

    def version(self) -> str:
        return f"{VERSION}, mkdocs-static-i18n {PLUGIN}"

    def write_site(self, root: Path, entries: Sequence[Entry], page_size: int) -> None:
        shutil.copytree(SITES / "mkdocs", root, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(SITES / "words.py", root)
        write(root / "page_size.py", f"PAGE_SIZE = {page_size}\n")
        shutil.copytree(ASSETS, root / "docs" / "assets")
        terms = Counter((entry.collection.vocabulary, entry.term) for entry in entries)
        members = Counter(entry.collection.name for entry in entries)
        for locale in LOCALES:
            write(
                root / f"docs/index.{locale}.md",
                f"---\ntitle: Home {locale}\nsummary: Home.\ntemplate: home.html\n---\n",
            )
            for collection in COLLECTIONS:
                name = collection.name
                _write_list(root, name, locale, collection.titles[locale], _pages(members[name], page_size))
            for (vocabulary, term), count in terms.items():
                title = f"{TERM_LABELS[locale]} {term}"
                more = f"vocabulary: {vocabulary}\n"
                _write_list(root, f"{vocabulary}/t{term}", locale, title, _pages(count, page_size), more)
            for name, titles in VOCABULARY_TITLES.items():
                head = f"title: {titles[locale]}\ntemplate: vocabulary.html\nterms_of: {name}\n"
                write(root / f"docs/{name}/index.{locale}.md", f"---\n{head}---\n")
        for entry in entries:
            for locale in LOCALES:
                self.write_words(root, entry, locale)

    def write_words(self, root: Path, entry: Entry, locale: str) -> None:
        words = entry.words[locale]
        head = f"title: {words.title}\nsummary: {words.summary}\nupdated: {UPDATED}\n"
        head += f"collection: {entry.collection.name}\nvocabulary: {entry.collection.vocabulary}\nterm: {entry.term}\n"
        if entry.price:
            head += f"price: {entry.price}\nprice_unit: {UNIT}\n"
        # A link names a file; MkDocs finds its address, the plugin the reader's language.
        body = words.body.replace(f"(/{locale}/{entry.collection.name}/)", "(index.md)")
        write(root / f"docs/{entry.collection.name}/{entry.name}.{locale}.md", f"---\n{head}---\n\n{body}")

    def write_facts(self, root: Path, entry: Entry) -> None:
        for locale in LOCALES:
            self.write_words(root, entry, locale)

    def command(self, root: Path) -> list[str]:
        del root
        return [str(self.python), "-m", "mkdocs", "build", "--quiet"]


def _pages(members: int, page_size: int) -> int:
    return max(1, -(-members // page_size))


def _write_list(root: Path, name: str, locale: str, title: str, pages: int, more: str = "") -> None:
    """A page that is all head: MkDocs knows no lists, so each of their pages is written down."""
    for number in range(1, pages + 1):
        place = f"{name}/index" if number == 1 else f"{name}/page/{number}"
        head = f"title: {title}\nsummary: {title}.\ntemplate: list.html\nlist: {name}\nnumber: {number}\n{more}"
        write(root / f"docs/{place}.{locale}.md", f"---\n{head}---\n")
