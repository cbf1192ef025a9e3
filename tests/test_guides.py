"""The guides say what is so: their commands, examples, messages and paths are tried against the program."""

import re
import shlex

import click
import pytest
from babel.messages.pofile import read_po

import build as etalase_build
from etalase import cli, load
from etalase.content_types import by_name, fields_of
from etalase.fields import Field, ListOf, read_fields
from etalase.problems import Problem
from etalase.publication import Publication
from etalase.publication_yaml import read_publication
from etalase.publish_targets import PUBLISH
from etalase.redirects import Redirects
from etalase.run import Project
from etalase.site_yaml import PRESS
from etalase.values import FieldReader, ReadContext
from etalase.values.contacts import SiteUrlType
from etalase.yaml_tree import parse
from tests.conftest import PROJECT

PAIRS = (
    ("panduan-editor.md", "editors-guide.md"),
    ("panduan-pameran.md", "exhibitors-guide.md"),
    ("panduan-percetakan.md", "printers-guide.md"),
    ("panduan-menerbitkan.md", "publishing-guide.md"),
)
GUIDES = tuple(name for pair in PAIRS for name in pair)
LOCALE = {name: locale for pair in PAIRS for name, locale in zip(pair, ("id", "en"), strict=True)}

COMMAND = re.compile(r"^ {4,}python (build\.py.*)$", re.MULTILINE)
INLINE = re.compile(r"`python (build\.py.*?)`")
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STORY = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MESSAGE = re.compile(r"«(.*?)»", re.DOTALL)
FOLDER = re.compile(r"`((?:content|docs|etalase|templates|translations|tests)/[^`\s]*)`")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
ANCHOR = re.compile(r"\]\(#([^)]+)\)")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def guide(name: str) -> str:
    return (PROJECT / "docs" / name).read_text("utf-8")


def parsed(line: str) -> tuple[str, dict[str, object]]:
    """The name of a command and what it is given; raises `click.UsageError` where there is nothing of the kind."""
    group = cli.group(Project(PROJECT, etalase_build.build))
    context = click.Context(group)
    _, words, _ = group.make_parser(context).parse_args(shlex.split(line)[1:])
    if not words:
        return "build", {}
    name, command, rest = group.resolve_command(context, words)
    assert command is not None
    assert name is not None
    return name, command.make_context(name, rest).params


@pytest.mark.parametrize("name", GUIDES)
def test_commands_of_the_guides_exist_with_their_options(name: str) -> None:
    lines = COMMAND.findall(guide(name))
    assert lines
    for line in lines + INLINE.findall(guide(name)):
        command, values = parsed(line)
        if command == "brochures" and values["name"]:
            text = (PROJECT / f"content/brochures/{values['name']}.yaml").read_text("utf-8")
            publication = read(text)
            assert values["edition"] in ("", *("+".join(edition) for edition in publication.editions))
            assert values["output"] in ("", *publication.outputs)


@pytest.mark.parametrize(
    "line", ["build.py brochure", "build.py brochures --editions en", "build.py brochures --output x"]
)
def test_a_command_that_does_not_exist_is_found(line: str) -> None:
    with pytest.raises(click.UsageError):
        parsed(line)


def read(text: str) -> Publication:
    """A whole publication, in which nothing may be wrong."""
    config, _ = load.config(PROJECT)
    layouts = load.theme(PROJECT).print_layouts
    publication, problems = read_publication("content/brochures/contoh.yaml", text, layouts, config)
    assert not problems, problems
    assert publication
    return publication


def faults(text: str) -> list[Problem]:
    """What is wrong with a part of a product's file or of `site.yaml`."""
    config, _ = load.config(PROJECT)
    tree, problems = parse(text, "guide")
    codes = tuple(locale.code for locale in config.locales)
    reader = FieldReader(ReadContext(codes, config.vocabularies, tuple(one.formats for one in config.locales)))
    of_site = (
        Field("url", SiteUrlType(""), "", ""),
        Field("press", PRESS, "", ""),
        Field("publish", ListOf(PUBLISH), "", ""),
        Field("redirects", Redirects(), "", ""),
    )
    known = [
        field for field in (*fields_of(by_name("product")), *of_site) if any(key.name == field.name for key in tree)
    ]
    read_fields(tuple(known), tree, reader)
    return [*problems, *reader.problems]


@pytest.mark.parametrize("name", GUIDES)
def test_examples_of_the_guides_are_valid(name: str) -> None:
    examples = EXAMPLE.findall(guide(name))
    assert examples
    for text in examples:
        if text.startswith("layout:"):
            selection = read(text).selection
            for key in (*selection.keys, *selection.exclude):
                assert (PROJECT / "content" / key).is_dir(), key
        else:
            assert not faults(text)


@pytest.mark.parametrize("name", GUIDES)
def test_messages_that_the_guides_quote_are_those_of_the_program(name: str) -> None:
    with (PROJECT / f"translations/{LOCALE[name]}/LC_MESSAGES/messages.po").open("rb") as file:
        messages = {as_shown(str(one.string or one.id)) for one in read_po(file) if one.id}
    quoted = MESSAGE.findall(guide(name))
    assert quoted
    for message in quoted:
        assert message in messages


def as_shown(message: str) -> str:
    """A message with … for what changes from time to time."""
    named = re.sub(r"(?<!\{)\{[^{}]*\}(?!\})", "…", message)
    return named.replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize("name", GUIDES)
def test_what_the_guides_name_is_there(name: str) -> None:
    text = guide(name)
    for path in FOLDER.findall(text):
        assert (PROJECT / path).exists(), path
    for path in LINK.findall(text):
        place = (
            PROJECT / "content" / path[1:] if path.startswith("/") else PROJECT / "docs" / path
        )  # / leads to an entry
        assert place.exists(), path


@pytest.mark.parametrize("name", GUIDES)
def test_links_within_a_guide_lead_to_its_headings(name: str) -> None:
    text = guide(name)
    headings = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}
    assert set(ANCHOR.findall(text)) <= headings


@pytest.mark.parametrize(("indonesian", "english"), PAIRS)
def test_both_languages_name_the_same_commands_and_examples(indonesian: str, english: str) -> None:
    for pattern in (COMMAND, EXAMPLE, STORY):
        assert pattern.findall(guide(indonesian)) == pattern.findall(guide(english))
    assert len(MESSAGE.findall(guide(indonesian))) == len(MESSAGE.findall(guide(english)))


@pytest.mark.parametrize("name", GUIDES)
def test_the_readme_leads_to_every_guide(name: str) -> None:
    assert f"docs/{name}" in (PROJECT / "README.md").read_text("utf-8")
