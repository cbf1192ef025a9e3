"""The text of an entry: what the site must know of it, its words, and what a page puts into them. Core."""

import posixpath

from msgspec import Struct
from msgspec.structs import replace

from etalase.problems import Place


class Heading(Struct, frozen=True):
    """A heading of a body: level 1–6, its text and the id it would have by itself."""

    level: int
    text: str
    id: str


class Link(Struct, frozen=True):
    """A link or picture target as written in a body, with its place; in an entry, with what stands for it (`apart`)."""

    target: str
    place: Place


def target_key(key: str, path: str) -> str | None:
    """The content key that the path of a link names in the entry `key`: from its folder or, with a leading slash, from
    content/. None where nothing can lie so deep."""
    joined = posixpath.normpath(posixpath.join("/" + key, path)).strip("/")
    parts = [part for part in joined.split("/") if part not in ("index.md", ".")]
    if parts and parts[-1].startswith("index.") and parts[-1].endswith(".md"):
        parts.pop()
    return "/".join(parts) if len(parts) <= 2 else None


class Body(Struct, frozen=True):
    """What the rest of the site must know of a body: its headings, links and pictures. Its words are its `Prose`."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its links and pictures are."""
        return tuple(link.place for link in (*self.links, *self.pictures))

    def apart(self) -> "Body":
        """The body without the places: line 0 and, as column, their number in `places` stand for them.

        A line more above a link changes nothing of the site, and must not seem to.
        """
        stands = [
            replace(link, place=Place(link.place.file, 0, n)) for n, link in enumerate((*self.links, *self.pictures))
        ]
        return Body(self.headings, tuple(stands[: len(self.links)]), tuple(stands[len(self.links) :]))


Prose = tuple[str | tuple[str, int], ...]
"""A body as HTML in pieces: text, and slots for what only the whole site knows.

The slots `("heading", n)`, `("link", n)`, `("picture", n)` index the tuples of its `Body`.
"""


class Slots(Struct, frozen=True):
    """What a page puts into the slots of its prose: ids of headings, addresses of links, attributes of pictures."""

    heading: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    picture: tuple[str, ...] = ()

    def fill(self, prose: Prose) -> str:
        """The HTML of `prose`."""
        return "".join(piece if isinstance(piece, str) else getattr(self, piece[0])[piece[1]] for piece in prose)
