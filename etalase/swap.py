"""Two folders change places, so that there is always one of them whole. Shell.

Linux exchanges them in one step. Elsewhere there is a moment with none; `recover` mends what was stopped in it.
"""

import os
import sys
from pathlib import Path

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD: paths count from the working directory


def beside(target: Path) -> Path:
    """The folder in which the next `target` is put together; afterwards it holds the one before."""
    return target.with_name(f".{target.name}-spare")


def exchange(aside: Path, target: Path) -> None:
    """`aside` takes the place of `target`, and the other way round. Raises `OSError`; nothing has changed then."""
    if not target.exists():
        aside.rename(target)
        return
    if not _exchanged_at_once(aside, target):
        previous = _previous(target)
        target.rename(previous)
        try:
            aside.rename(target)
        except OSError:
            previous.rename(target)
            raise
        previous.rename(aside)
    if aside.is_file():
        aside.unlink()  # a file lay where the folder belongs


def recover(target: Path) -> None:
    """Put the last good site back where an exchange was stopped half way."""
    import shutil  # it loads all it could ever unpack; who only asks for `beside` should not wait for that

    previous, aside = _previous(target), beside(target)
    if previous.exists() and not target.exists():
        previous.rename(target)
    for left in (previous, aside):
        if left.is_file() or left.is_symlink():
            left.unlink()
    shutil.rmtree(previous, ignore_errors=True)


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}-previous")


def _exchanged_at_once(aside: Path, target: Path) -> bool:
    if sys.platform != "linux":
        return False
    import ctypes

    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:  # an old C library
        return False
    # Some file systems cannot do it either.
    return bool(renameat2(_HERE, os.fsencode(aside), _HERE, os.fsencode(target), _EXCHANGE) == 0)
