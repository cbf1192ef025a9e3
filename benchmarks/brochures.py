"""`python -m benchmarks.brochures --products 40 --runs 3`: a catalogue in two languages, as PDF, cold and unchanged.

Prints medians of the whole process, in seconds of the clock and of processors. Cold means that the site is built and no
PDF is there. Pictures are the drawings of this project's content or, with --photographs, photographs of 12 megapixels.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.content import LOCALES, make_entries
from benchmarks.measure import Measured, adopt_orphans, measure
from benchmarks.photos import PROJECT, jpeg, photograph

CATEGORIES = ("kebun", "kriya")
SETTLE = 2.5
"""Seconds after which a build need not doubt files that were just written."""

ENTRY = """---
title: {title}
summary: {summary}
{facts}pictures:
  - file: {file}
    alt: {title}
---

{summary}
"""
FACTS = """category: {category}
price: Rp {price}
price_unit: kg
"""
PUBLICATION = """layout: catalogue
title: {{id: Katalog, en: Catalogue}}
select: {{collection: products, exclude: [products/kopi, products/tikar], sort: [category, title]}}
editions: [{edition}]
sections: [cover, contents, "page:tentang", items, index, back]
price: retail
outputs: [{output}]
"""
CATALOGUES = (("id", "screen"), ("id+en", "office"))


def main() -> None:
    """Write the site, print each catalogue several times, say what it cost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.brochures", description=__doc__)
    parser.add_argument("--products", type=int, default=40)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--photographs", action="store_true", help="instead of drawings")
    options = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, options.products, has_photographs=options.photographs)
        measure([sys.executable, "build.py"], root)
        time.sleep(SETTLE)
        measure([sys.executable, "build.py"], root)
        for edition, output in CATALOGUES:
            _say(f"{options.products} products, {edition}, {output}")
            command = [sys.executable, "build.py", "brochures", f"katalog-{output}"]
            _measure("cold", command, root, options.runs, forgets=True)
            _measure("unchanged", command, root, options.runs, forgets=False)


def _measure(name: str, command: list[str], root: Path, runs: int, *, forgets: bool) -> None:
    found: list[Measured] = []
    for _ in range(runs):
        if forgets:
            shutil.rmtree(root / "brochures", ignore_errors=True)
            (root / ".cache/brochures.json").unlink(missing_ok=True)
        found.append(measure(command, root))
    wall, cpu = (statistics.median(values) for values in ([one.wall for one in found], [one.cpu for one in found]))
    _say(f"  {name}: {wall:.2f} s, {cpu:.2f} s of processors")


def _write(root: Path, number: int, *, has_photographs: bool) -> None:
    for site in ("minimal", "printed"):
        shutil.copytree(PROJECT / "tests/sites" / site / "content", root / "content", dirs_exist_ok=True)
    shutil.rmtree(root / "content/brochures")
    for name in ("etalase", "templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "build.py", root)
    (root / "content/brochures").mkdir()
    for edition, output in CATALOGUES:
        text = PUBLICATION.format(edition=edition, output=output)
        (root / f"content/brochures/katalog-{output}.yaml").write_text(text, "utf-8")
    drawings = sorted((PROJECT / "content").glob("*/*/gambar.svg"))
    file = "foto.jpg" if has_photographs else "gambar.svg"
    for position, entry in enumerate(make_entries(3 * number)[::3]):
        target = root / f"content/products/{entry.name}"
        target.mkdir()
        facts = FACTS.format(category=CATEGORIES[position % 2], price=entry.price)
        for locale in LOCALES:
            words = entry.words[locale]
            text = ENTRY.format(
                title=words.title, summary=words.summary, file=file, facts=facts if locale == "id" else ""
            )
            (target / f"index.{locale}.md").write_text(text, "utf-8")
        if has_photographs:
            (target / file).write_bytes(jpeg(photograph(position)))
        else:
            shutil.copy(drawings[position % len(drawings)], target / file)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
