"""Keeps the message catalogs in step with code and templates (`python build.py translations`). Shell."""

import io
from collections.abc import Sequence
from pathlib import Path

from babel import Locale as BabelLocale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from etalase.catalogs import TEMPLATE, path_of, plurals_are_right
from etalase.model import Theme

METHODS = [
    ("etalase/**.py", "python"),
    ("build.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.xml", "jinja2"),
]
KEYWORDS = {"N_": None, "NN_": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
WIDTH = 100
UNSTABLE_HEADERS = tuple(
    f'"{name}'
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Report-Msgid",
        "Last-Translator",
        "Project-Id-Version",
        "Language-Team",
    )
)


def extract(root: Path) -> Catalog:
    """The messages of code and templates, with the places they come from, in a stable order."""
    catalog = Catalog(project="Etalase", charset="utf-8", fuzzy=False)
    found = extract_from_dir(root, METHODS, OPTIONS, KEYWORDS, comment_tags=("translators:",))
    for file, line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1], str(item[2]))):
        catalog.add(message, None, [(Path(file).as_posix(), line)], auto_comments=comments, context=context)
    return catalog


def as_po(catalog: Catalog, language: str = "") -> str:
    """The catalog as text, without line numbers and dates: they would change with every edit of the code."""
    title = f"{language} messages of Etalase." if language else "Messages of Etalase."
    catalog.header_comment = f"# {title}\n# Kept in step with code and templates by: python build.py translations"
    text = io.BytesIO()
    write_po(text, catalog, width=WIDTH, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return "\n".join(line for line in text.getvalue().decode().split("\n") if not line.startswith(UNSTABLE_HEADERS))


def update(root: Path, theme: Theme, locales: tuple[str, ...]) -> dict[str, int]:
    """Write the template and every catalog anew; how many messages each locale still lacks."""
    template = extract(root)
    (root / TEMPLATE).write_text(as_po(template), "utf-8")
    missing = {}
    for locale in locales:
        catalog = _catalog(theme.catalogs.get(locale, ""), locale)
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        path = root / path_of(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_po(catalog, BabelLocale.parse(locale).english_name or locale), "utf-8")
        missing[locale] = sum(1 for message in catalog if message.id and not _is_translated(message.string))
    return missing


def _catalog(text: str, locale: str) -> Catalog:
    """The messages of the catalog that there is, perhaps a copy of another language's, under the right header.

    The plural rule is CLDR's where Babel's own is wrong.
    """
    copied = read_po(io.StringIO(text)) if text else Catalog()
    catalog = Catalog(locale=locale, fuzzy=False, project="Etalase", charset="utf-8")
    if not plurals_are_right(catalog, locale):
        catalog.mime_headers = [("Plural-Forms", to_gettext(BabelLocale.parse(locale).plural_form))]
    for message in copied:
        if message.id:
            string = _with_forms(message.string, catalog.num_plurals) if message.pluralizable else message.string
            catalog.add(message.id, string, flags=message.flags, context=message.context)
    return catalog


def _with_forms(strings: Sequence[str] | None, count: int) -> tuple[str, ...]:
    """As many plural forms as a language has: those there are, and the last of them for what is lacking."""
    forms = tuple(strings or ("",))
    return (forms + forms[-1:] * count)[:count]


def _is_translated(text: Sequence[str] | None) -> bool:
    return bool(text) if isinstance(text, str) or text is None else all(text)
