"""The look of the site: contrasts of its colours, its font, and how heavy what every page needs is."""

import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from etalase import fonts
from etalase.assets import Assets
from etalase.model import Theme
from tests.conftest import PROJECT, SiteFolder

SHEETS = {f"css/{name}": (PROJECT / "templates/assets/css" / name).read_bytes() for name in ("dyes.css", "site.css")}
DYED, LIGHT, DARK = re.findall(r":root \{(.*?)\}", b"".join(SHEETS.values()).decode(), re.DOTALL)[:3]
SCHEMES = ("light", "dark")

DYES = ("pinang", "manggis", "mango", "guava", "river")
FIELDS = ("jengkol", "pinang", "manggis", "guava", "river", "deep")
"""Fields that carry light letters; that of mango leaves carries dark ones."""

PAIRS = [
    *((letters, ground) for letters in ("ink", "ink-soft", "focus") for ground in ("paper", "paper-deep")),
    *((f"{dye}-text", ground) for dye in DYES for ground in ("paper", "paper-deep")),
    *(("paper", f"{dye}-text") for dye in DYES),  # what is pressed or chosen
    *((letters, field) for letters in ("on-field", "on-field-soft", "on-field-dye") for field in FIELDS),
    *((letters, "mango") for letters in ("on-mango", "on-mango-soft")),
    ("jengkol", "on-field"),  # the doors of the gateway
    ("jengkol", "on-field-dye"),
]


def colours(scheme: str) -> dict[str, str]:
    """The colours of the tokens by name; in the dark, those that are not told anew are as in the light."""
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", DYED + LIGHT))
    return light | (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", DARK)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("letters", "ground"), PAIRS)
def test_letters_stand_out_from_their_ground(letters: str, ground: str, scheme: str) -> None:
    known = colours(scheme)
    assert contrast(known[letters], known[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_fields_stand_out_from_the_paper_or_are_told_by_their_words(scheme: str) -> None:
    """A field may be near the paper in the dark, but never the same."""
    known = colours(scheme)
    assert all(contrast(known[field], known["paper"]) >= 1.15 for field in (*FIELDS, "mango"))


@pytest.fixture(scope="module")
def font() -> bytes:
    return fonts.cut(fonts.FONTS["fonts/plus-jakarta-sans.woff2"])


def words() -> Iterator[Path]:
    yield from (PROJECT / "content").rglob("*.md")
    yield from (PROJECT / "content").rglob("*.yaml")
    yield from (PROJECT / "templates").rglob("*.html")
    yield from (PROJECT / "translations").rglob("*.po")


def test_the_font_has_every_latin_character_of_the_site(font: bytes) -> None:
    known = set(TTFont(io.BytesIO(font)).getBestCmap())
    used = {character for path in words() for character in path.read_text("utf-8") if character.isprintable()}
    other_script = {character for character in used if "\u0600" <= character <= "\u06ff"}  # Jawi
    assert sorted(character for character in used - other_script if ord(character) not in known) == []


def test_the_font_is_light_and_goes_from_text_to_headings(font: bytes) -> None:
    assert len(font) <= 24_000
    (axis,) = TTFont(io.BytesIO(font))["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", *fonts.WEIGHTS)


def test_the_font_keeps_its_licence(font: bytes) -> None:
    assert "SIL Open Font License" in TTFont(io.BytesIO(font))["name"].getDebugName(13)


@pytest.mark.parametrize("weight", [400, 550, 800])
def test_what_is_cut_draws_as_the_whole_font(font: bytes, weight: int) -> None:
    whole = fonts.FONTS["fonts/plus-jakarta-sans.woff2"].content
    ours, theirs = (instantiateVariableFont(TTFont(io.BytesIO(each)), {"wght": weight}) for each in (font, whole))
    for character, glyph in ours.getBestCmap().items():
        drawn = outline(ours, glyph)
        assert drawn == [pytest.approx(point, abs=0.51) for point in outline(theirs, theirs.getBestCmap()[character])]
        assert drawn or chr(character).isspace()


def outline(opened: TTFont, glyph: str) -> list[tuple[float, float]]:
    """The points of a glyph in font units, a thousandth of the size of the letters."""
    pen = DecomposingRecordingPen(opened.getGlyphSet())
    opened.getGlyphSet()[glyph].draw(pen)
    return [point for _, points in pen.value for point in points]


def test_the_same_font_is_cut_to_the_same_bytes(font: bytes) -> None:
    assert fonts.cut(fonts.FONTS["fonts/plus-jakarta-sans.woff2"]) == font


def test_pages_preload_the_font_that_the_style_sheet_names(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    html = minimal_site.html("/id/")
    preloaded = re.search(r'<link rel="preload" href="/([^"]+)" as="font" type="font/woff2" crossorigin>', html)
    sheet = re.search(r'<link rel="stylesheet" href="/([^"]+)">', html)
    assert preloaded
    assert sheet
    assert (minimal_site.output / preloaded[1]).read_bytes()[:4] == b"wOF2"
    named = re.findall(r'url\("([^"]+)"\)', (minimal_site.output / sheet[1]).read_text("utf-8"))
    assert f"../{preloaded[1].removeprefix('assets/')}" in named
    assert all((minimal_site.output / sheet[1]).parent.joinpath(name).resolve().is_file() for name in named)


def test_a_theme_that_names_no_font_has_none(minimal_site: SiteFolder) -> None:
    for name in ("site", "print"):
        minimal_site.write(f"templates/assets/css/{name}.css", "body { margin: 0; }\n")
    minimal_site.build()
    assert "preload" not in minimal_site.html("/id/")
    assert not (minimal_site.output / "assets/fonts").exists()


def test_a_font_of_the_theme_itself_is_used_as_it_is() -> None:
    path = "fonts/plus-jakarta-sans.woff2"
    assets = Assets(Theme({}, {path: b"own", "css/site.css": f'url("../{path}")'.encode()}, {}, ""))
    assert not assets.fonts
    assert b"own" in assets.files.values()


def test_a_style_sheet_has_a_new_name_when_a_picture_it_names_changes() -> None:
    def name(picture: bytes) -> str:
        return Assets(Theme({}, {"images/x.svg": picture, "css/a.css": b'url("../images/x.svg")'}, {}, "")).permalink(
            "css/a.css"
        )

    assert name(b"one") != name(b"two")


def test_a_style_sheet_that_names_a_missing_picture_is_refused() -> None:
    with pytest.raises(KeyError):
        Assets(Theme({}, {"css/a.css": b'url("../images/none.svg")'}, {}, ""))


def published(sheet: str) -> str:
    """A style sheet that names no other file, as readers get it."""
    (content,) = Assets(Theme({}, {"css/a.css": sheet.encode()}, {}, "")).files.values()
    return content.decode()


def test_a_style_sheet_is_published_without_its_comments_but_with_its_licence() -> None:
    assert published("/* why */\na { b: c; } /* so */ d { e: f; }\n") == "a{b:c}d{e:f}"
    assert published("/*! MIT */ a { b: c; }") == "/*! MIT */a{b:c}"
    assert published("""a { b: "/* text */" '\\'/*'; } /* away */""") == """a{b:"/* text */" '\\'/*'}"""


def test_the_style_sheet_keeps_to_its_budget() -> None:
    sheets = {path: re.sub(rb'url\("[^"]+"\)', b"url(any)", sheet) for path, sheet in SHEETS.items()}
    (content,) = Assets(Theme({}, sheets, {}, "")).files.values()
    assert len(gzip.compress(content)) <= 10_000


def test_a_sheet_that_others_import_is_part_of_them_and_no_file() -> None:
    sheets = {"css/a.css": b'@import "b.css"; p { c: d; }', "css/b.css": b"i { e: f; }"}
    assert list(Assets(Theme({}, sheets, {}, "")).files.values()) == [b"i{e:f}p{c:d}"]


@pytest.mark.parametrize("pattern", ["arch", "bend", "course", "shoal"])
def test_patterns_are_light(pattern: str) -> None:
    assert (PROJECT / f"templates/assets/images/{pattern}.svg").stat().st_size <= 1_500


def test_drawings_are_light_enough_for_phones() -> None:
    heavy = [path for path in (PROJECT / "content").rglob("*.svg") if len(gzip.compress(path.read_bytes(), 9)) > 15_000]
    assert heavy == []
