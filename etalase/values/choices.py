"""Values that come from a list: vocabulary terms, fixed options, yes or no, other entries. Core."""

import contextlib
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from etalase.configuration import Term, Vocabulary
from etalase.problems import N_
from etalase.values import FieldReader, Misread, ReadContext, Renaming, ScalarType, Schema
from etalase.yaml_tree import Node, Scalar

VOCABULARIES = "vocabularies.json"
"""The JSON Schema that names the terms of every vocabulary."""

MOST_TOLD = 24
"""Terms of a vocabulary that are named where none of them was written."""


def vocabulary_of(context: ReadContext, name: str) -> Vocabulary:
    """The vocabulary of that name; raises `Misread` where the site has none."""
    vocabulary = context.vocabularies.get(name)
    if vocabulary is None:
        message = N_("This file is missing, and entries name terms of it. Put it back.")
        raise Misread("vocabulary-missing", message, file=f"content/vocabulary/{name}.yaml")
    return vocabulary


def find_term(vocabulary: Vocabulary, text: str) -> Term | None:
    """The term whose key, label (in any locale) or alias is `text`, upper or lower case alike."""
    if text in vocabulary.terms:
        return vocabulary.terms[text]
    wanted = text.casefold()
    return next((term for term in vocabulary.terms.values() if wanted in _names(term)), None)


def _names(term: Term) -> set[str]:
    return {name.casefold() for name in _spellings(term)}


def _spellings(term: Term) -> list[str]:
    aliases = term.facts.get("aliases") or ()
    plural = getattr(term.facts.get("plural"), "texts", {})
    names = [*term.label.texts.values(), *(aliases if isinstance(aliases, tuple) else ())]
    return [term.key, *names, *plural.values()]


def term_names(vocabulary: Vocabulary) -> list[str]:
    """What may be written for its terms: the keys first, then labels and other spellings."""
    spellings = (name for term in vocabulary.terms.values() for name in _spellings(term))
    return list(dict.fromkeys([*vocabulary.terms, *spellings]))


def nearest(vocabulary: Vocabulary, text: str) -> str:
    """The key of the term closest to `text`, or nothing where none is close."""
    by_name = {name: term.key for term in vocabulary.terms.values() for name in _names(term)}
    found = did_you_mean(text.casefold(), by_name)
    return by_name.get(found, "")


def did_you_mean(text: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The one of `known` that `text` is closest to, or nothing where none is close; `alike` is what `difflib` calls a
    cutoff.

    Of keys of one collection only the folders are compared: all begin alike, near or not.
    """
    names, (collection, slash, name) = list(known), text.rpartition("/")
    inside = [one.removeprefix(collection + slash) for one in names if slash and one.startswith(collection + slash)]
    if inside and name:
        found = difflib.get_close_matches(name, inside, n=1, cutoff=alike)
        return collection + slash + found[0] if found else ""
    return next(iter(difflib.get_close_matches(text, names, n=1, cutoff=alike)), "")


class Choice(ScalarType, Struct, frozen=True):
    """A term of a vocabulary, by key or by label in any locale. Gives the key."""

    vocabulary: str
    example: str = ""

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`. The terms stand once, in a file of their own."""
        return (
            {"$ref": f"{VOCABULARIES}#/definitions/{self.vocabulary}"}
            if self.vocabulary in context.vocabularies
            else {}
        )

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        vocabulary = vocabulary_of(context, self.vocabulary)
        if term := find_term(vocabulary, text):
            return term.key
        known = list(vocabulary.terms)
        raise Misread(
            "choice-unknown",
            N_('This is not in the vocabulary "{vocabulary}". Known: {known}.'),
            vocabulary=self.vocabulary,
            known=", ".join(known[:MOST_TOLD]) + (" …" if len(known) > MOST_TOLD else ""),
            suggestion=nearest(vocabulary, text),
            example=nearest(vocabulary, text) or (self.example if self.example in known else next(iter(known), "")),
        )


class Option(ScalarType, Struct, frozen=True):
    """One of a few fixed values that the program itself knows, by key or by label in any locale. Gives the key."""

    options: Mapping[str, str]
    example: str = ""

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        labels = (word for label in self.options.values() for word in context.wordings(label))
        return {"enum": list(dict.fromkeys([*self.options, *labels]))}

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        named = {word.casefold(): key for key, label in self.options.items() for word in context.wordings(label)}
        named |= {key: key for key in self.options}
        if key := named.get(text.casefold()):
            return key
        meant = named.get(did_you_mean(text.casefold(), named, alike=0.75), "")  # of few, one is near by chance
        raise Misread(
            "option-unknown",
            N_("Write one of: {known}."),
            known=", ".join(self.options),
            suggestion=meant,
            example=meant or self.example or next(iter(self.options)),
        )

    def written(self, name: str) -> str:
        """See `FieldType.written`."""
        example = self.example or next(iter(self.options))
        return f"{name}: {example}" if name else example


_YES, _NO = {"ya", "yes", "true", "benar", "y"}, {"tidak", "no", "false", "bukan", "n"}


class Flag(ScalarType, Struct, frozen=True):
    """Yes or no, in either language. Gives bool."""

    example: str = "ya"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        return {"enum": ["ya", "tidak", True, False, *sorted((_YES | _NO) - {"ya", "tidak", "true", "false"})]}

    def convert(self, text: str, context: ReadContext) -> bool:
        """See `ScalarType.convert`."""
        word = text.casefold()
        if word in _YES or word in _NO:
            return word in _YES
        raise Misread("flag-unreadable", N_("Write ya or tidak (yes or no)."))


class Reference(ScalarType, Struct, frozen=True):
    """The key of another entry, within `collection` or anywhere. Gives the key; `resolve` checks that it exists.

    With `as_card`, the page of the entry shows the other's card (`EntryPage.shown`), and no other page depends on it.
    """

    collection: str = ""
    example: str = "products/kopi-bukit-tempurung"
    as_card: bool = False

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        key = text.strip("/").removesuffix("/index.md")
        if "://" in key or key.partition("/")[0] in context.locales:
            return key  # an address: `resolve` knows of which entry
        if self.collection and "/" not in key:
            key = f"{self.collection}/{key}"
        if key.count("/") != 1 or (self.collection and not key.startswith(self.collection + "/")):
            raise Misread(
                "reference-form",
                N_("Write the collection and the folder of the entry, with a slash between."),
                example=self._near(key.split("/")),
            )
        return key

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`."""
        if isinstance(node, Scalar):
            with contextlib.suppress(Misread):
                if self.convert(node.text.strip(), reader.context) == renaming.old:
                    yield node, renaming.of(node.text.strip())

    def _near(self, parts: list[str]) -> str:
        """What was probably meant by a key of one part, of too many, or of another collection."""
        collection, name = parts[:2] if len(parts) > 2 else (self.collection or "products", parts[-1])
        is_fine = re.fullmatch(r"[a-z]+", collection) and self.collection in ("", collection)
        return f"{collection}/{name}" if is_fine and re.fullmatch(r"[a-z0-9-]+", name) else self.example


class LocaleCode(ScalarType, Struct, frozen=True):
    """A language of the site. Gives its code."""

    example: str = "id"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`."""
        return {"enum": list(context.locales)}

    def convert(self, text: str, context: ReadContext) -> str:
        """See `ScalarType.convert`."""
        if text in context.locales:
            return text
        raise Misread(
            "locale-unknown",
            N_("The languages of this site are: {known}."),
            known=", ".join(context.locales),
            example=context.locales[0],
        )
