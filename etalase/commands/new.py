"""`python build.py new`: an entry is begun."""

from typing import TYPE_CHECKING, Any

import click

from etalase.problems import N_
from etalase.run import Options, Project, language, telling_why_not, translator
from etalase.word_options import parameter, word_options

if TYPE_CHECKING:
    from etalase.entry_maker import Wish


def command(project: Project) -> click.Command:
    """See the help text. The fields that are asked for are options too, words once a language."""

    @click.command(help=N_("Begin an entry: questions, then a folder with a file in each language."))
    @click.argument("type_name", metavar="[TYPE]", default="")
    @click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help=N_("Any field, with its value."))
    @click.option("--picture", default="", help=N_("A picture to put into its folder."))
    @click.option("--resize", is_flag=True, help=N_("Make a large picture smaller."))
    @click.option("--draft", is_flag=True, help=N_("Do not publish it yet."))
    @click.option("--all-fields", is_flag=True, help=N_("Write an example of every field into it."))
    @click.option("--yes", is_flag=True, help=N_("Ask nothing."))
    @click.pass_obj
    def new(options: Options, /, type_name: str, settings: tuple[str, ...], **given: Any) -> None:
        from etalase import entry_maker, workplace

        translate = translator(project.root, options.lang)
        with telling_why_not(options, translate):
            place = workplace.workplace(project.root, translate, options.day, language(project.root, options.lang))
            paths = entry_maker.make(place, _wish(place.project.context.locales, type_name, settings, given))
            entry_maker.report(place, paths)

    new.params += _options(project)
    return new


def _options(project: Project) -> list[click.Parameter]:
    """`--title`, `--title-en`, `--category` …, from the declarations."""
    from etalase import new_entry
    from etalase.content_types import all_types
    from etalase.picture_maker import ALT

    asked = {one.name: one for kind in all_types().values() for one in new_entry.questions(kind)}
    facts = [one for one in asked.values() if not one.translatable]
    found: list[click.Parameter] = [
        click.Option([f"--{one.name.replace('_', '-')}", one.name], default="", help=one.label) for one in facts
    ]
    for one in (*new_entry.WORDS, ALT):
        found += word_options(project.root, one.name, one.label)
    return found


def _wish(locales: tuple[str, ...], type_name: str, settings: tuple[str, ...], given: dict[str, Any]) -> "Wish":
    from etalase.entry_maker import Wish
    from etalase.picture_maker import PictureWish

    picture, smaller = given.pop("picture"), given.pop("resize")
    is_draft, all_fields, yes = given.pop("draft"), given.pop("all_fields"), given.pop("yes")
    others = {parameter("", code): code for code in locales[1:]}
    words: dict[str, dict[str, str]] = {}
    alts = {locales[0]: given.pop("alt")}
    values = []
    for name, text in given.items():
        field, sign, rest = name.partition("__")
        if not sign and text:
            values.append((name, text))
        elif field == "alt":
            alts[others[sign + rest]] = text
        elif text:
            words.setdefault(others[sign + rest], {})[field] = text
    values += [_setting(text) for text in settings]
    return Wish(type_name, values, words, PictureWish(picture, alts, smaller), is_draft, all_fields, not yes)


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(text, param_hint="--set FIELD=VALUE")
    return name.strip(), value.strip()
