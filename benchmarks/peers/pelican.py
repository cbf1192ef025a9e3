"""Pelican, from PyPI, with the plugin that makes a site for each language."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.content import ASSETS, LOCALES, SITES, UNIT, UPDATED, Entry, write
from benchmarks.peers.installing import environment

VERSION = "4.12.0"
PLUGIN = "1.0.0"
GATEWAY = (
    '<!doctype html>\n<title>Tolok Ukur</title>\n<p><a href="/id/">Indonesia</a></p><p><a href="/en/">English</a></p>\n'
)


class Pelican:
    """See `peers.Tool`."""

    name = "pelican"
    output = "output"
    memory: Sequence[str] = ("cache",)
    base_template = "theme/templates/base.html"
    most = 1000
    remark = "pelican --quiet, i18n_subsites; remembers what it has read in cache/"

    def install(self, folder: Path) -> None:
        self.python = environment(folder, f"pelican[markdown]=={VERSION}", f"pelican-i18n-subsites=={PLUGIN}")

    def version(self) -> str:
        return f"{VERSION}, pelican-i18n-subsites {PLUGIN}"

    def write_site(self, root: Path, entries: Sequence[Entry], page_size: int) -> None:
        shutil.copytree(SITES / "pelican", root, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(SITES / "words.py", root)
        write(root / "page_size.py", f"PAGE_SIZE = {page_size}\n")
        shutil.copytree(ASSETS, root / "content" / "assets")
        write(root / "content/gateway/index.html", GATEWAY)
        for entry in entries:
            for locale in LOCALES:
                self.write_words(root, entry, locale)

    def write_words(self, root: Path, entry: Entry, locale: str) -> None:
        words = entry.words[locale]
        head = f"title: {words.title}\nsummary: {words.summary}\ndate: {UPDATED}\nslug: {entry.name}\nlang: {locale}\n"
        head += f"category: {entry.collection.name}\ntags: {entry.collection.vocabulary}-t{entry.term}\n"
        if entry.price:
            head += f"price: {entry.price}\nprice_unit: {UNIT}\n"
        write(root / f"content/{locale}/{entry.collection.name}/{entry.name}.md", f"{head}\n{words.body}")

    def write_facts(self, root: Path, entry: Entry) -> None:
        for locale in LOCALES:
            self.write_words(root, entry, locale)

    def command(self, root: Path) -> list[str]:
        del root
        return [str(self.python), "-m", "pelican", "--quiet", "--settings", "pelicanconf.py"]
