"""Makes the folder of a new entry of what an editor says, by flags or when asked. Shell.

Nothing is written before those who read content files have found all of it right, and the whole site with it.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from msgspec import Struct, field
from msgspec.structs import replace

from etalase import entry_questions, load, new_entry, picture_maker
from etalase.answers import HERE, can_be_answered, mapping, node_of, option, put, read_answer, type_at, unwritable
from etalase.content_types import all_types, fields_of
from etalase.dialogue import tell
from etalase.entry_check import as_picture, faults, sources, wanted
from etalase.entry_questions import AS_DRAFT, Answers
from etalase.entry_trial import Trial
from etalase.fields import ContentType, Field, read_fields
from etalase.file_names import locale_suffix
from etalase.model import Content
from etalase.picture_maker import NewPicture, PictureWish
from etalase.problems import N_, Problem
from etalase.site_yaml import SITE_FILE
from etalase.values import FieldReader
from etalase.workplace import Workplace
from etalase.yaml_tree import Node, Scalar


class Wish(Struct, frozen=True):
    """What an editor said beforehand. `values` are paths of fields with texts, `words` those of other languages by
    locale and field. With `asks` it is asked for what is missing; with `all_fields`, there is an example of each."""

    type_name: str = ""
    values: Sequence[tuple[str, str]] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    picture: PictureWish = PictureWish()
    is_draft: bool = False
    all_fields: bool = False
    asks: bool = True


def make(place: Workplace, wish: Wish, trial: Trial) -> list[str]:
    """Ask for what is needed and not given, and write the entry; the paths of its files.

    Raises `SystemExit` where something is wrong and nobody can be asked, `click.Abort` where the editor stops.
    """
    content_type = _type(place, wish)
    _look_for_what_is_missing(place, content_type, wish)
    answers = _given(place, content_type, wish)
    if wish.asks:
        entry_questions.ask(place, answers)
    else:
        entry_questions.name(place, answers, asks=False)
    _mend(place, answers, asks=wish.asks)
    picture = picture_maker.choose(
        place.dialogue, wish.picture, answers.name, (), answers.locales(place), asks=wish.asks
    )
    _try(place, answers, picture, trial, asks=wish.asks)
    texts = answers.files(place, picture, all_fields=wish.all_fields)
    files = {f"index.{locale}.md": text.encode() for locale, text in texts.items()}
    if picture:
        picture_maker.tell_of(picture, place.dialogue)
        files[picture.taken_in.name] = picture.taken_in.content
    return _write(place.root, f"{load.CONTENT}/{answers.key}", files)


def _type(place: Workplace, wish: Wish) -> ContentType:
    """The content type that was named, or is chosen now."""
    known = ", ".join(place.translate(content_type.label) for content_type in all_types().values())
    wordings = place.project.context.translations

    def check(text: str) -> Problem | None:
        found, near = new_entry.type_of(text, wordings)
        message = N_("There is no content type of this name. Known: {known}.")
        return None if found else Problem("type-unknown", HERE, message, {"known": known}, found=text, suggestion=near)

    name = wish.type_name
    if (problem := check(name)) and (name or not wish.asks):
        tell(problem, place.translate)
        if not wish.asks:
            raise SystemExit(1)
    if problem:
        name = place.dialogue.text(place.translate(N_("What is it?")), known, check, required=True)
    found, _ = new_entry.type_of(name, wordings)
    assert found is not None, "it has been checked"
    return found


def _look_for_what_is_missing(place: Workplace, content_type: ContentType, wish: Wish) -> None:
    """Raises `SystemExit` where the site lacks what no answer could give: what a required field chooses from, or the
    page of the collection."""
    for one in new_entry.questions(content_type):
        if one.required and not can_be_answered(one.type, place.project.context):
            for problem in read_answer(one, Scalar("-", HERE), place.project.context, ()):
                tell(replace(problem, found=None), place.translate)
            raise SystemExit(1)
    if not wish.is_draft and (told := _without_page(place, content_type)):
        click.echo(f"{told} {place.translate(_DRAFT_OPTION)}", err=True)
        raise SystemExit(1)


_DRAFT_OPTION = N_("Or begin it as a draft, which nobody sees yet: --draft")


def _without_page(place: Workplace, content_type: ContentType) -> str:
    """What to write where the entries of a type have no page that lists them."""
    page = f"{load.CONTENT}/{content_type.collection}/index.{place.config.source_locale.code}.md"
    if not content_type.listed or (place.root / page).is_file():
        return ""
    message = N_("The collection has no page of its own yet: write {file}, with title and summary.")
    return place.translate(message).format(file=page)


def _given(place: Workplace, content_type: ContentType, wish: Wish) -> Answers:
    """What was said beforehand. Where somebody can be asked, what is wrong with it is told and left out; what no file
    may hold is refused at once."""
    for text in (*dict(wish.values).values(), *(text for words in wish.words.values() for text in words.values())):
        if problem := unwritable(text):
            tell(problem, place.translate)
            raise SystemExit(1)
    fields = {one.name: one for one in fields_of(content_type)}
    source = place.config.source_locale.code
    tree = mapping({})
    for path, text in wish.values:
        tree = put(tree, path, node_of(type_at(fields.values(), path), text))
    answers = Answers(content_type)
    for key in tree:
        one = fields.get(key.name)
        holder = answers.words.setdefault(source, {}) if one and one.translatable else answers.facts
        holder[key.name] = key.value
    for locale, words in wish.words.items():
        answers.words.setdefault(locale, {}).update({name: Scalar(text, HERE) for name, text in words.items() if text})
    if wish.is_draft:
        answers.become_draft()
    if wish.asks:
        _drop_wrong(place, fields, answers)
    return answers


def _drop_wrong(place: Workplace, fields: Mapping[str, Field], answers: Answers) -> None:
    """Tell what is wrong with what was given, and leave it out: it is asked for again."""
    for values in (answers.facts, *answers.words.values()):
        for name, node in list(values.items()):
            problems = (
                read_answer(fields[name], node, place.project.context, place.project.known)
                if name in fields
                else _unknown(place, tuple(fields.values()), name, node)
            )
            for problem in problems:
                tell(problem, place.translate)
                values.pop(name, None)


def _unknown(place: Workplace, fields: tuple[Field, ...], name: str, node: Node) -> list[Problem]:
    reader = FieldReader(place.project.context)
    read_fields(fields, mapping({name: node}), reader)
    return [problem for problem in reader.problems if problem.code == "field-unknown"]


def _mend(place: Workplace, answers: Answers, *, asks: bool) -> None:
    """Ask again until nothing is wrong with the files, and the translations that the site wants are there. Raises
    `SystemExit`."""
    while True:
        entry_questions.number_slugs(place, answers)
        texts = answers.files(place)
        if found := [*faults(place.project, answers.key, texts, ()), *entry_questions.taken_slugs(place, answers)]:
            for problem in found:
                _tell(place, answers, problem, asks=asks)
            if not asks or not entry_questions.ask_again(place, answers, found):
                raise SystemExit(1)
        elif missing := wanted(place.project, place.config, answers.key, texts):
            for problem in missing.values():
                tell(problem, place.translate, SITE_FILE)
            if not asks:
                _refuse_untranslated(place, answers, missing)
            for locale, problem in missing.items():
                _translate_again(place, answers, locale, problem)
        else:
            return


def _refuse_untranslated(place: Workplace, answers: Answers, missing: Mapping[str, Problem]) -> None:
    """Name the options by which translations are given. Raises `SystemExit`."""
    lacking = [locale for locale, problem in missing.items() if problem.code != "translation-unfinished"]
    named = [one.name for one in new_entry.questions(answers.content_type) if one.translatable]
    if options := " ".join(f'{option(name, locale)} "…"' for locale in lacking for name in named):
        click.echo("  " + place.translate(N_("Give the words: {options}")).format(options=options), err=True)
    click.echo("  " + place.translate(_DRAFT_OPTION), err=True)
    raise SystemExit(1)


def _translate_again(place: Workplace, answers: Answers, locale: str, problem: Problem) -> None:
    """Ask for words that are missing, or were copied from the first language. Raises `click.Abort`."""
    if problem.code == "translation-unfinished":
        _become_draft(place, answers)
    else:
        for one in new_entry.questions(answers.content_type):
            answers.words.get(locale, {}).pop(one.name, None)
        entry_questions.ask_translation(place, answers, place.config.locale(locale), is_wanted=True)


def _become_draft(place: Workplace, answers: Answers) -> None:
    """Raises `click.Abort` unless the editor would begin with a draft."""
    if not place.dialogue.confirms(place.translate(AS_DRAFT), default=False):
        raise click.Abort
    answers.become_draft()


def _tell(place: Workplace, answers: Answers, problem: Problem, *, asks: bool) -> None:
    """Say what is wrong: elsewhere, with its place; with the entry, in which language, and by which option a field is
    given that is missing."""
    folder, _, name = problem.place.file.rpartition("/")
    if folder and folder != f"{load.CONTENT}/{answers.key}":
        click.echo(f"  {problem.place}", err=True)
        tell(problem, place.translate)
        return
    source, *others = place.config.locales
    locale = next((one for one in others if one.code == locale_suffix(name)), source)
    by_name = {one.name: one for one in new_entry.questions(answers.content_type)}
    one = by_name.get(str(problem.values.get("name")))
    if not asks and problem.code in ("field-missing", "field-empty") and one and one.label == problem.label:
        code, example = ("", one.type.written("")) if locale is source else (locale.code, "…")
        problem = replace(problem, example=f'{option(one.name, code)} "{example}"')
    tell(problem, place.translate, "" if locale is source else locale.name)


def _try(place: Workplace, answers: Answers, picture: NewPicture | None, trial: Trial, *, asks: bool) -> None:
    """Try the site with the entry. What would keep it from being built is told; then it is begun as a draft, if the
    editor likes. Raises `SystemExit` and `click.Abort`."""
    while True:
        texts, pictures = answers.files(place, picture), []
        if picture:
            one = picture.taken_in
            path = f"{load.CONTENT}/{answers.key}/{one.name}"
            pictures = [as_picture(path, one.content, one.width, one.height)]
        found = faults(place.project, answers.key, texts, pictures)
        found = found or trial(Content(sources(answers.key, texts), {one.path: one for one in pictures}))
        if not found:
            return
        for problem in found:
            _tell(place, answers, problem, asks=asks)
        if "draft" not in answers.facts and asks:
            _become_draft(place, answers)
        else:
            if "draft" not in answers.facts:
                click.echo("  " + place.translate(_DRAFT_OPTION), err=True)
            raise SystemExit(1)


def _write(root: Path, folder: str, files: Mapping[str, bytes]) -> list[str]:
    """Write a folder that was not there, all of it or nothing; the paths of its files. Raises `OSError`."""
    target = root / folder
    aside = target.with_name(f".{target.name}")
    shutil.rmtree(aside, ignore_errors=True)  # of a command that was killed
    try:
        aside.mkdir(parents=True)
        for name, content in files.items():
            (aside / name).write_bytes(content)
        aside.rename(target)  # a folder that has come into being meanwhile holds something, and stays
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return [f"{folder}/{name}" for name in files]


def report(place: Workplace, paths: Sequence[str]) -> None:
    """Say what was made, what is still missing, and what comes next."""
    for path in paths:
        click.echo(path)
    folder = paths[0].rpartition("/")[0]
    for locale in place.config.locales:
        if (file := f"{folder}/index.{locale.code}.md") not in paths:
            message = N_(
                "Not yet in the language {language}: when there is a translation, write it into {file}, with title and "
                "summary. Prices and dates need no copy."
            )
            click.echo(place.translate(message).format(language=locale.name, file=file))
    if told := _without_page(place, all_types()[folder.split("/")[1]]):
        click.echo(told)
    click.echo(place.translate(N_("Now write the story in these files. Look at it with: python build.py serve")))
