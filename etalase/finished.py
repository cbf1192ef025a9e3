"""The finished site as an auditor knows it: its address, its files, and what each page says of itself. Core."""

import gzip
import json
import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct, field

from etalase.html_pages import Element, HtmlPage
from etalase.problems import Place, Problem, Severity
from etalase.work import Held

PHONE_WIDTH, PHONE_DENSITY = 360, 2
"""The phone that pictures are weighed for: CSS pixels, and dots a pixel."""

_LOADED = {"stylesheet": "style", "icon": "icon", "manifest": "manifest", "preload": "other", "modulepreload": "other"}
"""What a `link` makes browsers load, by its `rel`."""

_URL_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_ADDRESSES_IN_DATA = frozenset({"url", "item", "contentUrl", "logo"})


class Target(NamedTuple):
    """Where an address of the site leads: a file below its folder, and an id in it."""

    path: str
    anchor: str


class SiteAddress(Struct, frozen=True):
    """Where the site is published, and the codes of its languages."""

    origin: str
    base_path: str
    locales: tuple[str, ...]

    def url(self, path: str) -> str:
        """The absolute address of a page, given its file below the folder of the site."""
        return self.origin + self.base_path + (path.removesuffix("index.html") if _is_index(path) else path)

    def target(self, url: str, path: str) -> Target | None:
        """Where an address leads that stands on the page `path`; None for addresses of others.

        What lies on the same host but not below the base path has a path that no file of the site has.
        """
        if url.startswith("/") and not url.startswith("//"):
            return _target(self.origin + url, self.origin, self.base_path)
        whole = url if url.startswith(self.origin) else urljoin(self.url(path), url)
        return _target(whole, self.origin, self.base_path)


@lru_cache(maxsize=100_000)
def _target(url: str, origin: str, base_path: str) -> Target | None:
    if not (url + "/").startswith(origin + "/"):
        return None
    parts = urlsplit(url)
    named = unquote(parts.path) or "/"
    below = named.removeprefix(base_path) if named.startswith(base_path) else f"/{named}"
    return Target(f"{below}index.html" if named.endswith("/") else below, unquote(parts.fragment))


class Reference(NamedTuple):
    """An address on a page. `kind` is what it is for: link, data, style, script, icon, picture, lazy picture, other."""

    url: str
    kind: str
    line: int
    column: int


class PageFacts(Struct, frozen=True, kw_only=True):
    """What a page says of itself. `weight` is its compressed size in bytes."""

    path: str
    file: str
    weight: int
    language: str
    title: str
    description: str
    is_indexed: bool
    canonical: Reference | None
    alternates: Mapping[str, Reference]  # by hreflang
    ids: tuple[str, ...]
    links: tuple[Reference, ...]  # each address once
    loaded: tuple[Reference, ...]

    def problem(
        self,
        at: Reference | None,
        code: str,
        message: str,
        *,
        example: str = "",
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> Problem:
        """A problem with an address on the page, or with the page."""
        place = Place(self.file, at.line, at.column) if at else Place(self.file)
        return Problem(code, place, message, values, found=at.url if at else None, example=example, severity=severity)


class FinishedFile(NamedTuple):
    """A file that is no page: its size in bytes, and its content."""

    size: int
    content: Held[bytes]


class FinishedSite(Struct, frozen=True):
    """All of a finished site, by path below its folder. `folder` is how people know that."""

    address: SiteAddress
    folder: str
    pages: Mapping[str, PageFacts]
    files: Mapping[str, FinishedFile]
    _weights: dict[str, int] = field(default_factory=dict)
    _in_style: dict[str, list[str]] = field(default_factory=dict)

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.pages or path in self.files

    def page_at(self, reference: Reference, path: str) -> PageFacts | None:
        """The page that an address on the page `path` leads to."""
        target = self.address.target(reference.url, path)
        return self.pages.get(target.path) if target else None

    def weight(self, path: str) -> int:
        """The compressed size of a file in bytes; nothing for one that is not there."""
        if path not in self._weights:
            file = self.files.get(path)
            self._weights[path] = compressed_size(path, file.content.value) if file else 0
        return self._weights[path]

    def addresses_in_style(self, path: str) -> list[str]:
        """The addresses in a style sheet; none in one that is not there."""
        if path not in self._in_style:
            text = self.files[path].content.value.decode("utf-8", "replace") if path in self.files else ""
            self._in_style[path] = [first or second for first, second in _URL_IN_STYLE.findall(text)]
        return self._in_style[path]


def compressed_size(path: str, content: bytes) -> int:
    """How many bytes a host sends; most pictures and fonts are compressed already."""
    is_text = path.endswith((".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".xml", ".txt"))
    return len(gzip.compress(content, 6, mtime=0)) if is_text else len(content)


def facts_of(page: HtmlPage, weight: int) -> PageFacts:
    """What a page says of itself."""
    named = {_name(element): element.attributes.get("content", "") for element in page.all("meta")}
    links = dict.fromkeys(_links(page))
    of_head = [(element, element.attributes.get("rel", "")) for element in page.all("link")]
    return PageFacts(
        path=page.path,
        file=page.file,
        weight=weight,
        language=next((element.attributes.get("lang", "") for element in page.all("html")), ""),
        title=next((element.text.strip() for element in page.all("title")), ""),
        description=named.get("description", ""),
        is_indexed="noindex" not in named.get("robots", ""),
        canonical=next((_reference(element, "canonical") for element, rel in of_head if rel == "canonical"), None),
        alternates={
            element.attributes["hreflang"]: _reference(element, "alternate")
            for element, rel in of_head
            if rel == "alternate" and "hreflang" in element.attributes
        },
        ids=tuple(filter(None, (element.attributes.get("id") for element in page.elements))),
        links=tuple({link.url: link for link in reversed(links)}.values())[::-1],
        loaded=tuple(_loaded(page)),
    )


def _links(page: HtmlPage) -> Iterator[Reference]:
    for element in page.elements:
        attributes = element.attributes
        if element.tag in ("a", "area", "link") and "href" in attributes:
            yield _reference(element, "link")
        elif element.tag == "form" and "action" in attributes:
            yield Reference(attributes["action"], "link", element.line, element.column)
        elif element.tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            yield _reference(element, "link", attributes.get("content", "").partition("url=")[2])
        elif element.tag == "meta" and _name(element) in ("og:url", "og:image"):
            yield _reference(element, "data", attributes.get("content", ""))
        elif element.tag == "script" and attributes.get("type") == "application/ld+json":
            for url in _addresses(_data(element.text)):
                yield _reference(element, "data", url)


def _loaded(page: HtmlPage) -> Iterator[Reference]:
    """What browsers load by themselves: of the sources of a picture, what a phone chooses."""
    sources: list[Element] = []
    for element in page.elements:
        attributes = element.attributes
        match element.tag:
            case "picture":
                sources = []
            case "source" if "srcset" in attributes:
                sources.append(element)
            case "img":
                kind = "lazy picture" if attributes.get("loading") == "lazy" else "picture"
                yield _reference(element, kind, _chosen([*sources, element]))
                sources = []
            case "link":
                for rel in attributes.get("rel", "").split():
                    if rel in _LOADED:
                        yield _reference(element, _LOADED[rel])
            case "script" if "src" in attributes:
                yield _reference(element, "script", attributes["src"])
            case "iframe" | "embed" | "video" | "audio" | "track" | "source" | "input" if "src" in attributes:
                yield _reference(element, "other", attributes["src"])
            case "object" if "data" in attributes:
                yield _reference(element, "other", attributes["data"])


def _chosen(sources: list[Element]) -> str:
    """The address that a phone which knows every format loads: the last of these elements is the `img`."""
    best = sources[0].attributes
    offered = [candidate.split() for candidate in best.get("srcset", "").split(",") if candidate.strip()]
    widths = {int(parts[1][:-1]): parts[0] for parts in offered if len(parts) == 2 and re.fullmatch(r"\d+w", parts[1])}
    if not widths:
        return offered[0][0] if offered else sources[-1].attributes.get("src", "")
    needed = PHONE_DENSITY * _pixels(best.get("sizes", "100vw").rpartition(",")[2].strip())
    return widths[min(widths, key=lambda width: abs(math.log(width / needed)))]  # as Chromium chooses


_LENGTH = re.compile(r"(calc\()?\d*\.?\d+(vw|r?em|px)( [+-] \d*\.?\d+(vw|r?em|px))*\)?")


def _pixels(length: str) -> float:
    """A CSS length on the phone; what is not understood is as wide as the screen."""
    units = {"vw": PHONE_WIDTH / 100, "rem": 16.0, "em": 16.0, "px": 1.0}
    if not _LENGTH.fullmatch(length):
        return PHONE_WIDTH
    parts = re.findall(r"(-?) ?(\d*\.?\d+)(vw|r?em|px)", length)
    return max(1.0, sum(float(sign + number) * units[unit] for sign, number, unit in parts))


def _data(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _addresses(data: object) -> Iterator[str]:
    """The addresses in data for search engines."""
    if isinstance(data, list):
        for one in data:
            yield from _addresses(one)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name in _ADDRESSES_IN_DATA and isinstance(value, str):
                yield value
            yield from _addresses(value)


def _reference(element: Element, kind: str, url: str | None = None) -> Reference:
    return Reference(element.attributes.get("href", "") if url is None else url, kind, element.line, element.column)


def _name(element: Element) -> str:
    return element.attributes.get("name") or element.attributes.get("property") or ""


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
