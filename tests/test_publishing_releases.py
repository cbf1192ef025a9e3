"""Releases in a bucket, as visitors see them through the web server of docs/publishing/nginx-bucket.conf: all real."""

import functools
import getpass
import gzip
import http.client
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from etalase.publish_plan import CURRENT, RELEASES, is_lasting
from tests.bucket_server import KEYS, Bucket
from tests.conftest import PROJECT, MakeSite
from tests.publishing_project import Publisher, with_place
from tests.ssh_server import free_port, wait_for

EXAMPLE = PROJECT / "docs" / "publishing" / "nginx-bucket.conf"
AROUND = """
daemon off;
user {user};
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {example}
}}
"""
KEPT = 2.1
"""Seconds for which the web server may believe that the same release counts: it knows whole seconds only, so one of
them is up to two."""

Ask = Callable[..., tuple[int, bytes]]
"""What a visitor gets for a path, as a browser does (compressed): status and content. For who is impatient, the web
server asks at once which release counts."""


@pytest.fixture
def publisher(endpoint: str, bucket: Bucket, site_of: MakeSite) -> Publisher:
    target = f"{{to: s3://{bucket.name}/desa, endpoint: '{endpoint}', region: us-east-1, releases: ya}}"
    return Publisher(with_place(site_of("minimal"), target), KEYS)


@pytest.fixture
def ask(endpoint: str, bucket: Bucket, tmp_path: Path) -> Iterator[Ask]:
    folder, port = tmp_path / "nginx", free_port()
    folder.mkdir()
    storage = urlsplit(endpoint).netloc
    bucket.open_to_all(endpoint)
    example = EXAMPLE.read_text("utf-8")
    for old, new in (
        ("proxy_cache_valid 200 1s;", "proxy_cache_valid 200 1s; proxy_cache_bypass $http_impatient;"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/var/cache/nginx/etalase", f"{folder}/cache"),
        ("storage.example.id:443", storage),
        ("storage.example.id", storage),
        ("https://storage/sarolangun/", f"http://storage/{bucket.name}/desa/"),
    ):
        assert old in example, old
        example = example.replace(old, new)
    (folder / "server.conf").write_text(AROUND.format(user=getpass.getuser(), folder=folder, example=example), "utf-8")
    command = ["/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "server.conf")]
    with (tmp_path / "nginx.log").open("wb") as log:
        server = subprocess.Popen(command, stderr=log)
    try:
        wait_for(port)
        yield functools.partial(_ask, port)
    finally:
        server.terminate()
        server.wait(20)


def _ask(port: int, path: str, impatient: str = "yes") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Impatient": impatient})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.headers["Content-Encoding"] == "gzip":
        return answer.status, gzip.decompress(content)
    assert not path.endswith(("/", ".css", ".svg")) or len(content) < 1000, "not compressed"
    return answer.status, content


def address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def site_of_visitors(publisher: Publisher) -> dict[str, bytes]:
    """The site that was built, without what only other hosts read (`_headers`)."""
    return {path: content for path, content in publisher.built().items() if not path.startswith("_")}


def seen(ask: Ask, *sites: dict[str, bytes]) -> dict[str, bytes]:
    """What a visitor finds at the addresses of these sites; of two, where they differ."""
    paths = {path for site in sites for path in site if len({one.get(path) for one in sites}) == len(sites)}
    answers = {path: ask(address(path)) for path in sorted(paths)}
    return {path: content for path, (status, content) in answers.items() if status == 200}


def is_just(site: dict[str, bytes], other: dict[str, bytes], visible: dict[str, bytes]) -> bool:
    """Where two sites differ, whether visitors see this one, and of the other only what its open pages refer to."""
    own = {path: content for path, content in site.items() if other.get(path) != content}
    return own.items() <= visible.items() and all(map(is_lasting, visible.keys() - own.keys()))


def test_visitors_see_the_release_that_counts_and_what_has_not_changed_is_copied_by_the_store(
    publisher: Publisher, bucket: Bucket, ask: Ask
) -> None:
    result = publisher.publish()
    assert result.exit_code == 0, result.output
    old = site_of_visitors(publisher)
    assert seen(ask, old) == old
    assert "Nothing has changed" in publisher.publish().output.splitlines()[-1]
    status, content = ask("/id/tidak-ada/")
    assert (status, content) == (404, old["404.html"])
    assert ask("/id/produk")[0] == 301

    page = next((publisher.site.root / "content/products").glob("*/index.id.md"))
    page.write_text(page.read_text("utf-8") + "\nKalimat baru.\n", "utf-8")
    result = publisher.publish()
    assert result.exit_code == 0, result.output
    new = site_of_visitors(publisher)
    changed = {path for path in new if old.get(path) != new[path]}
    assert 0 < len(changed) < len(new)
    sent = {new[path] for path in changed} - set(old.values())
    assert f"Sent: {len(sent)} ({sum(map(len, sent)) / 1000:.0f} kB)" in result.output
    path = next(path for path in changed if path.endswith(".html"))
    assert ask(address(path), "")[1] in (old[path], new[path])
    time.sleep(KEPT)
    assert ask(address(path), "")[1] == new[path]
    assert is_just(new, old, seen(ask, old, new))
    folder = bytes(bucket.library.get(bucket.store, f"desa/{CURRENT}").bytes()).decode()
    told = bucket.library.get(bucket.store, f"desa/{folder}/robots.txt").attributes
    assert told["Content-Type"] == "text/plain; charset=utf-8"


def test_killed_at_any_moment_visitors_see_the_old_site_or_the_new_one_and_the_next_run_finishes_it(
    publisher: Publisher, bucket: Bucket, ask: Ask
) -> None:
    result = publisher.publish()
    assert result.exit_code == 0, result.output
    old, names = site_of_visitors(publisher), ("Desa Contoh", "Desa Sampel")
    outcomes: list[str] = []
    killed = 0
    for moment in range(5):
        publisher.retitle(*names)
        names = names[::-1]
        publisher.site.write("content/pages/hitungan/index.id.md", f"---\ntitle: Ke-{moment}\nsummary: x\n---\nIsi\n")
        publisher.build()
        new = site_of_visitors(publisher)
        process = publisher.begin()
        while process.poll() is None and not any(name.endswith("lock.json") for name in bucket.names()):
            time.sleep(0.01)
        time.sleep(moment * 0.12)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        visible = seen(ask, old, new)
        outcomes += ["old" if is_just(old, new, visible) else "new" if is_just(new, old, visible) else "mixed"]
        result = publisher.publish()
        assert result.exit_code == 0, result.output
        assert is_just(new, old, seen(ask, old, new))
        old = new
    assert "mixed" not in outcomes
    assert "old" in outcomes
    assert killed >= 3


def test_while_it_is_published_no_visit_finds_pages_of_two_sites(publisher: Publisher, ask: Ask) -> None:
    publisher.publish()
    old = site_of_visitors(publisher)
    publisher.retitle("Desa Contoh", "Desa Sampel")
    publisher.build()
    new = site_of_visitors(publisher)
    paths = [path for path in old if path.endswith(".html") and old[path] != new.get(path)][:6]
    process = publisher.begin()
    visits: list[list[bool]] = []  # of each page, whether it was the new one
    while process.poll() is None:
        answers = [ask(address(path)) for path in paths]
        assert all(content in (old[path], new[path]) for path, (_, content) in zip(paths, answers, strict=True))
        visits.append([content == new[path] for path, (_, content) in zip(paths, answers, strict=True)])
    process.communicate()
    assert process.returncode == 0
    assert len(visits) > 5
    flat = [is_new for visit in visits for is_new in visit]
    assert flat == sorted(flat)  # once the new site was seen, the old one is never seen again
    assert not flat[0]


def test_releases_want_a_folder_of_their_own(publisher: Publisher, bucket: Bucket) -> None:
    publisher.site.replace("content/site.yaml", "releases: ya", "releases: tidak")
    result = publisher.publish()
    assert result.exit_code == 0, result.output
    before = bucket.files()
    publisher.site.replace("content/site.yaml", "releases: tidak", "releases: ya")
    result = publisher.publish()
    assert result.exit_code == 1
    assert f"s3://{bucket.name}/desa holds a site without releases" in result.output
    assert f"s3://{bucket.name}/desa/situs" in result.output
    assert bucket.files() == before
    assert not [name for name in bucket.names() if RELEASES in name]
