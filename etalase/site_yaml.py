"""`content/site.yaml` and `content/vocabulary/*.yaml` to a `Config`. Core."""

from collections.abc import Mapping as AnyMapping
from typing import Any

from etalase.configuration import (
    Config,
    Locale,
    MissingTranslation,
    NavigationGroup,
    Vocabulary,
)
from etalase.content_types import all_types
from etalase.entry_fields import CONTACT_FIELDS, MISSING_TRANSLATION, SOURCE
from etalase.fields import Field, Group, ListOf, read_fields
from etalase.locales import make_locale
from etalase.problems import N_, Place, Problem
from etalase.publish_targets import PUBLISH, publish_targets
from etalase.redirects import Redirects
from etalase.values import FieldReader, ReadContext
from etalase.values.choices import Flag, Option
from etalase.values.contacts import SiteUrlType
from etalase.values.dates import Year
from etalase.values.numbers import MeasureType, Whole
from etalase.values.texts import ContentKey, Text, Words
from etalase.vocabulary_yaml import read_vocabulary
from etalase.yaml_tree import Mapping, parse

SITE_FILE = "content/site.yaml"

LOCALE = Group(
    (
        Field("code", Text(12, "id"), N_("Language code"), N_("As in ISO 639: id, en, ms."), required=True),
        Field("formats", Text(12, "en-GB"), N_("Formats"), N_("The country whose dates and numbers are used.")),
        Field("name", Text(40, "Bahasa Indonesia"), N_("Name"), N_("The language's own name for itself.")),
    )
)

NAVIGATION_GROUP = Group(
    (
        Field(
            "label",
            Words(same_everywhere=True, example="{id: Kunjungi, en: Visit}"),
            N_("Label"),
            N_("What the menu says; else the title of the first target."),
        ),
        Field(
            "targets",
            ListOf(ContentKey(example="products")),
            N_("Targets"),
            N_("Content keys it leads to."),
            required=True,
        ),
    )
)

FIGURE = Group(
    (
        Field(
            "label",
            Words(example="{id: Luas wilayah, en: Area}"),
            N_("Indicator"),
            N_("What is measured."),
            required=True,
        ),
        Field("value", MeasureType("5.935,89 km²"), N_("Value"), N_("With its unit."), required=True),
        Field("year", Year(), N_("Year"), N_("The year it stands for."), required=True),
        SOURCE,
    )
)


PRESS = Group(
    (
        Field(
            "icc",
            Text(200, "press/ISOcoated_v2.icc"),
            N_("Colour profile"),
            N_("The file of the printing house, from the folder of the project."),
        ),
    )
)


def site_fields(codes: tuple[str, ...]) -> tuple[Field, ...]:
    """What `content/site.yaml` may say, for a site in the languages of those codes."""
    policies = tuple(
        Field(name, MISSING_TRANSLATION, N_("Missing translation"), N_("What readers of another language see."))
        for name in ("default", *all_types())
    )
    collections = ListOf(Option({name: kind.label for name, kind in all_types().items()}))
    required = tuple(
        Field(code, collections, N_("Translations that must be finished"), N_("Collections.")) for code in codes[1:]
    )
    return (
        Field(
            "title",
            Words(same_everywhere=True, example="Sarolangun"),
            N_("Title"),
            N_("The name of the site."),
            required=True,
        ),
        Field(
            "tagline",
            Words(example="{id: Dari desa untuk dunia, en: From the village to the world}"),
            N_("Tagline"),
            N_("One line below the name."),
            required=True,
        ),
        Field(
            "url",
            SiteUrlType("https://example.go.id/"),
            N_("Web address"),
            N_("Where the site will be published."),
            required=True,
        ),
        Field("locales", ListOf(LOCALE), N_("Languages"), N_("The first is the source."), required=True),
        Field(
            "default_locale",
            Text(12, "en"),
            N_("Language for all others"),
            N_("For readers whose language the site does not have."),
        ),
        Field("missing_translation", Group(policies), N_("Missing translation"), N_("By collection.")),
        Field(
            "require",
            Group(required),
            N_("Translations that must be finished"),
            N_("By language: the collections that are not published without it."),
        ),
        Field(
            "translation_deadline_days",
            Whole("30"),
            N_("Deadline for translations"),
            N_("So many days before an event starts, its translation must be finished."),
        ),
        Field("navigation", ListOf(NAVIGATION_GROUP), N_("Navigation"), N_("The entrances of the site.")),
        Field("footer", ListOf(ContentKey()), N_("Footer"), N_("Content keys.")),
        Field("contact", Group(CONTACT_FIELDS), N_("Contact"), N_("Shown on every page.")),
        Field("figures", ListOf(FIGURE), N_("Figures"), N_("Shown on the home page, each with year and source.")),
        Field(
            "redirects", Redirects(), N_("Redirects"), N_("Old folders or addresses, each with what takes its place.")
        ),
        Field("page_size", Whole("24"), N_("Entries a page"), N_("How many entries a list shows on one page.")),
        Field("press", PRESS, N_("Printing house"), N_("What it needs to know for PDF in its colours.")),
        Field("publish", ListOf(PUBLISH), N_("Publishing"), N_("Where the site is sent to.")),
        Field("search", Flag(), N_("Search"), N_("Yes, unless readers are to do without a search.")),
    )


def read_config(site_text: str, vocabulary_texts: AnyMapping[str, str]) -> tuple[Config | None, list[Problem]]:
    """The site's configuration, or None, and what is wrong with it. `vocabulary_texts` is by path."""
    tree, problems = parse(site_text, SITE_FILE)
    if not site_text.strip():
        problems = [Problem("file-empty", tree.place, N_("This file is empty. Put back what was in it."))]
    if problems and not tree.keys:
        return None, problems
    locales, locale_problems = _read_locales(tree)
    problems = [*problems, *locale_problems]
    if locale_problems:  # without its languages, every word of the site would look wrong
        return None, problems
    codes = tuple(locale.code for locale in locales)
    vocabularies: dict[str, Vocabulary] = {}
    context = ReadContext(codes, vocabularies, tuple(locale.formats for locale in locales))
    for path, text in sorted(vocabulary_texts.items()):
        vocabulary, found = read_vocabulary(path, text, context)
        problems += found
        if vocabulary:
            vocabularies[vocabulary.key] = vocabulary
    reader = FieldReader(context)
    values: dict[str, Any] = read_fields(site_fields(codes), tree, reader)
    config = _config(values, locales, vocabularies, reader) if {"title", "tagline", "url"} <= values.keys() else None
    # A vocabulary that cannot be read is there, and has been told.
    problems += [p for p in reader.problems if p.code != "vocabulary-missing" or p.place.file not in vocabulary_texts]
    return config, problems


def _config(
    values: dict[str, Any], locales: tuple[Locale, ...], vocabularies: AnyMapping[str, Vocabulary], reader: FieldReader
) -> Config:
    scheme, _, rest = values["url"].partition("://")
    host, _, path = rest.partition("/")
    policies = {name: MissingTranslation(value) for name, value in values.get("missing_translation", {}).items()}
    default = values.get("default_locale", locales[0].code)
    if default not in {locale.code for locale in locales}:
        reader.within(N_("Language for all others"), "default_locale").refuse(
            "locale-unknown",
            reader.places["default_locale"],
            N_("The languages of this site are: {known}."),
            found=default,
            example=f"default_locale: {locales[0].code}",
            known=", ".join(locale.code for locale in locales),
        )
    return Config(
        title=values["title"],
        tagline=values["tagline"],
        origin=f"{scheme}://{host}",
        base_path=f"/{path.strip('/')}/" if path.strip("/") else "/",
        locales=locales,
        default_locale=default,
        page_size=max(1, values.get("page_size", 24)),
        search=values.get("search", True),
        missing_translation={"": policies.pop("default", MissingTranslation.SHOW), **policies},
        navigation=tuple(
            NavigationGroup(group.get("label"), group.get("targets", ())) for group in values.get("navigation", ())
        ),
        footer=values.get("footer", ()),
        contact=values.get("contact", {}),
        figures=values.get("figures", ()),
        vocabularies=vocabularies,
        require=values.get("require", {}),
        translation_deadline_days=values.get("translation_deadline_days", 0),
        press_icc=values.get("press", {}).get("icc", ""),
        publish=publish_targets(values, reader),
        target_places=_target_places(values, reader),
        redirects=values.get("redirects", ()),
        url_place=reader.places["url"],
        press_place=reader.places.get("press.icc", Place(SITE_FILE)),
    )


def _target_places(values: AnyMapping[str, Any], reader: FieldReader) -> dict[str, Place]:
    """Where navigation and footer name their content keys."""
    paths = {target: f"footer.{n}" for n, target in enumerate(values.get("footer", ()))}
    for number, group in enumerate(values.get("navigation", ())):
        paths |= {target: f"navigation.{number}.targets.{n}" for n, target in enumerate(group.get("targets", ()))}
    return {target: reader.places.get(path, Place(SITE_FILE)) for target, path in paths.items()}


def _read_locales(tree: Mapping) -> tuple[tuple[Locale, ...], list[Problem]]:
    """The site's languages: needed before anything that has words can be read."""
    reader = FieldReader(ReadContext((), {}))
    key = tree.find("locales")
    if key is None:
        message = N_('The field "{name}" is missing.')
        reader.within(N_("Languages"), "locales").refuse(
            "field-missing", tree.place, message, name="locales", example="locales: [{code: id}, {code: en}]"
        )
        return (), reader.problems
    inner = reader.within(N_("Languages"), "locales")
    found: list[Locale] = []
    for n, value in enumerate(ListOf(LOCALE).read(key.value, inner) or ()):
        assert isinstance(value, dict)
        if "code" in value:
            place = reader.places[f"locales.{n}.code"]
            places = place, reader.places.get(f"locales.{n}.formats", place)
            locale, problem = make_locale(value["code"], value.get("formats", ""), value.get("name", ""), places)
            reader.problems += [problem] if problem else []
            if locale and locale.code in {other.code for other in found}:
                message = N_("This language stands in the list twice. Delete one of the two.")
                inner.refuse("locale-twice", place, message, found=locale.code)
            elif locale:
                found.append(locale)
    return tuple(found), reader.problems
