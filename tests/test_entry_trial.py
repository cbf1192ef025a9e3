"""Nothing that `new` writes keeps the site from being built: what it cannot know, a build finds out beforehand."""

import shutil

import pytest

from etalase.publication import layout
from tests.conftest import PROJECT, SITES, SiteFolder
from tests.test_new_entry import PRODUCT, WORDS, front_matter, run, text_of, tree

PAGE = ("new", "page", *WORDS, "--yes")
FULL = "layout: flyer\ntitle: Selebaran\nselect: {collection: products}\neditions: [id]\n"


@pytest.fixture
def full_site(checked_site: SiteFolder) -> SiteFolder:
    """A site with a brochure that has no room for one more product."""
    places = layout("flyer", (PROJECT / "templates/print/flyer.html").read_text("utf-8")).places
    there = len(list((checked_site.root / "content/products").glob("*/index.id.md")))
    for number in range(places - there):
        text = f"---\ntitle: Satu {number}\nsummary: Satu.\ncategory: kebun\n---\n"
        checked_site.write(f"content/products/satu-{number}/index.id.md", text)
    checked_site.write("content/brochures/selebaran.yaml", FULL)
    return checked_site


def test_what_a_brochure_has_no_room_for_is_not_written(full_site: SiteFolder) -> None:
    before = tree(full_site.root)
    done = run(full_site.root, *PRODUCT)
    assert done.exit_code == 1
    assert "content/brochures/selebaran.yaml:3" in done.output
    assert "has room for" in done.output
    assert "--draft" in done.output
    assert tree(full_site.root) == before
    assert run(full_site.root, *PRODUCT, "--draft").exit_code == 0
    assert not [one for one in full_site.problems() if one.code == "publication-full"]


def test_whoever_is_asked_may_begin_it_as_a_draft(full_site: SiteFolder) -> None:
    asked = [word for word in PRODUCT if word != "--yes"]
    before = tree(full_site.root)
    stopped = run(full_site.root, *asked, answers="\n\n\n", lang="id")
    assert stopped.exit_code == 130
    assert "Mulai sebagai konsep, yang belum dilihat siapa pun? [ya/tidak; Enter: tidak]" in stopped.output
    assert tree(full_site.root) == before
    assert run(full_site.root, *asked, answers="\n\nya\n", lang="id").exit_code == 0
    assert text_of(front_matter(full_site, "content/products/batu-pelangi/index.id.md")["draft"]) == "ya"


def test_mistakes_that_the_site_has_already_are_no_hindrance(checked_site: SiteFolder) -> None:
    checked_site.replace("content/products/kopi/index.id.md", "/products/tikar#bahan", "/products/tikat")
    found = checked_site.problems()
    assert found
    assert run(checked_site.root, *PRODUCT).exit_code == 0
    assert checked_site.problems() == found


def test_an_old_address_that_is_in_use_is_told(checked_site: SiteFolder) -> None:
    done = run(checked_site.root, *PRODUCT, "--set", "aliases=/id/produk/kopi/")
    assert done.exit_code == 1
    assert "This address is in use by content/products/kopi/index.id.md." in done.output


@pytest.mark.parametrize("title", ["Brosur", "Cari", "Daftar minat", "Offline"])
def test_pages_of_the_program_keep_their_addresses(checked_site: SiteFolder, title: str) -> None:
    shutil.copytree(SITES / "printed", checked_site.root, dirs_exist_ok=True)
    assert run(checked_site.root, *PAGE, "--title", title, "--title-en", "Brochures").exit_code == 0
    assert checked_site.problems() == []


def test_names_that_lead_elsewhere_get_a_number(checked_site: SiteFolder) -> None:
    """A build refuses redirects of what is there."""
    redirects = "redirects: {products/batu-pelangi: gone, /en/products/rainbow-stone/: products/kopi}"
    checked_site.replace("content/site.yaml", "footer:", f"{redirects}\nfooter:")
    assert run(checked_site.root, *PRODUCT).exit_code == 0
    assert (checked_site.root / "content/products/batu-pelangi-2").is_dir()
    assert checked_site.problems() == []
