"""`python -m artwork`: write every plate to content/<collection>/<entry>/gambar.svg (shell)."""

import sys
from pathlib import Path

from artwork.plates import PLATES, render


def main(words: list[str]) -> int:
    """Write all plates, or those whose key contains one of `words`; return the process's exit code."""
    root = Path(__file__).resolve().parent.parent / "content"
    chosen = [key for key in PLATES if not words or any(word in key for word in words)]
    if not chosen:
        sys.stderr.write(f"no plate matches {' '.join(words)}\n")
        return 1
    for key in chosen:
        path = root / key / "gambar.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(key), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.stat().st_size:6d}  {key or 'home'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
