"""Notices that files are saved, made, renamed or deleted. Shell."""

import threading
from collections.abc import Callable
from pathlib import Path

from etalase.file_names import is_ignored
from etalase.translation_ledger import LEDGER_FILE

STEP = 10
"""Milliseconds after which is told what has changed. When it is quiet again is for `rebuilding` to know: to watchfiles,
a file that is saved again and again is quiet."""

LOOK_AGAIN = 1000
"""Milliseconds. A whole folder that is put in the place of another (`git checkout`) is noticed that late."""


class Changes:
    """Tells when something has changed in folders of a project, while it changes.

    A folder that is not there yet is waited for. `told` is called in a thread of its own.
    """

    def __init__(self, root: Path, folders: tuple[str, ...], told: Callable[[], object]) -> None:
        self._root, self._folders, self._told = root, [root / folder for folder in folders], told
        self._end = threading.Event()
        threading.Thread(target=self._watch, name="changes", daemon=True).start()

    def stop(self) -> None:
        """Tell of nothing any more."""
        self._end.set()

    def _watch(self) -> None:
        polls, before = False, self._there()
        while not self._end.is_set():
            there = self._there()
            if there != before:
                self._told()
            before = there
            try:
                self._watch_these(there, polls=polls)
            except FileNotFoundError:  # it went just now
                continue
            except (OSError, RuntimeError):  # too many folders (Linux: fs.inotify.max_user_watches), or a strange disk
                polls = True
                self._end.wait(LOOK_AGAIN / 1000)

    def _watch_these(self, there: dict[Path, int], *, polls: bool) -> None:
        """Watch until other folders stand in their place."""
        if not there:
            self._end.wait(LOOK_AGAIN / 1000)
            return
        from watchfiles import watch

        for found in watch(
            *there,
            watch_filter=lambda _, path: self._matters(path),
            debounce=2 * STEP,
            step=STEP,
            stop_event=self._end,
            rust_timeout=LOOK_AGAIN,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=polls or None,
        ):
            if self._there() != there:
                return
            if found:
                self._told()

    def _there(self) -> dict[Path, int]:
        """The folders that there are, each with what makes it the same folder as before."""
        return {folder: folder.stat().st_ino for folder in self._folders if folder.is_dir()}

    def _matters(self, path: str) -> bool:
        """Whether a change of that file is one of the site: editors leave traces that are none, and what
        builds note of translations is none."""
        try:
            parts = Path(path).relative_to(self._root).parts
        except ValueError:  # the folder is a link to another place
            parts = (Path(path).name,)
        return "/".join(parts) != LEDGER_FILE and not any(map(is_ignored, parts))
