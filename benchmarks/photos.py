"""`python -m benchmarks.photos --number 200`: a site with that many photographs of 12 megapixels, built cold and warm.

For each build it prints the seconds it took; of a further cold one, the most memory it and its processes held at once.
"""

import argparse
import io
import random
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from benchmarks.measure import adopt_orphans, measure

PROJECT = Path(__file__).resolve().parent.parent
SIZE = 4000, 3000

ENTRY = """---
title: Foto {number}
summary: Foto nomor {number}.
category: kebun
pictures:
  - file: foto.jpg
    alt: Warna dan garis
---

Teks {number}.
"""


def photograph(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """Something that compresses like a photograph: light from one side, coarse shapes, and fine grain."""
    light = Image.linear_gradient("L").resize(size)
    lights = Image.merge("RGB", [light, Image.radial_gradient("L").resize(size), light.transpose(Image.Transpose(0))])
    chance = random.Random(seed)
    coarse = Image.frombytes("RGB", (160, 120), chance.randbytes(160 * 120 * 3)).resize(size)
    fine = Image.frombytes("RGB", (1000, 750), chance.randbytes(1000 * 750 * 3)).resize(size)
    return Image.blend(Image.blend(lights, coarse, 0.35), fine, 0.08)


def jpeg(picture: Image.Image, **options: object) -> bytes:
    """The picture as a camera would keep it."""
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=90, **options)
    return content.getvalue()


def main() -> None:
    """Write the site, build it, print what it cost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.photos", description=__doc__)
    parser.add_argument("--number", type=int, default=200, help="photographs, each of an entry of its own")
    number: int = parser.parse_args().number
    adopt_orphans()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, number)
        _build("cold", root)
        (root / "content/products/foto-0/index.id.md").write_text(ENTRY.format(number="lain"), "utf-8")
        _build("warm, one text edited", root)
        (root / "etalase/formats.py").open("a").write("# other code\n")
        _build("warm, other code", root)
        _build("warm, nothing changed", root)
        for name in ("output", ".output-spare", ".cache"):
            shutil.rmtree(root / name, ignore_errors=True)
        _build("cold, watched", root, memory=True)


def _write(root: Path, number: int) -> None:
    shutil.copytree(PROJECT / "tests/sites/minimal/content", root / "content")
    for name in ("etalase", "templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "build.py", root)
    for one in range(number):
        entry = root / f"content/products/foto-{one}"
        entry.mkdir()
        (entry / "index.id.md").write_text(ENTRY.format(number=one), "utf-8")
        (entry / "foto.jpg").write_bytes(jpeg(photograph(one)))


def _build(name: str, root: Path, *, memory: bool = False) -> None:
    done = measure([sys.executable, "build.py", "--lang", "en"], root, memory=memory)  # which takes time itself
    held = f", {done.memory / 1e6:.0f} MB" if memory else ""
    sys.stdout.write(f"{name}: {done.wall:.1f} s, {done.cpu:.1f} s of processors{held}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
