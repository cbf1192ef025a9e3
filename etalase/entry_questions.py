"""Asks an editor for what an entry is begun with, and again for what is wrong. Shell."""

from collections.abc import Sequence

import click
from msgspec import Struct, field

from etalase import load, new_entry, project_names
from etalase.answers import HERE, option
from etalase.configuration import Locale
from etalase.dialogue import tell
from etalase.entry_check import wanted
from etalase.fields import ContentType, Field
from etalase.new_entry import NewEntry, free_name
from etalase.picture_maker import NewPicture
from etalase.problems import N_, Problem
from etalase.values.texts import make_slug
from etalase.workplace import Workplace
from etalase.yaml_tree import Node, Scalar
from etalase.yaml_tree import Sequence as List

AS_DRAFT = N_("Begin it as a draft, which nobody sees yet?")


class Answers(Struct):
    """What is known of an entry so far: its type, the name of its folder, facts, and words by locale."""

    content_type: ContentType
    name: str = ""
    facts: dict[str, Node] = field(default_factory=dict)
    words: dict[str, dict[str, Node]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its folder below content/."""
        return f"{self.content_type.collection}/{self.name}"

    def become_draft(self) -> None:
        """Let it be published later."""
        self.facts["draft"] = Scalar("ya", HERE)

    def title(self, locale: str) -> str:
        """What it is called in a language; nothing where that is not known yet."""
        node = self.words.get(locale, {}).get("title")
        return node.text if isinstance(node, Scalar) else ""

    def locales(self, place: Workplace) -> list[Locale]:
        """The languages of which there are words; the first is always one of them."""
        first = place.config.source_locale
        return [locale for locale in place.config.locales if locale is first or self.words.get(locale.code)]

    def files(self, place: Workplace, picture: NewPicture | None = None, *, all_fields: bool = False) -> dict[str, str]:
        """Its content files by locale, with a picture beside them."""
        locales = tuple(locale.code for locale in self.locales(place))
        words = {code: dict(self.words.get(code, {})) for code in locales}
        for code in locales if picture else ():
            assert picture is not None
            words[code]["pictures"] = List((picture.front_matter(code),), HERE)
        entry = NewEntry(self.content_type, self.key, self.facts, words)
        return new_entry.files(entry, locales, place.translate, all_fields=all_fields)


def ask(place: Workplace, answers: Answers) -> None:
    """Ask for all that an entry is begun with and was not given. Raises `SystemExit` where the editor finds that it is
    there already."""
    source, *others = place.config.locales
    titles, facts = _questions(answers)
    words = answers.words.setdefault(source.code, {})
    for one in titles:
        if one.name not in words:
            node = place.dialogue.field(one, source)
            assert node is not None, "it is required"
            words[one.name] = node
        if one.name == "title":
            name(place, answers, asks=True)
    missing = wanted(place.project, place.config, answers.key, answers.files(place))
    for locale in others:
        ask_translation(place, answers, locale, is_wanted=locale.code in missing)
    ask_facts(place, answers, facts)


def _questions(answers: Answers) -> tuple[list[Field], list[Field]]:
    asked = new_entry.questions(answers.content_type)
    return [one for one in asked if one.translatable], [one for one in asked if not one.translatable]


def ask_translation(place: Workplace, answers: Answers, locale: Locale, *, is_wanted: bool) -> None:
    """Ask for the words of another language. They may be left for later; where the site wants them, the entry is a
    draft until then."""
    words = answers.words.setdefault(locale.code, {})
    why_not = place.translate(N_("content/site.yaml asks for it")) if is_wanted else ""
    for one in _questions(answers)[0]:
        may_wait = not words
        while one.name not in words:
            node = place.dialogue.field(_optional(one) if may_wait else one, locale, why_not=why_not)
            if node is not None:
                words[one.name] = node
            elif not is_wanted:
                return
            else:
                message = N_("Without its words in the language {language}, it is not published.")
                told = f"{place.translate(message).format(language=locale.name)} {place.translate(AS_DRAFT)}"
                if place.dialogue.confirms(told, default=False):
                    answers.become_draft()
                    return


def _optional(one: Field) -> Field:
    return Field(one.name, one.type, one.label, one.hint, one.translatable)


def ask_facts(place: Workplace, answers: Answers, fields: Sequence[Field]) -> None:
    """Ask for those of the fields that are not known; for the unit of a price behind it."""
    by_name = {one.name: one for one in fields}
    units = {one.unit_field for one in fields if one.unit_field}
    for one in fields:
        if one.name in answers.facts or one.name in units:
            continue
        node = place.dialogue.field(one)
        if node is not None:
            answers.facts[one.name] = node
            unit = by_name.get(one.unit_field)
            if unit and unit.name not in answers.facts and (answer := place.dialogue.field(unit)):
                answers.facts[unit.name] = answer


def ask_again(place: Workplace, answers: Answers, found: Sequence[Problem]) -> bool:
    """Ask for what does not go together, or is missing: the questions that a problem names by their label. Gives
    whether there was such a question."""
    labels = {problem.label for problem in found}
    facts = _questions(answers)[1]
    wrong = [one for one in facts if one.label in labels or one.name not in answers.facts]
    if not any(one.label in labels for one in wrong):
        return False
    for one in wrong:
        answers.facts.pop(one.name, None)
    ask_facts(place, answers, wrong)
    return True


def name(place: Workplace, answers: Answers, *, asks: bool) -> None:
    """Name the folder after the slug or the title; an address that is taken gets a number.

    Raises `SystemExit` where an entry of this title is there, unless the editor wants another one, or has given it an
    address of its own.
    """
    content_type, source = answers.content_type, place.config.source_locale.code
    slug = answers.words.get(source, {}).get("slug")
    title = slug.text if isinstance(slug, Scalar) else answers.title(source)
    taken = project_names.slugs(place.root, content_type, place.config, place.project.context)[source]
    folders = project_names.folders(place.root, content_type.collection)
    answers.name = free_name(title, content_type.name, folders | taken)
    twin = project_names.namesake(place.root, content_type, title, source) if title and not slug else None
    if twin:
        _tell_of_twin(place, *twin, answers.name, asks=asks)


def _tell_of_twin(place: Workplace, key: str, title: str, free: str, *, asks: bool) -> None:
    file = f"{load.CONTENT}/{key}/index.{place.config.source_locale.code}.md"
    values = {"key": key, "title": title, "file": file, "option": f"{option('slug')} {free}"}
    if not asks:
        message = N_(
            '{key} is there already: "{title}". If this is another one, give it another title, or an address of its '
            "own: {option}"
        )
        tell(Problem("entry-exists", HERE, message, values), place.translate)
    elif place.dialogue.confirms(
        place.translate(N_('{key} is there already: "{title}". Begin another one?')).format(**values), default=False
    ):
        return
    else:
        click.echo(place.translate(N_("Nothing was written. What is there stands in {file}.")).format(**values))
    raise SystemExit(1)


def number_slugs(place: Workplace, answers: Answers) -> None:
    """Give a translation whose address is taken another one."""
    source = place.config.source_locale.code
    taken = project_names.slugs(place.root, answers.content_type, place.config, place.project.context)
    for code, words in answers.words.items():
        if code != source and "slug" not in words and (title := answers.title(code)):
            slug = make_slug(title) or answers.name
            free = free_name(slug, answers.name, taken.get(code, set()))
            if free != slug:
                words["slug"] = Scalar(free, HERE)


def taken_slugs(place: Workplace, answers: Answers) -> list[Problem]:
    """What is wrong with addresses that were given and belong to others."""
    taken = project_names.slugs(place.root, answers.content_type, place.config, place.project.context)
    label, message = N_("Page address"), N_("Another entry has this address.")
    given = [
        (code, slug.text) for code, words in answers.words.items() if isinstance(slug := words.get("slug"), Scalar)
    ]
    return [
        Problem("address-clash", HERE, message, label=label, found=slug, example=free_name(slug, "", taken[code]))
        for code, slug in given
        if slug in taken[code]
    ]
