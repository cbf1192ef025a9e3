"""Markdown to a `Body` and its `Prose`: sanitised HTML in pieces, with slots for links, pictures and heading ids. Core.

The text of an entry alone decides its body; what only the whole site knows is put into the slots later.
"""

import html
import re
from functools import cache

import nh3
from slugify import slugify

from etalase.converter import TooDeep, convert
from etalase.pasted_lists import pasted_lists
from etalase.problems import N_, Place, Problem
from etalase.prose import Body, Heading, Link, Prose

_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "time": {"datetime"},
}
_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt",
    "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "u", "ul", "var",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel", "geo"}

_SPECIAL = re.compile(r'<(?:(?P<tag>a|img|h[2-6]|table)\b(?P<attributes>(?:[^>"]|"[^"]*")*)|(?P<end>/table))>')
_ATTRIBUTE = re.compile(r'\s([a-z]+)="([^"]*)"')
# Every tag that could be refused: all but those of the list without attributes.
_DOUBTFUL_TAG = re.compile(rf"<(?!(?:{'|'.join(sorted(_TAGS))})>)([a-zA-Z][\w:-]*)((?:[^>\"]|\"[^\"]*\")*)>")
_EVENT_ATTRIBUTE = re.compile(r"\s(on\w+|style|srcdoc)\s*=", re.IGNORECASE)
_ADDRESS = re.compile(r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_FORMATTING = re.compile(r"style|<(?:font|center|\w+:\w+)", re.IGNORECASE)
# What only Word writes: `class=MsoNormal`, `<o:p>`.
_OF_WORD = re.compile(r"<[^>]*(?:\bclass=[\"']?Mso|\bmso-|:p>)[^>]*>?")
_QUOTED = re.compile(r"=\s*(\"[^\"]*\"|'[^']*')")
_EMPTY_LINK = re.compile(r"\[[^\[\]\n]*\]\(\s*\)")
_GOES_ON_BEFORE = re.compile(r"[\w/.-]")
_GOES_ON = re.compile(r"[\w/#-]|\.\w")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST = re.compile(r"https?://([^/?#:]+)", re.IGNORECASE)


@cache
def _cleaner() -> nh3.Cleaner:
    # Slots are made from the cleaned HTML, so addresses of every form must pass here; `_Reader` judges them.
    return nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes=_SCHEMES)


def read_body(
    text: str, file: str, first_line: int, own_hosts: tuple[str, ...] = ()
) -> tuple[Body, Prose, list[Problem]]:
    """The body written in `text`, which starts on `first_line` of `file`, and what is wrong with it.

    Links to `own_hosts` are links of the site.
    """
    if not text.strip():
        return Body(), (), []
    reader = _Reader(text, file, first_line, own_hosts)
    try:
        raw = convert(text)
    except TooDeep:
        message = N_("Lists or quotations lie too deep inside one another in this text.")
        return Body(), (), [Problem("body-too-deep", Place(file, first_line), message)]
    reader.refuse_active(raw)
    reader.split(_cleaner().clean(raw))
    reader.problems += pasted_lists(text, file, first_line)
    body = Body(tuple(reader.headings), tuple(reader.links), tuple(reader.pictures))
    return body, tuple(reader.pieces), reader.problems


class _Reader:
    """Walks cleaned HTML once and cuts it into text and slots."""

    def __init__(self, text: str, file: str, first_line: int, own_hosts: tuple[str, ...]) -> None:
        self.text, self.file, self.first_line, self.own_hosts = text, file, first_line, own_hosts
        self.problems: list[Problem] = []
        self.pieces: list[str | tuple[str, int]] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.pictures: list[Link] = []
        self.found_until: dict[str, int] = {}

    def place(self, wanted: str, before: str = "") -> Place:
        """Where `wanted` stands in the Markdown: its next occurrence, for Python-Markdown keeps no lines. One behind
        `before` goes first."""
        start = self.found_until.get(wanted, 0)
        at = self._next(wanted, before, start)
        if at < 0 and before:
            at = self._next(wanted, "", start)
        if at < 0:
            at = self.text.find(wanted, start)
        if at < 0:
            return Place(self.file, self.first_line)
        self.found_until[wanted] = at + len(wanted)
        line_start = self.text.rfind("\n", 0, at) + 1
        return Place(self.file, self.first_line + self.text.count("\n", 0, at), at - line_start + 1)

    def _next(self, wanted: str, before: str, start: int) -> int:
        """The offset from `start` of `wanted` as a whole behind `before`, or -1."""
        at = self.text.find(before + wanted, start)
        while at >= 0 and not self._is_whole(at + len(before), at + len(before) + len(wanted)):
            at = self.text.find(before + wanted, at + 1)
        return at + len(before) if at >= 0 else -1

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether what stands there is no part of more, as "/products/kopi" is of "/products/kopi-bukit"."""
        return not _GOES_ON_BEFORE.match(self.text[max(start - 1, 0) : start]) and not _GOES_ON.match(self.text, end)

    def refuse(self, code: str, wanted: str, message: str, example: str = "") -> None:
        self.problems.append(Problem(code, self.place(wanted), message, found=wanted, example=example))

    def refuse_active(self, raw: str) -> None:
        """Name what the cleaner would drop: tags and attributes that are not on the list.

        Formatting that came along from Word or a web page is told once.
        """
        before = len(self.problems)
        self._refuse_each(raw)
        formatting = [one for one in self.problems[before:] if _FORMATTING.fullmatch(one.found or "")]
        word = _OF_WORD.search(self.text)
        if word or len(formatting) > 1:
            place = min([one.place for one in formatting] + ([self.place(word[0])] if word else []))
            message = N_(
                "Formatting of Word or of a web page came along with this text. Paste the text once more, without "
                "formatting (Ctrl+Shift+V)."
            )
            self.problems = [one for one in self.problems if one not in formatting]
            self.problems.append(Problem("html-pasted", place, message, found=word[0] if word else formatting[0].found))

    def _refuse_each(self, raw: str) -> None:
        for match in _DOUBTFUL_TAG.finditer(raw):
            tag = match[1].lower()
            if tag == "h1":
                title = html.unescape(re.sub(r"<[^>]+>", "", raw[match.end() : raw.find("</h1>", match.end())]))
                message = N_("The title is the only heading of the first order. Start headings in the text with ##.")
                self.refuse("heading-level", title, message, example=f"## {title}")
            elif tag not in _TAGS:
                message = N_("This HTML element is not allowed in content. Delete it.")
                self.refuse("html-refused", f"<{match[1]}", message)
            if attribute := _EVENT_ATTRIBUTE.search(_QUOTED.sub("=", match[2])):
                message = N_("This HTML attribute is not allowed in content. Delete it.")
                self.refuse("html-refused", attribute[1], message)
            if address := _ADDRESS.search(match[2]):
                self._refuse_scheme(html.unescape(address[1] or address[2] or address[3] or ""))

    def _refuse_scheme(self, address: str) -> None:
        scheme = _SCHEME.match(address.strip())
        if scheme and scheme[1].lower() not in _SCHEMES:
            message = N_(
                "A link may lead to another entry, a web address (https://), an e-mail (mailto:) or a telephone (tel:)."
            )
            self.refuse("link-scheme", address, message, example="[Kopi](https://example.go.id/)")

    def split(self, cleaned: str) -> None:
        position = 0
        for match in _SPECIAL.finditer(cleaned):
            self.pieces.append(cleaned[position : match.start()])
            position = match.end()
            if match["end"]:
                self.pieces.append("</table></div>")
            else:
                self._element(match["tag"], dict(_ATTRIBUTE.findall(match["attributes"])), match, cleaned)
        self.pieces.append(cleaned[position:])

    def _element(self, tag: str, attributes: dict[str, str], match: re.Match[str], cleaned: str) -> None:
        if tag == "table":
            # A wide table scrolls inside its own box, which the keyboard can reach.
            self.pieces.append(f'<div class="table-box" tabindex="0"><table{match["attributes"]}>')
        elif tag == "a":
            self._link(attributes, match)
        elif tag == "img":
            self._picture(attributes)
        else:
            self._heading(tag, attributes, cleaned[match.end() : cleaned.find(f"</{tag}>", match.end())])

    def _link(self, attributes: dict[str, str], match: re.Match[str]) -> None:
        target = html.unescape(attributes.get("href", ""))
        if not target and "href" in attributes:
            message = N_("This link has no target. A link names the folder of an entry.")
            written = _EMPTY_LINK.search(self.text)
            found = written[0] if written else ""
            self.refuse("link-empty", found, message, example=found.partition("(")[0] + "(/products)")
        host = _HOST.match(target)
        is_own = host and host[1].lower() in self.own_hosts
        if not target or (_SCHEME.match(target) and not is_own) or target.startswith(("#fn:", "#fnref:", "//")):
            self.pieces.append(match[0])
            return
        self.pieces += ['<a href="', ("link", len(self.links)), f'"{_written(attributes, "href")}>']
        self.links.append(Link(target, self.place(target, "](")))

    def _picture(self, attributes: dict[str, str]) -> None:
        if "src" not in attributes:  # refused before, by its scheme
            return
        target = html.unescape(attributes["src"])
        if _SCHEME.match(target) or target.startswith("//"):
            message = N_("Pictures of other sites cannot be shown. Copy the file into this folder and name it here.")
            self.refuse("picture-elsewhere", target, message, example="![Kain batik](kain.jpg)")
            return
        place = self.place(target, "](")
        if not attributes.get("alt", "").strip():
            message = N_("This picture has no description for those who cannot see it.")
            example = f"![Kain batik bermotif ikan]({target})"
            self.problems.append(Problem("alt-missing", place, message, found=target, example=example))
        self.pieces += ["<picture>", ("picture", len(self.pictures))]
        self.pieces.append(f'{_written(attributes, "src")} loading="lazy" decoding="async"></picture>')
        self.pictures.append(Link(target, place))

    def _heading(self, tag: str, attributes: dict[str, str], inner: str) -> None:
        text = html.unescape(re.sub(r"<[^>]+>", "", inner)).strip()
        base = attributes.get("id") or slugify(text) or "section"
        taken = {heading.id for heading in self.headings}
        own_id = next(name for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
        self.pieces += [f'<{tag} id="', ("heading", len(self.headings)), f'"{_written(attributes, "id")}>']
        self.headings.append(Heading(int(tag[1]), text, own_id))


def _written(attributes: dict[str, str], without: str) -> str:
    """The other attributes, as they stand in a tag."""
    return "".join(f' {name}="{value}"' for name, value in attributes.items() if name != without)
