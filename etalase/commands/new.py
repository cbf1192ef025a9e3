"""`python build.py new`: an entry is begun."""

from typing import TYPE_CHECKING, Any

import click

from etalase.problems import N_, Translate
from etalase.run import Options, Project, language, telling_why_not, translator
from etalase.word_options import parameter, word_options

if TYPE_CHECKING:
    from etalase.entry_maker import Wish
    from etalase.fields import ContentType


def command(project: Project) -> click.Command:
    """See the help text. The fields that are asked for are options too, words once a language."""

    class _Command(click.Command):
        def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
            ctx.meta[_WRITTEN] = tuple(args)  # the help is about a type, which is read after it is asked for
            return super().parse_args(ctx, args)

        def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
            options = ctx.find_object(Options)
            _write_help(self, ctx, formatter, translator(project.root, options.lang if options else None))

    @click.command(cls=_Command, help=N_("Begin an entry: questions, then a folder with a file in each language."))
    @click.argument("type_name", metavar="[TYPE]", default="")
    @click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help=N_("Any field, with its value."))
    @click.option("--picture", default="", help=N_("A picture to put into its folder."))
    @click.option("--resize", is_flag=True, help=N_("Make a large picture smaller."))
    @click.option("--draft", is_flag=True, help=N_("Do not publish it yet."))
    @click.option("--all-fields", is_flag=True, help=N_("Write an example of every field into it."))
    @click.option("--yes", is_flag=True, help=N_("Ask nothing."))
    @click.pass_obj
    def new(options: Options, /, type_name: str, settings: tuple[str, ...], **given: Any) -> None:
        from etalase import entry_maker, entry_trial, workplace

        translate = translator(project.root, options.lang)
        with telling_why_not(options, translate):
            place = workplace.workplace(project.root, translate, options.day, language(project.root, options.lang))
            wish = _wish(place.project.context.locales, type_name, settings, given)
            paths = entry_maker.make(place, wish, entry_trial.trial(project, options))
            entry_maker.report(place, paths)

    new.params += _options(project)
    return new


def _options(project: Project) -> list[click.Parameter]:
    """`--title`, `--title-en`, `--category` …, from the declarations."""
    from etalase import new_entry
    from etalase.answers import option
    from etalase.content_types import all_types
    from etalase.picture_maker import ALT

    asked = {one.name: one for kind in all_types().values() for one in new_entry.questions(kind)}
    facts = [one for one in asked.values() if not one.translatable]
    found: list[click.Parameter] = [
        click.Option([option(one.name), one.name], default="", help=one.label) for one in facts
    ]
    for one in (*new_entry.WORDS, ALT):
        found += word_options(project.root, one.name, one.label, in_source=one.in_source)
    return found


def _write_help(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, translate: Translate
) -> None:
    """The options in groups: words, what is asked for of that type, its picture, and all that is left."""
    from etalase import new_entry
    from etalase.content_types import all_types

    labels = {content_type.label: (translate(content_type.label),) for content_type in all_types().values()}
    known = next((found for word in ctx.meta[_WRITTEN] if (found := new_entry.type_of(word, labels)[0])), None)
    names = [label.casefold() for (label,) in labels.values()]
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(translate(N_("Options are for who knows the answers beforehand; all else is asked for.")))
        if known is None:
            formatter.write_text(f"TYPE: {', '.join(names)}")
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in command.get_params(ctx):
        record, group = one.get_help_record(ctx), _group(one.name or "", known)
        if isinstance(one, click.Option) and record and group:
            groups.setdefault(group, []).append(record)
    for group in (_WORDS, _FIELDS, _PICTURE, _OTHERS):
        with formatter.section(translate(group)):
            if group in groups:
                formatter.write_dl(groups[group])
            else:
                message = N_("Each type has its own: python build.py new {type} --help")
                formatter.write_text(translate(message).format(type=names[0]))


_WRITTEN = "etalase.written"

_WORDS, _FIELDS, _PICTURE, _OTHERS = N_("Words"), N_("Fields"), N_("Picture"), N_("Options")


def _group(name: str, known: "ContentType | None") -> str:
    """Under what an option stands in the help; nothing where it is of another type, or none is `known`."""
    from etalase import new_entry
    from etalase.content_types import all_types

    field = name.partition("__")[0]
    if field in ("picture", "resize", "alt"):
        return _PICTURE
    if field in {one.name for one in new_entry.WORDS}:
        return _WORDS
    if known and field in {one.name for one in new_entry.questions(known)}:
        return _FIELDS
    return (
        "" if any(field == one.name for kind in all_types().values() for one in new_entry.questions(kind)) else _OTHERS
    )


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
