"""The tones that stand where a photograph will be until it arrives: the nearest to its average colour. Core.

A strict Content-Security-Policy forbids a colour of its own for each picture; so there are few, with a class for each.
"""

SHEET = "tones.css"
"""What a style sheet of the theme imports to have the classes of the tones."""

TONES = {
    "paper": "#f2e7d1",
    "mist": "#d6dad6",
    "sand": "#d1bb92",
    "sky": "#a9c3d0",
    "mango": "#c9a944",
    "stone": "#a39b8b",
    "clay": "#b3875f",
    "leaf": "#90a066",
    "water": "#74939b",
    "areca": "#8d4a33",
    "earth": "#755f4c",
    "olive": "#66693a",
    "river": "#3d656c",
    "mangosteen": "#51304a",
    "bark": "#4b3c32",
    "forest": "#35452f",
    "night": "#1f2729",
}
"""Calm colours by name, light ones first: what photographs of this land are on average, in the spirit of the dyes."""

_LIGHT, _DARK = "#fff", "#000"


def nearest(red: float, green: float, blue: float) -> str:
    """The name of the tone that looks most like a colour of sRGB, whose parts go from 0 to 255."""
    seen = _as_seen(red, green, blue)
    return min(TONES, key=lambda name: sum((a - b) ** 2 for a, b in zip(seen, _as_seen(*_parts(name)), strict=True)))


def css_class(tone: str) -> str:
    """The class of a picture with that tone."""
    return f"tone-{tone}"


def rules() -> str:
    """The classes as CSS; the words that stand for a picture can be read on its tone."""
    return "".join(
        f".{css_class(name)} {{ background: {colour}; color: {_letters(name)}; }}\n" for name, colour in TONES.items()
    )


def _letters(name: str) -> str:
    """Black or white, whichever stands out more (WCAG 2.2: at a luminance of 0.179, both do the same)."""
    red, green, blue = map(_linear, _parts(name))
    return _DARK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else _LIGHT


def _parts(name: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(TONES[name].removeprefix("#"))
    return red, green, blue


def _linear(part: float) -> float:
    """A part of a colour of sRGB as light, from 0 to 1 (IEC 61966-2-1)."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _as_seen(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """A colour in a space where distances are as eyes see them: Oklab (Björn Ottosson, 2020; CSS Color 4)."""
    r, g, b = map(_linear, (red, green, blue))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
