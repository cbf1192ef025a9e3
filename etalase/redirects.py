"""The field `redirects` of `content/site.yaml`: what takes the place of what is there no more. Core."""

import re
from collections.abc import Iterator

from msgspec import Struct

from etalase.configuration import Redirect
from etalase.content_types import all_types
from etalase.problems import N_
from etalase.values import FieldReader, FieldType, Misread, ReadContext, Renaming, Schema
from etalase.values.texts import OldAddress
from etalase.yaml_tree import Key, Mapping, Node, Scalar

GONE = ("gone", "tiada")
"""What editors write where nothing takes the place."""

_KEY = re.compile(r"[^/]+(/[^/]+)?")


class Redirects(FieldType, Struct, frozen=True):
    """Old folders of entries or old addresses, each with the folder that takes its place, or `gone`. Gives a tuple of
    `Redirect`."""

    example: str = "{products/kopi-lama: gone}"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        del context
        return {"type": "object", "additionalProperties": {"type": "string"}}

    def read(self, node: Node, reader: FieldReader) -> tuple[Redirect, ...] | None:
        """See `FieldType.read`."""
        if not isinstance(node, Mapping):
            message = N_("Old folders or addresses are expected here, each with what takes its place.")
            reader.refuse("redirect-form", node.place, message, example=self.written(reader.name))
            return None
        found = [_redirect(key, reader) for key in node]
        return tuple(one for one in found if one)

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`. What is old stays so: it names what is no more."""
        for key in node if isinstance(node, Mapping) else ():
            if isinstance(key.value, Scalar) and _new(key, reader) == renaming.old:
                yield key.value, renaming.of(key.value.text.strip())


def _redirect(key: Key, reader: FieldReader) -> Redirect | None:
    old, new = _old(key, reader), _new(key, reader)
    return Redirect(old, new, key.place, key.value.place) if old is not None and new is not None else None


def _old(key: Key, reader: FieldReader) -> str | None:
    text = key.name.strip("/")
    is_key = not key.name.startswith("/") or text.partition("/")[0] in all_types()  # as links in texts have it
    if is_key and _KEY.fullmatch(text):
        return text
    try:
        return OldAddress().convert(key.name, reader.context)
    except Misread:
        message = N_("Write the folder of an entry that is no more, or its old address from the first slash on.")
        reader.refuse(
            "redirect-form",
            key.place,
            message,
            found=key.name,
            example="redirects: {/id/produk/kopi-lama/: products/kopi-bukit-tempurung}",
        )
        return None


def _new(key: Key, reader: FieldReader) -> str | None:
    """The key that is meant, nothing for what is gone, None where it cannot be read."""
    written = key.value.text.strip() if isinstance(key.value, Scalar) else ""
    if written.casefold() in GONE:
        return ""
    text = written.strip("/").removesuffix("/index.md")
    if _KEY.fullmatch(text) and "://" not in written and text.partition("/")[0] not in reader.context.locales:
        return text
    message = N_("Write the folder of the entry that takes its place, or gone. Its address differs in each language.")
    example = f"redirects: {{{key.name}: products/kopi-bukit-tempurung}}"
    reader.refuse("redirect-form", key.value.place, message, found=written or None, example=example)
    return None
