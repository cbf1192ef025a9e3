"""Mistakes in entries, and beside them what is surely wrong with the site: told at once, and never a false one."""

from collections.abc import Mapping
from gettext import NullTranslations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase import resolve, validate
from etalase.configuration import Config
from etalase.file_names import locale_suffix
from etalase.model import Content, Entries, Source
from etalase.problems import BuildError, Problem, Severity
from etalase.publication import Layout, Publication
from etalase.publication_yaml import read_publication
from etalase.site_yaml import read_config
from etalase.work import Held
from tests.conftest import TODAY, SiteFolder

KOPI, TIKAR = "content/products/kopi/index.id.md", "content/products/tikar/index.id.md"
CATALOGUE = "content/brochures/katalog.yaml"


def told(site: SiteFolder) -> set[tuple[str, str]]:
    """The errors of a build, with their places."""
    return {(one.code, str(one.place)) for one in site.problems() if one.severity is Severity.ERROR}


def test_a_dead_link_is_told_with_a_mistake_in_the_same_file(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "Rp 25.000 – 40.000", "dua puluh")
    minimal_site.replace(KOPI, "(/products/tikar#bahan)", "(/products/topi)")
    assert told(minimal_site) == {("money-unreadable", f"{KOPI}:5:8"), ("link-dead", f"{KOPI}:18:44")}


def test_names_of_nobody_are_told_with_mistakes_in_other_files(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "Rp 25.000 – 40.000", "dua puluh")
    minimal_site.replace(TIKAR, "category: kriya", "category: kriya\nrelated: [products/topi]")
    minimal_site.replace("content/site.yaml", "targets: [pages/tentang]", "targets: [pages/kontak]")
    minimal_site.replace("content/index.en.md", "---\n\n", "---\n\n[About](/pages/about#x) [own](#nowhere)\n\n")
    minimal_site.write(
        CATALOGUE, "layout: catalogue\ntitle: Katalog\neditions: [id]\nselect: {keys: [products/topi, products/kopi]}\n"
    )
    assert {code for code, _ in told(minimal_site)} == {
        "money-unreadable",
        "reference-unknown",
        "navigation-target",
        "link-dead",
        "anchor-dead",
    }
    assert ("reference-unknown", f"{CATALOGUE}:4:17") in told(minimal_site)


def test_a_reference_behind_one_that_cannot_be_read_is_told_where_it_stands(minimal_site: SiteFolder) -> None:
    minimal_site.replace(TIKAR, "category: kriya", "category: kriya\nrelated: [satu/dua/tiga, products/topi]")
    assert told(minimal_site) == {("reference-form", f"{TIKAR}:5:11"), ("reference-unknown", f"{TIKAR}:5:26")}


def test_what_only_follows_from_a_mistake_is_not_told(minimal_site: SiteFolder) -> None:
    """The page of a term, a heading, an entry without a title: all of that is there when the mistake is mended."""
    minimal_site.replace(TIKAR, "category: kriya", "category: kriya2")
    minimal_site.replace(KOPI, "(/products/tikar#bahan)", "(/products/tikar#ukuran) [b](/categories/kriya)")
    minimal_site.replace("content/events/pasar/index.id.md", "title:", "titel:")
    minimal_site.write(
        CATALOGUE, "layout: catalogue\ntitle: Katalog\neditions: [id]\nselect: {keys: [events/pasar, products/tikar]}\n"
    )
    codes = {code for code, _ in told(minimal_site)}
    assert codes == {"choice-unknown", "field-unknown"}


def test_an_entry_that_was_taken_away_is_told_before_the_links_to_it(minimal_site: SiteFolder) -> None:
    minimal_site.write("content/addresses.txt", "/id/produk/topi/ products/topi\n")
    minimal_site.replace("content/index.id.md", "---\n\n", "---\n\n[a](/products/topi)\n\n")
    found = [(one.code, one.place.file) for one in minimal_site.problems() if one.severity is Severity.ERROR]
    assert found == [("address-vanished", "content/products/topi"), ("link-dead", "content/index.id.md")]


def test_an_entry_is_not_called_away_where_its_addresses_are_not_known_yet(minimal_site: SiteFolder) -> None:
    """Its folder has another name, and its page the same address: not seen without the page of the collection."""
    root = minimal_site.root / "content/products"
    (root / "tikar").rename(root / "tikar-pandan")
    minimal_site.replace("content/products/tikar-pandan/index.id.md", "summary:", "slug: tikar\nsummary:")
    minimal_site.replace(KOPI, "(/products/tikar#bahan)", "(/products/tikar-pandan)")
    minimal_site.replace("content/products/kopi/index.en.md", "/products/tikar", "/products/tikar-pandan")
    minimal_site.write("content/addresses.txt", "/id/produk/tikar/ products/tikar\n")
    before = {name: (root / name).read_bytes() for name in ("index.id.md", "index.en.md")}
    for name in before:
        (root / name).unlink()
    assert told(minimal_site) == {("collection-page-missing", "content/products/index.id.md:1:1")}
    for name, content in before.items():
        (root / name).write_bytes(content)
    assert told(minimal_site) == set()


@pytest.mark.parametrize("name", ["Teh Hijau", "teh/hijau", "../produk/teh"])
def test_links_are_not_judged_while_nobody_knows_what_a_folder_will_be_called(
    name: str, minimal_site: SiteFolder
) -> None:
    folder = minimal_site.root / "content/products" / name
    folder.mkdir(parents=True)
    (folder / "index.id.md").write_bytes((minimal_site.root / TIKAR).read_bytes())
    minimal_site.replace(KOPI, "(/products/tikar#bahan)", "(/products/teh-hijau) [b](/products/teh)")
    minimal_site.replace(KOPI, "Rp 25.000 – 40.000", "dua puluh")
    assert {code for code, _ in told(minimal_site)} - {"folder-name", "folder-too-deep", "collection-unknown"} == {
        "money-unreadable"
    }


# Any small site, with and without mistakes.

SILENT = {code: NullTranslations() for code in ("id", "en")}

Site = dict[str, str]

NOTE = "# catatan"
"""A line of the fields in whose place a mistake may stand."""

FIELDS = {
    "": "",
    "products": "",
    "events": "",
    "products/kopi": "category: kebun\n",
    "products/tikar": "category: kriya\n",
    "products/teh": "category: teh\n",
    "events/pasar": "kind: pasar\nusual_time: {id: Januari, en: January}\n",
    "pages/tentang": "",
}
KEYS = ["products/kopi", "products/tikar", "products/teh", "events/pasar", "pages/tentang", "products/topi", "events/x"]
TARGETS = [
    *(f"/{key}" for key in KEYS),
    "/products/kopi#isi",
    "/products/tikar#lain",
    "/products",
    "/events",
    "/categories/teh",
    "/categories/kebun",
    "/categories/topi",
    "#isi",
    "#lain",
    "harga.pdf",
    "../teh",
    "https://contoh.example/id/produk/kopi/",
]
MISTAKES = [
    (NOTE, "warna: merah"),
    (NOTE, "draft:ya"),
    (NOTE, "price: dua puluh"),
    (NOTE, "  title: x"),
    (NOTE, "x: [a"),
    (NOTE, "aliases: [tidak ada]"),
    ("title: T", "title:"),
    ("summary: S", "sumary: S"),
    ("category: ", "category: x"),
    ("related: [", "related: [a/b/c, "),
    ("## Isi", "# Isi"),
    ("## Isi", "<script>alert()</script>"),
    ("---", "--"),
]


@st.composite
def sites(draw: st.DrawFn) -> Site:
    texts: Site = {}
    for key in draw(st.sets(st.sampled_from(list(FIELDS)), min_size=3)):
        for number, locale in enumerate(draw(st.sampled_from([["id"], ["id", "en"]]))):
            facts = ""
            if locale == "id":
                related = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=2))
                facts = FIELDS[key] + (f"related: [{', '.join(related)}]\n" if "/" in key else "")
                facts += draw(st.sampled_from(["", "", "draft: ya\n", "languages: [id]\n"])) if "/" in key else ""
            links = "\n\n".join(f"[{n}]({target})" for n, target in enumerate(draw(st.lists(st.sampled_from(TARGETS)))))
            head = f"---\n{NOTE}\ntitle: T\nsummary: S\nslug: {key.replace('/', '-') or 'x'}-{number}\n{facts}---\n"
            texts["/".join(filter(None, ["content", key, f"index.{locale}.md"]))] = f"{head}\n## Isi\n\n{links}\n"
    return texts


def with_mistakes(texts: Site, mistakes: Mapping[str, tuple[str, str]]) -> Site:
    return {path: text.replace(*mistakes[path], 1) if path in mistakes else text for path, text in texts.items()}


@st.composite
def sites_with_mistakes(draw: st.DrawFn) -> tuple[Site, Site]:
    """A site without mistakes of entries, and the same one with some. No mistake moves a line."""
    texts = draw(sites())
    some = draw(st.sets(st.sampled_from(sorted(texts)), min_size=1, max_size=3))
    return texts, with_mistakes(texts, {path: draw(st.sampled_from(MISTAKES)) for path in some})


@settings(deadline=None, max_examples=200)
@given(sites_with_mistakes(), st.lists(st.sampled_from(KEYS), min_size=1, max_size=3), st.sampled_from(KEYS))
def test_of_the_rest_nothing_is_told_that_is_not_told_when_the_mistakes_are_mended(
    made: tuple[Site, Site], printed: list[str], event: str
) -> None:
    whole, mistaken = made
    config, publication = configuration(), catalogue(printed, event)
    try:
        entries_of(mistaken, config)
    except validate.MistakenEntries as error:
        certain = resolve.certain_problems(error.entries.folders, error.keys, {}, config, TODAY, [publication])
        assert spots(certain) <= spots(errors_of(entries_of(whole, config), config, publication))


def configuration() -> Config:
    text = (
        "title: T\ntagline: {id: T, en: T}\nurl: https://contoh.example/\n"
        "locales: [{code: id}, {code: en, formats: en-GB}]\n"
        "navigation:\n  - targets: [products, products/kopi, events]\nfooter: [pages/tentang, pages/x]\n"
        "missing_translation: {default: show, products: hide}\n"
    )
    terms = {"categories": ("kebun", "kriya", "teh"), "event-kinds": ("pasar",)}
    vocabularies = {
        f"content/vocabulary/{name}.yaml": "title: {id: K, en: K}\nslug: {id: k, en: k}\nterms:\n"
        + "".join(f"  {term}: {{label: {{id: L, en: L}}, slug: {{id: {term}, en: {term}}}}}\n" for term in some)
        for name, some in terms.items()
    }
    found, problems = read_config(text, vocabularies)
    assert found, problems
    return found


def catalogue(keys: list[str], event: str) -> Publication:
    text = f"layout: catalogue\ntitle: K\nevent: {event}\neditions: [id]\nselect: {{keys: [{', '.join(keys)}]}}\n"
    found, problems = read_publication(CATALOGUE, text, [Layout("catalogue")], configuration())
    assert found, problems
    return found


def entries_of(texts: Site, config: Config) -> Entries:
    sources = []
    for path, text in texts.items():
        folder, _, name = path.removeprefix("content/").rpartition("/")
        sources.append(Source(path, folder, locale_suffix(name) or "", Held(text.encode())))
    return validate.entries(Content(tuple(sources), {}), config, {}, TODAY)[0]


def errors_of(entries: Entries, config: Config, publication: Publication) -> list[Problem]:
    try:
        resolve.site(entries.folders, {}, config, TODAY, [publication], SILENT)
    except BuildError as error:
        return [problem for problem in error.problems if problem.severity is Severity.ERROR]
    return []


def spots(problems: list[Problem]) -> set[tuple[str, str, int, int, str | None]]:
    """What is wrong with which word of which line. Of a link, the place is its number so far."""
    return {(p.code, p.place.file, p.place.line, 0 if p.place.line else p.place.column, p.found) for p in problems}
