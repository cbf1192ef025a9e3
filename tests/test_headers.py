"""What servers tell browsers, and that no page breaks the policy they tell of."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import build as etalase_build
from etalase.serving.injected import POLICY
from tests.conftest import PROJECT, SiteFolder

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; worker-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'; "
    "upgrade-insecure-requests",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000",
}
FOR_EVER = "public, max-age=31536000, immutable"


def netlify(text: str, path: str) -> dict[str, str]:
    """The headers that a host which reads `_headers` gives a path; no header may come from two patterns."""
    found: dict[str, str] = {}
    applies = False
    for line in text.splitlines():
        if not line.startswith(" "):
            applies = re.fullmatch(re.escape(line).replace(r"\*", ".*"), path) is not None
        elif applies:
            name, _, value = line.strip().partition(": ")
            assert name not in found
            found[name] = value
    return found


@pytest.mark.parametrize("base", ["/", "/desa/"])
def test_hosts_that_read_a_list_of_paths_give_every_header_once(minimal_site: SiteFolder, base: str) -> None:
    minimal_site.replace("content/site.yaml", "https://contoh.example/", f"https://contoh.example{base}")
    minimal_site.build()
    text = (minimal_site.output / "_headers").read_text("utf-8")
    for path in minimal_site.output.rglob("*"):
        relative = path.relative_to(minimal_site.output).as_posix()
        if path.is_file():
            kept = relative.startswith(("assets/", "media/"))
            assert not kept or re.search(r"\.[0-9a-f]{10}\.\w+$", relative)
            found = netlify(text, base + relative.removesuffix("index.html"))
            cache = found.pop("Cache-Control", None)
            assert found == HEADERS
            if kept or path.suffix == ".html" or relative == "sw.js":
                assert cache == (FOR_EVER if kept else "no-cache"), relative


def test_apache_and_nginx_are_told_the_same(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/site.yaml", "https://contoh.example/", "https://contoh.example/desa/")
    minimal_site.build()
    apache = (minimal_site.output / ".htaccess").read_text("utf-8")
    nginx = (minimal_site.output / "nginx-headers.conf").read_text("utf-8")
    assert dict(re.findall(r'^ *Header always set (\S+) "([^"]+)"$', apache, re.MULTILINE)) == HEADERS
    assert dict(re.findall(r'^add_header (\S+) "([^"]+)" always;$', nginx, re.MULTILINE)) == HEADERS
    for text in (apache, nginx):
        (pattern,) = set(re.findall(r"\^/[^#\"]+", text))
        assert re.match(pattern, "/desa/media/products/kopi/kopi.0123456789.svg")
        assert not re.match(pattern, "/desa/en/media/")
        assert text.index("no-cache") < text.index(FOR_EVER)


def test_a_site_without_encryption_does_not_ask_for_it(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/site.yaml", "https://contoh.example/", "http://contoh.example/")
    minimal_site.build()
    for name in ("_headers", ".htaccess", "nginx-headers.conf"):
        text = (minimal_site.output / name).read_text("utf-8")
        assert not re.search("Strict-Transport|upgrade-insecure", text)


class Policy(HTMLParser):
    """Finds what the policy forbids, and the policy that the page has."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: list[str] = []
        self.policies: list[str] = []
        self.before: list[str] = []  # what comes before the policy is not under it

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if known.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(known["content"])
        elif not self.policies:
            self.before.append(tag)
        is_data = known.get("type") == "application/ld+json"
        if tag in ("style", "base", "object", "embed", "iframe") or (
            tag == "script" and "src" not in known and not is_data
        ):
            self.broken.append(tag)
        self.broken += [f"{tag} {name}" for name in known if name == "style" or name.startswith("on")]
        self.broken += [value for value in known.values() if value.strip().lower().startswith("javascript:")]


def checked(output: Path) -> Iterator[tuple[str, Policy]]:
    for path in output.rglob("*.html"):
        policy = Policy()
        policy.feed(path.read_text("utf-8"))
        yield path.relative_to(output).as_posix(), policy


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("real") / "output"
    etalase_build.build(PROJECT, date(2026, 11, 24), output)
    return output


def test_every_page_has_the_policy_and_keeps_to_it(real_site: Path) -> None:
    expected = HEADERS["Content-Security-Policy"].partition("; frame-ancestors")[0]
    for path, page in checked(real_site):
        runs_wasm = path in ("id/cari/index.html", "en/search/index.html")
        assert page.policies == [expected if runs_wasm else expected.replace(" 'wasm-unsafe-eval'", "")], path
        assert page.broken == [], path
        assert page.before == ["html", "head", "meta"], path


def test_no_page_of_a_small_site_breaks_the_policy(minimal_site: SiteFolder) -> None:
    """With an old address, a table, a list of several pages, and an event."""
    minimal_site.replace(
        "content/products/kopi/index.id.md", "Kopi ini dipetik tangan.", "| a | b |\n|:--|--:|\n| 1 | 2 |"
    )
    minimal_site.replace("content/products/kopi/index.en.md", "slug: village", "aliases: [/old/]\nslug: village")
    minimal_site.replace("content/site.yaml", "default_locale: en", "default_locale: en\npage_size: 1")
    minimal_site.build()
    for path, page in checked(minimal_site.output):
        assert (page.broken, len(page.policies)) == ([], 1), path
    assert "<table" in minimal_site.html("/id/produk/kopi/")


def test_the_check_would_find_what_is_forbidden() -> None:
    page = Policy()
    page.feed('<p style="a" onclick="b"><script>c</script><a href="JavaScript:d">e</a><style>f</style>')
    assert page.broken == ["p style", "p onclick", "script", "JavaScript:d", "style"]


def test_the_editors_own_server_finds_the_place_before_the_policy(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        assert path.read_bytes().count(POLICY) == 1
