"""The files for web servers, read by real ones: nginx and Apache."""

import http.client
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import SiteFolder
from tests.test_headers import FOR_EVER, HEADERS

BASE = "/desa/"

NGINX = """
daemon off;
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    include {folder}/www/desa/nginx-headers.conf;
  }}
}}
"""

APACHE = """
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog /dev/stderr
User nobody
Group nogroup
DocumentRoot {folder}/www
<Directory {folder}/www>
  Require all granted
  AllowOverride All
  DirectoryIndex index.html
</Directory>
TypesConfig {folder}/types
"""
MODULES = ("mpm_event", "authz_core", "mime", "dir", "headers", "alias")


def _nginx(folder: Path, port: int) -> list[str]:
    (folder / "server.conf").write_text(NGINX.format(folder=folder, port=port))
    return ["/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "server.conf")]


def _apache(folder: Path, port: int) -> list[str]:
    (folder / "types").write_text("text/html html\n")  # the rest it must be told
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES)
    (folder / "server.conf").write_text(modules + APACHE.format(folder=folder, port=port))
    return ["/usr/sbin/apache2", "-f", str(folder / "server.conf"), "-DFOREGROUND"]


Get = Callable[[str], tuple[int, dict[str, str]]]


@pytest.fixture(params=[_nginx, _apache], ids=["nginx", "apache"])
def get(
    request: pytest.FixtureRequest, minimal_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Get]:
    """Asks a real server, below a base path, and gives status and headers."""
    minimal_site.replace("content/site.yaml", "https://contoh.example/", f"https://contoh.example{BASE}")
    minimal_site.replace("content/products/kopi/index.en.md", "slug: v", "aliases: [/old.html/]\nslug: v")
    minimal_site.build()
    folder = tmp_path_factory.mktemp("server")
    shutil.copytree(minimal_site.output, folder / "www" / "desa")
    for path in (folder, *folder.parents):  # a server lets go of its rights as root before it reads files
        if not (mode := path.stat().st_mode) & stat.S_IXOTH:
            path.chmod(mode | 0o055)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    server = subprocess.Popen(request.param(folder, port), stderr=subprocess.PIPE)
    try:
        _wait(server, port)
        yield lambda path: _ask(port, path)
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise AssertionError(server.communicate()[1].decode())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


def _ask(port: int, path: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders())


def test_pages_have_every_header_and_are_asked_for_again(get: Get) -> None:
    for path in (BASE, f"{BASE}id/", f"{BASE}id/produk/kopi/"):
        status, found = get(path)
        assert status == 200
        assert found["Content-Type"].startswith("text/html")
        assert found["Cache-Control"] == "no-cache"
        assert {name: found.get(name) for name in HEADERS} == HEADERS


def test_what_has_its_digest_in_its_name_is_kept_for_ever(get: Get, minimal_site: SiteFolder) -> None:
    kept = [path for folder in ("assets", "media") for path in (minimal_site.output / folder).rglob("*.*")]
    assert kept
    for path in kept:
        status, found = get(BASE + path.relative_to(minimal_site.output).as_posix())
        assert (status, found["Cache-Control"]) == (200, FOR_EVER)
        assert {name: found.get(name) for name in HEADERS} == HEADERS


def test_errors_have_the_headers_and_are_not_kept(get: Get) -> None:
    status, found = get(f"{BASE}media/nothing.0123456789.svg")
    assert status == 404
    assert "immutable" not in found.get("Cache-Control", "")
    assert {name: found.get(name) for name in HEADERS} == HEADERS


def test_what_has_moved_for_good_is_told_in_the_headers(get: Get) -> None:
    status, found = get(f"{BASE}old.html/")
    assert status == 301
    assert urlsplit(found["Location"]).path == f"{BASE}en/products/village-coffee/"
    assert {name: found.get(name) for name in HEADERS} == HEADERS
    assert get(f"{BASE}oldxhtml/")[0] == get(f"{BASE}old.html/more/")[0] == 404  # neither a pattern nor what lies below


@pytest.mark.parametrize("get", [_apache], indirect=True, ids=["apache"])
def test_apache_is_told_the_types_that_it_may_not_know(get: Get) -> None:
    assert get(f"{BASE}id/site.webmanifest")[1]["Content-Type"] == "application/manifest+json"
    assert get(f"{BASE}id/calendar.ics")[1]["Content-Type"].lower() == "text/calendar; charset=utf-8"
