"""A real server that speaks S3, for tests: on loopback, ended by its process id; and a bucket in it."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.conftest import PROJECT
from tests.ssh_server import free_port, wait_for

MOTO = PROJECT / ".tools" / "moto" / "bin" / "moto_server"

KEYS = {"AWS_ACCESS_KEY_ID": "percobaan", "AWS_SECRET_ACCESS_KEY": "rahasia"}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    with (tmp_path_factory.mktemp("moto") / "log").open("wb") as log:
        server = subprocess.Popen([str(MOTO), "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


class Bucket:
    """A bucket, as its owner and its visitors see it."""

    def __init__(self, endpoint: str, name: str) -> None:
        import obstore
        from obstore.store import S3Store

        self.name, self.library = name, obstore
        _put(f"{endpoint}/{name}")
        self.store: Any = S3Store(
            name,
            endpoint=endpoint,
            region="us-east-1",
            access_key_id="a",
            secret_access_key="b",
            client_options={"allow_http": True},
        )

    def open_to_all(self, endpoint: str) -> None:
        """Let anybody read, as an owner does whose visitors come without a key."""
        rule = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{self.name}/*",
        }
        policy = {"Version": "2012-10-17", "Statement": [rule]}
        _put(f"{endpoint}/{self.name}?policy", json.dumps(policy).encode())

    def names(self) -> list[str]:
        return [str(one["path"]) for chunk in self.library.list(self.store) for one in chunk]

    def files(self) -> dict[str, bytes]:
        names = [name for name in self.names() if "/.etalase/" not in name]
        return {name.removeprefix("desa/"): bytes(self.library.get(self.store, name).bytes()) for name in names}


def _put(url: str, content: bytes = b"") -> None:
    with closing(
        urllib.request.urlopen(urllib.request.Request(url, content, {"Content-Type": "application/json"}, method="PUT"))
    ):
        pass


@pytest.fixture
def bucket(endpoint: str, request: pytest.FixtureRequest) -> Bucket:
    return Bucket(endpoint, f"desa-{abs(hash(request.node.name)) % 10**9}")
