"""Social cards: what messengers show beside the address of a page: its name, on a photograph or a pattern. Core.

A card is plain data; it is drawn when its file is written, in a few milliseconds.
"""

import hashlib
import io
import zlib
from functools import lru_cache
from math import sin
from typing import TYPE_CHECKING, NamedTuple

import PIL

from etalase import derivatives
from etalase.fonts import FONTS

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont  # a build that draws nothing never needs them

RECIPE = "2"
"""To be changed with any change of how cards are drawn: those of another recipe are drawn anew."""

WIDTH, HEIGHT = 1200, 630
"""What messengers crop least (developers.facebook.com, "Images in link shares")."""

QUALITY = 85
"""Even noise is then below the 300 kB above which WhatsApp shows no picture."""

FONT = FONTS["fonts/plus-jakarta-sans.woff2"]
LATIN = 0x250
"""The typeface has all letters below this one (Unicode, up to Latin Extended-B); words in others are not drawn."""

GROUNDS = ("#4c2140", "#96381f", "#535821", "#123d47")
"""Mangosteen, areca, guava, river: the dyes of the style sheet."""

PAPER, GOLD = "#fbf6ec", "#e6d672"
MARGIN = 72
TEXT_WIDTH = 600
PICTURE = (480, HEIGHT)
TITLE_SIZES = (78, 66, 56, 46, 38)
TITLE_BOX = 360
LEADING = 1.16


class SocialCard(NamedTuple):
    """What a card says: the name of the page, what stands above it, the name of the site; and the digest of the
    photograph it shows, if any."""

    title: str
    above: str
    site: str
    photograph: str = ""

    @property
    def name(self) -> str:
        """What its file is made of."""
        return f"{derivatives.LASTING}card {RECIPE} {PIL.__version__} {FONT.digest} {'|'.join(self)}"

    @property
    def permalink(self) -> str:
        """Where it is. What it shows is part of the address."""
        digest = hashlib.sha256(self.name.encode()).hexdigest()
        return f"/media/social/{digest[:6]}.{digest[6:16]}.jpg"

    @property
    def words(self) -> str:
        """All that can be read on it."""
        return " · ".join(dict.fromkeys(part for part in (self.title, self.above, self.site) if part))


def draw(card: SocialCard, photograph: bytes = b"") -> bytes:
    """The card as a JPEG."""
    from PIL import ImageDraw, ImageOps

    picture = _plate(zlib.crc32((card.above or card.title).encode()) % len(GROUNDS)).copy()
    if photograph:
        shown, _ = derivatives.decoded(photograph, _covering)
        picture.paste(ImageOps.fit(shown.convert("RGB"), PICTURE), (WIDTH - PICTURE[0], 0))
    _write_words(ImageDraw.Draw(picture), card)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=QUALITY)
    return content.getvalue()


def _covering(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a photograph that just covers its place."""
    factor = max(place / side for place, side in zip(PICTURE, size, strict=True))
    return round(size[0] * factor), round(size[1] * factor)


def _write_words(canvas: "ImageDraw.ImageDraw", card: SocialCard) -> None:
    if card.above and _can_be_written(card.above):
        canvas.text((MARGIN, MARGIN), _fitting(card.above, 30), fill=GOLD, font=_font(30, 700))
    if _can_be_written(card.title):
        size, lines = _set(card.title)
        for number, line in enumerate(lines):
            canvas.text((MARGIN, 130 + number * size * LEADING), line, fill=PAPER, font=_font(size, 800))
    if card.site != card.title and _can_be_written(card.site):
        canvas.text((MARGIN, HEIGHT - MARGIN - 34), _fitting(card.site, 34), fill=PAPER, font=_font(34, 700))


def _set(title: str) -> tuple[int, list[str]]:
    """The largest size in which a title fits, and its lines; what does not fit even in the smallest ends in dots."""
    for size in TITLE_SIZES:
        lines = _lines(title, _font(size, 800))
        if len(lines) * size * LEADING <= TITLE_BOX and all(_font(size, 800).getlength(x) <= TEXT_WIDTH for x in lines):
            return size, lines
    most = int(TITLE_BOX // (size * LEADING))
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return size, [_fitting(line, size) for line in kept]


def _lines(text: str, font: "ImageFont.FreeTypeFont") -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= TEXT_WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _fitting(text: str, size: int) -> str:
    """A text on one line, its end left out if it is too long."""
    font = _font(size, 800)
    if font.getlength(text) <= TEXT_WIDTH:
        return text
    while text and font.getlength(f"{text}…") > TEXT_WIDTH:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _can_be_written(text: str) -> bool:
    return all(ord(letter) < LATIN for letter in text if letter.isalpha())


@lru_cache(maxsize=32)
def _font(size: int, weight: int) -> "ImageFont.FreeTypeFont":
    """The typeface in a size and weight. Letters are set by Pillow itself: other ways depend on the machine."""
    from PIL import ImageFont

    font = ImageFont.truetype(io.BytesIO(FONT.content), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=len(GROUNDS))
def _plate(number: int) -> "Image.Image":
    """The ground of a card: a shoal that swims upstream, one fish of it in gold."""
    from PIL import Image, ImageDraw

    twice = 2  # drawn large, for smooth edges
    ground = Image.new("RGB", (WIDTH * twice, HEIGHT * twice), GROUNDS[number])
    canvas = ImageDraw.Draw(ground)
    one = (1, 1)
    pale = Image.blend(Image.new("RGB", one, GROUNDS[number]), Image.new("RGB", one, PAPER), 0.28).getpixel((0, 0))
    assert isinstance(pale, tuple), "a pixel of three colours"
    for row in range(9):
        for column in range(5):
            x = 745 + column * 104 + (row % 2) * 52
            y = 44 + row * 70 + 12 * sin(x / 90)
            is_leader = (row, column) == (4, 1)
            canvas.polygon([(a * twice, b * twice) for a, b in _fish(x, y)], fill=GOLD if is_leader else pale)
    return ground.reduce(twice)


def _fish(x: float, y: float) -> list[tuple[float, float]]:
    """The outline of a seluang, its head at the left of its place: two arcs that end in a tail, 78 pixels long."""
    steps = [step / 12 for step in range(13)]
    body = [(60 * t, 4 * 17 * t * (1 - t)) for t in steps]
    back = [(x + a, y - b) for a, b in body]
    belly = [(x + a, y + b) for a, b in reversed(body)]
    return [*back, (x + 78, y - 14), (x + 72, y), (x + 78, y + 14), *belly]
