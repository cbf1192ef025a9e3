"""Words: one-line texts, slugs, old addresses, file names, and short texts in every locale. Core."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from slugify import slugify

from etalase.configuration import LocalText
from etalase.problems import N_, Severity
from etalase.values import FieldReader, FieldType, Misread, ReadContext, Renaming, ScalarType, Schema
from etalase.values.choices import did_you_mean
from etalase.yaml_tree import Mapping, Node, Scalar

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A part of an address: small letters without accents, digits, hyphens."""


class Text(ScalarType, Struct, frozen=True):
    """Words on one line, at most `limit` characters. Gives str."""

    limit: int = 200
    example: str = "Kopi Bukit Tempurung"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        return {"type": ["string", "number"], "maxLength": self.limit}

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if len(text) > self.limit:
            raise Misread(
                "text-too-long",
                N_("This has {length} characters; at most {limit} fit."),
                length=len(text),
                limit=self.limit,
                example="",
            )
        return " ".join(text.split())


class ContentKey(Text, frozen=True):
    """The key of an entry or of a collection, as it is. Gives it; `resolve` checks that it exists."""

    limit: int = 80
    example: str = "pages/kontak"

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`."""
        if isinstance(node, Scalar) and self.read(node, reader) == renaming.old:
            yield node, renaming.new


class Slug(ScalarType, Struct, frozen=True):
    """The last part of a page's address: lower-case letters, digits, hyphens. Gives str."""

    example: str = "kopi-bukit-tempurung"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        return {"type": ["string", "number"], "pattern": f"^{SLUG.pattern}$"}

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if SLUG.fullmatch(text):
            return text
        raise Misread(
            "slug-form",
            N_("An address has only small letters without accents, digits and hyphens."),
            example=make_slug(text) or self.example,
        )


def make_slug(text: str) -> str:
    """`text` as a slug; empty where nothing in it can be written in Latin letters."""
    return slugify(text)


class OldAddress(ScalarType, Struct, frozen=True):
    """A site path that once was this page's, to redirect. Gives the path with slashes at both ends."""

    example: str = "/id/produk/kopi-lama/"

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if not re.fullmatch(r"/[A-Za-z0-9._~/-]*[A-Za-z0-9_~-]/?", text) or "/." in text or "//" in text:
            raise Misread("alias-form", N_("Write the old address from the first slash on, without the domain."))
        return text.rstrip("/") + "/"


class FileName(ScalarType, Struct, frozen=True):
    """A file that lies beside the entry. Gives its name."""

    example: str = "kain.jpg"

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if "/" in text or "\\" in text or text.startswith("."):
            raise Misread(
                "file-elsewhere",
                N_("Name a file that lies in the same folder, without a path."),
                example=re.split(r"[/\\]", text)[-1].lstrip(".") or self.example,
            )
        return text


class HsCode(ScalarType, Struct, frozen=True):
    """A customs tariff code of the Harmonised System, 4 to 10 digits. Gives it as written (`0901.11`)."""

    example: str = "0901.11"

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if not re.fullmatch(r"\d{4}(\.?\d{2}){0,3}", text):
            raise Misread("hs-code-form", N_("An HS code has 4, 6, 8 or 10 digits."))
        return text


class Words(FieldType, Struct, frozen=True):
    """Short words inside data, in each locale: `{id: Setiap hari, en: Every day}`. Gives `LocalText`.

    With `same_everywhere`, a plain text (a name) may stand for all locales. `each` reads the text of every locale.
    """

    same_everywhere: bool = False
    each: ScalarType = Text(600)
    example: str = "{id: Setiap hari, en: Every day}"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        each = self.each.schema(context)
        source, *others = context.locales
        texts = {source: each} | {locale: {"anyOf": [each, {"type": "null"}]} for locale in others}
        block = {"type": "object", "properties": texts, "required": [source], "additionalProperties": False}
        return {"anyOf": [block, each]} if self.same_everywhere else block

    def read(self, node: Node, reader: FieldReader) -> LocalText | None:
        """See `FieldType.read`."""
        locales = reader.context.locales
        if isinstance(node, Scalar) and self.same_everywhere:
            text = self.each.read(node, reader)
            return None if text is None else LocalText({locale: str(text) for locale in locales}, locales[0])
        if not isinstance(node, Mapping):
            reader.refuse(
                "words-form",
                node.place,
                N_("Words are needed here in each language."),
                found=node.text if isinstance(node, Scalar) else None,
                example=self.written(reader.name),
            )
            return None
        texts = self._texts(node, reader)
        if not _is_written(node, locales[0]):
            reader.refuse(
                "words-source-missing",
                node.place,
                N_('The words in the first language, "{locale}", are missing.'),
                locale=locales[0],
                example=self.written(reader.name),
            )
        if locales[0] not in texts:
            return None  # it has been told why
        for locale in locales[1:]:
            if not _is_written(node, locale):
                reader.refuse(
                    "words-missing",
                    node.place,
                    N_('The words in the language "{locale}" are missing.'),
                    locale=locale,
                    severity=Severity.WARNING,
                )
        return LocalText(texts, locales[0])

    def _texts(self, node: Mapping, reader: FieldReader) -> dict[str, str]:
        texts: dict[str, str] = {}
        cut = [key for key in node if key.name not in reader.context.locales and _is_empty(key.value)]
        if cut:
            reader.refuse(
                "words-comma",
                cut[0].place,
                N_("A comma ends the words here. Put words that have a comma or a colon in quotes."),
                found=cut[0].name,
                example=f"{reader.name}: {_in_quotes(node, reader.context.locales)}",
            )
        for key in node if not cut else ():
            if key.name not in reader.context.locales:
                reader.refuse(
                    "locale-unknown",
                    key.place,
                    N_("The languages of this site are: {known}."),
                    found=key.name,
                    known=", ".join(reader.context.locales),
                    suggestion=did_you_mean(key.name, reader.context.locales),
                )
            elif _is_written(node, key.name):
                text = self.each.read(key.value, reader)
                texts |= {key.name: str(text)} if text is not None else {}
        return texts


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _in_quotes(node: Mapping, locales: Iterable[str]) -> str:
    """The words as they were probably meant: what follows a comma belongs to the words before it."""
    texts: dict[str, str] = {}
    for key in node:
        if key.name in locales and isinstance(key.value, Scalar):
            texts[key.name] = key.value.text.strip()
        elif texts:
            texts[next(reversed(texts))] += f", {key.name}"
    escaped = {locale: text.replace("\\", "\\\\").replace('"', '\\"') for locale, text in texts.items()}
    return "{" + ", ".join(f'{locale}: "{text}"' for locale, text in escaped.items()) + "}"


def _is_written(node: Mapping, locale: str) -> bool:
    """Whether there is anything for that locale, be it right or wrong."""
    key = node.find(locale)
    return key is not None and not _is_empty(key.value)
