"""Made-up bilingual entries of any number, for every tool the same. Deterministic; knows nothing of any tool."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

LOCALES = {"id": "Indonesia", "en": "English"}
UPDATED = "2026-01-01"
UNIT = "kg"
SITES = Path(__file__).resolve().parent / "sites"
ASSETS = Path(__file__).resolve().parent.parent / "templates" / "assets"

WORDS = (
    "sungai hutan kebun perahu kain anyaman kopi karet rotan madu ikan gua bukit desa pasar jalan hujan pagi malam "
    "tepi batang daun akar buah bunga tanah air batu kayu warna garis pola cerita lagu tari doa panen musim angin"
).split()


@dataclass(frozen=True)
class Collection:
    """A kind of entries: `vocabulary` is what its terms belong to, `terms` how many it has; `titles` are by locale."""

    name: str
    vocabulary: str
    terms: int
    titles: dict[str, str]


COLLECTIONS = (
    Collection("products", "categories", 14, {"id": "Produk", "en": "Products"}),
    Collection("destinations", "destination-kinds", 13, {"id": "Destinasi", "en": "Destinations"}),
    Collection("culture", "tradition-kinds", 13, {"id": "Budaya", "en": "Culture"}),
)
TERMS = {collection.vocabulary: collection.terms for collection in COLLECTIONS}
"""How many terms each vocabulary has: forty in all."""

VOCABULARY_TITLES = {
    "categories": {"id": "Kategori", "en": "Categories"},
    "destination-kinds": {"id": "Jenis destinasi", "en": "Kinds of destinations"},
    "tradition-kinds": {"id": "Jenis tradisi", "en": "Kinds of traditions"},
}
TERM_LABELS = {"id": "Kata", "en": "Term"}


@dataclass(frozen=True)
class Words:
    """What is said of an entry in one language; the body is Markdown."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Entry:
    """One thing in two languages: `term` counts from 0 in a vocabulary, `price` is in rupiah, 0 for things without."""

    name: str
    collection: Collection
    term: int
    price: int
    words: dict[str, Words]

    def with_paragraph(self, locale: str, paragraph: str) -> "Entry":
        """The entry with one more paragraph in one language."""
        old = self.words[locale]
        return replace(self, words=self.words | {locale: replace(old, body=f"{paragraph}\n\n{old.body}")})

    def with_price(self, price: int) -> "Entry":
        """The entry at another price."""
        return replace(self, price=price)


def make_entries(number: int) -> list[Entry]:
    """That many entries of about 600 words in each language, a third of them in each collection."""
    chance = random.Random(number)
    return [_entry(chance, n) for n in range(number)]


def _entry(chance: random.Random, number: int) -> Entry:
    collection = COLLECTIONS[number % len(COLLECTIONS)]
    term = chance.randrange(collection.terms)
    price = chance.randrange(10, 900) * 1000 if collection.name == "products" else 0
    titles = {"id": f"Entri {number}", "en": f"Entry {number}"}
    words = {
        locale: Words(title, _sentence(chance), _body(chance, f"/{locale}/{collection.name}/"))
        for locale, title in titles.items()
    }
    return Entry(f"entry-{number:05}", collection, term, price, words)


def _body(chance: random.Random, link: str) -> str:
    """About 600 words with what people use: headings, lists, a table, emphasis, a link."""
    parts = []
    for section in range(3):
        parts.append(f"## {_sentence(chance)[:40].strip()} {section}")
        parts += [" ".join(_sentence(chance) for _ in range(4)) for _ in range(3)]
        parts.append("\n".join(f"* {_sentence(chance)}" for _ in range(4)))
    parts.append("| a | b |\n|---|---|\n" + "\n".join(f"| {_sentence(chance)[:20]} | {n} |" for n in range(4)))
    parts.append(f"[Link]({link}) and **{_sentence(chance)[:20].strip()}**.")
    return "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(11)).capitalize() + "."


def write(path: Path, text: str) -> None:
    """Write a text file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
