"""An entry gets another key: the links of a body that lead to it. Core.

Python-Markdown keeps no places. So each spot where the name stands is tried with the new one: where the reader of
bodies then finds a link that leads to the new key instead of the old, and all else as it was, the spot is part of that
link. What is code, a comment or mere text leads nowhere and stays.
"""

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from etalase.configuration import Config
from etalase.links import entry_named
from etalase.markdown import read_body
from etalase.problems import N_, Place, Problem
from etalase.prose import Link
from etalase.values import Renaming

_SIGN = re.compile(r"&#?\w+;|\\[!-/:-@\[-`{-~]|.", re.DOTALL)
"""A letter as a body may have it: `o`, `&#111;`, `\\_`."""

_TOO_DEEP = "body-too-deep"


class _Links(Struct, frozen=True):
    """The links in a body of the entry `own`, and which of them lead to the old key and to the new one."""

    own: str
    renaming: Renaming
    config: Config

    def read(self, body: str) -> tuple[Link, ...]:
        return read_body(body, "", 1)[0].links

    def lead(self, link: Link, key: str) -> bool:
        return entry_named(self.own, link.target, self.config) == key

    def follow(self, before: tuple[Link, ...], after: tuple[Link, ...]) -> bool:
        """Whether some link leads to the new key instead of the old, and all others lead where they did."""
        if len(before) != len(after):
            return False
        changed = [pair for pair in zip(before, after, strict=True) if pair[0].target != pair[1].target]
        old, new = self.renaming.old, self.renaming.new
        return bool(changed) and all(self.lead(then, old) and self.lead(now, new) for then, now in changed)


def renamed_links(
    body: str, own: str, renaming: Renaming, config: Config, start: Place
) -> tuple[list[tuple[int, int, str]], list[Problem]]:
    """The places in a body of the entry `own` where its links name the old key, each with the new name; and what keeps
    a link from being found or renamed. `start` is where the body begins."""
    read, _, found = read_body(body, start.file, start.line)
    if problems := [problem for problem in found if problem.code == _TOO_DEEP]:
        return [], problems
    links, new = _Links(own, renaming, config), renaming.new_name
    to_follow = [number for number, link in enumerate(read.links) if links.lead(link, renaming.old)]
    spots = [
        (first, last)
        for first, last in (_spots(body, renaming.old_name) if to_follow else ())
        if links.follow(read.links, links.read(body[:first] + new + body[last:]))
    ]
    for first, last in reversed(spots):
        body = body[:first] + new + body[last:]
    then = _Links(renaming.new if own == renaming.old else own, renaming, config)  # "." and "#x" move with it
    after = links.read(body) if to_follow else ()
    left = [n for n in to_follow if len(after) != len(read.links) or not then.lead(after[n], renaming.new)]
    return [(*spot, new) for spot in spots], [_refused(read.links[n], renaming) for n in left]


def _spots(body: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands as a word of its own, in whatever signs."""
    letters: list[str] = []
    starts: list[int] = []
    for sign in _SIGN.finditer(body):
        meant = html.unescape(sign[0]) if sign[0][0] == "&" else sign[0][-1]
        letters.append(meant)
        starts += [sign.start()] * len(meant)
    starts.append(len(body))
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "".join(letters)):
        yield starts[found.start()], starts[found.end()]


def _refused(link: Link, renaming: Renaming) -> Problem:
    message = N_("The new name cannot be put into this link. Write the link from the first slash on, then rename.")
    return Problem("link-not-renamed", link.place, message, found=link.target, example=f"[…](/{renaming.old})")
