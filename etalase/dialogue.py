"""Asks an editor for one thing at a time, in words, until the answer can be read. Shell."""

import contextlib
import sys
from collections.abc import Callable, Collection

import click
from msgspec import Struct

from etalase.answers import MOST_CHOICES, can_be_answered, choices, mapping, node_of, read_answer, unwritable
from etalase.configuration import Locale
from etalase.fields import Field, Group, ListOf
from etalase.problems import N_, Problem, Translate
from etalase.values import FieldType, Misread, ReadContext
from etalase.values.choices import Flag
from etalase.values.texts import Text, Words
from etalase.yaml_tree import Mapping, Node, Scalar, Sequence


def tell(problem: Problem, translate: Translate, about: str = "") -> None:
    """Say what is wrong with an answer, and what it is about: the language of words, a file that is to blame."""
    about = about or (problem.place.file if problem.is_cause else "")
    label = translate(problem.label) if problem.label else ""
    head = f"{label} ({about})" if label and about else label or about
    click.echo(f"  {head}: {problem.text(translate)}" if head else f"  {problem.text(translate)}", err=True)


class Dialogue(Struct, frozen=True):
    """Who asks, in which language, and what is known: the languages of the site (the first is the source) and the keys
    of its entries."""

    translate: Translate
    context: ReadContext
    locales: tuple[Locale, ...]
    known: Collection[str]
    language: str = ""

    def field(self, field: Field, locale: Locale | None = None, *, why_not: str = "") -> Node | None:
        """What an editor says of a field (in that language), or None where it is left out; `why_not` tells who may want
        to that it cannot be."""
        if not field.required and not can_be_answered(field.type, self.context):
            return None
        if isinstance(field.type, ListOf) and isinstance(field.type.item, Group):
            return self._groups(field, field.type.item)
        if isinstance(field.type, Words) and not field.type.same_everywhere:
            return self._words(field)
        is_in_its_language = locale is None or locale == self.locales[0]
        return self._ask(field, locale, _example(field.type) if is_in_its_language else "", why_not)

    def _ask(self, field: Field, locale: Locale | None, example: str, why_not: str = "") -> Node | None:
        self._introduce(field, locale, example, why_not)
        while True:
            text = _line()
            if not text and not field.required:
                return None
            node = node_of(field.type, text.removeprefix(f"{field.name}: "))
            broken = unwritable(text)
            problems = [broken] if broken else read_answer(field, node, self.context, self.known)
            if not problems:
                return node
            for problem in problems:
                tell(problem, self.translate)

    def text(self, question: str, hint: str, check: Callable[[str], Problem | None], *, required: bool = False) -> str:
        """A free answer in which `check` finds nothing wrong; empty where it is left out."""
        self._head(question, hint, "", required=required)
        while True:
            text = _line()
            if not text and not required:
                return ""
            problem = check(text)
            if problem is None:
                return text
            tell(problem, self.translate)

    def confirms(self, question: str, *, default: bool) -> bool:
        """Whether the editor says yes; who presses Enter alone says what is the `default`."""
        yes, no = self.translate(N_("yes")), self.translate(N_("no"))
        by_enter = self.translate(N_("Enter: {answer}")).format(answer=yes if default else no)
        click.echo(f"\n{question} [{yes}/{no}; {by_enter}]")
        while text := _line().casefold():
            if yes.startswith(text) or no.startswith(text):
                return yes.startswith(text)
            with contextlib.suppress(Misread):
                return Flag().convert(text, self.context)
            click.echo("  " + self.translate(N_("Please answer {yes} or {no}.")).format(yes=yes, no=no), err=True)
        return default

    def _words(self, field: Field) -> Node | None:
        """Short words in each language; the first decides whether there are any."""
        assert isinstance(field.type, Words)
        found: dict[str, Node] = {}
        for number, locale in enumerate(self.locales):
            is_required = field.required and number == 0
            words = Field(field.name, _in_locale(field.type, locale), field.label, field.hint, required=is_required)
            node = self._ask(words, locale, _example(words.type))
            if node is None and number == 0:
                return None
            found |= {locale.code: node} if node is not None else {}
        return mapping(found)

    def _groups(self, field: Field, group: Group) -> Node | None:
        """Several things one after the other, of each what it must have; an empty answer ends them."""
        items: list[Node] = []
        while True:
            count = f"{self.translate(field.label)} {len(items) + 1}"
            self._head(count, self.translate(field.hint), "", required=field.required and not items)
            inner = [one for one in group.fields if one.required] or list(group.fields[:1])
            first = Field(inner[0].name, inner[0].type, inner[0].label, inner[0].hint, required=not items)
            node = self.field(first)
            if node is None:
                return Sequence(tuple(items), items[0].place) if items else None
            rest = {one.name: answer for one in inner[1:] if (answer := self.field(one)) is not None}
            items.append(mapping({first.name: node, **rest}))

    def _introduce(self, field: Field, locale: Locale | None, example: str, why_not: str) -> None:
        label = self.translate(field.label) + (f" ({locale.name})" if locale else "")
        shown = choices(field.type, self.context, self.known, self.language)
        self._head(
            label, self.translate(field.hint), "" if shown else example, required=field.required, why_not=why_not
        )
        for key, name in shown[:MOST_CHOICES]:
            click.echo(f"  {key}" + (f" = {self.translate(name)}" if name and name != key else ""))
        if len(shown) > MOST_CHOICES:
            click.echo("  …")

    def _head(self, label: str, hint: str, example: str, *, required: bool, why_not: str = "") -> None:
        skip = why_not or self.translate(N_("Enter: leave it out"))
        click.echo(f"\n{label}" + ("" if required else f"  ({skip})"))
        click.echo(f"  {hint}")
        if example:
            click.echo("  " + self.translate(N_("For example:")) + f"  {example}")


def _in_locale(words: Words, locale: Locale) -> Text:
    """What such words are in one language, with the example of it."""
    each = words.each if isinstance(words.each, Text) else Text()
    examples = node_of(words, words.example)
    example = examples.find(locale.code) if isinstance(examples, Mapping) else None
    return Text(each.limit, example.value.text if example and isinstance(example.value, Scalar) else "")


def _example(kind: FieldType) -> str:
    return kind.item.written("") if isinstance(kind, ListOf) else kind.written("")


def _line() -> str:
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):  # Windows has its own
            import readline  # noqa: F401 - arrow keys move the cursor, and write no signs
    answer: str = click.prompt(">", prompt_suffix=" ", default="", show_default=False)
    return answer.strip()
