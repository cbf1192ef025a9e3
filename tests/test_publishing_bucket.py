"""Publishing to a real server that speaks S3: what browsers are told, what is sent, and processes that are killed."""

import asyncio
import re
import signal
import time
from typing import Any

import msgspec
import pytest

from etalase.configuration import PublishAddress, PublishTarget
from etalase.publish_plan import LOCK
from etalase.publishing import lock, objects
from etalase.publishing.places import Refusal
from tests.bucket_server import KEYS, Bucket
from tests.conftest import MakeSite
from tests.publishing_project import Publisher, is_shown, with_place

FINGERPRINTED = re.compile(r'(?:href|src)="/((?:assets|media)/[^"?#]+)')


@pytest.fixture
def publisher(endpoint: str, bucket: Bucket, site_of: MakeSite) -> Publisher:
    target = f"{{to: s3://{bucket.name}/desa, endpoint: '{endpoint}', region: us-east-1}}"
    return Publisher(with_place(site_of("minimal"), target), KEYS)


def test_the_bucket_holds_the_site_and_tells_browsers_what_files_are(publisher: Publisher, bucket: Bucket) -> None:
    result = publisher.publish()
    assert result.exit_code == 0, result.output
    built = publisher.built()
    assert bucket.files() == built
    told = {name: bucket.library.get(bucket.store, f"desa/{name}").attributes for name in built}
    assert told["id/index.html"]["Content-Type"] == "text/html; charset=utf-8"
    assert told["id/index.html"]["Cache-Control"] == "no-cache"
    style = next(name for name in built if name.endswith(".css"))
    assert told[style]["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in told[style]["Cache-Control"]
    assert told["id/site.webmanifest"]["Content-Type"] == "application/manifest+json"
    assert not [name for name, one in told.items() if "Content-Encoding" in one]
    assert f"desa/{LOCK}" not in bucket.names()
    assert "Nothing has changed" in publisher.publish().output.splitlines()[-1]


def test_only_what_has_changed_is_sent_and_what_is_not_ours_stays(publisher: Publisher, bucket: Bucket) -> None:
    bucket.library.put(bucket.store, "desa/milik-kantor.txt", b"tetap")
    publisher.publish()
    publisher.site.write("content/pages/baru/index.id.md", "---\ntitle: Baru\nsummary: Baru\n---\nIsi\n")
    assert publisher.publish().exit_code == 0
    assert "id/baru/index.html" in bucket.files()
    (publisher.site.root / "content/pages/baru/index.id.md").unlink()
    (publisher.site.root / "content/pages/baru").rmdir()
    publisher.site.write("content/addresses.txt", "")
    result = publisher.publish("--dry-run")
    assert "\n  /id/baru/\n" in result.output.partition("Pages that will be deleted: 2")[2]
    assert "id/baru/index.html" in bucket.files()
    assert publisher.publish().exit_code == 0
    shown = bucket.files()
    assert shown.pop("milik-kantor.txt") == b"tetap"
    assert is_shown(publisher.built(), shown)


@pytest.fixture
def place(endpoint: str, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> objects.Bucket:
    address = PublishAddress("", bucket.name, 0, "/desa")
    target = PublishTarget("", address, endpoint, "us-east-1")
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)  # obstore itself reads them
    return objects.Bucket(target, KEYS)


OLD_LOCK = lock.Lock("sari@kantor", "elsewhere", 0, 0)
OURS, THEIRS = (lock.Lock(who, who, time.time(), time.time()) for who in ("kami", "mereka"))


def test_a_file_is_replaced_only_as_it_was_read(place: objects.Bucket) -> None:
    async def replace() -> list[bool]:
        none = await place.replace(LOCK, b"", b"1")
        await place.create(LOCK, b"1")
        return [none, await place.replace(LOCK, b"1", b"2"), await place.replace(LOCK, b"1", b"3")]

    assert asyncio.run(replace()) == [False, True, False]
    assert asyncio.run(place.read(LOCK)) == b"2"


def test_of_two_who_take_over_the_same_old_lock_one_has_it(
    place: objects.Bucket, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.library.put(bucket.store, f"desa/{LOCK}", msgspec.json.encode(OLD_LOCK))
    get = place._library.get_async

    async def get_and_come_too_late(store: Any, name: str) -> Any:
        """Between our look and our write, the other has it."""
        found = await get(store, name)
        if looks.pop():
            bucket.library.put(bucket.store, f"desa/{LOCK}", msgspec.json.encode(THEIRS))
        return found

    looks = [True, False]  # the second look is the one just before the write
    monkeypatch.setattr(place._library, "get_async", get_and_come_too_late)

    async def publish() -> None:
        async with lock.held(place, OURS, by_force=False):
            raise AssertionError("both have it")

    with pytest.raises(Refusal, match="Somebody else has just begun"):
        asyncio.run(publish())
    assert bytes(bucket.library.get(bucket.store, f"desa/{LOCK}").bytes()) == msgspec.json.encode(THEIRS)


def test_who_was_asleep_leaves_the_lock_of_the_next_alone(
    place: objects.Bucket, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewals: list[bool] = []
    replace = place.replace

    async def counted(name: str, known: bytes, content: bytes) -> bool:
        renewals.append(await replace(name, known, content))
        return renewals[-1]

    monkeypatch.setattr(lock, "RENEWED", 0)
    monkeypatch.setattr(place, "replace", counted)

    async def publish() -> None:
        async with lock.held(place, OURS, by_force=False):
            while not any(renewals):  # ours is renewed
                await asyncio.sleep(0)
            await place.write(LOCK, msgspec.json.encode(THEIRS), LOCK)
            while renewals[-1]:
                await asyncio.sleep(0)

    asyncio.run(publish())
    assert bytes(bucket.library.get(bucket.store, f"desa/{LOCK}").bytes()) == msgspec.json.encode(THEIRS)


def test_without_a_key_nothing_is_tried(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)
    result = Publisher(publisher.site, {}).publish()
    assert result.exit_code == 1
    assert "AWS_ACCESS_KEY_ID" in result.output


def test_a_bucket_that_is_not_there_is_told(publisher: Publisher, bucket: Bucket) -> None:
    publisher.site.replace("content/site.yaml", bucket.name, "tidak-ada")
    result = publisher.publish()
    assert result.exit_code == 1
    assert "There is no bucket at s3://tidak-ada/desa." in result.output


def test_killed_at_any_moment_every_page_is_whole_and_the_next_run_finishes_it(
    publisher: Publisher, bucket: Bucket
) -> None:
    assert publisher.publish().exit_code == 0
    old, names = publisher.built(), ("Desa Contoh", "Desa Sampel")
    killed = 0
    for moment in range(6):
        publisher.retitle(*names)
        names = names[::-1]
        publisher.build()
        new = publisher.built()
        process = publisher.begin()
        while process.poll() is None and not any(name.endswith("lock.json") for name in bucket.names()):
            time.sleep(0.01)
        time.sleep(moment * 0.04)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        visible = bucket.files()
        for name, content in visible.items():
            assert content in (old.get(name, content), new.get(name)), name
            if name.endswith(".html"):
                assert set(FINGERPRINTED.findall(content.decode())) <= visible.keys()
        assert {*old} & {*new} <= visible.keys()
        result = publisher.publish()
        assert result.exit_code == 0, result.output
        assert is_shown(new, bucket.files())
        old = new
    assert killed >= 4
