"""`python -m artwork`: write every plate to content/<collection>/<entry>/gambar.svg, and the patterns (shell)."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from artwork.patterns import PATTERNS
from artwork.plates import PLATES, render

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str]) -> int:
    """Write everything, or that whose name contains one of `words`; return the process's exit code."""
    chosen = {name: path for name, path in _names() if not words or any(word in name for word in words)}
    if not chosen:
        sys.stderr.write(f"nothing drawn matches {' '.join(words)}\n")
        return 1
    for name, path in chosen.items():
        draw = PATTERNS.get(name) or partial(render, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draw(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.stat().st_size:6d}  {name or 'home'}\n")
    return 0


def _names() -> Iterator[tuple[str, Path]]:
    """Plates by the key of their entry, patterns by their own name, each with its file."""
    yield from ((key, ROOT / "content" / key / "gambar.svg") for key in PLATES)
    yield from ((name, ROOT / f"templates/assets/images/{name}.svg") for name in PATTERNS)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
