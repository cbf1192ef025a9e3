"""The index that the search page reads, made of the finished pages by Pagefind: one for each language. Shell.

Each language has its own, so that a page can ask the others too; Pagefind would show a page only that of its language.
"""

import hashlib
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from etalase.configuration import Config
from etalase.search import FOLDER

_NEEDED = re.compile(r"pagefind\.js|pagefind-entry\.json|.+\.pf_(meta|index|fragment|filter)|wasm\.(?!unknown).+")
"""The rest of what Pagefind writes are user interfaces, which we do not use."""


class LanguageIndex(Struct, frozen=True):
    """The index of a language. `name` is that of all that it is made of."""

    code: str
    name: str

    def files(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Its files, made of the pages of the site in `folder`: each with its path below it, in the order of names.

        Raises `OSError` where Pagefind fails.
        """
        with tempfile.TemporaryDirectory() as made:
            _run(folder, f"{self.code}/**/*.html", self.code, made)
            for path in sorted(Path(made).rglob("*")):
                relative = path.relative_to(made).as_posix()
                if path.is_file() and _NEEDED.fullmatch(relative):
                    yield f"{FOLDER}/{self.code}/{relative}", path.read_bytes()


def maker(config: Config) -> Callable[[Mapping[str, str]], list[LanguageIndex]]:
    """What gives the indexes of a site, one a language, from the digests of its files by path."""
    codes = [locale.code for locale in config.locales] if config.search else []
    return lambda digests: [LanguageIndex(code, f"search {_digest(code, digests)}") for code in codes]


def _digest(code: str, digests: Mapping[str, str]) -> str:
    pages = sorted(item for item in digests.items() if item[0].startswith(f"{code}/") and item[0].endswith(".html"))
    return hashlib.sha256(repr(pages).encode()).hexdigest()


def _run(site: str, pages: str, language: str, target: str) -> None:
    import pagefind_bin  # only where there is something to index

    command = [str(pagefind_bin.get_executable()), "--silent", "--site", site, "--glob", pages]
    command += ["--force-language", language, "--output-path", target]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"Pagefind: {done.stderr.strip() or done.stdout.strip()}")
