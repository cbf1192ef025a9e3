"""WeasyPrint and pikepdf, loaded when the first PDF is made: most builds make none, and many computers lack them. Core.

Raises `PdfUnavailable`, which says what to install.
"""

import io
import warnings
from contextlib import redirect_stdout
from typing import Any

from etalase.pdf.document import PackagesMissing, PangoMissing


def weasyprint() -> Any:
    """WeasyPrint; raises `PdfUnavailable`."""
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):  # it prints where to read how to install it
            warnings.simplefilter("ignore")  # of the system's fonts, which are not used
            import weasyprint as library
    except ImportError as error:
        raise PackagesMissing from error
    except OSError as error:  # cffi finds no Pango
        raise PangoMissing from error
    _refuse_truncated_pictures()
    return library


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
