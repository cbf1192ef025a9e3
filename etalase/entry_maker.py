"""Makes the folder of a new entry of what an editor says, by flags or when asked. Shell.

Nothing is written before those who read content files have found all of it right.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from msgspec import Struct, field
from msgspec.structs import replace

from etalase import load, new_entry, picture_maker, project_names
from etalase.answers import HERE, can_be_answered, mapping, node_of, put, read_answer, type_at
from etalase.content_types import all_types, fields_of
from etalase.dialogue import tell
from etalase.entry_check import as_picture, faults
from etalase.fields import ContentType, Field, read_fields
from etalase.new_entry import NewEntry, free_name
from etalase.picture_maker import NewPicture, PictureWish
from etalase.problems import N_, Problem
from etalase.values import FieldReader
from etalase.values.texts import make_slug
from etalase.workplace import Workplace
from etalase.yaml_tree import Node, Scalar
from etalase.yaml_tree import Sequence as List


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


class Answers(Struct):
    """What is known of an entry so far: facts, and words by locale."""

    facts: dict[str, Node] = field(default_factory=dict)
    words: dict[str, dict[str, Node]] = field(default_factory=dict)


def make(place: Workplace, wish: Wish) -> list[str]:
    """Ask for what is needed and not given, and write the entry; the paths of its files. Raises `SystemExit` where
    something is wrong and nobody can be asked."""
    content_type = _type(place, wish)
    _look_for_vocabularies(place, content_type)
    answers = _given(place, content_type, wish)
    if wish.asks:
        _ask(place, new_entry.questions(content_type), answers)
    name = _name(place, content_type, answers)
    locales = [locale for locale in place.config.locales if answers.words.get(locale.code)]
    picture = picture_maker.choose(place.dialogue, wish.picture, name, (), locales, asks=wish.asks) if locales else None
    if wish.is_draft:
        answers.facts["draft"] = Scalar("ya", HERE)
    entry = _right_entry(place, content_type, name, answers, picture, asks=wish.asks)
    texts = new_entry.files(entry, tuple(entry.words), place.translate, all_fields=wish.all_fields)
    files = {f"index.{locale}.md": text.encode() for locale, text in texts.items()}
    if picture:
        picture_maker.tell_of(picture, place.dialogue)
        files[picture.taken_in.name] = picture.taken_in.content
    return _write(place.root, f"{load.CONTENT}/{content_type.collection}/{name}", files)


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


def _look_for_vocabularies(place: Workplace, content_type: ContentType) -> None:
    """Raises `SystemExit` where the site lacks what a required field chooses from: no answer would be right."""
    for one in new_entry.questions(content_type):
        if one.required and not can_be_answered(one.type, place.project.context):
            for problem in read_answer(one, Scalar("-", HERE), place.project.context, ()):
                tell(replace(problem, found=None), place.translate)
            raise SystemExit(1)


def _given(place: Workplace, content_type: ContentType, wish: Wish) -> Answers:
    """What was said beforehand. Where somebody can be asked, what is wrong with it is told and left out."""
    fields = {one.name: one for one in fields_of(content_type)}
    source = place.config.source_locale.code
    tree = mapping({})
    for path, text in wish.values:
        tree = put(tree, path, node_of(type_at(fields.values(), path), text))
    answers = Answers()
    for key in tree:
        one = fields.get(key.name)
        holder = answers.words.setdefault(source, {}) if one and one.translatable else answers.facts
        holder[key.name] = key.value
    for locale, words in wish.words.items():
        answers.words.setdefault(locale, {}).update({name: Scalar(text, HERE) for name, text in words.items() if text})
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


def _ask(place: Workplace, fields: Sequence[Field], answers: Answers) -> None:
    """Ask for what an entry is begun with. Another language may be left for later."""
    source = place.config.source_locale
    titles = [one for one in fields if one.translatable]
    for locale in place.config.locales:
        words = answers.words.setdefault(locale.code, {})
        for number, one in enumerate(titles):
            if one.name not in words:
                may_wait = locale is not source and number == 0
                node = place.dialogue.field(_optional(one) if may_wait else one, locale)
                if node is None:
                    break
                words[one.name] = node
    by_name = {one.name: one for one in fields}
    units = {one.unit_field for one in fields if one.unit_field}
    for one in fields:
        if one.translatable or one.name in answers.facts or one.name in units:
            continue
        node = place.dialogue.field(one)
        if node is not None:
            answers.facts[one.name] = node
            unit = by_name.get(one.unit_field)
            if unit and unit.name not in answers.facts and (answer := place.dialogue.field(unit)):
                answers.facts[unit.name] = answer


def _optional(one: Field) -> Field:
    return Field(one.name, one.type, one.label, one.hint, one.translatable)


def _name(place: Workplace, content_type: ContentType, answers: Answers) -> str:
    """The name of the folder, from the slug or the title; an address that is taken by another entry gets a number."""
    taken = project_names.slugs(place.root, content_type, place.config)
    source = place.config.source_locale.code
    words = answers.words.get(source, {})
    first = words.get("slug", words.get("title"))
    title = first.text if isinstance(first, Scalar) else ""
    folders = project_names.folders(place.root, content_type.collection)
    name = free_name(title, content_type.name, folders | taken[source])
    for code, own in answers.words.items():
        title_node = own.get("title")
        if code != source and "slug" not in own and isinstance(title_node, Scalar):
            slug = make_slug(title_node.text) or name
            free = free_name(slug, name, taken.get(code, set()))
            if free != slug:
                own["slug"] = Scalar(free, HERE)
    return name


def _right_entry(
    place: Workplace, content_type: ContentType, name: str, answers: Answers, picture: NewPicture | None, *, asks: bool
) -> NewEntry:
    """The entry in its languages, once nothing is wrong with its files. Raises `SystemExit`."""
    key = f"{content_type.collection}/{name}"
    source = place.config.source_locale.code
    locales = tuple(code for code in place.project.context.locales if code == source or answers.words.get(code))
    pictures = []
    if picture:
        one = picture.taken_in
        pictures = [as_picture(f"{load.CONTENT}/{key}/{one.name}", one.content, one.width, one.height)]
    while True:
        words = {code: dict(answers.words.get(code, {})) for code in locales}
        for code in locales if picture else ():
            assert picture is not None
            words[code]["pictures"] = List((picture.front_matter(code),), HERE)
        entry = NewEntry(content_type, key, answers.facts, words)
        texts = new_entry.files(entry, locales, place.translate)
        found = [*faults(place.project, key, texts, pictures), *_taken_slugs(place, content_type, answers)]
        if not found:
            return entry
        for problem in found:
            tell(problem, place.translate)
        wrong = _asked_again(content_type, answers, found) if asks else []
        if not wrong:
            raise SystemExit(1)
        _ask(place, wrong, answers)


def _taken_slugs(place: Workplace, content_type: ContentType, answers: Answers) -> list[Problem]:
    """Slugs that were given and belong to others."""
    taken = project_names.slugs(place.root, content_type, place.config)
    label, message = N_("Page address"), N_("Another entry has this address.")
    given = [(code, words["slug"]) for code, words in answers.words.items() if "slug" in words]
    return [
        Problem(
            "address-clash", HERE, message, label=label, found=slug.text, example=free_name(slug.text, "", taken[code])
        )
        for code, slug in given
        if isinstance(slug, Scalar) and slug.text in taken[code]
    ]


def _asked_again(content_type: ContentType, answers: Answers, found: Sequence[Problem]) -> list[Field]:
    """The questions whose answers do not go together, or are missing: those that a problem names by their label."""
    labels = {problem.label for problem in found}
    fields = [one for one in new_entry.questions(content_type) if not one.translatable]
    wrong = [one for one in fields if one.label in labels or one.name not in answers.facts]
    if not any(one.label in labels for one in wrong):
        return []
    for one in wrong:
        answers.facts.pop(one.name, None)
    return wrong


def _write(root: Path, folder: str, files: Mapping[str, bytes]) -> list[str]:
    """Write a folder that was not there, all of it or nothing; the paths of its files. Raises `OSError`."""
    target = root / folder
    aside = target.with_name(f".{target.name}")
    shutil.rmtree(aside, ignore_errors=True)  # of a command that was killed
    aside.mkdir(parents=True)
    for name, content in files.items():
        (aside / name).write_bytes(content)
    aside.rename(target)  # a folder that has come into being meanwhile holds something, and stays
    return [f"{folder}/{name}" for name in files]


def report(place: Workplace, paths: Sequence[str]) -> None:
    """Say what was made, what is still missing, and what comes next."""
    for path in paths:
        click.echo(path)
    for locale in place.config.locales:
        if not any(path.endswith(f"/index.{locale.code}.md") for path in paths):
            message = N_("Not yet in the language {language}: copy the first file when there is a translation.")
            click.echo(place.translate(message).format(language=locale.name))
    collection = paths[0].split("/")[1]
    page = f"{load.CONTENT}/{collection}/index.{place.config.source_locale.code}.md"
    if all_types()[collection].listed and not (place.root / page).is_file():
        message = N_("The collection has no page of its own yet: write {file}, with title and summary.")
        click.echo(place.translate(message).format(file=page))
    click.echo(place.translate(N_("Now write the story in these files. Look at it with: python build.py serve")))
