"""Stage 2, core: content files become entries. Looks at one thing at a time: its fields, its words, its pictures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from babel.support import NullTranslations

from etalase import images
from etalase.configuration import Config
from etalase.content_types import all_types, fields_of
from etalase.entry_fields import INDEX_FIELDS
from etalase.fields import ContentType, Field, ListOf, read_fields
from etalase.front_matter import split
from etalase.locales import locale_hint
from etalase.markdown import read_body
from etalase.model import Body, Content, Entry, Picture, Source
from etalase.problems import N_, Place, Problem, raise_errors
from etalase.values import FieldReader, ReadContext
from etalase.values.choices import did_you_mean


@dataclass(slots=True)
class _Checked:
    """One content file, read."""

    source: Source
    values: dict[str, Any]
    body: Body
    reader: FieldReader


@dataclass(slots=True)
class _Validator:
    config: Config
    context: ReadContext
    pictures: Mapping[str, Picture]
    today: date
    problems: list[Problem] = field(default_factory=list)
    misnamed: set[str] = field(default_factory=set)  # keys of entries with a file of a wrong locale

    def note(self, code: str, place: Place, message: str, **more: Any) -> None:
        self.problems.append(Problem(code, place, message, **more))


def entries(
    content: Content, config: Config, translations: Iterable[NullTranslations], today: date
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Every entry in every locale it is written in, and the warnings; raises `BuildError`.

    `translations` let editors name a field's options, and misname a field, in their own language.
    """
    validator = _Validator(config, _context(config, tuple(translations)), content.pictures, today)
    folders: dict[str, dict[str, Source]] = {}
    for source in content.sources:
        if _has_a_place(source, validator):
            folders.setdefault(source.key, {})[source.locale] = source
    found = [entry for key in sorted(folders) for entry in _folder(key, folders[key], validator)]
    return tuple(found), raise_errors(validator.problems)


def _context(config: Config, translations: tuple[NullTranslations, ...]) -> ReadContext:
    @cache
    def wordings(message: str) -> tuple[str, ...]:
        return (message, *(one.gettext(message) for one in translations))

    return ReadContext(
        tuple(locale.code for locale in config.locales),
        config.vocabularies,
        tuple(locale.formats for locale in config.locales),
        wordings,
    )


def _has_a_place(source: Source, validator: _Validator) -> bool:
    """Whether locale and folder of a file are ones that this site has; notes what is wrong."""
    codes = [locale.code for locale in validator.config.locales]
    place = Place(source.path)
    if source.locale not in codes:
        hint = locale_hint(source.locale)
        suggestion = f"index.{hint}.md" if hint in codes else ""
        validator.note(
            "locale-suffix",
            place,
            N_("The languages of this site are: {known}."),
            values={"known": ", ".join(codes)},
            found=source.path.rpartition("/")[2],
            suggestion=suggestion,
        )
        validator.misnamed |= {source.key} if suggestion else set()
        return False
    collection, _, rest = source.key.partition("/")
    if collection and collection not in all_types():
        validator.note(
            "collection-unknown",
            Place(f"content/{collection}"),  # the folder is told once, not each of its files
            N_('There is no collection "{name}". Known: {known}.'),
            values={"name": collection, "known": ", ".join(sorted(all_types()))},
            suggestion=did_you_mean(collection, all_types()),
        )
        return False
    if "/" in rest:
        validator.note(
            "folder-too-deep",
            place,
            N_("An entry is a folder directly inside its collection."),
            example="content/products/kopi-bukit-tempurung/index.id.md",
        )
        return False
    return True


def _folder(key: str, files: dict[str, Source], validator: _Validator) -> Iterator[Entry]:
    """The entries of one folder: facts from the source file, words from each."""
    code = validator.config.source_locale.code
    if code not in files:
        if key in validator.misnamed:
            return  # that file has been told, with its right name
        first = next(iter(files.values()))
        validator.note(
            "source-missing",
            Place(first.path),
            N_("The file of the first language is missing: {name}."),
            values={"name": f"index.{code}.md"},
        )
        return
    collection, _, name = key.partition("/")
    content_type = all_types()[collection] if name else None
    fields = fields_of(content_type) if content_type else INDEX_FIELDS
    source = _read(files[code], fields, validator)
    for locale, file in files.items():
        checked = source if locale == code else _read(file, fields, validator)
        values = dict(checked.values) if checked is source else _joined(source, checked, fields, validator)
        entry = _entry(key, content_type, fields, values, checked, source)
        _check_pictures(entry, checked, validator)
        if content_type and checked is source and source.values:
            for rule in content_type.rules:
                validator.problems += rule(entry, validator.today)
        if {"title", "summary"} <= entry.words.keys():
            yield entry


def _read(source: Source, fields: tuple[Field, ...], validator: _Validator) -> _Checked:
    is_source = source.locale == validator.config.source_locale.code
    reader = FieldReader(validator.context, is_source=is_source)
    tree, text, line, problems = split(source.text, source.path)
    validator.problems += problems
    values = read_fields(fields, tree, reader) if tree.keys or not problems else {}
    validator.problems += reader.problems
    body, body_problems = read_body(text, source.path, line)
    validator.problems += body_problems
    return _Checked(source, values, body, reader)


def _joined(source: _Checked, translation: _Checked, fields: Iterable[Field], validator: _Validator) -> dict[str, Any]:
    """The source's facts with the translation's words."""
    values = {f.name: source.values[f.name] for f in fields if not f.translatable and f.name in source.values}
    for f in fields:
        if isinstance(f.type, ListOf) and f.type.key and f.name in source.values and translation.values:
            values[f.name] = _joined_items(f, f.type, source, translation, validator)
        elif f.translatable and f.name in translation.values:
            values[f.name] = translation.values[f.name]
    return values


def _joined_items(
    f: Field, kind: ListOf, source: _Checked, translation: _Checked, validator: _Validator
) -> tuple[dict[str, Any], ...]:
    """A list of groups whose words come from the translation's items of the same key."""
    own_items, source_items = translation.values.get(f.name, ()), source.values[f.name]
    words = {item[kind.key]: item for item in own_items if kind.key in item}
    facts = {item[kind.key]: item for item in source_items if kind.key in item}
    places = translation.reader.places
    place = places.get(f.name, Place(translation.source.path))
    if not all(kind.key in item for item in (*own_items, *source_items)):
        return ()  # a wrong key has been told: there is nothing to compare with
    for number, name in enumerate(words):
        if name in facts:
            continue
        validator.note(
            "item-unknown",
            places.get(f"{f.name}.{number}.{kind.key}", place),
            N_("The file of the first language does not name this."),
            label=f.label,
            found=str(name),
            suggestion=did_you_mean(str(name), [str(k) for k in facts]),
        )
    for name in facts.keys() - words.keys():
        validator.note(
            "item-untranslated",
            place,
            N_('The words for "{name}" are missing in this language.'),
            label=f.label,
            values={"name": str(name)},
            example=f"{f.name}: [{{file: {name}, alt: …}}]",
        )
    group = getattr(kind.item, "fields", ())
    own = {inner.name for inner in group if inner.translatable}
    return tuple(
        {n: v for n, v in fact.items() if n not in own or n == kind.key} | words.get(key, {})
        for key, fact in facts.items()
    )


def _entry(
    key: str,
    content_type: ContentType | None,
    fields: tuple[Field, ...],
    values: dict[str, Any],
    checked: _Checked,
    source: _Checked,
) -> Entry:
    translatable = {f.name for f in fields if f.translatable}
    return Entry(
        key=key,
        collection=key.partition("/")[0],
        content_type=content_type.name if content_type else "",
        locale=checked.source.locale,
        path=checked.source.path,
        facts={name: value for name, value in values.items() if name not in translatable},
        words={name: value for name, value in values.items() if name in translatable},
        body=checked.body,
        places=source.reader.places | checked.reader.places,
    )


def _check_pictures(entry: Entry, checked: _Checked, validator: _Validator) -> None:
    """Every picture named in fields or body must lie in the folder, be sound, and be large enough."""
    folder = entry.path.rpartition("/")[0]
    known = sorted(path.rpartition("/")[2] for path in validator.pictures if path.rpartition("/")[0] == folder)
    named = [(link.target.removeprefix("./"), link.place) for link in entry.body.pictures]
    if checked.reader.is_source:
        pictures: Any = entry.facts.get("pictures", ())
        places = checked.reader.places
        named += [
            (item["file"], places.get(f"pictures.{n}.file", Place(entry.path)))
            for n, item in enumerate(pictures)
            if "file" in item
        ]
    for name, place in named:
        picture = validator.pictures.get(f"{folder}/{name}")
        label = N_("Picture file")
        if picture is None:
            validator.note(
                "picture-missing",
                place,
                N_("There is no picture of this name in the folder."),
                label=label,
                found=name,
                suggestion=did_you_mean(name, known),
            )
        elif picture.fault:
            validator.note("picture-unusable", place, picture.fault, label=label, found=name)
        elif picture.width < images.SMALLEST_WIDTH and not name.lower().endswith(".svg"):  # drawings grow without loss
            message = N_("This picture is {width} pixels wide; at least {least} are needed to be sharp on a phone.")
            values = {"width": picture.width, "least": images.SMALLEST_WIDTH}
            validator.note("picture-too-small", place, message, label=label, found=name, values=values)
