"""Soft hyphens in the long words of texts that are printed. Core.

The columns of paper are narrow and Indonesian words are long. Browsers have no patterns for Indonesian, so that a word
is divided alike in the HTML edition and in the PDF only where the text itself says where it may be.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"

_BEFORE, _BEHIND = 3, 4
"""The fewest letters that stay on the line, and that go to the next."""

_TAG_OR_LONG_WORD = re.compile(r"<em>[^<]*|<[^>]*>|(?<![\w@&./:#-])[a-z][^\W\d_]{10,}(?![\w@/:#;-]|\.\w)")
"""Tags are left alone; so are names, which begin with a capital, words of other languages, which are emphasised, and
the parts of addresses. In a shorter word than this, a hyphen disturbs more than a gap at the end of the line."""

_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_WORD_JOINER = "\u2060"
"""Keeps `20–30` on one line, which breaks behind the dash in Pango, and in some browsers."""

_NO_SYLLABLE = re.compile(rf"{SOFT_HYPHEN}([^aeiou{SOFT_HYPHEN}]+)(?={SOFT_HYPHEN})")
"""`tran-s-mi-grasi`: letters without a vowel belong to what is before them."""


def with_soft_hyphens(html: str, language: str) -> Markup:
    """A text (HTML) with soft hyphens in its long words, by the patterns of `language`, a code such as `id`, if any are
    known for it; ranges of numbers stay on one line."""
    patterns = _patterns(language)
    html = _RANGE.sub(f"{_WORD_JOINER}–{_WORD_JOINER}", html)
    if patterns is None:
        return Markup(html)
    return Markup(_TAG_OR_LONG_WORD.sub(lambda found: _divided(found[0], patterns), html))


def _divided(found: str, patterns: "Pyphen") -> str:
    if found.startswith("<"):
        return found
    return _NO_SYLLABLE.sub(r"\1", patterns.inserted(found, SOFT_HYPHEN))


@cache
def _patterns(language: str) -> "Pyphen | None":
    from pyphen import Pyphen, language_fallback  # late: a build without editions needs no patterns

    known = language_fallback(language)
    return Pyphen(lang=known, left=_BEFORE, right=_BEHIND) if known else None
