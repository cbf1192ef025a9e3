"""Pseudo-texts: what a text would look like in a longer language with accents, while it can still be read. Core.

A text that is too long for its place shows, and so does one that never went through a message catalog.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from etalase.configuration import Config, LocalText, NavigationGroup, Vocabulary
from etalase.model import Entries, Entry
from etalase.prose import Prose
from etalase.work import HERE, Held, Work

LONGER = 0.3
"""The share by which a pseudo-text is longer than its text: about as much as German is than English."""

PADDING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_ACCENTS = str.maketrans("AaBbCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz", "ÅåƁƀÇçĐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž")
_KEPT = re.compile(r"(\{\w*\}|%\(\w+\)s|<[^>]*>|&#?\w+;)")  # placeholders, HTML
_ADDRESSES = ("slug", "aliases")  # words of an entry that nobody reads as words


def pseudo_text(text: str) -> str:
    """The text with accents and longer: «Teks» gives «Ţéķš one». Placeholders and HTML in it stay as they are."""
    if not text.strip():
        return text
    accented = "".join(
        part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(_KEPT.split(text))
    )
    return f"{accented} {_padding(len(_KEPT.sub('', text).strip()) * LONGER)}" if _KEPT.sub("", text).strip() else text


def _padding(wanted: float) -> str:
    words: list[str] = []
    while not words or len(" ".join(words)) < wanted - 1:
        words.append(PADDING[len(words) % len(PADDING)])
    return " ".join(words)


def pseudo_config(config: Config) -> Config:
    """The site's own words and those of its vocabularies as pseudo-texts."""
    navigation = tuple(
        NavigationGroup(_deep(group.label), group.targets) if group.label else group for group in config.navigation
    )
    vocabularies = {key: _vocabulary(one) for key, one in config.vocabularies.items()}
    return replace(
        config,
        title=_deep(config.title),
        tagline=_deep(config.tagline),
        navigation=navigation,
        vocabularies=vocabularies,
    )


def _vocabulary(one: Vocabulary) -> Vocabulary:
    terms = {key: replace(term, label=_deep(term.label)) for key, term in one.terms.items()}
    return replace(one, title=_deep(one.title), terms=terms)


def pseudo_entries(entries: Entries, work: Work = HERE) -> Entries:
    """The words and the prose of all entries as pseudo-texts; addresses stay as they are."""
    folders = work.map(_pseudo_folder, None, entries.folders)
    prose = work.map(_pseudo_prose, None, tuple(entries.prose.values()))
    return replace(entries, folders=tuple(folders), prose=dict(zip(entries.prose, prose, strict=True)))


def _pseudo_folder(_: None, folder: Held[tuple[Entry, ...]]) -> Held[tuple[Entry, ...]]:
    return Held(tuple(_entry(entry) for entry in folder.value))


def _entry(entry: Entry) -> Entry:
    words = {name: value if name in _ADDRESSES else _deep(value) for name, value in entry.words.items()}
    facts = {name: _local(value) for name, value in entry.facts.items()}
    return replace(entry, words=words, facts=facts)


def _pseudo_prose(_: None, prose: Held[Prose]) -> Held[Prose]:
    """Every run of text between tags; a run may be cut by slots, and then each part of it is one."""
    return Held(tuple(_markup(piece) if isinstance(piece, str) else piece for piece in prose.value))


def _markup(piece: str) -> str:
    """A piece of HTML, which may begin and end inside a tag, for slots stand in attributes."""
    start = piece.find(">") + 1 if 0 <= piece.find(">") < (piece.find("<") % (len(piece) + 1)) else 0
    return piece[:start] + re.sub(r"(?<=>)[^<]+|^[^<]+", _run, piece[start:])


def _run(match: re.Match[str]) -> str:
    text = match[0]
    return text if not re.search(r"\w{2}", text) else pseudo_text(text)


def _local(value: Any) -> Any:
    """A fact: only what is written in every language is words, and what is said of pictures."""
    if isinstance(value, LocalText):
        return _deep(value)
    if isinstance(value, Mapping):
        spoken = ("alt", "caption")
        return {key: _deep(one) if key in spoken else _local(one) for key, one in value.items()}
    return tuple(map(_local, value)) if isinstance(value, tuple) else value


def _deep(value: Any) -> Any:
    if isinstance(value, str):
        return pseudo_text(value)
    if isinstance(value, LocalText):
        return LocalText({code: pseudo_text(text) for code, text in value.texts.items()}, value.source)
    if isinstance(value, Mapping):
        return {key: _deep(one) for key, one in value.items()}
    return tuple(map(_deep, value)) if isinstance(value, tuple) else value
