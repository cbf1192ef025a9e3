"""Made-up bilingual content of any size: about 600 words an entry, three collections, forty terms. Deterministic."""

import random
from pathlib import Path

COLLECTIONS = {
    "products": ("Produk", "Products", "category: {term}"),
    "destinations": ("Destinasi", "Destinations", "kind: [{term}]"),
    "culture": ("Budaya", "Culture", "kind: [{term}]"),
}
VOCABULARIES = {"products": "categories", "destinations": "destination-kinds", "culture": "tradition-kinds"}
TERMS = 40
WORDS = (
    "sungai hutan kebun perahu kain anyaman kopi karet rotan madu ikan gua bukit desa pasar jalan hujan pagi malam "
    "tepi batang daun akar buah bunga tanah air batu kayu warna garis pola cerita lagu tari doa panen musim angin"
).split()

SITE = """title: Tolok Ukur
tagline: {id: Situs tolok ukur, en: A site for measuring}
url: https://example.org/
locales: [{code: id}, {code: en, formats: en-GB}]
page_size: 50
navigation: [{targets: [products, destinations, culture]}]
"""


def write_site(root: Path, entries: int) -> None:
    """Write a site with `entries` bilingual entries into the folder `root`, which must not hold content yet."""
    chance = random.Random(entries)
    _write(root / "content/site.yaml", SITE)
    for vocabulary in VOCABULARIES.values():
        terms = "".join(
            f"  t{n}: {{label: {{id: Kata {n}, en: Term {n}}}, slug: {{id: kata-{n}, en: term-{n}}}}}\n"
            for n in range(TERMS)
        )
        head = f"title: {vocabulary}\nslug: {{id: {vocabulary}-id, en: {vocabulary}}}\nterms:\n"
        _write(root / f"content/vocabulary/{vocabulary}.yaml", head + terms)
    _write(root / "content/vocabulary/units.yaml", "title: Units\nterms:\n  kg: {label: kg, cldr: mass-kilogram}\n")
    for locale in ("id", "en"):
        _write(root / f"content/index.{locale}.md", f"---\ntitle: Home {locale}\nsummary: Home.\n---\n")
    for name, (indonesian, english, _) in COLLECTIONS.items():
        for locale, title in (("id", indonesian), ("en", english)):
            text = f"---\ntitle: {title}\nsummary: {title}.\nslug: {title.lower()}\n---\n"
            _write(root / f"content/{name}/index.{locale}.md", text)
    for number in range(entries):
        _write_entry(root, number, chance)


def _write_entry(root: Path, number: int, chance: random.Random) -> None:
    collection = list(COLLECTIONS)[number % len(COLLECTIONS)]
    facts = COLLECTIONS[collection][2].format(term=f"t{chance.randrange(TERMS)}")
    if collection == "products":
        facts += f"\nprice: Rp {chance.randrange(10, 900)}.000\nprice_unit: kg"
    folder = root / f"content/{collection}/entry-{number:05}"
    words = f"title: Entri {number}\nsummary: {_sentence(chance)}\n"
    _write(folder / "index.id.md", f"---\n{words}{facts}\nupdated: 2026-01-01\n---\n\n{_body(chance, number)}")
    words = f"title: Entry {number}\nsummary: {_sentence(chance)}\nslug: entry-{number}-en\n"
    _write(folder / "index.en.md", f"---\n{words}---\n\n{_body(chance, number)}")


def _body(chance: random.Random, number: int) -> str:
    """About 600 words with what people use: headings, a list, a table, emphasis, links."""
    collection = list(COLLECTIONS)[number % len(COLLECTIONS)]
    parts = []
    for section in range(3):
        parts.append(f"## {_sentence(chance)[:40].strip()} {section}")
        parts += [_paragraph(chance) for _ in range(3)]
        parts.append("\n".join(f"* {_sentence(chance)}" for _ in range(4)))
    parts.append("| a | b |\n|---|---|\n" + "\n".join(f"| {_sentence(chance)[:20]} | {n} |" for n in range(4)))
    parts.append(f"[Link](/{collection}) and **{_sentence(chance)[:20].strip()}**.")
    return "\n\n".join(parts) + "\n"


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(4))


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(11)]
    return " ".join(words).capitalize() + "."


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
