"""Etalase as it lies beside this folder: its own templates, and a process of its own for every build."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.content import COLLECTIONS, LOCALES, TERM_LABELS, TERMS, UNIT, UPDATED, VOCABULARY_TITLES, Entry, write

PROJECT = Path(__file__).resolve().parent.parent.parent

SITE = """title: Tolok Ukur
tagline: {id: Situs tolok ukur, en: A site for measuring}
url: https://example.org/
locales: [{code: id}, {code: en, formats: en-GB}]
navigation: [{targets: [products, destinations, culture]}]
search: no
"""


class Etalase:
    """See `peers.Tool`."""

    name = "etalase"
    output = "output"
    memory: Sequence[str] = (".cache",)
    base_template = "templates/layouts/base.html"
    most = sys.maxsize
    remark = "python build.py; remembers in .cache/"

    def install(self, folder: Path) -> None:
        """The environment that runs the benchmark has what is needed."""
        del folder

    def version(self) -> str:
        """The commit."""
        asked = ["git", "-C", str(PROJECT), "describe", "--always", "--dirty"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
        return f"{told.stdout.strip() or 'of this folder'}, Python {sys.version.split()[0]}"

    def write_site(self, root: Path, entries: Sequence[Entry], page_size: int) -> None:
        for name in ("templates", "translations", "etalase"):
            shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(PROJECT / "build.py", root)
        write(root / "content/site.yaml", f"{SITE}page_size: {page_size}\n")
        write(
            root / "content/vocabulary/units.yaml",
            f"title: Units\nterms:\n  {UNIT}: {{label: {UNIT}, cldr: mass-kilogram}}\n",
        )
        for name, titles in VOCABULARY_TITLES.items():
            write(root / f"content/vocabulary/{name}.yaml", _vocabulary(name, titles))
        for locale in LOCALES:
            write(root / f"content/index.{locale}.md", f"---\ntitle: Home {locale}\nsummary: Home.\n---\n")
            for collection in COLLECTIONS:
                title = collection.titles[locale]
                text = f"---\ntitle: {title}\nsummary: {title}.\nslug: {collection.name}\n---\n"
                write(root / f"content/{collection.name}/index.{locale}.md", text)
        for entry in entries:
            for locale in LOCALES:
                self.write_words(root, entry, locale)

    def write_words(self, root: Path, entry: Entry, locale: str) -> None:
        words = entry.words[locale]
        head = f"title: {words.title}\nsummary: {words.summary}\n"
        head += _facts(entry) if locale == "id" else f"slug: {entry.name}\n"
        # A link names a folder of content; Etalase finds its address in the reader's language.
        body = words.body.replace(f"(/{locale}/{entry.collection.name}/)", f"(/{entry.collection.name})")
        folder = root / "content" / entry.collection.name / entry.name
        write(folder / f"index.{locale}.md", f"---\n{head}---\n\n{body}")

    def write_facts(self, root: Path, entry: Entry) -> None:
        self.write_words(root, entry, "id")

    def command(self, root: Path) -> list[str]:
        del root
        return [sys.executable, "build.py"]


def _facts(entry: Entry) -> str:
    term = f"t{entry.term}"
    facts = f"category: {term}\n" if entry.collection.name == "products" else f"kind: [{term}]\n"
    if entry.price:
        facts += f"price: Rp {entry.price:,}\nprice_unit: {UNIT}\n".replace(",", ".")
    return f"{facts}updated: {UPDATED}\n"


def _vocabulary(name: str, titles: dict[str, str]) -> str:
    terms = []
    for n in range(TERMS[name]):
        label = ", ".join(f"{locale}: {TERM_LABELS[locale]} {n}" for locale in LOCALES)
        terms.append(f"  t{n}: {{label: {{{label}}}, slug: {{id: t{n}, en: t{n}}}}}\n")
    title = f"title: {{id: {titles['id']}, en: {titles['en']}}}\nslug: {{id: {name}, en: {name}}}\n"
    return f"{title}terms:\n{''.join(terms)}"
