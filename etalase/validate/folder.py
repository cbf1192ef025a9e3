"""One folder of content: its fields, its words, its pictures. Core."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from etalase.blocks import Block, Version, Wording
from etalase.content_types import all_types, fields_at
from etalase.decoding import decode
from etalase.entry_fields import is_published
from etalase.fields import ContentType, Field, ListOf, Sorting, read_fields
from etalase.front_matter import split
from etalase.glossary import Glossary
from etalase.markdown import read_body
from etalase.model import Entry, Picture, Source
from etalase.paired_words import by_locale
from etalase.problems import N_, Place, Problem, Severity
from etalase.prose import Body, Prose
from etalase.quantities import Numerals
from etalase.validate import copies
from etalase.validate.copies import Copies
from etalase.validate.pairs import Written, pair_warnings
from etalase.validate.pictures import faults, unused
from etalase.values import FieldReader, ReadContext
from etalase.values.choices import did_you_mean
from etalase.values.dates import Moment
from etalase.wording import blocks_of, paired_in, version_of
from etalase.work import Held


class _Checked(Struct):
    """One content file, read."""

    source: Source
    written: str
    body_length: int  # of `written`, at its end
    values: dict[str, Any]
    body: Body
    prose: Prose
    blocks: tuple[Block, ...]
    version: Version
    pairs: Mapping[str, str]  # see `Wording`
    reader: FieldReader


class Folder(Struct, frozen=True):
    """A folder of content/: its files by locale and the pictures beside them. All that its entries depend on, with
    `Setting`."""

    key: str
    files: Mapping[str, Source]
    pictures: Mapping[str, Picture]
    is_misnamed: bool = False  # a file of it has a wrong locale, and has been told

    @property
    def label(self) -> str:
        """How people know it."""
        return f"content/{self.key}"


class Setting(Struct, frozen=True):
    """What all folders depend on. `source` is the code of the first language, `hosts` are names of the site's own,
    `numerals` how languages write numbers, by locale."""

    context: ReadContext
    source: str
    today: date
    hosts: tuple[str, ...]
    numerals: Mapping[str, Numerals]
    glossary: Glossary


class ReadFolder(Struct, frozen=True):
    """The entries of a folder, one a locale, their prose by locale, where links are by file, what is known of their
    words, and what is wrong."""

    entries: Held[tuple[Entry, ...]]
    prose: Mapping[str, Held[Prose]]
    places: Mapping[str, Held[tuple[Place, ...]]]
    wordings: tuple[Wording, ...]
    problems: tuple[Problem, ...]

    @property
    def is_mistaken(self) -> bool:
        """Whether there is more than warnings."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class _Validator(Struct):
    setting: Setting
    pictures: Mapping[str, Picture]
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, place: Place, message: str, **more: Any) -> None:
        self.problems.append(Problem(code, place, message, **more))


def read_folder(setting: Setting, folder: Folder) -> ReadFolder:
    """Read a folder. A pure function of plain data: it may run in any process, and its result may be remembered."""
    validator = _Validator(setting, folder.pictures)
    read = list(_entries(folder, validator))
    versions = [(entry, one.blocks) for entry, one in read]
    copied, partial = copies.by_file(versions, setting.source), copies.partial(versions, setting.source)
    if not any(problem.severity is Severity.ERROR for problem in validator.problems):  # those are mended first
        validator.problems += _pair_warnings(read, copied, setting)
        validator.problems += unused(folder.key, folder.pictures, (entry for entry, _ in read)) if read else []
    prose = {entry.locale: Held(checked.prose) for entry, checked in read if checked.prose}
    places = {entry.path: Held(found) for entry, _ in read if (found := entry.body.places)}
    entries = tuple(replace(entry, body=entry.body.apart(), is_partial=entry.path in partial) for entry, _ in read)
    wordings = tuple(_wordings(read, copied, partial, setting))
    return ReadFolder(Held(entries), prose, places, wordings, tuple(validator.problems))


def _pair_warnings(read: list[tuple[Entry, _Checked]], copied: Copies, setting: Setting) -> list[Problem]:
    versions = [Written(entry, checked.written, checked.body_length) for entry, checked in read]
    versions.sort(key=lambda version: version.entry.locale != setting.source)
    if not versions:
        return []
    found = pair_warnings(fields_at(read[0][0].key), versions, setting.numerals, setting.glossary)
    for path, blocks in copied.items():
        found += copies.warnings(blocks, path, versions[0].entry.path)
    return found


def _wordings(
    read: list[tuple[Entry, _Checked]], copied: Copies, partial: Collection[str], setting: Setting
) -> Iterator[Wording]:
    """What is known of the words of a folder whose source could be read."""
    for source, found in ((entry, found) for entry, found in read if entry.locale == setting.source):
        only: Any = source.facts.get("languages", ())
        start = source.facts.get("start")
        is_awaited = source.collection and all_types()[source.collection].sorting is Sorting.UPCOMING
        yield Wording(
            source.key,
            {
                entry.locale: replace(
                    one.version, copied=len(copied.get(entry.path, ())), is_partial=entry.path in partial
                )
                for entry, one in read
            },
            (setting.source, *only) if only else (),
            is_published(source.facts, setting.today),
            start.day if is_awaited and isinstance(start, Moment) else None,
            found.pairs,
        )


def _entries(folder: Folder, validator: _Validator) -> Iterator[tuple[Entry, _Checked]]:
    """Facts come from the source file, words from each."""
    key, files, code = folder.key, folder.files, validator.setting.source
    if code not in files:
        if folder.is_misnamed:
            return  # that file has been told, with its right name
        first = next(iter(files.values()))
        validator.note(
            "source-missing",
            Place(first.path),
            N_(
                "The file of the first language is missing: {name}. Facts and the first text stand in it. If it was "
                "deleted, put it back; if the whole entry is to go, delete its folder."
            ),
            values={"name": f"index.{code}.md"},
        )
        return
    collection, _, name = key.partition("/")
    content_type = all_types()[collection] if name else None
    fields = fields_at(key)
    source = _read(files[code], fields, validator)
    for locale, file in files.items():
        checked = source if locale == code else _read(file, fields, validator)
        values = dict(checked.values) if checked is source else _joined(source, checked, fields, validator)
        entry = _entry(key, content_type, fields, values, checked, source)
        validator.problems += faults(entry, validator.pictures, is_source=checked.reader.is_source)
        if content_type and checked is source and source.values:
            for rule in content_type.rules:
                validator.problems += rule(entry, validator.setting.today)
        if {"title", "summary"} <= entry.words.keys():
            yield entry, checked


def _read(source: Source, fields: tuple[Field, ...], validator: _Validator) -> _Checked:
    reader = FieldReader(validator.setting.context, is_source=source.locale == validator.setting.source)
    written, problem = decode(source.content.value, source.path)
    tree, text, line, problems = split(written, source.path)
    validator.problems += [problem] if problem else problems
    values = read_fields(fields, tree, reader) if tree.keys or not problems else {}
    validator.problems += reader.problems
    body, prose, body_problems = read_body(text, source.path, line, validator.setting.hosts)
    validator.problems += body_problems
    blocks = blocks_of(fields, tree, text, line)
    version = version_of(blocks, source.path, str(values.get("translation", "")))
    pairs = by_locale(paired_in(fields, tree, source.locale)) if reader.is_source else {}
    length = len(text) if text.strip() else 0
    return _Checked(source, written, length, values, body, prose, blocks, version, pairs, reader)


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
    folder = source.source.path.rpartition("/")[0]
    is_lost = kind.key == "file" and any(f"{folder}/{name}" not in validator.pictures for name in facts)
    if is_lost or not all(kind.key in item for item in (*own_items, *source_items)):
        return ()  # a wrong key is told where it stands: there is nothing to compare with
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
        places={
            name: (place.file, place.line, place.column)
            for name, place in (source.reader.places | checked.reader.places).items()
        },
    )
