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
<main data-marks="{marks}" data-old="{old}">{panes}</main>
<script src="/_serve/preview.js" defer></script>""")

_PANE = Markup("""<section>
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
_LINK = Markup('<a href="/_preview/{}/" rel="{}">{} {}</a>')


def pair(key: str, outcome: Outcome, old_blocks: OldBlocks) -> str:
    """The page of one entry; `key` is one of `outcome.entry_pages`."""
    _, keys = outcome.translate, _listed(outcome.entry_pages)
    pages = outcome.entry_pages[key]
    old = {locale: old_blocks(key, locale) for locale in pages}
    panes = Markup().join(
        _PANE.format(
            locale=locale,
            address=_address(path, outcome.base_path),
            title=f"{key} ({locale})",
            count=_count(len(old[locale]), _),
        )
        for locale, path in pages.items()
    )
    number = keys.index(key) if key in keys else -1
    before = keys[number - 1] if number > 0 else ""
    after = keys[number + 1] if 0 <= number < len(keys) - 1 else ""
    body = _PAIR.format(
        all=_(N_("All entries")),
        before=_LINK.format(before, "prev", "←", before) if before else "",
        after=_LINK.format(after, "next", after, "→") if after else "",
        title=key,
        lead=_(N_("Both languages scroll together. Marked blocks are older than the text they were translated from.")),
        marks=json.dumps(old),
        old=_(N_("Older than the source text")),
        panes=panes,
    )
    return own_page(outcome, key, "pair", body)


def index(outcome: Outcome, old_blocks: OldBlocks) -> str:
    """The page that lists all entries by collection."""
    _, pages = outcome.translate, outcome.entry_pages
    groups = [
        _GROUP.format(name=name, count=len(found), items=Markup().join(_items(found, pages, old_blocks, _)))
        for name, found in ((name, list(keys)) for name, keys in groupby(_listed(pages), _collection))
    ]
    title = _(N_("Both languages side by side"))
    lead = _(N_("Choose an entry to read its languages beside each other."))
    return own_page(outcome, title, "index", _INDEX.format(title=title, lead=lead, groups=Markup().join(groups)))


def _items(keys: list[str], pages: Pages, old_blocks: OldBlocks, translate: Translate) -> list[Markup]:
    found = []
    for key in keys:
        old = sum(len(old_blocks(key, locale)) for locale in pages[key])
        name = key.partition("/")[2] or key
        found.append(_ITEM.format(key=key, name=name, locales=" · ".join(pages[key]), count=_count(old, translate)))
    return found


def _count(number: int, translate: Translate) -> Any:
    return _COUNT.format(translate(N_("old blocks: {count}")).format(count=number)) if number else ""


def _listed(pages: Pages) -> list[str]:
    return sorted(key for key in pages if key)


def _collection(key: str) -> str:
    return key.partition("/")[0]


def _address(path: str, base_path: str) -> str:
    return base_path + path.removesuffix("index.html")
