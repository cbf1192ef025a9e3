import subprocess
import sys

import pytest

from tests.conftest import PROJECT

PRINT = """
from etalase.pdf import editions
from etalase.pdf.document import PdfUnavailable
from tests.printing import document
try:
    editions.screen(document())
except PdfUnavailable as error:
    print(type(error).__name__, error.text(str))
"""
NO_PANGO = """
import cffi
def dlopen(self, name, flags=0):
    raise OSError(f"cannot load library {name!r}")
cffi.FFI.dlopen = dlopen
"""


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("import sys; sys.modules['weasyprint'] = None", "PackagesMissing For PDF, install the Python packages"),
        (NO_PANGO, "PangoMissing For PDF, install Pango"),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(missing: str, told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", missing + PRINT], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(told)
    assert len(done.stdout.splitlines()) == 1


def test_half_a_photograph_is_still_refused_elsewhere() -> None:
    from PIL import ImageFile

    from etalase.pdf.libraries import weasyprint

    weasyprint()
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_no_library_is_loaded_before_it_is_needed() -> None:
    script = (
        "import sys; import etalase.pdf.editions; print([n for n in ('weasyprint', 'pikepdf') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
