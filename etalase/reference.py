"""The reference pages of docs/, written from the declarations themselves so that they cannot fall behind. Core."""

import inspect
import sys
from collections.abc import Iterable, Mapping

from babel.support import NullTranslations

from etalase.content_types import all_types
from etalase.entry_fields import ENTRY_FIELDS
from etalase.fields import ContentType, Field, Group, ListOf
from etalase.outputs import all_outputs

TYPES_PAGE, OUTPUTS_PAGE = "docs/content-types.md", "docs/outputs.md"

_INTRODUCTION = """# Content types

Written by `python build.py reference` from `etalase/entry_fields.py` and `etalase/content_types/`; do not edit.

*Words* stand in the file of every language, *facts* in the file of the first language only. A field with a `*` must be
filled. Fields with a dot lie inside a group: `export.moq` is `moq` below `export`.
"""


def pages(translations: Mapping[str, NullTranslations]) -> dict[str, str]:
    """The reference pages by path. Labels and hints are in every language that there are translations for."""
    return {TYPES_PAGE: _types(translations), OUTPUTS_PAGE: _outputs()}


def _types(translations: Mapping[str, NullTranslations]) -> str:
    parts = [_INTRODUCTION, "## Every entry\n", _table(ENTRY_FIELDS, translations)]
    for content_type in sorted(all_types().values(), key=lambda content_type: content_type.collection):
        parts += [_heading(content_type), _table(content_type.fields, translations)]
    return "\n".join(parts)


def _heading(content_type: ContentType) -> str:
    description = inspect.getdoc(sys.modules[f"etalase.content_types.{content_type.name}"]) or ""
    where = f"content/{content_type.collection}/"
    return f"## `{content_type.name}`\n\n{description.splitlines()[0]} Lies in `{where}`.\n"


def _table(fields: Iterable[Field], translations: Mapping[str, NullTranslations]) -> str:
    locales = sorted(translations)
    labels, hints = ([f"{name} ({locale})" for locale in locales] for name in ("Label", "Hint"))
    columns = ["Field", *labels, "Holds", "Example", *hints]
    rows = [columns, ["---"] * len(columns)]
    for name, field in _flat(fields, ""):
        labels, hints = ([translations[one].gettext(text) for one in locales] for text in (field.label, field.hint))
        holds = "words" if field.translatable else "facts"
        star = "*" if field.required else ""
        rows.append([f"`{name}`{star}", *labels, holds, f"`{field.written}`", *hints])
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows) + "\n"


def _flat(fields: Iterable[Field], above: str) -> Iterable[tuple[str, Field]]:
    for field in fields:
        yield above + field.name, field
        kind = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(kind, Group):
            yield from _flat(kind.fields, f"{above}{field.name}.")


def _outputs() -> str:
    lines = ["# Outputs\n", "Written by `python build.py reference` from `etalase/outputs/`; do not edit.\n"]
    for name in all_outputs():
        module = sys.modules[f"etalase.outputs.{name}"]
        lines.append(f"* `{name}`: {' '.join((module.__doc__ or '').split())} {inspect.getdoc(module.outputs)}")
    return "\n".join(lines) + "\n"
