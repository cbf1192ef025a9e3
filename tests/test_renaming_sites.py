"""An entry of any small site gets another key: the site is the same afterwards, and so are all other bytes."""

import codecs
from collections import Counter
from collections.abc import Mapping
from gettext import NullTranslations
from itertools import chain
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from etalase import resolve, validate
from etalase.configuration import Config
from etalase.content_types import by_name, fields_of
from etalase.decoding import decode
from etalase.edition import EditionPage
from etalase.fields import leaves
from etalase.file_names import locale_suffix
from etalase.model import Content, EntryPage, HomePage, ListPage, Source
from etalase.old_addresses import leads
from etalase.publication import Layout
from etalase.publication_yaml import read_publication
from etalase.renaming import may_name_entries, renamed
from etalase.short_addresses import parse
from etalase.site_yaml import read_config
from etalase.values import Renaming
from etalase.values.choices import Reference
from etalase.work import Held
from tests.conftest import TODAY

HERE = "§"
"""Stands for the name of the entry's folder where the site refers to it. Elsewhere its old name stands in the open."""

NAMES = {"products": "kopi", "events": "pasar", "pages": "tentang"}
FIELDS = {
    "products/kopi": "category: kebun\n",
    "products/tikar": "category: kebun\n",
    "events/pasar": "kind: pasar\nusual_time: {id: kopi, en: kopi}\n",
    "events/expo": "kind: pasar\nusual_time: {id: pasar, en: pasar}\n",
    "pages/tentang": "",
    "pages/kontak": "",
    "itineraries/rute": "days: 2\n",
    "products": "",
    "events": "",
    "itineraries": "",
    "": "",
}
TERMS = "title: {{id: A, en: A}}\nterms: {{{}: {{label: {{id: B, en: B}}}}}}\n"

SILENT = {code: NullTranslations() for code in ("id", "en")}

Site = dict[str, str]
"""Texts by path, with `HERE`."""


def references(collection: str) -> st.SearchStrategy[str]:
    """What a field may hold that names any entry."""
    key = f"{collection}/{HERE}"
    return st.sampled_from([key, f"/{key}", f"{key}/", f"{key}/index.md", f"'{key}'", f'"/{key}/"'])


def related(collection: str, name: str) -> st.SearchStrategy[str]:
    forms = (
        "related: {}\n",
        "related: [{}, products/tikar]\n",
        f"related: [products/tikar, # {collection}/{name}\n  {{}}]\n",
        f"related:\n  - {{}} # {name}\n  - products/tikar\n# {collection}/{name}\n",
        f"related:\n- >-  # {name}\n  {collection}/{HERE}\n\n- products/tikar\n",
        f"village: {collection}/{name}\naliases: [/id/{collection}/{name}-lama-{{n}}/]\n",
    )
    return st.tuples(st.sampled_from(forms), references(collection)).map(lambda two: two[0].replace("{}", two[1]))


def bodies(collection: str, name: str) -> st.SearchStrategy[str]:
    """The texts of a body: links to the entry, and what only looks so."""
    key, old = f"/{collection}/{HERE}", f"/{collection}/{name}"
    parts = st.sampled_from(
        [
            f"{name} [{name}]({key}) {old}",
            f"[a]({key}#isi) [b]({key}/index.md) [c](/products/tikar)",
            f'> [a](<{key}> "{old}")',
            f"- [a]( {key} )\n- {name}",
            f"[{name}N]\n\n[{name}N]: {key}",
            f"[a][rN]\n\n[rN]:\n    {key}",
            f"<p>{old} <a href='{key}' title='{old}'>{old}</a></p>",
            f"|a|b|\n|-|-|\n|[a]({key})|{old}|",
            f"[a]({key}){{: title='{old}' }}",
            f"```\n[a]({old})\n```",
            f"``[a]({old})`` \\[a]({old})",
            f"<!-- [a]({old}) -->",
            f"[unusedN]: {old}",
            f"https://lain.example{old} <https://lain.example{old}> [a](https://lain.example{old})",
            f"{old} {name}/ {collection}/{name}",
        ]
    )
    return st.lists(parts, max_size=4).map(
        lambda some: "\n\n".join(["## Isi", *(part.replace("N]", f"{n}]") for n, part in enumerate(some))]) + "\n"
    )


@st.composite
def sites(draw: st.DrawFn) -> tuple[Renaming, Site]:
    collection = draw(st.sampled_from(sorted(NAMES)))
    name = NAMES[collection]
    key = f"{collection}/{HERE}"
    any_way = references(collection)
    texts: Site = {}
    for number, (own, fields) in enumerate(FIELDS.items()):
        more = draw(related(collection, name)).replace("{n}", str(number)) if "/" in own else ""
        if own == "events/expo" and collection == "products":
            more += f"exhibition:\n  stand: {name}\n  products: [{HERE}, # {name}\n  {draw(any_way)}, tikar]\n"
        if own == "itineraries/rute":
            more += (
                f"stops: [{{place: products/tikar}}, {{place: {draw(any_way)}, note: {{id: {name}, en: {name}}}}}]\n"
            )
        for locale in ("id", "en"):
            head = f"---\ntitle: {name}{number}\nsummary: {collection}/{name}\nslug: satu-{number}\n"
            facts = f"{fields}{more}" if locale == "id" else ""
            body = draw(bodies(collection, name))
            texts["/".join(filter(None, ["content", own, f"index.{locale}.md"]))] = f"{head}{facts}---\n{body}"
    sections = f'sections: [cover, "page:{HERE}", items]\n' if collection == "pages" else ""
    event = f"event: {HERE}  # {name}\n" if collection == "events" else ""
    texts["content/brochures/katalog.yaml"] = (
        f"layout: catalogue\ntitle: {name}\n{event}{sections}editions: [id, en]\n"
        f"select:\n  keys:\n  - {draw(any_way)}\n  - products/tikar\n"
        f"  exclude: [{draw(st.one_of(any_way, st.just('pages/kontak')))}]\n"
    )
    texts["content/site.yaml"] = (
        f"title: {name}\ntagline: {{id: {name}, en: {name}}}\nurl: https://contoh.example/\n"
        f"locales: [{{code: id}}, {{code: en, formats: en-GB}}]\n"
        f"navigation:\n  - targets: [products, {key}]\n"
        f"  - label: {name}\n    targets:\n    - '{key}' # {collection}/{name}\n"
        f'footer: [pages/kontak, "{key}"]\nredirects:\n  {collection}/lama: {key}\n  /id/lama/: {draw(any_way)}\n'
    )
    texts["content/addresses.txt"] = (
        f"# {name}\nk7mq {key} # {name}\n{name} {key}\n/id/{collection}/{name}/  {key}\n/en/lama/ products/tikar\n"
    )
    new = draw(st.sampled_from(["kopi-desa", "k", "2026", "true", "pasar-2", "tentang-kopi", "index"]))
    return Renaming(f"{collection}/{name}", f"{collection}/{new}"), texts


ENCODINGS = [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")]


def files(texts: Site, name: str, forms: list[tuple[tuple[bytes, str], str]]) -> dict[str, bytes]:
    """The files of a site in which the entry is called so, each saved in some program's way."""
    found = {}
    for number, (path, text) in enumerate(texts.items()):
        (mark, encoding), end = forms[number % len(forms)]
        found[path] = mark + text.replace(HERE, name).replace("\n", end).encode(encoding)
    return found


@settings(deadline=None, max_examples=50)
@given(
    sites(),
    st.lists(st.tuples(st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n"])), min_size=1, max_size=5),
)
def test_the_site_is_the_same_but_for_the_key(
    made: tuple[Renaming, Site], forms: list[tuple[tuple[bytes, str], str]]
) -> None:
    renaming, texts = made
    before = files(texts, renaming.old_name, forms)
    assert all(map(may_name_entries, before))
    change = renamed(before, renaming, config(before))
    after = before | {path: changed.content for path, changed in change.files.items()}
    assert after == files(texts, renaming.new_name, forms)
    moved = {path.replace(f"/{renaming.old}/", f"/{renaming.new}/"): content for path, content in after.items()}
    assert resolved(moved, Renaming("", "")) == resolved(before, renaming)


def text(contents: Mapping[str, bytes], path: str) -> str:
    found, problem = decode(contents[path], path)
    assert problem is None
    return found


def config(contents: Mapping[str, bytes]) -> Config:
    vocabularies = {"categories": "kebun", "event-kinds": "pasar"}
    terms = {f"content/vocabulary/{name}.yaml": TERMS.format(term) for name, term in vocabularies.items()}
    found, problems = read_config(text(contents, "content/site.yaml"), terms)
    assert found, problems
    return found


def resolved(contents: Mapping[str, bytes], renaming: Renaming) -> dict[str, Any]:
    """Where everything leads that refers to an entry; the entry that gets another key has it already."""

    def key(old: str) -> str:
        return renaming.new if old == renaming.old else old

    site_config = config(contents)
    sources = tuple(
        Source(path, path.removeprefix("content").rpartition("/")[0].strip("/"), locale, Held(content))
        for path, content in contents.items()
        if (locale := locale_suffix(path.rpartition("/")[2]))
    )
    entries, warnings = validate.entries(Content(sources, {}), site_config, {}, TODAY)
    catalogue = "content/brochures/katalog.yaml"
    publication, problems = read_publication(catalogue, text(contents, catalogue), [Layout("catalogue")], site_config)
    assert publication, problems
    ledger, mistakes = parse(text(contents, "content/addresses.txt"))
    assert mistakes == []
    site, more = resolve.site(entries.folders, {}, site_config, TODAY, [publication], SILENT, ledger.codes)
    found = chain.from_iterable(folder.value for folder in entries.folders)
    addresses = leads(site.addresses, ledger, site_config)
    return {
        "links": {
            page.permalink: page.slots for page in site.pages if isinstance(page, EntryPage | ListPage | HomePage)
        },
        "fields": {(key(entry.key), entry.locale): named(entry.content_type, entry.facts, key) for entry in found},
        "menus": (site.menus, site.footers),
        "printed": [
            (
                page.permalink,
                [key(item.key) for item in (*page.items, *page.pages)],
                tuple(one.permalink for one in page.event),
            )
            for page in site.pages
            if isinstance(page, EditionPage)
        ],
        "redirects": [(redirect.old, key(redirect.new)) for redirect in site_config.redirects],
        "old addresses": (dict(addresses.moved), dict(addresses.passing), dict(addresses.gone)),
        # A number in the name counts as one of the text where a link is defined below it.
        "problems": Counter(one.code for one in (*warnings, *more) if one.code != "parity-number"),
    }


def named(content_type: str, facts: Mapping[str, Any], key: Any) -> list[tuple[str, str]]:
    """The entries that the fields of another name, each with the path of the field."""
    fields = fields_of(by_name(content_type)) if content_type else ()
    return [(path, key(value)) for path, kind, value in leaves(fields, facts) if isinstance(kind, Reference)]
