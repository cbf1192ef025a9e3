"""What web servers and hosts read of the site, Netlify and Cloudflare, Apache, nginx: its HTTP headers, and which
addresses have moved for good. For all other hosts, there are pages at those too."""

import re
from collections.abc import Iterable, Iterator

from etalase.configuration import Config
from etalase.headers import ASK_AGAIN, FINGERPRINTED, FOR_EVER, WORKER, headers
from etalase.model import Output, Site
from etalase.templating import Templates

LED = True

MADE_FROM = ("content/",)

TYPES = {".webmanifest": "application/manifest+json", ".ics": "text/calendar", ".avif": "image/avif"}
"""MIME types by suffix that older servers do not know."""


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`_headers`, `.htaccess`, and `nginx-headers.conf`, which a server's own set-up must include; `_redirects` where
    something has moved."""
    del templates
    base = site.config.base_path.rstrip("/")
    moves = [(base + old, base + new) for old, new in sorted(site.leads.moved.items())]
    of_nginx = (f"location = {old} {{ return 301 {new}; }}" for old, new in moves)
    files = {
        "_headers": _netlify(site.config),
        "_redirects": (f"{old} {new} 301" for old, new in moves),
        ".htaccess": (*_apache(site.config), *_apache_moves(moves)),
        "nginx-headers.conf": (*_nginx(site.config), *of_nginx),
    }
    for name, lines in files.items():
        if content := "".join(f"{line}\n" for line in lines):
            yield Output(name, content.encode(), made_from=MADE_FROM)


def _netlify(config: Config) -> Iterator[str]:
    """No two patterns may give the same header: hosts would join the values."""
    base = config.base_path
    yield f"{base}*"
    yield from (f"  {name}: {value}" for name, value in headers(config).items())
    for folder in FINGERPRINTED:
        yield from (f"{base}{folder}/*", f"  Cache-Control: {FOR_EVER}")
    for path in ("", "404.html", "offline/", WORKER, *(f"{locale.code}/*" for locale in config.locales)):
        yield from (f"{base}{path}", f"  Cache-Control: {ASK_AGAIN}")


def _apache(config: Config) -> Iterator[str]:
    """`always` counts for errors too; for them nothing is said about keeping."""
    yield "<IfModule mod_headers.c>"
    yield from (f'  Header always set {name} "{value}"' for name, value in headers(config).items())
    yield f'  Header set Cache-Control "{ASK_AGAIN}"'
    yield f'  <If "%{{REQUEST_URI}} =~ m#{_kept(config)}#">'
    yield f'    Header set Cache-Control "{FOR_EVER}"'
    yield "  </If>"
    yield "</IfModule>"
    yield from (f"AddType {mime} {suffix}" for suffix, mime in TYPES.items())
    yield "AddCharset UTF-8 .ics"


def _apache_moves(moves: Iterable[tuple[str, str]]) -> Iterator[str]:
    """`Redirect` would take all that lies below an address along."""
    yield "<IfModule mod_alias.c>"
    yield from (f'  RedirectMatch 301 "^{re.escape(old)}$" "{new}"' for old, new in moves)
    yield "</IfModule>"


def _nginx(config: Config) -> Iterator[str]:
    """For inside of `server`. A `location` with an `add_header` of its own would lose all of these."""
    yield "# In the server block of the site: include /path/to/output/nginx-headers.conf;"
    yield "# Types of files can only be told for the whole server. In its mime.types, if they are not there:"
    yield from (f"#   {mime} {suffix.removeprefix('.')};" for suffix, mime in TYPES.items())
    yield from (f'add_header {name} "{value}" always;' for name, value in headers(config).items())
    yield f'set $etalase_cache "{ASK_AGAIN}";'
    yield f'if ($uri ~ "{_kept(config)}") {{ set $etalase_cache "{FOR_EVER}"; }}'
    yield "add_header Cache-Control $etalase_cache;"


def _kept(config: Config) -> str:
    """The paths that never change, as a regular expression."""
    return f"^{re.escape(config.base_path)}({'|'.join(FINGERPRINTED)})/"
