"""The pages `/_preview/`: an entry in all its languages side by side, with the blocks marked that are old. Pure.

What is old is asked of an `OldBlocks`; by itself this module claims nothing.
"""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any, Protocol

from markupsafe import Markup

from etalase.problems import N_, Translate
from etalase.serving.injected import own_page
from etalase.serving.outcome import Outcome

Pages = Mapping[str, Mapping[str, str]]


class OldBlocks(Protocol):
    """Tells which blocks of an entry's text are older than what they were translated from.

    A block is a paragraph, a heading, a list, a table or the like, as Markdown makes them one below the other.
    """

    def __call__(self, key: str, locale: str) -> tuple[int, ...]:
        """The numbers, from 0, of the old blocks of the entry `key` in `locale`; nothing where nothing is known."""
        ...


def address_of(path: str, pages: Pages) -> str:
    """Where the entry is shown whose own page is the file `path`; nothing for other pages."""
    return next((f"/_preview/{key}/" for key, by_locale in pages.items() if key and path in by_locale.values()), "")


_PAIR = Markup("""<header>
  <nav><a href="/_preview/">{all}</a> {before} {after}</nav>
  <h1>{title}</h1>
  <p>{lead}</p>
</header>
<div class="flip" role="group" aria-label="{languages}">{flips}</div>
<main data-marks="{marks}" data-old="{old}">{panes}</main>
<script src="/_serve/preview.js" defer></script>""")

_FLIP = Markup('<button type="button" data-locale="{locale}"><span lang="{locale}">{locale}</span> {count}</button>')
"""Where there is room for one language only, it shows that one, at the same place of the text."""

_PANE = Markup("""<section data-locale="{locale}">
  <h2><span lang="{locale}">{locale}</span> <a href="{address}">{address}</a> {count}</h2>
  <iframe src="{address}" title="{title}" data-locale="{locale}"></iframe>
</section>""")

_INDEX = Markup("""<header>
  <h1>{title}</h1>
  <p>{lead}</p>
</header>
<main>{groups}</main>""")

_GROUP = Markup("<section><h2>{name} <small>{count}</small></h2><ul>{items}</ul></section>")
_ITEM = Markup('<li><a href="/_preview/{key}/">{name}</a> <span>{locales}</span> {count}</li>')
_COUNT = Markup('<strong class="old">{}</strong>')
_LINK = Markup('<a href="/_preview/{}/" rel="{}">{}<span>{}</span>{}</a>')


def pair(key: str, outcome: Outcome, old_blocks: OldBlocks) -> str:
    """The page of one entry; `key` is one of `outcome.entry_pages`."""
    _, keys = outcome.translate, _listed(outcome.entry_pages)
    pages = outcome.entry_pages[key]
    old = {locale: old_blocks(key, locale) for locale in pages}
    counts = {locale: _count(len(old[locale]), _) for locale in pages}
    panes = Markup().join(
        _PANE.format(
            locale=locale,
            address=_address(path, outcome.base_path),
            title=f"{key} ({locale})",
            count=counts[locale],
        )
        for locale, path in pages.items()
    )
    number = keys.index(key) if key in keys else -1
    before = keys[number - 1] if number > 0 else ""
    after = keys[number + 1] if 0 <= number < len(keys) - 1 else ""
    body = _PAIR.format(
        all=_(N_("All entries")),
        before=_LINK.format(before, "prev", "← ", before, "") if before else "",
        after=_LINK.format(after, "next", "", after, " →") if after else "",
        title=key,
        lead=_(N_("Both languages scroll together. Marked blocks are older than the text they were translated from.")),
        marks=json.dumps(old),
        languages=_(N_("Languages")),
        flips=Markup().join(_FLIP.format(locale=locale, count=counts[locale]) for locale in pages),
        old=_(N_("Older than the source text")),
        panes=panes,
    )
    return own_page(outcome, key, "pair", body)


def index(outcome: Outcome, old_blocks: OldBlocks) -> str:
    """The page that lists all entries by collection."""
    _, pages = outcome.translate, outcome.entry_pages
    items = {key: _item(key, pages[key], old_blocks, _) for key in _listed(pages)}
    old = [item for item, number in items.values() if number]
    groups = [_group(_(N_("Older than the source text")), old)] if old else []
    for name, keys in groupby(items, _collection):
        groups.append(_group(name, [items[key][0] for key in keys]))
    title = _(N_("Both languages side by side"))
    lead = _(N_("Choose an entry to read its languages beside each other."))
    return own_page(outcome, title, "index", _INDEX.format(title=title, lead=lead, groups=Markup().join(groups)))


def _group(name: str, items: list[Markup]) -> Markup:
    return _GROUP.format(name=name, count=len(items), items=Markup().join(items))


def _item(key: str, pages: Mapping[str, str], old_blocks: OldBlocks, translate: Translate) -> tuple[Markup, int]:
    """The row of an entry, and how many blocks of it are old."""
    old = sum(len(old_blocks(key, locale)) for locale in pages)
    name = key.partition("/")[2] or key
    return _ITEM.format(key=key, name=name, locales=" · ".join(pages), count=_count(old, translate)), old


def _count(number: int, translate: Translate) -> Any:
    return _COUNT.format(translate(N_("old blocks: {count}")).format(count=number)) if number else ""


def _listed(pages: Pages) -> list[str]:
    return sorted(key for key in pages if key)


def _collection(key: str) -> str:
    return key.partition("/")[0]


def _address(path: str, base_path: str) -> str:
    return base_path + path.removesuffix("index.html")
