"""WeasyPrint and pikepdf, loaded when the first PDF is made: most builds make none, and many computers lack them. Core.

Raises `PdfUnavailable`, which says what to install.
"""

import ctypes.util
import io
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from typing import Any

from etalase.pdf import line_ends
from etalase.pdf.document import PackagesMissing, PangoMissing
from etalase.pdf.quicker import quicken


def weasyprint() -> Any:
    """WeasyPrint; raises `PdfUnavailable`."""
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):  # it prints where to read how to install it
            warnings.simplefilter("ignore")  # of the system's fonts, which are not used
            library = _quickly() or _thoroughly()
    except ImportError as error:
        raise PackagesMissing from error
    except OSError as error:  # cffi finds no Pango
        raise PangoMissing from error
    _prepare()
    return library


@cache
def _prepare() -> None:
    quicken()
    line_ends.mend()
    _refuse_truncated_pictures()


def _quickly() -> Any:
    """WeasyPrint with libraries that the loader of the system knows by name, as on Linux; else None.

    WeasyPrint tries the names of all systems in turn, and `find_library` starts a compiler and a linker to look for
    each: a second, with nothing found.
    """
    if "weasyprint" in sys.modules:
        return _thoroughly()
    with _no_search():
        try:
            import weasyprint as library
            from weasyprint.text.ffi import harfbuzz_subset
        except OSError:
            harfbuzz_subset = None
    if harfbuzz_subset is None:  # it can do without that one, but may find it when it looks
        _forget()
        return None
    return library


def _thoroughly() -> Any:
    import weasyprint as library

    return library


def _forget() -> None:
    """Forget a WeasyPrint that was loaded in part, or without one of its libraries."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        del sys.modules[name]


def _found_nothing(name: str) -> None:
    del name


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    ctypes.util.find_library = _found_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def pikepdf() -> Any:
    """pikepdf; raises `PdfUnavailable`."""
    try:
        import pikepdf as library
    except (ImportError, OSError) as error:
        raise PackagesMissing from error
    return library


def _refuse_truncated_pictures() -> None:
    """WeasyPrint lets Pillow, for the whole process, take half a photograph for a whole one."""
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False
