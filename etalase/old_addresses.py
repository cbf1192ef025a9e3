"""Addresses that people hold, and where each leads today: published addresses never die. Core.

In: what the site has (`Addresses`), the ledger, and what `content/site.yaml` says of old addresses. Out: `Leads`, what
the ledger lacks, and what would lead nowhere.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field

from etalase.configuration import Config
from etalase.problems import N_, Place, Problem
from etalase.short_addresses import AddressLedger, Line, permalink

Nearest = Callable[[str, Iterable[str]], str]
"""Gives the one of some words that was probably meant by another, or nothing."""

SHOWN = 3
"""Addresses of one entry that a message names."""


class Addresses(Struct, frozen=True):
    """What of a site decides where old addresses lead.

    `standing` are the permalinks of all pages, `live` those that the ledger must know, with the keys of what stands
    there. `targets` tell where readers of a locale are led for each key, by locale and key; `above` is the page above,
    by locale and collection (that of "" is the home page). `codes` are those of what is printed, by key; `aliases` the
    old addresses that entries name, with permalinks.
    """

    standing: tuple[str, ...] = ()
    live: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    above: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> Collection[str]:
        """All that an address can lead to, published or not."""
        return next(iter(self.targets.values()), {}).keys()


class Leads(Struct, frozen=True):
    """Where old addresses lead, by old permalink: for good, for now, or to the page above what is gone."""

    moved: Mapping[str, str] = field(default_factory=dict)
    passing: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


class _Old(Struct, frozen=True):
    """An old address and what it leads to, as somebody has written it."""

    permalink: str
    locale: str
    key: str
    is_code: bool = False
    is_gone: bool = False


def unknown(addresses: Addresses, ledger: AddressLedger) -> dict[str, str]:
    """What the ledger must know and does not, or knows of another entry: keys by address."""
    known = {line.address: line.key for line in ledger.lines}
    wanted = {code: key for key, code in addresses.codes.items()} | dict(addresses.live)
    return {address: key for address, key in wanted.items() if known.get(address) != key}


def leads(addresses: Addresses, ledger: AddressLedger, config: Config) -> Leads:
    """Where every old address leads that is no page today.

    What entries and site.yaml say goes before what the ledger says. What leads nowhere is left out: see `faults`.
    """
    moved, passing, gone = dict(addresses.aliases), dict[str, str](), dict[str, str]()
    taken = {*addresses.standing, *moved}
    moves = {redirect.old: redirect.new for redirect in config.redirects}
    for old in _old(addresses, ledger, config):
        if old.permalink in taken:
            continue
        taken.add(old.permalink)
        key, is_gone = (old.key, True) if old.is_gone else _last(old.key, moves, addresses.keys)
        target = addresses.targets[old.locale].get(key)
        if is_gone:
            above = addresses.above[old.locale]
            gone[old.permalink] = above.get(key.partition("/")[0]) or above[""]
        elif target:
            # A code may lead elsewhere one day, and what is not published may come again.
            is_for_good = addresses.live.get(target) == key and not old.is_code
            (moved if is_for_good else passing)[old.permalink] = target
    return Leads(moved, passing, gone)


def _old(addresses: Addresses, ledger: AddressLedger, config: Config) -> Iterator[_Old]:
    """The old addresses, what editors say first. A permalink of a language that the site has no more leads to that for
    all others."""
    locales = [locale.code for locale in config.locales]
    keys = {line.address: line.key for line in ledger.lines}
    for redirect in config.redirects:
        if redirect.is_permalink:
            key = redirect.new or keys.get(redirect.old, "")
            yield _Old(redirect.old, _locale(redirect.old, config), key, is_gone=not redirect.new)
    for code, key in {**ledger.codes, **{code: key for key, code in addresses.codes.items()}}.items():
        for locale in locales:
            yield _Old(permalink(code, locale), locale, key, is_code=True)
    for line in ledger.lines:
        if not line.is_code:
            yield _Old(line.address, _locale(line.address, config), line.key)


def _locale(old: str, config: Config) -> str:
    first = old.split("/")[1]
    return first if any(locale.code == first for locale in config.locales) else config.default_locale


def _last(key: str, moves: Mapping[str, str], keys: Collection[str]) -> tuple[str, bool]:
    """What stands at the end of the moves of a key, and whether that is gone. It may be unknown: see `faults`."""
    passed = set()
    while key not in keys and key in moves and key not in passed:
        passed.add(key)
        if not moves[key]:
            return key, True
        key = moves[key]
    return key, False


def faults(addresses: Addresses, ledger: AddressLedger, config: Config, nearest: Nearest) -> list[Problem]:
    """Addresses that would lead nowhere, and redirects that are needless or wrong, each with a way out."""
    found = vanished(addresses, ledger, config, nearest)
    moves = {redirect.old: redirect.new for redirect in config.redirects}
    standing = {*addresses.standing, *addresses.keys, *addresses.aliases}
    for redirect in config.redirects:
        if redirect.old in standing:
            message = N_("This is still there, so nobody is led elsewhere. Delete the line here.")
            found.append(Problem("redirect-in-use", redirect.place, message, label=LABEL, found=redirect.old))
        key, is_gone = _last(redirect.new, moves, addresses.keys)
        if redirect.new and not is_gone and key not in addresses.keys:
            near = _near(key, addresses.keys, nearest)
            message = N_("There is no entry of this name. Write what takes its place; or gone, if nothing does.")
            example = f"{redirect.old}: {near or 'gone'}"
            found.append(
                Problem(
                    "redirect-unknown",
                    redirect.new_place,
                    message,
                    label=LABEL,
                    found=redirect.new,
                    suggestion=near,
                    example=example,
                )
            )
    return found


LABEL = N_("Redirects")
"""How editors know that part of site.yaml."""


def vanished(addresses: Addresses, ledger: AddressLedger, config: Config, nearest: Nearest) -> list[Problem]:
    """Lines of the ledger whose entry is there no more, told once for each entry."""
    moves, keys = {redirect.old: redirect.new for redirect in config.redirects}, addresses.keys
    by_key: dict[str, list[Line]] = {}
    for line in ledger.lines:
        key, is_gone = _last(line.key, moves, keys)
        if not is_gone and key not in keys and line.address not in addresses.live and line.address not in moves:
            by_key.setdefault(line.key, []).append(line)
    message = N_(
        "{key} is not there any more, but visitors may have its address: {addresses}. Put it back; if only its folder "
        "has another name now, say which: python build.py rename {key} {collection}/… If it was deleted on purpose, "
        'write one of two lines in content/site.yaml, below "redirects:" (add that line where there is none), '
        'beginning with two spaces: "  {key}: {near}" where something takes its place, or "  {key}: gone" where '
        "nothing does."
    )
    found = []
    for key, some in by_key.items():
        near = _near(key, keys, nearest)
        shown = [line.address if not line.is_code else permalink(line.address, config.default_locale) for line in some]
        more = [*shown[:SHOWN], *(["…"] if len(shown) > SHOWN else [])]
        collection = key.partition("/")[0]
        values = {"key": key, "addresses": ", ".join(more), "near": near or collection, "collection": collection}
        found.append(Problem("address-vanished", _was(key, config), message, values, is_cause=True))
    return found


def _was(key: str, config: Config) -> Place:
    """Where it was written: a term in its vocabulary, all else in a folder of its own."""
    name = key.partition("/")[0]
    return Place(f"content/vocabulary/{name}.yaml" if name in config.vocabularies else f"content/{key}")


def _near(wrong: str, keys: Iterable[str], nearest: Nearest) -> str:
    """The key of the same collection that was probably meant."""
    collection, _, name = wrong.partition("/")
    inside = [key.partition("/")[2] for key in keys if key.startswith(f"{collection}/")]
    near = nearest(name, inside) if name else ""
    return f"{collection}/{near}" if near else ""
