"""Words as they stand in a content file, with their places: what two languages are compared by. Core."""

import re
from bisect import bisect_right
from functools import cache

from msgspec import Struct

from etalase.problems import Place

SIGNS_OF_HIDDEN = {
    r"^[ ]{0,3}(?P<fence>```+|~~~+)[\s\S]*?(?:^[ ]{0,3}(?P=fence)|\Z)": ("```", "~~~"),
    r"`[^`\n]+`": ("`",),
    r"<!--[\s\S]*?--> | </?[a-zA-Z][^<>]*>": ("<",),
    r'\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+"[^"\n]*")?\s*\)': ("](",),
    r"^[ ]{0,3}\[[^\]\n]+\]:[ ]*\S+": ("]:",),
    r"\[\^[^\]\n]+\]": ("[^",),
    r"\{[:#.][^}\n]*\}": ("{",),
    r"(?:https?://|www\.)[^\s<>]+": ("://", "www."),
    r"[\w.+-]+@[\w-]+\.[\w.-]+": ("@",),
}
"""What readers do not see as words: code, comments, tags, addresses, marks of Markdown. Each with the signs without
which there is none: most texts have few of them, and to look for all takes five times as long."""
NUMBER_OF_LIST = r"^[ \t]*\d+[.)](?=\s)"
"""Is not seen either. It has no sign that is rare in sentences, but a line that begins so is quick to find."""
_LINE_WITH_NUMBER = re.compile(r"\n[ \t]*\d+[.)]\s")
_INK = re.compile(r"[^\n]")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")


class Passage(Struct, frozen=True):
    """A field's words or a body. `written` is the whole file, `start` where the passage begins in it; `text` is what
    readers see of it. `label` names the field."""

    file: str
    written: str
    start: int
    text: str
    label: str = ""

    def place(self, found: str, at: int) -> Place:
        """Where `found` stands in the file, which is at `at` in the text."""
        start = self.start + at
        if not self.written.startswith(found, start):  # a quoted text is a sign further on, a folded one more
            start = max(self.written.find(found, start), self.start)
        return Place(self.file, self.written.count("\n", 0, start) + 1, start - self.written.rfind("\n", 0, start))

    def offset(self, place: Place) -> int:
        """Where in the text that stands which is at `place` in the file."""
        return _offset(self.written, place) - self.start

    def opposite(self, other: "Passage", at: int) -> Place:
        """Where in `other` that should stand which is at `at` here: in the paragraph of the same number."""
        own, others = _blocks(self.text), _blocks(other.text)
        number = bisect_right(own, at) - 1
        is_alike = len(own) == len(others) and number >= 0
        return other.place("", others[number] if is_alike else 0)


def body_passage(file: str, written: str, length: int) -> Passage:
    """The passage of a body of Markdown: the last `length` characters of its file."""
    body = written[len(written) - length :]
    spaces = len(body) - len(body.lstrip())
    needed = tuple(pattern for pattern, signs in SIGNS_OF_HIDDEN.items() if any(sign in body for sign in signs))
    needed += (NUMBER_OF_LIST,) if _LINE_WITH_NUMBER.search(f"\n{body}") else ()
    text = hidden_patterns(needed).sub(lambda match: _INK.sub(" ", match[0]), body) if needed else body
    return Passage(file, written, len(written) - length + spaces, text[spaces:])


def field_passage(place: Place, written: str, text: str, label: str) -> Passage:
    """The passage of a field whose value `text` is written at `place`, or somewhere behind it."""
    start = _offset(written, place)
    return Passage(place.file, written, max(written.find(text, start), start), text, label)


@cache
def hidden_patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all of these, those of `SIGNS_OF_HIDDEN` in their order and last `NUMBER_OF_LIST`."""
    return re.compile("|".join(patterns), re.MULTILINE | re.VERBOSE)


def _blocks(text: str) -> list[int]:
    """Where its paragraphs, headings and tables begin."""
    return [match.start() for match in _BLOCK.finditer(text)]


def _offset(written: str, place: Place) -> int:
    return sum(len(line) + 1 for line in written.split("\n", place.line - 1)[: place.line - 1]) + place.column - 1
