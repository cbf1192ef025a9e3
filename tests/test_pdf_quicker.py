"""What makes drawings quicker gives the same bytes as WeasyPrint does by itself."""

import os
import subprocess
import sys

from tests.conftest import PROJECT

DRAWING = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100mm" height="50mm">
<path d="M10 10 20 20L30 .5.5 7h5v5zm1-1e1C1 2 3 4 5 6s7 8 9 10q1 2 3 4t5 6A5 6 0 01 40 40a3 3 0 1 1 2 2" fill="red"/>
<path d="M10 10 20 20" stroke="blue" stroke-width="2%"/><path d="M1 1L20"/><path d=""/><path d="M0 0L50% 10em"/>
<path d="M10 10 20 20" stroke="blue" marker-end="url(#m)"/><marker id="m"><path d="M0 0L5 5"/></marker>
<rect x="5%" y="1em" width="2cm" height="3.25" rx="1"/><circle cx="10" cy="1ex" r="3px"/><polygon points="1,1 2,2 3 1"/>
<g transform="translate(3 4) rotate(30)"><line x1="0" y1="0" x2="1000000000000000000000" y2="0.0000001"/></g>
<text x="10" y="30" font-size="4">Kopi</text></svg>
"""
PRINT = """
import hashlib
from etalase.pdf import editions, layout, libraries
if {plain}:
    libraries.quicken = lambda: None
from tests.printing import BODY, document
page = BODY + {drawing!r} + '<img src="/media/rupa.svg" alt="Rupa"><img src="/media/rupa.svg" alt="Rupa">'
made = document(page, ".in-two {{ margin: 1.25mm }}", {{"/media/rupa.svg": {drawing!r}.encode()}})
for form in (editions.screen, editions.office):
    printed = form(made)
    assert not [one for one in printed.findings if "Failed" in str(one.values)], printed.findings
    print(hashlib.sha256(printed.content).hexdigest())
"""


def test_drawings_are_the_same_bytes() -> None:
    said = []
    for plain in (True, False):
        script = PRINT.format(plain=plain, drawing=DRAWING)
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=PROJECT,
            env=os.environ | {"PYTHONPATH": str(PROJECT)},
            check=True,
            capture_output=True,
            text=True,
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert len(said[0]) == 130
