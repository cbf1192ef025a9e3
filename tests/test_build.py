"""A whole site from content/ to output/."""

from tests.conftest import SiteFolder


def test_both_locales_are_built_with_their_own_addresses(minimal_site: SiteFolder) -> None:
    build = minimal_site.build()
    assert build.warnings == ()
    assert "Kopi Desa" in minimal_site.html("/id/produk/kopi/")
    assert "Village coffee" in minimal_site.html("/en/products/village-coffee/")
