"""Lists that were pasted as plain text from Word or WhatsApp: their signs mean nothing in Markdown. Core."""

import re

from etalase.problems import N_, Place, Problem, Severity, shorten

_ITEM = re.compile(
    r"""[ \t]*(?:
    (?P<bullet>[•▪‣◦●○■·\uf0b7]) [ \t]* |   # whatever is behind it
    [o–—§] \t [ \t]* |                       # these begin a list only where a tab is behind them
    (?P<number>\d{1,2}) \) [ \t]+
    )(?P<text>\S.*)""",
    re.VERBOSE,
)
_FENCE = re.compile(r" {0,3}(```|~~~)")

FIRST_WORDS = 60
"""Characters of a line by which an editor finds it."""


def pasted_lists(text: str, file: str, first_line: int) -> list[Problem]:
    """A warning for the first line of each such list in `text`, which starts on `first_line` of `file`."""
    problems = []
    is_code, is_inside = False, False
    for number, line in enumerate(text.split("\n"), first_line):
        is_code ^= bool(_FENCE.match(line))
        match = None if is_code else _ITEM.fullmatch(line.rstrip())
        if match and not is_inside:
            sign = f"{match['number']}." if match["number"] else "-"
            message = N_(
                "Lines that begin like this run together on the page. In a list, each begins with a hyphen and a "
                "space, or with a number, a dot and a space; an empty line stands before the first."
            )
            written = shorten(match["text"], FIRST_WORDS)
            problems.append(
                Problem(
                    "list-pasted",
                    Place(file, number),
                    message,
                    found=shorten(line, FIRST_WORDS),
                    example=f"{sign} {written}",
                    severity=Severity.WARNING,
                )
            )
        is_inside = bool(match)
    return problems
