"""`python build.py picture products/x foto.jpg`: a picture is put beside an entry."""

from typing import Any

import click

from etalase.problems import N_
from etalase.run import Options, Project, language, telling_why_not, translator
from etalase.word_options import parameter, word_options


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Put a picture beside an entry: upright, without place and camera, with its words."))
    @click.argument("entry")
    @click.argument("file")
    @click.option("--resize", is_flag=True, help=N_("Make a large picture smaller."))
    @click.option("--yes", is_flag=True, help=N_("Ask nothing."))
    @click.pass_obj
    def picture(options: Options, /, entry: str, file: str, **given: Any) -> None:
        from etalase import picture_adder, workplace
        from etalase.picture_maker import PictureWish

        translate = translator(project.root, options.lang)
        with telling_why_not(options, translate):
            place = workplace.workplace(project.root, translate, options.day, language(project.root, options.lang))
            smaller, asks = given.pop("resize"), not given.pop("yes")
            first, *others = place.project.context.locales
            alts = {first: given["alt"]} | {code: given[parameter("alt", code)] for code in others}
            picture_adder.add(place, entry, PictureWish(file, alts, smaller), asks=asks)

    picture.params += word_options(project.root, "alt", N_("Picture description"))
    return picture
