"""Takes in a picture that an editor names, with its words in each language. Shell."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import click
from msgspec import Struct, field

from etalase import images, picture_intake
from etalase.answers import HERE, mapping, option, unwritable
from etalase.configuration import Locale
from etalase.dialogue import Dialogue, tell
from etalase.entry_fields import PICTURE
from etalase.picture_intake import LONGEST_SIDE, TakenIn
from etalase.problems import N_, Problem, decimal
from etalase.yaml_tree import Mapping as Tree
from etalase.yaml_tree import Node, Scalar

ALT = next(inner for inner in PICTURE.fields if inner.name == "alt")
_LABEL = N_("Picture file")


class PictureWish(Struct, frozen=True):
    """The picture that was named, if any; what it shows, by locale; and whether it may be made smaller."""

    file: str = ""
    alts: Mapping[str, str] = field(default_factory=dict)
    smaller: bool = False


class NewPicture(Struct, frozen=True):
    """A picture with the words of each language."""

    taken_in: TakenIn
    alts: Mapping[str, Node]

    def front_matter(self, locale: str) -> Tree:
        """What the file of a language says of it."""
        return mapping({"file": Scalar(self.taken_in.name, HERE), ALT.name: self.alts[locale]})


def choose(
    dialogue: Dialogue,
    wish: PictureWish,
    entry: str,
    taken: Collection[str],
    locales: Sequence[Locale],
    *,
    asks: bool,
) -> NewPicture | None:
    """The picture that was named, or is named now, for an entry of that name with those files beside it; None where
    there is to be none. Raises `SystemExit` where it cannot be used and nobody can be asked."""
    file = wish.file
    if problem := _problem(file) if file else None:
        tell(problem, dialogue.translate)
        if not asks:
            raise SystemExit(1)
        file = ""
    if not file and asks:
        hint = dialogue.translate(N_("Its path; or drop the file into this window."))
        file = dialogue.text(dialogue.translate(N_("Picture")), hint, _problem)
    if not file:
        return None
    path = _path(file)
    content = path.read_bytes()
    smaller = wish.smaller
    if asks and not smaller and picture_intake.is_large(path.name, content):
        question = N_(
            "The picture is larger than any page needs ({megabytes} MB). Make it smaller, {side} pixels at most?"
        )
        megabytes = decimal(len(content) / 1e6, dialogue.translate)
        asked = dialogue.translate(question).format(megabytes=megabytes, side=LONGEST_SIDE)
        smaller = dialogue.confirms(asked, default=True)  # what is made smaller is a copy
    alts = {locale.code: _alt(dialogue, wish, locale, asks=asks) for locale in locales}
    return NewPicture(picture_intake.take_in(path.name, content, entry, taken, smaller=smaller), alts)


def _alt(dialogue: Dialogue, wish: PictureWish, locale: Locale, *, asks: bool) -> Node:
    text = wish.alts.get(locale.code, "")
    problem = unwritable(text)
    if text and not problem:
        return Scalar(text, HERE)
    if problem:
        tell(problem, dialogue.translate)
    if asks:
        node = dialogue.field(ALT, locale)
        assert node is not None, "it is required"
        return node
    if not problem:
        example = option(ALT.name, "" if locale == dialogue.locales[0] else locale.code)
        message = N_("Say what the picture shows.")
        problem = Problem("field-missing", HERE, message, label=ALT.label, example=f'{example} "…"')
        tell(problem, dialogue.translate, locale.name)
    raise SystemExit(1)


def _path(text: str) -> Path:
    """The file that was named; what files are dropped into adds quotes, or signs before spaces."""
    path = Path(text.strip().strip("'\"")).expanduser()
    return path if path.is_file() else Path(re.sub(r"\\(.)", r"\1", str(path)))


def _problem(text: str) -> Problem | None:
    path = _path(text)
    if not path.is_file():
        return Problem("picture-missing", HERE, N_("There is no picture of this name."), label=_LABEL, found=str(path))
    known = images.SUFFIXES | images.FOREIGN_SUFFIXES
    if path.suffix.lower() not in known:
        message = N_("Browsers cannot show this kind of file. Save the picture as JPEG.")
        return Problem("picture-unusable", HERE, message, label=_LABEL, found=path.name)
    return picture_intake.refusal(path.name, path.read_bytes())


def tell_of(picture: NewPicture, dialogue: Dialogue) -> None:
    """Say what became of a picture."""
    found = picture.taken_in
    message = N_("Picture: {name}, {width} × {height} pixels, {megabytes} MB, without place and camera.")
    values = {"name": found.name, "width": found.width, "height": found.height}
    megabytes = decimal(len(found.content) / 1e6, dialogue.translate)
    click.echo(dialogue.translate(message).format(**values, megabytes=megabytes))
